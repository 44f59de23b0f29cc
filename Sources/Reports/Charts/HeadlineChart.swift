import Evidence

extension ComparisonTable {
  /// The headlines of one comparison in a picture: each paired difference in multiples of the
  /// smallest difference that matters, with the number itself at the end of its row.
  ///
  /// - Parameters:
  ///   - other: index among `others`.
  ///   - id: of the chart in its page.
  /// - Returns: nil where there is no headline that could be compared.
  public func headlineChart(other: Int, id: String) -> DifferenceChart? {
    guard others.indices.contains(other) else { return nil }
    let headlines = lines.filter {
      $0.outcome.isHeadline && $0.outcome.origin != .construction
        && $0.outcome.smallestDifference > 0
    }
    let rows = headlines.compactMap { line -> DifferenceChart.Row? in
      guard other < line.differences.count, let difference = line.differences[other],
        difference.mean.isFinite
      else { return nil }
      let unit = line.outcome.smallestDifference
      let error = difference.simulationError.isFinite ? difference.simulationError : 0
      let rounding = ComparisonTable.rounding(difference, unit: line.outcome.unit)
      func printed(_ language: Language) -> String {
        line.outcome.said(rounding.difference(difference.mean, language), language)
      }
      return DifferenceChart.Row(
        label: line.outcome.label, mean: difference.mean / unit,
        simulation: (difference.mean - error) / unit...(difference.mean + error) / unit,
        range: difference.range.map { $0.lowerBound / unit...$0.upperBound / unit },
        isRobust: difference.isRobust,
        printed: Text(en: printed(.english), cy: printed(.welsh)))
    }
    if rows.isEmpty { return nil }
    let base = reference.title
    return DifferenceChart(
      heading: ChartHeading(
        id: id,
        finding: finding(of: other),
        description: Text(
          en:
            "Paired differences from \(base.en), with the interval of the simulation and the range "
            + "over what nobody knows. The numbers are in the table below the chart.",
          cy:
            "Gwahaniaethau pâr o gymharu â'r senario hon: \(base.cy), gyda chyfwng yr efelychiad a'r "
            + "amrediad dros yr hyn nad oes neb yn ei wybod. Mae'r rhifau yn y tabl o dan y siart.")
      ),
      rows: rows,
      axis: Text(
        en: "difference, in multiples of the smallest one that matters",
        cy: "gwahaniaeth, fel lluosrifau o'r lleiaf sydd o bwys"),
      unit: Text(en: "", cy: ""))
  }

  /// The change that is surest and largest, in a sentence.
  public func finding(of other: Int) -> Text {
    let title = others[other].title
    let resolved = changes(of: other).filter(\.difference.isResolved)
    func said(_ change: Change) -> Text {
      let rounding = ComparisonTable.rounding(
        change.difference, unit: change.outcome.unit, isShort: false)
      func number(_ language: Language) -> String {
        change.outcome.said(rounding.difference(change.difference.mean, language), language)
      }
      return Text(en: number(.english), cy: number(.welsh))
    }
    if let sure = resolved.first(where: \.difference.isRobust) {
      let (label, number) = (sure.outcome.label, said(sure))
      return Text(
        en: "\(title.en): the surest change is in \(label.en.loweredFirst), \(number.en)",
        cy: "\(title.cy): y newid sicraf: \(label.cy), \(number.cy)")
    }
    if let largest = resolved.first {
      let (label, number) = (largest.outcome.label, said(largest))
      return Text(
        en: "\(title.en): \(label.en.loweredFirst) changes most (\(number.en)), but what nobody "
          + "knows could turn it round",
        cy:
          "\(title.cy): y newid mwyaf: \(label.cy) (\(number.cy)), ond gallai'r hyn na ŵyr "
          + "neb ei wrthdroi")
    }
    return Text(
      en: "\(title.en): no headline differs by more than chance leaves open",
      cy:
        "\(title.cy): nid oes yr un prif ganlyniad yn wahanol y tu hwnt i'r hyn y mae hap yn ei adael "
        + "yn agored")
  }

  struct Change {
    var outcome: Outcome
    var difference: Difference
    /// How often the smallest difference that matters goes into it.
    var weight: Double
  }

  /// The headlines of one comparison that could be compared, the weightiest first.
  func changes(of other: Int) -> [Change] {
    lines.compactMap { line -> Change? in
      guard line.outcome.isHeadline, line.outcome.origin != .construction,
        line.outcome.smallestDifference > 0, other < line.differences.count,
        let difference = line.differences[other], difference.mean.isFinite
      else { return nil }
      return Change(
        outcome: line.outcome, difference: difference,
        weight: difference.mean.magnitude / line.outcome.smallestDifference)
    }.sorted { $0.weight > $1.weight }
  }
}

extension Outcome {
  /// A printed difference with its unit, in a sentence: `−32.4 hours/week`, `+£1.2m/year`.
  public func said(_ number: String, _ language: Language) -> String {
    switch unit.en {
    case "%": number + Text(en: " percentage points", cy: " pwynt canran")[language]
    case "%/year":
      number + Text(en: " percentage points a year", cy: " pwynt canran y flwyddyn")[language]
    // The unit of money is on the number already.
    case let pounds where pounds.hasPrefix("£"): number + unit[language].dropFirst()
    default: number + " " + unit[language]
    }
  }
}

extension String {
  /// With a small first letter, unless the word is in capitals throughout.
  public var loweredFirst: String {
    guard let first, dropFirst().first?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }
}
