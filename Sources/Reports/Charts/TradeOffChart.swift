import Evidence

/// Two outcomes against each other, a point an option with its 90 % ranges in both, and the front: the
/// options that no other beats in both.
public struct TradeOffChart: Chart {
  public struct Option: Sendable, Hashable {
    public var label: Text
    public var x: Double
    public var xRange: ClosedRange<Double>
    public var y: Double
    public var yRange: ClosedRange<Double>
    public var isOnFront: Bool

    public init(
      label: Text, x: Double, xRange: ClosedRange<Double>, y: Double, yRange: ClosedRange<Double>,
      isOnFront: Bool
    ) {
      self.label = label
      self.x = x
      self.xRange = xRange
      self.y = y
      self.yRange = yRange
      self.isOnFront = isOnFront
    }
  }

  public struct Axis: Sendable, Hashable {
    public var title: Text
    public var unit: Text

    public init(title: Text, unit: Text) {
      self.title = title
      self.unit = unit
    }
  }

  public var heading: ChartHeading
  public var options: [Option]
  public var x: Axis
  public var y: Axis

  public init(heading: ChartHeading, options: [Option], x: Axis, y: Axis) {
    self.heading = heading
    self.options = options
    self.x = x
    self.y = y
  }

  public func numbers(_ language: Language) -> PrintedTable {
    PrintedTable(
      caption: heading.finding[language],
      columns: [
        .init(Text(en: "option", cy: "opsiwn")[language]),
        .init(x.title[language], .trailing),
        .init(Text(en: "90% range", cy: "amrediad 90%")[language], .trailing),
        .init(y.title[language], .trailing),
        .init(Text(en: "90% range", cy: "amrediad 90%")[language], .trailing),
        .init(Text(en: "on the front", cy: "ar y blaen")[language]),
      ],
      rows: options.map { option in
        func pair(_ value: Double, _ range: ClosedRange<Double>, _ unit: Text) -> [String] {
          let rounding = Rounding(
            uncertainty: (range.upperBound - range.lowerBound) / 8, magnitude: value, unit: unit)
          return [rounding.difference(value, language), rounding.range(range, language)]
        }
        return [option.label[language]] + pair(option.x, option.xRange, x.unit)
          + pair(option.y, option.yRange, y.unit)
          + [
            option.isOnFront
              ? Text(en: "yes", cy: "ydy")[language] : Text(en: "no", cy: "nac ydy")[language]
          ]
      })
  }

  public func draw(on canvas: inout Canvas, _ language: Language) {
    let yTicks = Ticks(
      options.flatMap { [$0.y, $0.yRange.lowerBound, $0.yRange.upperBound] }, withZero: true)
    let xTicks = Ticks(
      options.flatMap { [$0.x, $0.xRange.lowerBound, $0.xRange.upperBound] }, withZero: true)
    let left = canvas.margin + Canvas.labelWidth(yTicks, unit: y.unit, sign: true, language) + 8
    let right = canvas.width - canvas.margin - 10
    let titles = TextMeasure.lines(
      "↑ " + y.title[language], size: 14, width: canvas.width - 2 * canvas.margin)
    canvas.drawing.lines(canvas.margin, canvas.top + 14, titles, size: 14, ink: .muted)
    let top = canvas.top + 18 + Double(titles.count) * 17.5
    let bottom = top + 320
    let yScale = Scale(yTicks, from: bottom, to: top)
    let xScale = Scale(xTicks, from: left, to: right)
    canvas.verticalAxis(
      yTicks, yScale, from: left, to: right, unit: y.unit, sign: true, language)
    let axisEnd = canvas.horizontalAxis(
      xTicks, xScale, from: top, to: bottom, unit: x.unit,
      title: Text(en: x.title.en + " →", cy: x.title.cy + " →"), sign: true, language)
    let front = options.filter(\.isOnFront).sorted { $0.x < $1.x }
    canvas.drawing.path(front.map { (xScale($0.x), yScale($0.y)) }, .ink, width: 2, dash: "7 4")
    for (series, option) in options.enumerated() {
      let (px, py) = (xScale(option.x), yScale(option.y))
      canvas.drawing.line(
        xScale(option.xRange.lowerBound), py, xScale(option.xRange.upperBound), py,
        .series(series), width: 2)
      canvas.drawing.line(
        px, yScale(option.yRange.lowerBound), px, yScale(option.yRange.upperBound),
        .series(series), width: 2)
    }
    var letters: [(x: Double, y: Double)] = []
    for (series, option) in options.enumerated() {
      canvas.drawing.point(
        xScale(option.x), yScale(option.y), .series(series), shape: .of(series), size: 7)
      // Letters, since names beside points that lie close together would cover each other.
      let letter = TradeOffChart.letter(series)
      let width = TextMeasure.width(letter, size: 16, bold: true)
      let (px, py) = (xScale(option.x), yScale(option.y))
      let places = [
        (11.0, -10.0), (-11, -10), (11, 22), (-11, 22), (11, -28), (-11, -28), (11, 40),
      ]
      .map { (x: px + $0.0 - ($0.0 < 0 ? width : 0), y: py + $0.1) }
      // The first place that lies on the page, on no other letter and on no other point.
      let free =
        places.first { place in
          place.x + width <= canvas.width - 4 && place.x >= left
            && letters.allSatisfy {
              ($0.x - place.x).magnitude > width + 4 || ($0.y - place.y).magnitude > 18
            }
            && options.indices.allSatisfy {
              $0 == series
                || (xScale(options[$0].x) - place.x - width / 2).magnitude > width / 2 + 9
                || (yScale(options[$0].y) - place.y + 6).magnitude > 15
            }
        } ?? places[0]
      letters.append(free)
      canvas.drawing.text(free.x, free.y, letter, size: 16, bold: true, halo: true)
    }
    var below = axisEnd + 8
    for (series, option) in options.enumerated() {
      let lines = TextMeasure.lines(
        TradeOffChart.letter(series) + "  " + option.label[language], size: 15,
        width: canvas.width - 2 * canvas.margin - 26, bold: option.isOnFront)
      canvas.drawing.point(
        canvas.margin + 8, below + 9, .series(series), shape: .of(series), size: 6)
      canvas.drawing.lines(canvas.margin + 26, below + 14, lines, bold: option.isOnFront)
      below += Double(max(lines.count, 1)) * 19 + 4
    }
    canvas.notes(
      [
        Text(
          en: "Dashed line, and bold: the front, which no other option beats in both. Crosses: 90% "
            + "ranges over what nobody knows.",
          cy:
            "Llinell fylchog, a theip bras: y blaen, nad oes yr un opsiwn arall yn rhagori arno yn y "
            + "ddau beth. Croesau: amrediadau 90% dros yr hyn nad oes neb yn ei wybod.")[language]
      ], at: below + 4)
  }

  /// A to Z, then AA and so on.
  static func letter(_ index: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let letter = String(letters[max(index, 0) % letters.count])
    return index < letters.count ? letter : TradeOffChart.letter(index / letters.count - 1) + letter
  }
}
