/// How much a level of an outcome is worth between 0 and 1: straight lines between cut-offs.
///
/// Source: Keeney and Raiffa 1976; conventions of the R package smaa (`smaa.pvf`).
public struct PartialValue: Sendable, Hashable {
  /// What happens outside the cut-offs.
  public enum Outside: String, Sendable, CaseIterable {
    case fault
    /// The value of the nearest cut-off.
    case clip
    /// The nearest line goes on, below 0 or above 1.
    case interpolate
  }

  /// Ascending levels [unit of the outcome].
  public let cutoffs: [Double]
  /// Their values.
  public let values: [Double]
  public let outside: Outside

  /// - `cutoffs`: two or more, ascending.
  /// - `values`: as many; they rise or fall throughout, or stay.
  public init(cutoffs: [Double], values: [Double], outside: Outside = .fault) throws(AnalysisFault)
  {
    guard cutoffs.count >= 2, cutoffs.count == values.count else { throw .lengths }
    guard zip(cutoffs, cutoffs.dropFirst()).allSatisfy({ $0 < $1 }),
      (cutoffs + values).allSatisfy(\.isFinite)
    else { throw .argument("cutoffs", allowed: "x₁ < x₂ < …") }
    let steps = zip(values, values.dropFirst()).map { $1 - $0 }
    guard steps.allSatisfy({ $0 >= 0 }) || steps.allSatisfy({ $0 <= 0 }) else {
      throw .argument("values", allowed: "v₁ ≤ v₂ ≤ …, v₁ ≥ v₂ ≥ …")
    }
    self.cutoffs = cutoffs
    self.values = values
    self.outside = outside
  }

  /// A straight line from the worst level, worth 0, to the best, worth 1.
  public init(worst: Double, best: Double, outside: Outside = .clip) throws(AnalysisFault) {
    if worst < best {
      try self.init(cutoffs: [worst, best], values: [0, 1], outside: outside)
    } else {
      try self.init(cutoffs: [best, worst], values: [1, 0], outside: outside)
    }
  }

  /// The value of a level; nil outside the cut-offs where that is a fault.
  public func callAsFunction(_ level: Double) -> Double? {
    guard level.isFinite, let first = cutoffs.first, let last = cutoffs.last else { return nil }
    if level < first || level > last {
      switch outside {
      case .fault: return nil
      case .clip: return level < first ? values.first : values.last
      case .interpolate: break
      }
    }
    var k = 1
    while k < cutoffs.count - 1, level > cutoffs[k] { k += 1 }
    let share = (level - cutoffs[k - 1]) / (cutoffs[k] - cutoffs[k - 1])
    return values[k - 1] + share * (values[k] - values[k - 1])
  }
}
