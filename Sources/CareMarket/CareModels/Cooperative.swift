import Evidence
import Statistics

extension CareModel {
  /// Worker and multi-stakeholder co-operatives.
  public static let cooperative = CareModel(
    id: "cooperative",
    name: Text(en: "Co-operatives", cy: "Cydweithfeydd"),
    summary: Text(
      en: "Owned by those who work in them, or by those and the people they serve.",
      cy:
        "Yn eiddo i'r rhai sy'n gweithio ynddyn nhw, neu iddyn nhw a'r bobl y maen nhw'n eu gwasanaethu."
    ),
    behaviour: Behaviour(
      entry: .founders, growth: .capital, pay: .vote, cover: [.overtime, .peers, .cut],
      acceptance: .cluster, closure: .foundersGone, hours: .plan),
    numbers: [
      "commercial": .assumed(
        .fixed(0),
        en: "It serves its members and their neighbours.",
        cy: "Mae'n gwasanaethu ei haelodau a'u cymdogion."),
      "levy": .evidence(.fixed(0.03), "wcpp-italy-3pc-fund"),
      "surplus": .assumed(
        .fixed(0),
        en: "Members vote what is left into pay.",
        cy: "Mae aelodau'n pleidleisio i roi'r hyn sydd ar ôl mewn cyflogau."),
      "guaranteed_hours": .assumed(
        .uniform(0.7, 1),
        en: "Members decide on their own hours; no figure was seen.",
        cy: "Mae aelodau'n penderfynu ar eu horiau eu hunain; ni welwyd ffigur."),
      "travel_factor": .evidence(
        .pert(low: 0.6, mode: 0.85, high: 1), "wcpp-caring-support-croydon"),
      "cluster": .assumed(
        .uniform(0.3, 0.8),
        en: "Some choose to be a cluster, as in Croydon; how many was not seen.",
        cy: "Mae rhai'n dewis bod yn glwstwr, fel yn Croydon; ni welwyd faint."),
      "autonomy": .assumed(
        .pert(low: 0, mode: 0.1, high: 0.4),
        en: "A say in the business; the size was not seen.",
        cy: "Llais yn y busnes; ni welwyd y maint."),
      "set_up_cost": .assumed(
        .lognormal(median: 25000, sigma: 0.5),
        en: "No figure was seen.",
        cy: "Ni welwyd ffigur."),
      "set_up_time": .assumed(
        .uniform(26, 52),
        en:
          "Founders, a supporter and registration; admission to the authority's list comes after it.",
        cy:
          "Sylfaenwyr, cefnogwr a chofrestru; daw cael lle ar restr yr awdurdod wedi hynny."),
      "reserve_weeks": .assumed(
        .lognormal(median: 4, sigma: 0.5),
        en: "Little capital.",
        cy: "Ychydig o gyfalaf."),
      "start_share": .assumed(
        .fixed(0),
        en: "Few before week 0.",
        cy: "Ychydig cyn wythnos 0."),
      "entry_rate": .assumed(
        .pert(low: 0.05, mode: 0.2, high: 0.5),
        en: "Founders are rare without support.",
        cy: "Mae sylfaenwyr yn brin heb gymorth."),
      "size": .assumed(
        .fixed(20),
        en: "Small without support.",
        cy: "Bach heb gymorth."),
    ])
}
