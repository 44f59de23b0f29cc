extension Setting {
  /// Outcomes that a key moves by itself, without anybody's behaviour: a claim about one of these, in
  /// a case that states the key, says nothing about the model.
  ///
  /// - Returns: ids of outcomes; `turnover@model:micro` is one care model's.
  public static func directOutcomes(of key: String) -> [String] {
    if key.hasPrefix("mix.") {
      let group = "@model:" + key.dropFirst(4)
      // The mix divides new packages: what each model holds follows, and all counts of kinds.
      return [
        "mix_achieved", "rebalanced", "local_spend", "outside_regulation", "self_employed_share",
        "guaranteed_hours" + group, "sick_pay" + group,
        "people_served" + group, "hours_delivered" + group, "workers" + group, "providers" + group,
      ]
    }
    if let own = byKey[key] { return own }
    guard let dot = key.lastIndex(of: ".") else { return [] }
    let group = "@model:" + key[..<dot]
    return (ofModels[String(key[key.index(after: dot)...])] ?? []).map { $0 + group }
  }

  private static let spend = [
    "authority_spend", "paid_by_authority", "present_value", "cost_per_need_met",
  ]

  private static let byKey: [String: [String]] = [
    "fee": spend + ["provider_margin"],
    "levers.fee_change": spend + ["provider_margin"],
    "national_fee": spend + ["provider_margin"],
    "levers.budget": spend,
    "levers.development_support": ["support_spend"],
    "levers.cooperative_support": ["support_spend"],
    "levers.latc_start": ["transferred"],
    "levers.direct_payment_uptake": ["dp_burden", "control"],
    "levers.fund_uptake": ["control"],
    "levers.contracting": ["overprescribed_hours"],
    "levers.commission_micro": ["mix_achieved"],
    "levers.exemption": ["outside_regulation"],
    "levers.largest_exit": ["closures", "concentration"],
    "pay_floor": ["pay", "pay_floor", "effective_pay"],
    "leave_hazard": ["turnover"],
    "demand_growth": ["people_served", "hours_delivered"],
    "package_hours": ["hours_delivered"],
    "reablement_share": ["independence"],
    "self_funded_share": ["paid_by_people"],
  ]

  private static let ofModels: [String: [String]] = [
    "turnover": ["turnover"],
    "price": ["provider_margin"],
    "pay": ["pay", "effective_pay"],
    "overhead": ["cost_per_hour", "provider_margin"],
    "guaranteed": ["guaranteed_hours"],
    "sick_pay": ["sick_pay"],
  ]
}
