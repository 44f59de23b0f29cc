import RealModule

// The commissioner: what it intends, what it pays for, and what it can afford.
extension World {
  /// Share of new publicly funded people who take a direct payment before any choice, by how the
  /// area treats micro-enterprises (an assumption around the 5 % of all adults in Wales).
  var directPaymentUptakeNow: Double {
    area.microStance == .none ? 0.03 : 0.05
  }

  /// Intended shares of new packages now. Models that a scenario names have its shares; the others
  /// share the rest in the proportions of the start, in every week of a ramp.
  mutating func setMix() {
    guard levers.mix.contains(where: { $0 != nil }) else {
      mixNow = startingMix
      return
    }
    var stated = 0.0
    var others = 0.0
    for model in startingMix.indices {
      if let ramp = levers.mix[model] {
        stated += ramp.value(at: now)
      } else {
        others += startingMix[model]
      }
    }
    let rest = max(0, 1 - stated)
    for model in startingMix.indices {
      if let ramp = levers.mix[model] {
        mixNow[model] = ramp.value(at: now)
      } else {
        mixNow[model] = others > 0 ? rest * startingMix[model] / others : 0
      }
    }
  }

  /// Share of new packages intended for a care model in a week to come: who decides now knows the
  /// plan.
  func intendedShare(_ model: Int, at week: Double) -> Double {
    levers.mix[model]?.value(at: week) ?? mixNow[model]
  }

  /// Weekly budget for care, net of charges [pounds/week]; the area's usual caseload with headroom,
  /// growing with demand, unless the scenario states it. A purchaser of care homes too has the usual
  /// cost of those besides.
  var weeklyBudget: Double {
    let careHomes =
      purchasingIntegrated * weeklyCost(ofResidents: usualCareHomeResidents)
      * demandFactor(at: now)
    if let budget = levers.budget {
      return budget.value(at: now) / weeksAYear + careHomes
    }
    return (usualCommitment - usualCharges) * (1 + rules.budgetHeadroom) * demandFactor(at: now)
      + careHomes
  }

  /// Weekly cost to the authority of the packages in place, less what people are charged for them, of
  /// its programmes, and of care homes where one purchaser buys both [pounds/week].
  var commitment: Double {
    var sum = authorityProgrammes / weeksAYear - chargesNow
    let integrated = purchasingIntegrated
    if integrated > 0 { sum += integrated * weeklyCost(ofResidents: careHomeResidentsNow) }
    for model in publicContact.indices {
      for route in [Route.commissioned, .directPayment, .fund] {
        let hours = publicContact[model][route]
        if hours > 0 { sum += hours * price(route, model: model) }
      }
    }
    return sum
  }

  /// Whether a package has to wait because the commitment would exceed the budget: rationing shows
  /// as waits.
  mutating func exceedsBudget(_ package: Int) -> Bool {
    guard hasBegun, levers.budgetRule == .hold else { return false }
    let person = people[package >> 1]
    guard person.route != .selfFunded else { return false }
    let contact = packages[package].hours * person.carers
    let model = Int(packages[package].intended)
    let cost =
      contact * price(person.route, model: model)
      - charge(for: package, contact: contact, model: model)
    if budgetPosition.week != now {
      budgetPosition = BudgetPosition(week: now, commitment: commitment, budget: weeklyBudget)
    }
    return budgetPosition.commitment + cost - costOfWaiting(package) > budgetPosition.budget
  }

  /// Sets the programmes' and the market's rates for the coming quarter.
  mutating func setQuarterRates() {
    setMix()
    // A coordinator serves up to 200 micro-enterprises; support works through coordinators' time.
    let support = levers.developmentSupport.value(at: now)
    let coordinators = support / max(rules.coordinatorCost * priceLevel, 1)
    let micros = Double(selfEmployed)
    let served = coordinators > 0 ? min(1, 200 * coordinators / max(micros, 1)) : 0
    let supported = 1 + rules.supportEffect * min(coordinators, 3) * served
    let heard = 1 + rules.wordOfMouth * micros / max(workforceAtStart, 1) * 10
    setUpRateNow = rules.setUpRate * supported * min(heard, 4) * microWelcome
    if let micro = selfEmployedModel {
      // Net income an hour of working time of a micro-enterprise with a full list.
      let travel = usualTravel * models[micro].travelFactor
      let ownCost = models[micro].overhead * ownCostShare * referencePrice
      microIncome =
        (price(.directPayment, model: micro) - ownCost - mileage(travel: travel)) / (1 + travel)
    }
    setApplicantRate()
  }

