import ArgumentParser
import Dateline

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Ask the database a question in SQL, or show a view of a plugin.",
    discussion: """
      Every plugin table has a view NAME_evidence beside it with the article and the sentence of each row.

      Examples:
        dateline query "SELECT name, count(*) AS articles FROM participants GROUP BY name ORDER BY 2 DESC"
        dateline query "SELECT name, sentence FROM participants_evidence" --format csv
        dateline query --view participants.frequency
      """)

  @Argument(help: "One SELECT statement.")
  var sql: String?

  @Option(help: ArgumentHelp("A view of a plugin.", valueName: "plugin.view"))
  var view: String?

  @OptionGroup var database: DatabaseOption
  @OptionGroup var format: FormatOption

  @Option(help: ArgumentHelp("Seconds the database may work on it.", valueName: "seconds"))
  var timeout = 30.0

  func validate() throws {
    guard (sql == nil) != (view == nil) else { throw ValidationError("give one SQL statement, or a view with --view") }
  }

  func run() throws {
    let store = try database.openForReading()
    let answer = try store.query(sql ?? text(of: view ?? "", in: store), limits: QueryLimits(seconds: timeout))
    format.write(ShownTable(columns: answer.columns, rows: answer.rows.map { $0.map(ShownValue.init) }))
  }

  private func text(of view: String, in store: ResultStore) throws -> String {
    let known = try store.plugins().flatMap { plugin in
      plugin.manifest.views.map { (name: "\(plugin.manifest.name).\($0.name)", sql: $0.sql) }
    }
    guard let found = known.first(where: { $0.name == view }) else {
      throw Problem("\(database.path): there is no view \(view)\(suggestion(for: view, among: known.map(\.name)))")
    }
    return found.sql
  }
}
