import Evidence
import RealModule
import Statistics

/// What varies between parameter sets (what nobody knows) and within them (chance).
///
/// One-way random effects: draw i has mean μ + a_i, replicate j adds e_ij. Estimates by analysis of
/// variance, for unequal numbers of replicates too (Searle, Casella and McCulloch 1992, "Variance
/// Components", section 3.6); standard errors by leaving out one draw at a time.
public struct VarianceSplit: Sendable {
  public let mean: Double
  /// Variance between draws, τ²; negative where chance explains more than all that is seen.
  public let between: Double
  /// Variance within draws, σ².
  public let within: Double
  /// Chance's share of the variance of one run, σ² / (τ² + σ²).
  public let chanceShare: Double
  /// Mean, sd between, sd within, share of chance.
  public let findings: [Finding]
  /// The mean of each draw's replicates.
  public let drawMeans: ContiguousArray<Double>
  /// Replicates that a draw has on average, as the analysis of variance counts them.
  public let effectiveReplicates: Double
  /// Draws whose values are all exactly zero, as those of a difference that nothing made.
  private let zeroDraws: ContiguousArray<Bool>

  /// - Parameters:
  ///   - values: one value a run.
  ///   - draws: the number of the parameter set of each run; any whole numbers.
  public init(values: ContiguousArray<Double>, draws: ContiguousArray<Int>) throws(AnalysisFault) {
    guard values.count == draws.count else { throw .lengths }
    if let row = values.firstIndex(where: { !$0.isFinite }) {
      throw .missing(column: "y", count: 1, firstRow: row)
    }
    var place: [Int: Int] = [:]
    var groups: [Group] = []
    for (value, draw) in zip(values, draws) {
      if let k = place[draw] {
        groups[k].add(value)
      } else {
        place[draw] = groups.count
        var group = Group()
        group.add(value)
        groups.append(group)
      }
    }
    guard groups.count >= 3 else { throw .rows(groups.count, needed: 3) }
    guard values.count > groups.count else { throw .replicates }

    let all = Totals(groups)
    let whole = all.components
    let n = Double(groups.count)
    var without: [ContiguousArray<Double>] = Array(repeating: [], count: 4)
    for group in groups {
      let rest = all.without(group)
      let part = rest.components
      without[0].append(rest.meanOfMeans)
      without[1].append(Self.cubeRoot(part.between))
      without[2].append(Self.logRoot(part.within))
      without[3].append(Self.logit(part.within, part.between))
    }
    let errors = without.map { Sample.moments($0).sd * (n - 1) / n.squareRoot() }
    mean = all.meanOfMeans
    between = whole.between
    within = whole.within
    chanceShare = whole.within / (max(0, whole.between) + whole.within)
    drawMeans = ContiguousArray(groups.map(\.mean))
    zeroDraws = ContiguousArray(groups.map { $0.mean == 0 && $0.squares == 0 })
    effectiveReplicates = whole.effectiveReplicates

    let t = StudentT.quantile(0.975, degreesOfFreedom: n - 1)
    // Whether τ² can be told from nothing: its jackknife error on the scale of variances.
    let spread = ContiguousArray(groups.map { all.without($0).components.between })
    let error = Sample.moments(spread).sd * (n - 1) / n.squareRoot()
    let share = chanceShare
    var cautions =
      whole.within > 0
      ? NoiseRule.cautions(share: share, signal: whole.between, standardError: error) : []
    if groups.count < 30 { cautions.append(.fewRows(groups.count)) }
    cautions += Sample.tails(drawMeans)
    func finding(_ measure: Finding.Measure, _ value: Double, _ error: Double, cautions: [Caution])
      -> Finding
    {
      Finding(
        measure, [], estimate: value, standardError: error, lower: value - t * error,
        upper: value + t * error, method: Self.method, noiseShare: share, cautions: cautions)
    }
    // The variance between draws may be near zero: symmetric on its cube root (as Wilson and
    // Hilferty 1931 have it for chi-squared).
    let root = Self.cubeRoot(whole.between)
    // Symmetric on the logarithm, as suits a deviation that is not near zero.
    func deviation(
      _ measure: Finding.Measure, _ variance: Double, _ error: Double, cautions: [Caution]
    )
      -> Finding
    {
      let value = max(0, variance).squareRoot()
      let factor = Double.exp(min(t * error, 700))
      return Finding(
        measure, [], estimate: value, standardError: value * error,
        lower: value > 0 ? value / factor : 0, upper: value * factor, method: Self.method,
        noiseShare: share, cautions: cautions)
    }
    let soft = cautions.filter { !$0.isRefusal }
    // The share's interval is computed on the logit scale, where it is nearly symmetric.
    let centre = Self.logit(whole.within, whole.between)
    let slope = share * (1 - share)
    findings = [
      finding(.mean, mean, errors[0], cautions: soft),
      Finding(
        .betweenDraws, [], estimate: max(0, whole.between).squareRoot(),
        standardError: 1.5 * max(0, root).squareRoot() * errors[1],
        lower: Self.threeHalves(root - t * errors[1]),
        upper: Self.threeHalves(root + t * errors[1]), method: Self.method, noiseShare: share,
        cautions: cautions),
      deviation(.withinDraws, whole.within, errors[2], cautions: soft),
      Finding(
        .chanceShare, [], estimate: share, standardError: errors[3] * slope,
        lower: Self.expit(centre - t * errors[3]), upper: Self.expit(centre + t * errors[3]),
        method: Self.method, noiseShare: share, cautions: soft),
    ]
  }

