import CGSL

/// Distribution functions and quantiles that are GSL's.
public enum SpecialFunctions {
  /// The quantile of Student's t; NaN unless 0 ≤ p ≤ 1 and there is a degree of freedom.
  public static func studentQuantile(_ p: Double, degreesOfFreedom: Double) -> Double {
    p >= 0 && p <= 1 && degreesOfFreedom > 0 ? gsl_cdf_tdist_Pinv(p, degreesOfFreedom) : .nan
  }
}
