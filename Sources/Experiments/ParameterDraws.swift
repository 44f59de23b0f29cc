import Evidence
import Randomness
import Statistics

/// A uniform number in (0, 1) that is a function of three keys and of nothing else.
public typealias KeyedUniform =
  @Sendable (_ seed: UInt64, _ draw: Int, _ key: UInt64) -> Double

/// Where the values of what nobody knows come from.
public enum ParameterSource: Sendable {
  /// Each fact by itself, from its declared distribution.
  case declared
  /// The facts that a calibration has informed, jointly, from its posterior; the others as declared.
  case posterior(PosteriorTable)
}

/// Equally likely sets of values, one set a row, that a calibration has left over.
public struct PosteriorTable: Sendable, Hashable {
  public let keys: [String]
  /// One value a key, in the model's own units.
  public let rows: [[Double]]

  /// Nil where there is no row, a row has another length than `keys`, or a value is not finite.
  public init?(keys: [String], rows: [[Double]]) {
    guard !rows.isEmpty, Set(keys).count == keys.count,
      rows.allSatisfy({ $0.count == keys.count && $0.allSatisfy(\.isFinite) })
    else { return nil }
    self.keys = keys
    self.rows = rows
  }

  /// The row of a draw: row 1 for draw 1 and so on, from the top again after the last.
  func row(draw: Int) -> [Double] {
    rows[(max(draw, 1) - 1) % rows.count]
  }

  /// The median of each column by itself.
  func medians() -> [Double] {
    keys.indices.map { column in quantile(0.5, of: rows.lazy.map { $0[column] }) }
  }
}

/// The values of all facts, by draw.
///
/// Each fact has a uniform number of its own, keyed by seed, draw and the fact's name, which goes
/// through the quantile function of its distribution. So a fact that is added, left out or
/// distributed in another way moves no other.
public struct ParameterDraws: Sendable {
  private struct Fact: Sendable {
    var key: String
    var distribution: Distribution
    var physical: ClosedRange<Double>?
  }

  private let declared: [Fact]
  private let source: ParameterSource
  private let uniform: KeyedUniform

  /// - `settings`: all that is declared; those that are not facts, or not quantities, have
  ///   no value to be drawn and are passed over.
  public init(
    settings: [Setting], source: ParameterSource = .declared,
    uniform: @escaping KeyedUniform = Self.philox
  ) {
    declared = settings.compactMap { setting in
      guard setting.kind == .fact, setting.spread == nil,
        case .quantity(_, let distribution) = setting.form
      else { return nil }
      return Fact(key: setting.key, distribution: distribution, physical: setting.physical)
    }
    self.source = source
    self.uniform = uniform
  }

  /// The value of every fact in one draw, in the model's own units.
  ///
  /// What a scenario states goes before the posterior, and that before the declared distribution.
  /// A draw in a tail outside the physical range is put on the range's end.
  ///
  /// - `draw`: from 1; nil for the central values, which are medians.
  /// - `stated`: the distributions that the scenario states, by key; keys that are not declared
  ///   are drawn too.
  public func facts(
    draw: Int?, seed: UInt64, stating stated: [String: Distribution] = [:]
  ) -> [String: Double] {
    var facts: [String: Double] = [:]
    facts.reserveCapacity(declared.count + stated.count)
    for (key, distribution) in stated {
      facts[key] = value(of: distribution, key: key, draw: draw, seed: seed)
    }
    if case .posterior(let table) = source {
      let row = draw.map { table.row(draw: $0) } ?? table.medians()
      for (key, value) in zip(table.keys, row) where stated[key] == nil {
        facts[key] = value
      }
    }
    for fact in declared {
      let drawn =
        facts[fact.key]
        ?? value(of: fact.distribution, key: fact.key, draw: draw, seed: seed)
      facts[fact.key] = fact.physical.map { min(max(drawn, $0.lowerBound), $0.upperBound) } ?? drawn
    }
    return facts
  }

  /// Philox's, whatever generator the runs have: what nobody knows does not hang on the generator.
  ///
  /// Replicates count from 1, so that replicate 0 is nobody else's. NaN unless the draw has 32 bits.
  public static let philox: KeyedUniform = { seed, draw, key in
    guard var streams = try? Streams(seed: seed, draw: draw, replicate: 0, place: key) else {
      return .nan
    }
    return streams.uniform(Purpose(rawValue: .max), 0)
  }

  private func value(
    of distribution: Distribution, key: String, draw: Int?, seed: UInt64
  ) -> Double {
    if case .fixed(let value) = distribution { return value }
    guard let draw else { return distribution.central }
    return distribution.quantile(uniform(seed, draw, stableHash(key)))
  }
}
