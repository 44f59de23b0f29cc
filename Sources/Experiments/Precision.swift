import CareMarket
import Evidence
import Statistics

/// When an answer is precise enough to stop.
///
/// The half-width of the 95 % interval of each headline's mean difference must be at most `relative`
/// times the reference's level, or times the smallest difference that matters where that is larger.
/// The interval is that of the draws' means, in which both chance and the choice of draws count,
/// since another seed would move both. It is the confidence-interval method of Hoad, Robinson and
/// Davies (2010, JORS 61), looked at not after each run but after fixed numbers of draws, because
/// each further look is a further chance to stop too early, and confirmed at a second look running.
/// With one scenario, what must be precise is the level itself. How many draws are run then depends on
/// all that is compared; each run still depends on itself only.
public struct Precision: Sendable {
  /// After how many draws it is looked at.
  public enum Looks: Sendable, Hashable {
    /// 10, 14, 20, 28, 40, 56 and so on, each about √2 times the one before.
    case spread
    /// Each number from the one given.
    case every(from: Int)

    func includes(_ draws: Int) -> Bool {
      switch self {
      case .every(let first):
        return draws >= first
      case .spread:
        for base in [10, 14] where draws >= base && draws % base == 0 {
          let ratio = draws / base
          if ratio & (ratio - 1) == 0 { return true }
        }
        return false
      }
    }
  }

  /// Such as 0.02.
  public var relative: Double
  /// The outcomes that must be precise; those of them that are no headlines are passed over.
  public var outcomes: [Outcome]
  /// How many looks running must find it precise.
  public var running: Int
  public var looks: Looks

  public init(relative: Double, outcomes: [Outcome], running: Int = 2, looks: Looks = .spread) {
    self.relative = relative
    self.outcomes = outcomes
    self.running = running
    self.looks = looks
  }
}

/// How precise the answer is.
public struct PrecisionReport: Sendable, Hashable {
  /// What was asked.
  public var relative: Double
  /// Draws run.
  public var draws: Int
  /// Looks running, the last included, that found it precise.
  public var running: Int
  /// The largest half-width at the last look, as a share of what it is relative to; NaN before a look.
  public var widest: Double
  /// Where it is the largest.
  public var column: Column?
  /// Id of the scenario in which it is the largest.
  public var scenario: String?
  /// Headlines that had no value in any run and were not judged.
  public var unjudged: [String]
}

/// Follows a run, block by block, until it is precise.
struct PrecisionWatch {
  private struct Target {
    var scenario: Int
    var column: Int
    var smallestDifference: Double
    /// Of the current draw's replicates: the quantity, the reference's level, their number.
    var sum = 0.0
    var levelSum = 0.0
    var replicates = 0
    /// Of the draws' means.
    var quantity = Moments()
    var level = Moments()

    mutating func add(_ value: Double, level: Double) {
      guard value.isFinite else { return }
      sum += value
      levelSum += level
      replicates += 1
    }

    mutating func endDraw() {
      guard replicates > 0 else { return }
      quantity.add(sum / Double(replicates))
      level.add(levelSum / Double(replicates))
      (sum, levelSum, replicates) = (0, 0, 0)
    }

    /// Half-width as a share of what it is relative to.
    var width: Double {
      guard quantity.count >= 2 else { return .infinity }
      let half = quantity.halfWidth(confidence: simulationConfidence)
      // Nothing wide is precise, and no width is, even where there is nothing to be relative to.
      return half == 0 ? 0 : half / max(abs(level.mean), smallestDifference)
    }
  }

  private let precision: Precision
  private let scenarios: [String]
  private let columns: [Column]
  private let replications: Int
  private let cap: Int
  private var targets: [Target] = []
  private(set) var report: PrecisionReport

  init(_ precision: Precision, _ experiment: Experiment) {
    self.precision = precision
    scenarios = experiment.scenarios.map(\.id)
    columns = experiment.columns
    replications = experiment.replications
    cap = experiment.draws
    let headlines = Dictionary(
      precision.outcomes.filter(\.isHeadline).map { ($0.id, $0.smallestDifference) }
    ) { first, _ in first }
    for scenario in scenarios.indices where scenario > 0 || scenarios.count == 1 {
      for (column, described) in columns.enumerated() where described.isWhole {
        guard let smallest = headlines[described.outcome] else { continue }
        targets.append(Target(scenario: scenario, column: column, smallestDifference: smallest))
      }
    }
    report = PrecisionReport(
      relative: precision.relative, draws: 0, running: 0, widest: .nan, column: nil, scenario: nil,
      unjudged: [])
  }

  /// Takes the next block in order; true where the run can end with it.
  mutating func isPrecise(after block: Block) -> Bool {
    for index in targets.indices {
      let target = targets[index]
      let level = block.value(scenario: 0, column: target.column)
      let other = block.value(scenario: target.scenario, column: target.column)
      targets[index].add(target.scenario == 0 ? level : other - level, level: level)
    }
    guard block.replicate == replications else { return false }
    for index in targets.indices { targets[index].endDraw() }
    report.draws = block.draw
    guard precision.looks.includes(block.draw) || block.draw == cap else { return false }
    return look()
  }

  private mutating func look() -> Bool {
    let judged = targets.filter { $0.quantity.count > 0 }
    report.unjudged = targets.filter { $0.quantity.count == 0 }.map { columns[$0.column].outcome }
    (report.widest, report.column, report.scenario) = (0, nil, nil)
    for target in judged where target.width > report.widest {
      report.widest = target.width
      report.column = columns[target.column]
      report.scenario = scenarios[target.scenario]
    }
    report.running = report.widest <= precision.relative && !judged.isEmpty ? report.running + 1 : 0
    return report.running >= precision.running
  }
}

extension Block {
  /// NaN where the run failed.
  fileprivate func value(scenario: Int, column: Int) -> Double {
    guard case .complete(let row) = runs[scenario] else { return .nan }
    return row[column]
  }
}
