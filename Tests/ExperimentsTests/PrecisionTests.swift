import CareMarket
import Evidence
import Experiments
import Foundation
import Testing

@Suite("Stopping when the answer is precise")
struct PrecisionTests {
  /// The series by which an implementation of Hoad, Robinson and Davies' rules is checked: one run a
  /// draw, x = 100 + 20 sin 1.7 i + 10 cos 0.9 i.
  static func hoad(_ precision: Precision, cap: Int = 1000) throws -> Results {
    let simulator = toySimulator(["x"]) { _, _, world, _ in
      let i = Double(world.draw)
      return 100 + 20 * sin(1.7 * i) + 10 * cos(0.9 * i)
    }
    return try Experiment(
      [toyScenario("a")], parameters: toyDraws(), simulator: simulator, draws: cap,
      replications: 1
    ).run(threads: 2, precision: precision)
  }

  // Their rule wants the first precise number of runs to be followed by as many precise ones as the
  // look-ahead says: 5, or 5 % of the runs above 100. Found with an implementation of our own of the
  // published rule, which agrees with the package sim-tools.
  @Test(
    "Looking after each run, the runs used are those of the published rule",
    arguments: [(0.10, 5, 19), (0.05, 5, 49), (0.03, 5, 118), (0.02, 12, 258)])
  func replicationsRule(relative: Double, lookAhead: Int, used: Int) throws {
    let results = try Self.hoad(
      Precision(
        relative: relative, outcomes: [toyOutcome("x")], running: lookAhead + 1,
        looks: .every(from: 3)))
    #expect(results.ending == .precise)
    #expect(results.draws.count == used)
  }

  @Test("Without a look ahead the rule stops early, at 111 where 113 are needed")
  func confidenceIntervalMethod() throws {
    let results = try Self.hoad(
      Precision(relative: 0.03, outcomes: [toyOutcome("x")], running: 1, looks: .every(from: 5)))
    #expect(results.draws.count == 111)
  }

  @Test("It is looked at after 10, 14, 20, 28 draws and so on, and at the cap")
  func looks() throws {
    // 49 draws are needed for 5 %: precise at 56 and 80, so it ends at 80.
    let outcomes = [toyOutcome("x")]
    let results = try Self.hoad(Precision(relative: 0.05, outcomes: outcomes))
    #expect(results.draws.count == 80)
    #expect(results.precision?.running == 2)
    #expect(try #require(results.precision?.widest) <= 0.05)
    let capped = try Self.hoad(Precision(relative: 0.001, outcomes: outcomes), cap: 47)
    #expect(capped.ending == .cap)
    #expect(capped.draws.count == 47)
    let report = try #require(capped.precision)
    #expect(report.draws == 47 && report.running == 0 && report.widest > 0.001)
    #expect(report.column == Column(outcome: "x") && report.scenario == "a")
  }

  /// Two scenarios, two headlines: levels, differences and chance as given.
  static func experiment(
    level: [Double], spread: [Double], draws: Int = 400
  ) throws -> Experiment {
    let simulator = toySimulator(["x", "y"]) { scenario, _, world, column in
      let base = level[column]
      if scenario.id == "a" { return base }
      return base + 1
        + spread[column]
        * toyNormal(UInt64(world.draw), UInt64(world.replicate), UInt64(column), 4)
    }
    return try Experiment(
      [toyScenario("a"), toyScenario("b")], parameters: toyDraws(), simulator: simulator,
      draws: draws)
  }

  @Test("The digest does not depend on the threads, whatever they have done in surplus")
  func threads() throws {
    let experiment = try Self.experiment(level: [10, 10], spread: [1, 2])
    let precision = Precision(relative: 0.05, outcomes: [toyOutcome("x"), toyOutcome("y")])
    let runs = try [1, 2, 5].map { threads in
      var bytes: [UInt8] = []
      let results = try experiment.run(
        threads: threads, precision: precision,
        consume: { bytes += OutcomeEncoding.run($0, scenario: 1) })
      #expect(results.ending == .precise)
      return bytes
    }
    #expect(runs[0] == runs[1] && runs[0] == runs[2])
    #expect(!runs[0].isEmpty)
  }

  @Test("All headlines must be precise, and only headlines")
  func allHeadlines() throws {
    let experiment = try Self.experiment(level: [10, 10], spread: [0.1, 2])
    func draws(_ outcomes: [Outcome]) throws -> Int {
      try #require(
        experiment.run(precision: Precision(relative: 0.05, outcomes: outcomes)).draws.last)
    }
    let first = try draws([toyOutcome("x"), toyOutcome("y", isHeadline: false)])
    let both = try draws([toyOutcome("x"), toyOutcome("y")])
    #expect(first == 14)
    #expect(both > 28)
  }

  @Test(
    "Relative to the reference's level, of either sign, or the smallest difference that matters")
  func relative() throws {
    func draws(level: Double, smallest: Double) throws -> Int {
      try #require(
        Self.experiment(level: [level, 0], spread: [2, 0]).run(
          precision: Precision(
            relative: 0.05, outcomes: [toyOutcome("x", smallestDifference: smallest)])
        ).draws.last)
    }
    let plain = try draws(level: 10, smallest: 0)
    #expect(try draws(level: -10, smallest: 0) == plain)
    #expect(try draws(level: 0, smallest: 10) == plain)
    #expect(try draws(level: 1, smallest: 10) == plain)
    #expect(try draws(level: 100, smallest: 10) < plain)
    #expect(try draws(level: 0, smallest: 0) == 400)
  }

  @Test("A headline without any value is said, and does not hold the rest up")
  func unjudged() throws {
    let experiment = try Self.experiment(level: [10, .nan], spread: [0.1, 1])
    let results = try experiment.run(
      precision: Precision(relative: 0.05, outcomes: [toyOutcome("x"), toyOutcome("y")]))
    #expect(results.ending == .precise)
    #expect(results.precision?.unjudged == ["y"])
  }

  @Test("Where nothing can be judged, it is not precise")
  func nothingJudged() throws {
    let experiment = try Self.experiment(level: [10, 10], spread: [0, 0], draws: 30)
    let results = try experiment.run(precision: Precision(relative: 0.05, outcomes: []))
    #expect(results.ending == .cap)
  }
}
