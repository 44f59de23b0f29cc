import CGSL

extension Distribution {
  /// The value below which the probability is `p`, for p in (0, 1).
  public func quantile(_ p: Double) -> Double {
    switch self {
    case .fixed(let value):
      return value
    case .uniform(let low, let high):
      return low + (high - low) * p
    case .pert(let low, let mode, let high):
      guard high > low else { return low }
      let a = 1 + 4 * (mode - low) / (high - low)
      return low + (high - low) * gsl_cdf_beta_Pinv(p, a, 6 - a)
    case .triangular(let low, let mode, let high):
      guard high > low else { return low }
      let split = (mode - low) / (high - low)
      return p < split
        ? low + (p * (high - low) * (mode - low)).squareRoot()
        : high - ((1 - p) * (high - low) * (high - mode)).squareRoot()
    case .normal(let mean, let sd):
      return mean + sd * gsl_cdf_ugaussian_Pinv(p)
    case .truncatedNormal(let mean, let sd, let low):
      guard sd > 0 else { return max(mean, low) }
      let above = gsl_cdf_ugaussian_Q((low - mean) / sd)
      return max(low, mean + sd * gsl_cdf_ugaussian_Qinv(above * (1 - p)))
    case .lognormal(let median, let sigma):
      return median * gsl_cdf_lognormal_Pinv(p, 0, sigma)
    case .beta(let a, let b):
      return gsl_cdf_beta_Pinv(p, a, b)
    case .gamma(let mean, let cv):
      guard cv > 0 else { return mean }
      return gsl_cdf_gamma_Pinv(p, 1 / (cv * cv), mean * cv * cv)
    }
  }
}
