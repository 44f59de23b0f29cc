import Evidence
import RealModule

/// The facts of one parameter draw, as the processes read them. Each field is one declared setting;
/// rates are a week, lengths of time are weeks, prices are pounds.
struct Rules: Sendable {
  // Demand
  let caseloadRate: Double
  let enquiryFactor: Double
  let demandGrowth: Double
  let enquiryCeiling: Double
  let selfFundedShare: Double
  let hospitalShare: Double
  let packageMedian: Double
  let packageSigma: Double
  let supportShare: Double
  let twoCarerShare: Double
  let complexShare: Double
  let shortStayShare: Double
  let shortStay: Double
  let longStay: Double
  let deathShare: Double
  let complexExit: Double
  let exitsWhileWaiting: Double
  let waitingCareHomeRate: Double
  let reablementShare: Double
  let reablementLength: Double
  let reablementEnds: Double
  let reablementFactor: Double
  let needInterval: Double
  let needGrowth: Double
  let needSD: Double
  let unpaidCarerShare: Double
  let carerCover: Double
  let directPaymentAble: Double
  let noChargeShare: Double
  let chargeMedian: Double
  let chargeSigma: Double
  let maximumCharge: Double
  let carerEndurance: Double
  let breakdownMove: Double
  let nhsShare: Double
  let governmentShare: Double
  let recoverShare: Double
  let recoverCost: Double
  let careHomeStay: Double
  let indicatorShare: Double
  let preferredCover: Double
  let brokerageTime: Double
  let holdFor: Double
  let lastResortAfter: Double

  // The community, and integration
  let communityLimit: Double
  let contactCentreReach: Double
  let coordinationReach: Double
  let prescribingReach: Double
  let preventionPostCost: Double
  let slotsPerPost: Double
  let slotShare: Double
  let fixedTermShare: Double
  let fixedTerm: Double
  let postGap: Double
  let placesPerGroup: Double
  let placeCost: Double
  let communityReturn: Double
  let communityReturnNeed: Double
  let prescribing: PrescribingRules
  let prescribingGrant: Double
  let earlyWarningEffect: Double
  let integrationCost: Double
  let bedDayCost: Double
  let careHomeCost: Double

  // Prices
  let nationalFee: Double
  let payFloor: Double
  let sustainableRatio: Double
  let agencyRatio: Double
  let selfFunderRatio: Double
  let feeSD: Double
  let feeCostCorrelation: Double
  let ruralCost: Double
  let payShare: Double
  let mileageShare: Double
  let costMedian: Double
  let costSD: Double
  let variableOverhead: Double
  let trimLimit: Double
  let hireCost: Double
  let agencyPremium: Double
  let overtimePremium: Double
  let budgetHeadroom: Double
  let discountRate: Double

  // Travel of a contact hour [hours] and visits
  let urbanTravel: Double
  let ruralTravel: Double
  let visitLength: Double

  // Workforce
  let leaveHazard: Double
  let wageExponent: Double
  let tenureShape: Double
  let zeroHoursEffect: Double
  let overloadEffect: Double
  let luckSigma: Double
  let commuteEffect: Double
  let commuteMean: Double
  let stayInSector: Double
  let setUpRate: Double
  let enterpriseSigma: Double
  let wordOfMouth: Double
  let supportEffect: Double
  let neighbourLearning: Double
  let coordinatorCost: Double
  let microIncomeElasticity: Double
  let poolInflow: Double
  let poolElasticity: Double
  let poolSize: Double
  let choiceElasticity: Double
  let searchFriction: Double
  let reservationSigma: Double
  let workerHours: Double
  let workerHoursSigma: Double
  let sicknessSpell: Double
  let payPassthrough: Double
  let inflation: Double
  let contactOnlyShare: Double
  let staffingSlack: Double

  // Providers
  let providerSizeMedian: Double
  let providerSizeSigma: Double
  let providerMeanPeople: Double
  let closeRate: Double
  let outsideReturn: Double
  let returnScale: Double
  let entryElasticity: Double
  let entryCeiling: Double
  let growthSD: Double
  let handbackThreshold: Double
  let directoryReach: Double
  let wordOfMouthReach: Double
  let commercialRoyalty: Double
  let territoryFee: Double
  let territoryGap: Double
  let earlyFailure: Double
  let exitSizeEffect: Double
  let teckalLimit: Double
  let willingness: Double
  let listAdmission: Double
  let grantShare: Double
  let founderEffect: Double
  let paymentDelay: Double
  let latePaymentEffect: Double
  let coverRisk: Double

