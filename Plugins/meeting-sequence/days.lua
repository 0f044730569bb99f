-- Arithmetic with ISO 8601 values: every value is a stretch of days, a day is a number.

local days = {}

-- The number of a day, counted from 1 March of the year 0 (Howard Hinnant, days_from_civil), to subtract dates.
local function number(year, month, day)
  if month <= 2 then year = year - 1 end
  local from_march = (month + 9) % 12
  return 365 * year + year // 4 - year // 100 + year // 400 + (153 * from_march + 2) // 5 + day - 1
end

-- The first and the last day of some months of a year.
local function months(year, month, count)
  local after = month + count - 1
  return number(year, month, 1), number(year + after // 12, after % 12 + 1, 1) - 1
end

-- Parts of a year: their first month, and how many they have. A winter ends in the next year.
local PARTS = {
  H1 = { 1, 6 }, H2 = { 7, 6 },
  Q1 = { 1, 3 }, Q2 = { 4, 3 }, Q3 = { 7, 3 }, Q4 = { 10, 3 },
  SP = { 3, 3 }, SU = { 6, 3 }, FA = { 9, 3 }, WI = { 12, 3 },
}

-- The first and the last day of whatever stands for days in an article: a day, week, month, season, quarter, half-year
-- or year, or an interval of them; nil for anything else, such as a day of an unknown year.
function days.of(value)
  if not value then return nil end
  local from, to = value:match("^([^/]+)/([^/]+)$")
  if from then
    local first = days.of(from)
    local _, last = days.of(to)
    if first and last then return first, last end
    return nil
  end

  local year, month, day = value:match("^(%d%d%d%d)-(%d%d)-(%d%d)")
  if year then
    local it = number(tonumber(year), tonumber(month), tonumber(day))
    return it, it
  end

  local week
  year, week = value:match("^(%d%d%d%d)-W(%d%d)$")
  if year then
    local fourth = number(tonumber(year), 1, 4) -- 4 January is always in week 1
    local monday = fourth - (fourth + 2) % 7 + 7 * (tonumber(week) - 1) -- day 0 of the count was a Wednesday
    return monday, monday + 6
  end

  year, month = value:match("^(%d%d%d%d)-(%d%d)$")
  if year then return months(tonumber(year), tonumber(month), 1) end

  local part
  year, part = value:match("^(%d%d%d%d)-(%u%w)$")
  if year and PARTS[part] then return months(tonumber(year), PARTS[part][1], PARTS[part][2]) end

  year = value:match("^%d%d%d%d$")
  if year then return months(tonumber(year), 1, 12) end
  return nil
end

-- How many days lie between two stretches of days; 0 where they touch.
function days.between(first, last, other_first, other_last)
  return math.max(0, other_first - last, first - other_last)
end

return days
