import Evidence
import Statistics

/// How the expected outcome swings between low and high values of each input.
///
/// The mean outcome over the rows with the lowest tenth of an input, over those with the highest,
/// and the difference: no curve is assumed. Equal values are never parted, so that a tenth may be
/// more where values are held.
public enum Tornado {
  /// - `tail`: the share of rows at each end, up to a half.
  /// - Returns: for each input the mean at low, the mean at high and the swing, the widest swing
  ///   first.
  public static func findings(
    _ table: NumericTable, inputs: [String], outcome: String, tail: Double = 0.1
  ) throws(AnalysisFault) -> [Finding] {
    guard tail >= 0.001, tail <= 0.5 else { throw .argument("tail", allowed: "0.001...0.5") }
    let y = try table.varying(outcome)
    let columns = try table.inputs(inputs, needed: Int((5 / tail).rounded(.up)))
    var bars: [[Finding]] = []
    for (name, column) in zip(inputs, columns) {
      let sorted = column.sorted()
      let low = quantile(tail, ofSorted: sorted)
      let high = quantile(1 - tail, ofSorted: sorted)
      var cautions: [Caution] = []
      let held = Sample.heldShare(sorted)
      if held > tail { cautions.append(.heldValue(column: name, share: held)) }
      var below = ContiguousArray<Double>()
      var above = ContiguousArray<Double>()
      for (value, outcome) in zip(column, y) {
        // Where one value fills both ends the rest stands against it.
        if value <= low && (low < high || value < high) { below.append(outcome) }
        if value >= high && (low < high || value > low) { above.append(outcome) }
      }
      if low == high {
        let rest = zip(column, y).filter { $0.0 == low }.map(\.1)
        if below.count <= above.count {
          below = ContiguousArray(rest)
        } else {
          above = ContiguousArray(rest)
        }
      }
      let fewest = min(below.count, above.count)
      guard fewest >= 2 else { throw .rows(fewest, needed: 2) }
      if fewest < 30 { cautions.append(.fewRows(fewest)) }
      let a = Sample.moments(below)
      let b = Sample.moments(above)
      let varianceA = a.sd * a.sd / Double(below.count)
      let varianceB = b.sd * b.sd / Double(above.count)
      // Welch's degrees of freedom.
      let sum = varianceA + varianceB
      let freedom =
        sum > 0
        ? sum * sum
          / (varianceA * varianceA / Double(below.count - 1)
            + varianceB * varianceB / Double(above.count - 1)) : 1
      func finding(_ measure: Finding.Measure, _ value: Double, _ variance: Double, _ df: Double)
        -> Finding
      {
        let t = StudentT.quantile(0.975, degreesOfFreedom: df)
        let error = variance.squareRoot()
        return Finding(
          measure, [name], estimate: value, standardError: error, lower: value - t * error,
          upper: value + t * error, method: method, cautions: cautions)
      }
      bars.append([
        finding(.meanAtLow, a.mean, varianceA, Double(below.count - 1)),
        finding(.meanAtHigh, b.mean, varianceB, Double(above.count - 1)),
        finding(.swing, b.mean - a.mean, sum, freedom),
      ])
    }
    return bars.enumerated().sorted { one, other in
      let a = abs(one.element[2].estimate)
      let b = abs(other.element[2].estimate)
      return a > b || (a == b && one.offset < other.offset)
    }.flatMap(\.element)
  }

  private static let method = Finding.Method(
    Text(
      en: "Mean outcome where the input is in its lowest and in its highest tenth (or the share "
        + "named).",
      cy: "Canlyniad cymedrig lle mae'r mewnbwn yn ei ddegfed ran isaf ac yn ei ddegfed ran uchaf "
        + "(neu'r gyfran a enwyd)."),
    source: "Welch 1947 (interval)")
}
