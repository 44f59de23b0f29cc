import CareMarket
import Evidence
import Randomness
import Statistics

/// What is to be run: scenarios, in how many possible worlds.
///
/// The unit of work is a block: one parameter set, one replicate, all scenarios. Blocks are numbered
/// from 0 with the replicates of draw 1 first, then those of draw 2, and so on; so a prefix holds
/// whole draws, each with all its replicates, and at most one draw that is cut short.
public struct Experiment: Sendable {
  /// The first is the reference.
  public let scenarios: [ComparedScenario]
  public let seed: UInt64
  /// Parameter sets.
  public let draws: Int
  /// Replicates within each parameter set.
  public let replications: Int
  /// Whether all draws take the central values, so that only chance differs between runs.
  public let fixedParameters: Bool
  public let generator: String
  /// All that a run reports.
  public let columns: [Column]
  public var blocks: Int { draws * replications }

  let simulator: Simulator
  let parameters: ParameterDraws
  private let meetings: Meetings

  /// - `differentWorlds`: whether scenarios may state different facts.
  /// - `parameters`: where the values of the facts come from.
  public init(
    _ scenarios: [ComparedScenario], parameters: ParameterDraws, simulator: Simulator = .engine,
    seed: UInt64 = 1, draws: Int = 100, replications: Int = 2, fixedParameters: Bool = false,
    generator: String = Generator.philox, differentWorlds: Bool = false
  ) throws(ExperimentFault) {
    try Self.check(scenarios, differentWorlds: differentWorlds)
    guard draws >= 1 else { throw .tooFew("draws", draws) }
    guard replications >= 1 else { throw .tooFew("replications", replications) }
    guard draws <= Self.mostBlocks, replications <= Self.mostBlocks / draws else {
      throw .tooManyRuns
    }
    guard Generator.isKnown(generator) else { throw .unknownGenerator(generator) }
    self.scenarios = scenarios
    self.parameters = parameters
    self.simulator = simulator
    self.seed = seed
    self.draws = draws
    self.replications = replications
    self.fixedParameters = fixedParameters
    self.generator = generator
    columns = simulator.columns(scenarios[0].parts[0].years)
    meetings = Meetings(scenarios)
  }

  /// The keys of random streams hold draw and replicate in 32 bits; what can be waited for is less.
  static let mostBlocks = 1 << 30

  /// Draw and replicate of a block, each from 1.
  public func place(ofBlock index: Int) -> (draw: Int, replicate: Int) {
    (index / replications + 1, index % replications + 1)
  }

  /// The value of every fact in one draw, in the world of the reference, by key.
  public func facts(draw: Int) -> [String: Double] {
    facts(draw: draw, world: 0)
  }

  private func facts(draw: Int, world: Int) -> [String: Double] {
    parameters.facts(
      draw: fixedParameters ? nil : draw, seed: seed, stating: meetings.statedFacts[world])
  }

  /// Simulates one block. It depends on the experiment and the number, and on nothing else.
  public func block(_ index: Int) -> Block {
    let (draw, replicate) = place(ofBlock: index)
    let facts = meetings.statedFacts.indices.map { self.facts(draw: draw, world: $0) }
    let world = WorldKey(seed: seed, draw: draw, replicate: replicate, generator: generator)
    return Block(
      draw: draw, replicate: replicate, runs: simulator.runs(meetings, facts, world).map(checked))
  }

  private func checked(_ run: Run) -> Run {
    guard case .complete(let values) = run, values.count != columns.count else { return run }
    return .failed(
      Text(
        en: "The simulation gave \(values.count) values where \(columns.count) were expected.",
        cy: "Rhoddodd yr efelychiad \(values.count) o werthoedd lle disgwylid \(columns.count)."))
  }

  /// Runs all blocks, or as many as `precision` asks for, or as there are before a stop.
  ///
  /// The results do not depend on the number of threads, except that a stop comes sooner or later.
  ///
  /// - `precision`: with it, `draws` is the cap.
  /// - `keeps`: which columns the results hold; others go to `consume` only. Rows take 8 bytes a
  ///   scenario, block and column.
  /// - `progress`: blocks done, and in all; called on the calling thread after each block.
  /// - `consume`: receives each block with all columns, in order, on the calling thread. What it
  ///   throws ends the run.
  public func run(
    threads: Int = 1, precision: Precision? = nil, stop: StopSignal = StopSignal(),
    keeps: (Column) -> Bool = { _ in true },
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in },
    consume: (Block) throws -> Void = { _ in }
  ) throws -> Results {
    var results = Results(self, keeping: columns.indices.filter { keeps(columns[$0]) })
    var watch = precision.map { PrecisionWatch($0, self) }
    var precise = false
    let done = try inOrder(count: blocks, threads: threads, stop: stop, work: block) {
      (index, block) in
      try consume(block)
      results.append(block)
      progress(index + 1, blocks)
      precise = watch?.isPrecise(after: block) ?? false
      return !precise
    }
    results.precision = watch?.report
    results.ending =
      if precise { .precise } else if done < blocks { .stopped } else if precision != nil {
        .cap
      } else { .complete }
    return results
  }
}
