import CareMarket
import Evidence
import Experiments
import Foundation
import Statistics

/// Markets at the end of their warm-up, from which scenarios begin: of each place the first worlds,
/// since every answer begins with these, as many as memory is meant for.
final class WarmMarkets: Sendable {
  /// What a warm-up depends on besides the world.
  private struct Place: Hashable {
    var area: Area
    var facts: [String: Distribution]
  }

  /// A market is read by several threads, and changed by none.
  final class Kept: @unchecked Sendable {
    private let market: WarmMarket

    fileprivate init(_ market: consuming WarmMarket) { self.market = market }

    func run(_ scenario: Scenario, while isWanted: () -> Bool) throws(SimulationFault) -> Tally? {
      try market.run(scenario, while: isWanted)
    }
  }

  private struct Shelf {
    var byWorld: [Int: Kept] = [:]
    var used = 0
  }

  private struct Shelves {
    var byPlace: [Place: Shelf] = [:]
    var residents = 0.0
    var uses = 0

    mutating func find(_ place: Place, world: Int) -> Kept? {
      uses += 1
      let now = uses
      byPlace[place]?.used = now
      return byPlace[place]?.byWorld[world]
    }

    mutating func put(_ kept: Kept, _ place: Place, world: Int) {
      uses += 1
      var shelf = byPlace[place] ?? Shelf()
      shelf.used = uses
      if shelf.byWorld.updateValue(kept, forKey: world) == nil {
        residents += place.area.population
      }
      byPlace[place] = shelf
      while residents > WarmMarkets.mostResidents, !byPlace.isEmpty { shorten() }
    }

    /// Takes a market off: of the place used longest ago, the last of its worlds.
    private mutating func shorten() {
      guard let oldest = byPlace.min(by: { $0.value.used < $1.value.used })?.key,
        let world = byPlace[oldest]?.byWorld.keys.max()
      else { return }
      byPlace[oldest]?.byWorld[world] = nil
      if byPlace[oldest]?.byWorld.isEmpty == true { byPlace[oldest] = nil }
      residents -= oldest.area.population
    }
  }

  private let parameters: ParameterDraws
  private let lock = NSLock()
  nonisolated(unsafe) private var shelves = Shelves()
  /// Residents of all areas whose markets are kept: a market takes about 25 bytes for each, and all
  /// of them together up to a sixteenth of the machine's memory.
  static let mostResidents = Double(ProcessInfo.processInfo.physicalMemory) / 16 / 25

  init(_ parameters: ParameterDraws) {
    self.parameters = parameters
  }

  /// - Parameter isKept: whether one that is not on a shelf is put there.
  func market(
    for scenario: Scenario, world: Int, isKept: Bool
  ) throws(SimulationFault) -> Kept {
    let place = Place(area: scenario.area, facts: scenario.facts)
    let found = lock.withLock { shelves.find(place, world: world) }
    if let found { return found }
    let kept = Kept(
      try WarmMarket(
        area: scenario.area,
        facts: parameters.facts(draw: world, seed: Simulation.seed, stating: scenario.facts),
        world: WorldKey(seed: Simulation.seed, draw: world, replicate: 1), years: scenario.years))
    if isKept { lock.withLock { shelves.put(kept, place, world: world) } }
    return kept
  }
}
