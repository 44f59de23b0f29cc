import Foundation
import Statistics

/// Which of the parameters that differ between draws moves a difference most.
///
/// A screening of the run itself, at no cost in runs: Spearman's rank correlation of the expected
/// difference with each parameter, over draws. Its square is the share of the variance over draws that
/// the parameter goes with; divided by the share of that variance that is not chance within draws
/// (Spearman 1904, the correction for attenuation) it is a share of what nobody knows.
public struct Screening: Sendable {
  public struct Mover: Sendable, Hashable {
    /// The parameter's key.
    public var key: String
    /// Share of the variance of the expected difference over draws that it goes with, from 0 to 1.
    public var share: Double
    /// Whether the difference rises with the parameter.
    public var rises: Bool
  }

  /// What a parameter does to a difference.
  public struct Change: Sendable, Hashable {
    /// The parameter's key.
    public var key: String
    /// Change of the expected difference as the parameter goes from its 10 % to its 90 % quantile over
    /// the draws [the outcome's unit].
    public var change: Double
    /// Standard error of `change`.
    public var error: Double
  }

  /// Of fewer draws the best of several hundred parameters looks far better than it is.
  public static let fewestDraws = 50

  private let keys: [String]
  /// Ranks of the draws, centred and of length 1, by key.
  private let ranks: [[Double]]
  private let place: [Int: Int]

  /// - Parameters:
  ///   - draws: numbers of the draws.
  ///   - facts: the value of every fact in a draw, by key.
  public init(draws: [Int], facts: (_ draw: Int) -> [String: Double]) {
    place = Dictionary(draws.enumerated().map { ($1, $0) }) { first, _ in first }
    // By key from the first, since the facts of a draw by name take many times the room of their numbers.
    var names: [String] = []
    var values: [[Double]] = []
    for draw in draws {
      let facts = facts(draw)
      if values.isEmpty {
        names = facts.keys.sorted()
        values = names.map { _ in [] }
      }
      for index in names.indices { values[index].append(facts[names[index]] ?? .nan) }
    }
    var keys: [String] = []
    var ranks: [[Double]] = []
    for index in names.indices {
      if let scaled = Self.scaledRanks(values[index]) {
        keys.append(names[index])
        ranks.append(scaled)
      }
      values[index] = []
    }
    self.keys = keys
    self.ranks = ranks
  }

  /// The parameter that goes with the difference most, where that is more than chance among as many
  /// parameters makes of one that does nothing: 5 % over all of them together (Bonferroni), by Fisher's
  /// transformation of the correlation.
  ///
  /// - Returns: nil where none does, or there are too few draws.
  public func mover(of effects: RandomEffects) -> Mover? {
    let draws = effects.drawNumbers.compactMap { place[$0] }
    guard draws.count == effects.expected.count, draws.count == place.count,
      draws.count >= Self.fewestDraws, let response = Self.scaledRanks(effects.expected)
    else { return nil }
    var best: (index: Int, correlation: Double)?
    for index in ranks.indices {
      let correlation = zip(draws, response).reduce(0) { $0 + ranks[index][$1.0] * $1.1 }
      if abs(correlation) > abs(best?.correlation ?? 0) { best = (index, correlation) }
    }
    guard let best else { return nil }
    let bound = StandardNormal.quantile(1 - 0.025 / Double(ranks.count))
    guard atanh(abs(best.correlation)) * Double(draws.count - 3).squareRoot() > bound else {
      return nil
    }
    let total =
      effects.betweenVariance + effects.withinVariance * Double(draws.count) / Double(effects.count)
    let reliability = total > 0 ? effects.betweenVariance / total : 1
    let square = best.correlation * best.correlation
    return Mover(
      key: keys[best.index],
      share: reliability > 0 ? min(square / reliability, 1) : min(square, 1),
      rises: best.correlation > 0)
  }

  /// What each of the parameters that differ between draws does to a difference: the slope of the
  /// simple regression on the parameter's rank, times the step of ranks between the two quantiles. A
  /// rank, so that a few far values do not decide; one parameter at a time, so that those that a
  /// calibration ties together go along with it.
  public func changes(of effects: RandomEffects) -> [Change] {
    let pairs = zip(effects.drawNumbers, effects.expected).compactMap { draw, value in
      place[draw].map { (place: $0, value: value) }
    }
    guard pairs.count >= Self.fewestDraws else { return [] }
    let n = Double(pairs.count)
    let mean = pairs.reduce(0) { $0 + $1.value } / n
    let total = pairs.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) }
    return keys.indices.compactMap { index in
      let x = pairs.map { ranks[index][$0.place] }
      let centre = x.reduce(0, +) / n
      let square = x.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      guard square > 0 else { return nil }
      let product = zip(x, pairs).reduce(0) { $0 + ($1.0 - centre) * ($1.1.value - mean) }
      let slope = product / square
      let residual = max(total - slope * product, 0) / (n - 2)
      let sorted = x.sorted()
      let step = sorted[Int(0.9 * (n - 1))] - sorted[Int(0.1 * (n - 1))]
      return Change(
        key: keys[index], change: slope * step, error: (residual / square).squareRoot() * step)
    }
  }

  /// Nil where all are equal, or one is not a number.
  private static func scaledRanks(_ values: [Double]) -> [Double]? {
    guard values.allSatisfy(\.isFinite) else { return nil }
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      // Equal values share the mean of their ranks.
      for position in start...end { ranks[order[position]] = Double(start + end) / 2 }
      start = end + 1
    }
    let centred = ranks.map { $0 - Double(values.count - 1) / 2 }
    let length = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? centred.map { $0 / length } : nil
  }
}
