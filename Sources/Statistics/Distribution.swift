import CGSL

/// What is not known about one number, as a distribution that has a quantile function.
///
/// Draws go through the quantile of a uniform number, so that a changed distribution moves a draw
/// and does not replace it.
public enum Distribution: Sendable, Hashable {
  case fixed(Double)
  case uniform(Double, Double)
  /// PERT: a beta on [`low`, `high`] with mode `mode` and weight 4.
  case pert(low: Double, mode: Double, high: Double)
  case triangular(low: Double, mode: Double, high: Double)
  case normal(mean: Double, sd: Double)
  /// Normal, truncated below at `low`.
  case truncatedNormal(mean: Double, sd: Double, low: Double)
  /// `sigma` is the standard deviation of the logarithm.
  case lognormal(median: Double, sigma: Double)
  case beta(Double, Double)
  /// `cv` is the coefficient of variation.
  case gamma(mean: Double, cv: Double)
}
