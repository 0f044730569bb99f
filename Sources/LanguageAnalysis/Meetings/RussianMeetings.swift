internal import Articles

/// The layer `meetings` for Russian: events by rules over the clauses that their names stand in.
struct RussianMeetings: LayerComputer {
  let produces: [LayerName] = ["meetings"]
  let requires: [LayerName] = ["entities", "mentions", "morphology", "sentences", "times", "tokens"]
  let version = "clauses-1"

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let words = ArticleWords(article)
    let finder = MeetingFinder(
      words: words, published: article.article.published, mentions: MentionTable(article.layer("mentions")),
      countries: Self.countries(article.layer("entities")), times: article.layer("times"),
      tenses: VerbTenses(words, article.layer("morphology")))
    var builder = LayerBuilder(.meetings)
    for meeting in finder.meetings() {
      builder.append([
        .text(meeting.kind), .text(meeting.status.value), .spans(meeting.mentions), .indices(meeting.participants),
        .integer(meeting.place), .integer(meeting.time), .text(meeting.date), .text(meeting.status.rule),
      ])
    }
    return [builder.table()]
  }

  private static func countries(_ entities: LayerTable) -> [String: Int] {
    let places = (0..<entities.count).filter { entities.text(1, $0) == "place" }
    return Dictionary(places.map { (entities.text(0, $0) ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }
}
