import CareMarket
import Evidence
import Statistics

/// Which one behaviour of the care models to which a scenario moves care moves a difference most.
///
/// One at a time (Morris 1991, Technometrics 33, with one step): a behaviour is exchanged for that of
/// the independent providers, in the scenario and in the reference, in the first worlds of a run, and
/// the difference is set beside that of the run. What two behaviours do only together is not seen.
public struct BehaviourScreening: Sendable {
  /// What is exchanged as one.
  public enum Behaviour: String, Sendable, CaseIterable {
    /// How providers come about, and whether they are registered and employ their workers.
    case entry
    case growth
    case pay
    case cover
    case acceptance
    case closure
    case hours

    /// A model's behaviours with this one the independent providers'.
    public func exchanged(in own: CareModel.Behaviour) -> CareModel.Behaviour {
      let theirs = CareModel.independent.behaviour
      var mixed = own
      switch self {
      case .entry:
        mixed.entry = theirs.entry
        mixed.employs = theirs.employs
        mixed.registered = theirs.registered
      case .growth: mixed.growth = theirs.growth
      case .pay: mixed.pay = theirs.pay
      case .cover: mixed.cover = theirs.cover
      case .acceptance: mixed.acceptance = theirs.acceptance
      case .closure: mixed.closure = theirs.closure
      case .hours: mixed.hours = theirs.hours
      }
      return mixed
    }
  }

  /// The behaviour that moves one difference most.
  public struct Mover: Sendable, Hashable {
    /// The care model's id.
    public var model: String
    public var behaviour: Behaviour
    /// The mean difference in the worlds that were tried, as the model is, and with the behaviour
    /// exchanged [the outcome's unit].
    public var whole: Double
    public var without: Double
    /// How much of the difference goes with the behaviour, whatever its sign.
    public var change: Double { abs(whole - without) }
  }

  /// Of so many worlds, one of each draw.
  public static let mostWorlds = 20

  /// How many worlds were tried, and how many behaviours in each.
  public let worlds: Int
  public let tried: Int
  /// By outcome; none where no exchange changes the difference by more than chance makes of an
  /// exchange that does nothing: 5 % over all that were tried, by Student's t of the pairs (Bonferroni).
  public private(set) var movers: [String: Mover] = [:]

  /// - `results`: of the experiment, with the outcomes' whole columns.
  /// - `scenario`: its place; what is screened is its difference from the reference.
  /// - `simulator`: the model with other behaviours of some care models.
  public init(
    of results: Results, _ experiment: Experiment, scenario: Int, outcomes: [String],
    threads: Int = 1, stop: StopSignal = StopSignal(),
    simulator: ([String: CareModel.Behaviour]) -> Simulator = { .engine(behaving: $0) },
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws {
    let scenarios = experiment.scenarios
    let candidates = Self.models(scenarios[scenario], from: scenarios[0]).flatMap { model in
      Behaviour.allCases.filter { $0.exchanged(in: model.behaviour) != model.behaviour }
        .map { (model, $0) }
    }
    let blocks = results.draws.indices.filter { results.replicates[$0] == 1 }
      .prefix(Self.mostWorlds)
    worlds = blocks.count
    tried = candidates.count
    guard worlds >= 2, tried > 0 else { return }
    let columns = outcomes.compactMap { outcome in
      results.columns.firstIndex { $0.isWhole && $0.outcome == outcome }.map { (outcome, $0) }
    }
    for (number, (model, behaviour)) in candidates.enumerated() {
      let variant = try Experiment(
        [scenarios[0], scenarios[scenario]], parameters: experiment.parameters,
        simulator: simulator([model.id: behaviour.exchanged(in: model.behaviour)]),
        seed: experiment.seed, draws: worlds, replications: 1,
        fixedParameters: experiment.fixedParameters, generator: experiment.generator,
        differentWorlds: true)
      let without = try variant.run(
        threads: threads, stop: stop, keeps: { $0.isWhole && outcomes.contains($0.outcome) },
        progress: { done, total in
          progress(2 * (number * total + done), 2 * candidates.count * total)
        })
      guard without.draws.count == worlds else { return }
      for (outcome, column) in columns {
        guard let theirs = without.columns.firstIndex(of: results.columns[column]) else { continue }
        let pairs = blocks.enumerated().map { place, block in
          (
            results.difference(block: block, of: scenario, column: column),
            without.difference(block: place, of: 1, column: theirs)
          )
        }.filter { $0.0.isFinite && $0.1.isFinite }
        let change = Moments(pairs.map { $0.0 - $0.1 })
        let bound = change.halfWidth(confidence: 1 - 0.05 / Double(tried))
        let mover = Mover(
          model: model.id, behaviour: behaviour, whole: Moments(pairs.map(\.0)).mean,
          without: Moments(pairs.map(\.1)).mean)
        guard abs(change.mean) > bound, mover.change > movers[outcome]?.change ?? 0 else {
          continue
        }
        movers[outcome] = mover
      }
    }
  }

  /// The care models to which a scenario moves care: whose intended share ends above the reference's.
  private static func models(
    _ scenario: ComparedScenario, from reference: ComparedScenario
  ) -> [CareModel] {
    CareModel.all.filter { model in
      zip(scenario.parts, reference.parts).contains { part, before in
        (part.mix[model.id]?.to ?? 0) > (before.mix[model.id]?.to ?? 0)
      }
    }
  }
}
