import Evidence
import Statistics

/// The distribution of an outcome, or of a paired difference, over draws.
public enum OutcomeDistribution {
  /// Mean and the quantiles 5, 25, 50, 75 and 95 %.
  ///
  /// Quantiles are of type 7 (Hyndman and Fan 1996); their intervals are order statistics by the
  /// binomial distribution and hold for any distribution (David and Nagaraja 2003, section 7.1).
  public static func findings(
    _ values: ContiguousArray<Double>, name: String
  ) throws(AnalysisFault) -> [Finding] {
    guard values.count >= 2 else { throw .rows(values.count, needed: 2) }
    if let row = values.firstIndex(where: { !$0.isFinite }) {
      throw .missing(column: name, count: 1, firstRow: row)
    }
    let sorted = values.sorted()
    let n = Double(values.count)
    let (mean, sd) = Sample.moments(values)
    let t = StudentT.quantile(0.975, degreesOfFreedom: n - 1)
    let error = sd / n.squareRoot()
    var cautions: [Caution] = values.count < 30 ? [.fewRows(values.count)] : []
    let held = Sample.heldShare(sorted)
    if held > 0.1 { cautions.append(.heldValue(column: name, share: held)) }
    var findings = [
      Finding(
        .mean, [name], estimate: mean, standardError: error, lower: mean - t * error,
        upper: mean + t * error, method: meanMethod, cautions: cautions + Sample.tails(values))
    ]
    for (measure, p) in [
      (Finding.Measure.quantile05, 0.05), (.quantile25, 0.25), (.quantile50, 0.5),
      (.quantile75, 0.75),
      (.quantile95, 0.95),
    ] {
      let half = Finding.normal95 * (n * p * (1 - p)).squareRoot()
      // Ranks from 1; beyond the ends there is no order statistic and the end itself stands.
      let low = max(1, Int((n * p - half).rounded(.down)))
      let high = min(values.count, Int((n * p + half).rounded(.up)) + 1)
      let lower = sorted[low - 1]
      let upper = sorted[high - 1]
      findings.append(
        Finding(
          measure, [name], estimate: quantile(p, ofSorted: sorted),
          standardError: (upper - lower) / (2 * Finding.normal95), lower: lower, upper: upper,
          method: quantileMethod, cautions: cautions))
    }
    return findings
  }

  private static let meanMethod = Finding.Method(
    Text(en: "Mean; Student's interval.", cy: "Cymedr; cyfwng Student."), source: "Student 1908")
  private static let quantileMethod = Finding.Method(
    Text(
      en: "Quantile of type 7; interval from order statistics.",
      cy: "Cwantil math 7; cyfwng o ystadegau trefn."),
    source: "Hyndman and Fan 1996; David and Nagaraja 2003")
}
