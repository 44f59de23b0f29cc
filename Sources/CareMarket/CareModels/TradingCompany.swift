import Evidence
import Statistics

extension CareModel {
  /// A local authority trading company.
  public static let latc = CareModel(
    id: "latc",
    name: Text(en: "Local authority trading company", cy: "Cwmni masnachu awdurdod lleol"),
    summary: Text(
      en: "A company that the authority owns, which may also trade.",
      cy: "Cwmni y mae'r awdurdod yn berchen arno, a all fasnachu hefyd."),
    behaviour: Behaviour(
      entry: .authority, growth: .steps, pay: .affordable, cover: [.relief, .agency],
      acceptance: .economic, closure: .lastingLoss, hours: .plan),
    numbers: [
      "commercial": .assumed(
        .fixed(0),
        en: "The authority owns it.",
        cy: "Yr awdurdod sy'n berchen arno."),
      "price": .assumed(
        .pert(low: 1, mode: 1.15, high: 1.4),
        en: "The contract price that the owner agrees; no hourly cost of such a company was seen.",
        cy:
          "Y pris contract y mae'r perchennog yn cytuno arno; ni welwyd cost fesul awr cwmni o'r fath."
      ),
      "levy": .evidence(.fixed(0.19), "wcpp-latc-vat-corporation-tax"),
      "vat_lost": .assumed(
        .pert(low: 0, mode: 0.1, high: 0.2),
        en:
          "A company pays VAT, and gets back a part of what an authority would get back whole; the part was not seen.",
        cy:
          "Mae cwmni'n talu TAW, ac yn cael rhan yn ôl o'r hyn y câi awdurdod y cyfan ohono'n ôl; ni welwyd y rhan."
      ),
      "surplus": .evidence(.pert(low: 0, mode: 0.01, high: 0.03), "wcpp-tricuro-margin-derived"),
      "on_costs": .assumed(
        .pert(low: 0.26, mode: 0.33, high: 0.43),
        en: "Between the market's and the authority's, as staff who transferred keep their terms.",
        cy: "Rhwng y farchnad a'r awdurdod, gan fod staff a drosglwyddwyd yn cadw eu telerau."),
      "pay_premium": .assumed(
        .pert(low: 1, mode: 1.08, high: 1.2),
        en: "As on-costs.",
        cy: "Fel yr argostau."),
      "guaranteed_hours": .assumed(
        .fixed(1),
        en: "Transferred terms.",
        cy: "Telerau a drosglwyddwyd."),
      "sick_days": .assumed(
        .gamma(mean: 10, cv: 0.35),
        en: "Between the authority's 12.3 and the independent sector's 5 days.",
        cy: "Rhwng 12.3 diwrnod yr awdurdod a 5 diwrnod y sector annibynnol."),
      "sick_pay": .assumed(
        .fixed(1),
        en: "Transferred terms.",
        cy: "Telerau a drosglwyddwyd."),
      "cut_limit": .assumed(
        .fixed(0),
        en: "As in-house.",
        cy: "Fel y gwasanaeth mewnol."),
      "set_up_cost": .assumed(
        .lognormal(median: 250000, sigma: 0.5),
        en: "No figure was seen.",
        cy: "Ni welwyd ffigur."),
      "set_up_time": .assumed(
        .uniform(52, 78),
        en: "Twelve to eighteen months.",
        cy: "Deuddeg i ddeunaw mis."),
      "reserve_weeks": .assumed(
        .lognormal(median: 26, sigma: 0.3),
        en: "Capital of the owner.",
        cy: "Cyfalaf y perchennog."),
      "start_share": .assumed(
        .fixed(0),
        en: "No such company was seen in home care in Wales.",
        cy: "Ni welwyd cwmni o'r fath ym maes gofal cartref yng Nghymru."),
      "entry_rate": .assumed(
        .fixed(0),
        en: "Enters by decision.",
        cy: "Daw i fod trwy benderfyniad."),
      "size": .assumed(
        .fixed(200),
        en: "One company for the area.",
        cy: "Un cwmni i'r ardal."),
    ])
}
