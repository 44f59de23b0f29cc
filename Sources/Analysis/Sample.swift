/// Plain sums over columns that several analyses share.
enum Sample {
  static func mean(_ values: ContiguousArray<Double>) -> Double {
    var sum = 0.0
    for value in values { sum += value }
    return sum / Double(values.count)
  }

  /// Mean and the standard deviation with n - 1; NaN below two values.
  static func moments(_ values: ContiguousArray<Double>) -> (mean: Double, sd: Double) {
    let mean = mean(values)
    var squares = 0.0
    for value in values { squares += (value - mean) * (value - mean) }
    let n = Double(values.count)
    return (mean, n > 1 ? (squares / (n - 1)).squareRoot() : .nan)
  }

  /// A caution where a few values make up most of the variance.
  ///
  /// The participation number (Σd²)² / Σd⁴ of deviations d, under 80 and under a tenth of the values
  /// (an assumption of ours: there intervals for variances were seen to cover less than 93 %).
  static func tails(_ values: ContiguousArray<Double>) -> [Caution] {
    let mean = mean(values)
    var second = 0.0
    var fourth = 0.0
    for value in values {
      let square = (value - mean) * (value - mean)
      second += square
      fourth += square * square
    }
    guard fourth > 0, fourth.isFinite else { return [] }
    let rows = second * second / fourth
    return rows < min(80, Double(values.count) / 10) ? [.heavyTails(rows: Int(rows.rounded()))] : []
  }

  /// The largest share of equal values in sorted values.
  static func heldShare(_ sorted: [Double]) -> Double {
    var longest = 0
    var run = 0
    var previous = Double.nan
    for value in sorted {
      run = value == previous ? run + 1 : 1
      previous = value
      longest = max(longest, run)
    }
    return Double(longest) / Double(max(1, sorted.count))
  }

  /// Row numbers in ascending order of `values`.
  static func order(_ values: ContiguousArray<Double>) -> ContiguousArray<Int32> {
    var pairs = ContiguousArray<(Double, Int32)>()
    pairs.reserveCapacity(values.count)
    for (row, value) in values.enumerated() { pairs.append((value, Int32(row))) }
    pairs.sort { $0.0 < $1.0 || ($0.0 == $1.0 && $0.1 < $1.1) }
    return ContiguousArray(pairs.map { $0.1 })
  }
}
