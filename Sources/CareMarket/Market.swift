import Randomness
import RealModule

// The market: providers enter, grow and close.
extension World {
  // MARK: Entry

  /// Enters a care model's next potential entrant. Potential entrants come at a fixed ceiling, so
  /// that a provider's ordinal does not depend on how many others were thinned away.
  mutating func awaitEntrant(_ model: Int) {
    let ceiling = entryCeiling(model)
    guard ceiling > 0 else { return }
    let gap = streams.exponential(.entry, entrantIdentity(model)) / ceiling
    calendar.enter(.entrant, at: now + gap, subject: model)
  }

  private func entrantIdentity(_ model: Int) -> UInt32 {
    UInt32(model) << 24 | (nextEntrant[model] & 0xff_ffff)
  }

  /// Highest rate of entry that a care model can reach [1/week].
  private func entryCeiling(_ model: Int) -> Double {
    switch models[model].behaviour.entry {
    case .market, .franchisor, .sponsor, .founders:
      rules.entryCeiling * models[model].entryRate * potentialProviders(model)
    case .authority, .selfEmployment: 0
    }
  }

  /// Providers of a care model's usual size that the area's whole caseload would make.
  private func potentialProviders(_ model: Int) -> Double {
    max(1, peopleAtStart / max(models[model].size, 1))
  }

  /// A potential entrant: thinned to the rate that holds now, it prepares to open.
  mutating func considerEntry(_ model: Int) {
    let identity = entrantIdentity(model)
    let ordinal = nextEntrant[model]
    nextEntrant[model] += 1
    awaitEntrant(model)
    let ceiling = entryCeiling(model)
    guard streams.uniform(.entryThinning, identity) * ceiling < entryRate(model) else { return }
    let provider = addProvider(model: model, ordinal: ordinal)
    let length =
      models[model].setUpTime * (0.75 + 0.5 * streams.uniform(.registration, identity))
    calendar.enter(.opening, at: now + length, subject: provider)
    note("prepares_to_open", provider: provider, amount: length)
  }

  /// Rate of entry of a care model now [1/week].
  private func entryRate(_ model: Int) -> Double {
    let numbers = models[model]
    // Who has grown beyond the usual size stands for as many as would serve its people.
    let stock = open.reduce(0.0) {
      guard providers[Int($1)].model == model else { return $0 }
      let isMarket = numbers.behaviour.entry == .market
      return $0
        + (isMarket ? 1 : max(1, Double(caseloads[Int($1)].count) / max(numbers.size, 1)))
    }
    // Offices and teams that are paid for already, and will open.
    var preparing = 0.0
    for index in providers.indices
    where providers[index].model == model && providers[index].state == .preparing {
      preparing += 1
    }
    switch models[model].behaviour.entry {
    case .market:
      let expected = Double.exp(
        rules.entryElasticity * max(-0.5, min(0.5, marketMargin - rules.outsideReturn)))
      let before = startingMix[model]
      let demand = before > 0 ? min(3, mixNow[model] / before) : 1
      return numbers.entryRate * max(1, stock) * expected * demand
    case .franchisor, .sponsor:
      return numbers.entryRate * max(0, wantedProviders(model) - stock - preparing)
    case .founders:
      // Founders are rare without a supporter; with one they come four times as often (an
      // assumption). Every success documents another (register: wcpp-italy-replication-commitment).
      let support = levers.cooperativeSupport.value(at: now) > 0 ? 4.0 : 1
      let missing = max(0, wantedProviders(model) - stock)
      var successes = 0.0
      for index in open where providers[Int(index)].model == model {
        if providers[Int(index)].margin > 0 { successes += 1 }
      }
      return numbers.entryRate * (support * missing + min(missing, successes))
    case .authority, .selfEmployment: return 0
    }
  }

