/// Options from the cheapest upwards, with what each more effect costs.
///
/// Conventions of dampack's `calculate_icers`: an option is dominated (D) where another has no less
/// effect at no more cost, and one of them better; extendedly dominated (ED) where a mix of two
/// others would be so, which shows as an incremental ratio above that of the next option. Of options
/// that agree in both the first stays and the others are dominated.
public struct IncrementalTable: Sendable {
  public enum Status: String, Sendable {
    case nonDominated = "ND"
    case extendedlyDominated = "ED"
    case dominated = "D"
  }

  public struct Row: Sendable {
    public var option: String
    /// Mean cost [£] and mean effect [unit of effect].
    public var cost: Double
    public var effect: Double
    public var status: Status
    /// Against the option before on the frontier; nil for its first option and off it.
    public var incrementalCost: Estimate?
    public var incrementalEffect: Estimate?
    /// [£/unit of effect]
    public var ratio: Double?
  }

  /// A paired difference, with its standard error; NaN where only means are known.
  public struct Estimate: Sendable, Hashable {
    public var value: Double
    public var standardError: Double
  }

  /// The frontier by cost, then extendedly dominated options, then dominated ones.
  public let rows: [Row]

  /// From means.
  public init(options: [String], costs: [Double], effects: [Double]) throws(AnalysisFault) {
    try self.init(
      options: options, costs: costs.map { [$0] }, effects: effects.map { [$0] })
  }

  /// From draws, one column an option; differences are paired.
  public init(
    options: [String], costs: [ContiguousArray<Double>], effects: [ContiguousArray<Double>]
  ) throws(AnalysisFault) {
    guard options.count >= 2 else { throw .options(options.count) }
    let draws = costs.first?.count ?? 0
    guard options.count == costs.count, costs.count == effects.count, draws > 0,
      (costs + effects).allSatisfy({ $0.count == draws })
    else { throw .lengths }
    for (name, column) in zip(options + options, costs + effects) {
      if let row = column.firstIndex(where: { !$0.isFinite }) {
        throw .missing(column: name, count: 1, firstRow: row)
      }
    }
    let cost = costs.map { Sample.mean($0) }
    let effect = effects.map { Sample.mean($0) }
    var dominated: [Int] = []
    var frontier: [Int] = []
    for k in options.indices {
      let beaten = options.indices.contains { other in
        guard other != k, cost[other] <= cost[k], effect[other] >= effect[k] else { return false }
        return cost[other] < cost[k] || effect[other] > effect[k] || other < k
      }
      if beaten { dominated.append(k) } else { frontier.append(k) }
    }
    frontier.sort { cost[$0] < cost[$1] }
    // The lower convex hull: each ratio above the one before.
    var hull: [Int] = []
    for k in frontier {
      while hull.count >= 2 {
        let a = hull[hull.count - 2]
        let b = hull[hull.count - 1]
        let before = (cost[b] - cost[a]) / (effect[b] - effect[a])
        let after = (cost[k] - cost[b]) / (effect[k] - effect[b])
        guard before >= after else { break }
        hull.removeLast()
      }
      hull.append(k)
    }
    let extended = frontier.filter { !hull.contains($0) }
    dominated.sort { cost[$0] < cost[$1] }
    var rows: [Row] = []
    for (place, k) in hull.enumerated() {
      var row = Row(
        option: options[k], cost: cost[k], effect: effect[k], status: .nonDominated)
      if place > 0 {
        let before = hull[place - 1]
        row.incrementalCost = Self.difference(costs[k], costs[before])
        row.incrementalEffect = Self.difference(effects[k], effects[before])
        row.ratio = (cost[k] - cost[before]) / (effect[k] - effect[before])
      }
      rows.append(row)
    }
    for (members, status) in [
      (extended, Status.extendedlyDominated), (dominated, .dominated),
    ] {
      rows += members.map {
        Row(option: options[$0], cost: cost[$0], effect: effect[$0], status: status)
      }
    }
    self.rows = rows
  }

  private static func difference(
    _ a: ContiguousArray<Double>, _ b: ContiguousArray<Double>
  ) -> Estimate {
    let (mean, sd) = Sample.moments(ContiguousArray(zip(a, b).map { $0 - $1 }))
    return Estimate(value: mean, standardError: sd / Double(a.count).squareRoot())
  }
}
