import CGSL

// GSL's own gsl_cdf_beta_Pinv and gsl_cdf_gamma_Pinv are not used: they give NaN for many shapes
// below 1, lose digits near 1, and from some large shapes do not return. The distribution functions
// that they invert are good to 10 digits for the shapes that `Distribution` allows.

/// The quantile of a beta on [0, 1]; the shapes from 0.01 to 10,000, p of the open interval (0, 1).
func betaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
  quantile(
    p, start: a / (a + b), end: 1, lower: { gsl_cdf_beta_P($0, a, b) },
    upper: { gsl_cdf_beta_Q($0, a, b) }, density: { gsl_ran_beta_pdf($0, a, b) })
}

/// The quantile of a gamma of scale 1; the shape from 0.04 to 10,000, p of the open interval (0, 1).
func gammaQuantile(_ p: Double, shape: Double) -> Double {
  quantile(
    p, start: shape, end: .greatestFiniteMagnitude, lower: { gsl_cdf_gamma_P($0, shape, 1) },
    upper: { gsl_cdf_gamma_Q($0, shape, 1) }, density: { gsl_ran_gamma_pdf($0, shape, 1) })
}

/// Student's t that a share `tail`, above 0 and below 1/2, exceeds.
func studentUpperQuantile(_ tail: Double, degreesOfFreedom df: Double) -> Double {
  quantile(
    1 - tail, tail, start: 1, end: .greatestFiniteMagnitude, lower: { gsl_cdf_tdist_P($0, df) },
    upper: { gsl_cdf_tdist_Q($0, df) }, density: { gsl_ran_tdist_pdf($0, df) })
}

/// The number from 0 to `end` at which a distribution function is p, by Newton's steps within a
/// bracket.
///
/// A step that leaves the bracket, and every step after the 40th, halves it instead, by bit
/// patterns: numbers of one sign are ordered as their patterns are, so that at most 63 halvings end
/// at the last digit, however small the number. So it always returns.
///
/// - Parameters:
///   - lower: the distribution function; `upper` is 1 minus it, and `density` its derivative. Each
///     tail has the digits where it is the smaller.
///   - q: 1 − p, where the caller has it with more digits.
private func quantile(
  _ p: Double, _ q: Double? = nil, start: Double, end: Double, lower: (Double) -> Double,
  upper: (Double) -> Double, density: (Double) -> Double
) -> Double {
  let q = q ?? 1 - p
  var (low, high, x) = (UInt64(0), end.bitPattern, start)
  for step in 0... {
    let excess = p <= 0.5 ? lower(x) - p : q - upper(x)
    if excess == 0 { return x }
    if excess > 0 { high = x.bitPattern } else { low = x.bitPattern }
    if high <= low + 1 { break }
    let slope = density(x)
    let next = step < 40 && slope.isFinite ? x - excess / slope : .nan
    if next == x { return x }
    let inside = next > Double(bitPattern: low) && next < Double(bitPattern: high)
    x = inside ? next : Double(bitPattern: low + (high - low) / 2)
  }
  return Double(bitPattern: high)
}
