import CareMarket
import Evidence
import Statistics

/// The level of one outcome in one scenario: a row of `summary.csv`.
public struct Level: Sendable {
  public var column: Column
  public var scenario: String
  public var effects: RandomEffects
  /// Runs without a value: nothing was exposed, or the run failed.
  public var missing: Int
  /// 95 % interval of the mean for the simulation error; nil where there is none.
  public var interval: ClosedRange<Double>?
}

/// What one scenario changes of one outcome: the other minus the reference, run by run in the same
/// worlds. A row of `comparison.csv`.
public struct Difference: Sendable {
  public enum Family: String, Sendable {
    /// One of the outcomes fixed before any run: its marks hold for all of them together.
    case headline
    /// Any other: its marks are for itself alone, and among many some are there by chance.
    case exploratory
  }

  public var column: Column
  public var reference: String
  public var scenario: String
  /// Mean levels, over the pairs.
  public var referenceLevel: Double
  public var level: Double
  /// The paired differences: mean, simulation error, spread of the expected difference over draws.
  public var effects: RandomEffects
  /// Pairs that are not used: one of the two had nothing exposed, or failed.
  public var missing: Int
  /// 95 % interval of the mean difference for the simulation error, for this row alone.
  public var interval: ClosedRange<Double>?
  /// 5 % and 95 % quantiles of the expected difference over draws, and at least the 90 % interval of
  /// the simulation error; nil with one parameter set.
  public var range: ClosedRange<Double>?
  /// Probability over draws that the expected difference is better, a tie counting half; nil with
  /// one parameter set, and where neither direction is better.
  public var probabilityBetter: Double?
  /// Share of the draws in which all runs are equal to the last bit.
  public var tieShare: Double
  public var family: Family
  /// The simulation error leaves no doubt that there is a difference.
  public var isResolved: Bool
  /// What nobody knows leaves no doubt on which side the difference is, and it is resolved; never where
  /// the spread over draws cannot be told from chance; nil with one parameter set.
  public var isRobust: Bool?

  public var difference: Double { effects.mean }
}

/// The confidence of all intervals of the simulation error.
public let simulationConfidence = 0.95
/// The share of draws that a range over what nobody knows holds.
public let rangeShare = 0.9

extension Results {
  /// Each outcome's level, scenario by scenario in the order of the columns.
  ///
  /// - Parameter wanted: which columns; the others are passed over.
  public func levels(of wanted: (Column) -> Bool = { _ in true }) -> [Level] {
    scenarios.indices.flatMap { scenario in
      columns.indices.filter { wanted(columns[$0]) }.map { column in
        let effects = self.effects(of: scenario, column: column)
        return Level(
          column: columns[column], scenario: scenarios[scenario], effects: effects,
          missing: draws.count - effects.count, interval: effects.interval)
      }
    }
  }

  /// Each scenario but the first against the first, scenario by scenario in the order of the columns.
  ///
  /// The marks of the headlines are simultaneous over the headlines of one comparison; not over
  /// scenarios, since a scenario's result must not depend on what runs beside it. *Resolved* by
  /// Bonferroni's inequality (Dunn 1961), which holds however outcomes depend on each other: among
  /// equivalent scenarios at most 5 % of comparisons have any such mark on a headline. *Robust* by
  /// simultaneous ranges, see `simultaneousRanges`.
  ///
  /// - Parameter outcomes: all that are declared: the number of headlines counts even where one of
  ///   them has no value. A column of an outcome that is not declared is exploratory, and neither
  ///   direction of it better.
  /// - Parameter wanted: which columns; the others are passed over.
  public func differences(
    outcomes: [Outcome], of wanted: (Column) -> Bool = { _ in true }
  ) -> [Difference] {
    let declared = Dictionary(outcomes.map { ($0.id, $0) }) { first, _ in first }
    let headlines = max(outcomes.count { $0.isHeadline }, 1)
    return scenarios.indices.dropFirst().flatMap { scenario in
      var rows = columns.indices.filter { wanted(columns[$0]) }.map { column in
        difference(
          scenario: scenario, column: column, outcome: declared[columns[column].outcome],
          headlines: headlines)
      }
      markRobustHeadlines(&rows)
      return rows
    }
  }