  /// Reads the declared settings from a draw.
  ///
  /// - Throws: a fault that names the setting, when the draw lacks one.
  init(_ facts: [String: Double]) throws(SimulationFault) {
    var reader = FactReader(facts)
    caseloadRate = reader.read("caseload_rate")
    enquiryFactor = reader.read("enquiry_rate")
    demandGrowth = reader.rate("demand_growth")
    enquiryCeiling = reader.read("enquiry_ceiling")
    selfFundedShare = reader.read("self_funded_share")
    hospitalShare = reader.read("hospital_share")
    packageMedian = reader.read("package_median")
    packageSigma = reader.read("package_sigma")
    supportShare = reader.read("support_share")
    twoCarerShare = reader.read("two_carer_share")
    complexShare = reader.read("complex_share")
    shortStayShare = reader.read("short_stay_share")
    shortStay = reader.read("short_stay")
    longStay = reader.read("long_stay")
    deathShare = reader.read("death_share")
    complexExit = reader.read("complex_exit")
    exitsWhileWaiting = reader.read("exits_while_waiting")
    waitingCareHomeRate = reader.rate("waiting_care_home_rate")
    reablementShare = reader.read("reablement_share")
    reablementLength = reader.read("reablement_length")
    reablementEnds = reader.read("reablement_ends")
    reablementFactor = reader.read("reablement_factor")
    needInterval = reader.read("need_interval")
    needGrowth = reader.rate("need_growth")
    needSD = reader.read("need_sd")
    unpaidCarerShare = reader.read("unpaid_carer_share")
    carerCover = reader.read("carer_cover")
    directPaymentAble = reader.read("direct_payment_able")
    noChargeShare = reader.read("no_charge_share")
    chargeMedian = reader.read("charge_median")
    chargeSigma = reader.read("charge_sigma")
    maximumCharge = reader.read("maximum_charge")
    carerEndurance = reader.read("carer_endurance")
    breakdownMove = reader.read("breakdown_move")
    nhsShare = reader.read("nhs_share")
    governmentShare = reader.read("government_share")
    recoverShare = reader.read("recover_share")
    recoverCost = reader.read("recover_cost")
    careHomeStay = reader.read("care_home_stay")
    indicatorShare = reader.read("indicator_share")
    preferredCover = reader.read("preferred_cover")
    brokerageTime = reader.read("brokerage_time")
    holdFor = reader.read("hold_for")
    lastResortAfter = reader.read("last_resort_after")

    communityLimit = reader.read("community_limit")
    contactCentreReach = reader.read("contact_centre_reach")
    coordinationReach = reader.read("coordination_reach")
    prescribingReach = reader.read("prescribing_reach")
    preventionPostCost = reader.read("prevention_post_cost")
    slotsPerPost = reader.read("slots_per_post")
    slotShare = reader.read("slot_share")
    fixedTermShare = reader.read("fixed_term_share")
    fixedTerm = reader.read("fixed_term")
    postGap = reader.read("post_gap")
    placesPerGroup = reader.read("places_per_group")
    placeCost = reader.read("place_cost")
    communityReturn = reader.rate("community_return")
    communityReturnNeed = reader.read("community_return_need")
    prescribing = PrescribingRules(
      light: PrescribingRules.Kind(&reader, "light"),
      medium: PrescribingRules.Kind(&reader, "medium"),
      holistic: PrescribingRules.Kind(
        slots: reader.read("holistic_slots"), reach: 1, comesBack: 1),
      signposting: PrescribingRules.Kind(
        slots: 1, reach: reader.read("signposting_reach"),
        comesBack: reader.read("signposting_return")))
    prescribingGrant = reader.read("prescribing_grant")
    earlyWarningEffect = reader.read("early_warning_effect")
    integrationCost = reader.read("integration_cost")
    bedDayCost = reader.read("bed_day_cost")
    careHomeCost = reader.read("care_home_cost")

    nationalFee = reader.read("national_fee")
    payFloor = reader.read("pay_floor")
    sustainableRatio = reader.read("sustainable_ratio")
    agencyRatio = reader.read("agency_ratio")
    selfFunderRatio = reader.read("self_funder_ratio")
    feeSD = reader.read("fee_sd")
    feeCostCorrelation = reader.read("fee_cost_correlation")
    ruralCost = reader.read("rural_cost")
    payShare = reader.read("pay_share")
    mileageShare = reader.read("mileage_share")
    costMedian = reader.read("cost_median")
    costSD = reader.read("cost_sd")
    variableOverhead = reader.read("variable_overhead")
    trimLimit = reader.read("trim_limit")
    hireCost = reader.read("hire_cost")
    agencyPremium = reader.read("agency_premium")
    overtimePremium = reader.read("overtime_premium")
    budgetHeadroom = reader.read("budget_headroom")
    discountRate = reader.read("discount_rate")

    urbanTravel = reader.read("urban_travel") / 60
    ruralTravel = reader.read("rural_travel") / 60
    visitLength = reader.read("visit_length")

    leaveHazard = reader.rate("leave_hazard")
    wageExponent = reader.read("wage_exponent")
    tenureShape = reader.read("tenure_shape")
    zeroHoursEffect = reader.read("zero_hours_effect")
    overloadEffect = reader.read("overload_effect")
    luckSigma = reader.read("luck_sigma")
    commuteEffect = reader.read("commute_effect")
    commuteMean = reader.read("commute_mean")
    stayInSector = reader.read("stay_in_sector")
    setUpRate = reader.rate("set_up_rate")
    enterpriseSigma = reader.read("enterprise_sigma")
    wordOfMouth = reader.read("word_of_mouth")
    supportEffect = reader.read("support_effect")
    neighbourLearning = reader.read("neighbour_learning")
    coordinatorCost = reader.read("coordinator_cost")
    microIncomeElasticity = reader.read("micro_income_elasticity")
    poolInflow = reader.rate("pool_inflow")
    poolElasticity = reader.read("pool_elasticity")
    poolSize = reader.read("pool_size")
    choiceElasticity = reader.read("choice_elasticity")
    searchFriction = reader.read("search_friction")
    reservationSigma = reader.read("reservation_sigma")
    workerHours = reader.read("worker_hours")
    workerHoursSigma = reader.read("worker_hours_sigma")
    sicknessSpell = reader.read("sickness_spell")
    inflation = reader.rate("inflation")
    payPassthrough = reader.read("pay_passthrough")
    contactOnlyShare = reader.read("contact_only_share")
    staffingSlack = reader.read("staffing_slack")

    providerSizeMedian = reader.read("provider_size_median")
    providerSizeSigma = reader.read("provider_size_sigma")
    providerMeanPeople = reader.read("provider_mean_people")
    closeRate = reader.rate("close_rate")
    outsideReturn = reader.read("outside_return")
    returnScale = reader.read("return_scale")
    entryElasticity = reader.read("entry_elasticity")
    entryCeiling = reader.read("entry_ceiling")
    growthSD = reader.read("growth_sd")
    handbackThreshold = reader.read("handback_threshold")
    directoryReach = reader.read("directory_reach")
    wordOfMouthReach = reader.read("word_of_mouth_reach")
    commercialRoyalty = reader.read("commercial_royalty")
    territoryFee = reader.read("territory_fee")
    territoryGap = reader.read("territory_gap")
    earlyFailure = reader.read("early_failure")
    exitSizeEffect = reader.read("exit_size_effect")
    teckalLimit = reader.read("teckal_limit")
    willingness = reader.read("willingness_to_pay")
    listAdmission = reader.read("list_admission")
    grantShare = reader.read("grant_share")
    founderEffect = reader.read("founder_effect")
    paymentDelay = reader.read("payment_delay")
    latePaymentEffect = reader.read("late_payment_effect")
    coverRisk = reader.rate("cover_risk")
    if let fault = reader.fault { throw fault }
  }

