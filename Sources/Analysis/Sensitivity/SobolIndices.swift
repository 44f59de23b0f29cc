import Evidence

/// Sobol' indices from a Saltelli design: which inputs the outcome's variance comes from.
///
/// First order S1 = E[B (AB_j - A)] / V (Saltelli et al. 2010, Computer Physics Communications 181,
/// 259-270), total ST = E[(A - AB_j)²] / 2V (Jansen 1999), second order S2 = E[BA_j AB_k - A B] / V
/// less both first orders (Saltelli 2002), V the variance over A and B (divided by n), outcomes
/// centred on their mean, as SALib does.
///
/// With two or more replicates every product is taken between different replicates, whose noise is
/// independent, so that chance drops out of numerators and V alike, whether rows shared their random
/// numbers or not; the indices are those of the expected outcome. The naive ones, of the mean over
/// replicates, stand beside them.
public struct SobolIndices: Sendable {
  /// S1, ST and S2, then the naive ones where there are replicates.
  public let findings: [Finding]
  /// Chance's share of the variance of one run; nil with one replicate.
  public let noiseShare: Double?

  /// - `replicates`: for each replicate the outcome of every row of the design, in its order.
  /// - `inputs`: the names of the inputs, or of the groups where the design is grouped.
  /// - `secondOrder`: whether the design has the rows BA.
  /// - `regular`: whether base points come from a Sobol' sequence and not from random numbers.
  /// - `resamples`: of the base points, for standard errors (bootstrap; Archer et al. 1997).
  public init(
    replicates: [ContiguousArray<Double>], inputs: [String], secondOrder: Bool,
    regular: Bool = true, resamples: Int = 200, uniforms: Uniforms
  ) throws(AnalysisFault) {
    guard let first = replicates.first, !inputs.isEmpty else { throw .noColumns }
    guard replicates.allSatisfy({ $0.count == first.count }) else { throw .replicates }
    let block = SaltelliDesign.rowsPerPoint(inputs.count, secondOrder: secondOrder)
    guard first.count % block == 0 else { throw .saltelliRows(first.count, block: block) }
    let points = first.count / block
    guard points >= 2 else { throw .rows(first.count, needed: 2 * block) }
    guard (2...100_000).contains(resamples) else {
      throw .argument("resamples", allowed: "2...100000")
    }
    for replicate in replicates {
      if let row = replicate.firstIndex(where: { !$0.isFinite }) {
        throw .missing(column: "y", count: 1, firstRow: row)
      }
    }
    var mean = ContiguousArray<Double>(repeating: 0, count: first.count)
    for replicate in replicates {
      for row in mean.indices { mean[row] += replicate[row] / Double(replicates.count) }
    }
    guard let value = mean.first, mean.contains(where: { $0 != value }) else {
      throw .constant(column: "y", value: mean.first ?? .nan)
    }

    let shape = Shape(inputs: inputs.count, secondOrder: secondOrder, points: points)
    let naive = Terms(naive: mean, shape)
    let corrected = replicates.count > 1 ? Terms(across: replicates, shape) : nil
    var naiveDraws: [[Double]] = []
    var correctedDraws: [[Double]] = []
    var counts = ContiguousArray<Double>(repeating: 0, count: points)
    for resample in 0..<resamples {
      for k in counts.indices { counts[k] = 0 }
      for k in 0..<points { counts[uniforms.below(points, .resample, resample, k)] += 1 }
      naiveDraws.append(naive.indices(counts))
      if let corrected { correctedDraws.append(corrected.indices(counts)) }
    }
    let ones = ContiguousArray<Double>(repeating: 1, count: points)

    var share: Double?
    var cautions: [Caution] = []
    if let corrected {
      let signal = corrected.indices(ones)[0]
      let total = Self.pooledVariance(replicates)
      let part = 1 - signal / total
      share = part
      cautions += NoiseRule.cautions(
        share: part, signal: signal,
        standardError: Sample.moments(ContiguousArray(correctedDraws.map { $0[0] })).sd)
    } else {
      cautions.append(.noiseUnknown)
    }
    noiseShare = share
    if points < 200 { cautions.append(.fewRows(first.count)) }
    cautions += Sample.tails(mean)
    if regular { cautions.append(.regularPoints) }

    func list(_ terms: Terms, _ draws: [[Double]], naive: Bool) -> [Finding] {
      let estimates = terms.indices(ones)
      return (1..<estimates.count).map { k in
        let sd = Sample.moments(ContiguousArray(draws.map { $0[k] })).sd
        let (measure, names) = shape.label(k, inputs, naive: naive)
        return Finding(
          measure, names, estimate: estimates[k], standardError: sd,
          method: naive || replicates.count == 1 ? Self.naiveMethod : Self.correctedMethod,
          noiseShare: share, cautions: cautions)
      }
    }
    if let corrected {
      findings =
        list(corrected, correctedDraws, naive: false) + list(naive, naiveDraws, naive: true)
    } else {
      findings = list(naive, naiveDraws, naive: false)
    }
  }

