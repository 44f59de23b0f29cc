import CGSL

/// Distribution functions and quantiles that are GSL's.
public enum SpecialFunctions {
  /// The normal distribution function.
  public static func normalCDF(_ x: Double) -> Double { gsl_cdf_ugaussian_P(x) }

  /// The normal density.
  public static func normalDensity(_ x: Double) -> Double { gsl_ran_ugaussian_pdf(x) }

  /// The normal quantile of a probability in [0, 1].
  public static func normalQuantile(_ p: Double) -> Double {
    p >= 0 && p <= 1 ? gsl_cdf_ugaussian_Pinv(p) : .nan
  }

  /// The quantile of Student's t; NaN unless 0 ≤ p ≤ 1 and there is a degree of freedom.
  public static func studentQuantile(_ p: Double, degreesOfFreedom: Double) -> Double {
    p >= 0 && p <= 1 && degreesOfFreedom > 0 ? gsl_cdf_tdist_Pinv(p, degreesOfFreedom) : .nan
  }

  /// The probability of `successes` or more in `trials`, each with probability p.
  public static func binomialUpperTail(_ successes: Int, trials: Int, p: Double) -> Double {
    guard trials >= 0, p >= 0, p <= 1 else { return .nan }
    if successes <= 0 { return 1 }
    if successes > trials { return 0 }
    return gsl_cdf_binomial_Q(
      UInt32(clamping: successes - 1), p, UInt32(clamping: trials))
  }

  /// Erlang's B: the probability that all `servers` are taken when nobody waits.
  ///
  /// The recursion in the number of servers (Cooper 1981, "Introduction to Queueing Theory").
  /// `load` is arrival rate over service rate [erlang].
  public static func erlangB(load: Double, servers: Int) -> Double {
    guard load >= 0, servers >= 0 else { return .nan }
    var blocked = 1.0
    for c in 0..<servers { blocked = load * blocked / (Double(c + 1) + load * blocked) }
    return blocked
  }

  /// Erlang's C: the probability of waiting in M/M/c; 1 where the load is not below `servers`.
  public static func erlangC(load: Double, servers: Int) -> Double {
    guard load >= 0, servers > 0 else { return .nan }
    guard load < Double(servers) else { return 1 }
    let blocked = erlangB(load: load, servers: servers)
    return blocked / (1 - load / Double(servers) * (1 - blocked))
  }
}
