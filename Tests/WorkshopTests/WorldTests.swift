import CareMarket
import Evidence
import Experiments
import Foundation
import Storage
import Synchronization
import Testing

@testable import Workshop

/// The baseline and micro-enterprises in the smallest authority, over one year.
private func short() throws -> [ScenarioFile] {
  let state = try RoomState(
    JSON.read(
      #"{"scenarios":[{"base":"baseline"},{"base":"micro-expansion"}],"area":"merthyr-tydfil","years":1}"#
    ))
  return try Bases(Catalogue.shipped.vocabulary).read(state).files
}

private func bits(_ values: [Double]?) -> [UInt64] { (values ?? []).map(\.bitPattern) }

@Suite("Worlds of the workshop")
struct WorldTests {
  @Test("A market that is kept warm gives what a plain simulation gives, to the last bit")
  func warm() throws {
    var scenarios = try short().flatMap(\.scenarios)
    var longer = scenarios[1]
    longer.years = 2
    scenarios.append(longer)
    let facts = Catalogue.shipped.parameters.facts(
      draw: 3, seed: Simulation.seed, stating: scenarios[0].facts)
    let key = WorldKey(seed: Simulation.seed, draw: 3, replicate: 1)
    var plain: [[UInt64]] = []
    for scenario in scenarios {
      plain.append(bits(try simulate([scenario], facts: facts, world: key).first?.values()))
    }
    #expect(Set(plain.map(\.count)).count == 2 && plain[0] != plain[1])
    let market = try WarmMarket(area: scenarios[0].area, facts: facts, world: key, years: 1)
    // One that was given up leaves nothing behind for the others.
    #expect(try market.run(scenarios[1], while: { false }) == nil)
    for index in [2, 0, 1, 1, 0, 2] {
      #expect(bits(try market.run(scenarios[index], while: { true })?.values()) == plain[index])
    }
  }

  @Test("A look at some worlds is what a run of these draws gives, whatever was asked before")
  func look() throws {
    let files = try short()
    let catalogue = Catalogue.shipped
    let looks = Mutex<[Look]>([])
    let shown = DispatchSemaphore(value: 0)
    let simulation = Simulation(Facts(catalogue), threads: 2) { look in
      guard look.isFirst else { return }
      looks.withLock { $0.append(look) }
      shown.signal()
    }
    defer { simulation.close() }
    // The second question takes what the first has left, and begins where both start.
    simulation.ask(Question(revision: 1, scenarios: [files[0].compared, files[0].compared]))
    #expect(shown.wait(timeout: .now() + 120) == .success)
    let start = [files[0].compared, files[0].compared]
    simulation.ask(
      Question(revision: 2, scenarios: files.map(\.compared), start: start))
    #expect(shown.wait(timeout: .now() + 120) == .success)
    let look = try #require(looks.withLock { $0.last })
    #expect(look.question.revision == 2)
    #expect(look.start.map { $0.draws.count == look.results.draws.count } == true)
    let experiment = try Experiment(
      files.map(\.compared), parameters: catalogue.parameters, seed: Simulation.seed,
      draws: look.results.draws.count, replications: 1)
    let results = try experiment.run(threads: 2)
    #expect(look.results.draws == results.draws)
    for (column, named) in look.results.columns.enumerated() {
      let same = try #require(results.columns.firstIndex(of: named))
      for block in results.draws.indices {
        for scenario in files.indices {
          #expect(
            look.results.value(block: block, scenario: scenario, column: column).bitPattern
              == results.value(block: block, scenario: scenario, column: same).bitPattern)
        }
      }
    }
  }
}
