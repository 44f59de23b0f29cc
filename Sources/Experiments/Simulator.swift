import CareMarket
import Evidence

/// What a simulated area has counted: counts of several areas can be added before outcomes are
/// worked out of them.
public protocol AreaCounts: Sendable {
  mutating func add(_ other: Self)
  /// The outcomes, in the order of the simulator's columns.
  func values() -> [Double]
}

extension Tally: AreaCounts {}

/// What an experiment runs: the engine, or in tests something whose truth is known.
public struct Simulator: Sendable {
  /// The columns of a run of so many years.
  public let columns: @Sendable (_ years: Double) -> [Column]
  /// One run a scenario. `facts` are by world of the meetings.
  let runs: @Sendable (_ meetings: Meetings, _ facts: [[String: Double]], WorldKey) -> [Run]

  /// - `simulate`: as `CareMarket.simulate`: scenarios of one area with equal facts in, their
  ///   counts out, in order.
  public init<Counts: AreaCounts>(
    columns: @escaping @Sendable (_ years: Double) -> [Column],
    simulate:
      @escaping @Sendable ([Scenario], _ facts: [String: Double], WorldKey)
      throws(SimulationFault) -> [Counts]
  ) {
    self.columns = columns
    runs = { meetings, facts, world in
      var counts = meetings.parts.map { [PartResult<Counts>?](repeating: nil, count: $0) }
      for meeting in meetings.all {
        let results = attempt(meeting.scenarios, facts[meeting.world], world, by: simulate)
        for (member, result) in zip(meeting.members, results) {
          counts[member.scenario][member.part] = result
        }
      }
      return counts.map(total)
    }
  }

  /// The model of the home-care market.
  public static let engine = engine(behaving: [:])

  /// The model with other behaviours of some care models, by the model's id.
  ///
  /// - `reading`: the facts as the providers meet them.
  public static func engine(
    behaving: [String: CareModel.Behaviour],
    reading: @escaping @Sendable ([String: Double]) -> [String: Double] = { $0 }
  ) -> Simulator {
    Simulator(columns: Column.columns(years:)) {
      (scenarios, facts, world) throws(SimulationFault) in
      try simulate(scenarios, facts: reading(facts), world: world, behaving: behaving)
    }
  }
}

private typealias PartResult<Counts> = Result<Counts, SimulationFault>

/// Simulates scenarios together, or, where that fails, each by itself: none fails for what its
/// companions do.
private func attempt<Counts: AreaCounts>(
  _ scenarios: [Scenario], _ facts: [String: Double], _ world: WorldKey,
  by simulate: ([Scenario], [String: Double], WorldKey) throws(SimulationFault) -> [Counts]
) -> [PartResult<Counts>] {
  do throws(SimulationFault) {
    return try simulate(scenarios, facts, world).map { .success($0) }
  } catch {
    guard scenarios.count > 1 else { return [.failure(error)] }
    return scenarios.flatMap { attempt([$0], facts, world, by: simulate) }
  }
}

/// Adds the areas of one scenario, in the scenario's own order, since sums of rounded numbers depend
/// on it.
private func total<Counts: AreaCounts>(_ parts: [PartResult<Counts>?]) -> Run {
  var sum: Counts?
  for part in parts {
    switch part {
    case .success(let counts):
      sum?.add(counts)
      if sum == nil { sum = counts }
    case .failure(let fault):
      return .failed(fault.message)
    case nil:
      return .failed(missingCounts)
    }
  }
  return sum.map { .complete($0.values()) } ?? .failed(missingCounts)
}

private let missingCounts = Text(
  en: "The simulation gave no counts for this scenario.",
  cy: "Ni roddodd yr efelychiad unrhyw gyfrifon ar gyfer y senario hon.")
