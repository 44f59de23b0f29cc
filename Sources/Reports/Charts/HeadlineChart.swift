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
        let text = line.outcome.unit[language]
        let tail = line.outcome.unit.en.hasPrefix("£") ? String(text.dropFirst()) : " " + text
        return rounding.difference(difference.mean, language) + tail
      }
      return DifferenceChart.Row(
        label: line.outcome.label, mean: difference.mean / unit,
        simulation: (difference.mean - error) / unit...(difference.mean + error) / unit,
        range: difference.range.map { $0.lowerBound / unit...$0.upperBound / unit },
        isRobust: difference.isRobust,
        printed: Text(en: printed(.english), cy: printed(.welsh)))
    }
    if rows.isEmpty { return nil }
    let resolved = headlines.count { line in
      other < line.differences.count && line.differences[other]?.isResolved == true
    }
    let robust = headlines.count { line in
      other < line.differences.count && line.differences[other]?.isRobust == true
    }
    let (title, base) = (others[other].title, reference.title)
    return DifferenceChart(
      heading: ChartHeading(
        id: id,
        finding: Text(
          en: "\(title.en): \(resolved) of \(rows.count) headlines differ, and the direction of "
            + "\(robust) stands whatever nobody knows",
          cy: "\(title.cy): mae \(resolved) o'r \(rows.count) prif ganlyniad yn wahanol, ac mae "
            + "cyfeiriad \(robust) yn dal beth bynnag nad oes neb yn ei wybod"),
        description: Text(
          en:
            "Paired differences from \(base.en), with the interval of the simulation and the range "
            + "over what nobody knows. The numbers are in the table below the chart.",
          cy:
            "Gwahaniaethau pâr o gymharu â'r senario hwn: \(base.cy), gyda chyfwng yr efelychiad a'r "
            + "amrediad dros yr hyn nad oes neb yn ei wybod. Mae'r rhifau yn y tabl o dan y siart.")
      ),
      rows: rows,
      axis: Text(
        en: "difference, in multiples of the smallest one that matters",
        cy: "gwahaniaeth, fel lluosrifau o'r lleiaf sydd o bwys"),
      unit: Text(en: "", cy: ""))
  }
}
