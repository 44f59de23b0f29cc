import CareMarket
import Evidence
import Experiments
import Foundation
import Reports
import Storage

/// From scenarios to a printed comparison.
struct Comparing {
  var catalogue: Catalogue
  var console: Console

  struct Question {
    var files: [ScenarioFile]
    var cautions: [Text]
    var experiment: Experiment
  }

  /// Reads the scenarios; prints every fault of all of them.
  func read(
    _ names: [String], overrides: [String]
  ) throws -> (files: [ScenarioFile], cautions: [Text]) {
    var files: [ScenarioFile] = []
    var cautions: [Text] = []
    var isFaulty = false
    let vocabulary = catalogue.vocabulary
    for name in names {
      try requireFile(name)
      let (file, diagnostics) = readScenario(
        named: name, vocabulary: vocabulary, overrides: overrides)
      for diagnostic in diagnostics {
        if diagnostic.severity == .fault {
          console.log(diagnostic.rendered(console.language) + "\n")
          isFaulty = true
        } else {
          if !console.isQuiet { console.log(diagnostic.rendered(console.language) + "\n") }
          // The same override is read for each scenario, and is one caution.
          if !cautions.contains(diagnostic.message) { cautions.append(diagnostic.message) }
        }
      }
      if let file { files.append(file) } else { isFaulty = true }
    }
    if isFaulty { throw Refusal.silently(.data) }
    return (files, cautions)
  }

  /// A path that leads nowhere is a fault of input, and not of the scenario.
  private func requireFile(_ name: String) throws {
    guard name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { return }
    if access(name, F_OK) != 0 {
      throw Refusal(
        .file, Text(en: "\(name): no such file.", cy: "\(name): nid oes ffeil o'r enw hwn."))
    }
  }

  func question(
    _ names: [String], _ options: SimulationOptions, differentWorlds: Bool,
    timed: (@Sendable (WorldKey, Double) -> Void)? = nil
  ) throws -> Question {
    let (seed, generator) = try options.randomness(console)
    let (files, cautions) = try read(names, overrides: options.overrides)
    return try question(
      try neutral(files, overrides: options.overrides, threads: options.work.threadCount), cautions,
      options, seed: seed, generator: generator, differentWorlds: differentWorlds,
      timed: timed)
  }

  func question(
    _ files: [ScenarioFile], _ cautions: [Text], _ options: SimulationOptions, seed: UInt64,
    generator: String, differentWorlds: Bool, timed: (@Sendable (WorldKey, Double) -> Void)?
  ) throws -> Question {
    do {
      let experiment = try Experiment(
        files.map { ComparedScenario(id: $0.id, title: $0.title, parts: $0.scenarios) },
        parameters: catalogue.parameters,
        simulator: catalogue.simulator(timed), seed: seed, draws: options.drawCount,
        replications: options.replicationCount, fixedParameters: options.fixedParameters,
        generator: generator, differentWorlds: differentWorlds)
      return Question(
        files: files,
        cautions: cautions + Domain.cautions(files, settings: catalogue.settings),
        experiment: experiment)
    } catch {
      switch error {
      case .tooFew, .tooManyRuns, .unknownGenerator: throw Refusal(.usage, error.message)
      default: throw Refusal(.data, error.message)
      }
    }
  }

  /// The scenarios, with the fee stated at which those spend what they extend that are to.
  func neutral(
    _ files: [ScenarioFile], overrides: [String], threads: Int
  ) throws -> [ScenarioFile] {
    try files.map { file in
      let scenario = ComparedScenario(id: file.id, title: file.title, parts: file.scenarios)
      var base = ComparedScenario(id: "base", title: file.title, parts: file.base)
      guard NeutralFee.isNeeded(scenario, base: base) else { return file }
      for part in base.parts.indices
      where base.parts[part].choices["levers.budget_rule"] == .option("neutral") {
        base.parts[part].choices["levers.budget_rule"] = nil
      }
      do {
        let fee = try NeutralFee.solve(
          scenario, base: base, parameters: catalogue.parameters,
          simulator: catalogue.simulator(nil),
          threads: threads)
        let change = Quantity.text(Ramp(fee.change), unit: .share)
        let error = Quantity.text(Ramp((fee.changeError * 1e3).rounded() / 1e3), unit: .share)
        for sentence in fee.said(of: Text(en: file.id, cy: file.id)) { console.note(sentence) }
        let lines =
          "  # Solved on \(fee.worlds) pilot worlds: spend differs by "
          + "\(Int(fee.excess.rounded())) pounds/year, with a standard error of "
          + "\(Int(fee.excessError.rounded())); that of the change is \(error).\n"
          + "  moved_fee_change: \(change)\n"
        guard
          let solved = file.stating(
            levers: lines, vocabulary: catalogue.vocabulary, overrides: overrides)
        else { throw Refusal(.fault, Text(en: "moved_fee_change", cy: "moved_fee_change")) }
        return solved
      } catch let fault as ExperimentFault {
        throw Refusal(.data, fault.message)
      } catch let fault as SimulationFault {
        throw Refusal(.data, fault.message)
      }
    }
  }

