import Evidence
import Foundation
import Search
import Storage
import Testing

@testable import gofal

@Suite("gofal calibrate")
struct CalibrateTests {
  static let targets = """
    areas: place.yaml
    fit: [leave_hazard, pool_inflow]
    targets:
      turnover: {figure: turnover model:independent, value: 32, within: 30.5..33.5, use: fit}
      vacancies: {figure: vacancy model:independent, within: 8..13, use: fit}
    """

  /// A folder with the targets and a small place.
  static func folder() throws -> Folder {
    let folder = try Folder()
    try targets.write(toFile: folder.path + "/t.yaml", atomically: true, encoding: .utf8)
    try """
    name: Small
    population: 8000
    population_65: 1600
    rural: 40%
    """.write(toFile: folder.path + "/place.yaml", atomically: true, encoding: .utf8)
    return folder
  }

  @Test("The shipped calibration is one of this model")
  func shipped() throws {
    let file = try #require(PosteriorFile.shipped)
    #expect(file.model == Catalogue.declared.modelVersion, "gofal calibrate targets-2018")
    #expect(file.table.rows.count == 1000)
    let (targets, _) = readTargets(
      text: try #require(shippedTargets["targets-2018"]), name: "targets-2018",
      vocabulary: Catalogue.declared.vocabulary, columns: Catalogue.declared.simulator(nil).columns)
    let fitted = try #require(targets).parameters.map(\.key)
    #expect(file.table.keys == fitted)
  }

  @Test(
    "The fitted targets are met on 50 rows of the posterior, or gofal calibrate targets-2018 is due"
  )
  func looksAgain() throws {
    let check = try Executable.run("calibrate", "targets-2018", "--check", "--checks", "50")
    #expect(check.code == 0, "\(check.output) \(check.log)")
  }

  @Test("A killed calibration goes on, and ends with the same posterior; run reads it")
  func resumes() throws {
    let folder = try Self.folder()
    func calibrate(_ output: String) throws -> Executable.Outcome {
      try Executable.run(
        "calibrate", "t.yaml", "--worlds", "600", "--checks", "2", "-o", output, in: folder.path)
    }
    let whole = try calibrate("whole")
    #expect(whole.code == 0, "\(whole.log)")
    // As a kill leaves it: some worlds, and a torn line.
    let (process, _, _) = try Executable.start(
      ["calibrate", "t.yaml", "--worlds", "600", "--checks", "2", "-o", "cut"], in: folder.path)
    let journal = folder.path + "/cut.partial.csv"
    while process.isRunning,
      (try? String(contentsOfFile: journal, encoding: .utf8))?.contains("end") != true
    {
      usleep(2000)
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let text = try String(contentsOfFile: journal, encoding: .utf8)
    try (text + "0.2,0.").write(toFile: journal, atomically: true, encoding: .utf8)
    let again = try calibrate("cut")
    #expect(again.code == 0, "\(again.log)")
    #expect(again.log.contains("worlds are done already"))
    let one = try String(contentsOfFile: folder.path + "/whole/posterior.csv", encoding: .utf8)
    #expect(try String(contentsOfFile: folder.path + "/cut/posterior.csv", encoding: .utf8) == one)
    #expect(!FileManager.default.fileExists(atPath: journal))
    let run = try Executable.run(
      "run", "baseline", "--set", "area=place.yaml", "--years", "1", "--draws", "2",
      "--posterior", "whole/posterior.csv", in: folder.path)
    #expect(run.code == 0, "\(run.log)")
    #expect(run.output.contains("2 parameters are drawn together from a calibration"))
  }

  @Test("What is stopped by a signal ends with 75 and says how to go on")
  func stops() throws {
    let folder = try Self.folder()
    let (process, _, log) = try Executable.start(
      ["calibrate", "t.yaml", "--worlds", "100000", "-o", "out"], in: folder.path)
    while process.isRunning,
      !FileManager.default.fileExists(atPath: folder.path + "/out.partial.csv")
    {
      usleep(10_000)
    }
    kill(process.processIdentifier, SIGTERM)
    process.waitUntilExit()
    #expect(process.terminationStatus == 75)
    let said = String(decoding: log.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said.contains("The same command goes on from there"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
  }
}
