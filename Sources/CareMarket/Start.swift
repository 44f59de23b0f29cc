import Evidence
import Randomness
import RealModule

// The start: people, workers and providers from the stationary law, three years before week 0.
extension World {
  /// A world at the beginning of its warm-up.
  ///
  /// - Throws: a fault, when a fact is missing or the area cannot be simulated.
  init(
    area: Area, facts: [String: Double], key: WorldKey, horizon: Double, warmUp: Double,
    behaving: [String: CareModel.Behaviour] = [:]
  ) throws(SimulationFault) {
    let rules = try Rules(facts)
    var numbers = ContiguousArray<ModelRules>()
    for model in CareModel.all {
      numbers.append(try ModelRules(model, facts, behaving: behaving[model.id]))
    }
    let streams = try World.streams(of: area, key)
    // What is so of the place is the same in all replicates of a draw.
    var place = try World.streams(
      of: area, WorldKey(seed: key.seed, draw: key.draw, replicate: 0, generator: key.generator))
    let caseload = area.caseload ?? rules.caseloadRate * area.population65
    let people = caseload / max(1e-9, 1 - rules.selfFundedShare)
    let enquiries = area.enquiries ?? people / rules.meanStay * rules.enquiryFactor
    let potential = enquiries * rules.enquiryCeiling * (horizon + warmUp)
    guard people <= largestWorld, potential <= largestWorld else {
      throw SimulationFault(
        Text(
          en:
            "\(area.name.en): more than two million people would enquire or be in care; a run holds no more.",
          cy:
            "\(area.name.cy): byddai mwy na dwy filiwn o bobl yn ymholi neu'n cael gofal; nid yw rhediad yn dal mwy."
        ))
    }
    let growth = rules.demandGrowth * horizon
    guard growth < 50, Double.exp(growth) <= rules.enquiryCeiling else {
      throw SimulationFault(
        Text(
          en:
            "Demand would grow beyond 'enquiry_ceiling' times its start within the years of the run: raise it, or shorten the run.",
          cy:
            "Byddai'r galw'n tyfu y tu hwnt i 'enquiry_ceiling' gwaith ei ddechrau o fewn blynyddoedd y rhediad: codwch hwnnw, neu gwtogwch y rhediad."
        ))
    }
    // Fee and cost of the area relative to the country's: where the fee is high the cost is too, with
    // a correlation; a fee that is known says as much of the cost as one that is drawn.
    let drawn = max(-2, min(2, place.normal(.areaFee, 0)))
    let known = area.fee.map { $0 / rules.nationalFee } ?? area.feeRatio
    let generosity = known.map { ($0 - 1) / max(rules.feeSD, 1e-9) } ?? drawn
    let correlation = rules.feeCostCorrelation
    let dearness =
      correlation * max(-3, min(3, generosity))
      + (1 - correlation * correlation).squareRoot()
      * max(-2, min(2, place.normal(.areaCost, 0)))
    let package =
      rules.packageMedian * .exp(rules.packageSigma * rules.packageSigma / 2)

    self.area = area
    self.rules = rules
    models = numbers
    self.streams = streams
    self.horizon = horizon
    localities = max(1, min(60, Int(min(1e6, area.population65) / 3000)))
    areaFee =
      rules.nationalFee
      * (known
        ?? (Area.unpublishedFeeRatio
          + rules.ruralCost * (area.rural - ruralShareOfWales) + rules.feeSD * drawn))
    areaCost = max(
      0.1, 1 + rules.ruralCost * (area.rural - ruralShareOfWales) + rules.feeSD * dearness)
    peopleAtStart = people
    enquiriesAtStart = enquiries
    expectedPackage = package
    usualCommitment = caseload * package * areaFee * (1 + rules.needGrowth * rules.longStay)
    microWelcome = area.microWelcome(learning: rules.neighbourLearning)
    startingMix = World.startingMix(area: area, models: numbers, microWelcome: microWelcome)
    zeroHoursRatio = 1 + rules.zeroHoursEffect
    let complexPart = rules.complexShare / max(rules.complexExit, 1e-9)
    standardExit =
      complexPart < 0.99 && rules.complexShare < 1
      ? (1 - rules.complexShare) / (1 - complexPart) : 1
    tenureScale = rules.tenureShape == 1 ? 1 : .gamma(1 + 1 / rules.tenureShape)
    let kinds = numbers.count
    nextEntrant = Array(repeating: 0, count: kinds)
    providersOpened = Array(repeating: 0, count: kinds)
    waitingTime = Array(repeating: 0, count: kinds)
    committedByModel = Array(repeating: 0, count: kinds)
    openByModel = Array(repeating: 0, count: kinds)
    publicContact = Array(repeating: RouteHours(), count: kinds)
    mixNow = startingMix
    unitCostNow = numbers.map { [areaFee] in areaFee * $0.price }
    tally = TallySheet(years: horizon / weeksAYear)
    // The warm-up is whole quarters, so that week 0 is the end of one.
    quarterNumber = -Int((min(1e5, max(0, warmUp)) / quarterLength).rounded())
    now = Double(quarterNumber) * quarterLength
    populate()
  }

