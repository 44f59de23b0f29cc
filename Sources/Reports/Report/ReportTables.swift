import CareMarket
import Evidence
import Experiments

// Who gains and who loses, what is uncertain, what was assumed.
extension ReportMaterial {
  /// People in care below which a group is too small to publish.
  public static let smallestGroup = 10.0

  /// Groups of people by which results are kept, as they are shown.
  public static let groups: [(id: String, label: Text)] = [
    ("rural:yes", Text(en: "In rural localities", cy: "Mewn ardaloedd gwledig")),
    ("rural:no", Text(en: "In other localities", cy: "Mewn ardaloedd eraill")),
    ("complexity:complex", Text(en: "With complex needs", cy: "Ag anghenion cymhleth")),
    ("complexity:standard", Text(en: "With other needs", cy: "Ag anghenion eraill")),
    ("hospital:yes", Text(en: "Coming from a hospital bed", cy: "Yn dod o wely ysbyty")),
    ("hospital:no", Text(en: "Coming from home", cy: "Yn dod o'u cartref")),
    (
      "route:commissioned",
      Text(
        en: "With care that the authority commissions", cy: "Â gofal a gomisiynir gan yr awdurdod")
    ),
    (
      "route:direct_payment",
      Text(en: "With a direct payment", cy: "Â thaliad uniongyrchol")
    ),
    (
      "route:individual_service_fund",
      Text(en: "With an individual service fund", cy: "Â chronfa gwasanaeth unigol")
    ),
    (
      "route:self_funded",
      Text(en: "Paying for themselves", cy: "Yn talu drostynt eu hunain")
    ),
  ]

  /// Groups of people and care models, with what each scenario changes for them.
  var gains: Report.Section {
    var blocks: [Report.Block] = [
      .paragraph(
        Text(
          en:
            "Differences from \(scenarios.first?.title.en ?? ""), each with half of its 95% interval. "
            + "● marks those that chance cannot explain. With so many groups, one in twenty would "
            + "carry a mark by chance alone. Groups of fewer than ten people in care are left out.",
          cy: "Gwahaniaethau o gymharu â'r senario gyfeirio, pob un gyda hanner ei gyfwng 95%: "
            + "\(scenarios.first?.title.cy ?? ""). Mae ● yn nodi'r rhai na all hap eu hesbonio. Gyda "
            + "chynifer o grwpiau, byddai un o bob ugain yn cael ei nodi drwy hap yn unig. Gadewir "
            + "allan grwpiau â llai na deg o bobl mewn gofal."))
    ]
    for scenario in scenarios.indices.dropFirst() {
      let rows = results.differences(outcomes: outcomes) { $0.group != "all" && $0.time == "all" }
        .filter { $0.scenario == results.scenarios[scenario] }
      if let chart = groupChart(rows, scenario: scenario) { blocks.append(.chart(chart)) }
      blocks.append(
        .table { groupTable(rows, scenario: scenario, ReportMaterial.groups, $0) })
      blocks.append(
        .table { language in
          groupTable(rows, scenario: scenario, models.map { ("model:" + $0.id, $0.name) }, language)
        })
    }
    return Report.Section(
      id: "gains",
      heading: Text(
        en: "Who gains and who loses", cy: "Pwy sydd ar eu hennill a phwy ar eu colled"),
      blocks: blocks)
  }

  private func isShown(_ group: String, scenario: Int, _ rows: [Difference]) -> Bool {
    guard !group.hasPrefix("model:") else { return true }
    guard
      let count = rows.first(where: {
        $0.column.outcome == "people_served" && $0.column.group == group
      })
    else { return false }
    return min(count.referenceLevel, count.level) >= ReportMaterial.smallestGroup
  }

  private func groupTable(
    _ rows: [Difference], scenario: Int, _ groups: [(id: String, label: Text)],
    _ language: Language
  ) -> PrintedTable {
    let isModels = groups.first?.id.hasPrefix("model:") == true
    let shown = outcomes.filter { outcome in
      outcome.isHeadline && outcome.id != "people_served"
        && rows.contains { row in
          row.column.outcome == outcome.id && groups.contains { $0.id == row.column.group }
        }
    }
    let title = scenarios[scenario].title
    return PrintedTable(
      caption: isModels
        ? Text(
          en: "By care model: \(title.en)", cy: "Fesul model gofal: \(title.cy)")[language]
        : Text(en: "By group of people: \(title.en)", cy: "Fesul grŵp o bobl: \(title.cy)")[
          language],
      columns: [
        .init(
          isModels
            ? Text(en: "care model", cy: "model gofal")[language]
            : Text(en: "people", cy: "pobl")[language])
      ]
        + shown.map {
          .init($0.label[language] + " (" + $0.unitLabel[language] + ")", .trailing)
        },
      rows: groups.compactMap { group in
        let cells = shown.map { outcome -> String in
          guard isShown(group.id, scenario: scenario, rows),
            let row = rows.first(where: {
              $0.column.outcome == outcome.id && $0.column.group == group.id
            }), row.difference.isFinite
          else { return "–" }
          let difference = ComparisonTable.Difference(row)
          let rounding = ComparisonTable.rounding(difference, unit: outcome.unit)
          let error =
            difference.simulationError.isFinite
            ? " ± " + rounding.width(difference.simulationError, language) : ""
          return rounding.difference(row.difference, language) + error
            + (row.isResolved ? " ●" : "")
        }
        return cells.allSatisfy { $0 == "–" } ? nil : [group.label[language]] + cells
      })
  }

