import Statistics
import Testing

@Suite("Ranking and selection")
struct RankingAndSelectionTests {
  @Test("The optimal shares of two examples")
  func optimalShares() throws {
    let examples: [([Double], [Double])] = [
      ([1, 1, 1, 1, 1], [0.4218229882, 0.4061340961, 0.1015335240, 0.0451260107, 0.0253833810]),
      ([1, 4, 1, 9, 1], [0.2778394677, 0.5437444008, 0.0339840251, 0.1359361002, 0.0084960063]),
    ]
    for (variances, expected) in examples {
      let shares = try #require(
        RankingAndSelection.optimalShares(means: [1, 2, 3, 4, 5], variances: variances))
      for (share, value) in zip(shares, expected) { #expect(abs(share - value) < 1e-9) }
      #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
    }
    #expect(RankingAndSelection.optimalShares(means: [1, 1, 2], variances: [1, 1, 1]) == nil)
    #expect(RankingAndSelection.optimalShares(means: [1, 2], variances: [1, 0]) == nil)
  }

  @Test(
    "The constants of the fully sequential procedure",
    arguments: [
      (2, 10, 0.3340502686, 6.0129048348, 24), (4, 10, 0.5646801866, 10.1642433591, 40),
      (10, 10, 0.8590834299, 15.4635017386, 61), (5, 20, 0.2372383155, 9.0150559903, 36),
    ])
  func fullySequential(options: Int, first: Int, eta: Double, hSquared: Double, longest: Int)
    throws
  {
    let procedure = try #require(
      RankingAndSelection.FullySequential(
        options: options, firstStage: first, error: 0.05, difference: 0.5))
    #expect(abs(procedure.eta - eta) < 1e-9 && abs(procedure.hSquared - hSquared) < 1e-8)
    #expect(procedure.longest(variance: 1) == longest)
    #expect(procedure.margin(runs: longest, variance: 1) > 0)
    #expect(procedure.margin(runs: longest + 1, variance: 1) == 0)
  }

  @Test("Procedures that are not defined are refused")
  func refused() {
    typealias Procedure = RankingAndSelection.FullySequential
    #expect(Procedure(options: 1, firstStage: 10, error: 0.05, difference: 1) == nil)
    #expect(Procedure(options: 2, firstStage: 1, error: 0.05, difference: 1) == nil)
    #expect(Procedure(options: 2, firstStage: 10, error: 0.5, difference: 1) == nil)
    #expect(Procedure(options: 2, firstStage: 10, error: 0.05, difference: 0) == nil)
  }

  @Test("Implausibility counts every reason to be off")
  func implausible() {
    let value = implausibility(
      observed: 100, observationSD: 5, expected: 112, variance: 16, discrepancySD: 3)
    #expect(abs(value - 1.697056274847714) < 1e-14)
  }
}
