import ArgumentParser
import Evidence
import Experiments
import Foundation
import Storage

/// `gofal eval SCENARIO a=1 b=2 target=out.csv`
struct EvalCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "eval",
      abstract: says(
        en: "Simulates one point for another tool's search, such as pyABC's.",
        cy: "Yn efelychu un pwynt ar gyfer chwiliad offeryn arall, megis pyABC."),
      discussion: says(
        en: """
          Each KEY=VALUE sets a parameter, a lever or a mix, as --set does; target=FILE says where \
          the outcomes go, one row a run, and replaces a file that is there. Without it they are \
          printed. The same point gives the same bytes as in run and in sweep.
          """,
        cy: """
          Mae pob ALLWEDD=GWERTH yn gosod paramedr, ysgogiad neu gymysgedd, fel --set; mae target=FFEIL \
          yn dweud i ble yr â'r canlyniadau, un rhes i bob rhediad, gan gymryd lle ffeil sydd yno. \
          Hebddo fe'u hargreffir. Mae'r un pwynt yn rhoi'r un beitiau ag yn run ac yn sweep.
          """))
  }

  @Argument(
    help: ArgumentHelp(
      says(en: "A scenario.", cy: "Senario."), valueName: "SCENARIO"))
  var scenario: String

  @Argument(
    help: ArgumentHelp(
      says(en: "What is set, and target=FILE.", cy: "Yr hyn a osodir, a target=FFEIL."),
      valueName: "KEY=VALUE"))
  var point: [String] = []

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    Interruption.watch()
    let console = speech.console
    let comparing = Comparing(
      catalogue: try simulation.calibrated(.shipped, console), console: console)
    var options = simulation
    let targets = point.filter { $0.hasPrefix("target=") }.map { String($0.dropFirst(7)) }
    options.changes.set += point.filter { !$0.hasPrefix("target=") }
    if targets.count > 1 || targets.contains("") {
      throw Refusal(
        .usage,
        Text(en: "Say target=FILE once.", cy: "Dywedwch target=FFEIL unwaith."))
    }
    // One run, unless more are asked for.
    if options.draws == nil, options.replications == nil, options.runs == nil { options.runs = 1 }
    let question = try comparing.question([scenario], options, differentWorlds: false)
    let answer = try comparing.answer(question, options)
    let outcomes = comparing.catalogue.outcomes
    let table = DataRows(
      columns: Table.outcomesWide(outcomes).columns.map(\.name),
      rows: Array(ResultTables(answer.results, comparing.catalogue).wide)
    ).text()
    if answer.results.ending == .stopped {
      throw Refusal(.stopped, Text(en: "Stopped.", cy: "Stopiwyd."))
    }
    if let target = targets.first {
      try Comparing.save(table, to: target, force: true)
    } else {
      try console.print(table)
    }
    console.log("digest: \(answer.digest)\n")
    if let failure = answer.results.failures.first {
      throw Refusal(.someFailed, failure.message)
    }
  }
}
