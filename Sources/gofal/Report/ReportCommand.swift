import ArgumentParser
import Evidence
import Experiments
import Foundation
import Reports
import Storage

extension ReportKind: ExpressibleByArgument {}

/// `gofal report RESULTS|SCENARIO…`
struct ReportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report",
      abstract: says(
        en: "Writes a report with charts, in English and in Welsh.",
        cy: "Yn ysgrifennu adroddiad gyda siartiau, yn Gymraeg ac yn Saesneg."),
      discussion: says(
        en: """
          Of results that gofal run -o has kept, or of scenarios, which are simulated first. The \
          report in the other language stands beside it: r.html and r.cy.html. Each is one file that \
          needs no network.
          """,
        cy: """
          O ganlyniadau a gadwyd gan gofal run -o, neu o senarios, a efelychir yn gyntaf. Mae'r \
          adroddiad yn yr iaith arall wrth ei ochr: r.html ac r.en.html. Un ffeil nad oes arni \
          angen rhwydwaith yw pob un.
          """))
  }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case html
    case markdown
    case pdf
  }

  @Argument(
    help: ArgumentHelp(
      says(
        en: "A folder of results, or scenarios; the first is the reference.",
        cy: "Ffolder o ganlyniadau, neu senarios; y cyntaf yw'r senario gyfeirio."),
      valueName: "RESULTS|SCENARIO"))
  var inputs: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      says(
        en: "The file to write, such as r.html, r.md or r.pdf.",
        cy: "Y ffeil i'w hysgrifennu, megis r.html, r.md neu r.pdf."), valueName: "FILE"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "html, markdown or pdf. Without it, as the file's name ends.",
        cy: "html, markdown neu pdf. Hebddo, yn ôl diwedd enw'r ffeil."), valueName: "FORMAT"))
  var format: Format?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      says(
        en: "What the report is for: \(ReportCommand.kinds).",
        cy: "Diben yr adroddiad: \(ReportCommand.kinds)."), valueName: "KIND"))
  var kind: ReportKind = .full

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "One simulated person's weeks under the scenarios, side by side (draw 1, replicate 1).",
        cy: "Wythnosau un person efelychol o dan y senarios, ochr yn ochr (tyniad 1, dyblygiad 1)."),
      valueName: "K"))
  var person: Int?

  @OptionGroup var simulation: SimulationOptions

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Compares scenarios even where they state different facts about the world.",
        cy: "Yn cymharu senarios hyd yn oed lle mae eu ffeithiau am y byd yn wahanol.")))
  var differentWorlds = false

  @Flag(
    help: ArgumentHelp(
      says(en: "Replaces files that are there.", cy: "Yn cymryd lle ffeiliau sydd yno eisoes.")))
  var force = false

  @OptionGroup var speech: SpeechOptions

  private static var kinds: String {
    ReportKind.allCases.map(\.rawValue).joined(separator: ", ")
  }

  func validate() throws {
    if inputs.isEmpty {
      throw ValidationError(
        says(
          en: "Name a folder of results, or at least one scenario.",
          cy: "Enwch ffolder o ganlyniadau, neu o leiaf un senario."))
    }
    if output == nil, chosenFormat != .markdown {
      throw ValidationError(
        says(
          en: "Say which file to write: -o r.html. Only Markdown can be printed.",
          cy: "Dywedwch pa ffeil i'w hysgrifennu: -o r.html. Dim ond Markdown y gellir ei argraffu."
        ))
    }
  }

  /// As asked for, else as the file's name ends, else HTML.
  private var chosenFormat: Format {
    if let format { return format }
    let name = output?.lowercased() ?? ""
    return name.hasSuffix(".md") || name.hasSuffix(".markdown")
      ? .markdown : name.hasSuffix(".pdf") ? .pdf : .html
  }

  func run() throws {
    Interruption.watch()
    let console = speech.console
    let comparing = Comparing(
      catalogue: try simulation.calibrated(.shipped, console), console: console)
    let browser = chosenFormat == .pdf ? try Browser() : nil
    if let output { try refuseReplacing(output, console.language) }
    let reader = ReportInputs(comparing: comparing, options: simulation)
    if let person {
      try write(reader.person(person, inputs).report, browser, console)
      return
    }
    let (material, ending, spent) = try reader.material(inputs, differentWorlds: differentWorlds)
    let start = ContinuousClock.now
    try write(Report(material, as: kind), browser, console)
    let seconds = duration((ContinuousClock.now - start + spent).seconds, console.language)
    console.note(
      Text(
        en: "The report took \(seconds) after the simulation.",
        cy: "Cymerodd yr adroddiad \(seconds) ar ôl yr efelychiad."))
    console.log("digest: \(material.conduct.digest)\n")
    if ending != .good { throw Refusal.silently(ending) }
  }

  private func write(_ report: Report, _ browser: Browser?, _ console: Console) throws {
    guard let output else {
      try console.print(MarkdownPage(report, other: nil).text(console.language))
      return
    }
    for language in [console.language, console.language.other] {
      let file = path(output, in: language)
      let other = path(output, in: language.other).split(separator: "/").last.map(String.init)
      switch chosenFormat {
      case .html:
        try Comparing.save(HTMLPage(report, other: other).text(language), to: file, force: force)
      case .markdown:
        try Comparing.save(
          MarkdownPage(report, other: other).text(language), to: file, force: force)
      case .pdf:
        try browser?.print(HTMLPage(report, other: nil).text(language), to: file)
      }
      console.note(Text(en: "Written: \(file)", cy: "Ysgrifennwyd: \(file)"))
    }
  }

  /// The file that is asked for in the program's language, and beside it the other's: `r.cy.html`.
  private func path(_ output: String, in language: Language) -> String {
    if language == speech.console.language { return output }
    let slash = output.lastIndex(of: "/") ?? output.startIndex
    guard let dot = output.lastIndex(of: "."), dot > slash else {
      return output + "." + language.rawValue
    }
    return output[..<dot] + "." + language.rawValue + output[dot...]
  }

  /// Found out before the simulation.
  private func refuseReplacing(_ output: String, _ language: Language) throws {
    if force { return }
    for file in Language.allCases.map({ path(output, in: $0) }) where access(file, F_OK) == 0 {
      throw Refusal(
        .file,
        Text(
          en: "\(file) is there already; --force replaces it.",
          cy: "Mae \(file) yno eisoes; mae --force yn cymryd ei le."))
    }
  }
}
