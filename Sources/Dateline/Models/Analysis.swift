internal import Foundation
public import LanguageAnalysis

/// The analysis with the models of this machine, or by rules alone where there are none.
public struct Analysis: Sendable {
  public let analyzer: Analyzer
  /// The pack that is used; nil where the analysis works by rules alone.
  public let pack: String?
  /// Why there are no models to work with, and what to do about it; nil where there are, or where none were wanted.
  public let problem: ModelError?

  /// The word for a pack by which the analysis is asked to work by rules alone.
  public static let noModels = "none"

  /// The analysis with the pack at the standard place, opened once in a process (``ModelLocation/standard(environment:)``).
  public static let standard = Analysis(pack: nil)

  /// Opens the pack at `path`, at the standard place if it is nil, or no pack if it is ``noModels``.
  ///
  /// Nothing is thrown: without a usable pack the analysis works by rules alone, and ``problem`` says why. Layers of the
  /// two kinds have different versions, so neither is ever taken for the other. Costs a few milliseconds.
  public init(pack path: String?) {
    guard path != Self.noModels else {
      self.init(analyzer: .standard, pack: nil, problem: nil)
      return
    }
    do throws(ModelError) {
      let path = if let path { path } else { try ModelLocation.standard().pack }
      let models = try Self.open(path)
      self.init(analyzer: .standard(russian: models), pack: URL(fileURLWithPath: path).path, problem: nil)
    } catch {
      self.init(analyzer: .standard, pack: nil, problem: error)
    }
  }

  private init(analyzer: Analyzer, pack: String?, problem: ModelError?) {
    self.analyzer = analyzer
    self.pack = pack
    self.problem = problem
  }

  /// What a process that shall work the same way is given as its pack: a path, or ``noModels``.
  public var packArgument: String { pack ?? Self.noModels }

  private static func open(_ path: String) throws(ModelError) -> RussianModels {
    let pack = try ModelFile.open(path)
    do {
      return try RussianModels(pack)
    } catch let error as ModelPackError {
      throw .unusablePack(path: path, error)
    } catch {
      throw .unfitPack(path: path, reason: "\(error)")
    }
  }
}
