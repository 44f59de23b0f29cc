import Evidence

/// How the shares of the care models develop: stacked areas that fill the whole, named on the right.
public struct MixChart: Chart {
  public struct Part: Sendable, Hashable {
    public var label: Text
    /// One share a time, 0 to 1.
    public var shares: [Double]
    /// 90 % range at the last time, where it is known.
    public var last: ClosedRange<Double>?

    public init(label: Text, shares: [Double], last: ClosedRange<Double>? = nil) {
      self.label = label
      self.shares = shares
      self.last = last
    }
  }

  public var heading: ChartHeading
  /// Years since the choice was made.
  public var times: [Double]
  /// From the bottom up.
  public var parts: [Part]

  public init(heading: ChartHeading, times: [Double], parts: [Part]) {
    self.heading = heading
    self.times = times
    self.parts = parts
  }

  private static let percent = Text(en: "%", cy: "%")

  public func numbers(_ language: Language) -> PrintedTable {
    PrintedTable(
      caption: heading.finding[language],
      columns: [.init(Text(en: "year", cy: "blwyddyn")[language], .trailing)]
        + parts.map { .init($0.label[language], .trailing) },
      rows: times.indices.map { time in
        [decimal(times[time], decimals: 2)]
          + parts.map {
            time < $0.shares.count ? decimal(100 * $0.shares[time], decimals: 1) + "%" : "–"
          }
      })
  }

  public func draw(on canvas: inout Canvas, _ language: Language) {
    let isNarrow = canvas.width < Rows.stackedBelow
    let ticks = Ticks([0, 100], withZero: true)
    func name(_ part: Part) -> String {
      let end = 100 * (part.shares.last ?? 0)
      var text = part.label[language] + " " + decimal(end, decimals: 0) + "%"
      if let last = part.last {
        text +=
          " (" + decimal(100 * last.lowerBound, decimals: 0) + "–"
          + decimal(100 * last.upperBound, decimals: 0) + "%)"
      }
      return text
    }
    let names = parts.map(name)
    let room = isNarrow ? canvas.width - 2 * canvas.margin - 34 : canvas.width * 0.34
    let labels = names.map { TextMeasure.lines($0, size: 15, width: room) }
    let labelRoom =
      isNarrow ? 0 : labels.joined().map { TextMeasure.width($0, size: 15) }.max() ?? 0
    let left = canvas.margin + Canvas.labelWidth(ticks, unit: MixChart.percent, language) + 8
    let right = canvas.width - canvas.margin - labelRoom - (isNarrow ? 4 : 32)
    var top = canvas.top + 10
    if isNarrow {
      // In the order in which the areas lie.
      for (series, lines) in labels.enumerated().reversed() {
        canvas.drawing.box(canvas.margin, top, 22, 16, .series(series), pattern: series)
        canvas.drawing.lines(canvas.margin + 32, top + 13, lines)
        top += Double(max(lines.count, 1)) * 19 + 5
      }
      top += 8
    }
    let heights = labels.map { Double($0.count) * 19 + 4 }
    let bottom = top + max(260, isNarrow ? 0 : heights.reduce(0, +))
    let y = Scale(ticks, from: bottom, to: top)
    let yearTicks = Ticks(times, count: 6, withZero: true)
    let x = Scale(yearTicks, from: left, to: right)
    var floor = Array(repeating: 0.0, count: times.count)
    var middles: [Double] = []
    for (series, part) in parts.enumerated() {
      let ceiling = times.indices.map { time in
        floor[time] + 100 * (time < part.shares.count ? max(part.shares[time], 0) : 0)
      }
      let upper = times.indices.map { (x(times[$0]), y(ceiling[$0])) }
      let lower = times.indices.reversed().map { (x(times[$0]), y(floor[$0])) }
      canvas.drawing.area(
        upper + lower, .series(series), stroke: .paper, pattern: series)
      middles.append(y(((floor.last ?? 0) + (ceiling.last ?? 0)) / 2))
      floor = ceiling
    }
    canvas.verticalAxis(ticks, y, from: left, to: left, unit: MixChart.percent, language)
    let below = canvas.horizontalAxis(
      yearTicks, x, from: bottom, to: bottom + 5, unit: Text(en: "", cy: ""),
      title: FanChart.years, language)
    if !isNarrow {
      let tallest = heights.max() ?? 23
      let places = spread(
        middles, gap: min(tallest, (bottom - top) / Double(max(parts.count, 1))),
        within: (top + 8)...(bottom - 8))
      for (series, lines) in labels.enumerated() {
        canvas.drawing.path(
          [(right + 2, middles[series]), (right + 14, places[series])], .muted, width: 1)
        let first = places[series] + 5 - Double(lines.count - 1) * 19 / 2
        canvas.drawing.lines(right + 18, first, lines)
      }
    }
    canvas.notes(
      [
        Text(
          en: "Mean shares; in brackets, where known, the 90% range at the end.",
          cy: "Cyfrannau cymedrig; mewn cromfachau, lle y'u gwyddys, yr amrediad 90% ar y diwedd.")[
            language]
      ], at: below)
  }
}
