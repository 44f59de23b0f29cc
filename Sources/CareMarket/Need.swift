import Randomness
import RealModule

// Need: people enquire, their need changes, and they leave.
extension World {
  /// Growth of demand since week 0, as a factor.
  func demandFactor(at week: Double) -> Double {
    week <= 0 ? 1 : .exp(rules.demandGrowth * week)
  }

  /// Enters the next potential enquiry. Potential enquiries come at a fixed ceiling, so that a
  /// person's ordinal does not depend on how many others were thinned away.
  mutating func awaitEnquiry() {
    let gap = streams.exponential(.arrival, nextEnquiry) / (enquiriesAtStart * rules.enquiryCeiling)
    calendar.enter(.enquiry, at: now + gap, subject: 0)
  }

  /// A potential enquiry: thinned to the rate that holds now, it becomes a person in need.
  mutating func enquire() {
    let ordinal = nextEnquiry
    nextEnquiry += 1
    awaitEnquiry()
    let accepted = demandFactor(at: now) / rules.enquiryCeiling
    guard streams.uniform(.thinning, ordinal) < accepted else { return }
    let person = addPerson(ordinal: ordinal, arrived: now)
    counts.enquired += 1
    note("enquired", person: person, amount: need(of: person))
    if helpsInCommunity(person) { return }
    awaitNeedChange(person)
    beginWaiting(person)
  }

  /// Draws a person's traits, all keyed by the ordinal, and adds the person and two empty packages.
  ///
  /// - Parameter stay: given for the stationary start, where stays are length-biased.
  mutating func addPerson(ordinal: UInt32, arrived: Double, stay: Stay? = nil) -> Int {
    let place = streams.uniform(.locality, ordinal)
    let paid =
      rules.packageMedian * .exp(rules.packageSigma * streams.normal(.packageHours, ordinal))
    // Two carers go with large packages: the share is kept, in proportion to hours. The hours of a
    // package are those that are paid; two carers at once give a person half as many.
    let twoCarers =
      streams.uniform(.twoCarers, ordinal)
      < rules.twoCarerShare * paid / max(expectedPackage, 1e-9)
    let hours = min(maximumPackageHours, twoCarers ? paid / 2 : paid)
    let support = hours * min(0.95, 2 * rules.supportShare * streams.uniform(.supportPart, ordinal))
    let selfFunded = streams.uniform(.funding, ordinal) < rules.selfFundedShare
    let complex = streams.uniform(.complexity, ordinal) < rules.complexShare
    let fromHospital = streams.uniform(.hospital, ordinal) < rules.hospitalShare
    // Part of those from hospital are discharged to recover, and wait there.
    let recovering = levers.dischargeToRecover?.value(at: arrived) ?? rules.recoverShare
    // The health board's part of publicly funded care is for people with complex need.
    let isNHS =
      !selfFunded && complex
      && streams.uniform(.nhs, ordinal) * rules.complexShare < rules.nhsShare
    people.append(
      Person(
        ordinal: ordinal, arrived: arrived,
        locality: Int16(min(localities - 1, Int(place * Double(localities)))),
        rural: place < area.rural,
        complex: complex,
        twoCarers: twoCarers,
        fromHospital: fromHospital,
        waitsInBed: fromHospital && streams.uniform(.dischargeRoute, ordinal) >= recovering,
        hasUnpaidCarer: streams.uniform(.unpaidCarer, ordinal) < rules.unpaidCarerShare,
        means: drawMeans(ordinal), isNHS: isNHS,
        route: selfFunded ? .selfFunded : publicRoute(ordinal, at: arrived),
        stay: stay ?? newStay(ordinal), stage: .waiting, personal: hours - support,
        support: support, needAtStart: hours, agreed: hours,
        threshold: (
          streams.exponential(.exit, ordinal, 0), streams.exponential(.exit, ordinal, 1),
          streams.exponential(.exit, ordinal, 2)
        ),
        clockedTo: arrived, waitingSince: arrived, summedTo: arrived))
    for _ in 0..<2 {
      packages.append(Package())
      asked.append(.infinity)
    }
    return people.count - 1
  }

  private mutating func newStay(_ ordinal: UInt32) -> Stay {
    let u = streams.uniform(.stayKind, ordinal)
    if u < rules.reablementShare { return .reablement }
    return laterStay(ordinal)
  }

  /// Short or long, of somebody whose need does not end with reablement.
  mutating func laterStay(_ ordinal: UInt32) -> Stay {
    streams.uniform(.stayKind, ordinal, 1) < rules.shortStayShare ? .short : .long
  }

