/// Finds the name that somebody probably meant.
package enum NearestName {
  /// The nearest of `names` to `name` by edit distance, nil where none is near: at most a third of the letters, and at
  /// least one, may differ.
  package static func of(_ name: String, among names: some Sequence<String>) -> String? {
    let most = max(1, name.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in names {
      let distance = distance(name.lowercased(), candidate.lowercased())
      if distance <= most, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.name
  }

  /// `; did you mean 'x'?` or the list of names, for the end of a message.
  package static func hint(_ name: String, among names: some Sequence<String>) -> String {
    if let nearest = of(name, among: names) { return "; did you mean '\(nearest)'?" }
    let list = names.sorted().prefix(20).joined(separator: ", ")
    return list.isEmpty ? "" : "; there is: \(list)"
  }

  /// The number of insertions, deletions, replacements and swaps of neighbors between two words (optimal string
  /// alignment).
  package static func distance(_ left: String, _ right: String) -> Int {
    let a = Array(left)
    let b = Array(right)
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var current = [i + 1]
      for j in 0..<b.count {
        var best = min(current[j] + 1, previous[j + 1] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        current.append(best)
      }
      before = previous
      previous = current
    }
    return previous[b.count]
  }
}
