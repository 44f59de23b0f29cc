import CareMarket
import Evidence
import Experiments
import Foundation
import Statistics
import Testing

/// Worlds whose truth is known judge the intervals and the marks.
@Suite("What intervals and marks promise")
struct CoverageTests {
  enum Chance: String, CaseIterable, CustomTestStringConvertible {
    case normal
    /// Exponential less its mean: skewed.
    case skewed
    /// Zero in half of the runs, exponential in the other half, less its mean.
    case halfZero
    /// Zero in all runs of half of the draws: variances that differ between draws.
    case quietWorlds

    var testDescription: String { rawValue }

    /// Chance of mean 0.
    func value(_ trial: UInt64, _ draw: UInt64, _ replicate: UInt64) -> Double {
      let u = toyUniform(trial, draw, replicate, 1)
      switch self {
      case .normal: return toyNormal(trial, draw, replicate, 1)
      case .skewed: return -log(u) - 1
      case .halfZero: return (u < 0.5 ? 0 : -log(2 - 2 * u)) - 0.5
      case .quietWorlds: return draw % 2 == 0 ? 0 : toyNormal(trial, draw, replicate, 1)
      }
    }
  }

  /// One trial: each draw has its own expected value, of spread `tau`.
  static func trial(
    _ chance: Chance, _ trial: UInt64, draws: Int, replications: Int, mean: Double = 0,
    tau: Double = 0.7
  ) -> (effects: RandomEffects, truth: [Double]) {
    let truth = (0..<draws).map { mean + tau * toyNormal(trial, UInt64($0), 0, 2) }
    var values: [Double] = []
    for draw in 0..<draws {
      for replicate in 0..<replications {
        values.append(truth[draw] + chance.value(trial, UInt64(draw), UInt64(replicate)))
      }
    }
    let numbers = (0..<draws * replications).map { $0 / replications + 1 }
    return (RandomEffects(values, draw: numbers), truth)
  }

  static func coverage(
    _ chance: Chance, trials: Int, draws: Int, replications: Int, z: Double? = nil
  ) -> Double {
    let covered = (0..<trials).count {
      let (effects, truth) = trial(
        chance, UInt64($0), draws: draws, replications: replications)
      let half = z.map { $0 * effects.simulationError } ?? effects.halfWidth(level: 0.95)
      return abs(effects.mean - truth[...].average) <= half
    }
    return Double(covered) / Double(trials)
  }

  // 2000 trials: the standard error of a coverage of 95 % is 0.49 points, so that 93 and 97 % are four
  // of them away: a false alarm in about 20 000 seeds.
  @Test("The interval of the simulation error covers the truth", arguments: Chance.allCases)
  func simulationInterval(chance: Chance) {
    let coverage = Self.coverage(chance, trials: 2000, draws: 100, replications: 2)
    #expect((0.93...0.97).contains(coverage))
  }

  @Test("With five draws Student's t is what makes the interval cover; the normal falls short")
  func smallSample() {
    let student = Self.coverage(.normal, trials: 2000, draws: 5, replications: 2)
    let normal = Self.coverage(.normal, trials: 2000, draws: 5, replications: 2, z: 1.96)
    #expect((0.93...0.975).contains(student))
    #expect(normal < 0.92)
  }

  @Test("Where few draws hold the variance, the degrees of freedom of the whole pool fall short")
  func unequalVariances() {
    // One draw in ten varies: the error rests on two draws of twenty.
    func covered(_ trial: UInt64, pooled: Bool) -> Bool {
      let values = (0..<40).map { UInt64($0) }.map {
        ($0 / 2) % 10 == 0 ? toyNormal(trial, $0, 9) : 0
      }
      let effects = RandomEffects(values, draw: (0..<40).map { $0 / 2 })
      let half =
        pooled
        ? StudentT.quantile(0.975, degreesOfFreedom: 20) * effects.simulationError
        : effects.halfWidth(level: 0.95)
      return abs(effects.mean) <= half
    }
    let trials = 2000
    let own = Double((0..<trials).count { covered(UInt64($0), pooled: false) }) / Double(trials)
    let pooled = Double((0..<trials).count { covered(UInt64($0), pooled: true) }) / Double(trials)
    #expect(own > 0.93)
    #expect(pooled < 0.90)
  }

  @Test("20 draws and 400 give ranges of like width, and simulation errors √20 apart")
  func widths() {
    let tau = 1.3
    func means(draws: Int, trials: Int) -> (width: Double, error: Double) {
      let found = (0..<trials).map { number -> (Double, Double) in
        let effects = Self.trial(
          .normal, UInt64(number), draws: draws, replications: 2, tau: tau
        ).effects
        let sorted = effects.expected.sorted()
        return (
          quantile(0.95, ofSorted: sorted) - quantile(0.05, ofSorted: sorted),
          effects.simulationError
        )
      }
      return (found.map(\.0)[...].average, found.map(\.1)[...].average)
    }
    let few = means(draws: 20, trials: 400)
    let many = means(draws: 400, trials: 40)
    let truth = 2 * 1.644_854 * tau
    // In mean; one range from 400 draws has a standard error of 5 %, one from 20 of 20 %.
    #expect(abs(many.width / truth - 1) < 0.03)
    // Type 7 quantiles of 20 normal draws lie 13 % too close, by the expected order statistics.
    #expect(abs(few.width / truth - 0.87) < 0.05)
    #expect(abs(few.error / many.error / 20.0.squareRoot() - 1) < 0.03)
  }

