import ArgumentParser
import Evidence
import Experiments
import Foundation
import Statistics
import Storage

/// Files for another tool, beside the tables. A point of the design is what these tools call a draw, and
/// its value the mean over its replicates.
enum StudyExport: String, CaseIterable, ExpressibleByArgument {
  case salib
  case savi
  case bcea
  case hesim
  case smaa
  case ema
  case points

  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// Which outcomes stand for cost and effect.
  struct Value {
    var cost: String
    var effect: String
  }

  func write(
    _ sweep: Sweep, _ tables: StudyTables, _ value: Value, into writer: inout ResultsWriter
  ) throws {
    switch self {
    case .salib: try salib(sweep, tables, into: &writer)
    case .savi:
      try parameters(sweep, as: "savi-parameters.csv", into: &writer)
      try matrices(sweep, tables, value, ("savi-costs.csv", "savi-effects.csv"), into: &writer)
    case .bcea:
      try matrices(sweep, tables, value, ("bcea-costs.csv", "bcea-effects.csv"), into: &writer)
    case .hesim: try hesim(sweep, tables, value, into: &writer)
    case .smaa: try smaa(sweep, tables, into: &writer)
    case .ema: try ema(sweep, tables, into: &writer)
    case .points: try points(sweep, tables, into: &writer)
    }
    if let fault = tables.fault { throw fault }
  }

  private static func number(_ value: Double) -> String {
    value.isFinite ? value.description : "nan"
  }

  private static func line(_ cells: [Cell]) -> String {
    String(decoding: CSVDialect.plain.row(cells).dropLast(), as: UTF8.self)
  }

  /// For `gofal analyse --table`, and for any tool of statistics: for each scenario
  /// `points-SCENARIO.csv`, one row a point, one column a factor and then one an outcome.
  private func points(
    _ sweep: Sweep, _ tables: StudyTables, into writer: inout ResultsWriter
  ) throws {
    let outcomes = tables.wholeOutcomes
    let header = Self.line(
      sweep.study.factors.map { .text($0.name) } + outcomes.map { .text($0.outcome.id) })
    for (scenario, compared) in sweep.study.scenarios.enumerated() {
      let rows = zip(sweep.points, tables.means(columns: outcomes.map(\.column))).lazy.map {
        point, means in
        Self.line(
          zip(point, sweep.study.factors).map { StudyTables.cell($0, $1) }
            + means[scenario].map { .number($0) })
      }
      try writer.add(lines: Self.after(header, rows), as: "points-\(compared.id).csv")
    }
  }

  // MARK: Cost and effect

  /// The places of cost and effect, and the sign by which more of the effect is better.
  private func places(
    _ tables: StudyTables, _ value: Value
  ) throws -> (columns: [Int], sign: Double) {
    let outcomes = tables.wholeOutcomes
    let found = try [value.cost, value.effect].map { id in
      guard let outcome = outcomes.first(where: { $0.outcome.id == id }) else {
        throw Refusal(
          .data,
          Text(
            en:
              "The study keeps no outcome '\(id)'; --export-cost and --export-effect name others.",
            cy: "Nid yw'r astudiaeth yn cadw canlyniad '\(id)'; mae --export-cost ac "
              + "--export-effect yn enwi rhai eraill."))
      }
      return outcome
    }
    return (found.map(\.column), found[1].outcome.direction == .less ? -1 : 1)
  }

  /// One row a point, one column a scenario: the reference first, as BCEA's `ref = 1`.
  private func matrices(
    _ sweep: Sweep, _ tables: StudyTables, _ value: Value,
    _ names: (costs: String, effects: String),
    into writer: inout ResultsWriter
  ) throws {
    let (columns, sign) = try places(tables, value)
    let header = Self.line(sweep.study.scenarios.map { .text($0.id) })
    try writer.add(
      lines: Self.after(
        header,
        tables.means(columns: columns).lazy.map { point in
          Self.line(point.map { .number($0[0]) })
        }), as: names.costs)
    try writer.add(
      lines: Self.after(
        header,
        tables.means(columns: columns).lazy.map { point in
          Self.line(point.map { .number(sign * $0[1]) })
        }), as: names.effects)
  }

  private func parameters(
    _ sweep: Sweep, as name: String, into writer: inout ResultsWriter
  ) throws {
    let factors = sweep.study.factors
    try writer.add(
      lines: Self.after(
        Self.line(factors.map { .text($0.name) }),
        sweep.points.lazy.map { point in Self.line(point.map { .number($0) }) }), as: name)
  }

  /// hesim's long table: `sample`, `strategy`, `grp`, `e`, `c`.
  private func hesim(
    _ sweep: Sweep, _ tables: StudyTables, _ value: Value, into writer: inout ResultsWriter
  ) throws {
    let (columns, sign) = try places(tables, value)
    let ids = sweep.study.scenarios.map(\.id)
    let rows = tables.means(columns: columns).enumerated().lazy.flatMap { sample, point in
      zip(ids, point).map { id, values in
        Self.line([
          .integer(sample + 1), .text(id), .integer(1), .number(sign * values[1]),
          .number(values[0]),
        ])
      }
    }
    try writer.add(lines: Self.after("sample,strategy,grp,e,c", rows), as: "hesim.csv")
  }

