import Evidence
import Experiments
import Randomness
import Statistics
import Testing

@testable import Search

/// A standard normal number that is a function of its keys.
func normal(_ world: Int, _ number: Int) -> Double {
  StandardNormal.quantile(ParameterDraws.philox(7, world + 1, stableHash("number \(number)")))
}

@Suite("Regression-adjusted approximate Bayesian computation")
struct RegressionABCTests {
  // Prior N(0, 1), figure = parameter + N(0, 0.5²), published 0.8 with an error of 0.3: the posterior is
  // normal with precision 1 + 1/0.34. A second parameter moves nothing.
  static func linear(worlds: Int) -> RegressionABC? {
    RegressionABC(
      scores: (0..<worlds).map { [normal($0, 1), normal($0, 2)] },
      figures: (0..<worlds).map { [normal($0, 1) + 0.5 * normal($0, 3)] },
      published: [(value: 0.8, deviation: 0.3)])
  }

  // 1,600 accepted worlds with unequal weights are worth about 1,300: the mean has a standard error of
  // 0.014, the standard deviation of 0.010. Four of them: a false alarm in about 8,000 seeds for each.
  @Test("A linear normal model has the posterior that theory gives")
  func normalPosterior() throws {
    let sample = try #require(Self.linear(worlds: 4000)?.posterior())
    let total = sample.weights.reduce(0, +)
    func moments(_ parameter: Int) -> (mean: Double, deviation: Double) {
      let mean =
        zip(sample.scores, sample.weights).reduce(0) { $0 + $1.0[parameter] * $1.1 } / total
      let square = zip(sample.scores, sample.weights).reduce(0) {
        $0 + ($1.0[parameter] - mean) * ($1.0[parameter] - mean) * $1.1
      }
      return (mean, (square / total).squareRoot())
    }
    let informed = moments(0)
    #expect(abs(informed.mean - 0.8 / 1.34) < 0.056)
    #expect(abs(informed.deviation - (0.34 / 1.34).squareRoot()) < 0.04)
    let open = moments(1)
    #expect(abs(open.mean) < 0.11)
    #expect(abs(open.deviation - 1) < 0.08)
  }

  /// EasyABC's toy: x uniform on (0, 1), the figure 2x + 5 with an error of 0.1, and 6.5 is published.
  /// By rejection at a distance of 0.5, 0.1 and 0.05 the share accepted, mean and standard deviation are
  /// those of quadrature; what is looked for is N(0.75, 0.05), cut off where the prior ends. Bounds of
  /// rejection are four standard errors, of a standard deviation those of a normal sample.
  @Test(
    "A toy of the field: rejection as by quadrature, regression near to the limit of no distance")
  func toyOfTheField() throws {
    let worlds = 40_000
    let x = (0..<worlds).map { ParameterDraws.philox(11, $0 + 1, 1) }
    let figures = (0..<worlds).map { 2 * x[$0] + 5 + 0.1 * normal($0, 5) }
    for (distance, share, mean, deviation) in [
      (0.5, 0.480053, 0.738310, 0.144392), (0.1, 0.1, 0.749999, 0.057733),
      (0.05, 0.05, 0.75, 0.052041),
    ] {
      let near = Moments(x.indices.filter { abs(figures[$0] - 6.5) < distance }.map { x[$0] })
      let count = Double(near.count)
      let error = (share * (1 - share) / Double(worlds)).squareRoot()
      #expect(abs(count / Double(worlds) - share) < 4 * error)
      #expect(abs(near.mean - mean) < 4 * deviation / count.squareRoot())
      #expect(
        abs(near.variance.squareRoot() - deviation) < 4 * deviation / (2 * count).squareRoot())
    }
    let abc = try #require(
      RegressionABC(
        scores: x.map { [StandardNormal.quantile($0)] }, figures: x.map { [2 * $0 + 5] },
        published: [(value: 6.5, deviation: 0.1)], error: { world, _ in normal(world, 5) }))
    let sample = try #require(abc.posterior())
    let total = sample.weights.reduce(0, +)
    let values = sample.scores.map { StandardNormal.cumulative($0[0]) }
    let mean = zip(values, sample.weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    let square = zip(values, sample.weights).reduce(0) {
      $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1
    }
    // The figure is a line in x, and what is regressed on it are normal scores of x, which bend: a mean
    // off by a fifth of the posterior's standard deviation, where four worlds in ten count.
    #expect(abs(mean - 0.75) < 0.25 * 0.05)
    #expect(abs((square / total).squareRoot() - 0.05) < 0.1 * 0.05)
  }

  // 150 trials: the standard error of a coverage of 90 % is 2.4 points, and four of them are 10.
  @Test("Intervals of 90 % hold nine in ten of the values that worlds were made with")
  func coverage() throws {
    // Two parameters in two figures, one of them curved and with noise that depends on a parameter.
    let abc = try #require(
      RegressionABC(
        scores: (0..<1500).map { [normal($0, 1), normal($0, 2)] },
        figures: (0..<1500).map { world in
          let (a, b) = (normal(world, 1), normal(world, 2))
          return [
            a + 0.3 * b + 0.1 * a * a + 0.3 * normal(world, 3),
            b - 0.2 * a + 0.3 * (1 + 0.3 * a.magnitude) * normal(world, 4),
          ]
        }, published: [(0.3, 0.2), (-0.2, 0.2)]))
    for share in abc.coverage(trials: 150) { #expect((0.80...0.998).contains(share)) }
  }

  // 48 worlds count, and ten coefficients are fitted to them: by the regression's own residuals the
  // intervals would hold about 69 %. Six sets of 60 trials and three parameters, of which those of a set
  // share their worlds: a standard error of some 2 points, and three of them are 6.
  @Test("Intervals of 90 % hold nine in ten where there are few worlds for many figures, too")
  func coverageOfFewWorlds() throws {
    var shares: [Double] = []
    for set in 0..<6 {
      let worlds = (0..<120).map { $0 + 1000 * set }
      let abc = try #require(
        RegressionABC(
          scores: worlds.map { world in (1...3).map { normal(world, $0) } },
          figures: worlds.map { world in
            (1...9).map { normal(world, 1 + $0 % 3) + 0.5 * normal(world, 10 + $0) }
          }, published: Array(repeating: (value: 0.2, deviation: 0.3), count: 9)))
      shares += abc.coverage(trials: 60)
    }
    #expect((0.84...0.96).contains(shares.reduce(0, +) / Double(shares.count)))
  }

  @Test("A figure that does not vary, or too few worlds, give no fit")
  func nothingToFit() {
    let scores = (0..<500).map { [normal($0, 1)] }
    #expect(
      RegressionABC(scores: scores, figures: scores.map { _ in [3] }, published: [(3, 0)]) == nil)
    #expect(
      RegressionABC(
        scores: Array(scores.prefix(15)), figures: Array(scores.prefix(15)), published: [(0, 0.1)])
        == nil)
  }
}

