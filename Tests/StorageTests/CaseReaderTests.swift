import CareMarket
import Evidence
import Experiments
import Testing

@testable import Storage

@Suite("Case files")
struct CaseReaderTests {
  private static let columns = Column.columns(years: 1)
  private static let vocabulary = Vocabulary(
    settings: Setting.all, models: CareModel.all.map { ($0.id, $0.name) }, areas: Area.all,
    scenarios: shippedScenarios)

  private static func read(
    _ text: String, name: String = "test-case"
  ) -> (file: CaseFile?, diagnostics: [Diagnostic]) {
    readCase(
      text: text, name: name, vocabulary: vocabulary, columns: columns, cases: shippedCases)
  }

  @Test("Every shipped case is read without a fault, and claims what the register says")
  func shipped() {
    #expect(shippedCases.count == 47)
    for (name, text) in shippedCases.sorted(by: { $0.key < $1.key }) {
      let (file, diagnostics) = Self.read(text, name: name)
      #expect(diagnostics.filter { $0.severity == .fault }.isEmpty, "\(name): \(diagnostics)")
      #expect(file?.evidence.isEmpty == false, "\(name)")
      #expect(isCase(text), "\(name)")
      let ids = file?.claims.map(\.id) ?? []
      #expect(Set(ids).count == ids.count, "\(name)")
    }
  }

  @Test("A failing claim says why, and a verdict that was written down has its claim")
  func verdicts() {
    var known: Set<String> = []
    for (name, text) in shippedCases {
      for claim in Self.read(text, name: name).file?.claims ?? [] {
        let key = name + "\t" + claim.id
        known.insert(key)
        if expectedVerdicts[key] == Claim.Verdict.fails.rawValue {
          #expect(claim.why != nil, "\(key)")
        }
      }
    }
    #expect(Set(expectedVerdicts.keys) == known)
  }

  @Test("About a third of the cases is held out, by their names alone")
  func heldOut() {
    let held = shippedCases.keys.filter(CaseFile.isHeldOut)
    #expect((10...20).contains(held.count), "\(held.sorted())")
    // SHA-256 of `somerset` begins with a number that three divides.
    #expect(CaseFile.isHeldOut("somerset") && !CaseFile.isHeldOut("raglan"))
  }

  private static let head = """
    title: {en: A, cy: B}
    about: {en: A., cy: B.}
    evidence: wcpp-optalis
    extends: wales-2018
    area: powys

    """

  @Test("The reference is the base in the case's own area and world; another case stays as it is")
  func references() throws {
    let own = try #require(
      Self.read(Self.head + "parameters: {outside_return: 6%}\nmix: {micro: 10%}\n").file)
    let case2 = try #require(own.scenario.scenarios.first)
    let base = try #require(own.reference.scenarios.first)
    #expect(base.area.id == "powys" && base.facts == case2.facts && base.mix != case2.mix)
    let other = try #require(Self.read(Self.head + "against: wales-today\n").file)
    #expect(other.reference.id == "wales-today")
    #expect(other.reference.scenarios.first?.area.id == "vale-of-glamorgan")
  }

  @Test("The scenario of a case is of the text that was read, whatever its path leads to by then")
  func once() throws {
    let folder = try ExtendingTests.Folder(["case.yaml": Self.head + "years: 9\n"])
    for path in [folder.path + "/case.yaml", folder.path + "/gone.yaml"] {
      let found = Self.read(Self.head + "years: 2\n", name: path)
      #expect(found.file?.scenario.scenarios.map(\.years) == [2], "\(found.diagnostics)")
    }
  }

  @Test(
    "What is wrong with a claim is said with its place",
    arguments: [
      ("outcome: turnovr\n    expect: higher", "turnover"),
      ("outcome: turnover\n    group: \"model:mico\"\n    expect: higher", "model:micro"),
      ("outcome: turnover\n    expect: upward", "higher"),
      ("outcome: turnover\n    expect: higher\n    level: 1..2", "exactly one"),
      ("outcome: turnover\n    level: 2..1", "27..37"),
      ("outcome: turnover\n    expect: higher\n    confidence: 20%", "50%"),
      ("outcome: turnover\n    expct: higher", "expect"),
    ])
  func faults(_ body: String, _ said: String) {
    let claim =
      "claims:\n  one:\n    evidence: wcpp-optalis\n    says: {en: A., cy: B.}\n    " + body + "\n"
    let (file, diagnostics) = Self.read(Self.head + claim)
    #expect(file == nil)
    let lines = diagnostics.map { $0.rendered(.english) + $0.message.cy }
    #expect(lines.contains { $0.contains(said) }, "\(lines)")
    #expect(diagnostics.allSatisfy { $0.line >= 7 })
  }

  @Test("An entry that does not exist, and a text in one language, are faults")
  func evidence() {
    let unknown = Self.read(
      Self.head.replacing("wcpp-optalis", with: "wcpp-optalys"))
    #expect(unknown.diagnostics.contains { $0.message.en.contains("wcpp-optalis") })
    let one = Self.read(Self.head.replacing("about: {en: A., cy: B.}", with: "about: A."))
    #expect(one.file == nil)
  }

  @Test("Construction is judged by what differs from what the claim is held against")
  func construction() throws {
    let text = """
      mix: {micro: 2% -> 30% over 3 years}
      levers: {development_support: £60k/year}
      against: micro-unsupported
      claims:
        contrast:
          evidence: wcpp-optalis
          says: {en: A., cy: B.}
          outcome: providers
          group: "model:micro"
          expect: higher
        level:
          evidence: wcpp-optalis
          says: {en: A., cy: B.}
          outcome: providers
          group: "model:micro"
          level: 1..100
      """
    let file = try #require(Self.read(Self.head + text + "\n").file)
    #expect(file.claims.count == 2)
    #expect(!file.constructs(file.claims[0], vocabulary: Self.vocabulary))
    #expect(file.constructs(file.claims[1], vocabulary: Self.vocabulary))
  }
}
