import LuaRuntime
import Testing

@Suite("The same program gives the same result, in every process")
struct LuaDeterminismTests {
  /// Whatever could depend on hashes, addresses or clocks.
  static let program = """
    local f, g = function() end, function() end
    local t = {[f] = 1, [g] = 2, [true] = 3, [false] = 4, [2.5] = 5, [1] = 6, [-3] = 7, [1e300] = 8, ['é'] = 9, a = 10,
      [math.mininteger] = 11, [-math.huge] = 12, B = 13}
    for i = 1, 200 do t['key' .. i * 7919 % 1000] = i end
    local out = {}
    for k, v in pairs(t) do out[#out + 1] = tostring(k) .. '=' .. v end
    local k, v = next(t)
    while k ~= nil do out[#out + 1] = v k, v = next(t, k) end
    for i = 1, 5 do out[#out + 1] = math.random(1000000) .. ' ' .. math.random() end
    local s = {}
    for i = 1, 300 do s[i] = {i % 7, i} end
    table.sort(s, function(a, b) return a[1] < b[1] end)
    for i = 1, 300 do out[#out + 1] = s[i][2] end
    table.sort(s, function(a, b) return math.random() < 0.5 end)
    out[#out + 1] = tostring(print_) .. tostring({}) .. tostring(coroutine.create(f))
    for i = 1, 300 do out[#out + 1] = s[i][2] end
    return table.concat(out, ' ')
    """.replacing("print_", with: "string.find")

  static func output() throws -> String {
    var state = try openState()
    let function = try state.load(program, name: "plugin.lua")
    try state.snapshot()
    state.restore(seed: 42)
    guard case .string(let text)? = try state.call(function, []).first else { return "no text" }
    return text
  }

  @Test("two states in one process")
  func states() throws {
    let first = try Self.output()
    #expect(try Self.output() == first)
    #expect(first.hasPrefix("false=4 true=3 -inf=12 -9223372036854775808=11 -3=7 1=6 2.5=5 1e+300=8 B=13 a=10 key"))
    #expect(first.contains(" function=1 function=2 4 3 12 11"))
  }

  @Test("two processes")
  func processes() async throws {
    var outputs: [[UInt8]] = []
    for _ in 0..<2 {
      let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
        print(try LuaDeterminismTests.output())
      }
      outputs.append(try #require(result).standardOutputContent)
    }
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0].count > 3000)
  }

  @Test(
    "pairs in one order, whatever happens meanwhile",
    arguments: [
      ("local t = {c = 1, a = 2, b = 3} local s = '' for k in pairs(t) do s = s .. k end return s", "abc"),
      ("local t = {c = 1, a = 2, b = 3} local s = '' for k in pairs(t) do t[k] = nil s = s .. k end return s", "abc"),
      ("local t = {c = 1, a = 2, b = 3} local s = '' for k in pairs(t) do t.c = nil s = s .. k end return s", "ab"),
      ("local t = {c = 1, a = 2, b = 3} local s = '' for k in next, t do t[k] = nil s = s .. k end return s", "abc"),
      ("local t = {5, 6, nil, 7} local s = '' for k, v in pairs(t) do s = s .. k .. v end return s", "152647"),
      (
        "local s = '' for k in pairs(setmetatable({}, {__pairs = function() return next, {z = 1} end})) do s = k end return s",
        "z"
      ),
      (
        "local s = '' for k in pairs(table) do s = s .. k .. ' ' end return s",
        "concat insert move pack remove sort unpack "
      ),
      (
        "local s = '' for i, v in ipairs(setmetatable({1}, {__index = function(_, i) if i < 4 then return i end end})) do s = s .. v end return s",
        "123"
      ),
      ("return tostring(next({})) .. tostring(next({7}))", "nil1"),
      ("return tostring(pcall(next, {}, 'x'))", "false"),
    ])
  func order(source: String, result: String) throws {
    #expect(try run(source) == [.string(result)])
  }
}
