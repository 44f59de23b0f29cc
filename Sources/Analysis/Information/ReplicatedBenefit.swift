import Evidence
import Statistics

/// Options' values with replicates, so that chance can be told from what nobody knows.
///
/// Differences from the option that is best on average have covariance S over draws (of means over
/// replicates) and W within them; S holds W/R of chance. Each draw is moved by the linear map that
/// takes S to T = S - W/R with the least movement (S^-½ (S^½ T S^½)^½ S^-½; Olkin and Pukelsheim
/// 1982), after which draws vary as expected values do: exactly for normal distributions,
/// approximately for others. Where options tie in every run of a draw they tie in expectation: such
/// draws stay as they are and have no part in S and W.
public struct ReplicatedBenefit: Sendable {
  public let options: [String]
  /// One row a draw: means over replicates, as they are.
  public let naive: NetBenefit
  /// One row a draw: expected values, with chance taken out of their spread.
  public let expected: NetBenefit
  /// Chance's share of the variance of one run's differences.
  public let noiseShare: Double
  private let sums: Sums
  private let signal: Double

  /// - `values`: for each option one value a run; runs of one row share their random numbers.
  /// - `draws`: the parameter set of each run.
  public init(
    options: [String], values: [ContiguousArray<Double>], draws: ContiguousArray<Int>
  ) throws(AnalysisFault) {
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
    sums = Sums(rows: rows, values: order.map { values[$0] })
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
    let whole = components.noise + max(0, components.signal)
    noiseShare = whole > 0 ? components.noise / whole : 0
  }

