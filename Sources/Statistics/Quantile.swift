/// The quantile of ascending values by linear interpolation between order statistics: type 7 of
/// Hyndman and Fan (1996, The American Statistician 50), the default of R and NumPy.
///
/// - Parameter p: held within 0 and 1.
/// - Returns: NaN of none.
public func quantile(_ sorted: [Double], _ p: Double) -> Double {
  guard let first = sorted.first, !p.isNaN else { return .nan }
  let place = Double(sorted.count - 1) * min(max(p, 0), 1)
  let below = Int(place)
  guard below + 1 < sorted.count else { return sorted.last ?? first }
  let share = place - Double(below)
  return sorted[below] + share * (sorted[below + 1] - sorted[below])
}
