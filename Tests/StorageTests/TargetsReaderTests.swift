import CareMarket
import Evidence
import Testing

@testable import Storage

@Suite("Files of targets")
struct TargetsReaderTests {
  static let vocabulary = Vocabulary(
    settings: Setting.all, models: CareModel.all.map { ($0.id, $0.name) }, areas: Area.all,
    scenarios: shippedScenarios)

  static func read(_ text: String) -> (file: TargetsFile?, diagnostics: [Diagnostic]) {
    readTargets(
      text: text, name: "t.yaml", vocabulary: vocabulary, columns: Column.columns(years:))
  }

  @Test(
    "The shipped ones have no fault, and name sources that exist", arguments: shippedTargets.keys)
  func shipped(name: String) throws {
    let (file, diagnostics) = Self.read(try #require(shippedTargets[name]))
    #expect(diagnostics.filter { $0.severity == .fault }.isEmpty)
    let targets = try #require(file)
    for note in targets.notes where !note.source.isEmpty {
      #expect(
        Register.entry(note.source) != nil || PublicFigure.withID(note.source) != nil,
        "\(note.source)")
    }
    #expect(targets.targets.allSatisfy { $0.tolerance.contains($0.value) })
  }

  @Test("A figure is an outcome, a group of it, a quarter, a sum of such, or one over another")
  func figures() throws {
    let text = """
      area: powys
      """
    #expect(Self.read(text).file == nil)
    let (file, diagnostics) = Self.read(
      """
      areas: powys
      fit: {leave_hazard: 20%..40%/year}
      targets:
        a: {figure: turnover, value: 31, within: 30..33, use: fit}
        b: {figure: people_served route:commissioned + people_served rural:yes / residents_65, within: 0.01..0.03, use: check}
        c: {figure: providers q02, within: 3..5, use: held out}
      """)
    #expect(diagnostics.isEmpty)
    let targets = try #require(file).targets
    #expect(targets[0].figure == .init([.outcome(Column(outcome: "turnover"))]))
    #expect(targets[1].figure.numerator.count == 2)
    #expect(targets[1].figure.denominator == [.residents65])
    #expect(targets[1].value == 0.02)
    #expect(targets[2].figure.numerator == [.outcome(Column(outcome: "providers", time: "q02"))])
    #expect(targets[2].use == .heldOut)
  }

  @Test("Every fault is named at once, at its place")
  func faults() {
    let (file, diagnostics) = Self.read(
      """
      areas: powys
      fit: [leave_hazzard, package_sigma]
      targets:
        a: {figure: turnovr, within: 30..33, use: fit}
        b: {figure: turnover, within: 32, use: maybe}
        c: {figure: turnover, use: fit, vlaue: 3, within: 3..4}
      """)
    #expect(file == nil)
    #expect(diagnostics.map(\.line).sorted() == [2, 2, 4, 5, 5, 6])
    #expect(diagnostics.contains { $0.message.en.contains("'leave_hazard'") })
    #expect(diagnostics.contains { $0.message.en.contains("'turnover'") })
    #expect(diagnostics.contains { $0.message.en.contains("fit, check, held out, input") })
  }

  @Test("A parameter that the scenario states cannot be fitted")
  func stated() {
    let (file, diagnostics) = Self.read(
      """
      scenario: wales-2018
      areas: powys
      fit: {national_fee: £15..£18/hour}
      targets:
        a: {figure: turnover, within: 30..33, use: fit}
      """)
    #expect(file == nil)
    #expect(diagnostics.count == 1)
  }
}
