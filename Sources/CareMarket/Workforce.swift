import Randomness
import RealModule

// Workforce: people apply, choose among employers, fall ill, leave, and set up alone.
extension World {
  // MARK: The pool

  /// Enters the next potential applicant. The pool has a clock of its own, which runs faster when
  /// care work pays better and slower when fewer are left outside it; each applicant's threshold on
  /// that clock is their own, so that a change of pay moves dates and replaces nobody.
  mutating func awaitApplicant() {
    applicantStamp &+= 1
    guard applicantRate > 0 else { return }
    calendar.enter(
      .application, at: now + max(0, applicantThreshold) / applicantRate, subject: 0,
      stamp: applicantStamp)
  }

  /// Sets the rate at which potential applicants come [1/week] from the area's pay and from how many
  /// of the finite pool already work in care.
  mutating func setApplicantRate() {
    let elapsed = now - applicantClockedTo
    applicantThreshold -= elapsed * applicantRate
    applicantClockedTo = now
    let atWork = Double(employed + selfEmployed)
    let pool = rules.poolSize * workforceAtStart
    let free = max(0, 1 - atWork / max(pool, 1e-9))
    let freeAtStart = max(1e-9, 1 - 1 / max(rules.poolSize, 1 + 1e-9))
    let pay =
      referencePay > 0 && meanEffectivePay > 0
      ? Double.pow(meanEffectivePay / referencePay, rules.poolElasticity) : 1
    // However high the pay, each who is free looks for care work once a week at most.
    applicantRate = min(
      rules.poolInflow * workforceAtStart * pay * min(1 / freeAtStart, free / freeAtStart),
      pool * free)
    awaitApplicant()
  }

  /// A potential applicant looks for care work: how likely they find any depends on the vacancies.
  mutating func apply(stamp: UInt32) {
    guard stamp == applicantStamp else { return }
    let ordinal = nextApplicant
    nextApplicant += 1
    applicantThreshold = streams.exponential(.application, nextApplicant)
    applicantClockedTo = now
    awaitApplicant()
    if let micro = selfEmployedModel, foundsOutside(ordinal) {
      counts.outsideFounders += 1
      openMicro(model: micro, founder: addWorker(ordinal: ordinal))
      return
    }
    let vacant = vacancyShare
    guard vacant > 0, streams.uniform(.search, ordinal) < vacant / (vacant + rules.searchFriction)
    else { return }
    let worker = addWorker(ordinal: ordinal)
    guard let employer = chooseEmployer(worker, except: -1) else {
      workers.removeLast()
      return
    }
    hire(worker, by: employer)
  }

  /// Some founders of micro-enterprises come from outside care work: 9 for 38 who have left it
  /// (register: mc-workers-prior-care-experience).
  private mutating func foundsOutside(_ applicant: UInt32) -> Bool {
    guard applicantRate > 0 else { return false }
    let share = insideFounders * 9 / 38 / applicantRate
    return streams.uniform(.outsideFounder, applicant) < share
  }

  /// Draws a worker's traits, all keyed by the ordinal in the potential labour pool.
  mutating func addWorker(ordinal: UInt32) -> Int {
    let sigma = rules.enterpriseSigma
    let hoursSigma = rules.workerHoursSigma
    workers.append(
      Worker(
        ordinal: ordinal,
        reservation: .exp(
          rules.reservationSigma * (streams.normal(.reservation, ordinal) - 1)),
        enterprise: .exp(sigma * streams.normal(.enterprise, ordinal) - sigma * sigma / 2),
        hours: min(
          60,
          rules.workerHours
            * .exp(hoursSigma * streams.normal(.workerHours, ordinal) - hoursSigma * hoursSigma / 2)
        ),
        commute: .exp(
          rules.commuteEffect * rules.commuteMean * (streams.exponential(.commute, ordinal) - 1))))
    return workers.count - 1
  }

  /// Vacancies as a share of vacancies and staff, over all employers [share of working time].
  var vacancyShare: Double {
    var vacant = 0.0
    var filled = 0.0
    for index in open {
      let provider = providers[Int(index)]
      guard models[provider.model].behaviour.employs else { continue }
      vacant += max(0, provider.targetTime - provider.hiredTime)
      filled += provider.hiredTime
    }
    return vacant + filled > 0 ? vacant / (vacant + filled) : 0
  }

