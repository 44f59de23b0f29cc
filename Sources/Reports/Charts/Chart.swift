import Evidence

/// What stands above a chart, and in its place for those who do not see it.
public struct ChartHeading: Sendable, Hashable {
  /// Makes the ids in the page unique; letters, digits and hyphens.
  public var id: String
  /// The finding, as a sentence.
  public var finding: Text
  /// What is drawn, and what it shows, in a sentence or two.
  public var description: Text

  public init(id: String, finding: Text, description: Text) {
    self.id = id
    self.finding = finding
    self.description = description
  }
}

/// A picture of numbers: a function from values to SVG, and the same numbers as a table.
///
/// Drawn by a writer of our own, and not by a charting library: matplotlib, the best of those that
/// work offline, needs Python where the report is made, turns letters into paths (so that no screen
/// reader, search or other font finds them), knows no dark page and no second width, and took 1.4 s
/// and 49 kB for a chart that is 12 kB here.
public protocol Chart: Sendable {
  var heading: ChartHeading { get }
  /// Every number that is drawn.
  func numbers(_ language: Language) -> PrintedTable
  /// Draws below `top` and sets the drawing's height.
  func draw(on canvas: inout Canvas, _ language: Language)
}

/// The page of a chart: the drawing, and where its content starts.
public struct Canvas {
  var drawing: Drawing
  /// Below the title.
  var top: Double
  let margin = 16.0

  var width: Double { drawing.width }

  /// - Parameter width: 320 for a telephone, 760 for a page.
  init(_ heading: ChartHeading, width: Double, _ language: Language) {
    drawing = Drawing(id: Markup.id(heading.id), width: width)
    let size = width < 480 ? 17.0 : 20.0
    let lines = TextMeasure.lines(
      heading.finding[language], size: size, width: width - 2 * margin, bold: true)
    drawing.lines(margin, 12 + size, lines, size: size, bold: true)
    top = 12 + size + Double(lines.count) * size * 1.25
  }

  /// Sentences below the chart, after which the drawing ends.
  mutating func notes(_ notes: [String], at y: Double) {
    var y = y
    for note in notes {
      let lines = TextMeasure.lines(note, size: 13, width: width - 2 * margin)
      drawing.lines(margin, y + 13, lines, size: 13, ink: .muted)
      y += Double(lines.count) * 13 * 1.25 + 4
    }
    drawing.height = y + 10
  }

  /// Vertical grid lines with labels below, and the axis's title; returns the y below all.
  mutating func horizontalAxis(
    _ ticks: Ticks, _ scale: Scale, from top: Double, to bottom: Double, unit: Text, title: Text,
    sign: Bool = false, _ language: Language
  ) -> Double {
    var labels = ticks.values.map { ticks.label($0, unit: unit, language, sign: sign) }
    // Every second or third label stays where all would touch.
    let widest = labels.map { TextMeasure.width($0, size: 14) }.max() ?? 0
    let room =
      (scale.end - scale.start).magnitude / Double(max(ticks.values.count - 1, 1))
    let every = Int(((widest + 10) / max(room, 1)).rounded(.up))
    let zero = ticks.values.firstIndex(of: 0) ?? 0
    for index in labels.indices where every > 1 && (index - zero) % every != 0 {
      labels[index] = ""
    }
    for (value, label) in zip(ticks.values, labels) {
      let x = scale(value)
      drawing.line(
        x, top, x, bottom, value == 0 ? .ink : .grid, width: value == 0 ? 1.5 : 1)
      // Labels at the ends stay on the page.
      let half = TextMeasure.width(label, size: 14) / 2
      let place = min(max(x, half + 2), width - half - 2)
      drawing.text(place, bottom + 18, label, .middle, size: 14)
    }
    let lines = TextMeasure.lines(title[language], size: 14, width: width - 2 * margin)
    let middle = (scale.start + scale.end) / 2
    let widestLine = lines.map { TextMeasure.width($0, size: 14) }.max() ?? 0
    let centre = min(max(middle, widestLine / 2 + 4), width - widestLine / 2 - 4)
    drawing.lines(centre, bottom + 38, lines, .middle, size: 14, ink: .muted)
    return bottom + 38 + Double(lines.count) * 14 * 1.25
  }

  /// Horizontal grid lines with labels on their left; the axis's title stands above them.
  mutating func verticalAxis(
    _ ticks: Ticks, _ scale: Scale, from left: Double, to right: Double, unit: Text,
    sign: Bool = false, _ language: Language
  ) {
    for value in ticks.values {
      let y = scale(value)
      drawing.line(left, y, right, y, value == 0 ? .ink : .grid, width: value == 0 ? 1.5 : 1)
      drawing.text(
        left - 8, y + 5, ticks.label(value, unit: unit, language, sign: sign), .end, size: 14)
    }
  }

