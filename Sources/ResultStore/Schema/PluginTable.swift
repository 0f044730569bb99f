internal import Foundation
internal import PluginHost

/// One table of a plugin as it lies in the file: its SQL, made from the schema that the plugin declares.
struct PluginTable: Hashable, Sendable {
  /// What the registry `plugin_table` keeps: a table is rebuilt when this changes.
  struct Definition: Codable, Hashable, Sendable {
    struct Column: Codable, Hashable, Sendable {
      var name: String
      var type: String
    }
    var columns: [Column]
    /// Whether rows of an archive stage may be in the table.
    var archive: Bool
    /// The place of the table in the plugin's manifest.
    var place: Int
  }

  let name: String
  let columns: [TableColumn]
  let place: Int
  let hasArchiveStage: Bool
  /// ``Definition`` as JSON with sorted keys, so that equal definitions are equal texts.
  let definition: String
  /// All columns of the table: those of the toolkit that say which row it is, the plugin's, the place of the evidence.
  let storedColumns: [String]

  init(_ schema: TableSchema, place: Int, hasArchiveStage: Bool) {
    self.name = schema.name
    self.columns = schema.columns
    self.place = place
    self.hasArchiveStage = hasArchiveStage
    definition = JSON.text(
      Definition(
        columns: schema.columns.map { .init(name: $0.name, type: $0.type.rawValue) }, archive: hasArchiveStage,
        place: place))
    storedColumns = StoredNames.tableColumns(columns, hasArchiveStage: hasArchiveStage)
  }

  /// Reads the table back from the registry; nil where the definition is of no kind known here.
  init?(name: String, definition: String) {
    guard let decoded = JSON.value(Definition.self, from: definition) else { return nil }
    var columns: [TableColumn] = []
    for column in decoded.columns {
      guard let type = CellType(rawValue: column.type) else { return nil }
      columns.append(TableColumn(name: column.name, type: type))
    }
    self.name = name
    self.columns = columns
    self.place = decoded.place
    self.hasArchiveStage = decoded.archive
    self.definition = definition
    storedColumns = StoredNames.tableColumns(columns, hasArchiveStage: hasArchiveStage)
  }

  /// The name of the view that shows the words behind each row.
  var evidenceView: String { StoredNames.evidenceView(of: name) }

  /// How many values ``insert`` takes.
  var width: Int { storedColumns.count }
}

/// An identifier of SQL, quoted.
func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

/// Small JSON values inside the database: sorted keys, so that equal values are equal texts.
enum JSON {
  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only this module's own structs of strings and whole numbers come here, and those can not fail to encode.
    guard let data = try? encoder.encode(value) else { preconditionFailure("\(type(of: value)) is no JSON") }
    return String(decoding: data, as: UTF8.self)
  }

  static func value<Value: Decodable>(_ type: Value.Type, from text: String) -> Value? {
    try? JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
