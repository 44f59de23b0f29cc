import Analysis
import ArgumentParser
import Evidence
import Foundation
import Reports

/// `gofal analyse discovery`
struct DiscoveryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "discovery",
      abstract: says(
        en: "Under which circumstances an option fails.",
        cy: "O dan ba amgylchiadau y mae opsiwn yn methu."))
  }

  @OptionGroup var options: AnalysisOptions

  @Option(
    help: ArgumentHelp(
      says(
        en: "With --table: the columns of the circumstances.",
        cy: "Gyda --table: colofnau'r amgylchiadau."), valueName: "x1,x2"))
  var inputs: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "With --table: a column that is 1 where something is of interest, and 0 elsewhere.",
        cy: "Gyda --table: colofn sy'n 1 lle mae rhywbeth o ddiddordeb, ac yn 0 fel arall."),
      valueName: "y"))
  var ofInterest: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "With results: the outcome whose difference is looked at.",
        cy: "Gyda chanlyniadau: y canlyniad yr edrychir ar ei wahaniaeth."), valueName: "ID"))
  var outcome: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "With results: the scenario; by default the second.",
        cy: "Gyda chanlyniadau: y senario; yr ail heb ddweud."), valueName: "ID"))
  var scenario: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "With results: a difference worse than this is a failure.",
        cy: "Gyda chanlyniadau: methiant yw gwahaniaeth gwaeth na hyn."), valueName: "V"))
  var worseThan: Double = 0

  @Option(
    help: ArgumentHelp(
      says(
        en: "The share of the region that each step takes off.",
        cy: "Y gyfran o'r rhanbarth y mae pob cam yn ei thynnu."), valueName: "P"))
  var peel: Double = 0.05

  @Option(
    help: ArgumentHelp(
      says(
        en: "The share of all rows that a region keeps at least.",
        cy: "Y gyfran leiaf o'r holl resi y mae rhanbarth yn ei chadw."), valueName: "M"))
  var mass: Double = 0.05

  @Option(
    help: ArgumentHelp(
      says(
        en: "Also draws the peeling trajectory: a new SVG file.",
        cy: "Hefyd yn tynnu llun o lwybr y plicio: ffeil SVG newydd."), valueName: "FILE.svg"))
  var chart: String?

  func run() throws {
    try options.answer {
      if let path = options.table {
        let inputs = try ListedWords.needed(self.inputs, option: "--inputs")
        guard let ofInterest else { throw ListedWords.missing("--of-interest") }
        let table = try GivenTable(path, keep: inputs + [ofInterest]).numbers
        return try search(
          table, inputs, ofInterest, Text(en: ofInterest, cy: ofInterest)
        ) { Text(en: $0, cy: $0) }
      }
      return try results(try options.kept())
    }
  }

  private func results(_ kept: KeptResults) throws -> Answer {
    try kept.needComparison()
    guard let outcome, let declared = try kept.chosen([outcome]).first else {
      throw ListedWords.missing("--outcome")
    }
    let name = scenario ?? kept.scenarios[1]
    guard let place = kept.scenarios.firstIndex(of: name), place > 0 else {
      throw AnalysisFault.noColumn(name, present: Array(kept.scenarios.dropFirst()))
    }
    let values = try kept.differences(declared, scenario: place)
    var expected = values
    var cautions: [Caution] = [.noiseUnknown]
    if let split = try kept.split(values) {
      expected = split.expectedValues
      cautions =
        split.findings.first { $0.measure == .betweenDraws }?.cautions.filter {
          if case .fewRows = $0 { false } else { true }
        } ?? []
    }
    let isFailure = ContiguousArray(
      expected.map { value -> Double in
        (declared.direction == .less ? value > worseThan : value < worseThan) ? 1 : 0
      })
    let sign = declared.direction == .less ? ">" : "<"
    guard isFailure.contains(1), isFailure.contains(0) else {
      let all = isFailure.first == 1
      return Answer(sections: [
        .init(
          title: Text(en: "Where \(name) fails", cy: "Lle mae \(name) yn methu"), rows: [],
          notes: [
            all
              ? Text(
                en: "It fails in every draw, so no circumstances stand out.",
                cy: "Mae'n methu ym mhob tyniad, felly nid oes amgylchiadau'n sefyll allan.")
              : Text(
                en: "It fails in no draw, so there are no circumstances to find.",
                cy: "Nid yw'n methu mewn unrhyw dyniad, felly nid oes amgylchiadau i'w canfod.")
          ])
      ])
    }
    let table = try NumericTable(
      names: kept.parameters + [""], columns: kept.inputs + [isFailure])
    let what = Text(
      en:
        "\(declared.label.en), \(name) less \(kept.scenarios[0]) \(sign) \(Answer.stated(worseThan)) "
        + declared.unit.en,
      cy:
        "\(declared.label.cy), \(name) llai \(kept.scenarios[0]) \(sign) \(Answer.stated(worseThan)) "
        + declared.unit.cy)
    return try search(
      table, kept.parameters, "", what, scope: [name, declared.id], cautions: cautions
    ) { kept.label($0) }
  }

  private func search(
    _ table: NumericTable, _ inputs: [String], _ interest: String, _ what: Text,
    scope: [String] = [], cautions: [Caution] = [], label: (String) -> Text
  ) throws -> Answer {
    let rule = try PatientRule(
      table, inputs: inputs, ofInterest: interest, peel: peel, massMinimum: mass)
    let step = rule.trajectory[rule.suggested]
    let limits = rule.limits(of: step)
    let region = Text(en: "the region", cy: "y rhanbarth")
    var rows = rule.findings(of: step).map { finding in
      var row = Answer.Row(finding, scope: scope, shown: region)
      row.cautions += cautions
      return row
    }
    rows.append(
      Answer.Row(
        "mass", Text(en: "share of all rows", cy: "cyfran o'r holl resi"), about: scope,
        shown: region, estimate: step.mass, unit: Text(en: "share", cy: "cyfran")))
    for limit in limits {
      rows.append(
        Answer.Row(
          limit.isUpper ? "limit_upper" : "limit_lower",
          limit.isUpper
            ? Text(en: "at most", cy: "ar y mwyaf") : Text(en: "at least", cy: "o leiaf"),
          about: scope + [limit.input], shown: label(limit.input), estimate: limit.value))
      rows.append(
        Answer.Row(
          "quasi_p",
          Text(en: "probability by chance (quasi-p)", cy: "tebygolrwydd drwy hap (quasi-p)"),
          about: scope + [limit.input, limit.isUpper ? "upper" : "lower"],
          shown: label(limit.input), estimate: limit.quasiP,
          unit: Text(en: "share", cy: "cyfran")))
    }
    for (index, step) in rule.trajectory.enumerated() {
      for (measure, value) in [
        ("step_coverage", step.coverage), ("step_density", step.density), ("step_mass", step.mass),
      ] {
        var row = Answer.Row(
          measure, Text(en: measure, cy: measure), about: scope + ["\(index + 1)"],
          estimate: value, unit: Text(en: "share", cy: "cyfran"))
        row.isDetail = true
        rows.append(row)
      }
    }
    if let chart { try draw(rule, what, to: chart) }
    // The conventional level of Bryant and Lempert 2010.
    let weak = limits.count { $0.quasiP > 0.05 }
    return Answer(sections: [
      Answer.Section(
        title: Text(en: "Where this happens: \(what.en)", cy: "Lle mae hyn yn digwydd: \(what.cy)"),
        rows: rows,
        notes: [
          Text(
            en: "Limits that may have come by chance (quasi-p above 5%): \(weak) of "
              + "\(limits.count). Inputs searched: \(inputs.count).",
            cy: "Terfynau a all fod yno drwy hap (quasi-p uwchlaw 5%): \(weak) o "
              + "\(limits.count). Mewnbynnau y chwiliwyd drwyddynt: \(inputs.count)."),
          Text(
            en: "Of \(rule.trajectory.count) regions on the way the one with the best balance of "
              + "coverage and density is shown; all are in --format csv.",
            cy: "O blith \(rule.trajectory.count) o ranbarthau ar y ffordd, dangosir yr un â'r "
              + "cydbwysedd gorau rhwng cwmpas a dwysedd; maent i gyd yn --format csv."),
        ])
    ])
  }

  private func draw(_ rule: PatientRule, _ what: Text, to path: String) throws {
    let picture = PeelingChart(
      heading: ChartHeading(
        id: "peeling",
        finding: Text(
          en: "Where this happens: \(what.en)", cy: "Lle mae hyn yn digwydd: \(what.cy)"),
        description: Text(
          en: "Coverage and density of each region, from all rows inwards.",
          cy: "Cwmpas a dwysedd pob rhanbarth, o'r holl resi i mewn.")),
      steps: rule.trajectory.map { PeelingChart.Step($0) }, chosen: rule.suggested)
    try Comparing.save(picture.svg(options.speech.console.language), to: path, force: false)
  }
}
