import ArgumentParser
import Dateline
import Foundation

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what is understood in articles.",
    discussion: """
      Examples:
        dateline show article.txt                           the text, marked
        dateline show --json --layers tokens,times news/    one analyzed article a line
      """)

  @Argument(help: "Files and folders of articles; - is standard input.")
  var paths: [String]

  @Flag(help: "Print one JSON object an article (Documentation/JSON.md).")
  var json = false

  @Option(help: ArgumentHelp("Only these layers, separated by commas.", valueName: "layers"), transform: layerNames)
  var layers: [LayerName] = []

  @Flag(help: "Say which rule or model made each mark.")
  var explain = false

  @OptionGroup var models: ModelsOption

  @Flag(name: .shortAndLong, help: "No messages about the input.")
  var quiet = false

  func run() throws {
    let layers = Set(layers.isEmpty ? ArticleDump.layers : layers)
    let analyzer = models.analysis().analyzer
    var reader = ArchiveReader(paths: paths)
    var shown = 0
    var findings: [Finding] = []
    var writer = JSONWriter()
    let terminal = Terminal.current
    while let item = reader.next() {
      guard case .record(let record) = item else {
        if case .finding(let finding) = item { findings.append(finding) }
        continue
      }
      let decoded = record.decode()
      findings += decoded.findings
      guard let article = decoded.article else { continue }
      let analyzed = AnalyzedArticle(article, provider: analyzer)
      if json {
        writer.reset()
        ArticleDump.write(analyzed, layers: layers, to: &writer)
        writer.newline()
        Terminal.out(writer.bytes)
      } else {
        if shown > 0 { Terminal.out("\n") }
        Terminal.out(MarkedText(analyzed, layers: layers, terminal: terminal, explains: explain).text)
      }
      shown += 1
    }
    if !quiet { FindingList(findings).print() }
    if shown == 0 { throw ExitCode(1) }
    if findings.contains(where: { $0.code.isLoss }) { throw ExitCode(2) }
  }
}
