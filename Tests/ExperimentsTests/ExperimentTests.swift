import CareMarket
import Evidence
import Experiments
import Statistics
import Synchronization
import Testing

@Suite("Experiments")
struct ExperimentTests {
  /// A value that depends on all that it may depend on.
  static let dependent = toySimulator(["waiting", "spend", "turnover"]) {
    (scenario, facts, world, column) in
    let fact = facts["leave_hazard"] ?? 0
    let chance = toyNormal(
      world.seed, UInt64(world.draw), UInt64(world.replicate), UInt64(column))
    return Double(scenario.id.utf8.count) + fact * Double(scenario.area.id.utf8.count) + chance / 3
  }

  static let settings = [toySetting("leave_hazard", .uniform(0.2, 0.4))]

  static func experiment(
    _ scenarios: [ComparedScenario], _ simulator: Simulator = dependent, draws: Int = 6,
    replications: Int = 2, fixedParameters: Bool = false, differentWorlds: Bool = false,
    seed: UInt64 = 1
  ) throws -> Experiment {
    try Experiment(
      scenarios, parameters: toyDraws(settings), simulator: simulator, seed: seed, draws: draws,
      replications: replications, fixedParameters: fixedParameters,
      differentWorlds: differentWorlds)
  }

  /// The bytes of one scenario's digest.
  static func bytes(of id: String, _ experiment: Experiment, threads: Int = 1) throws -> [UInt8] {
    let index = try #require(experiment.scenarios.firstIndex { $0.id == id })
    var bytes = OutcomeEncoding.header(scenario: id, columns: experiment.columns)
    _ = try experiment.run(
      threads: threads,
      consume: { block in bytes += OutcomeEncoding.run(block, scenario: index) })
    return bytes
  }

  @Test("A scenario gives the same bytes alone, first, last and in any company")
  func company() throws {
    let base = toyScenario("baseline")
    let wales = toyScenario("wales-wide", areas: ["powys", "gwynedd", "ynys-mon"])
    let micro = toyScenario("micro", areas: ["gwynedd", "powys"])
    for scenario in [base, wales, micro] {
      let alone = try Self.bytes(of: scenario.id, Self.experiment([scenario]))
      for order in [[base, wales, micro], [micro, base, wales], [wales, micro, base]] {
        #expect(try Self.bytes(of: scenario.id, Self.experiment(order)) == alone)
      }
    }
  }

