/// The small tables of a dictionary (tags, suffixes, prefixes, where each paradigm starts), read in place.
///
/// They are made from the dictionary's JSON files when a model pack is built (``MorphologyTables/compile(from:)``), so
/// that a start parses nothing and processes share the bytes. All numbers are little-endian.
///
/// This is one of the few files that read raw memory: every block's place and size is checked once in `init`, every
/// index into a block when it is used. `@unchecked Sendable` for the reason given at ``Automaton``.
struct MorphologyTables: @unchecked Sendable {
  /// The section of a model pack that holds the tables.
  static let section = "morphology.tables"
  static let magic: UInt32 = 0x544D_4C44  // "DLMT"
  static let version: UInt32 = 2

  /// The blocks in the order of the directory that follows magic and version: offset and count, 32 bits each.
  enum Block: Int, CaseIterable {
    case language, tags, tagText, suffixOffsets, suffixText, prefixOffsets, prefixText, paradigms, incompatible
    case grammemeOffsets, grammemeText

    var entrySize: Int {
      switch self {
      case .language, .tagText, .suffixText, .prefixText, .grammemeText: 1
      case .suffixOffsets, .prefixOffsets, .paradigms, .grammemeOffsets: 4
      case .incompatible: 16
      case .tags: TagEntry.size
      }
    }
  }

  /// What is known of a tag, precomputed. 40 bytes: grammemes, features, text, identity, part of speech, flags.
  struct TagEntry {
    static let size = 40
    var grammemes: GrammemeSet
    var features: UniversalFeatures
    var textStart: UInt32
    var textLength: UInt16
    /// The first tag with the same grammemes in the same order: two tags may differ only in where the space stands.
    var identity: UInt16
    var partOfSpeech: UniversalPartOfSpeech
  }

  private let base: UnsafeRawPointer
  private let starts: [Int]
  private let counts: [Int]

  var tagCount: Int { counts[Block.tags.rawValue] }
  var prefixCount: Int { counts[Block.prefixOffsets.rawValue] - 1 }
  var paradigmCount: Int { counts[Block.paradigms.rawValue] }

  /// Checks the directory of `bytes`, which must be aligned to eight bytes and stay valid.
  init(_ bytes: UnsafeRawBufferPointer) throws {
    func damaged(_ reason: String) -> MorphologyError { .damaged(section: Self.section, reason: reason) }
    let headerSize = 8 + 8 * Block.allCases.count
    guard let base = bytes.baseAddress, bytes.count >= headerSize else { throw damaged("it is too short") }
    guard UInt(bitPattern: base) % 8 == 0 else { throw damaged("it is not aligned to 8 bytes") }
    func word(_ offset: Int) -> UInt32 { UInt32(littleEndian: base.load(fromByteOffset: offset, as: UInt32.self)) }
    guard word(0) == Self.magic else { throw damaged("it does not begin with its mark") }
    guard word(4) == Self.version else { throw damaged("its version is \(word(4)), not \(Self.version)") }
    var starts: [Int] = []
    var counts: [Int] = []
    for block in Block.allCases {
      let start = Int(word(8 + 8 * block.rawValue))
      let count = Int(word(12 + 8 * block.rawValue))
      guard start % 8 == 0, start >= headerSize, start + count * block.entrySize <= bytes.count else {
        throw damaged("block '\(block)' does not fit")
      }
      starts.append(start)
      counts.append(count)
    }
    self.base = base
    self.starts = starts
    self.counts = counts
    guard tagCount > 0, prefixCount > 0, counts[Block.suffixOffsets.rawValue] > 1 else {
      throw damaged("a table is empty")
    }
  }

  @inline(__always)
  private func word(_ block: Block, _ index: Int) -> UInt32 {
    guard index >= 0, index < counts[block.rawValue] else { return 0 }
    return base.load(fromByteOffset: starts[block.rawValue] + 4 * index, as: UInt32.self)
  }

  @inline(__always)
  private func text(_ block: Block, from start: Int, to stop: Int) -> UnsafeBufferPointer<UInt8> {
    guard start <= stop, stop <= counts[block.rawValue] else { return .init(start: nil, count: 0) }
    let first = (base + starts[block.rawValue] + start).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: first, count: stop - start)
  }

  var language: String { String(decoding: text(.language, from: 0, to: counts[0]), as: UTF8.self) }

  @inline(__always)
  func suffix(_ id: Int) -> UnsafeBufferPointer<UInt8> {
    text(.suffixText, from: Int(word(.suffixOffsets, id)), to: Int(word(.suffixOffsets, id + 1)))
  }

  @inline(__always)
  func prefix(_ id: Int) -> UnsafeBufferPointer<UInt8> {
    text(.prefixText, from: Int(word(.prefixOffsets, id)), to: Int(word(.prefixOffsets, id + 1)))
  }

  /// The place of a paradigm in `paradigms.array`, in 16-bit words.
  @inline(__always)
  func paradigmStart(_ id: Int) -> Int { Int(word(.paradigms, id)) }

  @inline(__always)
  private func tagEntry(_ id: Int) -> UnsafeRawPointer {
    base + starts[Block.tags.rawValue] + TagEntry.size * (id >= 0 && id < tagCount ? id : tagCount - 1)
  }

  /// A tag outside the table reads as the last one, `UNKN`.
  @inline(__always)
  func grammemes(_ tag: Int) -> GrammemeSet {
    let entry = tagEntry(tag)
    return GrammemeSet(
      low: entry.load(as: UInt64.self), high: entry.load(fromByteOffset: 8, as: UInt64.self))
  }

  @inline(__always)
  func features(_ tag: Int) -> UniversalFeatures {
    UniversalFeatures(packed: tagEntry(tag).load(fromByteOffset: 16, as: UInt64.self))
  }

  @inline(__always)
  func identity(_ tag: Int) -> UInt16 { tagEntry(tag).load(fromByteOffset: 30, as: UInt16.self) }

  @inline(__always)
  func partOfSpeech(_ tag: Int) -> UniversalPartOfSpeech {
    UniversalPartOfSpeech(rawValue: tagEntry(tag).load(fromByteOffset: 32, as: UInt8.self)) ?? .other
  }

  @inline(__always)
  func tagText(_ tag: Int) -> UnsafeBufferPointer<UInt8> {
    let entry = tagEntry(tag)
    let start = Int(entry.load(fromByteOffset: 24, as: UInt32.self))
    return text(.tagText, from: start, to: start + Int(entry.load(fromByteOffset: 28, as: UInt16.self)))
  }

  /// The grammemes that can not stand beside the one at `place`.
  func incompatible(with place: Int) -> GrammemeSet {
    guard place < counts[Block.incompatible.rawValue] else { return [] }
    let entry = base + starts[Block.incompatible.rawValue] + 16 * place
    return GrammemeSet(low: entry.load(as: UInt64.self), high: entry.load(fromByteOffset: 8, as: UInt64.self))
  }
}
