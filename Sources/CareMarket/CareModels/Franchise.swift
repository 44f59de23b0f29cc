import Evidence
import Statistics

extension CareModel {
  /// Franchisees of a franchisor.
  public static let franchise = CareModel(
    id: "franchise",
    name: Text(en: "Franchise", cy: "Masnachfraint"),
    summary: Text(
      en: "An owner buys a territory and a way of working from a franchisor.",
      cy: "Mae perchennog yn prynu tiriogaeth a ffordd o weithio gan fasnachfreiniwr."),
    behaviour: Behaviour(
      entry: .franchisor, growth: .territory, pay: .affordable,
      cover: [.overtime, .peers, .agency, .cut],
      acceptance: .economic, closure: .cashOrChoice, hours: .plan, local: false),
    numbers: [
      "levy": .evidence(.fixed(0.042), "wcpp-casa-royalty"),
      "commercial": .assumed(
        .pert(low: 0.5, mode: 0.8, high: 1),
        en: "Most franchises are of the commercial format; a share was not seen.",
        cy: "O'r fformat masnachol y mae'r rhan fwyaf o fasnachfreintiau; ni welwyd cyfran."),
      "guaranteed_hours": .evidence(.fixed(1), "wcpp-caremark-patchcare-security"),
      "travel_factor": .assumed(
        .pert(low: 0.6, mode: 0.8, high: 1),
        en: "A patch of ten cuts travel; by how much was not seen.",
        cy: "Mae dalgylch o ddeg o bobl yn lleihau teithio; ni welwyd faint."),
      "cover_pool": .evidence(.fixed(10), "wcpp-caremark-patchcare-10-clients"),
      "overhead": .assumed(
        .pert(low: 0.20, mode: 0.24, high: 0.29),
        en: "A shared back office saves part of the overhead; the saving was not seen.",
        cy: "Mae swyddfa gefn a rennir yn arbed rhan o'r gorbenion; ni welwyd yr arbediad."),
      "set_up_cost": .assumed(
        .pert(low: 60000, mode: 75000, high: 90000),
        en:
          "Fee, training and premises: about half of the published outlay of £130,000 to £150,000, the rest of which is working capital; the parts were not seen.",
        cy:
          "Ffi, hyfforddiant a swyddfa: tua hanner y gwariant cyhoeddedig o £130,000 i £150,000, gyda'r gweddill yn gyfalaf gweithio; ni welwyd y rhannau."
      ),
      "set_up_time": .assumed(
        .uniform(26, 52),
        en: "Finance and registration.",
        cy: "Cyllid a chofrestru."),
      "reserve_weeks": .assumed(
        .lognormal(median: 20, sigma: 0.3),
        en: "Working capital until break-even: the other half of the published outlay.",
        cy: "Cyfalaf gweithio nes adennill costau: hanner arall y gwariant cyhoeddedig."),
      "start_share": .evidence(.fixed(0.06), "wcpp-franchise-share-7-percent"),
      "entry_rate": .assumed(
        .pert(low: 0.2, mode: 0.5, high: 1),
        en: "Half of the territories that are wanted are sold in a year.",
        cy: "Gwerthir hanner y tiriogaethau sydd eu hangen mewn blwyddyn."),
      "size": .figure(.fixed(67), "figure-franchise-scale"),
    ])
}
