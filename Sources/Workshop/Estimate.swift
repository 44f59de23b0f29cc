import CareMarket
import Experiments
import Statistics

/// What a scenario would give, before it is simulated: in each world, the point on the straight line
/// between two scenarios that were simulated there, differ from it in the place of one slider, and
/// stand close to it on both sides. In the same worlds the error is that of a straight line and of
/// chance that took another turn; it is told once the scenario itself has been simulated.
enum Estimate {
  /// Worlds that an estimate needs, and that must be simulated to take its place.
  static let leastWorlds = 32

  /// - Parameters:
  ///   - known: scenarios that were simulated, with their runs by world from 0.
  ///   - reach: how far apart the two may stand, by the key of what they differ in.
  /// - Returns: runs by world from 0; empty where no two scenarios stand on both sides.
  static func runs(
    of key: RunKey, among known: some Sequence<(key: RunKey, runs: [Int: Run])>,
    reach: [String: Double]
  ) -> [Int: Run] {
    var lines: [String: [Neighbour]] = [:]
    for (other, runs) in known {
      guard let step = key.step(to: other) else { continue }
      lines[step.key, default: []].append(Neighbour(distance: step.there - step.here, runs: runs))
    }
    // Of several sliders on whose line it lies, the one with most worlds.
    return lines.map { key, line in runs(on: line, reach: reach[key] ?? 0) }
      .max { $0.count < $1.count } ?? [:]
  }

  private struct Neighbour {
    /// From the scenario's number to this one's.
    var distance: Double
    var runs: [Int: Run]

    func values(_ world: Int) -> [Double]? {
      guard case .complete(let values)? = runs[world] else { return nil }
      return values
    }
  }

  private static func runs(on line: [Neighbour], reach: Double) -> [Int: Run] {
    guard let below = line.filter({ $0.distance < 0 }).max(by: { $0.distance < $1.distance }),
      let above = line.filter({ $0.distance > 0 }).min(by: { $0.distance < $1.distance }),
      above.distance - below.distance <= reach
    else { return [:] }
    let share = -below.distance / (above.distance - below.distance)
    var between: [Int: [Double]] = [:]
    for world in below.runs.keys {
      guard let low = below.values(world), let high = above.values(world), low.count == high.count
      else { continue }
      between[world] = zip(low, high).map { $0 + share * ($1 - $0) }
    }
    // In worlds where only another within reach was simulated, as that one, moved by the difference
    // that it makes elsewhere: the room's last setting is as a rule complete.
    let near = line.filter { $0.distance.magnitude <= reach }
    if let widest = near.max(by: { $0.runs.count < $1.runs.count }),
      let moved = moved(widest, to: between)
    {
      for world in widest.runs.keys where between[world] == nil {
        between[world] = widest.values(world).map { zip($0, moved).map { $0 + $1 } }
      }
    }
    return between.mapValues { .complete($0) }
  }

  /// The mean difference of each number, over the worlds where it is finite.
  private static func moved(_ from: Neighbour, to between: [Int: [Double]]) -> [Double]? {
    var sums: [(sum: Double, count: Double)] = []
    for world in between.keys.sorted() {
      guard let to = between[world], let from = from.values(world), from.count == to.count else {
        continue
      }
      if sums.isEmpty { sums = Array(repeating: (0, 0), count: to.count) }
      for (index, (to, from)) in zip(to, from).enumerated() where (to - from).isFinite {
        sums[index].sum += to - from
        sums[index].count += 1
      }
    }
    return sums.isEmpty ? nil : sums.map { $0.sum / $0.count }
  }
}

extension RunKey {
  /// The one place of a slider in which two scenarios differ, the same in all parts; nil where they
  /// differ in more, or in something else.
  func step(to other: RunKey) -> (key: String, here: Double, there: Double)? {
    guard parts.count == other.parts.count else { return nil }
    var found: (key: String, here: Double, there: Double)?
    for (mine, theirs) in zip(parts, other.parts) {
      guard mine.area == theirs.area, mine.years == theirs.years else { return nil }
      let mixes = Self.unequal(mine.mix, theirs.mix)
      let choices = Self.unequal(mine.choices, theirs.choices)
      let facts = Self.unequal(mine.facts, theirs.facts)
      guard mixes.count + choices.count + facts.count == 1 else { return nil }
      var step: (key: String, here: Double, there: Double)?
      if let (key, mine, theirs) = mixes.first, let pair = Self.ends(mine, theirs) {
        step = ("mix." + key, pair.mine, pair.theirs)
      } else if case (let key, .amount(let mine)?, .amount(let theirs)?)? = choices.first,
        let pair = Self.ends(mine, theirs)
      {
        step = (key, pair.mine, pair.theirs)
      } else if case (let key, .fixed(let mine)?, .fixed(let theirs)?)? = facts.first {
        step = (key, mine, theirs)
      }
      guard let step, found.map({ $0 == step }) ?? true else { return nil }
      found = step
    }
    return found
  }

  private static func unequal<Value: Equatable>(
    _ mine: [String: Value], _ theirs: [String: Value]
  ) -> [(key: String, mine: Value?, theirs: Value?)] {
    Set(mine.keys).union(theirs.keys).compactMap { key in
      mine[key] == theirs[key] ? nil : (key, mine[key], theirs[key])
    }
  }

  /// A slider moves the end of a ramp, and leaves its start and its length.
  private static func ends(_ mine: Ramp?, _ theirs: Ramp?) -> (mine: Double, theirs: Double)? {
    guard let mine, let theirs, mine.over == theirs.over,
      mine.over == 0 || mine.from == theirs.from
    else { return nil }
    return (mine.to, theirs.to)
  }
}
