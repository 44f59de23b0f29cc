import Analysis
import ArgumentParser
import Evidence
import Reports
import Statistics

/// `gofal analyse sensitivity`
struct SensitivityCommand: ParsableCommand {
  enum Design: String, CaseIterable, ExpressibleByArgument {
    case saltelli
    case morris
    case given
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sensitivity",
      abstract: says(
        en: "Which inputs an outcome depends on, and how much of it is chance.",
        cy: "Ar ba fewnbynnau y mae canlyniad yn dibynnu, a faint ohono sy'n hap."))
  }

  @OptionGroup var options: AnalysisOptions

  @Option(
    help: ArgumentHelp(
      says(
        en: "With --table: the columns of the inputs.",
        cy: "Gyda --table: colofnau'r mewnbynnau."), valueName: "x1,x2"))
  var inputs: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "With --table: the column of the outcome; several are replicates of it.",
        cy: "Gyda --table: colofn y canlyniad; dyblygiadau ohono yw sawl un."),
      valueName: "y"))
  var outputColumn: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "What the rows are: saltelli, morris or given (any table). Without it, any table; and "
          + "of a study, what its points are.",
        cy: "Beth yw'r rhesi: saltelli, morris neu given (unrhyw dabl). Hebddo, unrhyw dabl; ac o "
          + "astudiaeth, yr hyn yw ei phwyntiau."),
      valueName: "saltelli|morris|given"))
  var design: Design?

  @Option(
    help: ArgumentHelp(
      says(
        en: "Inputs that are taken together, each set joined by plus signs.",
        cy: "Mewnbynnau a gymerir gyda'i gilydd, pob set wedi'i chysylltu ag arwyddion plws."),
      valueName: "x1+x3,x2"))
  var groups: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "With results: these outcomes instead of the headlines.",
        cy: "Gyda chanlyniadau: y canlyniadau hyn yn lle'r prif rai."), valueName: "ID,ID"))
  var outcomes: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "Also draws a tornado of one outcome: a new SVG file.",
        cy: "Hefyd yn tynnu llun corwynt (tornado) o un canlyniad: ffeil SVG newydd."),
      valueName: "FILE.svg"))
  var chart: String?

  func run() throws {
    try options.answer {
      if let path = options.table { return try table(path) }
      return try results(try options.kept())
    }
  }

  // MARK: A table from elsewhere

  private func table(_ path: String) throws -> Answer {
    let inputs = try ListedWords.needed(self.inputs, option: "--inputs")
    let outputs = try ListedWords.needed(outputColumn, option: "--output-column")
    let groups = ListedWords.groups(self.groups)
    let table = try GivenTable(path, keep: inputs + outputs).numbers
    for output in outputs { _ = try table.varying(output) }
    let uniforms = try options.uniforms()
    let output = outputs.joined(separator: ", ")
    var section = Answer.Section(
      title: Text(en: "What \(output) depends on", cy: "Ar beth y mae \(output) yn dibynnu"),
      rows: [])
    switch design ?? .given {
    case .saltelli:
      let indices = try SobolIndices(
        table, inputs: inputs, groups: groups.isEmpty ? nil : groups, outcomes: outputs,
        uniforms: uniforms)
      section.rows = indices.findings.map { Answer.Row($0) }
    case .morris:
      let effects = try MorrisEffects(table, inputs: inputs, outcomes: outputs)
      section.rows = effects.findings.map { Answer.Row($0) }
      section.notes = [
        Text(
          en: "Effects are in the outcome's unit, for the whole span of an input in the table.",
          cy: "Mae'r effeithiau yn uned y canlyniad, dros holl rychwant mewnbwn yn y tabl.")
      ]
    case .given:
      section.rows = try given(table, inputs, outputs, groups, uniforms)
    }
    return Answer(sections: [section])
  }

  /// Indices from any table: a regression, two measures of the whole distribution, a tornado.
  private func given(
    _ table: NumericTable, _ inputs: [String], _ outputs: [String], _ groups: [[String]],
    _ uniforms: Uniforms
  ) throws -> [Answer.Row] {
    var columns: [ContiguousArray<Double>] = []
    for input in inputs { columns.append(try table.varying(input)) }
    var replicates: [ContiguousArray<Double>] = []
    for output in outputs { replicates.append(try table.complete(output)) }
    var split: VarianceSplit?
    var outcome = replicates.first ?? []
    if replicates.count > 1 {
      // One row of the table is one draw, and each output column a run of it.
      let rows = table.rowCount
      split = try VarianceSplit(
        values: ContiguousArray(replicates.joined()),
        draws: ContiguousArray((0..<rows * replicates.count).map { $0 % rows }))
      let count = Double(replicates.count)
      outcome = ContiguousArray(
        outcome.indices.map { row in replicates.reduce(0) { $0 + $1[row] } / count })
    }
    // An empty name is no column of a table of ours, so it cannot be an input too.
    let means = try NumericTable(names: inputs + [""], columns: columns + [outcome])
    let sets = groups.isEmpty ? inputs.map { [$0] } : groups
    var findings = split?.findings ?? []
    findings += try RegressionIndex.findings(means, groups: sets, outcome: "", split: split)
    findings += try PAWN.findings(means, inputs: inputs, outcome: "", uniforms: uniforms)
    findings += try Delta.findings(means, inputs: inputs, outcome: "", uniforms: uniforms)
    let swings = try Tornado.findings(means, inputs: inputs, outcome: "")
    findings += swings
    let name = outputs.joined(separator: ", ")
    try draw(
      swings, of: outcome, Text(en: name, cy: name), Text(en: "", cy: "")
    ) { Text(en: $0, cy: $0) }
    return findings.map { finding in
      var row = Answer.Row(finding)
      row.isDetail = [.pawnMean, .pawnMinimum].contains(finding.measure)
      return row
    }
  }

  /// The widest swings, where a chart was asked for.
  private func draw(
    _ swings: [Finding], of outcome: ContiguousArray<Double>, _ what: Text, _ unit: Text,
    label: (String) -> Text
  ) throws {
    guard let chart, !swings.isEmpty else { return }
    func find(_ measure: Finding.Measure, _ inputs: [String]) -> Finding? {
      swings.first { $0.measure == measure && $0.inputs == inputs }
    }
    let bars = swings.filter { $0.measure == .swing }.prefix(12).compactMap {
      swing -> TornadoChart.Bar? in
      guard let low = find(.meanAtLow, swing.inputs), let high = find(.meanAtHigh, swing.inputs)
      else { return nil }
      return TornadoChart.Bar(
        label: label(swing.inputs.joined(separator: "+")), low: low.estimate,
        lowError: (low.upper - low.lower) / 2, high: high.estimate,
        highError: (high.upper - high.lower) / 2,
        lowValue: Text(en: "lowest tenth", cy: "degfed isaf"),
        highValue: Text(en: "highest tenth", cy: "degfed uchaf"))
    }
    let picture = TornadoChart(
      heading: ChartHeading(
        id: "tornado", finding: what,
        description: Text(
          en: "Mean where each input is in its lowest and in its highest tenth.",
          cy: "Cymedr lle mae pob mewnbwn yn ei ddegfed isaf ac yn ei ddegfed uchaf.")),
      centre: outcome.reduce(0, +) / Double(max(outcome.count, 1)), bars: Array(bars), axis: what,
      unit: unit)
    try Comparing.save(picture.svg(options.speech.console.language), to: chart, force: false)
  }

  // MARK: Our results

  /// The share of wrong alarms that all parameters of a difference have together (a choice of ours).
  private static let falseAlarms = 0.05
  /// Draws for each parameter of a set, without which no curve is fitted.
  private static let rowsNeeded = 40

  private func results(_ kept: KeptResults) throws -> Answer {
    var answer = Answer()
    let chosen = try kept.chosen(ListedWords.names(outcomes))
    let scenarios = kept.others.isEmpty ? 0..<1 : kept.others
    if chart != nil, chosen.count * scenarios.count != 1 {
      throw Refusal(
        .usage,
        Text(
          en: "--chart draws one outcome of two scenarios: name it with --outcomes.",
          cy: "Mae --chart yn tynnu llun un canlyniad o ddwy senario: enwch ganlyniad ag "
            + "--outcomes."))
    }
    for outcome in chosen {
      for scenario in scenarios {
        answer.sections.append(try section(outcome, scenario, kept))
      }
    }
    return answer
  }

  private func section(
    _ outcome: Outcome, _ scenario: Int, _ kept: KeptResults
  ) throws -> Answer.Section {
    let id = kept.scenarios[scenario]
    let isLevel = scenario == 0
    var section = Answer.Section(
      title: isLevel
        ? Text(en: "\(outcome.label.en): \(id)", cy: "\(outcome.label.cy): \(id)")
        : Text(
          en: "\(outcome.label.en): \(id) less \(kept.scenarios[0])",
          cy: "\(outcome.label.cy): \(id) llai \(kept.scenarios[0])"), rows: [])
    let values = try kept.effects(outcome, scenario: scenario)
    let scope = [id, outcome.id]
    let whole =
      isLevel
      ? Text(en: "the level", cy: "y lefel") : Text(en: "the difference", cy: "y gwahaniaeth")
    let split = try kept.split(values)
    section.rows = (split?.findings ?? []).map {
      Answer.Row($0, scope: scope, shown: whole, unit: outcome.unit)
    }
    let means = kept.means(values)
    guard let first = means.first, means.contains(where: { $0 != first }) else {
      section.notes.append(
        Text(
          en: "It is the same in every draw, so it depends on no parameter.",
          cy: "Yr un ydyw ym mhob tyniad, felly nid yw'n dibynnu ar unrhyw baramedr."))
      return section
    }
    guard !kept.parameters.isEmpty else {
      section.notes.append(
        Text(
          en: "All draws have the same parameters, so there is nothing to depend on.",
          cy: "Yr un paramedrau sydd ym mhob tyniad, felly nid oes dim i ddibynnu arno."))
      return section
    }
    if let rows = try designed(values, scope, outcome.unit, kept) {
      section.rows += rows
      return section
    }
    let sets = try kept.sets(inputs: inputs, groups: groups)
    let needed = Self.rowsNeeded * (sets.map(\.count).max() ?? 1)
    guard means.count >= needed else {
      section.notes.append(AnalysisFault.rows(means.count, needed: needed).text)
      return section
    }
    let table = try NumericTable(
      names: kept.parameters + [""], columns: kept.inputs + [means])
    let indices = try RegressionIndex.findings(table, groups: sets, outcome: "", split: split)
    let singles = sets.filter { $0.count == 1 }.joined()
    let swings =
      means.count >= 50 && !singles.isEmpty
      ? try Tornado.findings(table, inputs: Array(singles), outcome: "") : []
    try draw(swings, of: means, section.title, outcome.unit) { kept.label($0) }
    // With so many parameters a few look large by chance alone, so the bar is raised for each
    // (Bonferroni).
    let bar = StandardNormal.quantile(1 - Self.falseAlarms / Double(sets.count))
    let firsts = indices.filter { $0.measure == .s1 }
    let size = Dictionary(firsts.map { ($0.inputs, $0.estimate) }) { first, _ in first }
    let clear = Set(
      firsts.filter { !$0.isRefused && $0.estimate > bar * $0.standardError }.map(\.inputs))
    // Findings of one parameter stand together, the largest index first.
    let order = sets.sorted { size[$0] ?? -.infinity > size[$1] ?? -.infinity }
    let found = Dictionary(grouping: indices + swings) { $0.inputs }
    for set in order {
      for finding in found[set] ?? [] {
        var row = Answer.Row(
          finding, scope: scope, shown: kept.label(set), unit: outcome.unit)
        row.isDetail = !clear.contains(set) || ![.s1, .swing].contains(finding.measure)
        section.rows.append(row)
      }
    }
    section.notes.append(
      Text(
        en: "Parameters looked at: \(sets.count); with an effect that chance does not explain: "
          + "\(clear.count). For the others these \(means.count) draws cannot tell. All are in "
          + "--format csv.",
        cy: "Nifer y paramedrau yr edrychwyd arnynt: \(sets.count); nifer ag effaith nad yw hap "
          + "yn ei hesbonio: \(clear.count). Am y lleill ni all y \(means.count) tyniad hyn ddweud. "
          + "Maent i gyd yn --format csv."))
    return section
  }

  /// Indices by the design of the points, which is known from the points themselves; nil where they are
  /// of none, and where inputs are asked for that the design cannot tell apart.
  private func designed(
    _ values: ContiguousArray<Double>, _ scope: [String], _ unit: Text, _ kept: KeptResults
  ) throws -> [Answer.Row]? {
    guard design != .given, inputs == nil, let columns = kept.columns(values) else { return nil }
    // Names that are no factor's.
    let outcomes = columns.indices.map { String(repeating: " ", count: $0) }
    let table = try NumericTable(
      names: kept.parameters + outcomes, columns: kept.inputs + columns)
    let groups = ListedWords.groups(self.groups)
    let uniforms = try options.uniforms()
    func saltelli() throws(AnalysisFault) -> [Finding] {
      try SobolIndices(
        table, inputs: kept.parameters, groups: groups.isEmpty ? nil : groups, outcomes: outcomes,
        uniforms: uniforms
      ).findings
    }
    func morris() throws(AnalysisFault) -> [Finding] {
      try MorrisEffects(table, inputs: kept.parameters, outcomes: outcomes).findings
    }
    let findings: [Finding]? =
      switch design {
      case .saltelli: try saltelli()
      case .morris: try morris()
      default: kept.isStudy ? (try? saltelli()) ?? (groups.isEmpty ? try? morris() : nil) : nil
      }
    return findings?.map {
      Answer.Row($0, scope: scope, shown: kept.label($0.inputs), unit: unit)
    }
  }
}
