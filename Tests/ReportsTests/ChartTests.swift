import Evidence
import Foundation
import FoundationXML
import Testing

@testable import Reports

@Suite("Charts")
struct ChartTests {
  @Test(
    "Every chart is well-formed in both languages at every width", arguments: [320.0, 760, 1920])
  func wellFormed(width: Double) {
    for chart in ChartSamples.all {
      for language in Language.allCases {
        let svg = chart.svg(language, width: width)
        let reader = SVGReader()
        #expect(reader.read(svg), "\(chart.heading.id) \(language)")
        #expect(reader.root["role"] == "img")
        #expect(reader.root["lang"] == language.rawValue)
        #expect(reader.titles == [chart.heading.finding[language]])
        #expect(reader.descriptions == [chart.heading.description[language]])
      }
    }
  }

  /// A browser judges these pages where `GOFAL_CHARTS` names a folder for them (`.ci/pages`).
  @Test("A page holds all charts, each with a name of its own", arguments: Language.allCases)
  func page(language: Language) throws {
    let report = Report(
      title: Text(en: "All charts", cy: "Pob siart"), subtitle: Text(en: "", cy: ""),
      sections: [
        .init(
          id: "charts", heading: Text(en: "Charts", cy: "Siartiau"),
          blocks: ChartSamples.all.map { .chart($0) })
      ])
    let page = HTMLPage(report, other: nil).text(language)
    let ids = page.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
    for chart in ChartSamples.all {
      #expect(page.contains(Markup.escaped(chart.heading.finding[language])))
    }
    if let folder = ProcessInfo.processInfo.environment["GOFAL_CHARTS"] {
      try page.write(
        toFile: folder + "/charts.\(language.rawValue).html", atomically: true, encoding: .utf8)
    }
  }

