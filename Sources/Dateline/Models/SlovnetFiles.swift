internal import LanguageAnalysis

/// The embeddings (navec) and networks (slovnet) as they lie in natasha's package: tar archives of plain arrays.
struct SlovnetFiles {
  /// What is missing or not as expected.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private static let embeddings = "emb/navec_news_v1_1B_250K_300d_100q.tar"
  private static func network(_ name: String) -> String { "model/slovnet_\(name)_news_v1.tar" }

  private let files: [String: [UInt8]]

  /// - Parameter files: the files of the package's data directory by name.
  init(_ files: [String: [UInt8]]) { self.files = files }

  /// Adds the word list, the embeddings and the three networks.
  func addSections(to pack: inout ModelPackEncoder) throws {
    let dimension = try addEmbeddings(to: &pack)
    let names = try members(of: Self.network("ner"))
    try NetworkPacking.addNames(
      arrays(names), tags: list("tag", in: names), embedding: dimension, to: &pack)
    let morphology = try members(of: Self.network("morph"))
    try NetworkPacking.addMorphology(
      arrays(morphology), tags: list("tag", in: morphology), embedding: dimension, to: &pack)
    let syntax = try members(of: Self.network("syntax"))
    try NetworkPacking.addSyntax(
      arrays(syntax), relations: list("rel", in: syntax), embedding: dimension, to: &pack)
  }

  private func members(of archive: String) throws -> [String: [UInt8]] {
    guard let bytes = files[archive] else { throw Failure(description: "no \(archive) in the package") }
    return try ArchiveMembers.read(bytes) { _ in true }
  }

  private func member(_ name: String, in members: [String: [UInt8]]) throws -> [UInt8] {
    guard let bytes = members[name] else { throw Failure(description: "no \(name) in an archive of the package") }
    return bytes
  }

  /// `vocab.bin` is gzip of: number of words u32, a count u32 for each, the words with line feeds between. `pq.bin` is:
  /// vectors, dimension, parts, centroids as u32, a byte for each part of each vector, the vectors of all centroids.
  private func addEmbeddings(to pack: inout ModelPackEncoder) throws -> Int {
    let archive = try members(of: Self.embeddings)
    let vocabulary = try ArchiveMembers.decompress(member("vocab.bin", in: archive))
    let quantized = try member("pq.bin", in: archive)
    guard vocabulary.count > 4, quantized.count > 16 else { throw Failure(description: "the embeddings are empty") }
    let count = Self.number(vocabulary, 0)
    let (vectors, dimension, parts) = (Self.number(quantized, 0), Self.number(quantized, 4), Self.number(quantized, 8))
    let words = vocabulary.dropFirst(4 + 4 * count).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard words.count == count, vectors == count, parts > 0, dimension % parts == 0, Self.number(quantized, 12) == 256,
      quantized.count == 16 + vectors * parts + 256 * dimension * 4,
      words.suffix(2).elementsEqual([Array("<unk>".utf8)[...], Array("<pad>".utf8)[...]])
    else { throw Failure(description: "the embeddings are not laid out as expected") }
    NetworkPacking.addWords(
      words.map(Array.init), indexes: Array(quantized[16..<16 + vectors * parts]),
      codes: Self.floats(quantized.dropFirst(16 + vectors * parts)), parts: parts, to: &pack)
    return dimension
  }

  private func arrays(_ members: [String: [UInt8]]) throws -> [[Float]] {
    let count = members.keys.count { $0.hasPrefix("arrays/") }
    return try (0..<count).map { Self.floats(try member("arrays/\($0).bin", in: members)[...]) }
  }

  private func list(_ name: String, in members: [String: [UInt8]]) throws -> [String] {
    let text = try ArchiveMembers.decompress(member("vocabs/\(name).gz", in: members))
    return text.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func number(_ bytes: [UInt8], _ offset: Int) -> Int {
    Int(bytes.withUnsafeBytes { UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) })
  }

  private static func floats(_ bytes: ArraySlice<UInt8>) -> [Float] {
    bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map { place in
        Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self)))
      }
    }
  }
}
