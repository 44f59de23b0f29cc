import Evidence
import Testing

@testable import CareMarket

@Suite("Help in the community, charges and integration")
struct PreventionTests {
  static let reaching = Fixture.facts([
    "contact_centre_reach": 1, "coordination_reach": 1, "prescribing_reach": 1,
    "community_limit": 168, "slot_share": 1, "places_per_group": 5,
  ])

  static func area(groups: Double) -> Area {
    var area = Fixture.area()
    area.communityOrganisations = groups
    return area
  }

  /// The sum of an outcome over five worlds.
  static func sum(
    _ outcome: String, _ choices: [String: Choice], area: Area = area(groups: 20),
    facts: [String: Double] = reaching, years: Double = 2
  ) throws -> Double {
    let column = try #require(
      Column.columns(years: years).firstIndex(of: Column(outcome: outcome)))
    return try (1...5).reduce(0) { sum, replicate in
      let tallies = try simulate(
        [Fixture.scenario(choices, area: area, years: years)], facts: facts,
        world: Fixture.key(replicate), warmUp: 26)
      return sum + (tallies.first?.values()[column] ?? .nan)
    }
  }

  static func amount(_ value: Double) -> Choice { .amount(Ramp(value)) }

  @Test(
    "Each door helps some, whom the audit finds again",
    arguments: [
      "levers.contact_centre", "levers.area_coordination", "levers.social_prescribing",
    ])
  func doors(_ key: String) throws {
    let scenario = Fixture.scenario([key: Self.amount(200_000)], area: Self.area(groups: 20))
    var world = try Fixture.world(scenario, facts: Self.reaching)
    var most = 0
    while world.step(until: 104) {
      most = max(most, world.frontDoor.placesTaken)
      if world.counts.enquired.isMultiple(of: 7) { #expect(Audit(world).faults == []) }
    }
    #expect(most > 0)
    #expect(Double(most) <= world.communityPlaces)
    #expect(Audit(world).faults == [])
  }

  // A post is empty for a fifth of its time: sixty posts over four hundred weeks (ten contracts each,
  // drawn by where they begin, so the share is exact but for the first and the last) within 2 %.
  @Test("Posts for a fixed term stand empty between contracts, permanent ones never")
  func contracts() throws {
    func staffed(_ share: Double, contracts: String = "short", gap: Double = 8) throws -> [Double] {
      var facts = Self.reaching
      facts["fixed_term_share"] = share
      facts["fixed_term"] = 32
      facts["post_gap"] = gap
      facts["prevention_post_cost"] = 1000
      let choices: [String: Choice] = [
        "levers.contact_centre": Self.amount(60_500),
        "levers.prevention_contracts": .option(contracts),
      ]
      var world = try Fixture.world(
        Fixture.scenario(choices, area: Self.area(groups: 20)), facts: facts)
      return (0..<400).map { world.staffed(.contactCentre, in: Double($0)) }
    }
    let short = try staffed(1)
    let posts = try #require(short.max())
    let full = try #require(try staffed(0).first)
    #expect(try Set(staffed(0)) == [full])
    #expect(try staffed(1, contracts: "permanent") == staffed(0))
    #expect(try staffed(1, gap: 0) == staffed(0))
    #expect(posts < full, "sixty posts are hardly ever all filled")
    #expect(abs(short.reduce(0, +) / 400 / full - 0.8) < 0.02)
    // Each week is the week one cycle later.
    for week in 0..<360 { #expect(abs(short[week] - short[week + 40]) < 1e-9) }
    #expect(Set(short).count > 5)
  }

  @Test("Without places in groups nobody is helped, and funded places are places")
  func places() throws {
    let centre = ["levers.contact_centre": Self.amount(200_000)]
    #expect(try Self.sum("diverted", centre, area: Self.area(groups: 0)) == 0)
    let funded = centre.merging(["levers.community_assets": Self.amount(50_000)]) { $1 }
    #expect(try Self.sum("diverted", funded, area: Self.area(groups: 0)) > 0)
  }

  @Test("More slots help no fewer, permanent posts no fewer than short contracts")
  func slots() throws {
    let scarce = Fixture.facts([
      "coordination_reach": 1, "community_limit": 168, "slot_share": 0.05,
      "places_per_group": 50, "community_return": 0,
    ])
    func diverted(_ pounds: Double, _ contracts: String = "short") throws -> Double {
      try Self.sum(
        "diverted",
        [
          "levers.area_coordination": Self.amount(pounds),
          "levers.prevention_contracts": .option(contracts),
        ], facts: scarce)
    }
    let few = try diverted(40_000)
    #expect(few > 0)
    #expect(try diverted(160_000) > few)
    #expect(try diverted(40_000, "permanent") >= few)
  }

  @Test("Who comes back needs more, and is no longer counted as helped")
  func returning() throws {
    let soon = Self.reaching.merging(["community_return": 50, "community_return_need": 2]) { $1 }
    let scenario = Fixture.scenario(
      ["levers.contact_centre": Self.amount(200_000)], area: Self.area(groups: 20))
    var needs: [String: Double] = [:]
    var returned = 0
    let tallies = try simulate([scenario], facts: soon, world: Fixture.key(), warmUp: 26) { event in
      if event.event == "diverted" { needs[event.person] = event.amount }
      if event.event == "came_back", let before = needs[event.person] {
        returned += 1
        #expect(event.amount == min(168, before * 2) || event.amount < before * 2)
        #expect(event.amount > before)
      }
    }
    #expect(returned > 5)
    #expect((tallies.first?.total(.diverted) ?? -1) >= 0)
  }

  @Test("Programmes are paid by somebody, and all payers together pay for everything")
  func payers() throws {
    let scenario = Fixture.scenario([
      "levers.social_prescribing": Self.amount(100_000),
      "levers.contact_centre": Self.amount(50_000),
      "levers.integrate_teams": Self.amount(1), "levers.integrate_purchasing": Self.amount(1),
    ])
    let tally = try #require(
      try simulate([scenario], facts: Fixture.facts, world: Fixture.key(), warmUp: 26).first)
    let payers: [Measure] = [
      .paidByAuthority, .paidByGovernment, .paidByNHS, .paidByPeople, .paidByFamilies,
    ]
    #expect(payers.allSatisfy { tally.total($0) > 0 })
    let paid = payers.reduce(0) { $0 + tally.total($1) }
    let spent = tally.total(.paidInAll)
    #expect((paid - spent).magnitude < 1e-6 * spent)
    let known =
      tally.total(.paidForCare) + tally.total(.supportSpend) + tally.total(.oneOffSpend)
      + tally.total(.paidByFamilies)
    // What is left is the NHS's places to recover.
    #expect(spent > known && spent < 1.2 * known)
  }

  @Test("Nobody is charged above the maximum, and none above none")
  func charges() throws {
    var world = try Fixture.world(Fixture.scenario(["levers.maximum_charge": Self.amount(40)]))
    world.run(until: 104)
    var highest = 0.0
    for index in world.packages.indices where world.packages[index].provider >= 0 {
      let person = world.people[index / 2]
      guard person.arrived > 0 else { continue }
      highest = max(highest, world.packages[index].charge)
      if person.route == .selfFunded || person.means == 0 {
        #expect(world.packages[index].charge == 0)
      }
    }
    #expect(highest == 40)
    let free = try Self.sum("paid_by_people", ["levers.maximum_charge": Self.amount(0)])
    #expect(try Self.sum("paid_by_people", [:]) > free)
  }

  @Test("Early warning needs both kinds of integration")
  func both() throws {
    let warned = Fixture.facts(["early_warning_effect": 1, "integration_cost": 0])
    func need(_ teams: Double, _ purchasing: Double) throws -> Double {
      var world = try Fixture.world(
        Fixture.scenario([
          "levers.integrate_teams": Self.amount(teams),
          "levers.integrate_purchasing": Self.amount(purchasing),
          "levers.budget_rule": .option("open"),
        ]), facts: warned)
      world.run(until: 104)
      return world.people.indices.reduce(0) { sum, person in
        world.people[person].stage == .left ? sum : sum + world.need(of: person)
      }
    }
    let neither = try need(0, 0)
    #expect(try need(0, 1) == neither)
    // Teams alone share staff, which moves providers and dates, and prevents no need.
    #expect(try need(1, 1) < 0.97 * neither)
    #expect(try need(1, 0) > 0.97 * neither)
  }

  @Test("Integration goes in four stages")
  func stages() throws {
    let ramp = Choice.amount(Ramp(from: 0, to: 1, over: 100))
    var world = try Fixture.world(
      Fixture.scenario(["levers.integrate_purchasing": ramp], years: 3))
    var seen: Set<Double> = []
    for week in stride(from: 1.0, through: 110, by: 1) {
      world.run(until: week)
      seen.insert(world.purchasingIntegrated)
    }
    #expect(seen == [0, 0.25, 0.5, 0.75, 1])
  }

  @Test("A preferred list leaves commissioned packages to those on it")
  func list() throws {
    let area = Fixture.area(mix: ["independent": 1], stance: .none)
    var world = try Fixture.world(
      Fixture.scenario(["levers.market_access": .option("preferred providers")], area: area),
      facts: Fixture.facts(["preferred_cover": 0.3, "independent.entry_rate": 0]))
    let unlisted = world.open.filter { !world.providers[Int($0)].isListed }
    #expect(!unlisted.isEmpty)
    var taken = 0
    while world.step(until: 40) {}
    for package in world.packages.indices where world.packages[package].provider >= 0 {
      let person = world.people[package / 2]
      guard person.arrived > 0, person.route == .commissioned else { continue }
      taken += 1
      #expect(!unlisted.contains(world.packages[package].provider))
    }
    #expect(taken > 0)
  }
}
