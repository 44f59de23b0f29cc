import Randomness
import RealModule

// How providers come about: potential entrants, founders, and the pay they open with.
extension World {
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

  /// Providers of a care model's usual size that the share intended for when they would open would
  /// make.
  private func wantedProviders(_ model: Int) -> Double {
    intendedShare(model, at: now + models[model].setUpTime) * peopleAtStart
      / max(models[model].size, 1)
  }

  /// Share of the packages that wait for a care model to which one of its providers may hope: no more
  /// than wait in the neighbourhoods that it serves, and none before it is on the authority's list.
  func reach(_ provider: Provider) -> Double {
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
    providers[provider].isListed = !levers.preferredProviders || isAlwaysListed(model)
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
