import Foundation
import LuaRuntime
import Testing

/// Prints the figures: `DATELINE_MEASURE=1 swift test -c release -Xswiftc -enable-testing --filter LuaMeasures`.
@Suite("Figures of the Lua boundary", .enabled(if: ProcessInfo.processInfo.environment["DATELINE_MEASURE"] != nil))
struct LuaMeasuresTests {
  @Test("every figure has a peer")
  func figures() throws {
    for measure in try LuaMeasures.all() {
      print(
        "\(measure.name): \(measure.value) \(measure.unit), \(measure.peerName) \(measure.peer), ratio \(measure.value / measure.peer)"
      )
      #expect(measure.value > 0 && measure.peer > 0)
    }
  }
}
