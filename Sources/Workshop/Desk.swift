import CareMarket
import Evidence
import Experiments
import Foundation
import Reports
import Synchronization

/// Where questions, worlds and runs meet. All state is behind `condition`.
final class Desk: @unchecked Sendable {
  /// What was run of one scenario, by world from 0. Read and changed by the desk alone.
  final class Record: @unchecked Sendable {
    fileprivate var runs: [Int: Run] = [:]
    fileprivate var used = 0
  }

  /// Scenarios that are run in the same worlds.
  private struct Part {
    let scenarios: [ComparedScenario]
    let records: [(key: RunKey, record: Record)]
    let worlds: Int
    /// Of a run, and which of its numbers are kept.
    let columns: [Column]
    let kept: [Int]
    /// Leading worlds that are done, and of these shown.
    var done = 0
    var shown = 0
    /// Worlds that are shown first.
    var least: Int

    var isShown: Bool { shown == worlds }

    mutating func count() {
      while done < worlds, records.allSatisfy({ $0.record.runs[done] != nil }) { done += 1 }
    }
  }

  private struct Job {
    let number: Int
    let question: Question
    var answer: Part
    var chain: Part
    var start: Part
    /// Worlds to be done, in order, from 0, and of what.
    let tasks: [(world: Int, part: KeyPath<Job, Part>)]
    var next = 0
    /// Nobody waits for it.
    var isAhead = false
    /// What stands in for the answer until that has worlds enough.
    var estimate: Experiments.Results?
    var isEstimateShown = false
    var wasInMemory = true
    let asked = ContinuousClock.now
    var lastShown = ContinuousClock.now

    /// Somebody has seen something of it, or nobody waits.
    var isSeen: Bool { answer.shown > 0 || isEstimateShown || isAhead }

    var isOver: Bool {
      isAhead ? answer.done == answer.worlds : answer.isShown && chain.isShown && start.isShown
    }
  }

  private let condition = NSCondition()
  private let outcomes: [Outcome]
  private let firstLook: Int
  private let reach: [String: Double]
  private var job: Job?
  private var waiting: Question?
  private var ahead: [QuestionAhead] = []
  /// When the last question was over that somebody has asked.
  private var answered = ContinuousClock.now
  /// So long after it what nobody has asked is simulated.
  static let longestAhead = Duration.seconds(300)
  private var memory: [RunKey: Record] = [:]
  private var uses = 0
  private var isClosed = false
  /// The number of the job at hand, for threads to see without waiting for the lock.
  private let newest = Atomic<Int>(0)
  /// Columns of a run, and which are kept, by years.
  private var columns: [Double: (all: [Column], kept: [Int])] = [:]
  /// Numbers that are remembered, 8 bytes each, besides those of the question at hand.
  static let mostNumbers = 8_000_000

  init(outcomes: [Outcome], firstLook: Int, reach: [String: Double]) {
    self.outcomes = outcomes
    self.firstLook = firstLook
    self.reach = reach
  }

  func ask(_ question: Question?) {
    condition.withLock {
      waiting = question
      if question == nil {
        job = nil
        newest.add(1, ordering: .relaxed)
      }
      // Not only when whoever shows has the time.
      turn()
      condition.broadcast()
    }
  }

