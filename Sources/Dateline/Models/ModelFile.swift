internal import Foundation
public import LanguageAnalysis

/// The file of a model pack: opening it, and putting a new one in its place.
public enum ModelFile {
  /// Maps the pack at `path` and checks its directory; costs well under a millisecond.
  ///
  /// - Throws: ``ModelError``.
  public static func open(_ path: String) throws(ModelError) -> ModelPack {
    let file: MappedFile
    do {
      file = try MappedFile(path)
    } catch {
      if error.number == ENOENT { throw .noPack(path: path) }
      throw .file(path: path, action: "read", reason: error.description)
    }
    do {
      return try ModelPack(mapping: file.bytes, owner: file)
    } catch {
      throw .unusablePack(path: path, error)
    }
  }

  /// Writes a pack so that readers see the old one or the new one, whole, whatever happens: to a name of its own, through to
  /// the disk, then renamed.
  static func write(_ bytes: [UInt8], to path: String) throws(ModelError) {
    let directory = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(
        atPath: directory.isEmpty ? "." : directory, withIntermediateDirectories: true)
    } catch {
      throw .file(path: directory, action: "make the directory", reason: error.localizedDescription)
    }
    let temporary = "\(path).\(getpid()).part"
    do {
      try store(bytes, in: temporary)
    } catch {
      unlink(temporary)
      throw .file(path: temporary, action: "write", reason: error.description)
    }
    guard rename(temporary, path) == 0 else {
      let reason = SystemError().description
      unlink(temporary)
      throw .file(path: path, action: "put the new models", reason: reason)
    }
  }

  private static func store(_ bytes: [UInt8], in path: String) throws(SystemError) {
    let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemError() }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress! + written, $0.count - written) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemError() }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw SystemError() }
  }
}
