import Dateline

/// Findings about the input as people read them: those of one kind are told once with their number, so that a thousand
/// undated articles are one line.
struct FindingList {
  private let findings: [Finding]

  init(_ findings: [Finding]) { self.findings = findings }

  /// The lines, in the order in which the kinds were met.
  var lines: [String] {
    var kinds: [Finding.Code] = []
    var byKind: [Finding.Code: [Finding]] = [:]
    for finding in findings {
      if byKind[finding.code] == nil { kinds.append(finding.code) }
      byKind[finding.code, default: []].append(finding)
    }
    return kinds.flatMap { kind -> [String] in
      let found = byKind[kind] ?? []
      let severity = kind.severity == .skipped ? "skipped" : "note"
      guard found.count > 3, let first = found.first else { return found.map { "\(severity): \($0)" } }
      return ["\(severity): \(first), and \(found.count - 1) more like this (\(kind.rawValue))"]
    }
  }

  func print() { for line in lines { Terminal.message(line) } }
}
