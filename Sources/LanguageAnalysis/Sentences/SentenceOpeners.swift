/// Pronouns, prepositions, conjunctions and particles that open sentences of news: written with a capital letter they
/// begin a sentence or a title, and no name begins with them.
enum SentenceOpeners {
  static let russian = """
    он она оно они его её ее их им ему ей ими мы вы это этот эта эти этого этому того тогда там здесь так такой также
    тем теперь затем потом поэтому при по на во из за об от до над под для без между перед после через среди около
    однако но если когда пока хотя чтобы что как который кроме вместе впрочем например кстати впоследствии именно
    ранее раньше сейчас сегодня вчера сначала накануне всего все всё уже ещё еще не ни же лишь только даже
    среди согласно благодаря несмотря вследствие помимо причём причем следовательно
    """

  static let ukrainian = """
    він вона воно вони його її їх йому їй ми ви це цей ця ці цього тоді там тут так також тепер потім тому при по на
    із зі за від до над під для без між перед після через серед однак але якщо коли поки хоча щоб що як який крім разом
    наприклад раніше зараз сьогодні вчора спочатку напередодні усі всі вже ще не ні лише тільки навіть згідно попри
    """

  static let english = """
    he she it they his her its their this that these those there then thus when while if although because but however
    and or so yet also after before during since until under over with without from into in on at by for we you our
    the an meanwhile moreover
    """

  private static let russianWords = WordList(russian)

  /// Whether the folded Russian word is one that opens sentences.
  static func isOpener(_ word: String) -> Bool { russianWords.contains(word) }
}
