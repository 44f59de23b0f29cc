import CareMarket
import Evidence
import Experiments

extension PrintedTable {
  /// How well the worlds of a scenario and the reference are paired, outcome by outcome.
  ///
  /// - `scenario`: index among the results' scenarios, from 1.
  /// - `title`: of that scenario.
  public static func coupling(
    _ results: Results, scenario: Int, title: Text, outcomes: [Outcome], _ language: Language
  ) -> PrintedTable {
    let couplings = results.couplings(scenario: scenario)
    func saved(_ value: Double) -> String {
      value.isFinite ? decimal(value, decimals: value < 10 ? 1 : 0) : value.isNaN ? "–" : "∞"
    }
    var rows = outcomes.compactMap { outcome -> [String]? in
      guard
        let column = results.columns.firstIndex(where: { $0.isWhole && $0.outcome == outcome.id }),
        let coupling = couplings[column]
      else { return nil }
      return [
        outcome.label[language], decimal(coupling.correlation, decimals: 3),
        saved(coupling.replicatesSaved),
      ]
    }
    if let median = results.medianReplicatesSaved(scenario: scenario) {
      rows.append([Text(en: "Median", cy: "Canolrif")[language], "", saved(median)])
    }
    return PrintedTable(
      caption: Text(
        en: "Pairing with the reference: \(title.en)",
        cy: "Paru â'r senario gyfeirio: \(title.cy)")[language],
      columns: [
        .init(Text(en: "outcome", cy: "canlyniad")[language]),
        .init(Text(en: "correlation", cy: "cydberthyniad")[language], .trailing),
        .init(
          Text(en: "times fewer runs", cy: "sawl gwaith yn llai o rediadau")[language], .trailing),
      ], rows: rows)
  }
}
