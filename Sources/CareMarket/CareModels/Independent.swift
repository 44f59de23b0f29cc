import Evidence
import Statistics

extension CareModel {
  /// Independent providers of today: the baseline that the others differ from.
  public static let independent = CareModel(
    id: "independent",
    name: Text(en: "Independent providers", cy: "Darparwyr annibynnol"),
    summary: Text(
      en: "Agencies of today, paid by the hour for time and task.",
      cy: "Asiantaethau heddiw, a delir fesul awr am amser a thasg."),
    behaviour: Behaviour(
      entry: .market, growth: .proportional, pay: .affordable, cover: [.overtime, .agency, .cut],
      acceptance: .economic, closure: .cashOrChoice, hours: .plan, local: false),
    numbers: [
      "price": .assumed(
        .fixed(1),
        en: "By definition: the fee is what independent providers are paid.",
        cy: "Trwy ddiffiniad: y ffi yw'r hyn a delir i ddarparwyr annibynnol."),
      "turnover": .evidence(.fixed(0.32), "wcpp-turnover-commissioned-2018"),
      "overhead": .figure(.pert(low: 0.24, mode: 0.27, high: 0.30), "figure-price-breakdown-2014"),
      "surplus": .figure(.pert(low: 0, mode: 0.03, high: 0.06), "figure-price-breakdown-2014"),
      "levy": .assumed(
        .fixed(0),
        en: "Independent providers pass nothing on but taxes that are in the overhead.",
        cy: "Nid yw darparwyr annibynnol yn trosglwyddo dim ond trethi sydd yn y gorbenion."),
      "commercial": .assumed(
        .pert(low: 0, mode: 0.2, high: 0.5),
        en: "Some agencies lean to the private market; how many was not seen.",
        cy: "Mae rhai asiantaethau'n troi at y farchnad breifat; ni welwyd faint."),
      "cluster": .assumed(
        .fixed(0),
        en: "By definition: the reference.",
        cy: "Trwy ddiffiniad: y cyfeirbwynt."),
      "vat_lost": .assumed(
        .fixed(0),
        en: "What agencies lose is in the overhead.",
        cy: "Mae'r hyn y mae asiantaethau'n ei golli yn y gorbenion."),
      "overhead_creep": .assumed(
        .fixed(0),
        en: "By definition: the reference.",
        cy: "Trwy ddiffiniad: y cyfeirbwynt."),
      "learning": .assumed(
        .fixed(0),
        en: "By definition: the reference.",
        cy: "Trwy ddiffiniad: y cyfeirbwynt."),
      "on_costs": .figure(.pert(low: 0.19, mode: 0.23, high: 0.28), "figure-price-breakdown-2014"),
      "pay_premium": .assumed(
        .fixed(1),
        en: "By definition: their pay is the usual pay.",
        cy: "Trwy ddiffiniad: eu cyflog nhw yw'r cyflog arferol."),
      "guaranteed_hours": .figure(
        .uniform(0.55, 0.85), "figure-zero-hours-england", "figure-zero-hours-wales"),
      "sick_days": .figure(.gamma(mean: 5, cv: 0.5), "figure-sickness"),
      "sick_pay": .figure(.fixed(0), "figure-sick-pay-pension"),
      "travel_factor": .assumed(
        .fixed(1),
        en: "By definition: the reference.",
        cy: "Trwy ddiffiniad: y cyfeirbwynt."),
      "coordination": .assumed(
        .fixed(0),
        en: "Coordination is done in the office and is in the overhead.",
        cy: "Gwneir y cydlynu yn y swyddfa ac mae yn y gorbenion."),
      "autonomy": .assumed(
        .fixed(0),
        en: "By definition: the reference.",
        cy: "Trwy ddiffiniad: y cyfeirbwynt."),
      "hours_factor": .assumed(
        .fixed(1),
        en: "By definition: the reference.",
        cy: "Trwy ddiffiniad: y cyfeirbwynt."),
      "cover_pool": .assumed(
        .pert(low: 8, mode: 15, high: 30),
        en: "No count of workers seen per person was found for the United Kingdom.",
        cy: "Ni chafwyd hyd i gyfrif o nifer y gweithwyr a welir fesul person yn y Deyrnas Unedig."),
      "overtime_limit": .assumed(
        .pert(low: 0.02, mode: 0.06, high: 0.12),
        en: "No figure was seen; a worker of 26 hours may add two or three.",
        cy: "Ni welwyd ffigur; gall gweithiwr 26 awr ychwanegu dwy neu dair."),
      "agency_limit": .assumed(
        .pert(low: 0, mode: 0.03, high: 0.10),
        en: "No figure for home care was seen.",
        cy: "Ni welwyd ffigur ar gyfer gofal cartref."),
      "cut_limit": .assumed(
        .pert(low: 0.02, mode: 0.06, high: 0.15),
        en: "No figure was seen; a half-hour visit can lose a few minutes.",
        cy: "Ni welwyd ffigur; gall ymweliad hanner awr golli ychydig funudau."),
      "reserve_weeks": .assumed(
        .lognormal(median: 6, sigma: 0.5),
        en: "No figure of agencies' reserves was seen.",
        cy: "Ni welwyd ffigur ar gyfer cronfeydd asiantaethau."),
      "set_up_cost": .assumed(
        .lognormal(median: 20000, sigma: 0.5),
        en: "Registration, premises and software; no figure was seen.",
        cy: "Cofrestru, swyddfa a meddalwedd; ni welwyd ffigur."),
      "set_up_time": .assumed(
        .uniform(13, 26),
        en: "Registration takes a quarter to half a year.",
        cy: "Mae cofrestru'n cymryd rhwng chwarter a hanner blwyddyn."),
      "start_share": .figure(
        .fixed(0.86), "figure-providers-vale", "figure-in-house-share-rhondda-cynon-taf"),
      "entry_rate": .figure(
        .lognormal(median: 0.133, sigma: 0.2), "figure-provider-entry", "figure-provider-growth"),
      "size": .figure(.fixed(25.5), "figure-providers-vale"),
    ])
}