  /// How a worker's employed pay compares with what working alone would bring.
  func incomeRatio(_ provider: Provider) -> Double {
    guard provider.effectivePay > 0 else { return 1 }
    // Holiday and sick pay are lost (15 % of pay, an assumption), autonomy is won.
    let ratio = max(0, microIncome) / (provider.effectivePay * 1.15)
    return min(4, .pow(ratio, rules.microIncomeElasticity))
  }

  /// Draws up the list of preferred providers: the authority's own, those of the models that the
  /// scenario intends a share for, and of the others the largest, until they hold the usual part of
  /// the hours. Who opens later is admitted when the list is renewed, each year.
  mutating func drawUpList() {
    let bySize = open.map { Int($0) }.sorted {
      let (a, b) = (providers[$0].contact.sum, providers[$1].contact.sum)
      return a != b ? a > b : identity(of: $0) < identity(of: $1)
    }
    let all = bySize.reduce(0) { $0 + providers[$1].contact.sum }
    var held = 0.0
    for provider in bySize {
      providers[provider].isListed =
        isAlwaysListed(providers[provider].model) || held < rules.preferredCover * all
      held += providers[provider].contact.sum
    }
    for provider in providers.indices where providers[provider].state == .preparing {
      providers[provider].isListed = isAlwaysListed(providers[provider].model)
    }
  }

  /// The authority's own, and the care models that a scenario intends a share for, are on every list.
  func isAlwaysListed(_ model: Int) -> Bool {
    models[model].behaviour.entry == .authority || levers.mix[model] != nil
  }

  /// What the authority pays for programmes now [pounds/year].
  private var authorityProgrammes: Double {
    levers.developmentSupport.value(at: now) + levers.cooperativeSupport.value(at: now)
      + spend(on: .contactCentre) + spend(on: .coordination)
      + levers.communityAssets.value(at: now) + integrationSpend / 2
  }

  /// Pays the programmes of a quarter: the authority its own and half of integration, the health
  /// board the other half and, with the government's grants, social prescribing.
  mutating func payProgrammes() {
    payCareHomes()
    guard hasBegun else { return }
    let own = pence(authorityProgrammes / 4)
    let prescribing = pence(spend(on: .prescribing) / 4)
    let grants = Int64((Double(prescribing) * rules.prescribingGrant).rounded())
    let health = prescribing &- grants &+ pence(integrationSpend / 2 / 4)
    if own > 0 {
      let granted = payGrants()
      ledger.pay(own &- granted, from: .authority, to: .suppliers)
      countSpend(own)
    }
    if grants > 0 {
      ledger.pay(grants, from: .government, to: .suppliers)
      tally.count(.paidByGovernment, Double(grants) / 100)
    }
    if health > 0 {
      ledger.pay(health, from: .nhs, to: .suppliers)
      tally.count(.paidByNHS, Double(health) / 100)
    }
    let all = own &+ grants &+ health
    if all > 0 {
      tally.count(.supportSpend, Double(all) / 100)
      tally.count(.paidInAll, Double(all) / 100)
    }
  }

  /// Pays co-operatives a share of the quarter's income as a grant, as far as the programme reaches
  /// (register: wcpp-quebec-grants-15-20pc); what is left buys advice [pence].
  private mutating func payGrants() -> Int64 {
    let pot = levers.cooperativeSupport.value(at: now) / 4
    guard pot > 0 else { return 0 }
    var wanted = 0.0
    for index in open where models[providers[Int(index)].model].behaviour.entry == .founders {
      wanted += rules.grantShare * Double(max(0, providers[Int(index)].quarterIncome)) / 100
    }
    guard wanted > 0 else { return 0 }
    let share = rules.grantShare * min(1, pot / wanted)
    var granted: Int64 = 0
    for index in open where models[providers[Int(index)].model].behaviour.entry == .founders {
      // Rounded down, so that the grants stay within the programme.
      let income = Double(max(0, providers[Int(index)].quarterIncome))
      let grant = Int64(min(1e12, share * income).rounded(.down))
      providers[Int(index)].cash &+= grant
      providers[Int(index)].quarterIncome &+= grant
      granted &+= grant
      tally.count(.income, Double(grant) / 100, model: providers[Int(index)].model)
    }
    ledger.take(granted, from: .authority)
    return granted
  }
}
