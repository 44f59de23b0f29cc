import CGSL

extension SpecialFunctions {
  /// The distribution function of Student's t; NaN where there is no degree of freedom.
  public static func studentCDF(_ t: Double, degreesOfFreedom: Double) -> Double {
    degreesOfFreedom > 0 && !t.isNaN ? gsl_cdf_tdist_P(t, degreesOfFreedom) : .nan
  }
}
