import CareMarket
import Evidence

/// The outcomes of an experiment's runs, and which were run.
public struct Results: Sendable {
  /// How a run came to its end.
  public enum Ending: String, Sendable {
    case complete
    /// The answer is as precise as was asked.
    case precise
    /// All draws were run and the answer is less precise than was asked.
    case cap
    /// A signal or a time limit: what there is is complete blocks, a prefix.
    case stopped
  }

  public struct Failure: Sendable, Hashable {
    public var draw: Int
    public var replicate: Int
    public var scenario: Int
    public var message: Text

    public init(draw: Int, replicate: Int, scenario: Int, message: Text) {
      self.draw = draw
      self.replicate = replicate
      self.scenario = scenario
      self.message = message
    }
  }

  /// Ids, the reference first.
  public let scenarios: [String]
  /// What is held of each run.
  public let columns: [Column]
  /// Whether all draws had the same, central, parameter values.
  public let fixedParameters: Bool
  /// Number of the parameter set, by block.
  public private(set) var draws: [Int] = []
  /// Number of the replicate, by block.
  public private(set) var replicates: [Int] = []
  public private(set) var failures: [Failure] = []
  public var ending = Ending.complete
  public internal(set) var precision: PrecisionReport?

  /// By block, scenario and column; NaN throughout a failed run.
  private var values: [Double] = []
  private let kept: [Int]

  init(_ experiment: Experiment, keeping kept: [Int]) {
    self.init(
      scenarios: experiment.scenarios.map(\.id), columns: experiment.columns,
      fixedParameters: experiment.fixedParameters, keeping: kept)
  }

  /// Results to which blocks are added, from a run or from a file.
  ///
  /// - `columns`: all columns of a block.
  /// - `kept`: the indices of those that are held; nil: all.
  public init(
    scenarios: [String], columns: [Column], fixedParameters: Bool, keeping kept: [Int]? = nil
  ) {
    self.scenarios = scenarios
    self.fixedParameters = fixedParameters
    self.kept = kept ?? Array(columns.indices)
    self.columns = self.kept.map { columns[$0] }
  }

  /// Adds a block, which holds one run a scenario and a value for each of the columns of a block;
  /// what it lacks counts as missing.
  public mutating func append(_ block: Block) {
    draws.append(block.draw)
    replicates.append(block.replicate)
    for scenario in scenarios.indices {
      switch scenario < block.runs.count ? block.runs[scenario] : .complete([]) {
      case .complete(let row):
        for column in kept { values.append(column < row.count ? row[column] : .nan) }
      case .failed(let message):
        failures.append(
          Failure(
            draw: block.draw, replicate: block.replicate, scenario: scenario, message: message))
        values.append(contentsOf: repeatElement(.nan, count: kept.count))
      }
    }
  }

  /// One outcome of one run; NaN where nothing was exposed, or the run failed.
  public func value(block: Int, scenario: Int, column: Int) -> Double {
    values[(block * scenarios.count + scenario) * columns.count + column]
  }

  /// What is held of one run, in the order of `columns`.
  public func row(block: Int, scenario: Int) -> ArraySlice<Double> {
    let start = (block * scenarios.count + scenario) * columns.count
    return values[start..<start + columns.count]
  }

  /// By how much one outcome of a scenario is above another scenario's in the same run.
  func difference(
    block: Int, of scenario: Int, above reference: Int = 0, column: Int
  ) -> Double {
    value(block: block, scenario: scenario, column: column)
      - value(block: block, scenario: reference, column: column)
  }

  /// A scenario's outcome, or by how much it is above another's in the same run; runs in which it is not
  /// known are passed over.
  ///
  /// - `reference`: nil for the level itself.
  public func effects(of scenario: Int, above reference: Int? = nil, column: Int) -> RandomEffects {
    effects(
      draws.indices.map { block in
        guard let reference else { return value(block: block, scenario: scenario, column: column) }
        return difference(block: block, of: scenario, above: reference, column: column)
      })
  }

  /// The effects of one number a block; blocks in which it is not known are passed over.
  func effects(_ values: [Double]) -> RandomEffects {
    let known = values.indices.filter { values[$0].isFinite }
    return RandomEffects(
      known.map { values[$0] }, draw: known.map { draws[$0] }, fixedParameters: fixedParameters)
  }
}
