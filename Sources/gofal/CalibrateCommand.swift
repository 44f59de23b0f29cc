import ArgumentParser
import CareMarket
import Evidence
import Experiments
import Foundation
import Search
import Storage

/// `gofal calibrate TARGETS`
struct CalibrateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "calibrate",
      abstract: says(
        en: "Fits uncertain parameters to published or local figures.",
        cy: "Yn ffitio paramedrau ansicr i ffigurau cyhoeddedig neu leol."),
      discussion: says(
        en: """
          Simulates worlds with parameters from their declared distributions, and keeps those that \
          lead to the figures: regression-adjusted approximate Bayesian computation (Beaumont, Zhang \
          and Balding 2002). What is stopped goes on where it was when it is started again. The \
          folder's posterior.csv is what gofal run --posterior reads. The baseline's own figures are \
          targets-2018 and targets-2024.
          """,
        cy: """
          Yn efelychu bydoedd â pharamedrau o'u dosraniadau datganedig, ac yn cadw'r rhai sy'n arwain \
          at y ffigurau: cyfrifiant Bayesaidd bras wedi'i addasu drwy atchweliad (Beaumont, Zhang a \
          Balding 2002). Bydd yr hyn a stopiwyd yn mynd ymlaen o'r un lle pan ddechreuir eto. \
          posterior.csv yn y ffolder yw'r hyn y mae gofal run --posterior yn ei ddarllen. Ffigurau'r \
          waelodlin ei hun yw targets-2018 a targets-2024.
          """))
  }

  @Argument(
    help: ArgumentHelp(
      says(
        en: "A file of targets, or the name of a shipped one.",
        cy: "Ffeil dargedau, neu enw un o'r pecyn."), valueName: "TARGETS"))
  var targets: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "Worlds that are simulated from the priors (4000).",
        cy: "Bydoedd a efelychir o'r dosraniadau blaenorol (4000)."), valueName: "N"))
  var worlds: Int = 4000

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "Worlds from the posterior in which the targets are looked at again (100).",
        cy: "Bydoedd o'r ôl-ddosraniad lle yr edrychir eto ar y targedau (100)."),
      valueName: "N"))
  var checks: Int = 100

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "Which possible worlds: a whole number from 0 (1).",
        cy: "Pa fydoedd posibl: rhif cyfan o 0 i fyny (1)."), valueName: "N"))
  var seed: UInt64 = 1

  @OptionGroup var work: WorkOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      says(
        en: "A new folder for the posterior and what is known of it.",
        cy: "Ffolder newydd ar gyfer yr ôl-ddosraniad a'r hyn a wyddys amdano."),
      valueName: "FOLDER"))
  var output: String?

  @Flag(
    help: ArgumentHelp(
      says(
        en:
          "Only looks at the targets again, with the calibration that runs draw from; ends with 1 "
          + "where a fitted target is clearly missed.",
        cy:
          "Dim ond yn edrych eto ar y targedau, gyda'r graddnodiad y mae rhediadau'n tynnu ohono; "
          + "yn gorffen ag 1 lle collir targed a ffitiwyd yn amlwg.")))
  var check = false

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Replaces a folder of our results that is there.",
        cy: "Yn disodli ffolder o ganlyniadau'r rhaglen hon sydd yno eisoes.")))
  var force = false

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if check == (output != nil) {
      throw ValidationError(
        says(
          en: "Say either --output FOLDER, to fit, or --check, to look at the targets again.",
          cy:
            "Dywedwch naill ai --output FFOLDER, i ffitio, neu --check, i edrych eto ar y targedau."
        ))
    }
    for (name, value, range) in [
      ("worlds", worlds, 100...1_000_000), ("checks", checks, 2...10_000),
    ] where !range.contains(value) {
      throw ValidationError(
        says(
          en: "--\(name) must be from \(range.lowerBound) to \(range.upperBound), not \(value).",
          cy: "Rhaid i --\(name) fod o \(range.lowerBound) i \(range.upperBound), nid \(value)."))
    }
  }

  func run() throws {
    Interruption.watch()
    try run(.shipped, speech.console)
  }

  func run(_ catalogue: Catalogue, _ console: Console) throws {
    let file = try read(catalogue, console)
    let start = RunRecord.now()
    let calibration = Calibration(
      file.scenario, fitting: file.parameters, to: file.targets, settings: catalogue.settings,
      simulator: catalogue.simulator(nil), seed: seed)
    guard let output else { return try lookAgain(file, calibration, catalogue, console) }
    do {
      // Made first: a folder that cannot be written is found out before the simulation.
      let writer = try ResultsWriter(output, force: force)
      let journal = try WorldJournal(
        output, origin: origin(file, catalogue), parameters: calibration.parameters.count,
        targets: calibration.targets.count)
      try simulate(calibration, into: journal, console)
      guard let posterior = Posterior(calibration, worlds: Array(journal.worlds.prefix(worlds)))
      else {
        throw Refusal(
          .data,
          Text(
            en:
              "There is nothing to fit: a target that is fitted has the same value in all worlds, "
              + "or too few worlds have all figures. More worlds: --worlds.",
            cy: "Nid oes dim i'w ffitio: mae gan darged a ffitir yr un gwerth ym mhob byd, neu nid "
              + "oes gan ddigon o fydoedd yr holl ffigurau. Rhagor o fydoedd: --worlds."))
      }
      let verdicts = try verdicts(
        file, calibration, from: .posterior(posterior.table), catalogue)
      let report = CalibrationReport(file: file, posterior: posterior, verdicts: verdicts)
      try report.write(
        posterior, with: writer, worlds: journal.worlds, model: catalogue.modelVersion,
        provenance: provenance(file, catalogue, start))
      journal.remove()
      try console.print(report.text(console.language, width: console.width))
    } catch let fault as OutputFault {
      throw Refusal(.file, fault.message)
    }
  }

  private func lookAgain(
    _ file: TargetsFile, _ calibration: Calibration, _ catalogue: Catalogue, _ console: Console
  ) throws {
    let source = catalogue.calibration.map { ParameterSource.posterior($0.table) } ?? .declared
    let verdicts = try verdicts(file, calibration, from: source, catalogue)
    let report = CalibrationReport(file: file, posterior: nil, verdicts: verdicts)
    try console.print(report.text(console.language, width: console.width))
    if catalogue.calibration == nil {
      throw Refusal(
        .no,
        Text(
          en:
            "There is no calibration of this model: the parameters were drawn from their declared "
            + "distributions.",
          cy: "Nid oes graddnodiad o'r model hwn: tynnwyd y paramedrau o'u dosraniadau datganedig.")
      )
    }
    if verdicts.contains(where: { $0.target.use == .fit && $0.isClearlyMissed }) {
      throw Refusal.silently(.no)
    }
  }

  /// What the targets, and then the contrasts, come to in worlds from the posterior.
  private func verdicts(
    _ file: TargetsFile, _ calibration: Calibration, from source: ParameterSource,
    _ catalogue: Catalogue
  ) throws -> [Verdict] {
    let worlds = try simulated(try worlds(of: calibration, from: source, count: checks), checks)
    let effects = try file.contrasts.map { contrast in
      contrast.verdict(
        try simulated(
          try contrast.pairs(
            source, count: checks, settings: catalogue.settings,
            simulator: catalogue.simulator(nil), seed: seed), checks))
    }
    return Verdict.verdicts(calibration, worlds: worlds) + effects
  }

  private func read(_ catalogue: Catalogue, _ console: Console) throws -> TargetsFile {
    let result: (file: TargetsFile?, diagnostics: [Diagnostic])
    if let text = shippedTargets[targets] {
      result = readTargets(
        text: text, name: targets, vocabulary: catalogue.vocabulary,
        columns: catalogue.simulator(nil).columns)
    } else {
      if access(targets, F_OK) != 0 {
        let known = shippedTargets.keys.sorted().joined(separator: ", ")
        throw Refusal(
          .file,
          Text(
            en: "\(targets): no such file. Shipped targets: \(known).",
            cy: "\(targets): nid oes ffeil o'r enw hwn. Targedau o'r pecyn: \(known)."))
      }
      result = readTargets(
        at: targets, vocabulary: catalogue.vocabulary, columns: catalogue.simulator(nil).columns)
    }
    for diagnostic in result.diagnostics {
      console.log(diagnostic.rendered(console.language) + "\n")
    }
    guard let file = result.file else { throw Refusal.silently(.data) }
    return file
  }

  /// Everything that the simulated worlds depend on.
  private func origin(_ file: TargetsFile, _ catalogue: Catalogue) -> String {
    let facts =
      [catalogue.modelVersion, String(seed)] + Provenance.thisBuild.map { "\($0.name)=\($0.value)" }
      + file.sources.map(\.digest)
    return sha256(Array(facts.joined(separator: "\n").utf8))
  }

  private func worlds(
    of calibration: Calibration, from source: ParameterSource, count: Int
  ) throws -> @Sendable (_ number: Int) -> Calibration.World {
    do {
      return try calibration.worlds(source, count: count)
    } catch {
      throw Refusal(.data, error.message)
    }
  }

  /// Worlds from the priors, as many as the journal lacks.
  private func simulate(
    _ calibration: Calibration, into journal: WorldJournal, _ console: Console
  ) throws {
    let done = journal.worlds.count
    if done > 0 {
      console.note(
        Text(
          en: "\(min(done, worlds)) of \(worlds) worlds are done already.",
          cy: "Mae \(min(done, worlds)) o \(worlds) o fydoedd wedi'u gwneud eisoes."))
    }
    guard done < worlds else { return }
    let world = try self.worlds(of: calibration, from: .declared, count: worlds)
    let progress = Progress(work.progress, console)
    defer { progress.end() }
    try inOrder(
      count: worlds - done, threads: work.threadCount, stop: Interruption.stop,
      work: { world(done + $0 + 1) },
      consume: { index, world in
        try journal.append(world)
        progress.tell(done: done + index + 1, of: worlds)
        return true
      })
    if journal.worlds.count < worlds {
      throw Refusal(
        .stopped,
        Text(
          en: "Stopped: \(journal.worlds.count) of \(worlds) worlds are done and kept. The same "
            + "command goes on from there.",
          cy: "Stopiwyd: mae \(journal.worlds.count) o \(worlds) o fydoedd wedi'u gwneud a'u cadw. "
            + "Mae'r un gorchymyn yn mynd ymlaen o'r fan honno."))
    }
  }

  private func simulated<World: Sendable>(
    _ world: @escaping @Sendable (Int) -> World, _ count: Int
  ) throws -> [World] {
    var worlds: [World] = []
    try inOrder(
      count: count, threads: work.threadCount, stop: Interruption.stop, work: { world($0 + 1) },
      consume: { _, world in
        worlds.append(world)
        return true
      })
    if worlds.count < count {
      throw Refusal(
        .stopped,
        Text(
          en: "Stopped. The worlds from the priors are kept; the same command goes on from there.",
          cy: "Stopiwyd. Cedwir y bydoedd o'r dosraniadau blaenorol; mae'r un gorchymyn yn mynd "
            + "ymlaen o'r fan honno."))
    }
    return worlds
  }

  private func provenance(
    _ file: TargetsFile, _ catalogue: Catalogue, _ start: String
  ) -> (_ digest: String) -> Provenance {
    { digest in
      Provenance(
        version: Catalogue.version, commit: sourceCommit,
        commandLine: ["gofal"] + CommandLine.arguments.dropFirst(),
        seed: seed, draws: worlds, replications: 1, generator: "philox",
        scenarios: [Provenance.Origin(id: file.id, sources: file.sources)], start: start,
        end: RunRecord.now(), build: Provenance.thisBuild, digest: digest)
    }
  }
}

