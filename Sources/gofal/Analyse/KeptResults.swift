import Analysis
import Evidence
import Storage

/// Results that `gofal run -o` or `gofal sweep` kept, as an analysis needs them: one value a scenario,
/// outcome and run, and the parameters that differ between draws. Of a study, the points are the draws,
/// and the factors their parameters.
struct KeptResults {
  /// The first is the reference.
  let scenarios: [String]
  /// Whether they are of a study, whose points share the worlds of their replicates.
  let isStudy: Bool
  /// The draw of each run; runs of all scenarios stand in one order.
  let draws: ContiguousArray<Int>
  /// The replicate of each run, within its draw.
  private let replicates: ContiguousArray<Int>
  /// Outcomes that were found, with their declarations.
  let outcomes: [Outcome]
  /// Keys of the parameters that are not the same in all draws.
  let parameters: [String]
  /// Those parameters, one row a draw, in the order in which draws occur.
  let inputs: [ContiguousArray<Double>]
  /// False where the run was stopped before all draws were done.
  let isComplete: Bool
  private let values: [String: [ContiguousArray<Double>]]
  private let settings: [String: Text]

  init(_ path: String, _ catalogue: Catalogue) throws {
    do {
      let kept = try readResults(path)
      isStudy = kept.tables.contains("design")
      isComplete = kept.provenance["complete"] != .bool(false)
      let declared = Dictionary(catalogue.outcomes.map { ($0.id, $0) }) { first, _ in first }
      settings = Dictionary(catalogue.settings.map { ($0.key, $0.label) }) { first, _ in first }

      var failed: (count: Int, first: Int, rows: Int) = (0, 0, 0)
      try kept.rows(of: "runs") { (columns, cells) throws(OutputFault) in
        let status = zip(columns, cells).first { $0.0 == "status" }?.1
        if status != "good" {
          if failed.count == 0 { failed.first = failed.rows }
          failed.count += 1
        }
        failed.rows += 1
      }
      if failed.count > 0 {
        throw AnalysisFault.failedRuns(failed.count, of: failed.rows, firstRow: failed.first)
      }

      var order: [String] = []
      var runs: [String: [Int]] = [:]
      var within: [Int] = []
      var columns: [String: [String: ContiguousArray<Double>]] = [:]
      try kept.rows(of: "outcomes_wide") { (names, cells) throws(OutputFault) in
        guard names.count >= 4, let draw = Int(cells[2]) else { return }
        let scenario = cells[1]
        if runs[scenario] == nil { order.append(scenario) }
        if scenario == order[0] { within.append(Int(cells[3]) ?? 0) }
        runs[scenario, default: []].append(draw)
        for (name, cell) in zip(names, cells).dropFirst(4) {
          columns[name, default: [:]][scenario, default: []].append(Double(cell) ?? .nan)
        }
      }
      scenarios = order
      draws = ContiguousArray(order.first.flatMap { runs[$0] } ?? [])
      replicates = ContiguousArray(within)
      for scenario in order where runs[scenario] ?? [] != Array(draws) {
        throw AnalysisFault.lengths
      }
      values = columns.mapValues { byScenario in order.map { byScenario[$0] ?? [] } }
      outcomes = catalogue.outcomes.filter { columns[$0.id] != nil && declared[$0.id] != nil }

      var sets: [Int: [Double]] = [:]
      var keys: [String] = []
      var words: [String: Double] = [:]
      try kept.rows(of: isStudy ? "design" : "draws") { (names, cells) throws(OutputFault) in
        keys = Array(names.dropFirst())
        guard let draw = cells.first.flatMap({ Int($0) }) else { return }
        sets[draw] = cells.dropFirst().map { cell in
          if cell.isEmpty { return .nan }
          if let number = Double(cell) { return number }
          // A factor's words count up in the order in which they occur.
          let next = Double(words.count)
          words[cell] = words[cell] ?? next
          return words[cell] ?? next
        }
      }
      var seen: Set<Int> = []
      let rows = draws.filter { seen.insert($0).inserted }.map { sets[$0] ?? [] }
      var found: [(String, ContiguousArray<Double>)] = []
      for (place, key) in keys.enumerated() {
        let column = ContiguousArray(rows.map { place < $0.count ? $0[place] : .nan })
        guard let first = column.first, column.allSatisfy(\.isFinite),
          column.contains(where: { $0 != first })
        else { continue }
        found.append((key, column))
      }
      parameters = found.map(\.0)
      inputs = found.map(\.1)
    } catch let fault as OutputFault {
      throw Refusal(.file, fault.message)
    }
  }

  /// Whether draws were run more than once, so that chance can be told from the parameters.
  var hasReplicates: Bool { Set(draws).count < draws.count }

  var others: Range<Int> { min(1, scenarios.count)..<scenarios.count }

  func label(_ parameter: String) -> Text {
    settings[parameter].map { label in
      Text(en: "\(label.en) (\(parameter))", cy: "\(label.cy) (\(parameter))")
    } ?? Text(en: parameter, cy: parameter)
  }

  /// The outcomes that are asked for, or the headlines.
  func chosen(_ names: [String]) throws -> [Outcome] {
    if names.isEmpty { return outcomes.filter(\.isHeadline) }
    return try names.map { name in
      guard let outcome = outcomes.first(where: { $0.id == name }) else {
        throw AnalysisFault.noColumn(name, present: outcomes.map(\.id))
      }
      return outcome
    }
  }

