/// Ranges of several quantities that hold together: at least the stated share of the draws lies in
/// all of them at once.
///
/// From order statistics, without assuming a distribution or independence (Besag, Green, Higdon and
/// Mengersen 1995, Statistical Science 10, section 6.3): the ranges go from the k-th smallest to the
/// k-th largest draw of each quantity, with the one k that is as large as the level permits.
///
/// - Parameters:
///   - quantities: the values of each quantity, in the same order of draws.
///   - level: such as 0.9.
/// - Returns: one range a quantity; nil where there are fewer than two draws, or a value is
///   not finite.
func simultaneousRanges(_ quantities: [[Double]], level: Double) -> [ClosedRange<Double>]? {
  guard let draws = quantities.first?.count, draws >= 2,
    quantities.allSatisfy({ $0.count == draws && $0.allSatisfy(\.isFinite) })
  else { return nil }
  let sorted = quantities.map { $0.sorted() }
  // How far out a draw lies in the quantity in which it lies furthest out: it is within the ranges
  // that leave `depth` draws out at either end for depths up to this one.
  let depths = (0..<draws).map { draw in
    zip(quantities, sorted).map { depth(of: $0[draw], in: $1) }.min() ?? 0
  }
  // The small addend undoes the rounding of 1 - 0.9.
  let leftOut = Int((Double(draws) * (1 - level) + 1e-9).rounded(.down))
  let atEitherEnd = min(depths.sorted()[leftOut], (draws - 1) / 2)
  return sorted.map { $0[atEitherEnd]...$0[draws - 1 - atEitherEnd] }
}

/// The largest number of values that can be left out at either end with `value` still in range.
private func depth(of value: Double, in sorted: [Double]) -> Int {
  // Equal values share the place nearest to the middle.
  let below = count(in: sorted) { $0 < value }
  let notAbove = count(in: sorted) { $0 <= value }
  return min(notAbove - 1, sorted.count - 1 - below)
}

/// How many of the first sorted values satisfy a condition that none satisfies after one that does
/// not.
private func count(in sorted: [Double], where holds: (Double) -> Bool) -> Int {
  var low = 0
  var high = sorted.count
  while low < high {
    let middle = (low + high) / 2
    if holds(sorted[middle]) { low = middle + 1 } else { high = middle }
  }
  return low
}