@Suite("Posterior tables")
struct PosteriorTests {
  static func posterior() throws -> (Calibration, Posterior) {
    let figure = Figure([.fact("f")])
    let calibration = Calibration(
      ComparedScenario(id: "toy", title: Text(en: "toy", cy: "tegan"), parts: []),
      fitting: [
        .init("a", prior: .uniform(2, 4)), .init("b", prior: .lognormal(median: 1, sigma: 0.3)),
      ],
      to: [
        Target("t", figure, value: 3.9, tolerance: 3.8...4, use: .fit),
        Target("h", figure, value: 0, tolerance: -1...1, use: .heldOut),
      ], settings: [])
    let worlds = (0..<2000).map { world in
      let a = 2 + 2 * StandardNormal.cumulative(normal(world, 1))
      let b = Distribution.lognormal(median: 1, sigma: 0.3).quantile(
        StandardNormal.cumulative(normal(world, 2)))
      return Calibration.World(
        parameters: [a, b], figures: [a + 0.05 * normal(world, 3), normal(world, 5)])
    }
    return (calibration, try #require(Posterior(calibration, worlds: worlds)))
  }

  @Test("The rows are 1,000, in the prior's range, and near to the figure")
  func rows() throws {
    let (_, posterior) = try Self.posterior()
    #expect(posterior.table.rows.count == 1000)
    #expect(posterior.table.rows.allSatisfy { (2...4).contains($0[0]) && $0[1] > 0 })
    #expect(abs(posterior.parameters[0].median - 3.9) < 0.05)
  }

  @Test("A parameter that no figure informs is named, one that is informed is not")
  func informed() throws {
    let (_, posterior) = try Self.posterior()
    #expect(posterior.parameters[0].isInformed)
    #expect(!posterior.parameters[1].isInformed)
    #expect(abs(posterior.correlations[0][1]) < 0.2)
  }

  @Test("What is held out moves no row")
  func heldOut() throws {
    let (calibration, posterior) = try Self.posterior()
    #expect(posterior.distances.map(\.target) == ["t"])
    let shown = Verdict.verdicts(
      calibration,
      worlds: [
        .init(parameters: [3, 1], figures: [3.9, 5]),
        .init(parameters: [3, 1], figures: [3.9, 6]),
      ])
    #expect(shown.map(\.isMet) == [true, false])
    #expect(shown[1].isClearlyMissed)
  }
}
