import Articles
import Foundation
import Testing

@testable import PluginHost

@Suite("The list of all names that Lua sees")
struct SurfaceTests {
  @Test("Every column of every layer is a field, or first and last for offsets")
  func columns() {
    var listed: Set<String> = []
    for each in Surface.classes {
      for field in each.fields {
        if case .column(let layer, let column) = field.origin {
          listed.insert("\(layer).\(column)")
          #expect(LayerSchema.named(layer)?.place(of: column) != nil, "\(layer).\(column) is no column")
        }
      }
    }
    for schema in LayerSchema.all {
      for column in schema.columns where column.kind != .offset {
        #expect(listed.contains("\(schema.name).\(column.name)"), "\(schema.name).\(column.name) is not listed")
      }
      if schema.isSpanned {
        let owner = Surface.classes.first { $0.kind == .layer(schema.name) }
        #expect(owner?.fields.contains { $0.entry.name == "first" } == true)
      }
    }
  }

  @Test("Every name is documented, in one line, once")
  func documented() {
    var seen: Set<String> = []
    func check(_ entry: SurfaceEntry, in owner: String) {
      #expect(entry.summary.hasSuffix("."), "\(owner).\(entry.name)")
      #expect(!entry.summary.contains("\n") && entry.summary.count > 3)
      #expect(!entry.type.isEmpty)
      #expect(seen.insert("\(owner).\(entry.name)").inserted, "\(owner).\(entry.name) is listed twice")
    }
    for entry in Surface.globals { check(entry, in: "") }
    for library in Surface.libraries { for entry in library.entries { check(entry, in: library.name) } }
    for each in Surface.classes + [Surface.archiveClass] {
      for field in each.fields { check(field.entry, in: each.name) }
    }
  }

  @Test("Lua has exactly the globals and library functions that are listed")
  func runtime() throws {
    let names = try texts(
      """
      local names = {}
      for name, value in pairs(_G) do
        names[#names + 1] = name
        if type(value) == "table" and name ~= "_G" then
          for inner in pairs(value) do names[#names + 1] = name .. "." .. inner end
        end
      end
      table.sort(names)
      out(table.concat(names, "\\n"))
      """)
    let found = Set(names[0].split(separator: "\n").map(String.init))
    let listed = Set(
      Surface.globals.map(\.name) + Surface.libraries.map(\.name)
        + Surface.libraries.flatMap { library in library.entries.map { "\(library.name).\($0.name)" } })
    #expect(found.subtracting(listed).sorted() == [], "not listed")
    #expect(listed.subtracting(found).sorted() == [], "not there")
  }

  @Test("Every field that is listed can be read, and pairs shows exactly the listed ones")
  func fields() throws {
    for each in Surface.classes where each.kind != .fixed {
      let object =
        switch each.kind {
        case .layer(let layer): "article.\(layer == "tokens" ? "tokens" : layer.rawValue)[1]"
        case .span: "article:span(1, 4)"
        default: "article"
        }
      let fields = each.fields.map { "'\($0.entry.name)'" }.joined(separator: ", ")
      let listed = Set(each.fields.filter(\.isListed).map(\.entry.name))
      let answer = try texts(
        """
        local object = \(object)
        if object == nil then return out("") end
        local shown = {}
        for _, name in ipairs { \(fields) } do local value = object[name] end
        for name in pairs(object) do shown[#shown + 1] = name end
        out(table.concat(shown, ","))
        """)
      let shown = answer[0].split(separator: ",").map(String.init)
      #expect(Set(shown).isSubset(of: listed), "\(each.name): \(answer)")
    }
  }

  @Test("The sequence methods are those of C")
  func sequences() throws {
    for method in Surface.sequenceMethods {
      #expect(try texts("out(type(article.tokens.\(method.name)))") == ["function"])
    }
  }

  @Test("The reference and the editor's types name everything")
  func documents() {
    let reference = SurfaceDocuments.markdown
    let types = SurfaceDocuments.luaTypes
    for each in Surface.classes {
      #expect(reference.contains("## \(each.name)\n"))
      #expect(types.contains("---@class \(each.name)\n"))
      for field in each.fields {
        #expect(reference.contains("\(field.entry.name)`"))
        #expect(types.contains("---@field \(field.entry.name) "))
      }
    }
    #expect(types.contains("---@param s string\n---@return string\nfunction text.lower(s) end"))
    #expect(reference.contains("| `token:feature` |"))
  }
}
