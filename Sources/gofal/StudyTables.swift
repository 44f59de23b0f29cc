import CareMarket
import Evidence
import Experiments
import Storage

/// The rows of a study's tables, made one after the other from the files of blocks, so that memory
/// does not grow with the study.
///
/// Points come in their order, and the replicates of a point one after the other. A run's number is
/// that of its block and scenario, so that an extension changes none.
final class StudyTables {
  private let sweep: Sweep
  private let store: BlockStore
  private let catalogue: Catalogue
  private let units: [String: String]
  /// What went wrong while rows were made, which a sequence cannot throw.
  private(set) var fault: OutputFault?

  init(_ sweep: Sweep, _ store: BlockStore, _ catalogue: Catalogue) {
    self.sweep = sweep
    self.store = store
    self.catalogue = catalogue
    units = Dictionary(catalogue.outcomes.map { ($0.id, $0.unit.en) }) { first, _ in first }
  }

  /// Number of the block as the study counts it, and what came of it.
  private func block(_ sample: Int, _ replicate: Int) -> (number: Int, block: Block)? {
    guard fault == nil, let number = sweep.layout.number(sample: sample, replicate: replicate)
    else { return nil }
    do throws(OutputFault) {
      return try store.block(sweep.holder(number)).map { block in
        (number, Block(draw: sample + 1, replicate: replicate, runs: block.runs))
      }
    } catch {
      fault = error
      return nil
    }
  }

  /// The blocks that are done.
  var blocks: some Sequence<(number: Int, block: Block)> {
    (0..<sweep.layout.samples).lazy.flatMap { [self] sample in
      (1...sweep.layout.replications).lazy.compactMap { self.block(sample, $0) }
    }
  }

  private func runID(_ number: Int, _ scenario: Int) -> Cell {
    .integer(number * sweep.study.scenarios.count + scenario + 1)
  }

  private func values(_ run: Run) -> [Double] {
    if case .complete(let values) = run { return values }
    return Array(repeating: .nan, count: sweep.kept.count)
  }

  /// A factor's value as a cell: a number in the model's own units, or the word.
  static func cell(_ value: Double, _ factor: Factor) -> Cell {
    guard case .words(let words) = factor.values, value >= 0, value < Double(words.count) else {
      return .number(value)
    }
    return .text(words[Int(value)].written)
  }

  var design: some Sequence<[Cell]> {
    sweep.points.indices.lazy.map { [sweep] sample in
      [.integer(sample + 1)]
        + zip(sweep.points[sample], sweep.study.factors).map { Self.cell($0, $1) }
    }
  }

  /// The parameters that are no factor; those that are have no value here.
  func draws() throws -> [[Cell]] {
    let keys = Table.draws(catalogue.settings).columns.dropFirst().map(\.name)
    let varied = Set(sweep.file.factors.map(\.key))
    let experiment: Experiment
    do {
      experiment = try sweep.study.experiment(
        at: sweep.points.first ?? [], replications: sweep.layout.replications)
    } catch {
      throw Refusal(.data, error.message)
    }
    return (1...sweep.layout.replications).map { draw in
      let facts = experiment.facts(draw: draw)
      return [.integer(draw)]
        + keys.map { key in
          varied.contains(key) ? .missing : facts[key].map { .number($0) } ?? .missing
        }
    }
  }

  var runs: some Sequence<[Cell]> {
    blocks.lazy.flatMap { [sweep] number, block in
      sweep.study.scenarios.indices.map { scenario in
        var status = "good"
        if case .failed(let message) = block.runs[scenario] { status = message.en }
        return [
          self.runID(number, scenario), .text(sweep.study.scenarios[scenario].id),
          .integer(block.draw), .integer(block.replicate), .integer(1), .text(status),
        ]
      }
    }
  }

  var outcomes: some Sequence<[Cell]> {
    let columns = sweep.columns
    let labels: [(Cell, Cell, Cell, Cell)] = columns.map { column in
      (
        .text(column.outcome), .text(column.time), .text(column.group),
        units[column.outcome].map { .text($0) } ?? .missing
      )
    }
    return blocks.lazy.flatMap { number, block in
      block.runs.indices.lazy.flatMap { scenario in
        let id = self.runID(number, scenario)
        return zip(self.values(block.runs[scenario]), labels).lazy.map { value, label in
          [id, label.0, label.1, label.2, .number(value), label.3]
        }
      }
    }
  }

