// Settlement: each week a provider is paid for what it gave, and pays for what that took.
extension World {
  /// Hourly price of a care model to whoever pays by a route [pounds/hour].
  func price(_ route: Route, model: Int) -> Double {
    let fee = feeNow * (route == .selfFunded ? 1 : movedFeeRatio(model))
    let own = models[model].price
    if models[model].behaviour.entry == .selfEmployment {
      return fee * rules.agencyRatio * own
    }
    switch route {
    case .commissioned, .fund:
      if models[model].behaviour.pay == .scale { return unitCostNow[model] }
      return mustTender(model) ? fee : fee * own
    case .directPayment: return fee * rules.agencyRatio * own
    case .selfFunded: return fee * rules.selfFunderRatio * own
    }
  }

  /// Whether a company of the authority has lost the exemption from tendering, and with it the price
  /// that its owner agreed to (register: wcpp-latc-to-mutual-loses-teckal).
  private func mustTender(_ model: Int) -> Bool {
    guard models[model].behaviour.growth == .steps else { return false }
    switch levers.privateTrade {
    case .none, .withinTeckal: return false
    case .beyondTeckal, .mutual: return true
    }
  }

  /// What the authority pays a care model to which the scenario moves a share, as a ratio to what it
  /// would pay otherwise.
  private func movedFeeRatio(_ model: Int) -> Double {
    guard let change = levers.movedFeeChange, let share = levers.mix[model],
      share.isRise(from: startingMix[model])
    else { return 1 }
    return 1 + change.value(at: now)
  }

  /// The fee that the authority pays now [pounds/hour].
  var feeNow: Double {
    (levers.fee?.value(at: now) ?? areaFee) * (1 + levers.feeChange.value(at: now))
  }

  /// What an hour costs at the sustainable minimum in this area [pounds/hour].
  var referencePrice: Double { rules.nationalFee * rules.sustainableRatio * areaCost }

  /// Prices of the simulated year as a ratio to those of 2024, in which other costs are stated: the
  /// ratio of the average fees.
  var priceLevel: Double { rules.nationalFee / 24 }

  /// Recruitment at usual turnover as a share of the sustainable price: it is within the running costs
  /// of the published breakdown, and is paid hire by hire here.
  var usualRecruitment: Double {
    let contactHours = max(1, rules.workerHours / (1 + rules.travel(rural: false)) * weeksAYear)
    return referenceTurnover * rules.hireCost * priceLevel / contactHours
      / max(referencePrice, 1e-9)
  }

  /// What a provider's week comes to, before any money moves.
  struct WeekAccount {
    /// Hours paid to workers, and those that would be if nobody were missing.
    var paid = 0.0
    var planned = 0.0
    /// To workers and the state, to suppliers, and VAT that is not got back [pence].
    var pay: Int64 = 0
    var other: Int64 = 0
    var tax: Int64 = 0
    /// What it brings, by who pays [pence].
    var income = RoutePence()

    var cost: Int64 { pay &+ other &+ tax }
  }

  /// Money by funding route [pence].
  struct RoutePence {
    private var values = SIMD4<Int64>(repeating: 0)

    subscript(route: Route) -> Int64 {
      get { values[Int(route.rawValue)] }
      set { values[Int(route.rawValue)] = newValue }
    }

    var sum: Int64 { values.wrappedSum() }
  }

