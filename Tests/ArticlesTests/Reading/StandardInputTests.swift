import Glibc
import Testing

@testable import Articles

@Suite("Standard input", .serialized) struct StandardInputTests {
  /// Reads `-` while a pipe with `bytes` stands in for standard input.
  private func read(_ bytes: [UInt8]) throws -> Reading {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    try #require(write(ends[1], bytes, bytes.count) == bytes.count)
    close(ends[1])
    let kept = dup(STDIN_FILENO)
    dup2(ends[0], STDIN_FILENO)
    close(ends[0])
    defer {
      dup2(kept, STDIN_FILENO)
      close(kept)
    }
    return Reading(["-"])
  }

  @Test("Every format is read from standard input")
  func formats() throws {
    let lines = try read(Array("{\"text\":\"Один\"}\n{\"text\":\"Два\"}\n".utf8))
    #expect(lines.texts == ["Один", "Два"])
    #expect(lines.articles.map(\.id) == ["stdin#1", "stdin#2"])
    #expect(lines.order == ["-#1", "-#2"])
    let dated = try read(Array("date 2026-01-03 Текст".utf8))
    #expect(dated.articles.first?.published?.description == "2026-01-03")
    #expect(dated.articles.map(\.id) == ["stdin"])
    #expect(try read([]).codes == [.empty])
  }

  @Test("Standard input stays open")
  func staysOpen() throws {
    _ = try read(Array("Текст".utf8))
    #expect(fcntl(STDIN_FILENO, F_GETFD) >= 0)
  }
}
