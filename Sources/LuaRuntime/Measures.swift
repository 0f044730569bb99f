internal import CLua

/// A figure beside the same figure of a peer, measured in one process.
package struct LuaMeasure: Sendable {
  package var name: String
  package var value: Double
  package var unit: String
  package var peer: Double
  /// What the peer is.
  package var peerName = "plain Lua"
}

/// The figures the Lua boundary promises. Meaningful only in a release build on a quiet machine.
package enum LuaMeasures {
  package static func all() throws(LuaError) -> [LuaMeasure] {
    [
      try freshState(lines: 80), try freshState(lines: 250), try largeSnapshot(),
      try deadline(body: tightLoop), try loop(name: "tight loop", body: tightLoop),
      try loop(name: "table loop", body: tableLoop), try loop(name: "string loop", body: stringLoop),
      try loop(name: "sort loop", body: sortLoop),
      try pairsLoop(),
    ]
  }

  private final class NoHost: LuaHost {
    func call(_ function: Int, _ arguments: [LuaValue]) throws(LuaHostError) -> [LuaValue] { [] }
    func table(_ number: Int) throws(LuaHostError) -> LuaModelTable {
      throw LuaHostError("no tables while measuring")
    }
  }

  private static func best(of rounds: Int, _ run: () throws(LuaError) -> Double) throws(LuaError) -> Double {
    var best = Double.infinity
    for _ in 0..<rounds { best = min(best, try run()) }
    return best
  }

  /// A plugin of so many lines: functions, tables of words, one function that does little.
  private static func plugin(lines: Int) -> String {
    var source = "local counts, words = {}, {}\n"
    var line = 2
    while line < lines - 8 {
      source += "local function step\(line)(text)\n  words[#words + 1] = text .. '\(line)'\n"
      source += "  counts[text] = (counts[text] or 0) + \(line)\n  return text:find('a', 1, true)\nend\n"
      source += "words['k\(line)'] = { name = 'слово\(line)', kind = 'noun', step = step\(line) }\n"
      line += 6
    }
    return source + "return function()\n  local n = 0\n  for i = 1, 10 do\n    counts[i] = i\n    n = n + counts[i]\n"
      + "  end\n  return n\nend\n"
  }

  private static func freshState(lines: Int) throws(LuaError) -> LuaMeasure {
    let source = plugin(lines: lines)
    var state = try LuaState(limits: LuaLimits(), interface: LuaInterface(), host: NoHost())
    guard case .function(let run)? = try state.call(state.load(source, name: "measure.lua"), []).first else {
      throw LuaError(kind: .unavailable, message: "the measured plugin returned no function")
    }
    try state.snapshot()
    let rounds = 2000
    let ours = try best(of: 10) { () throws(LuaError) in
      let start = dl_thread_nanoseconds()
      for round in 0..<rounds {
        state.restore(seed: UInt64(round))
        _ = try state.call(run, [])
      }
      return (dl_thread_nanoseconds() - start) / Double(rounds)
    }
    let plain = try best(of: 10) { () throws(LuaError) in dl_plain_fresh(source, 200) / 200 }
    return LuaMeasure(name: "fresh state, plugin of \(lines) lines", value: ours / 1000, unit: "µs", peer: plain / 1000)
  }

  /// A lexicon of 20,000 entries in the snapshot.
  private static func largeSnapshot() throws(LuaError) -> LuaMeasure {
    let source =
      "local words = {}\nfor i = 1, 20000 do words['слово' .. i] = i end\nreturn function() return words['слово7'] end"
    var state = try LuaState(limits: LuaLimits(), interface: LuaInterface(), host: NoHost())
    guard case .function(let run)? = try state.call(state.load(source, name: "measure.lua"), []).first else {
      throw LuaError(kind: .unavailable, message: "the measured plugin returned no function")
    }
    try state.snapshot()
    let ours = try best(of: 10) { () throws(LuaError) in
      let start = dl_thread_nanoseconds()
      for round in 0..<100 {
        state.restore(seed: UInt64(round))
        _ = try state.call(run, [])
      }
      return (dl_thread_nanoseconds() - start) / 100
    }
    let plain = try best(of: 3) { () throws(LuaError) in dl_plain_fresh(source, 5) / 5 }
    return LuaMeasure(
      name: "fresh state, lexicon in a snapshot of \(state.snapshotBytes >> 10) KiB", value: ours / 1000, unit: "µs",
      peer: plain / 1000)
  }

  private static let tightLoop = "local x = 0\nfor i = 1, 300000 do x = x + i % 7 end\nreturn x"
  private static let tableLoop =
    "local t = {}\nfor i = 1, 1000 do t[i] = i end\nlocal x = 0\n"
    + "for r = 1, 500 do for i = 1, #t do x = x + t[i]; t[i] = x & 1023 end end\nreturn x"
  private static let stringLoop =
    "local n = 0\nlocal s = ('one two three four '):rep(50)\n"
    + "for r = 1, 200 do for w in s:gmatch('%a+') do n = n + #w end; s:gsub('t', 'T') end\nreturn n"
  private static let sortLoop =
    "local t = {}\nfor r = 1, 5 do for i = 1, 5000 do t[i] = (i * 7919 * r) % 5003 end table.sort(t) end\n"
    + "for r = 1, 2 do for i = 1, 5000 do t[i] = (i * 7919 * r) % 5003 end\n"
    + "table.sort(t, function(a, b) return a > b end) end\nreturn t[1]"

  private static func loop(name: String, body: String) throws(LuaError) -> LuaMeasure {
    let source = "return function()\n" + body + "\nend"
    var state = try LuaState(limits: LuaLimits(seconds: 60), interface: LuaInterface(), host: NoHost())
    guard case .function(let run)? = try state.call(state.load(source, name: "measure.lua"), []).first else {
      throw LuaError(kind: .unavailable, message: "the measured plugin returned no function")
    }
    var ours = Double.infinity
    var plain = Double.infinity
    // Taken in turn, so that a change of the machine's speed meets both.
    for _ in 0..<60 {
      let start = dl_thread_nanoseconds()
      _ = try state.call(run, [])
      ours = min(ours, (dl_thread_nanoseconds() - start))
      plain = min(plain, dl_plain_repeat(source, 1))
    }
    return LuaMeasure(name: name, value: ours / 1e6, unit: "ms", peer: plain / 1e6)
  }

  /// What the deadline costs while it does not fire: one state, with and without it in turn.
  private static func deadline(body: String) throws(LuaError) -> LuaMeasure {
    var state = try LuaState(limits: LuaLimits(), interface: LuaInterface(), host: NoHost())
    guard
      case .function(let run)? = try state.call(state.load("return function()\n\(body)\nend", name: "m.lua"), []).first
    else {
      throw LuaError(kind: .unavailable, message: "the measured plugin returned no function")
    }
    var with = Double.infinity
    var without = Double.infinity
    for round in 0..<200 {
      state.setLimits(memory: 256 << 20, seconds: round % 2 == 0 ? 60 : 0)
      let start = dl_thread_nanoseconds()
      _ = try state.call(run, [])
      let taken = dl_thread_nanoseconds() - start
      if round % 2 == 0 { with = min(with, taken) } else { without = min(without, taken) }
    }
    return LuaMeasure(
      name: "tight loop with a deadline", value: with / 1e6, unit: "ms", peer: without / 1e6,
      peerName: "the same state without a deadline")
  }

  private static func pairsLoop() throws(LuaError) -> LuaMeasure {
    try loop(
      name: "pairs over 30 names",
      body: "local t, n = {}, 0\nfor i = 1, 30 do t['name' .. (i * 7 % 31)] = i end\n"
        + "for r = 1, 2000 do for k, v in pairs(t) do n = n + v end end\nreturn n")
  }
}
