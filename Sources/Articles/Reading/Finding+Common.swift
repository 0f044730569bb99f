/// Findings that several formats make, worded once.
extension Finding {
  static func blank(_ place: String) -> Finding {
    Finding(.empty, place: place, problem: "there is no text", advice: "remove it, or fill it in")
  }

  static func undated(_ place: String, advice: String) -> Finding {
    Finding(
      .undated, place: place, problem: "no publication day, so 'yesterday' and the like stay unresolved",
      advice: advice)
  }

  static func unreadDate(_ value: String, _ place: String) -> Finding {
    Finding(
      .unreadDate, place: place, problem: "'\(value.prefix(60))' is no date that is known here",
      advice: "write it as YYYY-MM-DD")
  }
}

extension [Finding] {
  /// The warning about replaced bytes, where there are any.
  static func replaced(_ count: Int, _ place: String) -> [Finding] {
    guard count > 0 else { return [] }
    let sequences = count == 1 ? "1 invalid sequence was" : "\(count) invalid sequences were"
    return [
      Finding(
        .replacedBytes, place: place, problem: "\(sequences) replaced with U+FFFD",
        advice: "check the encoding of the file")
    ]
  }
}