  private static func streams(
    of area: Area, _ key: WorldKey
  ) throws(SimulationFault) -> Streams {
    do {
      return try Streams(
        seed: key.seed, draw: key.draw, replicate: key.replicate, place: stableHash(area.id),
        generator: key.generator)
    } catch {
      throw SimulationFault(
        Text(
          en: "The random numbers cannot be had: \(error).",
          cy: "Nid oes modd cael y rhifau ar hap: \(error)."))
    }
  }

  /// The mix of packages before week 0: what the area states, and the rest in the country's
  /// proportions; of micro-enterprises there are as many as the authority's stance has let come.
  private static func startingMix(
    area: Area, models: ContiguousArray<ModelRules>, microWelcome: Double
  ) -> [Double] {
    var mix = models.map { $0.startShare }
    if let micro = models.firstIndex(where: { $0.behaviour.entry == .selfEmployment }) {
      mix[micro] *= microWelcome
    }
    var stated = 0.0
    var rest = 0.0
    for (index, model) in CareModel.all.enumerated() {
      if let share = area.mix[model.id] { stated += share } else { rest += mix[index] }
    }
    for (index, model) in CareModel.all.enumerated() {
      if let share = area.mix[model.id] {
        mix[index] = share
      } else {
        mix[index] = rest > 0 ? mix[index] / rest * max(0, 1 - stated) : 0
      }
    }
    let sum = mix.reduce(0, +)
    if sum > 0 { mix = mix.map { $0 / sum } } else { mix[0] = 1 }
    return mix
  }

  private mutating func populate() {
    let count =
      area.startsEmpty
      ? 0 : streams.poisson(mean: min(peopleAtStart, 1e6), .startCount, 0)
    for ordinal in 0..<count { addSettledPerson(UInt32(ordinal)) }
    nextEnquiry = UInt32(count)
    counts.initialPeople = count
    foundProviders()
    settlePeople()
    staffProviders()
    nameCarersAtStart()
    for index in open where models[providers[Int(index)].model].behaviour.employs {
      settleIn(Int(index))
      setEffectivePay(Int(index))
    }
    // The reference is what the area pays at the outset, so that the base hazard is the base's.
    setAverages()
    referencePay = meanEffectivePay
    for index in open { setEffectivePayOfEmployer(Int(index)) }
    workforceAtStart = Double(employed + selfEmployed)
    applicantThreshold = streams.exponential(.application, nextApplicant)
    applicantClockedTo = now
    startQuarter()
    for index in open { fill(Int(index)) }
    for person in people.indices {
      awaitNeedChange(person)
      if packages[2 * person].provider < 0 {
        // Nobody could take them: they wait from the start.
        peopleInCare -= 1
        people[person].started = .nan
        beginWaiting(person)
        continue
      }
      awaitExit(person)
      if people[person].stay == .reablement {
        let left = rules.reablementLength * streams.uniform(.reablement, people[person].ordinal, 1)
        calendar.enter(
          .reablementEnds, at: now + left, subject: person, stamp: people[person].exitStamp)
      }
    }
    settleCareHomes()
    usualCharges = chargesNow
    awaitEnquiry()
    for model in models.indices { awaitEntrant(model) }
    calendar.enter(.quarter, at: nextQuarter, subject: 0)
  }

