/// One article of an archive before it is decoded: its bytes, and where they were found.
///
/// Splitting an archive into records is cheap and decoding one is not, so a run that knows a record's
/// ``fingerprint`` from before never decodes it. Decoding is pure: it may run on any thread or in any process.
public struct RawRecord: Hashable, Sendable {
  /// Where the record was read: `file`, or `file#n` where the file holds several; `-` is standard input.
  public let source: String
  /// The id of the article where the record names none: the stem of the file, with `#n` for the n-th of several records.
  public let fallbackID: String
  /// The name of the format, one of ``ArticleFormats/names``.
  public let format: String
  /// The record in UTF-8, with invalid sequences as they were read; what could not be converted is the byte 0xFF.
  public let bytes: [UInt8]
  /// The hash of everything the article is made of: bytes, format, the format's version and ``fallbackID``, but not
  /// ``source``. Equal fingerprints give equal articles but for ``Article/source``.
  public let fingerprint: ContentHash

  /// Makes a record of bytes that were read elsewhere, such as on a worker's standard input.
  ///
  /// - Precondition: `format` is one of ``ArticleFormats/names``.
  /// - Complexity: O(number of bytes).
  public init(source: String, fallbackID: String, format: String, bytes: [UInt8]) {
    guard let version = ArticleFormats.version(of: format) else { preconditionFailure("no format is named \(format)") }
    self.source = source
    self.fallbackID = fallbackID
    self.format = format
    self.bytes = bytes
    fingerprint = ContentHash(combining: [
      bytes.withUnsafeBytes { ContentHash(bytes: $0) }, ContentHash(fields: [format, version, fallbackID]),
    ])
  }

  /// Makes the article, or says why there is none.
  ///
  /// - Complexity: O(number of bytes).
  public func decode() -> DecodedRecord {
    guard let format = ArticleFormats.named(format) else { preconditionFailure("no format is named \(format)") }
    return format.decode(self)
  }
}

/// What decoding made of a record: an article and what is odd about it, or the finding that tells why there is none.
public struct DecodedRecord: Hashable, Sendable {
  /// The article; nil where the record could not be read.
  public let article: Article?
  /// Warnings about the article, or the one finding that says why there is none.
  public let findings: [Finding]

  package init(_ article: Article, findings: [Finding]) {
    self.article = article
    self.findings = findings
  }

  package init(failure: Finding) {
    article = nil
    findings = [failure]
  }
}

/// What an archive gives, in its own order.
public enum ReadItem: Hashable, Sendable {
  case record(RawRecord)
  /// About a file or record that gave no ``RawRecord``.
  case finding(Finding)
}
