import CGSL

/// The normal distribution of mean 0 and standard deviation 1.
public enum StandardNormal {
  /// The share at or below `z`.
  public static func cumulative(_ z: Double) -> Double { gsl_cdf_ugaussian_P(z) }

  public static func density(_ z: Double) -> Double { gsl_ran_ugaussian_pdf(z) }

  /// The value below which lies a share `p`; infinite for 0 and 1, NaN outside [0, 1].
  public static func quantile(_ p: Double) -> Double {
    p >= 0 && p <= 1 ? gsl_cdf_ugaussian_Pinv(p) : .nan
  }
}
