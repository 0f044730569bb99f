/// A compiled word list (a double-array automaton with a guide), read in place from mapped bytes.
///
/// The format is that of the `dawg` library, which pymorphy's dictionaries are stored in: a key is a path of bytes from
/// the root, and the records of a key hang below the byte 1 as Base64 text, so that all records of a word are the
/// completions of one node.
///
/// This is one of the few files that read raw memory. Every step is checked against the number of units, so a damaged
/// file finds nothing or the wrong thing but never reads outside its section. `@unchecked Sendable` because the memory
/// is mapped read-only and outlives the automaton (``MorphologicalDictionary`` keeps its owner).
struct Automaton: @unchecked Sendable {
  /// A state of the automaton. Zero is the root, which no step leads to, so it also stands for "no such state".
  typealias Node = UInt32

  static let root: Node = 0

  private let units: UnsafePointer<UInt32>
  private let guide: UnsafePointer<UInt8>?
  private let unitCount: UInt32

  /// Reads an automaton from `bytes`, which must be aligned to four bytes and stay valid.
  ///
  /// - Throws: ``MorphologyError/damaged(section:reason:)`` when the sizes written in it do not fit the section.
  init(_ bytes: UnsafeRawBufferPointer, section: String) throws {
    func damaged(_ reason: String) -> MorphologyError { .damaged(section: section, reason: reason) }
    guard let base = bytes.baseAddress, bytes.count >= 8 else { throw damaged("it is empty") }
    guard UInt(bitPattern: base) % 4 == 0 else { throw damaged("it is not aligned to 4 bytes") }
    let count = Int(UInt32(littleEndian: base.load(as: UInt32.self)))
    let guideStart = 4 + 4 * count
    guard count > 0, bytes.count >= guideStart + 4 else { throw damaged("it is shorter than its \(count) units") }
    let guideCount = Int(UInt32(littleEndian: base.load(fromByteOffset: guideStart, as: UInt32.self)))
    guard guideCount == count, bytes.count >= guideStart + 4 + 2 * guideCount else {
      throw damaged("its guide has \(guideCount) entries for \(count) units")
    }
    units = (base + 4).bindMemory(to: UInt32.self, capacity: count)
    guide = (base + guideStart + 4).bindMemory(to: UInt8.self, capacity: 2 * guideCount)
    unitCount = UInt32(count)
  }

  @inline(__always)
  private static func offset(_ unit: UInt32) -> UInt32 { (unit >> 10) << ((unit & 0x200) >> 6) }

  /// The state after `byte`, or zero.
  @inline(__always)
  func step(_ node: Node, _ byte: UInt8) -> Node {
    let next = (node ^ Self.offset(units[Int(node)]) ^ UInt32(byte)) & 0x7FFF_FFFF
    guard next < unitCount, units[Int(next)] & 0x8000_00FF == UInt32(byte) else { return 0 }
    return next
  }

  /// The state after all of `bytes`, or zero.
  @inline(__always)
  func walk(_ node: Node, _ bytes: UnsafeBufferPointer<UInt8>) -> Node {
    var node = node
    for byte in bytes {
      node = step(node, byte)
      if node == 0 { return 0 }
    }
    return node
  }

  /// Whether a key ends at `node`.
  @inline(__always)
  func endsKey(_ node: Node) -> Bool { units[Int(node)] & 0x100 != 0 }

  /// The number stored for the key that ends at `node`, or nil where none ends.
  @inline(__always)
  func value(_ node: Node) -> UInt32? {
    guard endsKey(node) else { return nil }
    let leaf = (node ^ Self.offset(units[Int(node)])) & 0x7FFF_FFFF
    guard leaf < unitCount else { return nil }
    return units[Int(leaf)] & 0x7FFF_FFFF
  }

  /// Calls `body` with every record of the key that leads to `node`, in stored order.
  ///
  /// - Parameter width: the size of a record in bytes, at most 8. A record is handed on as one big-endian number.
  @inline(__always)
  func records(of node: Node, width: Int, _ body: (UInt64) -> Void) {
    let first = step(node, 1)
    if first != 0 { complete(first, depth: 0, bitsLeft: 8 * width, gathered: 0, body) }
  }

