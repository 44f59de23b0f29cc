import Evidence
import Statistics

/// What it would be worth to know some inputs before choosing, and nothing else.
///
/// E[max E[value | x]] - max E[value], the inner mean by regression on the inputs (Strong, Oakley and
/// Brennan 2014, Medical Decision Making 34, 311-326), here by penalised splines of the differences
/// from the option that is best on average. The mean of the highest curve is too high, since a curve
/// follows noise upwards; the mean value of the options chosen in each row by curves fitted to the
/// other rows is too low by as much. Their middle is the estimate. The standard error is that of the
/// value of the choices, and half the distance of the two is added to it in squares. Chance within a
/// draw averages out in the regression, so the value needs no correction for it.
public enum PartialInformation {
  /// - `groups`: the inputs that would be known together; one name for a single input.
  public static func findings(
    _ benefit: NetBenefit, _ table: NumericTable, groups: [[String]], noiseShare: Double? = nil
  ) throws(AnalysisFault) -> [Finding] {
    guard table.rowCount == benefit.draws else { throw .lengths }
    var findings: [Finding] = []
    for group in groups {
      let curves = try Curves(benefit, table, group)
      let gain = curves.gain(shrink: 1)
      findings.append(
        Finding(
          .evppi, group, estimate: gain.value, standardError: gain.error,
          lower: max(0, gain.value - Finding.normal95 * gain.error), method: method,
          noiseShare: noiseShare, cautions: gain.cautions))
    }
    return findings
  }

  private static let method = Finding.Method(
    Text(
      en: "Regression on the inputs by penalised splines.",
      cy: "Atchweliad ar y mewnbynnau drwy sblinau cosbedig."),
    source: "Strong, Oakley and Brennan 2014; Eilers and Marx 1996")
}

/// Differences from the option best on average, as curves of some inputs.
struct Curves {
  struct Gain {
    var value: Double
    var error: Double
    var cautions: [Caution]
  }

  /// For each other option the differences, their mean, and the fits.
  private var differences: [ContiguousArray<Double>] = []
  private var means: [Double] = []
  private var fits: [SplineRegression.Fit] = []
  private var cautions: [Caution] = []
  private let rows: Int

  init(_ benefit: NetBenefit, _ table: NumericTable, _ group: [String]) throws(AnalysisFault) {
    let columns = try table.inputs(group, needed: 50 * group.count)
    rows = benefit.draws
    guard let regression = SplineRegression(inputs: columns) else {
      throw .rows(rows, needed: 100 * group.count)
    }
    let best = benefit.best
    for option in benefit.options.indices where option != best {
      let difference = ContiguousArray(
        zip(benefit.values[option], benefit.values[best]).map { $0 - $1 })
      guard let fit = regression.fit(difference) else { throw .rows(rows, needed: 100) }
      differences.append(difference)
      means.append(Sample.mean(difference))
      fits.append(fit)
    }
    cautions = [.smooth]
    if group.count > 2 { cautions.append(.pairsOnly) }
    if rows < 500 { cautions.append(.fewRows(rows)) }
    for (name, column) in zip(group, columns) {
      let sorted = column.sorted()
      let held = Sample.heldShare(sorted)
      if held > 0.1 { cautions.append(.heldValue(column: name, share: held)) }
    }
  }

  /// The gain from choosing by curves that are drawn towards their means by `shrink`.
  func gain(shrink: Double) -> Gain {
    var highest = 0.0
    var chosen = ContiguousArray<Double>(repeating: 0, count: rows)
    var choices = [Double](repeating: 0, count: fits.count)
    for row in 0..<rows {
      var top = 0.0
      var out = 0.0
      var choice = -1
      for k in fits.indices {
        let m = means[k]
        top = max(top, m + shrink * (fits[k].fitted[row] - m))
        let other = m + shrink * (fits[k].leftOut[row] - m)
        if other > out {
          out = other
          choice = k
        }
      }
      highest += top
      guard choice >= 0 else { continue }
      choices[choice] += 1
      chosen[row] = means[choice] + shrink * (differences[choice][row] - means[choice])
    }
    let n = Double(rows)
    let high = highest / n
    let low = Sample.mean(chosen)
    var influence = chosen
    for row in 0..<rows {
      for k in fits.indices {
        influence[row] += (1 - shrink) * choices[k] / n * (differences[k][row] - means[k])
      }
    }
    let spread = Sample.moments(influence).sd
    let gap = (high - low) / 2
    let value = max(0, (high + low) / 2)
    var notes = cautions + Sample.tails(influence)
    if choices.allSatisfy({ $0 == 0 }) { notes.append(.neverChanges) }
    return Gain(
      value: value, error: (spread * spread / n + gap * gap).squareRoot(), cautions: notes)
  }
}