  /// A direct payment needs somebody able and willing to run it; a fund does not.
  private mutating func publicRoute(_ ordinal: UInt32, at week: Double) -> Route {
    let uptake = levers.directPaymentUptake?.value(at: week) ?? directPaymentUptakeNow
    let able = min(uptake, rules.directPaymentAble)
    if streams.uniform(.directPayment, ordinal) < able { return .directPayment }
    if streams.uniform(.funding, ordinal, 1) < levers.fundUptake.value(at: week) { return .fund }
    return .commissioned
  }

  func need(of person: Int) -> Double {
    people[person].personal + people[person].support
  }

  // MARK: Leaving

  /// Rates of death, of moving to a care home and of recovery [1/week].
  func exitRates(of person: Person) -> (Double, Double, Double) {
    let waiting = person.stage == .waiting
    let factor = waiting ? rules.exitsWhileWaiting : 1
    switch person.stay {
    case .reablement:
      return (0, 0, 0)
    case .short:
      return (0, 0, factor / rules.shortStay)
    case .long:
      let all = factor * (person.complex ? rules.complexExit : standardExit) / rules.longStay
      let careHome = all * (1 - rules.deathShare) + (waiting ? rules.waitingCareHomeRate : 0)
      return (all * rules.deathShare, careHome, 0)
    }
  }

  /// Runs a person's thresholds down to now, at the rates that have held since the last time. To be
  /// called before whatever changes the rates.
  mutating func runDownExit(_ person: Int) {
    let elapsed = now - people[person].clockedTo
    guard elapsed > 0 else { return }
    let rates = exitRates(of: people[person])
    people[person].threshold.0 -= elapsed * rates.0
    people[person].threshold.1 -= elapsed * rates.1
    people[person].threshold.2 -= elapsed * rates.2
    people[person].clockedTo = now
  }

  /// Enters the date on which the first of a person's thresholds is reached at the present rates.
  mutating func awaitExit(_ person: Int) {
    people[person].clockedTo = now
    people[person].exitStamp &+= 1
    let rates = exitRates(of: people[person])
    let threshold = people[person].threshold
    let wait = min(
      remaining(threshold.0, rates.0), remaining(threshold.1, rates.1),
      remaining(threshold.2, rates.2))
    calendar.enter(.exit, at: now + wait, subject: person, stamp: people[person].exitStamp)
  }

  private func remaining(_ threshold: Double, _ rate: Double) -> Double {
    rate > 0 ? max(0, threshold) / rate : .infinity
  }

  mutating func exit(_ person: Int) {
    let rates = exitRates(of: people[person])
    let threshold = people[person].threshold
    let death = remaining(threshold.0, rates.0)
    let careHome = remaining(threshold.1, rates.1)
    let recovery = remaining(threshold.2, rates.2)
    let cause: Leaving =
      death <= careHome && death <= recovery ? .death : careHome <= recovery ? .careHome : .recovery
    leave(person, cause)
  }

  /// A person leaves home care for good; what they held is free again.
  mutating func leave(_ person: Int, _ cause: Leaving) {
    if people[person].stage == .diverted {
      leaveFromCommunity(person, cause)
      return
    }
    sum(person)
    let cell = PersonGroup.cell(of: people[person])
    if people[person].stage == .waiting { recordWait(person) }
    let wasWaiting = people[person].stage == .waiting
    let served = [packages[2 * person].provider, packages[2 * person + 1].provider]
    withdraw(2 * person)
    withdraw(2 * person + 1)
    if wasWaiting { peopleWaiting -= 1 } else { peopleInCare -= 1 }
    people[person].stage = .left
    people[person].left = cause
    people[person].exitStamp &+= 1
    counts.leftPeople += 1
    if cause == .careHome {
      tally.count(.careHomes, 1, cell: cell)
      if people[person].route != .selfFunded { enterCareHome() }
    }
    flush(person)
    note(
      cause == .death ? "died" : cause == .careHome ? "moved_to_care_home" : "recovered",
      person: person)
    for provider in served where provider >= 0 { offerQueue(to: Int(provider)) }
    if levers.budgetRule == .hold { offerHeldBack() }
  }

  /// Somebody who was helped in the community needs no more, or dies, or moves to a care home; their
  /// place is free.
  private mutating func leaveFromCommunity(_ person: Int, _ cause: Leaving) {
    frontDoor.placesTaken -= 1
    people[person].stage = .left
    people[person].left = cause
    people[person].exitStamp &+= 1
    counts.leftPeople += 1
    // Not among the moves out of home care, whose rate is for a hundred people there: the authority
    // pays for the home all the same.
    if cause == .careHome, people[person].route != .selfFunded { enterCareHome() }
    note("left_community", person: person)
  }

  // MARK: Change

