import Evidence

/// Paired differences: a dot for the estimate, a box for the simulation interval, a line for the
/// range over what nobody knows, and a line at zero.
///
/// All rows share one axis, so all are of one unit; outcomes of several units are brought to one by
/// dividing by the smallest difference that matters, and `printed` says the number itself.
public struct DifferenceChart: Chart {
  public struct Row: Sendable, Hashable {
    public var label: Text
    public var mean: Double
    public var simulation: ClosedRange<Double>
    public var range: ClosedRange<Double>?
    public var isRobust: Bool
    /// As it stands at the end of the row.
    public var printed: Text

    public init(
      label: Text, mean: Double, simulation: ClosedRange<Double>, range: ClosedRange<Double>?,
      isRobust: Bool, printed: Text
    ) {
      self.label = label
      self.mean = mean
      self.simulation = simulation
      self.range = range
      self.isRobust = isRobust
      self.printed = printed
    }
  }

  public var heading: ChartHeading
  public var rows: [Row]
  public var axis: Text
  public var unit: Text

  public init(heading: ChartHeading, rows: [Row], axis: Text, unit: Text) {
    self.heading = heading
    self.rows = rows
    self.axis = axis
    self.unit = unit
  }

  public func numbers(_ language: Language) -> PrintedTable {
    PrintedTable(
      caption: heading.finding[language],
      columns: [
        .init(Text(en: "outcome", cy: "canlyniad")[language]),
        .init(Text(en: "difference", cy: "gwahaniaeth")[language], .trailing),
        .init(Text(en: "simulation interval", cy: "cyfwng yr efelychiad")[language], .trailing),
        .init(Text(en: "90% range", cy: "amrediad 90%")[language], .trailing),
        .init(Text(en: "as printed", cy: "fel yr argreffir")[language], .trailing),
      ],
      rows: rows.map { row in
        let rounding = Rounding(
          uncertainty: (row.simulation.upperBound - row.simulation.lowerBound) / 2,
          magnitude: row.mean, unit: unit)
        return [
          row.label[language], rounding.difference(row.mean, language),
          rounding.range(row.simulation, language),
          row.range.map { rounding.range($0, language) } ?? "–", row.printed[language],
        ]
      })
  }

  public func draw(on canvas: inout Canvas, _ language: Language) {
    // On a narrow page the number stands with the label.
    let isNarrow = canvas.width < Rows.stackedBelow
    let layout = Rows(
      rows.map { $0.label[language] + (isNarrow ? ": " + $0.printed[language] : "") },
      canvas: canvas)
    let printedWidth =
      isNarrow
      ? 0 : rows.map { TextMeasure.width($0.printed[language], size: 15) }.max() ?? 0
    let ticks = Ticks(
      rows.flatMap { row in
        [row.mean, row.simulation.lowerBound, row.simulation.upperBound]
          + (row.range.map { [$0.lowerBound, $0.upperBound] } ?? [])
      }, withZero: true)
    let right = canvas.width - canvas.margin - (isNarrow ? 8 : printedWidth + 14)
    let scale = Scale(ticks, from: layout.left, to: right)
    let top = canvas.top + 6
    let bottom = top + layout.height
    let below = canvas.horizontalAxis(
      ticks, scale, from: top, to: bottom, unit: unit, title: axis, sign: true, language)
    let middles = layout.draw(on: &canvas, from: top)
    for (row, y) in zip(rows, middles) {
      let ink: Ink = .series(0)
      if let range = row.range {
        canvas.drawing.line(scale(range.lowerBound), y, scale(range.upperBound), y, ink, width: 2)
        for end in [range.lowerBound, range.upperBound] {
          canvas.drawing.line(scale(end), y - 6, scale(end), y + 6, ink, width: 2)
        }
      }
      let from = scale(row.simulation.lowerBound)
      canvas.drawing.box(
        from, y - 9, max(scale(row.simulation.upperBound) - from, 2), 18, ink, opacity: 0.35)
      canvas.drawing.point(
        scale(row.mean), y, ink, shape: row.isRobust ? .circle : .ring, size: 4.5)
      if !isNarrow {
        canvas.drawing.text(canvas.width - canvas.margin, y + 5, row.printed[language], .end)
      }
    }
    canvas.notes(
      [
        Text(
          en: "Box: 95% interval of the simulation. Line: 90% range over what nobody "
            + "knows. Filled dot: the direction stands over what nobody knows. The headlines are judged "
            + "together, so that a line which leaves out zero is not always enough. Open dot: it does not.",
          cy:
            "Blwch: cyfwng 95% yr efelychiad. Llinell: amrediad 90% dros yr hyn nad "
            + "oes neb yn ei wybod. Dot llawn: mae'r cyfeiriad yn dal dros yr hyn nad oes neb yn ei "
            + "wybod. Bernir y prif ganlyniadau gyda'i gilydd, felly nid yw llinell nad yw'n cynnwys "
            + "sero bob amser yn ddigon. Dot agored: nid yw'n dal.")[language]
      ], at: below)
  }
}
