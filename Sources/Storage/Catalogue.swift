import CareMarket
import Evidence
import Experiments

/// Everything that a program of ours can name and run.
public struct Catalogue: Sendable {
  public struct Model: Sendable {
    public var id: String
    public var name: Text
    public var summary: Text
  }

  public var settings: [Setting]
  public var outcomes: [Outcome]
  public var models: [Model]
  public var areas: [Area]
  /// YAML text of each shipped scenario, by name.
  public var scenarios: [String: String]
  /// The calibration that runs draw from; nil where there is none of this model.
  public var calibration: PosteriorFile?
  /// The simulator, which tells how long each block's worlds took [seconds] where it is asked to.
  public var simulator: @Sendable (_ timed: (@Sendable (WorldKey, Double) -> Void)?) -> Simulator
  public var trace:
    @Sendable ([Scenario], [String: Double], WorldKey, @escaping (TraceEvent) -> Void)
      throws(SimulationFault) -> Void

  /// The version of the program and of its model: a change of either may change results.
  public static let version = "0.2.0"

  /// The version and what is declared of the parameters: what a calibration belongs to.
  public var modelVersion: String { Storage.modelVersion(Self.version, settings: settings) }

  /// Where runs take the values of the parameters from.
  public var parameters: ParameterDraws {
    ParameterDraws(
      settings: settings, source: calibration.map { .posterior($0.table) } ?? .declared)
  }

  public var vocabulary: Vocabulary {
    Vocabulary(
      settings: settings, models: models.map { ($0.id, $0.name) }, areas: areas,
      scenarios: scenarios)
  }

  /// What this build ships.
  public static let shipped: Catalogue = {
    var catalogue = declared
    if let file = PosteriorFile.shipped, file.model == catalogue.modelVersion {
      catalogue.calibration = file
    }
    return catalogue
  }()

  /// The same without a calibration.
  public static let declared = Catalogue(
    settings: Setting.all, outcomes: Outcome.all,
    models: CareModel.all.map { Model(id: $0.id, name: $0.name, summary: $0.summary) },
    areas: Area.all, scenarios: shippedScenarios,
    simulator: { timed in
      guard let timed else { return .engine }
      return Simulator(columns: Column.columns(years:)) {
        (scenarios, facts, world) throws(SimulationFault) in
        let start = ContinuousClock.now
        let tallies = try simulate(scenarios, facts: facts, world: world)
        timed(world, (ContinuousClock.now - start).seconds)
        return tallies
      }
    },
    trace: { (scenarios, facts, world, receive) throws(SimulationFault) in
      _ = try simulate(scenarios, facts: facts, world: world, trace: receive)
    })
}

extension Duration {
  public var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
