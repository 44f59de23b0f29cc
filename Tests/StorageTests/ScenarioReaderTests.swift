import CareMarket
import Evidence
import Foundation
import Statistics
import TestNumbers
import Testing

@testable import Storage

@Suite("Scenario files")
struct ScenarioReaderTests {
  static let example = """
    title: {en: Micro-enterprises in rural Powys, cy: Microfentrau yng nghefn gwlad Powys}
    extends: baseline            # the default; a shipped scenario or a path
    area: powys
    years: 5
    mix:                         # intended shares of new commissioned packages
      independent: 80% -> 50% over 3 years
      micro: 10% -> 40% over 3 years
    levers:
      exemption: 4 people
      budget_rule: hold
      development_support: £120k/year
      direct_payment_uptake: 12%
    parameters:
      micro.price: 68% of agency price
      independent.turnover: 25%..39%/year
      package_hours: lognormal(median 10.3 hours/week, sigma 0.75)
    """

  @Test("The example of the contract reads as it says")
  func contract() throws {
    let (file, diagnostics) = Small.read(Self.example)
    #expect(diagnostics.isEmpty)
    let scenario = try #require(file?.scenarios.first)
    #expect(file?.scenarios.count == 1)
    #expect(scenario.id == "s")
    #expect(scenario.title.cy == "Microfentrau yng nghefn gwlad Powys")
    #expect(scenario.area.id == "powys")
    #expect(scenario.years == 5)
    let weeks = 3 * 365.25 / 7
    #expect(scenario.mix["independent"] == Ramp(from: 0.8, to: 0.5, over: weeks))
    #expect(scenario.mix["micro"] == Ramp(from: 0.1, to: 0.4, over: weeks))
    #expect(scenario.choices["levers.exemption"] == .option("people"))
    #expect(scenario.choices["levers.exemption.people"] == .amount(Ramp(4)))
    #expect(scenario.choices["levers.budget_rule"] == .option("hold"))
    #expect(scenario.choices["levers.development_support"] == .amount(Ramp(120_000)))
    #expect(scenario.choices["levers.direct_payment_uptake"] == .amount(Ramp(0.12)))
    #expect(scenario.choices["fee"] == .amount(Ramp(24)), "inherited from the base")
    #expect(scenario.facts["micro.price"] == .fixed(0.68))
    #expect(scenario.facts["independent.turnover"] == .uniform(0.25, 0.39))
    #expect(scenario.facts["package_hours"] == .lognormal(median: 10.3, sigma: 0.75))
  }

  @Test("The sources of a scenario are its own text and its bases, with their digests")
  func sources() throws {
    let sources = try #require(Small.read(Self.example).file?.sources)
    #expect(sources.map(\.name) == ["s.yaml", "wales-2024"])
    #expect(sources[0].text == Self.example)
    #expect(sources[0].digest == sha256(Array(Self.example.utf8)))
  }

  @Test("A scenario for Wales is one scenario for each area")
  func wales() throws {
    let file = try #require(Small.read("years: 3").file)
    #expect(file.scenarios.map(\.area.id) == ["powys", "cardiff", "merthyr-tydfil"])
    #expect(Set(file.scenarios.map(\.years)) == [3])
  }

