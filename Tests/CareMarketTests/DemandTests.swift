import Evidence
import Testing

@testable import CareMarket

@Suite("The way out of hospital, funds, payers and what the outcomes count")
struct DemandTests {
  private static func tally(
    _ choices: [String: Choice] = [:], facts: [String: Double] = [:], replicate: Int = 1
  ) throws -> Tally {
    try #require(
      try simulate(
        [Fixture.scenario(choices)], facts: Fixture.facts(facts), world: Fixture.key(replicate),
        warmUp: 26
      ).first)
  }

  @Test("Who is discharged to recover waits in no bed, and the NHS pays for the place")
  func routes() throws {
    let beds = try Self.tally(["levers.discharge_to_recover": .amount(Ramp(0))])
    let places = try Self.tally(
      ["levers.discharge_to_recover": .amount(Ramp(1))], facts: ["recover_share": 1])
    #expect(beds.total(.bedWeeks) > 0)
    #expect(places.total(.bedWeeks) == 0)
    let free = try Self.tally(
      ["levers.discharge_to_recover": .amount(Ramp(1))],
      facts: ["recover_share": 1, "recover_cost": 0])
    #expect(places.total(.paidByNHS) > free.total(.paidByNHS))
  }

  @Test("In one line, people from hospital wait longer than where they go first")
  func priority() throws {
    // Twenty worlds of a place that is short of workers: the sum of the differences is of one sign.
    var less = 0.0
    for replicate in 1...20 {
      let facts = ["recover_share": 0, "pool_inflow": 0.02]
      let first = try Self.tally(facts: facts, replicate: replicate)
      let line = try Self.tally(
        ["levers.priority": .option("longest wait")], facts: facts, replicate: replicate)
      less += line.total(.bedWeeks) - first.total(.bedWeeks)
    }
    #expect(less > 0)
  }

  @Test("A list that admits no micro-enterprises and no co-operatives leaves them the rest")
  func admission() throws {
    var world = try Fixture.world(
      Fixture.scenario(["levers.list_admits": .option("neither")]))
    world.run(until: 78)
    var others = 0
    for package in world.packages.indices where world.packages[package].provider >= 0 {
      let person = world.people[package / 2]
      guard person.arrived > 0, person.route == .commissioned else { continue }
      let model = world.providers[Int(world.packages[package].provider)].model
      let entry = world.models[model].behaviour.entry
      #expect(entry != .selfEmployment && entry != .founders)
      others += 1
    }
    #expect(others > 5)
  }

  @Test(
    "Whose care is the NHS's pays no charge, and the health board pays instead of the authority")
  func nhs() throws {
    let none = try Self.tally(facts: ["nhs_share": 0, "recover_share": 0])
    let all = try Self.tally(facts: ["nhs_share": 1, "complex_share": 1, "recover_share": 0])
    #expect(none.total(.paidByNHS) == 0)
    #expect(all.total(.paidByNHS) > 5 * all.total(.paidByAuthority).magnitude)
    let publicly = try Self.tally(
      facts: ["nhs_share": 1, "complex_share": 1, "self_funded_share": 0, "recover_share": 0])
    #expect(publicly.total(.paidByPeople) < 0.05 * none.total(.paidByPeople))
  }

  @Test("Government grants move money between payers and change nothing else")
  func grants() throws {
    let none = try Self.tally(facts: ["government_share": 0, "nhs_share": 0])
    let some = try Self.tally(facts: ["government_share": 0.2, "nhs_share": 0])
    #expect(none.total(.paidByGovernment) == 0)
    let moved = some.total(.paidByGovernment)
    #expect(moved > 0)
    #expect(
      (none.total(.paidByAuthority) - some.total(.paidByAuthority) - moved).magnitude < 1e-6 * moved
    )
    #expect(none.total(.authoritySpend) == some.total(.authoritySpend))
    #expect(none.total(.delivered) == some.total(.delivered))
  }

  @Test("Nobody who cannot run a direct payment is kept from a fund")
  func funds() throws {
    var world = try Fixture.world(
      Fixture.scenario([
        "levers.fund_uptake": .amount(Ramp(1)), "levers.direct_payment_uptake": .amount(Ramp(1)),
      ]), facts: Fixture.facts(["direct_payment_able": 0.2, "self_funded_share": 0]))
    world.run(until: 104)
    let new = world.people.indices.filter { world.people[$0].arrived > 0 }
    #expect(new.count > 20)
    #expect(new.allSatisfy { world.people[$0].route != .commissioned })
    #expect(new.contains { world.people[$0].route == .fund })
  }

  @Test("A fund whose person's need falls is used less than was agreed, one whose need rises more")
  func underspend() throws {
    func share(_ growth: Double) throws -> Double {
      let tally = try #require(
        try simulate(
          [
            Fixture.scenario(
              ["levers.fund_uptake": .amount(Ramp(1))], area: Fixture.area(people: 6000), years: 4)
          ],
          facts: Fixture.facts([
            "need_sd": 0, "need_growth": growth, "self_funded_share": 0, "reablement_share": 0,
          ]), world: Fixture.key(), warmUp: 26
        ).first)
      return 1 - tally.total(.fundUsed) / tally.total(.fundAgreed)
    }
    let falling = try share(-0.1)
    #expect(falling > 0)
    #expect(try falling > share(0.1))
  }

  @Test("Independence is of those who live: all whose need falls, none whose need grows")
  func independence() throws {
    func shares(_ growth: Double) throws -> (kept: Double, base: Double) {
      let tally = try #require(
        try simulate(
          [Fixture.scenario(area: Fixture.area(people: 10_000))],
          facts: Fixture.facts([
            "need_sd": 0, "need_growth": growth, "need_interval": 13, "reablement_share": 0,
            "short_stay_share": 0, "death_share": 1, "breakdown_move": 0,
            "waiting_care_home_rate": 0,
          ]), world: Fixture.key(), warmUp: 26
        ).first)
      return (tally.total(.independenceKept), tally.total(.independenceBase))
    }
    let falling = try shares(-0.1)
    let growing = try shares(0.1)
    #expect(falling.base > 10)
    #expect(falling.kept == falling.base)
    #expect(growing.kept == 0)
  }

  @Test("Only who has a direct payment and a carer who works alone counts as engaging one")
  func engaging() throws {
    let none = try #require(
      try simulate(
        [Fixture.scenario(area: Fixture.area(mix: ["independent": 1], stance: .none))],
        facts: Fixture.facts(["set_up_rate": 0]), world: Fixture.key(), warmUp: 26
      ).first)
    #expect(none.total(.controlWeeks) > 0)
    #expect(none.total(.engagingWeeks) == 0)
    let some = try Self.tally(["levers.direct_payment_uptake": .amount(Ramp(0.5))])
    #expect(some.total(.engagingWeeks) > 0)
    #expect(some.total(.engagingWeeks) < some.total(.controlWeeks))
  }

  @Test("A carer who is worn out leaves their person to a care home, or to paid care")
  func wornOut() throws {
    func moves(_ share: Double) throws -> Double {
      try (1...5).reduce(0) { sum, replicate in
        try sum
          + Self.tally(
            facts: [
              "carer_endurance": 0, "breakdown_move": share, "unpaid_carer_share": 1,
              "pool_inflow": 0.02,
            ], replicate: replicate
          ).total(.careHomes)
      }
    }
    #expect(try moves(1) > moves(0))
  }

  @Test(
    "More moves into care homes cost the authority more there, and nothing in home care's spend")
  func careHomes() throws {
    let cheap = try Self.tally(facts: ["care_home_cost": 500])
    let dear = try Self.tally(facts: ["care_home_cost": 1000])
    #expect(
      (dear.total(.residentialSpend) - 2 * cheap.total(.residentialSpend)).magnitude
        < 1e-4 * dear.total(.residentialSpend))
    #expect(dear.total(.authoritySpend) == cheap.total(.authoritySpend))
  }
}
