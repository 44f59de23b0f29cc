import RealModule

// Pay: what a provider could afford, and what gives way when the price does not cover the cost.
extension World {
  /// Travel a contact hour in a provider's present mix of localities [hours].
  func travel(of provider: Int) -> Double {
    let contact = providers[provider].contact.sum
    let rural =
      contact > 0 ? min(1, max(0, providers[provider].ruralContact / contact)) : area.rural
    return travel(ruralShare: rural) * providers[provider].travelFactor
  }

  private func travel(ruralShare: Double) -> Double {
    ruralShare * rules.travel(rural: true) + (1 - ruralShare) * rules.travel(rural: false)
  }

  /// Travel a contact hour over all of the area [hours].
  var usualTravel: Double { travel(ruralShare: area.rural) }

  /// Working time that a usual package takes, travel included [hours/week].
  var usualPackageTime: Double { expectedPackage * (1 + usualTravel) }

  /// Brings a provider's effective pay, an hour of working time, and its attraction to workers up to
  /// date. Who is paid for contact only earns the contact share of the nominal pay.
  mutating func setEffectivePay(_ provider: Int) {
    let travel = travel(of: provider)
    let effective =
      providers[provider].pay * (1 + travel * providers[provider].paidTravel) / (1 + travel)
    // Who looks for work sees what a new starter earns.
    let offered = effective * starterRatio(provider)
    providers[provider].effectivePay = effective
    providers[provider].attraction =
      referencePay > 0 && offered > 0
      ? .pow(offered / referencePay, rules.choiceElasticity) : 1
  }

  /// Pay of a new starter as a ratio to that of a transferred worker: the market's terms where the
  /// company has two tiers (register: wcpp-latc-two-tier-terms-tension), 1 elsewhere.
  func starterRatio(_ provider: Int) -> Double {
    guard levers.twoTier, levers.transfersInHouse else { return 1 }
    let model = models[providers[provider].model]
    let pay = providers[provider].pay
    guard model.behaviour.growth == .steps, pay > 0 else { return 1 }
    return min(1, max(rules.payFloor / pay, 1 / max(model.payPremium, 1)))
  }

  /// Share of a provider's working time that new starters give.
  func starterShare(_ provider: Int) -> Double {
    let hired = providers[provider].hiredTime
    return hired > 0 ? max(0, 1 - providers[provider].transferredTime / hired) : 0
  }

  /// Hourly pay over both tiers [pounds/hour].
  func meanPay(_ provider: Int) -> Double {
    let pay = providers[provider].pay
    let ratio = starterRatio(provider)
    return ratio < 1 ? pay * (1 - (1 - ratio) * starterShare(provider)) : pay
  }

  /// What an hour costs with on-costs, which new starters have from the market too [pounds/hour].
  func payWithOnCosts(_ provider: Int) -> Double {
    let pay = providers[provider].pay
    let onCosts = models[providers[provider].model].onCosts
    let ratio = starterRatio(provider)
    guard ratio < 1 else { return pay * (1 + onCosts) }
    let share = starterShare(provider)
    return pay
      * ((1 - share) * (1 + onCosts) + share * ratio * (1 + models[independentModel].onCosts))
  }

