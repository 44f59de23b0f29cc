/// What is drawn with: the text's colour, the page's, or one of the series' colours.
enum Ink: Sendable, Hashable {
  case ink
  case muted
  case grid
  case paper
  case none
  /// From 0; after the eighth, again from the first.
  case series(Int)

  /// Eight colours that people with each kind of colour blindness tell apart (Okabe and Ito 2008,
  /// Color universal design), black and yellow replaced: black is the text's, yellow is not seen on
  /// white.
  private static let okabeIto = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7A5C99", "#8A8A8A",
  ]

  static let seriesCount = okabeIto.count

  var colour: String {
    switch self {
    case .ink: "#1a1a1a"
    case .muted: "#4d4d4d"
    case .grid: "#d4d4d4"
    case .paper: "#ffffff"
    case .none: "none"
    case .series(let index): Ink.okabeIto[Ink.wrapped(index)]
    }
  }

  fileprivate var name: String? {
    switch self {
    case .ink: "ink"
    case .muted: "muted"
    case .grid: "grid"
    case .paper: "paper"
    case .none: nil
    case .series(let index): "s\(Ink.wrapped(index))"
    }
  }

  static func wrapped(_ index: Int) -> Int {
    let rest = index % okabeIto.count
    return rest < 0 ? rest + okabeIto.count : rest
  }
}

/// Shapes and texts, in the order in which they are painted.
struct Drawing {
  enum Anchor: String {
    case start
    case middle
    case end
  }

  /// Of a point; each series has its own, so that colour is never alone.
  enum Shape: Int, CaseIterable {
    case circle
    case square
    case diamond
    case triangle
    case cross
    case ring

    static func of(_ series: Int) -> Shape {
      let all = allCases
      return all[Ink.wrapped(series) % all.count]
    }
  }

  /// Dashes of the lines of a series, in the same order as its colours.
  static let dashes = ["", "9 5", "2 4", "12 4 2 4", "5 3", "14 6", "2 2", "9 3 2 3 2 3"]

  let width: Double
  var height: Double
  private(set) var body = ""
  private(set) var patterns: Set<Int> = []
  private let id: String

  init(id: String, width: Double) {
    self.id = id
    self.width = width
    height = 0
  }

