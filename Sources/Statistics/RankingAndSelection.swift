import CGSL

/// How many runs to give each option when the best of several is sought.
public enum RankingAndSelection {
  /// The shares of runs that make a wrong choice least likely (OCBA; Chen et al. 2000, Discrete Event
  /// Dynamic Systems 10, 251-270): (σ/δ)² for all but the best, δ the distance from it, and
  /// σ √(Σ share²/σ²) for the best.
  ///
  /// - Parameters:
  ///   - means: of each option; less is better.
  ///   - variances: of one run of each option, above 0.
  /// - Returns: nil where options tie with the best, for then no number of runs parts them, or where
  ///   arguments do not fit.
  public static func optimalShares(means: [Double], variances: [Double]) -> [Double]? {
    guard means.count >= 2, means.count == variances.count, means.allSatisfy(\.isFinite),
      variances.allSatisfy({ $0 > 0 && $0.isFinite }), let least = means.min(),
      let best = means.firstIndex(of: least),
      means.indices.allSatisfy({ $0 == best || means[$0] > least })
    else { return nil }
    var shares = means.indices.map { k -> Double in
      if k == best { return 0 }
      let distance = means[k] - least
      return variances[k] / (distance * distance)
    }
    var sum = 0.0
    for k in shares.indices where k != best { sum += shares[k] * shares[k] / variances[k] }
    shares[best] = (variances[best] * sum).squareRoot()
    let total = shares.reduce(0, +)
    return shares.map { $0 / total }
  }

  /// The constants of the fully sequential procedure of Kim and Nelson (2001, ACM TOMACS 11,
  /// 251-273), which finds the best of k options with probability 1 - α if it is better by δ.
  public struct FullySequential: Sendable, Hashable {
    public let eta: Double
    /// h²
    public let hSquared: Double
    /// The difference that matters, δ, in the outcome's unit.
    public let difference: Double

    /// - Parameters:
    ///   - options: k, 2 or more.
    ///   - firstStage: runs of each option before the first comparison, 2 or more.
    ///   - error: α, the probability of a wrong choice.
    ///   - difference: δ > 0.
    public init?(options: Int, firstStage: Int, error: Double, difference: Double) {
      guard options >= 2, firstStage >= 2, error > 0, error < 1 - 1 / Double(options),
        difference > 0
      else { return nil }
      let freedom = Double(firstStage - 1)
      let power = gsl_sf_exp(-2 / freedom * gsl_sf_log(2 * error / Double(options - 1)))
      eta = 0.5 * (power - 1)
      hSquared = 2 * eta * freedom
      self.difference = difference
    }

    /// How far ahead another option's mean must be after `runs` runs of each for an option to be
    /// given up.
    ///
    /// - `variance`: of the paired difference of the two, from the first stage; not the sum
    ///   of their variances, which common random numbers make too large.
    public func margin(runs: Int, variance: Double) -> Double {
      guard runs > 0 else { return .infinity }
      let r = Double(runs)
      return max(
        0, difference / (2 * r) * (hSquared * variance / (difference * difference) - r))
    }

    /// After one run more than this nobody is left but the best.
    public func longest(variance: Double) -> Int {
      let runs = hSquared * variance / (difference * difference)
      return runs < 1e15 ? Int(runs) : .max
    }
  }
}
