/// Arranges the weights of slovnet's networks for the pack: what can be done to them once is done here.
///
/// Arrays come numbered as in slovnet's files (`arrays/n.bin`): 0 the embedding of shapes; then for each of three layers
/// kernel, bias, and weight, bias, mean and standard deviation of the normalization; from 19 on the head.
package struct NetworkPacking {
  /// The first array of the head.
  static let firstOfHead = 19

  package enum Failure: Error, CustomStringConvertible {
    /// An array does not have the length that the others ask for.
    case length(network: String, array: Int, found: Int, expected: Int)
    /// There are fewer arrays than a network of this kind has.
    case arrays(network: String, found: Int, expected: Int)

    package var description: String {
      switch self {
      case .length(let network, let array, let found, let expected):
        "network \(network): array \(array) has \(found) numbers and should have \(expected)"
      case .arrays(let network, let found, let expected):
        "network \(network): \(found) arrays where \(expected) are needed"
      }
    }
  }

  let network: String
  let arrays: [[Float]]
  /// The numbers of a word's embedding.
  let embedding: Int

  private init(_ network: String, _ arrays: [[Float]], embedding: Int, count: Int) throws(Failure) {
    guard arrays.count == count else { throw .arrays(network: network, found: arrays.count, expected: count) }
    self.network = network
    self.arrays = arrays
    self.embedding = embedding
  }

  /// Adds the names network: the head is weight, bias and transitions.
  package static func addNames(
    _ arrays: [[Float]], tags: [String], embedding: Int, to pack: inout ModelPackEncoder
  ) throws(Failure) {
    let packing = try NetworkPacking("names", arrays, embedding: embedding, count: 22)
    let states = try packing.addEncoder(to: &pack)
    try packing.add(["weight": (19, states * tags.count), "bias": (20, tags.count)], to: &pack)
    try packing.add(["transitions": (21, tags.count * tags.count)], to: &pack)
    pack.add("names/tags", lines: tags)
  }

  /// Adds the morphology network: the head is weight and bias.
  package static func addMorphology(
    _ arrays: [[Float]], tags: [String], embedding: Int, to pack: inout ModelPackEncoder
  ) throws(Failure) {
    let packing = try NetworkPacking("morphology", arrays, embedding: embedding, count: 21)
    let states = try packing.addEncoder(to: &pack)
    try packing.add(["weight": (19, states * tags.count), "bias": (20, tags.count)], to: &pack)
    pack.add("morphology/tags", lines: tags)
  }

  /// Adds the syntax network: the heads are two layers, root and kernel for arcs, and the same for relations.
  package static func addSyntax(
    _ arrays: [[Float]], relations: [String], embedding: Int, to pack: inout ModelPackEncoder
  ) throws(Failure) {
    let packing = try NetworkPacking("syntax", arrays, embedding: embedding, count: 31)
    let states = try packing.addEncoder(to: &pack)
    let hidden = arrays[20].count
    // Four layers side by side: arrays 19/20, 21/22, 25/26, 27/28 are weight states × hidden and bias.
    var layers = [Float](repeating: 0, count: states * 4 * hidden)
    var bias: [Float] = []
    for (place, array) in [19, 21, 25, 27].enumerated() {
      let weight = try packing.array(array, count: states * hidden)
      bias += try packing.array(array + 1, count: hidden)
      for state in 0..<states {
        let from = weight[state * hidden..<(state + 1) * hidden]
        layers.replaceSubrange((state * 4 + place) * hidden..<(state * 4 + place + 1) * hidden, with: from)
      }
    }
    pack.add("syntax/layers", layers)
    pack.add("syntax/layer-bias", bias)
    try packing.add(["arc-root": (23, states)], to: &pack)
    try packing.add(["arc-kernel": (24, hidden * hidden)], to: &pack)
    try packing.add(["relation-root": (29, states)], to: &pack)
    // From hidden × (relations · hidden) to hidden × (hidden · stride), so that the relations are next to each other.
    let kernel = try packing.array(30, count: hidden * hidden * relations.count)
    let stride = SyntaxWeights.stride(relations: relations.count)
    var turned = [Float](repeating: 0, count: hidden * hidden * stride)
    for governor in 0..<hidden {
      for relation in 0..<relations.count {
        for dependent in 0..<hidden {
          turned[(governor * hidden + dependent) * stride + relation] =
            kernel[(governor * relations.count + relation) * hidden + dependent]
        }
      }
    }
    pack.add("syntax/relation-kernel", turned)
    pack.add("syntax/relations", lines: relations)
  }

  /// Adds the three layers and returns the number of channels after the last.
  private func addEncoder(to pack: inout ModelPackEncoder) throws(Failure) -> Int {
    let channels = [arrays[2].count, arrays[8].count, arrays[14].count]
    let shapes = WordShape.count
    let shapeLength = arrays[0].count / shapes
    _ = try array(0, count: shapes * shapeLength)
    pack.add("\(network)/dimensions", ([embedding, shapes] + channels).map(Int32.init))
    try addFirstLayer(channels[0], shapeLength: shapeLength, to: &pack)
    for layer in 1...3 {
      let outputs = channels[layer - 1]
      if layer > 1 {
        let inputs = channels[layer - 2]
        let kernel = try array(6 * layer - 5, count: outputs * inputs * 3)
        pack.add("\(network)/kernel\(layer)", FastConvolution.kernel(kernel, inputs: inputs, outputs: outputs))
        pack.add("\(network)/bias\(layer)", try array(6 * layer - 4, count: outputs))
      }
      let (weight, bias) = (try array(6 * layer - 3, count: outputs), try array(6 * layer - 2, count: outputs))
      let (mean, deviation) = (try array(6 * layer - 1, count: outputs), try array(6 * layer, count: outputs))
      let scale = zip(weight, deviation).map { Double($0) / Double($1) }
      pack.add("\(network)/scale\(layer)", scale.map { Float($0) })
      pack.add("\(network)/shift\(layer)", (0..<outputs).map { Float(Double(bias[$0]) - Double(mean[$0]) * scale[$0]) })
    }
    return channels[2]
  }

  /// Splits the first kernel, outputs × (embedding + shape) × 3, into a matrix for words and finished products for shapes.
  private func addFirstLayer(_ outputs: Int, shapeLength: Int, to pack: inout ModelPackEncoder) throws(Failure) {
    let inputs = embedding + shapeLength
    let kernel = try array(1, count: outputs * inputs * 3)
    let bias = try array(2, count: outputs)
    var words = [Float](repeating: 0, count: embedding * 3 * outputs)
    var shapes = [Float](repeating: 0, count: WordShape.count * 3 * outputs)
    for output in 0..<outputs {
      for part in 0..<3 {
        for input in 0..<embedding {
          words[(input * 3 + part) * outputs + output] = kernel[(output * inputs + input) * 3 + part]
        }
        for shape in 0..<WordShape.count {
          // The bias goes with the token's own part, which every token has once.
          var sum = part == 1 ? Double(bias[output]) : 0
          for place in 0..<shapeLength {
            let weight = Double(kernel[(output * inputs + embedding + place) * 3 + part])
            sum += weight * Double(arrays[0][shape * shapeLength + place])
          }
          shapes[(shape * 3 + part) * outputs + output] = Float(sum)
        }
      }
    }
    pack.add("\(network)/words", words)
    pack.add("\(network)/shapes", shapes)
  }

  private func add(_ sections: KeyValuePairs<String, (array: Int, count: Int)>, to pack: inout ModelPackEncoder)
    throws(Failure)
  {
    for (name, section) in sections { pack.add("\(network)/\(name)", try array(section.array, count: section.count)) }
  }

  private func array(_ number: Int, count: Int) throws(Failure) -> [Float] {
    guard arrays[number].count == count else {
      throw .length(network: network, array: number, found: arrays[number].count, expected: count)
    }
    return arrays[number]
  }
}

extension NetworkPacking {
  /// Adds the list of words, which ends with `<unk>` and `<pad>`, and their embeddings: `indexes` has `parts` bytes a
  /// word, `codes` parts × 256 × part length numbers.
  package static func addWords(
    _ words: [[UInt8]], indexes: [UInt8], codes: [Float], parts: Int, to pack: inout ModelPackEncoder
  ) {
    Vocabulary.add(words, to: &pack)
    WordEmbedding.add(indexes: indexes, codes: codes, count: words.count, parts: parts, to: &pack)
  }
}