  /// Providers of a care model's usual size that the intended share of people would make: whoever
  /// decides now knows the plan for when they would open.
  private func wantedProviders(_ model: Int) -> Double {
    let opening = now + models[model].setUpTime
    let share = hasBegun ? levers.mix[model]?.value(at: opening) : nil
    return (share ?? mixNow[model]) * peopleAtStart / max(models[model].size, 1)
  }

  /// Share of the packages that wait for a care model to which one of its providers may hope: no more
  /// than wait in the neighbourhoods that it serves, and none before it is on the authority's list.
  private func reach(_ provider: Provider) -> Double {
    guard now >= provider.admitted else { return 0 }
    let neighbourhoods = min(1, 3 / Double(localities))
    switch models[provider.model].behaviour.acceptance {
    case .neighbourhood: return neighbourhoods
    case .cluster: return provider.isCluster ? neighbourhoods : 1
    case .economic, .everything, .exempt: return 1
    }
  }

  /// Adds a provider that is not open yet, with its own unit cost and luck.
  mutating func addProvider(model: Int, ordinal: UInt32, locality: Int16? = nil) -> Int {
    let identity = UInt32(model) << 24 | (ordinal & 0xff_ffff)
    let numbers = models[model]
    let choosesCluster = numbers.behaviour.acceptance == .cluster
    let isCluster =
      choosesCluster && streams.uniform(.clustering, identity) < numbers.cluster
    let place = streams.uniform(.providerLocality, identity)
    append(
      Provider(
        model: model, ordinal: ordinal,
        locality: locality ?? Int16(min(localities - 1, Int(place * Double(localities)))),
        unitCost: rules.costMedian * .exp(rules.costSD * streams.normal(.unitCost, identity)),
        luck: .exp(
          rules.luckSigma * streams.normal(.luck, identity) - rules.luckSigma * rules.luckSigma / 2),
        isCommercial: numbers.commercial > 0
          && streams.uniform(.format, identity) < numbers.commercial,
        isCluster: isCluster,
        travelFactor: choosesCluster && !isCluster ? 1 : numbers.travelFactor))
    let provider = providers.count - 1
    providers[provider].filledTo = now
    // The offices of a franchisor, and the teams of a sponsor, stand in for one another.
    switch models[model].behaviour.entry {
    case .franchisor, .sponsor: providers[provider].parent = Int32(model)
    case .market, .authority, .selfEmployment, .founders: break
    }
    providers[provider].isListed =
      !levers.preferredProviders || models[model].behaviour.entry == .authority
      || levers.mix[model] != nil
    providers[provider].closeThreshold = streams.exponential(.closing, identity)
    providers[provider].coverThreshold = streams.exponential(.coverRisk, identity)
    providers[provider].pay = startingPay(model, identity)
    // Salaried staff, and patches with guaranteed hours, are paid for the way between visits.
    let isSalaried = models[model].guaranteed >= 1
    providers[provider].paidTravel =
      !isSalaried && streams.uniform(.contactPaid, identity) < rules.contactOnlyShare ? 0 : 1
    return provider
  }

  /// Pay at the outset: the pay share of the sustainable price, or the statutory wage if higher, with
  /// the care model's premium [pounds/hour].
  private mutating func startingPay(_ model: Int, _ identity: UInt32) -> Double {
    let usual = max(rules.payFloor, rules.payShare * referencePrice)
    let spread = models[model].behaviour.pay == .scale ? 0 : 0.03
    return max(
      rules.payFloor,
      usual * models[model].payPremium * .exp(spread * streams.normal(.startPay, identity)))
  }

