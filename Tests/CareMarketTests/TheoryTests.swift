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

  /// Known answers: 8 arrivals for 10 servers, 4 for 5, 20 for 22, 90 for 100, 3 for 2 × 2.
  @Test(
    "Erlang's C has its known values",
    arguments: [
      (10, 8, 0.4091801508), (5, 4, 0.5541125541), (22, 20, 0.5679151622),
      (100, 90, 0.2169404809), (2, 1.5, 0.6428571429), (1, 0.9, 0.9),
    ])
  func erlang(_ servers: Int, _ load: Double, _ known: Double) {
    #expect((erlangC(servers: servers, load: load) - known).magnitude < 1e-10)
  }
}
