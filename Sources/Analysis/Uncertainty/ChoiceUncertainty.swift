import Evidence

/// How sure the choice between options is.
public enum ChoiceUncertainty {
  /// For each option the probability that it is best and the loss expected from choosing it; then
  /// the probability that options tie for first place.
  ///
  /// Probabilities are over draws: give expected outcomes (`VarianceSplit.expectedValues`, or means
  /// over replicates), or chance will count as ignorance. Expected loss is E[max - value]; that of
  /// the best option is the value of perfect information (BCEA's `ol`).
  public static func findings(_ benefit: NetBenefit, ties rule: TieRule = .shared) -> [Finding] {
    let n = Double(benefit.draws)
    var wins = [Double](repeating: 0, count: benefit.options.count)
    var losses = benefit.values.map { _ in ContiguousArray<Double>() }
    var tied = 0.0
    benefit.forEachBest { draw, highest, ties in
      if ties > 1 { tied += 1 }
      for k in benefit.values.indices {
        let value = benefit.values[k][draw]
        losses[k].append(highest - value)
        guard value == highest else { continue }
        switch rule {
        case .strict: wins[k] += ties == 1 ? 1 : 0
        case .inclusive, .sharedRank: wins[k] += 1
        case .shared, .immaterial: wins[k] += 1 / Double(ties)
        }
      }
    }
    var cautions: [Caution] = []
    if tied > 0 { cautions.append(.ties(share: tied / n)) }
    if benefit.draws < 30 { cautions.append(.fewRows(benefit.draws)) }
    var findings: [Finding] = []
    for (k, option) in benefit.options.enumerated() {
      findings.append(
        proportion(
          .probabilityBest, [option], wins[k] / n, n: n, method: countMethod, ties: rule,
          cautions: cautions))
    }
    for (k, option) in benefit.options.enumerated() {
      let (mean, sd) = Sample.moments(losses[k])
      let error = sd / n.squareRoot()
      findings.append(
        Finding(
          .expectedLoss, [option], estimate: mean, standardError: error,
          lower: max(0, mean - Finding.normal95 * error), method: lossMethod,
          cautions: benefit.draws < 30 ? [.fewRows(benefit.draws)] : []))
    }
    findings.append(
      proportion(
        .probabilityTie, [], tied / n, n: n, method: countMethod, ties: rule,
        cautions: cautions))
    return findings
  }

  /// A share of n draws, with Wilson's interval (1927), which holds at 0 and 1 too.
  static func proportion(
    _ measure: Finding.Measure, _ inputs: [String], _ p: Double, n: Double, method: Finding.Method,
    ties: TieRule,
    cautions: [Caution]
  ) -> Finding {
    let z = Finding.normal95
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return Finding(
      measure, inputs, estimate: p, standardError: (p * (1 - p) / n).squareRoot(),
      lower: max(0, centre - half), upper: min(1, centre + half), method: method, ties: ties,
      cautions: cautions)
  }

  private static let countMethod = Finding.Method(
    Text(en: "Share of draws; Wilson's interval.", cy: "Cyfran y tyniadau; cyfwng Wilson."),
    source: "Wilson 1927")
  private static let lossMethod = Finding.Method(
    Text(
      en: "Mean over draws of the best option's value less this one's.",
      cy: "Cymedr dros y tyniadau o werth yr opsiwn gorau llai gwerth yr un hwn."),
    source: "Baio 2012 (BCEA)")
}
