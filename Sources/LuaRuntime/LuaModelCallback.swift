internal import CLua

extension HostBridge {
  /// The callback for `dl_options.table`. It may come while C still reads the answer of another callback.
  static let tableCallback: dl_host_table = { context, number, out, message, messageBytes in
    let bridge = Unmanaged<HostBridge>.fromOpaque(context!).takeUnretainedValue()
    do throws(LuaHostError) {
      try bridge.host.table(Int(number)).describe(to: out!)
      return 0
    } catch {
      let text = Array(error.message.utf8.prefix(bridge.tableMessage.count))
      bridge.tableMessage.copyBytes(from: text)
      message!.pointee = UnsafePointer(bridge.tableMessage.baseAddress!.assumingMemoryBound(to: UInt8.self))
      messageBytes!.pointee = text.count
      return 1
    }
  }
}
