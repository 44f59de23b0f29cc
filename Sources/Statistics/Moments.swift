/// Count, mean and variance of numbers that pass by one at a time, without the loss of digits of
/// sums of squares.
///
/// Welford 1962, Technometrics 4; merging after Chan, Golub and LeVeque 1979.
public struct Moments: Sendable, Hashable {
  public private(set) var count = 0
  /// 0 while there is nothing to average.
  public private(set) var mean = 0.0
  /// Sum of the squared distances from the mean.
  private var squares = 0.0

  public init() {}

  public init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  public mutating func add(_ value: Double) {
    count += 1
    let before = value - mean
    mean += before / Double(count)
    squares += before * (value - mean)
  }

  /// As if the other's numbers had been added to this.
  public mutating func merge(_ other: Moments) {
    guard other.count > 0 else { return }
    let (n, m) = (Double(count), Double(other.count))
    let gap = other.mean - mean
    mean += gap * (m / (n + m))
    squares += other.squares + gap * gap * (n * m / (n + m))
    count += other.count
  }

  /// The variance with divisor n − 1; NaN below two numbers.
  public var variance: Double { count < 2 ? .nan : squares / Double(count - 1) }

  public var standardDeviation: Double { variance.squareRoot() }

  /// Standard error of the mean of independent numbers.
  public var standardError: Double { (variance / Double(count)).squareRoot() }

  /// Half the width of Student's interval for the mean; NaN below two numbers.
  public func halfWidth(confidence: Double = 0.95) -> Double {
    guard count >= 2 else { return .nan }
    return standardError
      * StudentT.quantile((1 + confidence) / 2, degreesOfFreedom: Double(count - 1))
  }
}
