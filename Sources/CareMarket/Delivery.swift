// Delivery: a provider's workers give the hours of its packages, and what they cannot give is
// covered, cut or missed, in the care model's order.
extension World {
  /// Adds a package to a provider's commitments, without looking at how they are filled.
  mutating func add(_ package: Int, to provider: Int, rota: Package.Rota = .none) {
    let person = people[package >> 1]
    let contact = packages[package].hours * person.carers
    packages[package].time = time(of: package, hours: packages[package].hours, at: provider)
    packages[package].provider = Int32(provider)
    packages[package].slot = Int32(caseloads[provider].count)
    caseloads[provider].append(Int32(package))
    rotas[provider].append(rota)
    providers[provider].committedTime += packages[package].time
    providers[provider].contact[person.route] += contact
    if person.rural { providers[provider].ruralContact += contact }
    if packages[package].personal > 0 { providers[provider].personalPeople += 1 }
    packages[package].charge = charge(
      for: package, contact: contact, model: providers[provider].model)
    providers[provider].charges += packages[package].charge
    if person.route != .selfFunded {
      publicContact[providers[provider].model][person.route] += contact
      budgetPosition.week = .nan
    }
    countSpare(provider)
  }

  /// Takes a package out of a provider's commitments; who its named workers were.
  @discardableResult
  mutating func remove(_ package: Int, from provider: Int) -> Package.Rota {
    let person = people[package >> 1]
    let contact = packages[package].hours * person.carers
    let slot = Int(packages[package].slot)
    let rota = rotas[provider][slot]
    let lastRota = rotas[provider].removeLast()
    if let last = caseloads[provider].popLast(), Int(last) != package {
      caseloads[provider][slot] = last
      rotas[provider][slot] = lastRota
      packages[Int(last)].slot = Int32(slot)
    }
    providers[provider].committedTime -= packages[package].time
    providers[provider].contact[person.route] -= contact
    if person.rural { providers[provider].ruralContact -= contact }
    if packages[package].personal > 0 { providers[provider].personalPeople -= 1 }
    providers[provider].charges -= packages[package].charge
    if person.route != .selfFunded {
      publicContact[providers[provider].model][person.route] -= contact
      budgetPosition.week = .nan
    }
    if caseloads[provider].isEmpty {
      // Nothing is left: rounding may not be either.
      providers[provider].committedTime = 0
      providers[provider].contact = RouteHours()
      providers[provider].ruralContact = 0
      providers[provider].charges = 0
    }
    countSpare(provider)
    return rota
  }

  /// Brings a provider's integrals up to now, at the shares that have held since the last time.
  mutating func accrue(_ provider: Int) {
    let weeks = now - providers[provider].filledTo
    guard weeks > 0 else { return }
    providers[provider].filledTo = now
    let own = providers[provider]
    let contact = own.contact.sum
    providers[provider].deliveredIntegral += weeks * (1 - own.clip - own.cut - own.missed)
    counts.hoursGiven += weeks * (1 - own.clip - own.cut - own.missed) * contact
    providers[provider].week.weeks += weeks
    providers[provider].week.committed += weeks * own.committedTime
    providers[provider].week.byRoute.add(own.contact, over: weeks)
    providers[provider].week.charges += weeks * own.charges
    providers[provider].week.overtime += weeks * own.overtime * own.committedTime
    providers[provider].week.helped += weeks * own.helped * own.committedTime
    providers[provider].week.agency += weeks * own.agency * contact
    providers[provider].week.cut += weeks * (own.cut + own.clip) * contact
    providers[provider].week.missed += weeks * own.missed * contact
    let busy = min(1, own.committedTime / max(own.presentTime, 1e-9))
    providers[provider].week.idleGuaranteed += weeks * own.guaranteedTime * (1 - busy)
    providers[provider].week.absent += weeks * (own.hiredTime - own.presentTime)
  }

  /// Decides anew how a provider fills its hours. To be called after `accrue`, whenever its workers
  /// or commitments have changed.
  mutating func fill(_ provider: Int) {
    let committed = providers[provider].committedTime
    // Rounding may leave a little less than nobody.
    let present = max(0, providers[provider].presentTime)
    providers[provider].overtime = 0
    providers[provider].helped = 0
    providers[provider].agency = 0
    providers[provider].cut = 0
    providers[provider].missed = 0
    guard committed > present + 1e-9 else { return }
    var short = (committed - present) / committed
    let model = models[providers[provider].model]
    for place in 0..<4 {
      guard let cover = model.behaviour.cover[place] else { break }
      switch cover {
      case .overtime, .relief:
        let share = min(short, model.overtimeLimit * present / committed)
        providers[provider].overtime += share
        short -= share
      case .peers:
        short -= helped(provider, short: short) { other, own in other.model == own.model }
      case .agency:
        let share = min(short, model.agencyLimit)
        providers[provider].agency += share
        short -= share
      case .cut:
        let share = min(short, max(0, model.cutLimit - providers[provider].clip))
        providers[provider].cut += share
        short -= share
      }
    }
    if levers.informalCover, providers[provider].coverThreshold >= 0,
      models[providers[provider].model].behaviour.entry == .selfEmployment
    {
      short -= helped(provider, short: short) { other, own in
        other.model == own.model && other.locality == own.locality
      }
    }
    // In integrated teams the staff of neighbouring providers stand in for one another.
    if short > 0, model.behaviour.employs, teamsIntegrated > 0 {
      let employing = models
      short -= helped(provider, short: short, part: teamsIntegrated) { other, own in
        other.locality == own.locality && employing[other.model].behaviour.employs
      }
    }
    providers[provider].missed = max(0, short)
  }

  /// Lets others help a provider with half of the hours that they have to spare (an assumption: the
  /// rest is at the wrong time of day); what share of its committed time they take on.
  private mutating func helped(
    _ provider: Int, short: Double, part: Double = 1,
    by helps: (_ other: Provider, _ own: Provider) -> Bool
  ) -> Double {
    let own = providers[provider]
    var time = 0.0
    for index in open where Int(index) != provider {
      let other = providers[Int(index)]
      if helps(other, own) { time += max(0, other.spareTime) / 2 }
    }
    let share = min(short, part * time / own.committedTime)
    providers[provider].helped += share
    return share
  }

  /// Hands back what a provider has not been able to give: rural packages that are not paid for
  /// privately first, which lose most, then the newest, until the share that nobody covers is below the threshold.
  mutating func handBackShortfall(_ provider: Int) {
    guard models[providers[provider].model].behaviour.employs else { return }
    var guardrail = caseloads[provider].count
    while providers[provider].missed > rules.handbackThreshold, guardrail > 0 {
      guardrail -= 1
      guard let package = nextToHandBack(provider) else { return }
      handBack(package)
    }
  }

  /// Hands back the packages that cost more than they bring, before the provider has to close.
  mutating func handBackLosses(_ provider: Int) {
    for index in Array(caseloads[provider]) {
      let package = Int(index)
      guard packages[package].provider == Int32(provider) else { continue }
      if price(of: package, at: provider) < marginalCost(package, provider) { handBack(package) }
    }
  }

  private func nextToHandBack(_ provider: Int) -> Int? {
    var choice: Int?
    var worst = -Double.infinity
    for index in caseloads[provider] {
      let package = Int(index)
      let person = people[package >> 1]
      // A rural package costs more travel at the same fee; of equals the newest goes first.
      let loss =
        (person.rural && person.route != .selfFunded ? 1e6 : 0) + packages[package].waitingSince
      if loss > worst {
        worst = loss
        choice = package
      }
    }
    return choice
  }
}
