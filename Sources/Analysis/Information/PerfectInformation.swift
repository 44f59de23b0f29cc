import Evidence
import Statistics

/// What it would be worth to know everything before choosing: E[max] - max E.
public enum PerfectInformation {
  /// The value where the incremental benefit of one of two options is normal, in its unit.
  ///
  /// s φ(μ/s) - |μ| Φ(-|μ|/s), the unit normal loss integral (Raiffa and Schlaifer 1961).
  public static func normal(mean: Double, sd: Double) -> Double {
    guard sd > 0 else { return sd == 0 ? 0 : .nan }
    let z = abs(mean) / sd
    return sd * StandardNormal.density(z) - abs(mean) * StandardNormal.cumulative(-z)
  }

  /// The value from draws as they are.
  ///
  /// Right where each draw's value is its expected value; where it still holds chance, chance counts
  /// as something that could be known and the value is too high.
  public static func finding(
    _ benefit: NetBenefit, measure: Finding.Measure = .evpi, noiseKnown: Bool = false
  ) -> Finding {
    let best = benefit.best
    var losses = ContiguousArray<Double>()
    losses.reserveCapacity(benefit.draws)
    benefit.forEachBest { draw, highest, _ in losses.append(highest - benefit.values[best][draw]) }
    let (mean, sd) = Sample.moments(losses)
    let error = sd / Double(benefit.draws).squareRoot()
    var cautions: [Caution] = noiseKnown ? [] : [.noiseUnknown]
    if mean == 0 { cautions.append(.neverChanges) }
    if losses.count(where: { $0 > 0 }) < 30 { cautions.append(.fewRows(benefit.draws)) }
    cautions += Sample.tails(losses)
    return Finding(
      measure, [], estimate: mean, standardError: error,
      lower: max(0, mean - Finding.normal95 * error), method: method, cautions: cautions)
  }

  private static let method = Finding.Method(
    Text(
      en: "Mean of the best option's value in each draw less that of the option best on average.",
      cy: "Cymedr gwerth yr opsiwn gorau ym mhob tyniad llai gwerth yr opsiwn sydd orau ar "
        + "gyfartaledd."),
    source: "Raiffa and Schlaifer 1961")
}
