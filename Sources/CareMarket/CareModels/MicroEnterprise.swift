import Evidence
import Statistics

extension CareModel {
  /// Micro-enterprises of one or two people.
  public static let micro = CareModel(
    id: "micro",
    name: Text(en: "Micro-enterprises", cy: "Microfentrau"),
    summary: Text(
      en: "One or two people who work for themselves, for a few people each.",
      cy: "Un neu ddau o bobl sy'n gweithio iddyn nhw eu hunain, gydag ychydig o bobl yr un."),
    behaviour: Behaviour(
      entry: .selfEmployment, growth: .fullList, pay: .ownIncome, cover: [],
      acceptance: .exempt, closure: .ownersLife, hours: .need, employs: false, registered: false),
    numbers: [
      "commercial": .assumed(
        .fixed(0),
        en: "It takes whoever finds it.",
        cy: "Mae'n cymryd pwy bynnag sy'n dod o hyd iddi."),
      "price": .figure(.pert(low: 0.60, mode: 0.68, high: 0.85), "figure-micro-price-ratio"),
      "overhead": .assumed(
        .pert(low: 0.10, mode: 0.27, high: 0.45),
        en: "About 8 % own cost of the sustainable price: three tenths of this number.",
        cy: "Eu cost eu hunain yw tua 8 % o'r pris cynaliadwy: tair rhan o ddeg o'r rhif hwn."),
      "on_costs": .evidence(.fixed(0), "mc-no-holiday-sick-pay"),
      "surplus": .assumed(
        .fixed(0),
        en: "The owner lives on what is left.",
        cy: "Mae'r perchennog yn byw ar yr hyn sydd ar ôl."),
      "guaranteed_hours": .evidence(.fixed(0), "mc-employment-status-45-self-employed"),
      "sick_pay": .evidence(.fixed(0), "mc-no-holiday-sick-pay"),
      "travel_factor": .assumed(
        .pert(low: 0.3, mode: 0.5, high: 0.8),
        en: "They work in their own locality.",
        cy: "Maen nhw'n gweithio yn eu hardal eu hunain."),
      "cover_pool": .evidence(.fixed(2), "wcpp-micro-definition-size"),
      "overtime_limit": .assumed(
        .fixed(0),
        en: "A full list is a full list.",
        cy: "Rhestr lawn yw rhestr lawn."),
      "agency_limit": .assumed(
        .fixed(0),
        en: "Nobody covers.",
        cy: "Nid oes neb yn cyflenwi."),
      "cut_limit": .assumed(
        .fixed(0),
        en: "The time is agreed with the person.",
        cy: "Cytunir ar yr amser gyda'r person."),
      "reserve_weeks": .assumed(
        .fixed(0),
        en: "They start with nothing to lose.",
        cy: "Maen nhw'n dechrau heb ddim i'w golli."),
      "set_up_cost": .assumed(
        .fixed(500),
        en: "Insurance, check and training; no figure was seen.",
        cy: "Yswiriant, gwiriad a hyfforddiant; ni welwyd ffigur."),
      "set_up_time": .assumed(
        .fixed(0),
        en: "No registration.",
        cy: "Dim cofrestru."),
      "start_share": .assumed(
        .beta(2, 98),
        en: "Few before week 0; no share of people was seen.",
        cy: "Ychydig cyn wythnos 0; ni welwyd cyfran o bobl."),
      "entry_rate": .assumed(
        .fixed(0),
        en: "Enters by setting up alone.",
        cy: "Daw i fod wrth i weithiwr ddechrau ar ei ben ei hun."),
      "size": .figure(.fixed(6), "figure-micro-pembrokeshire"),
    ])
}
