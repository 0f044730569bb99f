/// Finds the name that somebody probably meant.
package enum NearestName {
  /// The nearest of `names` to `name` by edit distance, whatever their case; the first of several equally near, nil
  /// where none is near: at most a third of the letters, but always one of several, may differ.
  ///
  /// - Complexity: O(product of the lengths) for each of `names` of about the same length.
  package static func of(_ name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard wanted.count > 1 else { return nil }
    let most = max(1, wanted.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in names {
      let letters = Array(candidate.lowercased().unicodeScalars)
      guard abs(letters.count - wanted.count) <= most else { continue }
      let distance = distance(wanted, letters)
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
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for i in left.indices {
      var current = [i + 1]
      for j in right.indices {
        var best = min(current[j] + 1, previous[j + 1] + 1, previous[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, before[j - 1] + 1) }
        current.append(best)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
