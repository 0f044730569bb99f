import Foundation
import LanguageAnalysis

/// Builds automata of the dictionary's format from a few keys, so that tests need no files.
struct TinyAutomaton {
  private final class State {
    var children: [UInt8: State] = [:]
    var value: UInt32?
  }

  private let root = State()

  /// Adds `key`, with a number for it where the automaton stores numbers.
  func add(_ key: [UInt8], value: UInt32 = 0) {
    var state = root
    for byte in key {
      let next = state.children[byte] ?? State()
      state.children[byte] = next
      state = next
    }
    state.value = value
  }

  /// Adds a record to `word` as the dictionary does: behind the byte 1, in Base64 with a line break.
  func add(_ word: String, record: [UInt8]) {
    add(Array(word.utf8) + [1] + Array(Data(record).base64EncodedData()) + [10])
  }

  /// The file's bytes: units, then the guide.
  func encoded() -> [UInt8] {
    var units: [Int: UInt32] = [0: 0]
    var guide: [Int: (child: UInt8, sibling: UInt8)] = [:]
    var bases: Set<Int> = []
    var waiting: [(State, Int)] = [(root, 0)]
    while let (state, index) = waiting.popLast() {
      let labels = state.children.keys.sorted()
      let taken = (state.value == nil ? [] : [0]) + labels.map(Int.init)
      if taken.isEmpty { continue }
      // Two states never share a base, or one would take the other's children for its own.
      let base = (1...).first { candidate in
        !bases.contains(candidate) && taken.allSatisfy { units[candidate ^ $0] == nil && candidate ^ $0 != 0 }
      }!
      bases.insert(base)
      units[index]! |= UInt32(index ^ base) << 10
      if let value = state.value {
        units[index]! |= 0x100
        units[base] = value | 0x8000_0000
      }
      guide[index, default: (0, 0)].child = labels.first ?? 0
      for (place, label) in labels.enumerated() {
        let child = base ^ Int(label)
        units[child] = UInt32(label)
        guide[child, default: (0, 0)].sibling = place + 1 < labels.count ? labels[place + 1] : 0
        waiting.append((state.children[label]!, child))
      }
    }
    let count = units.keys.max()! + 1
    var bytes = littleEndian(UInt32(count))
    // A free unit must not look like a transition from anywhere: label 0xFF occurs in no UTF-8 text.
    for index in 0..<count { bytes += littleEndian(units[index] ?? 0xFF) }
    bytes += littleEndian(UInt32(count))
    for index in 0..<count { bytes += [guide[index]?.child ?? 0, guide[index]?.sibling ?? 0] }
    return bytes
  }
}

func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: value.littleEndian) { Array($0) } }

/// Sections of a dictionary in memory that is never given back, as a mapping would hold them.
struct DictionarySections: @unchecked Sendable {
  private var sections: [String: UnsafeRawBufferPointer] = [:]

  init(_ files: [String: [UInt8]]) {
    for (name, bytes) in files {
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
      memory.copyBytes(from: bytes)
      sections[name] = UnsafeRawBufferPointer(rebasing: memory[..<bytes.count])
    }
  }

  subscript(name: String) -> UnsafeRawBufferPointer? { sections[name] }
}

/// A dictionary of four words, written by hand.
enum TinyDictionary {
  static let tags = [
    "NOUN,inan,femn sing,nomn", "NOUN,inan,femn sing,gent", "NOUN,inan,femn sing,accs", "ADJF,Qual masc,sing,nomn",
    "ADJF,Qual femn,sing,nomn", "ADJF,Qual masc,sing,datv", "ADJF,Supr,Qual masc,sing,nomn", "PREP",
  ]
  static let suffixes = ["", "а", "и", "у", "ый", "ая", "ому", "ейший"]
  /// Suffix, tag and prefix of each form.
  static let paradigms: [[(suffix: Int, tag: Int, prefix: Int)]] = [
    [(1, 0, 0), (2, 1, 0), (3, 2, 0)], [(4, 3, 0), (5, 4, 0), (6, 5, 0), (7, 6, 2)], [(0, 7, 0)],
  ]

