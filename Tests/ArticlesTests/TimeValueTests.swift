import Articles
import Testing

@Suite("Values of calendar expressions") struct TimeValueTests {
  @Test(
    "What is a value",
    arguments: [
      "2026", "2026-01", "2026-01-03", "2026-01-03T10:00", "2026-W05", "2026-SU", "2021-H1", "2021-Q3", "XXXX-04-04",
      "XXXX-02-29", "XXXX-07", "2019-01-10/2019-01-12", "XXXX-01-05/XXXX-01-07",
    ])
  func valid(text: String) { #expect(TimeValue.isValid(text)) }

  @Test(
    "What is none",
    arguments: [
      "", "XXXX", "26", "2026-13", "2026-02-30", "2026-W54", "2026-w05", "2026-01-03/", "завтра", "2026-01-03/x/y",
    ])
  func invalid(text: String) { #expect(!TimeValue.isValid(text)) }
}