  /// For the R package smaa: one row a point and alternative, one column a headline, from 0 for the
  /// worst value of the study to 1 for the best, linearly.
  private func smaa(
    _ sweep: Sweep, _ tables: StudyTables, into writer: inout ResultsWriter
  ) throws {
    let criteria = tables.wholeOutcomes.filter {
      $0.outcome.isHeadline && $0.outcome.direction != .neither
    }
    guard !criteria.isEmpty else {
      throw Refusal(
        .data,
        Text(
          en: "The study keeps no headline outcome to rank scenarios by.",
          cy: "Nid yw'r astudiaeth yn cadw prif ganlyniad i drefnu senarios yn ei ôl."))
    }
    let columns = criteria.map(\.column)
    var low = columns.map { _ in Double.infinity }
    var high = columns.map { _ in -Double.infinity }
    for row in tables.means(columns: columns).lazy.flatMap({ $0 }) {
      for (index, value) in row.enumerated() where value.isFinite {
        low[index] = min(low[index], value)
        high[index] = max(high[index], value)
      }
    }
    let ids = sweep.study.scenarios.map(\.id)
    let rows = tables.means(columns: columns).enumerated().lazy.flatMap { sample, point in
      zip(ids, point).map { id, values in
        let scaled = values.indices.map { index -> Cell in
          let width = high[index] - low[index]
          // Where nothing differs, no alternative is better.
          let share = width > 0 ? (values[index] - low[index]) / width : 0.5
          return .number(criteria[index].outcome.direction == .less ? 1 - share : share)
        }
        return Self.line([.integer(sample + 1), .text(id)] + scaled)
      }
    }
    let header = Self.line(
      [.text("sample"), .text("alternative")] + criteria.map { .text($0.outcome.id) })
    try writer.add(lines: Self.after(header, rows), as: "smaa.csv")
  }

  /// For `load_results` of EMA Workbench: one experiment a point and scenario, which is its policy. Names
  /// are made identifiers, as the workbench wants them.
  private func ema(
    _ sweep: Sweep, _ tables: StudyTables, into writer: inout ResultsWriter
  ) throws {
    func identifier(_ name: String) -> String {
      let letters = name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
      return (letters.first?.isNumber == true ? "_" : "") + String(letters)
    }
    let outcomes = tables.wholeOutcomes
    let ids = sweep.study.scenarios.map(\.id)
    let factors = sweep.study.factors
    let names = factors.map { identifier($0.name) }
    let lines = sweep.points.indices.lazy.flatMap { sample in
      ids.map { id in
        Self.line(
          zip(sweep.points[sample], factors).map { StudyTables.cell($0, $1) } + [
            .integer(sample + 1), .text(id), .text("gofal"),
          ])
      }
    }
    let header = Self.line((names + ["scenario", "policy", "model"]).map { .text($0) })
    var archive = Archive()
    archive.add("experiments.csv", Self.text(Self.after(header, lines)))
    var columns = outcomes.map { _ in [UInt8]() }
    for point in tables.means(columns: outcomes.map(\.column)) {
      for row in point {
        for (place, value) in row.enumerated() {
          columns[place] += Array((Self.number(value) + "\n").utf8)
        }
      }
    }
    var declared: [JSON] = []
    for (outcome, column) in zip(outcomes, columns) {
      let file = outcome.outcome.id + ".csv"
      archive.add(file, column)
      declared.append(
        .array([
          .string("ScalarOutcome"), .string(identifier(outcome.outcome.id)), .string(file),
        ]))
    }
    let kinds = zip(names, factors).map { name, factor -> JSON.Member in
      if case .words = factor.values { return .init(name, .string("object")) }
      return .init(name, .string("float64"))
    }
    let rest = [("scenario", "int64"), ("policy", "object"), ("model", "object")].map {
      JSON.Member($0.0, .string($0.1))
    }
    let metadata = JSON.object([
      .init("version", .number(0.1)), .init("outcomes", .array(declared)),
      .init("experiments", .object(kinds + rest)),
    ])
    archive.add("metadata.json", Array(metadata.text.utf8))
    try writer.add(archive.finish(), as: "ema.tar.gz")
  }

  private static func text(_ lines: some Sequence<String>) -> [UInt8] {
    lines.reduce(into: []) { bytes, line in
      bytes += line.utf8
      bytes.append(0x0A)
    }
  }

  private static func after(
    _ header: String, _ rows: some Sequence<String>
  ) -> some Sequence<String> {
    [AnySequence([header]), AnySequence(rows)].lazy.flatMap { $0 }
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
    var groups: [JSON.Member] = []
    if let sets = sweep.file.groups {
      let names = sweep.study.factors.map(\.name)
      groups = [
        .init(
          "groups",
          .array(
            names.indices.map { place in
              .string(
                (sets.first { $0.contains(place) } ?? []).map { names[$0] }.joined(separator: "+"))
            }))
      ]
    }
    let problem = JSON.object(
      [
        .init("num_vars", .integer(sweep.study.factors.count)),
        .init("names", .array(sweep.study.factors.map { .string($0.name) })),
        .init("bounds", .array(bounds)), .init("dists", .array(kinds)),
        .init("sample_scaled", .bool(true)),
        .init("design", .string(sweep.file.design.kind.rawValue)),
        .init("calc_second_order", .bool(sweep.file.design.hasSecondOrder)),
        .init("num_levels", .integer(sweep.file.levels ?? 4)),
      ] + groups)
    try writer.add(Array(problem.document.utf8), as: "salib-problem.json")
    try writer.add(
      lines: sweep.points.lazy.map { point in
        point.map(Self.number).joined(separator: " ")
      }, as: "salib-x.txt")
    let outcomes = tables.wholeOutcomes
    try writer.add(lines: outcomes.map(\.outcome.id), as: "salib-outcomes.txt")
    for (scenario, compared) in sweep.study.scenarios.enumerated() {
      try writer.add(
        lines: tables.means(columns: outcomes.map(\.column)).lazy.map {
          $0[scenario].map(Self.number).joined(separator: " ")
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
