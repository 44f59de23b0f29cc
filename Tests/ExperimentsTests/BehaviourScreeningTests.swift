import CareMarket
import Evidence
import Experiments
import Testing

@Suite("Which behaviour a difference rests on")
struct BehaviourScreeningTests {
  private static let scenarios = [
    toyScenario("today"),
    {
      var moved = toyScenario("moved")
      moved.parts[0].mix = ["franchise": Ramp(from: 0, to: 0.3, over: 150)]
      return moved
    }(),
  ]

  /// A difference of 3 rests on how a franchise covers absence, one of 1 on how it grows, and chance of
  /// standard deviation 0.5 is added anew wherever a behaviour differs.
  private static func simulator(
    _ behaving: [String: CareModel.Behaviour], cover: Double = 3, growth: Double = 1, trial: UInt64
  ) -> Simulator {
    let own = CareModel.franchise.behaviour
    let now = behaving["franchise"] ?? own
    let covers = now.cover == own.cover
    let grows = now.growth == own.growth
    let exchanged = BehaviourScreening.Behaviour.allCases.firstIndex {
      behaving["franchise"] != nil && $0.exchanged(in: own) == now
    }
    let noise = UInt64(exchanged.map { $0 + 1 } ?? 0)
    return Simulator(
      columns: { _ in [Column(outcome: "wait"), Column(outcome: "spend")] },
      simulate: { (scenarios, _, world) throws(SimulationFault) in
        scenarios.map { scenario in
          guard scenario.mix["franchise"] != nil else { return ToyCounts(sums: [10, 10]) }
          let chance = 0.5 * toyNormal(UInt64(world.draw), UInt64(world.replicate), noise, trial)
          let effect = (covers ? cover : 0) + (grows ? growth : 0)
          return ToyCounts(sums: [10 + effect + chance, 10 + chance])
        }
      })
  }

  private static func screening(
    cover: Double = 3, growth: Double = 1, trial: UInt64 = 0,
    scenarios: [ComparedScenario] = scenarios
  ) throws -> BehaviourScreening {
    let simulator = { (behaving: [String: CareModel.Behaviour]) in
      Self.simulator(behaving, cover: cover, growth: growth, trial: trial)
    }
    let experiment = try Experiment(
      scenarios, parameters: ParameterDraws(settings: []), simulator: simulator([:]), draws: 30,
      replications: 2)
    return try BehaviourScreening(
      of: try experiment.run(), experiment, scenario: 1, outcomes: ["wait", "spend"],
      simulator: simulator)
  }

  @Test("Of two behaviours that matter the stronger is named, with the difference that is left")
  func found() throws {
    let screening = try Self.screening()
    #expect(screening.worlds == BehaviourScreening.mostWorlds)
    let mover = try #require(screening.movers["wait"])
    #expect(mover.model == "franchise" && mover.behaviour == .cover)
    // Four standard errors of a mean of twenty.
    #expect(abs(mover.whole - 4) < 0.45 && abs(mover.without - 1) < 0.45)
  }

  // Each trial and outcome names something with a probability of at most 5 %: more than 20 of 200 come
  // in fewer than one seed of a thousand.
  @Test("Where no behaviour matters, hardly ever is one named")
  func falseAlarms() throws {
    var named = 0
    for trial in 1...100 {
      named += try Self.screening(cover: 0, growth: 0, trial: UInt64(trial)).movers.count
    }
    #expect(named <= 20)
  }

  @Test("A scenario that moves no care has nothing to exchange")
  func nothing() throws {
    let screening = try Self.screening(scenarios: [Self.scenarios[0], toyScenario("other")])
    #expect(screening.tried == 0 && screening.movers.isEmpty)
  }

  @Test(
    "Every behaviour of every care model can be exchanged, and the market still runs",
    arguments: CareModel.all, BehaviourScreening.Behaviour.allCases)
  func exchanged(_ model: CareModel, _ behaviour: BehaviourScreening.Behaviour) throws {
    let area = Area(
      id: "fixture", name: text("Fixture"), population: 8000, population65: 1600, rural: 0.4,
      caseload: 30)
    var scenario = Scenario(id: "moved", title: text("moved"), area: area, years: 3)
    scenario.mix = [model.id: Ramp(0.4)]
    let facts = ParameterDraws(settings: Setting.all).facts(draw: 1, seed: 1)
    let tally = try simulate(
      [scenario], facts: facts, world: WorldKey(seed: 1, draw: 1, replicate: 1),
      behaving: [model.id: behaviour.exchanged(in: model.behaviour)])
    let values = tally[0].values()
    let served = Column.columns(years: 3).firstIndex {
      $0.isWhole && $0.outcome == "people_served"
    }
    #expect(values[try #require(served)] > 0)
  }
}