  /// Works out a provider's week from what it gave.
  func account(of provider: Int, for week: ProviderWeek) -> WeekAccount {
    let own = providers[provider]
    let model = models[own.model]
    var account = WeekAccount()
    // Time that was worked and paid [hours].
    let travel = travel(of: provider)
    let fraction = week.contact > 0 ? (week.agency + week.cut + week.missed) / week.contact : 0
    let worked = week.committed * max(0, 1 - fraction)
    let contactWorked = worked / (1 + travel + model.coordination)
    let timePaid = (1 + travel * own.paidTravel + model.coordination)
    let besides = week.idleGuaranteed + sickPay(of: provider) * week.absent
    account.paid = contactWorked * timePaid + besides
    account.planned =
      week.committed / (1 + travel + model.coordination) * timePaid + besides
    let mileage = mileage(travel: travel) * (week.contact - week.missed)
    if model.behaviour.employs {
      let agency = week.agency * own.pay * rules.agencyPremium * (1 + travel)
      let share = runningCost(of: provider)
      account.pay = pence(
        payWithOnCosts(provider) * account.paid
          + own.pay * (rules.overtimePremium - 1) * week.overtime)
      account.other = pence(agency + mileage + share * referencePrice * week.contact)
      if model.vatLost > 0 {
        account.tax = pence(model.vatLost * share * referencePrice * week.contact)
      }
    } else {
      account.other = pence(model.overhead * ownCostShare * referencePrice * week.contact + mileage)
    }
    if model.behaviour.pay == .scale {
      // The authority's own service costs what it costs.
      account.income[.commissioned] = account.cost
      return account
    }
    // Hours that were not missed are paid for; under block contracts the authority pays for all.
    let delivered = week.contact > 0 ? max(0, 1 - week.missed / week.contact) : 1
    for route in Route.allCases where week.byRoute[route] > 0 {
      let isBlock = route == .commissioned && levers.contracting == .block
      let paidShare = isBlock ? 1 - heldBack(from: provider, for: week) : delivered
      account.income[route] = pence(
        week.byRoute[route] * paidShare * price(route, model: own.model))
    }
    if model.behaviour.pay == .vote {
      // Members go without pay for hours without work before the business goes under.
      let idle = pence(payWithOnCosts(provider) * week.idleGuaranteed)
      let waived = min(idle, max(0, account.cost &- account.income.sum))
      if waived > 0 {
        account.pay &-= waived
        account.paid -= week.idleGuaranteed * Double(waived) / Double(idle)
      }
    }
    return account
  }

  /// Running costs of a provider that employs: its care model's, what its age and its own efficiency
  /// add, less what it has cut and what is paid hire by hire [share of the sustainable price].
  func runningCost(of provider: Int) -> Double {
    max(
      0.02,
      models[providers[provider].model].overhead + ageing(of: provider)
        + providers[provider].unitCost - 1 - usualRecruitment - providers[provider].trim)
  }

  /// Mileage of a contact hour, in proportion to its travel [pounds/hour].
  func mileage(travel: Double) -> Double {
    rules.mileageShare * referencePrice * travel / max(rules.travel(rural: false), 1e-9)
  }

  /// Share of a block that its indicators hold back: it is paid whatever was given, but for a part that
  /// depends on workforce, quality and productivity (register: wcpp-cornerstone-alt-commissioning),
  /// here posts that stand empty, visits cut short and care missed. Each holds back as much as it falls
  /// short, up to a third of that part.
  private func heldBack(from provider: Int, for week: ProviderWeek) -> Double {
    let most = rules.indicatorShare / 3
    let target = providers[provider].targetTime
    let vacant = target > 0 ? max(0, 1 - providers[provider].hiredTime / target) : 0
    guard week.contact > 0 else { return min(most, vacant) }
    return min(most, vacant) + min(most, week.cut / week.contact)
      + min(most, week.missed / week.contact)
  }

  /// Share of pay in sickness, over both tiers where new starters have the market's terms.
  private func sickPay(of provider: Int) -> Double {
    let own = models[providers[provider].model].sickPay
    guard starterRatio(provider) < 1 else { return own }
    let starters = starterShare(provider)
    return (1 - starters) * own + starters * models[independentModel].sickPay
  }

  /// What a provider's age adds to its running costs: learning in the first year, and layers of
  /// management that come back over three (register: wcpp-cornerstone-mentor-layer)
  /// [share of the sustainable price].
  private func ageing(of provider: Int) -> Double {
    let model = models[providers[provider].model]
    guard model.learning > 0 || model.overheadCreep > 0 else { return 0 }
    let years = (now - providers[provider].founded) / weeksAYear
    return model.learning * max(0, 1 - years) + model.overheadCreep * max(0, min(1, years / 3))
  }