  mutating func awaitNeedChange(_ person: Int) {
    let wait =
      people[person].needOccasion == 0
      ? rules.needInterval * streams.uniform(.needPhase, people[person].ordinal)
      : rules.needInterval
    calendar.enter(.needChange, at: now + wait, subject: person)
  }

  /// Need drifts at a date of its own; every second date is a review, at which the plan follows.
  mutating func changeNeed(_ person: Int) {
    guard people[person].stage == .waiting || people[person].stage == .inCare else { return }
    sum(person)
    let occasion = people[person].needOccasion + 1
    people[person].needOccasion = occasion
    var factor = 1.0
    if rules.needSD > 0 || rules.needGrowth != 0 {
      let drift = rules.needGrowth * rules.needInterval - rules.needSD * rules.needSD / 2
      factor = .exp(
        drift + rules.needSD * streams.normal(.needChange, people[person].ordinal, occasion))
    }
    let main = packages[2 * person].provider
    if main >= 0 {
      let model = models[providers[Int(main)].model]
      // Skill in reablement shows once, and only where it is paid for by outcomes.
      if levers.contracting == .outcomes, model.hoursFactor < 1, occasion == 1 {
        factor *= model.hoursFactor
      }
      factor = afterEarlyWarning(factor)
    }
    people[person].personal = min(maximumPackageHours, people[person].personal * factor)
    people[person].support = min(maximumPackageHours, people[person].support * factor)
    let isReview = occasion.isMultiple(of: 2)
    if isReview { people[person].agreed = need(of: person) }
    replan(2 * person, isReview: isReview)
    replan(2 * person + 1, isReview: isReview)
    awaitNeedChange(person)
  }

  /// Hours of need that a package is for [hours/week]; the support part is its own package where
  /// another provider gives it.
  func needed(_ package: Int) -> Double {
    let person = people[package >> 1]
    if package & 1 == 1 { return person.support }
    return isSplit(package >> 1) ? person.personal : person.personal + person.support
  }

  /// Whether a person's support part is a package of its own.
  func isSplit(_ person: Int) -> Bool {
    packages[2 * person + 1].isWaiting || packages[2 * person + 1].provider >= 0
  }

  /// Brings the plan of a package to the need, where the way of paying lets it follow or a review is
  /// due.
  private mutating func replan(_ package: Int, isReview: Bool) {
    let hours = needed(package)
    guard packages[package].provider >= 0 else {
      if packages[package].isWaiting { setHours(package, hours) }
      return
    }
    let provider = Int(packages[package].provider)
    guard isReview || followsNeed(package, at: provider) else { return }
    let more = time(of: package, hours: hours, at: provider) - packages[package].time
    // Somebody who works alone cannot give hours that are not there.
    if more > 0, !models[providers[provider].model].behaviour.employs,
      providers[provider].spareTime < more
    {
      return
    }
    accrue(provider)
    let rota = remove(package, from: provider)
    setHours(package, hours)
    add(package, to: provider, rota: rota)
    fill(provider)
    if more < 0 { offerQueue(to: provider) }
  }

  /// Under outcomes, funds and payments that people direct themselves, and in micro-enterprises,
  /// hours follow the need; under time and task they follow the plan.
  func followsNeed(_ package: Int, at provider: Int) -> Bool {
    people[package >> 1].route != .commissioned || levers.contracting == .outcomes
      || models[providers[provider].model].behaviour.hours == .need
  }

  private func share(_ part: Double, _ whole: Double) -> Double { whole > 0 ? part / whole : 0 }

  mutating func setHours(_ package: Int, _ hours: Double) {
    let person = people[package >> 1]
    packages[package].hours = hours
    if packages[package].isWaiting { asked[package] = hours * person.carers }
    packages[package].personal =
      package & 1 == 1
      ? 0
      : hours
        * (isSplit(package >> 1) ? 1 : share(person.personal, person.personal + person.support))
  }

  mutating func endReablement(_ person: Int) {
    guard people[person].stay == .reablement, people[person].stage == .inCare else { return }
    sum(person)
    let ordinal = people[person].ordinal
    if streams.uniform(.reablement, ordinal) < rules.reablementEnds {
      leave(person, .recovery)
      return
    }
    people[person].stay = laterStay(ordinal)
    people[person].personal *= rules.reablementFactor
    people[person].support *= rules.reablementFactor
    awaitExit(person)
    // What is left is care for the longer term, and goes to the market.
    let provider = packages[2 * person].provider
    let other = packages[2 * person + 1].provider
    withdraw(2 * person)
    withdraw(2 * person + 1)
    peopleInCare -= 1
    beginWaiting(person)
    if provider >= 0 { offerQueue(to: Int(provider)) }
    if other >= 0 { offerQueue(to: Int(other)) }
  }

