internal import CLua

/// A Lua state in the sandbox, with its limits and its host.
///
/// It belongs to one thread at a time. The way of use: open, `load` and `call` a plugin's main chunk, `snapshot`, and
/// then `restore` and `call` for each article. Nothing that a call leaves behind in Lua survives a restore.
public struct LuaState: ~Copyable {
  /// Valid until `deinit`; C never keeps a pointer into Swift but the bridge's.
  let state: OpaquePointer
  private let bridge: HostBridge
  private var encoder = ValueEncoder()

  /// Opens a state with the sandbox's libraries and the interface of the host, which it holds strongly.
  /// - Throws: `.memory` when the limit is too small for an empty state, `.unavailable` when the system gives no
  ///   address range, `.runtime` when the interface is not well formed.
  public init(limits: LuaLimits, interface: LuaInterface, host: any LuaHost) throws(LuaError) {
    let bridge = HostBridge(host: host)
    self.bridge = bridge
    var status: Int32 = 0
    var message = [CChar](repeating: 0, count: 400)
    // The names must stay in place while C reads them, which is only during dl_open.
    let names = interface.functions.map { Array($0.name.utf8CString) }
    let flat = names.flatMap { $0 }
    let opened = flat.withUnsafeBufferPointer { flat in
      var offset = 0
      var functions: [dl_host_function] = []
      for (function, name) in zip(interface.functions, names) {
        functions.append(
          dl_host_function(
            name: flat.baseAddress! + offset, number: Int32(function.number), kind: function.kind.rawValue))
        offset += name.count
      }
      return functions.withUnsafeBufferPointer { functions in
        var options = dl_options()
        options.memory = max(limits.memory, 0)
        options.seconds = limits.seconds
        options.source_bytes = max(limits.sourceBytes, 0)
        options.value_bytes = max(limits.valueBytes, 1)
        options.context = Unmanaged.passUnretained(bridge).toOpaque()
        options.call = HostBridge.callback
        options.functions = functions.baseAddress
        options.function_count = functions.count
        return dl_open(&options, &status, &message, message.count)
      }
    }
    guard let opened else {
      let text = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      throw LuaError(kind: LuaError.Kind(rawValue: status) ?? .unavailable, message: text)
    }
    state = opened
  }

  deinit { dl_close(state) }

  /// Compiles a source text; bytecode is refused. `name` is the file's name in messages.
  public mutating func load(_ source: String, name: String) throws(LuaError) -> LuaFunction {
    var source = source
    var name = name
    var reference: Int32 = 0
    let status = source.withUTF8 { source in
      name.withUTF8 { name in
        name.withMemoryRebound(to: CChar.self) { name in
          dl_load(state, source.baseAddress, source.count, name.baseAddress, name.count, &reference)
        }
      }
    }
    try check(status)
    return LuaFunction(reference: reference)
  }

  /// Calls a function of this state and copies its results.
  public mutating func call(_ function: LuaFunction, _ arguments: [LuaValue] = []) throws(LuaError) -> [LuaValue] {
    encoder.removeAll()
    encoder.append(arguments)
    var result: UnsafePointer<UInt8>?
    var count = 0
    let status = encoder.bytes.withUnsafeBufferPointer {
      dl_call(state, function.reference, $0.baseAddress, $0.count, &result, &count)
    }
    try check(status)
    var decoder = ValueDecoder(UnsafeRawBufferPointer(start: result, count: count))
    return decoder.values()
  }

  /// The value of a global, `.nil` when it is not defined.
  public mutating func global(_ name: String) throws(LuaError) -> LuaValue {
    var name = name
    var result: UnsafePointer<UInt8>?
    var count = 0
    let status = name.withUTF8 { name in
      name.withMemoryRebound(to: CChar.self) { dl_get_global(state, $0.baseAddress, $0.count, &result, &count) }
    }
    try check(status)
    var decoder = ValueDecoder(UnsafeRawBufferPointer(start: result, count: count))
    return decoder.value()
  }

  /// Defines a global.
  public mutating func setGlobal(_ name: String, _ value: LuaValue) throws(LuaError) {
    var name = name
    encoder.removeAll()
    encoder.append(value)
    let status = encoder.bytes.withUnsafeBufferPointer { bytes in
      name.withUTF8 { name in
        name.withMemoryRebound(to: CChar.self) {
          dl_set_global(state, $0.baseAddress, $0.count, bytes.baseAddress, bytes.count)
        }
      }
    }
    try check(status)
  }

  /// Remembers this moment for `restore`. Costs a full collection and a copy of all memory in use.
  public mutating func snapshot() throws(LuaError) {
    try check(dl_snapshot(state))
  }

  /// Goes back to the snapshot, byte for byte, with `math.random` seeded by `seed`. Functions and objects given out
  /// since are stale. Costs a copy of the snapshot's bytes; without a snapshot it does nothing.
  public mutating func restore(seed: UInt64) {
    dl_restore(state, seed)
  }

  /// Changes the limits of the calls to come. The memory limit cannot grow far beyond the one the state was opened with.
  public mutating func setLimits(memory: Int, seconds: Double) {
    dl_set_limits(state, max(memory, 0), seconds)
  }

  /// Bytes that live Lua values, and garbage not yet collected, take.
  public var memoryInUse: Int { dl_memory_in_use(state) }

  /// Bytes that a restore copies; 0 without a snapshot.
  public var snapshotBytes: Int { dl_snapshot_bytes(state) }

  /// The version of the Lua library, as `5.4.4`.
  public static var libraryVersion: String { String(cString: dl_lua_release()) }

  private func check(_ status: Int32) throws(LuaError) {
    guard status != 0 else { return }
    var count = 0
    func text(_ bytes: UnsafePointer<CChar>?) -> String {
      String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
    let message = text(dl_error_message(state, &count))
    let place = text(dl_error_place(state, &count))
    let traceback = text(dl_error_traceback(state, &count))
    throw LuaError(
      kind: LuaError.Kind(rawValue: status) ?? .unavailable, message: message, place: place.isEmpty ? nil : place,
      traceback: traceback.hasSuffix("\n") ? String(traceback.dropLast()) : traceback)
  }
}
