import Randomness

// Brokerage: packages are offered, taken, handed back and withdrawn.
extension World {
  /// A person waits: first for the assessment and the plan, then for a main package, and perhaps for
  /// a support part with another provider.
  mutating func beginWaiting(_ person: Int) {
    runDownExit(person)
    people[person].stage = .waiting
    people[person].waitingSince = now
    people[person].offers = 0
    peopleWaiting += 1
    awaitExit(person)
    let time =
      rules.brokerageTime
      * streams.exponential(
        .brokerage, people[person].ordinal, people[person].stay == .reablement ? 0 : 1)
    if time > 0 {
      calendar.enter(.brokered, at: now + time, subject: person, stamp: people[person].exitStamp)
    } else {
      offerPackages(of: person)
    }
  }

  /// The assessment is done and the plan agreed: the person's packages are offered.
  mutating func offerPackages(of person: Int) {
    guard people[person].stage == .waiting, packages[2 * person].provider < 0,
      !packages[2 * person].isWaiting
    else { return }
    let intended = intention(for: person, excludingMicro: false)
    let main = 2 * person
    if models[intended].behaviour.acceptance == .exempt, splits(person) {
      // What a micro-enterprise cannot take whole it may take in part: the support.
      packages[main + 1].intended = UInt8(intended)
      packages[main + 1].isWaiting = true
      packages[main].intended = UInt8(intention(for: person, excludingMicro: true))
      seek(main + 1)
      seek(main)
    } else {
      packages[main].intended = UInt8(intended)
      seek(main)
    }
  }

  /// The care model to which a new package is offered first: for publicly funded people by the mix
  /// that the authority intends, as a race of exponential clocks with the shares as rates (which is
  /// a choice with Gumbel noise), so that a further model disturbs no other.
  private mutating func intention(for person: Int, excludingMicro: Bool) -> Int {
    if people[person].stay == .reablement, people[person].route != .selfFunded,
      let inhouse = reablementProvider
    {
      return inhouse
    }
    let ordinal = people[person].ordinal
    let shares = people[person].route == .selfFunded ? startingMix : mixNow
    var race = streams.race(.intention, ordinal)
    for model in shares.indices where shares[model] > 0 {
      let acceptance = models[model].behaviour.acceptance
      if excludingMicro, acceptance == .exempt { continue }
      // The authority's own service does not sell to those who pay for themselves.
      if acceptance == .everything, people[person].route == .selfFunded { continue }
      streams.enter(&race, UInt32(model), rate: shares[model], as: model)
    }
    return streams.winner(of: &race) ?? 0
  }

  /// Whether only the support part of a person's need suits a micro-enterprise.
  private func splits(_ person: Int) -> Bool {
    let whole = people[person]
    guard whole.support >= 1, microMayServe(whole.route) else { return false }
    return whole.twoCarers || whole.personal + whole.support > 14 || levers.exemption == .none
  }

  /// A package looks for a provider: at once, or from the queue.
  mutating func seek(_ package: Int) {
    let person = package >> 1
    packages[package].isWaiting = true
    packages[package].waitingSince = now
    packages[package].occasion &+= 1
    packages[package].hospital =
      levers.hospitalFirst && people[person].fromHospital && people[person].started.isNaN
    // Self-funders arrange care themselves, and nobody waits for a model that could not serve them.
    let isHeld =
      people[person].route != .selfFunded && mayEverServe(package, Int(packages[package].intended))
    packages[package].holdUntil = isHeld ? now + rules.holdFor : now
    setHours(package, needed(package))
    waitingPackages += 1
    if people[person].route == .selfFunded { waitingSelfFunded += 1 }
    waitingTime[Int(packages[package].intended)] += roughTime(package)
    packages[package].time = roughTime(package)
    if place(package) { return }
    let place = QueuePlace(package: Int32(package), occasion: packages[package].occasion)
    if packages[package].hospital { hospitalQueue.append(place) } else { homeQueue.append(place) }
    if packages[package].holdUntil > now {
      calendar.enter(
        .holdEnds, at: packages[package].holdUntil, subject: package,
        stamp: packages[package].occasion)
    }
    if lastResortModel != nil, people[person].route != .selfFunded {
      calendar.enter(
        .holdEnds, at: now + rules.lastResortAfter, subject: package,
        stamp: packages[package].occasion)
    }
  }

