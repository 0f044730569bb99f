internal import CLua

/// What C holds as the context of its callbacks. Owned by the `LuaState`, which outlives every callback.
///
/// No Lua function is ever called from here, so no `longjmp` crosses these frames: a failure is returned as a status,
/// and C raises after the frame is gone.
final class HostBridge {
  private let host: any LuaHost
  private var encoder = ValueEncoder()
  /// What the last callback handed to C; C reads it until the next one. Kept at one address by being allocated here.
  private var answer: UnsafeMutableRawBufferPointer

  init(host: any LuaHost) {
    self.host = host
    answer = .allocate(byteCount: 256, alignment: 8)
  }

  deinit { answer.deallocate() }

  /// Copies bytes to the place C reads them from.
  private func keep(_ bytes: [UInt8]) {
    if bytes.count > answer.count || (answer.count > 4 << 20 && bytes.count < 1 << 20) {
      answer.deallocate()
      answer = .allocate(byteCount: max(bytes.count * 2, 256), alignment: 8)
    }
    answer.copyBytes(from: bytes)
  }

  private func call(_ function: Int, _ arguments: UnsafeRawBufferPointer) -> (status: Int32, count: Int) {
    var decoder = ValueDecoder(arguments)
    do throws(LuaHostError) {
      let results = try host.call(function, decoder.values())
      encoder.removeAll()
      encoder.append(results)
      keep(encoder.bytes)
      return (0, encoder.bytes.count)
    } catch {
      let message = Array(error.message.utf8)
      keep(message)
      return (1, message.count)
    }
  }

  /// The callback for `dl_options.call`.
  static let callback: dl_host_call = { context, function, arguments, argumentBytes, result, resultBytes in
    let bridge = Unmanaged<HostBridge>.fromOpaque(context!).takeUnretainedValue()
    let answer = bridge.call(Int(function), UnsafeRawBufferPointer(start: arguments, count: argumentBytes))
    result!.pointee = UnsafePointer(bridge.answer.baseAddress!.assumingMemoryBound(to: UInt8.self))
    resultBytes!.pointee = answer.count
    return answer.status
  }
}
