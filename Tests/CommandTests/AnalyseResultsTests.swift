import Foundation
import Testing

@Suite("gofal analyse, our own results")
struct AnalyseResultsTests {
  /// Results of a few short runs: small, but with two replicates a draw.
  private func results(_ folder: Folder, draws: Int) throws {
    try folder.addScenarios()
    let run = try Executable.run(
      "run", "today.yaml", "micro.yaml", "--draws", "\(draws)", "--replications", "2", "-o", "r",
      "--quiet", in: folder.path)
    #expect(run.code == 0)
  }

  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("Every analysis answers on a folder of results, in both languages")
  func answers() throws {
    let folder = try Folder()
    try results(folder, draws: 50)
    func answer(_ arguments: String...) throws -> String {
      let (process, output, log) = try Executable.start(
        ["analyse"] + arguments, in: folder.path)
      let text = String(
        decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      let complaints = String(
        decoding: log.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(arguments): \(complaints)")
      return text
    }
    let sensitivity = try answer(
      "sensitivity", "r", "--outcomes", "authority_spend", "--inputs", "package_median")
    #expect(sensitivity.hasPrefix("AUTHORITY'S SPEND: MICRO LESS TODAY\n"))
    #expect(words(sensitivity).contains("spread from chance the difference"))
    #expect(
      words(sensitivity).contains(
        "Parameters looked at: 1; with an effect that chance does not explain: "))

    let data = try answer(
      "sensitivity", "r", "--outcomes", "authority_spend", "--inputs", "package_median",
      "--format", "csv")
    #expect(data.hasPrefix("measure,inputs,estimate,standard_error,lower,upper,unit\n"))
    for start in [
      "chance_share,micro:authority_spend,", "s1,micro:authority_spend:package_median,",
    ] {
      #expect(data.contains("\n" + start), "\(data)")
    }

    let uncertainty = try answer("uncertainty", "r", "--outcomes", "authority_spend")
    #expect(uncertainty.contains("AUTHORITY'S SPEND: WHICH IS BEST\n"))

    let information = try answer(
      "information", "r", "--outcome", "wait_mean", "--worth", "10000", "--inputs",
      "package_median", "--lang", "cy")
    #expect(information.hasPrefix("GWERTH GWYBOD CYN DEWIS\n"))
    #expect(words(information).contains("£10000 y flwyddyn am un uned o Amser aros (diwrnod)"))

    let ranking = try answer("ranking", "r", "--format", "json")
    #expect(ranking.contains("\"rank_acceptability\""))
    let parsed = try JSONSerialization.jsonObject(with: Data(ranking.utf8))
    let rows = try #require(parsed as? [[String: Any]])
    let firsts = rows.filter {
      $0["measure"] as? String == "rank_acceptability"
        && ($0["inputs"] as? [String])?.first?.hasSuffix(":1") == true
    }.compactMap { $0["estimate"] as? Double }
    #expect(firsts.count == 2)
    // Ties share the first place, so the shares sum to at least one.
    #expect(firsts.reduce(0, +) >= 1 - 1e-12)

    let markdown = try answer(
      "discovery", "r", "--outcome", "authority_spend", "--format", "markdown")
    #expect(markdown.hasPrefix("## "))
  }

  @Test("The mean that is reported is that of the paired differences")
  func meanDifference() throws {
    let folder = try Folder()
    try results(folder, draws: 4)
    let run = try Executable.run(
      "analyse", "uncertainty", "r", "--outcomes", "turnover", "--format", "csv", in: folder.path)
    let line = try #require(
      run.output.split(separator: "\n").first { $0.hasPrefix("mean,micro:turnover,") })
    let found = try #require(Double(line.split(separator: ",")[2]))
    let comparison = try folder.read("r/comparison.csv")
    let kept = try #require(
      comparison.split(separator: "\n").first { $0.hasPrefix("today,micro,turnover,all,all,") })
    let told = try #require(Double(kept.split(separator: ",")[5]))
    #expect(abs(found - told) < 1e-9 * max(1, abs(told)))
  }

  @Test("A folder without results, an unknown outcome and a worth that is missing are refused")
  func refusals() throws {
    let folder = try Folder()
    try results(folder, draws: 4)
    let empty = try Executable.run("analyse", "ranking", ".", in: folder.path)
    #expect(empty.code == 74)
    #expect(empty.log.contains("holds no complete results"))
    let unknown = try Executable.run(
      "analyse", "uncertainty", "r", "--outcomes", "wealth", in: folder.path)
    #expect(unknown.code == 65)
    #expect(unknown.log.hasPrefix("error: r: There is no column “wealth”; the table has "))
    // Too few draws for a curve: what can be said is said, and why there is no more.
    let few = try Executable.run(
      "analyse", "sensitivity", "r", "--outcomes", "turnover", in: folder.path)
    #expect(few.code == 0)
    #expect(few.output.contains("spread from chance"))
    #expect(few.output.contains("The table has 4 rows; at least 40 are needed."))
    let worth = try Executable.run(
      "analyse", "information", "r", "--outcome", "wait_mean", "--lang", "cy", in: folder.path)
    #expect(worth.code == 2)
    #expect(worth.log == "gwall: Mae angen --worth yma.\n")
  }
}
