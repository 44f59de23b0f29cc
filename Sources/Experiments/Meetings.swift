import CareMarket
import Statistics

/// Which parts of which scenarios can be simulated together, from one warm-up: those of one area in
/// a world of equal facts.
struct Meetings: Sendable {
  struct Member: Sendable, Hashable {
    var scenario: Int
    var part: Int
  }

  struct Meeting: Sendable {
    /// Index into `statedFacts`.
    var world: Int
    var scenarios: [Scenario]
    /// Where each of `scenarios` comes from.
    var members: [Member]
  }

  /// The different sets of facts that scenarios state.
  private(set) var statedFacts: [[String: Distribution]] = []
  private(set) var all: [Meeting] = []
  /// Number of parts, by scenario.
  let parts: [Int]

  init(_ scenarios: [ComparedScenario]) {
    parts = scenarios.map(\.parts.count)
    for (scenario, compared) in scenarios.enumerated() {
      for (part, simulated) in compared.parts.enumerated() {
        let member = Member(scenario: scenario, part: part)
        let world = world(of: simulated.facts)
        if let index = all.firstIndex(where: {
          $0.world == world && $0.scenarios.first?.area == simulated.area
        }) {
          all[index].scenarios.append(simulated)
          all[index].members.append(member)
        } else {
          all.append(Meeting(world: world, scenarios: [simulated], members: [member]))
        }
      }
    }
  }

  private mutating func world(of stated: [String: Distribution]) -> Int {
    if let index = statedFacts.firstIndex(of: stated) { return index }
    statedFacts.append(stated)
    return statedFacts.count - 1
  }
}
