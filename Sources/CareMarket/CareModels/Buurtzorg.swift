import Evidence
import Statistics

extension CareModel {
  /// Self-managing teams in the style of Buurtzorg.
  public static let buurtzorg = CareModel(
    id: "buurtzorg",
    name: Text(en: "Buurtzorg-style teams", cy: "Timau yn null Buurtzorg"),
    summary: Text(
      en: "Self-managing neighbourhood teams with a small office behind them.",
      cy: "Timau hunanreoli mewn cymdogaeth, gyda swyddfa fach y tu ôl iddyn nhw."),
    behaviour: Behaviour(
      entry: .sponsor, growth: .teams, pay: .affordable, cover: [.peers, .overtime],
      acceptance: .neighbourhood, closure: .fewerThanFour, hours: .plan),
    numbers: [
      "commercial": .assumed(
        .fixed(0),
        en: "A team serves its neighbourhood.",
        cy: "Mae tîm yn gwasanaethu ei gymdogaeth."),
      "overhead": .figure(.pert(low: 0.08, mode: 0.12, high: 0.20), "figure-buurtzorg-overhead"),
      "overhead_creep": .assumed(
        .pert(low: 0, mode: 0.03, high: 0.08),
        en:
          "Cornerstone's teams asked for mentors, and with them came layers of management; their cost was not seen.",
        cy:
          "Gofynnodd timau Cornerstone am fentoriaid, a daeth haenau rheoli gyda nhw; ni welwyd eu cost."
      ),
      "learning": .assumed(
        .pert(low: 0, mode: 0.08, high: 0.15),
        en: "A team learns to manage itself in its first year; what that costs was not seen.",
        cy: "Mae tîm yn dysgu ei reoli ei hun yn ei flwyddyn gyntaf; ni welwyd y gost."),
      "pay_premium": .assumed(
        .pert(low: 1.02, mode: 1.1, high: 1.25),
        en: "Higher pay; by how much in home care was not seen.",
        cy: "Cyflog uwch; ni welwyd faint ym maes gofal cartref."),
      "guaranteed_hours": .evidence(.fixed(1), "wcpp-wellbeing-teams-shift-pay-values"),
      "travel_factor": .assumed(
        .pert(low: 0.4, mode: 0.6, high: 0.9),
        en: "A neighbourhood is small.",
        cy: "Mae cymdogaeth yn fach."),
      "coordination": .assumed(
        .pert(low: 0.04, mode: 0.08, high: 0.12),
        en: "Time that teams spend on managing themselves.",
        cy: "Amser y mae timau'n ei dreulio yn eu rheoli eu hunain."),
      "autonomy": .assumed(
        .pert(low: 0, mode: 0.2, high: 0.5),
        en: "The sign is in the evidence, the size is not.",
        cy: "Mae'r arwydd yn y dystiolaeth, nid y maint."),
      "hours_factor": .assumed(
        .pert(low: 0.6, mode: 0.85, high: 1),
        en: "The Dutch figure is never the mode.",
        cy: "Ni chymerir ffigur yr Iseldiroedd fyth yn fodd."),
      "cover_pool": .evidence(.fixed(10), "wcpp-buurtzorg-ratios-derived"),
      "agency_limit": .assumed(
        .fixed(0),
        en: "The team covers itself.",
        cy: "Mae'r tîm yn cyflenwi drosto'i hun."),
      "cut_limit": .assumed(
        .fixed(0),
        en: "The team decides on its own time.",
        cy: "Mae'r tîm yn penderfynu ar ei amser ei hun."),
      "sick_pay": .assumed(
        .uniform(0, 1),
        en: "Not seen.",
        cy: "Heb ei weld."),
      "set_up_cost": .assumed(
        .lognormal(median: 20000, sigma: 0.6),
        en:
          "Registration, training and equipment, as of an independent provider; no figure was seen. A team without income for its first months lives on its reserves.",
        cy:
          "Cofrestru, hyfforddiant ac offer, fel darparwr annibynnol; ni welwyd ffigur. Mae tîm heb incwm am ei fisoedd cyntaf yn byw ar ei gronfeydd wrth gefn."
      ),
      "set_up_time": .assumed(
        .uniform(26, 52),
        en: "Recruiting and training a team, and registration.",
        cy: "Recriwtio a hyfforddi tîm, a chofrestru."),
      "reserve_weeks": .assumed(
        .lognormal(median: 26, sigma: 0.4),
        en:
          "The sponsor's investment: that UK teams need one is in the evidence, its size is not; half a year's cost, for the first months without income.",
        cy:
          "Buddsoddiad y noddwr: mae'r dystiolaeth yn dweud bod angen un ar dimau'r DU, ond nid ei faint; cost hanner blwyddyn, ar gyfer y misoedd cyntaf heb incwm."
      ),
      "start_share": .assumed(
        .fixed(0),
        en: "Pilots only before week 0.",
        cy: "Dim ond cynlluniau peilot cyn wythnos 0."),
      "entry_rate": .assumed(
        .pert(low: 0.2, mode: 0.5, high: 1),
        en: "Seed teams for half of what is wanted in a year.",
        cy: "Timau cychwynnol ar gyfer hanner yr hyn sydd ei angen mewn blwyddyn."),
      "size": .assumed(
        .fixed(30),
        en: "A team of ten workers and some 210 contact hours a week.",
        cy: "Tîm o ddeg gweithiwr a rhyw 210 o oriau cyswllt yr wythnos."),
    ])
}
