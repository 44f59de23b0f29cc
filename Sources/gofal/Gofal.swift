import ArgumentParser
import Evidence
import Foundation
import Storage

/// The command line of the simulation of home care.
struct Gofal: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "gofal",
      abstract: says(
        en: "Compares models of home care in the same simulated worlds.",
        cy: "Yn cymharu modelau gofal cartref yn yr un bydoedd efelychol."),
      discussion: says(
        en: """
          Standard output is data; progress and notes are on standard error. Texts are in English \
          or Welsh: --lang, else the locale. Exit codes: 0 good, 1 the answer is no, 2 usage, \
          3 some runs failed, 65 bad data, 69 a part is missing, 70 internal error, 74 input or \
          output, 75 stopped early.
          """,
        cy: """
          Data yw'r allbwn safonol; mae'r cynnydd a'r nodiadau ar y gwall safonol. Mae'r testunau \
          yn Gymraeg neu'n Saesneg: --lang, neu fel arall y locale. Codau gorffen: 0 da, 1 nid yw'r \
          ateb yn gadarnhaol, 2 defnydd anghywir, 3 methodd rhai rhediadau, 65 data gwael, 69 mae \
          rhan ar goll, 70 gwall mewnol, 74 mewnbwn neu allbwn, 75 stopiwyd yn gynnar.
          """),
      version: Catalogue.versionAndCommit,
      subcommands: [
        RunCommand.self, SweepCommand.self, EvalCommand.self, AnalyseCommand.self,
        OptimiseCommand.self, ReportCommand.self, DiffCommand.self, CheckCommand.self,
        CalibrateCommand.self, EvidenceCommand.self, ValidateCommand.self, ListCommand.self,
        NewCommand.self, SelftestCommand.self, NotebookCommand.self,
        WorkshopCommand.self,
      ])
  }
}

@main
enum Program {
  static func main() {
    // A closed pipe is seen as an error of `write`, and not as the death of the program.
    signal(SIGPIPE, SIG_IGN)
    exit(ending(of: Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  static func ending(of arguments: [String]) -> Ending {
    let console = Console(language: SpokenLanguage.current)
    do {
      var command = try Gofal.parseAsRoot(arguments)
      try command.run()
      return .good
    } catch let refusal as Refusal {
      if !refusal.message[console.language].isEmpty { console.complain(refusal.message) }
      return refusal.ending
    } catch {
      return ending(of: error, arguments, console)
    }
  }

  private static var commands: [String] {
    Gofal.configuration.subcommands.map { $0._commandName } + ["help"]
  }

  /// The words that should name a command, or a command within one, and do not.
  private static func unknownCommand(_ arguments: [String]) -> String? {
    guard let word = arguments.first, !word.hasPrefix("-") else { return nil }
    guard commands.contains(word) else { return word }
    let parent = Gofal.configuration.subcommands.first { $0._commandName == word }
    let within = parent?.configuration.subcommands.map { $0._commandName } ?? []
    guard !within.isEmpty, let next = arguments.dropFirst().first, !next.hasPrefix("-"),
      !within.contains(next)
    else { return nil }
    return word + " " + next
  }

  /// What ArgumentParser stops with: help, a version, a fault in the arguments.
  private static func ending(
    of error: Error, _ arguments: [String], _ console: Console
  ) -> Ending {
    let full = Gofal.fullMessage(for: error)
    let code = Gofal.exitCode(for: error)
    if code.isSuccess {
      let text = console.language == .welsh ? ParserMessages.help(full) : full
      do {
        try console.print(text + "\n")
        return .good
      } catch {
        return .file
      }
    }
    guard code == .validationFailure else {
      let text = String(describing: error)
      console.complain(
        Text(en: "Internal error: \(text)", cy: "Gwall mewnol: \(text)"))
      return .fault
    }
    let message = Gofal.message(for: error)
    // The sentences of our own checks are in the right language already.
    let isOurs = String(describing: error).contains("ValidationError")
    let line = isOurs ? message : ParserMessages.oneLine(message)
    if let word = unknownCommand(arguments) {
      console.complain(
        Text(en: "There is no command '\(word)'.", cy: "Nid oes gorchymyn o'r enw '\(word)'."))
    } else {
      console.complain(
        Text(
          en: line.hasSuffix(".") || line.hasSuffix("?") ? line : line + ".",
          cy: isOurs ? line : ParserMessages.fault(line)))
    }
    if let usage = full.range(of: "Usage: ") {
      let lines = String(full[usage.lowerBound...])
      console.log((console.language == .welsh ? ParserMessages.help(lines) : lines) + "\n")
    }
    return .usage
  }
}
