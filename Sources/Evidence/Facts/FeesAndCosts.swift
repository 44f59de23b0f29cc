import Statistics

extension Setting {
  /// Fees, pay, what an hour costs and who pays.
  static let feesAndCosts: [Setting] = [
    fact(
      "national_fee", .poundsPerHour, .fixed(24.0), in: 0.01...1000,
      .publicFigure(["figure-average-fee-2023"]),
      Text(en: "Average fee in Wales", cy: "Ffi gyfartalog Cymru"),
      Text(
        en: "Average fee paid for commissioned home care in Wales in the scenario's price year.",
        cy:
          "Y ffi gyfartalog a delir am ofal cartref a gomisiynir yng Nghymru ym mlwyddyn brisiau'r senario."
      )),
    fact(
      "pay_floor", .poundsPerHour, .fixed(12.00), in: 0...500,
      .publicFigure(["figure-real-living-wage", "figure-real-living-wage-funding"]),
      Text(en: "Lowest pay", cy: "Cyflog isaf"),
      Text(
        en: "Lowest pay: the statutory or, where it is funded, the Real Living Wage.",
        cy: "Y cyflog isaf: y cyflog statudol neu, lle y caiff ei ariannu, y Cyflog Byw Go Iawn.")),
    fact(
      "sustainable_ratio", .number, .fixed(1.0733), in: 0.1...10,
      .evidence(["wcpp-price-ukhca-minimum-2018", "wcpp-price-average-2018"]),
      Text(en: "Sustainable price", cy: "Pris cynaliadwy"),
      Text(
        en: "Sustainable minimum price as a ratio to the average fee: £18.01 over £16.78 in 2018.",
        cy:
          "Yr isafswm pris cynaliadwy fel cymhareb i'r ffi gyfartalog: £18.01 dros £16.78 yn 2018.")
    ),
    fact(
      "agency_ratio", .number, .pert(low: 1.0, mode: 1.07, high: 1.15), in: 0.1...10,
      .publicFigure(["figure-agency-price-ratio", "figure-direct-payment-agency-rate-wrexham"]),
      Text(en: "Price of an agency", cy: "Pris asiantaeth"),
      Text(
        en:
          "Price of an agency bought with a direct payment as a ratio to the fee. One authority's rate; the spread is ours.",
        cy:
          "Pris asiantaeth a brynir â thaliad uniongyrchol fel cymhareb i'r ffi. Cyfradd un awdurdod; ni sy'n gosod y gwasgariad."
      )),
    fact(
      "self_funder_ratio", .number, .pert(low: 1.05, mode: 1.25, high: 1.5), in: 0.1...10,
      .publicFigure(["figure-self-funder-price-ratio", "figure-self-funder-price"]),
      Text(en: "Price to self-funders", cy: "Pris i hunanarianwyr"),
      Text(
        en: "Price that a self-funder pays as a ratio to the fee.",
        cy: "Y pris y mae hunanariannwr yn ei dalu fel cymhareb i'r ffi.")),
    fact(
      "fee_sd", .number, .pert(low: 0.05, mode: 0.08, high: 0.12), in: 0...1,
      .evidence([
        "wcpp-price-min-merthyr-2018", "wcpp-price-max-carmarthenshire-2018",
        "wcpp-price-average-2018",
      ]),
      Text(en: "Spread of fees", cy: "Gwasgariad ffioedd"),
      Text(
        en:
          "Spread of unpublished fees between authorities as a ratio to their mean: a quarter of the range from £14.68 to £20.08 in 2018.",
        cy:
          "Gwasgariad ffioedd heb eu cyhoeddi rhwng awdurdodau fel cymhareb i'w cymedr: chwarter yr amrediad o £14.68 i £20.08 yn 2018."
      )),
    fact(
      "fee_cost_correlation", .number, .pert(low: 0.3, mode: 0.7, high: 0.95), in: -1...1,
      .assumed(
        en: "Authorities where care costs more pay more; how closely was not seen.",
        cy:
          "Mae awdurdodau lle y mae gofal yn costio mwy yn talu mwy; ni welwyd pa mor agos yw'r cysylltiad."
      ),
      Text(en: "Fee and cost", cy: "Ffi a chost"),
      Text(
        en: "Correlation of an area's fee with its cost.",
        cy: "Cydberthynas rhwng ffi ardal a'i chost.")),
    fact(
      "rural_cost", .number, .pert(low: 0.0, mode: 0.06, high: 0.15), in: 0...1,
      .assumed(
        en: "Small teams and long roads cost more; how much, travel apart, was not seen.",
        cy:
          "Mae timau bach a ffyrdd hir yn costio mwy; ni welwyd faint, heblaw am deithio."),
      Text(en: "Cost of rurality", cy: "Cost gwledigrwydd"),
      Text(
        en: "Effect of a wholly rural area on the cost of an hour, travel apart.",
        cy: "Effaith ardal gwbl wledig ar gost awr, heblaw am deithio.")),
    fact(
      "pay_share", .share, .pert(low: 0.40, mode: 0.435, high: 0.47), in: 0.01...1,
      .publicFigure(["figure-price-breakdown-2014", "figure-price-breakdown-2020"]),
      Text(en: "Pay in the price", cy: "Cyflog yn y pris"),
      Text(
        en: "Pay for contact time as a share of the sustainable price.",
        cy: "Cyflog am amser cyswllt fel cyfran o'r pris cynaliadwy.")),
    fact(
      "mileage_share", .share, .beta(92, 908), in: 0...1,
      .publicFigure(["figure-price-breakdown-2014"]),
      Text(en: "Mileage in the price", cy: "Costau milltiroedd yn y pris"),
      Text(
        en: "Mileage as a share of the sustainable price, in towns.",
        cy: "Costau milltiroedd fel cyfran o'r pris cynaliadwy, mewn trefi.")),
    fact(
      "cost_median", .number, .fixed(0.97), in: 0.1...5,
      .assumed(
        en:
          "A little below the sustainable price, or most providers could not have lived on the fees of 2018.",
        cy:
          "Ychydig yn is na'r pris cynaliadwy, neu ni allai'r rhan fwyaf o ddarparwyr fod wedi byw ar ffioedd 2018."
      ),
      Text(en: "Median unit cost", cy: "Cost uned ganolrifol"),
      Text(
        en: "Median unit cost of providers as a ratio to the sustainable price.",
        cy: "Cost uned ganolrifol darparwyr fel cymhareb i'r pris cynaliadwy.")),
    fact(
      "cost_sd", .number, .pert(low: 0.04, mode: 0.08, high: 0.14), in: 0...1,
      .assumed(
        en: "No figure was seen; fitted to the closures of providers.",
        cy: "Ni welwyd ffigur; fe'i ffitir i nifer y darparwyr sy'n cau."),
      Text(en: "Spread of unit costs", cy: "Gwasgariad costau uned"),
      Text(
        en: "Spread of providers' unit costs: standard deviation of the logarithm.",
        cy: "Gwasgariad costau uned darparwyr: gwyriad safonol y logarithm.")),
    fact(
      "variable_overhead", .share, .pert(low: 0, mode: 0.1, high: 0.3), in: 0...1,
      .assumed(
        en: "Coordinators grow with the hours, premises do not; the split was not seen.",
        cy: "Mae cydlynwyr yn cynyddu gyda'r oriau, nid felly swyddfeydd; ni welwyd y rhaniad."),
      Text(en: "Variable overhead", cy: "Gorbenion newidiol"),
      Text(
        en: "Part of the overhead that grows with each hour.",
        cy: "Y rhan o'r gorbenion sy'n cynyddu gyda phob awr.")),
    fact(
      "inflation", .perYear, .pert(low: 0.01, mode: 0.02, high: 0.04), in: 0...1,
      .assumed(
        en: "The Bank of England's target, and what has been above and below it in the long run.",
        cy: "Targed Banc Lloegr, a'r hyn a fu uwchlaw ac islaw iddo yn y tymor hir."),
      Text(en: "Inflation", cy: "Chwyddiant"),
      Text(
        en:
          "Rise of prices a year, by which pay that is not raised loses value; all else is in constant prices.",
        cy:
          "Cynnydd mewn prisiau bob blwyddyn; mae cyflog nas codir yn colli gwerth yn ôl hyn. Prisiau cyson yw popeth arall."
      )),
    fact(
      "trim_limit", .share, .pert(low: 0.02, mode: 0.06, high: 0.1), in: 0...1,
      .assumed(
        en:
          "Providers below the sustainable price run leaner offices than its build-up has; by how much was not seen.",
        cy:
          "Mae gan ddarparwyr islaw'r pris cynaliadwy swyddfeydd llai na'r hyn sydd yn ei gyfansoddiad; ni welwyd faint."
      ),
      Text(en: "Limit of saving on the office", cy: "Terfyn arbed ar y swyddfa"),
      Text(
        en:
          "Most by which a provider at a loss cuts its overhead, as a share of the sustainable price.",
        cy:
          "Y mwyaf y mae darparwr ar golled yn cwtogi ei orbenion, fel cyfran o'r pris cynaliadwy.")
    ),
    fact(
      "hire_cost", .pounds, .lognormal(median: 4500, sigma: 0.45), in: 0...1_000_000,
      .publicFigure(["figure-hire-cost"]),
      Text(en: "Cost of a hire", cy: "Cost recriwtio"),
      Text(
        en: "Cost of a hire: advertising, checks, induction; in prices of 2024.",
        cy: "Cost recriwtio gweithiwr: hysbysebu, gwiriadau, cyfnod sefydlu; ym mhrisiau 2024.")),
    fact(
      "agency_premium", .number, .pert(low: 1.3, mode: 1.6, high: 2.2), in: 0...20,
      .assumed(
        en: "No rate of agency staff in home care was seen.",
        cy: "Ni welwyd cyfradd staff asiantaeth ym maes gofal cartref."),
      Text(en: "Agency staff", cy: "Staff asiantaeth"),
      Text(
        en: "Cost of an agency worker's hour as a ratio to own pay.",
        cy: "Cost awr gweithiwr asiantaeth fel cymhareb i gyflog staff y darparwr ei hun.")),
    fact(
      "overtime_premium", .number, .pert(low: 1.0, mode: 1.1, high: 1.5), in: 0...20,
      .assumed(
        en: "Mostly ordinary pay, at times time and a half; no figure was seen.",
        cy: "Cyflog arferol gan amlaf, weithiau amser a hanner; ni welwyd ffigur."),
      Text(en: "Overtime", cy: "Goramser"),
      Text(
        en: "Pay for overtime as a ratio to ordinary pay.",
        cy: "Cyflog am oramser fel cymhareb i gyflog arferol.")),
    fact(
      "no_charge_share", .share, .beta(6, 14), in: 0...1,
      .assumed(
        en: "The charge is means-tested, and many pay nothing; how many was not seen.",
        cy: "Mae'r tâl yn seiliedig ar brawf modd, ac nid yw llawer yn talu dim; ni welwyd faint."),
      Text(en: "People who are charged nothing", cy: "Pobl na chodir tâl arnyn nhw"),
      Text(
        en: "Share of publicly funded people whom the means test leaves free of charge.",
        cy: "Cyfran y bobl a ariennir yn gyhoeddus nad yw'r prawf modd yn codi tâl arnyn nhw.")),
    fact(
      "charge_median", .pounds, .lognormal(median: 55, sigma: 0.3), in: 0...10_000,
      .assumed(
        en:
          "About half of the weekly maximum, so that charges bring about an eighth of the gross cost; neither figure was seen.",
        cy:
          "Tua hanner yr uchafswm wythnosol, fel bod y taliadau'n dod â thua un rhan o wyth o'r gost gros; ni welwyd y naill ffigur na'r llall."
      ),
      Text(en: "What people can pay", cy: "Yr hyn y gall pobl ei dalu"),
      Text(
        en: "Median of what the means test lets those be charged a week who are charged at all.",
        cy:
          "Canolrif yr hyn y mae'r prawf modd yn caniatáu ei godi bob wythnos ar y rhai sy'n talu."
      )),
    fact(
      "charge_sigma", .number, .fixed(0.8), in: 0...5,
      .assumed(
        en: "Incomes of older people differ as widely as this; no figure was seen.",
        cy: "Mae incwm pobl hŷn yn amrywio cymaint â hyn; ni welwyd ffigur."),
      Text(en: "Spread of what people can pay", cy: "Gwasgariad yr hyn y gall pobl ei dalu"),
      Text(
        en: "Standard deviation of the logarithm of what people can be charged.",
        cy: "Gwyriad safonol logarithm yr hyn y gellir ei godi ar bobl.")),
    fact(
      "maximum_charge", .pounds, .fixed(100), in: 0...10_000,
      .publicFigure(["figure-client-charge"]),
      Text(en: "Usual maximum charge", cy: "Yr uchafswm tâl arferol"),
      Text(
        en: "Most that anybody is charged for home care in a week, unless a scenario changes it.",
        cy: "Y mwyaf a godir ar neb am ofal cartref mewn wythnos, oni bai fod senario'n ei newid.")),
    fact(
      "indicator_share", .share, .pert(low: 0.02, mode: 0.05, high: 0.15), in: 0...1,
      .assumed(
        en: "Part of a block that depends on its indicators; no figure was seen.",
        cy: "Rhan o floc sy'n dibynnu ar ei ddangosyddion; ni welwyd ffigur."),
      Text(en: "Held back by indicators", cy: "Yr hyn a gedwir yn ôl gan ddangosyddion"),
      Text(
        en:
          "Most of a block payment that is held back, a third each for posts that stand empty, visits cut short and care missed.",
        cy:
          "Y rhan fwyaf o daliad bloc a gedwir yn ôl, traean yr un am swyddi gwag, ymweliadau wedi'u cwtogi a gofal a fethwyd."
      )),
    fact(
      "preferred_cover", .share, .pert(low: 0.5, mode: 0.7, high: 0.9), in: 0...1,
      .assumed(
        en: "A list that holds most of the hours; no figure was seen.",
        cy: "Rhestr sy'n dal y rhan fwyaf o'r oriau; ni welwyd ffigur."),
      Text(en: "Cover of a preferred list", cy: "Cyfran rhestr a ffefrir"),
      Text(
        en: "Share of the hours that the providers on a preferred list hold when it is drawn up.",
        cy: "Cyfran yr oriau sydd gan y darparwyr ar restr a ffefrir pan lunnir hi.")),
    fact(
      "budget_headroom", .share, .pert(low: 0, mode: 0.03, high: 0.08), in: -0.9...10,
      .assumed(
        en: "A few per cent, as budgets are tight; no figure was seen.",
        cy: "Ychydig y cant, gan fod cyllidebau'n dynn; ni welwyd ffigur."),
      Text(en: "Headroom of the budget", cy: "Arian dros ben yn y gyllideb"),
      Text(
        en: "Room of the usual budget above the cost of the usual caseload.",
        cy: "Y lle sydd yn y gyllideb arferol uwchlaw cost y llwyth achosion arferol.")),
    fact(
      "discount_rate", .perYear, .fixed(0.035), in: 0...1,
      .assumed(
        en: "The convention of the Treasury's Green Book for public appraisals.",
        cy: "Confensiwn Llyfr Gwyrdd y Trysorlys ar gyfer arfarniadau cyhoeddus."),
      Text(en: "Discount rate", cy: "Cyfradd ddisgowntio"),
      Text(
        en: "Discount rate of present values.", cy: "Cyfradd ddisgowntio gwerthoedd presennol.")),
  ]
}
