import Analysis
import Foundation
import Storage
import Testing

@Suite("Sweeps", .serialized)
struct SweepTests {
  /// One scenario and area, so that a block takes a moment.
  private static func small(_ folder: Folder, design: String = "sobol", samples: String = "8")
    throws
  {
    try folder.write(
      """
      title: {en: Fee and turnover, cy: Ffi a throsiant}
      scenarios: [baseline]
      area: merthyr-tydfil
      years: 1
      factors:
        independent.turnover: 20%..40%/year
        fee: £20..£25/hour
      design: \(design)
      \(samples.isEmpty ? "" : "samples: \(samples)")
      replications: 2
      outcomes: [people_served, turnover, wait_mean]

      """, to: "study.yaml")
  }

  private static func gofal(_ folder: Folder, _ arguments: String...) throws -> Executable.Outcome {
    try gofal(folder, arguments: arguments)
  }

  private static func gofal(
    _ folder: Folder, arguments: [String]
  ) throws -> Executable.Outcome {
    let (process, output, log) = try Executable.start(arguments, in: folder.path)
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let logged = log.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Executable.Outcome(
      code: process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus,
      output: String(decoding: printed, as: UTF8.self), log: String(decoding: logged, as: UTF8.self)
    )
  }

  /// The files of a result that must be the same, by name.
  private static func tables(_ folder: Folder, _ name: String) throws -> [String: Data] {
    let path = folder.path + "/" + name
    var files: [String: Data] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: path)
    where file != "provenance.json" {
      files[file] = try Data(contentsOf: URL(fileURLWithPath: path + "/" + file))
    }
    return files
  }

  private static func digest(_ outcome: Executable.Outcome) -> Substring? {
    outcome.log.split(separator: "\n").last { $0.hasPrefix("digest: ") }
  }

  @Test(
    "Shards of any number, with any threads, merge to the same bytes as a run in one piece, after a full disk and five kills"
  )
  func shards() throws {
    let folder = try Folder()
    try Self.small(folder)
    let slow = try #require(try Self.slowDisk(folder))
    let whole = try Self.gofal(folder, "sweep", "study.yaml", "-o", "whole", "--sqlite")
    #expect(whole.code == 0)
    let expected = try Self.tables(folder, "whole")
    #expect(expected.count > 12)
    var state: UInt32 = 7
    var inRun = 0
    for (shards, threads) in [(1, 1), (1, 2), (7, 1), (7, 2), (64, 1), (64, 2)] {
      let plan = "plan-\(shards)-\(threads)"
      // Only these shards have blocks.
      let last = min(shards, 16)
      func arguments(_ shard: Int) -> [String] {
        ["sweep", "run", plan, "--shard", "\(shard)/\(shards)", "--threads", "\(threads)"]
      }
      #expect(try Self.gofal(folder, "sweep", "plan", "study.yaml", "-o", plan).code == 0)
      let (full, output, log) = try Executable.start(
        arguments(last), in: folder.path,
        environment: ["LD_PRELOAD": slow, "DISK_FULL_AFTER": shards == 64 ? "0" : "1"])
      _ = output.fileHandleForReading.readDataToEndOfFile()
      let said = String(decoding: log.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      full.waitUntilExit()
      #expect(full.terminationStatus == 74)
      #expect(said.contains("The disk is full") && said.contains("--resume"), "\(said)")
      for kill in 0..<5 {
        let (process, _, _) = try Executable.start(
          arguments(kill % last + 1), in: folder.path, environment: ["LD_PRELOAD": slow])
        state = state &* 1_664_525 &+ 1_013_904_223
        usleep(20_000 + (state >> 8) % 100_000)
        if process.isRunning { inRun += 1 }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
      }
      // In no order.
      for shard in (1...last).reversed() {
        let (process, _, _) = try Executable.start(arguments(shard), in: folder.path)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
      let merged = try Self.gofal(folder, "sweep", "merge", plan, "-o", "r-" + plan, "--sqlite")
      #expect(merged.code == 0)
      #expect(try Self.tables(folder, "r-" + plan) == expected)
      #expect(Self.digest(merged) == Self.digest(whole))
    }
    #expect(inRun >= 20)
  }

  @Test("A thousand shards, their files put together in two levels, merge to a run's bytes")
  func thousandShards() throws {
    let folder = try Folder()
    try Self.small(folder, samples: "512")
    // Few people, so that a thousand tasks take a moment.
    try folder.write(
      """
      name: {en: A village, cy: Pentref}
      population: 1000
      population_65: 200
      rural: 30%
      micro_stance: no plans
      caseload: 6
      providers: 2
      workers: 3

      """, to: "village.yaml")
    let study = try folder.read("study.yaml")
    try folder.write(
      study.replacingOccurrences(of: "merthyr-tydfil", with: "village.yaml"), to: "study.yaml")
    #expect(try Self.gofal(folder, "sweep", "study.yaml", "-o", "whole").code == 0)
    #expect(try Self.gofal(folder, "sweep", "plan", "study.yaml", "-o", "plan").code == 0)
    try folder.write(
      """
      set -e
      seq 1000 | xargs -P 2 -I{} "$1" sweep run plan --shard {}/1000 --threads 1 --quiet
      cp -r plan top && rm top/blocks/*
      mkdir level
      for file in plan/blocks/*.blocks; do
        cat "$file" >>level/$(echo "$file" | sed -E 's/.*\\/([0-9]{3}).*/\\1/').blocks
      done
      cat level/*.blocks >top/blocks/all.blocks

      """, to: "levels.sh")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["levels.sh", Executable.path]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let blocks = folder.path + "/plan/blocks"
    #expect(try FileManager.default.contentsOfDirectory(atPath: blocks).count == 1000)
    let whole = try Self.tables(folder, "whole")
    for plan in ["plan", "top"] {
      #expect(try Self.gofal(folder, "sweep", "merge", plan, "-o", plan + "-merged").code == 0)
      #expect(try Self.tables(folder, plan + "-merged") == whole)
    }
  }

  /// A library under which a write to a file of blocks takes a while in its middle, as on a slow disk;
  /// and stops there as a full disk does, after as many blocks as DISK_FULL_AFTER says.
  private static func slowDisk(_ folder: Folder) throws -> String? {
    try folder.write(
      """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <stdlib.h>
      #include <string.h>
      #include <unistd.h>
      ssize_t write(int file, const void *bytes, size_t count) {
        ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
        if (count < 88 || memcmp(bytes, "gofalblk", 8) != 0) return real(file, bytes, count);
        size_t half = count / 2;
        if (real(file, bytes, half) != (ssize_t)half) return -1;
        static int blocks;
        const char *room = getenv("DISK_FULL_AFTER");
        if (room && blocks++ >= atoi(room)) return half;
        usleep(40000);
        return real(file, (const char *)bytes + half, count - half) < 0 ? -1 : (ssize_t)count;
      }

      """, to: "slow.c")
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments = ["cc", "-shared", "-fPIC", "-o", "slow.so", "slow.c", "-ldl"]
    compiler.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    try compiler.run()
    compiler.waitUntilExit()
    return compiler.terminationStatus == 0 ? folder.path + "/slow.so" : nil
  }

  /// GOFAL_KILLS asks for more interruptions than the few of every day.
  private static let kills =
    ProcessInfo.processInfo.environment["GOFAL_KILLS"].flatMap { Int($0) } ?? 20

  @Test("Killed at random moments, a study goes on and merges to the same bytes")
  func kills() throws {
    let folder = try Folder()
    try Self.small(folder, samples: "64")
    let slow = try #require(try Self.slowDisk(folder))
    #expect(try Self.gofal(folder, "sweep", "study.yaml", "-o", "whole").code == 0)
    // A linear congruential generator of a fixed seed (Numerical Recipes' constants).
    var state: UInt32 = 20_26
    var inRun = 0
    var inWrite = 0
    var finished: [Int] = []
    var plan = 0
    var damaged = 0
    func end() throws {
      #expect(try Self.gofal(folder, "sweep", "run", "plan-\(plan)", "--resume").code == 0)
      let merged = try Self.gofal(folder, "sweep", "merge", "plan-\(plan)", "-o", "r-\(plan)")
      #expect(merged.code == 0)
      #expect(try Self.tables(folder, "r-\(plan)") == Self.tables(folder, "whole"))
    }
    #expect(try Self.gofal(folder, "sweep", "plan", "study.yaml", "-o", "plan-0").code == 0)
    for kill in 0..<Self.kills {
      let (process, _, _) = try Executable.start(
        [
          "sweep", "run", "plan-\(plan)", "--shard", kill % 3 == 0 ? "1/1" : "\(kill % 2 + 1)/2",
          "--threads", "\(kill % 2 + 1)", "--resume",
        ], in: folder.path, environment: ["LD_PRELOAD": slow])
      state = state &* 1_664_525 &+ 1_013_904_223
      usleep(100_000 + (state >> 8) % 300_000)
      let wasRunning = process.isRunning
      Foundation.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let status = try Self.gofal(folder, "sweep", "status", "plan-\(plan)", "--format", "json")
      #expect(status.code == 0)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(status.output.utf8)) as? [String: Any])
      let files = object["files"] as? [[String: Any]] ?? []
      let places = files.compactMap { $0["damaged"] as? Int }.reduce(0, +)
      if wasRunning { inRun += 1 }
      // A torn record is a damaged place that was not there before.
      if places > damaged { inWrite += 1 }
      damaged = places
      finished.append(object["done"] as? Int ?? -1)
      if finished.last == 128, kill + 1 < Self.kills {
        try end()
        plan += 1
        damaged = 0
        #expect(
          try Self.gofal(folder, "sweep", "plan", "study.yaml", "-o", "plan-\(plan)").code == 0)
      }
    }
    print("blocks finished at each kill: \(finished); in a run \(inRun), in a write \(inWrite)")
    #expect(inRun * 4 >= Self.kills * 3)
    #expect(inWrite * 20 >= Self.kills * 3)
    try end()
  }

  @Test("A time limit keeps what is done, says so, and ends with 75")
  func timeLimit() throws {
    let folder = try Folder()
    try Self.small(folder, samples: "256")
    #expect(try Self.gofal(folder, "sweep", "plan", "study.yaml", "-o", "plan").code == 0)
    let stopped = try Self.gofal(folder, "sweep", "run", "plan", "--time-limit", "0.5s")
    #expect(stopped.code == 75)
    #expect(stopped.log.contains("--resume"))
    #expect(try Self.gofal(folder, "sweep", "merge", "plan", "-o", "results").code == 65)
    #expect(!folder.has("results"))
    let some = try Self.gofal(
      folder, "sweep", "merge", "plan", "-o", "results", "--allow-missing")
    #expect(some.code == 0)
    #expect(try folder.read("results/provenance.json").contains("\"complete\": false"))
    let array = try Self.gofal(folder, "sweep", "status", "plan", "--format", "array")
    #expect(array.output == "1\n")
  }

  @Test("Extending runs nothing again and renumbers nothing", arguments: ["sobol", "morris"])
  func extend(design: String) throws {
    let folder = try Folder()
    try Self.small(folder, design: design, samples: "2")
    #expect(try Self.gofal(folder, "sweep", "study.yaml", "-o", "before").code == 0)
    let before = try folder.read("before/outcomes_wide.csv").split(separator: "\n")
    let size = try #require(
      try FileManager.default.attributesOfItem(
        atPath: folder.path + "/before.plan/blocks/1-of-1.blocks")[.size] as? Int)
    let more = try Self.gofal(folder, "sweep", "extend", "before.plan", "--add-samples", "2")
    #expect(more.code == 0)
    let again = try Self.gofal(
      folder, "sweep", "extend", "before.plan", "--add-replications", "1")
    #expect(again.code == 0)
    #expect(try Self.gofal(folder, "sweep", "run", "before.plan").code == 0)
    #expect(try Self.gofal(folder, "sweep", "merge", "before.plan", "-o", "after").code == 0)
    let after = try folder.read("after/outcomes_wide.csv").split(separator: "\n")
    #expect(Set(before).isSubset(of: after))
    #expect(after.count - 1 == (before.count - 1) * 3)
    let designs = try ["before", "after"].map { try folder.read($0 + "/design.csv") }
    #expect(designs[1].hasPrefix(designs[0]))
    // Nothing was run again: each record is there once.
    let bytes = try Data(
      contentsOf: URL(fileURLWithPath: folder.path + "/before.plan/blocks/1-of-1.blocks"))
    let marks = String(decoding: bytes, as: UTF8.self).components(separatedBy: "gofalblk").count - 1
    #expect(marks <= after.count - 1)
    #expect(bytes.count > size)
  }

  @Test("A block that fails is a row with its error, the others go on, and the exit code is 3")
  func failing() throws {
    let folder = try Folder()
    try folder.write(
      """
      scenarios: [baseline]
      area: merthyr-tydfil
      years: 5
      factors: {demand_growth: [1%/year, 40%/year]}
      design: full factorial
      outcomes: [people_served]

      """, to: "study.yaml")
    let ran = try Self.gofal(folder, "sweep", "study.yaml", "-o", "r", "--lang", "en")
    #expect(ran.code == 3)
    #expect(ran.log.contains("1 runs failed"))
    let rows = try Self.rows(folder, "r/runs.csv")
    #expect(rows.count == 2)
    #expect(rows[0][5] == "good")
    #expect(rows[1][5].contains("enquiry_ceiling"))
    let wide = try Self.rows(folder, "r/outcomes_wide.csv")
    #expect(Double(wide[0][5]) ?? 0 > 0 && wide[1][5] == "")
    let analysed = try Self.gofal(folder, "analyse", "uncertainty", "r", "--lang", "en")
    #expect(analysed.code == 65)
  }

  @Test("Designs that cannot be extended say why")
  func cannotExtend() throws {
    let folder = try Folder()
    try Self.small(folder, design: "full factorial\nlevels: 2", samples: "")
    #expect(try Self.gofal(folder, "sweep", "plan", "study.yaml", "-o", "full").code == 0)
    let full = try Self.gofal(folder, "sweep", "extend", "full", "--add-samples", "4")
    #expect(full.code == 65)
    #expect(full.log.contains("every combination"))
    try Self.small(folder, design: "latin hypercube", samples: "6")
    #expect(try Self.gofal(folder, "sweep", "plan", "study.yaml", "-o", "latin").code == 0)
    let latin = try Self.gofal(folder, "sweep", "extend", "latin", "--add-samples", "5")
    #expect(latin.code == 65)
    #expect(latin.log.contains("add 6 samples"))
    #expect(try Self.gofal(folder, "sweep", "extend", "latin", "--add-samples", "6").code == 0)
  }

  @Test("The same point gives the same bytes in a study, in eval and in run")
  func samePoint() throws {
    let folder = try Folder()
    try Self.small(folder, samples: "1")
    #expect(try Self.gofal(folder, "sweep", "study.yaml", "-o", "study").code == 0)
    let point = try #require(
      try folder.read("study/design.csv").split(separator: "\n").last?.split(separator: ","))
    let evaluated = try Self.gofal(
      folder, "eval", "baseline", "area=merthyr-tydfil", "years=1",
      "independent.turnover=\(point[1])", "fee=\(point[2])", "target=out.csv", "--runs", "2")
    #expect(evaluated.code == 0)
    let ran = try Self.gofal(
      folder, "run", "baseline", "--set", "area=merthyr-tydfil", "--years", "1", "--set",
      "independent.turnover=\(point[1])", "--set", "fee=\(point[2])", "--runs", "2", "-o", "run",
      "--quiet")
    #expect(ran.code == 0)
    #expect(try folder.read("out.csv") == folder.read("run/outcomes_wide.csv"))
    #expect(Self.digest(evaluated) == Self.digest(ran))
    func cells(_ name: String, _ outcome: String) throws -> [Substring] {
      let rows = try folder.read(name).split(separator: "\n")
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      let place = try #require(rows[0].firstIndex { $0 == outcome })
      return rows.dropFirst().map { $0[place] }
    }
    for outcome in ["people_served", "turnover", "wait_mean"] {
      let studied = try cells("study/outcomes_wide.csv", outcome)
      #expect(studied == (try cells("out.csv", outcome)))
      #expect(studied.count == 2)
    }
  }

  @Test("A plan of another version, a plan that exists and a shard that is no shard are refused")
  func refusals() throws {
    let folder = try Folder()
    try Self.small(folder)
    #expect(try Self.gofal(folder, "sweep", "plan", "study.yaml", "-o", "plan").code == 0)
    #expect(try Self.gofal(folder, "sweep", "plan", "study.yaml", "-o", "plan").code == 74)
    for shard in ["0/3", "4/3", "1", "x/3", "1/0", "auto/3"] {
      #expect(try Self.gofal(folder, "sweep", "run", "plan", "--shard", shard).code == 2)
    }
    #expect(try Self.gofal(folder, "sweep", "run", "nowhere").code == 74)
    #expect(try Self.gofal(folder, "sweep", "nowhere.yaml").code == 74)
    let plan = try folder.read("plan/plan.json")
    try folder.write(
      plan.replacingOccurrences(of: Catalogue.version, with: "0.0.9"), to: "plan/plan.json")
    #expect(try Self.gofal(folder, "sweep", "run", "plan").code == 65)
  }

  @Test(
    "Shards whose mathematics differs in last digits are merged only where that is asked for",
    .enabled(if: Self.hasFMA))
  func otherMathematics() throws {
    let folder = try Folder()
    try Self.small(folder, samples: "16")
    let masked = ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-AVX2,-AVX2_Usable"]
    for (plan, shard, environment) in [("plan", "1/2", [:]), ("other", "2/2", masked)] {
      #expect(try Self.gofal(folder, "sweep", "plan", "study.yaml", "-o", plan).code == 0)
      let (process, _, _) = try Executable.start(
        ["sweep", "run", plan, "--shard", shard], in: folder.path, environment: environment)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    try FileManager.default.copyItem(
      atPath: folder.path + "/other/blocks/2-of-2.blocks",
      toPath: folder.path + "/plan/blocks/2-of-2.blocks")
    // What is refused leaves nothing behind, and so nothing that another refuses in its turn.
    let blocks = ["plan", "other"].map { "\(folder.path)/\($0)/blocks" }
    let before = try blocks.map { try FileManager.default.contentsOfDirectory(atPath: $0).sorted() }
    for arguments in [["plan"], ["other"], ["other", "--shard", "1/2"]] {
      let run = try Self.gofal(folder, arguments: ["sweep", "run"] + arguments)
      #expect(run.code == 65)
      #expect(run.log.contains("another build or kind of processor"), "\(run.log)")
    }
    #expect(
      try blocks.map { try FileManager.default.contentsOfDirectory(atPath: $0).sorted() } == before)
    let refused = try Self.gofal(folder, "sweep", "merge", "plan", "-o", "merged")
    #expect(refused.code == 65)
    #expect(refused.log.contains("'sweep merge --mixed'"), "\(refused.log)")
    #expect(!folder.has("merged"))
    #expect(try Self.gofal(folder, "sweep", "merge", "plan", "-o", "merged", "--mixed").code == 0)
    #expect(try folder.read("merged/provenance.json").contains("blocks_of_another_build"))

    // What differs, differs by no more than rounding does.
    #expect(try Self.gofal(folder, "sweep", "study.yaml", "-o", "whole").code == 0)
    func cells(_ name: String) throws -> [String] {
      try folder.read(name + "/outcomes.csv").split(separator: "\n").compactMap {
        $0.split(separator: ",", omittingEmptySubsequences: false).dropLast().last.map(String.init)
      }
    }
    let (whole, mixed) = (try cells("whole"), try cells("merged"))
    #expect(whole.count == mixed.count && whole.count > 32)
    let differing = zip(whole, mixed).filter { $0 != $1 }
    for (one, other) in differing {
      let (one, other) = (try #require(Double(one)), try #require(Double(other)))
      #expect(abs(one - other) <= 1e-9 * abs(one))
    }
  }

  /// Whether this processor has what the C library can be told not to use.
  private static let hasFMA =
    (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8).contains(" fma ")) ?? false

  @Test("The shard is read from the scheduler's array index, counted from 1")
  func arrayIndex() throws {
    let folder = try Folder()
    try Self.small(folder)
    #expect(try Self.gofal(folder, "sweep", "plan", "study.yaml", "-o", "plan").code == 0)
    for (variable, index) in [
      ("SLURM_ARRAY_TASK_ID", "2"), ("SGE_TASK_ID", "2"), ("AWS_BATCH_JOB_ARRAY_INDEX", "1"),
    ] {
      let ran = try Executable.run(
        "sweep", "run", "plan", "--shard", "auto/16", in: folder.path,
        environment: [variable: index, "SLURM_ARRAY_TASK_COUNT": "5"])
      #expect(ran.code == 0)
      #expect(ran.log.contains(variable))
    }
    #expect(folder.has("plan/blocks/02-of-16.blocks"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/plan/blocks").count == 1)
  }

  @Test("A job script holds any path as one word of the shell, and runs")
  func jobscript() throws {
    let folder = try Folder()
    try Self.small(folder, samples: "2")
    let odd = "a 'b' $(touch x) \"c\"; d"
    #expect(try Self.gofal(folder, "sweep", "plan", "study.yaml", "-o", odd).code == 0)
    let script = try Self.gofal(folder, "sweep", "jobscript", "slurm", odd, "--shards", "3")
    #expect(script.code == 0)
    try folder.write(script.output, to: "job.sh")
    #expect(script.output.contains("#SBATCH --array=1-3\n"))
    for task in 1...3 {
      let shell = Process()
      shell.executableURL = URL(fileURLWithPath: "/bin/sh")
      shell.arguments = ["job.sh"]
      shell.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      shell.environment = ["SLURM_ARRAY_TASK_ID": "\(task)", "PATH": "/usr/bin:/bin"]
      shell.standardError = FileHandle.nullDevice
      try shell.run()
      shell.waitUntilExit()
      #expect(shell.terminationStatus == 0)
    }
    #expect(!folder.has("x"))
    let status = try Self.gofal(folder, "sweep", "status", odd, "--format", "array")
    #expect(status.code == 0 && status.output.isEmpty)
    let bad = try Self.gofal(
      folder, "sweep", "jobscript", "slurm", odd, "--shards", "3", "--partition", "x y")
    #expect(bad.code == 2)
  }

  @Test("A dry run says how much there is to do, in both languages, and makes nothing")
  func dryRun() throws {
    let folder = try Folder()
    try Self.small(folder)
    let english = try Self.gofal(folder, "sweep", "study.yaml", "--dry-run")
    #expect(english.code == 0)
    #expect(english.output.contains("16 runs in 16 blocks"))
    let welsh = try Self.gofal(folder, "sweep", "study.yaml", "--dry-run", "--lang", "cy")
    #expect(welsh.output.contains("16 o rediadau mewn 16 o flociau"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["study.yaml"])
  }

  /// The cells of a file of comma-separated values, without its header.
  private static func rows(_ folder: Folder, _ name: String) throws -> [[String]] {
    try folder.read(name).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("Exports hold the means of the tables, in the shapes that other tools read")
  func exports() throws {
    let folder = try Folder()
    try folder.addScenarios()
    try folder.write(
      """
      scenarios: [today.yaml, micro.yaml]
      factors:
        independent.turnover: 20%..40%/year
        fee: £20..£25/hour
      design: saltelli
      samples: 2
      replications: 2
      outcomes: [people_served, authority_spend, unmet_hours, turnover]

      """, to: "study.yaml")
    let ran = try Self.gofal(
      folder, "sweep", "study.yaml", "-o", "r", "--export", "salib", "--export", "savi", "--export",
      "bcea", "--export", "hesim", "--export", "smaa", "--export", "ema", "--export", "points")
    #expect(ran.code == 0)
    // A base point of two inputs has 2 · 2 + 2 rows.
    let design = try Self.rows(folder, "r/design.csv")
    #expect(design.count == 12)
    let x = try folder.read("r/salib-x.txt").split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
    #expect(
      x.map { $0.compactMap(Double.init) } == design.map { $0.dropFirst().compactMap(Double.init) })
    for block in stride(from: 0, to: 12, by: 6) {
      let (a, b) = (x[block], x[block + 5])
      #expect(x[block + 1] == [b[0], a[1]] && x[block + 2] == [a[0], b[1]])
      #expect(x[block + 3] == [a[0], b[1]] && x[block + 4] == [b[0], a[1]])
    }
    // Means over the two replicates, from the wide table, by hand.
    let header = try folder.read("r/outcomes_wide.csv").prefix { $0 != "\n" }
      .split(separator: ",").map(String.init)
    let wide = try Self.rows(folder, "r/outcomes_wide.csv")
    func mean(_ outcome: String, _ scenario: String, _ sample: Int) throws -> Double {
      let place = try #require(header.firstIndex(of: outcome))
      let values = wide.filter { $0[1] == scenario && $0[2] == "\(sample)" }
        .compactMap { Double($0[place]) }
      #expect(values.count == 2)
      return values.reduce(0, +) / 2
    }
    let outcomes = try folder.read("r/salib-outcomes.txt").split(separator: "\n").map(String.init)
    let y = try folder.read("r/salib-y-micro.txt").split(separator: "\n").map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
    #expect(y.count == 12)
    for sample in 1...12 {
      for (place, outcome) in outcomes.enumerated() {
        #expect(
          abs(y[sample - 1][place] - (try mean(outcome, "micro", sample))) < 1e-12
            * max(1, abs(y[sample - 1][place])))
      }
    }
    let costs = try Self.rows(folder, "r/bcea-costs.csv")
    let effects = try Self.rows(folder, "r/bcea-effects.csv")
    #expect(try folder.read("r/bcea-costs.csv").hasPrefix("today,micro\n"))
    #expect(try folder.read("r/savi-costs.csv") == folder.read("r/bcea-costs.csv"))
    let hesim = try Self.rows(folder, "r/hesim.csv")
    #expect(hesim.count == 24)
    for sample in 1...12 {
      for (place, scenario) in ["today", "micro"].enumerated() {
        let cost = try mean("authority_spend", scenario, sample)
        // Unmet hours are better lower, so that their negative is the effect.
        let effect = try -mean("unmet_hours", scenario, sample)
        #expect(abs((Double(costs[sample - 1][place]) ?? .nan) - cost) < 1e-6)
        #expect(abs((Double(effects[sample - 1][place]) ?? .nan) - effect) < 1e-9)
        let row = hesim[2 * (sample - 1) + place]
        #expect(
          row == ["\(sample)", scenario, "1", effects[sample - 1][place], costs[sample - 1][place]])
      }
    }
    let listed = Process()
    listed.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    listed.arguments = [
      "python3", "-c",
      """
      import csv, io, json, sys, tarfile
      with tarfile.open(sys.argv[1], "r:gz") as archive:
          read = lambda name: archive.extractfile(name).read().decode()
          metadata = json.loads(read("metadata.json"))
          rows = list(csv.DictReader(io.StringIO(read("experiments.csv"))))
          assert list(rows[0]) == list(metadata["experiments"])
          assert len(rows) == 24 and [r["policy"] for r in rows[:2]] == ["today", "micro"]
          assert len(metadata["outcomes"]) == 4
          for kind, name, file in metadata["outcomes"]:
              assert kind == "ScalarOutcome" and len(read(file).split()) == 24
      """, folder.path + "/r/ema.tar.gz",
    ]
    try listed.run()
    listed.waitUntilExit()
    #expect(listed.terminationStatus == 0)
    #expect(
      try Self.rows(folder, "r/points-micro.csv").map { $0.compactMap(Double.init) }
        == zip(x, y).map { $0.compactMap(Double.init) + $1 })
    let smaa = try Self.rows(folder, "r/smaa.csv").map { $0.dropFirst(2).compactMap(Double.init) }
    #expect(smaa.count == 24)
    for criterion in smaa[0].indices {
      let values = smaa.map { $0[criterion] }
      #expect(values.min() == 0 && values.max() == 1)
    }
  }

  /// Findings of `gofal analyse` by measure and what they are about.
  private static func findings(_ text: String) -> [String: Double] {
    var found: [String: Double] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      if cells.count == 7 { found[cells[0] + " " + cells[1]] = Double(cells[2]) }
    }
    return found
  }

  @Test("A study is analysed by its own design, and chance comes off by its replicates")
  func analysed() throws {
    let folder = try Folder()
    let factors = ["independent.turnover", "fee"]
    func study(_ design: String, _ samples: String) throws -> (
      found: [String: Double], replicates: [ContiguousArray<Double>], columns: [[Double]]
    ) {
      let name = String(design.prefix(3))
      try Self.small(folder, design: design, samples: samples)
      #expect(try Self.gofal(folder, "sweep", "study.yaml", "-o", name).code == 0)
      let answer = try Self.gofal(
        folder, "analyse", "sensitivity", name, "--outcomes", "turnover", "--format", "csv")
      #expect(answer.code == 0, "\(answer.log)")
      let header = try folder.read(name + "/outcomes_wide.csv").prefix { $0 != "\n" }
      let place = try #require(header.split(separator: ",").firstIndex(of: "turnover"))
      let rows = try Self.rows(folder, name + "/outcomes_wide.csv")
      let replicates = ["1", "2"].map { replicate in
        ContiguousArray(rows.filter { $0[3] == replicate }.compactMap { Double($0[place]) })
      }
      let points = try Self.rows(folder, name + "/design.csv")
      let columns = [1, 2].map { column in points.compactMap { Double($0[column]) } }
      return (Self.findings(answer.output), replicates, columns)
    }
    let saltelli = try study("saltelli", "8")
    let sobol = try SobolIndices(
      replicates: saltelli.replicates, inputs: factors, secondOrder: true, resamples: 2,
      uniforms: Uniforms(seed: 1) { _, _, index in Double(index % 7) / 7 })
    #expect(sobol.findings.contains { $0.measure == .stNaive })
    let morris = try study("morris", "6")
    let effects = try MorrisEffects(
      columns: morris.columns.map { ContiguousArray($0) }, names: factors,
      widths: morris.columns.map { ($0.max() ?? 0) - ($0.min() ?? 0) },
      replicates: morris.replicates)
    for (found, expected) in [(saltelli.found, sobol.findings), (morris.found, effects.findings)] {
      for finding in expected {
        let key =
          finding.measure.rawValue + " wales-2024:turnover:"
          + finding.inputs.joined(separator: "+")
        // What chance drowns is refused, and has no number.
        let value = finding.isRefused ? nil : finding.estimate
        #expect((found[key] == nil) == (value == nil), "\(key) \(found)")
        guard let value, let told = found[key] else { continue }
        #expect(abs(told - value) < 1e-9 * max(1, abs(value)), "\(key)")
      }
    }
    // What all points share of a replicate's world is no part of a point's own chance: with the two-way
    // analysis of variance the spread over points is that of their means less half the rest.
    let latin = try study("latin hypercube", "10")
    let rows = latin.replicates[0].indices.map { row in latin.replicates.map { $0[row] } }
    let means = rows.map { ($0[0] + $0[1]) / 2 }
    let centre = means.reduce(0, +) / 10
    let shift = rows.reduce(0) { $0 + $1[0] - $1[1] } / 10
    let rest = rows.reduce(0) { $0 + ($1[0] - $1[1] - shift) * ($1[0] - $1[1] - shift) / 2 } / 10
    let spread = means.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / 9 - rest / 2
    if let told = latin.found["sd_between_draws wales-2024:turnover"] {
      #expect(abs(told - max(0, spread).squareRoot()) < 1e-9)
    } else {
      #expect(spread < rest)
    }
  }

  @Test("The data base holds the rows of the tables, cell for cell")
  func dataBase() throws {
    let folder = try Folder()
    try Self.small(folder, samples: "4")
    #expect(try Self.gofal(folder, "sweep", "study.yaml", "-o", "r", "--sqlite").code == 0)
    for table in ["design", "runs", "outcomes", "outcomes_wide", "summary"] {
      let text = try folder.read("r/\(table).csv")
      let query = Process()
      query.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      query.arguments = [
        "python3", "-c",
        """
        import csv, io, sqlite3, sys
        rows = list(csv.reader(open(sys.argv[1])))
        found = sqlite3.connect(sys.argv[2])
        cursor = found.execute('SELECT * FROM "' + sys.argv[3] + '"')
        assert [c[0] for c in cursor.description] == rows[0]
        same = cursor.fetchall()
        assert len(same) == len(rows) - 1
        for have, want in zip(same, rows[1:]):
            for a, b in zip(have, want):
                ok = b == "" if a is None else (a == b if isinstance(a, str) else float(b) == a)
                assert ok, (a, b)
        """, folder.path + "/r/\(table).csv", folder.path + "/r/results.sqlite", table,
      ]
      try query.run()
      query.waitUntilExit()
      #expect(query.terminationStatus == 0, "\(table)")
      #expect(text.split(separator: "\n").count > 1)
    }
  }

  @Test("Equal points are simulated once, and have a row each")
  func equalPoints() throws {
    let folder = try Folder()
    try folder.write(
      """
      scenarios: [baseline]
      area: merthyr-tydfil
      years: 1
      factors: {fee: £20..£25/hour, levers.budget_rule: [hold, open]}
      design: list
      points: [[£21/hour, hold], [£22/hour, open], [£21/hour, hold], [£21/hour, open]]
      outcomes: authority_spend

      """, to: "study.yaml")
    let ran = try Self.gofal(folder, "sweep", "study.yaml", "-o", "r")
    #expect(ran.code == 0)
    #expect(ran.log.contains("3 runs in 3 blocks"))
    let wide = try Self.rows(folder, "r/outcomes_wide.csv")
    #expect(wide.count == 4)
    #expect(wide[0].last == wide[2].last)
    #expect(wide[0].last != wide[1].last)
    #expect(try Self.rows(folder, "r/design.csv").map(\.last) == ["hold", "open", "hold", "open"])
    try folder.write(
      "levers.budget_rule,fee\nopen,£24/hour\nhold,£21/hour\n", to: "more.csv")
    #expect(
      try Self.gofal(folder, "sweep", "extend", "r.plan", "--points", "more.csv").code == 0)
    #expect(try Self.gofal(folder, "sweep", "run", "r.plan").code == 0)
    #expect(try Self.gofal(folder, "sweep", "merge", "r.plan", "-o", "r2").code == 0)
    let more = try Self.rows(folder, "r2/outcomes_wide.csv")
    #expect(more.count == 6 && more[5].last == wide[0].last)
    #expect(Array(more.prefix(4)) == wide)
  }

  @Test("A signal ends a study with 75, and what is done is kept")
  func signal() throws {
    let folder = try Folder()
    try Self.small(folder, samples: "256")
    let (process, _, _) = try Executable.start(
      ["sweep", "study.yaml", "-o", "r", "--threads", "1"], in: folder.path)
    // Stopped once there is something to keep; what is left takes seconds.
    let blocks = URL(fileURLWithPath: folder.path + "/r.plan/blocks/1-of-1.blocks")
    while process.isRunning, ((try? Data(contentsOf: blocks))?.count ?? 0) == 0 { usleep(5000) }
    kill(process.processIdentifier, SIGTERM)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 75)
    #expect(!folder.has("r") && folder.has("r.plan/plan.json"))
    // Without --resume, what is there is not overwritten; a study that was changed is not resumed.
    #expect(try Self.gofal(folder, "sweep", "study.yaml", "-o", "r").code == 74)
    try Self.small(folder, samples: "8")
    #expect(try Self.gofal(folder, "sweep", "study.yaml", "-o", "r", "--resume").code == 65)
  }

  @Test("A study is checked as a study")
  func check() throws {
    let folder = try Folder()
    try Self.small(folder)
    #expect(try Self.gofal(folder, "check", "study.yaml").code == 0)
    try Self.small(folder, design: "sobool")
    let bad = try Self.gofal(folder, "check", "study.yaml")
    #expect(bad.code == 65)
    #expect(bad.output.hasPrefix("study.yaml:8:9: "))
  }

  @Test("The notebook's outputs are as they stand, and its chart can be drawn")
  func notebook() throws {
    let notebooks = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Notebooks-md").path
    let folder = try Folder()
    for name in ["06-sweep.md", "fee-and-turnover.yaml"] {
      try folder.write(
        String(contentsOfFile: notebooks + "/" + name, encoding: .utf8), to: name)
    }
    let checked = try Self.gofal(folder, "notebook", "--check", "06-sweep.md")
    #expect(checked.code == 0, "\(checked.output)")
    let text = try folder.read("06-sweep.md")
    func code(_ language: String) throws -> String {
      let rest = try #require(text.components(separatedBy: "```\(language)\n").last)
      return try #require(rest.components(separatedBy: "```").first)
    }
    if Self.hasR {
      try folder.write(code("r"), to: "chart.R")
      _ = try Self.r(folder, "chart.R")
      #expect(folder.has("Rplots.pdf"))
    }
    try folder.write(code("python"), to: "chart.py")
    guard try Self.hasLibraries("pandas, matplotlib") else { return }
    #expect(try Self.python(folder, "chart.py") == 0)
    #expect(folder.has("sweep.results.png"))
  }

  private static func python(_ folder: Folder?, _ arguments: String...) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder?.path ?? "/tmp")
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// What a script of R prints.
  private static func r(_ folder: Folder, _ script: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["Rscript", "--vanilla", script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: printed, as: UTF8.self)
  }

  /// As of the libraries of Python: GOFAL_R says that R must be there.
  private static var hasR: Bool {
    let environment = ProcessInfo.processInfo.environment
    return environment["GOFAL_R"] != nil
      || (environment["PATH"] ?? "").split(separator: ":").contains {
        access($0 + "/Rscript", X_OK) == 0
      }
  }

  /// Where libraries of Python are not installed, what needs them is left to where they are: GOFAL_PYTHON
  /// says that they must be.
  private static func hasLibraries(_ names: String) throws -> Bool {
    if ProcessInfo.processInfo.environment["GOFAL_PYTHON"] != nil { return true }
    return try python(nil, "-c", "import " + names) == 0
  }

  @Test("EMA Workbench loads a study, and has the means of our points")
  func workbench() throws {
    guard try Self.hasLibraries("ema_workbench, pandas") else { return }
    let folder = try Folder()
    try Self.small(folder)
    #expect(
      try Self.gofal(
        folder, "sweep", "study.yaml", "-o", "r", "--export", "ema", "--export", "points"
      ).code == 0)
    try folder.write(
      """
      import warnings
      warnings.filterwarnings("ignore")
      import numpy, pandas
      from ema_workbench import load_results
      experiments, outcomes = load_results("r/ema.tar.gz")
      points = pandas.read_csv("r/points-wales-2024.csv")
      assert len(experiments) == len(points) == 8
      assert numpy.array_equal(experiments["fee"], points["fee"])
      for name in ["people_served", "turnover", "wait_mean"]:
          assert numpy.array_equal(outcomes[name], points[name]), name
      """, to: "ema.py")
    #expect(try Self.python(folder, "ema.py") == 0)
  }

  @Test("R reads what is exported, and gets our numbers by the formulae that its packages document")
  func exportsInR() throws {
    guard Self.hasR else { return }
    let folder = try Folder()
    try folder.addScenarios()
    try folder.write(
      """
      scenarios: [today.yaml, micro.yaml]
      factors: {independent.turnover: 20%..40%/year, fee: £20..£25/hour}
      design: sobol
      samples: 16
      outcomes: [people_served, authority_spend, unmet_hours, turnover]

      """, to: "study.yaml")
    #expect(
      try Self.gofal(
        folder, "sweep", "study.yaml", "-o", "r", "--export", "savi", "--export", "bcea",
        "--export", "hesim", "--export", "smaa"
      ).code == 0)
    try folder.write(
      """
      read <- function(name) read.csv(file.path("r", name), check.names = FALSE)
      matrices <- function(tool) lapply(c("effects", "costs"),
        function(what) as.matrix(read(paste0(tool, "-", what, ".csv"))))
      bcea <- matrices("bcea")
      savi <- matrices("savi")
      stopifnot(identical(bcea, savi), nrow(read("savi-parameters.csv")) == nrow(savi[[1]]))
      k <- 500000
      # BCEA: U = k e - c; the value of information is the mean of U's maxima less the largest mean.
      U <- k * bcea[[1]] - bcea[[2]]
      write.csv(U, "benefits.csv", row.names = FALSE)
      evi <- mean(apply(U, 1, max)) - max(colMeans(U))
      # hesim: one row a sample and strategy; the share of samples in which a strategy is best.
      long <- read("hesim.csv")
      stopifnot(identical(names(long), c("sample", "strategy", "grp", "e", "c")))
      long$nmb <- k * long$e - long$c
      best <- unlist(lapply(split(long, long$sample), function(d) d$strategy[which.max(d$nmb)]))
      # smaa: measurements by sample, alternative and criterion, weighed alike.
      smaa <- read("smaa.csv")
      smaa$value <- rowMeans(smaa[, -(1:2)])
      values <- tapply(smaa$value, smaa$alternative, mean)
      cat(sprintf("%.17g", c(evi, mean(best == "micro"), values[["micro"]], ncol(smaa) - 3)),
        sep = "\n")
      """, to: "exports.R")
    let found = try Self.r(folder, "exports.R").split(separator: "\n").compactMap { Double($0) }
    try #require(found.count == 4)
    func number(_ measure: String, _ arguments: String...) throws -> Double {
      let answer = try Self.gofal(
        folder, arguments: ["analyse"] + arguments + ["--format", "csv"])
      let row = try #require(
        answer.output.split(separator: "\n").first { $0.hasPrefix(measure + ",") },
        "\(answer.log)")
      return try #require(Double(row.split(separator: ",", omittingEmptySubsequences: false)[2]))
    }
    let benefits = ["--table", "benefits.csv", "--options", "today,micro"]
    let evpi = try number("evpi", "information", benefits[0], benefits[1], benefits[2], benefits[3])
    #expect(abs(evpi - found[0]) <= 1e-9 * abs(found[0]))
    let criteria = try folder.read("r/smaa.csv").prefix { $0 != "\n" }.split(separator: ",")
      .dropFirst(2).joined(separator: ",")
    let value = try number(
      "value,micro", "ranking", "--table", "r/smaa.csv", "--criteria", criteria, "--draw-column",
      "sample", "--weights", Array(repeating: "1", count: Int(found[3])).joined(separator: ","))
    #expect(abs(value - found[2]) < 1e-9)
    let best = try number(
      "probability_best,micro", "uncertainty", benefits[0], benefits[1], benefits[2], benefits[3])
    #expect(abs(best - found[1]) < 1e-12)
  }

  @Test("SALib reads a Saltelli study, and gets our indices from it")
  func salib() throws {
    guard try Self.hasLibraries("SALib") else { return }
    let folder = try Folder()
    try Self.small(folder, design: "saltelli", samples: "8")
    #expect(
      try Self.gofal(folder, "sweep", "study.yaml", "-o", "r", "--export", "salib").code == 0)
    try folder.write(
      """
      import json, warnings
      warnings.filterwarnings("ignore")
      import numpy
      from SALib.analyze import sobol
      problem = json.load(open("r/salib-problem.json"))
      assert len(numpy.loadtxt("r/salib-x.txt")) == 48
      found = []
      for y in numpy.loadtxt("r/salib-y-wales-2024.txt").T:
          i = sobol.analyze(
              problem, y, calc_second_order=problem["calc_second_order"], num_resamples=4)
          found.append([*i["S1"], *i["ST"], i["S2"][0][1]])
      json.dump(found, open("salib.json", "w"))
      """, to: "salib.py")
    try #require(try Self.python(folder, "salib.py") == 0)
    let theirs = try #require(
      try JSONSerialization.jsonObject(with: Data(folder.read("salib.json").utf8)) as? [[Double]])
    let rows = try folder.read("r/salib-y-wales-2024.txt").split(separator: "\n").map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
    #expect(theirs.count == 3)
    for (place, expected) in theirs.enumerated() {
      let ours = try SobolIndices(
        replicates: [ContiguousArray(rows.map { $0[place] })],
        inputs: ["independent.turnover", "fee"], secondOrder: true, resamples: 2,
        uniforms: Uniforms(seed: 1) { _, _, index in Double(index % 7) / 7 })
      let found = ours.findings.map(\.estimate)
      #expect(found.count == expected.count)
      for (a, b) in zip(found, expected) { #expect(abs(a - b) < 1e-9) }
    }
  }

  @Test("Factors that move together have one index, ours and SALib's, known from the points alone")
  func grouped() throws {
    let folder = try Folder()
    try folder.write(
      """
      scenarios: [baseline]
      area: merthyr-tydfil
      years: 1
      factors:
        independent.turnover: 20%..40%/year
        fee: £20..£25/hour
        leave_hazard: 0.1..0.9/year
      design: saltelli, first order
      groups: [independent.turnover + leave_hazard]
      samples: 8
      outcomes: [turnover]

      """, to: "study.yaml")
    #expect(
      try Self.gofal(folder, "sweep", "study.yaml", "-o", "r", "--export", "salib").code == 0)
    // Two groups and the two ends: four rows a point.
    #expect(try Self.rows(folder, "r/design.csv").count == 32)
    let answer = try Self.gofal(folder, "analyse", "sensitivity", "r", "--format", "csv")
    #expect(answer.code == 0, "\(answer.log)")
    let ours = Self.findings(answer.output)
    let keys = ["s1", "st"].flatMap { measure in
      ["independent.turnover+leave_hazard", "fee"].map { "\(measure) wales-2024:turnover:\($0)" }
    }
    for key in keys { #expect(ours[key] != nil, "\(key) \(ours)") }
    guard try Self.hasLibraries("SALib") else { return }
    try folder.write(
      """
      import json, warnings
      warnings.filterwarnings("ignore")
      import numpy
      from SALib.analyze import sobol
      problem = json.load(open("r/salib-problem.json"))
      y = numpy.loadtxt("r/salib-y-wales-2024.txt")
      i = sobol.analyze(problem, y, calc_second_order=False, num_resamples=4)
      json.dump([*i["S1"], *i["ST"]], open("salib.json", "w"))
      """, to: "salib.py")
    try #require(try Self.python(folder, "salib.py") == 0)
    let theirs = try #require(
      try JSONSerialization.jsonObject(with: Data(folder.read("salib.json").utf8)) as? [Double])
    for (key, expected) in zip(keys, theirs) {
      let found = try #require(ours[key])
      #expect(abs(found - expected) < 1e-9, "\(key)")
    }
  }
}
