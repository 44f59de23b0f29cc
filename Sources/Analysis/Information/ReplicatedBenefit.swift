import Evidence
import Statistics

/// Options' values with replicates, so that chance can be told from what nobody knows.
///
/// Differences from the option that is best on average have covariance S over draws (of means over
/// replicates) and W within them; S holds W/R of chance. Each draw is moved by the linear map that
/// takes S to T = S - W/R with the least movement (S^-½ (S^½ T S^½)^½ S^-½; Olkin and Pukelsheim
/// 1982), after which draws vary as expected values do: exactly for normal distributions,
/// approximately for others.
public struct ReplicatedBenefit: Sendable {
  public let options: [String]
  /// One row a draw: means over replicates, as they are.
  public let naive: NetBenefit
  /// One row a draw: expected values, with chance taken out of their spread.
  public let expected: NetBenefit
  /// Chance's share of the variance of one run's differences.
  public let noiseShare: Double
  private let sums: [DrawSum]
  private let signal: Double

  /// - Parameters:
  ///   - values: for each option one value a run; runs of one row share their random numbers.
  ///   - draws: the parameter set of each run.
  public init(
    options: [String], values: [ContiguousArray<Double>], draws: ContiguousArray<Int>
  ) throws(TableFault) {
    guard values.allSatisfy({ $0.count == draws.count }) else { throw .lengths }
    let runs = try NetBenefit(options: options, values: values)
    var place: [Int: Int] = [:]
    var rows: [[Int]] = []
    for (row, draw) in draws.enumerated() {
      if let k = place[draw] {
        rows[k].append(row)
      } else {
        place[draw] = rows.count
        rows.append([row])
      }
    }
    guard rows.count >= 3 else { throw .rows(rows.count, needed: 3) }
    guard draws.count > rows.count else { throw .replicates }
    let best = runs.best
    let order = [best] + options.indices.filter { $0 != best }
    sums = rows.map { DrawSum(rows: $0, values: order.map { values[$0] }) }
    var averages: [ContiguousArray<Double>] = []
    for column in values {
      var average = ContiguousArray<Double>()
      for runs in rows {
        var sum = 0.0
        for run in runs { sum += column[run] }
        average.append(sum / Double(runs.count))
      }
      averages.append(average)
    }
    naive = try NetBenefit(options: options, values: averages)
    let components = Components(sums, counts: nil)
    let moved = components.map(sums)
    // The best option keeps its means; the others stand at their moved distance from it.
    var columns = naive.values
    for (k, option) in order.enumerated() where k > 0 {
      for draw in columns[option].indices {
        columns[option][draw] = naive.values[best][draw] + moved[draw][k - 1]
      }
    }
    expected = try NetBenefit(options: options, values: columns)
    self.options = options
    signal = components.signal
    noiseShare = components.noise / (components.noise + max(0, components.signal))
  }

  /// The value of perfect information with chance taken out, then the naive one.
  ///
  /// - Parameter resamples: of the draws, for the standard error (bootstrap).
  public func perfectInformation(resamples: Int = 200, uniforms: Uniforms) -> [Finding] {
    let value = Components(sums, counts: nil).perfectInformation(sums)
    var draws = ContiguousArray<Double>()
    var signals = ContiguousArray<Double>()
    for resample in 0..<max(2, min(resamples, 10_000)) {
      var counts = ContiguousArray<Double>(repeating: 0, count: sums.count)
      for k in 0..<sums.count { counts[uniforms.below(sums.count, .resample, resample, k)] += 1 }
      let components = Components(sums, counts: counts)
      signals.append(components.signal)
      draws.append(components.perfectInformation(sums))
    }
    let error = Sample.moments(draws).sd
    var cautions: [Caution] = [.normalShape]
    if noiseShare > 0 {
      cautions += NoiseRule.cautions(
        share: noiseShare, signal: signal, standardError: Sample.moments(signals).sd)
    }
    if sums.count < 100 { cautions.append(.fewRows(sums.count)) }
    var rough = PerfectInformation.finding(naive, measure: .evpiNaive, noiseKnown: true)
    rough.noiseShare = noiseShare
    return [
      Finding(
        .evpi, [], estimate: value, standardError: error,
        lower: max(0, value - Finding.normal95 * error), method: Self.method,
        noiseShare: noiseShare, cautions: cautions), rough,
    ]
  }

  private static let method = Method(
    Text(
      en: "Perfect information over draws whose spread has been freed of chance; bootstrap.",
      cy: "Gwybodaeth berffaith dros dyniadau y tynnwyd siawns o'u gwasgariad; bootstrap."),
    source: "Searle, Casella and McCulloch 1992; Olkin and Pukelsheim 1982")

