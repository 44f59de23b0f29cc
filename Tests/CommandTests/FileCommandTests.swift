import Foundation
import Storage
import Testing

@testable import gofal

@Suite("gofal check, list, new, selftest")
struct FileCommandTests {
  @Test("A new scenario, and a new area, are without fault in both languages")
  func new() throws {
    for language in ["en", "cy"] {
      let folder = try Folder()
      let scenario = try Executable.run("new", "rural", "--lang", language, in: folder.path)
      #expect(scenario.code == 0)
      #expect(scenario.output == "rural.yaml\n")
      #expect(
        try Executable.run("new", "my-area", "--area", "--lang", language, in: folder.path).code
          == 0)
      let check = try Executable.run("check", "rural.yaml", "my-area.yaml", in: folder.path)
      #expect(check.code == 0, "\(check.output)")
      #expect(check.output.isEmpty)
      let text = try folder.read("rural.yaml")
      let again = try Executable.run("new", "rural", in: folder.path)
      #expect(again.code == 74)
      #expect(try folder.read("rural.yaml") == text)
      #expect(try Executable.run("new", "rural", "--force", in: folder.path).code == 0)
    }
  }

  @Test("Every fault of every file is said, and a file that is not there")
  func check() throws {
    let folder = try Folder()
    try folder.write("area: nowhere\nyears: no\n", to: "a.yaml")
    try folder.write("name: x\npopulation: -1\npopulation_65: 2\nrural: 5%\n", to: "b.yaml")
    let run = try Executable.run("check", "a.yaml", "b.yaml", in: folder.path)
    #expect(run.code == 65)
    let lines = run.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("a.yaml:1:7: ") })
    #expect(lines.contains { $0.hasPrefix("a.yaml:2:8: ") })
    #expect(lines.contains { $0.hasPrefix("b.yaml:2:13: ") })
    let absent = try Executable.run("check", "none.yaml", in: folder.path)
    #expect(absent.code == 74)
    #expect(absent.log == "error: none.yaml: no such file.\n")
    let json = try Executable.run("check", "a.yaml", "--format", "json", in: folder.path)
    let faults = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(faults.count >= 2)
    #expect(faults.allSatisfy { $0["line"] is Int && $0["message"] is String })
  }

  @Test("A device, a pipe and a folder are refused and never waited for")
  func hostile() throws {
    let folder = try Folder()
    #expect(mkfifo(folder.path + "/pipe.yaml", 0o600) == 0)
    for file in ["/dev/zero", "pipe.yaml", "./"] {
      let run = try Executable.run("check", file, in: folder.path)
      #expect(run.code == 65, "\(file)")
      #expect(run.output.split(separator: "\n").count == 1)
    }
  }

  @Test("Titles, names of files and faulty texts steer no terminal, whatever is done with them")
  func terminal() throws {
    let folder = try Folder()
    let hostile = "\\e[2J\\e]0;x\\a\\u009b31m\\u202e"
    let name = "\u{1B}[31mx\u{7}"
    try folder.write(
      "title: {en: \"\(hostile)t\", cy: \"\(hostile)t\"}\narea: \"./\(hostile).yaml\"\n",
      to: "a.yaml")
    try folder.write(
      "name: {en: \"\(hostile)n\", cy: \"\(hostile)n\"}\n"
        + "population: 2000\npopulation_65: 400\nrural: 0.5\n",
      to: "place.yaml")
    try folder.write(
      "title: {en: \"\(hostile)t\", cy: \"\(hostile)t\"}\narea: place.yaml\nyears: 1\n",
      to: name + ".yaml")
    try folder.write(
      """
      title: {en: "\(hostile)s", cy: "\(hostile)s"}
      scenarios: ["./\\e[31mx\\a.yaml"]
      years: 1
      factors:
        fee: £20..£25/hour
      design: sobol
      samples: 2
      outcomes: [turnover]

      """, to: "study.yaml")
    let commands: [(code: Int32, words: [String])] = [
      (65, ["check", "a.yaml"]), (0, ["check", name + ".yaml", "place.yaml", "study.yaml"]),
      (
        0,
        ["run", "baseline", name + ".yaml"]
          + ["--set", "area=place.yaml", "--set", "years=1", "--runs", "2"]
      ), (0, ["run", name + ".yaml", "--runs", "2", "--format", "markdown"]),
      (0, ["run", name + ".yaml", "--runs", "2", "-o", name]),
      (74, ["run", name + ".yaml", "-o", name]),
      (0, ["report", name, "-o", "report.md"]), (0, ["sweep", "study.yaml", "-o", "study"]),
      (0, ["diff", name, name]), (2, ["new", name + "2"]), (65, ["run", name]),
      (65, ["run", "baseline", "--set", name + "=1"]), (2, ["run", "--\(name)"]), (2, [name]),
    ]
    for (code, words) in commands {
      let replaces = code == 0 && words.contains("-o")
      for language in ["en", "cy"] {
        let run = try Executable.run(
          arguments: words + ["--lang", language] + (replaces ? ["--force"] : []), in: folder.path)
        #expect(run.code == code, "\(words): \(run.log)")
        let steers = (run.output + run.log).unicodeScalars.filter {
          $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) || $0 == "\u{202E}"
        }
        #expect(steers.isEmpty, "\(words): \(steers.map { String($0.value, radix: 16) })")
      }
    }
  }

  @Test(
    "Lists are printed for people and for programs",
    arguments: ["models", "areas", "levers", "parameters", "outcomes", "scenarios"])
  func list(subject: String) throws {
    let catalogue = Catalogue.shipped
    let count =
      switch subject {
      case "models": catalogue.models.count
      case "areas": catalogue.areas.count
      case "levers": catalogue.settings.count { $0.kind == .choice }
      case "parameters": catalogue.settings.count
      case "outcomes": catalogue.outcomes.count
      default: catalogue.scenarios.count
      }
    let json = try Executable.run("list", subject, "--format", "json")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(rows.count == count)
    let csv = try Executable.run("list", subject, "--format", "csv", "--lang", "cy")
    #expect(csv.output == (try Executable.run("list", subject, "--format", "csv").output))
    let english = try Executable.run("list", subject)
    let welsh = try Executable.run("list", subject, "--lang", "cy")
    #expect(english.code == 0 && welsh.code == 0)
    #expect(english.output != welsh.output)
    for line in welsh.output.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }

  @Test("The schemas of scenario, area and study files are JSON; other lists have none")
  func schemas() throws {
    for subject in ["parameters", "areas", "outcomes", "cases"] {
      let run = try Executable.run("list", subject, "--format", "schema")
      let schema = try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      #expect(schema["properties"] is [String: Any])
    }
    let none = try Executable.run("list", "models", "--format", "schema", "--lang", "cy")
    #expect(none.code == 2)
    #expect(
      none.log.hasPrefix(
        "gwall: Dim ond ar gyfer parameters, areas, outcomes a cases y mae schema.\n"))
  }

  @Test("The selftest holds on this machine, and a check that fails ends with 1")
  func selftest() throws {
    let run = try Executable.run("selftest")
    #expect(run.code == 0, "\(run.output)")
    let count = SelfTest.all.count
    #expect(run.output.contains("\(count) of \(count) checks hold"))
    var printed = ""
    var console = Console(language: .welsh)
    console.output = { printed += $0 }
    let failing = SelfTest(name: .init(en: "Two", cy: "Dau")) { _ in
      .init(en: "it is 3", cy: "3 yw")
    }
    let ending = #expect(throws: Refusal.self) {
      try SelftestCommand().run([failing], .shipped, console)
    }
    #expect(ending?.ending == .no)
    #expect(printed.hasPrefix("METHU  Dau (0.0 eiliad)\n      3 yw\nMae 0 o 1 o wiriadau'n dal"))
  }
}
