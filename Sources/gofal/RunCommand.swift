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
        cy: "Senarios; y cyntaf yw'r senario gyfeirio."), valueName: "SCENARIO"))
  var scenarios: [String] = []

  @OptionGroup var simulation: SimulationOptions

  @OptionGroup var printing: PrintingOptions

  @Option(
    help: ArgumentHelp(
      says(
        en: "Lines of the table: headlines, or outcomes by id (gofal list outcomes).",
        cy: "Llinellau'r tabl: headlines (y prif rai), neu ganlyniadau yn ôl eu henw (gofal list "
          + "outcomes)."), valueName: "headlines|ID,ID"))
  var outcomes: String?

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
        en: "Also prints how well the scenarios' worlds are paired, outcome by outcome.",
        cy: "Hefyd yn argraffu pa mor dda y mae bydoedd y senarios wedi'u paru, fesul canlyniad.")))
  var coupling = false

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Also says which one behaviour of the care models each headline rests on most: the "
          + "first worlds again, with one behaviour at a time as independent providers have it.",
        cy: "Hefyd yn dweud ar ba un o ymddygiadau'r modelau gofal y mae pob prif ganlyniad yn "
          + "dibynnu fwyaf: y bydoedd cyntaf eto, gydag un ymddygiad ar y tro fel sydd gan "
          + "ddarparwyr annibynnol.")))
  var behaviours = false

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Compares scenarios even where they state different facts about the world.",
        cy: "Yn cymharu senarios hyd yn oed lle mae eu ffeithiau am y byd yn wahanol.")))
  var differentWorlds = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      says(
        en: "Also keeps everything in a new folder: tables, metadata, provenance.",
        cy: "Hefyd yn cadw popeth mewn ffolder newydd: tablau, metadata, tarddiad."),
      valueName: "FOLDER"))
  var output: String?

  @Flag(
    help: ArgumentHelp(
      says(
        en: "With --output: also keeps the tables in a data base, results.sqlite.",
        cy: "Gyda --output: hefyd yn cadw'r tablau mewn cronfa ddata, results.sqlite.")))
  var sqlite = false

  @Flag(
    help: ArgumentHelp(
      says(
        en: "With --output: the provenance also names this machine, user and folder.",
        cy: "Gyda --output: mae'r tarddiad hefyd yn enwi'r peiriant, y defnyddiwr a'r ffolder hyn.")
    ))
  var hostFacts = false

  @Option(
    help: ArgumentHelp(
      says(
        en: "Runs an old result again, and says whether it is the same.",
        cy: "Yn rhedeg hen ganlyniad eto, ac yn dweud a yw yr un fath."),
      valueName: "provenance.json"))
  var from: String?

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Replaces a file, or a folder of our results, that is there.",
        cy: "Yn cymryd lle ffeil, neu ffolder o'n canlyniadau, sydd yno eisoes.")))
  var force = false

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if from != nil, !scenarios.isEmpty || output != nil || only != nil {
      throw ValidationError(
        says(
          en: "--from says by itself what is run; leave out scenarios, --output and --only.",
          cy: "Mae --from yn dweud ei hun beth a redir; gadewch senarios, --output ac --only allan."
        ))
    }
    if from == nil, scenarios.isEmpty {
      throw ValidationError(
        says(
          en: "Name at least one scenario, such as baseline.",
          cy: "Enwch o leiaf un senario, megis baseline."))
    }
    if sqlite, output == nil {
      throw ValidationError(
        says(
          en: "--sqlite adds a data base to the folder of --output: name the folder.",
          cy: "Mae --sqlite yn ychwanegu cronfa ddata at ffolder --output: enwch y ffolder."))
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
    let console = speech.console
    try run(
      Comparing(catalogue: simulation.calibrated(.shipped, console), console: console),
      arguments: CommandLine.arguments)
  }

  func run(_ comparing: Comparing, arguments: [String]) throws {
    if let from { return try repeatRun(from, comparing) }
    guard let output else {
      _ = try compare(comparing, TimingLog())
      return
    }
    do {
      // Made first: a folder that cannot be written is found out before the simulation.
      let writer = try ResultsWriter(output, force: force)
      let start = RunRecord.now()
      let timings = TimingLog()
      let (question, answer) = try compare(comparing, timings, ends: false)
      let record = RunRecord(
        comparing: comparing, question: question, answer: answer, start: start, timings: timings)
      try record.write(
        with: writer, arguments: ["gofal"] + arguments.dropFirst(),
        overrides: simulation.overrides,
        host: hostFacts ? RunRecord.host : [], sqlite: sqlite)
      try end(answer)
    } catch let fault as OutputFault {
      throw Refusal(.file, fault.message)
    }
  }

  private func repeatRun(_ path: String, _ comparing: Comparing) throws {
    let console = comparing.console
    let old = try OldRun(path, comparing.catalogue)
    if !old.provenance.isComplete {
      throw Refusal(
        .data,
        Text(
          en: "That run was stopped early, so its digest cannot be compared.",
          cy: "Stopiwyd y rhediad hwnnw'n gynnar, felly ni ellir cymharu ei grynodeb."))
    }
    var comparing = comparing
    comparing.catalogue = try old.command.simulation.calibrated(comparing.catalogue, console)
    for cause in old.causes(comparing.catalogue) { console.note(cause.sentence) }
    let question = try comparing.question(
      old.files, [], old.command.simulation, seed: old.provenance.seed,
      generator: old.provenance.generator,
      differentWorlds: old.command.differentWorlds, timed: nil)
    var options = old.command.simulation
    options.work = simulation.work
    let answer = try comparing.answer(question, options)
    if answer.results.ending == .stopped {
      throw Refusal(
        .stopped,
        Text(
          en: "Stopped before the old result could be compared.",
          cy: "Stopiwyd cyn y gellid cymharu'r hen ganlyniad."))
    }
    let isSame = answer.digest == old.provenance.digest
    let same = Text(
      en: "Same: every outcome is as it was.", cy: "Yr un fath: mae pob canlyniad fel yr oedd.")
    let different = Text(
      en: "Different: the digest was \(old.provenance.digest).",
      cy: "Gwahanol: \(old.provenance.digest) oedd y crynodeb.")
    try console.print((isSame ? same : different)[console.language] + "\n")
    console.log("digest: \(answer.digest)\n")
    if !isSame { throw Refusal.silently(.no) }
  }

  private func compare(
    _ comparing: Comparing, _ timings: TimingLog, ends: Bool = true
  ) throws -> (Comparing.Question, Comparing.Answer) {
    let console = comparing.console
    let printed = try lines(comparing.catalogue)
    let timed: @Sendable (WorldKey, Double) -> Void = { timings.add($0, $1) }
    let question = try comparing.question(
      scenarios, simulation, differentWorlds: differentWorlds,
      timed: output == nil ? nil : timed)
    let answer: Comparing.Answer
    if let world = try world() {
      answer = comparing.answer(question, draw: world.draw, replicate: world.replicate)
      if let trace {
        let events = try events(of: question, comparing.catalogue, world)
        try Comparing.save(events, to: trace, force: force)
      }
    } else {
      let isForPeople = printing.format == .table || printing.format == .markdown
      answer = try comparing.answer(
        question, simulation, keeps: { output != nil || !isForPeople || $0.isWhole })
    }
    if answer.results.draws.isEmpty {
      throw Refusal(
        .stopped,
        Text(
          en: "Stopped before any world was complete.",
          cy: "Stopiwyd cyn i unrhyw fyd gael ei gwblhau."))
    }
    try comparing.print(answer, of: question, as: printing.format, outcomes: printed)
    if coupling { try comparing.printCoupling(answer, of: question, as: printing.format) }
    if behaviours {
      try comparing.printBehaviours(answer, of: question, simulation, as: printing.format)
    }
    console.log("digest: \(answer.digest)\n")
    if ends { try end(answer) }
    return (question, answer)
  }

  /// What the table has lines for.
  private func lines(_ catalogue: Catalogue) throws -> [Outcome] {
    guard let outcomes else { return catalogue.outcomes }
    if outcomes == "headlines" { return catalogue.outcomes.filter(\.isHeadline) }
    let names = ListedWords.names(outcomes)
    let known = catalogue.outcomes.map(\.id)
    for name in names where !known.contains(name) {
      throw Refusal(
        .usage,
        Text(
          en: "There is no outcome '\(name)'; 'gofal list outcomes' shows all.",
          cy: "Nid oes canlyniad o'r enw '\(name)'; mae 'gofal list outcomes' yn dangos pob un."
        ).followed(by: suggestion(for: name, among: known + ["headlines"])))
    }
    return catalogue.outcomes.filter { names.contains($0.id) }
  }

  /// Says by the exit code what the table has said in words.
  private func end(_ answer: Comparing.Answer) throws {
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
    var table = DataRows(
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