  /// From a table whose rows are a Saltelli design; whether it has the rows BA is seen from them.
  ///
  /// - `groups`: sets of inputs that move together; nil for those that the rows show.
  /// - `outcomes`: one column a replicate.
  public init(
    _ table: NumericTable, inputs: [String], groups: [[String]]? = nil, outcomes: [String],
    resamples: Int = 200, uniforms: Uniforms
  ) throws(AnalysisFault) {
    let columns = try table.inputs(inputs, needed: 8)
    let shown = groups == nil ? SaltelliDesign.found(in: columns) : nil
    let sets = groups ?? shown?.groups.map { $0.map { inputs[$0] } } ?? inputs.map { [$0] }
    var places: [[Int]] = []
    for set in sets {
      var group: [Int] = []
      for name in set {
        guard let place = inputs.firstIndex(of: name) else {
          throw .noColumn(name, present: inputs)
        }
        group.append(place)
      }
      places.append(group)
    }
    var secondOrder = shown?.secondOrder ?? true
    if shown == nil {
      do {
        try SaltelliDesign.check(columns, groups: places, secondOrder: true)
      } catch {
        secondOrder = false
        // Which of the two was meant is not known; the fault of the shorter is told.
        try SaltelliDesign.check(columns, groups: places, secondOrder: false)
      }
    }
    var replicates: [ContiguousArray<Double>] = []
    for outcome in outcomes { replicates.append(try table.complete(outcome)) }
    try self.init(
      replicates: replicates, inputs: sets.map { $0.joined(separator: "+") },
      secondOrder: secondOrder, resamples: resamples, uniforms: uniforms)
  }

  private static let naiveMethod = Finding.Method(
    Text(
      en: "Saltelli's design; bootstrap over base points.",
      cy: "Cynllun Saltelli; bootstrap dros y pwyntiau sylfaenol."),
    source: "Saltelli et al. 2010; Jansen 1999; Saltelli 2002")
  private static let correctedMethod = Finding.Method(
    Text(
      en: "Saltelli's design, products between replicates; bootstrap over base points.",
      cy: "Cynllun Saltelli, lluosymiau rhwng dyblygiadau; bootstrap dros y pwyntiau sylfaenol."),
    source: "Saltelli et al. 2010; Jansen 1999; Saltelli 2002; products between replicates: ours")

  /// Variance of single outcomes, over rows and replicates.
  private static func pooledVariance(_ replicates: [ContiguousArray<Double>]) -> Double {
    var n = 0.0
    var mean = 0.0
    var squares = 0.0
    for value in replicates.joined() {
      n += 1
      let step = value - mean
      mean += step / n
      squares += step * (value - mean)
    }
    return squares / n
  }

  /// Where the indices stand in a list that starts with the variance.
  private struct Shape {
    let inputs: Int
    let secondOrder: Bool
    let points: Int
    var block: Int { SaltelliDesign.rowsPerPoint(inputs, secondOrder: secondOrder) }

    var pairs: [(Int, Int)] {
      guard secondOrder else { return [] }
      return (0..<inputs).flatMap { j in ((j + 1)..<max(inputs, j + 1)).map { (j, $0) } }
    }

