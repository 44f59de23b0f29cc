import Testing

@testable import Evidence

@Suite("The basis of a value")
struct BasisTests {
  @Test("A source that exists, or a reason in both languages, is complete")
  func complete() {
    #expect(Basis.evidence(["wcpp-price-average-2018"]).isComplete)
    #expect(Basis.publicFigure(["figure-hours-bought"]).isComplete)
    #expect(Basis.assumption(Text(en: "Ours.", cy: "Ein heiddo ni.")).isComplete)
  }

  @Test("No ids, unknown ids, ids of the other kind, or half a reason are not")
  func incomplete() {
    #expect(!Basis.evidence([]).isComplete)
    #expect(!Basis.publicFigure([]).isComplete)
    let mixed = Basis.evidence(["wcpp-price-average-2018", "figure-hours-bought"])
    #expect(mixed.unknownIDs == ["figure-hours-bought"] && !mixed.isComplete)
    #expect(Basis.publicFigure(["wcpp-price-average-2018"]).unknownIDs.count == 1)
    #expect(!Basis.assumption(Text(en: "Ours.", cy: "")).isComplete)
  }
}
