import CGSL

/// The quantile of a beta on [0, 1]; the shapes from 0.01 to 1e6, p of the open interval (0, 1).
func betaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
  quantile(
    p, guess: gsl_cdf_beta_Pinv(p, a, b), upTo: 1,
    lower: { gsl_cdf_beta_P($0, a, b) }, upper: { gsl_cdf_beta_Q($0, a, b) })
}

/// The quantile of a gamma of scale 1; the shape from 0.01 to 1e6, p of the open interval (0, 1).
func gammaQuantile(_ p: Double, shape: Double) -> Double {
  quantile(
    p, guess: gsl_cdf_gamma_Pinv(p, shape, 1), upTo: .greatestFiniteMagnitude,
    lower: { gsl_cdf_gamma_P($0, shape, 1) }, upper: { gsl_cdf_gamma_Q($0, shape, 1) })
}

/// GSL's answer where it stands the test, and a search where it does not: GSL's iterations stop
/// short for some shapes and small probabilities, with an error or without.
private func quantile(
  _ p: Double, guess: Double, upTo end: Double, lower: (Double) -> Double,
  upper: (Double) -> Double
) -> Double {
  // The smaller tail has the digits.
  let miss = p <= 0.5 ? lower(guess) / p - 1 : upper(guess) / (1 - p) - 1
  if guess >= 0, guess <= end, abs(miss) < 1e-10 { return guess }
  return bisect(upTo: end) { p <= 0.5 ? lower($0) >= p : upper($0) <= 1 - p }
}

/// The smallest number from 0 to `end` for which a condition holds that, once true, stays true.
///
/// Numbers of one sign are ordered as their bit patterns are, so that halving the patterns ends
/// after 62 steps at the last digit, however small the number.
func bisect(upTo end: Double, _ holds: (Double) -> Bool) -> Double {
  var low: UInt64 = 0
  var high = end.bitPattern
  while low < high {
    let middle = low + (high - low) / 2
    if holds(Double(bitPattern: middle)) { high = middle } else { low = middle + 1 }
  }
  return Double(bitPattern: low)
}
