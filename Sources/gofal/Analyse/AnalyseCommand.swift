import Analysis
import ArgumentParser
import Evidence
import Randomness

/// `gofal analyse sensitivity|uncertainty|information|discovery|ranking`
struct AnalyseCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "analyse",
      abstract: says(
        en: "From results to a decision: what matters, how sure, what to find out, which is best.",
        cy: "O ganlyniadau i benderfyniad: beth sy'n bwysig, pa mor sicr, beth i'w ganfod, pa un "
          + "sydd orau."),
      discussion: says(
        en: "Each takes a folder of results (gofal run -o) or a table from elsewhere (--table).",
        cy: "Mae pob un yn derbyn ffolder o ganlyniadau (gofal run -o) neu dabl o rywle arall "
          + "(--table)."),
      subcommands: [
        SensitivityCommand.self, UncertaintyCommand.self, InformationCommand.self,
        DiscoveryCommand.self, RankingCommand.self,
      ])
  }
}

/// What is analysed, and how the answer is printed.
struct AnalysisOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      says(
        en: "A folder of results, as gofal run -o writes it.",
        cy: "Ffolder o ganlyniadau, fel y mae gofal run -o yn ei hysgrifennu."),
      valueName: "RESULTS"))
  var results: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "Instead of results: a CSV table from elsewhere, one header row.",
        cy: "Yn lle canlyniadau: tabl CSV o rywle arall, ag un rhes o benawdau."),
      valueName: "FILE.csv"))
  var table: String?

  @OptionGroup var printing: PrintingOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "For what is drawn again to find standard errors, and for weights: a whole number.",
        cy: "Ar gyfer yr hyn a dynnir eto i gael gwallau safonol, ac ar gyfer pwysau: rhif cyfan."),
      valueName: "N"))
  var seed: UInt64 = 1

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if (results == nil) == (table == nil) {
      throw ValidationError(
        says(
          en: "Name a folder of results, or a table with --table FILE.csv.",
          cy: "Enwch ffolder o ganlyniadau, neu dabl â --table FILE.csv."))
    }
  }

  /// The results that were named; those that were stopped early are said to be.
  func kept() throws -> KeptResults {
    let kept = try KeptResults(results ?? "", .shipped)
    if !kept.isComplete {
      speech.console.warn(
        Text(
          en: "These results were stopped early and hold fewer draws than were asked for.",
          cy: "Stopiwyd y canlyniadau hyn yn gynnar, ac mae ynddynt lai o dyniadau nag y gofynnwyd "
            + "amdanynt."))
    }
    if kept.isStudy {
      speech.console.note(
        Text(
          en: "The results are of a study: its points are the draws here, spread as its design "
            + "spreads them, and its factors are the parameters.",
          cy:
            "Canlyniadau astudiaeth yw'r rhain: ei phwyntiau yw'r tyniadau yma, wedi'u gwasgaru fel "
            + "y mae ei chynllun yn eu gwasgaru, a'i ffactorau yw'r paramedrau."))
    }
    return kept
  }

  /// Random numbers by name, so that an answer does not depend on the order of the work.
  func uniforms() throws -> Uniforms { try Uniforms(analysisOf: seed) }

  /// Runs an analysis, says in words what is wrong with a table, and prints the answer.
  ///
  /// An argument outside what a method is defined for is a fault of usage, all else of the data.
  func answer(_ body: () throws -> Answer) throws {
    do {
      try body().print(as: printing.format, speech.console)
    } catch let fault as AnalysisFault {
      if case .argument = fault { throw Refusal(.usage, fault.text) }
      let place = table ?? results ?? ""
      throw Refusal(.data, Text(en: place + ": ", cy: place + ": ").followed(by: fault.text))
    }
  }
}

/// Names or numbers between commas.
enum ListedWords {
  static func names(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").map { word in
      var word = word
      while word.first == " " { word.removeFirst() }
      while word.last == " " { word.removeLast() }
      return String(word)
    }.filter { !$0.isEmpty }
  }

  /// Sets between commas, the names of each joined by plus signs.
  static func groups(_ text: String?) -> [[String]] {
    names(text).map { $0.split(separator: "+").map(String.init) }
  }

  static func numbers(_ text: String?, option: String) throws -> [Double] {
    try names(text).map { word in
      guard let value = Double(word), value.isFinite else { throw wrong(option, word) }
      return value
    }
  }

  static func needed(_ text: String?, option: String) throws -> [String] {
    let found = names(text)
    if found.isEmpty { throw missing(option) }
    return found
  }

  /// One of the options has to be given.
  static func missing(_ options: String...) -> Refusal {
    Refusal(
      .usage,
      Text(
        en: "\(options.joined(separator: " or ")) is needed here.",
        cy: "Mae angen \(options.joined(separator: " neu ")) yma."))
  }

  static func wrong(_ option: String, _ word: String) -> Refusal {
    Refusal(
      .usage,
      Text(
        en: "'\(word)' is not a number that \(option) can take.",
        cy: "Nid yw '\(word)' yn rhif y gall \(option) ei gymryd."))
  }
}

extension Uniforms {
  /// Those of an analysis, apart from those of parameters and of the simulation.
  init(analysisOf seed: UInt64) throws {
    let streams = try Streams(
      seed: seed, draw: 0, replicate: 0, place: stableHash("analysis"))
    self.init(seed: seed) { _, stream, index in
      var streams = streams
      return streams.uniform(Purpose(rawValue: 0), index, stream)
    }
  }
}