  private func difference(
    scenario: Int, column: Int, outcome: Outcome?, headlines: Int
  ) -> Difference {
    var used: [Int] = []
    var reference: [Double] = []
    var other: [Double] = []
    for block in draws.indices {
      let a = value(block: block, scenario: 0, column: column)
      let b = value(block: block, scenario: scenario, column: column)
      guard (b - a).isFinite else { continue }
      used.append(draws[block])
      reference.append(a)
      other.append(b)
    }
    let effects = RandomEffects(
      zip(other, reference).map(-), draw: used, fixedParameters: fixedParameters)
    let isHeadline = outcome?.isHeadline == true && columns[column].isWhole
    let doubt = (1 - simulationConfidence) / (isHeadline ? Double(headlines) : 1)
    let range = effects.range
    let tieShare = effects.tieShare
    let isResolved = abs(effects.mean) > effects.halfWidth(level: 1 - doubt)
    return Difference(
      column: columns[column], reference: scenarios[0], scenario: scenarios[scenario],
      referenceLevel: RandomEffects(reference, draw: used, fixedParameters: fixedParameters).mean,
      level: RandomEffects(other, draw: used, fixedParameters: fixedParameters).mean,
      effects: effects, missing: draws.count - used.count, interval: effects.interval,
      range: range, probabilityBetter: effects.probabilityBetter(outcome?.direction ?? .neither),
      tieShare: tieShare, family: isHeadline ? .headline : .exploratory, isResolved: isResolved,
      isRobust: range.map {
        isResolved && effects.hasSpread && excludesZero($0, tieShare: tieShare)
      })
  }

  /// Replaces each headline's own range by one that holds together with the others'.
  private func markRobustHeadlines(_ rows: inout [Difference]) {
    let headlines = rows.indices.filter {
      rows[$0].family == .headline && rows[$0].range != nil
    }
    guard let first = headlines.first else { return }
    // Only draws in which every headline has a value can say something of all.
    let common = headlines.dropFirst().reduce(Set(rows[first].effects.drawNumbers)) {
      $0.intersection(rows[$1].effects.drawNumbers)
    }
    let quantities = headlines.map { row in
      zip(rows[row].effects.drawNumbers, rows[row].effects.expected)
        .filter { common.contains($0.0) }.map(\.1)
    }
    let ranges = simultaneousRanges(quantities, level: rangeShare)
    for (place, row) in headlines.enumerated() {
      rows[row].isRobust = ranges.map {
        rows[row].isResolved && rows[row].effects.hasSpread
          && excludesZero($0[place], tieShare: rows[row].tieShare)
      }
    }
  }

  /// Whether a range over draws leaves no doubt of the sign. Shrinking moves exact ties off zero, so
  /// they are counted besides: more of them than a tail holds leave a doubt.
  private func excludesZero(_ range: ClosedRange<Double>, tieShare: Double) -> Bool {
    !range.contains(0) && tieShare <= (1 - rangeShare) / 2
  }
}

extension Column {
  /// Whether the column is about everybody and the whole time.
  public var isWhole: Bool { group == "all" && time == "all" }
}

extension RandomEffects {
  /// 95 % interval of the mean for the simulation error.
  var interval: ClosedRange<Double>? {
    let half = halfWidth(level: simulationConfidence)
    return range(mean - half, mean + half)
  }

  /// Whether the draws differ by more than chance; where few draws make τ² zero by estimate, nothing is
  /// known of their spread, and not that there is none. Equal values have none, and no chance either.
  var hasSpread: Bool { !(betweenVariance == 0 && withinVariance > 0) }

  /// 5 % and 95 % quantiles (type 7 of Hyndman and Fan 1996) of the expected value over draws, and no
  /// narrower than the interval of the mean of the same level for the simulation error: nobody knows the
  /// expected values better than their mean.
  var range: ClosedRange<Double>? {
    guard method == .randomEffects || method == .unseparated else { return nil }
    let sorted = expected.sorted()
    let half = method == .randomEffects ? halfWidth(level: rangeShare) : 0
    return range(
      min(quantile((1 - rangeShare) / 2, ofSorted: sorted), mean - half),
      max(quantile((1 + rangeShare) / 2, ofSorted: sorted), mean + half))
  }

  /// Nil where a bound is not a number; rounding may have put equal bounds in the wrong order.
  private func range(_ lower: Double, _ upper: Double) -> ClosedRange<Double>? {
    lower.isNaN || upper.isNaN ? nil : lower...max(lower, upper)
  }

  /// Share of the draws in which all values are exactly zero; NaN where there is no value.
  var tieShare: Double {
    Double(isZero.count { $0 }) / Double(isZero.count)
  }

  /// Probability over draws that the expected value is on the better side of zero; a draw whose
  /// values are all exactly zero counts half.
  ///
  /// Where chance can be told apart, each draw counts with the probability that its expected value is
  /// better given the simulation error of the mean, so that a spread estimated at zero does not make
  /// an unresolved difference certain.
  func probabilityBetter(_ direction: Direction) -> Double? {
    guard method == .randomEffects || method == .unseparated, direction != .neither else {
      return nil
    }
    let sign = direction == .more ? 1.0 : -1.0
    let sum = zip(expected, isZero).reduce(0.0) { sum, draw in
      let value = sign * draw.0
      if draw.1 || value == 0 { return sum + 0.5 }
      guard method == .randomEffects, simulationError > 0 else { return sum + (value > 0 ? 1 : 0) }
      return sum
        + StudentT.cumulative(value / simulationError, degreesOfFreedom: degreesOfFreedom)
    }
    return sum / Double(expected.count)
  }
}
