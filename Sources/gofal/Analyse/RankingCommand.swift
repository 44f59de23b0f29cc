import Analysis
import ArgumentParser
import Evidence

/// `gofal analyse ranking`
struct RankingCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "ranking",
      abstract: says(
        en: "Which option is best when people weigh outcomes differently.",
        cy: "Pa opsiwn sydd orau pan fydd pobl yn pwyso canlyniadau'n wahanol."),
      discussion: says(
        en: "With results the criteria are people, prevention, partnerships, wellbeing and money, "
          + "as far as there are headlines under them.",
        cy: "Gyda chanlyniadau, y meini prawf yw'r rhai hynny o blith people, prevention, "
          + "partnerships, wellbeing a money sydd â phrif ganlyniadau oddi tanynt."))
  }

  @OptionGroup var options: AnalysisOptions

  @Option(
    help: ArgumentHelp(
      says(
        en: "With --table: the column that names the alternative of a row.",
        cy: "Gyda --table: y golofn sy'n enwi opsiwn pob rhes."),
      valueName: "COLUMN"))
  var alternativeColumn = "alternative"

  @Option(
    help: ArgumentHelp(
      says(
        en:
          "With --table: the column that names the draw; without it each alternative has one row.",
        cy: "Gyda --table: y golofn sy'n enwi'r tyniad; hebddi, un rhes sydd i bob opsiwn."),
      valueName: "COLUMN"))
  var drawColumn: String?

  @Option(
    help: ArgumentHelp(
      says(
        en:
          "With --table: columns of outcomes, more being better; a minus sign after the name where "
          + "less is.",
        cy: "Gyda --table: colofnau'r canlyniadau, gorau po fwyaf; arwydd minws ar ôl yr enw lle "
          + "mae llai yn well."), valueName: "quality,cost-"))
  var criteria: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      says(
        en: "Levels worth 0 and 1, such as cost=100..20; else the worst and the best seen. "
          + "Repeatable.",
        cy: "Lefelau gwerth 0 ac 1, megis cost=100..20; fel arall y gwaethaf a'r gorau a welwyd. "
          + "Gellir ei ailadrodd."), valueName: "NAME=WORST..BEST"))
  var scale: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      says(
        en:
          "Weights of the criteria, such as 5,3,2; repeated, those of different groups of people. "
          + "Without it weights are unknown.",
        cy: "Pwysau'r meini prawf, megis 5,3,2; o'u hailadrodd, pwysau gwahanol grwpiau o bobl. "
          + "Heb hyn nid yw'r pwysau'n hysbys."), valueName: "W,W"))
  var weights: [String] = []

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Criteria are named in order of importance, the most important first.",
        cy: "Enwir y meini prawf yn nhrefn eu pwysigrwydd, y pwysicaf yn gyntaf.")))
  var ordered = false

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      says(
        en: "Bounds of one weight, such as cost=0.2..0.5. Repeatable.",
        cy: "Terfynau un pwysau, megis cost=0.2..0.5. Gellir ei ailadrodd."),
      valueName: "NAME=LOW..HIGH"))
  var weightRange: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "What is good enough: the share of draws with at least this.",
        cy: "Beth sy'n ddigon da: cyfran y tyniadau â hyn o leiaf."), valueName: "V"))
  var threshold: Double?

  @Option(
    help: ArgumentHelp(
      says(
        en: "The weight of the best case in Hurwicz's measure.",
        cy: "Pwysau'r achos gorau ym mesur Hurwicz."), valueName: "A"))
  var optimism: Double = 0.5

  @Option(
    help: ArgumentHelp(
      says(
        en: "How often weights are drawn.", cy: "Sawl gwaith y tynnir pwysau."),
      valueName: "N"))
  var iterations: Int = 10_000

  func validate() throws {
    let stated = [!weights.isEmpty, ordered, !weightRange.isEmpty].count { $0 }
    if stated > 1 {
      throw ValidationError(
        says(
          en: "--weights, --ordered and --weight-range each say what weights are: give one.",
          cy: "Mae --weights, --ordered a --weight-range bob un yn dweud beth yw'r pwysau: rhowch "
            + "un."))
    }
  }

  func run() throws {
    try options.answer {
      if let path = options.table { return try table(path) }
      return try results(try options.kept())
    }
  }

  // MARK: A table from elsewhere

  private func table(_ path: String) throws -> Answer {
    let words = try ListedWords.needed(criteria, option: "--criteria")
    let criteria = words.map { word -> Levels.Criterion in
      word.hasSuffix("-")
        ? .init(name: String(word.dropLast()), isLess: true) : .init(name: word, isLess: false)
    }
    let given = try GivenTable(
      path, keep: criteria.map(\.name),
      labels: [alternativeColumn] + (drawColumn.map { [$0] } ?? []))
    let levels = try Levels(
      given, criteria: criteria, alternatives: given.labels[alternativeColumn] ?? [],
      alternativeColumn: alternativeColumn, draws: drawColumn.flatMap { given.labels[$0] })
    return try answer(levels)
  }

  // MARK: Our results

  private func results(_ kept: KeptResults) throws -> Answer {
    try kept.needComparison()
    var groups: [String: [Int]] = [:]
    var order: [String] = []
    let headlines = try kept.chosen([]).filter { $0.direction != .neither }
    var columns: [[ContiguousArray<Double>]] = []
    /// Headlines whose differences cannot be told from chance.
    var drowned: [Text] = []
    for (place, outcome) in headlines.enumerated() {
      let values = try kept.scenarios.indices.map { scenario in
        ContiguousArray(
          try kept.values(outcome, scenario: scenario).map { $0 * outcome.sense })
      }
      let (benefit, found) = try kept.expected(values, try options.uniforms())
      columns.append(benefit.values.map { ContiguousArray($0.map { $0 * outcome.sense }) })
      if found.contains(where: \.isRefusal) { drowned.append(outcome.label) }
      let heading = outcome.heading.rawValue
      if groups[heading] == nil { order.append(heading) }
      groups[heading, default: []].append(place)
    }
    let draws = columns.first?.first?.count ?? 0
    let levels = Levels(
      alternatives: kept.scenarios,
      criteria: headlines.map {
        .init(name: $0.id, isLess: $0.direction == .less, label: $0.label, unit: $0.unit)
      },
      values: (0..<draws).map { draw in
        kept.scenarios.indices.map { scenario in columns.map { $0[scenario][draw] } }
      }, headings: order.map { ($0, groups[$0] ?? []) })
    var answer = try answer(levels)
    answer.sections[0].notes.append(
      Text(
        en: "A heading is worth the mean of its headlines.",
        cy: "Gwerth pennawd yw cymedr ei brif ganlyniadau."))
    if !kept.hasReplicates {
      answer.sections[0].notes.append(Caution.noiseUnknown.text)
    } else if !drowned.isEmpty {
      let (english, welsh) = (drowned.map(\.en), drowned.map(\.cy))
      answer.sections[0].notes.append(
        Text(
          en: "In these headlines what varies between parameter sets cannot be told from chance: "
            + english.joined(separator: ", ") + ".",
          cy: "Yn y prif ganlyniadau hyn ni ellir gwahaniaethu rhwng hap a'r hyn sy'n amrywio "
            + "rhwng setiau o baramedrau: " + welsh.joined(separator: ", ") + "."))
    }
    return answer
  }

  // MARK: The answer

  private func answer(_ levels: Levels) throws -> Answer {
    let scales = try levels.scales(stated: try ranges(scale, option: "--scale"))
    let names = levels.headings.map(\.name)
    let values = levels.worths(scales)
    let space = try weightSpace(names)
    var answer = Answer(sections: [levels.section(scales)])

    let smaa = try StochasticAcceptability(
      options: levels.alternatives, criteria: names, measurements: values, weights: space,
      iterations: iterations, uniforms: try options.uniforms())
    var rows = smaa.findings.map { finding in
      var shown: Text?
      if finding.measure == .rankAcceptability, finding.inputs.count == 2 {
        let (option, rank) = (finding.inputs[0], finding.inputs[1])
        shown = Text(en: "\(option), place \(rank)", cy: "\(option), safle \(rank)")
      } else if finding.measure == .pairwiseWinning, finding.inputs.count == 2 {
        let (option, other) = (finding.inputs[0], finding.inputs[1])
        shown = Text(en: "\(option) against \(other)", cy: "\(option) yn erbyn \(other)")
      }
      return Answer.Row(finding, joint: ":", shown: shown)
    }
    for (k, option) in levels.alternatives.enumerated() {
      guard let central = smaa.centralWeights[k] else { continue }
      for (criterion, weight) in zip(names, central) {
        rows.append(
          Answer.Row(
            "central_weight", Text(en: "weight that favours it", cy: "pwysau sydd o'i blaid"),
            about: [option, criterion], estimate: weight,
            unit: Text(en: "share", cy: "cyfran")))
      }
    }
    for (option, entropy) in zip(levels.alternatives, smaa.rankEntropy) {
      rows.append(
        Answer.Row(
          "rank_entropy", Text(en: "uncertainty of the place", cy: "ansicrwydd y safle"),
          about: [option], estimate: entropy, unit: Text(en: "bit", cy: "did")))
    }
    answer.sections.append(
      Answer.Section(
        title: Text(
          en: "How options rank (SMAA-2)", cy: "Sut y mae'r opsiynau'n cymharu (SMAA-2)"),
        rows: rows))
    try answer.sections.append(value(levels, values, names))
    answer.sections.append(try robustness(levels, values, names))
    return answer
  }

  /// Stated weights, else equal ones: their scores, and what weights would change the winner.
  private func value(
    _ levels: Levels, _ values: [[[Double]]], _ names: [String]
  ) throws -> Answer.Section {
    let means = levels.alternatives.indices.map { option in
      names.indices.map { c in
        values.reduce(0) { $0 + $1[option][c] } / Double(values.count)
      }
    }
    let model = try AdditiveValue(
      options: levels.alternatives, criteria: names, values: means,
      weights: try central(names))
    var rows = zip(model.options, model.scores).map { option, score in
      Answer.Row("value", Text(en: "value", cy: "gwerth"), about: [option], estimate: score)
    }
    for change in model.changes {
      rows.append(
        Answer.Row(
          "weight_change",
          Text(en: "weight that changes the winner", cy: "pwysau sy'n newid y gorau"),
          about: [change.criterion, change.winner],
          shown: Text(
            en: "\(change.criterion), now \(rounded(change.from)): \(change.winner) then leads",
            cy: "\(change.criterion), \(rounded(change.from)) nawr: \(change.winner) sydd ar y "
              + "blaen wedyn"),
          estimate: change.to, unit: Text(en: "share", cy: "cyfran")))
    }
    let best = model.options[model.best]
    var notes = [
      Text(en: "Best on average: \(best).", cy: "Y gorau ar gyfartaledd: \(best).")
    ]
    if weights.count != 1 {
      notes.append(
        Text(
          en: "Weights here are equal, or the mean of the groups'.",
          cy: "Pwysau cyfartal sydd yma, neu gymedr pwysau'r grwpiau."))
    }
    if model.changes.isEmpty {
      notes.append(
        Text(
          en: "No change of a single weight changes the winner.",
          cy: "Ni fyddai newid un pwysau yn newid y gorau."))
    }
    return Answer.Section(
      title: Text(en: "Weighted value", cy: "Gwerth wedi'i bwysoli"), rows: rows, notes: notes)
  }

  /// Over draws: of the outcome itself where it is the only criterion, else of the weighted value.
  private func robustness(
    _ levels: Levels, _ values: [[[Double]]], _ names: [String]
  ) throws -> Answer.Section {
    let weights = try central(names)
    let sum = weights.reduce(0, +)
    let single = levels.criteria.count == 1 ? levels.criteria.first : nil
    let columns = levels.alternatives.indices.map { option in
      ContiguousArray(
        values.indices.map { draw -> Double in
          if let single {
            return (single.isLess ? -1 : 1) * levels.values[draw][option][0]
          }
          return zip(values[draw][option], weights).reduce(0) { $0 + $1.0 * $1.1 } / sum
        })
    }
    let robust = try Robustness(
      options: levels.alternatives, values: columns, optimism: optimism, threshold: threshold)
    let unit = single?.unit ?? Text(en: "", cy: "")
    var rows: [Answer.Row] = []
    for row in robust.rows {
      var measures: [(String, Text, Double)] = [
        ("maximin", Text(en: "worst case", cy: "achos gwaethaf"), row.maximin),
        ("maximax", Text(en: "best case", cy: "achos gorau"), row.maximax),
        ("hurwicz", Text(en: "Hurwicz", cy: "Hurwicz"), row.hurwicz),
        ("mean", Text(en: "mean", cy: "cymedr"), row.mean),
        ("max_regret", Text(en: "largest regret", cy: "y difaru mwyaf"), row.maximumRegret),
        (
          "q90_regret", Text(en: "90% quantile of regret", cy: "cwantil 90% y difaru"),
          row.quantileRegret
        ),
      ]
      if let share = row.satisficing {
        measures.append(
          ("satisficing", Text(en: "good enough", cy: "digon da"), share))
      }
      rows += measures.map {
        Answer.Row(
          $0.0, $0.1, about: [row.option], estimate: $0.2,
          unit: $0.0 == "satisficing" ? Text(en: "share", cy: "cyfran") : unit)
      }
    }
    var notes: [Text] = []
    if robust.disagree {
      let firsts = Robustness.Criterion.allCases.filter {
        $0 != .satisficing || threshold != nil
      }.map { "\($0.rawValue): \(robust.best($0).joined(separator: ", "))" }
      let list = firsts.joined(separator: "; ")
      notes.append(
        Text(
          en: "The measures disagree on which is best: \(list).",
          cy: "Mae'r mesurau'n anghytuno ynghylch pa un sydd orau: \(list)."))
    }
    return Answer.Section(
      title: Text(
        en: "Robustness over draws, without probabilities",
        cy: "Cadernid dros dyniadau, heb debygolrwyddau"), rows: rows, notes: notes)
  }

  // MARK: Weights

  private func weightSpace(_ names: [String]) throws -> WeightSpace {
    if ordered { return .ordered(Array(names.indices)) }
    if !weights.isEmpty {
      let groups = try statedWeights(names)
      return .groups(groups, sizes: groups.map { _ in 1 })
    }
    guard !weightRange.isEmpty else { return .any }
    let stated = try ranges(weightRange, option: "--weight-range")
    for name in stated.keys where !names.contains(name) {
      throw AnalysisFault.noColumn(name, present: names)
    }
    return .bounded(
      try names.map { name in
        guard let (low, high) = stated[name] else { return 0...1 }
        guard low <= high else { throw ListedWords.wrong("--weight-range", name) }
        return low...high
      })
  }

  private func statedWeights(_ names: [String]) throws -> [[Double]] {
    try weights.map { text in
      let numbers = try ListedWords.numbers(text, option: "--weights")
      guard numbers.count == names.count, numbers.allSatisfy({ $0 >= 0 }),
        numbers.contains(where: { $0 > 0 })
      else {
        throw Refusal(
          .usage,
          Text(
            en: "--weights needs a number from 0 up for each of: \(names.joined(separator: ", ")).",
            cy: "Mae angen rhif o 0 i fyny gan --weights ar gyfer pob un o'r rhain: "
              + "\(names.joined(separator: ", "))."))
      }
      return numbers
    }
  }

  /// The mean of the stated weights, each group's with sum 1; equal ones where none are stated.
  private func central(_ names: [String]) throws -> [Double] {
    let groups = try statedWeights(names)
    if groups.isEmpty { return names.map { _ in 1 } }
    return names.indices.map { c in
      groups.reduce(0) { $0 + $1[c] / $1.reduce(0, +) }
    }
  }

  private func ranges(
    _ texts: [String], option: String
  ) throws -> [String: (Double, Double)] {
    var found: [String: (Double, Double)] = [:]
    for text in texts {
      let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2, let dots = sides[1].range(of: "..") else {
        throw ListedWords.wrong(option, text)
      }
      guard let low = Double(sides[1][..<dots.lowerBound]),
        let high = Double(sides[1][dots.upperBound...]), low.isFinite, high.isFinite
      else { throw ListedWords.wrong(option, text) }
      found[sides[0]] = (low, high)
    }
    return found
  }

  private func rounded(_ weight: Double) -> String {
    "\((weight * 1000).rounded() / 1000)"
  }
}
