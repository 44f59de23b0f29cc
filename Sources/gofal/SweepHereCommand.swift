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
    var results = output ?? sweep.file.id
    while results.count > 1, results.hasSuffix("/") { results.removeLast() }
    if !study.force, access(results, F_OK) == 0 {
      throw Refusal(
        .file,
        Text(
          en: "\(results) exists, and nothing is overwritten. Choose another name, or use --force.",
          cy: "Mae \(results) yn bodoli, ac ni throsysgrifennir dim. Dewiswch enw arall, neu "
            + "defnyddiwch --force."))
    }
    let folder = results + ".plan"
    if blocks.resume, access(folder, F_OK) == 0 {
      let old = try Sweep(at: folder, .shipped, console)
      guard old.plan.digest == sweep.plan.digest else {
        throw Refusal(
          .data,
          Text(
            en: "\(folder) holds the plan of another study, or of this one before it was changed.",
            cy: "Mae \(folder) yn dal cynllun astudiaeth arall, neu'r astudiaeth hon cyn ei newid.")
        )
      }
      try finish(old, folder, results, console)
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
