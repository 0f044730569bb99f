/// A format of articles: how a file of it is recognized, where its records end, and what a record says.
///
/// To add a format: one file with a type that conforms, and a line in ``ArticleFormats/all``.
package protocol ArticleFormat: Sendable {
  /// The name of the format, as stored with a record.
  static var name: String { get }
  /// Goes up whenever equal bytes would give another article than before.
  static var version: Int { get }
  /// Whether a file is of this format. `head` is its beginning in UTF-8, without a byte order mark; `fileName` is empty
  /// for standard input.
  static func recognizes(fileName: String, head: Span<UInt8>) -> Bool
  /// What finds the ends of records in a file of this format.
  static func makeSplitter() -> any RecordSplitter
  /// Makes the article of a record. Must depend on nothing but the record.
  static func decode(_ record: RawRecord) -> DecodedRecord
}

/// Finds where records begin and end in bytes that arrive piece by piece.
package protocol RecordSplitter {
  /// Looks at the bytes that belong to no record so far; those before `scanned` were looked at by the last call.
  /// `atEnd` says that no more will come.
  mutating func scan(_ bytes: Span<UInt8>, from scanned: Int, atEnd: Bool) -> SplitStep
}

/// What a ``RecordSplitter`` saw.
package enum SplitStep: Equatable {
  /// The first `count` bytes belong to no record.
  case skip(count: Int)
  /// The first `length` bytes are a record, and `consumed` bytes, at least as many, are done with.
  case record(length: Int, consumed: Int)
  /// The record that begins here goes on. At the end of the file, it ends there.
  case more
}

/// The formats that are read.
public enum ArticleFormats {
  /// Every format, in the order in which they are asked whether they recognize a file.
  package static let all: [any ArticleFormat.Type] = [JSONFormat.self, SeedFormat.self, PlainTextFormat.self]

  /// The names of the formats.
  public static var names: [String] { all.map { $0.name } }

  package static func named(_ name: String) -> (any ArticleFormat.Type)? { all.first { $0.name == name } }

  static func version(of name: String) -> String? { named(name).map { String($0.version) } }
}
