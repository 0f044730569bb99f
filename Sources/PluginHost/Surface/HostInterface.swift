/// The version of what Lua sees; part of every plugin's identity.
public enum HostInterface {
  /// Goes up whenever a change of the interface may change what an unchanged plugin emits.
  public static let version = "1"
  /// The release of Lua whose language plugins are written in.
  public static let luaVersion = "5.4"
}
