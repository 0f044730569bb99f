/// Tells the language of a text by its letters; used where the source does not say it.
public enum LanguageDetection {
  /// The code given to texts that are in none of the languages told apart here (ISO 639-2 "undetermined").
  public static let undetermined = "und"

  /// How many letters are counted. The beginning of an article shows its language; long ones need not be read whole.
  static let sample = 20_000

  /// The language of `text`: `ru`, `uk`, `en` or ``undetermined``.
  ///
  /// Cyrillic and Latin letters are counted, each as the script it belongs to; a text is of the script that has more.
  /// Among Cyrillic texts the letters decide that only one language has: і ї є ґ are Ukrainian and ы э ъ ё Russian
  /// (each about 8 % and 3.5 % of all letters), so both are weighed by how often they are expected; a text that has
  /// neither, being short, is taken as Russian. ў is Belarusian, ј љ њ џ ђ ћ Serbian or Macedonian, ә ғ қ ң ө ұ ү һ
  /// Turkic and Mongolian: a text with more than a trace of these is undetermined. Latin texts are English where
  /// almost no letter bears a diacritic and common English words are there; otherwise undetermined.
  ///
  /// - Complexity: O(length of the text), at most ``sample`` letters.
  public static func language(of text: String) -> String {
    let letters = LetterCounts(text, limit: sample)
    if letters.cyrillic + letters.latin <= letters.otherScript { return undetermined }
    if letters.cyrillic >= letters.latin {
      if letters.otherCyrillic * 200 > letters.cyrillic { return undetermined }
      // Russian letters are half as frequent in Russian as the Ukrainian ones are in Ukrainian.
      return letters.ukrainian > letters.russian * 2 ? "uk" : "ru"
    }
    if letters.accentedLatin * 100 > letters.latin { return undetermined }
    return letters.englishWords * 25 >= letters.latinWords ? "en" : undetermined
  }

  /// The language subtag of what a source gives (`ru-RU`, `RU`, `uk_UA`), in lower case.
  public static func primaryCode(of code: String) -> String {
    String(code.lowercased().prefix { $0 != "-" && $0 != "_" })
  }
}
