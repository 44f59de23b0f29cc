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

extension Distribution {
  /// The value below which lies a share `p` of the distribution; NaN where ``fault`` is not nil.
  ///
  /// `p` is taken into the open interval (0, 1), so that the value is finite; a `p` that is not a
  /// number gives NaN. Rises with `p`.
  public func quantile(_ p: Double) -> Double {
    guard fault == nil, !p.isNaN else { return .nan }
    let p = min(max(p, 0x1p-54), 1 - 0x1p-53)
    switch self {
    case .fixed(let value): return value
    case .uniform(let low, let high): return min(low + (high - low) * p, high)
    case .pert(let low, let mode, let high):
      let (a, b) = Self.pertShapes(low, mode, high)
      return min(low + (high - low) * betaQuantile(p, a, b), high)
    case .triangular(let low, let mode, let high):
      let turn = (mode - low) / (high - low)
      return p < turn
        ? low + ((high - low) * (mode - low) * p).squareRoot()
        : high - ((high - low) * (high - mode) * (1 - p)).squareRoot()
    case .normal(let mean, let sd): return mean + sd * gsl_cdf_ugaussian_Pinv(p)
    case .truncatedNormal(let mean, let sd, let low):
      // By the tail that is small there, or digits are lost.
      let z = (low - mean) / sd
      let above = (1 - p) * gsl_cdf_ugaussian_Q(z)
      let standard =
        above < 0.5
        ? gsl_cdf_ugaussian_Qinv(above)
        : gsl_cdf_ugaussian_Pinv(gsl_cdf_ugaussian_P(z) + p * gsl_cdf_ugaussian_Q(z))
      return max(low, mean + sd * standard)
    case .lognormal(let median, let sigma):
      return median * exp(sigma * gsl_cdf_ugaussian_Pinv(p))
    case .beta(let a, let b): return betaQuantile(p, a, b)
    case .gamma(let mean, let cv):
      let shape = 1 / (cv * cv)
      return gammaQuantile(p, shape: shape) * (mean / shape)
    }
  }

  /// The share of the distribution at or below `x`; NaN where ``fault`` is not nil.
  public func cumulative(_ x: Double) -> Double {
    guard fault == nil, !x.isNaN else { return .nan }
    let bounds = support
    // Where all of it is one value, that value is "at or below" itself.
    if x >= bounds.upperBound { return 1 }
    if x <= bounds.lowerBound { return 0 }
    switch self {
    case .fixed: return 0
    case .uniform(let low, let high): return (x - low) / (high - low)
    case .pert(let low, let mode, let high):
      let (a, b) = Self.pertShapes(low, mode, high)
      return gsl_cdf_beta_P((x - low) / (high - low), a, b)
    case .triangular(let low, let mode, let high):
      return x < mode
        ? (x - low) / (high - low) * ((x - low) / (mode - low))
        : 1 - (high - x) / (high - low) * ((high - x) / (high - mode))
    case .normal(let mean, let sd): return gsl_cdf_ugaussian_P((x - mean) / sd)
    case .truncatedNormal(let mean, let sd, let low):
      return 1 - gsl_cdf_ugaussian_Q((x - mean) / sd) / gsl_cdf_ugaussian_Q((low - mean) / sd)
    case .lognormal(let median, let sigma): return gsl_cdf_ugaussian_P(log(x / median) / sigma)
    case .beta(let a, let b): return gsl_cdf_beta_P(x, a, b)
    case .gamma(let mean, let cv):
      let shape = 1 / (cv * cv)
      return gsl_cdf_gamma_P(x / mean * shape, shape, 1)
    }
  }

  /// The median: the value of a run with fixed parameters.
  public var central: Double { quantile(0.5) }

