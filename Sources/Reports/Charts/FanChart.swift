import Evidence

/// How an outcome develops, a line a scenario, with bands for what is not known.
public struct FanChart: Chart {
  public struct Band: Sendable, Hashable {
    public var label: Text
    /// One a time, in order.
    public var median: [Double]
    /// 5th to 95th percentile.
    public var wide: [ClosedRange<Double>]
    /// 25th to 75th percentile; empty where it is not drawn.
    public var narrow: [ClosedRange<Double>]

    public init(
      label: Text, median: [Double], wide: [ClosedRange<Double>],
      narrow: [ClosedRange<Double>] = []
    ) {
      self.label = label
      self.median = median
      self.wide = wide
      self.narrow = narrow
    }
  }

  public var heading: ChartHeading
  /// Years since the choice was made.
  public var times: [Double]
  public var bands: [Band]
  public var axis: Text
  public var unit: Text

  public init(heading: ChartHeading, times: [Double], bands: [Band], axis: Text, unit: Text) {
    self.heading = heading
    self.times = times
    self.bands = bands
    self.axis = axis
    self.unit = unit
  }

  static let years = Text(en: "years from the start", cy: "blynyddoedd o'r dechrau")

  public func numbers(_ language: Language) -> PrintedTable {
    PrintedTable(
      caption: heading.finding[language],
      columns: [.init(Text(en: "year", cy: "blwyddyn")[language], .trailing)]
        + bands.flatMap { band in
          [
            PrintedTable.Column(band.label[language], .trailing),
            PrintedTable.Column(Text(en: "90% range", cy: "amrediad 90%")[language], .trailing),
          ]
        },
      rows: times.indices.map { time in
        [decimal(times[time], decimals: 2)]
          + bands.flatMap { band -> [String] in
            guard time < band.median.count, time < band.wide.count else { return ["–", "–"] }
            let wide = band.wide[time]
            let rounding = Rounding(
              uncertainty: (wide.upperBound - wide.lowerBound) / 8,
              magnitude: band.median[time], unit: unit)
            return [
              rounding.level(band.median[time], language),
              rounding.level(wide.lowerBound, language)
                + (language == .english ? " to " : " i ")
                + rounding.level(wide.upperBound, language),
            ]
          }
      })
  }

  public func draw(on canvas: inout Canvas, _ language: Language) {
    let data = bands.flatMap { $0.median + $0.wide.flatMap { [$0.lowerBound, $0.upperBound] } }
    // Zero belongs to the axis unless all of the data lies far from it, which is then said.
    let low = data.min() ?? 0
    let high = data.max() ?? 1
    let withZero = low < 0.5 * high || low <= 0
    let ticks = Ticks(data, withZero: withZero)
    var notes = [
      Text(
        en: "Line: median. Bands: half, and 90%, of what chance and ignorance leave open.",
        cy:
          "Llinell: canolrif. Bandiau: hanner, a 90%, o'r hyn y mae hap ac anwybodaeth yn ei adael "
          + "yn agored.")
    ]
    if !withZero {
      notes.append(
        Text(
          en: "The vertical axis does not start at zero.",
          cy: "Nid yw'r echelin fertigol yn dechrau ar sero."))
    }
    LinePlot(times: times, bands: bands).draw(
      on: &canvas, vertical: ticks, verticalTitle: axis, verticalUnit: unit,
      horizontalTitle: FanChart.years, horizontalUnit: Text(en: "", cy: ""), notes: notes, language)
  }
}