  @Test("A setting on the command line acts last and on every key of the flat namespace")
  func overrides() throws {
    let file = try #require(
      Small.read(
        Self.example,
        set: [
          "area=cardiff", "years=10", "mix.micro=20%", "levers.exemption=60 hours/week",
          "fee=£20.08/hour", "leave_hazard=32%/year",
        ]
      ).file)
    let scenario = try #require(file.scenarios.first)
    #expect(scenario.area.id == "cardiff")
    #expect(scenario.years == 10)
    #expect(scenario.mix["micro"] == Ramp(0.2))
    #expect(scenario.choices["levers.exemption"] == .option("hours"))
    #expect(scenario.choices["levers.exemption.hours"] == .amount(Ramp(60)))
    #expect(scenario.choices["levers.exemption.people"] == nil, "the older amount is gone")
    #expect(scenario.choices["fee"] == .amount(Ramp(20.08)))
    #expect(scenario.facts["leave_hazard"] == .fixed(0.32))
  }

  @Test("A fault in a setting on the command line says which one and where")
  func faultyOverride() {
    let found = Small.read(
      "years: 3", set: ["years=4", "levers.exemtion=4 people", "fee=£20/week"])
    let messages = found.diagnostics.map { $0.rendered(.english) }
    #expect(messages.count == 2)
    #expect(
      messages[0]
        == "--set:2:1: There is no key 'levers.exemtion'. Did you mean 'levers.exemption'?")
    #expect(messages[1].hasPrefix("--set:3:5: '£20/week' has the wrong unit."))
  }

  @Test(
    "None switches a lever off",
    arguments: [
      ("exemption", Choice.option("none")), ("development_support", .amount(Ramp(0))),
    ])
  func none(lever: String, choice: Choice) throws {
    let file = try #require(Small.read("levers:\n  \(lever): none\n").file)
    #expect(file.scenarios.first?.choices["levers." + lever] == choice)
  }

  @Test("A value outside the evidence is a warning, and the scenario is kept")
  func warning() {
    let found = Small.read("fee: £40/hour\nparameters:\n  leave_hazard: 10%..60%/year")
    #expect(found.file != nil)
    #expect(
      found.diagnostics.map { $0.rendered(.english) } == [
        "s.yaml:1:6: warning: £40/hour lies outside the evidence, which is from £14/hour to £30/hour.",
        "s.yaml:3:17: warning: 10%..60%/year lies outside the evidence, which is from"
          + " 14.5%/year to 42%/year.",
      ])
    #expect(found.diagnostics.last?.rendered(.welsh).contains("rhybudd: ") == true)
  }

  @Test("A scenario that is written out whole reads back as itself", arguments: 0..<4)
  func wholeText(number: Int) throws {
    let texts = [
      Self.example, "years: 3",
      "levers: {exemption: direction and control}\nfee: 20 -> 22 over 6 months",
      "area: cardiff\nlevers:\n  exemption: 60 hours/week\nparameters:\n  hold_for: 7..28 days",
    ]
    let file = try #require(Small.read(texts[number]).file)
    let again = Small.read(file.text(vocabulary: Small.vocabulary))
    #expect(again.diagnostics.filter { $0.severity == .fault }.isEmpty)
    #expect(again.file?.scenarios == file.scenarios)
  }

  @Test("Every shipped scenario reads", arguments: ["wales-2024", "wales-2018", "micro-expansion"])
  func shipped(name: String) {
    let found = readScenario(named: name, vocabulary: Small.vocabulary)
    #expect(found.file?.id == name)
    #expect(found.diagnostics.isEmpty)
  }

  @Test("The baseline is another name of the root scenario, and extends nothing")
  func baseline() throws {
    let file = try #require(readScenario(named: "baseline", vocabulary: Small.vocabulary).file)
    #expect(file.id == "wales-2024")
    #expect(file.sources.count == 1)
  }

  @Test(
    "A text from somebody else opens no file",
    arguments: ["extends: /etc/passwd.yaml", "area: ./x.yaml"])
  func closedDoors(text: String) {
    let found = Small.read(text)
    #expect(found.file == nil)
    #expect(
      found.diagnostics.map(\.message.en) == ["Only shipped names can stand here, not files."])
  }

  @Test("Shares are judged in every week of every ramp")
  func shares() {
    let over = Small.read(
      "mix:\n  independent: 80% -> 50% over 3 years\n  micro: 10% -> 60% over 1 year\n")
    #expect(
      over.diagnostics.map { $0.rendered(.english) } == [
        "s.yaml:1:1: The shares add up to 130% in week 52; at most 100% is possible."
      ])
    let exact = Small.read(
      "mix:\n  independent: 80% -> 50% over 3 years\n  micro: 20% -> 50% over 3 years\n")
    #expect(exact.diagnostics.isEmpty)
    let all = Small.read("mix: {independent: 50%, inhouse: 20%, micro: 20%}")
    #expect(
      all.diagnostics.map(\.message.en) == [
        "All models are named, and their shares add up to 90% in week 0, not 100%."
      ])
  }
}

