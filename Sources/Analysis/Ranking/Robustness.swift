import Statistics

/// Measures of how an option does over states of the world without probabilities.
///
/// They answer different questions and may choose differently; `disagree` says whether they do.
/// Sources: Wald 1950 (maximin), Hurwicz 1951, Savage 1951 (regret), Simon 1956 (satisficing);
/// compared in McPhail et al. 2018, Earth's Future 6, 169-191.
public struct Robustness: Sendable {
  /// One option's measures, in the unit of the outcome, more being better but for regret.
  public struct Row: Sendable, Hashable {
    public var option: String
    /// The worst case.
    public var maximin: Double
    /// The best case.
    public var maximax: Double
    /// `optimism` of the best case and the rest of the worst.
    public var hurwicz: Double
    /// The mean with every state as likely (Laplace).
    public var mean: Double
    /// The largest regret: what is lost against the best option of the same state.
    public var maximumRegret: Double
    /// The 90 % quantile of regret, of type 7.
    public var quantileRegret: Double
    /// The share of states with at least the threshold; nil without one.
    public var satisficing: Double?
  }

  public enum Criterion: String, Sendable, CaseIterable {
    case maximin, maximax, hurwicz, mean
    case minimaxRegret = "minimax-regret"
    case quantileRegret = "quantile-regret"
    case satisficing
  }

  public let rows: [Row]

  /// - `values`: one column an option, one row a state; more is better.
  /// - `optimism`: the weight of the best case in Hurwicz's measure, 0 to 1.
  /// - `threshold`: what is good enough.
  public init(
    options: [String], values: [ContiguousArray<Double>], optimism: Double = 0.5,
    threshold: Double? = nil
  ) throws(AnalysisFault) {
    guard options.count == values.count, !values.isEmpty else { throw .options(values.count) }
    guard let states = values.first?.count, states > 0,
      values.allSatisfy({ $0.count == states })
    else { throw .lengths }
    guard (0...1).contains(optimism) else { throw .argument("optimism", allowed: "0...1") }
    for (name, column) in zip(options, values) {
      if let row = column.firstIndex(where: { !$0.isFinite }) {
        throw .missing(column: name, count: 1, firstRow: row)
      }
    }
    let best = (0..<states).map { state in
      values.reduce(-Double.infinity) { max($0, $1[state]) }
    }
    rows = zip(options, values).map { option, column in
      let regret = zip(best, column).map { $0 - $1 }.sorted()
      let low = column.min() ?? .nan
      let high = column.max() ?? .nan
      return Row(
        option: option, maximin: low, maximax: high,
        hurwicz: optimism * high + (1 - optimism) * low, mean: Sample.mean(column),
        maximumRegret: regret.last ?? .nan, quantileRegret: quantile(0.9, ofSorted: regret),
        satisficing: threshold.map { limit in
          Double(column.count(where: { $0 >= limit })) / Double(states)
        })
    }
  }

  /// The options that each criterion puts first, all of those that tie.
  public func best(_ criterion: Criterion) -> [String] {
    let scores = rows.map { row -> Double in
      switch criterion {
      case .maximin: row.maximin
      case .maximax: row.maximax
      case .hurwicz: row.hurwicz
      case .mean: row.mean
      case .minimaxRegret: -row.maximumRegret
      case .quantileRegret: -row.quantileRegret
      case .satisficing: row.satisficing ?? 0
      }
    }
    let top = scores.max() ?? .nan
    return zip(rows, scores).filter { $0.1 == top }.map(\.0.option)
  }

  /// Whether no option is first, alone or tied, by every criterion.
  public var disagree: Bool {
    let criteria = Criterion.allCases.filter {
      $0 != .satisficing || rows.first?.satisficing != nil
    }
    var shared = Set(rows.map(\.option))
    for criterion in criteria { shared.formIntersection(best(criterion)) }
    return shared.isEmpty
  }
}
