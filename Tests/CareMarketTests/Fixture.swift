import Evidence

@testable import CareMarket

/// A small place in which every care model serves somebody, and scenarios of it.
enum Fixture {
  static func area(
    people: Double = 2500, mix: [String: Double]? = nil, stance: Area.MicroStance = .commissions
  ) -> Area {
    Area(
      id: "fixture", name: Text(en: "Fixture", cy: "Gosodyn"), population: people * 5,
      population65: people, rural: 0.4, caseload: max(1, people * 0.025),
      mix: mix
        ?? [
          "independent": 0.4, "inhouse": 0.1, "micro": 0.1, "franchise": 0.1, "latc": 0.1,
          "buurtzorg": 0.1, "cooperative": 0.1,
        ], microStance: stance)
  }

  static func scenario(
    _ choices: [String: Choice] = [:], mix: [String: Ramp] = [:], area: Area = area(),
    years: Double = 2
  ) -> Scenario {
    Scenario(
      id: "s", title: Text(en: "s", cy: "s"), area: area, years: years, mix: mix, choices: choices)
  }

  /// The medians of all declared facts, and sizes that a small place has room for.
  static let facts: [String: Double] = {
    var facts: [String: Double] = [:]
    for setting in Setting.all where setting.kind == .fact && setting.spread == nil {
      if case .quantity(_, let distribution) = setting.form {
        facts[setting.key] = distribution.central
      }
    }
    for model in CareModel.all { facts[model.id + ".size"] = 6 }
    return facts
  }()

  static func facts(_ changes: [String: Double]) -> [String: Double] {
    facts.merging(changes) { $1 }
  }

  static func key(
    _ replicate: Int = 1, seed: UInt64 = 7, generator: String = "philox"
  ) -> WorldKey {
    WorldKey(seed: seed, draw: 1, replicate: replicate, generator: generator)
  }

  static func values(
    _ scenarios: [Scenario], facts: [String: Double] = facts, key: WorldKey = key(),
    warmUp: Double = 26
  ) throws -> [[UInt64]] {
    try simulate(scenarios, facts: facts, world: key, warmUp: warmUp)
      .map { $0.values().map(\.bitPattern) }
  }

  /// A world in week 0 of a scenario.
  static func world(
    _ scenario: Scenario, facts: [String: Double] = facts, key: WorldKey = key(),
    warmUp: Double = 26
  ) throws -> World {
    var world = try World(
      area: scenario.area, facts: facts, key: key, horizon: scenario.years * weeksAYear,
      warmUp: warmUp)
    world.run(until: 0)
    try world.begin(scenario, index: 0, trace: nil)
    return world
  }
}
