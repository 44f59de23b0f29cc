import Evidence

/// The exemption from registration that a micro-enterprise works under.
public enum Exemption: Sendable, Hashable {
  /// At most so many people who receive personal care from one business.
  case people(Double)
  /// No cap: the person directs and controls the care.
  case directionAndControl
  /// At most so many hours of personal care a week.
  case hours(Double)
  /// None: personal care needs registration.
  case none
}

/// What the commissioner does when new packages would cost more than the budget.
public enum BudgetRule: String, Sendable, Hashable {
  case hold
  case open
  /// The moved share's fee, solved beforehand, makes the spend that of today's market.
  case neutral
}

/// How care is bought.
public enum Contracting: String, Sendable, Hashable {
  case timeAndTask = "time and task"
  case outcomes
  case block
}

/// How far a trading company may serve those who pay for themselves.
public enum PrivateTrade: String, Sendable, Hashable {
  case none
  /// Up to the share that leaves the exemption from tendering whole.
  case withinTeckal = "within teckal"
  /// Freely: contracts have to be won at the market's price.
  case beyondTeckal = "beyond teckal"
  /// As beyond, and without the owner's guarantee.
  case mutual
}

/// The choices of one scenario, as the processes read them.
struct Levers: Sendable {
  /// Average fee paid for commissioned care [pounds/hour]; nil: the area's.
  var fee: Ramp?
  /// Change of the fee, as a share of it.
  var feeChange = Ramp(0)
  /// Change of what the authority pays the care models to which a share moves; nil: not stated.
  var movedFeeChange: Ramp?
  var mix: [Ramp?]
  var exemption = Exemption.people(4)
  var budgetRule = BudgetRule.hold
  /// Spend on care [pounds/year]; nil: what the area's caseload costs, with headroom.
  var budget: Ramp?
  /// Business support for micro-enterprises [pounds/year].
  var developmentSupport = Ramp(0)
  /// Share of new publicly funded people who take a direct payment; nil: the area's.
  var directPaymentUptake: Ramp?
  /// Share of new publicly funded people who take an individual service fund.
  var fundUptake = Ramp(0)
  var contracting = Contracting.timeAndTask
  /// Micro-enterprises cover for one another in informal groups.
  var informalCover = false
  /// Grants and advice for co-operatives [pounds/year].
  var cooperativeSupport = Ramp(0)
  /// A trading company starts with the staff and the caseload of the authority's own service.
  var transfersInHouse = false
  /// How far a trading company may trade privately.
  var privateTrade = PrivateTrade.withinTeckal
  /// Private work that a trading company's plan counts on, as a share of the publicly funded.
  var privatePlan = Ramp(0)
  /// Who starts after a transfer has the market's terms.
  var twoTier = false
  /// Franchisors know the Welsh rules, and help their franchisees through the first years.
  var franchisorKnowsRules = false
  /// The authority pays micro-enterprises without delay.
  var promptPayment = false
  /// The largest independent provider leaves after a year.
  var largestExits = false
  /// The authority's own service takes what nobody else takes.
  var lastResort = true
  /// The authority commissions micro-enterprises directly; nil: as the area does now.
  var commissionsMicro: Bool?

  /// A centre that looks for help in the community before a package is considered [pounds/year].
  var contactCentre = Ramp(0)
  /// Coordinators who know a neighbourhood and what it has [pounds/year].
  var areaCoordination = Ramp(0)
  var socialPrescribing = Ramp(0)
  var prescribing = Prescribing.holistic
  /// Workers in prevention are on contracts of six to twelve months.
  var shortContracts = true
  /// Funding of further places in community groups [pounds/year].
  var communityAssets = Ramp(0)
  /// One purchaser for home care, care homes and bed-days, from 0 to 1.
  var integratePurchasing = Ramp(0)
  /// Teams of home care and health staff, from 0 to 1.
  var integrateTeams = Ramp(0)
  /// Most that anybody is charged [pounds/week]; nil: the usual maximum.
  var maximumCharge: Ramp?
  /// Commissioned packages are offered only to the providers on a list.
  var preferredProviders = false
  /// The authority buys from micro-enterprises and from co-operatives where it could.
  var admitsMicro = true
  var admitsCooperatives = true
  /// Share of people from a hospital bed who wait somewhere to recover; nil: as seen.
  var dischargeToRecover: Ramp?
  /// People in hospital go before people at home.
  var hospitalFirst = true

  /// Before week 0 everything is as the area is.
  init() {
    mix = Array(repeating: nil, count: CareModel.all.count)
  }

  /// - Throws: a fault that names the choice, when a word is not one of the lever's.
  init(_ scenario: Scenario) throws(SimulationFault) {
    self.init()
    for (index, model) in CareModel.all.enumerated() {
      mix[index] = scenario.mix[model.id]
    }
    for (key, choice) in scenario.choices.sorted(by: { $0.key < $1.key }) {
      try set(key, to: choice)
    }
  }