  /// Mean time in home care of a new person [weeks], by the mixture of reablement, short and long.
  var meanStay: Double {
    let later = shortStayShare * shortStay + (1 - shortStayShare) * longStay
    return reablementShare * (reablementLength + (1 - reablementEnds) * later)
      + (1 - reablementShare) * later
  }

  /// Travel a contact hour [hours], before a care model's own factor.
  func travel(rural: Bool) -> Double {
    rural ? ruralTravel : urbanTravel
  }
}

/// What the kinds of social prescribing take and do.
struct PrescribingRules: Sendable {
  struct Kind: Sendable {
    /// Slots that one person takes.
    let slots: Double
    /// Reach and return as ratios to those of holistic prescribing.
    let reach: Double
    let comesBack: Double
  }

  let light: Kind
  let medium: Kind
  let holistic: Kind
  let signposting: Kind

  subscript(kind: Prescribing) -> Kind {
    switch kind {
    case .signposting: signposting
    case .light: light
    case .medium: medium
    case .holistic: holistic
    }
  }
}

extension PrescribingRules.Kind {
  fileprivate init(_ reader: inout FactReader, _ id: String) {
    slots = reader.read(id + "_slots")
    reach = reader.read(id + "_reach")
    comesBack = reader.read(id + "_return")
  }
}

