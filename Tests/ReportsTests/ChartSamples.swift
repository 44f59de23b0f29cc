import Evidence

@testable import Reports

/// Charts of made-up numbers with the longest labels that are likely.
enum ChartSamples {
  static let money = Text(en: "£/year", cy: "£ y flwyddyn")
  static let percent = Text(en: "%", cy: "%")
  static let times = Text(en: "", cy: "")

  static let scenarios = [
    Text(en: "Today's market", cy: "Marchnad heddiw"),
    Text(
      en: "Micro-enterprises in rural Powys",
      cy: "Gwasanaethau micro-ofal yng nghefn gwlad Powys"),
    Text(
      en: "In-house teams and social enterprises together",
      cy: "Timau mewnol a mentrau cymdeithasol gyda'i gilydd"),
    Text(
      en: "Direct payments offered first, with brokerage",
      cy: "Taliadau uniongyrchol yn cael eu cynnig yn gyntaf, gyda gwasanaeth broceriaeth"),
  ]

  static let outcomes = [
    Text(en: "Hours of need not met", cy: "Oriau o angen nas diwallwyd"),
    Text(
      en: "Hours of care given by unpaid carers to people in need",
      cy: "Oriau o ofal a roddir gan ofalwyr di-dâl i bobl sydd ag anghenion gofal a chymorth"),
    Text(
      en: "People who wait more than 28 days for care to start",
      cy: "Pobl sy'n aros mwy nag 28 diwrnod i'w gofal ddechrau"),
    Text(en: "Turnover of care workers", cy: "Trosiant gweithwyr gofal cartref"),
    Text(
      en: "Spending of the local authority on home care",
      cy: "Gwariant yr awdurdod lleol ar ofal cartref"),
  ]

  static func heading(_ id: String, _ en: String, _ cy: String) -> ChartHeading {
    ChartHeading(
      id: id, finding: Text(en: en, cy: cy),
      description: Text(
        en: "Made-up numbers, for looking at.", cy: "Rhifau dychmygol, i edrych arnynt."))
  }

  static let differences = DifferenceChart(
    heading: heading(
      "differences",
      "Micro-enterprises shorten waits and leave fewer needs unmet, at a cost that is not known",
      "Mae microfentrau'n byrhau amseroedd aros ac yn gadael llai o anghenion heb eu diwallu, am gost "
        + "nad yw'n hysbys"),
    rows: [
      .init(
        label: outcomes[0], mean: -3.2, simulation: -3.6 ... -2.8, range: -5.1 ... -0.4,
        isRobust: true, printed: Text(en: "−32 hours/week", cy: "−32 awr/wythnos")),
      .init(
        label: outcomes[1], mean: -1.1, simulation: -1.5 ... -0.7, range: -3.4...1.4,
        isRobust: false, printed: Text(en: "−0.4 hours/week", cy: "−0.4 awr/wythnos")),
      .init(
        label: outcomes[2], mean: -4.4, simulation: -4.9 ... -3.9, range: -7.3 ... -1.2,
        isRobust: true, printed: Text(en: "−8.8", cy: "−8.8")),
      .init(
        label: outcomes[3], mean: 0.4, simulation: -0.1...0.9, range: -1.1...1.9, isRobust: false,
        printed: Text(en: "+0.4", cy: "+0.4")),
      .init(
        label: outcomes[4], mean: 2.1, simulation: 1.8...2.4, range: -2.2...6.5, isRobust: false,
        printed: Text(en: "+£1.2m", cy: "+£1.2 miliwn")),
    ],
    axis: Text(
      en: "difference, in multiples of the smallest one that matters",
      cy: "gwahaniaeth, fel lluosrifau o'r lleiaf sydd o bwys"),
    unit: times)

  static let distribution = DistributionChart(
    heading: heading(
      "distribution", "Spending probably rises, but not in every world that the evidence allows",
      "Mae gwariant yn debygol o godi, ond nid ym mhob byd y mae'r dystiolaeth yn ei ganiatáu"),
    values: (0..<100).map { index in
      let u = (Double(index) + 0.5) / 100
      return 900_000 + 1_300_000 * (u - 0.5) * (1 + 4 * (u - 0.5) * (u - 0.5))
    },
    direction: .less,
    axis: Text(en: "difference in spending a year", cy: "gwahaniaeth mewn gwariant y flwyddyn"),
    unit: money)

  static let fan = FanChart(
    heading: heading(
      "fan", "Waiting falls for two years and then stays lower",
      "Mae'r nifer sy'n aros yn gostwng am ddwy flynedd ac yna'n aros yn is"),
    times: (0...20).map { Double($0) / 4 },
    bands: scenarios.prefix(3).enumerated().map { index, label in
      let medians = (0...20).map { 140 - Double(index) * 22 * min(Double($0) / 8, 1) }
      return FanChart.Band(
        label: label, median: medians,
        wide: medians.enumerated().map { ($1 - 6 - Double($0))...($1 + 6 + 1.6 * Double($0)) },
        narrow: medians.enumerated().map {
          ($1 - 2 - Double($0) / 3)...($1 + 2 + Double($0) / 2)
        })
    },
    axis: Text(en: "people waiting for care to start", cy: "pobl sy'n aros i'w gofal ddechrau"),
    unit: Text(en: "people", cy: "pobl"))

