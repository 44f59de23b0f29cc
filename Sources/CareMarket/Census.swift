import RealModule

// The quarter: everyone looks at their position, and the census is taken.
extension World {
  /// The quarterly event. The order of its steps is part of the model.
  ///
  /// 1. census of people and providers  2. programmes are paid  3. pay is reviewed
  /// 4. providers close, teams split    5. the area's averages  6. targets
  /// 7. rates of the coming quarter     8. workers' clocks      9. queues are offered
  mutating func endQuarter() {
    quarterNumber += 1
    calendar.enter(.quarter, at: nextQuarter, subject: 0)
    takeCensus()
    payProgrammes()
    if levers.preferredProviders, quarterNumber.isMultiple(of: 4) { drawUpList() }
    for index in open { reviewPay(Int(index)) }
    for index in Array(open) where considersClosing(Int(index)) { close(Int(index)) }
    leaveStrategically()
    for index in Array(open) {
      splitTeam(Int(index))
      openSecondOffice(Int(index))
    }
    startQuarter()
    for index in Array(open) { offerQueue(to: Int(index)) }
    offerHeldBack()
  }

  /// Steps 5 to 8, also taken once at the start.
  mutating func startQuarter() {
    setAverages()
    setQuarterRates()
    for index in open { setTarget(Int(index)) }
    resetClocks()
  }

  /// Runs every worker's clocks down to now, and on at the rates that hold from here.
  mutating func resetClocks() {
    insideFounders = 0
    for index in open {
      setEffectivePayOfEmployer(Int(index))
      let rates = employerRates(Int(index))
      for worker in Array(staff[Int(index)]) {
        runDown(Int(worker))
        setHazards(Int(worker), rates)
        awaitLeaving(Int(worker))
        insideFounders += workers[Int(worker)].setUpFactor
      }
    }
  }

  mutating func setEffectivePayOfEmployer(_ provider: Int) {
    if models[providers[provider].model].behaviour.employs { setEffectivePay(provider) }
  }

  /// The area's mean effective pay, margins, and commitments by care model.
  mutating func setAverages() {
    var pay = 0.0
    var time = 0.0
    var margin = 0.0
    var hours = 0.0
    for model in committedByModel.indices {
      committedByModel[model] = 0
      openByModel[model] = 0
    }
    for index in open {
      let provider = providers[Int(index)]
      committedByModel[provider.model] += provider.committedTime
      openByModel[provider.model] += 1
      if provider.unitCostSeen > 0 {
        unitCostNow[provider.model] = provider.unitCostSeen
        budgetPosition.week = .nan
      }
      guard models[provider.model].behaviour.employs else { continue }
      pay += provider.effectivePay * provider.hiredTime
      time += provider.hiredTime
      if models[provider.model].behaviour.entry == .market {
        margin += provider.margin * provider.contact.sum
        hours += provider.contact.sum
      }
    }
    meanEffectivePay = time > 0 ? pay / time : referencePay
    marketMargin = hours > 0 ? margin / hours : 0
  }

  /// Counts everything that is kept as a state, and brings people's sums up to now.
  mutating func takeCensus() {
    for person in people.indices
    where people[person].stage == .waiting || people[person].stage == .inCare {
      sum(person)
      if people[person].stage == .inCare { lookAtRota(person) }
      flush(person)
      wearOut(person)
    }
    var squares = 0.0
    var all = 0.0
    var largest = 0.0
    var spare = 0.0
    var spareOfLargest = 0.0
    for index in open {
      let provider = providers[Int(index)]
      let hours = provider.contact.sum
      squares += hours * hours
      all += hours
      spare += max(0, provider.spareTime)
      if provider.committedTime > largest {
        largest = provider.committedTime
        spareOfLargest = max(0, provider.spareTime)
      }
      lookAtPackages(of: Int(index))
    }
    tally.count(.censuses, 1)
    if all > 0 { tally.count(.concentration, squares / (all * all)) }
    // Share of the largest provider's hours that the others could take up at once.
    tally.count(.surge, largest > 0 ? min(1, (spare - spareOfLargest) / largest) : 1)
  }

  /// Personal care outside regulation, who is left with whom, by package, and the provider's size.
  private mutating func lookAtPackages(of provider: Int) {
    let model = providers[provider].model
    let registered = models[model].behaviour.registered
    var served = 0
    for index in caseloads[provider] {
      let package = packages[Int(index)]
      let person = people[Int(index) >> 1]
      let hours = package.personal * person.carers * quarterLength
      tally.count(.personalHours, hours, model: model)
      if !registered { tally.count(.unregulatedHours, hours, model: model) }
      guard Int(index) & 1 == 0, person.route != .selfFunded else { continue }
      served += 1
      tally.count(.caseloadWeeks, quarterLength, model: model)
      if person.rural || person.complex || person.twoCarers {
        tally.count(.hardCaseloadWeeks, quarterLength, model: model)
      }
    }
    guard served > 0 else { return }
    tally.count(.servingWeeks, quarterLength, model: model)
    if served <= 10 { tally.count(.smallWeeks, quarterLength, model: model) }
    if served > 100 { tally.count(.largeWeeks, quarterLength, model: model) }
  }

