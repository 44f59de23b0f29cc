import Evidence
import Testing

@testable import CareMarket

@Suite("At the ends of what is possible, nothing traps and nothing is lost")
struct ExtremeTests {
  static let settings = Setting.all.filter { $0.kind == .fact && $0.spread == nil }

  private static func survives(
    _ facts: [String: Double], area: Area = Fixture.area(people: 1500), years: Double = 1,
    choices: [String: Choice] = [:]
  ) throws -> [String] {
    let scenario = Fixture.scenario(choices, area: area, years: years)
    do throws(SimulationFault) {
      var world = try World(
        area: area, facts: Fixture.facts(facts), key: Fixture.key(),
        horizon: years * weeksAYear, warmUp: 13)
      world.run(until: 0)
      try world.begin(scenario, index: 0, trace: nil)
      world.run(until: years * weeksAYear)
      world.finish()
      let infinite = Tally(world.tally).values().filter(\.isInfinite).count
      return Audit(world).faults + (infinite > 0 ? ["\(infinite) infinite outcomes"] : [])
    } catch {
      // A place that cannot be simulated says so.
      return []
    }
  }

  @Test("Every fact at both ends of its range", arguments: settings.map(\.key))
  func ends(_ key: String) throws {
    let setting = try #require(Self.settings.first { $0.key == key })
    for end in [setting.physical.lowerBound, setting.physical.upperBound] {
      #expect(try Self.survives([key: end]) == [], "\(key) = \(end)")
    }
  }

  @Test("Nobody, one person, and the smallest place")
  func fewPeople() throws {
    var nobody = Fixture.area(people: 1)
    nobody.caseload = 0
    #expect(try Self.survives([:], area: nobody) == [])
    var one = Fixture.area(people: 1)
    one.caseload = 1
    #expect(try Self.survives([:], area: one, years: 5) == [])
    var none = Fixture.area()
    none.providers = 0
    none.workers = 0
    #expect(try Self.survives([:], area: none, years: 2) == [])
    none.startsEmpty = true
    none.enquiries = 0
    #expect(try Self.survives([:], area: none, years: 2) == [])
  }

  @Test("No fee, an enormous fee, and a fee that falls to nothing")
  func fees() throws {
    for ramp in [Ramp(0.01), Ramp(1000), Ramp(from: 1000, to: 0.01, over: 20)] {
      #expect(try Self.survives([:], years: 2, choices: ["fee": .amount(ramp)]) == [])
    }
    // Pay a hundred times as high, to the power of 20, must not call for more people than there are.
    let dear = Choice.amount(Ramp(1000))
    #expect(try Self.survives(["pool_elasticity": 20], choices: ["fee": dear]) == [])
    #expect(
      try Self.survives([:], years: 2, choices: ["levers.fee_change": .amount(Ramp(-1))]) == [])
  }

  @Test("All workers leave in a week")
  func exodus() throws {
    #expect(try Self.survives(["leave_hazard": 60, "pool_inflow": 0], years: 1) == [])
  }

  @Test("A hundred years")
  func century() throws {
    #expect(try Self.survives([:], area: Fixture.area(people: 200), years: 100) == [])
  }

  @Test(
    "The events of a run are bounded by its people, workers and providers, and pay by the price",
    arguments: [
      ["levers.contracting": Choice.option("block")], ["levers.contracting": .option("outcomes")],
      ["levers.fund_uptake": .amount(Ramp(0.5))],
    ],
    [[:], ["leave_hazard": 2], ["pool_elasticity": 2, "pay_passthrough": 0.99]])
  func bounded(choices: [String: Choice], facts: [String: Double]) throws {
    let years = 3.0
    let scenario = Fixture.scenario(
      choices, mix: ["buurtzorg": Ramp(0.5), "cooperative": Ramp(0.2)], years: years)
    var world = try Fixture.world(scenario, facts: Fixture.facts(facts))
    var events = 0
    var highest = 0.0
    while world.step(until: years * weeksAYear) {
      events += 1
      for index in world.open { highest = max(highest, world.providers[Int(index)].pay) }
    }
    // A settlement a week for a provider; fewer than thirty events a year for anybody else.
    let entities = world.people.count + world.workers.count
    let most = years * (60 * Double(world.providers.count) + 30 * Double(entities))
    #expect(Double(events) < most)
    #expect(highest < 2 * world.referencePrice)
  }

  @Test("The smallest and the largest authority of Wales")
  func sizes() throws {
    let areas = Area.all.sorted { $0.population65 < $1.population65 }
    for area in [areas.first, areas.last] {
      #expect(try Self.survives([:], area: try #require(area)) == [])
    }
  }
}
