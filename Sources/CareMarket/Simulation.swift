import Evidence
import Randomness

/// Which of the possible worlds: everything random is keyed by it, and by nothing else.
public struct WorldKey: Sendable, Hashable {
  public var seed: UInt64
  /// Number of the parameter set, from 1.
  public var draw: Int
  /// Number of the replicate within the parameter set, from 1.
  public var replicate: Int
  /// GSL's name of the generator; `philox` for the counter-based default.
  public var generator: String

  public init(seed: UInt64, draw: Int, replicate: Int, generator: String = "philox") {
    self.seed = seed
    self.draw = draw
    self.replicate = replicate
    self.generator = generator
  }
}

/// Why a simulation could not be carried out. Never thrown for what chance does within a run.
public struct SimulationFault: Error, Sendable, Hashable {
  public var message: Text

  public init(_ message: Text) {
    self.message = message
  }
}

/// Simulates one replicate of several scenarios of one area: one warm-up, then each scenario from
/// the same state. A scenario's result does not depend on its companions.
///
/// - Parameters:
///   - scenarios: all of one area and equal facts.
///   - facts: a value for every fact that is declared, by key.
///   - trace: receives the events of week 0 onward, in order, where it is given.
/// - Returns: one tally a scenario, in order.
public func simulate(
  _ scenarios: [Scenario], facts: [String: Double], world: WorldKey,
  trace: ((TraceEvent) -> Void)? = nil
) throws(SimulationFault) -> [Tally] {
  scenarios.map { Tally(years: $0.years) }
}
