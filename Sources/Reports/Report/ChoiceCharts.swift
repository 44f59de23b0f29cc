import Analysis
import Evidence
import Experiments

// Which option to choose, as far as that depends on what people value and on what nobody knows.
extension ReportMaterial {
  /// Of fewer draws, shares of draws say too little to choose by.
  private static let fewestDraws = 30

  /// The expected difference from the reference in each draw, by scenario; the reference's is zero.
  ///
  /// - Returns: nil where there are too few draws, or a scenario lacks one.
  private func expected(_ outcome: Outcome) -> [ContiguousArray<Double>]? {
    let rows = results.differences(
      outcomes: outcomes, of: { $0.isWhole && $0.outcome == outcome.id })
    guard let draws = rows.first?.effects.drawNumbers, draws.count >= Self.fewestDraws,
      !results.fixedParameters, rows.count == scenarios.count - 1,
      rows.allSatisfy({
        $0.effects.drawNumbers == draws && $0.effects.expected.allSatisfy(\.isFinite)
      })
    else { return nil }
    return [ContiguousArray(repeating: 0, count: draws.count)]
      + rows.map { ContiguousArray($0.effects.expected) }
  }

  private func mean(_ values: ContiguousArray<Double>) -> Double {
    values.reduce(0, +) / Double(max(values.count, 1))
  }

  // MARK: What an outcome is worth

  /// How probable it is that each scenario is the best, over what a unit of the headline that changes
  /// most may be worth against the authority's spend.
  var acceptability: AcceptabilityChart? {
    let changes = table.others.indices.flatMap { table.changes(of: $0) }
    guard let spend = outcome("authority_spend"), let costs = expected(spend),
      let gain = changes.filter({
        $0.difference.isResolved && $0.outcome.heading != .money
          && $0.outcome.direction != .neither
      }).max(by: { $0.weight < $1.weight })?.outcome,
      let levels = expected(gain)
    else { return nil }
    let sense = gain.direction == .less ? -1.0 : 1
    let effects = levels.map { ContiguousArray($0.map { sense * $0 }) }
    guard
      let largest = effects.indices.max(by: {
        mean(effects[$0]).magnitude < mean(effects[$1]).magnitude
      })
    else { return nil }
    let ratio = (mean(costs[largest]) / mean(effects[largest])).magnitude
    guard ratio.isFinite, ratio > 0 else { return nil }
    // Beyond the worth at which that scenario pays for itself there is little more to see.
    let top = Ticks([0, 3 * ratio], withZero: true).high
    let worths = (0...20).map { Double($0) / 20 * top }
    guard
      let curve = try? AcceptabilityCurve(
        options: scenarios.map(\.id), costs: costs, effects: effects, worths: worths)
    else { return nil }
    let rounding = Rounding(uncertainty: nil, magnitude: top, unit: spend.unit)
    func best(_ point: AcceptabilityCurve.Point?) -> Text {
      point.map { scenarios[$0.frontier].title } ?? references
    }
    func worth(_ value: Double, _ language: Language) -> String {
      rounding.level(value, language) + Text(en: " a year", cy: " y flwyddyn")[language]
    }
    let (first, last) = (best(curve.points.first), best(curve.points.last))
    let turn = curve.switches.last
    return AcceptabilityChart(
      heading: ChartHeading(
        id: "acceptability",
        finding: turn.map { turn in
          Text(
            en:
              "Best on average where \(gain.label.en.loweredFirst) is worth nothing: \(first.en); "
              + "from \(worth(turn, .english)) for one unit: \(last.en)",
            cy: "\(gain.label.cy): y gorau ar gyfartaledd os nad yw'n werth dim: \(first.cy); o "
              + "\(worth(turn, .welsh)) yr uned: \(last.cy)")
        }
          ?? Text(
            en: "Best on average whatever \(gain.label.en.loweredFirst) is worth, up to "
              + "\(worth(top, .english)) for one unit: \(first.en)",
            cy: "\(gain.label.cy): y gorau ar gyfartaledd beth bynnag yw ei werth, hyd at "
              + "\(worth(top, .welsh)) yr uned: \(first.cy)"),
        description: Text(
          en: "The share of the parameter sets in which each scenario is the best, when its "
            + "authority's spend is set against the headline that changes most among those that are "
            + "not money, by what a unit of that headline is held to be worth.",
          cy:
            "Y gyfran o'r setiau o baramedrau lle mae pob senario orau, o osod gwariant yr awdurdod "
            + "yn erbyn y prif ganlyniad sy'n newid fwyaf ymhlith y rhai nad ydynt yn arian, yn ôl yr "
            + "hyn y bernir bod uned ohono'n werth.")),
      worths: worths,
      curves: scenarios.indices.map { option in
        let found = curve.points.map { $0.probabilities[option] }
        return .init(
          label: scenarios[option].title, probabilities: found.map(\.estimate),
          errors: found.map { ($0.upper - $0.lower) / 2 })
      },
      axis: Text(
        en: "worth of one unit: \(gain.label.en) (\(gain.unitLabel.en))",
        cy: "gwerth un uned: \(gain.label.cy) (\(gain.unitLabel.cy))"),
      unit: spend.unit)
  }

