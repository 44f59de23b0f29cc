import CareMarket
import Evidence
import Experiments

// The charts of a comparison, made from its results.
extension ReportMaterial {
  var references: Text { scenarios.first?.title ?? Text(en: "", cy: "") }

  func outcome(_ id: String) -> Outcome? { outcomes.first { $0.id == id } }

  /// One value a draw: the mean over its replicates; draws without a value are left out.
  func means(scenario: Int, column: Int) -> [Double] {
    var sums: [Int: (sum: Double, count: Double)] = [:]
    var order: [Int] = []
    for block in results.draws.indices {
      let value = results.value(block: block, scenario: scenario, column: column)
      guard value.isFinite else { continue }
      let draw = results.draws[block]
      if sums[draw] == nil { order.append(draw) }
      let old = sums[draw] ?? (0, 0)
      sums[draw] = (old.sum + value, old.count + 1)
    }
    return order.compactMap { draw in sums[draw].map { $0.sum / $0.count } }
  }

  func column(_ outcome: String, group: String = "all", time: String = "all") -> Int? {
    results.columns.firstIndex(of: Column(outcome: outcome, group: group, time: time))
  }

  /// Quarters that the results hold of an outcome, in order, with the year at their end.
  private func quarterColumns(_ outcome: String, group: String = "all") -> [(
    year: Double, column: Int
  )] {
    results.columns.indices.compactMap { index in
      let column = results.columns[index]
      guard column.outcome == outcome, column.group == group, column.time.hasPrefix("q"),
        let quarter = Double(column.time.dropFirst())
      else { return nil }
      return (quarter / 4, index)
    }
  }

  // MARK: Over time

  /// The outcome's levels by quarter: the reference and the scenario that is furthest from it.
  func fan(_ outcome: Outcome, id: String) -> FanChart? {
    let quarters = quarterColumns(outcome.id)
    // A wait is counted when it ends, and only where it could be followed for 26 weeks, so that the
    // first quarters hold short waits only and the last long ones only.
    guard outcome.id != "wait_mean", quarters.count > 1,
      let line = table.lines.first(where: { $0.outcome.id == outcome.id })
    else { return nil }
    let furthest = line.differences.indices.max {
      (line.differences[$0]?.mean.magnitude ?? 0) < (line.differences[$1]?.mean.magnitude ?? 0)
    }
    let shown = [0] + (furthest.map { [$0 + 1] } ?? [])
    let bands = shown.map { scenario -> FanChart.Band in
      let sorted = quarters.map { means(scenario: scenario, column: $0.column).sorted() }
      return FanChart.Band(
        label: scenarios[scenario].title, median: sorted.map { quantile(0.5, of: $0) },
        wide: sorted.map {
          quantile(0.05, of: $0)...max(quantile(0.05, of: $0), quantile(0.95, of: $0))
        },
        narrow: sorted.map {
          quantile(0.25, of: $0)...max(quantile(0.25, of: $0), quantile(0.75, of: $0))
        })
    }
    guard bands.allSatisfy({ band in band.median.allSatisfy(\.isFinite) }) else { return nil }
    let rounding = Rounding(
      uncertainty: line.reference.error / 2, magnitude: line.reference.mean, unit: outcome.unit,
      isLevel: true)
    func last(_ band: FanChart.Band, _ language: Language) -> String {
      rounding.level(band.median.last ?? .nan, language)
    }
    func ends(_ language: Language) -> String {
      bands.map { $0.label[language] + " " + last($0, language) }.joined(separator: "; ")
    }
    return FanChart(
      heading: ChartHeading(
        id: id,
        finding: Text(
          en: "\(outcome.label.en) at the end: \(ends(.english))",
          cy: "\(outcome.label.cy) ar y diwedd: \(ends(.welsh))"),
        description: Text(
          en: "Median over the parameter sets in each quarter, with bands that hold half and nine "
            + "tenths of them. The bands of two scenarios overlap more than they differ, since both "
            + "vary with the same worlds.",
          cy:
            "Y canolrif dros y setiau o baramedrau ym mhob chwarter, gyda bandiau sy'n cynnwys hanner "
            + "a naw o bob deg ohonynt. Mae bandiau dwy senario'n gorgyffwrdd mwy nag y maent yn wahanol, "
            + "gan fod y ddwy'n amrywio gyda'r un bydoedd.")),
      times: quarters.map(\.year), bands: bands, axis: outcome.label, unit: outcome.unit)
  }

