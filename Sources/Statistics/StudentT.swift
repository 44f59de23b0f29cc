import CGSL

/// Student's t distribution.
public enum StudentT {
  /// The share at or below `t`; NaN unless there are degrees of freedom (any number above 0).
  public static func cumulative(_ t: Double, degreesOfFreedom: Double) -> Double {
    guard degreesOfFreedom > 0, !t.isNaN else { return .nan }
    guard t.isFinite else { return t > 0 ? 1 : 0 }
    guard degreesOfFreedom < normalLimit else { return gsl_cdf_ugaussian_P(t) }
    return gsl_cdf_tdist_P(t, degreesOfFreedom)
  }

  /// The value below which lies a share `p` of the distribution; infinite for 0 and 1, NaN outside
  /// [0, 1] and for fewer degrees of freedom than 1.
  public static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double {
    guard degreesOfFreedom >= 1, p >= 0, p <= 1 else { return .nan }
    guard p > 0 else { return -.infinity }
    guard p < 1 else { return .infinity }
    guard p != 0.5 else { return 0 }
    guard degreesOfFreedom < normalLimit else { return gsl_cdf_ugaussian_Pinv(p) }
    let tail = min(p, 1 - p)
    let size = studentUpperQuantile(tail, degreesOfFreedom: degreesOfFreedom)
    return p < 0.5 ? -size : size
  }

  /// From here on the normal distribution is the same to 10 digits.
  private static let normalLimit = 1e10
}