  /// An employer with a vacancy: a race of exponential clocks whose rates are vacancies times pay to
  /// the power of the choice elasticity (a logit choice); nil where none pays enough.
  mutating func chooseEmployer(_ worker: Int, except former: Int) -> Int? {
    let ordinal = workers[worker].ordinal
    let occasion = workers[worker].spell
    let lowest = workers[worker].reservation * referencePay
    var race = streams.race(.employer, ordinal, occasion)
    for index in open {
      let provider = Int(index)
      guard provider != former else { continue }
      let vacancy = providers[provider].targetTime - providers[provider].hiredTime
      guard vacancy >= 0.5 * workers[worker].hours, providers[provider].attraction > 0,
        providers[provider].effectivePay >= lowest
      else { continue }
      streams.enter(
        &race, identity(of: provider), rate: vacancy * providers[provider].attraction, as: provider)
    }
    return streams.winner(of: &race)
  }

  // MARK: Employment

  /// A provider hires a worker, who starts at once. The cost of a hire is that of replacing somebody:
  /// the staff that a provider opens with come with its set-up, whose time and cost they are part of.
  ///
  /// - Parameter transfers: the worker comes with the packages of a provider that closed, which costs
  ///   no recruitment.
  mutating func hire(_ worker: Int, by provider: Int, transfers: Bool = false) {
    accrue(provider)
    join(worker, provider, at: now)
    counts.hired += 1
    let opens = providers[provider].openingTime > 0
    if providers[provider].hiredTime >= providers[provider].openingTime {
      providers[provider].openingTime = 0
    }
    if !transfers, !opens { payForHire(by: provider) }
    note("hired", worker: worker, provider: provider, amount: workers[worker].hours)
    if providers[provider].lacksNames { renewRotas(of: provider) }
    fill(provider)
    offerQueue(to: provider)
  }

  private mutating func payForHire(by provider: Int) {
    let cost = pence(rules.hireCost * priceLevel)
    let model = providers[provider].model
    tally.count(.cost, Double(cost) / 100, model: model)
    ledger.give(cost, to: .suppliers)
    guard models[model].behaviour.pay == .scale else {
      providers[provider].cash &-= cost
      providers[provider].quarterCost &+= cost
      return
    }
    // The authority's own service costs what it costs.
    payFromAuthority(cost)
    tally.count(.income, Double(cost) / 100, model: model)
    tally.count(.paidForCare, Double(cost) / 100)
    tally.count(.paidInAll, Double(cost) / 100)
  }

  /// Puts a worker on a provider's staff, with fresh thresholds for this spell.
  ///
  /// - Parameter start: week in which the spell began; earlier than now only in the stationary start.
  mutating func join(_ worker: Int, _ provider: Int, at start: Double) {
    let ordinal = workers[worker].ordinal
    workers[worker].spell &+= 1
    let spell = workers[worker].spell
    let model = models[providers[provider].model]
    workers[worker].employer = Int32(provider)
    workers[worker].slot = Int32(staff[provider].count)
    workers[worker].guaranteed = streams.uniform(.contract, ordinal, spell) < model.guaranteed
    workers[worker].absent = false
    workers[worker].started = start
    workers[worker].clockedTo = now
    workers[worker].agedTo = aged(now - start)
    workers[worker].leaveThreshold = streams.exponential(.tenure, ordinal, spell)
    workers[worker].setUpThreshold = streams.exponential(.settingUp, ordinal, spell)
    staff[provider].append(Int32(worker))
    let hours = workers[worker].hours
    providers[provider].hiredTime += hours
    providers[provider].presentTime += hours
    if workers[worker].guaranteed { providers[provider].guaranteedTime += hours }
    countSpare(provider)
    if models[providers[provider].model].behaviour.employs {
      employed += 1
    } else {
      selfEmployed += 1
    }
    setHazards(worker, employerRates(provider))
    awaitLeaving(worker)
    awaitSickness(worker)
  }

