import Evidence
import Statistics
import Testing

@testable import CareMarket

@Suite("What the care models do")
struct BehaviourTests {
  /// A place without trading companies, co-operatives and franchises, which a scenario brings.
  static let before = Fixture.area(mix: ["independent": 0.6, "inhouse": 0.3, "micro": 0.1])

  static func index(_ id: String) throws -> Int {
    try #require(CareModel.all.firstIndex { $0.id == id })
  }

  /// Open or closed providers of a care model, in order.
  static func providers(_ id: String, of world: borrowing World) throws -> [Int] {
    let model = try index(id)
    var found: [Int] = []
    for index in world.providers.indices where world.providers[index].model == model {
      found.append(index)
    }
    return found
  }

  // MARK: Trading company

  /// Self-funders whom the company took, and how many of them beyond a fifth of its hours.
  static func privateTrade(
    _ trade: String, _ changes: [String: Double] = [:]
  ) throws -> (taken: Int, beyond: Int) {
    let scenario = Fixture.scenario(
      ["levers.latc_trade": .option(trade), "levers.private_plan": .amount(Ramp(2))],
      mix: ["latc": Ramp(0.5)], area: before, years: 3)
    var world = try Fixture.world(
      scenario,
      facts: Fixture.facts(
        ["self_funded_share": 0.6, "latc.set_up_time": 4, "latc.price": 1, "latc.size": 40]
          .merging(changes) { $1 }))
    let model = try index("latc")
    var taken = 0
    var beyond = 0
    var theirs: Set<Int> = []
    while world.step(until: scenario.years * weeksAYear) {
      var now: Set<Int> = []
      for package in world.packages.indices {
        let provider = Int(world.packages[package].provider)
        guard provider >= 0, world.providers[provider].model == model,
          world.people[package / 2].route == .selfFunded
        else { continue }
        now.insert(package)
        guard !theirs.contains(package) else { continue }
        taken += 1
        let contact = world.providers[provider].contact
        if contact[.selfFunded] > 0.2 * contact.sum + 1e-9 { beyond += 1 }
      }
      theirs = now
    }
    return (taken, beyond)
  }

  @Test("Within Teckal a company takes no self-funder beyond a fifth of its hours")
  func teckal() throws {
    let within = try Self.privateTrade("within teckal")
    #expect(within.taken > 0 && within.beyond == 0)
    #expect(try Self.privateTrade("none").taken == 0)
    #expect(try Self.privateTrade("beyond teckal").beyond > 0, "otherwise nothing is shown")
  }

  @Test("Nobody pays a company more than the usual price who is not willing to")
  func willingness() throws {
    let dear = try Self.privateTrade("beyond teckal", ["latc.price": 1.2, "willingness_to_pay": 0])
    #expect(dear.taken == 0)
  }

  @Test("Beyond Teckal a company is paid what the market is paid")
  func tendering() throws {
    func price(_ trade: String) throws -> Double {
      let scenario = Fixture.scenario(["levers.latc_trade": .option(trade)])
      let world = try Fixture.world(scenario, facts: Fixture.facts(["latc.price": 1.3]))
      return world.price(.commissioned, model: try Self.index("latc")) / world.feeNow
    }
    #expect((try price("within teckal") - 1.3).magnitude < 1e-12)
    #expect(try price("beyond teckal") == 1)
    #expect(try price("mutual") == 1)
  }