  /// One value a run, none missing.
  func values(_ outcome: Outcome, scenario: Int) throws -> ContiguousArray<Double> {
    guard let columns = values[outcome.id], columns.indices.contains(scenario) else {
      throw AnalysisFault.noColumn(outcome.id, present: outcomes.map(\.id))
    }
    let column = columns[scenario]
    if let row = column.firstIndex(where: { !$0.isFinite }) {
      throw AnalysisFault.missing(
        column: "\(scenarios[scenario]): \(outcome.id)",
        count: column.count(where: { !$0.isFinite }), firstRow: row)
    }
    return column
  }

  /// The paired difference from the reference in each run.
  func differences(_ outcome: Outcome, scenario: Int) throws -> ContiguousArray<Double> {
    let reference = try values(outcome, scenario: 0)
    return ContiguousArray(
      zip(try values(outcome, scenario: scenario), reference).map { $0 - $1 })
  }

  /// What a scenario makes of an outcome in each run: its difference from the reference, or the level
  /// where nothing is compared.
  func effects(_ outcome: Outcome, scenario: Int) throws -> ContiguousArray<Double> {
    try scenario == 0
      ? values(outcome, scenario: 0) : differences(outcome, scenario: scenario)
  }

  /// One column a replicate, one row a draw; nil where draws differ in how often they were run.
  func columns(_ values: ContiguousArray<Double>) -> [ContiguousArray<Double>]? {
    var found: [Int: ContiguousArray<Double>] = [:]
    for (replicate, value) in zip(replicates, values) {
      found[replicate, default: []].append(value)
    }
    let columns = found.sorted { $0.key < $1.key }.map(\.value)
    return columns.allSatisfy { $0.count == inputs.first?.count } ? columns : nil
  }

  /// What is parameters and what is chance. Replicates of a study share their worlds over all points, so
  /// what they have in common is neither (two-way analysis of variance).
  func split(_ values: ContiguousArray<Double>) throws -> VarianceSplit? {
    guard hasReplicates else { return nil }
    var own = values
    if isStudy {
      var sums: [Int: (sum: Double, count: Double)] = [:]
      for (replicate, value) in zip(replicates, values) {
        sums[replicate, default: (0, 0)].sum += value
        sums[replicate, default: (0, 0)].count += 1
      }
      let mean = values.reduce(0, +) / Double(max(values.count, 1))
      for (place, replicate) in replicates.enumerated() {
        guard let (sum, count) = sums[replicate] else { continue }
        own[place] += mean - sum / count
      }
    }
    return try VarianceSplit(values: own, draws: draws)
  }

  /// Means over the runs of each draw, in the order in which draws occur.
  func means(_ values: ContiguousArray<Double>) -> ContiguousArray<Double> {
    var place: [Int: Int] = [:]
    var sums = ContiguousArray<Double>()
    var counts = ContiguousArray<Double>()
    for (draw, value) in zip(draws, values) {
      if let k = place[draw] {
        sums[k] += value
        counts[k] += 1
      } else {
        place[draw] = sums.count
        sums.append(value)
        counts.append(1)
      }
    }
    return ContiguousArray(zip(sums, counts).map { $0 / $1 })
  }

  /// The parameters that are asked for, alone or in groups; all where none are.
  func sets(inputs: String?, groups: String?) throws -> [[String]] {
    let stated = ListedWords.names(inputs).map { [$0] } + ListedWords.groups(groups)
    for name in stated.joined() where !parameters.contains(name) {
      throw AnalysisFault.noColumn(name, present: parameters)
    }
    return stated.isEmpty ? parameters.map { [$0] } : stated
  }

  /// Labels of several parameters that are taken together.
  func label(_ parameters: [String]) -> Text {
    let labels = parameters.map { label($0) }
    return Text(
      en: labels.map(\.en).joined(separator: " + "), cy: labels.map(\.cy).joined(separator: " + "))
  }

  /// What every scenario is expected to reach in each draw, and what has to be said of chance.
  ///
  /// - Parameter values: one column a scenario, one value a run; more is better.
  func expected(
    _ values: [ContiguousArray<Double>], _ uniforms: Uniforms
  ) throws -> (benefit: NetBenefit, cautions: [Caution]) {
    guard hasReplicates else {
      return (try NetBenefit(options: scenarios, values: values), [.noiseUnknown])
    }
    let replicated = try ReplicatedBenefit(options: scenarios, values: values, draws: draws)
    let perfect = replicated.perfectInformation(uniforms: uniforms).first
    return (replicated.expected, perfect?.cautions.filter(\.isAboutChance) ?? [])
  }

  /// Refused where nothing is compared.
  func needComparison() throws {
    if scenarios.count < 2 { throw AnalysisFault.options(scenarios.count) }
  }
}

extension Caution {
  /// Whether it says how much of what is seen is chance.
  var isAboutChance: Bool {
    switch self {
    case .noiseUnknown, .noiseHigh, .noiseTooHigh: true
    default: false
    }
  }
}

extension Outcome {
  /// 1 where more is better, -1 where less is.
  var sense: Double { direction == .less ? -1 : 1 }
}
