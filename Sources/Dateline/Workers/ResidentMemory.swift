internal import Foundation

/// How much memory a process holds in RAM.
enum ResidentMemory {
  /// Bytes resident of process `id`; 0 where the process is gone or the system has no `/proc`.
  static func bytes(ofProcess id: Int32) -> Int {
    guard let text = try? String(contentsOfFile: "/proc/\(id)/statm", encoding: .utf8) else { return 0 }
    let fields = text.split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
  }
}