  @Test("After a transfer, two tiers pay new starters less and nobody else")
  func twoTier() throws {
    func pay(_ terms: String) throws -> (mean: Double, transferred: Double, share: Double) {
      let scenario = Fixture.scenario(
        ["levers.latc_start": .option("transfer"), "levers.two_tier": .option(terms)],
        mix: ["latc": Ramp(0.4)], area: Self.before, years: 3)
      var world = try Fixture.world(
        scenario, facts: Fixture.facts(["latc.set_up_time": 4, "latc.pay_premium": 1.2]))
      world.run(until: 60)
      let company = try #require(try Self.providers("latc", of: world).first)
      let own = world.providers[company]
      // New starters are there, as well as those who came over.
      #expect(own.transferredTime > 0 && own.transferredTime < own.hiredTime)
      let share = own.transferredTime / own.hiredTime
      return (world.meanPay(company), own.pay, share)
    }
    let one = try pay("none")
    #expect(one.mean == one.transferred)
    let two = try pay("new starters")
    // A sixth less is the market's level; the statutory wage may stop it earlier.
    #expect(two.mean < two.transferred)
    #expect(two.mean >= two.transferred * (1 - (1 - two.share) * (1 - 1 / 1.2)) - 1e-9)
  }

  // MARK: Franchise

