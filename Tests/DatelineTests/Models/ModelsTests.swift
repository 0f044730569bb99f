import Articles
import Foundation
import LanguageAnalysis
import Testing

@testable import Dateline

/// The models of this machine, where `make test` has put them.
private enum Installed {
  static let pack: ModelPack? = (try? ModelLocation.standard()).flatMap { try? ModelFile.open($0.pack) }
  static let absent: Comment = "no models on this machine: Scripts/dev/fetch-models.sh, then dateline models build"
}

@Suite("The real models", .enabled(if: Installed.pack != nil, Installed.absent))
struct ModelsTests {
  private let pack: ModelPack
  private let models: NetworkModels
  private let runner: NetworkRunner

  init() throws {
    pack = try #require(Installed.pack)
    models = try NetworkModels(pack)
    runner = NetworkRunner(models, cacheBytes: 8 << 20)
  }

  @Test("are whole, and say where they are from")
  func whole() throws {
    try pack.verify()
    #expect(pack.sources == ModelPackage.all.map(\.source))
    #expect(models.nameTags.count == 8 && models.morphologyTags.count == 753 && models.relations.count == 45)
  }

  @Test("answer as slovnet does", arguments: 0..<SlovnetAnswers.sentences.count)
  func answers(place: Int) {
    let expected = SlovnetAnswers.sentences[place]
    let words = expected.words.split(separator: " ").map(String.init)
    let features = models.encoder.features(of: words)
    let names = runner.nameTags(features, sequences: [0..<words.count])
    #expect(names.map { models.nameTags[Int($0)] }.joined(separator: " ") == expected.names)
    let morphology = runner.morphologyTags(features, sentences: [0..<words.count])
    #expect(morphology.map { models.morphologyTags[Int($0)] }.joined(separator: " ") == expected.morphology)
    let found = runner.dependencies(features, sentences: [0..<words.count])
    #expect(found.heads.map { String($0 + 1) }.joined(separator: " ") == expected.heads)
    #expect(found.relations.map { models.relations[Int($0)] }.joined(separator: " ") == expected.relations)
  }
}
