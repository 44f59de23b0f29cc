import CareMarket
import Evidence
import Testing

@testable import Experiments

@Suite("Claims of the evidence")
struct ClaimTests {
  /// Four draws of two replicates; the case has what is given, the reference ten.
  private static func results(_ values: [Double]) -> Results {
    Results(
      ["reference", "case"], ["wait"],
      blocks: values.enumerated().map { index, value in
        (draw: index / 2 + 1, replicate: index % 2 + 1, rows: [[10], [value]])
      })
  }

  private static func claim(_ expectation: Claim.Expectation) -> Claim {
    Claim(
      id: "claim", evidence: ["wcpp-price-average-2018"], says: Text(en: "A.", cy: "A."),
      column: Column(outcome: "wait"), than: nil, expectation: expectation, why: nil)
  }

  private static let above: [Double] = [12, 13, 12, 13, 14, 13, 12, 13]

  @Test("A direction holds where it is so and probable enough, and fails the other way round")
  func direction() {
    let results = Self.results(Self.above)
    let higher = Self.claim(.direction(.higher, confidence: 0.9))
      .judge(results, isConstructed: false)
    #expect(higher.verdict == .holds)
    #expect(higher.value == 2.75 && (higher.probability ?? 0) > 0.99)
    let lower = Self.claim(.direction(.lower, confidence: 0.5))
      .judge(results, isConstructed: false)
    #expect(lower.verdict == .fails)
    let split = Self.claim(.direction(.higher, confidence: 0.9))
      .judge(Self.results([16, 16, 6, 6, 15, 15, 5, 5]), isConstructed: false)
    #expect(split.verdict == .fails)
  }

  @Test("No difference at all supports no direction")
  func none() {
    let same = Self.results(Array(repeating: 10, count: 8))
    for direction in Claim.Expectation.Direction.allCases {
      let claim = Self.claim(.direction(direction, confidence: 0.5))
      #expect(claim.judge(same, isConstructed: false).verdict == .fails)
    }
  }

  @Test("Levels, changes and events are judged by the number they name")
  func numbers() {
    let results = Self.results(Self.above)
    func verdict(_ expectation: Claim.Expectation) -> Claim.Verdict {
      Self.claim(expectation).judge(results, isConstructed: false).verdict
    }
    #expect(verdict(.level(12...13)) == .holds)
    #expect(verdict(.level(13...14)) == .fails)
    #expect(verdict(.change(0.2...0.3)) == .holds)
    #expect(verdict(.change(-0.3...0)) == .fails)
    // Five of eight runs are above 12.
    #expect(verdict(.event(.above, 12, share: 0.6)) == .holds)
    #expect(verdict(.event(.above, 12, share: 0.7)) == .fails)
    #expect(verdict(.event(.below, 12.5, share: 0.3)) == .holds)
  }

  @Test("Where nothing was exposed, a claim fails and does not trap")
  func nothing() {
    let results = Self.results(Array(repeating: .nan, count: 8))
    for expectation: Claim.Expectation in [
      .direction(.higher, confidence: 0.8), .level(0...1), .change(0...1),
      .event(.above, 0, share: 0.5),
    ] {
      let finding = Self.claim(expectation).judge(results, isConstructed: false)
      #expect(finding.verdict == .fails && !finding.value.isFinite)
    }
  }

  @Test("A claim whose cause is set is by construction, whatever the number")
  func construction() {
    let claim = Claim(
      id: "claim", evidence: [], says: Text(en: "A.", cy: "A."),
      column: Column(outcome: "hours_delivered", group: "model:micro"), than: nil,
      expectation: .direction(.higher, confidence: 0.8), why: nil)
    #expect(claim.isConstructed(stating: ["mix.micro"]))
    #expect(!claim.isConstructed(stating: ["mix.latc", "levers.development_support"]))
    #expect(claim.judge(Self.results([]), isConstructed: true).verdict == .construction)
  }
}
