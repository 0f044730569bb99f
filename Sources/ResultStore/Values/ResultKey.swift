public import Articles

/// What a result is a function of, before it is computed: the article's content, the plugin's identity, and the results
/// it requires. Equal keys (and equal versions of the layers read) give equal results.
///
/// Nothing else goes in: not the path, the time, the locale or the number of workers.
public struct ResultKey: Hashable, Sendable {
  /// ``Articles/Article/contentHash``.
  public let content: ContentHash
  /// `PluginIdentity.hash`: source, modules, data files, options and the version of the host.
  public let identity: ContentHash
  /// ``sealed(reading:)`` of each required plugin's result for the same article, in the order of the manifest.
  public let requires: [ContentHash]
  /// The key itself, as it is stored.
  public let hash: ContentHash

  public init(content: ContentHash, identity: ContentHash, requires: [ContentHash] = []) {
    self.content = content
    self.identity = identity
    self.requires = requires
    hash = ContentHash(combining: [content, identity] + requires)
  }

  /// The key of a finished result, which also covers the layers that were read. Results that require this one put it
  /// into their own key, so that a new version of a layer reaches them too.
  public func sealed(reading reads: ReadSet) -> ContentHash { ResultKey.seal(hash, reading: reads) }

  /// ``sealed(reading:)`` for a stored result of which only the key's hash is known.
  public static func seal(_ key: ContentHash, reading reads: ReadSet) -> ContentHash {
    ContentHash(combining: [key, reads.hash])
  }
}

/// The layers that a plugin read of an article, with their versions: the part of a result's key that is only known
/// afterwards. The result is fresh as long as every layer still has this version for this language.
public struct ReadSet: Hashable, Sendable {
  /// One layer and its version.
  public struct Layer: Hashable, Sendable, Comparable {
    public var name: LayerName
    public var version: String
    public init(_ name: LayerName, version: String) {
      self.name = name
      self.version = version
    }

    public static func < (left: Layer, right: Layer) -> Bool {
      (left.name, left.version) < (right.name, right.version)
    }
  }

  /// ISO 639-1 code of the language that the layers were computed for; the versions belong to it. Empty where no layer
  /// was read.
  public let language: String
  /// The layers, sorted by name.
  public let layers: [Layer]

  public init(language: String, layers: [Layer]) {
    self.language = layers.isEmpty ? "" : language
    self.layers = layers.sorted()
  }

  /// The set of a plugin that read no layer: it holds for every language.
  public static let none = ReadSet(language: "", layers: [])

  /// The hash of the language and of all layers with their versions.
  public var hash: ContentHash {
    ContentHash(fields: [language] + layers.flatMap { [$0.name.rawValue, $0.version] })
  }

  /// Whether every layer has today the version it was read in; `version` gives today's.
  public func isCurrent(_ version: (LayerName, _ language: String) -> String) -> Bool {
    layers.allSatisfy { version($0.name, language) == $0.version }
  }
}