  static let mix = MixChart(
    heading: heading(
      "mix", "Micro-enterprises reach a quarter of packages, less than was intended",
      "Mae microfentrau'n cyrraedd chwarter y pecynnau gofal, llai nag a fwriadwyd"),
    times: (0...20).map { Double($0) / 4 },
    parts: [
      .init(
        label: Text(en: "Independent agencies", cy: "Asiantaethau annibynnol"),
        shares: (0...20).map { 0.8 - 0.013 * Double($0) }, last: 0.46...0.61),
      .init(
        label: Text(en: "In-house", cy: "Mewnol"), shares: (0...20).map { _ in 0.12 },
        last: 0.1...0.14),
      .init(
        label: Text(en: "Micro-enterprises", cy: "Microfentrau"),
        shares: (0...20).map { 0.02 + 0.0115 * Double($0) }, last: 0.17...0.33),
      .init(
        label: Text(
          en: "Co-operatives and social enterprises",
          cy: "Mentrau cydweithredol a mentrau cymdeithasol"),
        shares: (0...20).map { 0.03 + 0.001 * Double($0) }),
      .init(
        label: Text(
          en: "Local authority trading companies", cy: "Cwmnïau masnachu awdurdodau lleol"),
        shares: (0...20).map { 0.03 + 0.0005 * Double($0) }),
    ])

  static let waterfall = WaterfallChart(
    heading: heading(
      "waterfall", "Most of the extra spending comes from the higher fee",
      "O'r ffi uwch y daw'r rhan fwyaf o'r gwariant ychwanegol"),
    startLabel: scenarios[0], start: 18_400_000,
    steps: [
      .init(
        label: Text(en: "Fee rises by 8%", cy: "Y ffi'n codi 8%"), change: 1_310_000, error: 90_000),
      .init(
        label: Text(
          en: "Development support for micro-enterprises",
          cy: "Cymorth datblygu i ficrofentrau a gwasanaethau micro-ofal"),
        change: 120_000, error: 40_000),
      .init(
        label: Text(en: "Micro-enterprises deliver 40%", cy: "Microfentrau'n darparu 40%"),
        change: -640_000, error: 150_000),
    ], endLabel: scenarios[1],
    axis: Text(en: "change in spending a year", cy: "newid mewn gwariant y flwyddyn"), unit: money)

  static let tornado = TornadoChart(
    heading: heading(
      "tornado", "What is not known of workers' turnover matters more than the price",
      "Mae'r hyn nas gwyddys am drosiant gweithwyr yn bwysicach na'r pris"), centre: -32,
    bars: [
      .init(
        label: Text(en: "Price of micro-enterprises", cy: "Pris microfentrau"), low: -36,
        lowError: 2, high: -25, highError: 2,
        lowValue: Text(en: "60% of agency price", cy: "60% o bris asiantaeth"),
        highValue: Text(en: "85% of agency price", cy: "85% o bris asiantaeth")),
      .init(
        label: Text(
          en: "Turnover in independent agencies", cy: "Trosiant mewn asiantaethau annibynnol"),
        low: -14, lowError: 3, high: -58, highError: 4,
        lowValue: Text(en: "25%/year", cy: "25% y flwyddyn"),
        highValue: Text(en: "39%/year", cy: "39% y flwyddyn")),
      .init(
        label: Text(
          en: "Inclination of workers to set up alone",
          cy: "Tuedd gweithwyr i sefydlu eu gwasanaeth eu hunain"), low: -22, lowError: 3, high: 9,
        highError: 3, lowValue: Text(en: "1%/year", cy: "1% y flwyddyn"),
        highValue: Text(en: "6%/year", cy: "6% y flwyddyn")),
    ],
    axis: Text(
      en: "difference in hours of need not met a week",
      cy: "gwahaniaeth mewn oriau o angen nas diwallwyd bob wythnos"),
    unit: Text(en: "hours/week", cy: "awr/wythnos"))

  static let acceptability = AcceptabilityChart(
    heading: heading(
      "acceptability", "Above £14 for an hour of need met, micro-enterprises are the better bet",
      "Uwchlaw £14 am awr o angen a ddiwellir, microfentrau yw'r dewis gorau"),
    worths: (0...10).map { Double($0) * 4 },
    curves: scenarios.prefix(3).enumerated().map { index, label in
      AcceptabilityChart.Curve(
        label: label,
        probabilities: (0...10).map { step in
          let x = Double(step) / 10
          return index == 0 ? 0.9 - 0.8 * x : index == 1 ? 0.06 + 0.6 * x : 0.04 + 0.2 * x
        }, errors: Array(repeating: 0.07, count: 11))
    },
    axis: Text(en: "worth of an hour of need met", cy: "gwerth awr o angen a ddiwellir"),
    unit: Text(en: "£/hour", cy: "£ yr awr"))

