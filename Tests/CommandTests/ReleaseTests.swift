import Evidence
import Foundation
import Storage
import Testing

@testable import gofal

@Suite("What a version does to results")
struct ReleaseTests {
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func read(_ name: String) throws -> String {
    try String(contentsOf: package.appendingPathComponent(name), encoding: .utf8)
  }

  /// The digests of the changelog's last column, by comparison.
  private static func digests() throws -> [String: String] {
    var digests: [String: String] = [:]
    for line in try read("CHANGELOG.md").split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      if line.hasPrefix("|"), let last = cells.last, last.hasPrefix("`") {
        digests[cells[0]] = last.trimmingCharacters(in: ["`"])
      }
    }
    return digests
  }

  /// Whether the digests hold here.
  private static var isTheMachine: Bool {
    let here = Dictionary(uniqueKeysWithValues: Provenance.thisBuild.map { ($0.name, $0.value) })
    return here["architecture"] == "x86_64" && here["fused_multiply_add"] == "yes"
      && here["c_library"] == "glibc 2.36"
  }

  @Test("The changelog has a column for this version, and a row for each shipped comparison")
  func table() throws {
    let head = try Self.read("CHANGELOG.md").split(separator: "\n").first { $0.hasPrefix("| comp") }
    #expect(head?.hasSuffix("| \(Catalogue.version) |") == true)
    let rows = try Self.digests()
    // Today's market is what all are compared with, and those of 2018 are what is calibrated.
    for name in shippedScenarios.keys where !name.hasPrefix("wales-") {
      #expect(rows[name]?.count == 16, "\(name)")
    }
  }

  @Test(
    "The program has the changelog's digests", .enabled(if: isTheMachine),
    arguments: ["micro-expansion", "latc-expansion", "norrtalje"])
  func digest(_ scenario: String) throws {
    let run = try Executable.run(
      "run", "baseline", scenario, "--set", "area=merthyr-tydfil", "--years", "2", "--draws", "4",
      "--quiet")
    let digest = try #require(run.log.split(separator: "\n").last { $0.hasPrefix("digest: ") })
    #expect(try digest.dropFirst(8).prefix(16) == Self.digests()[scenario] ?? "")
  }

  @Test("What is cited is this version")
  func citation() throws {
    #expect(try Self.read("CITATION.cff").contains("\nversion: \(Catalogue.version)\n"))
  }
}
