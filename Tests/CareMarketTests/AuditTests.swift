import Evidence
import Testing

@testable import CareMarket

@Suite("Conservation, judged by recounting")
struct AuditTests {
  static let scenarios: [Scenario] = [
    Fixture.scenario(
      [
        "levers.exemption": .option("people"), "levers.exemption.people": .amount(Ramp(1)),
        "levers.development_support": .amount(Ramp(200_000)),
      ], mix: ["micro": Ramp(0.5)], years: 3),
    Fixture.scenario(
      [
        "fee": .amount(Ramp(from: 24, to: 16, over: 20)), "levers.cover": .option("informal group"),
        "levers.development_support": .amount(Ramp(90_000)),
        "levers.fund_uptake": .amount(Ramp(0.3)), "levers.contracting": .option("outcomes"),
        "levers.exemption": .option("direction and control"),
        "levers.budget_rule": .option("open"),
      ], mix: ["micro": Ramp(from: 0.1, to: 0.4, over: 26)], years: 3),
    Fixture.scenario(
      [
        "levers.exemption": .option("hours"), "levers.exemption.hours": .amount(Ramp(20)),
        "levers.contracting": .option("block"), "levers.last_resort": .option("none"),
      ], mix: ["inhouse": Ramp(0), "buurtzorg": Ramp(0.5)], years: 3),
    Fixture.scenario(
      [
        "levers.latc_start": .option("transfer"), "levers.two_tier": .option("new starters"),
        "levers.latc_trade": .option("mutual"), "levers.private_plan": .amount(Ramp(0.3)),
        "levers.cooperative_support": .amount(Ramp(100_000)),
        "levers.payment": .option("prompt"), "levers.largest_exit": .option("after a year"),
        "levers.franchisor": .option("knows the rules"),
      ], mix: ["latc": Ramp(0.3), "cooperative": Ramp(0.3), "franchise": Ramp(0.2)],
      area: Fixture.area(mix: ["independent": 0.7, "inhouse": 0.2, "micro": 0.1]), years: 3),
  ]

  @Test("People, workers, hours and money add up at every event", arguments: 0..<4, [0, 7, 99])
  func everyEvent(scenario: Int, seed: UInt64) throws {
    let scenario = Self.scenarios[scenario]
    var world = try World(
      area: scenario.area, facts: Fixture.facts, key: Fixture.key(seed: seed),
      horizon: scenario.years * weeksAYear, warmUp: 13)
    try Self.follow(&world, until: 0)
    try world.begin(scenario, index: 0, trace: nil)
    try Self.follow(&world, until: scenario.years * weeksAYear)
    world.finish()
    try #require(Audit(world).faults == [])
    // The place is alive: what is audited has happened.
    #expect(world.counts.enquired > 20)
    #expect(world.counts.leftPeople > 10)
    #expect(world.counts.hired > 0)
  }

  private static func follow(_ world: inout World, until week: Double) throws {
    var before = Acceptance.Position(world)
    while world.step(until: week) {
      try #require(Audit(world).faults == [], "week \(world.now)")
      let after = Acceptance.Position(world)
      try #require(
        Acceptance.faults(from: before, to: after, in: world) == [], "week \(world.now)")
      before = after
    }
    world.run(until: week)
  }

  private func faults(_ plant: (inout World) -> Void) throws -> [String] {
    var world = try Fixture.world(Self.scenarios[0])
    world.run(until: 20)
    try #require(Audit(world).faults == [])
    plant(&world)
    return Audit(world).faults
  }

  @Test("A person who is lost is missed")
  func lostPerson() throws {
    let found = try faults { world in
      guard let index = world.people.indices.first(where: { world.people[$0].stage == .waiting })
      else { return }
      world.people[index].stage = .left
    }
    #expect(!found.isEmpty)
  }

  @Test("A penny from nowhere is found")
  func penny() throws {
    #expect(try faults { $0.providers[0].cash += 1 }.count == 1)
    #expect(try faults { $0.ledger.give(1, to: .workers) }.count == 1)
  }

  @Test("Hours that are promised without a package are found")
  func hours() throws {
    let found = try faults { world in
      world.providers[Int(world.open[0])].committedTime += 0.5
    }
    #expect(found.count == 1)
  }

  @Test("A worker who is on no list is found")
  func worker() throws {
    let found = try faults { world in
      let provider = world.staff.indices.first { world.staff[$0].count > 1 } ?? 0
      _ = world.staff[provider].popLast()
    }
    #expect(!found.isEmpty)
  }

  @Test("Delivered hours that nobody received are found")
  func delivered() throws {
    #expect(try faults { $0.counts.hoursGiven += 1 }.count == 1)
  }

  @Test("An hour of unmet need that is forgotten is found")
  func unmet() throws {
    let found = try faults { world in
      guard let index = world.people.indices.first(where: { world.people[$0].stage == .inCare })
      else { return }
      world.sum(index)
      world.people[index].sums.unmet += 1
    }
    #expect(found.count == 1)
  }

  @Test("A package that is taken without the hours is found")
  func beyondHours() throws {
    var world = try Fixture.world(Self.scenarios[0])
    world.run(until: 20)
    let package = try #require(
      world.packages.indices.first { world.packages[$0].provider >= 0 && $0 & 1 == 0 })
    let provider = Int(world.packages[package].provider)
    world.withdraw(package)
    world.packages[package].isWaiting = true
    world.waitingPackages += 1
    world.providers[provider].presentTime = world.providers[provider].committedTime
    let before = Acceptance.Position(world)
    world.start(package, at: provider)
    #expect(Acceptance.faults(from: before, to: Acceptance.Position(world), in: world).count == 1)
  }
}
