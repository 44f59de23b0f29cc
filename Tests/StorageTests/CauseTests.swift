import Evidence
import Testing

@testable import Storage

@Suite("What is otherwise in another result")
struct CauseTests {
  static let result = Provenance(
    version: "1.0.0", commit: "aaa", commandLine: ["gofal", "run", "mine.yaml"], seed: 1,
    draws: 10, replications: 2, generator: "philox",
    scenarios: [
      .init(
        id: "mine",
        sources: [
          SourceText(name: "mine.yaml", text: "# ours\nmix:\n  micro: 30%\n"),
          SourceText(name: "wales-2024", text: "years: 5\n"),
        ])
    ],
    calibration: String(repeating: "a", count: 64),
    declared: [
      "fee": .init(value: "£20/hour", basis: .evidence(["one"])),
      "powys.population": .init(value: "132000", basis: .publicFigure(["two"])),
    ],
    overrides: ["area=powys"], start: "s", end: "e", build: [("compiler", "Swift 6.3")],
    digest: "d")

  /// A change, its kind, and what is said of it.
  struct Change: Sendable {
    var kind: Cause.Kind
    var text: String
    var make: @Sendable (inout Provenance) -> Void
  }

  static let changes = [
    Change(kind: .inputs, text: "--set: area=powys → area=gwynedd") {
      $0.overrides = ["area=gwynedd"]
    },
    Change(kind: .inputs, text: "scenarios: mine → mine, other") {
      $0.scenarios.append(.init(id: "other", sources: []))
    },
    Change(kind: .inputs, text: "options: – → --fixed-parameters") {
      $0.commandLine.append("--fixed-parameters")
    },
    Change(kind: .worlds, text: "seed: 1 → 2") { $0.seed = 2 },
    Change(kind: .worlds, text: "draws: 10 → 20") { $0.draws = 20 },
    Change(kind: .worlds, text: "replications: 2 → 4") { $0.replications = 4 },
    Change(kind: .worlds, text: "generator: philox → taus2") { $0.generator = "taus2" },
    Change(kind: .calibration, text: "posterior.csv: aaaaaaaaaaaa → –") { $0.calibration = nil },
    Change(kind: .version, text: "gofal: 1.0.0 → 1.1.0") { $0.version = "1.1.0" },
    Change(kind: .version, text: "commit: aaa → bbb") { $0.commit = "bbb" },
    Change(kind: .defaults, text: "fee: £20/hour → £21/hour") {
      $0.declared["fee"]?.value = "£21/hour"
    },
    Change(kind: .defaults, text: "fee: £20/hour → –") { $0.declared["fee"] = nil },
    Change(kind: .evidence, text: "fee: one → assumption") {
      $0.declared["fee"]?.basis = "assumption"
    },
    Change(kind: .build, text: "compiler: Swift 6.3 → Swift 6.4") {
      $0.build = [("compiler", "Swift 6.4")]
    },
  ]

  @Test("Each change is found, alone and of its kind", arguments: changes)
  func each(_ change: Change) {
    var other = Self.result
    change.make(&other)
    let causes = Self.result.causes(to: other)
    #expect(causes.map(\.kind) == [change.kind])
    #expect(causes.map(\.text.en) == [change.text])
  }

  @Test("Equal results, other times, comments and hosts have nothing otherwise")
  func nothing() {
    var other = Self.result
    other.start = "later"
    other.commandLine.append("--quiet")
    other.build.append(("host", "elsewhere"))
    other.scenarios[0].sources[0] = SourceText(
      name: "mine.yaml", text: "title: New\nmix:\n  micro: 30%\n\n# theirs\n")
    #expect(Self.result.causes(to: other).isEmpty)
  }

  @Test("Of a scenario's text, the lines that went and came are told, in both languages")
  func lines() {
    var other = Self.result
    other.scenarios[0].sources[0] = SourceText(
      name: "mine.yaml", text: "mix:\n  micro: 40%\n")
    let causes = Self.result.causes(to: other)
    #expect(
      causes.map(\.sentence.en)
        == ["Inputs: mine.yaml: − micro: 30%", "Inputs: mine.yaml: + micro: 40%"])
    #expect(causes.first?.sentence.cy == "Mewnbynnau: mine.yaml: − micro: 30%")
  }

  @Test("Where one result did not record defaults, that is said, and no default is called new")
  func unrecorded() {
    var other = Self.result
    other.declared = [:]
    #expect(
      Self.result.causes(to: other).map(\.text.en)
        == ["one of the two results did not record them"])
  }

  @Test("What is declared is kept in the provenance and read again")
  func roundTrip() throws {
    let read = try #require(Provenance(Self.result.json(files: [])))
    #expect(read.declared == Self.result.declared)
    #expect(read.causes(to: Self.result).isEmpty)
  }
}
