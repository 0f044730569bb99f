/// The quantized embeddings of the word list: a vector is put together from one of 256 short vectors for each of its
/// parts (product quantization; navec 0.10.0).
///
/// Unsafe: reads the mapped sections through pointers. `@unchecked Sendable`: nothing writes to them, and `pack` keeps
/// them in place.
struct WordEmbedding: @unchecked Sendable {
  /// The number of vectors, and of numbers in each.
  let count: Int
  let dimension: Int

  static let centroids = 256

  private let pack: ModelPack
  private let parts: Int
  private let partLength: Int
  private let indexes: UnsafePointer<UInt8>
  private let codes: UnsafePointer<Float>

  init(_ pack: ModelPack) throws(ModelPackError) {
    let sizes = try pack.array("embedding/dimensions", of: Int32.self, count: 3)
    (count, parts, partLength) = (Int(sizes[0]), Int(sizes[1]), Int(sizes[2]))
    dimension = parts * partLength
    guard (0...10_000_000).contains(count), (1...4096).contains(parts), (1...4096).contains(partLength) else {
      throw .damagedSection("embedding/dimensions")
    }
    indexes = try pack.array("embedding/indexes", of: UInt8.self, count: count * parts)
    codes = try pack.array("embedding/codes", of: Float.self, count: parts * Self.centroids * partLength)
    self.pack = pack
  }

  /// Writes the vector of a word to `output`, which has room for ``dimension`` numbers.
  func write(_ word: Int, to output: UnsafeMutablePointer<Float>) {
    precondition(word >= 0 && word < count, "no word has the id \(word)")
    let chosen = indexes + word * parts
    for part in 0..<parts {
      let code = codes + (part * Self.centroids + Int(chosen[part])) * partLength
      for place in 0..<partLength { output[part * partLength + place] = code[place] }
    }
  }

  /// Adds the sections of embeddings: `indexes` count × parts, `codes` parts × 256 × part length.
  static func add(
    indexes: [UInt8], codes: [Float], count: Int, parts: Int, to pack: inout ModelPackEncoder
  ) {
    precondition(indexes.count == count * parts && codes.count % (parts * centroids) == 0, "sizes of the embeddings")
    pack.add("embedding/dimensions", [Int32(count), Int32(parts), Int32(codes.count / (parts * centroids))])
    pack.add("embedding/indexes", indexes)
    pack.add("embedding/codes", codes)
  }
}