  /// A person who is in care already: the kind of stay is length-biased, the residual of an
  /// exponential stay is exponential, and need has drifted for as long as they have been there.
  private mutating func addSettledPerson(_ ordinal: UInt32) {
    let later = 1 - rules.reablementShare
    let weights = (
      rules.reablementShare * rules.reablementLength,
      (later + rules.reablementShare * (1 - rules.reablementEnds)) * rules.shortStayShare
        * rules.shortStay,
      (later + rules.reablementShare * (1 - rules.reablementEnds)) * (1 - rules.shortStayShare)
        * rules.longStay
    )
    let u = streams.uniform(.stayKind, ordinal, 2) * (weights.0 + weights.1 + weights.2)
    let stay: Stay = u < weights.0 ? .reablement : u < weights.0 + weights.1 ? .short : .long
    let person = addPerson(ordinal: ordinal, arrived: now, stay: stay)
    let mean =
      stay == .long ? rules.longStay : stay == .short ? rules.shortStay : rules.reablementLength / 2
    let age = stay == .reablement ? 0 : mean * streams.exponential(.stayAge, ordinal)
    let changes = (age / rules.needInterval).rounded(.down)
    if changes > 0 {
      let drift = rules.needGrowth * rules.needInterval - rules.needSD * rules.needSD / 2
      let factor = Double.exp(
        changes * drift
          + changes.squareRoot() * rules.needSD * streams.normal(.needChange, ordinal, 0))
      people[person].personal = min(maximumPackageHours, people[person].personal * factor)
      people[person].support = min(maximumPackageHours, people[person].support * factor)
    }
    people[person].agreed = need(of: person)
    people[person].stage = .inCare
    people[person].started = now
    peopleInCare += 1
  }

  /// Providers of the start: as many as the caseload makes of their mean size, sizes from the
  /// calibrated law.
  private mutating func foundProviders() {
    for index in models.indices where startingMix[index] > 0 {
      let model = models[index].behaviour
      let caseload = peopleAtStart * startingMix[index]
      let count: Int
      switch model.entry {
      case .authority: count = 1
      case .selfEmployment:
        // As many as set up and close in balance: each closes at about twice the base hazard, by age
        // and for want of work.
        let workforce = peopleAtStart * usualPackageTime / max(rules.workerHours, 1)
        let balance = rules.setUpRate * microWelcome / max(2 * rules.closeRate, 1e-9)
        count = Int(min(workforce, workforce * balance).rounded())
      case .market:
        count =
          area.providers.map { Int($0) }
          ?? max(1, Int((caseload / rules.providerMeanPeople).rounded()))
      case .franchisor, .sponsor, .founders:
        count = Int((caseload / max(models[index].size, 1)).rounded())
      }
      guard model.employs else {
        for _ in 0..<count {
          let founder = addWorker(ordinal: nextApplicant)
          nextApplicant += 1
          openMicro(model: index, founder: founder)
          counts.initialSelfEmployed += 1
        }
        continue
      }
      for _ in 0..<count {
        let provider = addProvider(model: index, ordinal: nextEntrant[index])
        nextEntrant[index] += 1
        openProvider(provider)
        providers[provider].opened = now - 52 * 5
        providers[provider].founded = now - 52 * 5
      }
    }
  }

  /// Gives each person of the start a provider of the mix, the larger the likelier.
  private mutating func settlePeople() {
    var size = ContiguousArray<Double>()
    for provider in providers.indices {
      let identity = identity(of: provider)
      size.append(
        rules.providerSizeMedian
          * .exp(rules.providerSizeSigma * streams.normal(.providerSize, identity)))
    }
    for person in people.indices {
      let package = 2 * person
      let ordinal = people[person].ordinal
      var intentions = streams.race(.intention, ordinal)
      for candidate in startingMix.indices where startingMix[candidate] > 0 {
        let isOwn = models[candidate].behaviour.acceptance == .everything
        if isOwn, people[person].route == .selfFunded { continue }
        streams.enter(
          &intentions, UInt32(candidate), rate: startingMix[candidate], as: candidate)
      }
      var model = streams.winner(of: &intentions) ?? 0
      if people[person].stay == .reablement, people[person].route != .selfFunded,
        let inhouse = reablementProvider
      {
        model = inhouse
      }
      packages[package].intended = UInt8(model)
      setHours(package, needed(package))
      var race = streams.race(.placement, ordinal)
      var isSure = false
      for provider in providers.indices {
        let isOwn = providers[provider].model == model
        let isMicro = !models[providers[provider].model].behaviour.employs
        guard isOwn || (!isMicro && !isSure) else { continue }
        if isMicro, !microCanStart(package, provider) { continue }
        let rate = size[provider] * (isOwn ? 1 : 1e-6)
        streams.enter(&race, identity(of: provider), rate: rate, as: provider)
        isSure = isSure || rate > 0
      }
      guard let best = streams.winner(of: &race) else { continue }
      add(package, to: best)
    }
  }

  private func microCanStart(_ package: Int, _ provider: Int) -> Bool {
    let person = people[package >> 1]
    return person.route != .commissioned && !person.twoCarers
      && providers[provider].personalPeople < 4
      && providers[provider].spareTime
        >= time(of: package, hours: packages[package].hours, at: provider)
  }

