import Evidence
import Experiments
import Foundation
import Reports
import Statistics
import Storage

/// What each assumption does to the headline comparison, measured: a screening of one run in which all
/// parameters are drawn.
struct AssumptionEffects: EvidenceListing {
  /// The comparison that the README opens with.
  static let scenarios = [
    "baseline", "micro-expansion", "franchise-expansion", "latc-expansion", "buurtzorg-expansion",
    "cooperative-expansion",
  ]
  static let area = "powys"

  let effects: [(key: String, effect: Assumption.Effect)]

  /// - Throws: a refusal where there are too few parameter sets to tell anything from chance.
  init(draws: Int, _ comparing: Comparing) throws {
    guard (Screening.fewestDraws...SimulationOptions.mostDraws).contains(draws) else {
      let fewest = Screening.fewestDraws
      throw Refusal(
        .usage,
        Text(
          en: "--measure needs at least \(fewest) parameter sets, not \(draws).",
          cy: "Mae ar --measure angen o leiaf \(fewest) set o baramedrau, nid \(draws)."))
    }
    let options = try SimulationOptions.parse(["--runs", "\(draws)", "--set", "area=\(Self.area)"])
    let question = try comparing.question(Self.scenarios, options, differentWorlds: false)
    let headlines = Set(comparing.catalogue.outcomes.filter(\.isHeadline).map(\.id))
    let answer = try comparing.answer(
      question, options, keeps: { $0.isWhole && headlines.contains($0.outcome) })
    if answer.results.ending == .stopped { throw Refusal.silently(.stopped) }
    let screening = Screening(
      draws: Array(1...draws), facts: question.experiment.facts(draw:))
    let smallest = Dictionary(
      comparing.catalogue.outcomes.map { ($0.id, $0.smallestDifference) }
    ) { first, _ in first }
    let differences = answer.results.differences(outcomes: comparing.catalogue.outcomes)
    let changes = differences.map { screening.changes(of: $0.effects) }
    // 5 % over everything that is looked at together (Bonferroni).
    let bound = StandardNormal.quantile(
      1 - 0.025 / Double(max(changes.reduce(0) { $0 + $1.count }, 1)))
    var found: [String: [Assumption.Effect]] = [:]
    for (difference, changes) in zip(differences, changes) {
      for change in changes where change.error > 0 {
        found[change.key, default: []].append(
          Assumption.Effect(
            scenario: difference.scenario, outcome: difference.column.outcome,
            change: change.change, error: change.error,
            isSeen: abs(change.change) > bound * change.error))
      }
    }
    func size(_ effect: Assumption.Effect) -> Double {
      abs(effect.change) / (smallest[effect.outcome] ?? 1)
    }
    effects = comparing.catalogue.settings.compactMap { setting in
      guard setting.isAssumption, let all = found[setting.key] else { return nil }
      // Of what chance could have made, the one that it would have made least often.
      let effect =
        all.filter(\.isSeen).max { size($0) < size($1) }
        ?? all.max { abs($0.change / $0.error) < abs($1.change / $1.error) }
      return effect.map { (setting.key, $0) }
    }
  }

  func people(_ language: Language) -> PrintedTable {
    PrintedTable(
      columns: [
        .init(Text(en: "assumption", cy: "tybiaeth")[language]),
        .init(Text(en: "measured effect", cy: "effaith a fesurwyd")[language]),
      ],
      rows: effects.map { [$0.key, $0.effect.text[language]] })
  }

  var data: DataRows {
    DataRows(
      columns: ["key", "scenario", "outcome", "change", "error", "seen"],
      rows: effects.map { key, effect in
        [
          .text(key), .text(effect.scenario), .text(effect.outcome), .number(effect.change),
          .number(effect.error), .text(effect.isSeen ? "yes" : "no"),
        ]
      })
  }
}

extension Assumption.Effect {
  /// The effect in words.
  var text: Text {
    guard isSeen, let outcome = Outcome.named(outcome) else {
      return Text(
        en: "too small to be told from chance", cy: "rhy fach i'w gwahaniaethu oddi wrth hap")
    }
    let rounding = Rounding(uncertainty: error, magnitude: change, unit: outcome.unit)
    func words(_ language: Language) -> String {
      "\(outcome.label[language]) (\(outcome.unitLabel[language])) "
        + "\(rounding.difference(change, language)) ± \(rounding.width(error, language)), "
        + scenario
    }
    return Text(en: words(.english), cy: words(.welsh))
  }

  /// How often the smallest difference that matters goes into it; 0 where it was not seen.
  var weight: Double {
    guard isSeen, let outcome = Outcome.named(outcome) else { return 0 }
    return abs(change) / outcome.smallestDifference
  }
}
