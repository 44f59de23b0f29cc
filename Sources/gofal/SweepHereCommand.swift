import ArgumentParser
import Evidence
import Experiments
import Foundation
import Storage

/// `gofal sweep STUDY.yaml`
struct SweepHereCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "here",
      abstract: says(
        en: "Plans, runs and merges a study on this machine.",
        cy: "Yn cynllunio, yn rhedeg ac yn cyfuno astudiaeth ar y peiriant hwn."),
      discussion: says(
        en: "The plan and its blocks are kept in RESULTS.plan, for --resume and for gofal sweep "
          + "extend.",
        cy: "Cedwir y cynllun a'i flociau yn RESULTS.plan, ar gyfer --resume a gofal sweep extend."
      ))
  }

  @OptionGroup var study: StudyOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      says(
        en: "The folder of results to make; without it, the name of the study.",
        cy: "Y ffolder canlyniadau i'w gwneud; hebddo, enw'r astudiaeth."), valueName: "RESULTS"))
  var output: String?

  @OptionGroup var blocks: BlockOptions
  @OptionGroup var merging: MergeOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    Interruption.watch()
    let console = speech.console
    let sweep = try study.sweep(.shipped, console)
    if study.dryRun {
      try console.print(
        sweep.size[console.language] + "\n"
          + sweep.estimate(threads: blocks.work.threadCount)[console.language] + "\n")
      return
    }
    let (results, folder) = try study.folders(output, of: sweep.file)
    if try sweep.plan.goesOn(in: folder, blocks) {
      // With what it was extended by.
      try finish(Sweep(at: folder, .shipped, console), folder, results, console)
    } else {
      try sweep.make(at: folder, force: study.force, console)
      try finish(sweep, folder, results, console)
    }
  }

  private func finish(
    _ sweep: Sweep, _ folder: String, _ results: String, _ console: Console
  ) throws {
    guard let whole = Shard(1, of: 1) else { return }
    do {
      try sweep.run(whole, in: folder, blocks, console)
    } catch let refusal as Refusal where refusal.ending == .someFailed {
      // The rows of the others are wanted all the same, and the merge says it again.
    }
    try sweep.merge(
      folder, into: results, merging, allowMissing: false, mixed: false, force: study.force,
      .shipped, console)
  }
}
