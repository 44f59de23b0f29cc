// swift-tools-version: 6.1
// Gofal: a toolkit for comparing models of home care.
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

// With GOFAL_FUZZ set, the program is a part of the fuzzer: see .ci/fuzz.
let fuzzing = Context.environment["GOFAL_FUZZ"] != nil

// Versions are exact: another version of a dependency may print other bytes.
let package = Package(
  name: "gofal",
  products: [
    .executable(name: "gofal", targets: ["gofal"]),
    .executable(name: "gofal-workshop", targets: ["gofal-workshop"]),
    // For Benchmarks/, which measures the model as it is shipped.
    .library(
      name: "GofalModel",
      targets: ["CareMarket", "Evidence", "Experiments", "Randomness", "Storage"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", exact: "1.1.1"),
    // Its trait for configuration files would be one more thing to build.
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // GSL as C sees it, and the counter-based generator as a `gsl_rng_type`.
    .target(
      name: "CGSL",
      linkerSettings: [.linkedLibrary("gsl"), .linkedLibrary("gslcblas"), .linkedLibrary("m")]),
    // Bulk data compiled in with #embed.
    .target(name: "CData"),
    // The workshop's page, compiled in with #embed.
    .target(name: "CPage"),
    // SHA-256 from OpenSSL's libcrypto.
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // The SQLite library.
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

    .target(name: "Randomness", dependencies: ["CGSL"]),
    .target(name: "Statistics", dependencies: ["CGSL"]),
    .target(name: "Evidence", dependencies: ["CData", "Statistics"]),
    .target(
      name: "CareMarket",
      dependencies: [
        "Randomness", "Evidence", .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(
      name: "Experiments",
      dependencies: [
        "CareMarket", "Evidence", "Randomness", "Statistics",
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(
      name: "Analysis",
      dependencies: [
        "Statistics", "Evidence", .product(name: "RealModule", package: "swift-numerics"),
      ]),
    // Parameters and choices that meet a purpose: calibration, optimisation.
    .target(
      name: "Search",
      dependencies: [
        "Experiments", "CareMarket", "Randomness", "Statistics",
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(name: "Storage", dependencies: ["Experiments", "Search", "CCrypto", "CSQLite"]),
    .target(name: "Reports", dependencies: ["Analysis", "Experiments", "Evidence"]),
    // `let sourceCommit`, for `gofal --version` and the provenance of results.
    .plugin(name: "SourceCommit", capability: .buildTool()),
    // The page of a workshop and what serves it.
    .target(
      name: "Workshop",
      dependencies: [
        "CPage", "Analysis", "CareMarket", "Evidence", "Experiments", "Reports", "Statistics",
        "Storage", .product(name: "Hummingbird", package: "hummingbird"),
      ], exclude: ["Page"]),
    .executableTarget(
      name: "gofal-workshop",
      dependencies: ["Workshop", "Evidence", "Storage"]),
    .executableTarget(
      name: "gofal",
      dependencies: [
        "CareMarket", "Evidence", "Randomness", "Statistics", "Experiments", "Analysis", "Search",
        "Storage", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      plugins: ["SourceCommit"]),

    // Fixed random numbers for the tests.
    .target(name: "TestNumbers", path: "Tests/TestNumbers"),
    .testTarget(name: "RandomnessTests", dependencies: ["Randomness", "Statistics", "CGSL"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
    .testTarget(name: "EvidenceTests", dependencies: ["Evidence"]),
    .testTarget(
      name: "CareMarketTests",
      dependencies: ["CareMarket", "Experiments", "Statistics", "Storage", "TestNumbers"]),
    .testTarget(name: "ExperimentsTests", dependencies: ["Experiments", "Storage", "TestNumbers"]),
    .testTarget(name: "SearchTests", dependencies: ["Search", "Statistics", "TestNumbers"]),
    .testTarget(
      name: "AnalysisTests", dependencies: ["Analysis", "Statistics", "Evidence", "TestNumbers"]),
    // Yams judges our reader of YAML, and is part of nothing that is shipped.
    .testTarget(
      name: "StorageTests",
      dependencies: ["Storage", "TestNumbers", .product(name: "Yams", package: "Yams")]),
    .testTarget(name: "ReportsTests", dependencies: ["Reports"]),
    .testTarget(name: "WorkshopTests", dependencies: ["Workshop", "Evidence", "Storage"]),
    .testTarget(
      name: "CommandTests",
      dependencies: ["Analysis", "Evidence", "Storage", "TestNumbers", "gofal"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

if fuzzing, let index = package.targets.firstIndex(where: { $0.name == "gofal" }) {
  // A library that holds no `main`, which is libFuzzer's.
  package.targets[index] = .target(
    name: "gofal", dependencies: package.targets[index].dependencies,
    swiftSettings: [
      .unsafeFlags(["-Xfrontend", "-entry-point-function-name", "-Xfrontend", "gofal_main"])
    ], plugins: ["SourceCommit"])
  package.products = [.executable(name: "fuzz", targets: ["Fuzzing"])]
  package.targets.append(
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "gofal", "Storage", "Workshop", .product(name: "Hummingbird", package: "hummingbird"),
      ], path: "Tests/Fuzzing", exclude: ["Seeds"],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]))
}
