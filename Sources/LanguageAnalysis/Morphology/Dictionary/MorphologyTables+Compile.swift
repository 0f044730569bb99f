internal import FoundationEssentials

extension MorphologyTables {
  /// Makes the section ``section`` from the JSON files of a dictionary; runs when a model pack is built.
  ///
  /// - Parameter file: the bytes of a file of the dictionary by name, nil where there is none. Read are `meta.json`,
  ///   `grammemes.json`, `gramtab-opencorpora-int.json`, `suffixes.json` and `paradigms.array`.
  /// - Throws: ``MorphologyError`` naming the file that is missing or not as expected.
  static func compile(from file: (String) -> [UInt8]?) throws -> [UInt8] {
    let source = try DictionarySource(file)
    let places = try grammemePlaces(source)
    var writer = TableWriter()
    writer.add(.language, count: source.language.utf8.count, Array(source.language.utf8))
    addTags(source.tags + extraTags, places, to: &writer)
    addStrings(source.suffixes, .suffixOffsets, .suffixText, to: &writer)
    addStrings(source.prefixes, .prefixOffsets, .prefixText, to: &writer)
    writer.add(
      .paradigms, count: source.paradigmStarts.count, source.paradigmStarts.flatMap { littleEndian(UInt32($0)) })
    let incompatible = incompatibleGrammemes(source.grammemes, places)
    writer.add(
      .incompatible, count: incompatible.count,
      incompatible.flatMap { littleEndian($0.low) + littleEndian($0.high) })
    let names = places.sorted { $0.value < $1.value }.map(\.key)
    addStrings(names, .grammemeOffsets, .grammemeText, to: &writer)
    return writer.finish()
  }

  /// Tags of words that no dictionary lists, after the dictionary's own and in this order; ``SpecialTags`` counts on it.
  static let extraTags: [String] = {
    let initials = ["Name", "Patr"].flatMap { kind in
      ["masc", "femn"].flatMap { gender in
        ["nomn", "gent", "datv", "accs", "ablt", "loct"].map {
          "NOUN,anim,\(gender),Sgtm,\(kind),Fixd,Abbr,Init sing,\($0)"
        }
      }
    }
    return initials + ["NUMB,intg", "NUMB,real", "PNCT", "ROMN", "LATN", "ADVB", "UNKN"]
  }()

  /// The grammemes of a tag in order: they stand between commas and the first space.
  static func grammemes(of tag: String) -> [String] {
    tag.split(omittingEmptySubsequences: false) { $0 == "," || $0 == " " }.map(String.init)
  }

  /// Known grammemes have the places of ``Grammeme``; those that only this dictionary uses follow.
  private static func grammemePlaces(_ source: DictionarySource) throws -> [String: Int] {
    var places: [String: Int] = [:]
    for grammeme in Grammeme.allCases { places[grammeme.code] = Int(grammeme.rawValue) }
    for tag in source.tags {
      for name in grammemes(of: tag) where places[name] == nil { places[name] = places.count }
    }
    guard places.count <= 128 else {
      throw MorphologyError.damaged(
        section: "gramtab-opencorpora-int.json", reason: "it uses \(places.count) grammemes, more than 128")
    }
    return places
  }

  private static func addTags(_ tags: [String], _ places: [String: Int], to writer: inout TableWriter) {
    var entries: [UInt8] = []
    var text: [UInt8] = []
    var identities: [[String]: UInt16] = [:]
    for (id, tag) in tags.enumerated() {
      let names = grammemes(of: tag)
      var set = GrammemeSet(low: 0, high: 0)
      for name in names { if let place = places[name] { set.insert(place: place) } }
      let identity = identities[names] ?? UInt16(id)
      identities[names] = identity
      entries += littleEndian(set.low) + littleEndian(set.high)
      entries += littleEndian(UniversalMapping.universalFeatures(names).packed)
      entries += littleEndian(UInt32(text.count)) + littleEndian(UInt16(tag.utf8.count)) + littleEndian(identity)
      entries += [UniversalMapping.partOfSpeech(names[0]).rawValue, 0, 0, 0, 0, 0, 0, 0]
      text += Array(tag.utf8)
    }
    writer.add(.tags, count: tags.count, entries)
    writer.add(.tagText, count: text.count, text)
  }

  private static func addStrings(
    _ strings: [String], _ offsetBlock: Block, _ textBlock: Block, to writer: inout TableWriter
  ) {
    var offsets: [UInt8] = littleEndian(UInt32(0))
    var text: [UInt8] = []
    for string in strings {
      text += Array(string.utf8)
      offsets += littleEndian(UInt32(text.count))
    }
    writer.add(offsetBlock, count: strings.count + 1, offsets)
    writer.add(textBlock, count: text.count, text)
  }