  /// The headline in which the groups of people differ most.
  private func groupChart(_ rows: [Difference], scenario: Int) -> DifferenceChart? {
    let people = ReportMaterial.groups.filter { isShown($0.id, scenario: scenario, rows) }
    func found(_ outcome: Outcome) -> [(label: Text, row: Difference)] {
      people.compactMap { group in
        rows.first {
          $0.column.outcome == outcome.id && $0.column.group == group.id && $0.difference.isFinite
        }.map { (group.label, $0) }
      }
    }
    func weight(_ outcome: Outcome) -> Double {
      found(outcome).filter(\.row.isResolved).map(\.row.difference.magnitude).max().map {
        $0 / max(outcome.smallestDifference, 1e-9)
      } ?? 0
    }
    let candidates = outcomes.filter {
      $0.isHeadline && $0.id != "people_served" && !found($0).isEmpty
    }
    guard let outcome = candidates.max(by: { weight($0) < weight($1) }),
      let most = found(outcome).max(by: {
        $0.row.difference.magnitude < $1.row.difference.magnitude
      })
    else { return nil }
    func printed(_ row: Difference, _ language: Language) -> String {
      let difference = ComparisonTable.Difference(row)
      return outcome.said(
        ComparisonTable.rounding(difference, unit: outcome.unit)
          .difference(row.difference, language), language)
    }
    let (title, label) = (scenarios[scenario].title, outcome.label)
    let isResolved = weight(outcome) > 0
    return DifferenceChart(
      heading: ChartHeading(
        id: "groups-\(scenario)",
        finding: isResolved
          ? Text(
            en: "\(title.en): \(label.en.loweredFirst) changes most for people "
              + "\(most.label.en.loweredFirst) (\(printed(most.row, .english)))",
            cy: "\(title.cy): \(label.cy): y newid mwyaf yw i bobl \(most.label.cy.loweredFirst) "
              + "(\(printed(most.row, .welsh)))")
          : Text(
            en:
              "\(title.en): no group's \(label.en.loweredFirst) differs by more than chance leaves open",
            cy:
              "\(title.cy): \(label.cy): nid oes gwahaniaeth i unrhyw grŵp y tu hwnt i'r hyn y mae hap "
              + "yn ei adael yn agored"),
        description: Text(
          en:
            "Paired differences for groups of people, with the interval of the simulation and the "
            + "range over what nobody knows.",
          cy:
            "Gwahaniaethau pâr i grwpiau o bobl, gyda chyfwng yr efelychiad a'r amrediad dros yr hyn "
            + "nad oes neb yn ei wybod.")),
      rows: found(outcome).map { label, row in
        let difference = ComparisonTable.Difference(row)
        let error = difference.simulationError.isFinite ? difference.simulationError : 0
        return .init(
          label: label, mean: row.difference,
          simulation: (row.difference - error)...(row.difference + error), range: row.range,
          isRobust: difference.isRobust,
          printed: Text(en: printed(row, .english), cy: printed(row, .welsh)))
      },
      axis: Text(
        en: "difference: \(label.en) (\(outcome.unitLabel.en))",
        cy: "gwahaniaeth: \(label.cy) (\(outcome.unitLabel.cy))"),
      unit: outcome.unit)
  }

  // MARK: What is uncertain

