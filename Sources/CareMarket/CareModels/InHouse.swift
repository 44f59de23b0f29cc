import Evidence
import Statistics

extension CareModel {
  /// The authority's own service.
  public static let inhouse = CareModel(
    id: "inhouse",
    name: Text(en: "In-house service", cy: "Gwasanaeth mewnol"),
    summary: Text(
      en: "The authority's own service, on its own scale of pay; takes what nobody else takes.",
      cy:
        "Gwasanaeth yr awdurdod ei hun, ar ei raddfa gyflog ei hun; mae'n cymryd yr hyn nad yw neb arall yn ei gymryd."
    ),
    behaviour: Behaviour(
      entry: .authority, growth: .posts, pay: .scale, cover: [.relief, .agency],
      acceptance: .everything, closure: .decision, hours: .plan),
    numbers: [
      "commercial": .assumed(
        .fixed(0),
        en: "It does not sell to those who pay for themselves.",
        cy: "Nid yw'n gwerthu i'r rhai sy'n talu drostynt eu hunain."),
      "price": .assumed(
        .pert(low: 1.3, mode: 1.6, high: 2.2),
        en:
          "Cost of an hour before the first is settled; in-house costs in Wales were not found. What it costs from then on is an outcome.",
        cy:
          "Cost awr cyn setlo'r gyntaf; ni chafwyd hyd i gostau mewnol yng Nghymru. Canlyniad yw'r gost wedyn."
      ),
      "on_costs": .assumed(
        .pert(low: 0.34, mode: 0.40, high: 0.47),
        en:
          "As independent providers, with the employer's contribution to the local government pension, about a sixth of pay more.",
        cy:
          "Fel darparwyr annibynnol, gyda chyfraniad y cyflogwr at bensiwn llywodraeth leol, tua chweched ran o'r cyflog yn fwy."
      ),
      "pay_premium": .assumed(
        .pert(low: 1.05, mode: 1.12, high: 1.25),
        en: "The authority's scale lies above the market's; the difference was not seen.",
        cy: "Mae graddfa gyflog yr awdurdod yn uwch na chyflogau'r farchnad; ni welwyd "
          + "ffigur am y gwahaniaeth."),
      "guaranteed_hours": .assumed(
        .fixed(1),
        en: "Salaried staff.",
        cy: "Staff ar gyflog sefydlog."),
      "sick_days": .figure(.gamma(mean: 12.3, cv: 0.35), "figure-sickness"),
      "sick_pay": .assumed(
        .fixed(1),
        en: "Occupational sick pay of local government.",
        cy: "Tâl salwch galwedigaethol llywodraeth leol."),
      "agency_limit": .assumed(
        .pert(low: 0, mode: 0.05, high: 0.15),
        en: "No figure was seen.",
        cy: "Ni welwyd ffigur."),
      "overtime_limit": .assumed(
        .pert(low: 0.02, mode: 0.06, high: 0.12),
        en: "Relief staff; no figure was seen.",
        cy: "Staff llanw; ni welwyd ffigur."),
      "cut_limit": .assumed(
        .fixed(0),
        en: "The authority does not cut its own visits.",
        cy: "Nid yw'r awdurdod yn cwtogi ei ymweliadau ei hun."),
      "set_up_cost": .assumed(
        .lognormal(median: 150000, sigma: 0.5),
        en: "No figure was seen.",
        cy: "Ni welwyd ffigur."),
      "set_up_time": .assumed(
        .uniform(26, 52),
        en: "No figure was seen.",
        cy: "Ni welwyd ffigur."),
      "start_share": .figure(
        .beta(1.4, 18.6), "figure-in-house-share-rhondda-cynon-taf", "figure-providers-vale"),
      "entry_rate": .assumed(
        .fixed(0),
        en: "Enters by decision.",
        cy: "Daw i fod trwy benderfyniad."),
      "size": .assumed(
        .fixed(100),
        en: "One service for the area.",
        cy: "Un gwasanaeth i'r ardal."),
    ])
}
