import Evidence
import Testing

@testable import Reports

@Suite("The table of a comparison")
struct ComparisonTableTests {
  static func outcome(
    _ id: String, _ heading: Heading, unit: Text, _ direction: Direction,
    _ origin: Outcome.Origin, headline: Bool = false, _ en: String, _ cy: String
  ) -> Outcome {
    Outcome(
      id, heading, unit: unit, direction, smallestDifference: 1, origin: origin,
      isHeadline: headline, label: Text(en: en, cy: cy), explanation: Text(en: en, cy: cy))
  }

  static let hours = Text(en: "hours/week", cy: "awr/wythnos")
  static let money = Text(en: "£/year", cy: "£/blwyddyn")
  static let percent = Text(en: "%", cy: "%")

  static let table = ComparisonTable(
    reference: .init(id: "baseline", title: Text(en: "Today's market", cy: "Marchnad heddiw")),
    others: [.init(id: "micro", title: Text(en: "More micro-care", cy: "Mwy o ficro-ofal"))],
    lines: [
      .init(
        outcome: outcome(
          "unmet", .wellbeing, unit: hours, .less, .behaviour, headline: true, "Unmet need",
          "Angen heb ei ddiwallu"), reference: .init(mean: 412.3, error: 9),
        differences: [
          .init(
            mean: -32.4, simulationError: 3.1, range: -50.2 ... -9.1, better: 0.98,
            isResolved: true, isRobust: true)
        ]),
      .init(
        outcome: outcome(
          "spend", .money, unit: money, .less, .number, headline: true, "Authority's spend",
          "Gwariant yr awdurdod"), reference: .init(mean: 18_403_441.7, error: 60_000),
        differences: [
          .init(
            mean: 1_203_441.7, simulationError: 40_000, range: -300_000...2_600_000, better: 0.11,
            isResolved: true, isRobust: false)
        ]),
      .init(
        outcome: outcome(
          "choice", .people, unit: percent, .more, .behaviour, "Choice", "Dewis"),
        reference: .init(mean: 41.2, error: 0.4), differences: [nil]),
      .init(
        outcome: outcome(
          "mix", .people, unit: percent, .neither, .construction, "Rebalanced", "Ail-gydbwyswyd"),
        reference: .init(mean: 12, error: 0),
        differences: [
          .init(
            mean: 28, simulationError: 0, range: nil, better: nil, isResolved: false,
            isRobust: false)
        ]),
    ], draws: 100,
    cautions: [
      Text(
        en: "The fee is outside what was seen.",
        cy: "Mae'r ffi y tu hwnt i'r hyn a welwyd.")
    ])

