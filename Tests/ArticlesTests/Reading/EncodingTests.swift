import Glibc
import Testing

@testable import Articles

/// `text` in another encoding, made by the C library and not by the code under test.
private func encoded(_ text: String, _ encoding: String) throws -> [UInt8] {
  let handle = try #require(iconv_open(encoding, "UTF-8"))
  defer { iconv_close(handle) }
  var input = Array(text.utf8CString.dropLast())
  var output = [CChar](repeating: 0, count: input.count * 4 + 8)
  let room = output.count
  var left = room
  let result = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      var (from, to) = (source.baseAddress, target.baseAddress)
      var count = source.count
      return iconv(handle, &from, &count, &to, &left)
    }
  }
  try #require(result != -1)
  return output[..<(room - left)].map { UInt8(bitPattern: $0) }
}

private let russian = """
  В столице завершилась встреча министров иностранных дел
  Стороны обсудили поставки зерна, "дорожную карту" и график переговоров на 2026 год. По словам главы ведомства, \
  решение примут в ближайшие дни.

  Объезд через юг области пока закрыт, сообщили журналистам в пресс-службе.

  """

private let ukrainian = """
  У столиці завершилася зустріч міністрів закордонних справ
  Сторони обговорили постачання зерна, єдину "дорожню карту" і графік перемовин на 2026 рік. Її підсумки оголосять \
  незабаром, повідомили в пресслужбі.

  """

@Suite("Encodings") struct EncodingTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  static let all = [
    "UTF-8", "WINDOWS-1251", "KOI8-R", "KOI8-U", "IBM866", "ISO-8859-5", "MAC-CYRILLIC", "UTF-16LE", "UTF-16BE",
    "UTF-16", "UTF-32",
  ]

  @Test(
    "A Russian text comes back from every encoding, however it is cut into chunks", arguments: all, [5, 64, 1 << 16])
  func russianText(encoding: String, chunk: Int) throws {
    let reading = Reading([try folder.write("a.txt", try encoded(russian, encoding))], chunk: chunk)
    #expect(reading.texts == [russian])
    #expect(reading.codes == [.undated])
  }

  @Test(
    "A Ukrainian text comes back from every encoding that has its letters",
    arguments: ["UTF-8", "WINDOWS-1251", "KOI8-U", "ISO-8859-5", "MAC-CYRILLIC", "UTF-16LE", "UTF-16BE"])
  func ukrainianText(encoding: String) throws {
    let reading = Reading([try folder.write("a.txt", try encoded(ukrainian, encoding))])
    #expect(reading.texts == [ukrainian])
  }

  @Test(
    "JSON lines and dated texts in other encodings", arguments: ["WINDOWS-1251", "KOI8-R", "UTF-16"], [9, 1 << 16])
  func otherFormats(encoding: String, chunk: Int) throws {
    let sentence = russian.split(separator: "\n")[1]
    let quoted = sentence.replacing("\"", with: "\\\"")
    let json = try encoded("{\"text\":\"\(quoted)\"}\n{\"text\":\"\(quoted)\",\"date\":\"2026-01-03\"}", encoding)
    let seed = try encoded("date 2026-01-03 \(sentence)", encoding)
    let reading = Reading([try folder.write("a.jsonl", json), try folder.write("b.txt", seed)], chunk: chunk)
    #expect(reading.texts == [String](repeating: String(sentence), count: 3))
  }

  @Test("Invalid bytes are replaced one by one and counted, the rest stays", arguments: [4, 1 << 16])
  func invalid(chunk: Int) throws {
    var bytes = Array(russian.utf8)
    bytes.insert(0xFF, at: 20)
    bytes.append(contentsOf: [0xD0])
    let reading = Reading([try folder.write("a.txt", bytes)], chunk: chunk)
    let text = try #require(reading.texts.first)
    #expect(text.replacing("\u{FFFD}", with: "") == russian)
    #expect(reading.articles.first?.replacements == 2)
    #expect(reading.codes == [.undated, .replacedBytes])
  }

  @Test("A replacement character that was there before does not count")
  func replacedBefore() throws {
    let reading = Reading([try folder.write("a.txt", Array("Раньше \u{FFFD} и тепе".utf8) + [0xD1] + Array("рь".utf8))])
    #expect(reading.articles.first?.replacements == 1)
  }

  @Test("Bytes that an encoding does not have, and a character cut by the end, become U+FFFD and are counted")
  func notConverted() throws {
    let cyrillic = try encoded(russian, "WINDOWS-1251") + [0x98]
    let wide = try encoded("\u{FEFF}" + russian, "UTF-16LE") + [0x00, 0xD8, 0x41, 0x00, 0x33]
    for (name, bytes) in [("a.txt", cyrillic), ("b.txt", wide)] {
      let article = try #require(Reading([try folder.write(name, bytes)], chunk: 11).articles.first)
      #expect(article.text.hasPrefix(russian))
      #expect(article.replacements == (name == "a.txt" ? 1 : 2))
    }
  }

  @Test("A long file is judged by more than its beginning when that is plain ASCII")
  func lateLetters() throws {
    let ascii = String(repeating: "Plain words come first. ", count: 4000)
    let reading = Reading([try folder.write("a.txt", Array(ascii.utf8) + encoded(russian, "WINDOWS-1251"))])
    #expect(reading.texts.first?.hasSuffix(russian) == true)
  }
}
