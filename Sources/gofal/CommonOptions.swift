import ArgumentParser
import Evidence
import Experiments
import Foundation
import Randomness
import Storage

extension Language: ExpressibleByArgument {}

/// Which language, and how much is said.
struct SpeechOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      says(
        en: "The language of texts: en or cy. Without it, the locale's.",
        cy: "Iaith y testunau: en neu cy. Hebddo, iaith y locale."), valueName: "en|cy"))
  var lang: Language?

  @Flag(
    name: .shortAndLong,
    help: ArgumentHelp(
      says(
        en: "No progress and no notes; faults, warnings and the digest stay.",
        cy: "Dim cynnydd na nodiadau; mae'r gwallau, y rhybuddion a'r crynodeb yn aros.")))
  var quiet = false

  var console: Console {
    var console = Console(language: SpokenLanguage.current)
    console.isQuiet = quiet
    return console
  }
}

enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case table
  case csv
  case json
  case markdown
  case xlsxFriendly = "xlsx-friendly"
}

enum ProgressStyle: String, CaseIterable, ExpressibleByArgument {
  case auto
  case always
  case never
  case json
}

/// How the work is done, on which no result depends.
struct WorkOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "Threads; without it, one a processor. The results do not depend on it.",
        cy: "Edafedd; hebddo, un i bob prosesydd. Nid yw'r canlyniadau'n dibynnu ar hyn."),
      valueName: "N"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      says(
        en: "Progress on standard error: auto (on a terminal), always, never, json.",
        cy: "Y cynnydd ar y gwall safonol: auto (ar derfynell), always, never, json."),
      valueName: "auto|always|never|json"))
  var progress: ProgressStyle = .auto

  var threadCount: Int { threads ?? max(ProcessInfo.processInfo.activeProcessorCount, 1) }

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError(
        says(
          en: "--threads must be between 1 and 1024, not \(threads).",
          cy: "Rhaid i --threads fod rhwng 1 a 1024, nid \(threads)."))
    }
  }
}

/// Which worlds are simulated, and how many.
struct SimulationOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "Parameter sets, drawn from what is known of the parameters (100).",
        cy: "Setiau o baramedrau, wedi'u tynnu o'r hyn a wyddys am y paramedrau (100)."),
      valueName: "N"))
  var draws: Int?

  @Flag(
    help: ArgumentHelp(
      says(
        en: "All parameters at their central values: only chance differs between runs.",
        cy: "Pob paramedr ar ei werth canolog: dim ond hap sy'n wahanol rhwng rhediadau.")))
  var fixedParameters = false

  @Option(
    help: ArgumentHelp(
      says(
        en: "The posterior.csv of gofal calibrate that parameters are drawn from, or none.",
        cy: "Y posterior.csv gan gofal calibrate y tynnir paramedrau ohono, neu none."),
      valueName: "FILE|none"))
  var posterior: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "Runs within each parameter set (2).",
        cy: "Rhediadau o fewn pob set o baramedrau (2)."), valueName: "N"))
  var replications: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "N parameter sets of one run each; instead of --draws and --replications.",
        cy: "N set o baramedrau, un rhediad yr un; yn lle --draws a --replications."),
      valueName: "N"))
  var runs: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "Run until the headlines are this precise, such as 2%; --draws is then the most.",
        cy: "Rhedeg nes bod y prif ganlyniadau mor fanwl gywir â hyn, megis 2%; --draws yw'r mwyaf "
          + "wedyn."), valueName: "P%"))
  var precision: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "Which possible worlds: a whole number from 0 (1).",
        cy: "Pa fydoedd posibl: rhif cyfan o 0 i fyny (1)."), valueName: "N"))
  var seed: UInt64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "Years that are simulated after the choice, in every scenario.",
        cy: "Blynyddoedd a efelychir ar ôl y dewis, ym mhob senario."), valueName: "N"))
  var years: Double?

  @OptionGroup var changes: ChangeOptions

  @OptionGroup var work: WorkOptions

  static let mostDraws = 1_000_000
  /// Draws after which a run that was asked to be precise gives up.
  static let precisionCap = 1000

  func validate() throws {
    for (name, value) in [
      ("draws", draws), ("replications", replications), ("runs", runs),
    ] {
      guard let value else { continue }
      if !(1...Self.mostDraws).contains(value) {
        throw ValidationError(
          says(
            en: "--\(name) must be between 1 and \(Self.mostDraws), not \(value).",
            cy: "Rhaid i --\(name) fod rhwng 1 a \(Self.mostDraws), nid \(value)."))
      }
    }
    if runs != nil, draws != nil || replications != nil || precision != nil {
      throw ValidationError(
        says(
          en: "--runs N means N draws of one replication; leave out --draws, --replications and "
            + "--precision.",
          cy: "Ystyr --runs N yw N tyniad ag un rhediad yr un; gadewch --draws, --replications a "
            + "--precision allan."))
    }
    if let years, !(1...100).contains(years) {
      throw ValidationError(
        says(
          en: "--years must be from 1 to 100, not \(years).",
          cy: "Rhaid i --years fod rhwng 1 a 100, nid \(years)."))
    }
    if let precision, relativePrecision == nil {
      throw ValidationError(
        says(
          en: "--precision is a percentage above 0 and below 100, such as 2%, not '\(precision)'.",
          cy: "Canran uwchlaw 0 ac islaw 100, megis 2%, yw --precision, nid '\(precision)'."))
    }
  }

  var relativePrecision: Double? {
    guard let precision, let share = try? Quantity.amount(precision, unit: .share), share > 0,
      share < 1
    else { return nil }
    return share
  }

  var drawCount: Int { runs ?? draws ?? (precision == nil ? 100 : Self.precisionCap) }
  var replicationCount: Int { runs != nil ? 1 : replications ?? 2 }

  /// The catalogue with the calibration that `--posterior` names.
  func calibrated(_ catalogue: Catalogue, _ console: Console) throws -> Catalogue {
    try catalogue.calibrated(by: Catalogue.posterior(posterior, console), console)
  }

  /// What `--set` and `--years` state, as `--set` would.
  var overrides: [String] {
    changes.set
      + (years.map { ["years=\($0 == $0.rounded() ? String(Int($0)) : String($0))"] } ?? [])
  }

  /// Seed and generator: the options, else GSL's variables, else 1 and `philox`.
  func randomness(_ console: Console) throws -> (seed: UInt64, generator: String) {
    let type = changes.generator == nil ? Environment.value(of: "GSL_RNG_TYPE") : nil
    let number = seed == nil ? Environment.value(of: "GSL_RNG_SEED") : nil
    let asked: (generator: String?, seed: UInt64?)
    do {
      asked = try environmentDefaults(type: type, seed: number)
    } catch .unknownGenerator(let name) {
      throw Refusal(
        .usage,
        Text(en: "GSL_RNG_TYPE: ", cy: "GSL_RNG_TYPE: ")
          .followed(by: ExperimentFault.unknownGenerator(name).message))
    } catch {
      throw Refusal(
        .usage,
        Text(
          en: "GSL_RNG_SEED must be a whole number from 0, not '\(number ?? "")'.",
          cy: "Rhaid i GSL_RNG_SEED fod yn rhif cyfan o 0 i fyny, nid '\(number ?? "")'."))
    }
    if let generator = asked.generator {
      console.note(
        Text(
          en: "The generator is \(generator), from GSL_RNG_TYPE.",
          cy: "Y generadur yw \(generator), o GSL_RNG_TYPE."))
    }
    if let seed = asked.seed {
      console.note(
        Text(
          en: "The seed is \(seed), from GSL_RNG_SEED.", cy: "Yr hedyn yw \(seed), o GSL_RNG_SEED.")
      )
    }
    let chosen = changes.generator ?? asked.generator ?? Generator.philox
    if chosen != Generator.philox {
      console.note(
        Text(
          en: "With \(chosen), scenarios share one stream a run and purpose, and are paired less "
            + "well than with philox.",
          cy:
            "Gyda \(chosen), mae senarios yn rhannu un ffrwd ar gyfer pob rhediad a diben, ac fe'u "
            + "perir yn llai da na gyda philox."))
    }
    return (seed ?? asked.seed ?? 1, chosen)
  }
}

