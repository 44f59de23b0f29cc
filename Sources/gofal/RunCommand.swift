import ArgumentParser
import CareMarket
import Evidence
import Experiments
import Foundation
import Storage

/// `gofal run SCENARIO…`
struct RunCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "run",
      abstract: says(
        en: "Simulates scenarios, and compares each with the first.",
        cy: "Yn efelychu senarios, ac yn cymharu pob un â'r cyntaf."),
      discussion: says(
        en: """
          A scenario is the name of a shipped one (gofal list scenarios) or a file. The same people \
          and workers are met in each scenario, so that a difference between them is the effect of \
          the choices.
          """,
        cy: """
          Enw senario o'r pecyn (gofal list scenarios) neu ffeil yw senario. Yr un bobl a'r un \
          gweithwyr sydd ym mhob senario, fel mai effaith y dewisiadau yw'r gwahaniaeth rhyngddynt.
          """))
  }

  @Argument(
    help: ArgumentHelp(
      says(
        en: "Scenarios; the first is the reference.",
        cy: "Senarios; y cyntaf yw'r cyfeirnod."), valueName: "SCENARIO"))
  var scenarios: [String] = []

  @OptionGroup var simulation: SimulationOptions

  @Option(
    help: ArgumentHelp(
      says(
        en: "How the answer is printed: table, csv, json, markdown, xlsx-friendly.",
        cy: "Sut yr argreffir yr ateb: table, csv, json, markdown, xlsx-friendly."),
      valueName: "FORMAT"))
  var format: OutputFormat = .table

  @Option(
    help: ArgumentHelp(
      says(
        en: "One world only, such as draw=17,replicate=1.",
        cy: "Un byd yn unig, megis draw=17,replicate=1."), valueName: "draw=D,replicate=R"))
  var only: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "With --only: writes every event of that world to a CSV file.",
        cy: "Gyda --only: yn ysgrifennu pob digwyddiad yn y byd hwnnw i ffeil CSV."),
      valueName: "FILE"))
  var trace: String?

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Compares scenarios even where they state different facts about the world.",
        cy: "Yn cymharu senarios hyd yn oed lle mae eu ffeithiau am y byd yn wahanol.")))
  var differentWorlds = false

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Replaces a file that is there.", cy: "Yn cymryd lle ffeil sydd yno eisoes.")))
  var force = false

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if scenarios.isEmpty {
      throw ValidationError(
        says(
          en: "Name at least one scenario, such as baseline.",
          cy: "Enwch o leiaf un senario, megis baseline."))
    }
    if trace != nil, only == nil {
      throw ValidationError(
        says(
          en: "--trace writes the events of one world: say which with --only draw=1,replicate=1.",
          cy: "Mae --trace yn ysgrifennu digwyddiadau un byd: dywedwch pa un â --only "
            + "draw=1,replicate=1."))
    }
    if only != nil { _ = try world() }
  }

  /// The world that `--only` names.
  private func world() throws -> (draw: Int, replicate: Int)? {
    guard let only else { return nil }
    var parts: [String: Int] = [:]
    for piece in only.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = piece.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, let number = Int(sides[1]), number >= 1,
        parts.updateValue(number, forKey: String(sides[0])) == nil
      else {
        parts = [:]
        break
      }
    }
    guard let draw = parts["draw"], let replicate = parts["replicate"], parts.count == 2,
      draw <= simulation.drawCount, replicate <= simulation.replicationCount
    else {
      throw ValidationError(
        says(
          en: "--only names one of the run's worlds, such as draw=17,replicate=1: draws go up to "
            + "\(simulation.drawCount), replicates to \(simulation.replicationCount).",
          cy: "Mae --only yn enwi un o fydoedd y rhediad, megis draw=17,replicate=1: mae draw yn "
            + "mynd hyd at \(simulation.drawCount), a replicate hyd at "
            + "\(simulation.replicationCount)."))
    }
    return (draw, replicate)
  }

  func run() throws {
    Interruption.watch()
    try run(Comparing(catalogue: .shipped, console: speech.console))
  }

  func run(_ comparing: Comparing) throws {
    let console = comparing.console
    let question = try comparing.question(
      scenarios, simulation, differentWorlds: differentWorlds)
    let answer: Comparing.Answer
    if let world = try world() {
      answer = comparing.answer(question, draw: world.draw, replicate: world.replicate)
      if let trace {
        let events = try events(of: question, comparing.catalogue, world)
        try Comparing.save(events, to: trace, force: force)
      }
    } else {
      answer = try comparing.answer(question, simulation)
    }
    if answer.results.draws.isEmpty {
      throw Refusal(
        .stopped,
        Text(
          en: "Stopped before any world was complete.",
          cy: "Stopiwyd cyn i unrhyw fyd gael ei gwblhau."))
    }
    try comparing.print(answer, of: question, as: format)
    console.log("digest: \(answer.digest)\n")
    if answer.results.ending == .stopped { throw Refusal.silently(.stopped) }
    if !answer.results.failures.isEmpty { throw Refusal.silently(.someFailed) }
  }

  /// Every event of one world, scenario by scenario and area by area.
  private func events(
    of question: Comparing.Question, _ catalogue: Catalogue, _ world: (draw: Int, replicate: Int)
  ) throws -> String {
    let experiment = question.experiment
    let key = WorldKey(
      seed: experiment.seed, draw: world.draw, replicate: world.replicate,
      generator: experiment.generator)
    var table = DataTable(
      columns: [
        "scenario", "area", "week", "event", "person", "worker", "provider", "amount",
      ], rows: [])
    for scenario in experiment.scenarios {
      for part in scenario.parts {
        do {
          try catalogue.trace([part], experiment.facts(draw: world.draw), key) { event in
            table.rows.append([
              .text(part.id), .text(part.area.id), .number(event.week), .text(event.event),
              .text(event.person), .text(event.worker), .text(event.provider),
              .number(event.amount),
            ])
          }
        } catch {
          throw Refusal(.someFailed, error.message)
        }
      }
    }
    return table.text()
  }
}
