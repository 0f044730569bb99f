/// Folded copies of words, for matching only: results point into the text as it was read.
enum Folding {
  /// `word` in small letters, ё as е, every apostrophe as `'`, no-break spaces as spaces; without soft hyphens and stress
  /// marks.
  static func folded(_ word: some StringProtocol) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0xAD, 0x301: continue
      case 0xA0, 0x202F: scalars.append(" ")
      case 0x2019, 0x2BC, 0x60: scalars.append("'")
      case 0x401, 0x451: scalars.append("е")
      default:
        if let small = Unicode.Scalar(WordKey.lowercased(scalar.value)), small != scalar || scalar.value < 0x530 {
          scalars.append(small)
        } else {
          scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
      }
    }
    return String(scalars)
  }
}
