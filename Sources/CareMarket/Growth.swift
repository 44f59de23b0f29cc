import Randomness
import RealModule

// How large providers mean to be, and what they become: other teams, offices and companies.
extension World {
  /// What a provider wants to be next quarter [hours of working time a week].
  mutating func setTarget(_ provider: Int) {
    let own = providers[provider]
    let identity = identity(of: provider)
    // An authority decides in the first quarter of its years, which begin in week 0, and where it has
    // not decided before.
    let decides = quarterNumber.isMultiple(of: 4) || own.quarterOrdinal == 0
    providers[provider].quarterOrdinal &+= 1
    let numbers = models[own.model]
    let committed = own.committedTime * (1 + rules.staffingSlack)
    let sameKind = committedByModel[own.model]
    let share =
      sameKind > 0 ? own.committedTime / sameKind : 1 / Double(max(1, openByModel[own.model]))
    let waiting = max(0, waitingTime[own.model]) * min(share, reach(own))
    let unit = usualPackageTime
    switch models[own.model].behaviour.growth {
    case .proportional:
      let luck =
        rules.growthSD * 0.5
        * streams.normal(.appetite, identity, providers[provider].quarterOrdinal)
      providers[provider].targetTime =
        max(rules.workerHours, committed * .exp(luck) + waiting)
    case .posts:
      // Posts follow what the authority intends for the year.
      if decides {
        // Reablement is the authority's own wherever it has a service.
        let reablement =
          own.model == reablementProvider
          ? enquiriesAtStart * (1 - rules.selfFundedShare) * rules.reablementShare
            * rules.reablementLength * unit : 0
        providers[provider].targetTime =
          min(plannedTime(own.model) + reablement, committed * 1.25 + 2 * unit)
          * (1 + rules.staffingSlack)
      }
    case .steps:
      // The owner decides once a year, in steps of a quarter of the usual size (an assumption), and
      // not while there is a loss. A plan that counts on private work hires for it beforehand.
      if decides {
        let withPrivate = plannedTime(own.model) * (1 + levers.privatePlan.value(at: now))
        let step = own.lossQuarters > 0 ? 0 : max(2 * rules.workerHours, numbers.size * unit / 4)
        providers[provider].targetTime =
          min(withPrivate * (1 + rules.staffingSlack), max(own.targetTime, committed) + step)
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

  /// Working time of the packages that are intended for a care model over the year to come
  /// [hours/week].
  private func plannedTime(_ model: Int) -> Double {
    intendedShare(model, at: now + weeksAYear / 2) * (1 - rules.selfFundedShare) * peopleAtStart
      * usualPackageTime
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
    for one in [provider, team] {
      renewRotas(of: one)
      fill(one)
    }
    note("team_split", provider: team, amount: providers[team].contact.sum)
  }

  /// A franchisee whose territory is full opens a second office next door, from its own cash. The new
  /// office's ordinal follows from the first one's.
  mutating func openSecondOffice(_ provider: Int) {
    let own = providers[provider]
    let numbers = models[own.model]
    guard numbers.behaviour.growth == .territory, own.state == .open, own.margin > 0 else { return }
    guard own.committedTime > 0.95 * numbers.size * usualPackageTime else { return }
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
  mutating func resellTerritory(of former: Provider) {
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
  mutating func takeOverInHouse(_ company: Int) {
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
    for one in [former, company] {
      renewRotas(of: one)
      fill(one)
    }
  }
}
