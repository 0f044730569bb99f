/// The API reference and the editor's types, written from ``Surface``.
public enum SurfaceDocuments {
  /// The reference as Markdown.
  public static var markdown: String {
    var text = "# What plugins and scripts see\n\n"
    text += "Offsets are bytes of `article.text`, counted from 1, `last` inclusive. An unknown field is an error.\n"
    text += "\n## Globals\n\n" + table(Surface.globals, prefix: "")
    for library in Surface.libraries {
      text += "\n## \(library.name)\n\n\(library.summary)\n\n" + table(library.entries, prefix: library.name + ".")
    }
    text += """

      ## Sequences

      Lists of objects answer `#list`, `list[i]`, `ipairs(list)`, and `list.field`, the field of all objects as a plain
      table (`false` where an object has none).


      """
    text += table(Surface.sequenceMethods, prefix: ":")
    for each in Surface.classes + [Surface.archiveClass] {
      text += "\n## \(each.name)\n\n\(each.summary)\n\n" + table(each.fields.map(\.entry), prefix: "\(each.name).")
    }
    text += "\n## What a plugin's functions are given\n\n" + table(Surface.given, prefix: "")
    return text
  }

  /// The types for lua-language-server (LuaCATS), to be kept as `library/dateline.lua`.
  public static var luaTypes: String {
    var text = "---@meta dateline\n\n"
    for each in Surface.classes + [Surface.archiveClass] {
      text += "---\(each.summary)\n---@class \(each.name)\n"
      for field in each.fields {
        text += "---@field \(field.entry.name) \(type(field.entry.type, in: each.name)) \(field.entry.summary)\n"
      }
      if each.plural != each.name, each.isLayer {
        text += "\n---\(each.plural)\n---@class \(each.plural)\n---@field [integer] \(each.name)\n"
        for method in Surface.sequenceMethods {
          text += "---@field \(method.name) \(type(method.type, in: each.plural)) \(method.summary)\n"
        }
        for field in each.fields where !field.entry.isFunction {
          text += "---@field \(field.entry.name) table \(field.entry.summary) Of each.\n"
        }
      }
      text += "\n"
    }
    text += "---@class results\n---@field [string] table\n\n"
    for library in Surface.libraries where library.name == "text" {
      text += "---\(library.summary)\n\(library.name) = {}\n\n"
      for entry in library.entries { text += function(entry, name: "\(library.name).\(entry.name)") }
    }
    for entry in Surface.globals where Surface.ownGlobals.contains(entry.name) {
      text += function(entry, name: entry.name)
    }
    text += "---Everything that was analyzed; in scripts.\n---@type archive\narchive = nil\n\n"
    text += "---The first article of the archive; in scripts.\n---@type article\narticle = nil\n"
    return text
  }

  private static func table(_ entries: [SurfaceEntry], prefix: String) -> String {
    var text = "| name | type | |\n|---|---|---|\n"
    for entry in entries {
      let type = entry.type.replacing("|", with: "\\|")
      let mark = prefix.hasSuffix(".") && type.hasPrefix("fun(self") ? String(prefix.dropLast()) + ":" : prefix
      text += "| `\(mark)\(entry.name)` | `\(type)` | \(entry.summary.replacing("|", with: "\\|")) |\n"
    }
    return text
  }

  /// Sequences of a class have a class of their own, and `self` its type.
  private static func type(_ type: String, in owner: String) -> String {
    var type = type.replacing("fun(self", with: "fun(self: \(owner)")
    for each in Surface.classes where each.isLayer && type == "\(each.name)[]" { type = each.plural }
    return type
  }

  /// A function as LuaCATS writes it: parameters and results apart.
  private static func function(_ entry: SurfaceEntry, name: String) -> String {
    var text = "---\(entry.summary)\n"
    guard entry.isFunction, let close = entry.type.lastIndex(of: ")") else {
      return text + "---@type \(entry.type)\n\(name) = nil\n\n"
    }
    let inside = entry.type[entry.type.index(entry.type.startIndex, offsetBy: 4)..<close]
    var names: [String] = []
    for parameter in inside.split(separator: ",") {
      let parts = parameter.split(separator: ":", maxSplits: 1).map { $0.trimmingSpaces }
      guard parts.count == 2 else { continue }
      text += "---@param \(parts[0]) \(parts[1])\n"
      names.append(String(parts[0]).replacing("?", with: ""))
    }
    let results = entry.type[entry.type.index(after: close)...]
    if results.hasPrefix(":") {
      for result in results.dropFirst().split(separator: ",") { text += "---@return \(result.trimmingSpaces)\n" }
    }
    return text + "function \(name)(\(names.joined(separator: ", "))) end\n\n"
  }
}

extension SurfaceClass {
  var isLayer: Bool { if case .layer = kind { true } else { false } }
}
