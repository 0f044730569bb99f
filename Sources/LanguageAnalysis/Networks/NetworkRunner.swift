internal import Articles

/// Runs the networks for one worker: holds their working memory and the cache of words.
///
/// Not `Sendable`; ``NetworkRunnerPool`` lends one to each thread. Tokens are given as ``TokenFeatures`` of a whole article
/// and ranges of tokens that belong together; tokens outside the ranges keep the tag for "nothing".
public final class NetworkRunner {
  /// The memory for the products of words that a runner takes at most: about 35,000 words for each of three networks.
  public static let standardCacheBytes = 160 << 20
  /// A sentence that is longer is parsed in pieces of this many tokens, since the work and the memory grow with the square.
  public static let longestSentence = 1024

  /// Which token governs each token, and how.
  public struct Dependencies: Sendable, Hashable {
    /// The place of the governor among the article's tokens; -1 for a root.
    public var heads: [Int32]
    /// The place of the relation in ``NetworkModels/relations``; -1 for tokens outside the sentences.
    public var relations: [Int32]
  }

  /// The networks of a runner, which number its cache.
  private enum Network: Int, CaseIterable { case names, morphology, syntax }

  private let models: NetworkModels
  private let encoder: Encoder
  private let parser: SyntaxParser
  private let scores = FloatBuffer()
  private let sentences = FloatBuffer()
  /// The article that was read last (see ``tokens(of:encoder:)``).
  var latest: (text: String, table: LayerTable, tokens: ArticleTokens)?

  public init(_ models: NetworkModels, cacheBytes: Int = NetworkRunner.standardCacheBytes) {
    self.models = models
    let channels = [models.names.encoder, models.morphology.encoder, models.syntax.encoder].map {
      $0.dimensions.channels[0]
    }
    encoder = Encoder(
      embedding: models.embedding,
      cache: ProductCache(
        bytes: cacheBytes, channels: channels.max() ?? 1, leastSlots: 2 * Encoder.mostRows,
        networks: Network.allCases.count, vocabulary: models.embedding.count))
    parser = SyntaxParser(models.syntax)
  }

  /// Words asked for and words computed since the runner was made.
  public var cacheUse: (requests: Int, misses: Int) { (encoder.cache.requests, encoder.cache.misses) }

  /// The tag of each token, as its place in ``NetworkModels/nameTags``; 1 (`O`) outside the sequences. A sequence is what
  /// is read at a stretch: a line, or a whole article.
  ///
  /// - Complexity: O(tokens).
  public func nameTags(_ features: TokenFeatures, sequences: [Range<Int>]) -> [UInt8] {
    var emissions: [NameTagger.Scores] = []
    emissions.reserveCapacity(features.count)
    encoder.encode(features, sequences, with: models.names.encoder, network: Network.names.rawValue) { tokens, states in
      emissions += models.names.emissions(states, count: tokens.count, buffer: scores)
    }
    var tags = [UInt8](repeating: 1, count: features.count)
    var start = 0
    for sequence in sequences {
      let decoded = models.names.decode(emissions[start..<start + sequence.count])
      tags.replaceSubrange(sequence, with: decoded)
      start += sequence.count
    }
    return tags
  }

  /// The tag of each token, as its place in ``NetworkModels/morphologyTags``; -1 outside the sentences.
  ///
  /// - Complexity: O(tokens).
  public func morphologyTags(_ features: TokenFeatures, sentences: [Range<Int>]) -> [Int32] {
    var tags = [Int32](repeating: -1, count: features.count)
    let weights = models.morphology.encoder
    encoder.encode(features, sentences, with: weights, network: Network.morphology.rawValue) { tokens, states in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: tokens.count) { places in
        guard let base = places.baseAddress else { return }
        models.morphology.decode(states, count: tokens.count, buffer: scores, into: base)
        for (place, token) in tokens.enumerated() { tags[Int(token)] = base[place] }
      }
    }
    return tags
  }

  /// The governor of each token and its relation. The result need not be a tree (``SyntaxParser``).
  ///
  /// - Complexity: O(tokens · length of the sentence).
  public func dependencies(_ features: TokenFeatures, sentences: [Range<Int>]) -> Dependencies {
    var result = Dependencies(
      heads: Array(repeating: -1, count: features.count), relations: Array(repeating: -1, count: features.count))
    let short = sentences.filter { !$0.isEmpty }.flatMap(Self.pieces)
    var next = short.startIndex
    while next < short.endIndex {
      // As many sentences at once as make long products, but not a whole book.
      let first = next
      var count = 0
      while next < short.endIndex, next == first || count + short[next].count <= 2 * Self.longestSentence {
        count += short[next].count
        next += 1
      }
      parse(features, Array(short[first..<next]), count: count, into: &result)
    }
    return result
  }

  private func parse(
    _ features: TokenFeatures, _ group: [Range<Int>], count: Int, into result: inout Dependencies
  ) {
    let weights = models.syntax.encoder
    let states = sentences.pointer(count * weights.stateLength)
    var filled = 0
    encoder.encode(features, group, with: weights, network: Network.syntax.rawValue) { tokens, part in
      (states + filled * weights.stateLength).update(from: part, count: tokens.count * weights.stateLength)
      filled += tokens.count
    }
    let parsed = parser.parse(states, lengths: group.map(\.count))
    var place = 0
    for sentence in group {
      for token in sentence {
        let head = parsed.heads[place]
        result.heads[token] = head == 0 ? -1 : Int32(sentence.lowerBound) + head - 1
        result.relations[token] = parsed.relations[place]
        place += 1
      }
    }
  }

  private static func pieces(_ sentence: Range<Int>) -> [Range<Int>] {
    guard sentence.count > longestSentence else { return [sentence] }
    return stride(from: sentence.lowerBound, to: sentence.upperBound, by: longestSentence).map {
      $0..<min($0 + longestSentence, sentence.upperBound)
    }
  }
}
