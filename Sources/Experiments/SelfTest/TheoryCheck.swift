import CareMarket
import Evidence
import Statistics

/// One number that theory gives, and what the model gives for it.
public struct Agreement: Sendable {
  public var name: Text
  public var expected: Double
  public var observed: Double
  /// Standard error of `observed`, over independent replicates; 0 where the two must be equal.
  public var standardError: Double

  /// Within three standard errors: a false alarm in 370 checks, with a normal error.
  public var holds: Bool {
    (observed - expected).magnitude <= max(3 * standardError, 1e-9 * expected.magnitude)
  }

  public var text: Text {
    func shown(_ number: Double) -> String {
      let digits = (number * 1e5).rounded() / 1e5
      return "\(digits)"
    }
    let se = shown(standardError)
    return Text(
      en: "\(name.en): expected \(shown(expected)), observed \(shown(observed)) ± \(se)",
      cy: "\(name.cy): disgwylid \(shown(expected)), gwelwyd \(shown(observed)) ± \(se)")
  }
}

/// A check of known theory, judged on the model itself: it is run from a scenario file in which the
/// mechanisms are off that the theory does not know.
public struct TheoryCheck: Sendable {
  /// How many worlds are simulated: enough for the command, or a few for an everyday test.
  public enum Effort: Sendable {
    case full
    case brief

    func replicates(_ full: Int, brief: Int) -> Int {
      switch self {
      case .full: full
      case .brief: brief
      }
    }
  }

  /// Reads a scenario of the checks by name, with `KEY=VALUE` acting last.
  public typealias Reader =
    @Sendable (_ scenario: String, _ overrides: [String]) throws(SimulationFault) -> Scenario

  public let name: Text
  private let judge: @Sendable (Reader, Effort) throws(SimulationFault) -> [Agreement]

  init(
    _ name: Text,
    judge: @escaping @Sendable (Reader, Effort) throws(SimulationFault) -> [Agreement]
  ) {
    self.name = name
    self.judge = judge
  }

  /// Simulates, and compares. The seeds are fixed, so a check that holds once holds always.
  public func agreements(
    _ reader: Reader, effort: Effort = .full
  ) throws(SimulationFault) -> [Agreement] {
    try judge(reader, effort)
  }

  /// All checks, the simplest first.
  public static let all: [TheoryCheck] =
    queues + [
      impatience, exponentialTenure, weibullTenure, payAndLeaving, headcount, steadyState, warmUps,
    ]
}

extension Scenario {
  /// A value for every declared fact: the scenario's where it states one, else the declared, of
  /// distributions the median.
  func centralFacts() -> [String: Double] {
    var facts: [String: Double] = [:]
    for setting in Setting.all where setting.kind == .fact && setting.spread == nil {
      guard case .quantity(_, let distribution) = setting.form else { continue }
      facts[setting.key] = distribution.central
    }
    for (key, distribution) in self.facts where facts[key] != nil {
      facts[key] = distribution.central
    }
    return facts
  }

  /// The value of an outcome over the whole run and everybody.
  func value(_ outcome: String, of tally: Tally, time: String = "all") -> Double {
    let column = Column.columns(years: years).firstIndex(
      of: Column(outcome: outcome, time: time))
    return column.map { tally.values()[$0] } ?? .nan
  }
}

/// A quotient of sums over independent replicates, such as all waits over all people who waited,
/// with its standard error by linearisation (Cochran, Sampling Techniques, 6.8).
struct RatioOfSums {
  private var pairs: [(Double, Double)] = []

  mutating func add(_ numerator: Double, over denominator: Double) {
    pairs.append((numerator, denominator))
  }

  var ratio: Double {
    pairs.reduce(0) { $0 + $1.0 } / pairs.reduce(0) { $0 + $1.1 }
  }

  var standardError: Double {
    let ratio = ratio
    let mean = pairs.reduce(0) { $0 + $1.1 } / Double(pairs.count)
    return Moments(pairs.map { $0.0 - ratio * $0.1 }).standardError / mean
  }

  func agreement(_ name: Text, expected: Double) -> Agreement {
    Agreement(
      name: name, expected: expected, observed: ratio, standardError: standardError)
  }
}
