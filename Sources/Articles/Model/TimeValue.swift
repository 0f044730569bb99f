/// The values that calendar expressions take: ISO 8601 as TIMEX3 extends it (Pustejovsky et al. 2010, "ISO-TimeML").
public enum TimeValue {
  /// Whether `text` is such a value: a year `2026`, a month `2026-01`, a day `2026-01-03` (a time of day may follow), a
  /// week `2026-W05`, a season `2026-SU`, a half-year `2026-H1`, a quarter `2026-Q3`, each with `XXXX` for a year that
  /// is not known, or an interval `start/stop` of two of them.
  public static func isValid(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count) && parts.allSatisfy { isPoint($0) }
  }

  private static func isPoint(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count >= 4 else { return false }
    let year = text.prefix(4)
    let isKnown = year.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isKnown || year == "XXXX" else { return false }
    // A leap year stands in for a year that is not known, so that 29 February is a day.
    let rest = text.dropFirst(4)
    let dated = (isKnown ? String(year) : "2000") + rest
    switch rest.utf8.count {
    case 0: return isKnown
    case 3:
      return ["-SP", "-SU", "-FA", "-WI", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4"].contains(String(rest))
        || isMonth(dated)
    case 4: return rest.hasPrefix("-W") && (1...53).contains(Int(rest.suffix(2)) ?? 0)
    default: return CalendarDay(iso: dated) != nil
    }
  }

  private static func isMonth(_ text: String) -> Bool { CalendarDay(iso: text + "-01") != nil }
}
