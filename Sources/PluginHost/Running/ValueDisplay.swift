internal import Foundation
internal import LuaRuntime

/// Numbers as Lua writes them.
enum LuaNumber {
  static func text(_ number: Double) -> String {
    let text = String(format: "%.14g", number)
    return text.allSatisfy { $0.isNumber || $0 == "-" } ? text + ".0" : text
  }
}

extension LuaTable {
  /// The table on one line, cut at a few hundred characters: `{1, 2, name = "x"}`.
  var display: String {
    var text = ""
    LuaTable.append(self, to: &text, depth: 0)
    return text.count > 400 ? "\(text.prefix(400))…" : text
  }

  private static func append(_ table: LuaTable, to text: inout String, depth: Int) {
    text += "{"
    let list = table.array.count
    for (place, pair) in table.pairs.enumerated() {
      if place > 0 { text += ", " }
      guard text.utf8.count < 1000 else {
        text += "…"
        break
      }
      if case .string(let name) = pair.key { text += "\(name) = " }
      if case .integer(let number) = pair.key, number > Int64(list) || number < 1 { text += "[\(number)] = " }
      switch pair.value {
      case .table(let inner):
        if depth < 4 { append(inner, to: &text, depth: depth + 1) } else { text += "{…}" }
      case .number(let number): text += LuaNumber.text(number)
      default: text += pair.value.preview
      }
    }
    text += "}"
  }
}

extension HostFunction {
  /// The function as messages call it.
  var luaName: String {
    switch self {
    case .textLower: "text.lower"
    case .textUpper: "text.upper"
    case .textLen: "text.len"
    case .textSub: "text.sub"
    case .textWords: "text.words"
    case .textFind: "text.find"
    case .textFold: "text.fold"
    case .textLemma: "text.lemma"
    case .textMatches: "text.matches"
    case .patternFind: "pattern:find"
    case .patternFirst: "pattern:first"
    case .archiveRows: "archive.rows"
    case .archiveQuery: "archive.query"
    case .archiveCount: "archive.count"
    case .archiveArticles: "archive.articles"
    default: String(describing: self)
    }
  }

  /// The functions that are globals or fields of libraries.
  static var registered: [LuaHostFunction] {
    let plain: [HostFunction] = [
      .print, .data, .pattern, .textLower, .textUpper, .textLen, .textSub, .textWords, .textFind, .textFold, .textLemma,
      .textMatches,
    ]
    return plain.map { LuaHostFunction(name: $0.luaName, number: $0.rawValue) }
      + [LuaHostFunction(name: "require", number: HostFunction.require.rawValue, kind: .moduleLoader)]
  }
}
