import Evidence
import RealModule
import Statistics

/// Borgonovo's δ: half the area between the outcome's density and its density given an input.
///
/// δ = ½ E[∫ |f(y) - f(y | x)| dy] (Borgonovo 2007, Reliability Engineering & System Safety 92,
/// 771-784), from given data by classes of the input, with a normal kernel of Scott's bandwidth in each
/// and the bias taken off by the bootstrap: twice the estimate less the mean of the resamples
/// (Plischke, Borgonovo and Smith 2013, European Journal of Operational Research 226, 536-550).
/// Densities are those of the outcome's normal scores, which δ does not notice and where skew does
/// no harm. The kernel blurs: with a thousand rows δ is a third too low where it is large.
public enum Delta {
  public static func findings(
    _ table: NumericTable, inputs: [String], outcome: String, resamples: Int = 100,
    uniforms: Uniforms
  ) throws(AnalysisFault) -> [Finding] {
    guard (2...10_000).contains(resamples) else {
      throw .argument("resamples", allowed: "2...10000")
    }
    let columns = try table.inputs(inputs, needed: 100)
    let ranked = RankedOutcome(try table.varying(outcome))
    let classes = classCount(table.rowCount)
    let binOf = ranked.bins(bins, scale: score)
    var findings: [Finding] = []
    for (j, column) in columns.enumerated() {
      let (classOf, held) = InputClasses.assign(column, classes)
      let counts = ClassCounts(classes: classes, bins: bins, classOf: classOf, binOf: binOf)
      let raw = delta(counts)
      var draws = ContiguousArray<Double>()
      for resample in 0..<resamples {
        draws.append(delta(counts.resampled(uniforms, j * resamples + resample)))
      }
      let (mean, sd) = Sample.moments(draws)
      let estimate = min(1, max(0, 2 * raw - mean))
      var cautions: [Caution] = [.biased, .smooth]
      if held > 0.1 { cautions.append(.heldValue(column: inputs[j], share: held)) }
      if ranked.heldShare > 0.1 {
        cautions.append(.heldValue(column: outcome, share: ranked.heldShare))
      }
      findings.append(
        Finding(
          .delta, [inputs[j]], estimate: estimate, standardError: sd,
          lower: max(0, estimate - Finding.normal95 * sd),
          upper: min(1, estimate + Finding.normal95 * sd), method: method, cautions: cautions))
    }
    return findings
  }

  private static let bins = 128
  /// Normal scores lie within ±`reach`; beyond is one row in 150,000 at either end.
  private static let reach = 4.35

  private static func score(_ rank: Double) -> Double {
    (StandardNormal.quantile(rank) + reach) / (2 * reach)
  }

  /// The number of classes of Plischke, Borgonovo and Smith (2013).
  static func classCount(_ rows: Int) -> Int {
    let n = Double(rows)
    let exponent = 2 / (7 + Double.tanh((1500 - n) / 500))
    return min(48, max(2, Int(Double.pow(n, exponent).rounded(.up))))
  }

  private static func delta(_ counts: ClassCounts) -> Double {
    let margins = counts.margins
    let n = margins.classes.reduce(0, +)
    guard n > 0 else { return .nan }
    let all = density(margins.bins[...], size: n)
    var total = 0.0
    for c in 0..<counts.classes where margins.classes[c] > 0 {
      let size = margins.classes[c]
      let start = c * counts.bins
      let here = density(counts.counts[start..<(start + counts.bins)], size: size)
      var area = 0.0
      for b in all.indices { area += abs(here[b] - all[b]) }
      total += size / n * area
    }
    return total / 2
  }

  /// Probabilities of the bins, smoothed by a normal kernel with Scott's bandwidth.
  private static func density(
    _ counts: ContiguousArray<Double>.SubSequence, size: Double
  ) -> [Double] {
    var mean = 0.0
    var square = 0.0
    for (b, count) in counts.enumerated() {
      mean += count * Double(b) / size
      square += count * Double(b) * Double(b) / size
    }
    let sd = max(0, square - mean * mean).squareRoot()
    let bandwidth = max(sd * Double.pow(size, -0.2), 0.1)
    let last = counts.count - 1
    let reach = min(last, Int((4 * bandwidth).rounded(.up)))
    var kernel = (0...reach).map { k -> Double in
      let z = Double(k) / bandwidth
      return Double.exp(-z * z / 2)
    }
    let sum = 2 * kernel.reduce(0, +) - kernel[0]
    for k in kernel.indices { kernel[k] /= sum }
    var result = [Double](repeating: 0, count: counts.count)
    for (b, count) in counts.enumerated() where count > 0 {
      let share = count / size
      for k in max(0, b - reach)...min(last, b + reach) {
        result[k] += share * kernel[k > b ? k - b : b - k]
      }
    }
    return result
  }

  private static let method = Finding.Method(
    Text(
      en: "Borgonovo's delta from given data, on normal scores; Poisson bootstrap.",
      cy: "Delta Borgonovo o ddata a roddwyd, ar sgorau normal; bootstrap Poisson."),
    source: "Borgonovo 2007; Plischke, Borgonovo and Smith 2013")
}
