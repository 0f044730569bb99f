internal import Articles

/// A name that Lua sees, with its type and a line of documentation.
package struct SurfaceEntry: Hashable, Sendable {
  package var name: String
  /// The type as lua-language-server writes it; `fun(…)` for functions.
  package var type: String
  package var summary: String

  init(_ name: String, _ type: String, _ summary: String) {
    self.name = name
    self.type = type
    self.summary = summary
  }

  package var isFunction: Bool { type.hasPrefix("fun(") }
}

/// A library table: `text`, `string`.
package struct SurfaceLibrary: Sendable {
  package var name: String
  package var summary: String
  package var entries: [SurfaceEntry]
}

/// Where a field of an object comes from.
enum SurfaceOrigin: Hashable, Sendable {
  /// A column of a layer; its kind says what Lua gets.
  case column(LayerName, String)
  case text, first, last, index
  /// The objects of a class inside the span, and the one around its start.
  case inside(String)
  case around(String)
  /// The objects of a class whose column names this object.
  case reverse(LayerName, String, String)
  case neighbor(Int)
  case all(String)
  case slot(ArticleSlot)
  case wholeText
  case only(String)
  case method(HostFunction)
  case function(HostFunction)
  case iterator(HostFunction, HostFunction)
  case isOneOf(LayerName, String)
  case feature(LayerName, String)
  case spanTo, contains, cut
  /// A function or a value under a number that only this plugin has.
  case dynamicFunction(Int)
  case dynamicValue(Int)
}

/// The strings of an article that are no layer, in the order in which they are handed over.
enum ArticleSlot: Int, CaseIterable, Sendable {
  case id, title, published, outlet, url, language
}

/// A field or method of a class.
package struct SurfaceField: Sendable {
  package var entry: SurfaceEntry
  var origin: SurfaceOrigin
  /// Whether `pairs` shows it: what the layer holds, but not what can be reached from it.
  package var isListed: Bool

  init(_ name: String, _ type: String, _ origin: SurfaceOrigin, _ summary: String, listed: Bool? = nil) {
    entry = SurfaceEntry(name, type, summary)
    self.origin = origin
    switch origin {
    case .column, .text, .first, .last, .slot, .index: isListed = listed ?? true
    default: isListed = listed ?? false
    }
  }
}

/// A class of objects.
package struct SurfaceClass: Sendable {
  enum Kind: Hashable, Sendable {
    case layer(LayerName)
    case span, single, fixed
  }
  package var name: String
  package var plural: String
  var kind: Kind
  var label: String?
  package var summary: String
  package var fields: [SurfaceField]

  init(
    _ name: String, _ plural: String, _ kind: Kind, label: String? = nil, _ summary: String, _ fields: [SurfaceField]
  ) {
    self.name = name
    self.plural = plural
    self.kind = kind
    self.label = label
    self.summary = summary
    self.fields = fields
  }
}

/// The functions of the host, by the number under which Lua calls them.
enum HostFunction: Int, CaseIterable, Sendable {
  case print, require, data
  case textLower, textUpper, textLen, textSub, textWords, textFind, textFold, textLemma, textMatches
  case pattern, patternFind, patternFirst
  case archiveRows, archiveRowsNext, archiveQuery, archiveCount, archiveArticles, archiveArticlesNext
  /// From here on: the tables of `emit`, the options, the required plugins and their tables.
  case dynamic = 1000
}
