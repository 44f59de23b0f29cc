import Analysis
import ArgumentParser
import Evidence

/// `gofal analyse information`
struct InformationCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "information",
      abstract: says(
        en: "What it would be worth to find something out before choosing.",
        cy: "Beth fyddai gwerth canfod rhywbeth cyn dewis."),
      discussion: says(
        en: "With results the value is in pounds a year for the authority: say with --outcome and "
          + "--worth what one unit of an outcome is worth to it.",
        cy: "Gyda chanlyniadau mae'r gwerth mewn punnoedd y flwyddyn i'r awdurdod: dywedwch gydag "
          + "--outcome a --worth beth yw gwerth un uned o ganlyniad iddo."))
  }

  @OptionGroup var options: AnalysisOptions
  @OptionGroup var choice: ChoiceOptions

  @Option(
    help: ArgumentHelp(
      says(
        en: "With --table: columns of what could be found out.",
        cy: "Gyda --table: colofnau'r hyn y gellid ei ganfod."), valueName: "x1,x2"))
  var inputs: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "What could be found out together, each set joined by plus signs.",
        cy: "Yr hyn y gellid ei ganfod gyda'i gilydd, pob set wedi'i chysylltu ag arwyddion plws."),
      valueName: "x1+x3,x2"))
  var groups: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "With --table: the column that numbers the draws; rows of one draw are replicates.",
        cy: "Gyda --table: y golofn sy'n rhifo'r tyniadau; dyblygiadau yw rhesi'r un tyniad."),
      valueName: "draw"))
  var drawColumn: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "A study that would observe this input; needs --size, and --data-sd or --yes-or-no.",
        cy: "Astudiaeth a fyddai'n arsylwi'r mewnbwn hwn; mae angen --size, a --data-sd neu "
          + "--yes-or-no."),
      valueName: "x1"))
  var study: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "The standard deviation of one observation, in the input's unit.",
        cy: "Gwyriad safonol un arsylwad, yn uned y mewnbwn."), valueName: "S"))
  var dataSd: Double?

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Each observation is a yes or a no, and the input is the probability of a yes.",
        cy: "Ie neu nage yw pob arsylwad, a'r mewnbwn yw tebygolrwydd ie.")))
  var yesOrNo = false

  @Option(
    help: ArgumentHelp(
      says(en: "How many observations, such as 50,100.", cy: "Sawl arsylwad, megis 50,100."),
      valueName: "N,N"))
  var size: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "With results: the outcome that has a worth.",
        cy: "Gyda chanlyniadau: y canlyniad sydd â gwerth."), valueName: "ID"))
  var outcome: String?

  func validate() throws {
    if study != nil, size == nil || (dataSd == nil) != yesOrNo {
      throw ValidationError(
        says(
          en: "--study needs --size, and one of --data-sd and --yes-or-no.",
          cy: "Mae angen --size gyda --study, ac un o --data-sd a --yes-or-no."))
    }
  }

  /// What is known of each option in each draw, and of the inputs.
  private struct Question {
    var benefit: NetBenefit
    /// The same with chance taken out of its spread.
    var expected: NetBenefit
    var perfect: [Finding]
    var noiseShare: Double?
    var inputs: NumericTable?

    var aboutChance: [Caution] { perfect.first?.cautions.filter(\.isAboutChance) ?? [] }
  }

  func run() throws {
    try options.answer {
      if let path = options.table { return try table(path) }
      return try results(try options.kept())
    }
  }

  // MARK: A table from elsewhere

  private func table(_ path: String) throws -> Answer {
    guard choice.isStated else { throw ListedWords.missing("--options", "--costs") }
    let sets = ListedWords.names(inputs).map { [$0] } + ListedWords.groups(groups)
    var names: [String] = []
    for name in sets.joined() + (study.map { [$0] } ?? []) where !names.contains(name) {
      names.append(name)
    }
    let table = try GivenTable(
      path, keep: choice.columns + names + (drawColumn.map { [$0] } ?? [])
    ).numbers
    let values = try choice.values(table)
    var question: Question
    if let drawColumn {
      let column = try table.complete(drawColumn)
      let draws = try ContiguousArray(
        column.enumerated().map { row, value -> Int in
          guard let draw = Int(exactly: value) else {
            throw AnalysisFault.notANumber(column: drawColumn, row: row, text: "\(value)")
          }
          return draw
        })
      let replicated = try ReplicatedBenefit(
        options: choice.names, values: values, draws: draws)
      var firsts: [Int] = []
      var seen: Set<Int> = []
      for (row, draw) in draws.enumerated() where seen.insert(draw).inserted { firsts.append(row) }
      question = Question(
        benefit: replicated.naive, expected: replicated.expected,
        perfect: replicated.perfectInformation(uniforms: try options.uniforms()),
        noiseShare: replicated.noiseShare)
      if !names.isEmpty {
        question.inputs = try NumericTable(
          names: names,
          columns: try names.map { name in
            let column = try table.varying(name)
            return ContiguousArray(firsts.map { column[$0] })
          })
      }
    } else {
      let benefit = try NetBenefit(options: choice.names, values: values)
      question = Question(
        benefit: benefit, expected: benefit, perfect: [PerfectInformation.finding(benefit)],
        inputs: names.isEmpty ? nil : table)
    }
    let unit = Text(en: "", cy: "")
    var answer = Answer(sections: [try section(question, sets, unit) { Text(en: $0, cy: $0) }])
    answer.sections.append(
      UncertaintyCommand.choice(
        question.expected, scope: [], cautions: question.aboutChance))
    return answer
  }

  private func section(
    _ question: Question, _ sets: [[String]], _ unit: Text, scope: [String] = [],
    label: (String) -> Text
  ) throws -> Answer.Section {
    let everything = Text(en: "everything", cy: "popeth")
    var rows = question.perfect.map {
      Answer.Row($0, scope: scope, shown: everything, unit: unit)
    }
    if let inputs = question.inputs {
      let found = try PartialInformation.findings(
        question.benefit, inputs, groups: sets, noiseShare: question.noiseShare)
      // What is worth most stands first.
      rows += found.sorted { $0.estimate > $1.estimate }.map { finding in
        let names = finding.inputs.map(label)
        return Answer.Row(
          finding, scope: scope,
          shown: Text(
            en: names.map(\.en).joined(separator: " + "),
            cy: names.map(\.cy).joined(separator: " + ")), unit: unit)
      }
      if let study {
        for number in try ListedWords.numbers(size, option: "--size") {
          guard let count = Int(exactly: number) else {
            throw ListedWords.wrong("--size", "\(number)")
          }
          let finding =
            if let dataSd {
              try SampleInformation.finding(
                question.benefit, inputs, input: study, dataSD: dataSd, size: count)
            } else {
              try SampleInformation.answers(
                question.benefit, inputs, input: study, size: count,
                uniforms: try options.uniforms())
            }
          let name = label(study)
          var row = Answer.Row(
            finding, scope: scope,
            shown: Text(en: "\(name.en), n = \(count)", cy: "\(name.cy), n = \(count)"), unit: unit)
          row.about.append("n=\(count)")
          rows.append(row)
        }
      }
    }
    return Answer.Section(
      title: Text(
        en: "What it would be worth to know before choosing", cy: "Gwerth gwybod cyn dewis"),
      rows: rows)
  }

  // MARK: Our results

  /// Draws for each parameter of a set, without which no curve is fitted.
  private static let rowsNeeded = 50
  private static let spend = "authority_spend"
  private static let unit = Text(en: "£/year", cy: "£/flwyddyn")

  private func results(_ kept: KeptResults) throws -> Answer {
    try kept.needComparison()
    guard let outcome else { throw ListedWords.missing("--outcome") }
    guard let worth = try choice.worths().first else { throw ListedWords.missing("--worth") }
    guard let effect = try kept.chosen([outcome]).first,
      let spend = try kept.chosen([Self.spend]).first
    else { throw ListedWords.missing("--outcome") }
    let values = try kept.scenarios.indices.map { scenario in
      let costs = try kept.values(spend, scenario: scenario)
      let effects = try kept.values(effect, scenario: scenario)
      return ContiguousArray(
        zip(costs, effects).map { cost, level in
          effect.id == Self.spend ? -cost : worth * effect.sense * level - cost
        })
    }
    var question: Question
    if kept.hasReplicates {
      let replicated = try ReplicatedBenefit(
        options: kept.scenarios, values: values, draws: kept.draws)
      question = Question(
        benefit: replicated.naive, expected: replicated.expected,
        perfect: replicated.perfectInformation(uniforms: try options.uniforms()),
        noiseShare: replicated.noiseShare)
    } else {
      let benefit = try NetBenefit(options: kept.scenarios, values: values)
      question = Question(
        benefit: benefit, expected: benefit, perfect: [PerfectInformation.finding(benefit)])
    }
    let sets = try kept.sets(inputs: inputs, groups: groups)
    let needed = Self.rowsNeeded * (sets.map(\.count).max() ?? 1)
    let isEnough = question.benefit.draws >= needed
    if isEnough, !kept.parameters.isEmpty {
      question.inputs = try NumericTable(names: kept.parameters, columns: kept.inputs)
    }
    var section = try section(question, sets, Self.unit) { kept.label($0) }
    if !isEnough {
      section.notes.append(AnalysisFault.rows(question.benefit.draws, needed: needed).text)
    }
    section.notes += Self.findOutFirst(section, sets)
    if inputs == nil, groups == nil { Self.keepFirst(8, of: &section) }
    section.notes.append(
      Text(
        en: "Each option is judged by one unit of \(effect.label.en) (\(effect.unit.en)) at "
          + "£\(Answer.stated(worth)) a year, less what the authority spends.",
        cy:
          "Bernir pob opsiwn yn ôl £\(Answer.stated(worth)) y flwyddyn am un uned o \(effect.label.cy) "
          + "(\(effect.unit.cy)), llai gwariant yr awdurdod."))
    return Answer(sections: [
      section,
      UncertaintyCommand.choice(
        question.expected, scope: [], unit: Self.unit, cautions: question.aboutChance),
    ])
  }

  /// What to find out first, and who could know it.
  private static func findOutFirst(_ section: Answer.Section, _ sets: [[String]]) -> [Text] {
    let settings = Dictionary(Setting.all.map { ($0.key, $0) }) { first, _ in first }
    // Of so many values the largest are large by chance; what is not above its error is none.
    let worthwhile = section.rows.filter { $0.measure == "evppi" && $0.lower > 0 && !$0.isRefused }
    guard !worthwhile.isEmpty else {
      guard section.rows.contains(where: { $0.measure == "evppi" }) else { return [] }
      return [
        Text(
          en:
            "What to find out first: nothing stands out. No value of knowing one thing is above its "
            + "error, so ask none of these before choosing on their account.",
          cy:
            "Beth i'w ganfod yn gyntaf: nid oes dim yn amlwg. Nid yw gwerth gwybod yr un peth uwchlaw "
            + "ei wall, felly nid oes rheswm i holi am yr un o'r rhain cyn dewis.")
      ]
    }
    return worthwhile.prefix(5).enumerated().map { place, row in
      let keys = row.about.last?.split(separator: "+").map(String.init) ?? []
      var who: [Text] = []
      for setting in keys.compactMap({ settings[$0] }) where !who.contains(setting.knower) {
        who.append(setting.knower)
      }
      return Text(
        en: "Find out \(place + 1): \(row.shown.en). Who could know it: "
          + "\(who.map(\.en).joined(separator: "; ")).",
        cy: "I'w ganfod \(place + 1): \(row.shown.cy). Pwy allai ei wybod: "
          + "\(who.map(\.cy).joined(separator: "; ")).")
    }
  }

  /// People see the most valuable; the rest is in data.
  private static func keepFirst(_ count: Int, of section: inout Answer.Section) {
    var seen = 0
    for row in section.rows.indices where section.rows[row].measure == "evppi" {
      seen += 1
      section.rows[row].isDetail = seen > count
    }
    guard seen > count else { return }
    section.notes.append(
      Text(
        en: "The \(count) most valuable of \(seen) parameters are shown; the largest of so many is "
          + "larger by chance. All are in --format csv.",
        cy: "Dangosir yr \(count) mwyaf gwerthfawr o blith \(seen) o baramedrau; o gynifer, mae'r "
          + "mwyaf yn fwy oherwydd hap. Maent i gyd yn --format csv."))
  }
}
