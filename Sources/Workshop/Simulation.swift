import CareMarket
import Evidence
import Experiments
import Foundation
import Reports
import Statistics
import Storage

/// What is to be simulated: scenarios side by side in the same worlds, the first the reference.
struct Question: Sendable {
  /// Of the room's state that it belongs to.
  var revision: Int
  var scenarios: [ComparedScenario]
  /// From the reference to one of the scenarios, one of its differences more in each; empty where
  /// nobody has asked what caused a difference.
  var chain: [ComparedScenario] = []
}

/// What has come of a question so far: some worlds, all scenarios in each.
struct Look: Sendable {
  var question: Question
  var results: Experiments.Results
  /// Of the worlds of the chain; nil where this look is of the question itself.
  var isOfChain = false
  /// The first that is shown of the question.
  var isFirst: Bool
  /// All worlds are done.
  var isLast: Bool
  /// All of it was in memory.
  var isRemembered: Bool
  /// Since the question was asked [s].
  var seconds: Double
}

/// Simulates the newest question on threads of its own, world by world, and shows what there is at
/// once and again as more worlds are done.
///
/// A newer question takes the place of an older one as soon as that has been shown for the first
/// time; so a slider that does not come to rest is followed, and nothing queues up. World d is draw d
/// of one replicate, as in `gofal run --runs`, so results do not depend on what was asked before. What
/// was run is remembered by what it was, and is never run twice as long as memory allows.
final class Simulation: Sendable {
  /// Worlds of a complete answer.
  static let worlds = 200
  /// Worlds of the chain that says what caused a difference.
  static let chainWorlds = 32
  static let seed: UInt64 = 1

  private let desk: Desk
  let parameters: ParameterDraws

  /// - Parameter show: called on a thread of the simulation.
  init(
    parameters: ParameterDraws, outcomes: [Outcome], threads: Int,
    show: @escaping @Sendable (Look) -> Void
  ) {
    self.parameters = parameters
    let desk = Desk(outcomes: outcomes, firstLook: max(threads, 2))
    self.desk = desk
    func start(_ body: @escaping @Sendable () -> Void) {
      let thread = Thread(block: body)
      thread.stackSize = 8 << 20
      thread.start()
    }
    for _ in 0..<max(threads, 1) {
      start {
        while let task = desk.claim() {
          for scenario in task.missing where desk.isWanted(task) {
            desk.keep(task.run(scenario, parameters, desk.warm), of: scenario, world: task.world)
          }
          desk.finish(task)
        }
      }
    }
    start {
      while let look = desk.nextLook() { show(look) }
    }
  }

  func ask(_ question: Question) { desk.ask(question) }

  /// Questions to be run when nothing else is, so that they are in memory when they are asked.
  func prepare(_ questions: [Question]) { desk.prepare(questions) }

  func isNewest(_ question: Question) -> Bool { desk.isNewest(question) }

  /// Lets the threads end.
  func close() { desk.close() }
}

/// A scenario by what it is, whatever it is called.
private struct RunKey: Hashable, Sendable {
  var parts: [Scenario]

  init(_ scenario: ComparedScenario) {
    parts = scenario.parts.map { part in
      var part = part
      part.id = ""
      part.title = Text(en: "", cy: "")
      return part
    }
  }
}

/// Markets at the end of their warm-up, the latest used.
private final class WarmMarkets: Sendable {
  private struct Key: Hashable {
    var area: Area
    var facts: [String: Distribution]
    var world: Int
  }

  /// A market is read by several threads, and changed by none.
  final class Kept: @unchecked Sendable {
    let market: WarmMarket
    var used = 0
    init(_ market: consuming WarmMarket) { self.market = market }
  }

  private struct Shelf {
    var kept: [Key: Kept] = [:]
    var uses = 0
  }

  private let lock = NSLock()
  nonisolated(unsafe) private var shelf = Shelf()
  /// A market of an average authority takes about 3 MB.
  private let most = 64

  func market(
    for scenario: Scenario, world: Int, _ parameters: ParameterDraws
  ) throws(SimulationFault) -> Kept {
    let key = Key(area: scenario.area, facts: scenario.facts, world: world)
    if let kept = found(key) { return kept }
    let kept = Kept(
      try WarmMarket(
        area: scenario.area,
        facts: parameters.facts(draw: world, seed: Simulation.seed, stating: scenario.facts),
        world: WorldKey(seed: Simulation.seed, draw: world, replicate: 1), years: scenario.years))
    keep(kept, key)
    return kept
  }

  private func found(_ key: Key) -> Kept? {
    lock.withLock {
      shelf.uses += 1
      let kept = shelf.kept[key]
      kept?.used = shelf.uses
      return kept
    }
  }

