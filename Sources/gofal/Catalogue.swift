import CareMarket
import Evidence
import Experiments
import Storage

/// Everything that the command can name and run.
struct Catalogue: Sendable {
  struct Model: Sendable {
    var id: String
    var name: Text
    var summary: Text
  }

  var settings: [Setting]
  var outcomes: [Outcome]
  var models: [Model]
  var areas: [Area]
  /// YAML text of each shipped scenario, by name.
  var scenarios: [String: String]
  var simulator: Simulator
  var trace:
    @Sendable ([Scenario], [String: Double], WorldKey, @escaping (TraceEvent) -> Void)
      throws(SimulationFault) -> Void

  /// The version of the program and of its model: a change of either may change results.
  static let version = "0.1.0"

  var vocabulary: Vocabulary {
    Vocabulary(
      settings: settings, models: models.map { ($0.id, $0.name) }, areas: areas,
      scenarios: scenarios)
  }

  /// What this build ships.
  static let shipped = Catalogue(
    settings: [], outcomes: [], models: [],
    areas: AreaFacts.all.map { facts in
      Area(
        id: facts.id, name: facts.name, population: Double(facts.population),
        population65: Double(facts.population65), rural: 0.5)
    },
    scenarios: [:], simulator: .engine
  ) { (scenarios, facts, world, receive) throws(SimulationFault) in
    _ = try simulate(scenarios, facts: facts, world: world, trace: receive)
  }
}
