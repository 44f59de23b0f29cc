import Evidence
import Testing

@testable import CareMarket

@Suite("Every care model in every authority")
struct AreaTests {
  /// An authority, small enough for many of them, where half of the care is a model's.
  private static func small(_ area: Area, _ model: String) -> Area {
    var area = area
    area.population65 /= 40
    area.caseload = area.caseload.map { $0 / 40 }
    area.mix = model == "independent" ? [model: 1] : ["independent": 0.5, model: 0.5]
    return area
  }

  @Test(
    "People, workers, hours and money add up",
    arguments: CareModel.all.map(\.id),
    Area.all.map(\.id))
  func laws(_ model: String, _ id: String) throws {
    let area = Self.small(try #require(Area.all.first { $0.id == id }), model)
    let scenario = Fixture.scenario(mix: [model: Ramp(0.6)], area: area, years: 0.5)
    // So that a place of thirty workers has somebody who works alone.
    let facts = Fixture.facts(["set_up_rate": 0.5])
    var world = try Fixture.world(scenario, facts: facts, warmUp: 13)
    world.run(until: 20)
    #expect(Audit(world).faults == [])
    world.run(until: scenario.years * weeksAYear)
    world.finish()
    #expect(Audit(world).faults == [])
    #expect(world.counts.enquired > 0)
    let isThere = world.providers.indices.contains {
      CareModel.all[world.providers[$0].model].id == model
    }
    #expect(isThere)
  }

  @Test("Two authorities that change places change their results, and no other's")
  func permutation() throws {
    let areas = ["powys", "merthyr-tydfil", "cardiff", "gwynedd"].compactMap { id in
      Area.all.first { $0.id == id }.map { Self.small($0, "independent") }
    }
    try #require(areas.count == 4)
    func results(_ areas: [Area]) throws -> [[UInt64]] {
      try areas.map { try Fixture.values([Fixture.scenario(area: $0, years: 0.5)])[0] }
    }
    // Their inputs go to the other's name; random numbers belong to the name.
    var exchanged = areas
    (exchanged[0], exchanged[2]) = (areas[2], areas[0])
    for place in [0, 2] {
      exchanged[place].id = areas[place].id
      exchanged[place].name = areas[place].name
    }
    let before = try results(areas)
    let after = try results(exchanged)
    for place in areas.indices {
      #expect((before[place] == after[place]) == (place % 2 == 1), "\(areas[place].id)")
    }
  }

  @Test("Boundaries are shared by both sides, and Powys has most")
  func neighbours() {
    for area in AreaFacts.all {
      #expect(!area.neighbours.isEmpty && !area.neighbours.contains(area.id))
      for id in area.neighbours {
        #expect(AreaFacts.withID(id)?.neighbours.contains(area.id) == true, "\(area.id) \(id)")
      }
    }
    #expect(AreaFacts.all.max { $0.neighbours.count < $1.neighbours.count }?.id == "powys")
  }

  @Test("Active neighbours help micro-enterprises come about, and no learning leaves the stance")
  func learning() throws {
    // All of Pembrokeshire's neighbours but Ceredigion work with micro-care; none of Torfaen's but
    // Monmouthshire.
    let pembrokeshire = try #require(Area.all.first { $0.id == "pembrokeshire" })
    let torfaen = try #require(Area.all.first { $0.id == "torfaen" })
    #expect(pembrokeshire.activeNeighbours == 0.5)
    #expect(torfaen.activeNeighbours == 0.25)
    for area in Area.all {
      #expect(area.microWelcome(learning: 0) == area.microStance.welcome)
      let difference = area.microWelcome(learning: 0.5) - area.microStance.welcome
      #expect(
        (difference > 0) == (area.activeNeighbours > Area.usualActiveNeighbours), "\(area.id)")
    }
  }

  @Test("The fees that were not published are so low that the average is the published one")
  func fees() {
    let weights = AreaFacts.all.map { Double($0.population65) }
    let fees = AreaFacts.all.map {
      $0.fee2018 ?? Area.unpublishedFeeRatio * averageFee2018
    }
    let mean = zip(weights, fees).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    #expect(abs(mean - 16.78) < 1e-9)
    #expect(Area.unpublishedFeeRatio < 1)
  }

  @Test("A scenario that is neutral to the budget needs its fee, today's market does not")
  func neutral() throws {
    let rule: [String: Choice] = ["levers.budget_rule": .option("neutral")]
    let today = try Fixture.values([Fixture.scenario(years: 0.5)])[0]
    #expect(try Fixture.values([Fixture.scenario(rule, years: 0.5)])[0] == today)
    #expect(throws: SimulationFault.self) {
      _ = try Fixture.values([Fixture.scenario(rule, mix: ["micro": Ramp(0.5)], years: 0.5)])
    }
  }

  @Test(
    "A fee of the moved share reaches the models that grow, and not self-funders")
  func movedFee() throws {
    let choices: [String: Choice] = ["levers.moved_fee_change": .amount(Ramp(-0.2))]
    let mix = ["micro": Ramp(from: 0.1, to: 0.4, over: 26), "franchise": Ramp(0.05)]
    let without = try Fixture.world(Fixture.scenario(mix: mix))
    let with = try Fixture.world(Fixture.scenario(choices, mix: mix))
    for (model, id) in CareModel.all.map(\.id).enumerated() {
      for route in Route.allCases {
        let isMoved = id == "micro" && route != .selfFunded
        // To the last bits: the two are multiplied in another order.
        let ratio = with.price(route, model: model) / without.price(route, model: model)
        #expect(abs(ratio - (isMoved ? 0.8 : 1)) < 1e-12, "\(id) \(route)")
      }
    }
  }
}
