import CareMarket
import Evidence
import Experiments
import Testing

@Suite("Comparisons")
struct ComparisonTests {
  /// x and y of the known answer for common random numbers, as five runs of one parameter set.
  static let x = [10.2, 12.1, 9.8, 11.5, 10.9]
  static let y = [9.1, 11.4, 9.0, 10.2, 10.3]

  static func paired(_ a: [Double], _ b: [Double], draws: [Int]? = nil) -> Results {
    Results(
      ["reference", "other"], ["waiting"],
      blocks: a.indices.map { (draws?[$0] ?? 1, $0 + 1, [[a[$0]], [b[$0]]]) })
  }

  @Test("The paired difference of five runs, as known")
  func known() throws {
    let difference = try #require(
      Self.paired(Self.y, Self.x).differences(outcomes: [toyOutcome("waiting")]).first)
    #expect(difference.difference.isClose(0.9))
    #expect(difference.effects.withinVariance.squareRoot().isClose(0.291_547_594_8))
    #expect(
      (difference.difference / difference.effects.simulationError).isClose(6.902_684_899_6))
    let interval = try #require(difference.interval)
    #expect(interval.lowerBound.isClose(0.537_995_847_8))
    #expect(interval.upperBound.isClose(1.262_004_152_2))
    #expect(difference.referenceLevel.isClose(10))
    #expect(difference.level.isClose(10.9))
    #expect(difference.isResolved)
  }

  @Test("The coupling of five runs, as known")
  func coupling() throws {
    let coupling = try #require(Coupling(Self.x, Self.y, draw: [1, 1, 1, 1, 1]))
    #expect(coupling.correlation.isClose(0.955_450_912_9))
    #expect(coupling.replicatesSaved.isClose(21.764_705_882_4, within: 1e-9))
  }

  @Test("One parameter set says nothing about what nobody knows")
  func oneParameterSet() throws {
    let difference = try #require(
      Self.paired(Self.y, Self.x).differences(outcomes: [toyOutcome("waiting")]).first)
    #expect(difference.effects.method == .oneParameterSet)
    #expect(difference.range == nil)
    #expect(difference.isRobust == nil)
    #expect(difference.probabilityBetter == nil)
  }

  @Test("Better is more, less or neither, as the outcome says")
  func direction() throws {
    let results = Self.paired([0, 0, 0, 0], [1, 2, 3, 4], draws: [1, 1, 2, 2])
    func probability(_ direction: Direction) throws -> Double? {
      try #require(results.differences(outcomes: [toyOutcome("waiting", direction)]).first)
        .probabilityBetter
    }
    let more = try #require(try probability(.more))
    let less = try #require(try probability(.less))
    #expect(more > 0.9)
    #expect((more + less).isClose(1))
    #expect(try probability(.neither) == nil)
  }

  @Test("A policy that does nothing is a tie: neither better nor worse, and not resolved")
  func ties() throws {
    let values = [3.0, 5, 4, 8]
    let difference = try #require(
      Self.paired(values, values, draws: [1, 1, 2, 2])
        .differences(outcomes: [toyOutcome("waiting")]).first)
    #expect(difference.tieShare == 1)
    #expect(difference.probabilityBetter == 0.5)
    #expect(!difference.isResolved)
    #expect(difference.isRobust == false)
    #expect(difference.interval == 0...0)
  }

  @Test("Ties in some worlds leave a doubt, however large the difference in the others")
  func someTies() throws {
    // Two worlds of ten in which nothing changes, eight in which much does.
    let other = (0..<20).map { $0 < 4 ? 0 : 50 + Double($0 % 2) / 10 }
    let difference = try #require(
      Self.paired(other.map { _ in 0 }, other, draws: (0..<20).map { $0 / 2 + 1 })
        .differences(outcomes: [toyOutcome("waiting")]).first)
    #expect(difference.tieShare == 0.2)
    #expect(try #require(difference.probabilityBetter).isClose(0.9))
    #expect(difference.isResolved)
    #expect(difference.isRobust == false)
  }

  @Test("A difference that is the same in all runs is resolved and robust")
  func constant() throws {
    let reference = [3.0, 5, 4, 8]
    let difference = try #require(
      Self.paired(reference, reference.map { $0 - 2 }, draws: [1, 1, 2, 2])
        .differences(outcomes: [toyOutcome("waiting", .less)]).first)
    #expect(difference.difference == -2)
    #expect(difference.isResolved)
    #expect(difference.isRobust == true)
    #expect(difference.probabilityBetter == 1)
    #expect(difference.range == -2 ... -2)
  }

  @Test("An unresolved difference without spread over draws is not certain to be better")
  func unresolved() throws {
    let difference = try #require(
      Self.paired([0, 0, 0, 0, 0, 0], [1, -0.8, -0.7, 1.1, 0.9, -0.9], draws: [1, 1, 2, 2, 3, 3])
        .differences(outcomes: [toyOutcome("waiting")]).first)
    #expect(difference.effects.betweenVariance == 0)
    // No narrower than the interval of the mean, which is all that is known.
    #expect(difference.range?.contains(0) == true)
    #expect((0.5...0.7).contains(try #require(difference.probabilityBetter)))
    #expect(!difference.isResolved)
    #expect(difference.isRobust == false)
  }

  @Test("Values that are missing and runs that failed leave their pair out, and are counted")
  func missing() throws {
    let results = Results(
      ["reference", "other"], ["waiting", "spend"],
      blocks: [
        (1, 1, [[1, 10], [2, 11]]), (1, 2, [[.nan, 10], [2, 12]]), (2, 1, [[1, 10], nil]),
        (2, 2, [[3, 10], [6, 13]]),
      ])
    let differences = results.differences(outcomes: [])
    #expect(differences.map(\.missing) == [2, 1])
    #expect(differences.map(\.effects.count) == [2, 3])
    #expect(differences[0].difference == 2)
    #expect(differences[0].effects.method == .unseparated)
    let levels = results.levels()
    #expect(levels.map(\.scenario) == ["reference", "reference", "other", "other"])
    #expect(levels.map(\.missing) == [1, 0, 1, 1])
    #expect(levels[1].effects.mean == 10)
    #expect(levels[1].interval == 10...10)
  }

  @Test("An outcome that nobody was exposed to has no difference and no mark")
  func nothing() throws {
    let results = Self.paired([.nan, .nan], [.nan, .nan], draws: [1, 2])
    let difference = try #require(
      results.differences(outcomes: [toyOutcome("waiting")]).first)
    #expect(difference.difference.isNaN)
    #expect(difference.effects.method == .none)
    #expect(difference.interval == nil && difference.range == nil)
    #expect(!difference.isResolved && difference.isRobust == nil)
    #expect(difference.probabilityBetter == nil)
  }

  @Test("A single pair has a difference and nothing to say of its error")
  func single() throws {
    let difference = try #require(
      Self.paired([1], [4]).differences(outcomes: [toyOutcome("waiting")]).first)
    #expect(difference.difference == 3)
    #expect(difference.interval == nil)
    #expect(!difference.isResolved)
  }

  @Test("What is infinite counts as missing, and what is too large for its square ends nothing")
  func extremes() {
    let infinite = Self.paired(
      [0, 0, 0, .infinity], [.infinity, 1, -.infinity, .infinity], draws: [1, 1, 2, 2])
    #expect(infinite.differences(outcomes: [toyOutcome("waiting")]).map(\.missing) == [3])
    for count in 1...6 {
      let huge = Self.paired(
        (0..<count).map { $0 % 2 == 0 ? 1e300 : -1e300 }, (0..<count).map { Double($0) * 1e299 },
        draws: (0..<count).map { $0 / 2 + 1 })
      #expect(huge.differences(outcomes: [toyOutcome("waiting")]).count == 1)
      #expect(huge.levels().count == 2)
      #expect(huge.couplings(scenario: 1).count == 1)
    }
  }

  @Test("What a block lacks counts as missing")
  func shortBlocks() {
    var results = Results(
      scenarios: ["a", "b"], columns: [Column(outcome: "x"), Column(outcome: "y")],
      fixedParameters: false)
    results.append(Block(draw: 1, replicate: 1, runs: [.complete([1])]))
    #expect(results.levels().map(\.missing) == [0, 1, 1, 1])
  }

  @Test("Headlines are the columns of everybody and the whole time only")
  func families() {
    var results = Results(
      scenarios: ["a", "b"],
      columns: [
        Column(outcome: "waiting"), Column(outcome: "waiting", group: "rural:yes"),
        Column(outcome: "waiting", time: "q01"), Column(outcome: "unknown"),
      ], fixedParameters: false)
    results.append(
      Block(draw: 1, replicate: 1, runs: [.complete([1, 1, 1, 1]), .complete([2, 2, 2, 2])]))
    #expect(
      results.differences(outcomes: [toyOutcome("waiting")]).map(\.family)
        == [.headline, .exploratory, .exploratory, .exploratory])
  }

  @Test(
    "A headline is marked more reluctantly among eight than alone, and the interval is the same")
  func reluctance() throws {
    // t = 2.6 with 19 degrees of freedom: beyond 2.09, not beyond 3.06.
    let noise = (0..<20).map { Double($0) - 9.5 }
    let spread = RandomEffects(noise, draw: noise.map { _ in 1 }).simulationError
    let results = Self.paired(noise.map { _ in 0 }, noise.map { $0 + 2.6 * spread })
    let one = try #require(results.differences(outcomes: [toyOutcome("waiting")]).first)
    let eight = try #require(
      results.differences(
        outcomes: [toyOutcome("waiting")] + (1...7).map { toyOutcome("other_\($0)") }
      ).first)
    #expect(one.isResolved)
    #expect(!eight.isResolved)
    #expect(one.interval == eight.interval)
  }

  @Test("A comparison does not depend on what else is compared")
  func company() throws {
    func results(_ scenarios: [String], _ rows: (Double) -> [[Double]?]) -> Results {
      Results(
        scenarios, ["x"], blocks: (0..<8).map { ($0 / 2 + 1, $0 % 2 + 1, rows(Double($0))) })
    }
    let pair = results(["a", "c"]) { [[1], [$0]] }
    let triple = results(["a", "b", "c"]) { [[1], [9], [$0]] }
    let alone = try #require(pair.differences(outcomes: [toyOutcome("x")]).last)
    let beside = try #require(triple.differences(outcomes: [toyOutcome("x")]).last)
    #expect(alone.scenario == "c" && beside.scenario == "c")
    #expect(alone.difference == beside.difference)
    #expect(alone.effects.simulationError == beside.effects.simulationError)
    #expect(alone.isResolved == beside.isResolved && alone.isRobust == beside.isRobust)
  }

  @Test("Pairing is worth nothing between independent runs, and everything between equal ones")
  func couplingExtremes() throws {
    let a = (0..<4000).map { toyNormal(1, UInt64($0)) }
    let b = (0..<4000).map { toyNormal(2, UInt64($0)) }
    let ones = a.map { _ in 1 }
    let independent = try #require(Coupling(a, b, draw: ones))
    // Standard errors: 1/√4000 = 0.016 of the correlation and of the ratio; five of them.
    #expect(abs(independent.correlation) < 0.08)
    #expect(abs(independent.replicatesSaved - 1) < 0.08)
    let equal = try #require(Coupling(a, a, draw: ones))
    #expect(equal.correlation.isClose(1) && equal.replicatesSaved == .infinity)
    #expect(Coupling([1, 1, 1], [2, 2, 2], draw: [1, 1, 1]) == nil)
  }

  @Test("What parameter sets have in common does not count as coupling")
  func couplingWithinDraws() throws {
    // The level differs by draw a thousand times more than by chance, and chance is independent.
    let draw = (0..<4000).map { $0 / 2 }
    let a = draw.indices.map { 1000 * toyNormal(5, UInt64(draw[$0])) + toyNormal(6, UInt64($0)) }
    let b = draw.indices.map { 1000 * toyNormal(5, UInt64(draw[$0])) + toyNormal(7, UInt64($0)) }
    let coupling = try #require(Coupling(a, b, draw: draw))
    #expect(abs(coupling.replicatesSaved - 1) < 0.12)
  }

  @Test("The median of replicates saved is over outcomes that vary")
  func medianSaved() {
    let results = Results(
      ["a", "b"], ["still", "coupled", "equal", "loose"],
      blocks: (0..<4).map { block in
        let x = Double(block * block)
        return (1, block + 1, [[7, x, x, x], [8, 2 * x, x, -x]])
      })
    // 2x − x: (1 + 4) / 1 = 5; x − x: infinite; −x − x: 2 / 4.
    #expect(results.medianReplicatesSaved(scenario: 1) == 5)
    #expect(results.couplings(scenario: 1)[0] == nil)
  }
}
