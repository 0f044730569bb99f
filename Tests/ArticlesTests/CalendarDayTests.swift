import Testing

@testable import Articles

@Suite("Calendar days") struct CalendarDayTests {
  @Test("Ordinals and days turn into each other", arguments: -800_000..<(-799_000))
  func roundTrip(ordinal: Int) throws {
    let day = CalendarDay(ordinal: ordinal)
    if let day { #expect(day.ordinal == ordinal) }
  }

  @Test(
    "ISO text, weekday and neighbors",
    arguments: [("2026-01-03", 6, "2026-01-04"), ("2024-02-28", 3, "2024-02-29"), ("1999-12-31", 5, "2000-01-01")])
  func iso(text: String, weekday: Int, next: String) throws {
    let day = try #require(CalendarDay(iso: text))
    #expect(day.description == text)
    #expect(day.weekday == weekday)
    #expect(day.adding(days: 1)?.description == next)
  }

  @Test(
    "What is no day is refused", arguments: ["2026-02-29", "2026-13-01", "2026-1-3", "20260103", "2026-01-03x", "None"])
  func refused(text: String) { #expect(CalendarDay(iso: text) == nil) }
}
