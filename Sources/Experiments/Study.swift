import CareMarket
import Evidence
import Randomness

/// The same comparison at many points: the values of some facts and choices are set, all others are
/// as in a run.
///
/// Replicate r of every point takes draw r of the parameters that are no factor, and draw r's world;
/// so a point's replicates are the runs of `--runs` at this point, and differences between points are
/// between the same people and workers.
public struct Study: Sendable {
  /// The first is the reference.
  public let scenarios: [ComparedScenario]
  public let factors: [Factor]
  public let seed: UInt64
  public let generator: String
  /// All that a run reports.
  public let columns: [Column]

  private let parameters: ParameterDraws
  private let simulator: Simulator
  private let differentWorlds: Bool

  public init(
    _ scenarios: [ComparedScenario], factors: [Factor], parameters: ParameterDraws,
    simulator: Simulator = .engine, seed: UInt64 = 1, generator: String = Generator.philox,
    differentWorlds: Bool = false
  ) throws(ExperimentFault) {
    self.scenarios = scenarios
    self.factors = factors
    self.parameters = parameters
    self.simulator = simulator
    self.seed = seed
    self.generator = generator
    self.differentWorlds = differentWorlds
    // Whether scenarios can be compared does not depend on the point, since factors that are facts
    // are stated in all of them.
    columns = try Experiment(
      scenarios, parameters: parameters, simulator: simulator, seed: seed, draws: 1,
      replications: 1, generator: generator, differentWorlds: differentWorlds
    ).columns
  }

  /// The comparison at one point.
  ///
  /// - `point`: one value a factor, in the model's own units.
  public func experiment(
    at point: [Double], replications: Int
  ) throws(ExperimentFault) -> Experiment {
    let pairs = Array(zip(factors, point))
    // The pace is that of the shares, which are stated before it.
    let order =
      pairs.filter { $0.0.target != .pace } + pairs.filter { $0.0.target == .pace }
    let stated = scenarios.map { compared in
      var compared = compared
      for part in compared.parts.indices {
        let base = compared.parts[part]
        for (factor, value) in order {
          factor.state(value, in: &compared.parts[part], from: base)
        }
      }
      return compared
    }
    return try Experiment(
      stated, parameters: parameters, simulator: simulator, seed: seed, draws: replications,
      replications: 1, generator: generator, differentWorlds: differentWorlds)
  }

  /// Simulates one block: one point, one replicate, all scenarios.
  ///
  /// - `sample`: number of the point, from 1; it is the block's draw.
  /// - `replicate`: from 1.
  public func block(sample: Int, at point: [Double], replicate: Int) -> Block {
    do {
      let experiment = try experiment(at: point, replications: replicate)
      return Block(
        draw: sample, replicate: replicate, runs: experiment.block(replicate - 1).runs)
    } catch {
      return Block(
        draw: sample, replicate: replicate,
        runs: Array(repeating: .failed(error.message), count: scenarios.count))
    }
  }
}
