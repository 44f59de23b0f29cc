import CareMarket
import Evidence
import Experiments

extension ComparisonTable {
  /// The table of an experiment's results.
  ///
  /// - `titles`: of the scenarios, in the results' order; a missing one is shown by its id.
  /// - `outcomes`: all that are declared; columns of others are left out.
  /// - `facts`: the value of every parameter in a draw, by key; nil: it is not said which of them
  ///   moves a difference most.
  /// - `settings`: the parameters' names.
  /// - `cautions`: what was outside the evidence, or is to be said beside the result.
  public init(
    _ results: Results, titles: [Text], outcomes: [Outcome],
    facts: ((_ draw: Int) -> [String: Double])? = nil, settings: [Setting] = [],
    cautions: [Text] = []
  ) {
    let scenarios = results.scenarios.enumerated().map { index, id in
      ComparedScenario(
        id: id, title: index < titles.count ? titles[index] : Text(en: id, cy: id))
    }
    let levels = results.levels(of: \.isWhole)
    let differences = results.differences(outcomes: outcomes, of: \.isWhole)
    let numbers = results.fixedParameters ? [] : Array(Set(results.draws)).sorted()
    // Without a difference there is nothing that moves it.
    let screening =
      results.scenarios.count < 2 ? nil : facts.map { Screening(draws: numbers, facts: $0) }
    let labels = Dictionary(settings.map { ($0.key, $0.label) }) { first, _ in first }
    func shown(_ difference: Experiments.Difference) -> ComparisonTable.Difference {
      var shown = ComparisonTable.Difference(difference)
      guard difference.family == .headline, let screening else { return shown }
      shown.mover = screening.mover(of: difference.effects).map {
        .init(label: labels[$0.key] ?? Text(en: $0.key, cy: $0.key), share: $0.share)
      }
      return shown
    }
    let lines = outcomes.compactMap { outcome -> Line? in
      guard
        let level = levels.first(where: {
          $0.scenario == results.scenarios.first && $0.column.outcome == outcome.id
        })
      else { return nil }
      return Line(
        outcome: outcome,
        reference: Level(
          mean: level.effects.mean, error: ComparisonTable.halfWidth(level.interval)),
        differences: results.scenarios.dropFirst().map { scenario in
          differences.first { $0.scenario == scenario && $0.column.outcome == outcome.id }
            .map(shown)
        })
    }
    self.init(
      reference: scenarios.first ?? ComparedScenario(id: "", title: Text(en: "", cy: "")),
      others: Array(scenarios.dropFirst()), lines: lines,
      draws: results.fixedParameters ? 1 : numbers.count, isScreened: screening != nil,
      cautions: cautions)
  }

  fileprivate static func halfWidth(_ interval: ClosedRange<Double>?) -> Double {
    interval.map { ($0.upperBound - $0.lowerBound) / 2 } ?? .nan
  }
}

extension ComparisonTable.Difference {
  public init(_ difference: Experiments.Difference) {
    self.init(
      mean: difference.difference,
      simulationError: ComparisonTable.halfWidth(difference.interval), range: difference.range,
      better: difference.probabilityBetter, isResolved: difference.isResolved,
      isRobust: difference.isRobust == true)
  }
}
