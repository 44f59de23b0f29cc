import CareMarket
import Evidence
import Experiments
import Testing

@Suite("The fee that is neutral to the budget")
struct NeutralFeeTests {
  /// Spend rises with the fee of the moved share, from a level of the scenario's own.
  private static func simulator(
    _ spend: @escaping @Sendable (_ change: Double) -> Double
  ) -> Simulator {
    toySimulator(["authority_spend"]) { scenario, _, world, _ throws(SimulationFault) in
      let noise = toyUniform(world.seed, UInt64(world.draw), 5)
      guard case .amount(let change)? = scenario.choices["levers.moved_fee_change"] else {
        return 1000 + 100 * noise
      }
      return spend(change.to) + 100 * noise
    }
  }

  private static let base = toyScenario("today")
  private static var scenario: ComparedScenario {
    var scenario = toyScenario("micro")
    scenario.parts[0].mix = ["micro": Ramp(0.3)]
    scenario.parts[0].choices["levers.budget_rule"] = .option("neutral")
    return scenario
  }

  @Test("It is found where spend is straight, and where it is not")
  func root() throws {
    let straight = try NeutralFee.solve(
      Self.scenario, base: Self.base, parameters: toyDraws(),
      simulator: Self.simulator { 1100 + 500 * $0 })
    #expect(abs(straight.change + 0.2) < 1.1e-3)
    #expect(abs(straight.excess) <= 0.0005 * straight.baseSpend)
    let bent = try NeutralFee.solve(
      Self.scenario, base: Self.base, parameters: toyDraws(),
      simulator: Self.simulator { 1000 * (1.1 + $0) * (1.1 + $0) })
    #expect(abs(bent.change + 0.1) < 1e-3)
  }

  @Test("Pilots draw the parameters of the run, and the fee is as sure as its error says")
  func parameters() throws {
    // What spend would be at an unchanged fee is a parameter, which a calibration has moved.
    let settings = [toySetting("level", .uniform(1050, 1150), physical: 0...2000)]
    let calibrated = try #require(
      PosteriorTable(
        keys: ["level"], rows: (0..<1000).map { [1000 + 200 * toyUniform(UInt64($0), 1)] }))
    let simulator = toySimulator(["authority_spend"]) {
      (scenario, facts, world, _) throws(SimulationFault) in
      guard case .amount(let change)? = scenario.choices["levers.moved_fee_change"] else {
        return 1000
      }
      return (facts["level"] ?? .nan) + 500 * change.to
    }
    func solve(_ source: ParameterSource) throws -> NeutralFee {
      try NeutralFee.solve(
        Self.scenario, base: Self.base, parameters: toyDraws(settings, source: source),
        simulator: simulator)
    }
    let declared = try solve(.declared)
    #expect(abs(declared.change + 0.2) < 4 * declared.changeError)
    // Spread of a uniform: 100/√12; its mean over worlds, over a slope of 500.
    #expect(
      abs(
        declared.changeError / (100 / 12.squareRoot() / 500 / Double(declared.worlds).squareRoot())
          - 1)
        < 0.3)
    let fitted = try solve(.posterior(calibrated))
    let expected =
      -(calibrated.rows.prefix(fitted.worlds).reduce(0) { $0 + $1[0] }
      / Double(fitted.worlds) - 1000) / 500
    #expect(abs(fitted.change - expected) < 1.1e-3)
    #expect(abs(fitted.slope - 500) < 1e-6)
  }

  @Test("It is the same again, and a function of no run")
  func again() throws {
    func solve() throws -> NeutralFee {
      try NeutralFee.solve(
        Self.scenario, base: Self.base, parameters: toyDraws(),
        simulator: Self.simulator { 1080 + 300 * $0 }, threads: 2)
    }
    #expect(try solve() == solve())
  }

  @Test("Where no fee will do that is a fault, and nothing is clamped")
  func none() {
    #expect(throws: ExperimentFault.self) {
      _ = try NeutralFee.solve(
        Self.scenario, base: Self.base, parameters: toyDraws(),
        simulator: Self.simulator { _ in 1200 })
    }
  }

  @Test("It is needed where a share is moved and no fee is stated")
  func needed() {
    var stated = Self.scenario
    stated.parts[0].choices["levers.moved_fee_change"] = .amount(Ramp(-0.1))
    var today = Self.base
    today.parts[0].choices["levers.budget_rule"] = .option("neutral")
    #expect(NeutralFee.isNeeded(Self.scenario, base: Self.base))
    #expect(!NeutralFee.isNeeded(stated, base: Self.base))
    #expect(!NeutralFee.isNeeded(today, base: today))
    #expect(!NeutralFee.isNeeded(Self.base, base: Self.base))
  }
}

@Suite("What a care model's numbers explain")
struct ModelExplanationTests {
  private static let area = Area(
    id: "fixture", name: text("Fixture"), population: 8000, population65: 1600, rural: 0.4,
    caseload: 30)

  @Test("A model whose numbers and behaviours are the others' is explained by its numbers alone")
  func identical() throws {
    let explained = try explain(.independent, ["independent": Ramp(0.99)])
    for row in explained.rows {
      let values = ModelExplanation.Variant.allCases.map { row.effects[$0]?.mean }
      #expect(Set(values).count == 1, "\(row.outcome)")
      #expect(!row.behavioursMatter)
    }
  }

  @Test(
    "The four variants of a model that differs are four worlds")
  func different() throws {
    let explained = try explain(.buurtzorg, ["buurtzorg": Ramp(0.5)])
    let row = try #require(explained.rows.first)
    #expect(Set(ModelExplanation.Variant.allCases.map { row.effects[$0]?.mean }).count == 4)
  }

  private func explain(_ model: CareModel, _ mix: [String: Ramp]) throws -> ModelExplanation {
    // Long enough for teams to have opened.
    let base = Scenario(id: "today", title: text("today"), area: Self.area, years: 3)
    var moved = base
    moved.id = "moved"
    moved.mix = mix
    return try ModelExplanation(
      of: model, scenario: ComparedScenario(moved), base: ComparedScenario(base),
      parameters: ParameterDraws(settings: Setting.all), headlines: ["authority_spend"], draws: 2,
      replications: 1)
  }
}
