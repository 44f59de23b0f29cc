import Testing

@testable import CareMarket

@Suite("The calendar")
struct CalendarTests {
  /// A linear congruential generator of its own (Knuth, MMIX).
  private struct Dice {
    var state: UInt64
    mutating func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
  }

  @Test("Gives what a sorted list gives, ties in order of entry", arguments: 1...40)
  func sorted(_ seed: Int) {
    var dice = Dice(state: UInt64(seed))
    var calendar = Calendar()
    var list: [(week: Double, order: Int)] = []
    var order = 0
    for _ in 0..<600 {
      if dice.next(5) < 3 {
        let week: Double
        switch seed % 4 {
        // Few different weeks, so that ties are common.
        case 0: week = Double(dice.next(12)) - 4
        // Dates within a few hours of one another, and within decades.
        case 1: week = Double(dice.next(1000)) / 1e5
        case 2: week = Double(dice.next(1_000_000)) / 500 - 200
        // Dates as far apart as a number can say.
        default: week = [-1e300, -3e9, -1, 0, 0.5, 200, 1e6, 1e8, 5e9, 1e300][Int(dice.next(10))]
        }
        calendar.enter(.exit, at: week, subject: order)
        list.append((week, order))
        order += 1
      } else {
        let due = list.min { ($0.week, $0.order) < ($1.week, $1.order) }
        let week = calendar.nextWeek
        let event = calendar.next()
        #expect(week == due?.week)
        #expect(event.map { Int($0.subject) } == due?.order)
        list.removeAll { $0.order == due?.order }
      }
      let count = calendar.count
      #expect(count == list.count)
    }
    for due in list.sorted(by: { ($0.week, $0.order) < ($1.week, $1.order) }) {
      let event = calendar.next()
      #expect(event.map { Int($0.subject) } == due.order)
    }
    let isEmpty = calendar.isEmpty
    let event = calendar.next()
    #expect(isEmpty && event?.week == nil)
  }

  @Test("What cannot happen has no date", arguments: [Double.infinity, .nan])
  func never(_ week: Double) {
    var calendar = Calendar()
    calendar.enter(.exit, at: week, subject: 1)
    let isEmpty = calendar.isEmpty
    #expect(isEmpty)
  }
}

@Suite("Ledger and tally")
struct BookTests {
  @Test("Every payment has a payer and a receiver")
  func ledger() {
    var ledger = Ledger()
    for (index, payer) in Account.allCases.enumerated() {
      for receiver in Account.allCases { ledger.pay(Int64(index + 1), from: payer, to: receiver) }
    }
    #expect(ledger.balances.reduce(0, +) == 0)
    #expect(ledger[.workers] != 0)
  }

  @Test("Pounds that are no amount stay within the books")
  func pence() {
    #expect(CareMarket.pence(12.345) == 1235 || CareMarket.pence(12.345) == 1234)
    #expect(CareMarket.pence(.infinity) == 1_000_000_000_000)
    #expect(CareMarket.pence(-.infinity) == -1_000_000_000_000)
    _ = CareMarket.pence(.nan)
  }

  @Test("Quarters and groups add up to the whole, and so do areas")
  func tally() throws {
    let scenario = Fixture.scenario(years: 2)
    let tally = try #require(
      try simulate([scenario], facts: Fixture.facts, world: Fixture.key(), warmUp: 13).first)
    let columns = Column.columns(years: 2)
    let values = tally.values()
    #expect(columns.count == values.count)
    func value(_ outcome: String, group: String = "all", time: String = "all") -> Double {
      columns.firstIndex(of: Column(outcome: outcome, group: group, time: time))
        .map { values[$0] } ?? .nan
    }
    #expect(tally.total(.weeks).isNear(2 * weeksAYear))
    // A sum over time is the mean of equal quarters.
    for outcome in ["people_served", "waiting", "hours_delivered"] {
      let quarters = (1...8).map { value(outcome, time: "q0\($0)") }
      #expect((quarters.reduce(0, +) / 8).isNear(value(outcome)), "\(outcome)")
    }
    for dimension in ["rural", "complexity", "hospital", "route"] {
      let groups = PersonGroup.all.map(\.id).filter { $0.hasPrefix(dimension + ":") }
      let sum = groups.reduce(0) { $0 + value("people_served", group: $1) }
      #expect(sum.isNear(value("people_served")), "\(dimension)")
    }
    let models = CareModel.all.reduce(0) { $0 + value("hours_delivered", group: "model:" + $1.id) }
    #expect(models.isNear(value("hours_delivered")))
    var twice = tally
    twice.add(tally)
    // Two areas live through the same weeks, with the people of both.
    for measure in Measure.allCases {
      let times = measure == .weeks ? 1.0 : 2
      #expect(twice.total(measure).isNear(times * tally.total(measure)), "\(measure)")
    }
    let served = try #require(columns.firstIndex { $0.outcome == "people_served" })
    #expect(twice.values()[served].isNear(2 * tally.values()[served]))
  }
}

extension Double {
  func isNear(_ other: Double) -> Bool {
    (self - other).magnitude <= 1e-9 * Swift.max(1, magnitude, other.magnitude)
  }
}

@Suite("Rows")
struct RowsTests {
  @Test("A copy goes its own way, and growing keeps what is there")
  func copies() {
    var rows = Rows<Int>()
    for number in 0..<1000 { rows.append(number) }
    var copy = Rows(copying: rows)
    copy[999] = -1
    copy.append(7)
    rows[0] = -2
    let last = rows.removeLast()
    #expect(last == 999)
    let (count, copied) = (rows.count, copy.count)
    #expect(count == 999 && copied == 1001)
    let firsts = (rows[0], copy[0])
    #expect(firsts == (-2, 0))
    let middles = (0..<999).allSatisfy { copy[$0] == $0 }
    #expect(middles)
  }
}
