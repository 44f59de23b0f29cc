import CareMarket
import Evidence
import Statistics

/// The fee of the moved share at which a scenario spends what its base would, over its years: what
/// `levers.budget_rule: neutral` asks for.
///
/// It is solved on pilot worlds that have a seed of their own, so that it is a function of the
/// scenario and its base, and of no run. One number for all worlds: spend is equal in the mean over
/// what nobody knows, and not in each world.
public struct NeutralFee: Sendable, Hashable {
  /// Change of what the authority pays for the moved share, as a share of it, to a hundredth of a
  /// percent: for `levers.moved_fee_change`.
  public var change: Double
  /// Mean spend of the base [pounds/year].
  public var baseSpend: Double
  /// Mean spend beyond the base's that is left at the fee, in the pilot worlds [pounds/year].
  public var excess: Double
  /// Standard error of `excess` over the pilot worlds: of chance, and of what nobody knows
  /// [pounds/year].
  public var excessError: Double
  /// By how much spend rises, for a change of the fee by itself once over, near the fee that was
  /// found [pounds/year]. Negative where more is saved by what a higher fee brings than it costs.
  public var slope = Double.nan
  /// Number of pilot worlds.
  public var worlds: Int

  /// Standard error of `change` (delta method).
  public var changeError: Double { abs(excessError / slope) }

  /// Changes of the fee among which one is sought.
  public static let range = -0.4...0.4

  /// The seed of the pilot worlds: "pilot" in ASCII.
  static let seed: UInt64 = 0x70_69_6c_6f_74
  /// Excess that is called none, as a share of the base's spend.
  private static let tolerance = 0.0005

  /// Whether the scenario moves a share, so that there is a fee to be solved.
  public static func isNeeded(_ scenario: ComparedScenario, base: ComparedScenario) -> Bool {
    guard let first = scenario.parts.first else { return false }
    return first.choices["levers.budget_rule"] == .option("neutral")
      && first.choices["levers.moved_fee_change"] == nil
      && (first.mix != base.parts.first?.mix || first.choices != base.parts.first?.choices)
  }

  /// - `base`: what the scenario extends, in the same areas, with facts equal to the scenario's.
  /// - Throws: a fault, where spend hardly depends on the fee or no fee of the range will do; what a
  ///   run of the simulator threw.
  public static func solve(
    _ scenario: ComparedScenario, base: ComparedScenario, parameters: ParameterDraws,
    simulator: Simulator = .engine, threads: Int = 1
  ) throws -> NeutralFee {
    var pilot = Pilot(
      scenario: scenario, base: base, parameters: parameters, simulator: simulator,
      threads: threads)
    let grid = stride(from: range.lowerBound, through: range.upperBound + 1e-9, by: 0.2).map {
      ($0 * 10).rounded() / 10
    }
    let tried = try pilot.fees(at: grid)
    let crossing = zip(tried, tried.dropFirst())
      .filter { ($0.excess <= 0) != ($1.excess <= 0) }
      .min { abs($0.0.change + $0.1.change) < abs($1.0.change + $1.1.change) }
    guard var (low, high) = crossing else { throw ExperimentFault.noNeutralFee(scenario.id, tried) }
    let slope = (high.excess - low.excess) / (high.change - low.change)
    func found(_ fee: NeutralFee) -> NeutralFee {
      var fee = fee
      fee.slope = slope
      return fee
    }
    // Regula falsi with Illinois' halving (Dowell and Jarratt 1971), to whole hundredths of a percent.
    var (below, above) = (low.excess, high.excess)
    for _ in 0..<8 where high.change - low.change > 1.5e-4 {
      let guess = low.change - below * (high.change - low.change) / (above - below)
      let rounded = min(
        max((guess * 1e4).rounded() / 1e4, low.change + 1e-4), high.change - 1e-4)
      guard let next = try pilot.fees(at: [rounded]).first else { break }
      if abs(next.excess) <= tolerance * next.baseSpend { return found(next) }
      if (next.excess <= 0) == (low.excess <= 0) {
        (low, below) = (next, next.excess)
        above /= 2
      } else {
        (high, above) = (next, next.excess)
        below /= 2
      }
    }
    return found(abs(low.excess) < abs(high.excess) ? low : high)
  }
}

/// The same pilot worlds, at any number of fees.
private struct Pilot {
  let scenario: ComparedScenario
  let base: ComparedScenario
  let parameters: ParameterDraws
  let simulator: Simulator
  let threads: Int
  /// Spend of the base, by world, once it has been simulated.
  private var baseSpends: [Double] = []

  init(
    scenario: ComparedScenario, base: ComparedScenario, parameters: ParameterDraws,
    simulator: Simulator, threads: Int
  ) {
    self.scenario = scenario
    self.base = base
    self.parameters = parameters
    self.simulator = simulator
    self.threads = threads
  }

  /// So many that spend is known to some two thousandths: what nobody knows moves it by some two
  /// hundredths from world to world. Fewer where a scenario has many areas, which take longer.
  private var worlds: Int { scenario.parts.count > 1 ? 40 : 100 }

  mutating func fees(at changes: [Double]) throws -> [NeutralFee] {
    let tried = changes.enumerated().map { index, change in
      var tried = scenario
      tried.id = "fee \(index)"
      for part in tried.parts.indices {
        tried.parts[part].choices["levers.moved_fee_change"] = .amount(Ramp(change))
      }
      return tried
    }
    let isFirst = baseSpends.isEmpty
    let experiment = try Experiment(
      (isFirst ? [base] : []) + tried, parameters: parameters, simulator: simulator,
      seed: NeutralFee.seed, draws: worlds, replications: 1)
    let results = try experiment.run(
      threads: threads, keeps: { $0.outcome == "authority_spend" && $0.isWhole })
    if let failure = results.failures.first { throw SimulationFault(failure.message) }
    var spends = experiment.scenarios.indices.map { scenario in
      results.draws.indices.map { results.value(block: $0, scenario: scenario, column: 0) }
    }
    if isFirst { baseSpends = spends.removeFirst() }
    return zip(changes, spends).map { change, spends in
      // One replicate a world: the error is that of the mean over worlds, parameters and all.
      let excess = Moments(zip(spends, baseSpends).map(-))
      return NeutralFee(
        change: change, baseSpend: Moments(baseSpends).mean, excess: excess.mean,
        excessError: excess.standardError, worlds: worlds)
    }
  }
}
