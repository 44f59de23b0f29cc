import Testing

@testable import Analysis

@Suite("Hostile tables")
struct HostileTableTests {
  /// Numbers that arithmetic goes wrong on, in columns that vary.
  private func column(_ kind: String, _ stream: inout Stream) -> Double {
    switch kind {
    case "huge": stream.normal() * 1e307
    case "large": stream.normal() * 1e160
    case "tiny": stream.normal() * 1e-305
    case "two values": stream.uniform() < 0.5 ? -1 : 1
    case "one other value": stream.uniform() < 0.01 ? 1 : 0
    case "far from zero": 1e15 + (stream.uniform() * 4).rounded()
    case "signed zero": stream.uniform() < 0.5 ? -0.0 : (stream.uniform() < 0.5 ? 0.0 : 1)
    default: stream.uniform() < 0.02 ? 1e100 : stream.normal()
    }
  }

  static let kinds = [
    "huge", "large", "tiny", "two values", "one other value", "far from zero", "signed zero",
    "outliers",
  ]

  @Test("Every analysis answers or says why not, and never stops the program", arguments: kinds)
  func hostile(kind: String) throws {
    var stream = Stream(3)
    let n = 256
    var columns = (0..<4).map { _ in
      ContiguousArray((0..<n).map { _ in column(kind, &stream) })
    }
    columns[0][0] = columns[0][1] == 0 ? 1 : -columns[0][1]
    let y = columns[3]
    let table = try NumericTable(
      names: ["a", "b", "c", "y", "w"],
      columns: columns + [ContiguousArray((0..<n).map { $0 % 3 == 0 ? 1 : 0 })])
    let inputs = ["a", "b", "c"]
    var findings: [Finding] = []
    func tried(_ body: () throws -> [Finding]) {
      do { findings += try body() } catch {
        #expect(error is AnalysisFault)
      }
    }
    let draws = ContiguousArray((0..<n).map { $0 / 2 })
    tried {
      try PAWN.findings(table, inputs: inputs, outcome: "y", resamples: 5, uniforms: keyed(1))
    }
    tried {
      try Delta.findings(table, inputs: inputs, outcome: "y", resamples: 5, uniforms: keyed(1))
    }
    tried { try RegressionIndex.findings(table, groups: [["a"], inputs], outcome: "y") }
    tried { try Tornado.findings(table, inputs: inputs, outcome: "y") }
    tried { try OutcomeDistribution.findings(y, name: "y") }
    tried { try VarianceSplit(values: y, draws: draws).findings }
    tried {
      try SobolIndices(
        replicates: [y, columns[2]], inputs: ["a", "b"], secondOrder: false, resamples: 5,
        uniforms: keyed(1)
      ).findings
    }
    tried {
      let benefit = try NetBenefit(table, options: inputs)
      return ChoiceUncertainty.findings(benefit) + [PerfectInformation.finding(benefit)]
        + (try PartialInformation.findings(benefit, table, groups: [["y"], ["a", "y"]]))
        + [
          try SampleInformation.finding(benefit, table, input: "y", dataSD: 1, size: 10)
        ]
    }
    tried {
      try ReplicatedBenefit(options: inputs, values: Array(columns[..<3]), draws: draws)
        .perfectInformation(resamples: 5, uniforms: keyed(1))
    }
    tried {
      let rule = try PatientRule(table, inputs: inputs + ["y"], ofInterest: "w")
      for step in rule.trajectory { _ = rule.limits(of: step) }
      return rule.findings(of: rule.trajectory[rule.suggested])
    }
    _ = try? Robustness(options: inputs, values: Array(columns[..<3]))
    _ = try? IncrementalTable(
      options: inputs, costs: Array(columns[..<3]), effects: [y, columns[0], columns[1]])
    // Whatever was answered speaks both languages.
    for finding in findings {
      #expect(finding.cautions.allSatisfy { !$0.text.en.isEmpty && !$0.text.cy.isEmpty })
    }
    #expect(!findings.isEmpty)
  }
}
