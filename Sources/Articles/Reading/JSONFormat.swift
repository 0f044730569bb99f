/// JSON lines, one object an article; also an array of objects, and pretty-printed objects.
package enum JSONFormat: ArticleFormat {
  package static let name = "json"
  package static let version = 1

  package static func recognizes(fileName: String, head: Span<UInt8>) -> Bool {
    let place = head.skippingWhitespace(from: 0)
    guard place < head.count else { return false }
    if [".jsonl", ".ndjson", ".json"].contains(where: fileName.lowercased().hasSuffix) { return true }
    // Elsewhere a bracket alone is not enough: plain text may begin with '[Reuters]'.
    guard head[place] == UInt8(ascii: "{") || head[place] == UInt8(ascii: "[") else { return false }
    let next = head.skippingWhitespace(from: place + 1)
    return next < head.count
      && head[next] == (head[place] == UInt8(ascii: "{") ? UInt8(ascii: "\"") : UInt8(ascii: "{"))
  }

  package static func makeSplitter() -> any RecordSplitter { JSONSplitter() }

  package static func decode(_ record: RawRecord) -> DecodedRecord {
    do {
      let object = try JSONObject(record.bytes.span)
      return JSONArticle(object, of: record).decoded
    } catch .noObject(let found) {
      return DecodedRecord(
        failure: Finding(
          .notAnObject, place: record.source, problem: "\(found) where an object is expected",
          advice: "write each article as an object, one a line"))
    } catch {
      return DecodedRecord(
        failure: Finding(
          .invalidJSON, place: record.source, problem: "no JSON: \(error)",
          advice: "write the record anew; each article must be one object, one a line"))
    }
  }
}
