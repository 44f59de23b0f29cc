import ArgumentParser
import Evidence
import Storage

/// `gofal diff RESULTS1 RESULTS2`
struct DiffCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "diff",
      abstract: says(
        en: "Says which figures differ between two results, and what is otherwise in them.",
        cy: "Yn dweud pa ffigurau sy'n wahanol rhwng dau ganlyniad, a beth sy'n wahanol ynddynt."),
      discussion: says(
        en: """
          What is otherwise: inputs, worlds, calibration, version, defaults, the evidence that \
          defaults rest on, build and machine. Exit code 0 where every outcome is the same, and 1 \
          where one differs.
          """,
        cy: """
          Yr hyn sy'n wahanol: mewnbynnau, bydoedd, graddnodiad, fersiwn, rhagosodiadau, y \
          dystiolaeth y mae rhagosodiadau'n seiliedig arni, adeiladwaith a pheiriant. Cod gorffen 0 \
          lle mae pob canlyniad yr un fath, ac 1 lle mae un yn wahanol.
          """))
  }

  @Argument(
    help: ArgumentHelp(
      says(
        en: "The folder of the earlier results, from gofal run or sweep.",
        cy: "Ffolder y canlyniadau cynharach, o gofal run neu sweep."), valueName: "RESULTS1"))
  var before: String

  @Argument(
    help: ArgumentHelp(
      says(en: "The folder of the later results.", cy: "Ffolder y canlyniadau diweddarach."),
      valueName: "RESULTS2"))
  var after: String

  @Option(
    help: ArgumentHelp(
      says(
        en: "How it is printed: table, csv, json, markdown, xlsx-friendly. Tables are of whole "
          + "periods and of everybody; the other formats have quarters and groups too.",
        cy: "Sut yr argreffir: table, csv, json, markdown, xlsx-friendly. Cyfnodau cyfan a phawb "
          + "sydd mewn tablau; mae chwarteri a grwpiau hefyd yn y fformatau eraill."),
      valueName: "FORMAT"))
  var format: OutputFormat = .table

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let console = speech.console
    do {
      let comparison = try ComparedResults(before: before, after: after)
      let text =
        switch format {
        case .table: comparison.plain(console.language, width: console.width)
        case .markdown: comparison.markdown(console.language)
        case .csv: comparison.data.text()
        case .xlsxFriendly: comparison.data.text(DataRows.spreadsheet)
        case .json: comparison.json(console.language).document
        }
      if format == .csv || format == .xlsxFriendly {
        for cause in comparison.causes { console.note(cause.sentence) }
      }
      try console.print(text)
      if !comparison.isSame { throw Refusal.silently(.no) }
    } catch let fault as OutputFault {
      throw Refusal(.file, fault.message)
    }
  }
}
