internal import Foundation

/// How many bytes there are to read, for telling how far a run has come.
enum InputSize {
  /// The bytes of the files and folders in `paths`; nil where one is standard input or nothing is known of it.
  ///
  /// - Complexity: O(files); nothing is opened.
  static func bytes(of paths: [String]) -> Int? {
    var total = 0
    for path in paths {
      var isFolder: ObjCBool = false
      guard path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
      if !isFolder.boolValue {
        total += size(ofItem: path)
      } else if let files = FileManager.default.enumerator(atPath: path) {
        for case let file as String in files { total += size(ofItem: path + "/" + file) }
      }
    }
    return total
  }

  private static func size(ofItem path: String) -> Int {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
    return Int(status.st_size)
  }
}
