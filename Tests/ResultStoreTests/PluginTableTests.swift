import Articles
import PluginHost
import ResultStore
import Testing

@Suite("Tables of plugins: made, rebuilt, refused")
struct PluginTableTests {
  let folder: TemporaryFolder
  let store: ResultStore
  init() throws {
    folder = try TemporaryFolder()
    store = try ResultStore(path: folder.file("a.db"))
  }

  func columns(_ table: String) throws -> [String] {
    try store.query("SELECT name FROM pragma_table_info(?)", [.text(table)]).rows.map {
      guard case .text(let name) = $0[0] else { return "" }
      return name
    }
  }

  @Test("columns stand in the plugin's order between the row's key and its evidence")
  func layout() throws {
    _ = try store.prepare([(.sample(), .sample())])
    #expect(
      try columns("visit") == [
        "article", "row", "who", "times", "share", "certain", "day", "counter_article", "counter_start", "counter_stop",
        "counter_sentence_start", "counter_sentence_stop", "evidence_start", "evidence_stop", "sentence_start",
        "sentence_stop",
      ])
    #expect(try store.tables().map(\.plugin) == ["sample", "sample"])
    #expect(try store.tables().map(\.table) == PluginManifest.sample().tables)
  }

  @Test("the manifest and the identity come back as they were")
  func manifest() throws {
    var manifest = PluginManifest.sample()
    manifest.options += [
      OptionSchema(name: "a", type: .text, defaultValue: .text("")),
      OptionSchema(name: "b", type: .integer, defaultValue: .integer(.min)),
      OptionSchema(name: "c", type: .boolean, defaultValue: .boolean(false)),
    ]
    _ = try store.prepare([(manifest, .sample())])
    #expect(try store.plugins() == [StoredPlugin(manifest: manifest, identity: .sample())])
    _ = try store.prepare([(manifest, .sample(source: "v2"))])
    #expect(try store.plugins().map(\.identity) == [.sample(source: "v2")])
  }

  @Test("preparing again keeps rows; another column, order or stage rebuilds the tables and forgets the results")
  func rebuild() throws {
    let sample = try SampleStore(articles: 1)
    let store = sample.store
    try store.write([sample.write(0, PluginResult(status: .ok, rows: [visit("Министр"), note("да")]))])
    #expect(try store.prepare([(.sample(), .sample())]) == [sample.plugin])
    #expect(try store.rows(article: 1, plugin: sample.plugin).count == 2)

    var wider = PluginManifest.sample()
    wider.tables[0].columns.append(TableColumn(name: "extra", type: .text))
    let prepared = try store.prepare([(wider, .sample(source: "v2"))])[0]
    #expect(try store.results(ofPlugin: "sample").isEmpty)
    #expect(try store.rows(article: 1, plugin: prepared) == [])
    #expect(try store.verify() == [])
    do throws(StoreError) {
      try store.write([sample.write(0, PluginResult(status: .ok, rows: [visit("Министр")]))])
      Issue.record("rows of the old tables were written into the new ones")
    } catch { #expect(error.code == .tableChanged) }

    var fewer = wider
    fewer.tables.removeLast()
    _ = try store.prepare([(fewer, .sample(source: "v3"))])
    #expect(try store.tables().map(\.table.name) == ["visit"])
    #expect(try store.query("SELECT name FROM sqlite_schema WHERE name LIKE 'visit_note%'").rows == [])
  }

  @Test("two plugins can not own one table: the error names both")
  func conflict() throws {
    _ = try store.prepare([(.sample("first"), .sample("first"))])
    do throws(StoreError) {
      _ = try store.prepare([(.sample("second", table: "Visit"), .sample("second"))])
      Issue.record("a table with two owners was made")
    } catch {
      #expect(error.code == .tableConflict)
      #expect("\(error)".contains("first") && "\(error)".contains("second"))
    }
    try store.remove(plugin: "first")
    #expect(try store.tables().isEmpty)
    _ = try store.prepare([(.sample("second"), .sample("second"))])
    #expect(try store.tables().map(\.plugin) == ["second", "second"])
  }

  @Test(
    "names that the toolkit or SQLite need are refused",
    arguments: [
      ("article", "a"), ("Result", "a"), ("sqlite_x", "a"), ("t", "article"), ("t", "row"), ("t", "Row"),
      ("t", "evidence"), ("t", "evidence_start"), ("t", "sentence_stop"), ("t", "article_id"), ("t", "rowid"),
      ("t", "stage"), ("t", "sentence"), ("", "a"), ("t", ""),
    ])
  func reserved(table: String, column: String) {
    let manifest = PluginManifest(
      name: "p", tables: [TableSchema(name: table, columns: [TableColumn(name: column, type: .text)])])
    do throws(StoreError) {
      _ = try store.prepare([(manifest, .sample("p"))])
      Issue.record("\(table).\(column) was made")
    } catch { #expect(error.code == .tableConflict) }
  }

  @Test("columns that evidence is kept in can not be named twice; tables are not laid over views or an analyst's own")
  func collisions() throws {
    func make(_ tables: [TableSchema]) -> StoreError.Code? {
      do throws(StoreError) {
        _ = try store.prepare([(PluginManifest(name: "p", tables: tables), .sample("p"))])
        return nil
      } catch { return error.code }
    }
    let text = [TableColumn(name: "a", type: .text)]
    #expect(
      make([
        TableSchema(
          name: "t", columns: [TableColumn(name: "a", type: .evidence), TableColumn(name: "a_start", type: .text)])
      ]) == .tableConflict)
    #expect(
      make([TableSchema(name: "t", columns: text), TableSchema(name: "t_evidence", columns: text)]) == .tableConflict)
    #expect(
      make([TableSchema(name: "t_evidence", columns: text), TableSchema(name: "t", columns: text)]) == .tableConflict)
    if try sqlite3(store.path, "CREATE TABLE mine (a)") != nil {
      #expect(make([TableSchema(name: "mine", columns: text)]) == .tableConflict)
    }
    #expect(make([TableSchema(name: "select", columns: [TableColumn(name: "order", type: .text)])]) == nil)
    #expect(try store.tables().map(\.table.name) == ["select"])
  }
}
