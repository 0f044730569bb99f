import Foundation
import PluginHost
import Testing

@Suite("Figures of the Lua boundary")
struct MeasureTests {
  @Test("Every figure can be taken; they are printed where DATELINE_MEASURE is set")
  func figures() throws {
    let isWanted = ProcessInfo.processInfo.environment["DATELINE_MEASURE"] != nil
    let figures = try Measures.all(tokens: isWanted ? 1000 : 50, rounds: isWanted ? 300 : 2)
    #expect(figures.count == 9)
    for figure in figures {
      #expect(figure.value >= 0)
      if isWanted {
        print(
          "\(figure.name): \(figure.value.formatted(.number.precision(.fractionLength(1)))) \(figure.unit), peer "
            + "\(figure.peer.formatted(.number.precision(.fractionLength(1)))), ratio "
            + "\(figure.ratio.formatted(.number.precision(.fractionLength(2)))), goal \(figure.goal)")
      }
    }
  }
}
