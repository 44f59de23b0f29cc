import Testing

@testable import Evidence

@Suite("The assumptions log, the decisions log and ageing")
struct AssumptionTests {
  private static let all = (Setting.facts + Setting.choices + Setting.spreads)

  @Test("An assumption has a reason, a knower and a reliability; a default with a source has none")
  func complete() {
    for setting in Self.all {
      guard let assumption = Assumption(setting) else {
        #expect(!setting.basis.ids.isEmpty, "\(setting.key)")
        continue
      }
      for text in [assumption.why, assumption.whoWouldKnow, assumption.reliability.label] {
        #expect(!text.en.isEmpty && !text.cy.isEmpty && text.en != text.cy, "\(setting.key)")
      }
    }
  }

  @Test("A wide range is less reliable than a narrow one")
  func reliability() throws {
    func log(_ low: Double, _ high: Double) throws -> Assumption.Reliability {
      try #require(
        Assumption(
          .fact(
            "a", .number, .uniform(low, high), in: 0...100, .assumed(en: "Why.", cy: "Pam."),
            Text(en: "a", cy: "b"), Text(en: "A.", cy: "B.")))
      ).reliability
    }
    #expect(try log(1, 1.2) == .good)
    #expect(try log(1, 3) == .fair)
    #expect(try log(1, 50) == .poor)
  }

  @Test("Every decision is said and explained in both languages, on entries that exist")
  func decisions() {
    #expect(Set(Decision.all.map(\.id)).count == Decision.all.count)
    for decision in Decision.all {
      for text in [decision.decided, decision.why] { expectSentence(text, decision.id) }
      for id in decision.evidence { #expect(Register.entry(id) != nil, "\(id)") }
    }
  }

  @Test("The latest year of a text is found, in each of the ways in which years are written")
  func years() {
    #expect("2014-25".latestYear == 2025)
    #expect("mid-2020".latestYear == 2020)
    #expect("Mar 2021".latestYear == 2021)
    #expect("2017-2023".latestYear == 2023)
    #expect("2022-23 and 2019".latestYear == 2023)
    #expect("n/a".latestYear == nil)
  }

  @Test("Figures of money age sooner than counts, and every figure with a year has a sunset")
  func sunsets() throws {
    let undated: Set = [
      "figure-turnover-growth", "figure-continuity-outcomes", "figure-continuity-hospital",
    ]
    for figure in PublicFigure.all where !undated.contains(figure.id) {
      #expect(figure.sunset != nil, "\(figure.id): \(figure.year)")
    }
    let fee = try #require(PublicFigure.withID("figure-average-fee-2023"))
    #expect(fee.sunset == 2027)
    let people = try #require(PublicFigure.withID("figure-population-wales-2020"))
    #expect(people.sunset == 2028)
  }

  @Test("What a key moves by itself is an outcome that exists, and the keys exist")
  func direct() {
    let keys = Self.all.map(\.key).filter { !Setting.directOutcomes(of: $0).isEmpty }
    #expect(keys.count > 10)
    for key in keys + ["mix.micro", "micro.turnover"] {
      for cause in Setting.directOutcomes(of: key) {
        let outcome = cause.split(separator: "@").first.map(String.init) ?? ""
        #expect(Outcome.named(outcome) != nil, "\(key): \(cause)")
      }
    }
    #expect(Setting.directOutcomes(of: "levers.cover").isEmpty)
  }
}