  @Test("In English: headlines, headings, what follows by construction, the legend, plain words")
  func english() {
    #expect(
      Self.table.plain(.english) == """
        More micro-care, compared with: Today's market
        outcome (unit)                reference  difference  ± error           90% range  better
        ────────────────────────────────────────────────────────────────────────────────────────────
        HEADLINES
        Unmet need (hours/week) †           412       −32.4      3.1       −50.2 to −9.1     98%  ●◆
        Authority's spend (£/year) †     £18.4m     +£1.20m   £0.04m  −£0.30m to +£2.60m     11%  ●

        PEOPLE
        Choice (%)                        41.2%           –        –                   –       –

        BY CONSTRUCTION (FOLLOWS FROM THE MIX ALONE)
        Rebalanced (%)                    12.0%       +28.0        –                   –       –

        ± error: half of the 95% interval of the simulation. 90% range: of the expected difference, over
        what nobody knows. better: the probability, over the same, that the expected difference is for the
        better.
        ● resolved: the simulation interval excludes zero. ◆ robust: the 90% range excludes zero. The marks
        of the headlines hold for all of them together, so that one may lack a mark although its own range
        excludes zero; the rest is exploratory. Differences of percentages are in percentage points.

        More micro-care: what changes most among the headlines: Authority's spend (+£1.20m/year); Unmet need
        (−32.4 hours/week). Not known, since the direction depends on what nobody knows (all headlines
        judged together): Authority's spend. What rests on numbers that were put in: Authority's spend. What
        rests on how people, workers, providers and the authority behave: Unmet need.
        † Outside the evidence: The fee is outside what was seen.

        """)
  }

  @Test("In Welsh, word for word")
  func welsh() {
    #expect(
      Self.table.plain(.welsh) == """
        Mwy o ficro-ofal, o'i gymharu â: Marchnad heddiw
        canlyniad (uned)                       cyfeirio  gwahaniaeth  ± gwall       amrediad 90%  gwell
        ───────────────────────────────────────────────────────────────────────────────────────────────────
        PRIF GANLYNIADAU
        Angen heb ei ddiwallu (awr/wythnos) †       412        −32.4      3.1       −50.2 i −9.1    98%  ●◆
        Gwariant yr awdurdod (£/blwyddyn) †      £18.4m      +£1.20m   £0.04m  −£0.30m i +£2.60m    11%  ●

        POBL
        Dewis (%)                                 41.2%            –        –                  –      –

        DRWY DDIFFINIAD (YN DILYN O'R CYMYSGEDD YN UNIG)
        Ail-gydbwyswyd (%)                        12.0%        +28.0        –                  –      –

        ± gwall: hanner cyfwng 95% yr efelychiad. amrediad 90%: amrediad y gwahaniaeth disgwyliedig, dros yr
        hyn nad oes neb yn ei wybod. gwell: y tebygolrwydd, dros yr un peth, bod y gwahaniaeth disgwyliedig
        er gwell.
        ● pendant: nid yw cyfwng yr efelychiad yn cynnwys sero. ◆ cadarn: nid yw'r amrediad 90% yn cynnwys
        sero. Mae marciau'r prif ganlyniadau yn dal ar gyfer pob un ohonynt gyda'i gilydd, felly gall un fod
        heb farc er nad yw ei amrediad ei hun yn cynnwys sero; archwiliadol yw'r gweddill. Mewn pwyntiau
        canran y mae gwahaniaethau rhwng canrannau.

        Mwy o ficro-ofal: yr hyn sy'n newid fwyaf ymhlith y prif ganlyniadau: Gwariant yr awdurdod (+£1.20
        miliwn/blwyddyn); Angen heb ei ddiwallu (−32.4 awr/wythnos). Ni wyddys, gan fod y cyfeiriad yn
        dibynnu ar yr hyn nad oes neb yn ei wybod (a barnu'r holl brif ganlyniadau gyda'i gilydd): Gwariant
        yr awdurdod. Yr hyn sy'n dibynnu ar rifau a roddwyd i mewn: Gwariant yr awdurdod. Yr hyn sy'n
        dibynnu ar sut y mae pobl, gweithwyr, darparwyr a'r awdurdod yn ymddwyn: Angen heb ei ddiwallu.
        † Y tu hwnt i'r dystiolaeth: Mae'r ffi y tu hwnt i'r hyn a welwyd.

        """)
  }

  @Test("Where the draws are too few to say what a difference rests on, that is what is said")
  func fewDraws() {
    var table = Self.table
    table.isScreened = true
    table.draws = 20
    for (language, few, none) in [
      (Language.english, "Too few draws (20) to tell which", "No single parameter stands out"),
      (.welsh, "Nid yw 20 set o baramedrau'n ddigon", "Nid oes un paramedr yn sefyll allan"),
    ] {
      let text = table.plain(language, width: 2000)
      #expect(text.contains(few) && !text.contains(none))
      var more = table
      more.draws = 50
      let other = more.plain(language, width: 2000)
      #expect(other.contains(none) && !other.contains(few))
    }
  }

  @Test("No line is wider than was asked, down to 80 cells")
  func widths() {
    for language in Language.allCases {
      for line in Self.table.plain(language, width: 90).split(separator: "\n") {
        #expect(displayWidth(String(line)) <= 90, "\(line)")
      }
    }
  }

  @Test("Markdown holds every number of the plain table")
  func markdown() {
    let text = Self.table.markdown(.english)
    #expect(
      text.contains(
        "| Unmet need (hours/week) † | 412 | −32.4 | 3.1 | −50.2 to −9.1 | 98% | ●◆ |"))
    #expect(text.contains("| Rebalanced (%) | 12.0% | +28.0 | – | – | – |  |"))
  }

  @Test("A single scenario has levels with their errors, and no marks")
  func levels() {
    var table = Self.table
    table.others = []
    table.cautions = []
    let text = table.plain(.english)
    #expect(text.hasPrefix("Today's market\n"))
    #expect(text.contains("Unmet need (hours/week)"))
    #expect(!text.contains("●"))
    #expect(table.paragraph(.english).isEmpty)
  }

  @Test("One set of parameters says nothing of what nobody knows")
  func oneDraw() {
    var table = Self.table
    table.draws = 1
    #expect(
      table.paragraph(.english).contains(
        "With one set of parameters, nothing can be said of what nobody knows."))
    #expect(
      table.paragraph(.welsh).contains(
        "Gydag un set o baramedrau, ni ellir dweud dim am yr hyn nad oes neb yn ei wybod."))
  }

  @Test("An effect below the smallest difference that matters is called so")
  func small() {
    var table = Self.table
    table.lines[0].outcome.smallestDifference = 100
    #expect(
      table.paragraph(.english).contains(
        "Smaller than the smallest difference that matters: Unmet need."))
  }

  @Test("Titles from files are shown as they are written")
  func hostile() {
    var table = Self.table
    table.others[0].title = Text(en: "\u{1B}[2J|`x` \u{202E}", cy: "b")
    #expect(!table.plain(.english).unicodeScalars.contains("\u{1B}"))
    #expect(table.markdown(.english).contains("\\|\\`x\\`"))
    #expect(!table.markdown(.english).unicodeScalars.contains("\u{202E}"))
  }

  @Test("The headlines' chart has a row for each, divided by the smallest difference that matters")
  func chart() throws {
    var table = Self.table
    table.lines[0].outcome.smallestDifference = 8.1
    let chart = try #require(table.headlineChart(other: 0, id: "headlines"))
    #expect(chart.rows.map(\.label.en) == ["Unmet need", "Authority's spend"])
    #expect((chart.rows[0].mean - -4).magnitude < 1e-12)
    #expect(chart.rows[0].printed.cy == "−32.4 awr/wythnos")
    #expect(chart.rows[1].printed.en == "+£1.20m/year")
    #expect(
      chart.heading.finding.en
        == "More micro-care: the surest change is in unmet need, −32.4 hours/week"
    )
    for language in Language.allCases { #expect(SVGReader().read(chart.svg(language))) }
    #expect(table.headlineChart(other: 1, id: "x") == nil)
    table.lines = []
    #expect(table.headlineChart(other: 0, id: "x") == nil)
  }
}