  /// Takes a worker off a provider's staff; named workers of packages are replaced.
  mutating func part(_ worker: Int) {
    let provider = Int(workers[worker].employer)
    accrue(provider)
    let slot = Int(workers[worker].slot)
    if let last = staff[provider].popLast(), Int(last) != worker {
      staff[provider][slot] = last
      workers[Int(last)].slot = Int32(slot)
    }
    let hours = workers[worker].hours
    providers[provider].hiredTime -= hours
    if !workers[worker].absent { providers[provider].presentTime -= hours }
    if workers[worker].guaranteed { providers[provider].guaranteedTime -= hours }
    if staff[provider].isEmpty {
      providers[provider].hiredTime = 0
      providers[provider].presentTime = 0
      providers[provider].guaranteedTime = 0
    }
    countSpare(provider)
    if models[providers[provider].model].behaviour.employs {
      employed -= 1
    } else {
      selfEmployed -= 1
    }
    if workers[worker].transferred { providers[provider].transferredTime -= hours }
    if workers[worker].isFounder { providers[provider].founders -= 1 }
    workers[worker].transferred = false
    workers[worker].isFounder = false
    workers[worker].employer = -1
    workers[worker].stamp &+= 1
    renewRotas(of: provider, without: Int32(worker))
    fill(provider)
  }

  // MARK: Leaving

  /// Sets the rates of a worker's clocks, run down to now, from the provider's position. With a Weibull tenure of
  /// shape k the threshold is used up by factor · (age₂^k − age₁^k); the factor is scaled so that the
  /// stationary rate of leaving is the hazard itself: 1/mean tenure = hazard, by Γ(1 + 1/k).
  mutating func setHazards(_ worker: Int, _ rates: EmployerRates) {
    let rate =
      rules.leaveHazard
      * (workers[worker].transferred ? rates.transferred : rates.starter)
      * workers[worker].commute
      * (workers[worker].guaranteed ? 1 : zeroHoursRatio)
    let ageing = tenureScale * rate
    workers[worker].leaveFactor =
      rules.tenureShape == 1 ? ageing : ageing > 0 ? .pow(ageing, rules.tenureShape) : 0
    // Who works alone leaves with the enterprise, for its own reasons.
    if !rates.employs { workers[worker].leaveFactor = 0 }
    workers[worker].setUpFactor =
      rates.employs ? setUpRateNow * workers[worker].enterprise * rates.income : 0
  }

  /// What a provider adds to the hazards of all its workers.
  struct EmployerRates {
    /// Ratio of the hazard of leaving, of who has the pay of a new starter and of who was transferred.
    let starter: Double
    let transferred: Double
    /// Income of working alone compared with the pay.
    let income: Double
    let employs: Bool
  }

  func employerRates(_ provider: Int) -> EmployerRates {
    let own = providers[provider]
    let ratio = starterRatio(provider)
    let starter = leaveRatio(own, paid: ratio)
    return EmployerRates(
      starter: starter, transferred: ratio == 1 ? starter : leaveRatio(own, paid: 1),
      income: incomeRatio(own), employs: models[own.model].behaviour.employs)
  }

  /// A provider's part of its workers' hazard of leaving, by pay, overload, autonomy and luck.
  ///
  /// - Parameter paid: the worker's pay as a ratio to the provider's.
  private func leaveRatio(_ provider: Provider, paid: Double) -> Double {
    guard provider.effectivePay > 0, referencePay > 0 else { return 1 }
    let model = models[provider.model]
    let pay = Double.pow(provider.effectivePay * paid / referencePay, -rules.wageExponent)
    let overload = Double.exp(
      rules.overloadEffect * (provider.overtime + provider.missed + provider.cut))
    // Autonomy counts only where it is protected from the pressure of the hours.
    let pressed = provider.missed + provider.agency > 0.05
    let autonomy = pressed ? 1 : Double.exp(-model.autonomy)
    // Total effects stay between 14.5 and 42 % a year, as seen for whole bundles of conditions.
    let ratio = pay * overload * autonomy * provider.luck
    let bounded = rules.leaveHazard > 0 ? min(max(ratio, lowestRatio), highestRatio) : ratio
    return bounded * model.turnover
  }

  /// Runs a worker's thresholds down to now.
  mutating func runDown(_ worker: Int) {
    let from = workers[worker].clockedTo
    guard now > from else { return }
    let age = aged(now - workers[worker].started)
    workers[worker].leaveThreshold -=
      workers[worker].leaveFactor * (age - workers[worker].agedTo)
    workers[worker].agedTo = age
    workers[worker].setUpThreshold -= workers[worker].setUpFactor * (now - from)
    workers[worker].clockedTo = now
  }

  private func aged(_ weeks: Double) -> Double {
    rules.tenureShape == 1 ? weeks : weeks > 0 ? .pow(weeks, rules.tenureShape) : 0
  }

