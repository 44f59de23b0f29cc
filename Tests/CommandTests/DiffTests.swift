import Foundation
import Testing

@testable import Storage
@testable import gofal

@Suite("Two results beside each other")
struct DiffTests {
  /// Runs two scenarios in few worlds.
  private func run(_ folder: Folder, _ output: String, _ more: String...) throws {
    let process = try Executable.start(
      ["run", "today.yaml", "micro.yaml", "--draws", "3", "--quiet", "-o", output] + more,
      in: folder.path
    ).process
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test("Results of the same inputs are the same")
  func same() throws {
    let folder = try Folder()
    try folder.addScenarios()
    try run(folder, "a")
    try run(folder, "b", "--threads", "1")
    let diff = try Executable.run("diff", "a", "b", in: folder.path)
    #expect(diff.code == 0)
    #expect(diff.output == "Same: every outcome of every run is as it was.\n\n")
    let welsh = try Executable.run("diff", "a", "b", "--lang", "cy", in: folder.path)
    #expect(welsh.output == "Yr un fath: mae pob canlyniad ym mhob rhediad fel yr oedd.\n\n")
  }

  @Test("A changed input is named as what moved the figures, by as much as the tables say")
  func input() throws {
    let folder = try Folder()
    try folder.addScenarios()
    try run(folder, "a")
    try folder.write(
      try folder.read("micro.yaml").replacingOccurrences(of: "30%", with: "60%"),
      to: "micro.yaml")
    try run(folder, "b")
    let table = try Executable.run("diff", "a", "b", in: folder.path)
    #expect(table.code == 1)
    #expect(
      table.output.hasSuffix(
        "\nInputs\n  micro.yaml: − micro: 30%\n  micro.yaml: + micro: 60%\n"))
    #expect(
      table.output.replacingOccurrences(of: "\n", with: " ").contains(
        "One kind of thing is otherwise, so that the figures moved because of it."))
    // The reference did not change, and is not among the figures.
    #expect(!table.output.contains("\nToday\n"))
    #expect(table.output.contains("\nMicro-care, compared with: Today\n"))

    let data = try Executable.run("diff", "a", "b", "--format", "csv", "-q", in: folder.path)
    #expect(data.code == 1)
    let rows = data.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let figures = try Self.figures(folder, "a")
    let others = try Self.figures(folder, "b")
    var wholes = 0
    for row in rows.dropFirst() where row[1].isEmpty && row[4] == "all" && row[5] == "all" {
      let key = [row[0], row[3]]
      let (before, after) = (try #require(figures[key]), try #require(others[key]))
      #expect(Double(row[6]) == before)
      #expect(Double(row[7]) == after)
      #expect(Double(row[8]) == after - before)
      wholes += 1
    }
    let moved = figures.filter { others[$0.key] != $0.value && !$0.value.isNaN }.count
    #expect(wholes == moved)
    #expect(moved > 0)
  }

