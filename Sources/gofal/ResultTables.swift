import Evidence
import Experiments
import Storage

/// The rows of the tables in which results are kept, in the order of the tables' columns.
///
/// Runs are numbered from 1: block by block, and within a block in the order of the scenarios.
struct ResultTables {
  private let results: Experiments.Results
  private let catalogue: Catalogue
  private let units: [String: String]

  init(_ results: Experiments.Results, _ catalogue: Catalogue) {
    self.results = results
    self.catalogue = catalogue
    units = Dictionary(catalogue.outcomes.map { ($0.id, $0.unit.en) }) { first, _ in first }
  }

  private func unit(_ outcome: String) -> Cell {
    units[outcome].map { .text($0) } ?? .missing
  }

  private func number(_ value: Double?) -> Cell {
    value.map { .number($0) } ?? .missing
  }

  private func runID(block: Int, scenario: Int) -> Cell {
    .integer(block * results.scenarios.count + scenario + 1)
  }

  /// The parameter sets that were run, with a value for each column after the first.
  func draws(_ experiment: Experiment) -> [[Cell]] {
    let keys = Table.draws(catalogue.settings).columns.dropFirst().map(\.name)
    var last = 0
    return results.draws.compactMap { draw in
      guard draw > last else { return nil }
      last = draw
      let facts = experiment.facts(draw: draw)
      return [.integer(draw)] + keys.map { number(facts[$0]) }
    }
  }

  var runs: [[Cell]] {
    let failed = Dictionary(
      results.failures.map { ([$0.draw, $0.replicate, $0.scenario], $0.message.en) }
    ) { first, _ in first }
    return results.draws.indices.flatMap { block in
      results.scenarios.indices.map { scenario in
        let (draw, replicate) = (results.draws[block], results.replicates[block])
        return [
          runID(block: block, scenario: scenario), .text(results.scenarios[scenario]),
          .integer(draw), .integer(replicate),
          .text(failed[[draw, replicate, scenario]] ?? "good"),
        ]
      }
    }
  }

  /// One row a run and column; made one after the other, since there are many.
  var outcomes: some Sequence<[Cell]> {
    results.draws.indices.lazy.flatMap { block in
      results.scenarios.indices.lazy.flatMap { scenario in
        results.columns.indices.lazy.map { index in
          let column = results.columns[index]
          return [
            runID(block: block, scenario: scenario), .text(column.outcome), .text(column.time),
            .text(column.group),
            .number(results.value(block: block, scenario: scenario, column: index)),
            unit(column.outcome),
          ]
        }
      }
    }
  }

  /// One row a run, one column an outcome over everybody and the whole time.
  var wide: some Sequence<[Cell]> {
    let places = catalogue.outcomes.map { outcome in
      results.columns.firstIndex { $0.isWhole && $0.outcome == outcome.id }
    }
    return results.draws.indices.lazy.flatMap { block in
      results.scenarios.indices.lazy.map { scenario in
        [
          runID(block: block, scenario: scenario), .text(results.scenarios[scenario]),
          .integer(results.draws[block]), .integer(results.replicates[block]),
        ]
          + places.map { place in
            number(place.map { results.value(block: block, scenario: scenario, column: $0) })
          }
      }
    }
  }

  var summary: [[Cell]] {
    results.levels().map { level in
      [
        .text(level.scenario), .text(level.column.outcome), .text(level.column.time),
        .text(level.column.group), .number(level.effects.mean),
        .number(level.effects.simulationError), number(level.interval?.lowerBound),
        number(level.interval?.upperBound), .integer(level.effects.count),
        .text(level.effects.method.rawValue), unit(level.column.outcome),
      ]
    }
  }

  var comparison: [[Cell]] {
    results.differences(outcomes: catalogue.outcomes).map { row in
      let place: [Cell] = [
        .text(row.reference), .text(row.scenario), .text(row.column.outcome),
        .text(row.column.time), .text(row.column.group),
      ]
      let estimate: [Cell] = [
        .number(row.difference), .number(row.effects.simulationError),
        number(row.interval?.lowerBound), number(row.interval?.upperBound),
        .integer(row.effects.count), .text(row.effects.method.rawValue),
      ]
      let marks: [Cell] = [
        number(row.range?.lowerBound), number(row.range?.upperBound),
        number(row.probabilityBetter), .text(row.isResolved ? "yes" : "no"),
        row.isRobust.map { .text($0 ? "yes" : "no") } ?? .missing, unit(row.column.outcome),
      ]
      return place + estimate + marks
    }
  }

  /// The scenarios of a block are simulated together, so its time is shared equally among them.
  func timings(_ log: TimingLog) -> [[Cell]] {
    let seconds = log.seconds
    return results.draws.indices.flatMap { block in
      results.scenarios.indices.map { scenario in
        let time = seconds[TimingLog.World(results.draws[block], results.replicates[block])]
        return [
          runID(block: block, scenario: scenario),
          number(time.map { $0 / Double(results.scenarios.count) }),
        ]
      }
    }
  }
}