  /// One draw: means of differences and their products within it.
  private struct DrawSum: Sendable {
    let replicates: Double
    let means: [Double]
    /// Sums of products about the means, lower half, row by row.
    let products: [Double]

    init(rows: [Int], values: [ContiguousArray<Double>]) {
      let q = values.count - 1
      replicates = Double(rows.count)
      let differences = (1...q).map { k in rows.map { values[k][$0] - values[0][$0] } }
      let means = differences.map { $0.reduce(0, +) / Double($0.count) }
      var products: [Double] = []
      for i in 0..<q {
        for j in 0...i {
          var sum = 0.0
          for row in rows.indices {
            sum += (differences[i][row] - means[i]) * (differences[j][row] - means[j])
          }
          products.append(sum)
        }
      }
      self.means = means
      self.products = products
    }
  }

  /// Covariances between and within draws, each draw counted so many times.
  private struct Components {
    private let q: Int
    private let counts: ContiguousArray<Double>?
    private let centre: [Double]
    private let map: SymmetricMatrix?
    /// The sum over differences of the variance of expected values; may be negative.
    let signal: Double
    /// The same of chance in one run.
    let noise: Double

    init(_ sums: [DrawSum], counts: ContiguousArray<Double>?) {
      self.counts = counts
      q = sums.first?.means.count ?? 0
      var n = 0.0
      var runs = 0.0
      var inverse = 0.0
      var centre = [Double](repeating: 0, count: q)
      var within = SymmetricMatrix(order: q)
      for (k, sum) in sums.enumerated() {
        let weight = counts?[k] ?? 1
        if weight == 0 { continue }
        n += weight
        runs += weight * sum.replicates
        inverse += weight / sum.replicates
        for i in 0..<q { centre[i] += weight * sum.means[i] }
        var at = 0
        for i in 0..<q {
          for j in 0...i {
            within[i, j] += weight * sum.products[at]
            at += 1
          }
        }
      }
      for i in 0..<q { centre[i] /= n }
      var spread = SymmetricMatrix(order: q)
      for (k, sum) in sums.enumerated() {
        let weight = counts?[k] ?? 1
        if weight == 0 { continue }
        for i in 0..<q {
          for j in 0...i {
            spread[i, j] += weight * (sum.means[i] - centre[i]) * (sum.means[j] - centre[j])
          }
        }
      }
      var between = spread
      var signal = 0.0
      var noise = 0.0
      for i in 0..<q {
        for j in 0...i {
          let s = spread[i, j] / (n - 1)
          let w = runs > n ? within[i, j] / (runs - n) : 0
          spread[i, j] = s
          spread[j, i] = s
          between[i, j] = s - w * inverse / n
          between[j, i] = between[i, j]
          if i == j {
            signal += between[i, i]
            noise += w
          }
        }
      }
      self.centre = centre
      self.signal = signal
      self.noise = noise
      map = Self.transport(from: spread, to: between)
    }

    private static func transport(
      from s: SymmetricMatrix, to t: SymmetricMatrix
    ) -> SymmetricMatrix? {
      if s.order == 1 {
        var map = SymmetricMatrix(order: 1)
        map[0, 0] = s[0, 0] > 0 ? (max(0, t[0, 0]) / s[0, 0]).squareRoot() : 0
        return map
      }
      guard let half = s.power(0.5), let inverse = s.power(-0.5), let valid = t.power(1) else {
        return nil
      }
      let middle = product(product(half, valid), half)
      guard let root = middle.power(0.5) else { return nil }
      return product(product(inverse, root), inverse)
    }

    private static func product(_ a: SymmetricMatrix, _ b: SymmetricMatrix) -> SymmetricMatrix {
      var result = SymmetricMatrix(order: a.order)
      for i in 0..<a.order {
        for j in 0..<a.order {
          for k in 0..<a.order { result[i, j] += a[i, k] * b[k, j] }
        }
      }
      return result
    }

    private func moved(_ sum: DrawSum) -> [Double] {
      guard let map else { return sum.means }
      var result = centre
      for i in 0..<q {
        for j in 0..<q { result[i] += map[i, j] * (sum.means[j] - centre[j]) }
      }
      return result
    }

    func map(_ sums: [DrawSum]) -> [[Double]] { sums.map { moved($0) } }

    /// E[max(0, differences)] - max(0, E[differences]).
    func perfectInformation(_ sums: [DrawSum]) -> Double {
      var total = 0.0
      var n = 0.0
      for (k, sum) in sums.enumerated() {
        let weight = counts?[k] ?? 1
        if weight == 0 { continue }
        n += weight
        total += weight * moved(sum).reduce(0) { max($0, $1) }
      }
      return max(0, total / n - centre.reduce(0) { max($0, $1) })
    }
  }
}
