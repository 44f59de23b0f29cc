/// What a run counts: sums of events, hours, weeks and pounds, from which outcomes are formed.
public enum Measure: Int, Sendable, CaseIterable {
  // People, kept by group too.
  case need, delivered, over, unpaid, unmet
  case waitingWeeks, inCareWeeks, bedWeeks, recoveryWeeks, personWeeks, controlWeeks, engagingWeeks
  case careHomes
  case cohort, cohortWait, startedIn14, startedIn28, longWaits
  case newPackages, offeredTwoKinds
  case seen, carersSeen, namedShare, experience
  case independenceBase, independenceKept
  case fundAgreed, fundUsed
  case diverted, bedValue

  // Providers, kept by care model too.
  case contactHours, publicContact, agencyHours, cutHours, missedHours
  case workerWeeks, selfEmployedWeeks, leavers, vacancyTime, staffTime
  case payHours, effectivePayHours, paidHours, floorHours, guaranteedTime, sickPayTime
  case handedBackHours, closures, providerWeeks, entries
  case income, cost
  case publicStarts, startsAsIntended
  case personalHours, unregulatedHours, localHours, rebalancedHours
  case caseloadWeeks, hardCaseloadWeeks
  case servingWeeks, smallWeeks, largeWeeks
  case displaced, transferred

  // The area.
  case weeks, censuses, concentration, surge
  case authoritySpend, oneOffSpend, supportSpend, presentValue
  case paidByAuthority, paidByGovernment, paidByNHS, paidByPeople, paidByFamilies, paidForCare
  case paidInAll, residentialSpend

  // Computed, so that they are known where they are used.
  static var number: Int { Measure.residentialSpend.rawValue + 1 }
  static var people: ClosedRange<Int> { Measure.need.rawValue...Measure.bedValue.rawValue }
  static var providers: ClosedRange<Int> {
    Measure.contactHours.rawValue...Measure.transferred.rawValue
  }
}

/// How an outcome is formed: a sum over its exposure, so that areas and quarters can be added.
public struct Formula: Sendable {
  /// The groups by which an outcome is kept.
  public enum Grouping: Sendable {
    case none
    case people
    case models
  }

  public let outcome: String
  public let numerator: Measure
  /// nil: a plain count.
  public let exposure: Measure?
  public let scale: Double
  public let grouping: Grouping
  /// The outcome is what is left of the numerator after the exposure, as a share of it: a margin.
  public let isRemainder: Bool
  /// The exposure is the area's, also within a group.
  public let exposureOfAll: Bool

  init(
    _ outcome: String, _ numerator: Measure, per exposure: Measure?, times scale: Double = 1,
    by grouping: Grouping = .none, ofAll: Bool = false, isRemainder: Bool = false
  ) {
    self.outcome = outcome
    self.numerator = numerator
    self.exposure = exposure
    self.scale = scale
    self.grouping = grouping
    self.exposureOfAll = ofAll
    self.isRemainder = isRemainder
  }

