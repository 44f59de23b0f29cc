import ArgumentParser
import Evidence
import Foundation
import Storage

enum JobEngine: String, CaseIterable, ExpressibleByArgument {
  case slurm
  case parallel
  case snakemake
  case htcondor
}

/// `gofal sweep jobscript slurm DIR --shards N`
struct SweepJobscriptCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "jobscript",
      abstract: says(
        en: "Writes the script by which another engine runs the shards of a study.",
        cy: "Yn ysgrifennu'r sgript y mae peiriant arall yn rhedeg darnau astudiaeth ag ef."))
  }

  @Argument(
    help: ArgumentHelp(
      says(
        en: "slurm, parallel, snakemake or htcondor.",
        cy: "slurm, parallel, snakemake neu htcondor."), valueName: "ENGINE"))
  var engine: JobEngine

  @OptionGroup var place: PlanFolder

  @Option(
    help: ArgumentHelp(
      says(en: "Number of shards.", cy: "Nifer y darnau."), valueName: "N"))
  var shards: Int

  @Option(
    help: ArgumentHelp(
      says(
        en: "Results to make at the end; without it, DIR.results.",
        cy: "Ble i greu'r canlyniadau ar y diwedd; os na nodir hyn, DIR.results."),
      valueName: "RESULTS"))
  var results: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "Time for each shard, such as 55m (1h).", cy: "Amser i bob darn, megis 55m (1h)."),
      valueName: "TIME"))
  var time = "1h"

  @Option(
    help: ArgumentHelp(
      says(en: "Slurm: the partition.", cy: "Slurm: y rhaniad."), valueName: "NAME"))
  var partition: String?

  @Option(
    help: ArgumentHelp(
      says(en: "Slurm: the account.", cy: "Slurm: y cyfrif."), valueName: "NAME"))
  var account: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "Shards that run at once, at most.", cy: "Darnau sy'n rhedeg ar unwaith, ar y mwyaf."),
      valueName: "N"))
  var atOnce: Int?

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if !(1...1_000_000).contains(shards) {
      throw ValidationError(
        says(
          en: "--shards must be between 1 and 1000000, not \(shards).",
          cy: "Rhaid i --shards fod rhwng 1 a 1000000, nid \(shards)."))
    }
    if let atOnce, atOnce < 1 {
      throw ValidationError(
        says(
          en: "--at-once must be 1 or more, not \(atOnce).",
          cy: "Rhaid i --at-once fod yn 1 neu fwy, nid \(atOnce)."))
    }
    guard let seconds = BlockOptions.seconds(time), seconds >= 60, seconds < 1e8 else {
      throw ValidationError(
        says(
          en: "--time is a minute or more, such as 55m or 2h, not '\(time)'.",
          cy: "Munud neu fwy, megis 55m neu 2h, yw --time, nid '\(time)'."))
    }
    // A directive of Slurm is no shell text, and nothing in it can be quoted.
    for name in [partition, account].compactMap({ $0 }) {
      let allowed = name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || [0x2D, 0x2E, 0x5F, 0x2C].contains($0)
      }
      if name.isEmpty || !allowed {
        throw ValidationError(
          says(
            en: "'\(name)' is not the name of a partition or account.",
            cy: "Nid enw rhaniad na chyfrif yw '\(name)'."))
      }
    }
  }

  func run() throws {
    let console = speech.console
    let sweep = try Sweep(at: place.folder, .shipped, console)
    for path in [place.folder, results ?? ""] where path.contains(where: \.isNewline) {
      throw Refusal(
        .usage,
        Text(
          en: "A path with a line end cannot stand in a script.",
          cy: "Ni all llwybr â diwedd llinell sefyll mewn sgript."))
    }
    if engine == .slurm, shards > 1000 {
      // MaxArraySize is 1001 where a cluster's configuration says nothing (slurm.conf(5)).
      console.warn(
        Text(
          en: "Many clusters take arrays of 1000 tasks at most: see scontrol show config.",
          cy: "Mae llawer o glystyrau'n derbyn araeau o 1000 o dasgau ar y mwyaf: gweler scontrol "
            + "show config."))
    }
    try console.print(script(sweep))
  }

  /// A word of a POSIX shell that stands for exactly this text.
  static func shell(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  private func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  private func script(_ sweep: Sweep) -> String {
    let seconds = BlockOptions.seconds(time) ?? 3600
    // Kept back, so that a shard ends by itself before it is ended.
    let limit = Int(max(seconds * 0.9, seconds - 300))
    let gofal = Self.shell(Environment.executable ?? "gofal")
    var path = absolute(place.folder)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let plan = Self.shell(path)
    let merged = Self.shell(absolute(results ?? path + ".results"))
    let merge = "\(gofal) sweep merge \(plan) -o \(merged)"
    func work(_ shard: String) -> String {
      "\(gofal) sweep run \(plan) --shard \(shard) --threads 1 --resume --progress never"
    }
    switch engine {
    case .slurm:
      let minutes = Int((seconds / 60).rounded(.up))
      var lines = [
        "#!/bin/sh", "#SBATCH --job-name=gofal-\(sweep.file.id)",
        "#SBATCH --array=1-\(shards)" + (atOnce.map { "%\($0)" } ?? ""),
        "#SBATCH --ntasks=1", "#SBATCH --cpus-per-task=1", "#SBATCH --time=\(minutes)",
        "#SBATCH --output=gofal-%A-%a.log", "#SBATCH --requeue",
      ]
      if let partition { lines.append("#SBATCH --partition=\(partition)") }
      if let account { lines.append("#SBATCH --account=\(account)") }
      lines += [
        "# Submit, and merge when all tasks have ended:",
        "#   job=$(sbatch --parsable THIS_SCRIPT)",
        "#   sbatch --dependency=afterany:$job --time=60 --wrap "
          + Self.shell(merge),
        "# Submit again what is not complete:",
        "#   sbatch --array=$(\(gofal) sweep status \(plan) --format array --shards \(shards)) "
          + "THIS_SCRIPT",
        "exec " + work("auto/\(shards)") + " --time-limit \(limit)s", "",
      ]
      return lines.joined(separator: "\n")
    case .parallel:
      let jobs = atOnce.map { " -j \($0)" } ?? ""
      // GNU parallel hands the words to a shell of its own, so they are quoted once more.
      return [
        "#!/bin/sh",
        "seq 1 \(shards) | parallel --will-cite\(jobs) "
          + Self.shell(work("{}/\(shards)") + " --time-limit \(limit)s"),
        merge, "",
      ].joined(separator: "\n")
    case .snakemake:
      let text = { (words: String) in
        JSON.string(words.replacing("{", with: "{{").replacing("}", with: "}}")).text
      }
      return [
        "rule merge:", "    input: expand(\"shard-{k}.done\", k=range(1, \(shards + 1)))",
        "    shell: \(text(merge))", "", "rule shard:",
        "    output: touch(\"shard-{k}.done\")",
        "    shell: " + text(work("@K@/\(shards)")).replacing("@K@", with: "{wildcards.k}"), "",
      ].joined(separator: "\n")
    case .htcondor:
      // HTCondor counts processes from 0. In its arguments, a quotation mark is doubled.
      let quoted = { (text: String) in
        "'" + text.replacing("'", with: "''").replacing("\"", with: "\"\"") + "'"
      }
      return [
        "executable = \(Environment.executable ?? "gofal")", "k = $(Process) + 1",
        "arguments = \"sweep run \(quoted(path)) --shard $INT(k)/\(shards) --threads 1 --resume"
          + " --progress never\"",
        "log = gofal.log", "output = gofal-$(Process).out", "error = gofal-$(Process).err",
        "periodic_release = NumJobStarts < 5", "queue \(shards)", "",
      ].joined(separator: "\n")
    }
  }
}