  // MARK: What a person has met

  /// Brings a person's sums up to now: assessed need + over-delivery = delivered + unpaid + unmet.
  mutating func sum(_ person: Int) {
    let weeks = now - people[person].summedTo
    guard weeks > 0 else {
      markDelivered(2 * person)
      markDelivered(2 * person + 1)
      return
    }
    let need = (people[person].personal + people[person].support) * weeks
    let delivered = delivered(2 * person) + delivered(2 * person + 1)
    let gap = need - delivered
    counts.hoursReceived += delivered * people[person].carers
    people[person].sums.need += need
    people[person].sums.delivered += delivered
    if gap < 0 {
      people[person].sums.over -= gap
    } else {
      let unpaid = people[person].hasUnpaidCarer ? gap * rules.carerCover * carrying(person) : 0
      people[person].sums.unpaid += unpaid
      people[person].sums.unmet += gap - unpaid
    }
    if people[person].stage == .waiting {
      people[person].sums.waiting += weeks
      if people[person].fromHospital, people[person].started.isNaN {
        if people[person].waitsInBed {
          people[person].sums.inBed += weeks
        } else {
          people[person].sums.recovering += weeks
        }
      }
    } else {
      people[person].sums.inCare += weeks
      if people[person].isNHS { payByNHS(person, weeks: weeks) }
      switch people[person].route {
      case .directPayment:
        if engages(2 * person) || engages(2 * person + 1) {
          people[person].sums.engaging += weeks
        }
      case .fund where people[person].summedTo - people[person].started >= weeksAYear:
        people[person].sums.fundAgreed += people[person].agreed * weeks
        people[person].sums.fundUsed += delivered
      case .fund, .commissioned, .selfFunded: break
      }
    }
    people[person].summedTo = now
  }

  /// Share of the time since the last sum in which an unpaid carer could carry the gap: who waits for
  /// too long wears the carer out.
  private func carrying(_ person: Int) -> Double {
    guard people[person].stage == .waiting else { return 1 }
    let wornOut = people[person].waitingSince + rules.carerEndurance
    let from = people[person].summedTo
    return min(1, max(0, (wornOut - from) / (now - from)))
  }

  /// Whether whoever gives a package works alone: the person, or their family, engages the carer.
  private func engages(_ package: Int) -> Bool {
    let provider = packages[package].provider
    return provider >= 0 && !models[providers[Int(provider)].model].behaviour.employs
  }

  /// Half a year after care began: of those who live, whose need is lower, or who needs no more care?
  mutating func followUp(_ person: Int) {
    guard people[person].started >= 0 else { return }
    let cell = PersonGroup.cell(of: people[person])
    switch (people[person].stage, people[person].left) {
    case (.left, .death): return
    case (.left, .recovery): tally.count(.independenceKept, 1, cell: cell)
    case (.left, .careHome): break
    default:
      if need(of: person) < people[person].needAtStart {
        tally.count(.independenceKept, 1, cell: cell)
      }
    }
    tally.count(.independenceBase, 1, cell: cell)
  }

  /// An unpaid carer is worn out by a wait: the person moves into a care home, or all of their need is
  /// left to paid care.
  mutating func wearOut(_ person: Int) {
    guard people[person].stage == .waiting, people[person].hasUnpaidCarer,
      now >= people[person].waitingSince + rules.carerEndurance
    else { return }
    note("carer_worn_out", person: person)
    people[person].hasUnpaidCarer = false
    if streams.uniform(.carerBreakdown, people[person].ordinal) < rules.breakdownMove {
      leave(person, .careHome)
    }
  }

  /// Hours of a package delivered since they were last summed.
  private mutating func delivered(_ package: Int) -> Double {
    guard packages[package].provider >= 0 else { return 0 }
    let provider = Int(packages[package].provider)
    accrue(provider)
    let integral = providers[provider].deliveredIntegral
    let hours = packages[package].hours * (integral - packages[package].deliveredMark)
    packages[package].deliveredMark = integral
    if isTraced, hours > 0 {
      let person = package >> 1
      let all = hours * people[person].carers
      let price = price(people[person].route, model: providers[provider].model)
      note("hours_given", person: person, provider: provider, amount: all)
      note("hours_paid", person: person, provider: provider, amount: all * price)
    }
    return hours
  }

  private mutating func markDelivered(_ package: Int) {
    guard packages[package].provider >= 0 else { return }
    let provider = Int(packages[package].provider)
    accrue(provider)
    packages[package].deliveredMark = providers[provider].deliveredIntegral
  }
}

/// Largest package [hours/week of one carer]: a week has 168 hours.
var maximumPackageHours: Double { 168 }
