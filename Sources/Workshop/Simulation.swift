import CareMarket
import Evidence
import Experiments
import Foundation
import Storage

/// What is to be simulated: scenarios side by side in the same worlds, the first the reference.
struct Question: Sendable {
  /// Of the room's state that it belongs to.
  var revision: Int
  var scenarios: [ComparedScenario]
  /// From the reference to one of the scenarios, one of its differences more in each; empty where
  /// nobody has asked what caused a difference.
  var chain: [ComparedScenario] = []
  /// Where the room started, the first the reference; empty where that cannot be simulated.
  var start: [ComparedScenario] = []
}

/// What may be asked next.
struct QuestionAhead: Sendable {
  var worlds: Int
  /// Read when its turn comes; nil where it cannot be simulated.
  var scenarios: @Sendable () -> [ComparedScenario]?
}

/// What has come of a question so far: some worlds, all scenarios in each.
struct Look: Sendable {
  var question: Question
  var results: Experiments.Results
  /// Where the room started, in as many of the same worlds as are done; nil before there are enough.
  var start: Experiments.Results?
  /// Of the worlds of the chain, and not of the question itself.
  var isOfChain = false
  /// Not simulated: the results are those of `estimate`.
  var isEstimate: Bool
  /// What was or is shown of the question before worlds enough were simulated.
  var estimate: Experiments.Results?
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

  /// - Parameter show: called on a thread of the simulation.
  init(_ facts: Facts, threads: Int, show: @escaping @Sendable (Look) -> Void) {
    let desk = Desk(
      outcomes: facts.catalogue.outcomes, firstLook: max(threads, 2), reach: facts.reach)
    let warm = WarmMarkets(facts.catalogue.parameters)
    self.desk = desk
    func start(_ body: @escaping @Sendable () -> Void) {
      let thread = Thread(block: body)
      thread.stackSize = 8 << 20
      thread.start()
    }
    for _ in 0..<max(threads, 1) {
      start {
        Self.giveWay()
        while let task = desk.claim() {
          for (key, record) in task.missing {
            guard let run = task.run(key, warm, while: { desk.isWanted(task) }) else { break }
            desk.keep(run, in: record, world: task.world)
          }
          desk.finish()
        }
      }
    }
    start {
      while let look = desk.nextLook() { show(look) }
    }
  }

  /// A picture that is ready is sent and drawn before the next world is simulated, also where the
  /// browser is on the same machine.
  private static func giveWay() {
    #if os(Linux)
      // Of this thread alone: Linux counts threads as processes here.
      setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
    #else
      Thread.current.qualityOfService = .utility
    #endif
  }

  /// - Parameter question: nil ends what is running, and nothing is to be shown.
  func ask(_ question: Question?) { desk.ask(question) }

  /// Questions to be run when nothing else is, in the place of those named before.
  func prepare(_ questions: [QuestionAhead]) { desk.prepare(questions) }

  func isNewest(_ question: Question) -> Bool { desk.isNewest(question) }

  /// Lets the threads end.
  func close() { desk.close() }
}

/// A scenario by what it is, whatever it is called.
struct RunKey: Hashable, Sendable {
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

/// One world of a question, as a thread has taken it.
struct WorldTask: Sendable {
  /// Of the question that it belongs to.
  var job: Int
  /// Number of the draw, from 1.
  var world: Int
  var missing: [(key: RunKey, record: Desk.Record)]
  /// Which columns are kept of a run.
  var kept: [Int]
  /// Not those of a place along a slider, which would push out what the question at hand begins from.
  var keepsMarket: Bool

  /// - Returns: nil where it was given up.
  func run(_ key: RunKey, _ warm: WarmMarkets, while isWanted: () -> Bool) -> Run? {
    do throws(SimulationFault) {
      var sum: Tally?
      for part in key.parts {
        guard
          let tally = try warm.market(for: part, world: world, isKept: keepsMarket)
            .run(part, while: isWanted)
        else { return nil }
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