  struct Answer {
    var results: Experiments.Results
    var digest: String
    var total: Int
  }

  /// - Parameter keeps: which columns are held: where groups and quarters are not, memory hardly grows
  ///   with the runs.
  func answer(
    _ question: Question, _ options: SimulationOptions, keeps: (Column) -> Bool = { _ in true }
  ) throws -> Answer {
    let experiment = question.experiment
    let digest = OutcomeDigest(experiment)
    let progress = Progress(options.work.progress, console)
    let runs = experiment.scenarios.count
    let precision = options.relativePrecision.map {
      Precision(relative: $0, outcomes: catalogue.outcomes)
    }
    defer { progress.end() }
    let results = try experiment.run(
      threads: options.work.threadCount, precision: precision, stop: Interruption.stop,
      keeps: keeps,
      progress: { progress.tell(done: $0 * runs, of: $1 * runs) },
      consume: { digest.take($0) })
    return Answer(results: results, digest: digest.hex(), total: experiment.blocks)
  }

  /// The blocks of one world only.
  func answer(_ question: Question, draw: Int, replicate: Int) -> Answer {
    let experiment = question.experiment
    let digest = OutcomeDigest(experiment)
    var results = Experiments.Results(
      scenarios: experiment.scenarios.map(\.id), columns: experiment.columns,
      fixedParameters: experiment.fixedParameters)
    let block = experiment.block((draw - 1) * experiment.replications + replicate - 1)
    results.append(block)
    digest.take(block)
    return Answer(results: results, digest: digest.hex(), total: 1)
  }

  /// Writes a whole file, or says why not.
  static func save(_ text: String, to path: String, force: Bool) throws {
    do {
      try writeFile(Array(text.utf8), to: path, force: force)
    } catch {
      throw Refusal(.file, error.message)
    }
  }

  // MARK: Printing

  /// - Parameter outcomes: the lines of tables and of Markdown; the other formats have all.
  func print(
    _ answer: Answer, of question: Question, as format: OutputFormat, outcomes: [Outcome]
  ) throws {
    let language = console.language
    let results = answer.results
    let table = ComparisonTable(
      results, titles: question.files.map(\.title), outcomes: outcomes,
      facts: question.experiment.facts(draw:), settings: catalogue.settings,
      cautions: question.cautions)
    let facts = whatItWas(answer, of: question)
    switch format {
    case .table:
      let paragraph = facts.flatMap { wrapped($0[language], width: console.width) }
      try console.print(
        table.plain(language, width: console.width) + "\n"
          + paragraph.joined(separator: "\n") + "\n")
    case .markdown:
      try console.print(
        table.markdown(language) + "\n"
          + facts.map { Markup.markdownCell($0[language]) + "\n" }.joined(separator: "\n"))
    case .csv:
      for fact in facts { console.note(fact) }
      try console.print(rows(results).text())
    case .xlsxFriendly:
      for fact in facts { console.note(fact) }
      try console.print(rows(results).text(DataRows.spreadsheet))
    case .json:
      try console.print(json(answer, of: question).document)
    }
  }

  /// In tables and Markdown; the other formats have the runs themselves.
  func printCoupling(
    _ answer: Answer, of question: Question, as format: OutputFormat
  ) throws {
    guard format == .table || format == .markdown else { return }
    for index in question.files.indices.dropFirst() {
      let table = PrintedTable.coupling(
        answer.results, scenario: index, title: question.files[index].title,
        outcomes: catalogue.outcomes, console.language)
      try console.print(
        "\n" + (format == .table ? table.plain(width: console.width) : table.markdown()))
    }
  }

