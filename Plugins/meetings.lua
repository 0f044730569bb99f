-- Every meeting an article tells of: one row an event, with what the article says of its day, place and parties.
-- The base of plugins that compare articles: `requires = { "meetings" }` gives them these rows.

-- Words that say a meeting was put off, as they begin; text.find takes е and ё for one letter.
local MOVED = { "перенес", "перенос", "отложен", "отложил", "сдвину" }

local function tells_of_a_move(sentence)
  for _, beginning in ipairs(MOVED) do
    if text.find(sentence.text, beginning) then return true end
  end
  return false
end

-- «Визит перенесён с 17 на 20 марта»: the last day that the sentence names is the new one.
local function new_day(sentence)
  local times = sentence.times
  for i = #times, 1, -1 do
    if times[i].value then return times[i].value end
  end
end

-- The day a meeting was moved to, and the day it was moved from as far as the article says it.
local function move_of(meeting)
  for _, mention in ipairs(meeting.mentions) do
    local sentence = mention.sentence
    if sentence and tells_of_a_move(sentence) then
      local to = new_day(sentence)
      if to then return to, meeting.date ~= to and meeting.date or nil end
    end
  end
end

local function names(entities)
  local list = {}
  for i, entity in ipairs(entities) do list[i] = entity.name end
  return #list > 0 and table.concat(list, "; ") or nil
end

-- Who says so: the outlet, where the archive names it, else the first medium that the article cites.
local function outlet_of(article)
  if article.outlet then return article.outlet end
  local source = article.sources[1]
  return source and source.name or nil
end

return {
  name = "meetings",
  version = "1.0",
  summary = "Meetings, talks, visits and sessions: who, where, when, and whether they took place.",

  options = {
    kinds = {
      type = "list",
      default = { "meeting", "talks", "summit", "visit", "call", "session", "conference" },
      summary = "kinds of meeting to report",
    },
  },

  tables = {
    meetings = {
      { "kind", "text" },
      { "status", "text" }, -- held, ongoing, planned, cancelled, moved or unclear, as of the day of publication
      { "date", "date" },
      { "moved_to", "date" }, -- the new day, where status is moved
      { "place", "text" },
      { "participants", "text" }, -- names with "; " between them
      { "outlet", "text" }, -- who says so
      { "published", "date" }, -- and when
    },
  },

  article = function(article, emit, options)
    for _, meeting in ipairs(article.meetings) do
      if options.kinds[meeting.kind] then
        local status, date = meeting.status, meeting.date
        local moved_to, moved_from
        if status == "planned" or status == "cancelled" then moved_to, moved_from = move_of(meeting) end
        if moved_to then status, date = "moved", moved_from end
        emit.meetings {
          kind = meeting.kind,
          status = status,
          date = date,
          moved_to = moved_to,
          place = meeting.place and meeting.place.name or nil,
          participants = names(meeting.participants),
          outlet = outlet_of(article),
          published = article.published,
          at = meeting,
        }
      end
    end
  end,

  views = {
    by_day = {
      summary = "Meetings by day",
      sql = [[
        SELECT coalesce(date, moved_to) AS day, kind, status, participants, place, outlet, published
        FROM meetings
        ORDER BY day IS NULL, day, published, article, "row"]],
      chart = { mark = "timeline", x = "day", y = "kind", color = "status" },
    },
    by_status = {
      summary = "How many meetings of each kind were held, planned or called off",
      sql = [[
        SELECT kind, status, count(*) AS meetings
        FROM meetings
        GROUP BY kind, status
        ORDER BY kind, status]],
      chart = { mark = "bar", x = "meetings", y = "kind", color = "status" },
    },
  },

  tests = {
    {
      name = "an announced meeting",
      text = "Переговоры министров пройдут 5 марта в Порт-Альмаре.",
      published = "2026-03-02",
      expect = { meetings = { { kind = "talks", status = "planned", date = "2026-03-05" } } },
    },
    {
      name = "a meeting that took place",
      text = "В Порт-Альмаре 5 марта прошли переговоры министров.",
      published = "2026-03-06",
      expect = { meetings = { { kind = "talks", status = "held", date = "2026-03-05" } } },
    },
    {
      name = "a visit that was moved",
      text = "Визит Карла Линдгаарда перенесён на 20 марта.",
      published = "2026-03-16",
      expect = { meetings = { { kind = "visit", status = "moved", moved_to = "2026-03-20" } } },
    },
    {
      name = "without a day of publication the year stays open",
      text = "Переговоры министров пройдут 5 марта в Порт-Альмаре.",
      expect = { meetings = { { kind = "talks", status = "planned", date = "XXXX-03-05" } } },
    },
    {
      name = "no meeting, no row",
      text = "Паводок повредил дамбу в Усть-Ладыге.",
      published = "2026-03-11",
      expect = { meetings = {} },
    },
  },
}
