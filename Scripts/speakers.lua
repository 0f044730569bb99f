-- Who speaks how often, with an example of each: the most telling one, which is the longest that fits on a line.
--
--   dateline run Scripts/speakers.lua Samples/news/

local WIDTH = 80

local speakers, order = {}, {}
for article in archive.articles() do
  for _, statement in ipairs(article.statements) do
    local entity = statement.speaker
    local name = entity and entity.name or statement.speakerText
    if name then
      local speaker = speakers[name]
      if not speaker then
        speaker = { name = name, statements = 0, direct = 0, example = "" }
        speakers[name] = speaker
        order[#order + 1] = speaker
      end
      speaker.statements = speaker.statements + 1
      if statement.kind == "direct" then
        speaker.direct = speaker.direct + 1
        local words = statement.text:gsub("%s+", " ")
        local length = text.len(words)
        if length <= WIDTH - 6 and length > text.len(speaker.example) then speaker.example = words end
      end
    end
  end
end

table.sort(order, function(one, other)
  if one.statements ~= other.statements then return one.statements > other.statements end
  return one.name < other.name
end)

for _, speaker in ipairs(order) do
  local quoted = speaker.direct > 0 and (", %d of them in quotation marks"):format(speaker.direct) or ""
  print(("%4d  %s%s"):format(speaker.statements, speaker.name, quoted))
  if speaker.example ~= "" then print("      " .. speaker.example) end
end
