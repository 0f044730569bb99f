import Testing

@testable import Articles

@Suite("Findings") struct FindingTests {
  @Test("A finding says where, what and what to do, in one line")
  func line() {
    let finding = Finding(.tooLarge, place: "a.jsonl#3", problem: "12 bytes are too many", advice: "split it")
    #expect(finding.description == "a.jsonl#3: 12 bytes are too many (split it)")
    #expect(finding.severity == .skipped)
  }

  @Test("Codes are lower-case words, and only those with an article are warnings")
  func codes() {
    let letters = Set("abcdefghijklmnopqrstuvwxyz-")
    for code in Finding.Code.allCases { #expect(code.rawValue.lowercased().allSatisfy(letters.contains)) }
    #expect(
      Finding.Code.allCases.filter { $0.severity == .warning }
        == [.undated, .unreadDate, .replacedBytes, .duplicateKey, .readBefore])
  }
}
