import Evidence
import RealModule
import Statistics

/// The first-order index of an input, or of a group, from any table.
///
/// S1 = Var(E[y | x]) / Var(y) is one less the mean squared error of predicting each row from a
/// curve fitted to the others, over the variance: noise and overfitting do not raise it. The
/// standard error is that of a ratio of means (delta method), with a term for the curve's own
/// degrees of freedom, which matters where the index is zero.
public enum RegressionIndex {
  /// - `groups`: for each index the inputs that are held together; one name for a single input.
  /// - `split`: of the outcome's replicates, where there are some. The rows are then the means over
  ///   them, one row a draw; the index is that of the expected outcome, the one seen over what is
  ///   not chance in the means' variance, and the naive one follows it.
  public static func findings(
    _ table: NumericTable, groups: [[String]], outcome: String, split: VarianceSplit? = nil
  ) throws(AnalysisFault) -> [Finding] {
    let y = try table.varying(outcome)
    var findings: [Finding] = []
    for group in groups {
      let columns = try table.inputs(group, needed: 40 * group.count)
      guard let regression = SplineRegression(inputs: columns), let fit = regression.fit(y) else {
        throw .rows(table.rowCount, needed: 100 * group.count)
      }
      let n = Double(y.count)
      let mean = Sample.mean(y)
      var total = 0.0
      var error = 0.0
      for row in y.indices {
        let d = y[row] - mean
        let e = y[row] - fit.leftOut[row]
        total += d * d
        error += e * e
      }
      // Both are sums of squares about something that was fitted, and larger or smaller for it.
      total *= n / (n - 1)
      error /= 1 + fit.varianceDegrees / n
      let unexplained = error / total
      var influence = ContiguousArray<Double>(repeating: 0, count: y.count)
      for row in y.indices {
        let d = y[row] - mean
        let e = y[row] - fit.leftOut[row]
        influence[row] = (e * e - unexplained * d * d) / (total / n)
      }
      let spread = Sample.moments(influence).sd
      let own = 2 * max(0, fit.degreesOfFreedom - 1) * unexplained * unexplained / (n * n)
      let sd = (spread * spread / n + own).squareRoot()
      let estimate = 1 - unexplained
      var cautions: [Caution] = [.smooth]
      if let split {
        cautions += split.findings.flatMap(\.cautions).filter(\.isAboutNoise).prefix(1)
      } else {
        cautions.append(.noiseUnknown)
      }
      if group.count > 2 { cautions.append(.pairsOnly) }
      if y.count < 500 { cautions.append(.fewRows(y.count)) }
      cautions += Sample.tails(y)
      if estimate < 2 * sd { cautions.append(.atBoundary) }
      // Symmetric on the logarithm of what is left unexplained.
      let factor = Double.exp(Finding.normal95 * sd / unexplained)
      let naive = Finding(
        split == nil ? .s1 : .s1Naive, group, estimate: estimate,
        standardError: sd, lower: 1 - unexplained * factor, upper: 1 - unexplained / factor,
        method: method, noiseShare: split?.chanceShareOfMeans.value, cautions: cautions)
      if let share = split?.chanceShareOfMeans {
        let left = 1 - share.value
        let part = estimate * share.standardError / (left * left)
        findings.append(
          Finding(
            .s1, group, estimate: estimate / left,
            standardError: (sd * sd / (left * left) + part * part).squareRoot(), method: method,
            noiseShare: share.value, cautions: cautions))
      }
      findings.append(naive)
    }
    return findings
  }

  private static let method = Finding.Method(
    Text(
      en: "Share of variance that a smooth curve predicts, each row from the others.",
      cy: "Cyfran yr amrywiant y mae cromlin lefn yn ei rhagweld, pob rhes o'r lleill."),
    source: "Eilers and Marx 1996 (curve); Plischke, Borgonovo and Smith 2013 (index)")
}