  @Test("Facts of one world do not leak into another")
  func differentWorlds() throws {
    let calm = toyScenario("calm", facts: ["leave_hazard": .fixed(0.1)])
    let rough = toyScenario("rough", facts: ["leave_hazard": .fixed(9)])
    let plain = toyScenario("plain")
    for order in [[calm, rough, plain], [plain, rough, calm]] {
      let together = try Self.experiment(order, differentWorlds: true)
      for scenario in order {
        #expect(
          try Self.bytes(of: scenario.id, together)
            == Self.bytes(of: scenario.id, Self.experiment([scenario])))
      }
    }
  }

  @Test("Areas are added in the scenario's own order, to the last bit")
  func areaOrder() throws {
    // (1e16 + 1) - 1e16 is 0 and (1e16 - 1e16) + 1 is 1: the order shows.
    let amounts: [String: Double] = ["a": 1e16, "b": 1, "c": -1e16]
    let simulator = toySimulator(["x"]) { scenario, _, _, _ in amounts[scenario.area.id] ?? 0 }
    let scenario = toyScenario("wales", areas: ["a", "b", "c"])
    let companion = toyScenario("other", areas: ["c", "a", "b"])
    let experiment = try Self.experiment([companion, scenario], simulator, draws: 1)
    #expect(experiment.block(0).runs == [.complete([1]), .complete([0])])
  }

  @Test("Scenarios of one area and equal facts share a warm-up, others do not")
  func meetings() throws {
    let calls = Mutex<[[String]]>([])
    let simulator = Simulator(
      columns: { _ in [Column(outcome: "x")] },
      simulate: { scenarios, _, _ in
        calls.withLock { $0.append(scenarios.map { $0.area.id + "/" + $0.id }) }
        return scenarios.map { _ in ToyCounts(sums: [0]) }
      })
    let experiment = try Self.experiment(
      [
        toyScenario("a", areas: ["powys", "gwynedd"]), toyScenario("b", areas: ["gwynedd"]),
        toyScenario("c", areas: ["gwynedd"], facts: ["leave_hazard": .fixed(1)]),
      ], simulator, differentWorlds: true)
    _ = experiment.block(0)
    #expect(
      calls.withLock { $0 } == [["powys/a"], ["gwynedd/a", "gwynedd/b"], ["gwynedd/c"]])
  }

  @Test("The same bytes with one thread and with several", arguments: [2, 5])
  func threads(_ threads: Int) throws {
    let experiment = try Self.experiment(
      [toyScenario("baseline"), toyScenario("micro")], draws: 40)
    let one = try Self.bytes(of: "micro", experiment)
    #expect(try Self.bytes(of: "micro", experiment, threads: threads) == one)
  }

  @Test("Different seeds differ, and seed 0 is a seed")
  func seeds() throws {
    let digests = try [0, 1, 2].map {
      try Self.bytes(of: "baseline", Self.experiment([toyScenario("baseline")], seed: $0))
    }
    #expect(Set(digests).count == 3)
  }

  @Test("A prefix of blocks holds whole draws")
  func order() throws {
    let experiment = try Self.experiment([toyScenario("baseline")], draws: 3, replications: 2)
    let places = (0..<experiment.blocks).map { experiment.place(ofBlock: $0) }
    #expect(places.map(\.draw) == [1, 1, 2, 2, 3, 3])
    #expect(places.map(\.replicate) == [1, 2, 1, 2, 1, 2])
  }

  @Test("With fixed parameters all draws have the central values, and chance still differs")
  func fixedParameters() throws {
    let experiment = try Self.experiment([toyScenario("baseline")], fixedParameters: true)
    #expect(experiment.facts(draw: 1) == experiment.facts(draw: 5))
    #expect(try #require(experiment.facts(draw: 1)["leave_hazard"]).isClose(0.3))
    #expect(experiment.block(0).runs != experiment.block(2).runs)
  }

  @Test("More draws, or more replications, leave the runs that there were")
  func extended() throws {
    let few = try Self.experiment([toyScenario("baseline")], draws: 3, replications: 2).run()
    let more = try Self.experiment([toyScenario("baseline")], draws: 5, replications: 4).run()
    for block in few.draws.indices {
      let same = try #require(
        more.draws.indices.first {
          more.draws[$0] == few.draws[block] && more.replicates[$0] == few.replicates[block]
        })
      #expect(few.row(block: block, scenario: 0) == more.row(block: same, scenario: 0))
    }
  }

  @Test("A run that fails is a row, and its companions and the rest go on")
  func failure() throws {
    let simulator = toySimulator(["x"]) {
      (scenario, _, world, _) throws(SimulationFault) in
      if scenario.id == "bad", world.draw == 2 { throw SimulationFault(text("too many people")) }
      return Double(world.draw)
    }
    let results = try Self.experiment(
      [toyScenario("good"), toyScenario("bad")], simulator, draws: 3
    ).run(threads: 2)
    #expect(results.ending == .complete)
    #expect(
      results.failures
        == [1, 2].map {
          Results.Failure(
            draw: 2, replicate: $0, scenario: 1, message: text("too many people"))
        })
    for block in 0..<6 {
      #expect(results.value(block: block, scenario: 0, column: 0) == Double(results.draws[block]))
    }
    #expect(results.value(block: 2, scenario: 1, column: 0).isNaN)
    #expect(results.value(block: 4, scenario: 1, column: 0) == 3)
  }

  @Test("One failing area fails its scenario")
  func failingArea() throws {
    let simulator = toySimulator(["x"]) {
      (scenario, _, _, _) throws(SimulationFault) in
      if scenario.area.id == "gwynedd" { throw SimulationFault(text("no")) }
      return 1
    }
    let experiment = try Self.experiment(
      [toyScenario("wales", areas: ["powys", "gwynedd"]), toyScenario("alone")], simulator)
    #expect(experiment.block(0).runs == [.failed(text("no")), .complete([1])])
  }

  @Test("A simulation that gives too few values, or none, is a failed run")
  func wrongShape() throws {
    let short = Simulator(
      columns: { _ in [Column(outcome: "x"), Column(outcome: "y")] },
      simulate: { scenarios, _, _ in scenarios.map { _ in ToyCounts(sums: [1]) } })
    let none = Simulator(
      columns: { _ in [Column(outcome: "x")] }, simulate: { _, _, _ in [ToyCounts]() })
    for simulator in [short, none] {
      let results = try Self.experiment([toyScenario("a")], simulator, draws: 1).run()
      #expect(results.failures.count == 2)
    }
  }

  @Test("A stop keeps complete blocks and marks the results")
  func stops() throws {
    let stop = StopSignal()
    let experiment = try Self.experiment([toyScenario("a"), toyScenario("b")], draws: 500)
    let whole = try experiment.run()
    let part = try experiment.run(
      threads: 2, stop: stop, progress: { done, _ in if done == 25 { stop.request() } })
    #expect(part.ending == .stopped)
    #expect((25..<100).contains(part.draws.count))
    for block in part.draws.indices {
      #expect(part.row(block: block, scenario: 1) == whole.row(block: block, scenario: 1))
    }
  }

  @Test("What is kept of a run does not change what is handed on")
  func keeping() throws {
    let experiment = try Self.experiment([toyScenario("a"), toyScenario("b")])
    var all: [Block] = []
    var some: [Block] = []
    let whole = try experiment.run(consume: { all.append($0) })
    let part = try experiment.run(
      keeps: { $0.outcome == "spend" }, consume: { some.append($0) })
    #expect(some == all)
    #expect(part.columns == [Column(outcome: "spend")])
    for block in part.draws.indices {
      #expect(
        part.value(block: block, scenario: 1, column: 0)
          == whole.value(block: block, scenario: 1, column: 1))
    }
  }

  @Test("Progress goes from the first block to the last")
  func progress() throws {
    var seen: [Int] = []
    _ = try Self.experiment([toyScenario("a")], draws: 4).run(
      threads: 3,
      progress: { done, total in
        #expect(total == 8)
        seen.append(done)
      })
    #expect(seen == Array(1...8))
  }

  @Test("An experiment that means nothing is refused, in both languages")
  func faults() {
    func fault(_ scenarios: [ComparedScenario], draws: Int = 1, replications: Int = 1)
      -> ExperimentFault?
    {
      do {
        _ = try Self.experiment(scenarios, draws: draws, replications: replications)
        return nil
      } catch {
        return error as? ExperimentFault
      }
    }
    let a = toyScenario("a")
    let stating = toyScenario("b", facts: ["pool": .fixed(2), "leave_hazard": .fixed(1)])
    let none = ComparedScenario(id: "none", title: text("none"), parts: [])
    #expect(fault([]) == .noScenario)
    #expect(fault([a, none]) == .noArea(scenario: "none"))
    #expect(fault([a, a]) == .repeatedScenario("a"))
    #expect(
      fault([toyScenario("a", areas: ["powys", "powys"])])
        == .repeatedArea(scenario: "a", area: "powys"))
    #expect(fault([a, toyScenario("b", years: 3)]) == .differentYears("a", "b"))
    #expect(fault([a, stating]) == .differentFacts("a", "b", keys: ["leave_hazard", "pool"]))
    #expect(fault([stating, toyScenario("c", facts: stating.parts[0].facts)]) == nil)
    #expect(fault([a], draws: 0) == .tooFew("draws", 0))
    #expect(fault([a], replications: -1) == .tooFew("replications", -1))
    #expect(fault([a], draws: .max, replications: .max) == .tooManyRuns)
    #expect(throws: ExperimentFault.unknownGenerator("dice")) {
      try Experiment([a], parameters: toyDraws(), simulator: Self.dependent, generator: "dice")
    }
    let differs = ExperimentFault.differentFacts("a", "b", keys: ["pool"]).message
    #expect(differs.en.contains("pool") && differs.cy.contains("pool") && differs.en != differs.cy)
  }
}
