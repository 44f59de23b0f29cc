import Evidence
import Statistics
import Testing

@testable import CareMarket

@Suite("More of a cause, more of its effect")
struct RelationTests {
  struct Relation: Sendable, CustomTestStringConvertible {
    var outcome: String
    /// What rises, or falls, with it.
    var sign: Double
    var less: [String: Double]
    var more: [String: Double]
    var testDescription: String { "\(more.keys.sorted().joined(separator: ", ")) → \(outcome)" }
  }

  static func allModels(_ key: String, _ value: Double) -> [String: Double] {
    Dictionary(
      CareModel.all.map { ($0.id + "." + key, value) }, uniquingKeysWith: { first, _ in first })
  }

  static let entryOff = allModels("entry_rate", 0)

  static let relations: [Relation] = [
    Relation(
      outcome: "turnover", sign: 1, less: ["leave_hazard": 0.15], more: ["leave_hazard": 0.4]),
    Relation(
      outcome: "wait_mean", sign: 1, less: ["brokerage_time": 0], more: ["brokerage_time": 3]),
    Relation(
      outcome: "unmet_hours", sign: -1, less: ["carer_cover": 0.1], more: ["carer_cover": 0.9]),
    Relation(
      outcome: "authority_spend", sign: 1, less: ["no_charge_share": 0],
      more: ["no_charge_share": 1]),
    Relation(outcome: "vacancy", sign: -1, less: ["pool_inflow": 0.05], more: ["pool_inflow": 1]),
    Relation(
      outcome: "missed_visits", sign: 1, less: allModels("sick_days", 0),
      more: allModels("sick_days", 60)),
    Relation(
      outcome: "residential", sign: 1, less: ["waiting_care_home_rate": 0, "death_share": 0.9],
      more: ["waiting_care_home_rate": 1, "death_share": 0.2]),
    Relation(
      outcome: "provider_margin", sign: 1, less: ["national_fee": 24, "sustainable_ratio": 1.6],
      more: ["national_fee": 24, "sustainable_ratio": 0.7]),
  ]

  /// Ten paired worlds; Student's t with 9 degrees of freedom beyond 2.82 is chance once in a
  /// hundred where there is no effect.
  @Test("The mechanism works in its direction", arguments: relations)
  func direction(_ relation: Relation) throws {
    let scenario = Fixture.scenario(years: 2)
    let column = try #require(
      Column.columns(years: 2).firstIndex(of: Column(outcome: relation.outcome)))
    var differences = Moments()
    for replicate in 1...10 {
      func value(_ change: [String: Double]) throws -> Double {
        let facts = Fixture.facts(Self.entryOff.merging(change) { $1 })
        let tallies = try simulate(
          [scenario], facts: facts, world: Fixture.key(replicate), warmUp: 26)
        return tallies.first.map { $0.values()[column] } ?? .nan
      }
      differences.add(try value(relation.more) - value(relation.less))
    }
    let t = relation.sign * differences.mean / differences.standardError
    #expect(t > 2.82, "\(differences.mean) ± \(differences.standardError)")
  }
}