  static func labelWidth(
    _ ticks: Ticks, unit: Text, sign: Bool = false, _ language: Language
  ) -> Double {
    ticks.values.map {
      TextMeasure.width(ticks.label($0, unit: unit, language, sign: sign), size: 14)
    }.max() ?? 0
  }
}

extension Chart {
  /// One element that can stand in a page or alone in a file.
  ///
  /// - `width`: in pixels of the drawing, 320 to 2000; it scales with the page.
  public func svg(_ language: Language, width: Double = 760) -> String {
    svg(language, width: width, id: heading.id, kind: "")
  }

  /// Two elements for a page, of which its style shows one: letters stay readable on a telephone.
  func inPage(_ language: Language) -> String {
    svg(language, width: 760, id: heading.id, kind: " broad")
      + svg(language, width: 340, id: heading.id + "-n", kind: " narrow")
  }

  private func svg(_ language: Language, width: Double, id: String, kind: String) -> String {
    let width = width.isFinite ? min(max(width, 320), 2000) : 760
    let heading = ChartHeading(
      id: id, finding: heading.finding, description: heading.description)
    var canvas = Canvas(heading, width: width, language)
    draw(on: &canvas, language)
    let drawing = canvas.drawing
    let id = Markup.id(heading.id)
    let across = Int(drawing.width.rounded())
    let down = drawing.height.isFinite ? Int(min(max(drawing.height, 1), 1e5).rounded(.up)) : 1
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="gofal-chart\(kind)" role="img" lang="\(language.rawValue)" \
      aria-labelledby="\(id)-title \(id)-desc" viewBox="0 0 \(across) \(down)" width="\(across)" \
      height="\(down)" font-family="system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, \
      'DejaVu Sans', sans-serif">
      <title id="\(id)-title">\(Markup.escaped(heading.finding[language]))</title>
      <desc id="\(id)-desc">\(Markup.escaped(heading.description[language]))</desc>
      <style>\(Drawing.style)</style>
      \(drawing.definitions)<rect width="\(across)" height="\(down)" fill="\(Ink.paper.colour)" \
      class="f-paper"/>
      \(drawing.body)</svg>

      """
  }
}

/// Rows with a name on the left, or above where the page is narrow.
struct Rows {
  /// Pages narrower than this have the names above [pixels].
  static let stackedBelow = 560.0

  let labels: [[String]]
  let labelSize = 15.0
  /// Left end of what is drawn.
  let left: Double
  let isStacked: Bool
  private let rowHeights: [Double]

  /// - Parameter mark: height of what is drawn in a row.
  init(_ texts: [String], canvas: Canvas, mark: Double = 26) {
    isStacked = canvas.width < Rows.stackedBelow
    let room = isStacked ? canvas.width - 2 * canvas.margin : canvas.width * 0.34
    labels = texts.map { TextMeasure.lines($0, size: 15, width: room) }
    let widest = labels.joined().map { TextMeasure.width($0, size: 15) }.max() ?? 0
    left = isStacked ? canvas.margin + 8 : canvas.margin + min(widest, room * 1.1) + 14
    let stacked = isStacked
    rowHeights = labels.map { lines in
      let text = Double(max(lines.count, 1)) * 15 * 1.25
      return stacked ? text + mark + 8 : max(text, mark) + 10
    }
  }

  var height: Double { rowHeights.reduce(0, +) }

  /// Draws the labels; returns the y of the middle of each row's mark.
  func draw(on canvas: inout Canvas, from top: Double) -> [Double] {
    var y = top
    var middles: [Double] = []
    for (lines, height) in zip(labels, rowHeights) {
      let text = Double(max(lines.count, 1)) * labelSize * 1.25
      if isStacked {
        // Grid lines must not run through the letters.
        let widest = lines.map { TextMeasure.width($0, size: labelSize) }.max() ?? 0
        canvas.drawing.box(canvas.margin, y + 1, widest, text, .paper)
        canvas.drawing.lines(canvas.margin, y + labelSize, lines, size: labelSize)
        middles.append(y + text + (height - text) / 2)
      } else {
        let first = y + (height - text) / 2 + labelSize
        canvas.drawing.lines(canvas.margin, first, lines, size: labelSize)
        middles.append(y + height / 2)
      }
      y += height
    }
    return middles
  }
}
