import Evidence
import RealModule
import Statistics

/// Elementary effects from Morris trajectories: a cheap screening of many inputs.
///
/// μ is the mean effect, μ* the mean of absolute effects (Campolongo, Cariboni and Saltelli 2007),
/// σ the standard deviation with n - 1 (Morris 1991). With replicates effects are those of the mean
/// over them; noise raises μ* and σ, so the noise share of the squared effects stands beside them.
public struct MorrisEffects: Sendable {
  /// μ, μ* and σ of every input.
  public let findings: [Finding]
  /// For each input its effect in each trajectory, in the outcome's unit a unit of range.
  public let effects: [ContiguousArray<Double>]

  /// - `columns`: the inputs, one column each.
  /// - `widths`: the width of each input's range; 1 where columns are in the unit cube.
  /// - `replicates`: for each replicate the outcome of every row.
  public init(
    columns: [ContiguousArray<Double>], names: [String], widths: [Double],
    replicates: [ContiguousArray<Double>]
  ) throws(AnalysisFault) {
    let inputs = columns.count
    guard inputs > 0, names.count == inputs, widths.count == inputs else { throw .noColumns }
    guard widths.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw .argument("widths", allowed: "> 0")
    }
    guard let rows = columns.first?.count, columns.allSatisfy({ $0.count == rows }) else {
      throw .lengths
    }
    guard !replicates.isEmpty, replicates.allSatisfy({ $0.count == rows }) else {
      throw .replicates
    }
    for (name, column) in zip(names + replicates.map { _ in "y" }, columns + replicates) {
      if let row = column.firstIndex(where: { !$0.isFinite }) {
        throw .missing(column: name, count: 1, firstRow: row)
      }
    }
    guard rows % (inputs + 1) == 0 else { throw .morrisRows(rows, block: inputs + 1) }
    let trajectories = rows / (inputs + 1)
    guard trajectories >= 2 else { throw .rows(rows, needed: 2 * (inputs + 1)) }

    // effects of replicate r: perReplicate[r][input][trajectory]
    var perReplicate = replicates.map { _ in
      [ContiguousArray<Double>](
        repeating: ContiguousArray(repeating: 0, count: trajectories), count: inputs)
    }
    for t in 0..<trajectories {
      var moved = [Bool](repeating: false, count: inputs)
      for step in 1...inputs {
        let row = t * (inputs + 1) + step
        let changes = (0..<inputs).filter { columns[$0][row] != columns[$0][row - 1] }
        guard let j = changes.first, changes.count == 1, !moved[j] else {
          throw .morrisStep(row: row)
        }
        moved[j] = true
        let width = (columns[j][row] - columns[j][row - 1]) / widths[j]
        for r in replicates.indices {
          perReplicate[r][j][t] = (replicates[r][row] - replicates[r][row - 1]) / width
        }
      }
    }
    var effects: [ContiguousArray<Double>] = []
    var findings: [Finding] = []
    for j in 0..<inputs {
      let each = perReplicate.map { $0[j] }
      let mean = ContiguousArray(
        (0..<trajectories).map { t in each.reduce(0) { $0 + $1[t] } / Double(each.count) })
      effects.append(mean)
      findings += Self.summary(mean, each, names[j])
    }
    self.effects = effects
    self.findings = findings
  }

  /// From a table whose rows are trajectories, one after another.
  ///
  /// - `ranges`: of each input; by default what the column spans, which is the range where both ends
  ///   of the grid were visited.
  /// - `outcomes`: one column a replicate.
  public init(
    _ table: NumericTable, inputs: [String], ranges: [ClosedRange<Double>]? = nil,
    outcomes: [String]
  ) throws(AnalysisFault) {
    let columns = try table.inputs(inputs, needed: 2 * (inputs.count + 1))
    var replicates: [ContiguousArray<Double>] = []
    for outcome in outcomes { replicates.append(try table.complete(outcome)) }
    let spans = ranges?.map { $0.upperBound - $0.lowerBound }
    try self.init(
      columns: columns, names: inputs,
      widths: spans ?? columns.map { ($0.max() ?? 0) - ($0.min() ?? 0) }, replicates: replicates)
  }

  private static func summary(
    _ mean: ContiguousArray<Double>, _ each: [ContiguousArray<Double>], _ name: String
  ) -> [Finding] {
    let n = Double(mean.count)
    let t = StudentT.quantile(0.975, degreesOfFreedom: n - 1)
    var share: Double?
    var cautions: [Caution] = []
    if each.count > 1 {
      let r = Double(each.count)
      // E[effect²] without noise: products between replicates, a value a trajectory.
      let signal = ContiguousArray(
        mean.indices.map { k in
          let sum = mean[k] * r
          return (sum * sum - each.reduce(0) { $0 + $1[k] * $1[k] }) / (r * (r - 1))
        })
      let (power, spread) = Sample.moments(signal)
      let square = mean.reduce(0) { $0 + $1 * $1 } / n
      let noise = square > 0 ? 1 - power / square : 0
      share = noise
      if noise > 1e-9 {
        cautions += NoiseRule.cautions(
          share: noise, signal: power, standardError: spread / n.squareRoot())
      }
    } else {
      cautions.append(.noiseUnknown)
    }
    if mean.count < 10 { cautions.append(.fewRows(mean.count)) }
    func finding(_ measure: Finding.Measure, _ value: Double, _ error: Double, cautions: [Caution])
      -> Finding
    {
      Finding(
        measure, [name], estimate: value, standardError: error, lower: value - t * error,
        upper: value + t * error, method: method, noiseShare: share, cautions: cautions)
    }
    let (mu, sigma) = Sample.moments(mean)
    let (star, starSpread) = Sample.moments(ContiguousArray(mean.map { abs($0) }))
    let error = jackknifeOfDeviation(mean, mu)
    // Symmetric on the logarithm, as suits a deviation; no interval where all effects are equal.
    let factor = sigma > 0 ? Double.exp(t * error / sigma) : 1
    // The mean is unbiased under noise; refusals are for the two that are not.
    let plain = cautions.filter { !$0.isRefusal }
    return [
      finding(.mu, mu, sigma / n.squareRoot(), cautions: plain),
      finding(.muStar, star, starSpread / n.squareRoot(), cautions: cautions),
      Finding(
        .sigma, [name], estimate: sigma, standardError: error, lower: sigma / factor,
        upper: sigma * factor, method: method, noiseShare: share, cautions: cautions),
    ]
  }

  /// The jackknife standard error of a standard deviation (Efron and Tibshirani 1993, chapter 11).
  private static func jackknifeOfDeviation(
    _ values: ContiguousArray<Double>, _ mean: Double
  ) -> Double {
    let n = Double(values.count)
    guard n > 2 else { return .nan }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let without = ContiguousArray(
      values.map { value -> Double in
        let d = value - mean
        return (max(0, squares - d * d * n / (n - 1)) / (n - 2)).squareRoot()
      })
    return Sample.moments(without).sd * (n - 1) / n.squareRoot()
  }

  private static let method = Finding.Method(
    Text(
      en: "Elementary effects along Morris trajectories.",
      cy: "Effeithiau elfennol ar hyd llwybrau Morris."),
    source: "Morris 1991; Campolongo, Cariboni and Saltelli 2007")
}
