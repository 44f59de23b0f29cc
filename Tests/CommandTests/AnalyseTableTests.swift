import Foundation
import TestNumbers
import Testing

@Suite("gofal analyse, tables from elsewhere")
struct AnalyseTableTests {
  /// Rows of `--format csv`, by measure and inputs.
  private func rows(_ text: String) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if cells.count == 7 { found[cells[0] + " " + cells[1]] = cells }
    }
    return found
  }

  private func number(
    _ text: String, _ key: String, column: Int = 2
  ) throws -> Double {
    let row = try #require(rows(text)[key], "no row \(key)")
    return try #require(Double(row[column]), "no number in \(row)")
  }

  /// The rows of a Saltelli design for three inputs on [-π, π], from a regular grid of base points,
  /// which integrates Ishigami's function well.
  private func saltelli(_ points: Int) -> String {
    var text = "x1,x2,x3,y\n"
    for point in 0..<points {
      // A rank-1 lattice in six dimensions (Korobov), shifted by a half.
      var generator = 1
      let u = (0..<6).map { _ -> Double in
        let value = (Double(point * generator % points) + 0.5) / Double(points)
        generator = generator * 76 % points
        return (2 * value - 1) * Double.pi
      }
      let a = Array(u[0..<3])
      let b = Array(u[3..<6])
      var rows = [a]
      for j in 0..<3 {
        var row = a
        row[j] = b[j]
        rows.append(row)
      }
      rows.append(b)
      for row in rows {
        let y = sin(row[0]) + 7 * pow(sin(row[1]), 2) + 0.1 * pow(row[2], 4) * sin(row[0])
        text += (row + [y]).map { "\($0)" }.joined(separator: ",") + "\n"
      }
    }
    return text
  }

  @Test("Ishigami's indices come out of a Saltelli design, alone and in groups")
  func ishigami() throws {
    let folder = try Folder()
    try folder.write(saltelli(1021), to: "t.csv")
    let alone = try Executable.run(
      "analyse", "sensitivity", "--table", "t.csv", "--inputs", "x1,x2,x3", "--output-column", "y",
      "--design", "saltelli", "--format", "csv", in: folder.path)
    #expect(alone.code == 0)
    #expect(
      alone.output.hasPrefix("measure,inputs,estimate,standard_error,lower,upper,unit\n"))
    let truth = [
      "s1 x1": 0.31390519114781146, "s1 x2": 0.4424111447900409, "s1 x3": 0,
      "st x1": 0.5575888552099592, "st x2": 0.4424111447900409, "st x3": 0.24368366406214773,
    ]
    for (key, value) in truth {
      let estimate = try number(alone.output, key)
      let error = try number(alone.output, key, column: 3)
      #expect(abs(estimate - value) < 3 * error, "\(key) \(estimate) ± \(error)")
      #expect(error < 0.07)
    }
    #expect(alone.log.contains("warning: s1, st: Each point was run once"))

    // A group is one input of a design of its own, so the single ones are told apart from it.
    let grouped = try Executable.run(
      "analyse", "sensitivity", "--table", "t.csv", "--inputs", "x1,x2,x3", "--output-column", "y",
      "--design", "saltelli", "--groups", "x1+x3,x2", in: folder.path)
    #expect(grouped.code == 65)
    let given = try Executable.run(
      "analyse", "sensitivity", "--table", "t.csv", "--inputs", "x1,x2,x3", "--output-column", "y",
      "--groups", "x1+x3,x2", "--chart", "t.svg", "--format", "csv", in: folder.path)
    #expect(try folder.read("t.svg").hasPrefix("<svg"))
    #expect(abs(try number(given.output, "s1 x1+x3") - 0.5575888552) < 0.05)
    #expect(abs(try number(given.output, "s1 x2") - 0.4424111448) < 0.05)
    for measure in ["pawn_median", "delta", "swing"] {
      #expect(rows(given.output)["\(measure) x3"] != nil)
    }
  }

  @Test(
    "An input that does nothing has no index where there are replicates, and a naive one of a third"
  )
  func inertInput() throws {
    let folder = try Folder()
    var generator = SplitMix64(22)
    func uniform() -> Double { Double.random(in: 1e-9..<1, using: &generator) }
    var text = "x1,x2,x3,x4,y1,y2\n"
    let sd = 13.844587940719254.squareRoot()
    for _ in 0..<1500 {
      let a = (0..<4).map { _ in (2 * uniform() - 1) * Double.pi }
      let b = (0..<4).map { _ in (2 * uniform() - 1) * Double.pi }
      var rows = [a]
      for j in 0..<4 {
        var row = a
        row[j] = b[j]
        rows.append(row)
      }
      rows.append(b)
      for x in rows {
        let y = sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0])
        let runs = (0..<2).map { _ in
          y + sd * (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform())
        }
        text += (x + runs).map { "\($0)" }.joined(separator: ",") + "\n"
      }
    }
    try folder.write(text, to: "t.csv")
    let run = try Executable.run(
      "analyse", "sensitivity", "--table", "t.csv", "--inputs", "x1,x2,x3,x4", "--output-column",
      "y1,y2", "--design", "saltelli", "--format", "csv", in: folder.path)
    #expect(run.code == 0)
    // Four checks at three standard errors, fixed seed: 1 % of seeds would fail.
    // The mean of two replicates has the variance V + V/2, of which an inert input "explains" V/2.
    for (key, truth) in [
      ("st x4", 0.0), ("st x1", 0.5575888552), ("st_naive x4", 1.0 / 3),
      ("st_naive x1", 0.5575888552 * 2 / 3 + 1.0 / 3),
    ] {
      let error = try number(run.output, key, column: 3)
      #expect(abs(try number(run.output, key) - truth) < 3 * error, "\(key)")
      #expect(error < 0.1)
    }
  }

  @Test("A table that is not the design it is said to be is refused, in both languages")
  func wrongDesign() throws {
    let folder = try Folder()
    try folder.write(saltelli(52), to: "t.csv")
    func refused(_ design: String, _ inputs: String, _ language: String) throws -> String {
      let run = try Executable.run(
        "analyse", "sensitivity", "--table", "t.csv", "--inputs", inputs, "--output-column", "y",
        "--design", design, "--lang", language, in: folder.path)
      #expect(run.code == 65 && run.output.isEmpty)
      return run.log
    }
    // From AB_1 to AB_2 two inputs move.
    #expect(
      try refused("morris", "x1,x2,x3", "en").hasSuffix(
        " a Morris trajectory must move exactly one input, and each input once.\n"))
    #expect(
      try refused("morris", "x1,x2", "cy")
        == "gwall: t.csv: Mae gan bob llwybr Morris ar gyfer y mewnbynnau hyn 3 rhes; mae gan y "
        + "tabl 260.\n")
    #expect(
      try refused("saltelli", "x1,x2", "en").hasSuffix(
        " is not what a Saltelli design has there.\n"))
  }

  @Test("Morris: example 4 of Saltelli 2008 (p. 138)")
  func morris() throws {
    let folder = try Folder()
    let third = 1.0 / 3
    let points: [(Double, Double)] = [
      (0, third), (0, 1), (2 * third, 1), (0, third), (2 * third, third), (2 * third, 1),
      (2 * third, 0), (2 * third, 2 * third), (0, 2 * third), (third, 1), (1, 1), (1, third),
      (third, 1), (third, third), (1, third), (third, 2 * third), (third, 0), (1, 0),
    ]
    let y = [
      0.97, 0.71, 2.39, 0.97, 2.30, 2.39, 1.87, 2.40, 0.87, 2.15, 1.71, 1.54, 2.15, 2.17, 1.54,
      2.20, 1.87, 1.0,
    ]
    try folder.write(
      "x1,x2,y\n" + zip(points, y).map { "\($0.0),\($0.1),\($1)\n" }.joined(), to: "m.csv")
    let run = try Executable.run(
      "analyse", "sensitivity", "--table", "m.csv", "--inputs", "x1,x2", "--output-column", "y",
      "--design", "morris", "--format", "csv", in: folder.path)
    #expect(run.code == 0)
    for (key, value) in [
      ("mu x1", 0.65), ("mu x2", 0.21), ("mu_star x1", 1.62), ("mu_star x2", 0.35),
      ("sigma x1", 1.794107020219), ("sigma x2", 0.411995145602),
    ] {
      #expect(abs(try number(run.output, key) - value) < 1e-9)
    }
  }

  @Test("The value of perfect information is .75 where it is, and ties share")
  func perfectInformation() throws {
    let folder = try Folder()
    try folder.write("a,b\n1,2\n3,0\n2,2\n0,4\n", to: "nb.csv")
    let run = try Executable.run(
      "analyse", "information", "--table", "nb.csv", "--options", "a,b", "--format", "csv",
      in: folder.path)
    #expect(run.code == 0)
    #expect(try number(run.output, "evpi ") == 0.75)
    #expect(try number(run.output, "probability_best a") == 0.375)
    #expect(try number(run.output, "probability_tie ") == 0.25)
    let welsh = try Executable.run(
      "analyse", "information", "--table", "nb.csv", "--options", "a,b", "--lang", "cy",
      in: folder.path)
    #expect(welsh.output.hasPrefix("GWERTH GWYBOD CYN DEWIS\n"))
    #expect(
      welsh.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .contains("Mae opsiynau sy'n gyfartal gyntaf yn rhannu'r lle'n gyfartal."))

    // The same as costs and effects, at a worth of 2.
    try folder.write("ca,cb,ea,eb\n1,0,1,1\n1,2,2,1\n0,0,1,1\n2,0,1,2\n", to: "ce.csv")
    let pairs = try Executable.run(
      "analyse", "information", "--table", "ce.csv", "--costs", "ca,cb", "--effects", "ea,eb",
      "--worth", "2", "--options", "a,b", "--format", "csv", in: folder.path)
    #expect(try number(pairs.output, "evpi ") == 0.75)
  }

  @Test("Knowing one part of a linear benefit is worth the unit normal loss")
  func partialInformation() throws {
    let folder = try Folder()
    var text = "none,new,x1,x2\n"
    // Normal scores in two orders that have nothing to do with each other.
    let n = 1999
    for i in 0..<n {
      let x1 = 1500 * normal((Double(i) + 0.5) / Double(n))
      let x2 = 1000 * normal((Double(i * 761 % n) + 0.5) / Double(n))
      text += "0,\(500 + x1 + x2),\(x1),\(x2)\n"
    }
    try folder.write(text, to: "v.csv")
    let run = try Executable.run(
      "analyse", "information", "--table", "v.csv", "--options", "none,new", "--inputs", "x1,x2",
      "--study", "x1", "--data-sd", "7500", "--size", "25", "--format", "csv", in: folder.path)
    #expect(run.code == 0)
    for (key, truth) in [("evppi x1", 381.354171448608), ("evppi x2", 197.796557401306)] {
      let error = try number(run.output, key, column: 3)
      #expect(abs(try number(run.output, key) - truth) < 3 * error)
      #expect(error < 0.2 * truth)
    }
    // 25 observations weigh as much as what is known, so the spread is 1500 / √2.
    let study = try number(run.output, "evsi x1:n=25")
    #expect(study > 180 && study < 255, "\(study)")
  }

  /// The standard normal quantile by bisection on `erfc`.
  private func normal(_ p: Double) -> Double {
    var (low, high) = (-9.0, 9.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if erfc(-middle / 2.0.squareRoot()) / 2 < p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  @Test("Replicates take chance out of the value of information, and without them it is said")
  func noiseTrap() throws {
    let folder = try Folder()
    var text = "draw,none,new\n"
    var generator = SplitMix64(20)
    let n = 1999
    for i in 0..<n {
      let expected = 500 + 1000 * normal((Double(i) + 0.5) / Double(n))
      for _ in 0..<4 {
        let chance = normal(Double.random(in: 1e-9..<1, using: &generator))
        text += "\(i),0,\(expected + 4000 * chance)\n"
      }
    }
    try folder.write(text, to: "n.csv")
    let run = try Executable.run(
      "analyse", "information", "--table", "n.csv", "--options", "none,new", "--draw-column",
      "draw", "--format", "csv", in: folder.path)
    #expect(run.code == 0)
    let naive = try number(run.output, "evpi_naive ")
    let naiveError = try number(run.output, "evpi_naive ", column: 3)
    #expect(abs(naive - 664.271) < 3 * naiveError)
    let corrected = try number(run.output, "evpi ")
    let error = try number(run.output, "evpi ", column: 3)
    #expect(abs(corrected - 197.797) < 3 * error, "\(corrected) ± \(error)")
    #expect(corrected < 400)
    #expect(run.log.contains("of the variance."))
  }

  @Test("Cost-effectiveness: a frontier, one option dominated, one extendedly so")
  func incremental() throws {
    let folder = try Folder()
    let options = ["UC", "A", "B", "C", "D", "E"]
    let costs = [5000, 12000, 10000, 25000, 35000, 55000]
    let effects = [1, 1.5, 2, 3, 4, 5]
    let row = (costs.map { "\($0)" } + effects.map { "\($0)" }).joined(separator: ",")
    let names = options.map { "c" + $0 } + options.map { "e" + $0 }
    try folder.write(
      names.joined(separator: ",") + "\n" + row + "\n" + row + "\n", to: "ce.csv")
    func run(_ language: String, _ format: String) throws -> Executable.Outcome {
      try Executable.run(
        "analyse", "uncertainty", "--table", "ce.csv", "--costs",
        options.map { "c" + $0 }.joined(separator: ","), "--effects",
        options.map { "e" + $0 }.joined(separator: ","), "--options",
        options.joined(separator: ","), "--lang", language, "--format", format, "--worth",
        "1000,15000", in: folder.path)
    }
    let data = try run("en", "csv")
    #expect(data.code == 0)
    #expect(try number(data.output, "icer B") == 5000)
    #expect(try number(data.output, "icer D") == 12500)
    #expect(try number(data.output, "icer E") == 20000)
    for option in ["UC", "A", "C"] { #expect(rows(data.output)["icer \(option)"] == nil) }
    #expect(try number(data.output, "probability_best worth=1000:UC") == 1)
    #expect(try number(data.output, "probability_best worth=15000:D") == 1)
    let english = try run("en", "table").output
    #expect(english.contains("A is dominated (D): another option does as much for less."))
    #expect(english.contains("C is extendedly dominated (ED)"))
    #expect(try run("cy", "table").output.contains("Trechir A (D): mae opsiwn arall"))
  }

  @Test("Robustness and SMAA of one row an alternative and draw")
  func ranking() throws {
    let folder = try Folder()
    let levels: [(String, [Int])] = [
      ("1", [10, 4, 6, 2]), ("2", [7, 6, 6, 5]), ("3", [12, 1, 9, 0]),
    ]
    var text = "alternative,state,y\n"
    for (name, values) in levels {
      for (state, value) in values.enumerated() { text += "\(name),s\(state),\(value)\n" }
    }
    try folder.write(text, to: "r.csv")
    let run = try Executable.run(
      "analyse", "ranking", "--table", "r.csv", "--criteria", "y", "--draw-column", "state",
      "--threshold", "5", "--format", "csv", in: folder.path)
    #expect(run.code == 0)
    let expected: [(String, [Double])] = [
      ("maximin", [2, 5, 0]), ("maximax", [10, 7, 12]), ("hurwicz", [6, 6, 6]),
      ("mean", [5.5, 6, 5.5]), ("max_regret", [3, 5, 5]), ("q90_regret", [3, 4.4, 5]),
      ("satisficing", [0.5, 1, 0.5]),
    ]
    for (measure, values) in expected {
      for (option, value) in values.enumerated() {
        #expect(abs(try number(run.output, "\(measure) \(option + 1)") - value) < 1e-12)
      }
    }
    #expect(run.log.contains("The measures disagree on which is best: maximin: 2;"))

    try folder.write("alternative,a,b,c\nA,1,0,0\nB,0,1,0\nC,0,0,1\n", to: "s.csv")
    let smaa = try Executable.run(
      "analyse", "ranking", "--table", "s.csv", "--criteria", "a,b,c", "--iterations", "20000",
      "--format", "csv", in: folder.path)
    #expect(smaa.code == 0)
    // Four standard errors of a share of a third of 20,000.
    let tolerance = 4 * (2.0 / 9 / 20000).squareRoot()
    for option in ["A", "B", "C"] {
      #expect(
        abs(try number(smaa.output, "rank_acceptability \(option):1") - 1.0 / 3) < tolerance)
      #expect(abs(try number(smaa.output, "rank_entropy \(option)") - 1.5849625) < 0.001)
    }
    #expect(abs(try number(smaa.output, "central_weight A:a") - 11.0 / 18) < 0.01)
    #expect(abs(try number(smaa.output, "central_weight A:b") - 7.0 / 36) < 0.01)
    // Equal weights tie all three; any more weight of one criterion decides.
    let stated = try Executable.run(
      "analyse", "ranking", "--table", "s.csv", "--criteria", "a,b,c", "--weights", "5,3,2",
      "--format", "csv", in: folder.path)
    #expect(try number(stated.output, "value A") == 0.5)
    // B leads where a's weight w and the rest in proportion 3 to 2 have w = 0.6 (1 - w).
    #expect(abs(try number(stated.output, "weight_change a:B") - 0.375) < 1e-9)
  }

  @Test("A region that is there is found, and its picture is drawn")
  func discovery() throws {
    let folder = try Folder()
    var text = "x1,x2,fails\n"
    for i in 0..<1000 {
      let x1 = Double(i) / 1000
      let x2 = Double(i * 617 % 1000) / 1000
      text += "\(x1),\(x2),\(x1 > 0.6 && x2 < 0.5 ? 1 : 0)\n"
    }
    try folder.write(text, to: "d.csv")
    let run = try Executable.run(
      "analyse", "discovery", "--table", "d.csv", "--inputs", "x1,x2", "--of-interest", "fails",
      "--chart", "peeling.svg", "--format", "csv", in: folder.path)
    #expect(run.code == 0)
    #expect(try number(run.output, "density ") > 0.9)
    #expect(try number(run.output, "coverage ") > 0.9)
    #expect(abs(try number(run.output, "limit_lower x1") - 0.6) < 0.05)
    #expect(abs(try number(run.output, "limit_upper x2") - 0.5) < 0.05)
    #expect(try number(run.output, "quasi_p x1:lower") < 0.001)
    #expect(try folder.read("peeling.svg").hasPrefix("<svg"))
    let again = try Executable.run(
      "analyse", "discovery", "--table", "d.csv", "--inputs", "x1,x2", "--of-interest", "fails",
      "--chart", "peeling.svg", in: folder.path)
    #expect(again.code == 74)
  }

  @Test(
    "What is wrong with a column is named, with exit code 65",
    arguments: [
      ("x,y\n1,2\n2,\n3,4\n", "x", "y", "1 values of the column “y” are missing"),
      ("x,y\n1,2\n2,NA\n3,4\n", "x", "y", "Row 2 of the column “y” holds “NA”"),
      ("x,y\n1,2\n2,2\n3,2\n", "x", "y", "The column “y” is 2.0 in every row"),
      ("x,y\n1,2\n1,3\n1,4\n", "x", "y", "The column “x” is 1.0 in every row"),
      ("x,y\n1,2\n", "z", "y", "There is no column “z”; the table has x, y."),
      ("x,x,y\n1,2,3\n", "x", "y", "The column “x” occurs more than once."),
      (
        "x,status,y\n1,good,2\n2,no provider left,3\n3,good,4\n", "x", "y",
        "1 of the 3 rows are runs that failed, the first in row 2."
      ),
      ("x,y\n1,2,3\n", "x", "y", "Row 1 has 3 fields; the header has 2."),
      ("", "x", "y", "No columns were named."),
      ("x,y\n1,\"2\n", "x", "y", "A quotation mark is not closed."),
    ] as [(String, String, String, String)])
  func badColumns(text: String, inputs: String, output: String, says: String) throws {
    let folder = try Folder()
    try folder.write(text, to: "b.csv")
    let run = try Executable.run(
      "analyse", "sensitivity", "--table", "b.csv", "--inputs", inputs, "--output-column", output,
      in: folder.path)
    #expect(run.code == 65)
    #expect(run.output.isEmpty)
    #expect(run.log.contains(says), "\(run.log)")
    let welsh = try Executable.run(
      "analyse", "sensitivity", "--table", "b.csv", "--inputs", inputs, "--output-column", output,
      "--lang", "cy", in: folder.path)
    #expect(welsh.code == 65)
    #expect(welsh.log.hasPrefix("gwall: b.csv:") && !welsh.log.contains(says))
  }

  @Test(
    "What is missing of the question is said, with exit code 2",
    arguments: [
      (["guess", "--lang", "en"], "There is no command 'analyse guess'."),
      (["sensitivity"], "Name a folder of results, or a table with --table FILE.csv."),
      (["sensitivity", "--table", "t.csv"], "--inputs is needed here."),
      (["information", "--table", "t.csv"], "--options or --costs is needed here."),
      (["ranking", "--table", "t.csv"], "--criteria is needed here."),
      (["discovery", "--table", "t.csv", "--inputs", "x"], "--of-interest is needed here."),
      (
        ["information", "--table", "t.csv", "--costs", "a,b"],
        "--costs and --effects belong together."
      ),
      (
        ["discovery", "--table", "t.csv", "--inputs", "x", "--of-interest", "y", "--peel", "0.7"],
        "“peel” must be 0 < p < 0.5."
      ),
    ])
  func usage(arguments: [String], says: String) throws {
    let folder = try Folder()
    try folder.write("x,y\n1,0\n2,1\n3,1\n", to: "t.csv")
    let (process, output, log) = try Executable.start(["analyse"] + arguments, in: folder.path)
    _ = output.fileHandleForReading.readDataToEndOfFile()
    let text = String(decoding: log.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(text.contains("error: " + says), "\(text)")
  }

  @Test("A table that is not there ends with exit code 74")
  func absent() throws {
    let run = try Executable.run(
      "analyse", "discovery", "--table", "nowhere.csv", "--inputs", "x", "--of-interest", "y")
    #expect(run.code == 74)
    #expect(run.log == "error: nowhere.csv: no such file.\n")
  }
}
