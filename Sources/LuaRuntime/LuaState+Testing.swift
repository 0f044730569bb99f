internal import CLua

/// Which allocations a test has refused.
package enum LuaRefusal: Int32, Sendable {
  case never = 0
  /// The nth only: Lua collects garbage and asks again, so the program goes on.
  case one = 1
  /// The nth and all later ones.
  case all = 2
}

/// Seams for tests.
extension LuaState {
  /// Refuses the `nth` growing allocation from now on.
  package mutating func refuse(_ refusal: LuaRefusal, nth: Int = 0) {
    dl_test_refuse(state, refusal.rawValue, Int64(nth))
  }

  /// Refuses allocations of the states this thread opens while `body` runs.
  package static func refusingInOpen<Result>(
    _ refusal: LuaRefusal, nth: Int, _ body: () throws(LuaError) -> Result
  ) throws(LuaError) -> Result {
    dl_test_refuse_in_open(refusal.rawValue, Int64(nth))
    defer { dl_test_refuse_in_open(LuaRefusal.never.rawValue, 0) }
    return try body()
  }

  /// Growing allocations since the state was opened.
  package var allocations: Int { Int(dl_test_allocations(state)) }

  /// The place of the first byte that differs from the snapshot, nil when none does.
  package var firstDifference: Int? {
    let difference = dl_test_difference(state)
    return difference < 0 ? nil : Int(difference)
  }

  /// States open in this process.
  package static var openStates: Int { Int(dl_test_open_states()) }

  /// What a plain Lua state makes of a source text: its first result, or its error, as text.
  package static func plainResult(_ source: String) -> String {
    var text = [CChar](repeating: 0, count: 1 << 16)
    let count = dl_plain_evaluate(source, &text, text.count)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
