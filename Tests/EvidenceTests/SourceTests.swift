import Testing

@testable import Evidence

@Suite("The five documents")
struct SourceTests {
  @Test("There are five, each with an id and a SHA-256 of its own")
  func five() {
    #expect(Source.all.count == 5)
    #expect(Set(Source.all.map(\.id)).count == 5)
    #expect(Set(Source.all.map(\.sha256)).count == 5)
    for source in Source.all {
      #expect(source.sha256.count == 64 && source.sha256.allSatisfy(\.isHexDigit))
      #expect(Source.withID(source.id) == source)
    }
    #expect(Source.withID("000") == nil)
  }

  @Test("Each has its title in both languages and is quoted in Welsh")
  func titles() {
    for source in Source.all {
      #expect(!source.title.en.isEmpty && source.title.en != source.title.cy)
      #expect(!source.publisher.en.isEmpty && !source.publisher.cy.isEmpty)
      #expect(source.language == .welsh)
    }
  }

  @Test("Each document's title stands in its text", .enabled(if: Documents.arePresent))
  func titlesStand() throws {
    let texts = try Documents.texts()
    for source in Source.all {
      let text = words(of: try #require(texts[source.id]))
      // Before the colon: in one document the next heading runs into the subtitle.
      let title = source.title.cy.split(separator: ":").first.map(String.init) ?? ""
      let found = stands(title, in: text)
      #expect(found, "\(source.id)")
    }
  }
}
