/// What a plugin may use up on one article.
public struct PluginLimits: Hashable, Sendable {
  /// Bytes that live Lua values may take.
  public var memory: Int
  /// Seconds of processor time of the executing thread.
  public var seconds: Double
  /// Bytes of the plugin's file and of each module.
  public var sourceBytes: Int
  /// Bytes of a file read with `data`.
  public var dataBytes: Int
  /// Rows an article.
  public var rows: Int
  /// Bytes written with `print`; what is beyond is dropped and counted.
  public var logBytes: Int

  public init(
    memory: Int = 256 << 20, seconds: Double = 5, sourceBytes: Int = 64 << 10, dataBytes: Int = 16 << 20,
    rows: Int = 100_000, logBytes: Int = 64 << 10
  ) {
    self.memory = memory
    self.seconds = seconds
    self.sourceBytes = sourceBytes
    self.dataBytes = dataBytes
    self.rows = rows
    self.logBytes = logBytes
  }
}