  /// The outcomes that are kept over everybody and the whole time, in the order of the catalogue.
  var wholeOutcomes: [(outcome: Outcome, column: Int)] {
    let columns = sweep.columns
    return catalogue.outcomes.compactMap { outcome in
      columns.firstIndex { $0.isWhole && $0.outcome == outcome.id }.map { (outcome, $0) }
    }
  }

  var wide: some Sequence<[Cell]> {
    let places = wholeOutcomes.map(\.column)
    return blocks.lazy.flatMap { [sweep] number, block in
      block.runs.indices.lazy.map { scenario in
        let values = self.values(block.runs[scenario])
        return [
          self.runID(number, scenario), .text(sweep.study.scenarios[scenario].id),
          .integer(block.draw), .integer(block.replicate), .integer(1),
        ] + places.map { .number(values[$0]) }
      }
    }
  }

  /// The results of one point, as those of a run at it.
  private func results(_ sample: Int) -> Experiments.Results {
    var results = Experiments.Results(
      scenarios: sweep.study.scenarios.map(\.id), columns: sweep.columns, fixedParameters: false)
    for replicate in 1...sweep.layout.replications {
      guard let block = block(sample, replicate)?.block else { continue }
      results.append(Block(draw: replicate, replicate: 1, runs: block.runs))
    }
    return results
  }

  private func estimates(
    _ rows: @escaping (ResultTables) -> [[Cell]]
  ) -> some Sequence<[Cell]> {
    (0..<sweep.layout.samples).lazy.flatMap { [self] sample in
      let results = results(sample)
      guard !results.draws.isEmpty else { return [[Cell]]() }
      return rows(ResultTables(results, catalogue)).map { [.integer(sample + 1)] + $0 }
    }
  }

  var summary: some Sequence<[Cell]> { estimates(\.summary) }
  var comparison: some Sequence<[Cell]> { estimates(\.comparison) }

  /// For each point, the means over its replicates: by scenario, and then by column. NaN where there is
  /// none.
  func means(columns: [Int]) -> some Sequence<[[Double]]> {
    (0..<sweep.layout.samples).lazy.map { [self] sample in
      let blocks = (1...sweep.layout.replications).compactMap { block(sample, $0)?.block }
      return sweep.study.scenarios.indices.map { scenario in
        let rows = blocks.map { values($0.runs[scenario]) }
        return columns.map { column in
          let found = rows.map { $0[column] }.filter(\.isFinite)
          return found.isEmpty ? .nan : found.reduce(0, +) / Double(found.count)
        }
      }
    }
  }

  /// Writes all tables.
  func write<Sink: TableSink & ~Copyable>(into sink: inout Sink) throws {
    do {
      try sink.add(.design(sweep.file), rows: design)
      try sink.add(Table.draws(catalogue.settings), rows: try draws())
      try sink.add(.studyRuns, rows: runs)
      try sink.add(.outcomes, rows: outcomes)
      try sink.add(.studyOutcomesWide(wholeOutcomes.map(\.outcome)), rows: wide)
      try sink.add(.studySummary, rows: summary)
      if sweep.study.scenarios.count > 1 { try sink.add(.studyComparison, rows: comparison) }
    } catch let wrong as OutputFault {
      throw fault ?? wrong
    }
    if let fault { throw fault }
  }

  /// The digest of all outcomes, and how many runs failed.
  func digest() throws -> (digest: String, failed: Int) {
    let digest = OutcomeDigest(
      scenarios: sweep.study.scenarios.map(\.id), columns: sweep.columns)
    var failed = 0
    for (_, block) in blocks {
      digest.take(block)
      failed += block.runs.count { if case .failed = $0 { true } else { false } }
    }
    if let fault { throw Refusal(.file, fault.message) }
    return (digest.hex(), failed)
  }
}
