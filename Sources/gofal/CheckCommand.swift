import ArgumentParser
import Evidence
import Foundation
import Storage

/// `gofal check FILE…`
struct CheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: says(
        en: "Says everything that is wrong with scenario, case, study and area files.",
        cy: "Yn dweud popeth sydd o'i le ar ffeiliau senario, achos, astudiaeth ac ardal."),
      discussion: says(
        en: "Each fault is a line, file:line:column: message. Nothing is printed for a good file.",
        cy: "Llinell yw pob gwall, ffeil:llinell:colofn: neges. Nid argreffir dim ar gyfer ffeil "
          + "dda."))
  }

  @Argument(
    help: ArgumentHelp(
      says(
        en: "Files, or names of shipped scenarios.", cy: "Ffeiliau, neu enwau senarios o'r pecyn."),
      valueName: "FILE"))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      says(en: "table or json.", cy: "table neu json."), valueName: "table|json"))
  var format: OutputFormat = .table

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    try run(.shipped, speech.console)
  }

  func run(_ catalogue: Catalogue, _ console: Console) throws {
    let vocabulary = catalogue.vocabulary
    var all: [Diagnostic] = []
    var absent: [String] = []
    for file in files {
      let isPath = file.contains("/") || file.hasSuffix(".yaml") || file.hasSuffix(".yml")
      if isPath, access(file, F_OK) != 0 {
        absent.append(file)
      } else if isPath, Self.isArea(file) {
        all += readArea(at: file, vocabulary: vocabulary).diagnostics
      } else if shippedCases[file] != nil || isPath && Self.text(file).map(isCase) == true {
        all += try Cases.find(file, catalogue).diagnostics
      } else if isPath, Self.text(file).map(isStudy) == true {
        all +=
          readStudy(
            at: file, vocabulary: vocabulary, outcomes: catalogue.outcomes.map(\.id)
          ).diagnostics
      } else if isPath, Self.text(file).map(isTargets) == true {
        all +=
          readTargets(
            at: file, vocabulary: vocabulary, columns: catalogue.simulator(nil).columns
          ).diagnostics
      } else {
        all += readScenario(named: file, vocabulary: vocabulary).diagnostics
      }
    }
    if format == .json {
      try console.print(
        JSON.array(
          all.map { fault in
            .object([
              .init("severity", .string(fault.severity.rawValue)),
              .init("file", .string(fault.file)), .init("line", .integer(fault.line)),
              .init("column", .integer(fault.column)),
              .init("message", .string(fault.message[console.language])),
            ])
          }
        ).document)
    } else {
      for fault in all { try console.print(fault.rendered(console.language) + "\n") }
    }
    for file in absent {
      console.complain(
        Text(en: "\(file): no such file.", cy: "\(file): nid oes ffeil o'r enw hwn."))
    }
    if !absent.isEmpty { throw Refusal.silently(.file) }
    if all.contains(where: { $0.severity == .fault }) { throw Refusal.silently(.data) }
  }

  /// An area file is known by a key that only it has. What cannot be read is left to the reader of
  /// scenarios, which says why.
  private static func isArea(_ path: String) -> Bool {
    let own = ["population", "population_65", "rural", "micro_stance"]
    return text(path)?.split(whereSeparator: \.isNewline).contains {
      line in own.contains { line.hasPrefix($0 + ":") }
    } ?? false
  }

  private static func text(_ path: String) -> String? {
    var facts = stat()
    // A device or a pipe is never opened here.
    guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_size <= 1 << 20,
      let data = FileManager.default.contents(atPath: path)
    else { return nil }
    return String(decoding: data, as: UTF8.self)
  }
}
