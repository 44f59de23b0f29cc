import Evidence

/// How probable each rank is for each option, over what nobody knows and over weights: stacked bars
/// from the best rank to the worst.
public struct RankChart: Chart {
  public struct Option: Sendable, Hashable {
    public var label: Text
    /// Probability of rank 1, 2, … ; sums to 1.
    public var ranks: [Double]

    public init(label: Text, ranks: [Double]) {
      self.label = label
      self.ranks = ranks
    }
  }

  public var heading: ChartHeading
  public var options: [Option]
  /// Over how many draws the ranks were counted.
  public var draws: Int

  public init(heading: ChartHeading, options: [Option], draws: Int) {
    self.heading = heading
    self.options = options
    self.draws = draws
  }

  public func numbers(_ language: Language) -> PrintedTable {
    let count = options.map(\.ranks.count).max() ?? 0
    return PrintedTable(
      caption: heading.finding[language],
      columns: [.init(Text(en: "option", cy: "opsiwn")[language])]
        + (0..<count).map { .init(String($0 + 1), .trailing) },
      rows: options.map { option in
        [option.label[language]] + option.ranks.map { decimal(100 * $0, decimals: 0) + "%" }
      })
  }

  public func draw(on canvas: inout Canvas, _ language: Language) {
    let layout = Rows(options.map { $0.label[language] }, canvas: canvas, mark: 32)
    let ticks = Ticks([0, 100], withZero: true)
    let percent = Text(en: "%", cy: "%")
    let scale = Scale(ticks, from: layout.left, to: canvas.width - canvas.margin - 16)
    let top = canvas.top + 6
    let bottom = top + layout.height
    let below = canvas.horizontalAxis(
      ticks, scale, from: top, to: bottom, unit: percent,
      title: Text(en: "probability of each rank", cy: "tebygolrwydd pob safle"), language)
    let middles = layout.draw(on: &canvas, from: top)
    let count = max(options.map(\.ranks.count).max() ?? 1, 2)
    for (option, y) in zip(options, middles) {
      var from = 0.0
      for (rank, share) in option.ranks.enumerated() {
        let to = from + 100 * max(share, 0)
        let width = scale(to) - scale(from)
        // One colour, from full to faint: ranks are ordered, and order shows without colour too.
        let strength = 0.9 - 0.8 * Double(rank) / Double(count - 1)
        if width > 0 {
          canvas.drawing.box(
            scale(from), y - 14, width, 28, .series(0), opacity: (strength * 100).rounded() / 100,
            stroke: .paper)
        }
        let name = String(rank + 1)
        if width > TextMeasure.width(name, size: 15, bold: true) + 8 {
          canvas.drawing.text(
            scale(from) + width / 2, y + 5, name, .middle, bold: true, halo: true)
        }
        from = to
      }
    }
    canvas.notes(
      [
        Text(
          en: "1 is the best rank. Counted over \(draws) draws, so to within "
            + "\(decimal(98 / Double(max(draws, 1)).squareRoot(), decimals: 0)) percentage points.",
          cy: "1 yw'r safle gorau. Cyfrifwyd dros \(draws) o dyniadau, felly o fewn "
            + "\(decimal(98 / Double(max(draws, 1)).squareRoot(), decimals: 0)) pwynt canran.")[
            language]
      ], at: below)
  }
}
