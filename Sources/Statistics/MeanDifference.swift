/// An estimate of how much higher one mean is than another, and how well it is known.
public struct MeanDifference: Sendable, Hashable {
  public let estimate: Double
  public let standardError: Double
  public let degreesOfFreedom: Double

  /// Of pairs that share their randomness: `first` minus `second`, pair by pair; nil for lists of
  /// different lengths and below two pairs.
  public init?(paired first: [Double], _ second: [Double]) {
    guard first.count == second.count, first.count >= 2 else { return nil }
    let differences = Moments(zip(first, second).lazy.map { $0 - $1 })
    estimate = differences.mean
    standardError = differences.standardError
    degreesOfFreedom = Double(differences.count - 1)
  }

  /// Of independent samples, by Welch 1947 (Biometrika 34); nil below two numbers in each.
  public init?(independent first: [Double], _ second: [Double]) {
    let (a, b) = (Moments(first), Moments(second))
    guard a.count >= 2, b.count >= 2 else { return nil }
    let (va, vb) = (a.variance / Double(a.count), b.variance / Double(b.count))
    estimate = a.mean - b.mean
    standardError = (va + vb).squareRoot()
    let df =
      (va + vb) * (va + vb) / (va * va / Double(a.count - 1) + vb * vb / Double(b.count - 1))
    // Two constant samples: nothing varies, and any number of degrees says so.
    degreesOfFreedom = df.isFinite ? df : Double(a.count + b.count - 2)
  }

  /// The estimate over its standard error.
  public var t: Double { estimate / standardError }

  /// Student's interval, low and high.
  public func interval(confidence: Double = 0.95) -> (low: Double, high: Double) {
    let half =
      standardError
      * StudentT.quantile((1 + confidence) / 2, degreesOfFreedom: degreesOfFreedom)
    return (estimate - half, estimate + half)
  }
}
