internal import Articles
internal import LuaRuntime

/// Reads the table given to `pattern { … }`.
enum PatternReader {
  private static let keys = ["word", "text", "lemma", "pos", "feats", "entity", "op"]

  static func read(_ table: LuaTable) throws(LuaHostError) -> TokenPattern {
    if let stray = table.fields.first {
      throw LuaHostError(
        "pattern takes a list of parts, { { lemma = \"…\" }, { pos = \"NOUN\" } }; '\(stray.name)' stands outside a part"
      )
    }
    let list = table.array
    guard !list.isEmpty else { throw LuaHostError("pattern needs at least one part") }
    var parts: [TokenPattern.Part] = []
    for (place, value) in list.enumerated() {
      guard case .table(let part) = value else {
        throw LuaHostError("pattern: part \(place + 1) is a \(value.typeName), not a table")
      }
      parts += try read(part, place + 1)
    }
    guard parts.count <= TokenPattern.mostParts else {
      throw LuaHostError("pattern: at most \(TokenPattern.mostParts) parts ('+' counts as two)")
    }
    return TokenPattern(parts: parts)
  }

  private static func read(_ part: LuaTable, _ place: Int) throws(LuaHostError) -> [TokenPattern.Part] {
    var condition = TokenPattern.Condition()
    var op = ""
    for (name, value) in part.fields {
      let at = "pattern: part \(place), \(name)"
      switch name {
      case "text": condition.texts = Set(try strings(value, at))
      case "word": condition.words = Set(try strings(value, at).map { FoldedText($0).string })
      case "lemma": condition.lemmas = Set(try strings(value, at).map { FoldedText($0).string })
      case "pos": condition.pos = Set(try strings(value, at))
      case "feats": condition.features = try features(value, at)
      case "entity":
        if value == .boolean(true) { condition.entities = [] } else { condition.entities = Set(try strings(value, at)) }
      case "op":
        guard case .string(let text) = value, ["?", "*", "+"].contains(text) else {
          throw LuaHostError("\(at): must be \"?\", \"*\" or \"+\", not \(value.preview)")
        }
        op = text
      default:
        throw LuaHostError("pattern: part \(place) has no key '\(name)'" + NearestName.hint(name, among: keys))
      }
    }
    switch op {
    case "?": return [.init(condition: condition, isOptional: true, repeats: false)]
    case "*": return [.init(condition: condition, isOptional: true, repeats: true)]
    case "+":
      return [
        .init(condition: condition, isOptional: false, repeats: false),
        .init(condition: condition, isOptional: true, repeats: true),
      ]
    default: return [.init(condition: condition, isOptional: false, repeats: false)]
    }
  }

  private static func strings(_ value: LuaValue, _ at: String) throws(LuaHostError) -> [String] {
    switch value {
    case .string(let text): return [text]
    case .table(let table) where table.fields.isEmpty && !table.array.isEmpty:
      var list: [String] = []
      for item in table.array {
        guard case .string(let text) = item else {
          throw LuaHostError("\(at): the list holds a \(item.typeName), not only strings")
        }
        list.append(text)
      }
      return list
    default: throw LuaHostError("\(at): must be a string or a list of strings, not \(value.preview)")
    }
  }

  /// `"Case=Nom|Number=Sing"`, or `{ Case = "Nom", Number = { "Sing", "Plur" } }`.
  private static func features(_ value: LuaValue, _ at: String) throws(LuaHostError) -> [[String]] {
    switch value {
    case .string(let text): return text.split(separator: "|").map { [String($0)] }
    case .table(let table):
      var features: [[String]] = []
      for (name, value) in table.fields {
        features.append(try strings(value, "\(at).\(name)").map { "\(name)=\($0)" })
      }
      return features
    default: throw LuaHostError("\(at): must be a string or a table, not \(value.preview)")
    }
  }
}
