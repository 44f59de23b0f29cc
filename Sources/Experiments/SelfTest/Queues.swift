import CareMarket
import Evidence
import Statistics

extension TheoryCheck {
  /// M/M/1 and M/M/c, each at three loads.
  static let queues: [TheoryCheck] =
    [("one-worker", 1), ("two-workers", 2), ("five-providers", 5), ("two-providers", 10)]
    .flatMap { area, servers in
      [0.3, 0.6, 0.8].map { queue(area: area, servers: servers, use: $0) }
    }

  private static func queue(area: String, servers: Int, use: Double) -> TheoryCheck {
    let name = Text(
      en: "M/M/\(servers) at a load of \(use): waits, Erlang C, queue, Little's law",
      cy: "M/M/\(servers) ar lwyth o \(use): amserau aros, Erlang C, ciw, deddf Little")
    return TheoryCheck(name) { reader, effort throws(SimulationFault) in
      // Eight enquiries a week for each worker: a load of ρ is a mean stay of ρ/8 weeks.
      let stay = use / 8
      let years = max(1, effort.replicates(10, brief: 2) / servers)
      let scenario = try reader(
        "queue", ["area=\(area)", "long_stay=\(stay) weeks", "years=\(years)"])
      return try judge(
        scenario, servers: servers, use: use, stay: stay,
        replicates: effort.replicates(80, brief: 20))
    }
  }

  private static func judge(
    _ scenario: Scenario, servers: Int, use: Double, stay: Double, replicates: Int
  ) throws(SimulationFault) -> [Agreement] {
    let rate = Double(8 * servers)
    let c = Double(servers)
    let chance = Erlang.waiting(load: use * c, servers: servers)
    let wait = chance * stay / (c * (1 - use))
    var waits = RatioOfSums()
    var delayed = RatioOfSums()
    var queue = RatioOfSums()
    var little = RatioOfSums()
    var clock = 0.0
    var people = 0.0
    let horizon = scenario.years * weeksAYear
    for replicate in 1...replicates {
      let log = WaitLog(horizon: horizon)
      // The slowest of these queues forgets its start in nine weeks.
      let tallies = try simulate(
        [scenario], facts: scenario.centralFacts(),
        world: WorldKey(seed: 52, draw: 1, replicate: replicate), warmUp: weeksAYear,
        trace: log.take)
      guard let tally = tallies.first else { continue }
      let length = scenario.value("waiting", of: tally)
      log.finish()
      waits.add(log.waitOfCohort, over: log.cohort)
      delayed.add(log.delayed, over: log.cohort)
      queue.add(length * horizon, over: horizon)
      // L = λW, with this run's own rate and waits.
      little.add(length * log.cohort - log.waitOfCohort * log.cohort / log.window, over: 1)
      clock += length * horizon
      people += log.waitInRun
    }
    return [
      waits.agreement(
        Text(en: "mean wait [weeks]", cy: "amser aros cymedrig [wythnosau]"), expected: wait),
      delayed.agreement(
        Text(en: "share who wait (Erlang C)", cy: "cyfran sy'n aros (Erlang C)"), expected: chance),
      queue.agreement(Text(en: "mean queue", cy: "ciw cymedrig"), expected: rate * wait),
      little.agreement(
        Text(en: "queue − rate × wait, in people", cy: "ciw − cyfradd × amser aros, mewn pobl"),
        expected: 0),
      Agreement(
        name: Text(
          en: "waiting by people's own waits, and by the clock [weeks]",
          cy: "aros yn ôl amserau pobl eu hunain, ac yn ôl y cloc [wythnosau]"),
        expected: people, observed: clock, standardError: 0),
    ]
  }
}

/// Waits as the trace tells them.
private final class WaitLog {
  private let horizon: Double
  /// Arrivals up to here can be followed to the start of their care.
  let window: Double
  private var arrived: [String: Double] = [:]
  private(set) var cohort = 0.0
  private(set) var waitOfCohort = 0.0
  private(set) var delayed = 0.0
  /// Weeks waited from week 0 to the end of the run, by everybody.
  private(set) var waitInRun = 0.0

  init(horizon: Double) {
    self.horizon = horizon
    window = horizon - 10
  }

  func take(_ event: TraceEvent) {
    switch event.event {
    case "enquired": arrived[event.person] = event.week
    case "care_started":
      let arrival = arrived.removeValue(forKey: event.person)
      let wait = event.week - (arrival ?? 0)
      waitInRun += wait
      if let arrival, arrival <= window { count(wait) }
    default: break
    }
  }

  /// Who still waits has waited to the end.
  func finish() {
    for arrival in arrived.values.sorted() {
      waitInRun += horizon - arrival
      if arrival <= window { count(horizon - arrival) }
    }
    arrived = [:]
  }

  private func count(_ wait: Double) {
    cohort += 1
    waitOfCohort += wait
    if wait > 0 { delayed += 1 }
  }
}
