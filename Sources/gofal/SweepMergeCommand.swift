import ArgumentParser
import Evidence
import Foundation
import Storage

/// `gofal sweep merge DIR -o RESULTS`
struct SweepMergeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "merge",
      abstract: says(
        en: "Makes the tables of a study from its blocks.",
        cy: "Yn gwneud tablau astudiaeth o'i blociau."))
  }

  @OptionGroup var place: PlanFolder

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      says(en: "The folder of results to make.", cy: "Y ffolder canlyniadau i'w gwneud."),
      valueName: "RESULTS"))
  var output: String

  @OptionGroup var merging: MergeOptions

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Makes the tables of what is done, where blocks are missing.",
        cy: "Yn gwneud tablau o'r hyn a wnaed, lle mae blociau ar goll.")))
  var allowMissing = false

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Takes blocks from several builds or kinds of processor, whose last digits may differ.",
        cy:
          "Yn cymryd blociau o sawl adeiladwaith neu fath o brosesydd, y gall eu digidau olaf fod "
          + "yn wahanol.")))
  var mixed = false

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Replaces a folder of our results that is there.",
        cy: "Yn disodli ffolder o ganlyniadau'r rhaglen hon sydd yno eisoes.")))
  var force = false

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let console = speech.console
    let sweep = try Sweep(at: place.folder, .shipped, console)
    try sweep.merge(
      place.folder, into: output, merging, allowMissing: allowMissing, mixed: mixed, force: force,
      .shipped, console)
  }
}

struct MergeOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      says(
        en: "Also keeps the tables in a data base, results.sqlite.",
        cy: "Hefyd yn cadw'r tablau mewn cronfa ddata, results.sqlite.")))
  var sqlite = false

  @Option(
    help: ArgumentHelp(
      says(
        en: "Also writes files for another tool: \(StudyExport.names); repeatable.",
        cy: "Hefyd yn ysgrifennu ffeiliau ar gyfer offeryn arall: \(StudyExport.names); gellir ei "
          + "ailadrodd."), valueName: "TOOL"))
  var export: [StudyExport] = []

  @Option(
    help: ArgumentHelp(
      says(
        en: "Id of the outcome that is the cost, for savi, bcea and hesim.",
        cy: "Dynodwr y canlyniad sy'n gost, ar gyfer savi, bcea a hesim."), valueName: "ID"))
  var exportCost = "authority_spend"

  @Option(
    help: ArgumentHelp(
      says(
        en:
          "Id of the outcome that is the effect; of one that is better lower, less counts as more.",
        cy: "Dynodwr y canlyniad sy'n effaith; o un sy'n well yn is, mae llai'n cyfrif fel mwy."),
      valueName: "ID"))
  var exportEffect = "unmet_hours"
}

extension Sweep {
  func merge(
    _ folder: String, into output: String, _ options: MergeOptions, allowMissing: Bool,
    mixed: Bool, force: Bool, _ catalogue: Catalogue, _ console: Console
  ) throws {
    let start = RunRecord.now()
    let store = try self.store(folder, mixed: mixed)
    let missing = distinct - store.done
    if missing > 0 {
      let text = Text(
        en: "\(missing) of \(distinct) blocks are missing.",
        cy: "Mae \(missing) o \(distinct) o flociau ar goll.")
      guard allowMissing, store.done > 0 else {
        throw Refusal(
          .data,
          text.followed(
            by: Text(
              en: " Run them, or merge what there is with --allow-missing.",
              cy: " Rhedwch nhw, neu cyfunwch yr hyn sydd â --allow-missing.")))
      }
      console.warn(text)
    }
    let builds = Set(store.files.filter { $0.blocks > 0 }.compactMap(\.origin).map(\.build))
    if builds.count > 1 {
      console.warn(
        Text(
          en: "Blocks of \(builds.count) builds or kinds of processor are mixed.",
          cy: "Mae blociau o \(builds.count) adeiladwaith neu fath o brosesydd wedi'u cymysgu."))
    }
    let tables = StudyTables(self, store, catalogue)
    let (digest, failed) = try tables.digest()
    do {
      var writer = try ResultsWriter(output, force: force)
      try tables.write(into: &writer)
      for source in plan.sources {
        let isStudy = source.name == plan.sources.first?.name
        try writer.add(Array(source.text.utf8), as: isStudy ? "study.yaml" : "points.csv")
      }
      for export in Set(options.export).sorted(by: { $0.rawValue < $1.rawValue }) {
        try export.write(
          self, tables, .init(cost: options.exportCost, effect: options.exportEffect),
          into: &writer)
      }
      if options.sqlite {
        var wrong: (any Error)?
        try writer.add(as: "results.sqlite") { (path) throws(OutputFault) in
          var database = try SQLiteDatabase(path)
          do {
            try tables.write(into: &database)
          } catch {
            wrong = error
          }
        }
        if let wrong { throw wrong }
      }
      let others = builds.filter { $0 != origin.build }.map { $0.joined(separator: ", ") }.sorted()
      let build = Provenance.thisBuild + others.map { ("blocks_of_another_build", $0) }
      try writer.finish(
        Provenance(
          version: Catalogue.version, commit: sourceCommit,
          commandLine: ["gofal"] + CommandLine.arguments.dropFirst(), seed: file.seed,
          draws: layout.samples, replications: layout.replications, generator: plan.generator,
          study: plan.digest,
          scenarios: file.scenarios.map { Provenance.Origin(id: $0.id, sources: $0.sources) },
          calibration: calibration, declared: catalogue.declared(for: file.scenarios),
          overrides: plan.overrides, start: start, end: RunRecord.now(),
          build: build,
          digest: digest, isComplete: missing == 0))
    } catch let fault as OutputFault {
      throw Refusal(.file, (tables.fault ?? fault).message)
    }
    console.note(
      Text(
        en: "The results are in \(output). ", cy: "Mae'r canlyniadau yn \(output). "
      ).followed(by: size))
    console.log("digest: \(digest)\n")
    if failed > 0 {
      throw Refusal(
        .someFailed,
        Text(
          en: "\(failed) runs failed; runs.csv says why.",
          cy: "Methodd \(failed) o rediadau; mae runs.csv yn dweud pam."))
    }
  }
}
