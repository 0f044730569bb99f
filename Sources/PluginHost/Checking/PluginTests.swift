public import Articles

/// Runs the tests that plugins carry.
public enum PluginTests {
  /// How one test ended.
  public struct Outcome: Sendable {
    public var test: String
    /// What differs from the expectation, a line each; empty where the test passed.
    public var differences: [String]
    public var passed: Bool { differences.isEmpty }
  }

  /// Runs all tests of a plugin. `required` are the plugins that it needs, in the order of
  /// ``PluginCatalog/resolve(_:)``; each text is analyzed by `provider`.
  ///
  /// A test with one text runs the article stages only. One with a list of articles then runs the archive stages, too,
  /// over rows kept in memory in the order of publication.
  ///
  /// - Throws: ``PluginError`` where a plugin can not be loaded.
  public static func run(
    _ plugin: Plugin, required: [Plugin] = [], provider: any LayerProvider, limits: PluginLimits = PluginLimits()
  ) throws(PluginError) -> [Outcome] {
    var helpers: [PluginRunner] = []
    for each in required where each.manifest.name != plugin.manifest.name {
      helpers.append(try PluginRunner(plugin: each, limits: limits))
    }
    var outcomes: [Outcome] = []
    for test in plugin.tests {
      let runner = try PluginRunner(plugin: plugin, options: test.options, limits: limits)
      let archive = MemoryArchive(test.articles.map { AnalyzedArticle($0, provider: provider) })
      outcomes.append(Outcome(test: test.name, differences: run(test, helpers + [runner], plugin.manifest, archive)))
    }
    return outcomes
  }

  private static func run(
    _ test: PluginTest, _ runners: [PluginRunner], _ manifest: PluginManifest, _ archive: MemoryArchive
  ) -> [String] {
    if let failure = archive.runArticleStages(runners) { return [failure] }
    if test.isArchive, let failure = archive.runArchiveStages(runners) { return [failure] }
    return test.expected.flatMap { expectation -> [String] in
      guard let schema = manifest.tables.first(where: { $0.name == expectation.table }) else { return [] }
      return compare(
        expectation, archive.emitted(schema.name), schema, contains: test.contains, words: { archive.words($0, \.span) }
      )
    }
  }

  private static func compare(
    _ expectation: PluginTest.Expectation, _ rows: [PluginRow], _ schema: TableSchema, contains: Bool,
    words: (Evidence) -> String
  ) -> [String] {
    var differences: [String] = []
    if contains {
      var rest = rows[...]
      for (place, wanted) in expectation.rows.enumerated() {
        if let found = rest.firstIndex(where: { mismatch(wanted, $0, schema, words).isEmpty }) {
          rest = rest[(found + 1)...]
        } else {
          differences.append("\(schema.name): no row fits expected row \(place + 1), \(show(wanted))")
        }
      }
    } else {
      for (place, (wanted, row)) in zip(expectation.rows, rows).enumerated() {
        differences += mismatch(wanted, row, schema, words).map { "\(schema.name), row \(place + 1): \($0)" }
      }
      if rows.count != expectation.rows.count {
        differences.append("\(schema.name): \(expectation.rows.count) rows expected, \(rows.count) emitted")
      }
    }
    if !differences.isEmpty {
      differences += rows.prefix(10).enumerated().map { place, row in
        "\(schema.name), emitted row \(place + 1): "
          + zip(schema.columns, row.cells).map { "\($0.name) = \(show($1, words))" }.joined(separator: ", ")
      }
    }
    return differences
  }

  private static func mismatch(
    _ wanted: [PluginTest.Field], _ row: PluginRow, _ schema: TableSchema, _ words: (Evidence) -> String
  ) -> [String] {
    wanted.compactMap { field in
      let cell: Cell
      if field.column == "at" {
        cell = row.evidence.map { .evidence($0) } ?? .null
      } else {
        guard let column = schema.columns.firstIndex(where: { $0.name == field.column }) else { return nil }
        cell = row.cells[column]
      }
      let equal =
        switch (field.value, cell) {
        case (.text(let text), .evidence(let evidence)): text == words(evidence)
        case (.integer(let number), .real(let value)): Double(number) == value
        case (.real(let value), .integer(let number)): value == Double(number)
        default: field.value == cell
        }
      return equal ? nil : "\(field.column) is \(show(cell, words)), expected \(show(field.value, words))"
    }
  }

  private static func show(_ wanted: [PluginTest.Field]) -> String {
    wanted.map { "\($0.column) = \(show($0.value, { _ in "" }))" }.joined(separator: ", ")
  }

  private static func show(_ cell: Cell, _ words: (Evidence) -> String) -> String {
    switch cell {
    case .null: "nil"
    case .text(let text): "\"\(text)\""
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .evidence(let evidence): "\"\(words(evidence))\""
    }
  }
}
