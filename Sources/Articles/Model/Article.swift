/// One news article as it was read: the text, what its source says about it, and where it was found.
public struct Article: Hashable, Sendable {
  /// The name the source gives the article, else the stem of its file with `#n` for the n-th record of the file.
  public var id: String
  /// Where the article was read: `file`, `archive!entry`, either with `#record`. Never part of a result.
  public var source: String
  /// The headline, where the source keeps it apart from the text.
  public var title: String?
  /// The day of publication, where the source tells it.
  public var published: CalendarDay?
  /// The medium that published the article (`lenta.ru`), where the source tells it.
  public var outlet: String?
  /// The address of the article, where the source tells it.
  public var url: String?
  /// `ru`, `uk`, `en` or another ISO 639-1 code: what the source says, else nil until the analysis detects it.
  public var language: String?
  /// The text exactly as read, after decoding. All offsets are UTF-8 bytes into it.
  public let text: String
  /// How many invalid byte sequences the decoding replaced with U+FFFD.
  public var replacements: Int

  public init(
    id: String, source: String, title: String? = nil, published: CalendarDay? = nil, outlet: String? = nil,
    url: String? = nil, language: String? = nil, text: String, replacements: Int = 0
  ) {
    self.id = id
    self.source = source
    self.title = title
    self.published = published
    self.outlet = outlet
    self.url = url
    self.language = language
    // A native UTF-8 string gives offsets in constant time; bridged ones do not exist here, but slices may be shared.
    var kept = text
    kept.makeContiguousUTF8()
    self.text = kept
    self.replacements = replacements
  }

  /// The hash of everything a plugin can see of the article as read: id, metadata and text, but not ``source``.
  ///
  /// - Complexity: O(length of the text).
  public var contentHash: ContentHash {
    ContentHash(fields: [id, title, published?.description, outlet, url, language, text])
  }
}
