import Foundation
import Testing

@testable import gofal

@Suite("gofal run")
struct RunCommandTests {
  @Test("The table is on standard output, the digest is the last line on standard error")
  func table() throws {
    let folder = try Folder()
    try folder.addScenarios()
    let english = try Executable.run(
      "run", "today.yaml", "micro.yaml", "--draws", "2", in: folder.path)
    #expect(english.code == 0)
    #expect(english.output.hasPrefix("Micro-care, compared with: Today\n"))
    #expect(english.output.contains("HEADLINES\n"))
    let words = english.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("parameters are drawn together from a calibration ("))
    #expect(
      words.contains(
        "Scenarios: today, micro. Seed 1, draws 2, replications 2, generator philox, model"))
    let digest = try #require(english.log.split(separator: "\n").last)
    #expect(digest.wholeMatch(of: /digest: [0-9a-f]{64}/) != nil)
    #expect(!english.output.unicodeScalars.contains("\u{1B}"))

    let welsh = try Executable.run(
      "run", "today.yaml", "micro.yaml", "--draws", "2", "--lang", "cy", "--threads", "2",
      in: folder.path)
    #expect(welsh.output.hasPrefix("Micro-ofal, o'i gymharu â: Heddiw\n"))
    #expect(welsh.output.contains("PRIF GANLYNIADAU\n"))
    #expect(welsh.log.split(separator: "\n").last == digest)
  }

  @Test("The table has the lines that are asked for, and the same digest")
  func chosenLines() throws {
    let folder = try Folder()
    try folder.addScenarios()
    func run(_ outcomes: String) throws -> Executable.Outcome {
      try Executable.run(
        "run", "today.yaml", "micro.yaml", "--draws", "1", "--quiet", "--outcomes", outcomes,
        in: folder.path)
    }
    let all = try Executable.run(
      "run", "today.yaml", "micro.yaml", "--draws", "1", "--quiet", in: folder.path)
    let few = try run("headlines")
    #expect(few.code == 0 && few.log == all.log)
    let lines = Set(all.output.split(separator: "\n").prefix { !$0.hasPrefix("±") })
    let short = few.output.split(separator: "\n").prefix { !$0.hasPrefix("±") }
    #expect(short.count > 8 && short.count < lines.count / 3)
    #expect(few.output.contains("HEADLINES\n") && !few.output.contains("Agency staff"))
    let one = try run("wait_mean,agency_hours")
    #expect(one.output.contains("Agency staff") && !one.output.contains("Handed back (%"))
    let none = try run("wait_meen")
    #expect(none.code == 2 && none.output.isEmpty)
    #expect(none.log.contains("'wait_meen'") && none.log.contains("wait_mean"))
  }

  @Test("Order and company do not change the digest, another seed does, 0 is a seed")
  func digests() throws {
    let folder = try Folder()
    try folder.addScenarios()
    func digest(_ arguments: String...) throws -> Substring? {
      let (process, output, log) = try Executable.start(
        ["run", "--draws", "1", "--quiet"] + arguments, in: folder.path)
      _ = output.fileHandleForReading.readDataToEndOfFile()
      let text = String(decoding: log.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return text.split(separator: "\n").last
    }
    let one = try digest("today.yaml", "micro.yaml")
    #expect(try digest("micro.yaml", "today.yaml") == one)
    #expect(try digest("micro.yaml", "today.yaml", "--format", "json") == one)
    let zero = try digest("today.yaml", "micro.yaml", "--seed", "0")
    #expect(zero != one)
    #expect(try digest("today.yaml", "micro.yaml", "--seed", "0") == zero)
    #expect(
      try digest("today.yaml", "micro.yaml", "--seed", "18446744073709551615") != zero)
  }

  @Test("GSL's variables count where no option does, and that is said")
  func generatorVariables() throws {
    let folder = try Folder()
    try folder.addScenarios()
    let environment = ["GSL_RNG_TYPE": "taus2", "GSL_RNG_SEED": "7"]
    let asked = try Executable.run(
      "run", "today.yaml", "--runs", "1", in: folder.path, environment: environment)
    #expect(asked.code == 0)
    #expect(asked.log.contains("The generator is taus2, from GSL_RNG_TYPE."))
    #expect(asked.log.contains("The seed is 7, from GSL_RNG_SEED."))
    #expect(asked.output.contains("Seed 7, draws 1, replications 1, generator taus2"))
    let overruled = try Executable.run(
      "run", "today.yaml", "--runs", "1", "--seed", "2", "--generator", "philox",
      in: folder.path, environment: environment)
    #expect(!overruled.log.contains("GSL_RNG"))
    #expect(overruled.output.contains("Seed 2, draws 1, replications 1, generator philox"))
    let bad = try Executable.run(
      "run", "today.yaml", in: folder.path, environment: ["GSL_RNG_SEED": "x", "LC_ALL": "cy"])
    #expect(bad.code == 2)
    #expect(bad.log == "gwall: Rhaid i GSL_RNG_SEED fod yn rhif cyfan o 0 i fyny, nid 'x'.\n")
  }

  @Test("csv, json, markdown and xlsx-friendly hold the same numbers")
  func formats() throws {
    let folder = try Folder()
    try folder.addScenarios()
    func output(_ format: String) throws -> String {
      let run = try Executable.run(
        "run", "today.yaml", "micro.yaml", "--draws", "2", "--format", format, in: folder.path)
      #expect(run.code == 0)
      return run.output
    }
    let csv = try output("csv")
    let first = try #require(csv.split(separator: "\n").dropFirst().first)
    #expect(csv.hasPrefix("reference,scenario,outcome,time,group,estimate,standard_error,"))
    #expect(first.hasPrefix("today,micro,"))
    let excel = try output("xlsx-friendly")
    #expect(excel.hasPrefix("\u{FEFF}reference,"))
    #expect(excel.contains("\r\n"))
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(try output("json").utf8)) as? [String: Any])
    let rows = try #require(json["rows"] as? [[String: Any]])
    let estimate = try #require(rows.first?["estimate"] as? Double)
    // Foundation's reader of JSON is not exact in the last bit.
    let written = try #require(Double(first.split(separator: ",")[5]))
    #expect((written - estimate).magnitude <= 1e-12 * written.magnitude)
    #expect(rows.count == csv.split(separator: "\n").count - 1)
    #expect(json["seed"] as? String == "1")
    #expect(try output("markdown").contains("| outcome (unit) | reference | difference |"))
  }

  @Test("One world alone is the world of the whole run, and its events can be written")
  func only() throws {
    let folder = try Folder()
    try folder.addScenarios()
    let run = try Executable.run(
      "run", "today.yaml", "--draws", "3", "--only", "draw=2,replicate=1", "--trace", "t.csv",
      in: folder.path)
    #expect(run.code == 0)
    let trace = try folder.read("t.csv")
    #expect(trace.hasPrefix("scenario,area,week,event,person,worker,provider,amount\ntoday,"))
    let weeks = trace.split(separator: "\n").dropFirst().compactMap {
      Double($0.split(separator: ",", omittingEmptySubsequences: false)[2])
    }
    #expect(weeks.count > 10)
    #expect(weeks == weeks.sorted())
    #expect(weeks.allSatisfy { $0 >= 0 && $0 <= 52.2 })
    let again = try Executable.run(
      "run", "today.yaml", "--draws", "3", "--only", "draw=2,replicate=1", "--trace", "t.csv",
      in: folder.path)
    #expect(again.code == 74)
    #expect(try folder.read("t.csv") == trace)
  }

  @Test("A folder of results is whole, is not overwritten, and runs again to the same")
  func output() throws {
    let folder = try Folder()
    try folder.addScenarios()
    let run = try Executable.run(
      "run", "today.yaml", "micro.yaml", "--draws", "2", "--set", "leave_hazard=31%/year", "-o",
      "out", "--sqlite", in: folder.path)
    #expect(run.code == 0, "\(run.log)")
    for file in [
      "provenance.json", "timings.csv", "draws.csv", "runs.csv", "outcomes.csv",
      "outcomes_wide.csv", "summary.csv", "comparison.csv", "datapackage.json",
      "comparison.csv-metadata.json", "results.sqlite",
    ] {
      #expect(folder.has("out/" + file), "\(file)")
    }
    let provenance = try folder.read("out/provenance.json")
    let digest = try #require(run.log.split(separator: "\n").last?.dropFirst("digest: ".count))
    #expect(provenance.contains(digest))
    #expect(!provenance.contains(folder.path))
    #expect(!provenance.contains("\"host\""))
    let told = try Executable.run(
      "run", "today.yaml", "--runs", "1", "-o", "told", "--host-facts", in: folder.path)
    #expect(told.code == 0)
    #expect(try folder.read("told/provenance.json").contains(folder.path))
    let refused = try Executable.run("run", "today.yaml", "-o", "out", in: folder.path)
    #expect(refused.code == 74)
    #expect(refused.output.isEmpty)
    #expect(try folder.read("out/provenance.json") == provenance)

    // The scenario files are not needed any more.
    try folder.write("nonsense", to: "today.yaml")
    let same = try Executable.run("run", "--from", "out/provenance.json", in: folder.path)
    #expect(same.code == 0)
    #expect(same.output == "Same: every outcome is as it was.\n")
    let other = provenance.replacing(digest, with: String(repeating: "0", count: 64))
    try folder.write(other, to: "out/provenance.json")
    let different = try Executable.run("run", "--from", "out", "--lang", "cy", in: folder.path)
    #expect(different.code == 1)
    #expect(
      different.output
        == "Gwahanol: \(String(repeating: "0", count: 64)) oedd y crynodeb.\n")
  }

  @Test("Faults of a scenario are printed with their places, and nothing is run")
  func faults() throws {
    let folder = try Folder()
    try folder.write("area: powys\nyeers: 3\nmix: {nobody: 2%}\n", to: "bad.yaml")
    let run = try Executable.run("run", "bad.yaml", in: folder.path)
    #expect(run.code == 65)
    #expect(run.output.isEmpty)
    #expect(run.log.contains("bad.yaml:2:1: "))
    #expect(run.log.contains("bad.yaml:3:7: "))
    let missing = try Executable.run("run", "none.yaml", "--lang", "cy", in: folder.path)
    #expect(missing.code == 74)
    #expect(missing.log == "gwall: none.yaml: nid oes ffeil o'r enw hwn.\n")
    let unknown = try Executable.run("run", "nowhere", in: folder.path)
    #expect(unknown.code == 65)
  }

  @Test("The pairing is printed on request, with its median")
  func coupling() throws {
    let folder = try Folder()
    try folder.addScenarios()
    let run = try Executable.run(
      "run", "today.yaml", "micro.yaml", "--draws", "2", "--coupling", in: folder.path)
    #expect(run.code == 0)
    #expect(run.output.contains("Pairing with the reference: Micro-care\n"))
    let median = run.output.split(separator: "\n").first { $0.hasPrefix("Median ") }
    #expect(median.flatMap { Double($0.split(separator: " ").last ?? "") } ?? 0 > 0)
  }

  @Test("Progress as JSON has one object a line, and the last one is the end")
  func progress() throws {
    let folder = try Folder()
    try folder.addScenarios()
    let run = try Executable.run(
      "run", "today.yaml", "micro.yaml", "--runs", "2", "--progress", "json", in: folder.path)
    let lines = run.log.split(separator: "\n").dropLast()
    #expect(!lines.isEmpty)
    let objects = try lines.map {
      try #require(
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.last?["done"] as? Int == 4)
    #expect(objects.last?["total"] as? Int == 4)
    let quiet = try Executable.run("run", "today.yaml", "--runs", "1", in: folder.path)
    #expect(quiet.log.split(separator: "\n").count == 1)
  }

  @Test("A signal ends the run with what is complete, marked, and exit code 75")
  func interruption() throws {
    let folder = try Folder()
    try folder.addScenarios()
    let (process, output, log) = try Executable.start(
      [
        "run", "today.yaml", "--draws", "100000", "--replications", "1", "--progress", "json",
        "--threads", "1", "--format", "json",
      ], in: folder.path)
    // The first line of progress says that a world is complete.
    _ = log.fileHandleForReading.availableData
    kill(process.processIdentifier, SIGTERM)
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let lines = String(decoding: log.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 75)
    let json = try #require(
      try JSONSerialization.jsonObject(with: printed) as? [String: Any])
    #expect(json["ending"] as? String == "stopped")
    let worlds = try #require(json["worlds"] as? Int)
    #expect(worlds >= 1 && worlds < 100_000)
    #expect(lines.split(separator: "\n").last?.hasPrefix("digest: ") == true)
  }

  @Test("A closed pipe is no fault")
  func closedPipe() throws {
    let (process, output, log) = try Executable.start(["list", "parameters"], in: "/tmp")
    try output.fileHandleForReading.close()
    let complaint = log.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
    #expect(complaint.isEmpty)
  }

  @Test("A full disk is said, with exit code 74")
  func fullDisk() throws {
    guard let full = FileHandle(forWritingAtPath: "/dev/full") else { return }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Executable.path)
    process.arguments = ["list", "areas"]
    process.environment = ["LC_ALL": "cy_GB.UTF-8"]
    let log = Pipe()
    process.standardOutput = full
    process.standardError = log
    try process.run()
    let complaint = log.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
    #expect(
      String(decoding: complaint, as: UTF8.self)
        == "gwall: Nid oes modd ysgrifennu i'r allbwn safonol (a yw'r ddisg yn llawn?).\n")
  }
}