    func label(_ k: Int, _ names: [String], naive: Bool) -> (Finding.Measure, [String]) {
      if k <= inputs { return (naive ? .s1Naive : .s1, [names[k - 1]]) }
      if k <= 2 * inputs { return (naive ? .stNaive : .st, [names[k - 1 - inputs]]) }
      let (i, j) = pairs[k - 1 - 2 * inputs]
      return (naive ? .s2Naive : .s2, [names[i], names[j]])
    }
  }

  /// What each base point adds to the means that the indices are ratios of.
  private struct Terms {
    private let shape: Shape
    private var sums: ContiguousArray<Double>
    private var squares: ContiguousArray<Double>
    private var first: [ContiguousArray<Double>]
    private var total: [ContiguousArray<Double>]
    private var second: [ContiguousArray<Double>]

    private init(_ shape: Shape) {
      self.shape = shape
      let zeros = ContiguousArray<Double>(repeating: 0, count: shape.points)
      sums = zeros
      squares = zeros
      first = [ContiguousArray<Double>](repeating: zeros, count: shape.inputs)
      total = first
      second = [ContiguousArray<Double>](repeating: zeros, count: shape.pairs.count)
    }

    init(naive values: ContiguousArray<Double>, _ shape: Shape) {
      self.init(shape)
      let mean = Sample.mean(values)
      add(values, mean: mean, weight: 1)
      for p in 0..<shape.points {
        let start = p * shape.block
        sums[p] = values[start] + values[start + shape.block - 1] - 2 * mean
      }
    }

    /// Products between different replicates: those of the sums less those of each one.
    ///
    /// Each replicate is centred on its own mean, so that noise that all rows share drops out.
    init(across replicates: [ContiguousArray<Double>], _ shape: Shape) {
      self.init(shape)
      let r = Double(replicates.count)
      let weight = 1 / (r * (r - 1))
      var sum = ContiguousArray<Double>(repeating: 0, count: replicates[0].count)
      for replicate in replicates {
        let mean = Sample.mean(replicate)
        for row in sum.indices { sum[row] += replicate[row] - mean }
        add(replicate, mean: mean, weight: -weight)
      }
      add(sum, mean: 0, weight: weight)
      for p in 0..<shape.points {
        let start = p * shape.block
        sums[p] = (sum[start] + sum[start + shape.block - 1]) / r
      }
    }

    private mutating func add(
      _ values: ContiguousArray<Double>, mean: Double, weight: Double
    ) {
      let block = shape.block
      let inputs = shape.inputs
      for p in 0..<shape.points {
        let start = p * block
        let a = values[start] - mean
        let b = values[start + block - 1] - mean
        squares[p] += weight * (a * a + b * b)
        for j in 0..<inputs {
          let mixed = values[start + 1 + j] - mean
          first[j][p] += weight * b * (mixed - a)
          total[j][p] += weight * 0.5 * (a - mixed) * (a - mixed)
        }
        guard shape.secondOrder else { continue }
        var pair = 0
        for i in 0..<inputs {
          let other = values[start + 1 + inputs + i] - mean
          for j in (i + 1)..<max(inputs, i + 1) {
            second[pair][p] += weight * (other * (values[start + 1 + j] - mean) - a * b)
            pair += 1
          }
        }
      }
    }

    /// The variance, then S1, ST and S2, with each base point counted so many times.
    func indices(_ counts: ContiguousArray<Double>) -> [Double] {
      let n = Double(shape.points)
      let mean = Self.dot(counts, sums) / (2 * n)
      let variance = Self.dot(counts, squares) / (2 * n) - mean * mean
      var result = [variance]
      for terms in first { result.append(Self.dot(counts, terms) / n / variance) }
      for terms in total { result.append(Self.dot(counts, terms) / n / variance) }
      for (pair, terms) in zip(shape.pairs, second) {
        result.append(
          Self.dot(counts, terms) / n / variance - result[1 + pair.0] - result[1 + pair.1])
      }
      return result
    }

    private static func dot(
      _ a: ContiguousArray<Double>, _ b: ContiguousArray<Double>
    ) -> Double {
      var sum = 0.0
      for k in a.indices { sum += a[k] * b[k] }
      return sum
    }
  }
}
