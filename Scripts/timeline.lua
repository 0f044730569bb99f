-- The meetings of an archive in the order of their days, with who said so.
--
--   dateline run Scripts/timeline.lua Samples/news/

local WIDTH = 80

local function cut(words, width)
  if text.len(words) <= width then return words end
  return text.sub(words, 1, width - 1) .. "…"
end

local function names(entities)
  local list = {}
  for i, entity in ipairs(entities) do list[i] = entity.name end
  return table.concat(list, ", ")
end

local events = {}
for article in archive.articles() do
  for _, meeting in ipairs(article.meetings) do
    if meeting.date then
      events[#events + 1] = {
        date = meeting.date,
        status = meeting.status,
        kind = meeting.kind,
        who = names(meeting.participants),
        place = meeting.place and meeting.place.name,
        published = article.published or "undated",
        id = article.id,
      }
    end
  end
end

table.sort(events, function(one, other)
  if one.date ~= other.date then return one.date < other.date end
  if one.published ~= other.published then return one.published < other.published end
  return one.id < other.id
end)

local day
for _, event in ipairs(events) do
  if event.date ~= day then
    day = event.date
    print(day)
  end
  -- Kind and status are English words, so %-10s pads them right; names are Cyrillic and stand last.
  local what = event.who ~= "" and event.who or "nobody is named"
  if event.place then what = what .. " (" .. event.place .. ")" end
  print(("  %-10s %-10s %s"):format(event.kind, event.status, cut(what, WIDTH - 24)))
  print(("  %s %s"):format((" "):rep(21), cut("said on " .. event.published .. " by " .. event.id, WIDTH - 24)))
end
