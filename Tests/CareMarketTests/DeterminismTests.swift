import Evidence
import Testing

@testable import CareMarket

@Suite("A result is a function of scenario, facts and world, and of nothing else")
struct DeterminismTests {
  static let plain = Fixture.scenario(years: 1)
  static let cheaper = Fixture.scenario(["levers.fee_change": .amount(Ramp(-0.2))], years: 1)
  static let longer = Fixture.scenario(
    ["levers.development_support": .amount(Ramp(100_000))], mix: ["micro": Ramp(0.4)], years: 2)

  @Test("Alone, first, last, among others and traced: the same bytes")
  func company() throws {
    let alone = try Fixture.values([Self.plain])[0]
    #expect(try Fixture.values([Self.plain, Self.cheaper, Self.longer])[0] == alone)
    #expect(try Fixture.values([Self.longer, Self.cheaper, Self.plain])[2] == alone)
    #expect(try Fixture.values([Self.cheaper, Self.plain, Self.plain])[1] == alone)
    var events = 0
    let traced = try simulate(
      [Self.longer, Self.plain], facts: Fixture.facts, world: Fixture.key(), warmUp: 26
    ) { _ in events += 1 }
    #expect(traced[1].values().map(\.bitPattern) == alone)
    #expect(events > 100)
    let cheaper = try Fixture.values([Self.cheaper])[0]
    #expect(cheaper != alone, "otherwise nothing is shown")
    #expect(try Fixture.values([Self.plain, Self.cheaper])[1] == cheaper)
  }

  @Test("Seeds, replicates and draws differ; 0 is a seed")
  func seeds() throws {
    var keys: [WorldKey] = []
    for seed: UInt64 in [0, 1, .max] {
      keys += [1, 2].map { WorldKey(seed: seed, draw: 1, replicate: $0) }
    }
    keys.append(WorldKey(seed: 0, draw: 2, replicate: 1))
    let results = try keys.map { try Fixture.values([Self.plain], key: $0)[0] }
    #expect(Set(results).count == keys.count)
    #expect(try Fixture.values([Self.plain], key: keys[0])[0] == results[0])
  }

  @Test(
    "Every kind of generator runs, in any company, and its worlds are its own",
    arguments: ["philox", "mt19937", "taus2", "ranlxd2"])
  func generators(_ name: String) throws {
    let key = Fixture.key(generator: name)
    let alone = try Fixture.values([Self.plain], key: key)[0]
    #expect(try Fixture.values([Self.cheaper, Self.plain], key: key)[1] == alone)
    #expect(try Fixture.values([Self.plain])[0] == alone || name != "philox")
    #expect(try Fixture.values([Self.plain], key: Fixture.key(2, generator: name))[0] != alone)
  }

  @Test("An unknown generator is a fault")
  func unknownGenerator() {
    #expect(throws: SimulationFault.self) {
      _ = try Fixture.values([Self.plain], key: Fixture.key(generator: "dice"))
    }
  }

  /// What each choice is where it changes nothing.
  static func neutral(_ setting: Setting) -> Choice? {
    switch setting.form {
    case .option(_, let standard): .option(standard)
    case .quantity:
      switch setting.key {
      case "fee": .amount(Ramp(24))
      case "levers.maximum_charge": .amount(Ramp(100))
      case "levers.discharge_to_recover": Fixture.facts["recover_share"].map { .amount(Ramp($0)) }
      case "levers.direct_payment_uptake": .amount(Ramp(0.05))
      case "levers.budget", "levers.development_support", "levers.fund_uptake",
        "levers.fee_change", "levers.moved_fee_change", "levers.cooperative_support",
        "levers.contact_centre",
        "levers.area_coordination", "levers.social_prescribing", "levers.community_assets",
        "levers.integrate_purchasing", "levers.integrate_teams", "levers.private_plan":
        .amount(Ramp(0))
      default: nil
      }
    }
  }

  @Test(
    "A lever at strength zero changes nothing, bit for bit", arguments: Setting.choices.map(\.key))
  func zeroStrength(_ key: String) throws {
    var area = Fixture.area()
    area.fee = 24
    let setting = try #require(Setting.choices.first { $0.key == key })
    let choice = try #require(Self.neutral(setting), "\(key) has no strength zero")
    let without = try Fixture.values([Fixture.scenario(area: area, years: 1)])[0]
    let with = try Fixture.values([Fixture.scenario([key: choice], area: area, years: 1)])[0]
    #expect(with == without)
  }

  @Test("Every care model lives alone in a place", arguments: CareModel.all.map(\.id))
  func models(_ id: String) throws {
    let area = Fixture.area(mix: [id: 1])
    var world = try Fixture.world(Fixture.scenario(area: area, years: 1))
    #expect(Audit(world).faults == [])
    world.run(until: 52)
    #expect(Audit(world).faults == [])
    let index = try #require(CareModel.all.firstIndex { $0.id == id })
    let isThere = world.providers.indices.contains { world.providers[$0].model == index }
    #expect(isThere)
  }

  @Test("Every authority of Wales runs", arguments: Area.all.map(\.id))
  func areas(_ id: String) throws {
    var area = try #require(Area.all.first { $0.id == id })
    area.population65 /= 10
    area.caseload = area.caseload.map { $0 / 10 }
    let scenario = Fixture.scenario(area: area, years: 1)
    var world = try Fixture.world(scenario, warmUp: 13)
    world.run(until: 26)
    #expect(Audit(world).faults == [])
    #expect(world.peopleInCare + world.peopleWaiting > 5)
  }
}
