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
  /// - Throws: ``PluginError`` where a plugin can not be loaded.
  public static func run(
    _ plugin: Plugin, required: [Plugin] = [], provider: any LayerProvider, limits: PluginLimits = PluginLimits()
  ) throws(PluginError) -> [Outcome] {
    var helpers: [PluginRunner] = []
    for each in required where each.manifest.name != plugin.manifest.name {
      helpers.append(try PluginRunner(plugin: each, limits: limits))
    }
    var outcomes: [Outcome] = []
    for (place, test) in plugin.tests.enumerated() {
      let runner = try PluginRunner(plugin: plugin, options: test.options, limits: limits)
      let article = AnalyzedArticle(
        Article(
          id: "test-\(place + 1)", source: "test", title: test.title, published: test.published,
          language: test.language, text: test.text), provider: provider)
      outcomes.append(Outcome(test: test.name, differences: run(test, runner, helpers, article)))
    }
    return outcomes
  }

  private static func run(
    _ test: PluginTest, _ runner: PluginRunner, _ helpers: [PluginRunner], _ article: AnalyzedArticle
  ) -> [String] {
    var results: [String: [PluginRow]] = [:]
    for helper in helpers {
      let name = helper.plugin.manifest.name
      let result = helper.run(on: article, results: results.filter { helper.plugin.requirements[$0.key] != nil })
      if let failure = result.failure { return ["required plugin \(name) failed: \(describe(failure))"] }
      results[name] = result.rows
    }
    let result = runner.run(on: article, results: results)
    if let failure = result.failure { return [describe(failure)] }
    return test.expected.flatMap { expectation -> [String] in
      guard let table = runner.plugin.manifest.place(ofTable: expectation.table) else { return [] }
      let schema = runner.plugin.manifest.tables[table]
      let rows = result.rows.filter { $0.table == table }
      return compare(expectation, rows, schema, article.article.text, contains: test.contains)
    }
  }

  private static func compare(
    _ expectation: PluginTest.Expectation, _ rows: [PluginRow], _ schema: TableSchema, _ text: String, contains: Bool
  ) -> [String] {
    var differences: [String] = []
    if contains {
      var rest = rows[...]
      for (place, wanted) in expectation.rows.enumerated() {
        if let found = rest.firstIndex(where: { mismatch(wanted, $0, schema, text).isEmpty }) {
          rest = rest[(found + 1)...]
        } else {
          differences.append("\(schema.name): no row fits expected row \(place + 1), \(show(wanted))")
        }
      }
    } else {
      for (place, (wanted, row)) in zip(expectation.rows, rows).enumerated() {
        differences += mismatch(wanted, row, schema, text).map { "\(schema.name), row \(place + 1): \($0)" }
      }
      if rows.count != expectation.rows.count {
        differences.append("\(schema.name): \(expectation.rows.count) rows expected, \(rows.count) emitted")
      }
    }
    if !differences.isEmpty {
      differences += rows.prefix(10).enumerated().map { place, row in
        "\(schema.name), emitted row \(place + 1): "
          + zip(schema.columns, row.cells).map { "\($0.name) = \(show($1, text))" }.joined(separator: ", ")
      }
    }
    return differences
  }

  private static func mismatch(
    _ wanted: [PluginTest.Field], _ row: PluginRow, _ schema: TableSchema, _ text: String
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
        case (.text(let words), .evidence(let evidence)): words == String(text[evidence.span])
        case (.integer(let number), .real(let value)): Double(number) == value
        case (.real(let value), .integer(let number)): value == Double(number)
        default: field.value == cell
        }
      return equal ? nil : "\(field.column) is \(show(cell, text)), expected \(show(field.value, text))"
    }
  }

  private static func show(_ wanted: [PluginTest.Field]) -> String {
    wanted.map { "\($0.column) = \(show($0.value, ""))" }.joined(separator: ", ")
  }

  private static func show(_ cell: Cell, _ text: String) -> String {
    switch cell {
    case .null: "nil"
    case .text(let text): "\"\(text)\""
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .evidence(let evidence): "\"\(text[evidence.span])\""
    }
  }

  private static func describe(_ failure: PluginFailure) -> String {
    [failure.place, failure.message].compactMap { $0 }.joined(separator: ": ")
  }
}
