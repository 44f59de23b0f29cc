import RealModule

// Who pays beside the authority and the people: the health board for those whose care is the NHS's,
// the government by grants, families in kind; and what the authority pays for care homes.
extension World {
  /// The government's grants carry a share of what the authority pays for care.
  mutating func receiveGrant(on amount: Int64) {
    let grant = Int64((Double(amount) * rules.governmentShare).rounded())
    guard grant > 0 else { return }
    ledger.pay(grant, from: .government, to: .authority)
    tally.count(.paidByGovernment, Double(grant) / 100)
    tally.count(.paidByAuthority, -Double(grant) / 100)
  }

  /// The health board pays the authority back for the weeks of a person whose care is the NHS's, but
  /// for what its grants have paid.
  mutating func payByNHS(_ person: Int, weeks: Double) {
    let weekly = weeklyCost(2 * person) + weeklyCost(2 * person + 1)
    let amount = pence(weekly * weeks * (1 - rules.governmentShare))
    guard amount > 0 else { return }
    ledger.pay(amount, from: .nhs, to: .authority)
    tally.count(.paidByNHS, Double(amount) / 100)
    countSpend(-amount)
  }

  /// What a package costs the authority, missed visits left out [pounds/week].
  private func weeklyCost(_ package: Int) -> Double {
    let provider = packages[package].provider
    guard provider >= 0 else { return 0 }
    let own = providers[Int(provider)]
    let person = people[package >> 1]
    return packages[package].hours * person.carers * max(0, 1 - own.missed)
      * price(person.route, model: own.model)
  }

  /// What unmet need costs others, in waiting and in care: families' hours in kind, at the lowest pay, and the NHS's places to
  /// recover.
  mutating func payForWaiting(_ sums: PersonSums) {
    let inKind = sums.unpaid * rules.payFloor
    tally.count(.paidByFamilies, inKind)
    tally.count(.paidInAll, inKind)
    let places = pence(sums.recovering * 7 * rules.recoverCost * priceLevel)
    guard places > 0 else { return }
    ledger.pay(places, from: .nhs, to: .suppliers)
    tally.count(.paidByNHS, Double(places) / 100)
    tally.count(.paidInAll, Double(places) / 100)
  }

  // MARK: Care homes

  /// Mean stay in a care home [weeks]: exponential, so the median over ln 2.
  var meanCareHomeStay: Double { max(rules.careHomeStay, 1e-3) / .log(2) }

  /// Residents of care homes who come from home care, as the rates of moving make in the long run.
  mutating func settleCareHomes() {
    var rate = 0.0
    for person in people.indices where people[person].route != .selfFunded {
      rate += exitRates(of: people[person]).1
    }
    careHomeResidents = rate * meanCareHomeStay
    careHomesClockedTo = now
  }

  /// Expected residents now.
  var careHomeResidentsNow: Double {
    careHomeResidents * .exp(-(now - careHomesClockedTo) / meanCareHomeStay)
  }

  func weeklyCost(ofResidents residents: Double) -> Double {
    residents * rules.careHomeCost * priceLevel
  }

  /// A publicly funded person moves into a care home.
  mutating func enterCareHome() {
    payCareHomes()
    careHomeResidents += 1
  }

  /// Brings the expected number of residents up to now, and pays for their time.
  mutating func payCareHomes() {
    let weeks = now - careHomesClockedTo
    guard weeks > 0 else { return }
    careHomesClockedTo = now
    let stay = meanCareHomeStay
    let left = Double.exp(-weeks / stay)
    let amount = pence(
      careHomeResidents * (1 - left) * stay * rules.careHomeCost * priceLevel)
    careHomeResidents *= left
    ledger.pay(amount, from: .authority, to: .suppliers)
    tally.count(.residentialSpend, Double(amount) / 100)
  }
}