  @Test("A territory that a franchisee leaves is sold again, after the gap")
  func resale() throws {
    var world = try Fixture.world(
      Fixture.scenario(years: 3),
      facts: Fixture.facts(["territory_gap": 20, "franchise.set_up_time": 10, "close_rate": 0]))
    let first = try #require(
      try Self.providers("franchise", of: world).first { world.providers[$0].state == .open })
    world.close(first)
    let next = try #require(try Self.providers("franchise", of: world).last)
    #expect(next != first && world.providers[next].state == .preparing)
    #expect(world.providers[next].locality == world.providers[first].locality)
    world.run(until: 29.9)
    #expect(world.providers[next].state == .preparing)
    world.run(until: 30.1)
    #expect(world.providers[next].state == .open)
  }

  @Test("A full territory with money opens a second office, a small or poor one does not")
  func secondOffice() throws {
    func offices(cash: Int64, fill: Double) throws -> Int {
      var world = try Fixture.world(Fixture.scenario())
      let office = try #require(
        try Self.providers("franchise", of: world).first { world.providers[$0].state == .open })
      world.providers[office].margin = 0.1
      world.providers[office].cash = cash
      world.providers[office].committedTime = fill
      let before = world.providers.count
      world.openSecondOffice(office)
      return world.providers.count - before
    }
    #expect(try offices(cash: 50_000_000, fill: 1000) == 1)
    #expect(try offices(cash: 100, fill: 1000) == 0)
    #expect(try offices(cash: 50_000_000, fill: 10) == 0)
  }

  @Test("Where new businesses fail no more often, a franchisor's knowledge changes nothing")
  func knowsRules() throws {
    func values(_ word: String, _ ratio: Double) throws -> [UInt64] {
      try Fixture.values(
        [Fixture.scenario(["levers.franchisor": .option(word)], mix: ["franchise": Ramp(0.5)])],
        facts: Fixture.facts(["early_failure": ratio, "close_rate": 0.5]))[0]
    }
    #expect(try values("knows the rules", 1) == values("unaware", 1))
    #expect(try values("knows the rules", 20) != values("unaware", 20))
  }

  // MARK: Co-operatives

  @Test("Three to six found a co-operative, which waits for its place on the list")
  func founders() throws {
    let scenario = Fixture.scenario(mix: ["cooperative": Ramp(0.5)], area: Self.before, years: 4)
    var world = try Fixture.world(
      scenario,
      facts: Fixture.facts([
        "cooperative.entry_rate": 2, "cooperative.set_up_time": 4, "list_admission": 40,
      ]))
    var early = 0
    var late = 0
    while world.step(until: scenario.years * weeksAYear) {
      for provider in try Self.providers("cooperative", of: world) {
        let own = world.providers[provider]
        let publicHours = own.contact.sum - own.contact[.selfFunded]
        if publicHours > 1e-9 {
          if world.now < own.admitted { early += 1 } else { late += 1 }
        }
      }
    }
    let all = try Self.providers("cooperative", of: world).filter {
      world.providers[$0].state != .preparing
    }
    #expect(!all.isEmpty)
    for provider in all {
      #expect((3...6).contains(world.providers[provider].foundersAtStart))
    }
    #expect(early == 0)
    #expect(late > 0, "otherwise nothing is shown")
  }

  @Test(
    "The staff that a provider opens with come with its set-up; whoever comes later costs a hire")
  func openingStaff() throws {
    var world = try Fixture.world(Fixture.scenario(area: Self.before))
    let provider = world.addProvider(model: try Self.index("buurtzorg"), ordinal: 900)
    world.openProvider(provider)
    let reserves = world.providers[provider].cash
    let target = world.providers[provider].targetTime
    var before = 0.0
    while world.providers[provider].cash == reserves, world.staff[provider].count < 50 {
      before = world.providers[provider].hiredTime
      let worker = world.addWorker(ordinal: world.nextApplicant)
      world.nextApplicant += 1
      world.hire(worker, by: provider)
    }
    #expect(before >= target)
    #expect(world.staff[provider].count > 1)
    #expect(world.providers[provider].cash == reserves - pence(world.rules.hireCost))
    #expect(Audit(world).faults == [])
  }

  @Test("The authority pays for the recruitment of its own service")
  func ownRecruitment() throws {
    var world = try Fixture.world(Fixture.scenario())
    world.run(until: 52)
    let isHired = world.workers.indices.contains {
      world.workers[$0].employer >= 0 && world.workers[$0].started > 0
    }
    #expect(isHired)
    let model = try Self.index("inhouse")
    for index in world.open where world.providers[Int(index)].model == model {
      let own = world.providers[Int(index)]
      let set = pence(world.models[model].setUpCost)
      #expect(own.cash >= 0, "\(own.cash), set up for \(set)")
    }
  }

  @Test(
    "A block is paid whatever was given, but for a third of its conditional part for each indicator"
  )
  func block() throws {
    var world = try Fixture.world(
      Fixture.scenario(["levers.contracting": .option("block")]),
      facts: Fixture.facts(["indicator_share": 0.09]))
    let provider = Int(
      try #require(
        world.open.first { world.providers[Int($0)].contact[.commissioned] > 20 }))
    world.providers[provider].targetTime = world.providers[provider].hiredTime
    func paid(cut: Double, missed: Double) -> Double {
      var week = ProviderWeek()
      week.weeks = 1
      week.committed = 30
      week.byRoute[.commissioned] = 20
      week.cut = cut
      week.missed = missed
      week.byRoute[.selfFunded] = 10
      let income = world.account(of: provider, for: week).income
      let contact = week.contact
      // Who pays for themselves pays for what was given.
      let own = world.price(.selfFunded, model: world.providers[provider].model)
      #expect(
        (Double(income[.selfFunded]) / 1000 - own * (1 - missed / contact)).magnitude < 1e-2)
      return Double(income[.commissioned]) / 2000
        / world.price(.commissioned, model: world.providers[provider].model)
    }
    #expect((paid(cut: 0, missed: 0) - 1).magnitude < 1e-4)
    #expect((paid(cut: 0.3, missed: 0) - 0.99).magnitude < 1e-4)
    #expect((paid(cut: 0, missed: 30) - 0.97).magnitude < 1e-4)
    world.providers[provider].targetTime = 1e6
    #expect((paid(cut: 10, missed: 10) - 0.91).magnitude < 1e-4)
  }

  @Test(
    "Who helps has the hours to spare, and comes after overtime and beside it: teams, offices and co-operatives of one kind",
    arguments: ["franchise", "buurtzorg", "cooperative"])
  func peers(model: String) throws {
    var world = try Fixture.world(Fixture.scenario())
    let kind = try Self.index(model)
    for provider in try Self.providers(model, of: world) {
      world.providers[provider].presentTime = 0
    }
    let own = world.addProvider(model: kind, ordinal: 990)
    let other = world.addProvider(model: kind, ordinal: 991)
    world.openProvider(own, isSplit: true)
    world.openProvider(other, isSplit: true)
    let numbers = world.models[kind]
    let present = 50.0
    world.providers[own].presentTime = present
    world.providers[own].committedTime = 3 * present
    world.fill(own)
    // Nobody has time to spare: its own workers' overtime is all, and counts once.
    #expect(world.providers[own].helped == 0)
    #expect((world.providers[own].overtime - numbers.overtimeLimit / 3).magnitude < 1e-12)
    world.providers[other].presentTime = 4
    world.fill(own)
    #expect((world.providers[own].helped * 3 * present - 2).magnitude < 1e-9)
  }

  @Test("Present values are compounded yearly: 3.5 % over ten years leaves 1 / 1.035¹⁰")
  func discounting() throws {
    var world = try Fixture.world(
      Fixture.scenario(), facts: Fixture.facts(["discount_rate": 0.035]))
    world.now = 10 * weeksAYear
    #expect((world.discountFactor - 0.7089188137097722).magnitude < 1e-12)
  }

  @Test("An authority decides on the posts of its service when it begins, and then each year")
  func posts() throws {
    var world = try Fixture.world(Fixture.scenario())
    let service = try #require(
      try Self.providers("inhouse", of: world).first { world.providers[$0].state == .open })
    func decided(quarter: Int, before: UInt32) -> Bool {
      world.quarterNumber = quarter
      world.providers[service].quarterOrdinal = before
      world.providers[service].targetTime = -1
      world.setTarget(service)
      return world.providers[service].targetTime > 0
    }
    #expect(decided(quarter: 3, before: 0))
    #expect(!decided(quarter: 5, before: 1))
    #expect(!decided(quarter: 7, before: 3))
    #expect(decided(quarter: 8, before: 4))
  }

  @Test("Who moves to a care home out of help in the community is not among those in home care")
  func movesFromCommunity() throws {
    var world = try Fixture.world(Fixture.scenario())
    let person = world.addPerson(ordinal: 9_999_999, arrived: world.now, stay: .long)
    world.people[person].stage = .diverted
    world.frontDoor.placesTaken += 1
    let moves = Tally(world.tally).total(.careHomes)
    let residents = world.careHomeResidentsNow
    world.leave(person, .careHome)
    #expect(Tally(world.tally).total(.careHomes) == moves)
    let publicly = world.people[person].route != .selfFunded
    #expect((world.careHomeResidentsNow - residents - (publicly ? 1 : 0)).magnitude < 1e-9)
  }

  @Test("Members go without pay for idle hours as far as income falls short, and no further")
  func idleMembers() throws {
    var world = try Fixture.world(Fixture.scenario())
    let provider = try #require(
      try Self.providers("cooperative", of: world).first { world.providers[$0].state == .open })
    var week = ProviderWeek()
    week.weeks = 1
    week.idleGuaranteed = 50
    #expect(world.account(of: provider, for: week).pay == 0)
    world.providers[provider].pay = 12
    week.committed = 100
    week.byRoute[.selfFunded] = 90
    let account = world.account(of: provider, for: week)
    #expect(account.pay > 0)
    #expect(account.cost <= account.income[.selfFunded] || account.paid < account.planned)
  }

  @Test("Everyone in care has named carers, from the start on, and names are those of colleagues")
  func namedCarers() throws {
    var world = try Fixture.world(Fixture.scenario())
    func named(_ rota: Package.Rota) -> Int { (0..<6).count { rota[$0] >= 0 } }
    for provider in world.open {
      for rota in world.rotas[Int(provider)] { #expect(named(rota) > 0) }
    }
    let provider = Int(
      try #require(world.open.max { world.staff[Int($0)].count < world.staff[Int($1)].count }))
    let worker = try #require(world.staff[provider].first)
    #expect(world.rotas[provider].contains { $0.names(worker) })
    let newest = try #require(
      world.staff[provider].dropFirst().max {
        world.workers[Int($0)].started < world.workers[Int($1)].started
      })
    let places = world.rotas[provider].indices.filter {
      world.rotas[provider][$0].names(worker) && !world.rotas[provider][$0].names(newest)
        && named(world.rotas[provider][$0])
          <= world.namesWanted(Int(world.caseloads[provider][$0]))
    }
    #expect(!places.isEmpty)
    world.part(Int(worker))
    let latest = world.workers[Int(newest)].started
    #expect(
      places.allSatisfy { place in
        (0..<6).contains {
          let name = world.rotas[provider][place][$0]
          return name >= 0 && world.workers[Int(name)].started == latest
        }
      })
    #expect(!world.rotas[provider].contains { $0.names(worker) })
  }

  @Test("What was given is accounted for to the end of the run, and paid for to the last day")
  func lastDays() throws {
    var world = try Fixture.world(Fixture.scenario())
    let given = world.counts.hoursGiven
    world.run(until: 30.3)
    world.finish()
    let tally = Tally(world.tally)
    let accounted =
      tally.total(.contactHours) - tally.total(.cutHours) - tally.total(.missedHours)
    let delivered = world.counts.hoursGiven - given
    #expect(delivered > 1000)
    #expect((accounted - delivered).magnitude < 1e-6 * delivered)
  }

  @Test("The budget is net of charges: people who pay more leave room for others")
  func netBudget() throws {
    var world = try Fixture.world(Fixture.scenario())
    let before = world.commitment
    let charges = world.chargesNow
    #expect(charges > 0)
    for index in world.open { world.providers[Int(index)].charges *= 2 }
    #expect((world.commitment - (before - charges)).magnitude < 1e-6)
  }

  @Test(
    "One purchaser's budget holds the usual cost of care homes, so that only a change of it counts")
  func pooledBudget() throws {
    let one = try Fixture.world(
      Fixture.scenario(["levers.integrate_purchasing": .amount(Ramp(1))]),
      facts: Fixture.facts(["integration_cost": 0]))
    let two = try Fixture.world(Fixture.scenario(), facts: Fixture.facts(["integration_cost": 0]))
    let difference =
      (one.weeklyBudget - one.commitment) - (two.weeklyBudget - two.commitment)
    #expect(difference.magnitude < 1e-6)
    #expect(one.weeklyBudget > two.weeklyBudget)
  }

  @Test("Grants are a part of the programme for co-operatives, and no more is paid for it")
  func grants() throws {
    func tally(_ share: Double) throws -> Tally {
      try #require(
        try simulate(
          [Fixture.scenario(["levers.cooperative_support": .amount(Ramp(80_000))], years: 1)],
          facts: Fixture.facts(["grant_share": share]), world: Fixture.key(), warmUp: 26
        ).first)
    }
    let column = try #require(
      Column.columns(years: 1).firstIndex(of: Column(outcome: "support_spend")))
    let without = try tally(0).values()
    let with = try tally(0.2).values()
    #expect(without[column] == with[column])
    #expect(without != with, "the co-operatives have them")
  }

  // MARK: Self-managing teams

  @Test("Learning costs its share of the price in the first week, and nothing after a year")
  func learning() throws {
    func cost(_ learning: Double, _ creep: Double, years: Double) throws -> Int64 {
      var world = try Fixture.world(
        Fixture.scenario(),
        facts: Fixture.facts([
          "buurtzorg.learning": learning, "buurtzorg.overhead_creep": creep,
          "buurtzorg.start_share": 0,
        ]), warmUp: 0)
      let team = try #require(try Self.providers("buurtzorg", of: world).first)
      world.providers[team].founded = -years * weeksAYear
      world.providers[team].trim = 0
      var week = ProviderWeek()
      week.weeks = 1
      week.committed = 120
      week.byRoute[.commissioned] = 100
      let account = world.account(of: team, for: week)
      // As a share of the sustainable price, in millionths.
      return Int64((Double(account.cost) / 100 / 100 / world.referencePrice * 1e6).rounded())
    }
    func share(_ learning: Double, _ creep: Double, years: Double) throws -> Double {
      Double(try cost(learning, creep, years: years) - cost(0, 0, years: years)) / 1e6
    }
    // To a penny in a hundred hours.
    #expect((try share(0.1, 0, years: 0) - 0.1).magnitude < 1e-5)
    #expect(try share(0.1, 0, years: 1) == 0)
    #expect(try share(0, 0.06, years: 0) == 0)
    #expect((try share(0, 0.06, years: 1.5) - 0.03).magnitude < 1e-5)
    #expect((try share(0, 0.06, years: 9) - 0.06).magnitude < 1e-5)
  }

  // MARK: Micro-enterprises and the largest provider

  @Test("Without a delay, prompt payment changes nothing")
  func promptPayment() throws {
    func values(_ word: String, _ delay: Double) throws -> [UInt64] {
      try Fixture.values(
        [Fixture.scenario(["levers.payment": .option(word)])],
        facts: Fixture.facts(["payment_delay": delay]))[0]
    }
    #expect(try values("prompt", 0) == values("late", 0))
    #expect(try values("prompt", 8) != values("late", 8))
  }

  @Test("The largest independent provider leaves after a year, where a scenario says so")
  func largestExit() throws {
    var world = try Fixture.world(
      Fixture.scenario(["levers.largest_exit": .option("after a year")]),
      facts: Fixture.facts(["close_rate": 0]))
    world.run(until: weeksAYear - 0.01)
    var largest = -1
    for provider in try Self.providers("independent", of: world)
    where world.providers[provider].state == .open {
      if largest < 0
        || world.providers[provider].committedTime > world.providers[largest].committedTime
      {
        largest = provider
      }
    }
    try #require(largest >= 0)
    world.run(until: weeksAYear + 0.01)
    #expect(world.providers[largest].state == .closed)
    #expect(Audit(world).faults == [])
  }

  // MARK: Relations

  struct Relation: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var outcome: String
    /// What rises, or falls, with it.
    var sign: Double
    var choices: [String: Choice] = [:]
    var mix: [String: Double]
    var less: [String: Double]
    var more: [String: Double]
  }

  static let relations: [Relation] = [
    Relation(
      testDescription: "mentors cost margin", outcome: "provider_margin", sign: -1,
      mix: ["buurtzorg": 1], less: ["buurtzorg.overhead_creep": 0],
      more: ["buurtzorg.overhead_creep": 0.3]),
    Relation(
      testDescription: "cover that is found to break the exemption is lost",
      outcome: "missed_visits", sign: 1, choices: ["levers.cover": .option("informal group")],
      mix: ["micro": 1], less: ["cover_risk": 0, "micro.sick_days": 60, "set_up_rate": 0.1],
      more: ["cover_risk": 100, "micro.sick_days": 60, "set_up_rate": 0.1]),
    Relation(
      testDescription: "new businesses fail early", outcome: "closures", sign: 1,
      mix: ["independent": 1],
      less: ["early_failure": 1, "independent.entry_rate": 1],
      more: ["early_failure": 20, "independent.entry_rate": 1]),
  ]

  /// Ten paired worlds; Student's t with 9 degrees of freedom beyond 2.82 is chance once in a
  /// hundred where there is no effect.
  @Test("The mechanism works in its direction", arguments: relations)
  func direction(_ relation: Relation) throws {
    let scenario = Fixture.scenario(
      relation.choices, area: Fixture.area(people: 1500, mix: relation.mix), years: 2)
    let column = try #require(
      Column.columns(years: 2).firstIndex(of: Column(outcome: relation.outcome)))
    var differences = Moments()
    for replicate in 1...10 {
      func value(_ change: [String: Double]) throws -> Double {
        try simulate(
          [scenario], facts: Fixture.facts(change), world: Fixture.key(replicate), warmUp: 26
        ).first.map { $0.values()[column] } ?? .nan
      }
      differences.add(try value(relation.more) - value(relation.less))
    }
    let t = relation.sign * differences.mean / differences.standardError
    #expect(t > 2.82, "\(differences.mean) ± \(differences.standardError)")
  }
}
