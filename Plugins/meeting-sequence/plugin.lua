-- What became of each announced meeting: an archive read as one story.
--
-- The plugin `meetings` gives one row for each meeting of each article. Here the rows of all articles come together:
--
-- 1. Announcements (a meeting planned, or moved to a new day) that fit one another and name the same day are one
--    event, known by its first announcement.
-- 2. Every other row is a report. It goes to the event it fits best: the one whose day is nearest, then the one it
--    shares most participants with, then the one announced first.
-- 3. The reports of an event decide its outcome: see `outcome_of`.
--
-- A row fits an event when
--   - their kinds go together: a session is not a visit, but one and the same event is «встреча», «переговоры» and
--     «саммит» in three articles;
--   - they do not name different places;
--   - on the same day, they share a participant or the place, or one of them names neither; on days up to `window`
--     apart, half of the participants of whichever names fewer, or, where one names none, the place and the very kind;
--   - it was not over before it was announced: else it is an earlier meeting of the same people.
-- A report without a day counts for its day of publication; a cancellation without a day, for the day that was due.

local days = require "days"
local names = require "names"

local FACE_TO_FACE = { meeting = true, talks = true, summit = true, visit = true }
local ASSEMBLY = { meeting = true, session = true, conference = true }

local function kinds_go_together(one, other)
  return one == other or (FACE_TO_FACE[one] and FACE_TO_FACE[other]) or (ASSEMBLY[one] and ASSEMBLY[other])
end

-- A row of `meetings`, made ready to be compared.
local function notice_of(row)
  local published = days.of(row.article.published)
  -- What has no day of publication can not be put in order; such rows stay visible in the table `meetings`.
  if not published then return nil end
  local notice = {
    row = row,
    kind = row.kind,
    status = row.status,
    published = published,
    names = names.list(row.participants),
    place = row.place and names.read(row.place),
    outlet = row.outlet and names.read(row.outlet),
  }
  notice.first, notice.last = days.of(row.date)
  notice.new_first, notice.new_last = days.of(row.moved_to)
  return notice
end

local function names_nothing(it)
  return #it.names == 0 and not it.place
end

