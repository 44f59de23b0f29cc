import CareMarket
import Evidence
import Statistics

/// A published finding about a place or a programme, restated so that a run can contradict it.
public struct Claim: Sendable, Hashable {
  /// What the finding says of the number.
  public enum Expectation: Sendable, Hashable {
    /// Higher, or lower, than the contrast, with at least this probability over what nobody knows.
    case direction(Direction, confidence: Double)
    /// The mean level lies here [the outcome's unit].
    case level(ClosedRange<Double>)
    /// The mean change against the contrast, as a share of the contrast's level, lies here.
    case change(ClosedRange<Double>)
    /// In at least `share` of the runs the outcome lies on this side of the limit.
    case event(Side, Double, share: Double)

    public enum Direction: String, Sendable, CaseIterable { case higher, lower }
    public enum Side: String, Sendable, CaseIterable { case above, below }
  }

  /// Kebab-case, unique in its case.
  public var id: String
  /// Ids of the register's entries that state the finding.
  public var evidence: [String]
  /// The finding as it is to be tested, a sentence.
  public var says: Text
  public var column: Column
  /// A group of the same run that the outcome is held against; nil: the reference scenario.
  public var than: String?
  public var expectation: Expectation
  /// Why the claim fails, where it does.
  public var why: Text?

  public init(
    id: String, evidence: [String], says: Text, column: Column, than: String?,
    expectation: Expectation, why: Text?
  ) {
    self.id = id
    self.evidence = evidence
    self.says = says
    self.column = column
    self.than = than
    self.expectation = expectation
    self.why = why
  }
}

extension Claim {
  public enum Verdict: String, Sendable, CaseIterable {
    case holds
    case fails
    /// The case sets a direct cause of the outcome: the claim says nothing of the model, and is not
    /// counted.
    case construction = "by construction"
  }

  /// What came of a claim in a run.
  public struct Finding: Sendable, Hashable {
    /// The number that is judged: a mean level, a mean difference, a share of the level, or the share
    /// of the runs in which the event happens; NaN where nothing was exposed.
    public var value: Double
    /// Its simulation error; NaN where there is none.
    public var error: Double
    /// The probability over what nobody knows that the direction is as claimed; nil for others.
    public var probability: Double?
    public var verdict: Verdict
  }

  /// Judges the claim.
  ///
  /// - Parameters:
  ///   - results: of the reference and the case, in this order.
  ///   - isConstructed: whether the case sets a direct cause of the outcome.
  public func judge(_ results: Results, isConstructed: Bool) -> Finding {
    var finding = finding(results)
    if isConstructed { finding.verdict = .construction }
    return finding
  }

  private func finding(_ results: Results) -> Finding {
    let own = runs(of: column, scenario: 1, results)
    let contrast =
      than.map { runs(of: Column(outcome: column.outcome, group: $0), scenario: 1, results) }
      ?? runs(of: column, scenario: 0, results)
    let differences = results.effects(zip(own, contrast).map(-))
    switch expectation {
    case .direction(let direction, let confidence):
      let better = differences.probabilityBetter(direction == .higher ? .more : .less)
      // With one parameter set only chance is left to judge by.
      let isSo = direction == .higher ? differences.mean > 0 : differences.mean < 0
      let holds = better.map { $0 >= confidence } ?? isSo
      return Finding(
        value: differences.mean, error: differences.simulationError, probability: better,
        verdict: holds && isSo ? .holds : .fails)
    case .level(let range):
      let level = results.effects(own)
      return Finding(
        value: level.mean, error: level.simulationError, probability: nil,
        verdict: range.contains(level.mean) ? .holds : .fails)
    case .change(let range):
      let base = results.effects(contrast).mean
      return Finding(
        value: differences.mean / base, error: differences.simulationError / abs(base),
        probability: nil, verdict: range.contains(differences.mean / base) ? .holds : .fails)
    case .event(let side, let limit, let share):
      let values = own.filter(\.isFinite)
      let count = values.count { side == .above ? $0 > limit : $0 < limit }
      let part = Double(count) / Double(values.count)
      return Finding(
        value: part, error: (part * (1 - part) / Double(values.count)).squareRoot(),
        probability: nil, verdict: part >= share ? .holds : .fails)
    }
  }

  /// The outcome in each run; none where the results do not hold the column.
  private func runs(of column: Column, scenario: Int, _ results: Results) -> [Double] {
    guard scenario < results.scenarios.count, let place = results.columns.firstIndex(of: column)
    else { return [] }
    return results.draws.indices.map {
      results.value(block: $0, scenario: scenario, column: place)
    }
  }
}

extension Claim {
  /// Whether one of the keys that a case states moves the outcome by itself.
  public func isConstructed(stating keys: [String]) -> Bool {
    keys.contains { key in
      Setting.directOutcomes(of: key).contains { cause in
        let parts = cause.split(separator: "@").map(String.init)
        return parts.first == column.outcome
          && (parts.count < 2 || column.group == parts[1] || than == parts[1])
      }
    }
  }
}