  // MARK: How people weigh headings

  /// How probable each rank is for each scenario, over what nobody knows and over all ways to weigh
  /// the headings; a heading is worth the mean of its headlines, each from the worst that was seen to
  /// the best.
  var ranks: RankChart? {
    guard let uniforms, scenarios.count > 1 else { return nil }
    var worths: [Heading: [[ContiguousArray<Double>]]] = [:]
    for outcome in outcomes where outcome.isHeadline && outcome.direction != .neither {
      guard let levels = expected(outcome), let low = levels.joined().min(),
        let high = levels.joined().max(), low < high
      else { continue }
      let (worst, best) = outcome.direction == .less ? (high, low) : (low, high)
      worths[outcome.heading, default: []].append(
        levels.map { ContiguousArray($0.map { ($0 - worst) / (best - worst) }) })
    }
    let headings = Heading.allCases.filter { worths[$0] != nil }
    let draws = headings.first.flatMap { worths[$0]?.first?.first?.count } ?? 0
    let measurements = (0..<draws).map { draw in
      scenarios.indices.map { option in
        headings.map { heading in
          let members = worths[heading] ?? []
          return members.reduce(0) { $0 + $1[option][draw] } / Double(max(members.count, 1))
        }
      }
    }
    guard headings.count > 1,
      let found = try? StochasticAcceptability(
        options: scenarios.map(\.id), criteria: headings.map(\.rawValue),
        measurements: measurements, uniforms: uniforms),
      let first = scenarios.indices.max(by: {
        found.acceptability[$0][0] < found.acceptability[$1][0]
      })
    else { return nil }
    let share = decimal(100 * found.acceptability[first][0], decimals: 0) + "%"
    let title = scenarios[first].title
    let names = Text(
      en: headings.map(\.label.en).joined(separator: "; "),
      cy: headings.map(\.label.cy).joined(separator: "; "))
    return RankChart(
      heading: ChartHeading(
        id: "ranks",
        finding: Text(
          en:
            "Whatever people value, over what nobody knows: first in \(share) of cases: \(title.en)",
          cy:
            "Beth bynnag y mae pobl yn ei werthfawrogi, dros yr hyn nad oes neb yn ei wybod: yn gyntaf "
            + "mewn \(share) o achosion: \(title.cy)"),
        description: Text(
          en:
            "The probability of each place, when nothing is said about how the headings are weighed: "
            + "all weights are as likely, and every parameter set counts alike. Headings: \(names.en).",
          cy:
            "Tebygolrwydd pob safle, pan na ddywedir dim am bwysau'r penawdau: mae pob pwysau yr un mor "
            + "debygol, ac mae pob set o baramedrau'n cyfrif yr un fath. Penawdau: \(names.cy).")),
      options: scenarios.indices.map {
        .init(label: scenarios[$0].title, ranks: found.acceptability[$0])
      }, draws: draws)
  }

  // MARK: Where it goes wrong

