import Evidence
import Foundation
import Storage
import Testing

@testable import gofal

@Suite("Usage")
struct UsageTests {
  @Test(
    "What is wrong with the arguments is said in both languages, with exit code 2",
    arguments: [
      (["bogus"], "There is no command 'bogus'.", "Nid oes gorchymyn o'r enw 'bogus'."),
      (
        ["run"], "Name at least one scenario, such as baseline.",
        "Enwch o leiaf un senario, megis baseline."
      ),
      (
        ["run", "baseline", "--sed", "3"], "Unknown option '--sed'. Did you mean '--seed'?",
        "Nid oes dewis o'r enw '--sed'. Ai '--seed' oedd gennych mewn golwg?"
      ),
      (
        ["run", "baseline", "--qqqqqqqqqq"], "Unknown option '--qqqqqqqqqq'.",
        "Nid oes dewis o'r enw '--qqqqqqqqqq'."
      ),
      (
        ["run", "baseline", "--seed"], "Missing value for '--seed <N>'.",
        "Mae angen gwerth ar ôl '--seed <N>'."
      ),
      (
        ["run", "baseline", "--seed", "-1"], "The value '-1' is invalid for '--seed <N>'.",
        "Nid yw'r gwerth '-1' yn addas ar gyfer '--seed <N>'."
      ),
      (
        ["run", "baseline", "--draws", "many"], "The value 'many' is invalid for '--draws <N>'.",
        "Nid yw'r gwerth 'many' yn addas ar gyfer '--draws <N>'."
      ),
      (
        ["run", "baseline", "--draws", "0"], "--draws must be between 1 and 1000000, not 0.",
        "Rhaid i --draws fod rhwng 1 a 1000000, nid 0."
      ),
      (
        ["run", "baseline", "--threads", "2000"],
        "--threads must be between 1 and 1024, not 2000.",
        "Rhaid i --threads fod rhwng 1 a 1024, nid 2000."
      ),
      (
        ["run", "baseline", "--years", "-3"],
        "--years must be from 1 to 100, not -3.0.",
        "Rhaid i --years fod rhwng 1 a 100, nid -3.0."
      ),
      (
        ["run", "baseline", "--runs", "9", "--draws", "3"],
        "--runs N means N draws of one replication; leave out --draws, --replications and --precision.",
        "Ystyr --runs N yw N tyniad ag un rhediad yr un; gadewch --draws, --replications a --precision allan."
      ),
      (
        ["run", "baseline", "--precision", "much"],
        "--precision is a percentage above 0 and below 100, such as 2%, not 'much'.",
        "Canran uwchlaw 0 ac islaw 100, megis 2%, yw --precision, nid 'much'."
      ),
      (
        ["run", "baseline", "--quiet=yes"],
        "The option '--quiet' does not take any value, but 'yes' was specified.",
        "Nid yw '--quiet' yn cymryd gwerth, ond rhoddwyd 'yes'."
      ),
      (
        ["run", "baseline", "--trace", "t.csv"],
        "--trace writes the events of one world: say which with --only draw=1,replicate=1.",
        "Mae --trace yn ysgrifennu digwyddiadau un byd: dywedwch pa un â --only draw=1,replicate=1."
      ),
      (
        ["run", "baseline", "--only", "draw=1,draw=2"],
        "--only names one of the run's worlds, such as draw=17,replicate=1: draws go up to 100, replicates to 2.",
        "Mae --only yn enwi un o fydoedd y rhediad, megis draw=17,replicate=1: mae draw yn mynd hyd at 100, a replicate hyd at 2."
      ),
      (
        ["run", "--from", "x", "baseline"],
        "--from says by itself what is run; leave out scenarios, --output and --only.",
        "Mae --from yn dweud ei hun beth a redir; gadewch senarios, --output ac --only allan."
      ),
      (
        ["list", "nothing"],
        "The value 'nothing' is invalid for '<WHAT>'; allowed: models, areas, levers, parameters, outcomes, scenarios, cases.",
        "Nid yw'r gwerth 'nothing' yn addas ar gyfer '<WHAT>'; caniateir: models, areas, levers, parameters, outcomes, scenarios, cases."
      ),
      (
        ["run", "x", "--progress", "slow"],
        "The value 'slow' is invalid for '--progress <auto|always|never|json>'; allowed: auto, always, never, json.",
        "Nid yw'r gwerth 'slow' yn addas ar gyfer '--progress <auto|always|never|json>'; caniateir: auto, always, never, json."
      ),
      (["list"], "Missing expected argument '<WHAT>'.", "Mae '<WHAT>' ar goll."),
      (
        ["list", "areas", "levers"], "Unexpected argument 'levers'.", "Nid oes lle i 'levers' yma."
      ),
      (
        ["list", "areas", "x", "y"], "2 unexpected arguments: 'x', 'y'.",
        "Nid oes lle i'r rhain yma: 'x', 'y'."
      ),
      (
        ["new", "Powys!"],
        "A name has lower-case letters, digits and hyphens, such as rural-micro; not 'Powys!'.",
        "Mewn enw ceir llythrennau bach, digidau a chysylltnodau, megis micro-gwledig; nid 'Powys!'."
      ),
    ])
  func faults(arguments: [String], english: String, welsh: String) throws {
    for (locale, mark, text) in [("en_GB", "error: ", english), ("cy_GB", "gwall: ", welsh)] {
      let (process, output, log) = try Executable.start(
        arguments, in: "/tmp", environment: ["LC_ALL": locale + ".UTF-8"])
      let printed = output.fileHandleForReading.readDataToEndOfFile()
      let lines = String(
        decoding: log.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self
      )
      .split(separator: "\n")
      process.waitUntilExit()
      #expect(process.terminationStatus == 2)
      #expect(printed.isEmpty)
      #expect(lines.first.map(String.init) == mark + text)
      #expect(
        lines.dropFirst().first?.hasPrefix(locale == "en_GB" ? "Usage: " : "Defnydd: ") == true)
    }
  }

  @Test(
    "Help is whole in both languages",
    arguments: [
      ["--help"], ["run", "--help"], ["check", "--help"], ["list", "--help"], ["new", "--help"],
      ["selftest", "--help"], ["notebook", "--help"], ["help", "run"],
    ])
  func help(arguments: [String]) throws {
    func page(_ locale: String) throws -> String {
      let (process, output, _) = try Executable.start(
        arguments, in: "/tmp", environment: ["LC_ALL": locale])
      let text = String(
        decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return text
    }
    let english = try page("en_GB.UTF-8")
    let welsh = try page("cy_GB.UTF-8")
    #expect(english.hasPrefix("OVERVIEW: "))
    #expect(welsh.hasPrefix("TROSOLWG: "))
    // English function words that are no Welsh words.
    let foreign: Set = [
      "the", "of", "and", "for", "with", "show", "help", "this", "each", "default", "which", "are",
    ]
    // Words that stand in both, such as the names of commands and options, are not looked at.
    for line in welsh.split(separator: "\n") where !line.contains("'gofal help") {
      let words = line.lowercased().split { !$0.isLetter }.map(String.init)
      let found = foreign.intersection(words).subtracting(
        line.contains("-h, --help") ? ["help"] : [])
      #expect(found.isEmpty, "\(line)")
    }
    let lines = Set(english.split(separator: "\n").filter { $0.split(separator: " ").count > 4 })
    let shared = lines.intersection(welsh.split(separator: "\n"))
    #expect(shared.isEmpty, "\(shared)")
  }

  @Test("--lang goes before the locale, and a bad one is said in the locale's language")
  func languages() throws {
    let welsh = try Executable.run("run", "--lang", "cy")
    #expect(welsh.log.hasPrefix("gwall: Enwch"))
    let english = try Executable.run(
      "run", "--lang=en", environment: ["LC_ALL": "cy_GB.UTF-8"])
    #expect(english.log.hasPrefix("error: Name"))
    let french = try Executable.run(
      "run", "baseline", "--lang", "fr", environment: ["LC_ALL": "cy_GB.UTF-8"])
    #expect(french.code == 2)
    #expect(
      french.log.hasPrefix(
        "gwall: Nid yw'r gwerth 'fr' yn addas ar gyfer '--lang <en|cy>'; caniateir: en, cy."))
  }

  @Test("The first variable of the locale that is set decides")
  func locale() {
    func chosen(_ environment: [String: String], _ arguments: [String] = []) -> Language {
      SpokenLanguage.chosen(arguments: arguments, environment: environment)
    }
    #expect(chosen([:]) == .english)
    #expect(chosen(["LANG": "cy_GB.UTF-8"]) == .welsh)
    #expect(chosen(["LANG": "cy"]) == .welsh)
    #expect(chosen(["LANG": "cy_GB", "LC_ALL": "C.UTF-8"]) == .english)
    #expect(chosen(["LC_MESSAGES": "cy_GB", "LANG": "en_GB", "LC_ALL": ""]) == .welsh)
    #expect(chosen(["LANG": "cyx_XX"]) == .english)
    #expect(chosen(["LANG": "cy_GB"], ["run", "--lang", "en"]) == .english)
    #expect(chosen([:], ["--", "--lang", "cy"]) == .english)
    #expect(chosen(["LANG": "cy_GB"], ["--lang"]) == .welsh)
  }

  @Test("A sentence of the parser that is not known gives way to a general one")
  func unknownSentence() {
    #expect(ParserMessages.fault("Something else.") == "Nid yw'r dewisiadau hyn yn gywir.")
  }

  @Test("--version prints the version and the commit, or that it is unknown")
  func version() throws {
    let run = try Executable.run("--version")
    #expect(run.code == 0)
    let words = run.output.split(separator: " ")
    #expect(words.first.map(String.init) == Catalogue.version)
    #expect(
      run.output.firstMatch(of: /\(commit ([0-9a-f]{40}(\+changes)?|unknown)\)\n$/) != nil)
    let welsh = try Executable.run("--version", "--lang", "cy")
    #expect(welsh.output == run.output.replacingOccurrences(of: "unknown", with: "anhysbys"))
  }
}
