internal import LuaRuntime

extension Measures {
  /// The figures of the Lua runtime itself: fresh states, the deadline, and the libraries of our own, each beside plain
  /// Lua in the same process.
  public static func boundary() throws -> [Measure] {
    try LuaMeasures.all().map { measure in
      Measure(
        name: "\(measure.name) (peer: \(measure.peerName))", unit: measure.unit, value: measure.value,
        peer: measure.peer, goal: .nan)
    }
  }
}
