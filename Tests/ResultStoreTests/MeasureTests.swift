import Foundation
import ResultStore
import Testing

@Suite("Measures")
struct MeasureTests {
  /// `DATELINE_MEASURE=20000 swift test -c release -Xswiftc -enable-testing --filter MeasureTests` prints figures.
  @Test("every measure does what it counts")
  func measures() throws {
    let folder = try TemporaryFolder()
    let asked = ProcessInfo.processInfo.environment["DATELINE_MEASURE"].flatMap { Int($0) }
    let measures = try StoreMeasures.measure(path: folder.file("a.db"), articles: asked ?? 50)
    #expect(measures.allSatisfy { $0.count > 0 && $0.seconds > 0 })
    let store = try ResultStore(path: folder.file("a.db"), access: .readOnly)
    #expect(try store.query("SELECT count(*) FROM measured").rows == [[.integer(Int64((asked ?? 50) * 10))]])
    if asked != nil {
      for measure in measures { print("\(measure.name): \(Int(measure.rate)) a second (\(measure.count))") }
      print("bytes an article: \(try store.statistics().sizePerArticle)")
    }
  }
}
