import CareMarket
import Evidence
import Experiments
import Randomness
import Statistics

/// What is fitted, and to what.
public struct Calibration: Sendable {
  /// A parameter that the fit moves.
  public struct Parameter: Sendable, Hashable {
    public var key: String
    /// What is known of it before the fit.
    public var prior: Distribution

    public init(_ key: String, prior: Distribution) {
      self.key = key
      self.prior = prior
    }
  }

  /// One simulated world: what went in, and what came out.
  public struct World: Sendable, Hashable {
    /// The fitted parameters, in order [the model's own units].
    public var parameters: [Double]
    /// The targets' figures, in order; NaN where nothing was exposed.
    public var figures: [Double]

    public init(parameters: [Double], figures: [Double]) {
      self.parameters = parameters
      self.figures = figures
    }
  }

  public let parameters: [Parameter]
  public let targets: [Target]
  public let seed: UInt64
  private let scenario: ComparedScenario
  private let settings: [Setting]
  private let simulator: Simulator
  private let columns: [Column: Int]

  /// - `scenario`: states none of the parameters.
  public init(
    _ scenario: ComparedScenario, fitting parameters: [Parameter], to targets: [Target],
    settings: [Setting], simulator: Simulator = .engine, seed: UInt64 = 1
  ) {
    self.scenario = scenario
    self.parameters = parameters
    self.targets = targets
    self.settings = settings
    self.simulator = simulator
    self.seed = seed
    let columns = simulator.columns(scenario.parts.first?.years ?? 1)
    self.columns = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// Worlds with the parameters from their priors, or from a posterior: world n is draw n of a run.
  ///
  /// - Returns: what simulates world n, from 1; a world whose run failed has figures that are NaN.
  public func worlds(
    _ source: ParameterSource, count: Int
  ) throws(ExperimentFault) -> @Sendable (_ number: Int) -> World {
    let experiment = try Experiment(
      [stating(source)], parameters: ParameterDraws(settings: settings, source: source),
      simulator: simulator, seed: seed, draws: count, replications: 1)
    return { [self] number in
      let facts = experiment.facts(draw: number)
      let row: [Double]
      switch experiment.block(number - 1).runs[0] {
      case .complete(let values): row = values
      case .failed: row = []
      }
      return World(
        parameters: parameters.map { facts[$0.key] ?? .nan },
        figures: targets.map { value(of: $0.figure, row, facts) })
    }
  }

  private func stating(_ source: ParameterSource) -> ComparedScenario {
    guard case .declared = source else { return scenario }
    var scenario = scenario
    for part in scenario.parts.indices {
      for parameter in parameters { scenario.parts[part].facts[parameter.key] = parameter.prior }
    }
    return scenario
  }

  private func value(of figure: Figure, _ row: [Double], _ facts: [String: Double]) -> Double {
    func value(_ term: Figure.Term) -> Double {
      switch term {
      case .outcome(let column):
        columns[column].flatMap { $0 < row.count ? row[$0] : nil } ?? .nan
      case .fact(let key): facts[key] ?? .nan
      case .residents65: scenario.parts.reduce(0) { $0 + $1.area.population65 }
      }
    }
    func sum(_ terms: [Figure.Term]) -> Double { terms.reduce(0) { $0 + value($1) } }
    let numerator = sum(figure.numerator)
    return figure.denominator.isEmpty ? numerator : numerator / sum(figure.denominator)
  }
}
