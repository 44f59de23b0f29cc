import Testing

@testable import Evidence

@Suite("Public figures")
struct PublicFigureTests {
  @Test("Ids are unique, kebab-case, and begin with figure-")
  func ids() {
    #expect(PublicFigure.all.count == 132)
    #expect(Set(PublicFigure.all.map(\.id)).count == PublicFigure.all.count)
    for figure in PublicFigure.all {
      #expect(figure.id.hasPrefix("figure-"))
      #expect(figure.id.allSatisfy { ($0.isLowercase && $0.isASCII) || $0.isNumber || $0 == "-" })
      #expect(PublicFigure.withID(figure.id) == figure)
    }
    #expect(PublicFigure.withID("figure-none") == nil)
  }

  @Test(
    "Every figure has value, unit, year, place and source, in both languages where a person reads it"
  )
  func fields() {
    for figure in PublicFigure.all {
      for text in [figure.quantity, figure.unit, figure.geography] {
        #expect(!text.en.isEmpty && !text.cy.isEmpty, "\(figure.id)")
      }
      #expect(!figure.value.isEmpty && !figure.year.isEmpty, "\(figure.id)")
      #expect(!figure.title.isEmpty && !figure.address.isEmpty, "\(figure.id)")
      if let note = figure.note { #expect(!note.en.isEmpty && !note.cy.isEmpty, "\(figure.id)") }
    }
  }

  @Test("A derived figure names what it is derived from, and the figures it names exist")
  func derived() {
    for figure in PublicFigure.all where figure.status == .derived {
      #expect(figure.title.hasPrefix("derived from") || figure.note != nil, "\(figure.id)")
    }
    for figure in PublicFigure.all {
      let named = (figure.title + " " + figure.address).split { $0 == " " || $0 == "," }
      for id in named where id.hasPrefix("figure-") {
        #expect(PublicFigure.withID(String(id)) != nil, "\(figure.id) names \(id)")
      }
    }
  }

  @Test("The arithmetic of derived ratios agrees with the figures")
  func arithmetic() throws {
    let ratio = try #require(PublicFigure.withID("figure-agency-price-ratio"))
    let rate = try #require(PublicFigure.withID("figure-direct-payment-agency-rate-wrexham"))
    let fee = try #require(Prices.price(.averageFee, year: 2023))
    let agency = try #require(Double(rate.value))
    let stated = try #require(Double(ratio.value))
    #expect(abs(agency / fee.value - stated) < 0.005)
    #expect(abs(17.00 / agency - 0.66) < 0.005 && abs(17.40 / agency - 0.68) < 0.005)
  }
}