  /// Who takes new publicly funded packages, quarter by quarter.
  func mixChart(of scenario: Int) -> MixChart? {
    guard scenarios.indices.contains(scenario) else { return nil }
    var times: [Double] = []
    var parts: [(model: Text, part: MixChart.Part)] = []
    for model in models {
      let quarters = quarterColumns("mix_achieved", group: "model:" + model.id)
      guard quarters.count > 1 else { return nil }
      times = quarters.map(\.year)
      let series = quarters.map { means(scenario: scenario, column: $0.column) }
      let shares: [Double] = series.map {
        $0.isEmpty ? 0 : $0.reduce(0, +) / Double($0.count) / 100
      }
      guard shares.contains(where: { $0 > 0.005 }) else { continue }
      let last = (series.last ?? []).sorted()
      let low = quantile(0.05, of: last) / 100
      let high = quantile(0.95, of: last) / 100
      parts.append(
        (
          model.name,
          .init(
            label: model.name, shares: shares,
            last: low.isFinite && high.isFinite ? low...max(low, high) : nil)
        ))
    }
    func growth(_ part: MixChart.Part) -> Double {
      (part.shares.last ?? 0) - (part.shares.first ?? 0)
    }
    guard let first = parts.first else { return nil }
    let most = parts.max { growth($0.part) < growth($1.part) } ?? first
    let end = decimal(100 * (most.part.shares.last ?? 0), decimals: 0)
    let title = scenarios[scenario].title
    return MixChart(
      heading: ChartHeading(
        id: "mix-\(scenario)",
        finding: Text(
          en: "\(title.en): at the end \(end)% of new packages are with: \(most.model.en)",
          cy: "\(title.cy): ar y diwedd, mae \(end)% o'r pecynnau newydd gyda: \(most.model.cy)"),
        description: Text(
          en:
            "Shares of the publicly funded packages that start in each quarter, by care model, on "
            + "average over the possible worlds; at the right, the range that holds nine tenths of "
            + "them in the last quarter.",
          cy:
            "Cyfrannau'r pecynnau a ariennir yn gyhoeddus sy'n dechrau ym mhob chwarter, yn ôl model "
            + "gofal, ar gyfartaledd dros y bydoedd posibl; ar y dde, yr amrediad sy'n cynnwys naw o bob "
            + "deg ohonynt yn y chwarter olaf.")),
      times: times, parts: parts.map(\.part))
  }

  // MARK: What nobody knows

  /// The expected difference of one headline, world by world.
  func distribution(_ outcome: Outcome, scenario: Int) -> DistributionChart? {
    guard let difference = headline(outcome.id, scenario: scenario), difference.range != nil else {
      return nil
    }
    let values = difference.effects.expected
    let above = Double(values.count { $0 > 0 }) / Double(max(values.count, 1))
    let percent = probability(above, of: values.count)
    let title = scenarios[scenario].title
    return DistributionChart(
      heading: ChartHeading(
        id: "distribution-\(scenario)-\(outcome.id)",
        finding: Text(
          en:
            "\(title.en): \(outcome.label.en.loweredFirst) higher in \(percent) of the possible worlds",
          cy: "\(title.cy): \(outcome.label.cy) yn uwch mewn \(percent) o'r bydoedd posibl"),
        description: Text(
          en:
            "The expected difference from \(references.en) in each parameter set, as a histogram.",
          cy: "Y gwahaniaeth disgwyliedig ym mhob set o baramedrau, fel histogram, o gymharu â: "
            + "\(references.cy).")),
      values: values, direction: outcome.direction,
      axis: Text(
        en: "difference: \(outcome.label.en) (\(outcome.unitLabel.en))",
        cy: "gwahaniaeth: \(outcome.label.cy) (\(outcome.unitLabel.cy))"),
      unit: outcome.unit)
  }

  func headline(_ id: String, scenario: Int) -> Difference? {
    results.differences(outcomes: outcomes, of: { $0.isWhole && $0.outcome == id })
      .first { $0.scenario == results.scenarios[scenario] }
  }