  /// Working time that a package takes before it is known who gives it [hours/week].
  private func roughTime(_ package: Int) -> Double {
    let person = people[package >> 1]
    return packages[package].hours * person.carers * (1 + rules.travel(rural: person.rural))
  }

  /// Offers a package to all who may take it now, and starts care with one of them.
  @discardableResult
  mutating func place(_ package: Int) -> Bool {
    let person = package >> 1
    let entity = people[person].ordinal
    let occasion = packages[package].occasion << 1 | UInt32(package & 1)
    let held = exceedsBudget(package)
    if held { hasHeldBack = true }
    // Which care models could take it counts for the first 14 days, whoever it is offered to.
    let counts = now <= people[person].waitingSince + 2
    if held, !counts, !streams.isSequential { return false }
    var kinds: UInt16 = 0
    var race = streams.race(.placement, entity, occasion)
    for index in open where spare[Int(index)] + 1e-9 >= asked[package] {
      let provider = Int(index)
      guard fits(package, provider), accepts(package, provider) else { continue }
      kinds |= 1 << UInt16(providers[provider].model)
      guard !held, isOffered(package, to: provider) else { continue }
      streams.enter(
        &race, identity(of: provider), rate: max(providers[provider].spareTime, 1e-6), as: provider)
    }
    if counts { people[person].offers |= kinds }
    guard let best = streams.winner(of: &race) else { return false }
    start(package, at: best)
    return true
  }

  /// A provider's identity in all scenarios: its care model and its ordinal among potential entrants.
  func identity(of provider: Int) -> UInt32 {
    UInt32(providers[provider].model) << 24 | (providers[provider].ordinal & 0xff_ffff)
  }

  /// Whether the intention and the days that it is held for leave a package open to a provider.
  private func isOffered(_ package: Int, to provider: Int) -> Bool {
    if people[package >> 1].route == .commissioned,
      !providers[provider].isListed
        || !levers.admits(models[providers[provider].model].behaviour.entry)
    {
      return false
    }
    let model = providers[provider].model
    if Int(packages[package].intended) == model { return true }
    if people[package >> 1].route == .selfFunded {
      return models[model].behaviour.acceptance != .everything
    }
    guard now >= packages[package].holdUntil - 1e-9 else { return false }
    if models[model].behaviour.acceptance == .everything {
      // The authority's own service takes what nobody else takes, when it has waited long enough.
      return levers.lastResort
        && now >= packages[package].waitingSince + rules.lastResortAfter - 1e-9
    }
    return true
  }

  /// Whether a provider has the hours.
  private func fits(_ package: Int, _ provider: Int) -> Bool {
    providers[provider].spareTime + 1e-9
      >= time(of: package, hours: packages[package].hours, at: provider)
  }

  /// Working time of a package with a provider, travel and coordination included [hours/week].
  func time(of package: Int, hours: Double, at provider: Int) -> Double {
    let person = people[package >> 1]
    let model = models[providers[provider].model]
    let travel = rules.travel(rural: person.rural) * providers[provider].travelFactor
    return hours * person.carers * (1 + travel + model.coordination)
  }

