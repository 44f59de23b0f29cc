import Statistics

extension Setting {
  /// Sizes of providers, entry, growth and closing.
  static let providers: [Setting] = [
    fact(
      "provider_size_median", .count, .fixed(9.5), in: 1...100_000,
      .publicFigure(["figure-providers-vale"]),
      Text(en: "Median provider", cy: "Darparwr canolrifol"),
      Text(
        en: "Median number of people whom a provider serves.",
        cy: "Nifer canolrifol y bobl y mae darparwr yn eu gwasanaethu.")),
    fact(
      "provider_size_sigma", .number, .fixed(1.45), in: 0...4,
      .publicFigure(["figure-providers-vale"]),
      Text(en: "Spread of sizes", cy: "Gwasgariad meintiau"),
      Text(
        en: "Spread of providers' sizes at the start: standard deviation of the logarithm.",
        cy: "Gwasgariad meintiau darparwyr ar y dechrau: gwyriad safonol y logarithm.")),
    fact(
      "provider_mean_people", .count, .fixed(25.5), in: 1...1_000_000,
      .publicFigure(["figure-providers-vale", "figure-home-care-clients-vale-of-glamorgan"]),
      Text(en: "Mean provider", cy: "Darparwr cymedrig"),
      Text(
        en: "Mean number of people whom a provider serves at the start.",
        cy: "Nifer cymedrig y bobl y mae darparwr yn eu gwasanaethu ar y dechrau.")),
    fact(
      "close_rate", .perYear, .pert(low: 0.05, mode: 0.09, high: 0.14), in: 0...60,
      .assumed(
        en:
          "One in seven providers closed in a year in England, for all causes; how many of them by choice was not seen.",
        cy:
          "Caeodd un darparwr o bob saith mewn blwyddyn yn Lloegr, am bob rheswm; ni welwyd faint ohonynt o ddewis."
      ),
      Text(en: "Closing by choice", cy: "Cau o ddewis"),
      Text(
        en: "Base hazard of closing by choice.", cy: "Perygl sylfaenol o gau o ddewis.")),
    fact(
      "outside_return", .share, .pert(low: -0.02, mode: 0.02, high: 0.06), in: -1...1,
      .assumed(
        en:
          "Mears left home care for better returns in 2020; what others could earn elsewhere was not seen.",
        cy:
          "Gadawodd Mears ofal cartref am enillion gwell yn 2020; ni welwyd yr hyn y gallai eraill ei ennill mewn mannau eraill."
      ),
      Text(en: "Return elsewhere", cy: "Enillion mewn mannau eraill"),
      Text(
        en: "Return on income that owners could earn elsewhere.",
        cy: "Yr enillion ar incwm y gallai perchnogion eu cael mewn mannau eraill.")),
    fact(
      "return_scale", .share, .pert(low: 0.03, mode: 0.06, high: 0.12), in: 0.0001...10,
      .assumed(
        en: "No figure was seen; twice the usual margin of 3 %.",
        cy: "Ni welwyd ffigur; dwywaith yr elw arferol o 3 %."),
      Text(en: "Closing and the return", cy: "Cau ac enillion"),
      Text(
        en: "Shortfall of the return that doubles the hazard of closing.",
        cy: "Y diffyg yn yr enillion sy'n dyblu'r perygl o gau.")),
    fact(
      "entry_elasticity", .number, .pert(low: 1, mode: 4, high: 8), in: 0...100,
      .assumed(
        en: "Entry follows the margin that can be expected; how closely was not seen.",
        cy: "Mae mynediad yn dilyn yr elw y gellir ei ddisgwyl; ni welwyd pa mor agos."),
      Text(en: "Entry and the margin", cy: "Mynediad ac elw"),
      Text(
        en: "Effect of the expected margin on the logarithm of the rate of entry.",
        cy: "Effaith yr elw disgwyliedig ar logarithm cyfradd mynediad i'r farchnad.")),
    fact(
      "entry_ceiling", .number, .fixed(6), in: 1...100,
      .assumed(
        en: "A device of the calculation: room for entry at six times the usual rate.",
        cy: "Dyfais gyfrifo: lle i fynediad ar chwe gwaith y gyfradd arferol."),
      Text(en: "Ceiling of entry", cy: "Nenfwd mynediad"),
      Text(
        en: "Most potential entrants, as a multiple of the usual rate.",
        cy: "Y nifer mwyaf o ddarpar ddarparwyr newydd, fel lluosrif o'r gyfradd arferol.")),
    fact(
      "growth_sd", .number, .pert(low: 0.1, mode: 0.25, high: 0.4), in: 0...3,
      .assumed(
        en: "No figure was seen; fitted to the sizes of providers.",
        cy: "Ni welwyd ffigur; fe'i ffitir i feintiau darparwyr."),
      Text(en: "Spread of growth", cy: "Gwasgariad twf"),
      Text(
        en: "Spread of providers' yearly growth: standard deviation of the logarithm.",
        cy: "Gwasgariad twf blynyddol darparwyr: gwyriad safonol y logarithm.")),
    fact(
      "handback_threshold", .share, .pert(low: 0.02, mode: 0.05, high: 0.1), in: 0...1,
      .assumed(
        en: "No figure was seen; fitted to the hours that are handed back.",
        cy: "Ni welwyd ffigur; fe'i ffitir i'r oriau a ddychwelir."),
      Text(en: "Handing back", cy: "Dychwelyd pecynnau"),
      Text(
        en: "Share of hours that nobody covers above which packages are handed back.",
        cy: "Cyfran yr oriau nad oes neb yn eu cyflenwi y dychwelir pecynnau uwch ei phen.")),
  ]
}
