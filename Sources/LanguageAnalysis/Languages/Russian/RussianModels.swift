public import Articles

/// The models of Russian over the mapped bytes of a pack: the dictionary and the networks. One value serves all threads
/// of a process; opening costs a few milliseconds.
public struct RussianModels: Sendable {
  /// The hash of the pack's content, which the versions of the layers cover.
  public let version: ContentHash
  let dictionary: MorphologicalDictionary
  let networks: NetworkRunnerPool
  let lemmas: LemmatizerPool

  /// Opens the models in `pack`. A thread at work takes at most `cacheBytes` bytes for the products of words.
  ///
  /// - Throws: ``ModelPackError`` or ``MorphologyError`` where a section is missing or does not fit.
  public init(_ pack: ModelPack, cacheBytes: Int = NetworkRunner.standardCacheBytes) throws {
    version = pack.version
    let models = try NetworkModels(pack)
    networks = NetworkRunnerPool(models, cacheBytes: cacheBytes)
    dictionary = try MorphologicalDictionary(owner: pack) { pack.section($0) }
    lemmas = LemmatizerPool(dictionary, tags: models.morphologyTags)
  }
}
