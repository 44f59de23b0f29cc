import ArgumentParser
import Evidence
import Experiments
import Foundation
import Randomness
import Storage

/// `gofal sweep …`
struct SweepCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sweep",
      abstract: says(
        en: "Runs a study: the same comparison at many points.",
        cy: "Yn rhedeg astudiaeth: yr un gymhariaeth mewn llawer o bwyntiau."),
      discussion: says(
        en: """
          gofal sweep STUDY.yaml plans, runs and merges here. For long studies, and on several \
          machines, each step has a command of its own: a study that is interrupted goes on where \
          it was, and nothing is run twice.
          """,
        cy: """
          Mae gofal sweep ASTUDIAETH.yaml yn cynllunio, yn rhedeg ac yn cyfuno yma. Ar gyfer \
          astudiaethau hir, ac ar sawl peiriant, mae gan bob cam ei orchymyn ei hun: mae astudiaeth \
          a dorrwyd yn mynd ymlaen o'r lle yr oedd, ac ni redir dim ddwywaith.
          """),
      subcommands: [
        SweepHereCommand.self, SweepPlanCommand.self, SweepRunCommand.self,
        SweepStatusCommand.self, SweepExtendCommand.self, SweepMergeCommand.self,
        SweepJobscriptCommand.self,
      ], defaultSubcommand: SweepHereCommand.self)
  }
}

struct PlanFolder: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      says(en: "The folder of a plan.", cy: "Ffolder cynllun."), valueName: "DIR"))
  var folder: String
}

/// How the blocks of a study are run.
struct BlockOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      says(
        en: "Stops in time, such as 55m, 2h or 1:30:00, with what is done kept; exit code 75.",
        cy: "Yn stopio mewn pryd, megis 55m, 2h neu 1:30:00, gan gadw'r hyn a wnaed; cod gorffen "
          + "75."), valueName: "TIME"))
  var timeLimit: String?

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Goes on with what is there.", cy: "Yn mynd ymlaen â'r hyn sydd yno.")))
  var resume = false

  @OptionGroup var work: WorkOptions

  func validate() throws {
    if let timeLimit, Self.seconds(timeLimit) == nil {
      throw ValidationError(
        says(
          en: "--time-limit is a time such as 90s, 55m, 2h or 1:30:00, not '\(timeLimit)'.",
          cy: "Amser megis 90s, 55m, 2h neu 1:30:00 yw --time-limit, nid '\(timeLimit)'."))
    }
  }

  /// Such as 90s, 55m, 2h, 1d, 1:30:00 [s]; nil where it is no time.
  static func seconds(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count > 1 {
      guard parts.count <= 3 else { return nil }
      var total = 0.0
      for part in parts {
        guard let number = UInt32(part) else { return nil }
        total = total * 60 + Double(number)
      }
      return total > 0 ? total : nil
    }
    let factors: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
    guard let unit = text.last, let factor = factors[unit], let number = Double(text.dropLast()),
      number.isFinite, number > 0, text.first?.isNumber == true
    else { return nil }
    return number * factor
  }

  var limit: Double? { timeLimit.flatMap(Self.seconds) }
}

/// Which study, and what is set in it.
struct StudyOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      says(en: "A study file.", cy: "Ffeil astudiaeth."), valueName: "STUDY.yaml"))
  var study: String

  @OptionGroup var changes: ChangeOptions

  @Option(
    help: ArgumentHelp(
      says(
        en: "The posterior.csv of gofal calibrate that parameters which are no factor are drawn "
          + "from, or none.",
        cy: "Y posterior.csv gan gofal calibrate y tynnir paramedrau nad ydynt yn ffactor ohono, "
          + "neu none."),
      valueName: "FILE|none"))
  var posterior: String?

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Compares scenarios even where they state different facts about the world.",
        cy: "Yn cymharu senarios hyd yn oed lle mae eu ffeithiau am y byd yn wahanol.")))
  var differentWorlds = false

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Says how many runs there are, and time and disk, and does nothing.",
        cy: "Yn dweud faint o rediadau sydd, ac amser a disg, heb wneud dim.")))
  var dryRun = false

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Replaces what is there, if it is ours.",
        cy: "Yn cymryd lle'r hyn sydd yno, os ein heiddo ni ydyw.")))
  var force = false

  /// Reads the study and says everything that is wrong with it.
  ///
  /// - Returns: with the catalogue that draws from the study's posterior.
  func read(
    _ catalogue: Catalogue, _ console: Console
  ) throws -> (plan: SweepPlan, file: StudyFile, catalogue: Catalogue) {
    if access(study, F_OK) != 0 {
      throw Refusal(
        .file, Text(en: "\(study): no such file.", cy: "\(study): nid oes ffeil o'r enw hwn."))
    }
    let (file, diagnostics) = readStudy(
      at: study, vocabulary: catalogue.vocabulary, outcomes: catalogue.outcomes.map(\.id),
      overrides: changes.set)
    for diagnostic in diagnostics where diagnostic.severity == .fault || !console.isQuiet {
      console.log(diagnostic.rendered(console.language) + "\n")
    }
    guard var file else { throw Refusal.silently(.data) }
    let posterior = try Catalogue.posterior(self.posterior, console)
    let catalogue = try catalogue.calibrated(by: posterior, console)
    file.scenarios = try Comparing(catalogue: catalogue, console: console).neutral(
      file.scenarios, overrides: file.overrides, threads: 1)
    let plan = SweepPlan(
      version: Catalogue.version, generator: changes.generator ?? Generator.philox, study: file,
      overrides: changes.set,
      posterior: posterior, differentWorlds: differentWorlds)
    return (plan, file, catalogue)
  }

  func sweep(_ catalogue: Catalogue, _ console: Console) throws -> Sweep {
    let (plan, file, catalogue) = try read(catalogue, console)
    var sweep = try Sweep(plan, file, catalogue)
    if let precision = file.precision {
      sweep = try sweep.replicated(to: precision, catalogue, console)
    }
    if !dryRun { console.note(sweep.size) }
    if !sweep.isBalanced { console.warn(Self.unbalanced) }
    return sweep
  }

  /// The folder of results to make, without an ending slash, and the one beside it that keeps the plan.
  ///
  /// - Throws: where results are there, and are not to be replaced.
  func folders(_ output: String?, of file: StudyFile) throws -> (results: String, plan: String) {
    var results = output ?? file.id
    while results.count > 1, results.hasSuffix("/") { results.removeLast() }
    if !force, access(results, F_OK) == 0 {
      throw Refusal(
        .file,
        Text(
          en: "\(results) exists, and nothing is overwritten. Choose another name, or use --force.",
          cy: "Mae \(results) yn bodoli, ac ni throsysgrifennir dim. Dewiswch enw arall, neu "
            + "defnyddiwch --force."))
    }
    return (results, results + ".plan")
  }

  static let unbalanced = Text(
    en: "Sobol' points balance only in powers of two.",
    cy: "Dim ond mewn pwerau o ddau y mae pwyntiau Sobol' yn gytbwys.")
}

