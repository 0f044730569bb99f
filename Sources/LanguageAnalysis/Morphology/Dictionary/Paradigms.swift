/// The paradigms of a dictionary: for each, the suffix, tag and prefix of every form, the base form first.
///
/// `paradigms.array` is read in place; this is one of the few files that read raw memory, with checked indices.
/// `@unchecked Sendable` for the reason given at ``Automaton``.
struct Paradigms: @unchecked Sendable {
  private let numbers: UnsafePointer<UInt16>
  private let count: Int
  private let tables: MorphologyTables

  init(_ bytes: UnsafeRawBufferPointer, _ tables: MorphologyTables) throws {
    guard let base = bytes.baseAddress, bytes.count >= 2, UInt(bitPattern: base) % 2 == 0 else {
      throw MorphologyError.damaged(section: "paradigms.array", reason: "it is empty or not aligned")
    }
    numbers = base.bindMemory(to: UInt16.self, capacity: bytes.count / 2)
    count = bytes.count / 2
    self.tables = tables
    let end = tables.paradigmStart(tables.paradigmCount - 1)
    guard tables.paradigmCount > 0, end - 1 == count else {
      throw MorphologyError.damaged(
        section: "paradigms.array", reason: "it has \(count) numbers where the tables expect \(end - 1)")
    }
  }

  /// One form: what stands before and after the stem, and its tag.
  struct Form {
    let prefix: UnsafeBufferPointer<UInt8>
    let suffix: UnsafeBufferPointer<UInt8>
    let tag: MorphologicalTag
  }

  /// The number of forms of a paradigm; 0 for one that does not exist.
  @inline(__always)
  func formCount(_ paradigm: UInt16) -> Int {
    let id = Int(paradigm)
    guard id + 1 < tables.paradigmCount else { return 0 }
    let start = tables.paradigmStart(id)
    let length = tables.paradigmStart(id + 1) - start - 1
    return start + length <= count && length > 0 ? length / 3 : 0
  }

  @inline(__always)
  func tag(_ paradigm: UInt16, _ index: UInt16) -> MorphologicalTag {
    let forms = formCount(paradigm)
    guard Int(index) < forms else { return MorphologicalTag(Int(UInt16.max)) }
    return MorphologicalTag(Int(numbers[tables.paradigmStart(Int(paradigm)) + forms + Int(index)]))
  }

  @inline(__always)
  func form(_ paradigm: UInt16, _ index: UInt16) -> Form? {
    let forms = formCount(paradigm)
    guard Int(index) < forms else { return nil }
    let start = tables.paradigmStart(Int(paradigm)) + Int(index)
    return Form(
      prefix: tables.prefix(Int(numbers[start + 2 * forms])), suffix: tables.suffix(Int(numbers[start])),
      tag: MorphologicalTag(Int(numbers[start + forms])))
  }

  /// The bytes of `word` without the prefix and suffix of its form.
  ///
  /// A predicted word may end in other letters than the paradigm's suffix; the suffix's number of letters is cut off
  /// then, as pymorphy does.
  func stem(of word: String, _ paradigm: UInt16, _ index: UInt16) -> Substring {
    guard let form = form(paradigm, index) else { return word[...] }
    let scalars = word.unicodeScalars
    let utf8 = word.utf8
    var start = utf8.startIndex
    var end = utf8.endIndex
    if utf8.starts(with: form.prefix) {
      start = utf8.index(start, offsetBy: form.prefix.count)
    } else {
      let length = String(decoding: form.prefix, as: UTF8.self).unicodeScalars.count
      start = scalars.index(start, offsetBy: length, limitedBy: end) ?? end
    }
    if utf8.suffix(form.suffix.count).elementsEqual(form.suffix) {
      end = utf8.index(end, offsetBy: -form.suffix.count)
    } else {
      let length = String(decoding: form.suffix, as: UTF8.self).unicodeScalars.count
      end = scalars.index(end, offsetBy: -length, limitedBy: scalars.startIndex) ?? scalars.startIndex
    }
    return start <= end ? word[start..<end] : ""
  }

  /// The form `index` of the paradigm with `stem`.
  func word(_ stem: Substring, _ paradigm: UInt16, _ index: UInt16) -> String {
    guard let form = form(paradigm, index) else { return String(stem) }
    var word = String(decoding: form.prefix, as: UTF8.self)
    word += stem
    word += String(decoding: form.suffix, as: UTF8.self)
    return word
  }
}
