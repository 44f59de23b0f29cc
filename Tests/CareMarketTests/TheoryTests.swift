import CareMarket
import Evidence
import Storage
import Testing

@testable import Experiments

@Suite("Known theory, on the model itself")
struct TheoryTests {
  /// Three standard errors of few replicates, at fixed seeds: what holds once holds always.
  @Test("Theory and model agree", arguments: TheoryCheck.all.indices)
  func agreement(_ index: Int) throws {
    let check = TheoryCheck.all[index]
    let reader: TheoryCheck.Reader = { (name, set) throws(SimulationFault) in
      try TheoryFiles.scenario(name, set: set)
    }
    let found = try check.agreements(reader, effort: .brief)
    #expect(!found.isEmpty)
    for agreement in found {
      #expect(agreement.holds, "\(check.name.en): \(agreement.text.en)")
      #expect(agreement.observed.isFinite && agreement.standardError.isFinite)
    }
  }

  @Test("Every file of the checks reads without fault")
  func files() throws {
    #expect(TheoryFiles.vocabulary.areas.count == theoryAreas.count)
    for name in theoryScenarios.keys.sorted() { _ = try TheoryFiles.scenario(name) }
    #expect(throws: SimulationFault.self) { _ = try TheoryFiles.scenario("nowhere") }
  }
}

@Suite("Known theory, in every care model and every authority")
struct TheoryEverywhereTests {
  /// Five workers whom nobody leaves or joins, with one employer.
  private static let servers = 5
  /// [people/week]
  private static let arrivals = 16.0
  /// Mean stay, for a load of 0.6 [weeks].
  private static let stay = 0.6 * Double(servers) / arrivals

  /// Of every two-sided test of the suite: 1 in 16,000. 22 areas, 7 models and two laws make one false
  /// alarm in a hundred, if the seed were not fixed.
  private static let z = 4.0

  /// An authority as one place, whose people a care model's employer of five workers serves.
  private static func scenario(
    _ model: String, _ authority: Area, _ set: [String]
  ) throws -> (Scenario, facts: [String: Double]) {
    var scenario = try TheoryFiles.scenario(
      "queue", set: ["long_stay=\(stay) weeks", "years=2"] + set)
    // Too few people for a second locality: who is asked does not depend on where they live.
    let scale = 1000 / authority.population65
    scenario.area = authority
    scenario.area.population *= scale
    scenario.area.population65 *= scale
    scenario.area.mix = [model: 1]
    scenario.area.feeRatio = nil
    scenario.area.fee = 100
    scenario.area.caseload = 1
    scenario.area.enquiries = arrivals
    scenario.area.providers = 1
    scenario.area.workers = Double(servers)
    scenario.area.startsEmpty = true
    var facts = scenario.centralFacts()
    for number in ModelNumber.all {
      facts["\(model).\(number.key)"] = facts["independent.\(number.key)"]
    }
    // As many employers as it takes to serve the caseload of one.
    facts["\(model).size"] = 1
    return (scenario, facts)
  }

  /// Judges each authority's mean by the law's own error, and the mean of all, which is sharper.
  private static func judge(
    _ model: String, _ set: [String], law: BirthAndDeath, _ outcomes: [String],
    counting count: (Int) -> Double
  ) throws {
    let (expected, variance) = law.timeAverage(of: count)
    var means: [Double] = []
    var error = 0.0
    for area in Area.all {
      let (scenario, facts) = try scenario(model, area, set)
      let tallies = try simulate(
        [scenario], facts: facts, world: WorldKey(seed: 60, draw: 1, replicate: 1),
        warmUp: weeksAYear / 4)
      let tally = try #require(tallies.first)
      let mean = outcomes.reduce(0) { $0 + scenario.value($1, of: tally) }
      error = (variance / (scenario.years * weeksAYear)).squareRoot()
      #expect(abs(mean - expected) < z * error, "\(model), \(area.id): \(outcomes)")
      means.append(mean)
    }
    let all = means.reduce(0, +) / Double(means.count)
    #expect(
      abs(all - expected) < z * error / Double(means.count).squareRoot(),
      "\(model), all authorities: \(all), not \(expected)")
  }

  /// Where people leave the queue at the rate at which they leave care, nothing that a provider does
  /// changes how many people there are: M/M/∞.
  @Test(
    "Whoever serves them, the number of people is that of M/M/∞", arguments: CareModel.all.map(\.id)
  )
  func people(_ model: String) throws {
    let law = BirthAndDeath(birth: Self.arrivals) { Double($0) / Self.stay }
    try Self.judge(
      model, ["exits_while_waiting=1"], law: law, ["waiting", "people_served"],
      counting: { Double($0) })
  }

  /// With every number equal and nothing to earn, lose or grow, an employer of any care model is its
  /// workers. Self-employed people are not among them: they come about by setting up, which is off.
  @Test(
    "With hours as the only limit, every employer is M/M/5",
    arguments: CareModel.all.filter(\.behaviour.employs).map(\.id))
  func queue(_ model: String) throws {
    let law = BirthAndDeath(birth: Self.arrivals) { Double(min($0, Self.servers)) / Self.stay }
    try Self.judge(
      model, [], law: law, ["waiting"], counting: { Double(max(0, $0 - Self.servers)) })
  }
}

/// A birth-and-death process with one rate of birth: its stationary law, and how far a mean over a long
/// time is from it.
private struct BirthAndDeath {
  /// [1/week]
  private let birth: Double
  private let law: [Double]

  /// - Parameter death: rate of death by state, from state 1 [1/week].
  init(birth: Double, death: (Int) -> Double) {
    self.birth = birth
    var weights = [1.0]
    for state in 1..<200 { weights.append(weights[state - 1] * birth / death(state)) }
    let sum = weights.reduce(0, +)
    law = weights.map { $0 / sum }
  }

  /// The mean of a function of the state, and the asymptotic variance of its time average, by which
  /// the mean over T weeks has the variance σ²/T: σ² = 2 Σᵢ (Σⱼ≤ᵢ (f(j) − f̄) πⱼ)² / (λᵢ πᵢ)
  /// (Whitt 1992, Management Science 38, equation 4).
  func timeAverage(of function: (Int) -> Double) -> (mean: Double, variance: Double) {
    let mean = law.indices.reduce(0) { $0 + function($1) * law[$1] }
    var variance = 0.0
    var sum = 0.0
    // Beyond, the sum holds rounding only.
    for state in law.indices where law[state] > 1e-12 {
      sum += (function(state) - mean) * law[state]
      variance += 2 * sum * sum / (birth * law[state])
    }
    return (mean, variance)
  }
}
