/// What each option is worth in each draw, in one unit; more is better.
///
/// Columns are paired: row i of every option is the same draw of what nobody knows. Where draws have
/// replicates a row is their mean.
public struct NetBenefit: Sendable {
  public let options: [String]
  /// One column an option, one row a draw.
  public let values: [ContiguousArray<Double>]
  public var draws: Int { values.first?.count ?? 0 }

  public init(options: [String], values: [ContiguousArray<Double>]) throws(AnalysisFault) {
    guard options.count == values.count, options.count >= 2 else { throw .options(values.count) }
    guard let rows = values.first?.count, values.allSatisfy({ $0.count == rows }) else {
      throw .lengths
    }
    guard rows >= 2 else { throw .rows(rows, needed: 2) }
    for (name, column) in zip(options, values) {
      if let row = column.firstIndex(where: { !$0.isFinite }) {
        throw .missing(column: name, count: 1, firstRow: row)
      }
    }
    self.options = options
    self.values = values
  }

  /// The named columns of a table; a constant column is an option like any other.
  public init(_ table: NumericTable, options: [String]) throws(AnalysisFault) {
    var columns: [ContiguousArray<Double>] = []
    for option in options { columns.append(try table.complete(option)) }
    try self.init(options: options, values: columns)
  }

  /// worth × effect - cost.
  ///
  /// - `costs`: one column an option [£].
  /// - `effects`: one column an option [unit of effect].
  /// - `worth`: what a unit of effect is worth [£/unit of effect].
  public init(
    options: [String], costs: [ContiguousArray<Double>], effects: [ContiguousArray<Double>],
    worth: Double
  ) throws(AnalysisFault) {
    guard costs.count == effects.count, zip(costs, effects).allSatisfy({ $0.count == $1.count })
    else { throw .lengths }
    try self.init(
      options: options,
      values: zip(costs, effects).map { cost, effect in
        ContiguousArray(zip(cost, effect).map { worth * $1 - $0 })
      })
  }

  /// The reference's value less another option's in each draw, BCEA's direction of difference.
  ///
  /// Nil where there is no such option.
  public func incremental(reference: Int, against other: Int) -> ContiguousArray<Double>? {
    guard values.indices.contains(reference), values.indices.contains(other) else { return nil }
    return ContiguousArray(zip(values[reference], values[other]).map { $0 - $1 })
  }

  /// The mean of each option.
  public var means: [Double] { values.map { Sample.mean($0) } }

  /// The option with the highest mean; the first of those that tie.
  public var best: Int { Self.firstHighest(means) }

  static func firstHighest(_ values: [Double]) -> Int {
    var best = 0
    for k in values.indices where values[k] > values[best] { best = k }
    return best
  }

  /// Calls `body` with each draw's highest value and how many options have it.
  func forEachBest(_ body: (_ draw: Int, _ highest: Double, _ ties: Int) -> Void) {
    for draw in 0..<draws {
      var highest = values[0][draw]
      var ties = 1
      for k in 1..<values.count {
        let value = values[k][draw]
        if value > highest {
          highest = value
          ties = 1
        } else if value == highest {
          ties += 1
        }
      }
      body(draw, highest, ties)
    }
  }
}
