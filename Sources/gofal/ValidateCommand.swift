import ArgumentParser
import CareMarket
import Evidence
import Experiments
import Foundation
import Reports
import Storage

/// `gofal validate [CASE…]`
struct ValidateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "validate",
      abstract: says(
        en:
          "Runs the cases of the evidence, and says which published findings the model reproduces.",
        cy: "Yn rhedeg achosion y dystiolaeth, ac yn dweud pa ganfyddiadau cyhoeddedig y mae'r "
          + "model yn eu hatgynhyrchu."),
      discussion: says(
        en: """
          A case is the name of a shipped one (gofal list cases) or a file; without any, all are run. \
          One set of defaults serves all. The exit code is 1 where a claim that used to hold fails.
          """,
        cy: """
          Enw achos o'r pecyn (gofal list cases) neu ffeil yw achos; heb yr un, rhedir pob un. Mae un \
          set o ragosodiadau'n gwasanaethu pob achos. 1 yw'r cod gorffen lle mae honiad a arferai \
          ddal yn methu.
          """))
  }

  @Argument(help: ArgumentHelp(says(en: "Cases.", cy: "Achosion."), valueName: "CASE"))
  var cases: [String] = []

  @Option(
    help: ArgumentHelp(
      says(
        en: "Prints what a case sets, why, and what it claims; runs nothing.",
        cy:
          "Yn argraffu'r hyn y mae achos yn ei osod, pam, a'r hyn y mae'n ei honni; nid yw'n rhedeg "
          + "dim."), valueName: "CASE"))
  var explain: String?

  @OptionGroup var simulation: SimulationOptions

  @OptionGroup var printing: PrintingOptions

  @OptionGroup var speech: SpeechOptions

  /// Twenty parameter sets: enough for directions, and all cases in a few minutes.
  private static let draws = 20

  func run() throws {
    Interruption.watch()
    let comparing = Comparing(catalogue: .shipped, console: speech.console)
    if let explain {
      let file = try Cases.read(explain, comparing, overrides: simulation.overrides)
      return try comparing.console.print(CaseText(file, comparing).text())
    }
    let names = cases.isEmpty ? shippedCases.keys.sorted() : cases
    let files = try names.map { try Cases.read($0, comparing, overrides: simulation.overrides) }
    var options = simulation
    if options.draws == nil, options.runs == nil { options.draws = Self.draws }
    let (seed, generator) = try options.randomness(comparing.console)
    var all: [JudgedCase] = []
    var digests: [String] = []
    for (index, file) in files.enumerated() {
      comparing.console.note(
        Text(
          en: "\(index + 1) of \(files.count): \(file.id)",
          cy: "\(index + 1) o \(files.count): \(file.id)"))
      let question = try comparing.question(
        [file.reference, file.scenario], [], options, seed: seed, generator: generator,
        differentWorlds: true, timed: nil)
      let wanted = Set(file.claims.flatMap(\.columns))
      let answer = try comparing.answer(question, options, keeps: { wanted.contains($0) })
      if answer.results.ending == .stopped { throw Refusal.silently(.stopped) }
      digests.append(answer.digest)
      all.append(JudgedCase(file, answer.results, vocabulary: comparing.catalogue.vocabulary))
    }
    let table = VerdictTable(all, outcomes: comparing.catalogue.outcomes)
    let console = comparing.console
    switch printing.format {
    case .table: try console.print(table.plain(console.language, width: console.width))
    case .markdown: try console.print(table.markdown(console.language))
    case .csv: try console.print(table.data.text())
    case .xlsxFriendly: try console.print(table.data.text(DataRows.spreadsheet))
    case .json: try console.print(table.data.json().document)
    }
    console.log("digest: \(sha256(Array(digests.joined(separator: "\n").utf8)))\n")
    if !all.allSatisfy(\.failures.isEmpty) { throw Refusal.silently(.someFailed) }
    if all.contains(where: { !$0.lost.isEmpty }) { throw Refusal.silently(.no) }
  }
}

/// Where cases come from.
enum Cases {
  /// Reads a case by its name or its path; prints every fault.
  static func read(
    _ name: String, _ comparing: Comparing, overrides: [String] = []
  ) throws -> CaseFile {
    let (file, diagnostics) = try find(name, comparing.catalogue, overrides: overrides)
    for diagnostic in diagnostics where diagnostic.severity == .fault {
      comparing.console.log(diagnostic.rendered(comparing.console.language) + "\n")
    }
    guard let file else { throw Refusal.silently(.data) }
    return file
  }

  static func find(
    _ name: String, _ catalogue: Catalogue, overrides: [String] = []
  ) throws -> (file: CaseFile?, diagnostics: [Diagnostic]) {
    let columns = Column.columns(years: 1)
    let vocabulary = catalogue.vocabulary
    if let text = shippedCases[name] {
      return readCase(
        text: text, name: name, vocabulary: vocabulary, columns: columns, cases: shippedCases,
        overrides: overrides)
    }
    guard name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
      throw Refusal(
        .data,
        Text(
          en: "There is no case '\(name)'; gofal list cases says which there are.",
          cy: "Nid oes achos o'r enw '\(name)'; mae gofal list cases yn dweud pa rai sydd."))
    }
    guard access(name, F_OK) == 0 else {
      throw Refusal(
        .file, Text(en: "\(name): no such file.", cy: "\(name): nid oes ffeil o'r enw hwn."))
    }
    return readCase(
      at: name, vocabulary: vocabulary, columns: columns, cases: shippedCases,
      overrides: overrides)
  }
}

extension Claim {
  /// The columns of a run that it is judged by.
  var columns: [Column] {
    [column] + (than.map { [Column(outcome: column.outcome, group: $0)] } ?? [])
  }
}

/// A case, and what came of each of its claims.
struct JudgedCase {
  var file: CaseFile
  var findings: [Claim.Finding]
  var failures: [Experiments.Results.Failure]

  init(_ file: CaseFile, _ results: Experiments.Results, vocabulary: Vocabulary) {
    self.file = file
    findings = file.claims.map {
      $0.judge(results, isConstructed: file.constructs($0, vocabulary: vocabulary))
    }
    failures = results.failures
  }

  /// Only shipped cases are held out: the names of one's own are not drawn beforehand.
  var isShipped: Bool { shippedCases[file.id] != nil }

  /// Claims that held when the verdicts were last written down, and fail.
  var lost: [Claim] {
    zip(file.claims, findings).compactMap { claim, finding in
      finding.verdict == .fails && expectedVerdict(case: file.id, claim: claim.id) == .holds
        ? claim : nil
    }
  }
}

/// The verdict that was last written down for a shipped claim; nil for a claim of one's own.
func expectedVerdict(case id: String, claim: String) -> Claim.Verdict? {
  expectedVerdicts[id + "\t" + claim].flatMap { Claim.Verdict(rawValue: $0) }
}