  static let tradeOff = TradeOffChart(
    heading: heading(
      "trade-off", "Two options are beaten by no other", "Nid oes dim yn rhagori ar ddau opsiwn"),
    options: [
      .init(
        label: scenarios[1], x: 600_000, xRange: -300_000...1_500_000, y: -32, yRange: -50 ... -9,
        isOnFront: true),
      .init(
        label: scenarios[2], x: 2_100_000, xRange: 1_500_000...2_900_000, y: -45,
        yRange: -70 ... -22, isOnFront: true),
      .init(
        label: scenarios[3], x: 1_900_000, xRange: 900_000...2_700_000, y: -20,
        yRange: -41...6, isOnFront: false),
    ],
    x: .init(
      title: Text(en: "spending of the authority a year", cy: "gwariant yr awdurdod y flwyddyn"),
      unit: money),
    y: .init(
      title: Text(
        en: "hours of need not met a week", cy: "oriau o angen nas diwallwyd bob wythnos"),
      unit: Text(en: "hours/week", cy: "awr/wythnos")))

  static let ranks = RankChart(
    heading: heading(
      "ranks", "No option is first in more than half of the worlds",
      "Nid oes yr un opsiwn yn gyntaf mewn mwy na hanner y bydoedd"),
    options: [
      .init(label: scenarios[0], ranks: [0.1, 0.2, 0.3, 0.4]),
      .init(label: scenarios[1], ranks: [0.45, 0.3, 0.2, 0.05]),
      .init(label: scenarios[2], ranks: [0.35, 0.3, 0.25, 0.1]),
      .init(label: scenarios[3], ranks: [0.1, 0.2, 0.25, 0.45]),
    ], draws: 200)

  static let areas = AreaGridChart(
    heading: heading(
      "areas", "Rural authorities gain the most", "Awdurdodau gwledig sydd ar eu hennill fwyaf"),
    tiles: [
      ("ynys-mon", "Isle of Anglesey", "Ynys Môn"), ("conwy", "Conwy", "Conwy"),
      ("denbighshire", "Denbighshire", "Sir Ddinbych"),
      ("flintshire", "Flintshire", "Sir y Fflint"), ("gwynedd", "Gwynedd", "Gwynedd"),
      ("wrexham", "Wrexham", "Wrecsam"), ("ceredigion", "Ceredigion", "Ceredigion"),
      ("powys", "Powys", "Powys"), ("pembrokeshire", "Pembrokeshire", "Sir Benfro"),
      ("carmarthenshire", "Carmarthenshire", "Sir Gaerfyrddin"),
      ("neath-port-talbot", "Neath Port Talbot", "Castell-nedd Port Talbot"),
      ("merthyr-tydfil", "Merthyr Tydfil", "Merthyr Tudful"),
      ("blaenau-gwent", "Blaenau Gwent", "Blaenau Gwent"),
      ("monmouthshire", "Monmouthshire", "Sir Fynwy"), ("swansea", "Swansea", "Abertawe"),
      ("bridgend", "Bridgend", "Pen-y-bont ar Ogwr"),
      ("rhondda-cynon-taf", "Rhondda Cynon Taf", "Rhondda Cynon Taf"),
      ("caerphilly", "Caerphilly", "Caerffili"), ("torfaen", "Torfaen", "Torfaen"),
      ("vale-of-glamorgan", "Vale of Glamorgan", "Bro Morgannwg"),
      ("cardiff", "Cardiff", "Caerdydd"), ("newport", "Newport", "Casnewydd"),
    ].enumerated().map { index, area in
      let value = Double(index * 37 % 23) - 4
      return AreaGridChart.Tile(
        area: area.0, name: Text(en: area.1, cy: area.2), value: value,
        range: (value - 3.2)...(value + 4.1))
    },
    axis: Text(
      en: "hours of need met a week, for each hundred people, compared with today",
      cy: "oriau o angen a ddiwellir bob wythnos, am bob cant o bobl, o gymharu â heddiw"),
    unit: Text(en: "hours/week", cy: "awr/wythnos"))

  static let peeling = PeelingChart(
    heading: heading(
      "peeling", "Spending runs over where turnover is high and the fee low",
      "Mae gorwario lle mae'r trosiant yn uchel a'r ffi'n isel"),
    steps: (0..<14).map { index in
      .init(
        coverage: 1 - 0.065 * Double(index), density: min(0.22 + 0.055 * Double(index), 0.93),
        densityError: 0.02 + 0.004 * Double(index), restricted: min(index / 4, 3))
    }, chosen: 8)

  static let all: [any Chart] = [
    differences, distribution, fan, mix, waterfall, tornado, acceptability, tradeOff, ranks, areas,
    peeling,
  ]
}