  /// Different carers of the last 28 days: the named ones, and those who came instead of them.
  private mutating func lookAtRota(_ person: Int) {
    var carers = 0.0
    var visits = 0.0
    var named = 0.0
    for package in [2 * person, 2 * person + 1] where packages[package].provider >= 0 {
      let own = providers[Int(packages[package].provider)]
      let model = models[own.model]
      let visitsHere = 4 * packages[package].hours / rules.visitLength * people[person].carers
      let rota = rotas[Int(packages[package].provider)][Int(packages[package].slot)]
      var present = 0.0
      var away = 0.0
      for name in 0..<6 {
        let worker = rota[name]
        guard worker >= 0 else { continue }
        if workers[Int(worker)].employer != packages[package].provider { continue }
        if workers[Int(worker)].absent { away += 1 } else { present += 1 }
      }
      // Visits of absent names, and those made in overtime or by who helps, are made by others: the more
      // visits and the larger the pool of others, the more faces. Expected number of different ones
      // among n in v draws: n (1 − (1 − 1/n)^v), by its limit n (1 − e^(−v/n)).
      let names = max(1, present + away)
      let substituted = min(1, away / names + own.overtime + own.helped) * visitsHere
      let pool = max(
        1, min(model.coverPool, Double(staff[Int(packages[package].provider)].count) - present))
      let substitutes = substituted > 0 ? pool * (1 - .exp(-substituted / pool)) : 0
      // One new face for every three agency visits (an assumption: agency staff are booked by the day).
      let agency = own.agency * visitsHere / 3
      carers += present + substitutes + agency
      visits += visitsHere
      named += visitsHere * (1 - min(1, away / names + own.overtime + own.helped + own.agency))
    }
    guard visits > 0 else { return }
    let cell = PersonGroup.cell(of: people[person])
    people[person].carersSeen = carers
    tally.count(.seen, 1, cell: cell)
    tally.count(.carersSeen, carers, cell: cell)
    tally.count(.namedShare, named / visits, cell: cell)
    // What a person meets, as an index from 0 to 1 with open weights (an assumption): needs met 0.5,
    // familiar faces 0.3, visits of full length 0.2.
    let own = providers[Int(max(0, packages[2 * person].provider))]
    let met =
      people[person].sums.need > 0
      ? 1 - min(1, people[person].sums.unmet / people[person].sums.need) : 1
    let faces = 1 / max(1, carers / 3)
    let full = 1 - min(1, (own.clip + own.cut) * 4)
    tally.count(.experience, 0.5 * met + 0.3 * faces + 0.2 * full, cell: cell)
  }

  /// Moves a person's sums into the tally.
  mutating func flush(_ person: Int) {
    let sums = people[person].sums
    people[person].sums = PersonSums()
    if sums.unpaid > 0 { note("hours_unpaid", person: person, amount: sums.unpaid) }
    if sums.unmet > 0 { note("hours_unmet", person: person, amount: sums.unmet) }
    let cell = PersonGroup.cell(of: people[person])
    tally.count(.need, sums.need, cell: cell)
    tally.count(.delivered, sums.delivered, cell: cell)
    // Of all carers, as they are paid for.
    tally.count(.over, sums.over * people[person].carers, cell: cell)
    tally.count(.unpaid, sums.unpaid, cell: cell)
    tally.count(.unmet, sums.unmet, cell: cell)
    tally.count(.waitingWeeks, sums.waiting, cell: cell)
    tally.count(.inCareWeeks, sums.inCare, cell: cell)
    tally.count(.bedWeeks, sums.inBed, cell: cell)
    tally.count(.recoveryWeeks, sums.recovering, cell: cell)
    tally.count(.bedValue, sums.inBed * 7 * rules.bedDayCost * priceLevel, cell: cell)
    tally.count(.personWeeks, sums.waiting + sums.inCare, cell: cell)
    switch people[person].route {
    case .directPayment:
      tally.count(.engagingWeeks, sums.engaging, cell: cell)
      tally.count(.controlWeeks, sums.inCare, cell: cell)
    case .fund:
      tally.count(.fundAgreed, sums.fundAgreed, cell: cell)
      tally.count(.fundUsed, sums.fundUsed, cell: cell)
      tally.count(.controlWeeks, sums.inCare, cell: cell)
    case .commissioned, .selfFunded: break
    }
    payForWaiting(sums)
  }

  /// The end of the run: what is still going on is counted to here.
  mutating func finish() {
    payCareHomes()
    for person in people.indices
    where people[person].stage == .waiting || people[person].stage == .inCare {
      sum(person)
      if people[person].stage == .waiting { recordWait(person) }
      flush(person)
    }
    for index in open { settleOpenWeek(of: Int(index)) }
  }
}
