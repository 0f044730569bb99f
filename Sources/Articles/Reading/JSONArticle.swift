/// Makes an article of a JSON object: finds its fields by their names, and says what is missing.
struct JSONArticle {
  private struct Candidate {
    var rank: Int
    var value: JSONObject.Value
    var replacements: Int
  }

  private let record: RawRecord
  private let keys: [String]
  private var fields: [JSONField: [Candidate]] = [:]
  private var findings: [Finding] = []
  private var replacements = 0

  init(_ object: JSONObject, of record: RawRecord) {
    self.record = record
    keys = object.members.map(\.key)
    for member in object.members {
      guard let (field, rank) = JSONField.named(member.key) else { continue }
      let candidate = Candidate(rank: rank, value: member.value, replacements: member.replacements)
      if let earlier = fields[field]?.firstIndex(where: { $0.rank == rank }) {
        fields[field]?[earlier] = candidate
        findings.append(
          Finding(
            .duplicateKey, place: record.source, problem: "the key '\(member.key)' stands twice, the last value counts",
            advice: "keep one of them"))
      } else {
        fields[field, default: []].append(candidate)
      }
    }
    for field in fields.keys { fields[field]?.sort { $0.rank < $1.rank } }
  }

  var decoded: DecodedRecord {
    var copy = self
    return copy.decode()
  }

  private mutating func decode() -> DecodedRecord {
    guard let text = string(.text) else { return DecodedRecord(failure: missingText) }
    guard !text.isBlank else { return DecodedRecord(failure: .blank(record.source)) }
    let id = string(.id).flatMap { $0.isBlank ? nil : $0 } ?? record.fallbackID
    let title = string(.title)
    let language = string(.language)
    let (outlet, address) = outlet()
    let url = string(.url) ?? address
    let published = published()
    let article = Article(
      id: id, source: record.source, title: title, published: published, outlet: outlet, url: url,
      language: language.flatMap(JSONArticle.languageCode), text: text, replacements: replacements)
    return DecodedRecord(article, findings: findings + .replaced(replacements, record.source))
  }

  /// The best value of a field that is there at all; empty strings and Python's `None` are not.
  private mutating func string(_ field: JSONField) -> String? {
    for candidate in fields[field] ?? [] {
      guard let text = text(of: candidate, field), !JSONArticle.isNone(text) else { continue }
      replacements += candidate.replacements
      return text
    }
    return nil
  }

  private mutating func text(of candidate: Candidate, _ field: JSONField) -> String? {
    switch candidate.value {
    case .string(let text): return text
    case .number(let digits): return field == .text ? nil : digits
    case .boolean, .null: return nil
    case .nested(let range):
      // A copy of the array's reference: the span must not borrow from self, which changes here.
      let record = record.bytes
      let bytes = record.span
      if field == .text {
        // A list of paragraphs; a list of anything else is no text.
        guard let (paragraphs, replaced) = JSONObject.strings(range, in: bytes), !paragraphs.isEmpty else { return nil }
        replacements += replaced
        return paragraphs.joined(separator: "\n\n")
      }
      // MongoDB wraps ids and dates, schema.org publishers and pages.
      for member in JSONObject.nested(range, in: bytes)?.members ?? [] {
        guard ["$oid", "$date", "name", "@id"].contains(member.key) else { continue }
        switch member.value {
        case .string(let text), .number(let text): return text
        case .boolean, .null, .nested: continue
        }
      }
      return nil
    }
  }

  /// The outlet, and the address of the article where the object keeps it under `source` (trafilatura).
  private mutating func outlet() -> (outlet: String?, address: String?) {
    var address: String?
    for candidate in fields[.outlet] ?? [] {
      guard let text = text(of: candidate, .outlet), !JSONArticle.isNone(text) else { continue }
      if text.hasPrefix("http://") || text.hasPrefix("https://") {
        address = address ?? text
      } else {
        replacements += candidate.replacements
        return (text, address)
      }
    }
    return (nil, address)
  }

  private mutating func published() -> CalendarDay? {
    var unread: String?
    for candidate in fields[.date] ?? [] {
      guard let text = text(of: candidate, .date), !JSONArticle.isNone(text) else { continue }
      if let day = PublicationDay.read(text) { return day }
      unread = unread ?? text
    }
    findings.append(
      unread.map { .unreadDate($0, record.source) }
        ?? .undated(record.source, advice: "give it a field 'date' as YYYY-MM-DD"))
    return nil
  }

  private var missingText: Finding {
    let isThere = fields[.text]?.contains {
      if case .string = $0.value { true } else { $0.value == .null }
    }
    if isThere == true { return .blank(record.source) }
    let found = keys.isEmpty ? "the object is empty" : "its keys are \(keys.prefix(12).joined(separator: ", "))"
    let wrong = keys.first { JSONField.named($0)?.field == .text }
    let near = keys.first { NearestName.of($0, among: JSONField.text.names) != nil }
    let advice =
      if let wrong {
        "'\(wrong)' must be a string with the text, or a list of paragraphs"
      } else if let near, let meant = NearestName.of(near, among: JSONField.text.names) {
        "rename '\(near)' to '\(meant)'"
      } else {
        "keep the text under 'text'"
      }
    return Finding(.noText, place: record.source, problem: "no text: \(found)", advice: advice)
  }

  private static func isNone(_ text: String) -> Bool {
    ["", "None", "null", "nan", "NaN", "NaT", "-"].contains(text)
  }

  /// `ru` of `ru`, `RU`, `ru-RU` and `ru_RU`; nil for anything that is no such code.
  private static func languageCode(_ tag: String) -> String? {
    let code = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
    return (2...3).contains(code.count) && code.allSatisfy { ("a"..."z").contains($0) } ? String(code) : nil
  }
}