  /// Chance's share of the variance of a draw's mean over its replicates, with its standard error.
  public var chanceShareOfMeans: (value: Double, standardError: Double) {
    let r = effectiveReplicates
    let whole = chanceShare + r * (1 - chanceShare)
    let error = findings.first { $0.measure == .chanceShare }?.standardError ?? .nan
    return (chanceShare / whole, error * r / (whole * whole))
  }

  /// The expected value of each draw, with chance taken out of the spread.
  ///
  /// Draw means vary by τ² + σ²/R, which is too much; drawn towards their mean by the factor
  /// √(τ² / (τ² + σ²/R)) they vary by τ². Exact for normal distributions, approximate for others. A draw whose values are
  /// all exactly zero stays zero, so that ties stay ties.
  public var expectedValues: ContiguousArray<Double> {
    let spread = between + within / effectiveReplicates
    let factor = spread > 0 ? (max(0, between) / spread).squareRoot() : 0
    return ContiguousArray(
      zip(drawMeans, zeroDraws).map { $1 ? 0 : mean + factor * ($0 - mean) })
  }

  private static func cubeRoot(_ variance: Double) -> Double {
    variance < 0 ? -Double.root(-variance, 3) : Double.root(variance, 3)
  }

  private static func threeHalves(_ x: Double) -> Double { x > 0 ? x * x.squareRoot() : 0 }

  private static func logRoot(_ variance: Double) -> Double {
    0.5 * Double.log(max(variance, 1e-300))
  }

  private static func logit(_ within: Double, _ between: Double) -> Double {
    // A variance between draws below a millionth of the other counts as that much.
    Double.log(max(within, 1e-300) / max(between, 1e-6 * within, 1e-300))
  }

  private static func expit(_ x: Double) -> Double { 1 / (1 + Double.exp(-x)) }

  private struct Group {
    var count = 0.0
    var mean = 0.0
    var squares = 0.0

    mutating func add(_ value: Double) {
      count += 1
      let step = value - mean
      mean += step / count
      squares += step * (value - mean)
    }
  }

  /// Sums over draws, from which one draw can be taken away again.
  private struct Totals {
    private var groups = 0.0
    private var count = 0.0
    private var countSquares = 0.0
    private var sum = 0.0
    private var weighted = 0.0
    private var within = 0.0
    private var means = 0.0
    private let origin: Double

    init(_ all: [Group]) {
      // Sums are taken about a value near the mean, or large means would drown the spread.
      origin = all.reduce(0) { $0 + $1.mean } / Double(all.count)
      for group in all { add(group, 1) }
    }

    private mutating func add(_ group: Group, _ sign: Double) {
      let mean = group.mean - origin
      groups += sign
      count += sign * group.count
      countSquares += sign * group.count * group.count
      sum += sign * group.count * mean
      weighted += sign * group.count * mean * mean
      within += sign * group.squares
      means += sign * mean
    }

    func without(_ group: Group) -> Totals {
      var copy = self
      copy.add(group, -1)
      return copy
    }

    /// Draws count equally, however many replicates they have.
    var meanOfMeans: Double { origin + means / groups }

    var components: (between: Double, within: Double, effectiveReplicates: Double) {
      let inside = count > groups ? max(0, within) / (count - groups) : 0
      let outside = max(0, weighted - sum * sum / count) / (groups - 1)
      let replicates = (count - countSquares / count) / (groups - 1)
      return ((outside - inside) / replicates, inside, replicates)
    }
  }

  private static let method = Finding.Method(
    Text(
      en: "One-way random effects; standard errors leave out one draw at a time.",
      cy: "Effeithiau hap unffordd; ceir y gwallau safonol drwy hepgor un tyniad ar y tro."),
    source: "Searle, Casella and McCulloch 1992")
}