  /// Settles a provider's week, and lets it answer to what came of it.
  mutating func settle(_ provider: Int) {
    guard providers[provider].state == .open else { return }
    calendar.enter(.settlement, at: now + 1, subject: provider)
    guard let week = settleOpenWeek(of: provider) else { return }
    handBackShortfall(provider)
    let kind = models[providers[provider].model].behaviour
    switch kind.closure {
    case .cashOrChoice, .fewerThanFour, .foundersGone: break
    case .lastingLoss: guard levers.privateTrade == .mutual else { return }
    case .decision, .ownersLife: return
    }
    let loss = week.cost &- week.income.sum
    if providers[provider].cash < 0, loss > 0, week.paid > 0 {
      // Before the bank says no, everything that can give way does.
      giveWay(provider, by: Double(loss) / 100 / week.paid, cutsPay: kind.pay == .vote)
      setEffectivePay(provider)
      handBackLosses(provider)
    }
    if isInsolvent(provider) { close(provider) }
  }

  /// Accounts for a provider's week, or for the days since its last settlement: every payment has a
  /// payer and a receiver. nil where no time has passed.
  @discardableResult
  mutating func settleOpenWeek(of provider: Int) -> WeekAccount? {
    accrue(provider)
    let week = providers[provider].week
    providers[provider].week = ProviderWeek()
    guard week.weeks > 0 else { return nil }
    let kind = models[providers[provider].model].behaviour
    let account = account(of: provider, for: week)
    let cost = account.cost
    ledger.give(account.pay, to: .workers)
    ledger.give(account.other, to: .suppliers)
    ledger.give(account.tax, to: .government)
    let income = account.income.sum
    var received: Int64 = 0
    var publicIncome: Int64 = 0
    for route in Route.allCases where account.income[route] > 0 {
      let amount = account.income[route]
      if route == .selfFunded {
        ledger.take(amount, from: .people)
        tally.count(.paidByPeople, Double(amount) / 100)
        received &+= amount
        continue
      }
      publicIncome &+= amount
      if kind.employs {
        payFromAuthority(amount)
        received &+= amount
      } else {
        // What the authority owes is spent, though it is not paid yet.
        providers[provider].owed &+= amount
        countSpend(amount)
      }
    }
    // Micro-enterprises wait for the authority's money (register:
    // mc-admin-rates-late-payment-barriers): weeks that are geometric, of this mean.
    if !kind.employs {
      payOwed(provider, share: levers.promptPayment ? 1 : 1 / (1 + rules.paymentDelay))
    }
    collectCharges(min(pence(week.charges), publicIncome))
    receiveGrant(on: publicIncome)
    tally.count(.paidForCare, Double(income) / 100)
    tally.count(.paidInAll, Double(income) / 100)
    let levy = levy(on: income, cost: cost, of: provider)
    providers[provider].cash &+= received &- cost &- levy
    ledger.give(levy, to: kind.entry == .franchisor ? .franchisors : .government)
    var drawn: Int64 = 0
    if !kind.employs {
      // Who works for themselves lives on what is left.
      drawn = max(0, providers[provider].cash)
      providers[provider].cash &-= drawn
      ledger.give(drawn, to: .workers)
      let time = max(week.committed, 1e-9)
      providers[provider].effectivePay =
        0.9 * providers[provider].effectivePay + 0.1 * Double(drawn) / 100 / time
    }
    providers[provider].quarterIncome &+= income
    providers[provider].quarterCost &+= cost &+ levy
    providers[provider].quarterPaidHours += account.planned
    if week.contact > 1 { providers[provider].unitCostSeen = Double(cost) / 100 / week.contact }
    recordWeek(provider, week: week, income: income, cost: cost &+ levy &+ drawn)
    if week.helped > 0, !kind.registered { riskExemption(provider, over: week.weeks) }
    return account
  }

  /// The authority pays for publicly funded care.
  mutating func payFromAuthority(_ amount: Int64) {
    ledger.take(amount, from: .authority)
    countSpend(amount)
  }

  /// Pays a share of what the authority owes to a provider.
  mutating func payOwed(_ provider: Int, share: Double) {
    let owed = providers[provider].owed
    let due = share >= 1 ? owed : Int64((Double(owed) * share).rounded())
    guard due > 0 else { return }
    providers[provider].owed &-= due
    providers[provider].cash &+= due
    ledger.take(due, from: .authority)
  }