  /// Whether a provider's care model, costs and rules let it take a package.
  private mutating func accepts(_ package: Int, _ provider: Int) -> Bool {
    let person = people[package >> 1]
    switch models[providers[provider].model].behaviour.acceptance {
    case .everything: return true
    case .economic:
      return isFree(package, provider) && pays(package, provider)
    case .neighbourhood: return isNear(person, provider) && pays(package, provider)
    case .cluster:
      // Without admission to the list, the authority's packages go to others.
      guard person.route == .selfFunded || now >= providers[provider].admitted else { return false }
      return (!providers[provider].isCluster || isNear(person, provider))
        && pays(package, provider)
    case .exempt:
      guard person.locality == providers[provider].locality, !person.twoCarers || package & 1 == 1,
        microMayServe(person.route)
      else { return false }
      return isExempt(package, provider) && isFound(package, provider)
    }
  }

  private func isNear(_ person: Person, _ provider: Int) -> Bool {
    abs(Int(person.locality) - Int(providers[provider].locality)) <= 1
  }

  /// Whether a package pays its cost, or what a provider that leans to the private market asks of the
  /// authority's packages beyond it; and whether a self-funder would pay the price.
  private mutating func pays(_ package: Int, _ provider: Int) -> Bool {
    let person = people[package >> 1]
    let own = providers[provider]
    let model = models[own.model]
    var kept = 1.0
    if person.route == .selfFunded {
      // Competition holds private prices down: few would pay more than the usual one.
      if model.price > 1,
        1 + rules.willingness * streams.exponential(.willingness, person.ordinal) < model.price
      {
        return false
      }
    } else if own.isCommercial {
      kept -= model.surplus
      if model.behaviour.entry == .franchisor { kept -= rules.commercialRoyalty }
    }
    return kept * price(of: package, at: provider) >= marginalCost(package, provider)
  }

  /// Whether the authority's company may serve a self-funder: within the exemption from tendering, or
  /// beyond it where a scenario says so.
  private func isFree(_ package: Int, _ provider: Int) -> Bool {
    let person = people[package >> 1]
    let own = providers[provider]
    guard person.route == .selfFunded, models[own.model].behaviour.growth == .steps else {
      return true
    }
    switch levers.privateTrade {
    case .none: return false
    case .withinTeckal:
      let hours = packages[package].hours * person.carers
      return own.contact[.selfFunded] + hours <= rules.teckalLimit * (own.contact.sum + hours)
    case .beyondTeckal, .mutual: return true
    }
  }

  /// Whether a care model could serve a package at all, by who pays and how many carers it needs.
  private func mayEverServe(_ package: Int, _ model: Int) -> Bool {
    guard models[model].behaviour.acceptance == .exempt else { return true }
    let person = people[package >> 1]
    return microMayServe(person.route) && (!person.twoCarers || package & 1 == 1)
  }

  /// Micro-enterprises serve direct payments, funds and self-funders, and commissioned people only
  /// where the area commissions them directly.
  private func microMayServe(_ route: Route) -> Bool {
    route != .commissioned
      || levers.admits(.selfEmployment)
        && levers.commissionsMicro ?? (area.microStance == .commissions)
  }

  /// Whether the exemption from registration leaves room for a package.
  private func isExempt(_ package: Int, _ provider: Int) -> Bool {
    guard packages[package].personal > 0 else { return true }
    switch levers.exemption {
    case .people(let limit): return Double(providers[provider].personalPeople) + 1 <= limit
    case .directionAndControl: return people[package >> 1].route != .commissioned
    case .hours(let limit):
      return personalHours(of: provider) + packages[package].personal <= limit
    case .none: return false
    }
  }

  private func personalHours(of provider: Int) -> Double {
    caseloads[provider].reduce(0) { $0 + packages[Int($1)].personal }
  }

  /// Whether the two find each other: through a directory where there is support, otherwise by word
  /// of mouth, which grows with the years.
  private mutating func isFound(_ package: Int, _ provider: Int) -> Bool {
    let years = (now - providers[provider].opened) / weeksAYear
    let byMouth = rules.wordOfMouthReach * (1 - 1 / (1 + max(0, years)))
    let reach =
      levers.developmentSupport.value(at: now) > 0 ? max(rules.directoryReach, byMouth) : byMouth
    return streams.uniform(
      .visibility, people[package >> 1].ordinal, 0, identity(of: provider)) < reach
  }

