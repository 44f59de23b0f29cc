import CData
import Testing

@testable import Evidence

@Suite("The glossary")
struct GlossaryTests {
  @Test("It holds the page's terms, each in both languages with a meaning and a section")
  func complete() {
    #expect(Glossary.all.count == 130)
    for term in Glossary.all {
      for text in [term.name, term.meaning] {
        #expect(!text.en.isEmpty && !text.cy.isEmpty, "\(term.name.en)")
      }
      #expect(term.meaning.en.hasSuffix(".") && term.meaning.cy.hasSuffix("."), "\(term.name.en)")
      #expect(!term.section.isEmpty, "\(term.name.en)")
    }
  }

  @Test("Every row of the page's table is read")
  func rows() {
    let rows = Table.text(of: cdata_glossary()).split(separator: "\n").filter {
      $0.hasPrefix("| ")
    }
    #expect(rows.count == Glossary.all.count + 1)
  }

  @Test("No term appears twice in either language, and English is in alphabetical order")
  func order() {
    let english = Glossary.all.map { $0.name.en.lowercased() }
    #expect(Set(english).count == english.count)
    #expect(Set(Glossary.all.map { $0.name.cy.lowercased() }).count == Glossary.all.count)
    #expect(english == english.sorted())
  }

  @Test("A term is found in either language, whatever its case")
  func lookup() {
    #expect(Glossary.term("Home Care")?.name.cy == "gofal cartref")
    #expect(Glossary.term("gofal cartref")?.name.en == "home care")
    #expect(Glossary.term("bicycle") == nil)
  }

  @Test("A row that names no document of ours is not a term")
  func strangers() {
    let page = """
      | home | cartref | A. | B. | Llyfr arall · Pennod 1 |
      | home | cartref | A. | B. | Modelau amgen o ofal cartref · Crynodeb |
      | home | cartref | A. | Modelau amgen o ofal cartref · Crynodeb |
      """
    #expect(Glossary.read(page).map(\.section) == ["Crynodeb"])
  }

  @Test("Every Welsh term stands in its document", .enabled(if: Documents.arePresent))
  func termsStand() throws {
    let texts = try Documents.texts().mapValues(words)
    for term in Glossary.all {
      let text = try #require(texts[term.source.id])
      let found = stands(term.name.cy, in: text)
      #expect(found, "\(term.name.cy)")
      for heading in term.section.split(separator: ": ") {
        let headingFound = stands(String(heading), in: text)
        #expect(headingFound, "\(term.name.cy): \(heading)")
      }
    }
  }

  @Test("A mutated word is found and a different one is not")
  func mutated() {
    let text = words(of: "Mae'n talu am ofal cartref, drwy daliad uniongyrchol.")
    #expect(stands("gofal cartref", in: text))
    #expect(stands("taliad uniongyrchol", in: text))
    #expect(!stands("gofal preswyl", in: text))
    #expect(!stands("cartref gofal", in: text))
  }
}
