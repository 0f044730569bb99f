-- Small archives, one for each thing that can become of an announced meeting.

local ANNOUNCED = {
  id = "announced",
  text = "Марина Острожская и Ирина Сельванова проведут переговоры 5 марта 2026 года в Женеве.",
  published = "2026-03-02",
  outlet = "Северный вестник",
}

-- A meeting of others on a later day, announced by nobody. By it the archive goes on: its last day is that of the last
-- article that tells of a meeting.
local LATER = {
  id = "later",
  text = "Антон Велигжанин и Тимофей Ольховский провели переговоры 19 марта 2026 года в Праге.",
  published = "2026-03-20",
  outlet = "Северный вестник",
}

-- The announcement and what was published behind it.
local function archive(...)
  return { ANNOUNCED, ... }
end

local function report(text, published, outlet)
  return { id = "report " .. published .. " " .. (outlet or ""), text = text, published = published, outlet = outlet }
end

local HELD = "Марина Острожская и Ирина Сельванова провели переговоры 5 марта 2026 года в Женеве."
local CANCELLED = "Марина Острожская и Ирина Сельванова отменили переговоры 5 марта 2026 года в Женеве."

return {
  {
    name = "held as announced",
    articles = archive(report(HELD, "2026-03-06", "Озёрная газета")),
    expect = {
      meeting_sequence = {
        {
          outcome = "held as announced",
          due = "2026-03-05",
          announced = "2026-03-02",
          announced_by = "Северный вестник",
          reported = "2026-03-06",
          reported_by = "Озёрная газета",
          held = "2026-03-05",
        },
      },
    },
  },
  {
    name = "the order of publication counts, not that of the files",
    articles = { report(HELD, "2026-03-06"), ANNOUNCED },
    expect = { meeting_sequence = { { outcome = "held as announced", announced = "2026-03-02" } } },
  },
  {
    name = "two announcements of one meeting are one event",
    articles = archive(
      report("Ирина Сельванова и Марина Острожская проведут переговоры 5 марта 2026 года.", "2026-03-03"),
      report(HELD, "2026-03-06")
    ),
    expect = { meeting_sequence = { { outcome = "held as announced", announced = "2026-03-02" } } },
  },
  {
    name = "held on another day",
    articles = archive(report(
      "Марина Острожская и Ирина Сельванова провели переговоры 7 марта 2026 года в Женеве.", "2026-03-08")),
    expect = { meeting_sequence = { { outcome = "held on another day", due = "2026-03-05", held = "2026-03-07" } } },
  },
  {
    name = "too long after the announced day it is another meeting",
    articles = archive(report(
      "Марина Острожская и Ирина Сельванова провели переговоры 15 марта 2026 года в Женеве.", "2026-03-16")),
    expect = { meeting_sequence = { { outcome = "no later report", due = "2026-03-05" } } },
  },
  {
    name = "how long is an option",
    options = { window = 12 },
    articles = archive(report(
      "Марина Острожская и Ирина Сельванова провели переговоры 15 марта 2026 года в Женеве.", "2026-03-16")),
    expect = { meeting_sequence = { { outcome = "held on another day", held = "2026-03-15" } } },
  },
  {
    name = "moved, and held on the new day",
    articles = archive(
      report(
        "Переговоры перенесены на 9 марта 2026 года. Марина Острожская и Ирина Сельванова проведут переговоры "
          .. "9 марта 2026 года в Женеве.",
        "2026-03-04"
      ),
      report("Марина Острожская и Ирина Сельванова провели переговоры 9 марта 2026 года в Женеве.", "2026-03-10")
    ),
    expect = {
      meeting_sequence = {
        { outcome = "moved", due = "2026-03-05", reported = "2026-03-04" },
        { outcome = "held as announced", due = "2026-03-09", held = "2026-03-09" },
      },
    },
  },
  {
    name = "cancelled",
    articles = archive(report(CANCELLED, "2026-03-04"), LATER),
    expect = { meeting_sequence = { { outcome = "cancelled", due = "2026-03-05", reported = "2026-03-04" } } },
  },
  {
    name = "contradicted by another outlet",
    articles = archive(
      report(HELD, "2026-03-06", "Северный вестник"),
      report(CANCELLED, "2026-03-07", "Озёрная газета")
    ),
    expect = {
      meeting_sequence = {
        { outcome = "contradicted", due = "2026-03-05", reported = "2026-03-06", reported_by = "Северный вестник" },
      },
    },
  },
  {
    name = "one outlet that corrects itself is no contradiction",
    articles = archive(
      report(HELD, "2026-03-06", "Северный вестник"),
      report(CANCELLED, "2026-03-07", "Северный вестник")
    ),
    expect = { meeting_sequence = { { outcome = "held as announced", due = "2026-03-05" } } },
  },
  {
    name = "reported before it was due",
    articles = archive(report(HELD, "2026-03-03", "Озёрная газета"), LATER),
    expect = {
      meeting_sequence = {
        { outcome = "reported before it was due", due = "2026-03-05", reported = "2026-03-03", held = "2026-03-05" },
      },
    },
  },
  {
    name = "no later report",
    articles = archive(LATER),
    expect = { meeting_sequence = { { outcome = "no later report", due = "2026-03-05" } } },
  },
  {
    name = "not due yet while a report may still be on its way",
    options = { patience = 30 },
    articles = archive(LATER),
    expect = { meeting_sequence = { { outcome = "not due yet", due = "2026-03-05" } } },
  },
  {
    name = "not due yet when the archive ends",
    articles = archive(),
    expect = { meeting_sequence = { { outcome = "not due yet", due = "2026-03-05" } } },
  },
  {
    name = "a meeting of other people is no report",
    articles = archive(
      report("Антон Велигжанин и Тимофей Ольховский провели переговоры 5 марта 2026 года в Праге.", "2026-03-06"),
      LATER
    ),
    expect = { meeting_sequence = { { outcome = "no later report", due = "2026-03-05" } } },
  },
  {
    name = "what nobody announced is in no sequence",
    articles = { report(HELD, "2026-03-06"), LATER },
    expect = { meeting_sequence = {} },
  },
  {
    name = "an article without a day of publication can not be put in order",
    articles = { { text = ANNOUNCED.text }, report(HELD, "2026-03-06") },
    expect = { meeting_sequence = {} },
  },
}