  /// What a run was, so that it can be repeated and defended.
  func whatItWas(_ answer: Answer, of question: Question) -> [Text] {
    let experiment = question.experiment
    let names = experiment.scenarios.map(\.id).joined(separator: ", ")
    let draws = experiment.draws
    let replications = experiment.replications
    var texts = [
      Text(
        en: "Scenarios: \(names). Seed \(experiment.seed), draws \(draws), replications "
          + "\(replications), generator \(experiment.generator), model \(Catalogue.version).",
        cy: "Senarios: \(names). Hedyn \(experiment.seed), tyniadau \(draws), dyblygiadau "
          + "\(replications), generadur \(experiment.generator), model \(Catalogue.version).")
    ]
    texts.append(parameters(experiment))
    let done = answer.results.draws.count
    switch answer.results.ending {
    case .stopped:
      texts.append(
        Text(
          en:
            "Stopped early: \(done) of \(answer.total) worlds are complete, and this is of those.",
          cy: "Stopiwyd yn gynnar: mae \(done) o \(answer.total) o fydoedd wedi'u cwblhau, a'r "
            + "rheini sydd yma."))
    case .precise:
      texts.append(
        Text(
          en: "Precise enough after \(done) worlds.",
          cy: "Yn ddigon manwl gywir ar ôl \(done) o fydoedd."))
    case .cap:
      texts.append(
        Text(
          en: "Less precise than was asked: the \(draws) draws did not suffice.",
          cy: "Yn llai manwl gywir nag y gofynnwyd: nid oedd y \(draws) tyniad yn ddigon."))
    case .complete: break
    }
    if let first = answer.results.failures.first {
      let count = answer.results.failures.count
      texts.append(
        Text(
          en: "\(count) runs failed. The first (draw \(first.draw), replicate \(first.replicate)): "
            + first.message.en,
          cy: "Methodd \(count) o rediadau. Y cyntaf (tyniad \(first.draw), dyblygiad "
            + "\(first.replicate)): " + first.message.cy))
    }
    return texts
  }

  /// Where the values of the parameters come from.
  private func parameters(_ experiment: Experiment) -> Text {
    if experiment.fixedParameters {
      return Text(
        en: "All parameters are at their central values, so nothing is said of what nobody knows.",
        cy:
          "Mae pob paramedr ar ei werth canolog, felly ni ddywedir dim am yr hyn nad oes neb yn ei "
          + "wybod.")
    }
    guard let calibration = catalogue.calibration else {
      return Text(
        en: "Parameters are drawn from their declared distributions, each by itself: the model is "
          + "not calibrated.",
        cy:
          "Tynnir y paramedrau o'u dosraniadau datganedig, pob un ar ei ben ei hun: nid yw'r model "
          + "wedi'i raddnodi.")
    }
    let (keys, digest) = (calibration.table.keys.count, calibration.digest.prefix(12))
    return Text(
      en: "\(keys) parameters are drawn together from a calibration (\(digest)), the others from "
        + "their declared distributions.",
      cy: "Tynnir \(keys) o baramedrau gyda'i gilydd o raddnodiad (\(digest)), a'r lleill o'u "
        + "dosraniadau datganedig.")
  }

  /// `comparison.csv`, or `summary.csv` where there is one scenario.
  func rows(_ results: Experiments.Results) -> DataRows {
    let tables = ResultTables(results, catalogue)
    return results.scenarios.count < 2
      ? DataRows(columns: Table.summary.columns.map(\.name), rows: tables.summary)
      : DataRows(columns: Table.comparison.columns.map(\.name), rows: tables.comparison)
  }

  private func json(_ answer: Answer, of question: Question) -> JSON {
    let experiment = question.experiment
    return .object([
      .init("gofal", .string(Catalogue.version)),
      .init(
        "scenarios",
        .array(
          question.files.map { file in
            .object([
              .init("id", .string(file.id)), .init("title_en", .string(file.title.en)),
              .init("title_cy", .string(file.title.cy)),
            ])
          })),
      // Numbers of JSON lose digits beyond 2^53; a seed may have them.
      .init("seed", .string(String(experiment.seed))),
      .init("draws", .integer(experiment.draws)),
      .init("replications", .integer(experiment.replications)),
      .init("fixed_parameters", .bool(experiment.fixedParameters)),
      .init("calibration", catalogue.calibration.map { .string($0.digest) } ?? .null),
      .init("generator", .string(experiment.generator)),
      .init("ending", .string(answer.results.ending.rawValue)),
      .init("worlds", .integer(answer.results.draws.count)),
      .init(
        "failures",
        .array(
          answer.results.failures.map { failure in
            .object([
              .init("scenario", .string(experiment.scenarios[failure.scenario].id)),
              .init("draw", .integer(failure.draw)),
              .init("replicate", .integer(failure.replicate)),
              .init("message", .string(failure.message[console.language])),
            ])
          })),
      .init("cautions", .array(question.cautions.map { .string($0[console.language]) })),
      .init("rows", rows(answer.results).json()), .init("digest", .string(answer.digest)),
    ])
  }
}
