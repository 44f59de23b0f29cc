import Evidence

/// What caused a change: from the reference to the scenario, one of its differences switched on after
/// another. Each step carries its simulation interval.
public struct WaterfallChart: Chart {
  public struct Step: Sendable, Hashable {
    public var label: Text
    public var change: Double
    /// Half the width of the 95 % simulation interval of the change.
    public var error: Double

    public init(label: Text, change: Double, error: Double) {
      self.label = label
      self.change = change
      self.error = error
    }
  }

  public var heading: ChartHeading
  public var startLabel: Text
  public var start: Double
  public var steps: [Step]
  public var endLabel: Text
  public var axis: Text
  public var unit: Text

  public init(
    heading: ChartHeading, startLabel: Text, start: Double, steps: [Step], endLabel: Text,
    axis: Text, unit: Text
  ) {
    self.heading = heading
    self.startLabel = startLabel
    self.start = start
    self.steps = steps
    self.endLabel = endLabel
    self.axis = axis
    self.unit = unit
  }

  private var end: Double { steps.reduce(start) { $0 + $1.change } }

  private var error: Double? { steps.map(\.error).max() }

  private var rounding: Rounding {
    Rounding(uncertainty: error, magnitude: max(start.magnitude, end.magnitude), unit: unit)
  }

  /// Apart from that of the levels: thousands are not to be read as hundredths of a million.
  private var changeRounding: Rounding {
    Rounding(uncertainty: error, magnitude: steps.map(\.change.magnitude).max() ?? 0, unit: unit)
  }

  public func numbers(_ language: Language) -> PrintedTable {
    return PrintedTable(
      caption: heading.finding[language],
      columns: [
        .init(Text(en: "step", cy: "cam")[language]),
        .init(Text(en: "change", cy: "newid")[language], .trailing),
        .init(Text(en: "± error", cy: "± gwall")[language], .trailing),
        .init(Text(en: "level", cy: "lefel")[language], .trailing),
      ],
      rows: {
        var level = start
        var rows = [[startLabel[language], "", "", rounding.level(start, language)]]
        for step in steps {
          level += step.change
          rows.append([
            step.label[language], changeRounding.difference(step.change, language),
            changeRounding.width(step.error, language), rounding.level(level, language),
          ])
        }
        rows.append([endLabel[language], "", "", rounding.level(end, language)])
        return rows
      }())
  }

  public func draw(on canvas: inout Canvas, _ language: Language) {
    let layout = Rows(
      [startLabel[language]] + steps.map { $0.label[language] } + [endLabel[language]],
      canvas: canvas)
    // Drawn as changes from the reference: beside the level itself the steps would not be seen.
    var levels = [0.0]
    for step in steps { levels.append((levels.last ?? 0) + step.change) }
    let errors = zip(levels.dropFirst(), steps).flatMap { [$0 - $1.error, $0 + $1.error] }
    let ticks = Ticks(levels + errors, withZero: true)
    let numbers =
      [rounding.level(start, language)]
      + steps.map { changeRounding.difference($0.change, language) } + [
        rounding.level(end, language)
      ]
    let numberRoom = numbers.map { TextMeasure.width($0, size: 15, bold: true) }.max() ?? 0
    let right = canvas.width - canvas.margin - numberRoom - 14
    let scale = Scale(ticks, from: layout.left, to: right)
    let top = canvas.top + 6
    let bottom = top + layout.height
    let below = canvas.horizontalAxis(
      ticks, scale, from: top, to: bottom, unit: unit, title: axis, sign: true,
      language)
    let middles = layout.draw(on: &canvas, from: top)
    func bar(_ from: Double, _ to: Double, _ y: Double, _ series: Int) {
      let x = min(scale(from), scale(to))
      canvas.drawing.box(
        x, y - 11, max((scale(to) - scale(from)).magnitude, 1), 22, .series(series),
        pattern: series == 1 ? 1 : nil)
    }
    for (index, y) in middles.enumerated() {
      if index == 0 {
        canvas.drawing.point(scale(0), y, .ink, size: 5)
      } else if index <= steps.count {
        let step = steps[index - 1]
        bar(levels[index - 1], levels[index], y, step.change >= 0 ? 0 : 1)
        let level = levels[index]
        canvas.drawing.line(
          scale(level - step.error), y, scale(level + step.error), y, .ink, width: 2)
        for end in [level - step.error, level + step.error] {
          canvas.drawing.line(scale(end), y - 5, scale(end), y + 5, .ink, width: 2)
        }
      } else {
        bar(0, levels.last ?? 0, y, 7)
      }
      if index <= steps.count, index + 1 < middles.count {
        canvas.drawing.line(
          scale(levels[index]), y + 11, scale(levels[index]), middles[index + 1] - 11, .muted,
          dash: "3 3")
      }
      canvas.drawing.text(
        canvas.width - canvas.margin, y + 5, numbers[index], .end,
        bold: index == 0 || index > steps.count)
    }
    canvas.notes(
      [
        Text(
          en:
            "Changes from the first row. The order of the steps matters where they act on each other. Whiskers: 95% interval of "
            + "the simulation. Hatched: a fall.",
          cy:
            "Newidiadau o'r rhes gyntaf. Mae trefn y camau o bwys lle maent yn effeithio ar ei gilydd. Llinellau du: cyfwng 95% "
            + "yr efelychiad. Wedi'u llinellu: gostyngiad.")[language]
      ], at: below)
  }
}
