import Evidence
import Experiments
import Foundation
import FoundationXML
import Testing

@testable import CareMarket
@testable import Reports

@Suite("Reports")
struct ReportTests {
  /// Two scenarios, 40 draws of two replicates, of made-up outcomes: the second spends 250,000 more
  /// and leaves less need unmet.
  static func material(title: Text = Text(en: "More care", cy: "Mwy o ofal")) -> ReportMaterial {
    let columns = Column.columns(years: 1)
    var results = Results(
      scenarios: ["baseline", "more-care"], columns: columns, fixedParameters: false)
    for block in 0..<80 {
      let draw = block / 2 + 1
      func values(_ scenario: Int) -> [Double] {
        columns.indices.map { column in
          let noise = Double((block * 7919 + column * 104729 + scenario * 31) % 1000) / 1000
          let base = 100 + 10 * Double(draw) + noise
          guard scenario == 1 else { return base }
          switch columns[column].outcome {
          case "authority_spend": return base + 250_000 + 1000 * Double(draw)
          case "unmet_hours": return base - 3 - 0.05 * Double(draw)
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
    var material = ReportMaterial(
      scenarios: [base, other].map {
        .init(id: $0.id, title: $0.title, parts: [$0], texts: [($0.id, "title: {en: '<b>'}\n")])
      }, results: results, outcomes: Outcome.all, settings: Setting.all,
      models: CareModel.all.map { ($0.id, $0.name) },
      cautions: [Text(en: "A caution & a note", cy: "Rhybudd & nodyn")],
      conduct: .init(
        version: "1", commandLine: ["gofal", "report"], seed: 1, draws: 40, replications: 2,
        generator: "philox", start: "2026-03-01T09:30:00Z", end: "2026-03-01T09:31:00Z",
        build: [("compiler", "Swift")], digest: String(repeating: "0", count: 64), sentences: []))
    let fee = Setting.all.first { $0.kind == .fact && $0.spread == nil }
    if let fee {
      material.parameters = [.init(setting: fee, values: (1...40).map { Double($0) })]
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
