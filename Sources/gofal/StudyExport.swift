import ArgumentParser
import Evidence
import Experiments
import Foundation
import Statistics
import Storage

/// Files for another tool, beside the tables.
enum StudyExport: String, CaseIterable, ExpressibleByArgument {
  case salib

  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  func write(
    _ sweep: Sweep, _ tables: StudyTables, _ catalogue: Catalogue,
    into writer: inout ResultsWriter
  ) throws {
    switch self {
    case .salib: try salib(sweep, tables, into: &writer)
    }
    if let fault = tables.fault { throw fault }
  }

  private static func number(_ value: Double) -> String {
    value.isFinite ? value.description : "nan"
  }

  /// For SALib: `salib-problem.json` with `num_vars`, `names`, `bounds` and `dists`; `salib-x.txt`, one
  /// row a point, and for each scenario `salib-y-SCENARIO.txt`, a column an outcome, the means over a
  /// point's replicates. Without headers and separated by spaces, as SALib's own commands read them;
  /// the names of the outcomes are in `salib-outcomes.txt`. A word is the number of its level, from 0.
  private func salib(
    _ sweep: Sweep, _ tables: StudyTables, into writer: inout ResultsWriter
  ) throws {
    var bounds: [JSON] = []
    var kinds: [JSON] = []
    for factor in sweep.study.factors {
      let (kind, numbers) = Self.salibDistribution(factor)
      kinds.append(.string(kind))
      bounds.append(.array(numbers.map { .number($0) }))
    }
    let problem = JSON.object([
      .init("num_vars", .integer(sweep.study.factors.count)),
      .init("names", .array(sweep.study.factors.map { .string($0.name) })),
      .init("bounds", .array(bounds)), .init("dists", .array(kinds)),
      .init("sample_scaled", .bool(true)),
      .init("design", .string(sweep.file.design.kind.rawValue)),
      .init("calc_second_order", .bool(sweep.file.design.hasSecondOrder)),
      .init("num_levels", .integer(sweep.file.levels ?? 4)),
    ])
    try writer.add(Array(problem.document.utf8), as: "salib-problem.json")
    try writer.add(
      lines: sweep.points.lazy.map { point in
        point.map(Self.number).joined(separator: " ")
      }, as: "salib-x.txt")
    let outcomes = tables.wholeOutcomes
    try writer.add(lines: outcomes.map(\.outcome.id), as: "salib-outcomes.txt")
    for (scenario, compared) in sweep.study.scenarios.enumerated() {
      try writer.add(
        lines: tables.means(scenario: scenario, columns: outcomes.map(\.column)).lazy.map {
          $0.map(Self.number).joined(separator: " ")
        }, as: "salib-y-\(compared.id).txt")
    }
  }

  /// SALib's name of the distribution, and its numbers; where it has none, the range alone.
  private static func salibDistribution(_ factor: Factor) -> (String, [Double]) {
    switch factor.values {
    case .numbers(let numbers): return ("unif", [numbers.min() ?? 0, numbers.max() ?? 1])
    case .words(let words): return ("unif", [0, Double(max(words.count - 1, 1))])
    case .distribution(let distribution):
      switch distribution {
      case .uniform(let low, let high): return ("unif", [low, high])
      case .triangular(let low, let mode, let high):
        return ("triang", [low, high, (mode - low) / (high - low)])
      case .normal(let mean, let sd): return ("norm", [mean, sd])
      case .lognormal(let median, let sigma):
        // SALib takes the mean and deviation of the logarithm.
        return ("lognorm", [log(median), sigma])
      default:
        return ("unif", [factor.value(at: 1e-6), factor.value(at: 1 - 1e-6)])
      }
    }
  }
}
