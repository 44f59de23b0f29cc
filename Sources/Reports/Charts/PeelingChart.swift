import Evidence

/// The steps of a search for the conditions under which something happens: at each, how many of the
/// cases of interest are still inside (coverage), and how many of those inside are of interest
/// (density).
public struct PeelingChart: Chart {
  public struct Step: Sendable, Hashable {
    public var coverage: Double
    public var density: Double
    /// Half the width of the density's 95 % interval.
    public var densityError: Double
    /// How many parameters are restricted.
    public var restricted: Int

    public init(coverage: Double, density: Double, densityError: Double, restricted: Int) {
      self.coverage = coverage
      self.density = density
      self.densityError = densityError
      self.restricted = restricted
    }
  }

  public var heading: ChartHeading
  public var steps: [Step]
  /// Which step was chosen, from 0.
  public var chosen: Int

  public init(heading: ChartHeading, steps: [Step], chosen: Int) {
    self.heading = heading
    self.steps = steps
    self.chosen = chosen
  }

  public func numbers(_ language: Language) -> PrintedTable {
    PrintedTable(
      caption: heading.finding[language],
      columns: [
        .init(Text(en: "step", cy: "cam")[language], .trailing),
        .init(Text(en: "coverage", cy: "cwmpas")[language], .trailing),
        .init(Text(en: "density", cy: "dwysedd")[language], .trailing),
        .init(Text(en: "± error", cy: "± gwall")[language], .trailing),
        .init(Text(en: "parameters", cy: "paramedrau")[language], .trailing),
      ],
      rows: steps.enumerated().map { index, step in
        [
          String(index) + (index == chosen ? " ●" : ""),
          decimal(100 * step.coverage, decimals: 0) + "%",
          decimal(100 * step.density, decimals: 0) + "%",
          decimal(100 * step.densityError, decimals: 0), String(step.restricted),
        ]
      })
  }

  public func draw(on canvas: inout Canvas, _ language: Language) {
    let percent = Text(en: "%", cy: "%")
    let ticks = Ticks([0, 100], withZero: true)
    let left = canvas.margin + Canvas.labelWidth(ticks, unit: percent, language) + 8
    let right = canvas.width - canvas.margin - 24
    let title = Text(
      en: "density: share of the cases inside that are of interest",
      cy: "dwysedd: y gyfran o'r achosion y tu mewn sydd o ddiddordeb")
    let titles = TextMeasure.lines(
      title[language], size: 14, width: canvas.width - 2 * canvas.margin)
    canvas.drawing.lines(canvas.margin, canvas.top + 14, titles, size: 14, ink: .muted)
    let top = canvas.top + 18 + Double(titles.count) * 17.5
    let bottom = top + 300
    let y = Scale(ticks, from: bottom, to: top)
    let x = Scale(ticks, from: left, to: right)
    canvas.verticalAxis(ticks, y, from: left, to: right, unit: percent, language)
    let below = canvas.horizontalAxis(
      ticks, x, from: top, to: bottom, unit: percent,
      title: Text(
        en: "coverage: share of the cases of interest that are inside",
        cy: "cwmpas: y gyfran o'r achosion o ddiddordeb sydd y tu mewn"), language)
    canvas.drawing.path(
      steps.map { (x(100 * $0.coverage), y(100 * $0.density)) }, .series(0), width: 2)
    // The first step with each number of parameters is named; those between would cover each other.
    var named: Set<Int> = []
    for (index, step) in steps.enumerated() {
      let (px, py) = (x(100 * step.coverage), y(100 * step.density))
      canvas.drawing.line(
        px, y(100 * (step.density - step.densityError)), px,
        y(100 * (step.density + step.densityError)), .series(0), width: 1.5)
      let isChosen = index == chosen
      canvas.drawing.point(
        px, py, isChosen ? .series(1) : .series(0), shape: isChosen ? .diamond : .circle,
        size: isChosen ? 9 : 4)
      if named.insert(step.restricted).inserted || isChosen {
        canvas.drawing.text(
          px + 8, py - 12, String(step.restricted), size: 15, bold: isChosen, halo: true)
      }
    }
    canvas.notes(
      [
        Text(
          en:
            "Numbers: how many parameters are restricted. Diamond: the chosen step. Whiskers: 95% "
            + "interval of the density.",
          cy:
            "Rhifau: faint o baramedrau sydd wedi'u cyfyngu. Diemwnt: y cam a ddewiswyd. Llinellau "
            + "fertigol: cyfwng 95% y dwysedd.")[language]
      ], at: below)
  }
}
