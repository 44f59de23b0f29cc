import CareMarket
import Evidence
import Experiments
import Storage
import Testing

@Suite("Known theory, on the model itself")
struct TheoryTests {
  /// Three standard errors of few replicates, at fixed seeds: what holds once holds always.
  @Test("Theory and model agree", arguments: TheoryCheck.all.indices)
  func agreement(_ index: Int) throws {
    let check = TheoryCheck.all[index]
    let reader: TheoryCheck.Reader = { (name, set) throws(SimulationFault) in
      try TheoryFiles.scenario(name, set: set)
    }
    let found = try check.agreements(reader, effort: .brief)
    #expect(!found.isEmpty)
    for agreement in found {
      #expect(agreement.holds, "\(check.name.en): \(agreement.text.en)")
      #expect(agreement.observed.isFinite && agreement.standardError.isFinite)
    }
  }

  @Test("Every file of the checks reads without fault")
  func files() throws {
    #expect(TheoryFiles.vocabulary.areas.count == theoryAreas.count)
    for name in theoryScenarios.keys.sorted() { _ = try TheoryFiles.scenario(name) }
    #expect(throws: SimulationFault.self) { _ = try TheoryFiles.scenario("nowhere") }
  }
}
