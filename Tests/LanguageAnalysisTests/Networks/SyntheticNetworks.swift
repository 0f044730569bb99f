@testable import LanguageAnalysis

/// Small networks with weights from a seeded generator, packed as real ones are, with the plain weights beside them.
struct SyntheticNetworks {
  static let parts = 2
  static let embedding = 6
  static let shapeLength = 3
  static let channels = [16, 8, 8]
  static let hidden = 4
  static let words = ["а", "б", "ваза", "ёж", "еж", "дом", "<unk>", "<pad>"]
  static let nameTags = ["<pad>", "O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]
  static let morphologyTags = (0..<37).map { "NOUN|Number=N\($0)" }
  static let relations = (0..<19).map { "relation\($0)" }

  let indexes: [UInt8]
  let codes: [Float]
  let names: [[Float]]
  let morphology: [[Float]]
  let syntax: [[Float]]

  init(seed: UInt64 = 1) {
    var random = WeightGenerator(state: seed)
    func numbers(_ count: Int) -> [Float] { (0..<count).map { _ in random.weight() } }
    indexes = (0..<Self.words.count * Self.parts).map { _ in UInt8(truncatingIfNeeded: random.next() >> 32) }
    codes = numbers(Self.embedding * 256)
    let states = Self.channels[2]
    func encoder() -> [[Float]] {
      var arrays = [numbers(WordShape.count * Self.shapeLength)]
      var inputs = Self.embedding + Self.shapeLength
      for outputs in Self.channels {
        arrays += [
          numbers(outputs * inputs * 3), numbers(outputs), numbers(outputs), numbers(outputs), numbers(outputs),
        ]
        arrays.append(numbers(outputs).map { $0.magnitude + 0.5 })
        inputs = outputs
      }
      return arrays
    }
    let tags = Self.nameTags.count
    names = encoder() + [numbers(states * tags), numbers(tags), numbers(tags * tags)]
    morphology = encoder() + [numbers(states * Self.morphologyTags.count), numbers(Self.morphologyTags.count)]
    let hidden = Self.hidden
    var syntax = encoder()
    for _ in 0..<2 {
      syntax += [numbers(states * hidden), numbers(hidden), numbers(states * hidden), numbers(hidden), numbers(states)]
      syntax.append(numbers(hidden * hidden * (syntax.count < 26 ? 1 : Self.relations.count)))
    }
    self.syntax = syntax
  }

  /// The bytes of a pack of these networks.
  func packed() throws -> [UInt8] {
    var encoder = ModelPackEncoder()
    encoder.add(
      ModelPack.sourcesSection,
      lines: [ModelSource(content: "test", package: "none", version: "1", license: "MIT", sha256: "00").line])
    NetworkPacking.addWords(
      Self.words.map { Array($0.utf8) }, indexes: indexes, codes: codes, parts: Self.parts, to: &encoder)
    try NetworkPacking.addNames(names, tags: Self.nameTags, embedding: Self.embedding, to: &encoder)
    try NetworkPacking.addMorphology(
      morphology, tags: Self.morphologyTags, embedding: Self.embedding, to: &encoder)
    try NetworkPacking.addSyntax(syntax, relations: Self.relations, embedding: Self.embedding, to: &encoder)
    return encoder.encoded()
  }

  func models() throws -> NetworkModels { try NetworkModels(OwnedBytes(packed()).pack()) }

  /// Tokens at random: every word and many shapes.
  static func tokens(_ count: Int, seed: UInt64) -> [String] {
    var random = WeightGenerator(state: seed)
    let kinds = ["а", "Б", "ваза", "Ваза", "ёж", "еж", "дом", "ДОМ", "12", ",", "—", "Xx", "нет", "Кто-Что", "…"]
    return (0..<count).map { _ in kinds[Int(random.next() >> 33) % kinds.count] }
  }
}

/// Bytes at an aligned place, as a mapping gives them.
final class OwnedBytes: @unchecked Sendable {
  let memory: UnsafeMutableRawBufferPointer

  init(_ bytes: [UInt8]) {
    memory = .allocate(byteCount: max(1, bytes.count), alignment: 64)
    memory.copyBytes(from: bytes)
    count = bytes.count
  }

  private let count: Int
  deinit { memory.deallocate() }

  func pack() throws(ModelPackError) -> ModelPack {
    try ModelPack(mapping: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[..<count]), owner: self)
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct WeightGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number between -1 and 1.
  mutating func weight() -> Float { Float(Double(next() >> 11) / Double(1 << 52) - 1) }
}
