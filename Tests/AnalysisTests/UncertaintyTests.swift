import Testing

@testable import Analysis

@Suite("Uncertainty of a choice")
struct UncertaintyTests {
  @Test("The incremental table of the textbook example")
  func incrementalTable() throws {
    let table = try IncrementalTable(
      options: ["UC", "A", "B", "C", "D", "E"], costs: [5000, 12000, 10000, 25000, 35000, 55000],
      effects: [1, 1.5, 2, 3, 4, 5])
    #expect(table.rows.map(\.option) == ["UC", "B", "D", "E", "C", "A"])
    #expect(table.rows.map(\.status.rawValue) == ["ND", "ND", "ND", "ND", "ED", "D"])
    #expect(table.rows.map(\.ratio) == [nil, 5000, 12500, 20000, nil, nil])
  }

  @Test("Options that agree in cost and effect leave one on the frontier")
  func equalOptions() throws {
    let table = try IncrementalTable(
      options: ["a", "b", "c"], costs: [10, 10, 20], effects: [1, 1, 2])
    #expect(table.rows.map(\.option) == ["a", "c", "b"])
    #expect(table.rows.map(\.status) == [.nonDominated, .nonDominated, .dominated])
  }

  @Test("Incremental cost and effect have paired standard errors")
  func incrementalErrors() throws {
    let table = try IncrementalTable(
      options: ["a", "b"], costs: [[0, 10, 20], [5, 15, 26]], effects: [[1, 1, 1], [2, 3, 2]])
    let row = table.rows[1]
    // Differences 5, 5, 6 and 1, 2, 1: standard deviation √(1/3).
    let cost = try #require(row.incrementalCost)
    #expect(abs(cost.value - 16.0 / 3) < 1e-12 && abs(cost.standardError - 1.0 / 3) < 1e-12)
  }

  @Test("Incremental benefit has BCEA's direction")
  func incrementalBenefit() throws {
    for (worth, expected) in [(5.0, [95.0, 20]), (10, [90, 30])] {
      let benefit = try NetBenefit(
        options: ["ref", "other"], costs: [[0, 0], [100, 10]], effects: [[0, 0], [1, -2]],
        worth: worth)
      let found = try #require(benefit.incremental(reference: 0, against: 1))
      #expect(Array(found) == expected)
    }
  }

  @Test("The frontier's switches are where the best option changes")
  func switches() {
    #expect(
      AcceptabilityCurve.switches(worths: [0, 1, 2, 3], best: [1, 1, 2, 3]) == [2, 3])
    #expect(AcceptabilityCurve.switches(worths: [0, 1, 2, 3], best: [4, 4, 4, 1]) == [3])
  }

  @Test("Ties for best count by the rule that is stated")
  func ties() throws {
    let benefit = try NetBenefit(options: ["a", "b"], values: [[1, 3, 2, 0], [2, 0, 2, 4]])
    for (rule, expected) in [(TieRule.strict, 0.25), (.inclusive, 0.5), (.shared, 0.375)] {
      let found = ChoiceUncertainty.findings(benefit, ties: rule)
      #expect(found.find(.probabilityBest, "a")?.estimate == expected)
      #expect(found.find(.probabilityTie)?.estimate == 0.25)
      #expect(found.find(.probabilityBest, "a")?.ties == rule)
    }
    #expect(PerfectInformation.finding(benefit).estimate == 0.75)
    let found = ChoiceUncertainty.findings(benefit)
    // E[max] is 11/4; options are worth 6/4 and 8/4.
    #expect(found.find(.expectedLoss, "a")?.estimate == 1.25)
    #expect(found.find(.expectedLoss, "b")?.estimate == 0.75)
    #expect(found[0].cautions.contains(.ties(share: 0.25)))
  }

  @Test("The curve's probabilities sum to one where ties are shared")
  func curve() throws {
    var stream = Stream(4)
    let n = 200
    let effects = (0..<3).map { k in
      ContiguousArray((0..<n).map { _ in (Double(k) + stream.normal()).rounded() })
    }
    let costs = (0..<3).map { k in ContiguousArray((0..<n).map { _ in Double(k) * 2 }) }
    let curve = try AcceptabilityCurve(
      options: ["a", "b", "c"], costs: costs, effects: effects, worths: [0, 1, 2, 5, 100])
    for point in curve.points {
      let sum = point.probabilities.reduce(0) { $0 + $1.estimate }
      #expect(abs(sum - 1) < 1e-12)
    }
    #expect(curve.points.contains { $0.tieProbability > 0 })
    #expect(curve.points.first?.frontier == 0 && curve.points.last?.frontier == 2)
    #expect(!curve.switches.isEmpty)
  }

  @Test("Quantiles are of type 7")
  func quantiles() throws {
    let found = try OutcomeDistribution.findings([4, 1, 3, 2], name: "y")
    #expect(found.find(.quantile50, "y")?.estimate == 2.5)
    #expect(found.find(.quantile25, "y")?.estimate == 1.75)
    #expect(found.find(.mean, "y")?.estimate == 2.5)
  }

  @Test(
    "Intervals of quantiles, means and shares are covered", arguments: ["normal", "skewed", "tied"])
  func coverage95(kind: String) throws {
    func value(_ stream: inout Stream) -> Double {
      let u = stream.uniform()
      switch kind {
      case "skewed": return u * u * u
      case "tied": return (u * 5).rounded(.down)
      default: return u
      }
    }
    func quantile(_ p: Double) -> Double {
      switch kind {
      case "skewed": p * p * p
      case "tied": (p * 5).rounded(.down)
      default: p
      }
    }
    let mean = kind == "skewed" ? 0.25 : kind == "tied" ? 2 : 0.5
    let trials = 1000
    var hits = [0, 0, 0]
    for trial in 0..<trials {
      var stream = Stream(UInt64(trial), stream: 21)
      let values = ContiguousArray((0..<200).map { _ in value(&stream) })
      let found = try OutcomeDistribution.findings(values, name: "y")
      for (k, truth) in [
        (Finding.Measure.mean, mean), (.quantile50, quantile(0.5)), (.quantile95, quantile(0.95)),
      ].enumerated() where found.first(where: { $0.measure == truth.0 })?.holds(truth.1) == true {
        hits[k] += 1
      }
    }
    // Order statistics are at least as sure as they say; ties make them surer.
    let shares = hits.map { Double($0) / Double(trials) }
    #expect(shares[0] > 0.93 && shares[0] < 0.97, "\(shares)")
    for share in shares[1...] {
      #expect(share > 0.93 && (kind == "tied" || share < 0.985), "\(shares)")
    }
  }
}
