import RealModule
import Statistics

/// Poisson counts by inversion.
enum Poisson {
  /// The quantile at `u`; above a mean of 50 the normal approximation, rounded.
  static func quantile(_ u: Double, mean: Double) -> Double {
    guard mean < 50 else {
      let z = StandardNormal.quantile(min(max(u, 0x1p-53), 1 - 0x1p-53))
      return max(0, (mean + mean.squareRoot() * z).rounded())
    }
    var count = 0.0
    var term = Double.exp(-mean)
    var sum = term
    while sum < u, count < 400 {
      count += 1
      term *= mean / count
      sum += term
    }
    return count
  }
}
