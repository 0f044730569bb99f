internal import Articles
internal import LuaRuntime

/// Reads the fields of a table that a plugin wrote, strictly: a wrong type or an unknown key is an error that names the
/// place (`options.kinds.type`) and what is expected there.
struct TableReader {
  let table: LuaTable
  /// How messages call the table; empty for the plugin itself.
  let path: String
  let plugin: String

  init(_ table: LuaTable, path: String, plugin: String) {
    self.table = table
    self.path = path
    self.plugin = plugin
  }

  /// Checks that there are no other keys.
  func allow(_ names: [String]) throws(PluginError) {
    for pair in table.pairs {
      guard case .string(let name) = pair.key else {
        throw error("has \(pair.key.preview) where only names stand")
      }
      guard names.contains(name) else {
        throw PluginError(
          .contract, plugin: plugin,
          message: "unknown key '\(at(name))'" + NearestName.hint(name, among: names))
      }
    }
  }

  func string(_ name: String, or absent: String? = nil) throws(PluginError) -> String {
    switch table[name] {
    case .string(let text): return text
    case .nil: if let absent { return absent }
    default: break
    }
    throw wrong(name, "a string")
  }

  func optionalString(_ name: String) throws(PluginError) -> String? {
    if case .nil = table[name] { return nil }
    return try string(name)
  }

  func boolean(_ name: String) throws(PluginError) -> Bool {
    switch table[name] {
    case .nil: return false
    case .boolean(let flag): return flag
    default: throw wrong(name, "true or false")
    }
  }

  /// The fields of a table of named tables, in the order of their names.
  func tables(_ name: String) throws(PluginError) -> [(name: String, reader: TableReader)] {
    switch table[name] {
    case .nil: return []
    case .table(let inner):
      var list: [(name: String, reader: TableReader)] = []
      for pair in inner.pairs {
        guard case .string(let key) = pair.key else {
          throw error("'\(at(name))' must have names as keys, not \(pair.key.preview)")
        }
        guard case .table(let value) = pair.value else {
          throw error("'\(at(name)).\(key)' must be a table, not \(pair.value.preview)")
        }
        list.append((key, TableReader(value, path: "\(at(name)).\(key)", plugin: plugin)))
      }
      return list.sorted { $0.name < $1.name }
    default: throw wrong(name, "a table")
    }
  }

  func strings(_ name: String) throws(PluginError) -> [String] {
    switch table[name] {
    case .nil: return []
    case .table(let inner):
      var list: [String] = []
      guard inner.array.count == inner.pairs.count else { throw wrong(name, "a list of strings") }
      for value in inner.array {
        guard case .string(let text) = value else { throw wrong(name, "a list of strings") }
        list.append(text)
      }
      return list
    default: throw wrong(name, "a list of strings")
    }
  }

  func function(_ name: String) throws(PluginError) -> LuaFunction? {
    switch table[name] {
    case .nil: return nil
    case .function(let function): return function
    default: throw wrong(name, "a function")
    }
  }

  func at(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  func wrong(_ name: String, _ wanted: String) -> PluginError {
    let found = table[name] == .nil ? "it is missing" : "it is \(table[name].preview)"
    return error("'\(at(name))' must be \(wanted); \(found)")
  }

  func error(_ message: String) -> PluginError {
    PluginError(
      .contract, plugin: plugin, message: path.isEmpty || message.contains(path) ? message : "'\(path)' \(message)")
  }
}
