// swift-tools-version: 6.2
import PackageDescription

/// The same strict settings for every target: warnings are errors, so that none survives a commit.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "Dateline",
  products: [
    .library(name: "Dateline", targets: ["Dateline"]),
    .executable(name: "dateline", targets: ["DatelineTool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // System libraries: each a module map, each from one Debian package (Scripts/dev/setup.sh installs them).
    .systemLibrary(name: "CUchardet", providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(name: "CXXHash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),

    // The way of the data, left to right; a target knows only what stands above it in this list.
    .target(
      name: "CLua",
      cSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)],
      linkerSettings: [.linkedLibrary("lua5.4")]),
    .target(name: "LuaRuntime", dependencies: ["CLua"], swiftSettings: settings),
    .target(name: "Articles", dependencies: ["CUchardet", "CXXHash"], swiftSettings: settings),
    .target(
      name: "CNetworkKernels",
      cSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)]),
    .target(
      name: "LanguageAnalysis", dependencies: ["Articles", "CNetworkKernels", "COpenBLAS"], swiftSettings: settings),
    .target(
      name: "PluginHost", dependencies: ["Articles", "LanguageAnalysis", "LuaRuntime"], swiftSettings: settings),
    .target(
      name: "ResultStore",
      dependencies: ["Articles", "PluginHost", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    .target(
      name: "Dateline",
      dependencies: [
        "Articles", "CArchive", "LanguageAnalysis", "PluginHost", "ResultStore",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "DatelineTool",
      dependencies: ["Dateline", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: settings),

    .testTarget(name: "LuaRuntimeTests", dependencies: ["LuaRuntime"], swiftSettings: settings),
    .testTarget(name: "ArticlesTests", dependencies: ["Articles"], swiftSettings: settings),
    .testTarget(name: "LanguageAnalysisTests", dependencies: ["LanguageAnalysis"], swiftSettings: settings),
    .testTarget(name: "PluginHostTests", dependencies: ["PluginHost"], swiftSettings: settings),
    .testTarget(name: "ResultStoreTests", dependencies: ["ResultStore"], swiftSettings: settings),
    .testTarget(name: "DatelineTests", dependencies: ["Dateline"], swiftSettings: settings),
    .testTarget(name: "DatelineToolTests", dependencies: ["Dateline", "DatelineTool"], swiftSettings: settings),
  ]
)
