import Evidence

/// The 22 local authorities as tiles of equal size, about where they lie, with a value and its range
/// in each. A list where the page is narrow.
public struct AreaGridChart: Chart {
  public struct Tile: Sendable, Hashable {
    /// Kebab-case, such as `powys`; areas that are not on the grid stand in the table only.
    public var area: String
    public var name: Text
    public var value: Double
    public var range: ClosedRange<Double>

    public init(area: String, name: Text, value: Double, range: ClosedRange<Double>) {
      self.area = area
      self.name = name
      self.value = value
      self.range = range
    }
  }

  /// Column and row of each authority, from the top left.
  static let places: [String: (column: Int, row: Int)] = [
    "ynys-mon": (1, 0), "isle-of-anglesey": (1, 0), "conwy": (2, 0), "denbighshire": (3, 0),
    "flintshire": (4, 0), "gwynedd": (2, 1), "wrexham": (4, 1), "ceredigion": (2, 2),
    "powys": (3, 2), "pembrokeshire": (0, 3), "carmarthenshire": (1, 3),
    "neath-port-talbot": (2, 3), "merthyr-tydfil": (3, 3), "blaenau-gwent": (4, 3),
    "monmouthshire": (5, 3), "swansea": (1, 4), "bridgend": (2, 4), "rhondda-cynon-taf": (3, 4),
    "caerphilly": (4, 4), "torfaen": (5, 4), "vale-of-glamorgan": (2, 5), "cardiff": (3, 5),
    "newport": (4, 5),
  ]

  public var heading: ChartHeading
  public var tiles: [Tile]
  public var axis: Text
  public var unit: Text

  public init(heading: ChartHeading, tiles: [Tile], axis: Text, unit: Text) {
    self.heading = heading
    self.tiles = tiles
    self.axis = axis
    self.unit = unit
  }

  private var rounding: Rounding {
    Rounding(
      uncertainty: tiles.map { ($0.range.upperBound - $0.range.lowerBound) / 4 }.min(),
      magnitude: tiles.map { max($0.value.magnitude, $0.range.upperBound.magnitude) }.max() ?? 0,
      unit: unit)
  }

  public func numbers(_ language: Language) -> PrintedTable {
    PrintedTable(
      caption: heading.finding[language],
      columns: [
        .init(Text(en: "authority", cy: "awdurdod")[language]),
        .init(axis[language], .trailing),
        .init(Text(en: "90% range", cy: "amrediad 90%")[language], .trailing),
      ],
      rows: tiles.map {
        [
          $0.name[language], rounding.level($0.value, language), rounding.range($0.range, language),
        ]
      })
  }

  public func draw(on canvas: inout Canvas, _ language: Language) {
    let titles = TextMeasure.lines(
      axis[language], size: 14, width: canvas.width - 2 * canvas.margin)
    canvas.drawing.lines(canvas.margin, canvas.top + 14, titles, size: 14, ink: .muted)
    let top = canvas.top + 10 + Double(titles.count) * 17.5
    let most = tiles.map(\.value.magnitude).max() ?? 0
    func shade(_ tile: Tile) -> (Ink, Double, Int?) {
      let strength = most > 0 && tile.value.isFinite ? tile.value.magnitude / most : 0
      let opacity = ((0.08 + 0.6 * strength) * 100).rounded() / 100
      return tile.value < 0 ? (.series(1), opacity, 1) : (.series(0), opacity, nil)
    }
    func range(_ tile: Tile) -> String {
      rounding.level(tile.range.lowerBound, language) + (language == .english ? " to " : " i ")
        + rounding.level(tile.range.upperBound, language)
    }
    let side = (canvas.width - 2 * canvas.margin) / 6
    let isGrid = side >= 108
    var below: Double
    if isGrid {
      let height = 92.0
      for tile in tiles {
        guard let place = AreaGridChart.places[tile.area] else { continue }
        let x = canvas.margin + Double(place.column) * side
        let y = top + Double(place.row) * height
        let (ink, opacity, pattern) = shade(tile)
        canvas.drawing.box(
          x + 2, y + 2, side - 4, height - 4, ink, opacity: opacity, stroke: .muted,
          pattern: pattern)
        var size = 13.0
        var lines = TextMeasure.lines(tile.name[language], size: size, width: side - 12)
        while size > 10,
          lines.count > 2
            || lines.contains(where: { TextMeasure.width($0, size: size) > side - 10 })
        {
          size -= 0.5
          lines = TextMeasure.lines(tile.name[language], size: size, width: side - 12)
        }
        canvas.drawing.lines(x + side / 2, y + 19, lines, .middle, size: size, halo: true)
        canvas.drawing.text(
          x + side / 2, y + 62, rounding.level(tile.value, language), .middle, size: 17, bold: true,
          halo: true)
        let text = range(tile)
        let fitted = min(12, 12 * (side - 10) / max(TextMeasure.width(text, size: 12), 1))
        canvas.drawing.text(x + side / 2, y + 80, text, .middle, size: fitted, halo: true)
      }
      let rows = tiles.compactMap { AreaGridChart.places[$0.area]?.row }.max() ?? 0
      below = top + Double(rows + 1) * height + 6
    } else {
      below = top
      for tile in tiles {
        let (ink, opacity, pattern) = shade(tile)
        canvas.drawing.box(
          canvas.margin, below + 4, 24, 34, ink, opacity: opacity, stroke: .muted,
          pattern: pattern)
        canvas.drawing.text(canvas.margin + 34, below + 17, tile.name[language], size: 14)
        canvas.drawing.text(
          canvas.margin + 34, below + 35,
          rounding.level(tile.value, language) + " (" + range(tile) + ")", size: 14, bold: true)
        below += 44
      }
    }
    canvas.notes(
      [
        isGrid
          ? Text(
            en: "Below each value: its 90% range. Hatched: below zero.",
            cy: "O dan bob gwerth: ei amrediad 90%. Wedi'u llinellu: islaw sero.")[language]
          : Text(
            en: "In brackets: the 90% range of each value. Hatched: below zero.",
            cy: "Mewn cromfachau: amrediad 90% pob gwerth. Wedi'u llinellu: islaw sero.")[language]
      ], at: below)
  }
}
