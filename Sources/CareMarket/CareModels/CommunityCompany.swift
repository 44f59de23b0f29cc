import Evidence
import Statistics

extension CareModel {
  /// A care company that the people of a place own, as a community benefit society or a community
  /// interest company.
  ///
  /// The documents know one community venture, and of it only that trained volunteers add to paid care
  /// (register: wcpp-solva-care-30-volunteers). What its providers do is put together from behaviours
  /// of the other models, and its numbers are assumptions.
  public static let community = CareModel(
    id: "community",
    name: Text(en: "Community-owned companies", cy: "Cwmnïau sy'n eiddo i'r gymuned"),
    summary: Text(
      en: "Owned by the people of a place, who found it and whom it serves.",
      cy: "Yn eiddo i bobl y lle, sy'n eu sefydlu ac yn cael eu gwasanaethu ganddynt."),
    behaviour: Behaviour(
      // Founders as of a co-operative, but the owners are not the staff: what is left does not go into
      // pay, nor is pay cut before closing.
      entry: .founders, growth: .capital, pay: .affordable, cover: [.overtime, .peers, .cut],
      acceptance: .neighbourhood, closure: .foundersGone, hours: .plan),
    numbers: [
      "commercial": .assumed(
        .fixed(0),
        en: "It serves its own place.",
        cy: "Mae'n gwasanaethu ei le ei hun."),
      "surplus": .assumed(
        .uniform(0, 0.03),
        en: "What it needs for reserves; no figure was seen.",
        cy: "Yr hyn y mae ei angen ar gyfer cronfeydd wrth gefn; ni welwyd ffigur."),
      "travel_factor": .assumed(
        .pert(low: 0.6, mode: 0.85, high: 1),
        en: "As of a cluster of a co-operative: it serves its neighbourhood.",
        cy: "Fel clwstwr cydweithfa: mae'n gwasanaethu ei chymdogaeth."),
      "set_up_cost": .assumed(
        .lognormal(median: 25000, sigma: 0.5),
        en: "As of a co-operative; no figure was seen.",
        cy: "Fel cydweithfa; ni welwyd ffigur."),
      "set_up_time": .assumed(
        .uniform(26, 78),
        en: "Founders, shares and registration; no figure was seen.",
        cy: "Sylfaenwyr, cyfranddaliadau a chofrestru; ni welwyd ffigur."),
      "reserve_weeks": .assumed(
        .lognormal(median: 8, sigma: 0.5),
        en: "A share issue to the people of the place; no figure was seen.",
        cy: "Cyfranddaliadau i bobl y lle; ni welwyd ffigur."),
      "start_share": .assumed(
        .fixed(0),
        en: "Few before week 0.",
        cy: "Ychydig cyn wythnos 0."),
      "entry_rate": .assumed(
        .pert(low: 0.05, mode: 0.2, high: 0.5),
        en: "As of co-operatives: founders are rare without support.",
        cy: "Fel cydweithfeydd: mae sylfaenwyr yn brin heb gymorth."),
      "size": .assumed(
        .fixed(20),
        en: "A village and its surroundings.",
        cy: "Pentref a'i gyffiniau."),
    ])
}