  /// Hires the workers of the start, with tenures by the stationary age law: for a Weibull tenure of
  /// shape k, (age/scale)^k is a gamma number of shape 1/k, and the threshold left is exponential.
  private mutating func staffProviders() {
    for provider in providers.indices where models[providers[provider].model].behaviour.employs {
      // What was promised, and no more: the last hire goes over it, as vacancies are under it.
      let wanted = max(0.5 * rules.workerHours, providers[provider].committedTime)
      let count = area.workers.map { Int($0) }
      while count.map({ staff[provider].count < $0 })
        ?? (providers[provider].hiredTime < wanted)
      {
        guard workers.count < 2_000_000 else { break }
        let worker = addWorker(ordinal: nextApplicant)
        nextApplicant += 1
        counts.initialWorkers += 1
        let rate = rules.leaveHazard * tenureScale
        let age =
          rate > 0
          ? Double.pow(
            streams.gamma(
              shape: 1 / rules.tenureShape, .startTenure, workers[worker].ordinal),
            1 / rules.tenureShape) / rate
          : 0
        join(worker, provider, at: now - min(age, 60 * weeksAYear))
      }
    }
  }

  /// Names the workers of the packages of the start, once there are any.
  private mutating func nameCarersAtStart() {
    for provider in open {
      for place in caseloads[Int(provider)].indices {
        rotas[Int(provider)][place] = rota(
          for: Int(caseloads[Int(provider)][place]), at: Int(provider))
      }
    }
  }

  /// Tells of the named workers of who is in care in week 0.
  private func noteCarers() {
    guard isTraced else { return }
    for provider in open {
      for (place, package) in caseloads[Int(provider)].enumerated() {
        let rota = rotas[Int(provider)][place]
        for name in 0..<6 where rota[name] >= 0 {
          note(
            "carer_named", person: Int(package) >> 1, worker: Int(rota[name]),
            provider: Int(provider))
        }
      }
    }
  }

  /// Week 0: growth, ramps and choices begin; what was counted in the warm-up is put aside.
  mutating func begin(_ scenario: Scenario, index: Int, trace: Trace?) throws(SimulationFault) {
    // The warm-up's open weeks are settled at its own prices.
    for index in open { settleOpenWeek(of: Int(index)) }
    levers = try Levers(scenario)
    if levers.budgetRule == .neutral, levers.movedFeeChange == nil {
      // Today's market is what others are neutral to, and keeps its own rule.
      guard scenario.mix.isEmpty else { throw World.unsolved(scenario) }
      levers.budgetRule = .hold
    }
    scenarioIndex = index
    tell(trace)
    noteCarers()
    hasBegun = true
    for person in people.indices
    where people[person].stage == .waiting || people[person].stage == .inCare {
      sum(person)
      people[person].sums = PersonSums()
    }
    payCareHomes()
    usualCareHomeResidents = careHomeResidents
    tally = TallySheet(years: horizon / weeksAYear)
    frontDoor.countedTo = now
    if levers.preferredProviders { drawUpList() }
    setQuarterRates()
    // The authority's year begins, and its posts follow the plan from here.
    for index in open
    where models[providers[Int(index)].model].behaviour.growth == .posts {
      setTarget(Int(index))
    }
    resetClocks()
    prepareAuthorityProviders()
  }

  private static func unsolved(_ scenario: Scenario) -> SimulationFault {
    SimulationFault(
      Text(
        en:
          "The fee at which '\(scenario.id)' is neutral to the budget has not been solved: state moved_fee_change, as gofal run does.",
        cy:
          "Ni ddatryswyd y ffi lle mae '\(scenario.id)' yn niwtral o ran y gyllideb: nodwch moved_fee_change, fel y gwna gofal run."
      ))
  }

  /// An authority that wants a provider of its own and has none decides on one in week 0; it opens
  /// when it has been set up.
  private mutating func prepareAuthorityProviders() {
    for index in models.indices where models[index].behaviour.entry == .authority {
      guard openByModel[index] == 0, let ramp = levers.mix[index], max(ramp.from, ramp.to) > 0
      else { continue }
      let provider = addProvider(model: index, ordinal: nextEntrant[index])
      nextEntrant[index] += 1
      calendar.enter(.opening, at: now + models[index].setUpTime, subject: provider)
    }
  }
}

/// Most people whom a run holds.
var largestWorld: Double { 2e6 }

/// Share of people in rural localities to which the cost of an area is relative (an assumption).
var ruralShareOfWales: Double { 0.35 }