  var uncertainty: Report.Section {
    var blocks: [Report.Block] = [
      .paragraph(
        Text(
          en: "Two things are uncertain: chance within a world, which more replications make "
            + "smaller, and what nobody knows about the world, which they do not.",
          cy:
            "Mae dau beth yn ansicr: hap o fewn byd, sy'n lleihau gyda rhagor o ddyblygiadau, a'r hyn "
            + "nad oes neb yn ei wybod am y byd, nad yw'n lleihau felly."))
    ]
    if let movers { blocks.append(movers) }
    var seen: Set<String> = []
    for scenario in scenarios.indices.dropFirst() {
      guard let change = table.changes(of: scenario - 1).first else { continue }
      let outcome = change.outcome
      if let chart = distribution(outcome, scenario: scenario) { blocks.append(.chart(chart)) }
      if let chart = tornado(outcome, scenario: scenario) {
        let title = scenarios[scenario].title
        blocks.append(
          chart.bars.isEmpty
            ? .paragraph(
              Text(
                en: "\(title.en): in these draws no single parameter moves the difference in "
                  + "\(outcome.label.en.loweredFirst) by more than chance could.",
                cy:
                  "\(title.cy): yn y tyniadau hyn, nid oes yr un paramedr ar ei ben ei hun yn symud y "
                  + "gwahaniaeth hwn fwy nag y gallai hap ei wneud: \(outcome.label.cy)."))
            : .chart(chart))
      }
      if let failure = failure(of: scenario) { blocks.append(failure) }
      if seen.insert(outcome.id).inserted, let chart = fan(outcome, id: "fan-\(outcome.id)") {
        blocks.append(.chart(chart))
      }
    }
    return Report.Section(
      id: "uncertainty", heading: Text(en: "What is uncertain", cy: "Yr hyn sy'n ansicr"),
      blocks: blocks)
  }

  // MARK: What was assumed

  var assumptions: Report.Section {
    let facts = settings.filter { $0.kind == .fact && $0.spread == nil }
    let assumed = facts.count { $0.basis.isAssumption }
    let stated = facts.filter { setting in
      scenarios.contains { scenario in
        scenario.parts.contains { $0.facts[setting.key] != nil }
      }
    }
    var blocks: [Report.Block] = [.table { choices($0) }]
    if !stated.isEmpty {
      let names = Text(
        en: stated.map(\.label.en).joined(separator: "; "),
        cy: stated.map(\.label.cy).joined(separator: "; "))
      blocks.append(
        .caution(
          Text(
            en: "The scenarios state their own values of: \(names.en).",
            cy: "Mae'r senarios yn nodi eu gwerthoedd eu hunain ar gyfer: \(names.cy).")))
    }
    blocks.append(
      .paragraph(
        Text(
          en: "The model has \(facts.count) numbers about the world. \(facts.count - assumed) rest "
            + "on a published source and \(assumed) are assumptions of ours, which are called so and "
            + "have a wide range. Each is drawn anew in every possible world.",
          cy:
            "Mae gan y model \(facts.count) o rifau am y byd. Mae \(facts.count - assumed) yn seiliedig "
            + "ar ffynhonnell gyhoeddedig ac mae \(assumed) yn dybiaethau o'n heiddo ni; fe'u gelwir "
            + "yn hynny ac mae eu hamrediad yn eang. Caiff pob un ei dynnu o'r newydd ym mhob byd posibl."
        )
      ))
    blocks.append(
      .details(
        Text(
          en: "Every number, with what it rests on",
          cy: "Pob rhif, gyda'r hyn y mae'n seiliedig arno"),
        [
          .table { language in
            PrintedTable(
              columns: [
                .init(Text(en: "parameter", cy: "paramedr")[language]),
                .init(
                  Text(en: "central value (90% range)", cy: "gwerth canolog (amrediad 90%)")[
                    language]
                ),
                .init(Text(en: "what it rests on", cy: "sail")[language]),
              ],
              rows: facts.map {
                [$0.label[language], $0.known[language], $0.basis.words[language]]
              })
          }
        ]))
    return Report.Section(
      id: "assumptions",
      heading: Text(
        en: "What was chosen and what was assumed", cy: "Yr hyn a ddewiswyd a'r hyn a dybiwyd"),
      blocks: blocks)
  }

  /// What the scenarios choose, where they choose differently.
  private func choices(_ language: Language) -> PrintedTable {
    let unstated = Text(en: "as now", cy: "fel y mae nawr")
    var rows: [[String]] = []
    func add(_ label: Text, _ values: [Text?]) {
      guard values.contains(where: { $0 != values.first ?? nil }) else { return }
      rows.append([label[language]] + values.map { ($0 ?? unstated)[language] })
    }
    for model in models {
      add(
        Text(
          en: "Share of new packages: \(model.name.en)",
          cy: "Cyfran y pecynnau newydd: \(model.name.cy)"),
        scenarios.map { $0.parts.first?.mix[model.id].map { Unit.share.says($0) } })
    }
    for setting in settings where setting.kind == .choice {
      add(setting.label, scenarios.map { $0.parts.first.flatMap(setting.stated(in:)) })
    }
    return PrintedTable(
      caption: Text(en: "What the scenarios choose", cy: "Yr hyn y mae'r senarios yn ei ddewis")[
        language],
      columns: [.init(Text(en: "choice", cy: "dewis")[language])]
        + scenarios.map { .init($0.title[language]) },
      rows: rows)
  }
}
