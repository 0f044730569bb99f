internal import Articles

/// The layer `meetings` for Russian.
struct RussianMeetings: LayerComputer {
  let produces: [LayerName] = ["meetings"]
  let requires: [LayerName] = ["mentions", "sentences", "times", "tokens"]
  let version = "1"

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let finder = MeetingFinder(
      words: ArticleWords(article), published: article.article.published,
      mentions: MentionTable(article.layer("mentions")), times: article.layer("times"))
    var builder = LayerBuilder(.meetings)
    for meeting in finder.meetings() {
      builder.append([
        .text(meeting.kind), .text(meeting.status), .spans(meeting.mentions), .indices(meeting.participants),
        .integer(meeting.place), .integer(meeting.time), .text(meeting.date), .text(meeting.rule),
      ])
    }
    return [builder.table()]
  }
}
