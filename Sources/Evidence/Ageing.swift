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
    // By hand: to compile a regular expression for each figure took a third of the program's start.
    let parts = split { !$0.isASCII || !($0.isNumber || $0 == "-") }
    let years = parts.flatMap { part -> [Int] in
      let numbers = part.split(separator: "-")
      return numbers.indices.compactMap { place in
        guard let number = Int(numbers[place]) else { return nil }
        if numbers[place].count == 4, 2000..<2100 ~= number { return number }
        // The end of a span such as 2014-25.
        guard numbers[place].count == 2, place > 0, let start = Int(numbers[place - 1]),
          2000..<2100 ~= start
        else { return nil }
        return start / 100 * 100 + number
      }
    }
    return years.max()
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