/// The numbers of one care model in one draw: the settings `MODEL.name`.
struct ModelRules: Sendable {
  let behaviour: CareModel.Behaviour
  /// Price as a ratio to the fee, or to the agency price for care that is bought privately.
  let price: Double
  let turnover: Double
  let overhead: Double
  let overheadCreep: Double
  let learning: Double
  let vatLost: Double
  let commercial: Double
  let cluster: Double
  let surplus: Double
  let levy: Double
  let onCosts: Double
  let payPremium: Double
  let guaranteed: Double
  let sickDays: Double
  let sickPay: Double
  let travelFactor: Double
  let coordination: Double
  let autonomy: Double
  let hoursFactor: Double
  let coverPool: Double
  let overtimeLimit: Double
  let agencyLimit: Double
  let cutLimit: Double
  let reserveWeeks: Double
  let setUpCost: Double
  let setUpTime: Double
  let startShare: Double
  let entryRate: Double
  let size: Double

  /// - Parameter behaving: what its providers do, where that is not the model's own.
  init(
    _ model: CareModel, _ facts: [String: Double], behaving: CareModel.Behaviour?
  ) throws(SimulationFault) {
    behaviour = behaving ?? model.behaviour
    var reader = FactReader(facts, prefix: model.id + ".")
    price = reader.read("price")
    turnover = reader.read("turnover") / referenceTurnover
    overhead = reader.read("overhead")
    overheadCreep = reader.read("overhead_creep")
    learning = reader.read("learning")
    vatLost = reader.read("vat_lost")
    commercial = reader.read("commercial")
    cluster = reader.read("cluster")
    surplus = reader.read("surplus")
    levy = reader.read("levy")
    onCosts = reader.read("on_costs")
    payPremium = reader.read("pay_premium")
    guaranteed = reader.read("guaranteed_hours")
    sickDays = reader.read("sick_days")
    sickPay = reader.read("sick_pay")
    travelFactor = reader.read("travel_factor")
    coordination = reader.read("coordination")
    autonomy = reader.read("autonomy")
    hoursFactor = reader.read("hours_factor")
    coverPool = reader.read("cover_pool")
    overtimeLimit = reader.read("overtime_limit")
    agencyLimit = reader.read("agency_limit")
    cutLimit = reader.read("cut_limit")
    reserveWeeks = reader.read("reserve_weeks")
    setUpCost = reader.read("set_up_cost")
    setUpTime = reader.read("set_up_time")
    startShare = reader.read("start_share")
    entryRate = reader.rate("entry_rate")
    size = reader.read("size")
    if let fault = reader.fault { throw fault }
  }
}

/// Reads settings by key and remembers the first that is missing.
private struct FactReader {
  let facts: [String: Double]
  let prefix: String
  var fault: SimulationFault?

  init(_ facts: [String: Double], prefix: String = "") {
    self.facts = facts
    self.prefix = prefix
  }

  mutating func read(_ key: String) -> Double {
    if let value = facts[prefix + key], value.isFinite { return value }
    fault =
      fault
      ?? SimulationFault(
        Text(
          en: "The draw has no number for '\(prefix + key)'.",
          cy: "Nid oes rhif ar gyfer '\(prefix + key)' yn y set o baramedrau."))
    return 0
  }

  /// A setting that is stated a year, as a rate a week.
  mutating func rate(_ key: String) -> Double {
    read(key) / weeksAYear
  }
}

/// Weeks in a year: 365.25 / 7, so that a year has no leap.
public var weeksAYear: Double { 365.25 / 7 }

/// Turnover of commissioned home care in Wales, 2018 [1/year], to which `MODEL.turnover` is a ratio
/// (register: wcpp-turnover-commissioned-2018).
var referenceTurnover: Double { 0.32 }
