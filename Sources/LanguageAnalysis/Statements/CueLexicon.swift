/// What a cue verb takes.
struct CueFrame: OptionSet, Sendable {
  let rawValue: Int
  /// `c`: a clause with `что`, `чтобы`, `как`.
  static let clause = CueFrame(rawValue: 1)
  /// `q`: a quotation, and an attribution behind what was said.
  static let quotation = CueFrame(rawValue: 2)
  /// `o`: what was announced, with `о`.
  static let topic = CueFrame(rawValue: 4)
  /// `i`: an infinitive.
  static let infinitive = CueFrame(rawValue: 8)
  /// `n`: a noun that is the content.
  static let object = CueFrame(rawValue: 16)
  /// `k`: what is called something.
  static let naming = CueFrame(rawValue: 32)
  /// `m`: an opinion, of which a medium may be the author.
  static let opinion = CueFrame(rawValue: 64)
  /// `z`: a noun with `к`.
  static let toward = CueFrame(rawValue: 128)
  /// `p`: `за` or `против`.
  static let stance = CueFrame(rawValue: 256)
  /// `b`: a noun that is content where no infinitive stands.
  static let bare = CueFrame(rawValue: 512)
  /// A verb that attributes only with one of its nouns.
  static let light = CueFrame(rawValue: 1024)
  /// A verb without a subject, of documents.
  static let passive = CueFrame(rawValue: 2048)
  /// A short adjective.
  static let adjective = CueFrame(rawValue: 4096)

  static let letters: [Character: CueFrame] = [
    "c": .clause, "q": .quotation, "o": .topic, "i": .infinitive, "n": .object, "k": .naming, "m": .opinion,
    "z": .toward, "p": .stance, "b": .bare,
  ]
}

/// A word that attributes.
struct Cue: Sendable {
  var frame: CueFrame
  /// The beginnings of the nouns of a light verb.
  var nouns: [String] = []
}

/// The words that attribute, by their forms and by their dictionary forms.
struct CueLexicon: Sendable {
  private let forms: [String: Int]
  private let lemmas: [String: Int]
  private let cues: [Cue]
  /// The nouns of `по словам`.
  let phrases: Set<String>

  static let russian = CueLexicon()

  private init() {
    var forms: [String: Int] = [:]
    var lemmas: [String: Int] = [:]
    var cues: [Cue] = []
    func add(_ cue: Cue, lemma: String?, _ all: [String]) {
      if let lemma { lemmas[lemma] = cues.count }
      for form in all where forms[form] == nil { forms[form] = cues.count }
      cues.append(cue)
    }
    for line in RussianCueVerbs.text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count > 1, parts[1] != "-" else { continue }
      let frame = parts[1].reduce(into: CueFrame()) { $0.formUnion(CueFrame.letters[$1] ?? []) }
      add(Cue(frame: frame), lemma: parts[0], VerbForms.forms(of: parts[0]) + parts.dropFirst(2))
    }
    add(Cue(frame: [.adjective, .clause, .quotation]), lemma: nil, WordList(RussianCueVerbs.adjectives).words)
    add(Cue(frame: [.passive, .clause, .quotation]), lemma: nil, WordList(RussianCueVerbs.passives).words)
    for (verb, nouns) in RussianCueVerbs.lightVerbs.sorted(by: { $0.key < $1.key }) {
      let extra = RussianCueVerbs.irregular[verb] ?? []
      add(
        Cue(frame: [.light, .clause, .quotation], nouns: nouns), lemma: verb, VerbForms.forms(of: verb) + extra)
    }
    self.forms = forms
    self.lemmas = lemmas
    self.cues = cues
    phrases = Set(WordList(RussianCueVerbs.phraseNouns).words)
  }

  /// The cue that the folded word is. `lemma`, `pos` and `features` say what the word is where that is known.
  func cue(_ word: String, lemma: String?, pos: String?, features: String?) -> Cue? {
    guard let pos else { return forms[word].map { cues[$0] } }
    if pos == "VERB" || pos == "AUX" || pos == "ADJ" || pos == "ADV", let place = forms[word] { return cues[place] }
    guard pos == "VERB", let lemma, let place = lemmas[Folding.folded(lemma)], let features,
      features.contains("VerbForm=Fin") || features.contains("VerbForm=Conv"), !features.contains("Mood=Imp")
    else { return nil }
    // `Напомним, что`: the narrator speaks.
    if features.contains("Person=1"), features.contains("Number=Plur") { return nil }
    return cues[place]
  }
}