  /// For each place the grammemes under the same parent (or grandparent); the plural also excludes genders.
  private static func incompatibleGrammemes(
    _ grammemes: [(name: String, parent: String)], _ places: [String: Int]
  ) -> [GrammemeSet] {
    let parents = Dictionary(grammemes.map { ($0.name, $0.parent) }) { first, _ in first }
    var children: [String: [String]] = [:]
    for (name, parent) in grammemes where !parent.isEmpty {
      children[parent, default: []].append(name)
      if let above = parents[parent], !above.isEmpty { children[above, default: []].append(name) }
    }
    var result = [GrammemeSet](repeating: [], count: (places.values.max() ?? 0) + 1)
    for (name, parent) in grammemes {
      guard let place = places[name] else { continue }
      let excluded = (children[parent] ?? []) + (name == "plur" ? children["GNdr"] ?? [] : [])
      for other in excluded where other != name {
        if let otherPlace = places[other] { result[place].insert(place: otherPlace) }
      }
    }
    return result
  }

  static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}

/// Puts blocks one behind the other, each aligned to eight bytes, and the directory in front.
private struct TableWriter {
  private var blocks: [MorphologyTables.Block: (count: Int, bytes: [UInt8])] = [:]

  mutating func add(_ block: MorphologyTables.Block, count: Int, _ bytes: [UInt8]) { blocks[block] = (count, bytes) }

  func finish() -> [UInt8] {
    var directory = MorphologyTables.littleEndian(MorphologyTables.magic)
    directory += MorphologyTables.littleEndian(MorphologyTables.version)
    var body: [UInt8] = []
    let headerSize = 8 + 8 * MorphologyTables.Block.allCases.count
    for block in MorphologyTables.Block.allCases {
      let (count, bytes) = blocks[block] ?? (0, [])
      directory += MorphologyTables.littleEndian(UInt32(headerSize + body.count))
      directory += MorphologyTables.littleEndian(UInt32(count))
      body += bytes
      body += [UInt8](repeating: 0, count: (8 - body.count % 8) % 8)
    }
    return directory + body
  }
}

/// The JSON files of a dictionary, decoded.
private struct DictionarySource {
  let language: String
  let prefixes: [String]
  let grammemes: [(name: String, parent: String)]
  let tags: [String]
  let suffixes: [String]
  let paradigmStarts: [Int]

  init(_ file: (String) -> [UInt8]?) throws {
    func bytes(_ name: String) throws -> [UInt8] {
      guard let bytes = file(name) else { throw MorphologyError.missing(section: name) }
      return bytes
    }
    func decode<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
      do {
        return try JSONDecoder().decode(type, from: Data(bytes(name)))
      } catch let error as DecodingError {
        throw MorphologyError.damaged(section: name, reason: "it is not the JSON expected (\(error))")
      }
    }
    let meta = try decode([MetaEntry].self, "meta.json")
    language = meta.first { $0.key == "language_code" }?.text ?? "ru"
    guard let prefixes = meta.first(where: { $0.key == "compile_options" })?.options?.paradigmPrefixes else {
      throw MorphologyError.damaged(section: "meta.json", reason: "it names no paradigm prefixes")
    }
    self.prefixes = prefixes
    let grammemeFile = "grammemes.json"
    grammemes = try decode([[String?]].self, grammemeFile).map { entry in
      guard entry.count >= 2, let name = entry[0] else {
        throw MorphologyError.damaged(section: grammemeFile, reason: "a grammeme has no name")
      }
      return (name, entry[1] ?? "")
    }
    tags = try decode([String].self, "gramtab-opencorpora-int.json")
    suffixes = try decode([String].self, "suffixes.json")
    paradigmStarts = try Self.starts(bytes("paradigms.array"))
  }

  /// Where each paradigm's numbers start, in 16-bit words, and after the last one where the array ends.
  private static func starts(_ bytes: [UInt8]) throws -> [Int] {
    func word(_ index: Int) throws -> Int {
      guard 2 * index + 1 < bytes.count else {
        throw MorphologyError.damaged(section: "paradigms.array", reason: "it ends within a paradigm")
      }
      return Int(bytes[2 * index]) | Int(bytes[2 * index + 1]) << 8
    }
    var starts: [Int] = []
    var index = 1
    for _ in 0..<(try word(0)) {
      let length = try word(index)
      starts.append(index + 1)
      index += 1 + length
    }
    return starts + [index + 1]
  }
}

/// One `[key, value]` pair of meta.json; only the values that are needed are kept.
private struct MetaEntry: Decodable {
  struct Options: Decodable {
    let paradigmPrefixes: [String]?

    private enum CodingKeys: String, CodingKey {
      case paradigmPrefixes = "paradigm_prefixes"
    }
  }

  let key: String
  let text: String?
  let options: Options?

  init(from decoder: any Decoder) throws {
    var pair = try decoder.unkeyedContainer()
    key = try pair.decode(String.self)
    let value = try pair.superDecoder().singleValueContainer()
    text = try? value.decode(String.self)
    options = try? value.decode(Options.self)
  }
}
