import RealModule

/// What is known about the weights of criteria: a set from which they are drawn evenly.
public enum WeightSpace: Sendable, Hashable {
  /// Any non-negative weights with sum 1: Dirichlet(1, …, 1).
  case any
  /// Criteria in order of importance, the most important first.
  case ordered([Int])
  /// Bounds on each weight.
  case bounded([ClosedRange<Double>])
  /// Groups of people with weights of their own, each drawn in proportion to its size.
  case groups([[Double]], sizes: [Double])

  /// How often bounds may be missed before they are called impossible.
  private static let attempts = 10_000

  /// Draw number `index`, or nil where the bounds hold no weights or hardly any.
  func draw(_ index: Int, criteria: Int, _ uniforms: Uniforms) -> [Double]? {
    switch self {
    case .any: return Self.even(index, criteria, uniforms, attempt: 0)
    case .ordered(let order):
      guard order.sorted() == Array(0..<criteria) else { return nil }
      let sorted = Self.even(index, criteria, uniforms, attempt: 0).sorted(by: >)
      var weights = sorted
      for (place, criterion) in order.enumerated() { weights[criterion] = sorted[place] }
      return weights
    case .bounded(let bounds):
      guard bounds.count == criteria else { return nil }
      for attempt in 0..<Self.attempts {
        let weights = Self.even(index, criteria, uniforms, attempt: attempt)
        if zip(bounds, weights).allSatisfy({ $0.contains($1) }) { return weights }
      }
      return nil
    case .groups(let groups, let sizes):
      let total = sizes.reduce(0, +)
      guard groups.count == sizes.count, total > 0, sizes.allSatisfy({ $0 >= 0 }) else {
        return nil
      }
      var left = uniforms(.weights, 0, index) * total
      for (weights, size) in zip(groups, sizes) where size > 0 {
        left -= size
        guard left < 0 else { continue }
        let sum = weights.reduce(0, +)
        guard weights.count == criteria, sum > 0 else { return nil }
        return weights.map { $0 / sum }
      }
      return nil
    }
  }

  /// Exponential variates over their sum are uniform on the simplex (Devroye 1986, chapter 5).
  private static func even(
    _ index: Int, _ criteria: Int, _ uniforms: Uniforms, attempt: Int
  ) -> [Double] {
    var weights = (0..<criteria).map { k in
      -Double.log(1 - uniforms(.weights, attempt << 8 | k, index))
    }
    let sum = weights.reduce(0, +)
    for k in weights.indices { weights[k] = sum > 0 ? weights[k] / sum : 1 / Double(criteria) }
    return weights
  }
}