  /// A provider opens: it has its reserves, and looks for its first workers. A team that splits off
  /// has what its parent gives it.
  mutating func openProvider(_ provider: Int, isSplit: Bool = false) {
    let model = providers[provider].model
    let identity = identity(of: provider)
    providers[provider].state = .open
    providers[provider].opened = now
    providers[provider].founded = now
    providers[provider].filledTo = now
    providersOpened[model] += 1
    open.append(Int32(provider))
    tally.count(.entries, 1, model: model)
    calendar.enter(
      .settlement, at: now + streams.uniform(.settlementDay, identity), subject: provider)
    setEffectivePay(provider)
    if isSplit { return }
    let numbers = models[model]
    // Reserves for so many weeks of a first year's cost, from owners, members or the authority.
    let firstHours = Double(min(10, numbers.size)) * expectedPackage
    let reserves = pence(numbers.reserveWeeks * firstHours * referencePrice)
    let setUp = pence(numbers.setUpCost * priceLevel)
    if models[model].behaviour.entry == .authority {
      ledger.take(reserves, from: .authority)
      ledger.pay(setUp, from: .authority, to: .suppliers)
      countOneOff(reserves &+ setUp)
    } else {
      ledger.take(reserves, from: .owners)
      // Part of a territory's price is the franchisor's fee.
      let fee =
        models[model].behaviour.entry == .franchisor && providers[provider].isCommercial
        ? min(setUp, pence(rules.territoryFee * priceLevel)) : 0
      ledger.pay(setUp &- fee, from: .owners, to: .suppliers)
      ledger.pay(fee, from: .owners, to: .franchisors)
    }
    providers[provider].cash &+= reserves
    providers[provider].targetTime = max(rules.workerHours, firstHours * 0.5)
    providers[provider].openingTime = providers[provider].targetTime
    switch models[model].behaviour.entry {
    case .authority: if hasBegun { takeOverInHouse(provider) }
    // Those of the start have their staff from the start.
    case .founders: if referencePay > 0 { gatherFounders(provider) }
    case .market, .selfEmployment, .franchisor, .sponsor: break
    }
    note("opened", provider: provider)
  }

  /// Three to six workers leave their employers to found a co-operative, the more enterprising the
  /// likelier; until it is admitted to the authority's list it lives on self-funders.
  private mutating func gatherFounders(_ provider: Int) {
    let identity = identity(of: provider)
    let wanted = 3 + min(3, Int(4 * streams.uniform(.founderCount, identity)))
    // With a supporter the forms take half as long (an assumption).
    let pace = levers.cooperativeSupport.value(at: now) > 0 ? 0.5 : 1
    providers[provider].admitted =
      now + pace * rules.listAdmission * (0.5 + streams.uniform(.admission, identity))
    var race: [(time: Double, worker: Int)] = []
    for index in open where Int(index) != provider {
      guard models[providers[Int(index)].model].behaviour.employs else { continue }
      // Nobody leaves a co-operative that they founded for another.
      for worker in staff[Int(index)] where !workers[Int(worker)].isFounder {
        let time = streams.exponential(.founding, workers[Int(worker)].ordinal, identity)
        race.append((time / max(workers[Int(worker)].enterprise, 1e-9), Int(worker)))
      }
    }
    race.sort { ($0.time, $0.worker) < ($1.time, $1.worker) }
    for (_, worker) in race.prefix(wanted) {
      let former = Int(workers[worker].employer)
      tally.count(.leavers, 1, model: providers[former].model)
      part(worker)
      counts.hired -= 1
      hire(worker, by: provider, transfers: true)
      workers[worker].isFounder = true
      providers[provider].founders += 1
    }
    providers[provider].foundersAtStart = providers[provider].founders
  }

  mutating func countOneOff(_ pence: Int64) {
    let pounds = Double(pence) / 100
    tally.count(.paidInAll, pounds)
    tally.count(.oneOffSpend, pounds)
    tally.count(.authoritySpend, pounds)
    tally.count(.paidByAuthority, pounds)
    tally.count(.presentValue, pounds * discountFactor)
  }

  /// Opens a micro-enterprise of one, in a locality of its own; no registration is needed.
  mutating func openMicro(model: Int, founder: Int) {
    let ordinal = workers[founder].ordinal
    let provider = addProvider(model: model, ordinal: ordinal)
    openProvider(provider)
    seatFounder(founder, of: provider, at: now)
    offerQueue(to: provider)
  }

