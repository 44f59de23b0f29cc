extension Setting {
  /// Who could know the fact, or whose records could tell: where to ask before a study is paid for.
  ///
  /// A suggestion of ours; whether they do know, and may tell, is for them to say.
  public var knower: Text {
    let parts = key.split(separator: ".")
    let word = String(parts.last ?? "")
    if parts.count > 1 {
      if parts[0] == "micro" { return Self.microEnterprises }
      return Self.staffWords.contains(word) ? Self.workforce : Self.accounts
    }
    return Self.knowers.first { $0.words.contains(word) }?.knower ?? Self.nobody
  }

  private static let staffWords: Set<String> = [
    "turnover", "pay_premium", "guaranteed_hours", "sick_pay", "sick_days", "cover_pool",
    "overtime_limit", "agency_limit", "autonomy",
  ]

  private static let microEnterprises = Text(
    en: "the micro-enterprises themselves, and the body that supports them",
    cy: "y microfentrau eu hunain, a'r corff sy'n eu cefnogi")
  private static let accounts = Text(
    en: "providers of this model, from their accounts and payrolls",
    cy: "darparwyr y model hwn, o'u cyfrifon a'u cyflogresi")
  private static let workforce = Text(
    en: "Social Care Wales, from its workforce data, and providers, from their payrolls",
    cy: "Gofal Cymdeithasol Cymru, o'i ddata am y gweithlu, a darparwyr, o'u cyflogresi")
  private static let nobody = Text(
    en: "nobody that we know of: it would take a study",
    cy: "neb y gwyddom amdano: byddai angen astudiaeth")

  private static let knowers: [(words: Set<String>, knower: Text)] = [
    (
      [
        "caseload_rate", "enquiry_rate", "enquiry_ceiling", "demand_growth", "package_median",
        "package_sigma", "complex_share", "complex_exit", "long_stay", "short_stay",
        "short_stay_share", "death_share", "need_growth", "need_interval", "need_sd", "growth_sd",
        "reablement_share", "reablement_length", "reablement_ends", "reablement_factor",
        "contact_only_share", "two_carer_share", "visit_length", "brokerage_time",
        "exits_while_waiting", "waiting_care_home_rate", "last_resort_after", "trim_limit",
      ],
      Text(
        en: "the authority, from its own records of enquiries, assessments and packages",
        cy: "yr awdurdod, o'i gofnodion ei hun o ymholiadau, asesiadau a phecynnau")
    ),
    (
      ["hospital_share", "hold_for"],
      Text(
        en: "the health board, from its records of delayed discharge",
        cy: "y bwrdd iechyd, o'i gofnodion o ryddhau gohiriedig")
    ),
    (
      [
        "leave_hazard", "tenure_shape", "wage_exponent", "stay_in_sector", "outside_return",
        "pool_size", "pool_inflow", "pool_elasticity", "hire_cost", "search_friction",
        "reservation_sigma", "worker_hours", "worker_hours_sigma", "zero_hours_effect",
        "overload_effect", "sickness_spell", "pay_floor", "pay_passthrough", "pay_share",
        "overtime_premium", "commute_mean", "commute_effect", "staffing_slack",
      ], workforce
    ),
    (
      ["rural_travel", "urban_travel", "rural_cost", "mileage_share"],
      Text(
        en: "providers, from electronic records of visits and journeys",
        cy: "darparwyr, o gofnodion electronig o ymweliadau a theithiau")
    ),
    (
      [
        "national_fee", "fee_sd", "fee_cost_correlation", "cost_median", "cost_sd",
        "sustainable_ratio", "variable_overhead", "inflation", "discount_rate", "agency_ratio",
        "agency_premium", "coordinator_cost", "budget_headroom", "handback_threshold", "close_rate",
        "set_up_rate", "entry_ceiling", "entry_elasticity", "provider_size_median",
        "provider_size_sigma", "provider_mean_people", "return_scale", "enterprise_sigma",
        "luck_sigma",
      ],
      Text(
        en: "commissioners and Care Inspectorate Wales, from contracts, fees and the register of "
          + "services",
        cy: "comisiynwyr ac Arolygiaeth Gofal Cymru, o gontractau, ffioedd a'r gofrestr o "
          + "wasanaethau")
    ),
    (
      [
        "micro_income_elasticity", "support_effect", "support_share", "directory_reach",
        "word_of_mouth", "word_of_mouth_reach",
      ], microEnterprises
    ),
    (
      [
        "self_funded_share", "self_funder_ratio", "direct_payment_able", "charge_share",
        "choice_elasticity",
      ],
      Text(
        en: "the authority's finance and direct-payment teams, and a survey of people who pay "
          + "themselves",
        cy:
          "timau cyllid a thaliadau uniongyrchol yr awdurdod, ac arolwg o bobl sy'n talu eu hunain")
    ),
    (
      ["unpaid_carer_share", "carer_cover"],
      Text(
        en: "organisations of carers, and carers' assessments",
        cy: "sefydliadau gofalwyr, ac asesiadau gofalwyr")
    ),
  ]
}
