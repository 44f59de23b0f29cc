import CareMarket
import Evidence
import Statistics

/// What of a care model's effect its numbers explain, and what its behaviours: the test of the table of
/// care models against being a spreadsheet.
///
/// The effect is that of a scenario against its base. It is simulated four times in the same worlds:
/// as the model is; with its numbers and the behaviours of independent providers; with its behaviours
/// and their numbers; and with neither, which leaves the choice itself: the levers, and that new
/// providers have to come about at all. How many of the model there are before week 0 is a fact of
/// the market, and stays.
public struct ModelExplanation: Sendable {
  public enum Variant: CaseIterable, Sendable {
    case whole
    case numbersAlone
    case behavioursAlone
    case choiceAlone
  }

  /// One headline.
  public struct Row: Sendable {
    public var outcome: String
    /// The effect of each variant.
    public var effects: [Variant: RandomEffects]
    /// Effect of the numbers alone as a share of the whole effect, and the simulation error of the
    /// share (delta method); nil where the whole effect is not resolved.
    public var share: (estimate: Double, error: Double)?
    /// Whether the behaviours make a difference where all numbers are equal, beyond simulation error.
    public var behavioursMatter: Bool

    /// Whether the numbers alone give the effect, to a fifth of it.
    public var isSpreadsheet: Bool {
      share.map { (0.8...1.25).contains($0.estimate) } ?? false
    }
  }

  public var model: String
  public var rows: [Row]

  /// Whether most of the effects that are resolved are those of the numbers alone.
  public var isSpreadsheet: Bool {
    let resolved = rows.filter { $0.share != nil }
    return !resolved.isEmpty && 2 * resolved.count { $0.isSpreadsheet } > resolved.count
  }

  /// - `scenario`: moves a share to the model.
  /// - `base`: what it is compared with.
  /// - `headlines`: ids of the outcomes to explain.
  public init(
    of model: CareModel, scenario: ComparedScenario, base: ComparedScenario,
    parameters: ParameterDraws, headlines: [String], draws: Int, replications: Int = 2,
    seed: UInt64 = 1, threads: Int = 1, stop: StopSignal = StopSignal()
  ) throws {
    var found: [Variant: Results] = [:]
    for variant in Variant.allCases {
      let experiment = try Experiment(
        [base, scenario], parameters: parameters, simulator: Self.simulator(variant, model),
        seed: seed, draws: draws, replications: replications)
      let results = try experiment.run(
        threads: threads, stop: stop,
        keeps: { $0.isWhole && headlines.contains($0.outcome) })
      if let failure = results.failures.first { throw SimulationFault(failure.message) }
      found[variant] = results
    }
    self.model = model.id
    // A stop may have come at another block in each.
    let blocks = found.values.map(\.draws.count).min() ?? 0
    let columns = found[.whole]?.columns ?? []
    rows = columns.indices.compactMap { column in
      let differences = found.mapValues { results in
        (0..<blocks).map { results.difference(block: $0, of: 1, column: column) }
      }
      return Self.row(
        columns[column].outcome, differences, draws: found[.whole].map { Array($0.draws) } ?? [])
    }
  }

  /// Nil where no block has a value in all variants.
  private static func row(
    _ outcome: String, _ differences: [Variant: [Double]], draws: [Int]
  ) -> Row? {
    guard let whole = differences[.whole] else { return nil }
    let used = whole.indices.filter { block in
      differences.values.allSatisfy { $0[block].isFinite }
    }
    guard !used.isEmpty else { return nil }
    let numbers = used.map { draws[$0] }
    func effect(_ value: (Int) -> Double) -> RandomEffects {
      RandomEffects(used.map(value), draw: numbers)
    }
    func isResolved(_ effect: RandomEffects) -> Bool {
      abs(effect.mean) > effect.halfWidth(level: simulationConfidence)
    }
    func value(_ variant: Variant, _ block: Int) -> Double { differences[variant]?[block] ?? .nan }
    let effects = differences.mapValues { values in effect { values[$0] } }
    let all = effect { whole[$0] }
    var share: (estimate: Double, error: Double)?
    if isResolved(all) {
      let estimate = effect { value(.numbersAlone, $0) }.mean / all.mean
      let left = effect { value(.numbersAlone, $0) - estimate * whole[$0] }
      share = (estimate, left.simulationError / abs(all.mean))
    }
    return Row(
      outcome: outcome, effects: effects, share: share,
      behavioursMatter: isResolved(
        effect { value(.behavioursAlone, $0) - value(.choiceAlone, $0) }))
  }

  private static func simulator(_ variant: Variant, _ model: CareModel) -> Simulator {
    let keepsNumbers = variant == .whole || variant == .numbersAlone
    let keepsBehaviours = variant == .whole || variant == .behavioursAlone
    let behaving = keepsBehaviours ? [:] : [model.id: CareModel.independent.behaviour]
    return .engine(
      behaving: behaving, reading: { keepsNumbers ? $0 : equalled($0, model) })
  }

  /// The facts with the model's numbers those of the independent providers.
  static func equalled(_ facts: [String: Double], _ model: CareModel) -> [String: Double] {
    var facts = facts
    for number in ModelNumber.all where number.key != "start_share" {
      facts["\(model.id).\(number.key)"] = facts["independent.\(number.key)"]
    }
    return facts
  }
}