  /// Walks the completions below `node`; Base64 letters give six bits each until the record is full.
  private func complete(_ node: Node, depth: Int, bitsLeft: Int, gathered: UInt64, _ body: (UInt64) -> Void) {
    if endsKey(node) { body(gathered) }
    // A record of 8 bytes takes 12 letters and a line break; anything longer is damage, perhaps a loop.
    guard depth < 13, let guide else { return }
    var label = guide[2 * Int(node)]
    while label != 0 {
      let child = step(node, label)
      guard child != 0 else { return }
      var left = bitsLeft
      var value = gathered
      if let sextet = Self.sextet(label), left > 0 {
        let taken = min(6, left)
        value = value << UInt64(taken) | UInt64(sextet >> (6 - UInt8(taken)))
        left -= taken
      }
      complete(child, depth: depth + 1, bitsLeft: left, gathered: value, body)
      label = guide[2 * Int(child) + 1]
    }
  }

  /// The value of a Base64 letter; nil for padding.
  @inline(__always)
  private static func sextet(_ letter: UInt8) -> UInt8? {
    switch letter {
    case 0x41...0x5A: letter - 0x41
    case 0x61...0x7A: letter - 0x61 + 26
    case 0x30...0x39: letter - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}

extension Automaton {
  /// Calls `body` with the state of `word` and of each spelling of it in which letters are replaced by `substitute`:
  /// the exact word first, then the variants, the earliest replacement first.
  ///
  /// `word` holds the spelling while `body` runs and is as before afterwards. The letter and its replacement have two
  /// bytes each.
  @inline(__always)
  func spellings(
    of word: UnsafeMutableBufferPointer<UInt8>, _ substitute: LetterSubstitute,
    _ body: (Node, _ isExact: Bool) -> Void
  ) {
    spellings(of: word, from: 0, at: Self.root, substitute, isExact: true, body)
  }

  private func spellings(
    of word: UnsafeMutableBufferPointer<UInt8>, from start: Int, at origin: Node, _ substitute: LetterSubstitute,
    isExact: Bool, _ body: (Node, _ isExact: Bool) -> Void
  ) {
    var node = origin
    var position = start
    var replaceable = false
    while position < word.count {
      if substitute.stands(in: word, at: position) { replaceable = true }
      node = step(node, word[position])
      if node == 0 { break }
      position += 1
    }
    if node != 0 { body(node, isExact) }
    guard replaceable else { return }
    let reached = position
    node = origin
    position = start
    while position < word.count, position <= reached {
      if substitute.stands(in: word, at: position) {
        let first = step(node, substitute.replacement.0)
        let second = first == 0 ? 0 : step(first, substitute.replacement.1)
        if second != 0 {
          substitute.write(substitute.replacement, to: word, at: position)
          spellings(of: word, from: position + 2, at: second, substitute, isExact: false, body)
          substitute.write(substitute.letter, to: word, at: position)
        }
      }
      node = step(node, word[position])
      if node == 0 { return }
      position += 1
    }
  }
}

/// A letter that is often typed for another one: `е` for `ё`, `г` for `ґ`. Both take two bytes in UTF-8.
struct LetterSubstitute: Sendable {
  let letter: (UInt8, UInt8)
  let replacement: (UInt8, UInt8)

  /// Makes the pair of two scalars of two bytes each.
  init(_ letter: Unicode.Scalar, _ replacement: Unicode.Scalar) {
    func bytes(_ scalar: Unicode.Scalar) -> (UInt8, UInt8) {
      let encoded = Array(String(scalar).utf8)
      precondition(encoded.count == 2, "substituted letters must take two bytes in UTF-8")
      return (encoded[0], encoded[1])
    }
    self.letter = bytes(letter)
    self.replacement = bytes(replacement)
  }

  @inline(__always)
  func stands(in word: UnsafeMutableBufferPointer<UInt8>, at position: Int) -> Bool {
    position + 1 < word.count && word[position] == letter.0 && word[position + 1] == letter.1
  }

  @inline(__always)
  func write(_ bytes: (UInt8, UInt8), to word: UnsafeMutableBufferPointer<UInt8>, at position: Int) {
    word[position] = bytes.0
    word[position + 1] = bytes.1
  }
}
