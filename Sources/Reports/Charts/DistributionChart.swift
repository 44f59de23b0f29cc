import Evidence

/// How the expected difference is distributed over what nobody knows: a histogram with its zero, the
/// mean and the 90 % range, and the share on either side of zero.
public struct DistributionChart: Chart {
  public var heading: ChartHeading
  /// One difference a draw.
  public var values: [Double]
  public var direction: Direction
  public var axis: Text
  public var unit: Text

  public init(
    heading: ChartHeading, values: [Double], direction: Direction, axis: Text, unit: Text
  ) {
    self.heading = heading
    self.values = values.filter(\.isFinite)
    self.direction = direction
    self.axis = axis
    self.unit = unit
  }

  /// Bins of equal width with their counts. Their edges lie on multiples of the width, so that zero
  /// is an edge; about as many as the square root of the number of values, at most 40.
  var bins: (edges: Ticks, counts: [Int]) {
    let wanted = min(max(Int(Double(values.count).squareRoot().rounded(.up)), 5), 40)
    let edges = Ticks(values, count: wanted, withZero: false)
    var counts = Array(repeating: 0, count: max(edges.values.count - 1, 1))
    for value in values {
      let place = ((value - edges.low) / edges.step).rounded(.down)
      counts[Int(min(max(place, 0), Double(counts.count - 1)))] += 1
    }
    return (edges, counts)
  }

  private var sorted: [Double] { values.sorted() }

  private func quantile(_ p: Double, of sorted: [Double]) -> Double {
    guard let first = sorted.first else { return .nan }
    if sorted.count == 1 { return first }
    let place = p * Double(sorted.count - 1)
    let below = min(Int(place), sorted.count - 2)
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }

  public func numbers(_ language: Language) -> PrintedTable {
    let (edges, counts) = bins
    return PrintedTable(
      caption: heading.finding[language],
      columns: [
        .init(Text(en: "from", cy: "o")[language], .trailing),
        .init(Text(en: "to", cy: "i")[language], .trailing),
        .init(Text(en: "draws", cy: "tyniadau")[language], .trailing),
      ],
      rows: counts.indices.map { index in
        let from = edges.low + Double(index) * edges.step
        return [
          edges.label(from, unit: unit, language, sign: true),
          edges.label(from + edges.step, unit: unit, language, sign: true), String(counts[index]),
        ]
      })
  }

  public func draw(on canvas: inout Canvas, _ language: Language) {
    let (edges, counts) = bins
    let sorted = sorted
    let ticks = Ticks([edges.low, edges.high], withZero: true)
    let scale = Scale(ticks, from: canvas.margin + 8, to: canvas.width - canvas.margin - 8)
    let top = canvas.top + 34
    let bottom = top + 220
    let most = Double(counts.max() ?? 1)
    // The words on either side stand above the bars.
    let height = Scale(low: 0, high: max(most, 1), start: bottom, end: top + 26)
    let below = canvas.horizontalAxis(
      ticks, scale, from: top - 4, to: bottom, unit: unit, title: axis, sign: true, language)
    for (index, count) in counts.enumerated() where count > 0 {
      let from = edges.low + Double(index) * edges.step
      let x = scale(from)
      let isBetter =
        direction == .more ? from >= -1e-12 * edges.step : from + edges.step <= edges.step * 1e-9
      let series = direction == .neither ? 7 : isBetter ? 0 : 1
      canvas.drawing.box(
        x, height(Double(count)), max(scale(from + edges.step) - x - 1, 0.5),
        bottom - height(Double(count)), .series(series), pattern: series == 1 ? 1 : nil)
    }
    canvas.drawing.line(scale(0), top - 4, scale(0), bottom, .ink, width: 2)
    if !sorted.isEmpty {
      let mean = sorted.reduce(0, +) / Double(sorted.count)
      let low = scale(quantile(0.05, of: sorted))
      let high = scale(quantile(0.95, of: sorted))
      canvas.drawing.line(low, top - 14, high, top - 14, .ink, width: 3)
      canvas.drawing.point(scale(mean), top - 14, .ink, size: 6)
      if direction != .neither {
        let negative = Double(sorted.count { $0 < 0 }) / Double(sorted.count)
        let positive = Double(sorted.count { $0 > 0 }) / Double(sorted.count)
        let better = direction == .more ? positive : negative
        let worse = direction == .more ? negative : positive
        let words = { (share: Double, isBetter: Bool) -> String in
          let number = probability(share, of: sorted.count)
          return isBetter
            ? Text(en: "\(number) better", cy: "\(number) yn well")[language]
            : Text(en: "\(number) worse", cy: "\(number) yn waeth")[language]
        }
        canvas.drawing.text(
          canvas.margin, top + 16, words(direction == .more ? worse : better, direction != .more),
          .start, size: 15, bold: true, halo: true)
        canvas.drawing.text(
          canvas.width - canvas.margin, top + 16,
          words(direction == .more ? better : worse, direction == .more), .end, size: 15,
          bold: true,
          halo: true)
      }
    }
    canvas.notes(
      [
        Text(
          en:
            "Bars: number of draws, \(values.count) in all. Above: mean and 90% range. Hatched: for "
            + "the worse.",
          cy:
            "Barrau: nifer y tyniadau, \(values.count) i gyd. Uchod: cymedr ac amrediad 90%. Wedi'u "
            + "llinellu: er gwaeth.")[language]
      ], at: below)
  }
}
