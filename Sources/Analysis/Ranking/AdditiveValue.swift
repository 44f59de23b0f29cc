/// Options scored by the weighted sum of what their outcomes are worth.
///
/// Source: Keeney and Raiffa 1976, "Decisions with Multiple Objectives".
public struct AdditiveValue: Sendable {
  public let options: [String]
  public let criteria: [String]
  /// values[option][criterion], 0 to 1.
  public let values: [[Double]]
  /// Non-negative weights with sum 1.
  public let weights: [Double]

  public init(
    options: [String], criteria: [String], values: [[Double]], weights: [Double]
  ) throws(AnalysisFault) {
    guard options.count >= 2 else { throw .options(options.count) }
    guard values.count == options.count, values.allSatisfy({ $0.count == criteria.count }),
      weights.count == criteria.count, !criteria.isEmpty
    else { throw .lengths }
    let sum = weights.reduce(0, +)
    guard weights.allSatisfy({ $0 >= 0 }), sum > 0, sum.isFinite,
      values.joined().allSatisfy(\.isFinite)
    else { throw .argument("weights", allowed: "≥ 0, Σ > 0") }
    self.options = options
    self.criteria = criteria
    self.values = values
    self.weights = weights.map { $0 / sum }
  }

  /// The score of each option.
  public var scores: [Double] {
    values.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// What each criterion adds to each option's score.
  public var contributions: [[Double]] {
    values.map { row in zip(row, weights).map { $0 * $1 } }
  }

  /// The option with the highest score; the first of those that tie.
  public var best: Int { NetBenefit.firstHighest(scores) }

  /// Where another option takes the lead when the weight of one criterion changes and the others
  /// keep their proportions.
  public struct Change: Sendable, Hashable {
    public var criterion: String
    /// The weight now, and that at which the lead changes.
    public var from: Double
    public var to: Double
    public var winner: String
  }

  /// The nearest change below and above the present weight of each criterion, none where none is.
  public var changes: [Change] {
    let leader = best
    var found: [Change] = []
    for (c, criterion) in criteria.enumerated() {
      let rest = 1 - weights[c]
      // Others' weights in proportion; equal where this criterion has all the weight.
      let others = criteria.indices.map { k -> Double in
        if k == c { return 0 }
        return rest > 0 ? weights[k] / rest : 1 / Double(max(1, criteria.count - 1))
      }
      let base = values.map { row in zip(row, others).reduce(0) { $0 + $1.0 * $1.1 } }
      var below: Change?
      var above: Change?
      for k in options.indices where k != leader {
        // Lead over k at weight w: (1 - w) × difference elsewhere + w × difference here.
        let elsewhere = base[leader] - base[k]
        let here = values[leader][c] - values[k][c]
        guard elsewhere != here else { continue }
        let w = elsewhere / (elsewhere - here)
        guard w >= 0, w <= 1 else { continue }
        let change = Change(criterion: criterion, from: weights[c], to: w, winner: options[k])
        // The lead falls with the weight where `here` is the smaller.
        if here < elsewhere {
          if above.map({ w < $0.to }) ?? true { above = change }
        } else if below.map({ w > $0.to }) ?? true {
          below = change
        }
      }
      found += [below, above].compactMap { $0 }
    }
    return found
  }
}