  /// Every outcome of a run, in the order of its columns.
  public static let all: [Formula] = [
    Formula("people_served", .inCareWeeks, per: .weeks, by: .people, ofAll: true),
    Formula(
      "mix_achieved", .publicStarts, per: .publicStarts, times: 100, by: .models, ofAll: true),
    Formula("as_intended", .startsAsIntended, per: .publicStarts, times: 100, by: .models),
    Formula("choice", .offeredTwoKinds, per: .newPackages, times: 100, by: .people),
    Formula("control", .controlWeeks, per: .inCareWeeks, times: 100, by: .people),
    Formula("turnover", .leavers, per: .workerWeeks, times: 100 * weeksAYear, by: .models),
    Formula("vacancy", .vacancyTime, per: .staffTime, times: 100, by: .models),
    Formula("pay", .payHours, per: .paidHours, by: .models),
    Formula("effective_pay", .effectivePayHours, per: .paidHours, by: .models),
    Formula("pay_floor", .floorHours, per: .paidHours, times: 100, by: .models),
    Formula("guaranteed_hours", .guaranteedTime, per: .paidHours, times: 100, by: .models),
    Formula("sick_pay", .sickPayTime, per: .paidHours, times: 100, by: .models),
    Formula("self_employed_share", .selfEmployedWeeks, per: .workerWeeks, times: 100),
    Formula("workers", .workerWeeks, per: .weeks, by: .models, ofAll: true),
    Formula("dp_burden", .engagingWeeks, per: .weeks),
    Formula("transferred", .transferred, per: nil),
    Formula("diverted", .diverted, per: .weeks, times: weeksAYear),
    Formula("independence", .independenceKept, per: .independenceBase, times: 100, by: .people),
    Formula(
      "residential", .careHomes, per: .personWeeks, times: 100 * weeksAYear, by: .people),
    Formula("overprescribed_hours", .over, per: .weeks, by: .people, ofAll: true),
    Formula("fund_underspend", .fundAgreed, per: .fundUsed, times: 100, isRemainder: true),
    Formula("rebalanced", .rebalancedHours, per: .publicContact, times: 100),
    Formula("local_spend", .localHours, per: .publicContact, times: 100),
    Formula(
      "handed_back", .handedBackHours, per: .contactHours, times: 100 * weeksAYear, by: .models),
    Formula("openings", .entries, per: .providerWeeks, times: 100 * weeksAYear, by: .models),
    Formula("closures", .closures, per: .providerWeeks, times: 100 * weeksAYear, by: .models),
    Formula("providers", .providerWeeks, per: .weeks, by: .models, ofAll: true),
    Formula("provider_size", .caseloadWeeks, per: .servingWeeks, by: .models),
    Formula("small_providers", .smallWeeks, per: .servingWeeks, times: 100, by: .models),
    Formula("large_providers", .largeWeeks, per: .servingWeeks, times: 100, by: .models),
    Formula("concentration", .concentration, per: .censuses),
    Formula("displaced", .displaced, per: .weeks, times: weeksAYear),
    Formula("left_behind", .hardCaseloadWeeks, per: .caseloadWeeks, times: 100, by: .models),
    Formula("outside_regulation", .unregulatedHours, per: .personalHours, times: 100),
    Formula("surge", .surge, per: .censuses, times: 100),
    Formula("unmet_hours", .unmet, per: .personWeeks, by: .people),
    Formula("carer_hours", .unpaid, per: .personWeeks, by: .people),
    Formula("wait_mean", .cohortWait, per: .cohort, times: 7, by: .people),
    Formula("started_14", .startedIn14, per: .cohort, times: 100, by: .people),
    Formula("started_28", .startedIn28, per: .cohort, times: 100, by: .people),
    Formula("waiting", .waitingWeeks, per: .weeks, by: .people, ofAll: true),
    Formula("hard_to_place", .longWaits, per: .cohort, times: 100, by: .people),
    Formula("missed_visits", .missedHours, per: .contactHours, times: 100, by: .models),
    Formula("rushed_visits", .cutHours, per: .contactHours, times: 100, by: .models),
    Formula("agency_hours", .agencyHours, per: .contactHours, times: 100, by: .models),
    Formula("carers_seen", .carersSeen, per: .seen, by: .people),
    Formula("continuity", .namedShare, per: .seen, times: 100, by: .people),
    Formula("experience", .experience, per: .seen, by: .people),
    Formula("bed_days", .bedWeeks, per: .weeks, times: 7 * weeksAYear, by: .people, ofAll: true),
    Formula(
      "recovery_days", .recoveryWeeks, per: .weeks, times: 7 * weeksAYear, by: .people, ofAll: true),
    Formula("hours_delivered", .contactHours, per: .weeks, by: .models, ofAll: true),
    Formula("public_hours", .publicContact, per: .weeks, by: .models, ofAll: true),
    Formula("authority_spend", .authoritySpend, per: .weeks, times: weeksAYear),
    Formula("one_off_spend", .oneOffSpend, per: nil),
    Formula("support_spend", .supportSpend, per: .weeks, times: weeksAYear),
    Formula("present_value", .presentValue, per: nil),
    Formula("cost_per_need_met", .paidForCare, per: .delivered),
    Formula("cost_per_hour", .cost, per: .contactHours, by: .models),
    Formula("paid_by_authority", .paidByAuthority, per: .weeks, times: weeksAYear),
    Formula("paid_by_government", .paidByGovernment, per: .weeks, times: weeksAYear),
    Formula("paid_by_nhs", .paidByNHS, per: .weeks, times: weeksAYear),
    Formula("paid_by_people", .paidByPeople, per: .weeks, times: weeksAYear),
    Formula("paid_by_families", .paidByFamilies, per: .weeks, times: weeksAYear),
    Formula("paid_in_all", .paidInAll, per: .weeks, times: weeksAYear),
    Formula("residential_spend", .residentialSpend, per: .weeks, times: weeksAYear),
    Formula("bed_value", .bedValue, per: .weeks, times: weeksAYear, by: .people, ofAll: true),
    Formula(
      "provider_margin", .income, per: .cost, times: 100, by: .models, isRemainder: true),
  ]
}
