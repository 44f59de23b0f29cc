import CareMarket
import Evidence
import Experiments
import Foundation
import Statistics
import Testing

@testable import Storage

@Suite("Study files")
struct StudyReaderTests {
  private static let good = """
    title: {en: Fee and turnover, cy: Ffi a throsiant}
    scenarios: [baseline, micro-expansion]
    area: merthyr-tydfil
    years: 2
    factors:
      independent.turnover: 20%..40%/year
      fee: £14.68..£20.08/hour
      levers.exemption: [4 people, direction and control]
      micro-expansion: {mix.micro: 0%..40%}
      baseline: {levers.development_support: [£0, £120k/year]}
    design: latin hypercube, maximin
    samples: 16
    replications: 4
    seed: 3
    outcomes: [served, spend]
    """

  private static func read(
    _ text: String, outcomes: [String] = ["served", "spend", "wait"]
  ) -> (study: StudyFile?, diagnostics: [Diagnostic]) {
    var reader = StudyReader(
      vocabulary: Small.vocabulary, outcomes: outcomes, file: "s.yaml", overrides: [])
    return reader.read(text)
  }

  @Test("A study says its scenarios, factors in the model's units, and design")
  func reads() throws {
    let (study, diagnostics) = Self.read(Self.good)
    #expect(diagnostics == [])
    let found = try #require(study)
    #expect(found.title == Text(en: "Fee and turnover", cy: "Ffi a throsiant"))
    #expect(found.scenarios.map(\.id) == ["wales-2024", "micro-expansion"])
    for scenario in found.scenarios {
      #expect(scenario.scenarios.map(\.area.id) == ["merthyr-tydfil"])
      #expect(scenario.scenarios.map(\.years) == [2])
    }
    #expect(
      found.factors.map(\.factor.name) == [
        "independent.turnover", "fee", "levers.exemption", "micro-expansion.mix.micro",
        "wales-2024.levers.development_support",
      ])
    #expect(found.factors[0].factor.target == .fact("independent.turnover"))
    #expect(found.factors[0].factor.values == .distribution(.uniform(0.2, 0.4)))
    #expect(found.factors[1].factor.target == .amount("fee"))
    #expect(
      found.factors[2].factor.values
        == .words([
          Factor.Word(
            "4 people",
            choices: [
              "levers.exemption": .option("people"), "levers.exemption.people": .amount(Ramp(4)),
            ]),
          Factor.Word(
            "direction and control",
            choices: ["levers.exemption": .option("direction and control")]),
        ]))
    #expect(found.factors[3].factor.scenario == "micro-expansion")
    // `baseline` is another name.
    #expect(found.factors[4].factor.scenario == "wales-2024")
    #expect(found.factors[4].factor.values == .numbers([0, 120_000]))
    #expect(found.design.kind == .latinHypercube && found.design.criterion == "maximin")
    #expect(found.samples == 16 && found.replications == 4 && found.seed == 3)
    #expect(found.outcomes == ["served", "spend"])
  }

  @Test("Everything that is wrong is said at once, each at its place")
  func allFaults() {
    let (study, diagnostics) = Self.read(
      """
      scenarios: [baselin, micro-expansion]
      colour: red
      factors:
        independent.turnver: 20%..40%/year
        fee: £17/hour
        package: {mix.micro: 10%}
        micro-expansion: {mix.micro: 0%..140%, leave_hazard: 20%..30%}
        levers.budget_rule: hold
      design: latin hipercube
      samples: 0
      replications: 1.5
      seed: -1
      outcomes: [served, spent]
      """)
    #expect(study == nil)
    let places = diagnostics.filter { $0.severity == .fault }.map { [$0.line, $0.column] }
    #expect(
      places == [
        [1, 13], [2, 1], [4, 3], [5, 8], [6, 3], [7, 32], [7, 42], [8, 23], [9, 9], [10, 10],
        [11, 15], [12, 7], [13, 20],
      ])
    for diagnostic in diagnostics {
      #expect(diagnostic.message.en != diagnostic.message.cy)
    }
    #expect(diagnostics.first { $0.line == 4 }?.message.en.contains("independent.turnover") == true)
  }

  @Test(
    "What cannot be varied is refused",
    arguments: [
      // Shares that can exceed a whole.
      ("micro-expansion: {mix.inhouse: 0%..80%}", "sobol"),
      // An unbounded factor in a design that visits the ends.
      ("pool_elasticity: lognormal(median 1, sigma 0.5)", "morris"),
      ("pool_elasticity: lognormal(median 1, sigma 0.5)", "sobol, unscrambled"),
      // The same key for all and for one.
      ("fee: £15..£18/hour\n  baseline: {fee: £15..£18/hour}", "sobol"),
      ("area: [powys, cardiff]", "sobol"), ("{}", "sobol"),
      ("fee: £15..£18/hour", "sobol, maximin"),
    ])
  func refused(factors: String, design: String) {
    let text = """
      scenarios: [baseline, micro-expansion]
      factors:
        \(factors)
      design: \(design)
      samples: 8
      """
    let (study, diagnostics) = Self.read(text)
    #expect(study == nil)
    #expect(diagnostics.contains { $0.severity == .fault })
  }

  @Test("A full factorial needs levels for ranges, and no number of samples")
  func fullFactorial() throws {
    func text(_ rest: String) -> String {
      "scenarios: baseline\nfactors: {fee: £15..£18/hour}\ndesign: full-factorial\n" + rest
    }
    #expect(Self.read(text("")).study == nil)
    #expect(Self.read(text("levels: 3\nsamples: 4")).study == nil)
    #expect(try #require(Self.read(text("levels: 3")).study).levels == 3)
  }

  @Test("Groups of a Saltelli design are sets of its factors, in the order of their first ones")
  func groups() throws {
    func read(_ groups: String, _ design: String = "saltelli") -> (StudyFile?, [Diagnostic]) {
      let (study, diagnostics) = Self.read(
        """
        scenarios: baseline
        factors:
          fee: £15..£18/hour
          pool_elasticity: 0.1..0.9
          independent.turnover: 20%..40%/year
          leave_hazard: 0.1..0.9/year
        design: \(design)
        samples: 8
        groups: \(groups)
        """)
      return (study, diagnostics.filter { $0.severity == .fault })
    }
    let (study, faults) = read("[independent.turnover + pool_elasticity]")
    #expect(faults.isEmpty, "\(faults)")
    #expect(study?.groups == [[0], [1, 2], [3]])
    for (groups, design, message) in [
      ("[fee + turnovr]", "saltelli", "none of the study's factors"),
      ("[fee, fee + leave_hazard]", "saltelli", "in two groups"),
      ("[fee + leave_hazard]", "sobol", "belongs to the design 'saltelli'"),
    ] {
      let (study, faults) = read(groups, design)
      #expect(study == nil && faults.count == 1)
      #expect(faults.first?.message.en.contains(message) == true, "\(faults)")
    }
  }

  @Test("A list has its points in the file, as quantities are written")
  func list() throws {
    let text = """
      scenarios: [baseline]
      factors: {fee: £15..£18/hour, levers.budget_rule: [hold, open]}
      design: list
      points: [[£15.50/hour, open], [16, hold]]
      """
    let study = try #require(Self.read(text).study)
    #expect(study.points == [[15.5, 1], [16, 0]])
    let (rows, faults) = readPoints(
      SourceText(name: "p.csv", text: "levers.budget_rule,fee\nopen,£17/hour\n"), for: study,
      vocabulary: Small.vocabulary)
    #expect(rows == [[17, 1]] && faults.isEmpty)
    let (none, wrong) = readPoints(
      SourceText(name: "p.csv", text: "levers.budget_rule,fee\nshut,£17/hour\n"), for: study,
      vocabulary: Small.vocabulary)
    #expect(none.isEmpty && wrong.map(\.line) == [2])
    #expect(Self.read(text.replacingOccurrences(of: ", open]", with: "]")).study == nil)
  }

  @Test("The schema has the reader's keys, the factors that can vary and the outcomes")
  func schema() throws {
    let schema = Schema.study(Small.vocabulary, outcomes: ["served", "spend"])
    guard case .object(let properties)? = schema["properties"],
      case .object(let factors)? = schema["properties"]?["factors"]?["properties"]
    else {
      Issue.record("The schema has no properties.")
      return
    }
    #expect(Set(properties.map(\.key)) == Set(StudyReader.keys))
    #expect(
      Set(factors.map(\.key))
        == Set(Small.vocabulary.flatKeys.filter { !["area", "years"].contains($0) }))
    #expect(
      schema["properties"]?["outcomes"]?["items"]?["enum"]
        == .array([.string("served"), .string("spend")]))
  }

  @Test("A plan gives the study back from its own texts, and knows when it was altered")
  func plan() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/gofal-plan-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let study = try #require(Self.read(Self.good).study)
    var plan = SweepPlan(
      version: "1", generator: "philox", study: study, overrides: [], differentWorlds: false)
    try plan.make(at: folder, force: false)
    #expect(throws: OutputFault.self) { try plan.make(at: folder, force: false) }
    let digest = plan.digest
    plan.extensions = [.samples(16, table: nil), .replications(2)]
    try plan.save(at: folder)
    let found = try SweepPlan(at: folder)
    // Extensions leave the blocks good that there are.
    #expect(found.digest == digest)
    #expect(found.extensions == plan.extensions)
    let again = readStudy(
      sources: found.sources, scenarios: found.scenarios, vocabulary: Small.vocabulary,
      outcomes: ["served", "spend"])
    #expect(again.diagnostics == [])
    #expect(again.study?.factors.map(\.factor) == study.factors.map(\.factor))
    #expect(again.study?.scenarios.map(\.scenarios) == study.scenarios.map(\.scenarios))
    let path = folder + "/plan.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacingOccurrences(of: "philox", with: "mt19937")
      .write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: OutputFault.self) { try SweepPlan(at: folder) }
  }
}