  /// Puts the owner to work, for the hours that owners of micro-enterprises have been seen to work.
  mutating func seatFounder(_ founder: Int, of provider: Int, at start: Double) {
    let ordinal = workers[founder].ordinal
    let hours = min(60, 24 * Double.exp(0.6 * streams.normal(.microCapacity, ordinal)))
    workers[founder] = Worker(founder: workers[founder], hours: hours)
    join(founder, provider, at: start)
    providers[provider].capacity = hours
    providers[provider].targetTime = hours
    providers[provider].effectivePay = referencePay
  }

  // MARK: Growth

  /// What a provider wants to be next quarter [hours of working time a week].
  mutating func setTarget(_ provider: Int) {
    let own = providers[provider]
    let identity = identity(of: provider)
    providers[provider].quarterOrdinal &+= 1
    let numbers = models[own.model]
    let committed = own.committedTime * (1 + rules.staffingSlack)
    let sameKind = committedByModel[own.model]
    let share =
      sameKind > 0 ? own.committedTime / sameKind : 1 / Double(max(1, openByModel[own.model]))
    let waiting = max(0, waitingTime[own.model]) * min(share, reach(own))
    let unit = expectedPackage * (1 + rules.travel(rural: area.rural > 0.5))
    switch models[own.model].behaviour.growth {
    case .proportional:
      let luck =
        rules.growthSD * 0.5
        * streams.normal(.appetite, identity, providers[provider].quarterOrdinal)
      providers[provider].targetTime =
        max(rules.workerHours, committed * .exp(luck) + waiting)
    case .posts:
      // Posts follow what the authority intends, once a year.
      if providers[provider].quarterOrdinal.isMultiple(of: 4) || own.targetTime == 0 {
        let intended = mixNow[own.model] * (1 - rules.selfFundedShare) * peopleAtStart * unit
        // Reablement is the authority's own wherever it has a service.
        let reablement =
          own.model == reablementProvider
          ? enquiriesAtStart * (1 - rules.selfFundedShare) * rules.reablementShare
            * rules.reablementLength * unit : 0
        providers[provider].targetTime =
          min(intended + reablement, committed * 1.25 + 2 * unit) * (1 + rules.staffingSlack)
      }
    case .steps:
      // The owner decides once a year, in steps of a quarter of the usual size (an assumption), and
      // not while there is a loss. A plan that counts on private work hires for it beforehand.
      if providers[provider].quarterOrdinal.isMultiple(of: 4) || own.targetTime == 0 {
        let intended = mixNow[own.model] * (1 - rules.selfFundedShare) * peopleAtStart * unit
        let planned = 1 + levers.privatePlan.value(at: now)
        let step = own.lossQuarters > 0 ? 0 : max(2 * rules.workerHours, numbers.size * unit / 4)
        providers[provider].targetTime =
          min(intended * planned * (1 + rules.staffingSlack), max(own.targetTime, committed) + step)
      }
    case .fullList:
      // Who has no owner's hours stays as large as it opened.
      providers[provider].targetTime =
        own.capacity > 0 ? own.capacity : max(rules.workerHours, own.openingTime)
    case .territory:
      providers[provider].targetTime =
        min(numbers.size * unit, max(2 * rules.workerHours, committed * 1.05 + waiting))
    case .teams:
      providers[provider].targetTime = max(4 * rules.workerHours, committed + waiting)
    case .capital:
      // Capital comes from surplus, grants and social lenders: without them, no growth.
      let canGrow = own.margin > 0 || levers.cooperativeSupport.value(at: now) > 0
      providers[provider].targetTime =
        canGrow
        ? max(4 * rules.workerHours, committed * 1.1 + waiting)
        : max(4 * rules.workerHours, committed)
    }
  }

