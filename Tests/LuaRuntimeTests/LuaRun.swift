import LuaRuntime

/// Opens a state for a test, with the interface of `EchoHost`.
func openState(_ limits: LuaLimits = LuaLimits(), host: EchoHost = EchoHost()) throws(LuaError) -> LuaState {
  try LuaState(limits: limits, interface: EchoHost.interface, host: host)
}

/// Runs a source text in a state of its own and answers what it returns.
func run(_ source: String, limits: LuaLimits = LuaLimits(), host: EchoHost = EchoHost()) throws(LuaError) -> [LuaValue]
{
  var state = try openState(limits, host: host)
  return try state.call(state.load(source, name: "plugin.lua"), [])
}

/// The failure of a source text, nil when there is none.
func failure(_ source: String, limits: LuaLimits = LuaLimits(), host: EchoHost = EchoHost()) -> LuaError? {
  do throws(LuaError) {
    _ = try run(source, limits: limits, host: host)
    return nil
  } catch {
    return error
  }
}
