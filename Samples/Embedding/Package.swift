// swift-tools-version: 6.2
import PackageDescription

// A program of its own that uses Dateline as a library. In your package, name the repository's address and a version
// in place of the path.
let package = Package(
  name: "Embedding",
  dependencies: [.package(name: "Dateline", path: "../..")],
  targets: [
    .executableTarget(
      name: "Embedding", dependencies: [.product(name: "Dateline", package: "Dateline")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