  /// Enters the first of a worker's ends of employment that falls before rates may change again.
  mutating func awaitLeaving(_ worker: Int) {
    workers[worker].stamp &+= 1
    let age = workers[worker].agedTo
    let factor = workers[worker].leaveFactor
    var leaving = Double.infinity
    if factor > 0 {
      let due = age + max(0, workers[worker].leaveThreshold) / factor
      let limit = aged(nextQuarter - workers[worker].started)
      if due < limit {
        leaving =
          workers[worker].started
          + (rules.tenureShape == 1 ? due : .pow(due, 1 / rules.tenureShape))
      }
    }
    let rate = workers[worker].setUpFactor
    let settingUp =
      rate > 0 ? now + max(0, workers[worker].setUpThreshold) / rate : Double.infinity
    if leaving <= settingUp, leaving < nextQuarter {
      calendar.enter(
        .leaving, at: max(now, leaving), subject: worker, stamp: workers[worker].stamp)
    } else if settingUp < nextQuarter {
      calendar.enter(.settingUp, at: settingUp, subject: worker, stamp: workers[worker].stamp)
    }
  }

  /// A worker leaves an employer: for another in the sector, or out of it.
  mutating func leaveEmployer(_ worker: Int) {
    let provider = Int(workers[worker].employer)
    tally.count(.leavers, 1, model: providers[provider].model)
    note(
      "left_employer", worker: worker, provider: provider, amount: now - workers[worker].started)
    part(worker)
    findOtherWork(worker, after: provider)
  }

  /// A worker without employer takes another job in the sector, or leaves it; whether they found one.
  @discardableResult
  mutating func findOtherWork(_ worker: Int, after provider: Int, transfers: Bool = false) -> Bool {
    // Whoever's employer closes goes with the packages where there is work.
    let stays =
      transfers
      || streams.uniform(.destination, workers[worker].ordinal, workers[worker].spell)
        < rules.stayInSector
    if stays, let other = chooseEmployer(worker, except: provider) {
      // Moves are not departures from work: the count of those hired is of the pool.
      counts.hired -= 1
      hire(worker, by: other, transfers: transfers)
      return true
    }
    counts.leftEmployment += 1
    return false
  }

  /// A worker leaves employment to work alone.
  mutating func setUpAlone(_ worker: Int) {
    let former = Int(workers[worker].employer)
    guard let micro = selfEmployedModel else { return }
    tally.count(.leavers, 1, model: providers[former].model)
    tally.count(.displaced, 1, model: providers[former].model)
    note("set_up_alone", worker: worker, provider: former, amount: now - workers[worker].started)
    part(worker)
    openMicro(model: micro, founder: worker)
    counts.setUpAlone += 1
  }

  // MARK: Sickness

  /// Enters the next spell of sickness of a worker, at the care model's days a year.
  mutating func awaitSickness(_ worker: Int) {
    let model = models[providers[Int(workers[worker].employer)].model]
    let rate = model.sickDays / max(rules.sicknessSpell * 7, 1e-9) / weeksAYear
    guard rate > 0 else { return }
    workers[worker].sickSpell &+= 1
    let wait =
      streams.exponential(.sickness, workers[worker].ordinal, workers[worker].sickSpell) / rate
    calendar.enter(.sickness, at: now + wait, subject: worker, stamp: workers[worker].spell)
  }

  mutating func fallSick(_ worker: Int, spell: UInt32) {
    guard workers[worker].employer >= 0, workers[worker].spell == spell else { return }
    let provider = Int(workers[worker].employer)
    accrue(provider)
    workers[worker].absent = true
    providers[provider].presentTime -= workers[worker].hours
    countSpare(provider)
    fill(provider)
    let length =
      rules.sicknessSpell
      * streams.exponential(.sicknessLength, workers[worker].ordinal, workers[worker].sickSpell)
    calendar.enter(.recovery, at: now + length, subject: worker, stamp: spell)
  }

  mutating func recover(_ worker: Int, spell: UInt32) {
    guard workers[worker].employer >= 0, workers[worker].spell == spell, workers[worker].absent
    else { return }
    let provider = Int(workers[worker].employer)
    accrue(provider)
    workers[worker].absent = false
    providers[provider].presentTime += workers[worker].hours
    countSpare(provider)
    fill(provider)
    awaitSickness(worker)
    offerQueue(to: provider)
  }
}