  /// NaN where ``fault`` is not nil.
  public var mean: Double {
    guard fault == nil else { return .nan }
    switch self {
    case .fixed(let value): return value
    case .uniform(let low, let high): return low + (high - low) / 2
    case .pert(let low, let mode, let high): return (low + 4 * mode + high) / 6
    case .triangular(let low, let mode, let high): return (low + mode + high) / 3
    case .normal(let mean, _), .gamma(let mean, _): return mean
    case .truncatedNormal(let mean, let sd, let low):
      return mean + sd * Self.millsRatioInverse((low - mean) / sd)
    case .lognormal(let median, let sigma): return median * exp(sigma * sigma / 2)
    case .beta(let a, let b): return a / (a + b)
    }
  }

  /// NaN where ``fault`` is not nil.
  public var standardDeviation: Double {
    guard fault == nil else { return .nan }
    switch self {
    case .fixed: return 0
    case .uniform(let low, let high): return (high - low) / 12.0.squareRoot()
    case .pert(let low, _, let high):
      // Variance of a beta whose shapes add up to 6.
      return ((mean - low) * (high - mean) / 7).squareRoot()
    case .triangular(let low, let mode, let high):
      let (a, b) = (mode - low, high - mode)
      return ((a * a + a * b + b * b) / 18).squareRoot()
    case .normal(_, let sd): return sd
    case .truncatedNormal(let mean, let sd, let low):
      let z = (low - mean) / sd
      let ratio = Self.millsRatioInverse(z)
      return sd * max(0, 1 + z * ratio - ratio * ratio).squareRoot()
    case .lognormal(_, let sigma): return mean * expm1(sigma * sigma).squareRoot()
    case .beta(let a, let b): return (a * b / (a + b + 1)).squareRoot() / (a + b)
    case .gamma(let mean, let cv): return mean * cv
    }
  }

  /// The values that can occur, of which infinite ends do not; everything where ``fault`` is not
  /// nil.
  public var support: ClosedRange<Double> {
    guard fault == nil else { return -.infinity ... .infinity }
    switch self {
    case .fixed(let value): return value...value
    case .uniform(let low, let high), .pert(let low, _, let high),
      .triangular(let low, _, let high):
      return low...high
    case .normal: return -.infinity ... .infinity
    case .truncatedNormal(_, _, let low): return low ... .infinity
    case .lognormal, .gamma: return 0 ... .infinity
    case .beta: return 0...1
    }
  }

  /// The distribution of the number times `factor`, as when its unit changes.
  ///
  /// - Parameter factor: above 0 and finite.
  /// - Returns: nil for another factor, and for a beta unless the factor is 1: there is no beta on
  ///   an interval other than [0, 1].
  public func scaled(by factor: Double) -> Distribution? {
    guard factor > 0, factor.isFinite else { return nil }
    switch self {
    case .fixed(let value): return .fixed(value * factor)
    case .uniform(let low, let high): return .uniform(low * factor, high * factor)
    case .pert(let low, let mode, let high):
      return .pert(low: low * factor, mode: mode * factor, high: high * factor)
    case .triangular(let low, let mode, let high):
      return .triangular(low: low * factor, mode: mode * factor, high: high * factor)
    case .normal(let mean, let sd): return .normal(mean: mean * factor, sd: sd * factor)
    case .truncatedNormal(let mean, let sd, let low):
      return .truncatedNormal(mean: mean * factor, sd: sd * factor, low: low * factor)
    case .lognormal(let median, let sigma):
      return .lognormal(median: median * factor, sigma: sigma)
    case .beta: return factor == 1 ? self : nil
    case .gamma(let mean, let cv): return .gamma(mean: mean * factor, cv: cv)
    }
  }

  /// The shapes of the beta behind a PERT (Malcolm, Roseboom, Clark and Fazar 1959, Operations
  /// Research 7): 1 + 4 × the mode's distance from either end, as a share of the range.
  private static func pertShapes(_ low: Double, _ mode: Double, _ high: Double) -> (Double, Double)
  {
    (1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low))
  }

  /// φ(z) / (1 − Φ(z)), the mean of a standard normal number that is known to exceed z.
  private static func millsRatioInverse(_ z: Double) -> Double {
    gsl_ran_ugaussian_pdf(z) / gsl_cdf_ugaussian_Q(z)
  }
}
