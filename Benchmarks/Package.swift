// swift-tools-version: 6.1
// Measures how fast Gofal is, and how fast it could be.
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(name: "gofal", path: ".."),
    .package(url: "https://github.com/google/swift-benchmark", exact: "0.1.2"),
  ],
  targets: [
    // The waiting list in C by hand.
    .target(
      name: "CTwin", linkerSettings: [.linkedLibrary("gsl"), .linkedLibrary("gslcblas")]),
    // The waiting list as the engine simulates it, beside the twins.
    .executableTarget(
      name: "twins", dependencies: ["CTwin", .product(name: "GofalModel", package: "gofal")]),
    // How long the parts and the whole take.
    .executableTarget(
      name: "speed",
      dependencies: [
        .product(name: "GofalModel", package: "gofal"),
        .product(name: "Benchmark", package: "swift-benchmark"),
      ]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
