import Evidence
import RealModule

/// SMAA-2: how options rank when weights, and outcomes, are not known.
///
/// Source: Lahdelma and Salminen 2001, Operations Research 49, 444-454; conventions of the R package
/// smaa: an option's rank is one more than the number of options strictly better, so that options
/// that tie share the better rank; entropy is in bits. Iteration i takes draw i of the outcomes (of
/// those there are, in turn) and weights number i.
public struct StochasticAcceptability: Sendable {
  public let options: [String]
  public let criteria: [String]
  /// acceptability[option][rank]: the share of iterations in which the option has the rank.
  public let acceptability: [[Double]]
  /// The mean weights with which an option is first; nil where it never is.
  public let centralWeights: [[Double]?]
  /// The share of outcome draws in which the option is first with its central weights.
  public let confidence: [Double?]
  /// pairwise[a][b]: the share of iterations in which a is strictly better than b; 0 on the diagonal.
  public let pairwise: [[Double]]
  /// The share of iterations in which options tie for first place.
  public let tieShare: Double
  public let findings: [Finding]

  /// - `measurements`: measurements[draw][option][criterion], values of 0 to 1; one draw where
  ///   outcomes are known.
  /// - `iterations`: 1 to 10 million.
  public init(
    options: [String], criteria: [String], measurements: [[[Double]]],
    weights: WeightSpace = .any, iterations: Int = 10_000, uniforms: Uniforms
  ) throws(AnalysisFault) {
    let m = options.count
    let n = criteria.count
    guard m >= 2 else { throw .options(m) }
    guard !measurements.isEmpty, n > 0,
      measurements.allSatisfy({ draw in draw.count == m && draw.allSatisfy { $0.count == n } })
    else { throw .lengths }
    guard measurements.joined().joined().allSatisfy(\.isFinite) else {
      throw .missing(column: "measurements", count: 1, firstRow: 0)
    }
    guard (1...10_000_000).contains(iterations) else {
      throw .argument("iterations", allowed: "1...10000000")
    }
    var ranks = [[Double]](repeating: [Double](repeating: 0, count: m), count: m)
    var centre = [[Double]](repeating: [Double](repeating: 0, count: n), count: m)
    var beats = ranks
    var ties = 0.0
    var scores = [Double](repeating: 0, count: m)
    for iteration in 0..<iterations {
      guard let drawn = weights.draw(iteration, criteria: n, uniforms) else {
        throw .argument("weights", allowed: "Σ w = 1")
      }
      let draw = measurements[iteration % measurements.count]
      for k in 0..<m { scores[k] = Self.score(draw[k], drawn) }
      var first = 0
      for a in 0..<m {
        var better = 0
        for b in 0..<m where b != a {
          if scores[b] > scores[a] { better += 1 }
          if scores[a] > scores[b] { beats[a][b] += 1 }
        }
        ranks[a][better] += 1
        if better == 0 {
          first += 1
          for c in 0..<n { centre[a][c] += drawn[c] }
        }
      }
      if first > 1 { ties += 1 }
    }
    let total = Double(iterations)
    let central = (0..<m).map { k -> [Double]? in
      ranks[k][0] > 0 ? centre[k].map { $0 / ranks[k][0] } : nil
    }
    let confidence = (0..<m).map { k -> Double? in
      guard let weights = central[k] else { return nil }
      let firsts = measurements.count(where: { draw in
        let own = Self.score(draw[k], weights)
        return draw.allSatisfy { Self.score($0, weights) <= own }
      })
      return Double(firsts) / Double(measurements.count)
    }
    self.options = options
    self.criteria = criteria
    acceptability = ranks.map { $0.map { $0 / total } }
    pairwise = beats.map { $0.map { $0 / total } }
    centralWeights = central
    self.confidence = confidence
    tieShare = ties / total

    var cautions: [Caution] = ties > 0 ? [.ties(share: ties / total)] : []
    if iterations < 1000 { cautions.append(.fewRows(iterations)) }
    var findings: [Finding] = []
    func share(_ measure: Finding.Measure, _ inputs: [String], _ p: Double, _ n: Double) {
      findings.append(
        ChoiceUncertainty.proportion(
          measure, inputs, p, n: n, method: Self.method, ties: .sharedRank, cautions: cautions))
    }
    for (k, option) in options.enumerated() {
      for rank in 0..<m {
        share(.rankAcceptability, [option, "\(rank + 1)"], ranks[k][rank] / total, total)
      }
      for other in 0..<m where other != k {
        share(.pairwiseWinning, [option, options[other]], beats[k][other] / total, total)
      }
      if let value = confidence[k] {
        share(.confidenceFactor, [option], value, Double(measurements.count))
      }
    }
    self.findings = findings
  }

  /// The uncertainty of each option's rank [bit].
  public var rankEntropy: [Double] { acceptability.map { Self.entropy($0) } }

  /// Shannon's entropy of shares [bit].
  public static func entropy(_ shares: [Double]) -> Double {
    shares.reduce(0) { $1 > 0 ? $0 - $1 * Double.log2($1) : $0 }
  }

  private static func score(_ values: [Double], _ weights: [Double]) -> Double {
    var sum = 0.0
    for k in values.indices { sum += values[k] * weights[k] }
    return sum
  }

  private static let method = Finding.Method(
    Text(
      en: "SMAA-2 by simulation over weights; Wilson's interval.",
      cy: "SMAA-2 drwy efelychu dros bwysau; cyfwng Wilson."),
    source: "Lahdelma and Salminen 2001")
}