/// The worlds that are done, in a file beside the folder to come, so that a stopped calibration goes on.
///
/// A line a world, with its end marked: a line that was torn is simulated again.
final class WorldJournal {
  private(set) var worlds: [Calibration.World] = []
  private let path: String
  private let handle: FileHandle
  private static let end = "end"

  init(_ output: String, origin: String, parameters: Int, targets: Int) throws {
    var output = output
    while output.count > 1, output.hasSuffix("/") { output.removeLast() }
    path = output + ".partial.csv"
    if FileManager.default.fileExists(atPath: path) {
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      guard lines.first.map(String.init) == origin else {
        throw Refusal(
          .data,
          Text(
            en: "\(path) is of another calibration, model or program. Remove it to start afresh.",
            cy: "Mae \(path) yn perthyn i raddnodiad, model neu raglen arall. Tynnwch hi i "
              + "ddechrau o'r newydd."))
      }
      for line in lines.dropFirst() {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        guard cells.count == parameters + targets + 1, cells.last == Self.end[...] else { break }
        let values = cells.dropLast().map { Double($0) ?? .nan }
        worlds.append(
          Calibration.World(
            parameters: Array(values[..<parameters]), figures: Array(values[parameters...])))
      }
    }
    let kept = ([origin] + worlds.map(Self.line)).joined(separator: "\n") + "\n"
    guard FileManager.default.createFile(atPath: path, contents: Data(kept.utf8)),
      let handle = FileHandle(forWritingAtPath: path)
    else {
      throw Refusal(
        .file, Text(en: "\(path) cannot be written.", cy: "Nid oes modd ysgrifennu \(path)."))
    }
    self.handle = handle
    try handle.seekToEnd()
  }

  private static func line(_ world: Calibration.World) -> String {
    ((world.parameters + world.figures).map { $0.isFinite ? "\($0)" : "" } + [end])
      .joined(separator: ",")
  }

  func append(_ world: Calibration.World) throws {
    do {
      try handle.write(contentsOf: Data((Self.line(world) + "\n").utf8))
    } catch {
      throw Refusal(
        .file, Text(en: "\(path) cannot be written.", cy: "Nid oes modd ysgrifennu \(path)."))
    }
    worlds.append(world)
  }

  func remove() {
    try? handle.close()
    unlink(path)
  }
}
