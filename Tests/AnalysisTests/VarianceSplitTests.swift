import RealModule
import Testing

@testable import Analysis

@Suite("Chance and what nobody knows")
struct RandomEffectsTests {
  @Test("The analysis of variance of a small table")
  func small() throws {
    // Means 2, 5 and 8 with two replicates ±1: within 2, between (18 - 2) / 2 = 8.
    let found = try VarianceSplit(values: [1, 3, 4, 6, 7, 9], draws: [1, 1, 2, 2, 3, 3])
    #expect(found.mean == 5 && found.within == 2 && found.between == 8)
    #expect(found.chanceShare == 0.2 && found.effectiveReplicates == 2)
    #expect(found.drawMeans == [2, 5, 8])
    let expected = found.expectedValues
    let variance = Sample.moments(expected).sd
    #expect(abs(variance * variance - 8) < 1e-12)
  }

  @Test("Unequal replicates, in any order of rows")
  func unequal() throws {
    let values: ContiguousArray<Double> = [1, 3, 4, 6, 7, 9, 5]
    let draws: ContiguousArray<Int> = [1, 1, 2, 2, 3, 3, 2]
    let found = try VarianceSplit(values: values, draws: draws)
    let turned = try VarianceSplit(
      values: ContiguousArray(values.reversed()), draws: ContiguousArray(draws.reversed()))
    #expect(abs(found.between - turned.between) < 1e-12)
    #expect(abs(found.within - turned.within) < 1e-12)
    // n₀ = (7 - (4 + 9 + 4) / 7) / 2
    #expect(abs(found.effectiveReplicates - (7 - 17.0 / 7) / 2) < 1e-12)
  }

  @Test("A large mean does not drown a small spread")
  func largeMean() throws {
    let found = try VarianceSplit(
      values: ContiguousArray([1, 3, 4, 6, 7, 9].map { $0 + 1e9 }), draws: [1, 1, 2, 2, 3, 3])
    #expect(abs(found.within - 2) < 1e-6 && abs(found.between - 8) < 1e-5)
  }

  @Test(
    "Intervals are covered 93 to 97 times in a hundred",
    arguments: [("normal", 2.0, 1.0), ("normal", 1, 2), ("skewed", 1, 1)])
  func coverage95(kind: String, between: Double, within: Double) throws {
    let trials = 800
    var hits = [0, 0, 0, 0]
    let share = within * within / (within * within + between * between)
    for trial in 0..<trials {
      var stream = Stream(UInt64(trial), stream: 30)
      func draw() -> Double {
        kind == "skewed" ? -Double.log(1 - stream.uniform()) - 1 : stream.normal()
      }
      var values = ContiguousArray<Double>()
      var draws = ContiguousArray<Int>()
      for d in 0..<120 {
        let effect = between * draw()
        for _ in 0..<2 {
          values.append(effect + within * draw())
          draws.append(d)
        }
      }
      let found = try VarianceSplit(values: values, draws: draws).findings
      for (k, truth) in [0, between, within, share].enumerated() where found[k].holds(truth) {
        hits[k] += 1
      }
    }
    let shares = hits.map { Double($0) / Double(trials) }
    // ± 2.5 standard errors of a share of 800 about 93 to 97 %.
    for share in shares { #expect(share > 0.91 && share < 0.98, "\(shares)") }
  }

  @Test("Draws without replicates, and too few draws, are refused")
  func faults() {
    #expect(throws: AnalysisFault.replicates) {
      try VarianceSplit(values: [1, 2, 3], draws: [1, 2, 3])
    }
    #expect(throws: AnalysisFault.rows(2, needed: 3)) {
      try VarianceSplit(values: [1, 2, 3, 4], draws: [1, 2, 1, 2])
    }
    #expect(throws: AnalysisFault.missing(column: "y", count: 1, firstRow: 1)) {
      try VarianceSplit(values: [1, .nan, 3, 4], draws: [1, 2, 1, 2])
    }
  }
}
