import Evidence
import Storage
import Testing

@testable import CareMarket

@Suite("Who is offered what, and in which order")
struct BrokerageTests {
  @Test("The longest wait goes first within a class, hospital before home")
  func order() throws {
    let scenario = try TheoryFiles.scenario(
      "queue", set: ["area=two-workers", "long_stay=0.12 weeks", "hospital_share=40%", "years=1"])
    var facts = Fixture.facts
    for (key, distribution) in scenario.facts { facts[key] = distribution.central }
    var world = try World(
      area: scenario.area, facts: facts, key: Fixture.key(), horizon: 52, warmUp: 26)
    world.run(until: 0)
    try world.begin(scenario, index: 0, trace: nil)
    var starts = 0
    var waiting: Set<Int> = []
    while world.step(until: 52) {
      let now = Set(world.packages.indices.filter { world.packages[$0].isWaiting })
      for package in waiting.subtracting(now) where world.packages[package].provider >= 0 {
        starts += 1
        let own = world.packages[package]
        for other in now.map({ world.packages[$0] }) {
          #expect(!other.hospital || own.hospital)
          #expect(other.hospital != own.hospital || other.waitingSince >= own.waitingSince)
        }
      }
      waiting = now
    }
    #expect(starts > 100)
  }

  @Test("A package is held for the intended care model, and then for nobody")
  func hold() throws {
    let scenario = Fixture.scenario(
      mix: ["inhouse": Ramp(0), "micro": Ramp(0), "cooperative": Ramp(1)], years: 2)
    func early(_ hold: Double) throws -> (early: Int, others: Int) {
      var arrived: [String: Double] = [:]
      var counts = (0, 0)
      _ = try simulate(
        [scenario],
        facts: Fixture.facts([
          "hold_for": hold, "brokerage_time": 0, "self_funded_share": 0, "reablement_share": 0,
          "handback_threshold": 1, "close_rate": 0,
        ]), world: Fixture.key(), warmUp: 26
      ) { event in
        if event.event == "enquired" { arrived[event.person] = event.week }
        guard event.event == "care_started", let week = arrived.removeValue(forKey: event.person),
          !event.provider.hasPrefix("cooperative")
        else { return }
        counts.1 += 1
        if event.week < week + hold - 1e-6 { counts.0 += 1 }
      }
      return counts
    }
    let held = try early(3)
    #expect(held.early == 0)
    #expect(held.others > 0, "others take it when the days are over")
  }
}

@Suite("The pay rule")
struct PayTests {
  private static func world(_ facts: [String: Double] = [:]) throws -> World {
    try Fixture.world(
      Fixture.scenario(years: 1),
      facts: Fixture.facts(
        [
          "urban_travel": 0, "rural_travel": 0, "pay_passthrough": 0.5, "pay_floor": 10,
          "inflation": 0,
        ]
        .merging(facts) { $1 }), warmUp: 0)
  }

  private static func plant(_ world: inout World, margin: Double) throws -> Int {
    let provider = try #require(
      world.open.map { Int($0) }.first {
        world.models[world.providers[$0].model].behaviour.pay == .affordable
      })
    world.providers[provider].trim = 0
    world.providers[provider].clip = 0
    world.providers[provider].margin = margin
    world.providers[provider].quarterIncome = 100_000
    world.providers[provider].quarterCost = Int64(100_000 * (1 - margin))
    world.providers[provider].quarterPaidHours = 40
    world.providers[provider].pay = 12
    return provider
  }

  @Test("What is left above the target surplus goes into pay, the stated part in a year")
  func passed() throws {
    var world = try Self.world()
    let provider = try Self.plant(&world, margin: 0.2)
    let model = world.models[world.providers[provider].model]
    let affordable = (0.2 - model.surplus) * 1000 / 40 / (1 + model.onCosts)
    world.reviewPay(provider)
    // A half in a year is a quarter's 1 − 0.5^(1/4) = 0.1591.
    #expect((world.providers[provider].pay - 12 - affordable * 0.159104).magnitude < 1e-5)
  }

  @Test("In constant prices, pay that is not raised loses a quarter's inflation")
  func inflation() throws {
    var world = try Self.world(["inflation": 0.04])
    let provider = try Self.plant(&world, margin: 0)
    world.reviewPay(provider)
    #expect((world.providers[provider].pay - 12 * 0.99).magnitude < 1e-9)
  }

  @Test("Pay never goes down, nor below the floor; other things give way")
  func neverDown() throws {
    var world = try Self.world()
    let provider = try Self.plant(&world, margin: -0.3)
    world.reviewPay(provider)
    #expect(world.providers[provider].pay == 12)
    #expect(world.providers[provider].clip > 0 && world.providers[provider].trim > 0)
    world.providers[provider].pay = 3
    world.reviewPay(provider)
    #expect(world.providers[provider].pay == 10)
  }

  @Test("Who is paid for contact only earns the contact share")
  func contactOnly() throws {
    var world = try Self.world(["urban_travel": 15, "rural_travel": 15])
    let provider = try Self.plant(&world, margin: 0)
    let factor = world.models[world.providers[provider].model].travelFactor
    world.providers[provider].paidTravel = 0
    world.setEffectivePay(provider)
    #expect(world.providers[provider].effectivePay.isNear(12 / (1 + 0.25 * factor)))
    world.providers[provider].paidTravel = 1
    world.setEffectivePay(provider)
    #expect(world.providers[provider].effectivePay.isNear(12))
  }
}
