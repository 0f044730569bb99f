internal import LuaRuntime

/// The functions of the library `text`.
enum TextLibrary {
  /// Answers a call, or nil where the function is not one of these.
  static func call(_ function: HostFunction, _ arguments: Arguments) throws(LuaHostError) -> [LuaValue]? {
    switch function {
    case .textLower: return [.string(try arguments.string(0).lowercased())]
    case .textUpper: return [.string(try arguments.string(0).uppercased())]
    case .textLen: return [.integer(Int64(try arguments.string(0).count))]
    case .textFold: return [.string(FoldedText(try arguments.string(0)).string)]
    case .textSub:
      let text = try arguments.string(0)
      return [.string(sub(text, try arguments.integer(1), try arguments.integer(2, or: -1)))]
    case .textWords:
      return [.table(LuaTable(array: words(try arguments.string(0)).map { .string($0) }))]
    case .textFind:
      let text = try arguments.string(0)
      let part = FoldedText(try arguments.string(1))
      let from = try arguments.integer(2, or: 1)
      guard let range = FoldedText(text).range(of: part, from: max(from, 1) - 1) else { return [.nil] }
      return [.integer(Int64(range.lowerBound + 1)), .integer(Int64(range.upperBound))]
    case .textMatches:
      return [.boolean(FoldedText(try arguments.string(0)).fits(FoldedText(try arguments.string(1))))]
    default: return nil
    }
  }

  /// The characters from `first` to `last`, counted from 1, negative from the end.
  static func sub(_ text: String, _ first: Int, _ last: Int) -> String {
    let count = text.count
    let from = max(first < 0 ? count + first + 1 : first, 1)
    let to = min(last < 0 ? count + last + 1 : last, count)
    guard from <= to else { return "" }
    let start = text.index(text.startIndex, offsetBy: from - 1)
    return String(text[start..<text.index(start, offsetBy: to - from + 1)])
  }

  /// The runs of letters, digits and marks; a hyphen or an apostrophe between two of them belongs to the word.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var joint: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      let isPart =
        properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark
        || scalar.value == 0xAD
      if isPart {
        if let inner = joint { word.append(inner) }
        joint = nil
        word.append(scalar)
      } else if !word.isEmpty, joint == nil, "-‐‑'’ʼ".unicodeScalars.contains(scalar) {
        joint = scalar
      } else {
        if !word.isEmpty { words.append(String(word)) }
        word = .init()
        joint = nil
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }
}

/// The arguments of a call from Lua, with messages in Lua's own words.
struct Arguments {
  let function: String
  let values: [LuaValue]

  subscript(_ place: Int) -> LuaValue { place < values.count ? values[place] : .nil }

  func string(_ place: Int) throws(LuaHostError) -> String {
    switch self[place] {
    case .string(let text): return text
    case .integer(let number): return String(number)
    case .number(let number): return String(number)
    default: throw wrong(place, "string")
    }
  }

  func integer(_ place: Int, or absent: Int? = nil) throws(LuaHostError) -> Int {
    if let number = self[place].wholeNumber { return Int(clamping: number) }
    if case .nil = self[place], let absent { return absent }
    throw wrong(place, "integer")
  }

  func table(_ place: Int) throws(LuaHostError) -> LuaTable {
    guard case .table(let table) = self[place] else { throw wrong(place, "table") }
    return table
  }

  func wrong(_ place: Int, _ wanted: String) -> LuaHostError {
    LuaHostError("bad argument #\(place + 1) to '\(function)' (\(wanted) expected, got \(self[place].typeName))")
  }
}

extension LuaValue {
  /// The type as Lua names it.
  var typeName: String {
    switch self {
    case .nil: "nil"
    case .boolean: "boolean"
    case .integer, .number: "number"
    case .string: "string"
    case .table: "table"
    case .object: "object"
    case .function: "function"
    case .other(let name): name
    }
  }

  /// The integer that the value equals; `3.0` counts.
  var wholeNumber: Int64? {
    switch self {
    case .integer(let number): number
    case .number(let number): Int64(exactly: number)
    default: nil
    }
  }

  /// The value as messages quote it.
  var preview: String {
    switch self {
    case .nil: "nil"
    case .boolean(let flag): String(flag)
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .string(let text): text.count > 40 ? "\"\(text.prefix(40))…\"" : "\"\(text)\""
    default: "a \(typeName)"
    }
  }
}
