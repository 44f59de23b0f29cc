import CareMarket
import Evidence
import Statistics

extension TheoryCheck {
  /// With hours for everybody and no growth the start is the stationary law: the number in care is
  /// the caseload's, and has no trend from week 0.
  static let steadyState = TheoryCheck(
    Text(
      en: "No trend from week 0, and the caseload that was stated",
      cy: "Dim tuedd o wythnos 0, a'r llwyth achosion a nodwyd")
  ) { reader, effort throws(SimulationFault) in
    let scenario = try reader("steady", [])
    var slope = RatioOfSums()
    var level = RatioOfSums()
    let middle = Double(4 * Int(scenario.years) - 1) / 2
    for replicate in 1...effort.replicates(60, brief: 8) {
      let tallies = try simulate(
        [scenario], facts: scenario.centralFacts(),
        world: WorldKey(seed: 56, draw: 1, replicate: replicate), warmUp: weeksAYear / 4)
      guard let tally = tallies.first else { continue }
      var products = 0.0
      var squares = 0.0
      for quarter in 0..<4 * Int(scenario.years) {
        let name = (quarter < 9 ? "q0" : "q") + String(quarter + 1)
        let distance = Double(quarter) - middle
        products += distance * scenario.value("people_served", of: tally, time: name)
        squares += distance * distance
      }
      slope.add(products / squares * 4, over: 1)
      level.add(scenario.value("people_served", of: tally), over: 1)
    }
    return [
      slope.agreement(
        Text(
          en: "trend of people in care [people a year]",
          cy: "tuedd pobl mewn gofal [pobl y flwyddyn]"),
        expected: 0),
      level.agreement(
        Text(en: "people in care", cy: "pobl mewn gofal"), expected: scenario.area.caseload ?? .nan),
    ]
  }

  /// Where people leave the queue at the rate at which they leave care, the number of people is that
  /// of an M/M/∞ queue, λ/μ, however few workers there are: a clock that started again with care
  /// would make it larger.
  static let impatience = TheoryCheck(
    Text(
      en: "Clocks of leaving go on while people wait and when care starts",
      cy: "Mae clociau ymadael yn dal i fynd wrth aros a phan fydd gofal yn dechrau")
  ) { reader, effort throws(SimulationFault) in
    let scenario = try reader(
      "queue", ["area=two-workers", "long_stay=0.25 weeks", "exits_while_waiting=1", "years=2"])
    var people = RatioOfSums()
    for replicate in 1...effort.replicates(40, brief: 20) {
      let tallies = try simulate(
        [scenario], facts: scenario.centralFacts(),
        world: WorldKey(seed: 58, draw: 1, replicate: replicate), warmUp: weeksAYear / 4)
      guard let tally = tallies.first else { continue }
      people.add(
        scenario.value("waiting", of: tally) + scenario.value("people_served", of: tally), over: 1)
    }
    return [
      people.agreement(
        Text(en: "people waiting or in care", cy: "pobl sy'n aros neu mewn gofal"),
        expected: (scenario.area.enquiries ?? .nan) * 0.25)
    ]
  }

  /// A lower fee in a whole market, under warm-ups of 1, 3 and 6 years: the differences that it makes
  /// do not depend on how long the world has run before.
  static let warmUps = TheoryCheck(
    Text(
      en: "Warm-ups of 1, 3 and 6 years give the same paired differences",
      cy: "Mae cyfnodau cynhesu o 1, 3 a 6 blynedd yn rhoi'r un gwahaniaethau mewn parau")
  ) { reader, effort throws(SimulationFault) in
    let base = try reader("market", [])
    let other = try reader("market-fee", [])
    let outcomes = ["people_served", "waiting", "authority_spend", "turnover"]
    let replicates = effort.replicates(100, brief: 14)
    var differences: [[[Double]]] = []
    for warmUp in [1.0, 3, 6] {
      var rows: [[Double]] = []
      for replicate in 1...replicates {
        let tallies = try simulate(
          [base, other], facts: base.centralFacts(),
          world: WorldKey(seed: 57, draw: 1, replicate: replicate), warmUp: warmUp * weeksAYear)
        rows.append(
          outcomes.map { outcome in
            base.value(outcome, of: tallies[1]) - base.value(outcome, of: tallies[0])
          })
      }
      differences.append(rows)
    }
    var found: [Agreement] = []
    for (index, outcome) in outcomes.enumerated() {
      for (place, years) in [(0, 1), (2, 6)] {
        let gaps = Moments(
          (0..<replicates).map { differences[place][$0][index] - differences[1][$0][index] })
        found.append(
          Agreement(
            name: Text(
              en: "\(outcome), \(years) instead of 3 years",
              cy: "\(outcome), \(years) yn lle 3 blynedd"),
            expected: 0, observed: gaps.mean, standardError: gaps.standardError))
      }
    }
    return found
  }
}
