/// A sample quantile of type 7 of Hyndman and Fan 1996 (The American Statistician 50), the default
/// of R and numpy: linear between the order statistics.
///
/// - Parameters:
///   - p: from 0 to 1, and taken as the nearer of the two outside.
///   - sorted: in ascending order.
/// - Returns: NaN of no numbers, or where `p` is not a number.
public func quantile(_ p: Double, ofSorted sorted: [Double]) -> Double {
  guard let last = sorted.last, !p.isNaN else { return .nan }
  let place = min(max(p, 0), 1) * Double(sorted.count - 1)
  let index = Int(place)
  guard index + 1 < sorted.count else { return last }
  let share = place - Double(index)
  guard share > 0 else { return sorted[index] }
  return sorted[index] + share * (sorted[index + 1] - sorted[index])
}

/// The same, of numbers in any order.
public func quantile(_ p: Double, of values: some Sequence<Double>) -> Double {
  quantile(p, ofSorted: values.sorted())
}
