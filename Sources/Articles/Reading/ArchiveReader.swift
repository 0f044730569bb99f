/// Reads the articles of files, folders and standard input as records, one after the other in a stable order.
///
/// Nothing is decoded here, and no archive is ever held whole: a reader keeps about one chunk and two records. Folders
/// are read with everything in them, in the order of the bytes of the paths. Whatever gives no record gives a finding.
///
///     var reader = ArchiveReader(paths: ["news/", "more.jsonl", "-"])
///     while let item = reader.next() { … }
///
/// A record is handed out when the next one begins or the file ends, because only then it is known whether it is the
/// only one. Not for a dialog over a pipe, where the other side waits for an answer.
public struct ArchiveReader {
  private var walk: FileWalk
  private let limit: Int
  private let chunk: Int
  private var file: FileReading?

  /// Makes a reader of `paths`, each a file, a folder, or `-` for standard input; `limit` is how many bytes of UTF-8 one
  /// article may have.
  public init(paths: [String], limit: Int = 10 << 20) {
    self.init(paths: paths, limit: limit, chunk: 1 << 18)
  }

  /// Reads `chunk` bytes at a time.
  package init(paths: [String], limit: Int, chunk: Int) {
    walk = FileWalk(paths)
    self.limit = limit
    self.chunk = chunk
  }

  /// The next record or finding; nil at the end.
  public mutating func next() -> ReadItem? {
    while true {
      if let file {
        if let item = file.next() { return item }
        self.file = nil
      }
      switch walk.next() {
      case nil: return nil
      case .finding(let finding): return .finding(finding)
      case .file(let path, let descriptor):
        file = FileReading(path: path, descriptor: descriptor, limit: limit, chunk: chunk)
      }
    }
  }
}