  /// A self-managing team above its limit splits: half of the workers and of the people go over to a
  /// new team next door. The new team's ordinal follows from its parent's.
  mutating func splitTeam(_ provider: Int) {
    let own = providers[provider]
    let limit = Int(models[own.model].coverPool) + 2
    guard models[own.model].behaviour.growth == .teams, staff[provider].count > limit else {
      return
    }
    let team = addProvider(
      model: own.model, ordinal: laterOrdinal(of: own), locality: own.locality)
    openProvider(team, isSplit: true)
    accrue(provider)
    providers[team].pay = own.pay
    providers[team].paidTravel = own.paidTravel
    providers[team].margin = own.margin
    providers[team].founded = own.founded
    let half = own.cash / 2
    providers[provider].cash &-= half
    providers[team].cash &+= half
    for (place, worker) in Array(staff[provider]).enumerated() where place.isMultiple(of: 2) {
      transfer(worker: Int(worker), to: team)
    }
    for (place, package) in Array(caseloads[provider]).enumerated() where place.isMultiple(of: 2) {
      transfer(package: Int(package), to: team)
    }
    setEffectivePay(team)
    fill(provider)
    fill(team)
    note("team_split", provider: team, amount: providers[team].contact.sum)
  }

  /// A franchisee whose territory is full opens a second office next door, from its own cash. The new
  /// office's ordinal follows from the first one's.
  mutating func openSecondOffice(_ provider: Int) {
    let own = providers[provider]
    let numbers = models[own.model]
    guard numbers.behaviour.growth == .territory, own.state == .open, own.margin > 0 else { return }
    let unit = expectedPackage * (1 + rules.travel(rural: area.rural > 0.5))
    guard own.committedTime > 0.95 * numbers.size * unit else { return }
    let cost = pence(numbers.setUpCost * priceLevel)
    guard own.cash > cost else { return }
    providers[provider].cash &-= cost
    // Opening takes the cost from the owners again: here they are paid back what the office brings.
    ledger.give(cost, to: .owners)
    prepare(
      model: own.model, ordinal: laterOrdinal(of: own),
      locality: Int16((Int(own.locality) + 1) % localities), after: numbers.setUpTime)
  }

  /// The franchisor sells the territory of a franchisee who closed once more, after a gap.
  private mutating func resellTerritory(of former: Provider) {
    guard models[former.model].behaviour.entry == .franchisor, mixNow[former.model] > 0 else {
      return
    }
    prepare(
      model: former.model, ordinal: laterOrdinal(of: former), locality: former.locality,
      after: rules.territoryGap + models[former.model].setUpTime)
  }

  private mutating func prepare(
    model: Int, ordinal: UInt32, locality: Int16, after wait: Double
  ) {
    let next = addProvider(model: model, ordinal: ordinal, locality: locality)
    calendar.enter(.opening, at: now + wait, subject: next)
    note("prepares_to_open", provider: next, amount: wait)
  }

  /// Ordinal of a provider that another one gives rise to, apart from those of potential entrants.
  private func laterOrdinal(of provider: Provider) -> UInt32 {
    (provider.ordinal &* 2_654_435_761 &+ provider.quarterOrdinal) & 0x7f_ffff | 0x80_0000
  }

  /// A worker goes over to another provider with all terms: no departure, no new spell.
  mutating func transfer(worker: Int, to provider: Int) {
    let former = Int(workers[worker].employer)
    accrue(former)
    accrue(provider)
    let hours = workers[worker].hours
    let slot = Int(workers[worker].slot)
    if let last = staff[former].popLast(), Int(last) != worker {
      staff[former][slot] = last
      workers[Int(last)].slot = Int32(slot)
    }
    providers[former].hiredTime -= hours
    providers[provider].hiredTime += hours
    if workers[worker].transferred {
      providers[former].transferredTime -= hours
      providers[provider].transferredTime += hours
    }
    if !workers[worker].absent {
      providers[former].presentTime -= hours
      providers[provider].presentTime += hours
      countSpare(former)
      countSpare(provider)
    }
    if workers[worker].guaranteed {
      providers[former].guaranteedTime -= hours
      providers[provider].guaranteedTime += hours
    }
    workers[worker].employer = Int32(provider)
    workers[worker].slot = Int32(staff[provider].count)
    staff[provider].append(Int32(worker))
  }

