/// What one call into a state may use. Each call starts anew: nothing adds up over calls.
public struct LuaLimits: Hashable, Sendable {
  /// Bytes that live Lua values may take.
  public var memory: Int
  /// Processor time of the executing thread, in seconds; 0 or less is no limit.
  public var seconds: Double
  /// Bytes of one source text, and of a text given to `load`.
  public var sourceBytes: Int
  /// Bytes a plugin may print in one call; kept by whoever provides `print`.
  public var logBytes: Int
  /// Bytes of the arguments, or of the results, of one call between Lua and Swift.
  public var valueBytes: Int

  public init(
    memory: Int = 256 << 20, seconds: Double = 5, sourceBytes: Int = 64 << 10, logBytes: Int = 64 << 10,
    valueBytes: Int = 64 << 20
  ) {
    self.memory = memory
    self.seconds = seconds
    self.sourceBytes = sourceBytes
    self.logBytes = logBytes
    self.valueBytes = valueBytes
  }
}
