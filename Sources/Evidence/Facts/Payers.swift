import Statistics

extension Setting {
  /// Who pays beside the authority and the people, and what waiting costs others.
  static let payers: [Setting] = [
    fact(
      "nhs_share", .share, .beta(9, 91), in: 0...1,
      .publicFigure(["figure-average-fee-2021", "figure-average-fee-2023"]),
      Text(en: "Care that the NHS pays for", cy: "Gofal y mae'r GIG yn talu amdano"),
      Text(
        en:
          "Share of publicly funded care that health boards buy: 8 to 11 %, derived from councils', health boards' and all fees. It goes to people with complex need, who pay no charge; that and the spread are ours.",
        cy:
          "Cyfran y gofal a ariennir yn gyhoeddus y mae byrddau iechyd yn ei phrynu: 8 i 11 %, yn ddeilliedig o ffioedd cynghorau, byrddau iechyd a phawb. Mae'n mynd i bobl ag anghenion cymhleth, nad ydynt yn talu; ni sy'n gosod hynny a'r gwasgariad."
      )),
    fact(
      "government_share", .share, .beta(6, 94), in: 0...1,
      .assumed(
        en:
          "About £70 million a year for the Real Living Wage in all of social care; a third of it for home care would be some 6 % of what authorities pay.",
        cy:
          "Tua £70 miliwn y flwyddyn ar gyfer y Cyflog Byw Gwirioneddol ym maes gofal cymdeithasol cyfan; byddai traean ohono ar gyfer gofal cartref yn rhyw 6 % o'r hyn y mae awdurdodau'n ei dalu."
      ),
      Text(en: "Government grants", cy: "Grantiau'r llywodraeth"),
      Text(
        en: "Share of what the authority pays for care that government grants carry.",
        cy: "Cyfran yr hyn y mae'r awdurdod yn ei dalu am ofal a ddaw o grantiau'r llywodraeth.")),
    fact(
      "breakdown_move", .share, .beta(3, 7), in: 0...1,
      .assumed(
        en: "Some move into a care home when their carer stops; how many was not seen.",
        cy:
          "Mae rhai'n symud i gartref gofal pan fydd eu gofalwr yn rhoi'r gorau iddi; ni welwyd faint."
      ),
      Text(en: "Moves when carers stop", cy: "Symud pan fydd gofalwyr yn rhoi'r gorau iddi"),
      Text(
        en:
          "Share of people who move into a care home when their unpaid carer stops; the others need all of their hours from paid care.",
        cy:
          "O'r bobl y mae eu gofalwr di-dâl yn rhoi'r gorau iddi, y gyfran sy'n symud i gartref gofal; mae angen i'r lleill gael eu holl oriau drwy ofal â thâl."
      )),
    fact(
      "recover_share", .share, .beta(33.5, 9), in: 0...1,
      .publicFigure(["figure-waiting-for-package-wales"]),
      Text(en: "Discharged to recover", cy: "Rhyddhau i ymadfer"),
      Text(
        en:
          "Share of people from a hospital bed who wait for home care somewhere to recover, not in the bed: 335 of 425. The spread is ours.",
        cy:
          "Cyfran y bobl o wely ysbyty sy'n aros am ofal cartref mewn man i ymadfer, nid yn y gwely: 335 o 425. Ni sy'n gosod y gwasgariad."
      )),
    fact(
      "recover_cost", .pounds, .lognormal(median: 120, sigma: 0.4), in: 0...100_000,
      .assumed(
        en: "A third of a bed-day; no cost of recovery places was seen.",
        cy: "Traean o ddiwrnod gwely; ni welwyd cost lleoedd ymadfer."),
      Text(en: "Cost of a place to recover", cy: "Cost lle i ymadfer"),
      Text(
        en: "What a day in a place to recover costs the NHS, in prices of 2024.",
        cy: "Yr hyn y mae diwrnod mewn lle i ymadfer yn ei gostio i'r GIG, ym mhrisiau 2024.")),
    fact(
      "care_home_stay", .time, .lognormal(median: 77.8, sigma: 0.2), in: 0.1...5200,
      .publicFigure(["figure-care-home-stay"]),
      Text(en: "Stay in a care home", cy: "Arhosiad mewn cartref gofal"),
      Text(
        en: "Median stay in a care home: 17.9 months. The spread is ours.",
        cy: "Arhosiad canolrifol mewn cartref gofal: 17.9 mis. Ni sy'n gosod y gwasgariad.")),
  ]
}