  /// The quarterly review of pay: half of what the quarter says is learnt, and a part of what could
  /// be paid is passed through. What gives way first when the price does not cover the cost is
  /// travel time, then the length of visits, then the office, then reserves.
  mutating func reviewPay(_ provider: Int) {
    let own = providers[provider]
    let income = Double(own.quarterIncome)
    let result = income - Double(own.quarterCost)
    if income > 0 {
      providers[provider].margin = 0.5 * own.margin + 0.5 * max(-1, min(1, result / income))
    }
    providers[provider].lossQuarters = result < 0 ? own.lossQuarters + 1 : 0
    let model = models[own.model]
    let policy = models[own.model].behaviour.pay
    let passed = 1 - Double.pow(1 - min(0.99, rules.payPassthrough), 0.25)
    let paidHours = own.quarterPaidHours
    if paidHours > 0, policy == .affordable || policy == .vote {
      // Pay is never cut, but in constant prices what is not raised is worth less each quarter.
      providers[provider].pay *= 1 - rules.inflation * quarterLength
      // What is left above the target surplus, an hour paid, those included whose hours are vacant: who
      // is still to be hired has the same pay [pounds/hour].
      let target = policy == .vote ? 0 : model.surplus
      let left =
        (providers[provider].margin - target) * income / 100 / paidHours / (1 + model.onCosts)
      if left >= 0 {
        improve(provider, by: left * passed)
      } else {
        giveWay(provider, by: -left, cutsPay: policy == .vote)
      }
    }
    providers[provider].pay = max(providers[provider].pay, rules.payFloor)
    setEffectivePay(provider)
    providers[provider].quarterIncome = 0
    providers[provider].quarterCost = 0
    providers[provider].quarterPaidHours = 0
  }

  /// Brings a provider of the start to where its prices and costs would have brought it: reviews pay
  /// on what a usual week comes to, as often as it takes.
  mutating func settleIn(_ provider: Int) {
    for _ in 0..<12 {
      let own = providers[provider]
      var week = ProviderWeek()
      week.weeks = 1
      week.committed = own.committedTime
      week.byRoute = own.contact
      week.cut = own.clip * week.contact
      let busy = min(1, own.committedTime / max(own.presentTime, 1e-9))
      week.idleGuaranteed = own.guaranteedTime * (1 - busy)
      let account = account(of: provider, for: week)
      let income = account.income.sum
      guard income > 0 else { return }
      // A usual week recruits too, which no week's account holds: it is paid hire by hire.
      let cost =
        account.cost &+ pence(usualRecruitment * referencePrice * week.contact)
      providers[provider].quarterIncome = income
      providers[provider].quarterCost = cost
      providers[provider].quarterPaidHours = account.planned
      providers[provider].margin = Double(income &- cost) / Double(income)
      reviewPay(provider)
    }
    providers[provider].lossQuarters = 0
  }

  /// Gives back what gave way, in the other order, then raises pay [pounds/hour].
  private mutating func improve(_ provider: Int, by amount: Double) {
    var left = amount
    let pay = max(providers[provider].pay, 1e-9)
    let price = max(referencePrice, 1e-9)
    let regained = min(providers[provider].trim, left / price)
    providers[provider].trim -= regained
    left -= regained * price
    let restored = min(providers[provider].clip, left / pay)
    if restored > 0 {
      accrue(provider)
      providers[provider].clip -= restored
      left -= restored * pay
    }
    let travel = travel(of: provider)
    if travel > 0 {
      // Half of what is left goes into travel time until all of it is paid, the rest into pay.
      let room = (1 - providers[provider].paidTravel) * travel * pay
      let spent = min(room, left / 2)
      providers[provider].paidTravel += spent / (travel * pay)
      left -= spent
    }
    providers[provider].pay += left
  }

  mutating func giveWay(_ provider: Int, by amount: Double, cutsPay: Bool) {
    var short = amount
    let pay = max(providers[provider].pay, 1e-9)
    if cutsPay {
      let saved = min(short, max(0, providers[provider].pay - rules.payFloor))
      providers[provider].pay -= saved
      short -= saved
    }
    let travel = travel(of: provider)
    if travel > 0 {
      let saved = min(short, providers[provider].paidTravel * travel * pay)
      providers[provider].paidTravel -= saved / (travel * pay)
      short -= saved
    }
    let room = max(0, models[providers[provider].model].cutLimit - providers[provider].clip)
    let clipped = min(room, short / pay)
    if clipped > 0 {
      accrue(provider)
      providers[provider].clip += clipped
      short -= clipped * pay
    }
    let price = max(referencePrice, 1e-9)
    let trimmed = min(max(0, rules.trimLimit - providers[provider].trim), short / price)
    providers[provider].trim += trimmed
  }
}
