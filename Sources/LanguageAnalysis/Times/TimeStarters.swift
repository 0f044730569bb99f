/// The words with which calendar expressions begin. All other words are passed over at once, which are most of a text:
/// the rules are tried only where one of these stands, or a number.
enum TimeStarters {
  /// Whether an expression may begin with the folded word. A rule for an expression that begins otherwise needs its
  /// word here.
  static func contains(_ word: String) -> Bool {
    guard let first = word.utf8.first else { return false }
    if (0x30...0x39).contains(first) { return true }
    return roman.contains(word) || stems.value(word) != nil
  }

  private static let roman = Set(RussianTimeNumbers.roman.keys)

  private static let stems: StemList<Bool> = {
    let text = """
      январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр
      сегодня вчера завтра позавчера послезавтра накануне
      понедельник вторник сред четверг пятниц суббот воскресень выходн
      весн лет осен зим прошл минувш прошедш истекш позапрошл эт нынешн текущ наступ сего будущ ближайш предстоящ грядущ
      следующ предыдущ тот том той того тому ту
      перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат
      шестнадцат семнадцат восемнадцат девятнадцат двадцат тридцат последн
      нулев девяност восьмидесят семидесят шестидесят пятидесят сороков
      начал середин кон исход разгар самом самого
      один одн дв тр четыр семь семи семью восемь восемью сорок сто
      день днем сут недел месяц полгод год десятилет через спустя
      """
    return StemList(text.split { $0 == " " || $0 == "\n" }.map { (String($0), nil, true) })
  }()
}