  /// Which parameters the difference hangs on: its mean in the third of the draws in which each is
  /// low, and in the third in which it is high; those that chance cannot explain.
  ///
  /// - Returns: nil where there are too few draws; a chart without bars where none stands out.
  func tornado(_ outcome: Outcome, scenario: Int) -> TornadoChart? {
    guard let effects = headline(outcome.id, scenario: scenario)?.effects,
      effects.expected.count >= 30, !parameters.isEmpty
    else { return nil }
    struct Candidate {
      var bar: TornadoChart.Bar
      var swing: Double
    }
    let found = parameters.compactMap { parameter -> Candidate? in
      guard effects.expected.count >= parameter.values.count, parameter.values.count >= 30,
        case .quantity(let unit, _) = parameter.setting.form
      else { return nil }
      let third = parameter.values.count / 3
      let order = parameter.values.indices.sorted { parameter.values[$0] < parameter.values[$1] }
      let low = moments(order.prefix(third).map { effects.expected[$0] })
      let high = moments(order.suffix(third).map { effects.expected[$0] })
      let error = (low.error * low.error + high.error * high.error).squareRoot()
      // Two hundred parameters are looked at, so 3.7 standard errors: Bonferroni's 5 per cent.
      guard error > 0, (high.mean - low.mean).magnitude > 3.7 * error else { return nil }
      return Candidate(
        bar: .init(
          label: parameter.setting.label, low: low.mean, lowError: 1.96 * low.error,
          high: high.mean, highError: 1.96 * high.error,
          lowValue: unit.says(parameter.values[order[third / 2]]),
          highValue: unit.says(parameter.values[order[order.count - 1 - third / 2]])),
        swing: (high.mean - low.mean).magnitude)
    }.sorted { $0.swing > $1.swing }.prefix(8)
    let (title, label) = (scenarios[scenario].title, outcome.label)
    let first = found.first?.bar.label
    return TornadoChart(
      heading: ChartHeading(
        id: "tornado-\(scenario)-\(outcome.id)",
        finding: Text(
          en:
            "\(title.en): the difference in \(label.en.loweredFirst) hangs most on: \(first?.en ?? "")",
          cy: "\(title.cy): \(label.cy): mae'r gwahaniaeth yn dibynnu fwyaf ar: \(first?.cy ?? "")"),
        description: Text(
          en:
            "Mean difference in the third of the draws in which a parameter is lowest, and in the "
            + "third in which it is highest; parameters whose effect chance cannot explain.",
          cy:
            "Y gwahaniaeth cymedrig yn y traean o'r tyniadau lle mae paramedr ar ei isaf, ac yn y "
            + "traean lle mae ar ei uchaf; paramedrau na all hap esbonio eu heffaith.")),
      centre: effects.mean, bars: found.map(\.bar),
      axis: Text(
        en: "difference: \(label.en) (\(outcome.unitLabel.en))",
        cy: "gwahaniaeth: \(label.cy) (\(outcome.unitLabel.cy))"),
      unit: outcome.unit)
  }

  private func moments(_ values: [Double]) -> (mean: Double, error: Double) {
    let n = Double(max(values.count, 1))
    let mean = values.reduce(0, +) / n
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(n - 1, 1)
    return (mean, (variance / n).squareRoot())
  }

  // MARK: What caused it

  /// From the reference to the scenario, one of its differences after another.
  func waterfall(of scenario: Int) -> WaterfallChart? {
    guard steps.indices.contains(scenario - 1), let chain = steps[scenario - 1],
      let outcome = table.changes(of: scenario - 1).first?.outcome,
      let column = chain.results.columns.firstIndex(where: {
        $0.isWhole && $0.outcome == outcome.id
      })
    else { return nil }
    let runs = chain.results
    let changes = chain.labels.indices.map { index -> WaterfallChart.Step in
      let step = runs.effects(of: index + 1, above: index, column: column)
      return WaterfallChart.Step(
        label: chain.labels[index], change: step.mean, error: step.halfWidth(level: 0.95))
    }
    guard let largest = changes.max(by: { $0.change.magnitude < $1.change.magnitude }) else {
      return nil
    }
    let title = scenarios[scenario].title
    let count = wholeNumber(Double(Set(runs.draws).count))
    return WaterfallChart(
      heading: ChartHeading(
        id: "waterfall-\(scenario)",
        finding: Text(
          en: "\(title.en): most of the change in \(outcome.label.en.loweredFirst) comes from: "
            + "\(largest.label.en)",
          cy:
            "\(title.cy): daw'r rhan fwyaf o'r newid hwn (\(outcome.label.cy)) o: \(largest.label.cy)"
        ),
        description: Text(
          en: "The scenario's differences are switched on one by one, in \(count) of the possible "
            + "worlds, so the total may differ a little from the tables.",
          cy:
            "Caiff gwahaniaethau'r senario eu troi ymlaen fesul un, mewn \(count) o'r bydoedd posibl, "
            + "felly gall y cyfanswm fod ychydig yn wahanol i'r tablau.")),
      startLabel: references, start: runs.effects(of: 0, column: column).mean, steps: changes,
      endLabel: title,
      axis: Text(
        en: "change: \(outcome.label.en) (\(outcome.unitLabel.en))",
        cy: "newid: \(outcome.label.cy) (\(outcome.unitLabel.cy))"),
      unit: outcome.unit)
  }

  // MARK: Two outcomes at once

