import Foundation
import Testing

@Suite("Finding mixes")
struct OptimiseTests {
  private static let study = """
    title: {en: Mixes, cy: Cymysgeddau}
    scenarios: [baseline]
    area: merthyr-tydfil
    years: 1
    factors:
      mix.micro: 0%..30%
      mix.inhouse: 0%..40%
      pace: 0 weeks..52 weeks
    design: nsga-ii
    objectives: [unmet_hours, authority_spend]
    budget: £20m/year
    samples: 4
    generations: 3
    replications: 2
    confirmations: 4

    """

  private static func gofal(_ folder: Folder, _ arguments: String...) throws -> Executable.Outcome {
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

  /// Of all blocks that a search has kept.
  private static func bytes(of plan: String) throws -> Int {
    try FileManager.default.subpathsOfDirectory(atPath: plan).filter { $0.hasSuffix(".blocks") }
      .reduce(0) {
        let file = try FileManager.default.attributesOfItem(atPath: plan + "/" + $1)
        return $0 + (file[.size] as? Int ?? 0)
      }
  }

  @Test("A search that was stopped goes on, and ends with the same bytes, whatever the threads")
  func resumes() throws {
    let folder = try Folder()
    try folder.write(Self.study, to: "mixes.yaml")
    let whole = try Self.gofal(folder, "optimise", "mixes.yaml", "-o", "whole", "--threads", "1")
    #expect(whole.code == 0)
    // The shortest limit, doubled from time to time, that leaves something done: however fast the
    // machine, a search takes longer than its first block.
    var limit = 0.01
    repeat {
      let stopped = try Self.gofal(
        folder, "optimise", "mixes.yaml", "-o", "again", "--time-limit", "\(limit)s", "--resume")
      try #require(stopped.code == 75)
      limit *= 2
    } while try Self.bytes(of: folder.path + "/again.plan") == 0
    #expect(!folder.has("again"))
    let resumed = try Self.gofal(
      folder, "optimise", "mixes.yaml", "-o", "again", "--threads", "2", "--resume")
    #expect(resumed.code == 0)
    #expect(try folder.read("again/front.csv") == folder.read("whole/front.csv"))
    #expect(resumed.output == whole.output)
    #expect(try folder.read("again/provenance.json").contains("\"study\": \""))
  }

  @Test("The front keeps the budget, and no mix on it beats another")
  func front() throws {
    let folder = try Folder()
    try folder.write(Self.study, to: "mixes.yaml")
    let found = try Self.gofal(folder, "optimise", "mixes.yaml", "--format", "csv", "--lang", "cy")
    #expect(found.code == 0)
    let rows = found.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    func column(_ name: String) throws -> Int { try #require(rows[0].firstIndex(of: name)) }
    let (unmet, spend) = (try column("unmet_hours"), try column("authority_spend"))
    let front = try rows.dropFirst().filter { $0[try column("on_front")] == "yes" }
      .map { [Double($0[unmet]) ?? .nan, Double($0[spend]) ?? .nan] }
    #expect(!front.isEmpty)
    for one in front {
      #expect(one[1] <= 20e6)
      for other in front where other != one { #expect(other[0] > one[0] || other[1] > one[1]) }
    }
    // The reference is a candidate, and its row states no factor.
    #expect(try rows.count { $0[try column("pace")] == "" } == 1)
  }

  @Test("What cannot be searched is said, all at once", arguments: ["en", "cy"])
  func faults(language: String) throws {
    let folder = try Folder()
    try folder.write(
      Self.study.replacingOccurrences(
        of: "  pace:", with: "  independent.turnover: 20%..40%/year\n  pace:"
      ).replacingOccurrences(of: "[baseline]", with: "[baseline, micro-expansion]"),
      to: "facts.yaml")
    let facts = try Self.gofal(folder, "optimise", "facts.yaml", "--lang", language)
    #expect(facts.code == 65)
    #expect(facts.log.contains("independent.turnover"))
    #expect(facts.log.contains(language == "en" ? "one scenario" : "un senario"))
    try folder.write(
      Self.study.replacingOccurrences(of: "[unmet_hours,", with: "[rebalanced,"), to: "neither.yaml"
    )
    let neither = try Self.gofal(folder, "optimise", "neither.yaml", "--lang", language)
    #expect(neither.code == 65)
    #expect(neither.log.contains("'rebalanced'"))
    try folder.write(Self.study, to: "mixes.yaml")
    let sweep = try Self.gofal(folder, "sweep", "mixes.yaml", "--lang", language)
    #expect(sweep.code == 65)
    #expect(sweep.log.contains("gofal optimise"))
  }

  @Test("A precision finds the replications, and they are part of the plan")
  func precision() throws {
    let folder = try Folder()
    try folder.write(
      """
      scenarios: [baseline, micro-expansion]
      area: merthyr-tydfil
      years: 1
      factors: {fee: £20..£25/hour}
      design: sobol
      samples: 1
      precision: 60%
      outcomes: [people_served, turnover]

      """, to: "study.yaml")
    let made = try Self.gofal(folder, "sweep", "study.yaml", "-o", "r", "--lang", "en")
    #expect(made.code == 0)
    let found = try #require(made.log.firstMatch(of: /(\d+) replications: so many/))
    let count = try #require(Int(found.1))
    #expect(count >= 10)
    let rows = try folder.read("r/runs.csv").split(separator: "\n").count - 1
    #expect(rows == 2 * count)
    try folder.write(
      """
      scenarios: [baseline]
      factors: {fee: £20..£25/hour}
      design: sobol
      samples: 1
      precision: 2%
      replications: 3

      """, to: "both.yaml")
    #expect(try Self.gofal(folder, "sweep", "both.yaml").code == 65)
  }
}
