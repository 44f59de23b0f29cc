/// How far a model's prediction is from what was observed, in standard deviations of all that could
/// explain it: |z - E| / √(Var + σ² + d²).
///
/// Source: Craig et al. 1997; Vernon, Goldstein and Bower 2010, Bayesian Analysis 5, 619-669, who
/// rule out above 3.
///
/// - Parameters:
///   - observed: z, in the outcome's unit.
///   - observationSD: σ.
///   - expected: E, the model's expected outcome.
///   - variance: Var, of that expectation.
///   - discrepancySD: d, what the model itself may be wrong by.
public func implausibility(
  observed: Double, observationSD: Double, expected: Double, variance: Double,
  discrepancySD: Double
) -> Double {
  let spread = variance + observationSD * observationSD + discrepancySD * discrepancySD
  return abs(observed - expected) / spread.squareRoot()
}