  private mutating func set(_ key: String, to choice: Choice) throws(SimulationFault) {
    switch (key, choice) {
    case ("fee", .amount(let ramp)): fee = ramp
    case ("levers.fee_change", .amount(let ramp)): feeChange = ramp
    case ("levers.moved_fee_change", .amount(let ramp)): movedFeeChange = ramp
    case ("levers.exemption", .option("direction and control")): exemption = .directionAndControl
    case ("levers.exemption", .option("none")): exemption = .none
    // The amount of these two follows under a key of its own, which sorts after this one.
    case ("levers.exemption", .option("people")): exemption = .people(4)
    case ("levers.exemption", .option("hours")): break
    case ("levers.exemption.people", .amount(let ramp)): exemption = .people(ramp.to)
    case ("levers.exemption.hours", .amount(let ramp)): exemption = .hours(ramp.to)
    // A budget that is switched off is not stated: no authority has none.
    case ("levers.budget", .amount(let ramp)): budget = ramp.to > 0 ? ramp : nil
    case ("levers.development_support", .amount(let ramp)): developmentSupport = ramp
    case ("levers.cooperative_support", .amount(let ramp)): cooperativeSupport = ramp
    case ("levers.contact_centre", .amount(let ramp)): contactCentre = ramp
    case ("levers.area_coordination", .amount(let ramp)): areaCoordination = ramp
    case ("levers.social_prescribing", .amount(let ramp)): socialPrescribing = ramp
    case ("levers.prescribing_type", .option(let word)): prescribing = try Levers.word(word, key)
    case ("levers.prevention_contracts", .option(let word)): shortContracts = word == "short"
    case ("levers.community_assets", .amount(let ramp)): communityAssets = ramp
    case ("levers.integrate_purchasing", .amount(let ramp)): integratePurchasing = ramp
    case ("levers.integrate_teams", .amount(let ramp)): integrateTeams = ramp
    case ("levers.maximum_charge", .amount(let ramp)): maximumCharge = ramp
    case ("levers.market_access", .option(let word)):
      preferredProviders = word == "preferred providers"
    case ("levers.list_admits", .option(let word)):
      admitsMicro = word == "everyone" || word == "not co-operatives"
      admitsCooperatives = word == "everyone" || word == "not micro-enterprises"
    case ("levers.discharge_to_recover", .amount(let ramp)): dischargeToRecover = ramp
    case ("levers.priority", .option(let word)): hospitalFirst = word == "hospital first"
    case ("levers.latc_start", .option(let word)): transfersInHouse = word == "transfer"
    case ("levers.direct_payment_uptake", .amount(let ramp)): directPaymentUptake = ramp
    case ("levers.fund_uptake", .amount(let ramp)): fundUptake = ramp
    case ("levers.budget_rule", .option(let word)): budgetRule = try Levers.word(word, key)
    case ("levers.contracting", .option(let word)): contracting = try Levers.word(word, key)
    case ("levers.cover", .option(let word)): informalCover = word == "informal group"
    case ("levers.latc_trade", .option(let word)): privateTrade = try Levers.word(word, key)
    case ("levers.private_plan", .amount(let ramp)): privatePlan = ramp
    case ("levers.two_tier", .option(let word)): twoTier = word == "new starters"
    case ("levers.franchisor", .option(let word)): franchisorKnowsRules = word == "knows the rules"
    case ("levers.payment", .option(let word)): promptPayment = word == "prompt"
    case ("levers.largest_exit", .option(let word)): largestExits = word == "after a year"
    case ("levers.last_resort", .option(let word)): lastResort = word == "in-house"
    case ("levers.commission_micro", .option(let word)):
      commissionsMicro = word == "as now" ? nil : word == "directly"
    default:
      throw SimulationFault(
        Text(
          en: "'\(key)' is not a choice that the model knows in this form.",
          cy: "Nid yw '\(key)' yn ddewis y mae'r model yn ei adnabod ar y ffurf hon."))
    }
  }

  /// Whether providers that come about in a way may give care that the authority commissions.
  func admits(_ entry: CareModel.Entry) -> Bool {
    switch entry {
    case .selfEmployment: admitsMicro
    case .founders: admitsCooperatives
    case .market, .authority, .franchisor, .sponsor: true
    }
  }

  private static func word<Word: RawRepresentable<String>>(
    _ word: String, _ key: String
  ) throws(SimulationFault) -> Word {
    if let value = Word(rawValue: word) { return value }
    throw SimulationFault(
      Text(
        en: "'\(key)' has no setting '\(word)'.", cy: "Nid oes gosodiad '\(word)' gan '\(key)'."))
  }
}