  private func keep(_ kept: Kept, _ key: Key) {
    lock.withLock {
      shelf.uses += 1
      kept.used = shelf.uses
      shelf.kept[key] = kept
      if shelf.kept.count > most, let oldest = shelf.kept.min(by: { $0.value.used < $1.value.used })
      {
        shelf.kept[oldest.key] = nil
      }
    }
  }
}

/// One world of a question, as a thread has taken it.
private struct WorldTask: Sendable {
  var job: Int
  /// Number of the draw, from 1.
  var world: Int
  var missing: [RunKey]
  /// Which columns are kept of a run.
  var kept: [Int]

  func run(_ key: RunKey, _ parameters: ParameterDraws, _ warm: WarmMarkets) -> Run {
    do throws(SimulationFault) {
      var sum: Tally?
      for part in key.parts {
        let tally = try warm.market(for: part, world: world, parameters).market.run(part)
        sum?.add(tally)
        if sum == nil { sum = tally }
      }
      let values = sum?.values() ?? []
      return .complete(kept.map { $0 < values.count ? values[$0] : .nan })
    } catch {
      return .failed(error.message)
    }
  }
}

/// Where questions, worlds and runs meet. All state is behind `condition`.
private final class Desk: @unchecked Sendable {
  private struct Job {
    var number: Int
    var question: Question
    var keys: [RunKey]
    var chain: [RunKey]
    var columns: [Column]
    var kept: [Int]
    /// Worlds to be done, in order, from 0, and whether of the chain.
    var tasks: [(world: Int, isOfChain: Bool)]
    var next = 0
    /// Leading worlds that are done, and of these shown.
    var done = 0
    var shown = 0
    var chainDone = 0
    var chainShown = 0
    /// Nobody waits for it.
    var isAhead = false
    var wasInMemory = true
    let start = ContinuousClock.now
    var lastShown = ContinuousClock.now
  }

  private struct Memory {
    var rows: [Int: Run] = [:]
    var used = 0
  }

  let warm = WarmMarkets()
  private let condition = NSCondition()
  private let outcomes: [Outcome]
  private let firstLook: Int
  private var job: Job?
  private var waiting: Question?
  private var ahead: [Question] = []
  private var jobs = 0
  private var memory: [RunKey: Memory] = [:]
  private var uses = 0
  private var isClosed = false
  /// Columns of a run, and which are kept, by years.
  private var columns: [Double: (all: [Column], kept: [Int])] = [:]
  /// Numbers that are remembered: 8 bytes each.
  private let mostNumbers = 24_000_000

  init(outcomes: [Outcome], firstLook: Int) {
    self.outcomes = outcomes
    self.firstLook = firstLook
  }

  func ask(_ question: Question) {
    condition.withLock {
      waiting = question
      condition.broadcast()
    }
  }

  func prepare(_ questions: [Question]) {
    condition.withLock {
      ahead = questions
      condition.broadcast()
    }
  }

  func isNewest(_ question: Question) -> Bool {
    condition.withLock { waiting == nil && job?.question.revision == question.revision }
  }

  func close() {
    condition.withLock {
      isClosed = true
      condition.broadcast()
    }
  }

  // MARK: For the threads that simulate

  /// The next world that lacks a run; waits for it; nil at the end.
  func claim() -> WorldTask? {
    condition.withLock {
      while !isClosed {
        while var now = job, now.next < now.tasks.count {
          let (index, isOfChain) = now.tasks[now.next]
          now.next += 1
          job = now
          let missing = (isOfChain ? now.chain : now.keys).filter {
            memory[$0]?.rows[index] == nil
          }
          if missing.isEmpty { continue }
          job?.wasInMemory = false
          return WorldTask(job: now.number, world: index + 1, missing: missing, kept: now.kept)
        }
        condition.broadcast()
        condition.wait()
      }
      return nil
    }
  }

  /// False where a newer question has taken the place of the one that the world belongs to.
  func isWanted(_ task: WorldTask) -> Bool {
    condition.withLock { job?.number == task.job && !isClosed }
  }

  func keep(_ run: Run, of key: RunKey, world: Int) {
    condition.withLock { memory[key, default: Memory(used: uses)].rows[world - 1] = run }
  }

  func finish(_ task: WorldTask) {
    condition.withLock { condition.broadcast() }
  }

  // MARK: For the thread that shows

  /// Waits until there is something to show; nil at the end.
  func nextLook() -> Look? {
    condition.withLock {
      while !isClosed {
        turn()
        if let look = dueLook() { return look }
        // A look may be due by the clock alone.
        _ = condition.wait(until: Date(timeIntervalSinceNow: job == nil ? 3600 : 0.1))
      }
      return nil
    }
  }

