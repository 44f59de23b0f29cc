import CGSL

/// The test of Kolmogorov and Smirnov: the largest distance between two distribution functions.
public struct KolmogorovSmirnov: Sendable, Hashable {
  public let statistic: Double
  /// Probability of such a distance or a larger one where the distributions are one. By Stephens
  /// 1970 (J. R. Statist. Soc. B 32), from the limit law at (√n + 0.12 + 0.11/√n) D.
  public let pValue: Double

  /// Whether the numbers can come from a continuous distribution; NaN of no numbers.
  public init(_ values: some Sequence<Double>, cumulative: (Double) -> Double) {
    let sorted = values.sorted()
    let n = Double(sorted.count)
    var largest = 0.0
    for (index, value) in sorted.enumerated() {
      let p = cumulative(value)
      largest = max(largest, p - Double(index) / n, Double(index + 1) / n - p)
    }
    self.init(statistic: largest, effectiveCount: n)
  }

  /// Whether two samples can come from one continuous distribution; NaN where one is empty.
  public init(_ first: some Sequence<Double>, _ second: some Sequence<Double>) {
    let (a, b) = (first.sorted(), second.sorted())
    let (n, m) = (Double(a.count), Double(b.count))
    var (i, j, largest) = (0, 0, 0.0)
    while i < a.count, j < b.count {
      let value = min(a[i], b[j])
      while i < a.count, a[i] <= value { i += 1 }
      while j < b.count, b[j] <= value { j += 1 }
      largest = max(largest, abs(Double(i) / n - Double(j) / m))
    }
    self.init(statistic: largest, effectiveCount: n * m / (n + m))
  }

  private init(statistic: Double, effectiveCount n: Double) {
    guard n > 0 else {
      (self.statistic, pValue) = (.nan, .nan)
      return
    }
    self.statistic = statistic
    pValue = Self.limitTail((n.squareRoot() + 0.12 + 0.11 / n.squareRoot()) * statistic)
  }

  /// Kolmogorov's limit law, P(K > x) = 2 Σ (−1)^(k−1) exp(−2k²x²), and for small x the
  /// equal series 1 − √(2π)/x Σ exp(−(2k−1)²π²/(8x²)), each where few terms do.
  static func limitTail(_ x: Double) -> Double {
    guard x > 0 else { return 1 }
    if x < 1 {
      let step = Double.pi * Double.pi / (8 * x * x)
      let sum = [1.0, 9, 25, 49].reduce(0) { $0 + exp(-$1 * step) }
      return 1 - (2 * Double.pi).squareRoot() / x * sum
    }
    return 2
      * (1...8).reduce(0) { sum, k in
        let k2 = Double(k * k)
        return sum + (k % 2 == 1 ? 1 : -1) * exp(-2 * k2 * x * x)
      }
  }
}
