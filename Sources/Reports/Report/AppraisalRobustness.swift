import Analysis
import Evidence
import Experiments

// The appraisal: how robust its answers are, and what is unknown.
extension Appraisal {
  /// Expected levels by scenario and draw, in the sense in which more is better; nil where a scenario
  /// lacks a draw.
  private func values(_ outcome: Outcome) -> [ContiguousArray<Double>]? {
    let levels = material.results.levels().filter {
      $0.column.isWhole && $0.column.outcome == outcome.id
    }
    guard levels.count == material.scenarios.count,
      let draws = levels.first?.effects.drawNumbers, draws.count > 1,
      levels.allSatisfy({
        $0.effects.drawNumbers == draws && $0.effects.expected.allSatisfy(\.isFinite)
      })
    else { return nil }
    let sign = outcome.direction == .less ? -1.0 : 1.0
    return levels.map { ContiguousArray($0.effects.expected.map { sign * $0 }) }
  }

  var robustness: Report.Section {
    let ids = material.scenarios.map(\.id)
    let titles = Dictionary(material.scenarios.map { ($0.id, $0.title) }) { first, _ in first }
    struct Row: Sendable {
      var outcome: Outcome
      var winners: [[Text]]
      var probabilities: [Double]
    }
    var rows: [Row] = []
    for outcome in headlines.map(\.outcome) where outcome.direction != .neither {
      guard let values = values(outcome),
        let measured = try? Robustness(options: ids, values: values),
        let benefit = try? NetBenefit(options: ids, values: values)
      else { continue }
      let winners = [Robustness.Criterion.mean, .maximin, .minimaxRegret].map { criterion in
        measured.best(criterion).compactMap { titles[$0] }
      }
      let best = ChoiceUncertainty.findings(benefit).filter { $0.measure == .probabilityBest }
      rows.append(Row(outcome: outcome, winners: winners, probabilities: best.map(\.estimate)))
    }
    let draws = table.draws
    let shown = rows
    let compared = material.scenarios.map(\.title)
    guard !rows.isEmpty else {
      return Report.Section(
        id: "robustness", heading: Text(en: "Robustness", cy: "Cadernid"),
        blocks: [
          prose(
            "With one set of parameters nothing can be said of it.",
            "Gydag un set o baramedrau ni ellir dweud dim amdano.")
        ])
    }
    return Report.Section(
      id: "robustness", heading: Text(en: "Robustness", cy: "Cadernid"),
      blocks: [
        prose(
          "Which option comes first on each headline: on average over what nobody knows, in the worst "
            + "case, and by the smallest largest regret; then how probable it is that each comes first. "
            + "Where the columns name different options, the choice depends on how much risk is borne.",
          "Pa opsiwn sy'n dod gyntaf ar bob prif ganlyniad: ar gyfartaledd dros yr hyn nad oes neb yn "
            + "ei wybod, yn yr achos gwaethaf, ac yn ôl y difaru mwyaf sydd leiaf; yna pa mor debygol yw hi "
            + "fod pob un yn dod gyntaf. Lle mae'r colofnau'n enwi opsiynau gwahanol, mae'r dewis yn "
            + "dibynnu ar faint o risg a ysgwyddir."),
        .table { language in
          PrintedTable(
            columns: [
              .init(Text(en: "headline", cy: "prif ganlyniad")[language]),
              .init(Text(en: "on average", cy: "ar gyfartaledd")[language]),
              .init(Text(en: "in the worst case", cy: "yn yr achos gwaethaf")[language]),
              .init(Text(en: "smallest regret", cy: "y difaru lleiaf")[language]),
            ]
              + compared.map {
                .init(
                  Text(en: "P(first): \($0.en)", cy: "P(cyntaf): \($0.cy)")[language], .trailing)
              },
            rows: shown.map { row in
              [row.outcome.label[language]]
                + row.winners.map { $0.map { $0[language] }.joined(separator: " / ") }
                + row.probabilities.map { probability($0, of: draws) }
            })
        },
      ])
  }

  var unknown: Report.Section {
    var blocks: [Report.Block] = []
    for (place, scenario) in others.enumerated() {
      let open = headlines.filter { line in
        place < line.differences.count && line.differences[place]?.isRobust == false
      }
      guard !open.isEmpty else { continue }
      let names = Text(
        en: open.map(\.outcome.label.en).joined(separator: "; "),
        cy: open.map(\.outcome.label.cy).joined(separator: "; "))
      blocks.append(
        prose(
          "\(scenario.title.en): the direction is not known of: \(names.en).",
          "\(scenario.title.cy): ni wyddys cyfeiriad: \(names.cy)."))
    }
    blocks += material.cautions.map { .caution($0) }
    blocks.append(
      prose(
        "What it would be worth to find out first, and who could know it: gofal analyse information, "
          + "on the results of these scenarios.",
        "Gwerth canfod rhywbeth yn gyntaf, a phwy allai ei wybod: gofal analyse information, ar "
          + "ganlyniadau'r senarios hyn."))
    blocks.append(
      prose(
        "The model knows nothing of a named provider, street or person, and nothing of what is not in "
          + "its list of outcomes.",
        "Nid yw'r model yn gwybod dim am ddarparwr, stryd na pherson penodol, na dim am yr hyn nad yw "
          + "yn ei restr o ganlyniadau."))
    return Report.Section(
      id: "unknown", heading: Text(en: "What is unknown", cy: "Yr hyn na wyddys"), blocks: blocks)
  }
}
