import Foundation
import LanguageAnalysis
import Testing

@testable import Dateline

@Suite("Files of models")
struct ModelFileTests {
  private let directory = FileManager.default.temporaryDirectory.appending(path: "dateline-\(UUID().uuidString)").path

  private func pack() -> [UInt8] {
    var encoder = ModelPackEncoder()
    encoder.add("lines", lines: ["а", "б"])
    return encoder.encoded()
  }

  @Test("a pack is written into a directory that is made for it, replaces an old one, and leaves nothing beside it")
  func write() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = "\(directory)/deep/test.dlmodel"
    try ModelFile.write([1, 2, 3], to: path)
    try ModelFile.write(pack(), to: path)
    #expect(try ModelFile.open(path).sectionNames == ["lines"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(directory)/deep") == ["test.dlmodel"])
  }

  @Test("a mapped pack stays readable after another has taken its place")
  func replaced() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = "\(directory)/test.dlmodel"
    try ModelFile.write(pack(), to: path)
    let old = try ModelFile.open(path)
    var encoder = ModelPackEncoder()
    encoder.add("other", lines: ["в"])
    try ModelFile.write(encoder.encoded(), to: path)
    try old.verify()
    #expect(old.sectionNames == ["lines"])
    #expect(try ModelFile.open(path).sectionNames == ["other"])
  }

  @Test("what can not be opened says what to do")
  func errors() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = "\(directory)/test.dlmodel"
    func message() -> String {
      do {
        _ = try ModelFile.open(path)
        return "opened"
      } catch {
        return error.description
      }
    }
    #expect(message() == "no models at \(path)\nto make them: dateline models build")
    try ModelFile.write([], to: path)
    #expect(message() == "\(path): the file is no model pack\nto make them: dateline models build")
    try ModelFile.write(pack().dropLast(), to: path)
    #expect(message().contains("the model pack is damaged: it has") && message().hasSuffix("dateline models build"))
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(message() == "\(path): can not read: Invalid argument")
  }

  @Test("the status tells what is there and what is not")
  func status() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let location = ModelLocation(pack: "\(directory)/test.dlmodel", packages: directory)
    let before = ModelStatus(at: location)
    #expect(before.packages.allSatisfy { $0.bytes == nil } && before.packBytes == nil)
    #expect(throws: ModelError.self) { try before.pack.get() }
    try ModelFile.write([1, 2, 3], to: "\(directory)/\(ModelPackage.natasha.fileName)")
    try ModelFile.write(pack(), to: location.pack)
    let after = ModelStatus(at: location)
    #expect(after.packages.map(\.bytes) == [3, nil] && after.packBytes == pack().count)
    #expect(try after.pack.get().sectionNames == ["lines"])
  }
}
