import Evidence

/// How far an outcome moves when one parameter after another goes from the low to the high end of its
/// range, the widest first.
public struct TornadoChart: Chart {
  public struct Bar: Sendable, Hashable {
    public var label: Text
    /// The outcome where the parameter is low, and its 95 % simulation interval's half width.
    public var low: Double
    public var lowError: Double
    public var high: Double
    public var highError: Double
    /// The parameter's own values, as printed.
    public var lowValue: Text
    public var highValue: Text

    public init(
      label: Text, low: Double, lowError: Double, high: Double, highError: Double, lowValue: Text,
      highValue: Text
    ) {
      self.label = label
      self.low = low
      self.lowError = lowError
      self.high = high
      self.highError = highError
      self.lowValue = lowValue
      self.highValue = highValue
    }
  }

  public var heading: ChartHeading
  public var centre: Double
  public var bars: [Bar]
  public var axis: Text
  public var unit: Text

  public init(heading: ChartHeading, centre: Double, bars: [Bar], axis: Text, unit: Text) {
    self.heading = heading
    self.centre = centre
    self.bars = bars.sorted { ($0.high - $0.low).magnitude > ($1.high - $1.low).magnitude }
    self.axis = axis
    self.unit = unit
  }

  public func numbers(_ language: Language) -> PrintedTable {
    PrintedTable(
      caption: heading.finding[language],
      columns: [
        .init(Text(en: "parameter", cy: "paramedr")[language]),
        .init(Text(en: "low", cy: "isel")[language], .trailing),
        .init(Text(en: "outcome", cy: "canlyniad")[language], .trailing),
        .init(Text(en: "± error", cy: "± gwall")[language], .trailing),
        .init(Text(en: "high", cy: "uchel")[language], .trailing),
        .init(Text(en: "outcome", cy: "canlyniad")[language], .trailing),
        .init(Text(en: "± error", cy: "± gwall")[language], .trailing),
      ],
      rows: bars.map { bar in
        let rounding = Rounding(
          uncertainty: max(bar.lowError, bar.highError),
          magnitude: max(bar.low.magnitude, bar.high.magnitude), unit: unit)
        return [
          bar.label[language], bar.lowValue[language], rounding.difference(bar.low, language),
          rounding.width(bar.lowError, language), bar.highValue[language],
          rounding.difference(bar.high, language), rounding.width(bar.highError, language),
        ]
      })
  }

  public func draw(on canvas: inout Canvas, _ language: Language) {
    let layout = Rows(
      bars.map { bar in
        bar.label[language]
          + Text(
            en: " (\(bar.lowValue.en) to \(bar.highValue.en))",
            cy: " (\(bar.lowValue.cy) i \(bar.highValue.cy))")[language]
      }, canvas: canvas, mark: 30)
    let ticks = Ticks(
      bars.flatMap {
        [
          $0.low - $0.lowError, $0.low + $0.lowError, $0.high - $0.highError,
          $0.high + $0.highError,
        ]
      } + [centre], withZero: true)
    let scale = Scale(ticks, from: layout.left, to: canvas.width - canvas.margin - 16)
    let top = canvas.top + 6
    let bottom = top + layout.height
    let below = canvas.horizontalAxis(
      ticks, scale, from: top, to: bottom, unit: unit, title: axis, sign: true, language)
    canvas.drawing.line(scale(centre), top, scale(centre), bottom, .muted, width: 2, dash: "6 4")
    let middles = layout.draw(on: &canvas, from: top)
    for (bar, y) in zip(bars, middles) {
      for (value, series) in [(bar.low, 4), (bar.high, 0)] {
        let x = min(scale(centre), scale(value))
        canvas.drawing.box(
          x, y - 11, max((scale(value) - scale(centre)).magnitude, 1), 22, .series(series),
          opacity: 0.85, pattern: series == 4 ? 1 : nil)
      }
      for (value, error) in [(bar.low, bar.lowError), (bar.high, bar.highError)] {
        canvas.drawing.line(
          scale(value - error), y, scale(value + error), y, .ink, width: 2)
      }
    }
    canvas.notes(
      [
        Text(
          en:
            "Plain: the parameter is high. Hatched: it is low. In brackets: from low to high. Black "
            + "lines: 95% interval of the simulation. Dashed: all at their central values.",
          cy:
            "Plaen: mae'r paramedr yn uchel. Wedi'u llinellu: mae'n isel. Mewn cromfachau: o'r isel "
            + "i'r uchel. Llinellau du: cyfwng 95% yr efelychiad. Llinell fylchog: popeth ar ei werth "
            + "canolog.")[language]
      ], at: below)
  }
}