extension Catalogue {
  /// The text of the posterior that `--posterior` names: empty for `none`, nil where none is named.
  static func posterior(_ path: String?, _ console: Console) throws -> SourceText? {
    guard let path else { return nil }
    if path == "none" { return SourceText(name: path, text: "") }
    switch readSource(at: path) {
    case .success(let source): return source
    case .failure(let fault):
      console.log(fault.rendered(console.language) + "\n")
      throw Refusal.silently(.data)
    }
  }

  /// With parameters drawn from a posterior; an empty one takes the calibration away, and nil keeps it.
  func calibrated(by posterior: SourceText?, _ console: Console) throws -> Catalogue {
    guard let posterior else { return self }
    var catalogue = self
    catalogue.calibration = nil
    if posterior.text.isEmpty { return catalogue }
    switch PosteriorFile.read(posterior) {
    case .failure(let fault):
      console.log(fault.rendered(console.language) + "\n")
      throw Refusal.silently(.data)
    case .success(let file):
      let known = Set(settings.filter { $0.kind == .fact }.map(\.key))
      if let key = file.table.keys.first(where: { !known.contains($0) }) {
        throw Refusal(
          .data,
          Text(
            en: "\(posterior.name): there is no parameter '\(key)'.",
            cy: "\(posterior.name): nid oes paramedr '\(key)'."))
      }
      if file.model != modelVersion {
        console.note(
          Text(
            en: "\(posterior.name) was fitted with model \(file.model), and this is "
              + "\(modelVersion): fit it again.",
            cy: "Ffitiwyd \(posterior.name) gyda model \(file.model), a \(modelVersion) yw hwn: "
              + "ffitiwch ef eto."))
      }
      catalogue.calibration = file
      return catalogue
    }
  }
}

extension Text {
  func followed(by other: Text) -> Text {
    Text(en: en + other.en, cy: cy + other.cy)
  }
}

/// What is changed in every scenario, and the numbers that chance is made of.
struct ChangeOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      says(
        en: "Sets a key in every scenario, such as levers.budget_rule=open; repeatable.",
        cy: "Yn gosod allwedd ym mhob senario, megis levers.budget_rule=open; gellir ei ailadrodd."),
      valueName: "KEY=VALUE"))
  var set: [String] = []

  @Option(
    help: ArgumentHelp(
      says(
        en: "philox, or the name of one of GSL's generators: weaker pairing.",
        cy: "philox, neu enw un o eneraduron GSL: paru gwannach."), valueName: "NAME"))
  var generator: String?

  func validate() throws {
    if let generator, !Generator.isKnown(generator) {
      throw ValidationError(
        ExperimentFault.unknownGenerator(generator).message[SpokenLanguage.current])
    }
  }
}

struct PrintingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      says(
        en: "How the answer is printed: table, csv, json, markdown, xlsx-friendly.",
        cy: "Sut yr argreffir yr ateb: table, csv, json, markdown, xlsx-friendly."),
      valueName: "FORMAT"))
  var format: OutputFormat = .table
}