  /// Weekly price of an hour to whoever pays, of a package with a provider [pounds/hour].
  func price(of package: Int, at provider: Int) -> Double {
    price(people[package >> 1].route, model: providers[provider].model)
  }

  /// What a provider pays for one more contact hour [pounds/hour].
  func marginalCost(_ package: Int, _ provider: Int) -> Double {
    let person = people[package >> 1]
    let travel = rules.travel(rural: person.rural) * providers[provider].travelFactor
    let paidHours =
      1 + travel * providers[provider].paidTravel + models[providers[provider].model].coordination
    return payWithOnCosts(provider) * paidHours + mileage(travel: travel)
      + rules.variableOverhead * runningCost(of: provider) * referencePrice
  }

  // MARK: Starting and ending

  /// A provider takes a package: care starts.
  mutating func start(_ package: Int, at provider: Int) {
    let person = package >> 1
    sum(person)
    stopWaiting(package)
    accrue(provider)
    let rota = rota(for: package, at: provider)
    add(package, to: provider, rota: rota)
    packages[package].deliveredMark = providers[provider].deliveredIntegral
    fill(provider)
    let cell = PersonGroup.cell(of: people[person])
    let route = people[person].route
    if route != .selfFunded {
      tally.countPublicStart(model: providers[provider].model)
      if providers[provider].model == Int(packages[package].intended) {
        tally.count(.startsAsIntended, 1, model: Int(packages[package].intended))
      }
    }
    note("care_started", person: person, provider: provider, amount: packages[package].hours)
    for name in 0..<6 where isTraced && rota[name] >= 0 {
      note("carer_named", person: person, worker: Int(rota[name]), provider: provider)
    }
    guard package & 1 == 0 else { return }
    tally.count(.newPackages, 1, cell: cell)
    if people[person].offers.nonzeroBitCount >= 2 { tally.count(.offeredTwoKinds, 1, cell: cell) }
    recordWait(person)
    runDownExit(person)
    people[person].stage = .inCare
    peopleWaiting -= 1
    peopleInCare += 1
    awaitExit(person)
    if people[person].stay == .reablement {
      calendar.enter(
        .reablementEnds, at: now + rules.reablementLength, subject: person,
        stamp: people[person].exitStamp)
    }
    if people[person].started.isNaN {
      people[person].started = now
      people[person].needAtStart = need(of: person)
      people[person].agreed = need(of: person)
      calendar.enter(.followUp, at: now + 26, subject: person)
    }
  }

  /// Takes a package off a provider, or out of the queue, for good.
  mutating func withdraw(_ package: Int) {
    if packages[package].isWaiting { stopWaiting(package) }
    guard packages[package].provider >= 0 else { return }
    let provider = Int(packages[package].provider)
    accrue(provider)
    remove(package, from: provider)
    fill(provider)
    packages[package].provider = -1
  }

  private mutating func stopWaiting(_ package: Int) {
    guard packages[package].isWaiting else { return }
    packages[package].isWaiting = false
    asked[package] = .infinity
    waitingPackages -= 1
    if people[package >> 1].route == .selfFunded { waitingSelfFunded -= 1 }
    waitingTime[Int(packages[package].intended)] -= packages[package].time
    queueHoles += 1
  }

  /// A package comes back to brokerage: the person waits again.
  ///
  /// - Parameter closing: the provider closes, which is counted as such and not as handing back.
  mutating func handBack(_ package: Int, closing: Bool = false) {
    let person = package >> 1
    let provider = Int(packages[package].provider)
    sum(person)
    if !closing {
      tally.count(
        .handedBackHours, packages[package].hours * people[person].carers,
        model: providers[provider].model)
    }
    note(
      closing ? "lost_provider" : "handed_back", person: person, provider: provider,
      amount: packages[package].hours)
    withdraw(package)
    if package & 1 == 0 {
      runDownExit(person)
      people[person].stage = .waiting
      people[person].waitingSince = now
      people[person].offers = 0
      peopleInCare -= 1
      peopleWaiting += 1
      awaitExit(person)
    }
    seek(package)
  }