  /// In which part of what nobody knows a scenario makes its weightiest open headline worse: searched
  /// for in half of the draws and judged in the other half, which the search has not seen.
  ///
  /// - Returns: nil where no headline is open, or there are fewer than a hundred draws.
  func failure(of scenario: Int) -> Report.Block? {
    let open = table.changes(of: scenario - 1).first {
      $0.outcome.direction != .neither
        && $0.difference.better.map { (0.1...0.9).contains($0) } == true
    }
    guard let outcome = open?.outcome, let draws = parameters.first?.values.count, draws >= 100,
      let effects = headline(outcome.id, scenario: scenario)?.effects,
      effects.expected.count >= draws
    else { return nil }
    let sense = outcome.direction == .less ? -1.0 : 1
    let isWorse = effects.expected.prefix(draws).map { sense * $0 < 0 ? 1.0 : 0 }
    /// Every second draw.
    func half(_ first: Int, _ values: [Double]) -> ContiguousArray<Double> {
      ContiguousArray(stride(from: first, to: draws, by: 2).map { values[$0] })
    }
    let moving = parameters.filter { parameter in
      let searched = half(0, parameter.values)
      return searched.contains { $0 != searched[0] }
    }
    let names = moving.map(\.setting.key)
    func rows(_ first: Int) -> NumericTable? {
      try? NumericTable(
        names: names + [""],
        columns: moving.map { half(first, $0.values) } + [half(first, isWorse)])
    }
    let (title, label) = (scenarios[scenario].title, outcome.label)
    let base = half(1, isWorse).reduce(0, +) / Double(draws / 2)
    guard let searched = rows(0), let unseen = rows(1),
      let rule = try? PatientRule(searched, inputs: names, ofInterest: "", massMinimum: 0.1),
      let step = Optional(rule.trajectory[rule.suggested]), step.dimensions > 0,
      let density = try? rule.findings(of: step, in: unseen, ofInterest: "").first(where: {
        $0.measure == .density
      }), density.lower > base
    else {
      return .paragraph(
        Text(
          en: "\(title.en): no region of what nobody knows stands out in which this gets worse, as "
            + "judged in draws that the search had not seen: \(label.en).",
          cy:
            "\(title.cy): nid oes un rhan o'r hyn nad oes neb yn ei wybod yn sefyll allan lle mae hyn "
            + "yn gwaethygu, o'i barnu mewn tyniadau nad oedd y chwiliad wedi'u gweld: \(label.cy)."
        ))
    }
    let limits = rule.limits(of: step).sorted { $0.quasiP < $1.quasiP }.prefix(3)
      .compactMap { limit -> Text? in
        guard let setting = moving.first(where: { $0.setting.key == limit.input })?.setting,
          case .quantity(let unit, _) = setting.form
        else { return nil }
        let value = unit.says(limit.value)
        return limit.isUpper
          ? Text(
            en: "\(setting.label.en): at most \(value.en)",
            cy: "\(setting.label.cy): \(value.cy) ar y mwyaf")
          : Text(
            en: "\(setting.label.en): at least \(value.en)",
            cy: "\(setting.label.cy): \(value.cy) o leiaf")
      }
    let region = Text(
      en: limits.map(\.en).joined(separator: "; "), cy: limits.map(\.cy).joined(separator: "; "))
    func percent(_ share: Double) -> String { decimal(100 * share, decimals: 0) + "%" }
    return .chart(
      PeelingChart(
        heading: ChartHeading(
          id: "failure-\(scenario)",
          finding: Text(
            en: "\(title.en): \(label.en.loweredFirst) gets worse above all with: \(region.en)",
            cy: "\(title.cy): \(label.cy): mae hyn yn gwaethygu yn anad dim gyda: \(region.cy)"),
          description: Text(
            en:
              "Half of the parameter sets were searched for the ranges of parameters within which "
              + "the difference is for the worse. In the other half, which the search had not seen, it "
              + "is so in \(percent(density.estimate)) of those within, and in \(percent(base)) of all.",
            cy:
              "Chwiliwyd drwy hanner y setiau o baramedrau am yr amrediadau o baramedrau lle mae'r "
              + "gwahaniaeth er gwaeth. Yn yr hanner arall, nad oedd y chwiliad wedi'i weld, mae hynny'n "
              + "wir am \(percent(density.estimate)) o'r rhai y tu mewn, ac am \(percent(base)) o'r "
              + "cyfan.")),
        steps: rule.trajectory.map { PeelingChart.Step($0) }, chosen: rule.suggested))
  }

  // MARK: What the answer rests on

  /// The one parameter that each resolved headline rests on most, by scenario.
  var movers: Report.Block? {
    let table = table
    guard table.isScreened,
      table.lines.contains(where: { $0.differences.contains { $0?.mover != nil } })
    else { return nil }
    return .table { language in
      var rows: [PrintedTable.Row] = []
      for other in table.others.indices {
        let moved = table.changes(of: other).filter { $0.difference.mover != nil }
        if moved.isEmpty { continue }
        rows.append(.heading(table.others[other].title[language]))
        rows += moved.map { change in
          .cells([
            change.outcome.label[language], change.difference.mover?.label[language] ?? "",
            decimal(100 * (change.difference.mover?.share ?? .nan), decimals: 0) + "%",
          ])
        }
      }
      return PrintedTable(
        caption: Text(
          en: "What the answer rests on: the one parameter that goes with each difference most",
          cy: "Yr hyn y mae'r ateb yn dibynnu arno: yr un paramedr sy'n cyd-fynd fwyaf â phob "
            + "gwahaniaeth")[language],
        columns: [
          .init(Text(en: "headline", cy: "prif ganlyniad")[language]),
          .init(Text(en: "parameter", cy: "paramedr")[language]),
          .init(
            Text(en: "share of what is not known", cy: "cyfran o'r hyn nad yw'n hysbys")[language],
            .trailing),
        ], rows: rows)
    }
  }
}

extension PeelingChart.Step {
  /// With the 95 % interval of a share, by the normal law.
  public init(_ step: PatientRule.Step) {
    let p = step.density
    self.init(
      coverage: step.coverage, density: p,
      densityError: 1.96 * (p * (1 - p) / Double(max(step.count, 1))).squareRoot(),
      restricted: step.dimensions)
  }
}
