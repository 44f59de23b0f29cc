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
    fact(
      "early_failure", .number, .pert(low: 1, mode: 1.3, high: 2), in: 1...20,
      .assumed(
        en: "New businesses fail more often than old ones; by how much in home care was not seen.",
        cy:
          "Mae busnesau newydd yn methu'n amlach na hen rai; ni welwyd faint yn amlach ym maes gofal cartref."
      ),
      Text(en: "Early failure", cy: "Methu'n gynnar"),
      Text(
        en:
          "Hazard of closing by choice in the first three years, as a ratio to later. A franchisor who knows the Welsh rules spares its franchisees it.",
        cy:
          "Y perygl o gau o ddewis yn y tair blynedd gyntaf, fel cymhareb i'r blynyddoedd wedyn. Mae masnachfreiniwr sy'n gwybod rheolau Cymru yn arbed ei fasnachfreintiau rhagddo."
      )),
    fact(
      "exit_size_effect", .number, .pert(low: 0, mode: 0.3, high: 0.8), in: 0...5,
      .assumed(
        en:
          "Mears, a large provider, left by choice; how much more readily large ones do was not seen.",
        cy:
          "Gadawodd Mears, darparwr mawr, o ddewis; ni welwyd faint parotach yw rhai mawr i wneud hynny."
      ),
      Text(en: "Size and strategic exit", cy: "Maint ac ymadael strategol"),
      Text(
        en:
          "Power of a provider's size, relative to the usual, with which its closing answers to what it could earn elsewhere.",
        cy:
          "Pŵer maint darparwr, o gymharu â'r arfer, y mae ei gau'n ymateb yn unol ag ef i'r hyn y gallai ei ennill mewn mannau eraill."
      )),
    fact(
      "commercial_royalty", .share, .pert(low: 0.05, mode: 0.065, high: 0.075), in: 0...0.5,
      .publicFigure(["figure-franchise-fee"]),
      Text(en: "Royalty of the commercial format", cy: "Breindal y fformat masnachol"),
      Text(
        en: "Share of income that a commercial franchisee passes on, break-even or not.",
        cy:
          "Cyfran yr incwm y mae masnachfraint fasnachol yn ei throsglwyddo, boed wedi adennill costau neu beidio."
      )),
    fact(
      "territory_fee", .pounds, .pert(low: 30_000, mode: 41_000, high: 45_000), in: 0...1e7,
      .publicFigure(["figure-franchise-fee"]),
      Text(en: "Fee for a territory", cy: "Ffi am diriogaeth"),
      Text(
        en: "What a commercial franchisee pays the franchisor at the outset, in prices of 2024.",
        cy:
          "Yr hyn y mae masnachfraint fasnachol yn ei dalu i'r masnachfreiniwr ar y dechrau, ym mhrisiau 2024."
      )),
    fact(
      "territory_gap", .time, .uniform(13, 52), in: 0...520,
      .assumed(
        en: "A buyer has to be found; no figure was seen.",
        cy: "Rhaid dod o hyd i brynwr; ni welwyd ffigur."),
      Text(en: "Gap before a territory is sold again", cy: "Bwlch cyn ailwerthu tiriogaeth"),
      Text(
        en: "Time from the closing of a franchisee to the next one's purchase.",
        cy: "Amser o gau un fasnachfraint hyd at y pryniant nesaf.")),
    fact(
      "teckal_limit", .share, .fixed(0.2), in: 0...1,
      .assumed(
        en:
          "The documents say that work has to be for the owner alone; regulation 12 of the Public Contracts Regulations 2015 leaves less than a fifth for others.",
        cy:
          "Dywed y dogfennau fod rhaid gweithio i'r perchennog yn unig; mae rheoliad 12 o Reoliadau Contractau Cyhoeddus 2015 yn gadael llai nag un rhan o bump i eraill."
      ),
      Text(en: "Private trade within Teckal", cy: "Masnachu preifat o fewn Teckal"),
      Text(
        en:
          "Most of its hours that an authority's company may give to self-funders without having to tender.",
        cy:
          "Y gyfran fwyaf o'i oriau y caiff cwmni awdurdod eu rhoi i hunanarianwyr heb orfod tendro."
      )),
    fact(
      "willingness_to_pay", .share, .pert(low: 0.02, mode: 0.1, high: 0.3), in: 0...10,
      .assumed(
        en:
          "Chelsea Care found few who would pay high prices; how much more people would pay was not seen.",
        cy:
          "Ychydig a gafodd Chelsea Care a fyddai'n talu prisiau uchel; ni welwyd faint yn fwy y byddai pobl yn ei dalu."
      ),
      Text(en: "Willingness to pay", cy: "Parodrwydd i dalu"),
      Text(
        en: "Mean by which self-funders would pay more than the usual private price.",
        cy:
          "Faint yn fwy na'r pris preifat arferol y byddai hunanarianwyr yn ei dalu, ar gyfartaledd."
      )
    ),
    fact(
      "list_admission", .time, .pert(low: 4, mode: 26, high: 52), in: 0...520,
      .assumed(
        en: "Co-operatives need a place on the authority's list; how long that takes was not seen.",
        cy:
          "Mae angen lle ar restr yr awdurdod ar gwmnïau cydweithredol; ni welwyd faint o amser y mae'n ei gymryd."
      ),
      Text(en: "Admission to the list", cy: "Cael lle ar y rhestr"),
      Text(
        en:
          "Time from a co-operative's opening to its first publicly funded package; half of it with a supporter.",
        cy:
          "Amser o agor cwmni cydweithredol hyd at y pecyn cyntaf a ariennir yn gyhoeddus; hanner hynny gyda chefnogwr."
      )),
    fact(
      "grant_share", .share, .uniform(0.15, 0.20), in: 0...1,
      .evidence(["wcpp-quebec-grants-15-20pc"]),
      Text(en: "Grants to co-operatives", cy: "Grantiau i gwmnïau cydweithredol"),
      Text(
        en:
          "Grant as a share of a co-operative's income, as far as the programme for them reaches.",
        cy:
          "Grant fel cyfran o incwm cwmni cydweithredol, cyn belled ag y mae'r rhaglen ar eu cyfer yn cyrraedd."
      )),
    fact(
      "founder_effect", .number, .pert(low: 0, mode: 1, high: 3), in: 0...50,
      .assumed(
        en: "Co-operatives fade when founders or contacts go; how fast was not seen.",
        cy:
          "Mae cwmnïau cydweithredol yn gwywo pan â sylfaenwyr neu gysylltiadau; ni welwyd pa mor gyflym."
      ),
      Text(en: "Founders who have gone", cy: "Sylfaenwyr sydd wedi mynd"),
      Text(
        en:
          "Effect on the hazard of closing when all founders have gone, as a ratio above 1; none with a supporter.",
        cy:
          "Effaith ar y perygl o gau pan fydd pob sylfaenydd wedi mynd, fel cymhareb uwchlaw 1; dim gyda chefnogwr."
      )),
  ]
}
