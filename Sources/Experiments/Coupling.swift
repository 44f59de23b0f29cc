import CareMarket

/// How closely the runs of two scenarios in the same worlds go together.
public struct Coupling: Sendable, Hashable {
  /// Correlation of the paired runs; NaN where one of them does not vary.
  public var correlation: Double
  /// How many times as many replicates independent runs would need for the same standard error of
  /// the difference: (var a + var b) / var(b − a). Infinite where the difference does not vary;
  /// below 1 where the pairing does harm.
  public var replicatesSaved: Double

  /// - `draw`: number of each pair's parameter set, ascending. Only variation within parameter sets
  ///   counts, since independent runs would share the parameter sets too.
  /// - Returns: nil where neither varies, or no parameter set has two pairs.
  public init?(_ a: [Double], _ b: [Double], draw: [Int], fixedParameters: Bool = false) {
    func within(_ values: [Double]) -> Double {
      RandomEffects(values, draw: draw, fixedParameters: fixedParameters).withinVariance
    }
    let (ofA, ofB) = (within(a), within(b))
    guard ofA + ofB > 0 else { return nil }
    let ofDifference = within(zip(b, a).map(-))
    replicatesSaved = (ofA + ofB) / ofDifference
    correlation = (ofA + ofB - ofDifference) / (2 * (ofA * ofB).squareRoot())
  }
}

extension Results {
  /// The coupling of one scenario with the reference, by column; nil where there is nothing to say.
  ///
  /// - Parameter scenario: index, from 1.
  public func couplings(scenario: Int) -> [Coupling?] {
    columns.indices.map { column in
      let pairs = draws.indices.map {
        (
          draw: draws[$0], a: value(block: $0, scenario: 0, column: column),
          b: value(block: $0, scenario: scenario, column: column)
        )
      }.filter { ($0.b - $0.a).isFinite }
      return Coupling(
        pairs.map(\.a), pairs.map(\.b), draw: pairs.map(\.draw), fixedParameters: fixedParameters)
    }
  }

  /// The median over outcomes (all groups and the whole time) of the replicates that pairing saves;
  /// nil where no outcome varies.
  public func medianReplicatesSaved(scenario: Int) -> Double? {
    let saved = zip(columns, couplings(scenario: scenario))
      .compactMap { $0.isWhole ? $1?.replicatesSaved : nil }.sorted()
    guard !saved.isEmpty else { return nil }
    // Not interpolated from infinities, which would give no number.
    let (low, high) = (saved[(saved.count - 1) / 2], saved[saved.count / 2])
    return low == high ? low : (low + high) / 2
  }
}