  var tradeOff: TradeOffChart? {
    guard scenarios.count > 2, let spend = outcome("authority_spend"),
      let unmet = outcome("unmet_hours")
    else { return nil }
    struct Point {
      var x: ComparisonTable.Difference
      var y: ComparisonTable.Difference
    }
    func difference(_ outcome: Outcome, _ other: Int) -> ComparisonTable.Difference? {
      table.lines.first { $0.outcome.id == outcome.id }?.differences[other]
    }
    let points = table.others.indices.compactMap { other -> (Int, Point)? in
      guard let x = difference(spend, other), let y = difference(unmet, other),
        x.mean.isFinite, y.mean.isFinite
      else { return nil }
      return (other, Point(x: x, y: y))
    }
    // The reference, at zero on both, is an option too.
    func isBeaten(_ point: Point) -> Bool {
      (point.x.mean > 0 && point.y.mean > 0)
        || points.contains {
          $0.1.x.mean <= point.x.mean && $0.1.y.mean <= point.y.mean
            && ($0.1.x.mean < point.x.mean || $0.1.y.mean < point.y.mean)
        }
    }
    func range(_ difference: ComparisonTable.Difference) -> ClosedRange<Double> {
      if let range = difference.range { return range }
      let error = difference.simulationError.isFinite ? difference.simulationError : 0
      return (difference.mean - error)...(difference.mean + error)
    }
    let front = points.count { !isBeaten($0.1) }
    return TradeOffChart(
      heading: ChartHeading(
        id: "trade-off",
        finding: Text(
          en:
            "Spend against unmet need: \(front) of \(points.count) scenarios are beaten by no other",
          cy: "Gwariant ac angen heb ei ddiwallu: nid oes dim yn rhagori ar \(front) o'r "
            + "\(points.count) senario"),
        description: Text(
          en: "Differences from \(references.en), which stands where both lines are zero. Down and "
            + "to the left is better. The bars are ranges over what nobody knows.",
          cy: "Gwahaniaethau o gymharu â'r senario gyfeirio, sydd lle mae'r ddwy linell yn sero: "
            + "\(references.cy). I lawr ac i'r chwith sydd orau. Amrediadau dros yr hyn nad oes neb yn "
            + "ei wybod yw'r barrau.")),
      options: points.map { other, point in
        .init(
          label: table.others[other].title, x: point.x.mean, xRange: range(point.x),
          y: point.y.mean, yRange: range(point.y), isOnFront: !isBeaten(point))
      },
      x: .init(title: spend.label, unit: spend.unit), y: .init(title: unmet.label, unit: unmet.unit)
    )
  }

  // MARK: Authorities

  /// The weightiest headline in each authority by itself.
  var areaGrid: AreaGridChart? {
    guard areas.count > 1, let last = scenarios.indices.last, last > 0,
      let outcome = outcome("unmet_hours")
    else { return nil }
    let tiles = areas.compactMap { area -> AreaGridChart.Tile? in
      let found = area.results.differences(
        outcomes: outcomes, of: { $0.isWhole && $0.outcome == outcome.id })
      guard let difference = found.first, difference.difference.isFinite,
        let range = difference.range ?? difference.interval
      else { return nil }
      return .init(
        area: area.area.id, name: area.area.name, value: difference.difference, range: range)
    }
    guard let least = tiles.min(by: { $0.value < $1.value }) else { return nil }
    let title = scenarios[last].title
    return AreaGridChart(
      heading: ChartHeading(
        id: "areas",
        finding: Text(
          en: "\(title.en): unmet need falls most, or rises least, in \(least.name.en)",
          cy:
            "\(title.cy): yr ardal lle mae angen heb ei ddiwallu'n gostwng fwyaf, neu'n codi leiaf: "
            + "\(least.name.cy)"),
        description: Text(
          en: "The difference from \(references.en) in each local authority by itself.",
          cy:
            "Y gwahaniaeth ym mhob awdurdod lleol ar ei ben ei hun, o gymharu â: \(references.cy).")
      ),
      tiles: tiles,
      axis: Text(
        en: "difference: \(outcome.label.en) (\(outcome.unitLabel.en))",
        cy: "gwahaniaeth: \(outcome.label.cy) (\(outcome.unitLabel.cy))"),
      unit: outcome.unit)
  }
}

/// Type 7 of Hyndman and Fan (1996); NaN of none.
func quantile(_ p: Double, of sorted: [Double]) -> Double {
  guard let first = sorted.first else { return .nan }
  if sorted.count == 1 { return first }
  let place = p * Double(sorted.count - 1)
  let below = min(Int(place), sorted.count - 2)
  return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
}
