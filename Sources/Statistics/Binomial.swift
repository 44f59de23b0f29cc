import CGSL

/// The number of successes in independent trials.
public enum Binomial {
  /// The probability of `successes` or more in `trials`, each with probability p.
  public static func upperTail(_ successes: Int, trials: Int, p: Double) -> Double {
    guard trials >= 0, p >= 0, p <= 1 else { return .nan }
    if successes <= 0 { return 1 }
    if successes > trials { return 0 }
    return gsl_cdf_binomial_Q(
      UInt32(clamping: successes - 1), p, UInt32(clamping: trials))
  }
}
