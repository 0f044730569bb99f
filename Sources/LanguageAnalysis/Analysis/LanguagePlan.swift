internal import Articles

/// The computers of one language by the layers they produce, with the versions of these layers.
struct LanguagePlan: Sendable {
  private let computers: [LayerName: any LayerComputer]
  /// The version of each layer: a hash of its computer's version and of the versions of all layers it is made from.
  let versions: [LayerName: String]

  init(_ language: any Language) {
    var computers: [LayerName: any LayerComputer] = [:]
    for computer in language.layers {
      for name in computer.produces {
        precondition(computers[name] == nil, "language \(language.code): two computers produce \(name)")
        computers[name] = computer
      }
    }
    var versions: [LayerName: String] = [:]
    var path: Set<LayerName> = []
    func version(of name: LayerName) -> String {
      if let known = versions[name] { return known }
      guard let computer = computers[name] else {
        preconditionFailure("language \(language.code): no computer produces \(name), which another one requires")
      }
      precondition(path.insert(name).inserted, "language \(language.code): \(name) requires itself")
      defer { path.remove(name) }
      let required = computer.requires.sorted().flatMap { [$0.rawValue, version(of: $0)] }
      let hash = ContentHash(fields: [language.code, name.rawValue, computer.version] + required)
      versions[name] = String(hash.description.prefix(16))
      return versions[name]!
    }
    for name in computers.keys.sorted() { _ = version(of: name) }
    self.computers = computers
    self.versions = versions
  }

  /// The computer that produces the layer, or nil where the language has none.
  func computer(of name: LayerName) -> (any LayerComputer)? { computers[name] }
}
