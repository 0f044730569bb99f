import Foundation

/// One run of the built `dateline` program.
struct ToolRun {
  let code: Int32
  let output: String
  let messages: String

  /// The program that was built beside the tests.
  static var executable: URL {
    // The tests run inside `…/debug/<Package>Tests.xctest`, and the program lies in the same folder.
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "dateline")
  }

  static var packageRoot: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  static func path(_ relative: String) -> String { packageRoot.appending(path: relative).path }

  /// Runs `dateline` with `arguments` in `folder` to its end.
  init(
    _ arguments: [String], in folder: URL, input: String = "", environment: [String: String]? = nil
  ) throws {
    let process = try ToolRun.start(arguments, in: folder, environment: environment)
    process.input.fileHandleForWriting.write(Data(input.utf8))
    try process.input.fileHandleForWriting.close()
    // Both pipes are read to their ends at once: a full one would stop the program.
    let messages = Reading(process.messages.fileHandleForReading)
    output = String(decoding: process.output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    self.messages = messages.text
    process.process.waitUntilExit()
    code = process.process.terminationStatus
  }

  /// A program that is running.
  struct Started {
    let process: Process
    let input: Pipe
    let output: Pipe
    let messages: Pipe
  }

  static func start(
    _ arguments: [String], in folder: URL, environment: [String: String]? = nil
  ) throws -> Started {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    if let environment { process.environment = environment }
    let started = Started(process: process, input: Pipe(), output: Pipe(), messages: Pipe())
    process.standardInput = started.input
    process.standardOutput = started.output
    process.standardError = started.messages
    try process.run()
    return started
  }

  /// Reads a file to its end on a thread of its own.
  private final class Reading: @unchecked Sendable {
    // Written by the thread, read only after it has left the group.
    private var data = Data()
    private let group = DispatchGroup()

    init(_ handle: FileHandle) {
      DispatchQueue.global().async(group: group) { self.data = handle.readDataToEndOfFile() }
    }

    var text: String {
      group.wait()
      return String(decoding: data, as: UTF8.self)
    }
  }
}

/// A folder that is there as long as the value.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "dateline-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }
}
