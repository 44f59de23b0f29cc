/// The year in which the evidence of this version was last gone through. Runs are held against it and
/// not against the clock, so that the same run says the same for ever.
public let evidenceYear = 2026

extension PublicFigure {
  /// The last year in which the figure should be used without a newer one having been looked for: four
  /// years for money and for prices, eight for counts of people and of work, since both drift (how
  /// fast is an assumption of ours); nil where no year can be read from it.
  public var sunset: Int? {
    year.latestYear.map { $0 + (unit.en.contains("£") || unit.en.contains("GBP") ? 4 : 8) }
  }

  /// Whether it is past its sunset in `evidenceYear`.
  public var isAged: Bool { sunset.map { $0 < evidenceYear } ?? false }
}

extension String {
  /// The latest year that stands in a text such as `2014-25`, `mid-2020` or `Mar 2021`.
  var latestYear: Int? {
    var latest: Int?
    for match in self.matches(of: /(20[0-9][0-9])(-([0-9][0-9])(?![0-9]))?/) {
      guard let first = Int(match.output.1) else { continue }
      let last = match.output.3.flatMap { Int($0) }.map { first / 100 * 100 + $0 }
      latest = max(latest ?? 0, last ?? first)
    }
    return latest
  }
}

extension Setting {
  /// Figures that its default rests on and that are past their sunset.
  public var agedFigures: [PublicFigure] {
    guard case .publicFigure(let ids) = basis else { return [] }
    let figures = ids.compactMap(PublicFigure.withID)
    // One that is still good carries the value.
    return figures.allSatisfy(\.isAged) ? figures : []
  }
}
