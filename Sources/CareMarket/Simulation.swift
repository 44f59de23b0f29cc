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
/// - `scenarios`: all of one area and equal facts.
/// - `facts`: a value for every fact that is declared, by key.
/// - `behaving`: what the providers of some care models do, by the model's id, where that is not the
///   model's own: for the test of what numbers alone explain.
/// - `trace`: receives the events of week 0 onward, in order, where it is given.
/// - Returns: one tally a scenario, in order.
public func simulate(
  _ scenarios: [Scenario], facts: [String: Double], world key: WorldKey,
  warmUp: Double = 3 * weeksAYear, behaving: [String: CareModel.Behaviour] = [:],
  trace: ((TraceEvent) -> Void)? = nil
) throws(SimulationFault) -> [Tally] {
  guard let first = scenarios.first else { return [] }
  let longest = scenarios.reduce(first.years) { max($0, $1.years) }
  let market = try WarmMarket(
    area: first.area, facts: facts, world: key, years: longest, warmUp: warmUp, behaving: behaving)
  var tallies: [Tally] = []
  for (index, scenario) in scenarios.enumerated() {
    tallies.append(try market.run(scenario, index: index, trace: trace))
  }
  return tallies
}

/// An area's market at the end of its warm-up, from which any number of scenarios go their own ways.
public struct WarmMarket: ~Copyable {
  private let start: World

  /// - Parameters: as of `simulate`; `years` is what room is made for, and changes no result.
  public init(
    area: Area, facts: [String: Double], world key: WorldKey, years: Double,
    warmUp: Double = 3 * weeksAYear, behaving: [String: CareModel.Behaviour] = [:]
  ) throws(SimulationFault) {
    var start = try World(
      area: area, facts: facts, key: key, horizon: years * weeksAYear, warmUp: warmUp,
      behaving: behaving)
    start.run(until: 0)
    self.start = start
  }

  /// Runs a scenario of the area and of the facts that the market was warmed up with.
  ///
  /// - `index`: the scenario's place among several, for the trace.
  public func run(
    _ scenario: Scenario, index: Int = 0, trace: ((TraceEvent) -> Void)? = nil
  ) throws(SimulationFault) -> Tally {
    var world = try begun(scenario, index: index, trace: trace)
    world.run(until: world.horizon)
    world.finish()
    return Tally(world.tally)
  }

  /// As `run`, for who may lose interest meanwhile.
  ///
  /// - `isWanted`: asked every thousand events or so.
  /// - Returns: nil once it has said no.
  public func run(
    _ scenario: Scenario, while isWanted: () -> Bool
  ) throws(SimulationFault) -> Tally? {
    var world = try begun(scenario)
    guard world.run(until: world.horizon, while: isWanted) else { return nil }
    world.finish()
    return Tally(world.tally)
  }

  private func begun(
    _ scenario: Scenario, index: Int = 0, trace: ((TraceEvent) -> Void)? = nil
  ) throws(SimulationFault) -> World {
    var world = World(copying: start)
    world.horizon = scenario.years * weeksAYear
    try world.begin(scenario, index: index, trace: trace.map(Trace.init))
    return world
  }
}

extension World {
  /// Takes the next event, lets time pass, handles it, until `week`.
  mutating func run(until week: Double) {
    while step(until: week) {}
    pass(to: week)
  }

  /// As `run`; false where it was given up.
  fileprivate mutating func run(until week: Double, while isWanted: () -> Bool) -> Bool {
    var events = 0
    while step(until: week) {
      events += 1
      if events % 1024 == 0, !isWanted() { return false }
    }
    pass(to: week)
    return true
  }

  /// One event; false where none is due by `week`.
  mutating func step(until week: Double) -> Bool {
    guard let next = calendar.nextWeek, next <= week, let event = calendar.next() else {
      return false
    }
    pass(to: event.week)
    handle(event)
    return true
  }

  private mutating func pass(to week: Double) {
    tally.turn(to: now)
    if hasBegun { tally.pass(from: now, to: week) }
    now = week
  }

  private mutating func handle(_ event: Event) {
    let subject = Int(event.subject)
    switch event.kind {
    case .enquiry: enquire()
    case .exit: if people[subject].exitStamp == event.stamp { exit(subject) }
    case .brokered: offerPackages(of: subject)
    case .needChange: changeNeed(subject)
    case .holdEnds: holdEnded(subject, stamp: event.stamp)
    case .reablementEnds:
      if people[subject].exitStamp == event.stamp { endReablement(subject) }
    case .followUp: followUp(subject)
    case .comesBack: comeBack(subject)
    case .application: apply(stamp: event.stamp)
    case .leaving:
      if workers[subject].stamp == event.stamp { leaveEmployer(subject) }
    case .settingUp:
      if workers[subject].stamp == event.stamp { setUpAlone(subject) }
    case .sickness: fallSick(subject, spell: event.stamp)
    case .recovery: recover(subject, spell: event.stamp)
    case .settlement: settle(subject)
    case .entrant: considerEntry(subject)
    case .opening: openProvider(subject)
    case .quarter: endQuarter()
    }
  }
}