  static func files() -> [String: [UInt8]] {
    let words = TinyAutomaton()
    for (stem, paradigm) in [("ёлк", 0), ("книг", 0), ("нов", 1), ("близ", 2)] {
      for (index, form) in paradigms[paradigm].enumerated() {
        let word = (form.prefix == 2 ? "наи" : "") + stem + suffixes[form.suffix]
        words.add(word, record: [0, UInt8(paradigm), 0, UInt8(index)])
      }
    }
    words.add("ёлку", record: [0, 2, 0, 0])
    let endings = TinyAutomaton()
    endings.add("шка", record: [0, 0, 0, 7, 0, 0, 0, 0])
    endings.add("шка", record: [0, 0, 0, 2, 0, 1, 0, 1])
    endings.add("шка", record: [0, 0, 0, 9, 0, 2, 0, 0])
    let superlatives = TinyAutomaton()
    superlatives.add("ейший", record: [0, 0, 0, 1, 0, 1, 0, 3])
    let probabilities = TinyAutomaton()
    probabilities.add(Array("ёлку:PREP".utf8), value: 800_000)
    probabilities.add(Array("ёлку:\(tags[2])".utf8), value: 200_000)
    var array = littleEndian(UInt16(paradigms.count))
    for paradigm in paradigms {
      array += littleEndian(UInt16(3 * paradigm.count))
      for number in paradigm.map(\.suffix) + paradigm.map(\.tag) + paradigm.map(\.prefix) {
        array += littleEndian(UInt16(number))
      }
    }
    var files: [String: [UInt8]] = [
      "words.dawg": words.encoded(), "prediction-suffixes-0.dawg": endings.encoded(),
      "prediction-suffixes-1.dawg": TinyAutomaton().encoded(), "prediction-suffixes-2.dawg": superlatives.encoded(),
      "p_t_given_w.intdawg": probabilities.encoded(), "paradigms.array": array,
    ]
    files["meta.json"] = Array(
      #"[["language_code", "ru"], ["compile_options", {"paradigm_prefixes": ["", "по", "наи"]}]]"#.utf8)
    files["grammemes.json"] = Array(
      """
      [["POST", "", "", ""], ["NOUN", "POST", "", ""], ["ADJF", "POST", "", ""], ["GNdr", null, "", ""],
       ["masc", "GNdr", "", ""], ["femn", "GNdr", "", ""], ["NMbr", "", "", ""], ["sing", "NMbr", "", ""],
       ["plur", "NMbr", "", ""], ["CAse", "", "", ""], ["nomn", "CAse", "", ""], ["gent", "CAse", "", ""],
       ["datv", "CAse", "", ""], ["accs", "CAse", "", ""]]
      """.utf8)
    files["gramtab-opencorpora-int.json"] = try? Array(JSONEncoder().encode(tags))
    files["suffixes.json"] = try? Array(JSONEncoder().encode(suffixes))
    return files
  }

  static func dictionary(_ files: [String: [UInt8]] = files()) throws -> MorphologicalDictionary {
    var files = files
    let (name, bytes) = try MorphologicalDictionary.compileTables { files[$0] }
    if files[name] == nil { files[name] = bytes }
    let sections = DictionarySections(files)
    return try MorphologicalDictionary(owner: sections) { sections[$0] }
  }
}

/// The real dictionary, from the package that set-up stores in the user's cache, or an unpacked one that
/// `DATELINE_TEST_DICTIONARY` names; nil where there is neither.
enum RealDictionary {
  static let note: String =
    "needs the package pymorphy3-dicts-ru in \(packages); run Scripts/dev/fetch-models.sh to get it"

  private static var packages: String {
    let environment = ProcessInfo.processInfo.environment
    let cache = environment["XDG_CACHE_HOME"] ?? (environment["HOME"] ?? "") + "/.cache"
    return cache + "/dateline/packages"
  }

  static let shared: MorphologicalDictionary? = {
    let manager = FileManager.default
    if let folder = ProcessInfo.processInfo.environment["DATELINE_TEST_DICTIONARY"] { return try? open(folder) }
    let names = (try? manager.contentsOfDirectory(atPath: packages)) ?? []
    guard let wheel = names.first(where: { $0.hasPrefix("pymorphy3_dicts_ru") && $0.hasSuffix(".whl") }) else {
      return nil
    }
    let target = manager.temporaryDirectory.appendingPathComponent("dateline-dictionary-\(UUID().uuidString)")
    defer { try? manager.removeItem(at: target) }
    let unzip = Process()
    unzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    unzip.arguments = ["python3", "-m", "zipfile", "-e", "\(packages)/\(wheel)", target.path]
    guard (try? unzip.run()) != nil else { return nil }
    unzip.waitUntilExit()
    return try? open(target.path + "/pymorphy3_dicts_ru/data")
  }()

  private static func open(_ folder: String) throws -> MorphologicalDictionary {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      files[name] = FileManager.default.contents(atPath: folder + "/" + name).map { [UInt8]($0) }
    }
    return try TinyDictionary.dictionary(files)
  }
}

extension MorphologicalDictionary {
  /// The readings as `word normal tag`, for comparing.
  func described(_ word: String) -> [String] {
    parse(word).map { "\($0.word) \(normalForm(of: $0)) \(text(of: $0.tag))" }
  }
}
