import Analysis
import Evidence
import Experiments
import Foundation
import FoundationXML
import Testing

@testable import CareMarket
@testable import Reports

@Suite("Reports")
struct ReportTests {
  /// Two scenarios, draws of two replicates, of made-up outcomes: the second spends 250,000 more
  /// and leaves less need unmet. One parameter has the number of the draw as its value.
  ///
  /// - Parameter unmet: the change in unmet need in a draw.
  static func material(
    title: Text = Text(en: "More care", cy: "Mwy o ofal"), draws: Int = 40,
    unmet: (_ draw: Int) -> Double = { -3 - 0.05 * Double($0) }
  ) -> ReportMaterial {
    let columns = Column.columns(years: 1)
    var results = Results(
      scenarios: ["baseline", "more-care"], columns: columns, fixedParameters: false)
    for block in 0..<(2 * draws) {
      let draw = block / 2 + 1
      func values(_ scenario: Int) -> [Double] {
        columns.indices.map { column in
          let noise = Double((block * 7919 + column * 104729 + scenario * 31) % 1000) / 1000
          let base = 100 + 10 * Double(draw) + noise
          guard scenario == 1 else { return base }
          switch columns[column].outcome {
          case "authority_spend": return base + 250_000 + 1000 * Double(draw)
          case "unmet_hours": return base + unmet(draw)
          default: return base
          }
        }
      }
      results.append(
        Block(
          draw: draw, replicate: block % 2 + 1,
          runs: [.complete(values(0)), .complete(values(1))]))
    }
    let area = Area.all[0]
    let base = Scenario(
      id: "baseline", title: Text(en: "Today", cy: "Heddiw"), area: area, years: 1)
    var other = Scenario(id: "more-care", title: title, area: area, years: 1)
    other.choices["levers.fee_change"] = .amount(Ramp(0.05))
    let fee = Setting.all.first { $0.kind == .fact && $0.spread == nil }
    var material = ReportMaterial(
      scenarios: [base, other].map {
        .init(id: $0.id, title: $0.title, parts: [$0], texts: [($0.id, "title: {en: '<b>'}\n")])
      }, results: results, outcomes: Outcome.all, settings: Setting.all,
      models: CareModel.all.map { ($0.id, $0.name) },
      cautions: [Text(en: "A caution & a note", cy: "Rhybudd & nodyn")],
      conduct: .init(
        version: "1", commandLine: ["gofal", "report"], seed: 1, draws: 40, replications: 2,
        generator: "philox", start: "2026-03-01T09:30:00Z", end: "2026-03-01T09:31:00Z",
        build: [("compiler", "Swift")], digest: String(repeating: "0", count: 64), sentences: []),
      facts: { draw in [fee?.key ?? "": Double(draw)] })
    if let fee {
      material.parameters = [.init(setting: fee, values: (1...draws).map { Double($0) })]
    }
    material.uniforms = Uniforms(seed: 1) { _, stream, index in
      let x = sin(Double(index) * 12.9898 + Double(stream % 97) * 78.233) * 43758.5453
      return x - x.rounded(.down)
    }
    return material
  }