  /// Levels of whole outcomes, by scenario and outcome.
  private static func figures(_ folder: Folder, _ results: String) throws -> [[String]: Double] {
    var figures: [[String]: Double] = [:]
    for line in try folder.read(results + "/summary.csv").split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if cells[2] == "all", cells[3] == "all" {
        figures[[cells[0], cells[1]]] = Double(cells[4]) ?? .nan
      }
    }
    return figures
  }

  @Test("A figure moves by more than its error and a billionth of itself: last digits are no move")
  func bound() {
    func isResolved(from before: Double, to after: Double, error: Double = 0) -> Bool {
      func figure(_ estimate: Double) -> ComparedResults.Figure {
        ComparedResults.Figure(
          scenario: "s", outcome: "o", time: "all", group: "all", unit: "hours",
          estimate: estimate, error: error)
      }
      return ComparedResults.Move(before: figure(before), after: figure(after), error: error)
        .isResolved
    }
    #expect(!isResolved(from: 1e6, to: 1e6 + 0.9e-3))
    #expect(isResolved(from: 1e6, to: 1e6 + 1.1e-3))
    #expect(isResolved(from: 1e6 + 1.1e-3, to: 1e6))
    #expect(!isResolved(from: -1e6, to: -1e6 - 0.9e-3))
    #expect(isResolved(from: 0, to: 1e-300))
    #expect(!isResolved(from: 1e6, to: 1e6 + 5, error: 6))
    #expect(isResolved(from: 1e6, to: 1e6 + 7, error: 6))
  }

  @Test("Another seed is called chance")
  func chance() throws {
    let folder = try Folder()
    try folder.addScenarios()
    try run(folder, "a")
    try run(folder, "b", "--seed", "2")
    let diff = try Executable.run("diff", "a", "b", "--lang", "cy", in: folder.path)
    #expect(diff.code == 1)
    #expect(diff.output.hasSuffix("\nBydoedd\n  hedyn: 1 → 2\n"))
    #expect(diff.output.contains("drwy hap y symudodd y ffigurau"))
    let json = try Executable.run("diff", "a", "b", "--format", "json", in: folder.path)
    #expect(json.output.contains("\"kind\": \"worlds\""))
  }

  @Test("Of two studies it is said of each outcome in how many sets it moved, and where most")
  func studies() throws {
    let folder = try Folder()
    for (name, mix) in [("a", "10%"), ("b", "40%")] {
      try folder.write(
        "title: {en: Micro, cy: Micro}\nmix:\n  micro: \(mix)\n", to: "micro.yaml")
      try folder.write(
        """
        title: {en: A study, cy: Astudiaeth}
        scenarios: [micro.yaml]
        area: merthyr-tydfil
        years: 1
        factors:
          fee: £20..£25/hour
        design: sobol
        samples: 4
        replications: 2
        outcomes: [people_served, turnover]

        """, to: "study.yaml")
      let sweep = try Executable.run("sweep", "study.yaml", "-o", name, "-q", in: folder.path)
      #expect(sweep.code == 0, "\(sweep.log)")
    }
    let diff = try Executable.run("diff", "a", "b", in: folder.path)
    #expect(diff.code == 1, "\(diff.log)")
    let data = try Executable.run("diff", "a", "b", "--format", "csv", "-q", in: folder.path)
    let rows = data.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }.filter { $0[3] == "turnover" && $0[4] == "all" && $0[5] == "all" && $0[1].isEmpty }
    let changes = try rows.map { try #require(Double($0[8])) }
    let most = try #require(changes.indices.max { abs(changes[$0]) < abs(changes[$1]) })
    let line = try #require(
      diff.output.split(separator: "\n").first { $0.hasPrefix("Turnover of staff") })
    let words = line.split(separator: " ").map(String.init)
    #expect(line.contains(" \(rows.count) / 4 "), "\(diff.output)")
    #expect(words.last == rows[most][2], "\(diff.output)")
    let same = try Executable.run("diff", "a", "a", in: folder.path)
    #expect(same.output == "Same: every outcome of every run is as it was.\n\n")
  }

  @Test("What is no result, or not there, is refused")
  func refused() throws {
    let folder = try Folder()
    try folder.addScenarios()
    try run(folder, "a")
    #expect(try Executable.run("diff", "a", "nowhere", in: folder.path).code == 74)
    #expect(try Executable.run("diff", "a", ".", in: folder.path).code == 65)
    #expect(try Executable.run("diff", "a", in: folder.path).code == 2)
    // A file of a result that was changed afterwards is not compared.
    try folder.write("altered\n", to: "a/summary.csv")
    #expect(try Executable.run("diff", "a", "a", in: folder.path).code == 65)
  }

  @Test("An old result that is run again says what is otherwise now")
  func fromBefore() throws {
    let folder = try Folder()
    try folder.addScenarios()
    try run(folder, "a")
    let old = try folder.read("a/provenance.json")
      .replacingOccurrences(
        of: "\"version\": \"\(Catalogue.version)\"", with: "\"version\": \"0.0.1\""
      )
      .replacingOccurrences(of: "pert(1.3, 1.6, 2.2)", with: "pert(1.1, 1.6, 2.2)")
    try folder.write(old, to: "a/provenance.json")
    let again = try Executable.run("run", "--from", "a", in: folder.path)
    #expect(again.code == 0)
    #expect(again.log.contains("Version: gofal: 0.0.1 → \(Catalogue.version)\n"))
    #expect(
      again.log.contains("Defaults: agency_premium: pert(1.1, 1.6, 2.2) → pert(1.3, 1.6, 2.2)\n"))
  }
}