@Suite("Scenario files that were damaged")
struct DamagedScenarioTests {
  @Test("A damaged file is read or refused; what is read, prints and reads back; 6 000 files")
  func damaged() throws {
    let base = Array(ScenarioReaderTests.example.unicodeScalars)
    let pieces = [
      "", "\n", ":", " ", "%", "0", "-", "{", "}", "[", "]", "'", "\"", "#", "&a", "*a", "!t",
      "none",
      "..", "->", "\u{202E}", "  ", "1e9", "micro",
    ]
    var source = SplitMix64(7)
    var good = 0
    for _ in 0..<6000 {
      var text = base
      for _ in 0..<Int.random(in: 1...2, using: &source) {
        let start = Int.random(in: 0..<text.count, using: &source)
        let end = min(text.count, start + Int.random(in: 0...3, using: &source))
        let piece = pieces.randomElement(using: &source) ?? ""
        text.replaceSubrange(start..<end, with: Array(piece.unicodeScalars))
      }
      let damaged = String(String.UnicodeScalarView(text))
      let found = Small.read(damaged)
      guard let file = found.file else {
        #expect(!found.diagnostics.isEmpty, "\(damaged.debugDescription)")
        continue
      }
      good += 1
      let again = Small.read(file.text(vocabulary: Small.vocabulary))
      #expect(again.file?.scenarios == file.scenarios, "\(damaged.debugDescription)")
    }
    #expect(good > 600, "too few files are good for the test to say anything")
  }
}

@Suite("Scenario files that extend one another")
struct ExtendingTests {
  /// A folder that is removed at the end.
  final class Folder {
    let path: String

    init(_ files: [String: String]) throws {
      path = NSTemporaryDirectory() + "storage-tests-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for (name, text) in files {
        let place = path + "/" + name
        let parent = (place as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: place))
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  @Test("What a file states goes over what it extends, key by key, with paths relative to the file")
  func chain() throws {
    let folder = try Folder([
      "a.yaml": "extends: bases/b.yaml\nlevers: {budget_rule: open}\n",
      "bases/b.yaml": "extends: micro-expansion\narea: ../mine.yaml\nyears: 7\n"
        + "levers: {budget_rule: hold, direct_payment_uptake: 5%}\n",
      "mine.yaml": "name: Fy ardal\npopulation: 50000\npopulation_65: 12000\nrural: 40%\n"
        + "mix: {independent: 80%, micro: 20%}\nfee: £21/hour\nsources: {population: [census-2021]}\n",
    ])
    let (file, diagnostics) = readScenario(
      at: folder.path + "/a.yaml", vocabulary: Small.vocabulary)
    #expect(diagnostics.isEmpty)
    let scenario = try #require(file?.scenarios.first)
    #expect(scenario.id == "a")
    #expect(scenario.title.en == "a", "a title is not inherited")
    #expect(scenario.years == 7)
    #expect(scenario.area.id == "mine")
    #expect(scenario.area.mix == ["independent": 0.8, "micro": 0.2])
    #expect(scenario.area.fee == 21)
    #expect(scenario.area.sources == ["population": ["census-2021"]])
    #expect(scenario.choices["levers.budget_rule"] == .option("open"))
    #expect(scenario.choices["levers.direct_payment_uptake"] == .amount(Ramp(0.05)))
    #expect(scenario.mix["micro"]?.to == 0.4)
    #expect(
      file?.sources.map(\.name) == [
        "a.yaml", "b.yaml", "micro-expansion", "wales-2024", "mine.yaml",
      ])
  }