  /// The value of perfect information with chance taken out, then the naive one.
  ///
  /// - `resamples`: of the draws, for the standard error (bootstrap).
  public func perfectInformation(resamples: Int = 200, uniforms: Uniforms) -> [Finding] {
    let value = Components(sums, counts: nil).perfectInformation(sums)
    var draws = ContiguousArray<Double>()
    var signals = ContiguousArray<Double>()
    for resample in 0..<max(2, min(resamples, 10_000)) {
      var counts = ContiguousArray<Double>(repeating: 0, count: sums.draws)
      for k in 0..<sums.draws { counts[uniforms.below(sums.draws, .resample, resample, k)] += 1 }
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
    if sums.draws < 100 { cautions.append(.fewRows(sums.draws)) }
    var rough = PerfectInformation.finding(naive, measure: .evpiNaive, noiseKnown: true)
    rough.noiseShare = noiseShare
    return [
      Finding(
        .evpi, [], estimate: value, standardError: error,
        lower: max(0, value - Finding.normal95 * error), method: Self.method,
        noiseShare: noiseShare, cautions: cautions), rough,
    ]
  }

  private static let method = Finding.Method(
    Text(
      en: "Perfect information over draws whose spread has been freed of chance; bootstrap.",
      cy: "Gwybodaeth berffaith dros dyniadau y tynnwyd hap o'u gwasgariad; bootstrap."),
    source: "Searle, Casella and McCulloch 1992; Olkin and Pukelsheim 1982")

  /// For each draw the means of differences and their products within it.
  private struct Sums: Sendable {
    let draws: Int
    /// Differences: one fewer than options.
    let q: Int
    var replicates = ContiguousArray<Double>()
    /// means[draw × q + difference]
    var means = ContiguousArray<Double>()
    /// tied[draw × q + difference]: zero in every run of the draw.
    var tied = ContiguousArray<Bool>()
    /// Draws in which all options tie.
    var allTied = ContiguousArray<Bool>()
    /// Sums of products about the means, lower halves, row by row, one draw after another.
    var products = ContiguousArray<Double>()

    /// - Parameter values: the first is the option that others are taken from.
    init(rows: [[Int]], values: [ContiguousArray<Double>]) {
      draws = rows.count
      q = values.count - 1
      for runs in rows {
        let start = means.count
        replicates.append(Double(runs.count))
        for k in 1...q {
          var sum = 0.0
          for run in runs { sum += values[k][run] - values[0][run] }
          means.append(sum / Double(runs.count))
        }
        for i in 0..<q {
          for j in 0...i {
            var sum = 0.0
            for run in runs {
              let a = values[i + 1][run] - values[0][run] - means[start + i]
              let b = values[j + 1][run] - values[0][run] - means[start + j]
              sum += a * b
            }
            products.append(sum)
          }
        }
        let ties = (1...q).map { k in runs.allSatisfy { values[k][$0] == values[0][$0] } }
        tied += ties
        allTied.append(ties.allSatisfy { $0 })
      }
    }
  }

  /// Covariances between and within draws, each draw counted so many times.
  private struct Components {
    private let q: Int
    private let counts: ContiguousArray<Double>
    private let centre: [Double]
    /// Row by row; nil where the covariance allows no map, and draws stay.
    private let map: [Double]?
    /// The sum over differences of the variance of expected values; may be negative.
    let signal: Double
    /// The same of chance in one run.
    let noise: Double

    init(_ sums: Sums, counts given: ContiguousArray<Double>?) {
      let q = sums.q
      let counts = given ?? ContiguousArray(repeating: 1, count: sums.draws)
      let half = q * (q + 1) / 2
      var n = 0.0
      var runs = 0.0
      var inverse = 0.0
      var centre = [Double](repeating: 0, count: q)
      var inside = [Double](repeating: 0, count: half)
      for draw in 0..<sums.draws where counts[draw] > 0 && !sums.allTied[draw] {
        let weight = counts[draw]
        n += weight
        runs += weight * sums.replicates[draw]
        inverse += weight / sums.replicates[draw]
        for i in 0..<q { centre[i] += weight * sums.means[draw * q + i] }
        for k in 0..<half { inside[k] += weight * sums.products[draw * half + k] }
      }
      for i in 0..<q { centre[i] /= max(n, 1) }
      var outside = [Double](repeating: 0, count: half)
      for draw in 0..<sums.draws where counts[draw] > 0 && !sums.allTied[draw] {
        var k = 0
        for i in 0..<q {
          let a = counts[draw] * (sums.means[draw * q + i] - centre[i])
          for j in 0...i {
            outside[k] += a * (sums.means[draw * q + j] - centre[j])
            k += 1
          }
        }
      }
      var spread = SymmetricMatrix(order: q)
      var between = spread
      var signal = 0.0
      var noise = 0.0
      var k = 0
      for i in 0..<q {
        for j in 0...i {
          let s = n > 1 ? outside[k] / (n - 1) : 0
          let w = runs > n ? inside[k] / (runs - n) : 0
          k += 1
          spread[i, j] = s
          spread[j, i] = s
          between[i, j] = n > 0 ? s - w * inverse / n : 0
          between[j, i] = between[i, j]
          if i == j {
            signal += between[i, i]
            noise += w
          }
        }
      }
      self.q = q
      self.counts = counts
      self.centre = centre
      self.signal = signal
      self.noise = noise
      map = Self.transport(from: spread, to: between)?.elements
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

    /// The differences of one draw after the map.
    private func move(_ sums: Sums, _ draw: Int, into result: inout [Double]) {
      guard let map else {
        for i in 0..<q { result[i] = sums.means[draw * q + i] }
        return
      }
      for i in 0..<q {
        var value = centre[i]
        for j in 0..<q { value += map[i * q + j] * (sums.means[draw * q + j] - centre[j]) }
        result[i] = sums.tied[draw * q + i] ? 0 : value
      }
    }

    func map(_ sums: Sums) -> [[Double]] {
      var result = [Double](repeating: 0, count: q)
      return (0..<sums.draws).map { draw in
        move(sums, draw, into: &result)
        return result
      }
    }

    /// E[max(0, differences)] - max(0, E[differences]).
    func perfectInformation(_ sums: Sums) -> Double {
      var total = 0.0
      var n = 0.0
      var means = [Double](repeating: 0, count: q)
      var moved = [Double](repeating: 0, count: q)
      for draw in 0..<sums.draws where counts[draw] > 0 {
        n += counts[draw]
        if sums.allTied[draw] { continue }
        move(sums, draw, into: &moved)
        var highest = 0.0
        for i in 0..<q {
          highest = max(highest, moved[i])
          means[i] += counts[draw] * sums.means[draw * q + i]
        }
        total += counts[draw] * highest
      }
      var known = 0.0
      for value in means { known = max(known, value / n) }
      return max(0, total / n - known)
    }
  }
}