  @Test("A range that ignored chance would be too wide, and the more so the more chance there is")
  func chanceIsNotSpread() {
    let separated = Self.trial(.normal, 1, draws: 400, replications: 2, tau: 0.2).effects
    let unseparated = Self.trial(.normal, 1, draws: 400, replications: 1, tau: 0.2).effects
    func width(_ effects: RandomEffects) -> Double {
      quantile(0.95, of: effects.expected) - quantile(0.05, of: effects.expected)
    }
    #expect(width(separated) < 0.5 * width(unseparated))
  }

  static let outcomes = (1...8).map { toyOutcome("headline_\($0)") }

  /// Results of two scenarios whose paired differences are what `difference` says.
  static func results(
    draws: Int, replications: Int = 2, _ difference: (_ draw: Int, _ replicate: Int, Int) -> Double
  ) -> Results {
    var results = Results(
      scenarios: ["a", "b"], columns: outcomes.map { Column(outcome: $0.id) },
      fixedParameters: false)
    for draw in 1...draws {
      for replicate in 1...replications {
        let other = outcomes.indices.map { difference(draw, replicate, $0) }
        results.append(
          Block(
            draw: draw, replicate: replicate,
            runs: [.complete(outcomes.map { _ in 0 }), .complete(other)]))
      }
    }
    return results
  }

  // 1000 trials: the standard error of a rate of 5 % is 0.7 points; 2.5 and 7.5 % are 3.6 of them
  // away. Bonferroni for eight independent outcomes promises 4.9 %.
  @Test("Between equivalent scenarios one comparison in twenty has a resolved headline, not eight")
  func resolvedRate() {
    let trials = 1000
    let marked = (0..<trials).count { trial in
      let results = Self.results(draws: 20) { draw, replicate, column in
        toyNormal(UInt64(trial), UInt64(draw), UInt64(replicate), UInt64(column))
      }
      return results.differences(outcomes: Self.outcomes).contains(where: \.isResolved)
    }
    let rate = Double(marked) / Double(trials)
    #expect((0.025...0.075).contains(rate))
  }

  @Test("Exploratory marks are each for themselves")
  func exploratoryRate() {
    let exploratory = Self.outcomes.map { toyOutcome($0.id, isHeadline: false) }
    var marked = 0
    for trial in 0..<400 {
      let results = Self.results(draws: 20) { draw, replicate, column in
        toyNormal(UInt64(trial), UInt64(draw), UInt64(replicate), UInt64(column))
      }
      let differences = results.differences(outcomes: exploratory)
      #expect(differences.allSatisfy { $0.family == .exploratory })
      marked += differences.count(where: \.isResolved)
    }
    // 3200 marks: a standard error of 0.39 points.
    #expect((0.034...0.066).contains(Double(marked) / 3200))
  }

  @Test("Ranges of eight outcomes hold nine tenths of the draws all at once")
  func simultaneousRanges() {
    // Expected differences of mean m and spread 1 in each of eight independent outcomes: a draw lies
    // in all ranges of ±c with probability 0.9 for c = 2.48, where Φ(c) = (1 + 0.9^(1/8)) / 2. So
    // means of 2.0 are not robust and means of 3.0 are; each by itself would be from 1.645. The end
    // of a range from 400 draws has a standard error of about 0.15.
    func robust(mean: Double) -> Double {
      let trials = 60
      let marks = (0..<trials).reduce(0) { sum, trial in
        let results = Self.results(draws: 400) { draw, replicate, column in
          mean + toyNormal(UInt64(trial), UInt64(draw), UInt64(column), 5)
            + 0.1 * toyNormal(UInt64(trial), UInt64(draw), UInt64(replicate), UInt64(column))
        }
        return sum
          + results.differences(outcomes: Self.outcomes).count { $0.isRobust == true }
      }
      return Double(marks) / Double(8 * trials)
    }
    #expect(robust(mean: 2.0) < 0.1)
    #expect(robust(mean: 3.0) > 0.9)
  }

  @Test("The probability of being better is that of the expected difference, not of a replicate")
  func probability() throws {
    // Expected differences of mean 1 and spread 1: Φ(1) = 0.841. Of single replicates with chance of
    // spread 3 it would be Φ(1/√10) = 0.624.
    let results = Self.results(draws: 2000) { draw, replicate, column in
      1 + toyNormal(UInt64(draw), UInt64(column), 5)
        + 3 * toyNormal(UInt64(draw), UInt64(replicate), UInt64(column))
    }
    for difference in results.differences(outcomes: Self.outcomes) {
      let probability = try #require(difference.probabilityBetter)
      // τ² has a standard error of about 0.25, which moves the probability by up to 0.035.
      #expect(abs(probability - 0.841) < 0.08)
    }
  }
}