  @Test("A scenario reads again from its texts when the files and the shipped base are others")
  func again() throws {
    let folder = try Folder([
      "a.yaml": "extends: b/base.yaml\narea: mine.yaml\n", "b/base.yaml": "years: 7\n",
      "mine.yaml": "name: x\npopulation: 5000\npopulation_65: 1200\nrural: 4%\n",
    ])
    let path = folder.path + "/a.yaml"
    let file = try #require(readScenario(at: path, vocabulary: Small.vocabulary).file)
    let other = Vocabulary(
      settings: Small.settings, models: Small.models, areas: [],
      scenarios: ["wales-2024": "years: 9\nfee: £30/hour\n"])
    let (again, diagnostics) = readScenario(sources: file.sources, vocabulary: other)
    #expect(diagnostics == [])
    #expect(again == file)
    let twice = [
      file.sources[0], SourceText(name: "m", text: "a"), SourceText(name: "m", text: "b"),
    ]
    #expect(readScenario(sources: twice, vocabulary: other).file == nil)
    let part = readScenario(sources: [file.sources[0]], vocabulary: Small.vocabulary)
    #expect(part.diagnostics.count == 2, "neither the base nor the area is looked for on the disk")
  }

  @Test("A text that comes from somebody else takes shipped names only, and opens no file")
  func closed() throws {
    let folder = try Folder([
      "base.yaml": "years: 7\n",
      "mine.yaml": "name: x\npopulation: 5000\npopulation_65: 1200\nrural: 4%\n",
    ])
    for text in [
      "extends: \(folder.path)/base.yaml", "area: \(folder.path)/mine.yaml",
      "extends: ../../../../../../../..\(folder.path)/base.yaml", "extends: /etc/passwd.yaml",
    ] {
      let open = readScenario(
        text: text, name: "s.yaml", vocabulary: Small.vocabulary, mayOpenFiles: true)
      #expect((open.file == nil) == text.contains("passwd"), "\(text)")
      let closed = readScenario(text: text, name: "s.yaml", vocabulary: Small.vocabulary)
      #expect(closed.file == nil, "\(text)")
      // It does not tell which files there are.
      #expect(closed.diagnostics.map(\.line) == [1], "\(text)")
    }
    #expect(
      readScenario(
        text: "extends: micro-expansion", name: "s.yaml", vocabulary: Small.vocabulary
      ).file != nil)
  }

  @Test("A circle is named, also through a symbolic link")
  func circle() throws {
    let folder = try Folder([
      "a.yaml": "extends: b.yaml\n", "b.yaml": "years: 3\nextends: c.yaml\n",
      "self.yaml": "extends: ./self.yaml\n",
    ])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/c.yaml", withDestinationPath: "a.yaml")
    let found = readScenario(at: folder.path + "/a.yaml", vocabulary: Small.vocabulary)
    #expect(found.file == nil)
    #expect(
      found.diagnostics.map(\.message.en) == [
        "'extends' goes round in a circle: a.yaml → b.yaml → c.yaml."
      ])
    #expect(found.diagnostics.first?.file == folder.path + "/b.yaml")
    #expect(found.diagnostics.first?.line == 2)
    let own = readScenario(at: folder.path + "/self.yaml", vocabulary: Small.vocabulary)
    #expect(
      own.diagnostics.map(\.message.cy) == [
        "Mae 'extends' yn mynd mewn cylch: self.yaml → ./self.yaml."
      ])
  }

  @Test("A base that is not there is a fault where it is named")
  func missing() throws {
    let folder = try Folder(["a.yaml": "years: 3\nextends: nowhere.yaml\narea: no.yaml\n"])
    let found = readScenario(at: folder.path + "/a.yaml", vocabulary: Small.vocabulary)
    #expect(
      found.diagnostics.map { "\($0.line):\($0.column) \($0.message.en)" } == [
        "2:10 nowhere.yaml: No such file.", "3:7 no.yaml: No such file.",
      ])
  }
}