  /// A package goes over to another provider without a break in the care.
  mutating func transfer(package: Int, to provider: Int) {
    sum(package >> 1)
    let former = Int(packages[package].provider)
    accrue(former)
    accrue(provider)
    let rota = remove(package, from: former)
    add(package, to: provider, rota: rota)
    packages[package].deliveredMark = providers[provider].deliveredIntegral
  }

  /// A trading company takes over the authority's own service, but for reablement.
  private mutating func takeOverInHouse(_ company: Int) {
    guard levers.transfersInHouse, let inhouse = lastResortModel else { return }
    let service = open.first { providers[Int($0)].model == inhouse }
    guard let service else { return }
    let former = Int(service)
    let before = providers[former].committedTime
    for package in Array(caseloads[former]) where people[Int(package) >> 1].stay != .reablement {
      transfer(package: Int(package), to: company)
    }
    let share = before > 0 ? providers[company].committedTime / before : 0
    let going = Int((Double(staff[former].count) * share).rounded())
    for worker in Array(staff[former]).prefix(going) {
      workers[Int(worker)].transferred = true
      providers[former].transferredTime += workers[Int(worker)].hours
      transfer(worker: Int(worker), to: company)
      tally.count(.transferred, 1, model: providers[company].model)
    }
    providers[company].pay = max(providers[company].pay, providers[former].pay)
    providers[company].targetTime = max(
      providers[company].targetTime, providers[company].committedTime * (1 + rules.staffingSlack))
    setEffectivePay(company)
    fill(former)
    fill(company)
  }

  // MARK: Closing

  /// Whether a provider closes this quarter, by its care model's reasons.
  mutating func considersClosing(_ provider: Int) -> Bool {
    let own = providers[provider]
    var hazard = 0.0
    switch models[own.model].behaviour.closure {
    case .decision: return false
    case .cashOrChoice: hazard = choiceHazard(own)
    case .ownersLife:
      // The owner compares what comes in with employment for the same hours, half of which is little.
      let employed = meanEffectivePay * own.capacity
      let poor =
        employed > 0 ? max(0, 1 - 2 * own.effectivePay * own.committedTime / employed) : 0
      // Weeks of income that the authority owes are weeks without it.
      let income = own.contact.sum * price(.directPayment, model: own.model)
      let weeks = income > 0 ? min(26, Double(own.owed) / 100 / income) : 0
      hazard =
        rules.closeRate * (1 + (isYoung(own) ? 0 : 4 * poor))
        * (1 + rules.latePaymentEffect * weeks)
    case .lastingLoss:
      if own.lossQuarters >= 12 { return true }
    case .fewerThanFour:
      if staff[provider].count < 4, !isYoung(own) { return true }
      hazard = choiceHazard(own)
    case .foundersGone:
      if staff[provider].count < 3, !isYoung(own) { return true }
      hazard = choiceHazard(own)
      // Without a supporter a co-operative fades as founders and their contacts go.
      if own.foundersAtStart > 0, levers.cooperativeSupport.value(at: now) <= 0 {
        let gone = 1 - Double(own.founders) / Double(own.foundersAtStart)
        hazard *= 1 + rules.founderEffect * gone
      }
    }
    providers[provider].closeThreshold -= hazard * quarterLength
    return providers[provider].closeThreshold < 0
  }

