internal import Glibc

/// Opens the files under some paths one by one, in a stable order, and follows symbolic links without going in circles.
struct FileWalk {
  enum Step {
    /// A file that is open for reading, with the path to show.
    case file(FilePath, FileDescriptor)
    case finding(Finding)
  }

  private struct Identity: Hashable {
    var device: dev_t
    var inode: ino_t
  }

  /// What is to be read, the next last.
  private var pending: [(path: FilePath, isNamed: Bool)]
  private var folders: Set<Identity> = []

  init(_ paths: [String]) { pending = paths.reversed().map { (FilePath($0), true) } }

  mutating func next() -> Step? {
    while let (path, isNamed) = pending.popLast() {
      if isNamed, path.shown == "-" { return .file(path, FileDescriptor(standardInput: ())) }
      if !isNamed, path.name.hasPrefix(".") {
        return .finding(
          Finding(.hidden, place: path.shown, problem: "hidden, so not read", advice: "name it to read it"))
      }
      // Without O_NONBLOCK a pipe would keep us waiting for somebody to write to it.
      let number = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
      guard number >= 0 else { return .finding(.unopened(path, errno)) }
      let descriptor = FileDescriptor(owning: number)
      var status = stat()
      guard fstat(number, &status) == 0 else { return .finding(.unopened(path, errno)) }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return .file(path, descriptor)
      case S_IFDIR:
        if let finding = enter(path, Identity(device: status.st_dev, inode: status.st_ino)) { return .finding(finding) }
      default:
        return .finding(
          Finding(
            .notAFile, place: path.shown, problem: "a pipe or device, no file",
            advice: "feed it to standard input and name '-'"))
      }
    }
    return nil
  }

  /// Puts what the folder holds in front of what is pending.
  private mutating func enter(_ path: FilePath, _ identity: Identity) -> Finding? {
    guard folders.insert(identity).inserted else {
      return Finding(
        .readBefore, place: path.shown, problem: "the folder was read before, under another path",
        advice: "remove the link, or name the folder once")
    }
    guard let folder = path.withCString({ opendir($0) }) else { return .unopened(path, errno) }
    defer { closedir(folder) }
    var entries: [(key: [UInt8], path: FilePath)] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      // As if whole paths were compared: what a folder holds comes where its name with a slash comes.
      let entryPath = path.appending(name)
      var status = stat()
      let isFolder = entryPath.withCString { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
      entries.append((isFolder ? name + [UInt8(ascii: "/")] : name, entryPath))
    }
    guard !entries.isEmpty else {
      return Finding(.empty, place: path.shown, problem: "the folder is empty", advice: "name a folder with articles")
    }
    entries.sort { $0.key.lexicographicallyPrecedes($1.key) }
    pending += entries.reversed().map { ($0.path, false) }
    return nil
  }
}

extension Finding {
  fileprivate static func unopened(_ path: FilePath, _ error: Int32) -> Finding {
    let reason = String(cString: strerror(error))
    return switch error {
    case ENOENT:
      Finding(.notFound, place: path.shown, problem: "there is no such file", advice: "check the path")
    case ELOOP:
      Finding(.unreadable, place: path.shown, problem: reason, advice: "remove the symbolic link, it leads to itself")
    case ENXIO:
      Finding(.notAFile, place: path.shown, problem: "a socket or device, no file", advice: "name a file")
    case EMFILE, ENFILE:
      Finding(.unreadable, place: path.shown, problem: reason, advice: "raise the limit with 'ulimit -n'")
    default:
      Finding(.unreadable, place: path.shown, problem: reason, advice: "check who may read it")
    }
  }
}
