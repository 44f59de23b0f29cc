import Analysis
import ArgumentParser
import Evidence

/// `gofal analyse uncertainty`
struct UncertaintyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "uncertainty",
      abstract: says(
        en: "How outcomes and differences are spread, and how likely each option is to be best.",
        cy: "Sut y mae canlyniadau a gwahaniaethau ar wasgar, a pha mor debygol yw pob opsiwn o "
          + "fod orau."))
  }

  @OptionGroup var options: AnalysisOptions
  @OptionGroup var choice: ChoiceOptions

  @Option(
    help: ArgumentHelp(
      says(
        en: "With --table: columns whose distribution is wanted.",
        cy: "Gyda --table: y colofnau y ceisir eu dosraniad."), valueName: "y"))
  var outputColumn: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "With results: these outcomes instead of the headlines.",
        cy: "Gyda chanlyniadau: y canlyniadau hyn yn lle'r prif rai."), valueName: "ID,ID"))
  var outcomes: String?

  func run() throws {
    try options.answer {
      if let path = options.table { return try table(path) }
      return try results(try options.kept())
    }
  }

  // MARK: A table from elsewhere

  private func table(_ path: String) throws -> Answer {
    let outputs = ListedWords.names(outputColumn)
    guard !outputs.isEmpty || choice.isStated else {
      throw ListedWords.missing("--output-column", "--options", "--costs")
    }
    let table = try GivenTable(path, keep: outputs + choice.columns).numbers
    var answer = Answer()
    for output in outputs {
      let findings = try OutcomeDistribution.findings(
        try table.complete(output), name: output)
      answer.sections.append(
        Answer.Section(
          title: Text(en: "Distribution of \(output)", cy: "Dosraniad \(output)"),
          rows: findings.map { Answer.Row($0) }))
    }
    guard choice.isStated else { return answer }
    if let (costs, effects) = try choice.costsAndEffects(table) {
      answer.sections.append(try Self.incremental(choice.names, costs, effects))
      let worths = try choice.worths()
      if !worths.isEmpty {
        answer.sections.append(try Self.curve(choice.names, costs, effects, worths))
      }
    } else {
      answer.sections.append(
        Self.choice(
          try NetBenefit(table, options: choice.names), scope: [], cautions: [.noiseUnknown]))
    }
    return answer
  }

  static func choice(
    _ benefit: NetBenefit, scope: [String], title: Text? = nil,
    unit: Text = Text(en: "", cy: ""), cautions: [Caution] = []
  ) -> Answer.Section {
    Answer.Section(
      title: title ?? Text(en: "Which option is best", cy: "Pa opsiwn sydd orau"),
      rows: ChoiceUncertainty.findings(benefit).map { finding in
        var row = Answer.Row(
          finding, scope: scope,
          shown: finding.inputs.first.map { Text(en: $0, cy: $0) }
            ?? Text(en: "all options", cy: "pob opsiwn"), unit: unit)
        row.cautions += cautions
        return row
      })
  }

  /// Options from the cheapest upwards, with what each more effect costs.
  private static func incremental(
    _ names: [String], _ costs: [ContiguousArray<Double>], _ effects: [ContiguousArray<Double>]
  ) throws -> Answer.Section {
    let table = try IncrementalTable(options: names, costs: costs, effects: effects)
    var rows: [Answer.Row] = []
    var notes: [Text] = []
    for row in table.rows {
      rows += [
        Answer.Row("cost", Text(en: "cost", cy: "cost"), about: [row.option], estimate: row.cost),
        Answer.Row(
          "effect", Text(en: "effect", cy: "effaith"), about: [row.option], estimate: row.effect),
      ]
      if let cost = row.incrementalCost, let effect = row.incrementalEffect, let ratio = row.ratio {
        rows += [
          Answer.Row(
            "inc_cost", Text(en: "more cost", cy: "cost ychwanegol"), about: [row.option],
            estimate: cost.value, standardError: cost.standardError),
          Answer.Row(
            "inc_effect", Text(en: "more effect", cy: "effaith ychwanegol"), about: [row.option],
            estimate: effect.value, standardError: effect.standardError),
          Answer.Row(
            "icer", Text(en: "cost of one more unit", cy: "cost un uned arall"),
            about: [row.option], estimate: ratio),
        ]
      }
      switch row.status {
      case .nonDominated: break
      case .dominated:
        notes.append(
          Text(
            en: "\(row.option) is dominated (D): another option does as much for less.",
            cy: "Trechir \(row.option) (D): mae opsiwn arall yn gwneud cymaint am lai."))
      case .extendedlyDominated:
        notes.append(
          Text(
            en: "\(row.option) is extendedly dominated (ED): a mix of two others does as much for "
              + "less.",
            cy: "Trechir \(row.option) yn estynedig (ED): mae cymysgedd o ddau arall yn gwneud "
              + "cymaint am lai."))
      }
    }
    return Answer.Section(
      title: Text(en: "Costs and effects", cy: "Costau ac effeithiau"), rows: rows, notes: notes)
  }

  private static func curve(
    _ names: [String], _ costs: [ContiguousArray<Double>], _ effects: [ContiguousArray<Double>],
    _ worths: [Double]
  ) throws -> Answer.Section {
    let curve = try AcceptabilityCurve(
      options: names, costs: costs, effects: effects, worths: worths)
    var notes: [Text] = []
    let rows = curve.points.flatMap { point -> [Answer.Row] in
      let stated = Answer.stated(point.worth)
      let worth = "worth=\(stated)"
      let best = names[point.frontier]
      notes.append(
        Text(
          en: "At \(stated) a unit, \(best) is best on average.",
          cy: "Ar \(stated) yr uned, \(best) sydd orau ar gyfartaledd."))
      return point.probabilities.map { Answer.Row($0, scope: [worth]) }
    }
    return Answer.Section(
      title: Text(
        en: "Which option is best, over what a unit of effect is worth",
        cy: "Pa opsiwn sydd orau, yn ôl gwerth uned o effaith"), rows: rows, notes: notes)
  }

  // MARK: Our results

  private func results(_ kept: KeptResults) throws -> Answer {
    try kept.needComparison()
    var answer = Answer()
    for outcome in try kept.chosen(ListedWords.names(outcomes)) {
      for scenario in kept.others {
        let id = kept.scenarios[scenario]
        let values = try kept.differences(outcome, scenario: scenario)
        var expected = values
        var noise: [Caution] = [.noiseUnknown]
        var mean: Finding?
        if kept.hasReplicates {
          let split = try VarianceSplit(values: values, draws: kept.draws)
          expected = split.expectedValues
          mean = split.findings.first { $0.measure == .mean }
          noise =
            split.findings.first { $0.measure == .betweenDraws }?.cautions.filter(\.isRefusal)
            ?? []
        }
        let rows = try OutcomeDistribution.findings(expected, name: outcome.id).map { finding in
          var row = Answer.Row(
            finding.measure == .mean ? mean ?? finding : finding, scope: [id, outcome.id],
            shown: Text(en: "the difference", cy: "y gwahaniaeth"), unit: outcome.unit)
          row.about = [id, outcome.id]
          // Chance does not move the mean, only what is said of the spread.
          if finding.measure != .mean { row.cautions += noise }
          return row
        }
        answer.sections.append(
          Answer.Section(
            title: Text(
              en: "\(outcome.label.en): \(id) less \(kept.scenarios[0])",
              cy: "\(outcome.label.cy): \(id) llai \(kept.scenarios[0])"), rows: rows))
      }
      guard outcome.direction != .neither else { continue }
      let columns = try kept.scenarios.indices.map { scenario in
        ContiguousArray(
          try kept.values(outcome, scenario: scenario).map { $0 * outcome.sense })
      }
      let (benefit, chance) = try kept.expected(columns, try options.uniforms())
      answer.sections.append(
        Self.choice(
          benefit, scope: [outcome.id],
          title: Text(
            en: "\(outcome.label.en): which is best", cy: "\(outcome.label.cy): pa un sydd orau"),
          unit: outcome.unit, cautions: chance))
    }
    return answer
  }
}
