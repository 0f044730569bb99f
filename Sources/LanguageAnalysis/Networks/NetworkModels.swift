public import Articles

/// The three networks of a pack: views on the mapped weights, shared by all workers of a process.
public struct NetworkModels: Sendable {
  /// Looks tokens up; its features serve all three networks.
  public let encoder: TokenEncoder
  /// The hash of the models' content, for the versions of layers.
  public let version: ContentHash

  let embedding: WordEmbedding
  let names: NameTagger
  let morphology: MorphologyTagger
  let syntax: SyntaxWeights

  /// - Throws: ``ModelPackError`` where a section is missing or unfit.
  public init(_ pack: ModelPack) throws(ModelPackError) {
    encoder = try TokenEncoder(pack)
    embedding = try WordEmbedding(pack)
    names = try NameTagger(pack)
    morphology = try MorphologyTagger(pack)
    syntax = try SyntaxWeights(pack)
    version = pack.version
    guard encoder.list.count == embedding.count else {
      throw .wrongSection("words/starts", found: 4 * encoder.list.count + 4, expected: 4 * embedding.count + 4)
    }
    for (network, weights) in [
      ("names", names.encoder), ("morphology", morphology.encoder), ("syntax", syntax.encoder),
    ] where weights.dimensions.embedding != embedding.dimension {
      throw .damagedSection("\(network)/dimensions")
    }
  }

  /// The tags of names by their place: `O`, `B-PER`, `I-PER`, `B-LOC`, …, and `<pad>`.
  public var nameTags: [String] { names.tags }
  /// The tags of morphology by their place: `NOUN|Animacy=Inan|Case=Nom|…` (Universal Dependencies).
  public var morphologyTags: [String] { morphology.tags }
  /// The syntactic relations by their place: `nsubj`, `obl`, … (Universal Dependencies).
  public var relations: [String] { syntax.relations }
}
