import Testing

@testable import Articles

@Suite("Days of publication") struct PublicationDayTests {
  @Test(
    "The third of January in every form",
    arguments: [
      "2026-01-03", "2026-01-03T23:59:00Z", "2026-01-03T00:10:00+03:00", "2026-01-03 10:00:00+00:00", "2026/01/03",
      "2026-1-3", "03.01.2026", "3.1.2026 10:00", "03.01.2026, 10:00", "Sat, 03 Jan 2026 10:00:00 +0300",
      "3 Jan 2026 10:00 GMT", "3 января 2026 г., 10:00", "3 січня 2026", "January 3, 2026", "20260103", "1767398400",
      "1767484799", "1767398400000", "1767398400.5", "1.7673984e9", "1767398400000000", " 2026-01-03\n", "2026.01.03",
    ])
  func known(text: String) { #expect(PublicationDay.read(text)?.description == "2026-01-03") }

  @Test(
    "Anything else is no day",
    arguments: [
      "", " ", "None", "2026", "01/03/2026", "2026-13-01", "31.02.2026", "вчера", "2026-01", "January", "Jan 2026",
      "-1",
      "0", "1e400", "nan", "99999999999999999999999", "2026-01-03-04", "12345", "мая", "3 мая", "2026-01-0x", "+", "e",
    ])
  func unknown(text: String) { #expect(PublicationDay.read(text) == nil) }
}