  /// Informal cover may amount to an arrangement that is outside the exemption (register:
  /// mc-rule-cover-may-break-exemption): once that is found, a micro-enterprise covers no more.
  private mutating func riskExemption(_ provider: Int, over weeks: Double) {
    guard providers[provider].coverThreshold >= 0 else { return }
    providers[provider].coverThreshold -= rules.coverRisk * weeks
    guard providers[provider].coverThreshold < 0 else { return }
    fill(provider)
    note("cover_stopped", provider: provider)
  }

  /// Counts recurrent net spend of the authority.
  mutating func countSpend(_ pence: Int64) {
    let pounds = Double(pence) / 100
    tally.count(.authoritySpend, pounds)
    tally.count(.paidByAuthority, pounds)
    tally.count(.presentValue, pounds * discountFactor)
  }

  /// Worth in week 0 of a pound now: compounded yearly, as in the Treasury's Green Book.
  var discountFactor: Double { .pow(1 + rules.discountRate, -max(0, now) / weeksAYear) }

  /// Royalty of a franchisee (of the social format from break-even, of the commercial one in any case), levy of a co-operative on its net surplus, and
  /// corporation tax of a company [pence].
  private func levy(on income: Int64, cost: Int64, of provider: Int) -> Int64 {
    let model = models[providers[provider].model]
    if model.behaviour.entry == .franchisor {
      if providers[provider].isCommercial {
        return Int64((Double(income) * rules.commercialRoyalty).rounded())
      }
      return income > cost ? Int64((Double(income) * model.levy).rounded()) : 0
    }
    guard model.levy > 0 else { return 0 }
    return max(0, Int64((Double(income - cost) * model.levy).rounded()))
  }

  /// Own cost of a micro-enterprise as a share of its `overhead` (an assumption: about 8 % in all).
  var ownCostShare: Double { 0.3 }

  private func isInsolvent(_ provider: Int) -> Bool {
    // Credit of two weeks' cost (an assumption) before the bank says no.
    let own = providers[provider]
    let credit = own.contact.sum * referencePrice * 100 * 2
    return Double(own.cash) < -credit
  }

  private mutating func recordWeek(
    _ provider: Int, week: ProviderWeek, income: Int64, cost: Int64
  ) {
    let own = providers[provider]
    let model = own.model
    let kind = models[model].behaviour
    let headcount = Double(staff[provider].count)
    let publicShare = week.contact > 0 ? 1 - week.byRoute[.selfFunded] / week.contact : 0
    tally.count(.providerWeeks, week.weeks, model: model)
    tally.count(.contactHours, week.contact, model: model)
    tally.count(.publicContact, week.contact * publicShare, model: model)
    tally.count(.localHours, kind.local ? week.contact * publicShare : 0, model: model)
    tally.count(
      .rebalancedHours, model == independentModel ? 0 : week.contact * publicShare, model: model)
    tally.count(.agencyHours, week.agency, model: model)
    tally.count(.cutHours, week.cut, model: model)
    tally.count(.missedHours, week.missed, model: model)
    tally.count(.workerWeeks, headcount * week.weeks, model: model)
    if kind.employs {
      let vacant = max(0, own.targetTime - own.hiredTime)
      tally.count(.vacancyTime, vacant * week.weeks, model: model)
      tally.count(.staffTime, (vacant + own.hiredTime) * week.weeks, model: model)
      let hired = own.hiredTime * week.weeks
      tally.count(.paidHours, hired, model: model)
      tally.count(.payHours, meanPay(provider) * hired, model: model)
      tally.count(.effectivePayHours, own.effectivePay * hired, model: model)
      if own.pay <= rules.payFloor * 1.001 { tally.count(.floorHours, hired, model: model) }
      tally.count(.guaranteedTime, own.guaranteedTime * week.weeks, model: model)
      tally.count(.sickPayTime, sickPay(of: provider) * hired, model: model)
    } else {
      tally.count(.selfEmployedWeeks, headcount * week.weeks, model: model)
    }
    tally.count(.income, Double(income) / 100, model: model)
    tally.count(.cost, Double(cost) / 100, model: model)
  }
}
