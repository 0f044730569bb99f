internal import LuaRuntime

/// A Lua state with its session, in which one source text was run.
final class PluginState {
  let session: HostSession
  private var state: LuaState

  /// Opens a state of the given shape.
  init(_ shape: SurfaceModel.Shape, tables: [TableSchema], limits: PluginLimits, seconds: Double) throws(LuaError) {
    session = HostSession(model: SurfaceModel(shape), tables: tables, limits: limits)
    session.requirements = Dictionary(uniqueKeysWithValues: shape.requirements.map { ($0.plugin, $0.tables) })
    state = try LuaState(
      limits: LuaLimits(
        memory: limits.memory, seconds: seconds, sourceBytes: limits.sourceBytes, logBytes: limits.logBytes),
      interface: LuaInterface(functions: HostFunction.registered, model: session.model.model), host: session)
  }

  /// Compiles and runs a main chunk, and gives its first result.
  func run(_ source: String, name: String) throws(LuaError) -> LuaValue {
    let chunk = try state.load(source, name: name)
    return try state.call(chunk, []).first ?? .nil
  }

  /// Remembers this moment: every call of ``start(seed:)`` comes back to it.
  func finishLoading() throws(LuaError) {
    session.finishLoading()
    try state.snapshot()
  }

  func start(seed: UInt64) {
    state.restore(seed: seed)
    session.clear()
  }

  func call(_ function: LuaFunction, _ arguments: [LuaValue], memory: Int, seconds: Double) throws(LuaError) {
    state.setLimits(memory: memory, seconds: seconds)
    _ = try state.call(function, arguments)
  }

  /// Calls a function within the limits that hold now, and gives its results.
  func results(_ function: LuaFunction, _ arguments: [LuaValue]) throws(LuaError) -> [LuaValue] {
    try state.call(function, arguments)
  }

  func setGlobal(_ name: String, _ value: LuaValue) throws(LuaError) { try state.setGlobal(name, value) }
}

extension LuaError {
  /// The status that a run which ended so has.
  var status: PluginStatus {
    switch kind {
    case .timeout: .timeout
    case .memory: .memory
    case .syntax, .runtime, .unavailable: .error
    }
  }

  func pluginError(_ kind: PluginError.Kind, plugin: String?) -> PluginError {
    PluginError(kind, plugin: plugin, place: place, message: message, traceback: traceback)
  }
}
