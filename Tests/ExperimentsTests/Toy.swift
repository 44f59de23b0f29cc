import CareMarket
import Evidence
import Experiments
import Statistics
import TestNumbers

/// Counts that tests choose themselves.
struct ToyCounts: AreaCounts {
  var sums: [Double]

  mutating func add(_ other: ToyCounts) {
    sums = zip(sums, other.sums).map(+)
  }

  func values() -> [Double] { sums }
}

/// In (0, 1), for worlds whose truth is known.
func toyUniform(_ a: UInt64, _ b: UInt64, _ c: UInt64 = 0, _ d: UInt64 = 0) -> Double {
  fraction(mixed(a, b, c, d))
}

func toyNormal(_ a: UInt64, _ b: UInt64, _ c: UInt64 = 0, _ d: UInt64 = 0) -> Double {
  Distribution.normal(mean: 0, sd: 1).quantile(toyUniform(a, b, c, d))
}

func text(_ english: String) -> Text { Text(en: english, cy: english) }

func toyArea(_ id: String) -> Area {
  Area(id: id, name: text(id), population: 1000, population65: 200, rural: 0.5)
}

func toyScenario(
  _ id: String, areas: [String] = ["powys"], years: Double = 5,
  facts: [String: Distribution] = [:], fee: Double = 0
) -> ComparedScenario {
  ComparedScenario(
    id: id, title: text(id),
    parts: areas.map {
      Scenario(
        id: id, title: text(id), area: toyArea($0), years: years,
        choices: ["fee": .amount(Ramp(fee))], facts: facts)
    })
}

func toySetting(
  _ key: String, _ distribution: Distribution, kind: Setting.Kind = .fact,
  physical: ClosedRange<Double> = -1000...1000
) -> Setting {
  Setting(
    key, kind, .quantity(.number, distribution), physical: physical,
    basis: .assumption(text("a toy")), label: text(key), explanation: text(key))
}

func toyOutcome(
  _ id: String, _ direction: Direction = .more, smallestDifference: Double = 0,
  isHeadline: Bool = true
) -> Outcome {
  Outcome(
    id, .people, unit: text("people"), direction, smallestDifference: smallestDifference,
    origin: .behaviour, isHeadline: isHeadline, label: text(id), explanation: text(id))
}

func toyDraws(
  _ settings: [Setting] = [], source: ParameterSource = .declared
) -> ParameterDraws {
  ParameterDraws(settings: settings, source: source, uniform: { toyUniform($0, UInt64($1), $2) })
}

/// A simulator whose every value is a function of scenario, facts and world.
func toySimulator(
  _ columns: [String],
  _ value:
    @escaping @Sendable (
      _ scenario: Scenario, _ facts: [String: Double], _ world: WorldKey, _ column: Int
    ) throws(SimulationFault) -> Double
) -> Simulator {
  Simulator(
    columns: { _ in columns.map { Column(outcome: $0) } },
    simulate: { (scenarios, facts, world) throws(SimulationFault) in
      var counts: [ToyCounts] = []
      for scenario in scenarios {
        var sums: [Double] = []
        for column in columns.indices { sums.append(try value(scenario, facts, world, column)) }
        counts.append(ToyCounts(sums: sums))
      }
      return counts
    })
}

extension Results {
  /// Results as if `rows[block][scenario][column]` had been run.
  init(
    _ scenarios: [String], _ columns: [String], fixedParameters: Bool = false,
    blocks: [(draw: Int, replicate: Int, rows: [[Double]?])]
  ) {
    self.init(
      scenarios: scenarios, columns: columns.map { Column(outcome: $0) },
      fixedParameters: fixedParameters)
    for block in blocks {
      append(
        Block(
          draw: block.draw, replicate: block.replicate,
          runs: block.rows.map { $0.map(Run.complete) ?? .failed(text("no")) }))
    }
  }
}
