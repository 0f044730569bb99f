internal import Articles
internal import LuaRuntime

/// Options between Lua, the command line and Swift.
public enum OptionReader {
  /// The value of an option as somebody writes it on the command line; lists are separated by commas.
  ///
  /// - Throws: ``PluginError`` where the plugin has no such option or the text is no value of its type.
  public static func value(_ text: String, of name: String, in plugin: PluginManifest) throws(PluginError)
    -> OptionValue
  {
    guard let option = plugin.options.first(where: { $0.name == name }) else {
      throw PluginError(
        .option, plugin: plugin.name,
        message: "no option '\(name)'" + NearestName.hint(name, among: plugin.options.map(\.name)))
    }
    let value: OptionValue? =
      switch option.type {
      case .text: .text(text)
      case .integer: Int64(text).map { .integer($0) }
      case .number: Double(text).flatMap { $0.isFinite ? .number($0) : nil }
      case .boolean:
        ["true": true, "yes": true, "1": true, "false": false, "no": false, "0": false][text]
          .map { .boolean($0) }
      case .list:
        .list(
          text.isEmpty
            ? [] : text.split(separator: ",", omittingEmptySubsequences: false).map { String($0.trimmingSpaces) })
      }
    guard let value else {
      throw PluginError(
        .option, plugin: plugin.name, message: "option '\(name)' must be \(describe(option.type)), not '\(text)'")
    }
    return value
  }

  /// Checks values given by a program, and fills in the defaults.
  static func complete(
    _ given: [String: OptionValue], for plugin: PluginManifest
  ) throws(PluginError) -> [OptionValue] {
    for name in given.keys.sorted() where !plugin.options.contains(where: { $0.name == name }) {
      throw PluginError(
        .option, plugin: plugin.name,
        message: "no option '\(name)'" + NearestName.hint(name, among: plugin.options.map(\.name)))
    }
    var values: [OptionValue] = []
    for option in plugin.options {
      let value = given[option.name] ?? option.defaultValue
      guard type(of: value) == option.type else {
        throw PluginError(
          .option, plugin: plugin.name, message: "option '\(option.name)' must be \(describe(option.type))")
      }
      values.append(value)
    }
    return values
  }

  static func type(of value: OptionValue) -> OptionType {
    switch value {
    case .text: .text
    case .integer: .integer
    case .number: .number
    case .boolean: .boolean
    case .list: .list
    }
  }

  /// A value from Lua, nil where it has another type.
  static func value(_ value: LuaValue, _ type: OptionType) -> OptionValue? {
    switch (type, value) {
    case (.text, .string(let text)): .text(text)
    case (.integer, _): value.wholeNumber.map { .integer($0) }
    case (.number, .integer(let number)): .number(Double(number))
    case (.number, .number(let number)): number.isFinite ? .number(number) : nil
    case (.boolean, .boolean(let flag)): .boolean(flag)
    case (.list, .table(let table)):
      table.array.count == table.pairs.count
        ? table.array.allStrings.map { .list($0) } : nil
    default: nil
    }
  }

  /// The value as Lua sees it. A list also answers its own members: `options.kinds.person` is true.
  static func lua(_ value: OptionValue) -> LuaValue {
    switch value {
    case .text(let text): return .string(text)
    case .integer(let number): return .integer(number)
    case .number(let number): return .number(number)
    case .boolean(let flag): return .boolean(flag)
    case .list(let list):
      var table = LuaTable(array: list.map { .string($0) })
      var seen: Set<String> = []
      for item in list where seen.insert(item).inserted {
        table.pairs.append(.init(key: .string(item), value: .boolean(true)))
      }
      return .table(table)
    }
  }

  static func describe(_ type: OptionType) -> String {
    switch type {
    case .text: "a string"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .list: "a list of strings"
    }
  }
}

extension [LuaValue] {
  /// The strings, nil where one is none.
  var allStrings: [String]? {
    var list: [String] = []
    for value in self {
      guard case .string(let text) = value else { return nil }
      list.append(text)
    }
    return list
  }
}

extension StringProtocol {
  var trimmingSpaces: SubSequence {
    var rest = self[...]
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return rest
  }
}
