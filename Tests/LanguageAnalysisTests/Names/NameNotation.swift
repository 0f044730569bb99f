import Articles

@testable import LanguageAnalysis

/// Names in a text, written `{o ОАО «Заря»}`: o organization, p person, l place.
///
/// `tags` says what the tagger makes of words: `суд=суд/NOUN/Case=Gen`, the features last and not always; other words are
/// their own lemmas, of no known part of speech.
struct NameNotation {
  let context: NameContext
  let names: [NameDraft]

  init(_ notation: String, tags: String = "", dictionary: MorphologicalDictionary? = nil) {
    var text = ""
    var spans: [(TextSpan, NameDraft.Kind)] = []
    var open: (start: Int, kind: NameDraft.Kind)?
    var rest = Substring(notation)
    while let character = rest.popFirst() {
      switch character {
      case "{":
        let kind: NameDraft.Kind =
          switch rest.popFirst() {
          case "p": .person
          case "l": .place
          default: .organization
          }
        rest = rest.dropFirst()
        open = (text.utf8.count, kind)
      case "}":
        if let (start, kind) = open { spans.append((TextSpan(start, text.utf8.count), kind)) }
      default: text.append(character)
      }
    }
    let article = AnalyzedArticle(
      Article(id: "test", source: "test", language: "xx", text: text),
      provider: Analyzer(languages: [Tagged(tags)]))
    let context = NameContext(article, dictionary: dictionary)
    self.context = context
    names = spans.map { NameDraft(context.words.tokens(in: $0.0), $0.1, rule: "network") }
  }

  /// The text with `names` marked in the same notation.
  func text(_ names: [NameDraft]) -> String {
    let text = context.words.text
    var result = ""
    var end = 0
    for name in names {
      let span = context.words.span(name.tokens)
      let letter = name.kind == .person ? "p" : name.kind == .place ? "l" : "o"
      result += text[TextSpan(end, span.start)] + "{\(letter) " + text[span] + "}"
      end = span.stop
    }
    return result + text[TextSpan(end, text.utf8.count)]
  }

  /// A language whose morphology is that of the test.
  private struct Tagged: Language {
    let code = "xx"
    let layers: [any LayerComputer]

    init(_ tags: String) {
      let segmentation = Segmentation(abbreviations: .russian, openers: SentenceOpeners.russian, tokens: .common)
      var known: [String: [String]] = [:]
      for tag in tags.split(separator: " ") {
        let parts = tag.split(separator: "=", maxSplits: 1)
        known[String(parts[0])] = parts[1].split(separator: "/").map(String.init)
      }
      layers = segmentation.layers + [Morphology(known: known)]
    }
  }

  private struct Morphology: LayerComputer {
    let produces: [LayerName] = ["morphology"]
    let requires: [LayerName] = ["tokens"]
    let version = "1"
    let known: [String: [String]]

    func compute(_ article: AnalyzedArticle) -> [LayerTable] {
      let tokens = article.layer("tokens")
      var builder = LayerBuilder(.morphology)
      for row in 0..<tokens.count {
        let word = String(article.article.text[tokens.span(row)])
        let tag = known[word] ?? [word.lowercased()]
        builder.append([
          .text(tag[0]), .text(tag.count > 1 ? tag[1] : nil), .text(tag.count > 2 ? tag[2] : nil),
        ])
      }
      return [builder.table()]
    }
  }
}

/// The text with its names after the repair.
func repaired(
  _ notation: String, by repair: NameRepair, tags: String = "", dictionary: MorphologicalDictionary? = nil
) -> String {
  let notation = NameNotation(notation, tags: tags, dictionary: dictionary)
  return notation.text(repair(notation.names, notation.context))
}
