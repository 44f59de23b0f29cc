import Evidence

/// How likely each option is to be best, and which is best on average, over what a better outcome
/// may be worth.
public struct AcceptabilityCurve: Sendable {
  public struct Point: Sendable {
    /// What a unit of effect is worth [£/unit of effect].
    public var worth: Double
    /// The probability that each option is best.
    public var probabilities: [Finding]
    /// The option with the highest expected value, which makes up the frontier; of options that tie
    /// exactly the first.
    public var frontier: Int
    /// Whether another option has exactly the same expected value.
    public var frontierTies: Bool
    /// The share of draws in which options tie for first place.
    public var tieProbability: Double
  }

  public let options: [String]
  public let points: [Point]
  public let ties: TieRule

  /// - `costs`: one column an option [£].
  /// - `effects`: one column an option [unit of effect].
  public init(
    options: [String], costs: [ContiguousArray<Double>], effects: [ContiguousArray<Double>],
    worths: [Double], ties: TieRule = .shared
  ) throws(AnalysisFault) {
    var points: [Point] = []
    for worth in worths {
      let benefit = try NetBenefit(
        options: options, costs: costs, effects: effects, worth: worth)
      let found = ChoiceUncertainty.findings(benefit, ties: ties)
      let means = benefit.means
      let best = benefit.best
      points.append(
        Point(
          worth: worth, probabilities: found.filter { $0.measure == .probabilityBest },
          frontier: best,
          frontierTies: means.indices.contains { $0 != best && means[$0] == means[best] },
          tieProbability: found.last?.estimate ?? .nan))
    }
    self.options = options
    self.points = points
    self.ties = ties
  }

  /// The worths from which another option is best (BCEA's `kstar`).
  public var switches: [Double] {
    Self.switches(worths: points.map(\.worth), best: points.map(\.frontier))
  }

  static func switches(worths: [Double], best: [Int]) -> [Double] {
    zip(worths.dropFirst(), zip(best, best.dropFirst())).filter { $1.0 != $1.1 }.map(\.0)
  }
}
