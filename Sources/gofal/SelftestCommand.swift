import ArgumentParser
import CareMarket
import Evidence
import Experiments
import Randomness
import Reports
import Storage

/// One thing that must hold on this machine.
struct SelfTest: Sendable {
  /// What a test found.
  struct Finding {
    /// Numbers that theory gives, and what was observed.
    var details: [Text] = []
    /// Nil where the test holds, else what was found instead.
    var fault: Text?
  }

  var name: Text
  var find: @Sendable (Catalogue) -> Finding

  init(name: Text, fault: @escaping @Sendable (Catalogue) -> Text?) {
    self.name = name
    find = { Finding(fault: fault($0)) }
  }

  /// A check of theory on the model itself, of the same list that the tests run.
  init(_ check: TheoryCheck) {
    name = check.name
    find = { _ in
      do throws(SimulationFault) {
        let all = try check.agreements({ (name, set) throws(SimulationFault) in
          try TheoryFiles.scenario(name, set: set)
        })
        return Finding(details: all.map(\.text), fault: all.first { !$0.holds }?.text)
      } catch {
        return Finding(fault: error.message)
      }
    }
  }
}

extension SelfTest {
  /// In the order in which they are run: the ground first, then what stands on it.
  static let all: [SelfTest] =
    [
      SelfTest(
        name: Text(en: "SHA-256 of a known text", cy: "SHA-256 testun hysbys")
      ) { _ in
        // FIPS 180-4, example "abc".
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        let found = sha256(Array("abc".utf8))
        return found == known ? nil : Text(en: "found \(found)", cy: "cafwyd \(found)")
      },
      SelfTest(
        name: Text(
          en: "A parameter's draws are uniform, and the same on every machine",
          cy: "Mae tyniadau paramedr yn unffurf, ac yr un fath ar bob peiriant")
      ) { _ in
        let draws = (1...4000).map { ParameterDraws.philox(1, $0, 7) }
        let again = ParameterDraws.philox(1, 17, 7)
        guard again == draws[16], draws.allSatisfy({ $0 > 0 && $0 < 1 }) else {
          return Text(en: "a draw changed", cy: "newidiodd tyniad")
        }
        // Five standard errors of the mean of uniform numbers: false alarm 6 in 10 million.
        let mean = draws.reduce(0, +) / 4000
        let limit = 5 * (1 / 12.0 / 4000).squareRoot()
        return (mean - 0.5).magnitude < limit
          ? nil : Text(en: "the mean is \(mean)", cy: "y cymedr yw \(mean)")
      },
      SelfTest(
        name: Text(
          en: "Every shipped scenario is without fault", cy: "Mae pob senario yn y pecyn yn ddi-fai"
        )
      ) { catalogue in
        let vocabulary = catalogue.vocabulary
        for name in catalogue.scenarios.keys.sorted() {
          let faults = readScenario(named: name, vocabulary: vocabulary).diagnostics
            .filter { $0.severity == .fault }
          if let first = faults.first {
            return Text(en: first.rendered(.english), cy: first.rendered(.welsh))
          }
        }
        return nil
      },
      SelfTest(
        name: Text(
          en: "One thread and two give the same digest",
          cy: "Mae un edefyn a dau yn rhoi'r un crynodeb")
      ) { catalogue in
        digestFault(catalogue) { experiment, threads in
          let digest = OutcomeDigest(experiment)
          _ = try experiment.run(
            threads: threads, keeps: { _ in false }, consume: { digest.take($0) })
          return digest.hex()
        }
      },
    ] + TheoryCheck.all.map { SelfTest($0) }

  private static func digestFault(
    _ catalogue: Catalogue, digest: (Experiment, Int) throws -> String
  ) -> Text? {
    guard let area = catalogue.areas.first else { return nil }
    let title = Text(en: "selftest", cy: "hunanbrawf")
    let scenario = Scenario(id: "selftest", title: title, area: area, years: 1)
    do {
      let experiment = try Experiment(
        [ComparedScenario(scenario)],
        parameters: ParameterDraws(
          settings: catalogue.settings, source: .declared, uniform: ParameterDraws.philox),
        simulator: catalogue.simulator(nil), draws: 2, replications: 2)
      let one = try digest(experiment, 1)
      let two = try digest(experiment, 2)
      return one == two ? nil : Text(en: "\(one), then \(two)", cy: "\(one), yna \(two)")
    } catch {
      return Text(en: "\(error)", cy: "\(error)")
    }
  }
}

/// `gofal selftest`
struct SelftestCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "selftest",
      abstract: says(
        en: "Checks theory, laws and known answers on this machine, in under a minute.",
        cy: "Yn gwirio theori, deddfau ac atebion hysbys ar y peiriant hwn, mewn llai na munud."))
  }

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Instead: what of each care model's effect its numbers alone explain. Takes minutes.",
        cy:
          "Yn hytrach: faint o effaith pob model gofal y mae ei rifau'n unig yn ei hegluro. Mae'n "
          + "cymryd munudau.")))
  var models = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "With --models: parameter sets, of two runs each (20).",
        cy: "Gyda --models: setiau o baramedrau, dau rediad yr un (20)."), valueName: "N"))
  var draws = 20

  @Option(
    help: ArgumentHelp(
      says(
        en: "With --models: the area, one of gofal list areas or a file (powys).",
        cy: "Gyda --models: yr ardal, un o gofal list areas neu ffeil (powys)."),
      valueName: "AREA"))
  var area = "powys"

  @Option(
    help: ArgumentHelp(
      says(
        en: "With --models: table, csv, json, markdown, xlsx-friendly.",
        cy: "Gyda --models: table, csv, json, markdown, xlsx-friendly."), valueName: "FORMAT"))
  var format: OutputFormat = .table

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if !(1...SimulationOptions.mostDraws).contains(draws) {
      throw ValidationError(
        says(
          en: "--draws must be between 1 and \(SimulationOptions.mostDraws), not \(draws).",
          cy: "Rhaid i --draws fod rhwng 1 a \(SimulationOptions.mostDraws), nid \(draws)."))
    }
  }

  func run() throws {
    if models {
      return try SelftestModels(
        catalogue: .shipped, console: speech.console, area: area, draws: draws, format: format
      ).run()
    }
    try run(SelfTest.all, .shipped, speech.console)
  }

  func run(_ tests: [SelfTest], _ catalogue: Catalogue, _ console: Console) throws {
    let language = console.language
    let start = ContinuousClock.now
    var failed = 0
    for test in tests {
      let before = ContinuousClock.now
      let found = test.find(catalogue)
      let fault = found.fault
      let seconds = duration((ContinuousClock.now - before).seconds, language)
      let mark =
        fault == nil
        ? Text(en: "pass", cy: "iawn")[language] : Text(en: "FAIL", cy: "METHU")[language]
      try console.print("\(mark)  \(test.name[language]) (\(seconds))\n")
      for detail in found.details { try console.print("      \(detail[language])\n") }
      if let fault {
        failed += 1
        try console.print("      " + Markup.visible(fault[language]) + "\n")
      }
    }
    let seconds = duration((ContinuousClock.now - start).seconds, language)
    let passed = tests.count - failed
    try console.print(
      Text(
        en: "\(passed) of \(tests.count) checks hold (\(seconds)).\n",
        cy: "Mae \(passed) o \(tests.count) o wiriadau'n dal (\(seconds)).\n")[language])
    if failed > 0 { throw Refusal.silently(.no) }
  }
}
