import Testing

@testable import Evidence

@Suite("The register of the five documents")
struct RegisterTests {
  @Test("All 848 entries are read, each with an id of its own")
  func complete() {
    #expect(Register.all.count == 848)
    #expect(Set(Register.all.map(\.id)).count == 848)
  }

  @Test("An entry is found by its id, and an unknown id finds nothing")
  func lookup() throws {
    let entry = try #require(Register.entry("wcpp-price-average-2018"))
    #expect(entry.source.id == "alternative-models-2020")
    #expect(entry.kind == .figure && entry.use == .parameter)
    #expect(entry.value == "£16.78 per hour (2018)")
    #expect(entry.quote.contains("£16.78 yn 2018"))
    #expect(
      entry.section
        == Text(
          en: "Challenges – Funding and market fragility",
          cy: "Heriau – Cyllido a bregusrwydd y farchnad"))
    #expect(!entry.isDerived)
    #expect(Register.entry("no-such-entry") == nil)
  }

  @Test("Each document has the number of entries taken from it")
  func documents() {
    let counts = Dictionary(grouping: Register.all, by: \.source.id).mapValues(\.count)
    #expect(
      counts == [
        "micro-care-2024": 153, "alternative-models-2020": 352, "performance-code": 77,
        "social-prescribing-2021": 215, "service-developments": 51,
      ])
  }

  @Test("No quotation is longer than twenty words, and none is empty")
  func quotations() {
    for entry in Register.all {
      let count = entry.quote.split(separator: " ").count
      #expect((1...20).contains(count), "\(entry.id)")
    }
  }

  @Test("Every entry, its section and its note are in both languages, and it bears on a care model")
  func fields() {
    for entry in Register.all {
      #expect(!entry.models.isEmpty && !entry.bearsOn.isEmpty, "\(entry.id)")
      #expect(!entry.section.en.isEmpty && !entry.section.cy.isEmpty, "\(entry.id)")
      for text in [entry.says, entry.note].compactMap(\.self) {
        #expect(!text.en.isEmpty && !text.cy.isEmpty && text.en != text.cy, "\(entry.id)")
      }
    }
  }

  @Test("Arithmetic of ours is marked and shows its working or its values")
  func derived() {
    let derived = Register.all.filter(\.isDerived)
    #expect(derived.count == 39)
    for entry in derived { #expect(entry.note != nil || entry.value != nil, "\(entry.id)") }
  }

  @Test("Care models are named by one set of ids")
  func models() {
    let known: Set = [
      "independent", "inhouse", "micro", "franchise", "latc", "buurtzorg", "cooperative",
      "norrtalje", "personalised-commissioning", "prevention-network", "unpaid-care", "other",
      "all",
    ]
    #expect(Set(Register.all.flatMap(\.models)) == known)
  }

  @Test("Every kind and use has a word in both languages")
  func labels() {
    for label in Citation.Kind.allCases.map(\.label) + Citation.Use.allCases.map(\.label) {
      #expect(!label.en.isEmpty && !label.cy.isEmpty)
    }
  }

  @Test("Every quotation stands in its document, wherever the document's text is present")
  func quotationsStand() throws {
    let texts = try Documents.texts().mapValues(normalised)
    #expect(texts["alternative-models-2020"] != nil)
    #expect(!Documents.arePresent || texts.count == Source.all.count)
    for entry in Register.all {
      guard let text = texts[entry.source.id] else { continue }
      let found = text.contains(entry.quote)
      #expect(found, "\(entry.id)")
    }
  }

  /// Entries whose value adds a share or a total that is arithmetic on the document's counts, or
  /// writes a number that the document has in words.
  static let arithmetic: Set = [
    "mc-phase1-22-las-surveyed", "mc-status-commission-directly-2", "mc-status-direct-payments-8",
    "mc-status-starting-5", "mc-status-no-plans-7", "mc-workers-prior-care-experience",
    "mc-only-one-over-four", "wcpp-unpaid-carers-2037", "sp-data-collection-41-48",
    "sp-access-routes-self-referral-61", "acd-ocp-employed-staff",
  ]

  @Test("Every number of a value stands in its document", .enabled(if: Documents.arePresent))
  func numbersStand() throws {
    let texts = try Documents.texts().mapValues { $0.replacing(",", with: "") }
    for entry in Register.all where !entry.isDerived && !Self.arithmetic.contains(entry.id) {
      let text = try #require(texts[entry.source.id])
      let value = (entry.value ?? "").replacing(",", with: "")
      for match in value.matches(of: /[0-9]+(\.[0-9]+)?/) {
        let found = text.contains(match.output.0)
        #expect(found, "\(entry.id): \(match.output.0)")
      }
    }
  }
}
