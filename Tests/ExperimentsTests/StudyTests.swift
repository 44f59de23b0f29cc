import CareMarket
import Evidence
import Experiments
import Statistics
import Testing

@Suite("A study")
struct StudyTests {
  /// Every value is the fact, the fee and the world's number, far apart.
  private static let simulator = toySimulator(["sum"]) { (scenario, facts, world, _) in
    var fee = 0.0
    if case .amount(let ramp)? = scenario.choices["fee"] { fee = ramp.to }
    let share = scenario.mix["micro"]?.to ?? 0
    return (facts["leaving"] ?? .nan) + 1000 * fee + 1e6 * share + (facts["other"] ?? .nan) * 1e-3
      + toyUniform(world.seed, UInt64(world.draw), UInt64(world.replicate)) * 1e-6
  }

  private static let settings = [
    toySetting("leaving", .uniform(0, 1)), toySetting("other", .uniform(0, 1)),
  ]

  private static let factors = [
    Factor(name: "leaving", target: .fact("leaving"), values: .distribution(.uniform(10, 20))),
    Factor(name: "fee", target: .amount("fee"), values: .numbers([1, 2, 3])),
    Factor(
      name: "b.mix.micro", target: .share("micro"), values: .distribution(.uniform(0, 0.4)),
      scenario: "b"),
  ]

  private static func study() throws -> Study {
    try Study(
      [toyScenario("a"), toyScenario("b")], factors: factors, parameters: toyDraws(settings),
      simulator: simulator, seed: 7)
  }

  private static func values(_ block: Block) -> [Double] {
    block.runs.map { run in
      if case .complete(let values) = run, let first = values.first { return first }
      return .nan
    }
  }

  @Test("A point's replicates are the runs of an experiment that states the point")
  func sameAsRun() throws {
    let study = try Self.study()
    let stated = ["a", "b"].map { id -> ComparedScenario in
      var scenario = toyScenario(id, facts: ["leaving": .fixed(12.5)], fee: 2)
      if id == "b" { scenario.parts[0].mix["micro"] = Ramp(0.25) }
      return scenario
    }
    let experiment = try Experiment(
      stated, parameters: toyDraws(Self.settings), simulator: Self.simulator, seed: 7, draws: 3,
      replications: 1)
    for replicate in 1...3 {
      let block = study.block(sample: 5, at: [12.5, 2, 0.25], replicate: replicate)
      #expect(block.draw == 5)
      #expect(block.replicate == replicate)
      #expect(Self.values(block) == Self.values(experiment.block(replicate - 1)))
    }
  }

  @Test("A choice of one scenario leaves the others alone; a fact is the same in all")
  func targets() throws {
    let study = try Self.study()
    let low = Self.values(study.block(sample: 1, at: [10, 1, 0], replicate: 1))
    let high = Self.values(study.block(sample: 2, at: [10, 1, 0.4], replicate: 1))
    #expect(low[0] == high[0])
    #expect(abs(high[1] - low[1] - 4e5) < 1e-6)
    let other = Self.values(study.block(sample: 3, at: [15, 1, 0], replicate: 1))
    for scenario in 0..<2 { #expect(abs(other[scenario] - low[scenario] - 5) < 1e-9) }
  }

  @Test("Levels have equal parts of the unit interval, and ranges their exact ends")
  func coordinates() {
    let levels = Self.factors[1]
    #expect([0, 0.33, 0.34, 0.66, 0.67, 1].map { levels.value(at: $0) } == [1, 1, 2, 2, 3, 3])
    let range = Factor(
      name: "x", target: .fact("x"), values: .distribution(.uniform(0.2, 0.45)))
    #expect(range.value(at: 0) == 0.2)
    #expect(range.value(at: 1) == 0.45)
    let tail = Factor(
      name: "x", target: .fact("x"), values: .distribution(.normal(mean: 0, sd: 1)),
      limits: -1...1)
    #expect(tail.value(at: 0.999) == 1)
  }
}

@Suite("The numbers of blocks")
struct BlockLayoutTests {
  @Test("Number and place are each other's inverse, before and after extensions")
  func inverse() throws {
    var layout = try #require(BlockLayout(samples: 4, replications: 3))
    layout = try #require(layout.extended(samples: 2))
    layout = try #require(layout.extended(replications: 2))
    layout = try #require(layout.extended(samples: 1))
    #expect(layout.count == 7 * 5)
    var seen = Set<[Int]>()
    for number in 0..<layout.count {
      let place = try #require(layout.place(ofBlock: number))
      #expect(layout.number(sample: place.sample, replicate: place.replicate) == number)
      seen.insert([place.sample, place.replicate])
    }
    #expect(seen == Set((0..<7).flatMap { sample in (1...5).map { [sample, $0] } }))
    #expect(layout.place(ofBlock: layout.count) == nil)
    #expect(layout.place(ofBlock: -1) == nil)
  }

  @Test("An extension gives no block another number", arguments: [(2, 0), (0, 3), (5, 2)])
  func stable(more: (samples: Int, replications: Int)) throws {
    let before = try #require(BlockLayout(samples: 6, replications: 2))
    let after = try #require(
      before.extended(samples: more.samples, replications: more.replications))
    for number in 0..<before.count {
      let (old, new) = (before.place(ofBlock: number), after.place(ofBlock: number))
      #expect(old?.sample == new?.sample)
      #expect(old?.replicate == new?.replicate)
    }
  }

  @Test("What is too large to count is refused")
  func tooLarge() throws {
    #expect(BlockLayout(samples: 1 << 20, replications: 1 << 20) == nil)
    #expect(BlockLayout(samples: 0, replications: 1) == nil)
    let layout = try #require(BlockLayout(samples: 1 << 20, replications: 2))
    #expect(layout.extended(replications: .max) == nil)
    #expect(layout.extended(samples: .max) == nil)
  }

  @Test("Each block is in exactly one shard", arguments: [1, 7, 64])
  func shards(count: Int) throws {
    let shards = try (1...count).map { try #require(Shard($0, of: count)) }
    for block in 0..<200 {
      #expect(shards.filter { $0.contains(block: block) }.map(\.number) == [block % count + 1])
    }
    #expect(Shard(0, of: count) == nil)
    #expect(Shard(count + 1, of: count) == nil)
  }

  @Test("Wherever an interleaved order is cut off, what came before is spread evenly")
  func order() {
    for count in [0, 1, 2, 3, 64, 100] {
      #expect(interleaved(count).sorted() == Array(0..<count))
    }
    // Van der Corput's sequence of base 2: each beginning of 2^m numbers has one in each of the 2^m
    // equal parts.
    let order = interleaved(64)
    for bits in 1...5 {
      let parts = 1 << bits
      #expect(Set(order.prefix(parts).map { $0 * parts / 64 }).count == parts)
    }
  }
}
