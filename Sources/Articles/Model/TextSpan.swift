/// A half-open range of UTF-8 bytes in the text of one article.
///
/// Everything the analysis finds is a span of ``Article/text``, which is kept as it was read, so a span opens to the
/// very words that stood in the source.
public struct TextSpan: Hashable, Sendable, Codable, Comparable {
  /// The first byte of the span.
  public var start: Int
  /// The byte after the last one.
  public var stop: Int

  /// Makes the span of the bytes `start..<stop`.
  public init(_ start: Int, _ stop: Int) {
    self.start = start
    self.stop = stop
  }

  /// The number of UTF-8 bytes.
  public var length: Int { stop - start }

  /// Whether the span holds no byte.
  public var isEmpty: Bool { stop <= start }

  /// Whether `other` lies inside this span; a span contains itself.
  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.stop <= stop }

  /// Whether the two spans share a byte.
  public func overlaps(_ other: TextSpan) -> Bool { start < other.stop && other.start < stop }

  /// Orders by start, a shorter span before a longer one.
  public static func < (left: TextSpan, right: TextSpan) -> Bool {
    (left.start, left.stop) < (right.start, right.stop)
  }
}

extension String {
  /// The text of `span`. Offsets outside the text or inside a character's bytes are moved to the nearest place where
  /// the text can be cut, so that a wrong span shows wrong words but never stops the program.
  ///
  /// - Complexity: O(length of the span).
  public subscript(_ span: TextSpan) -> Substring {
    let count = utf8.count
    let start = min(max(span.start, 0), count)
    let stop = min(max(span.stop, start), count)
    let from = utf8.index(utf8.startIndex, offsetBy: start)
    let upTo = utf8.index(utf8.startIndex, offsetBy: stop)
    return self[from..<upTo]
  }
}