-- How many days a notice is from an event, and how many participants they share; nil where it does not fit.
local function fit(event, notice, first, last, window)
  if not kinds_go_together(event.kind, notice.kind) then return nil end
  if notice.published < event.announced or last < event.announced then return nil end
  local same_place = event.place and notice.place and names.same(event.place, notice.place)
  if event.place and notice.place and not same_place then return nil end

  local distance = days.between(event.first, event.last, first, last)
  local shared = names.shared(event.names, notice.names)
  local fewer = math.min(#event.names, #notice.names)
  local enough
  if distance == 0 then
    enough = shared > 0 or same_place or names_nothing(event) or names_nothing(notice)
  elseif fewer > 0 then
    enough = 2 * shared >= fewer
  else
    enough = same_place and event.kind == notice.kind
  end
  if enough and distance <= window then return distance, shared end
end

-- Puts an announcement to the event it repeats, or adds the event it makes known.
local function announce(events, notice, first, last, window)
  if not first or last < notice.published then return end
  for _, event in ipairs(events) do
    if fit(event, notice, first, last, window) == 0 then
      names.merge(event.names, notice.names) -- what one announcement leaves out, the next one tells
      event.place = event.place or notice.place
      return
    end
  end
  events[#events + 1] = {
    announcement = notice,
    announced = notice.published,
    first = first,
    last = last,
    kind = notice.kind,
    place = notice.place,
    names = names.merge({}, notice.names),
    reports = {},
  }
end

-- The days a report speaks of, as a report on this event.
local function days_of_report(notice, event)
  if notice.first then return notice.first, notice.last end
  if notice.status ~= "cancelled" and notice.status ~= "moved" then return notice.published, notice.published end
  return math.max(event.first, notice.published), math.max(event.last, notice.published)
end

-- Puts a report to the event it fits best.
local function attach(events, notice, window)
  local best, best_distance, best_shared
  for _, event in ipairs(events) do
    local is_new_day = notice.new_first == event.first -- a move is a report on the old day, not on the new one
    local first, last = days_of_report(notice, event)
    local distance, shared = fit(event, notice, first, last, window)
    if distance and not is_new_day then
      if not best or distance < best_distance or (distance == best_distance and shared > best_shared) then
        best, best_distance, best_shared = event, distance, shared
      end
    end
  end
  if best then best.reports[#best.reports + 1] = notice end
end

-- What a single report says of its event.
local function verdict_of(report, event, patience)
  if report.status == "cancelled" or report.status == "moved" then return report.status end
  local first, last = days_of_report(report, event)
  local held_earlier = report.first and last < event.first and last <= report.published
  if report.published < event.first and not held_earlier then return "early" end
  local late = days.between(event.first, event.last, first, last)
  if late == 0 or (not report.first and late <= patience) then return "on time" end
  return "other day"
end

-- A report that a meeting was held and one of another outlet that it was not; nil where there is no such pair.
local function contradiction(reports)
  for _, report in ipairs(reports) do
    for _, denial in ipairs(reports) do
      local opposed = denial.status == "cancelled" and report.status ~= "cancelled" and report.status ~= "moved"
      if opposed and report.outlet and denial.outlet and not names.same(report.outlet, denial.outlet) then
        return report, denial
      end
    end
  end
end

-- The outcome, the report that shows it and, in a contradiction, the report that denies it. The first rule that
-- holds decides: a contradiction outweighs what either side says, a premature report is news even when the meeting
-- then took place, and what was held as announced was not really moved.
local function outcome_of(event, patience, archive_end)
  local report, denial = contradiction(event.reports)
  if report then return "contradicted", report, denial end

  local first = {} -- the first report of each verdict
  for _, candidate in ipairs(event.reports) do
    local verdict = verdict_of(candidate, event, patience)
    first[verdict] = first[verdict] or candidate
  end
  if first.early then return "reported before it was due", first.early end
  if first["on time"] then return "held as announced", first["on time"] end
  if first.moved then return "moved", first.moved end
  if first["other day"] then return "held on another day", first["other day"] end
  if first.cancelled then return "cancelled", first.cancelled end
  if event.last + patience < archive_end then return "no later report" end
  return "not due yet"
end

return {
  name = "meeting-sequence",
  version = "1.0",
  summary = "What became of each announced meeting: held, moved, contradicted, or never heard of again.",
  requires = { "meetings" },

  options = {
    window = {
      type = "integer",
      default = 5,
      summary = "how many days from the announced day a report may place the same meeting",
    },
    patience = {
      type = "integer",
      default = 3,
      summary = "how many days after the announced day a report may still be on its way",
    },
  },

  tables = {
    meeting_sequence = {
      { "outcome", "text" },
      { "kind", "text" },
      { "due", "date" }, -- the announced day
      { "participants", "text" },
      { "place", "text" },
      { "announced", "date" }, -- when the announcement was published; `at` is the announcement itself
      { "announced_by", "text" },
      { "reported", "date" }, -- when the report was published
      { "reported_by", "text" },
      { "held", "date" }, -- the day that the report gives
      { "report", "evidence" },
      { "denial", "evidence" }, -- the report of the other outlet, where two contradict each other
    },
  },

  archive = function(archive, emit, options)
    local notices, archive_end = {}, 0
    for row in archive.rows("meetings") do
      local notice = notice_of(row)
      if notice then
        notices[#notices + 1] = notice
        archive_end = math.max(archive_end, notice.published)
      end
    end

    local events = {}
    for _, notice in ipairs(notices) do
      if notice.status == "planned" then
        announce(events, notice, notice.first, notice.last, options.window)
      elseif notice.status == "moved" then
        announce(events, notice, notice.new_first, notice.new_last, options.window)
      end
    end
    for _, notice in ipairs(notices) do
      if notice.status ~= "planned" and notice.status ~= "unclear" then attach(events, notice, options.window) end
    end

    -- By the announced day; events of one day stay in the order of their announcements, for the sort is stable.
    table.sort(events, function(one, other) return one.first < other.first end)

    for _, event in ipairs(events) do
      local outcome, report, denial = outcome_of(event, options.patience, archive_end)
      local announcement = event.announcement.row
      emit.meeting_sequence {
        outcome = outcome,
        kind = event.kind,
        due = announcement.moved_to or announcement.date,
        participants = announcement.participants,
        place = announcement.place,
        announced = announcement.article.published,
        announced_by = announcement.outlet,
        reported = report and report.row.article.published,
        reported_by = report and report.row.outlet,
        held = report and report.status == "held" and report.row.date or nil,
        report = report and report.row,
        denial = denial and denial.row,
        at = announcement,
      }
    end
  end,

  tests = require "tests",

  views = {
    announced = {
      summary = "Every announced meeting and what became of it",
      sql = [[
        SELECT due, kind, outcome, held, participants, place
        FROM meeting_sequence
        ORDER BY due, announced, participants]],
      chart = { mark = "timeline", x = "due", y = "kind", color = "outcome" },
    },
    outcomes = {
      summary = "How announced meetings ended",
      sql = [[
        SELECT outcome, count(*) AS meetings
        FROM meeting_sequence
        GROUP BY outcome
        ORDER BY meetings DESC, outcome]],
      chart = { mark = "bar", x = "meetings", y = "outcome" },
    },
    sentences = {
      summary = "The sentences side by side: the announcement, the report, and the report that denies it",
      sql = [[
        SELECT due, outcome, sentence AS announcement, report_sentence AS report, denial_sentence AS denial
        FROM meeting_sequence_evidence
        ORDER BY due, announced, participants]],
    },
    suspicious = {
      summary = "Meetings to look into: whatever was not simply held as announced",
      sql = [[
        SELECT due, outcome, kind, participants, place, announced_by, reported_by, reported, held
        FROM meeting_sequence
        WHERE outcome NOT IN ('held as announced', 'not due yet')
        ORDER BY due, outcome, participants]],
      chart = { mark = "timeline", x = "due", y = "kind", color = "outcome" },
    },
  },
}
