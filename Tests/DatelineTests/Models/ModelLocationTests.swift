import Testing

@testable import Dateline

@Suite("Where models lie")
struct ModelLocationTests {
  @Test(
    "the environment tells, and the pack can be named outright",
    arguments: [
      (["XDG_CACHE_HOME": "/c", "HOME": "/h"], "/c/dateline/russian-1.dlmodel", "/c/dateline/packages"),
      (["XDG_CACHE_HOME": "", "HOME": "/h"], "/h/.cache/dateline/russian-1.dlmodel", "/h/.cache/dateline/packages"),
      (["HOME": "/h", "DATELINE_MODELS": "/m.dlmodel"], "/m.dlmodel", "/h/.cache/dateline/packages"),
    ] as [([String: String], String, String)])
  func standard(environment: [String: String], pack: String, packages: String) throws {
    #expect(try ModelLocation.standard(environment: environment) == ModelLocation(pack: pack, packages: packages))
  }

  @Test("without any environment the system is asked for the home directory")
  func bare() throws {
    #expect(try ModelLocation.standard(environment: [:]).pack.hasSuffix("/.cache/dateline/russian-1.dlmodel"))
  }
}