  private static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let rounded = (min(max(value, -1e6), 1e6) * 10).rounded() / 10
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }

  private func paint(fill: Ink, stroke: Ink) -> String {
    // An attribute for programs that know no custom properties, a class for those that do.
    var names: [String] = []
    if let name = fill.name { names.append("f-" + name) }
    if let name = stroke.name { names.append("k-" + name) }
    let list = names.isEmpty ? "" : " class=\"\(names.joined(separator: " "))\""
    return " fill=\"\(fill.colour)\" stroke=\"\(stroke.colour)\"\(list)"
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ ink: Ink, width: Double = 1,
    dash: String = ""
  ) {
    path([(x1, y1), (x2, y2)], ink, width: width, dash: dash)
  }

  mutating func path(
    _ points: [(Double, Double)], _ ink: Ink, width: Double = 2, dash: String = ""
  ) {
    guard points.count > 1 else { return }
    let d = points.enumerated().map { index, point in
      (index == 0 ? "M" : "L") + Drawing.number(point.0) + " " + Drawing.number(point.1)
    }.joined(separator: " ")
    let dashes = dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
    body +=
      "<path d=\"\(d)\"\(paint(fill: .none, stroke: ink)) stroke-width=\"\(Drawing.number(width))\""
      + " stroke-linejoin=\"round\"\(dashes)/>\n"
  }

  /// A closed shape.
  ///
  /// - Parameter pattern: lays the pattern of this series over the colour, for print without colour.
  mutating func area(
    _ points: [(Double, Double)], _ fill: Ink, opacity: Double = 1, stroke: Ink = .none,
    pattern: Int? = nil
  ) {
    guard points.count > 2 else { return }
    let list = points.map { Drawing.number($0.0) + "," + Drawing.number($0.1) }
      .joined(separator: " ")
    let veil = opacity < 1 ? " fill-opacity=\"\(opacity)\"" : ""
    body += "<polygon points=\"\(list)\"\(paint(fill: fill, stroke: stroke))\(veil)/>\n"
    if let pattern, Ink.wrapped(pattern) > 0 {
      patterns.insert(Ink.wrapped(pattern))
      body +=
        "<polygon points=\"\(list)\" fill=\"url(#\(id)-p\(Ink.wrapped(pattern)))\" stroke=\"none\"/>\n"
    }
  }

  mutating func box(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ fill: Ink, opacity: Double = 1,
    stroke: Ink = .none, pattern: Int? = nil
  ) {
    area(
      [(x, y), (x + width, y), (x + width, y + height), (x, y + height)], fill, opacity: opacity,
      stroke: stroke, pattern: pattern)
  }

  mutating func point(
    _ x: Double, _ y: Double, _ ink: Ink, shape: Shape = .circle, size: Double = 6
  ) {
    switch shape {
    case .circle, .ring:
      let fill: Ink = shape == .ring ? .paper : ink
      body +=
        "<circle cx=\"\(Drawing.number(x))\" cy=\"\(Drawing.number(y))\" r=\"\(Drawing.number(size))\""
        + "\(paint(fill: fill, stroke: ink)) stroke-width=\"2\"/>\n"
    case .square: box(x - size, y - size, 2 * size, 2 * size, ink)
    case .diamond:
      let far = size * 1.35
      area([(x, y - far), (x + far, y), (x, y + far), (x - far, y)], ink)
    case .triangle:
      let far = size * 1.25
      area([(x, y - far), (x + far, y + size), (x - far, y + size)], ink)
    case .cross:
      line(x - size, y - size, x + size, y + size, ink, width: 3)
      line(x - size, y + size, x + size, y - size, ink, width: 3)
    }
  }

  /// - Parameters:
  ///   - y: of the base line.
  ///   - halo: a border in the page's colour, for texts that lie on something.
  mutating func text(
    _ x: Double, _ y: Double, _ text: String, _ anchor: Anchor = .start, size: Double = 15,
    bold: Bool = false, ink: Ink = .ink, halo: Bool = false
  ) {
    guard !text.isEmpty else { return }
    let weight = bold ? " font-weight=\"700\"" : ""
    let border =
      halo
      ? "\(paint(fill: ink, stroke: .paper)) stroke-width=\"4\" paint-order=\"stroke\""
      : paint(fill: ink, stroke: .none)
    body +=
      "<text x=\"\(Drawing.number(x))\" y=\"\(Drawing.number(y))\" text-anchor=\"\(anchor.rawValue)\""
      + " font-size=\"\(Drawing.number(size))\"\(weight)\(border)>\(Markup.escaped(text))</text>\n"
  }

  /// Several lines, the first with its base line at `y`.
  mutating func lines(
    _ x: Double, _ y: Double, _ lines: [String], _ anchor: Anchor = .start, size: Double = 15,
    bold: Bool = false, ink: Ink = .ink, halo: Bool = false
  ) {
    for (index, line) in lines.enumerated() {
      text(
        x, y + Double(index) * size * 1.25, line, anchor, size: size, bold: bold, ink: ink,
        halo: halo)
    }
  }

  /// The definitions of the patterns that were used.
  var definitions: String {
    if patterns.isEmpty { return "" }
    let strokes = [
      "", "M0 8L8 0", "M4 3V5M3 4H5", "M0 4H8", "M0 0L8 8M0 8L8 0", "M4 0V8", "M0 0L8 8",
      "M0 4H8M4 0V8",
    ]
    var text = "<defs>\n"
    for index in patterns.sorted() where strokes.indices.contains(index) {
      text +=
        "<pattern id=\"\(id)-p\(index)\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
        + "<path d=\"\(strokes[index])\"\(paint(fill: .none, stroke: .paper)) stroke-width=\"1.5\"/>"
        + "</pattern>\n"
    }
    return text + "</defs>\n"
  }

  /// The colours as properties that a page may set, and their values on a dark page.
  static let style: String = {
    let dark: [(Ink, String)] = [
      (.ink, "#f2f2f2"), (.muted, "#c4c4c4"), (.grid, "#4a4a4a"), (.paper, "#161616"),
      (.series(0), "#4BA3DB"), (.series(1), "#F08A3C"), (.series(2), "#2DC79A"),
      (.series(3), "#DDA0C2"), (.series(4), "#F0B93A"), (.series(5), "#8CCFF2"),
      (.series(6), "#B39ACF"), (.series(7), "#B5B5B5"),
    ]
    let light = dark.map { "--gofal-\($0.0.name ?? ""):\($0.0.colour)" }.joined(separator: ";")
    let night = dark.map { "--gofal-\($0.0.name ?? ""):\($0.1)" }.joined(separator: ";")
    let rules = dark.map { ink, _ in
      let name = ink.name ?? ""
      return ".gofal-chart .f-\(name){fill:var(--gofal-\(name),\(ink.colour))}"
        + ".gofal-chart .k-\(name){stroke:var(--gofal-\(name),\(ink.colour))}"
    }.joined()
    return ".gofal-chart{\(light)}@media (prefers-color-scheme:dark){.gofal-chart{\(night)}}"
      + "@media print{.gofal-chart{\(light)}}\(rules)"
  }()
}
