import Testing

@testable import Evidence

@Suite("Outcomes")
struct OutcomeTests {
  @Test("No two outcomes have the same id")
  func unique() {
    #expect(Set(Outcome.all.map(\.id)).count == Outcome.all.count)
  }

  @Test("There are eight headlines, fixed before any run")
  func headlines() {
    #expect(
      Set(Outcome.all.filter(\.isHeadline).map(\.id)) == [
        "people_served", "wait_mean", "unmet_hours", "carer_hours", "carers_seen", "turnover",
        "handed_back", "authority_spend",
      ])
  }

  @Test("No headline follows from the mix alone, and each has a better direction")
  func headlinesAreOpen() {
    for outcome in Outcome.all where outcome.isHeadline {
      #expect(outcome.origin != .construction && outcome.direction != .neither, "\(outcome.id)")
    }
  }

  @Test("The outcomes stand heading by heading, and every heading has some")
  func headings() {
    var seen: [Heading] = []
    for outcome in Outcome.all where outcome.heading != seen.last { seen.append(outcome.heading) }
    #expect(seen == Heading.allCases)
  }

  @Test("Some difference of every outcome matters")
  func differences() {
    for outcome in Outcome.all {
      #expect(outcome.smallestDifference > 0 && outcome.smallestDifference.isFinite)
    }
  }

  @Test("Everything that a person reads is there in both languages, as whole sentences")
  func texts() {
    for outcome in Outcome.all {
      expectLabel(outcome.label, outcome.id)
      expectSentence(outcome.explanation, outcome.id)
      #expect(!outcome.unit.en.isEmpty && !outcome.unit.cy.isEmpty, "\(outcome.id)")
    }
  }

  @Test("A unit in words differs between the languages")
  func units() {
    for outcome in Outcome.all where !["%", "£"].contains(outcome.unit.en) {
      #expect(outcome.unit.en != outcome.unit.cy, "\(outcome.id)")
    }
  }

  @Test("An outcome is found by its id, and nothing by another")
  func named() {
    #expect(Outcome.named("turnover")?.heading == .people)
    #expect(Outcome.named("Turnover") == nil)
  }
}
