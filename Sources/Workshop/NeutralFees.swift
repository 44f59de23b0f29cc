import CareMarket
import Evidence
import Experiments
import Foundation
import Storage
import Synchronization

/// Finds the fees at which scenarios spend what their bases would, as `gofal run` does and to the same
/// fees, on threads of its own: the newest that is sought wins, and what was found is remembered.
final class NeutralFees: @unchecked Sendable {
  /// A scenario whose fee is to be found.
  struct Need: Hashable, Sendable {
    /// By which a fault names it.
    private let id: String
    private let scenario: RunKey
    private let base: RunKey

    /// Nil where there is no fee to be found.
    init?(_ file: ScenarioFile) {
      var base = ComparedScenario(id: "base", title: file.title, parts: file.base)
      guard NeutralFee.isNeeded(file.compared, base: base) else { return nil }
      for part in base.parts.indices
      where base.parts[part].choices["levers.budget_rule"] == .option("neutral") {
        base.parts[part].choices["levers.budget_rule"] = nil
      }
      id = file.id
      scenario = RunKey(file.compared)
      self.base = RunKey(base)
    }

    fileprivate func solve(
      _ parameters: ParameterDraws, _ simulator: Simulator, threads: Int
    ) throws -> NeutralFee {
      func named(_ id: String, _ key: RunKey) -> ComparedScenario {
        ComparedScenario(id: id, title: Text(en: id, cy: id), parts: key.parts)
      }
      return try NeutralFee.solve(
        named(id, scenario), base: named("base", base), parameters: parameters,
        simulator: simulator, threads: threads)
    }
  }

  typealias Found = Result<NeutralFee, RequestFault>

  private let parameters: ParameterDraws
  private let threads: Int
  private let tell: @Sendable () -> Void
  private let lock = NSLock()
  private var known: [Need: Found] = [:]
  private var sought: (need: Need, stop: StopSignal)?
  private static let mostKnown = 500

  /// - Parameter tell: called when something has been found.
  init(parameters: ParameterDraws, threads: Int, tell: @escaping @Sendable () -> Void) {
    self.parameters = parameters
    self.threads = threads
    self.tell = tell
  }

  func found(for need: Need) -> Found? { lock.withLock { known[need] } }

  /// - Parameter need: nil ends what is being sought.
  func seek(_ need: Need?) {
    let stop = StopSignal()
    let isNew = lock.withLock {
      guard sought?.need != need else { return false }
      sought?.stop.request()
      sought = need.map { ($0, stop) }
      return need != nil
    }
    guard isNew, let need else { return }
    let thread = Thread { [parameters, threads] in
      let simulator = Simulator(columns: Column.columns(years:)) {
        (scenarios, facts, world) throws(SimulationFault) in
        if stop.isRequested { throw SimulationFault(Text(en: "", cy: "")) }
        return try simulate(scenarios, facts: facts, world: world)
      }
      let found: Found
      do { found = .success(try need.solve(parameters, simulator, threads: threads)) } catch {
        let message = (error as? ExperimentFault)?.message ?? (error as? SimulationFault)?.message
        found = .failure(
          RequestFault(422, message ?? Text(en: "\(error)", cy: "\(error)")))
      }
      self.keep(found, of: need, unless: stop)
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  private func keep(_ found: Found, of need: Need, unless stop: StopSignal) {
    let isWanted = lock.withLock {
      guard !stop.isRequested else { return false }
      if known.count >= Self.mostKnown { known.removeAll() }
      known[need] = found
      sought = nil
      return true
    }
    if isWanted { tell() }
  }
}
