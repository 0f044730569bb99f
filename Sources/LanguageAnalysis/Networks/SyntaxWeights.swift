/// The weights of the syntax network's two heads: which token a token depends on, and by which relation (slovnet's
/// `SyntaxHead` and `SyntaxRel`).
///
/// The four layers that both heads begin with stand side by side in one matrix, since they read the same states.
/// Unsafe: points into the mapped sections. `@unchecked Sendable`: nothing writes to them, and `pack` keeps them.
struct SyntaxWeights: @unchecked Sendable {
  let relations: [String]
  let encoder: EncoderWeights
  /// The outputs of each of the four layers.
  let hidden: Int
  /// state length × (4 · hidden): dependent and governor of the arc, governor and dependent of the relation.
  let layers: UnsafePointer<Float>
  let layerBias: UnsafePointer<Float>
  /// What stands for the root among the governors of arcs, and among those of relations.
  let arcRoot: UnsafePointer<Float>
  let relationRoot: UnsafePointer<Float>
  /// hidden × hidden.
  let arcKernel: UnsafePointer<Float>
  /// hidden × (hidden · relationStride): for a governor, a matrix with a row for each hidden number of the dependent and
  /// a column for each relation.
  let relationKernel: UnsafePointer<Float>

  /// The columns of a governor's matrix: the relations, filled up with zeros to whole vectors.
  var relationStride: Int { Self.stride(relations: relations.count) }
  static func stride(relations: Int) -> Int { (relations + 15) / 16 * 16 }

  private let pack: ModelPack

  init(_ pack: ModelPack) throws(ModelPackError) {
    self.pack = pack
    relations = try pack.lines("syntax/relations")
    encoder = try EncoderWeights(pack, network: "syntax")
    let states = encoder.stateLength
    guard let bias = pack.section("syntax/layer-bias") else { throw .missingSection("syntax/layer-bias") }
    hidden = bias.count / 16
    layerBias = try pack.array("syntax/layer-bias", of: Float.self, count: 4 * hidden)
    layers = try pack.array("syntax/layers", of: Float.self, count: states * 4 * hidden)
    arcRoot = try pack.array("syntax/arc-root", of: Float.self, count: states)
    relationRoot = try pack.array("syntax/relation-root", of: Float.self, count: states)
    arcKernel = try pack.array("syntax/arc-kernel", of: Float.self, count: hidden * hidden)
    relationKernel = try pack.array(
      "syntax/relation-kernel", of: Float.self,
      count: hidden * hidden * Self.stride(relations: relations.count))
  }
}