  @Test(
    "No text leaves the page, and no two texts cover each other", arguments: [320.0, 760, 1920])
  func textsFit(width: Double) {
    for chart in ChartSamples.all {
      for language in Language.allCases {
        let reader = SVGReader()
        #expect(reader.read(chart.svg(language, width: width)))
        let boxes = reader.texts
        for box in boxes {
          #expect(
            box.left >= -0.5 && box.right <= width + 0.5 && box.top >= -0.5
              && box.bottom <= reader.height + 0.5,
            "\(chart.heading.id) \(language.rawValue) \(Int(width)): \(box.text) is clipped")
        }
        for (index, one) in boxes.enumerated() {
          for other in boxes[(index + 1)...] where one.covers(other) {
            Issue.record(
              "\(chart.heading.id) \(language.rawValue) \(Int(width)): '\(one.text)' covers '\(other.text)'"
            )
          }
        }
      }
    }
  }

  @Test("Markup in a title is shown as text")
  func markup() {
    var chart = ChartSamples.ranks
    chart.heading.finding = Text(
      en: "<script>alert(\"1\")</script> & \u{202E}abc ]]> \u{0}", cy: "'\u{1B}[31m'")
    chart.options[0].label = Text(en: "</text><a href='x'>", cy: "\u{FFFE}")
    for language in Language.allCases {
      let svg = chart.svg(language)
      let reader = SVGReader()
      #expect(reader.read(svg))
      #expect(!reader.elements.contains("script"))
      #expect(!reader.elements.contains("a"))
      #expect(!svg.unicodeScalars.contains("\u{202E}"))
      #expect(!svg.unicodeScalars.contains("\u{1B}"))
    }
    #expect(chart.svg(.english).contains("\\u{202E}abc"))
  }

  @Test("Charts of nothing, and of what is not finite, are still charts")
  func degenerate() {
    let heading = ChartSamples.heading("empty", "Nothing", "Dim")
    let none = Text(en: "", cy: "")
    let charts: [any Chart] = [
      DifferenceChart(heading: heading, rows: [], axis: none, unit: none),
      DistributionChart(
        heading: heading, values: [.nan, .infinity, 1e300, -1e300], direction: .more, axis: none,
        unit: none),
      DistributionChart(heading: heading, values: [], direction: .neither, axis: none, unit: none),
      DistributionChart(
        heading: heading, values: [3, 3, 3], direction: .more, axis: none, unit: none),
      FanChart(
        heading: heading, times: [], bands: [.init(label: none, median: [], wide: [])], axis: none,
        unit: none),
      MixChart(heading: heading, times: [0], parts: [.init(label: none, shares: [])]),
      WaterfallChart(
        heading: heading, startLabel: none, start: .nan,
        steps: [.init(label: none, change: .infinity, error: .nan)], endLabel: none, axis: none,
        unit: none),
      TornadoChart(heading: heading, centre: .nan, bars: [], axis: none, unit: none),
      AcceptabilityChart(
        heading: heading, worths: [0],
        curves: [.init(label: none, probabilities: [.nan], errors: [.nan])], axis: none, unit: none),
      TradeOffChart(
        heading: heading, options: [], x: .init(title: none, unit: none),
        y: .init(title: none, unit: none)),
      RankChart(heading: heading, options: [.init(label: none, ranks: [.nan])], draws: 0),
      AreaGridChart(heading: heading, tiles: [], axis: none, unit: none),
      PeelingChart(heading: heading, steps: [], chosen: -1),
    ]
    for chart in charts {
      #expect(SVGReader().read(chart.svg(.english)))
      #expect(SVGReader().read(chart.svg(.welsh, width: .nan)))
      _ = chart.numbers(.welsh).html()
    }
  }

  @Test("Every number that a chart draws is in its table")
  func numbers() {
    for chart in ChartSamples.all {
      let table = chart.numbers(.welsh)
      #expect(!table.rows.isEmpty)
      for case .cells(let cells) in table.rows {
        #expect(cells.count == table.columns.count, "\(chart.heading.id)")
      }
    }
  }

  @Test("Text drawn in Welsh is not the English one")
  func welsh() {
    for chart in ChartSamples.all {
      let english = SVGReader()
      let welsh = SVGReader()
      #expect(english.read(chart.svg(.english)) && welsh.read(chart.svg(.welsh)))
      let same = Set(english.texts.map(\.text)).intersection(welsh.texts.map(\.text))
        .filter { $0.contains { $0.isLetter } }
      // Names that are the same in both languages, and letters of the trade-off's options.
      let allowed: Set = [
        "Conwy", "Gwynedd", "Ceredigion", "Powys", "Torfaen", "Blaenau Gwent", "Rhondda Cynon",
        "Taf", "Rhondda Cynon Taf", "A", "B", "C", "Blaenau", "Gwent",
      ]
      #expect(same.subtracting(allowed).isEmpty, "\(chart.heading.id): \(same)")
    }
  }

  @Test("Ticks cover the data, are round, and hold zero where asked")
  func ticks() {
    for (data, withZero) in [
      ([3.2, 17.9], false), ([-4.4, 7], true), ([0.001, 0.0042], true), ([5, 5], false),
      ([-2e9, 3e9], true), ([0, 0], true),
    ] {
      let ticks = Ticks(data, withZero: withZero)
      #expect(ticks.low <= (data.min() ?? 0) + 1e-9 * ticks.step)
      #expect(ticks.high >= (data.max() ?? 0) - 1e-9 * ticks.step)
      #expect(ticks.values.count >= 2 && ticks.values.count <= 13)
      if withZero { #expect(ticks.values.contains(0)) }
      let leading = ticks.step / powerOfTen(decimalExponent(ticks.step * 1.0000001))
      #expect([1, 2, 5].contains { ($0 - leading).magnitude < 1e-6 })
    }
    #expect(
      Ticks([0, 2_500_000], withZero: true).label(
        1_500_000, unit: ChartSamples.money, .welsh) == "£1.5 miliwn")
    #expect(
      Ticks([-4, 4], withZero: true).label(-2, unit: ChartSamples.percent, .english, sign: true)
        == "−2%")
  }

  @Test("Places that are spread keep their order, their gap and their bounds")
  func spreading() {
    let moved = spread([10, 11, 12, 95], gap: 20, within: 0...100)
    #expect(moved == moved.sorted())
    #expect(zip(moved, moved.dropFirst()).allSatisfy { $1 - $0 >= 20 - 1e-9 })
    #expect(moved.allSatisfy { (0...100).contains($0) })
  }
}

/// Reads an SVG as any program would, and keeps what the tests ask for.
final class SVGReader: NSObject, XMLParserDelegate {
  struct Box {
    var text: String
    var left, right, top, bottom: Double

    func covers(_ other: Box) -> Bool {
      left < other.right - 1 && other.left < right - 1 && top < other.bottom - 1
        && other.top < bottom - 1
    }
  }

  private(set) var root: [String: String] = [:]
  private(set) var titles: [String] = []
  private(set) var descriptions: [String] = []
  private(set) var texts: [Box] = []
  private(set) var elements: Set<String> = []
  private(set) var height = 0.0
  private var characters = ""
  private var attributes: [String: String] = [:]

  func read(_ svg: String) -> Bool {
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    return parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    if elements.isEmpty {
      root = attributes
      height = Double(attributes["height"] ?? "") ?? 0
    }
    elements.insert(name)
    self.attributes = attributes
    characters = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    characters += string
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    switch name {
    case "title": titles.append(characters)
    case "desc": descriptions.append(characters)
    case "text":
      let size = Double(attributes["font-size"] ?? "") ?? 0
      let x = Double(attributes["x"] ?? "") ?? .nan
      let y = Double(attributes["y"] ?? "") ?? .nan
      let width = TextMeasure.width(
        characters, size: size, bold: attributes["font-weight"] == "700")
      let left =
        switch attributes["text-anchor"] {
        case "middle": x - width / 2
        case "end": x - width
        default: x
        }
      texts.append(
        Box(
          text: characters, left: left, right: left + width, top: y - size * 0.76,
          bottom: y + size * 0.24))
    default: break
    }
  }
}