/// `gofal sweep plan STUDY.yaml -o DIR`
struct SweepPlanCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "plan",
      abstract: says(
        en: "Makes the folder of a study, in which its blocks are kept.",
        cy: "Yn creu ffolder ar gyfer astudiaeth, lle cedwir ei blociau."))
  }

  @OptionGroup var study: StudyOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      says(en: "The folder to make.", cy: "Y ffolder i'w gwneud."), valueName: "DIR"))
  var output: String?

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if output == nil, !study.dryRun {
      throw ValidationError(
        says(
          en: "Say with -o which folder to make.", cy: "Dywedwch â -o pa ffolder i'w gwneud."))
    }
  }

  func run() throws {
    let console = speech.console
    let sweep = try study.sweep(.shipped, console)
    if study.dryRun {
      try console.print(
        sweep.size[console.language] + "\n"
          + sweep.estimate(threads: ProcessInfo.processInfo.activeProcessorCount)[
            console.language] + "\n")
      return
    }
    guard let output else { return }
    try sweep.make(at: output, force: study.force, console)
  }
}

extension SweepPlan {
  /// Whether a folder keeps this plan, to go on with.
  ///
  /// - Throws: where it keeps another.
  func goesOn(in folder: String, _ blocks: BlockOptions) throws -> Bool {
    guard blocks.resume, access(folder, F_OK) == 0 else { return false }
    let old: SweepPlan
    do {
      old = try SweepPlan(at: folder)
    } catch {
      throw Refusal(.data, error.message)
    }
    guard old.digest == digest else {
      throw Refusal(
        .data,
        Text(
          en:
            "\(folder) holds the plan of another study or version, or of this study before it was "
            + "changed.",
          cy: "Mae \(folder) yn dal cynllun astudiaeth neu fersiwn arall, neu'r astudiaeth hon cyn "
            + "ei newid."))
    }
    return true
  }
}

extension Sweep {
  /// With as many replications as the middle of all factors needs for a precision. They become part of
  /// the plan, so that every shard has the same, and `sweep extend` can add to them.
  func replicated(
    to precision: Double, _ catalogue: Catalogue, _ console: Console
  ) throws -> Sweep {
    let middle = file.factors.map { $0.factor.value(at: 0.5) }
    let wanted = Precision(
      relative: precision,
      outcomes: catalogue.outcomes.filter { file.outcomes?.contains($0.id) ?? true })
    let pilot = try study.experiment(
      at: middle, replications: SimulationOptions.precisionCap
    ).run(
      threads: ProcessInfo.processInfo.activeProcessorCount, precision: wanted,
      stop: Interruption.stop)
    if pilot.ending == .stopped {
      throw Refusal(.stopped, Text(en: "Stopped.", cy: "Stopiwyd."))
    }
    let count = pilot.draws.count
    let percent = Answer.stated((precision * 1e8).rounded() / 1e6)
    if pilot.ending == .precise {
      console.note(
        Text(
          en: "\(count) replications: so many does the middle of all factors need for \(percent)%. "
            + "Other points may need more; gofal sweep extend adds them.",
          cy: "\(count) o ddyblygiadau: dyna'r nifer sydd ei angen ar ganol pob ffactor ar gyfer "
            + "\(percent)%. Gall fod angen mwy ar bwyntiau eraill; mae gofal sweep extend yn eu "
            + "hychwanegu."))
    } else {
      console.warn(
        Text(
          en: "Less precise than \(percent)%: \(count) replications did not suffice.",
          cy: "Yn llai manwl gywir na \(percent)%: nid oedd \(count) o ddyblygiadau'n ddigon."))
    }
    var plan = plan
    if count > 1 { plan.extensions.append(.replications(count - 1)) }
    return try Sweep(plan, file, catalogue)
  }

  func make(at folder: String, force: Bool, _ console: Console) throws {
    do {
      try plan.make(at: folder, force: force)
    } catch {
      throw Refusal(.file, error.message)
    }
    console.note(
      Text(
        en: "The plan is in \(folder); run it with gofal sweep run \(folder).",
        cy: "Mae'r cynllun yn \(folder); rhedwch ef â gofal sweep run \(folder)."))
  }
}