  /// The other employers see packages come onto the market, and look for the workers to give them,
  /// each in proportion to its size [hours/week].
  private mutating func advertise(_ time: Double) {
    var all = 0.0
    for index in open where models[providers[Int(index)].model].behaviour.employs {
      all += providers[Int(index)].committedTime
    }
    guard all > 0 else { return }
    for index in open where models[providers[Int(index)].model].behaviour.employs {
      providers[Int(index)].targetTime += time * providers[Int(index)].committedTime / all
    }
  }

  /// Hazard of closing by choice [1/week]: it rises with what the owners could earn elsewhere
  /// (register: wcpp-case-mears-exit-2020). A new provider is given a year.
  private func choiceHazard(_ provider: Provider) -> Double {
    let shortfall = isYoung(provider) ? 0 : max(0, rules.outsideReturn - provider.margin)
    // The larger a provider, the more its owners look at what else there is (strategic exit).
    let usual = rules.providerMeanPeople * expectedPackage
    let size =
      shortfall > 0 ? Double.pow(max(1, provider.contact.sum / usual), rules.exitSizeEffect) : 1
    return rules.closeRate * earlyRatio(provider)
      * (1 + size * min(shortfall, 0.3) / max(rules.returnScale, 1e-9))
  }

  /// What the first three years add to the hazard of closing; a franchisee is spared them where the
  /// franchisor knows the Welsh rules (register: wcpp-franchise-safer-start,
  /// wcpp-franchisors-unaware-welsh-rules).
  private func earlyRatio(_ provider: Provider) -> Double {
    guard now - provider.founded < 3 * weeksAYear else { return 1 }
    let isHelped =
      levers.franchisorKnowsRules && models[provider.model].behaviour.entry == .franchisor
    return isHelped ? 1 : rules.earlyFailure
  }

  private func isYoung(_ provider: Provider) -> Bool { now - provider.opened < weeksAYear }

  /// The largest independent provider leaves for better returns elsewhere, as Mears did
  /// (register: wcpp-case-mears-exit-2020), where a scenario says so.
  mutating func leaveStrategically() {
    guard levers.largestExits, quarterNumber == 4 else { return }
    var largest = -1
    for index in open where models[providers[Int(index)].model].behaviour.entry == .market {
      if largest < 0 || providers[Int(index)].committedTime > providers[largest].committedTime {
        largest = Int(index)
      }
    }
    if largest >= 0 { close(largest) }
  }

  /// A provider closes: its people return to brokerage, its workers look for other work.
  mutating func close(_ provider: Int) {
    guard providers[provider].state == .open else { return }
    providers[provider].state = .closed
    open.removeAll { Int($0) == provider }
    tally.count(.closures, 1, model: providers[provider].model)
    note("closed", provider: provider, amount: providers[provider].contact.sum)
    advertise(providers[provider].committedTime)
    for package in Array(caseloads[provider]) { handBack(Int(package), closing: true) }
    let employs = models[providers[provider].model].behaviour.employs
    for worker in Array(staff[provider]) {
      part(Int(worker))
      if !employs {
        counts.leftSelfEmployment += 1
      } else if !findOtherWork(Int(worker), after: provider, transfers: true) {
        // Who goes over with the packages has not left: only who finds no work has.
        tally.count(.leavers, 1, model: providers[provider].model)
      }
    }
    payOwed(provider, share: 1)
    // What is left, or owed, is the owners'.
    let cash = providers[provider].cash
    providers[provider].cash = 0
    let owner: Account =
      models[providers[provider].model].behaviour.entry == .authority ? .authority : .owners
    ledger.give(cash, to: owner)
    resellTerritory(of: providers[provider])
  }
}

extension Worker {
  /// The same person, working for themselves for other hours.
  init(founder: Worker, hours: Double) {
    self = Worker(
      ordinal: founder.ordinal, reservation: founder.reservation, enterprise: founder.enterprise,
      hours: hours, commute: founder.commute)
    spell = founder.spell
    sickSpell = founder.sickSpell
    stamp = founder.stamp
  }
}