  @Test("A report opens with the answer, and has every part", arguments: Language.allCases)
  func parts(language: Language) {
    let report = Report(Self.material(), as: .full)
    #expect(
      report.sections.map(\.id) == [
        "answer", "comparison", "gains", "uncertainty", "assumptions", "limits", "conduct",
        "checklists",
      ])
    let page = HTMLPage(report, other: "r.cy.html").text(language)
    #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
    #expect(page.contains("href=\"r.cy.html\" hreflang=\"\(language.other.rawValue)\""))
    #expect(!page.contains("<script") && !page.contains("src=\"http"))
    #expect(page.utf8.count < 2 << 20)
    #expect(page.contains(language == .english ? "1 March 2026, 09:30" : "1 Mawrth 2026, 09:30"))
    let ids = page.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
  }

  @Test("The finding of the headlines is the surest change")
  func finding() {
    let chart = Self.material().table.headlineChart(other: 0, id: "x")
    #expect(
      chart?.heading.finding.en.hasPrefix(
        "More care: the surest change is in unmet need, −4.02 hours/week")
        == true, "\(chart?.heading.finding.en ?? "")")
    #expect(
      chart?.heading.finding.cy.hasPrefix("Mwy o ofal: y newid sicraf: Angen heb ei ddiwallu")
        == true)
  }

  @Test("A parameter on which the difference hangs stands out, one that is idle does not")
  func tornado() throws {
    var material = Self.material()
    let spend = try #require(Outcome.named("authority_spend"))
    #expect(material.tornado(spend, scenario: 1)?.bars.count == 1)
    let setting = try #require(material.parameters.first?.setting)
    material.parameters = [
      .init(setting: setting, values: (1...40).map { Double($0 * 17 % 41) })
    ]
    #expect(material.tornado(spend, scenario: 1)?.bars.isEmpty == true)
  }

  @Test(
    "The dearer scenario is never best where its gain is worth nothing, and always where it is worth much"
  )
  func acceptability() throws {
    let chart = try #require(Self.material().acceptability)
    #expect(chart.worths.first == 0)
    #expect(chart.curves.map { $0.probabilities.first } == [1, 0])
    // 250,000 and more a year for 3 to 5 hours of unmet need a week: worth it in all draws at three times
    // the ratio of the means.
    #expect(chart.curves.map { $0.probabilities.last } == [0, 1])
    for point in chart.worths.indices {
      #expect(abs(chart.curves.reduce(0) { $0 + $1.probabilities[point] } - 1) < 1e-9)
    }
    #expect(chart.heading.finding.en.contains("More care"))
    let worths = chart.numbers(.english).rows.compactMap { row -> String? in
      if case .cells(let cells) = row { cells.first } else { nil }
    }
    #expect(Set(worths).count == chart.worths.count)
  }

  @Test("Ranks are probabilities, and an option that is better by every heading is always first")
  func ranks() throws {
    var material = Self.material()
    let chart = try #require(material.ranks)
    for option in chart.options { #expect(abs(option.ranks.reduce(0, +) - 1) < 1e-9) }
    material.outcomes = ["unmet_hours", "authority_spend"].compactMap(Outcome.named)
    // Dearer in every draw and better in every draw: first as often as its gain weighs more.
    let two = try #require(material.ranks)
    #expect(two.options.allSatisfy { (0.2...0.8).contains($0.ranks[0]) })
    material.uniforms = nil
    #expect(material.ranks == nil)
  }

  @Test("A region in which it gets worse is shown where draws that were not searched confirm it")
  func failure() throws {
    let turning = Self.material(draws: 120) { $0 > 80 ? 4 : -3 }
    guard case .chart(let found)? = turning.failure(of: 1), let chart = found as? PeelingChart
    else {
      Issue.record("no chart")
      return
    }
    let label = try #require(turning.parameters.first?.setting.label)
    #expect(chart.heading.finding.en.contains("\(label.en): at least"))
    // Draws 81 to 120 are worse, a third of all; the searched limit lies within a slice of that.
    #expect(chart.heading.description.en.contains("in 33% of all"))
    let chosen = chart.steps[chart.chosen]
    #expect(chosen.coverage > 0.9 && chosen.density > 0.8 && chosen.restricted == 1)
    // A parameter that has nothing to do with it.
    var idle = turning
    idle.parameters = idle.parameters.map {
      .init(setting: $0.setting, values: (1...120).map { Double($0 * 41 % 121) })
    }
    guard case .paragraph(let text)? = idle.failure(of: 1) else {
      Issue.record("a region was found by chance")
      return
    }
    #expect(text.en.contains("no region"))
    #expect(Self.material(draws: 99) { $0 > 60 ? 4 : -3 }.failure(of: 1) == nil)
  }

  @Test("What the answer rests on is named from fifty draws on")
  func movers() {
    let page = MarkdownPage(Report(Self.material(draws: 60), as: .full), other: nil).text(.english)
    #expect(page.contains("What the answer rests on"))
    #expect(Self.material().movers == nil)
  }

  @Test("Markup in titles, names and files is shown as text, in HTML and Markdown")
  func escaping() {
    let title = Text(
      en: "<script>alert(\"1\")</script> & \u{202E}'x'", cy: "</h1><img src=x> \u{202E}|**[a](b)**")
    let report = Report(Self.material(title: title), as: .full)
    for language in Language.allCases {
      let page = HTMLPage(report, other: "a\"b.html").text(language)
      #expect(!page.contains("<script>") && !page.contains("<img") && !page.contains("<b>"))
      #expect(!page.unicodeScalars.contains("\u{202E}"))
      let markdown = MarkdownPage(report, other: nil).text(language)
      #expect(!markdown.contains("<script>") && !markdown.contains("<img"))
      #expect(!markdown.contains("[a](b)"))
      #expect(!markdown.unicodeScalars.contains("\u{202E}"))
    }
  }

  @Test(
    "The scorecard has eight standards, each with its words or its silence, and whole lines",
    arguments: Language.allCases)
  func scorecard(language: Language) {
    let page = MarkdownPage(Report(scorecard: Self.material()), other: nil).text(language)
    #expect(QualityStandard.all.count == 8)
    for standard in QualityStandard.all {
      #expect(page.contains(standard.name[language]), "\(standard.entry)")
      #expect(Register.entry(standard.entry) != nil, "\(standard.entry)")
      for id in standard.outcomes { #expect(Outcome.named(id) != nil, "\(id)") }
    }
    // An end of line inside a paragraph would be shown as a character that is not text.
    #expect(!page.contains("u{A}"))
    #expect(page.contains("†"))
  }

  @Test("What a person must write in the checklists is marked, and what is known is filled in")
  func checklists() {
    let page = MarkdownPage(Report(Self.material(), as: .full), other: nil).text(.english)
    #expect(page.components(separatedBy: "✎ to be written").count > 8)
    #expect(page.contains("Generator philox, seed 1."))
  }

  @Test("One person's waits and hours are added up by identity")
  func person() {
    func event(_ week: Double, _ name: String, amount: Double = .nan, worker: String = "")
      -> TraceEvent
    {
      TraceEvent(
        scenario: 0, week: week, event: name, person: "person 7", worker: worker,
        provider: name == "care_started" ? "independent 3" : "", amount: amount)
    }
    let found = PersonInWorlds(
      person: 7,
      worlds: [
        .init(
          title: Text(en: "A", cy: "A"),
          events: [
            event(1, "enquired", amount: 10), event(4, "care_started", amount: 10),
            event(4, "carer_named", worker: "worker 1"), event(20, "hours_given", amount: 160),
            event(20, "handed_back"), event(22, "died"),
          ]),
        .init(title: Text(en: "B", cy: "B"), events: [event(1, "enquired", amount: 10)]),
      ], weeks: 52, models: [("independent", Text(en: "Independent", cy: "Annibynnol"))])
    #expect(found.exists && found.mostChanged == [7])
    let page = MarkdownPage(found.report, other: nil).text(.english)
    #expect(page.contains("| Waiting (weeks) | 5.0 | 51.0 |"))
    #expect(page.contains("| Hours of paid care | 160 | 0 |"))
    #expect(page.contains("1 wait longer"))
    #expect(page.contains("Care starts, 10.0 hours a week, from: Independent, number 3."))
  }
}