  /// Takes up the newest question, or one ahead of time where nothing is to be done.
  private func turn() {
    if let question = waiting, job.map({ $0.shown > 0 || $0.isAhead }) ?? true {
      waiting = nil
      begin(question)
    }
    if let now = job, now.done == Simulation.worlds, now.shown == now.done || now.isAhead,
      now.chain.isEmpty || now.chainShown == Simulation.chainWorlds || now.isAhead, waiting == nil,
      let question = ahead.first
    {
      ahead.removeFirst()
      begin(question)
      job?.isAhead = true
    }
  }

  private func begin(_ question: Question) {
    jobs += 1
    uses += 1
    let years = question.scenarios.first?.parts.first?.years ?? 5
    let (all, kept) = columns(of: years)
    let first = (0..<Simulation.chainWorlds).map { (world: $0, isOfChain: false) }
    let chain =
      question.chain.isEmpty
      ? [] : (0..<Simulation.chainWorlds).map { (world: $0, isOfChain: true) }
    let rest = (Simulation.chainWorlds..<Simulation.worlds).map { (world: $0, isOfChain: false) }
    let new = Job(
      number: jobs, question: question, keys: question.scenarios.map(RunKey.init),
      chain: question.chain.map(RunKey.init), columns: kept.map { all[$0] }, kept: kept,
      tasks: first + chain + rest)
    for key in new.keys + new.chain { memory[key, default: Memory()].used = uses }
    job = new
    forget(columns: kept.count)
    condition.broadcast()
  }

  private func columns(of years: Double) -> (all: [Column], kept: [Int]) {
    if let known = columns[years] { return known }
    let all = Column.columns(years: years)
    let kept = all.indices.filter { ReportMaterial.shows(all[$0], outcomes: outcomes) }
    columns[years] = (all, kept)
    return (all, kept)
  }

  /// Forgets what was used longest ago, but nothing of the question at hand.
  private func forget(columns: Int) {
    let most = max(mostNumbers / max(columns * Simulation.worlds, 1), 16)
    while memory.count > most,
      let oldest = memory.filter({ $0.value.used < uses }).min(by: { $0.value.used < $1.value.used }
      )
    {
      memory[oldest.key] = nil
    }
  }

  private func dueLook() -> Look? {
    guard var now = job, !now.isAhead || now.done < Simulation.worlds else { return nil }
    func leading(_ keys: [RunKey], from: Int, of count: Int) -> Int {
      var done = from
      while done < count, keys.allSatisfy({ memory[$0]?.rows[done] != nil }) { done += 1 }
      return done
    }
    now.done = leading(now.keys, from: now.done, of: Simulation.worlds)
    if !now.chain.isEmpty {
      now.chainDone = leading(now.chain, from: now.chainDone, of: Simulation.chainWorlds)
    }
    defer { job = now }
    if now.isAhead { return nil }
    let isFirst = now.shown == 0
    let waited = ContinuousClock.now - now.lastShown
    func isDue(_ done: Int, _ shown: Int, of count: Int) -> Bool {
      guard done > shown else { return false }
      if shown == 0 { return done >= firstLook }
      return done == count || done >= 2 * shown || waited > .milliseconds(400)
    }
    if isDue(now.done, now.shown, of: Simulation.worlds) {
      now.shown = now.done
      now.lastShown = .now
      return look(now, isOfChain: false, isFirst: isFirst)
    }
    if now.shown > 0, isDue(now.chainDone, now.chainShown, of: Simulation.chainWorlds) {
      now.chainShown = now.chainDone
      return look(now, isOfChain: true, isFirst: false)
    }
    return nil
  }

  private func look(_ job: Job, isOfChain: Bool, isFirst: Bool) -> Look {
    let scenarios = isOfChain ? job.question.chain : job.question.scenarios
    let keys = isOfChain ? job.chain : job.keys
    let done = isOfChain ? job.chainShown : job.shown
    var results = Experiments.Results(
      scenarios: scenarios.map(\.id), columns: job.columns, fixedParameters: false)
    let rows = keys.map { memory[$0]?.rows ?? [:] }
    for world in 0..<done {
      results.append(
        Block(draw: world + 1, replicate: 1, runs: rows.map { $0[world] ?? .complete([]) }))
    }
    return Look(
      question: job.question, results: results, isOfChain: isOfChain, isFirst: isFirst,
      isLast: done == (isOfChain ? Simulation.chainWorlds : Simulation.worlds),
      isRemembered: isFirst && job.wasInMemory, seconds: (.now - job.start).seconds)
  }
}