  /// A provider has hours to spare: the longest waits go first, hospital before home.
  mutating func offerQueue(to provider: Int) {
    guard providers[provider].state == .open, waitingPackages > 0,
      spare[provider] > smallestSpare
    else { return }
    if waitingSelfFunded > 0, providers[provider].isCommercial {
      // The private market first: it pays more.
      offer(hospital: true, to: provider, selfFunded: true)
      offer(hospital: false, to: provider, selfFunded: true)
    }
    offer(hospital: true, to: provider)
    offer(hospital: false, to: provider)
    if queueHoles > 16, queueHoles > waitingPackages { compactQueues() }
  }

  private mutating func offer(hospital: Bool, to provider: Int, selfFunded: Bool = false) {
    // What is placed stays in the queue as a hole, and nothing joins it meanwhile.
    for queued in hospital ? hospitalQueue : homeQueue
    where asked[Int(queued.package)] <= spare[provider] + 1e-9 {
      guard providers[provider].spareTime > smallestSpare else { return }
      let package = Int(queued.package)
      if selfFunded, people[package >> 1].route != .selfFunded { continue }
      guard isWaiting(queued), fits(package, provider), isOffered(package, to: provider)
      else { continue }
      let exceeds = exceedsBudget(package)
      // Who would take it besides changes nothing, once it is known that something is held back.
      if exceeds, hasHeldBack, !streams.isSequential { continue }
      guard accepts(package, provider) else { continue }
      if exceeds { hasHeldBack = true } else { start(package, at: provider) }
    }
  }

  /// Whether a place in a queue is still that of a package that waits.
  func isWaiting(_ place: QueuePlace) -> Bool {
    let package = packages[Int(place.package)]
    return package.isWaiting && package.occasion == place.occasion
  }

  /// A package's days of being held are over: all who may serve it are asked.
  mutating func holdEnded(_ package: Int, stamp: UInt32) {
    guard packages[package].isWaiting, packages[package].occasion == stamp else { return }
    place(package)
  }

  private mutating func compactQueues() {
    hospitalQueue = hospitalQueue.filter { isWaiting($0) }
    homeQueue = homeQueue.filter { isWaiting($0) }
    queueHoles = 0
  }

  /// The budget has room again: the longest waits are asked first.
  mutating func offerHeldBack() {
    guard waitingPackages > 0, hasHeldBack else { return }
    hasHeldBack = false
    for queued in hospitalQueue + homeQueue where isWaiting(queued) {
      place(Int(queued.package))
      if hasHeldBack { return }
    }
  }

  /// What became of a cohort member's wait: to 26 weeks, and whether care started in 14 or 28 days.
  mutating func recordWait(_ person: Int) {
    // Only a first wait that could be followed for 26 weeks belongs to the cohort.
    guard people[person].started.isNaN, people[person].arrived >= 0,
      people[person].arrived <= horizon - 26
    else { return }
    let cell = PersonGroup.cell(of: people[person])
    let wait = now - people[person].arrived
    let isStarting = packages[2 * person].provider >= 0
    tally.count(.cohort, 1, cell: cell)
    tally.count(.cohortWait, min(26, wait), cell: cell)
    if isStarting, wait <= 2 { tally.count(.startedIn14, 1, cell: cell) }
    if isStarting, wait <= 4 { tally.count(.startedIn28, 1, cell: cell) }
    if wait > 4 { tally.count(.longWaits, 1, cell: cell) }
  }
}

/// A package's place in a queue. What was placed since, or handed back again, leaves a hole.
struct QueuePlace: Sendable {
  let package: Int32
  let occasion: UInt32
}

/// Working time below which nobody looks for another package [hours/week].
var smallestSpare: Double { 0.5 }