  func prepare(_ questions: [QuestionAhead]) {
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
      newest.add(1, ordering: .relaxed)
      condition.broadcast()
    }
  }

  // MARK: For the threads that simulate

  /// The next world that lacks a run; waits for it; nil at the end.
  func claim() -> WorldTask? {
    condition.withLock {
      while !isClosed {
        var isAnswered = false
        while var now = job, now.next < now.tasks.count {
          let (world, part) = now.tasks[now.next]
          now.next += 1
          let missing = now[keyPath: part].records.filter { $0.record.runs[world] == nil }
          if !missing.isEmpty, part == \.answer { now.wasInMemory = false }
          job = now
          if missing.isEmpty {
            isAnswered = true
            continue
          }
          return WorldTask(
            job: now.number, world: world + 1, missing: missing, kept: now[keyPath: part].kept,
            keepsMarket: now.answer.worlds == Simulation.worlds)
        }
        // Who shows has something new; threads that have nothing to do do not wake each other.
        if isAnswered { condition.broadcast() }
        condition.wait()
      }
      return nil
    }
  }

  /// False where a newer question has taken the place of the one that the world belongs to.
  func isWanted(_ task: WorldTask) -> Bool { newest.load(ordering: .relaxed) == task.job }

  func keep(_ run: Run, in record: Record, world: Int) {
    condition.withLock { record.runs[world - 1] = run }
  }

  func finish() {
    condition.withLock { condition.broadcast() }
  }

  // MARK: For the thread that shows

  /// Waits until there is something to show; nil at the end.
  func nextLook() -> Look? {
    condition.withLock {
      while !isClosed {
        turn()
        if let look = dueLook() { return look }
        if lookAhead() { continue }
        // A look may be due by the clock alone.
        _ = condition.wait(until: Date(timeIntervalSinceNow: job == nil ? 3600 : 0.1))
      }
      return nil
    }
  }

  /// Takes up the newest question.
  private func turn() {
    if let question = waiting, job?.isSeen ?? true {
      waiting = nil
      begin(question)
    }
  }

  /// Takes up a question ahead of time where nothing is to be done; reads it without the lock.
  ///
  /// - Returns: whether there may be another.
  private func lookAhead() -> Bool {
    guard waiting == nil, !ahead.isEmpty, let last = job, last.isOver else { return false }
    if !last.isAhead { answered = .now }
    guard .now - answered < Self.longestAhead else { return false }
    let next = ahead.removeFirst()
    condition.unlock()
    let scenarios = next.scenarios()
    condition.lock()
    if let scenarios, waiting == nil, job?.number == last.number {
      begin(Question(revision: 0, scenarios: scenarios), worlds: next.worlds, isAhead: true)
    }
    return true
  }

  private func begin(
    _ question: Question, worlds: Int = Simulation.worlds, isAhead: Bool = false
  ) {
    uses += 1
    func part(_ scenarios: [ComparedScenario], _ worlds: Int) -> Part {
      let (all, kept) = columns(of: scenarios.first?.parts.first?.years ?? 5)
      return Part(
        scenarios: scenarios, records: scenarios.map { record(of: RunKey($0)) },
        worlds: scenarios.isEmpty ? 0 : worlds, columns: kept.map { all[$0] }, kept: kept,
        least: firstLook)
    }
    var answer = part(question.scenarios, worlds)
    let chain = part(question.chain, Simulation.chainWorlds)
    let start = part(question.start, worlds)
    func tasks(_ worlds: Range<Int>, _ part: KeyPath<Job, Part>) -> [(Int, KeyPath<Job, Part>)] {
      worlds.map { ($0, part) }
    }
    let estimate = isAhead ? nil : estimate(of: answer)
    if estimate != nil { answer.least = Estimate.leastWorlds }
    // What caused the difference is said before the answer is complete; where the room started has
    // as a rule been answered before.
    let first = min(Simulation.chainWorlds, answer.worlds)
    job = Job(
      number: newest.add(1, ordering: .relaxed).newValue, question: question, answer: answer,
      chain: chain, start: start,
      tasks: tasks(0..<first, \.answer) + tasks(0..<chain.worlds, \.chain)
        + tasks(first..<answer.worlds, \.answer) + tasks(0..<start.worlds, \.start),
      isAhead: isAhead, estimate: estimate)
    forget(columns: answer.kept.count)
    condition.broadcast()
  }

  /// Nil where as much has been simulated as would take its place, or where there is none.
  private func estimate(of part: Part) -> Experiments.Results? {
    var part = part
    part.count()
    guard part.done < Estimate.leastWorlds else { return nil }
    let known = memory.lazy.filter { $0.value.runs.count >= Estimate.leastWorlds }
      .map { (key: $0.key, runs: $0.value.runs) }
    let runs = part.records.map { key, record in
      record.runs.count < Estimate.leastWorlds
        ? Estimate.runs(of: key, among: known, reach: reach) : record.runs
    }
    let worlds =
      (0..<part.worlds).first { world in runs.contains { $0[world] == nil } } ?? part.worlds
    return worlds < Estimate.leastWorlds ? nil : results(part, runs, worlds: worlds)
  }

  private func record(of key: RunKey) -> (key: RunKey, record: Record) {
    let record = memory[key] ?? Record()
    record.used = uses
    memory[key] = record
    return (key, record)
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
    let old = memory.filter { $0.value.used < uses }.sorted { $0.value.used < $1.value.used }
    var runs = old.reduce(0) { $0 + $1.value.runs.count }
    for (key, record) in old where runs * columns > Self.mostNumbers {
      runs -= record.runs.count
      memory[key] = nil
    }
  }

  private func dueLook() -> Look? {
    guard var now = job else { return nil }
    now.answer.count()
    now.chain.count()
    now.start.count()
    defer { job = now }
    if now.isAhead { return nil }
    let waited = ContinuousClock.now - now.lastShown
    func isDue(_ part: Part) -> Bool {
      guard part.done > part.shown else { return false }
      if part.shown == 0 { return part.done >= part.least }
      return part.done == part.worlds || part.done >= 3 * part.shown || waited > .seconds(1)
    }
    if now.estimate != nil, !now.isSeen {
      now.isEstimateShown = true
      return look(now, isOfChain: false, isFirst: true)
    }
    if isDue(now.answer) || now.answer.isShown && isDue(now.start) {
      let isFirst = !now.isSeen
      now.answer.shown = now.answer.done
      now.start.shown = now.start.done
      now.lastShown = .now
      return look(now, isOfChain: false, isFirst: isFirst)
    }
    if now.answer.shown > 0, isDue(now.chain) {
      now.chain.shown = now.chain.done
      return look(now, isOfChain: true, isFirst: false)
    }
    return nil
  }

  private func look(_ job: Job, isOfChain: Bool, isFirst: Bool) -> Look {
    let part = isOfChain ? job.chain : job.answer
    let isEstimate = !isOfChain && part.shown == 0
    let results = (isEstimate ? job.estimate : nil) ?? simulated(part, worlds: part.done)
    let begun = isOfChain ? 0 : min(job.start.done, results.draws.count)
    return Look(
      question: job.question, results: results,
      start: begun < firstLook ? nil : simulated(job.start, worlds: begun), isOfChain: isOfChain,
      isEstimate: isEstimate, estimate: job.estimate, isFirst: isFirst, isLast: part.isShown,
      isRemembered: isFirst && !isEstimate && job.wasInMemory, seconds: (.now - job.asked).seconds)
  }

  private func simulated(_ part: Part, worlds: Int) -> Experiments.Results {
    results(part, part.records.map(\.record.runs), worlds: worlds)
  }

  /// - Parameter runs: of each scenario, by world from 0.
  private func results(
    _ part: Part, _ runs: [[Int: Run]], worlds: Int
  ) -> Experiments.Results {
    var results = Experiments.Results(
      scenarios: part.scenarios.map(\.id), columns: part.columns, fixedParameters: false)
    for world in 0..<worlds {
      results.append(
        Block(
          draw: world + 1, replicate: 1,
          runs: runs.map { $0[world] ?? .complete([]) }))
    }
    return results
  }
}
