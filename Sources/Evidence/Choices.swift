import Statistics

extension Setting {
  /// What a commissioner or a government can set; acts from week 0.
  static let levers: [Setting] = [
    Setting(
      "fee", .choice, .quantity(.poundsPerHour, .fixed(24)), physical: 0.01...1000,
      supported: 12...40,
      basis: .publicFigure(["figure-average-fee-2023"]),
      label: Text(en: "Fee", cy: "Ffi"),
      explanation: Text(
        en: "Average fee that the authority pays for commissioned care; left out: the area's own.",
        cy:
          "Y ffi gyfartalog y mae'r awdurdod yn ei thalu am ofal a gomisiynir; heb ei nodi: ffi'r ardal ei hun."
      )),
    Setting(
      "levers.fee_change", .choice, .quantity(.share, .fixed(0)), physical: -0.9...9,
      supported: -0.2...0.3,
      basis: .evidence(["wcpp-price-ukhca-minimum-2018", "wcpp-price-average-2018"]),
      label: Text(en: "Change of the fee", cy: "Newid yn y ffi"),
      explanation: Text(
        en:
          "Change of the fee that the authority pays, as a share of it; 7.3 % brings the average of 2018 to the sustainable minimum.",
        cy:
          "Newid yn y ffi y mae'r awdurdod yn ei thalu, fel cyfran ohoni; mae 7.3 % yn dod â chyfartaledd 2018 i'r isafswm cynaliadwy."
      )),
    Setting(
      "levers.moved_fee_change", .choice, .quantity(.share, .fixed(0)), physical: -0.9...9,
      supported: -0.2...0.2,
      basis: .assumed(
        en:
          "No source states such a fee: it is a choice, or is solved so that spend stays what it is (budget_rule: neutral).",
        cy:
          "Nid oes ffynhonnell sy'n nodi ffi o'r fath: dewis yw, neu fe'i datrysir fel bod y gwariant yn aros fel y mae (budget_rule: neutral)."
      ),
      label: Text(en: "Fee of the moved share", cy: "Ffi'r gyfran a symudir"),
      explanation: Text(
        en:
          "Change of what the authority pays the care models to which the mix moves new packages, as a share of it; self-funders pay as before.",
        cy:
          "Newid yn yr hyn y mae'r awdurdod yn ei dalu i'r modelau gofal y mae'r cymysgedd yn symud pecynnau newydd iddynt, fel cyfran ohono; mae hunanarianwyr yn talu fel o'r blaen."
      )),
    Setting(
      "levers.exemption", .choice,
      .option(
        [
          Option(
            "people", Text(en: "at most so many people", cy: "hyn a hyn o bobl ar y mwyaf"),
            amount: .count),
          Option(
            "direction and control",
            Text(en: "direction and control", cy: "cyfarwyddyd a rheolaeth")),
          Option(
            "hours",
            Text(
              en: "at most so many hours of personal care",
              cy: "hyn a hyn o oriau o ofal personol ar y mwyaf"),
            amount: .hoursPerWeek),
          Option("none", Text(en: "no exemption", cy: "dim esemptiad")),
        ], default: "people"),
      physical: 0...10_000,
      basis: .evidence([
        "mc-rule-four-person-cap", "mc-rule-direction-and-control", "mc-lever-hours-based-rule",
      ]),
      label: Text(en: "Exemption from registration", cy: "Esemptiad rhag cofrestru"),
      explanation: Text(
        en:
          "How much personal care a micro-enterprise may give without registering: to four people, unless stated otherwise. 'none': personal care needs registration.",
        cy:
          "Faint o ofal personol y caiff microfenter ei roi heb gofrestru: i bedwar o bobl, oni nodir yn wahanol. 'none': rhaid cofrestru i roi gofal personol."
      )),
    Setting(
      "levers.budget_rule", .choice,
      .option(
        [
          Option("hold", Text(en: "new packages wait", cy: "mae pecynnau newydd yn aros")),
          Option("open", Text(en: "spend follows need", cy: "mae'r gwariant yn dilyn yr angen")),
          Option(
            "neutral",
            Text(
              en: "the moved share's fee keeps spend where it is",
              cy: "mae ffi'r gyfran a symudir yn cadw'r gwariant lle mae")),
        ], default: "hold"),
      basis: .assumed(
        en: "Authorities have to balance their budgets, so that rationing shows as waits.",
        cy: "Rhaid i awdurdodau fantoli eu cyllidebau, felly daw dogni i'r golwg fel amserau aros."),
      label: Text(en: "Budget rule", cy: "Rheol y gyllideb"),
      explanation: Text(
        en: "What happens when new packages would cost more than the budget.",
        cy: "Beth sy'n digwydd pan fyddai pecynnau gofal newydd yn costio mwy na'r gyllideb.")),
    Setting(
      "levers.budget", .choice, .quantity(.poundsPerYear, .fixed(13_000_000)),
      physical: 1...10_000_000_000,
      basis: .assumed(
        en:
          "Some 770 people at 13.7 hours a week and £24 an hour, an authority of average size; left out, each area has its own.",
        cy:
          "Rhyw 770 o bobl ar 13.7 awr yr wythnos a £24 yr awr, sef awdurdod o faint cyfartalog; heb ei nodi, mae gan bob ardal ei chyllideb ei hun."
      ),
      label: Text(en: "Budget", cy: "Cyllideb"),
      explanation: Text(
        en:
          "What the authority can spend on home care in a year; left out: the cost of the area's usual caseload, with headroom, growing with demand.",
        cy:
          "Yr hyn y gall yr awdurdod ei wario ar ofal cartref mewn blwyddyn; heb ei nodi: cost llwyth achosion arferol yr ardal, gyda lle dros ben, yn tyfu gyda'r galw."
      )),
    Setting(
      "levers.development_support", .choice, .quantity(.poundsPerYear, .fixed(0)),
      physical: 0...1_000_000_000, supported: 0...1_000_000,
      basis: .evidence([
        "mc-support-needed-to-survive", "mc-la-dedicated-development-resource",
        "wcpp-somerset-community-catalysts-support",
      ]),
      label: Text(en: "Development support", cy: "Cymorth datblygu"),
      explanation: Text(
        en:
          "Spend on business support for micro-enterprises in a year: coordinators and a directory.",
        cy:
          "Gwariant ar gymorth busnes i ficrofentrau mewn blwyddyn: cydlynwyr a chyfeiriadur.")),
    Setting(
      "levers.cooperative_support", .choice, .quantity(.poundsPerYear, .fixed(0)),
      physical: 0...1e9, supported: 0...2_000_000,
      basis: .evidence([
        "wcpp-quebec-grants-15-20pc", "wcpp-conc-coops-need-grants-and-investment",
      ]),
      label: Text(en: "Support for co-operatives", cy: "Cymorth i gwmnïau cydweithredol"),
      explanation: Text(
        en: "Grants and advice, with which founders come forward and co-operatives can grow.",
        cy: "Grantiau a chyngor, sy'n galluogi sylfaenwyr i ddod ymlaen a chwmnïau i dyfu.")),
    Setting(
      "levers.contact_centre", .choice, .quantity(.poundsPerYear, .fixed(0)),
      physical: 0...1_000_000_000, supported: 0...2_000_000,
      basis: .evidence(["wcpp-somerset-contact-centre", "wcpp-somerset-60-percent-resolved"]),
      label: Text(en: "Contact centre", cy: "Canolfan gyswllt"),
      explanation: Text(
        en:
          "Spend in a year on a centre that looks for help in the community before a package is considered.",
        cy:
          "Gwariant mewn blwyddyn ar ganolfan sy'n ceisio canfod datrysiadau cymunedol cyn ystyried pecyn gofal."
      )),
    Setting(
      "levers.area_coordination", .choice, .quantity(.poundsPerYear, .fixed(0)),
      physical: 0...1_000_000_000, supported: 0...2_000_000,
      basis: .evidence(["wcpp-thurrock-local-area-coordination"]),
      label: Text(en: "Local area coordination", cy: "Cydlynu ardal leol"),
      explanation: Text(
        en:
          "Spend in a year on coordinators who know a neighbourhood and connect people with what it has.",
        cy:
          "Gwariant mewn blwyddyn ar gydlynwyr sy'n adnabod cymdogaeth ac yn cysylltu pobl â'r hyn sydd ynddi."
      )),
    Setting(
      "levers.social_prescribing", .choice, .quantity(.poundsPerYear, .fixed(0)),
      physical: 0...1_000_000_000, supported: 0...2_000_000,
      basis: .evidence(["sp-four-project-types", "sp-funding-sources"]),
      label: Text(en: "Social prescribing", cy: "Rhagnodi cymdeithasol"),
      explanation: Text(
        en:
          "Spend in a year on social prescribing, paid by grants and the health board.",
        cy:
          "Gwariant mewn blwyddyn ar ragnodi cymdeithasol, a delir gan grantiau a'r bwrdd iechyd."
      )),
    Setting(
      "levers.prescribing_type", .choice,
      .option(
        [
          Option("signposting", Text(en: "signposting", cy: "cyfeirio")),
          Option("light", Text(en: "light", cy: "ysgafn")),
          Option("medium", Text(en: "medium", cy: "canolig")),
          Option("holistic", Text(en: "holistic", cy: "cyfannol")),
        ], default: "holistic"),
      basis: .evidence(["sp-four-project-types", "sp-holistic-62-percent"]),
      label: Text(en: "Kind of social prescribing", cy: "Math o ragnodi cymdeithasol"),
      explanation: Text(
        en:
          "How far a worker goes with a person: signposting takes one slot, holistic prescribing ten, and lasts longer.",
        cy:
          "Pa mor bell y mae gweithiwr yn mynd gyda pherson: un slot y mae cyfeirio'n ei gymryd, deg y mae rhagnodi cyfannol, ac mae hwnnw'n para'n hirach."
      )),
    Setting(
      "levers.prevention_contracts", .choice,
      .option(
        [
          Option("short", Text(en: "short contracts", cy: "contractau byr")),
          Option("permanent", Text(en: "permanent posts", cy: "swyddi parhaol")),
        ], default: "short"),
      basis: .evidence(["sp-contracts-table3", "sp-no-five-year-commitment"]),
      label: Text(en: "Contracts in prevention", cy: "Contractau ym maes atal"),
      explanation: Text(
        en:
          "Whether workers in prevention are on contracts of six to twelve months, between which posts stand empty, or in permanent posts.",
        cy:
          "A yw gweithwyr ym maes atal ar gontractau o chwech i ddeuddeg mis, gyda swyddi gwag rhyngddyn nhw, neu mewn swyddi parhaol."
      )),
    Setting(
      "levers.community_assets", .choice, .quantity(.poundsPerYear, .fixed(0)),
      physical: 0...1_000_000_000, supported: 0...2_000_000,
      basis: .evidence([
        "sp-fund-the-assets-too", "sp-activity-groups-fill-up", "sp-no-assets-no-point-referring",
      ]),
      label: Text(en: "Funding of community groups", cy: "Cyllido grwpiau cymunedol"),
      explanation: Text(
        en:
          "Spend in a year on further places in community groups, which otherwise fill up.",
        cy:
          "Gwariant blynyddol ar leoedd ychwanegol mewn grwpiau cymunedol, a fyddai'n llenwi fel arall."
      )),
    Setting(
      "levers.integrate_purchasing", .choice, .quantity(.share, .fixed(0)), physical: 0...1,
      basis: .evidence([
        "wcpp-norrtaelje-pooled-payments", "wcpp-norrtaelje-macro-2006",
        "wcpp-norrtaelje-phases-2006-2012",
      ]),
      label: Text(en: "Integrated purchasing", cy: "Prynu integredig"),
      explanation: Text(
        en:
          "How far one purchaser pays for home care, care homes and bed-days, as in Norrtälje; it advances in four stages of a quarter each.",
        cy:
          "I ba raddau y mae un pwrcaswr yn talu am ofal cartref, cartrefi gofal a diwrnodau gwely, fel yn Norrtälje; mae'n symud ymlaen mewn pedwar cam o chwarter yr un."
      )),
    Setting(
      "levers.integrate_teams", .choice, .quantity(.share, .fixed(0)), physical: 0...1,
      basis: .evidence([
        "wcpp-norrtaelje-micro-2007-9", "wcpp-norrtaelje-home-care-early-warning",
        "wcpp-norrtaelje-both-levels-needed",
      ]),
      label: Text(en: "Integrated teams", cy: "Timau integredig"),
      explanation: Text(
        en:
          "How far home care works in one team with district nurses and rehabilitation, as in Norrtälje; it advances in four stages of a quarter each.",
        cy:
          "I ba raddau y mae gofal cartref yn gweithio mewn un tîm gyda nyrsys ardal ac adsefydlu, fel yn Norrtälje; mae'n symud ymlaen mewn pedwar cam o chwarter yr un."
      )),
    Setting(
      "levers.maximum_charge", .choice, .quantity(.pounds, .fixed(100)), physical: 0...10_000,
      supported: 0...200,
      basis: .evidence(["wcpp-max-weekly-charge"]),
      label: Text(en: "Maximum weekly charge", cy: "Uchafswm tâl wythnosol"),
      explanation: Text(
        en:
          "Most that anybody is charged for publicly funded home care in a week; left out: the usual maximum.",
        cy:
          "Y mwyaf a godir ar neb am ofal cartref a ariennir yn gyhoeddus mewn wythnos; heb ei nodi: yr uchafswm arferol."
      )),
    Setting(
      "levers.market_access", .choice,
      .option(
        [
          Option("open list", Text(en: "open list", cy: "rhestr agored")),
          Option("preferred providers", Text(en: "preferred providers", cy: "darparwyr a ffefrir")),
        ], default: "open list"),
      basis: .evidence(["wcpp-somerset-open-commissioning", "wcpp-coop-needs-la-lists"]),
      label: Text(en: "Access to the market", cy: "Mynediad i'r farchnad"),
      explanation: Text(
        en:
          "Whether commissioned packages are offered to all providers, or only to a list: the largest, the authority's own and those of the care models that the scenario names.",
        cy:
          "A gynigir pecynnau a gomisiynir i bob darparwr, neu i'r rhai ar restr yn unig: y rhai mwyaf, rhai'r awdurdod ei hun a rhai'r modelau gofal y mae'r senario'n eu henwi."
      )),
    Setting(
      "levers.latc_start", .choice,
      .option(
        [
          Option("new", Text(en: "a new venture", cy: "menter newydd")),
          Option("transfer", Text(en: "transfer of the service", cy: "trosglwyddo'r gwasanaeth")),
        ], default: "new"),
      basis: .evidence(["wcpp-tupe"]),
      label: Text(en: "Start of a trading company", cy: "Dechrau cwmni masnachu"),
      explanation: Text(
        en:
          "Whether a trading company starts with the staff and the caseload of the authority's own service, who keep their terms, or with nobody.",
        cy:
          "A yw cwmni masnachu'n dechrau gyda staff a llwyth achosion gwasanaeth yr awdurdod ei hun, sy'n cadw eu telerau, neu heb neb."
      )),
    Setting(
      "levers.latc_trade", .choice,
      .option(
        [
          Option("none", Text(en: "none", cy: "dim")),
          Option("within teckal", Text(en: "within Teckal", cy: "o fewn Teckal")),
          Option(
            "beyond teckal",
            Text(
              en: "beyond Teckal, with tendering", cy: "y tu hwnt i Teckal, gan orfod tendro")),
          Option(
            "mutual",
            Text(en: "as a mutual, with tendering", cy: "fel cwmni cydfuddiannol sy'n tendro")
          ),
        ], default: "within teckal"),
      basis: .evidence([
        "wcpp-teckal-condition", "wcpp-latc-private-revenue-threatens-teckal",
        "wcpp-latc-to-mutual-loses-teckal",
      ]),
      label: Text(en: "Private trade of a trading company", cy: "Masnachu preifat cwmni masnachu"),
      explanation: Text(
        en:
          "How far a trading company may serve self-funders. Beyond the limit it has to win its contracts at the market's price; as a mutual it also loses the owner's guarantee.",
        cy:
          "I ba raddau y caiff cwmni masnachu wasanaethu hunanarianwyr. Y tu hwnt i'r terfyn rhaid iddo ennill ei gontractau am bris y farchnad; fel cwmni cydfuddiannol mae hefyd yn colli gwarant y perchennog."
      )),
    Setting(
      "levers.private_plan", .choice, .quantity(.share, .fixed(0)), physical: 0...5,
      supported: 0...0.5,
      basis: .evidence([
        "wcpp-chelsea-care-plan-relied-high-payers", "wcpp-chelsea-care-private-uptake-low",
      ]),
      label: Text(en: "Private work in the plan", cy: "Gwaith preifat yn y cynllun"),
      explanation: Text(
        en:
          "Private work that a trading company's plan counts on and hires for, as a share of its publicly funded work. How many self-funders come is an outcome.",
        cy:
          "Y gwaith preifat y mae cynllun cwmni masnachu'n dibynnu arno ac yn recriwtio ar ei gyfer, fel cyfran o'i waith a ariennir yn gyhoeddus. Canlyniad yw nifer yr hunanarianwyr a ddaw."
      )),
    Setting(
      "levers.two_tier", .choice,
      .option(
        [
          Option("none", Text(en: "the same terms for all", cy: "yr un telerau i bawb")),
          Option(
            "new starters",
            Text(
              en: "the market's terms for new starters", cy: "telerau'r farchnad i staff newydd")),
        ], default: "none"),
      basis: .evidence(["wcpp-latc-two-tier-terms-tension", "wcpp-tupe"]),
      label: Text(en: "Terms after a transfer", cy: "Telerau ar ôl trosglwyddo"),
      explanation: Text(
        en:
          "Whether those who start with a trading company after a transfer have the terms of the staff who were transferred, or the market's.",
        cy:
          "A yw'r rhai sy'n dechrau gyda chwmni masnachu ar ôl trosglwyddo yn cael telerau'r staff a drosglwyddwyd, neu delerau'r farchnad."
      )),
    Setting(
      "levers.franchisor", .choice,
      .option(
        [
          Option(
            "unaware",
            Text(en: "unaware of the Welsh rules", cy: "heb wybod rheolau Cymru")),
          Option(
            "knows the rules",
            Text(en: "knows the Welsh rules", cy: "yn gwybod rheolau Cymru")),
        ], default: "unaware"),
      basis: .evidence(["wcpp-franchise-safer-start", "wcpp-franchisors-unaware-welsh-rules"]),
      label: Text(en: "Franchisors", cy: "Masnachfreinwyr"),
      explanation: Text(
        en:
          "Whether franchisors know the Welsh rules: only then does the franchise make a safer start.",
        cy:
          "A yw masnachfreinwyr yn gwybod rheolau Cymru: dim ond wedyn y mae'r fasnachfraint yn ddechrau mwy diogel."
      )),
    Setting(
      "levers.payment", .choice,
      .option(
        [
          Option("late", Text(en: "as late as now", cy: "mor hwyr â nawr")),
          Option("prompt", Text(en: "prompt", cy: "prydlon")),
        ], default: "late"),
      basis: .evidence(["mc-admin-rates-late-payment-barriers"]),
      label: Text(en: "Payment of micro-enterprises", cy: "Talu microfentrau"),
      explanation: Text(
        en: "Whether the authority's money reaches micro-enterprises as late as now, or at once.",
        cy: "A yw arian yr awdurdod yn cyrraedd microfentrau mor hwyr â nawr, neu ar unwaith.")),
    Setting(
      "levers.largest_exit", .choice,
      .option(
        [
          Option(
            "none", Text(en: "stays or goes by its own reasons", cy: "yn ôl ei resymau ei hun")),
          Option("after a year", Text(en: "goes after a year", cy: "yn mynd ar ôl blwyddyn")),
        ], default: "none"),
      basis: .evidence(["wcpp-case-mears-exit-2020"]),
      label: Text(en: "Largest independent provider", cy: "Y darparwr annibynnol mwyaf"),
      explanation: Text(
        en:
          "A trial of resilience: the largest independent provider leaves the area after a year, for better returns elsewhere.",
        cy:
          "Prawf ar wydnwch: mae'r darparwr annibynnol mwyaf yn gadael yr ardal ar ôl blwyddyn, am enillion gwell mewn mannau eraill."
      )),
    Setting(
      "levers.direct_payment_uptake", .choice, .quantity(.share, .fixed(0.05)), physical: 0...1,
      supported: 0...0.4,
      basis: .publicFigure(["figure-direct-payment-adults"]),
      label: Text(en: "Uptake of direct payments", cy: "Nifer sy'n cymryd taliadau uniongyrchol"),
      explanation: Text(
        en:
          "Share of new publicly funded people who take a direct payment, as far as they are able to run one; left out: the area's own, 3 to 5 %.",
        cy:
          "Cyfran y bobl newydd a ariennir yn gyhoeddus sy'n cymryd taliad uniongyrchol, cyn belled ag y gallant reoli un; heb ei nodi: cyfran yr ardal ei hun, 3 i 5 %."
      )),
    Setting(
      "levers.fund_uptake", .choice, .quantity(.share, .fixed(0)), physical: 0...1,
      basis: .evidence(["wcpp-isf-mechanism", "wcpp-calderdale-isf-uptake-high"]),
      label: Text(
        en: "Uptake of individual service funds",
        cy: "Nifer sy'n cymryd cronfeydd gwasanaeth unigol"),
      explanation: Text(
        en:
          "Share of new publicly funded people who take an individual service fund, which a provider of their choice holds for them; none unless stated.",
        cy:
          "Cyfran y bobl newydd a ariennir yn gyhoeddus sy'n cymryd cronfa gwasanaeth unigol, y mae darparwr o'u dewis yn ei dal ar eu rhan; dim oni nodir."
      )),
    Setting(
      "levers.contracting", .choice,
      .option(
        [
          Option("time and task", Text(en: "time and task", cy: "amser a thasg")),
          Option("outcomes", Text(en: "outcomes", cy: "canlyniadau")),
          Option("block", Text(en: "block contracts", cy: "contractau bloc")),
        ], default: "time and task"),
      basis: .evidence([
        "wcpp-time-and-task-definition", "wcpp-outcome-commissioning-potential",
        "wcpp-cornerstone-block-funding-translation",
      ]),
      label: Text(en: "Contracts", cy: "Contractau"),
      explanation: Text(
        en:
          "How care is bought: by the hour of a plan; by outcomes, so that hours follow need; or in blocks that are paid in any case.",
        cy:
          "Sut y prynir gofal: fesul awr yn ôl cynllun; yn ôl canlyniadau, fel bod oriau'n dilyn yr angen; neu mewn blociau y telir amdanynt beth bynnag."
      )),
    Setting(
      "levers.cover", .choice,
      .option(
        [
          Option("none", Text(en: "none", cy: "dim")),
          Option("informal group", Text(en: "informal group", cy: "grŵp anffurfiol")),
        ], default: "none"),
      basis: .evidence(["mc-informal-whatsapp-cover", "mc-rule-cover-may-break-exemption"]),
      label: Text(
        en: "Cover between micro-enterprises", cy: "Cyflenwi rhwng microfentrau"),
      explanation: Text(
        en:
          "Whether micro-enterprises cover for one another's absences in informal groups. Such cover may break the exemption.",
        cy:
          "A yw microfentrau'n cyflenwi absenoldebau ei gilydd mewn grwpiau anffurfiol. Gall trefniant o'r fath dorri'r esemptiad."
      )),
    Setting(
      "levers.last_resort", .choice,
      .option(
        [
          Option("in-house", Text(en: "in-house service", cy: "gwasanaeth mewnol")),
          Option("none", Text(en: "none", cy: "dim")),
        ], default: "in-house"),
      basis: .evidence(["wcpp-la-supplies-specialist-complex", "wcpp-latc-motives"]),
      label: Text(en: "Provider of last resort", cy: "Darparwr dewis olaf"),
      explanation: Text(
        en: "Whether the authority's own service takes packages that nobody else takes.",
        cy:
          "A yw gwasanaeth yr awdurdod ei hun yn cymryd pecynnau gofal nad oes neb arall yn eu cymryd."
      )),
    Setting(
      "levers.commission_micro", .choice,
      .option(
        [
          Option(
            "as now", Text(en: "as the area does now", cy: "fel y mae'r ardal yn ei wneud nawr")),
          Option("directly", Text(en: "directly", cy: "yn uniongyrchol")),
          Option("not directly", Text(en: "not directly", cy: "ddim yn uniongyrchol")),
        ], default: "as now"),
      basis: .evidence(["mc-status-commission-directly-2", "mc-status-direct-payments-8"]),
      label: Text(
        en: "Commissioning of micro-enterprises", cy: "Comisiynu microfentrau"),
      explanation: Text(
        en:
          "Whether the authority commissions micro-enterprises itself, or leaves them to direct payments, funds and self-funders.",
        cy:
          "A yw'r awdurdod yn comisiynu microfentrau ei hun, neu'n eu gadael i daliadau uniongyrchol, cronfeydd a hunanarianwyr."
      )),
    Setting(
      "levers.list_admits", .choice,
      .option(
        [
          Option("everyone", Text(en: "everyone", cy: "pawb")),
          Option(
            "not micro-enterprises", Text(en: "not micro-enterprises", cy: "nid microfentrau")),
          Option(
            "not co-operatives",
            Text(en: "not co-operatives", cy: "nid cwmnïau cydweithredol")),
          Option("neither", Text(en: "neither of them", cy: "y naill na'r llall")),
        ], default: "everyone"),
      basis: .evidence(["wcpp-micro-enablers", "wcpp-coop-needs-la-lists"]),
      label: Text(en: "Who is admitted to the list", cy: "Pwy a dderbynnir i'r rhestr"),
      explanation: Text(
        en:
          "Whether micro-enterprises and co-operatives may give care that the authority commissions, where they otherwise could.",
        cy:
          "A gaiff microfentrau a chwmnïau cydweithredol roi gofal y mae'r awdurdod yn ei gomisiynu, lle gallent fel arall."
      )),
    Setting(
      "levers.discharge_to_recover", .choice, .quantity(.share, .fixed(0.79)), physical: 0...1,
      basis: .publicFigure(["figure-waiting-for-package-wales"]),
      label: Text(en: "Discharge to recover", cy: "Rhyddhau i ymadfer"),
      explanation: Text(
        en:
          "Share of people from a hospital bed who wait for home care somewhere to recover, which the NHS pays for; left out: as seen in Wales.",
        cy:
          "Cyfran y bobl o wely ysbyty sy'n aros am ofal cartref mewn man i ymadfer, y mae'r GIG yn talu amdano; heb ei nodi: fel y gwelwyd yng Nghymru."
      )),
    Setting(
      "levers.priority", .choice,
      .option(
        [
          Option("hospital first", Text(en: "hospital first", cy: "yr ysbyty yn gyntaf")),
          Option("longest wait", Text(en: "the longest wait", cy: "yr arhosiad hwyaf")),
        ], default: "hospital first"),
      basis: .assumed(
        en: "People in hospital go first, as discharge presses; no rule was seen.",
        cy: "Pobl yn yr ysbyty sy'n mynd gyntaf, gan fod pwysau i ryddhau; ni welwyd rheol."),
      label: Text(en: "Priority", cy: "Blaenoriaeth"),
      explanation: Text(
        en: "Whether people from hospital go before people at home, or all wait in one line.",
        cy: "A yw pobl o'r ysbyty'n mynd o flaen pobl gartref, ynteu pawb yn aros mewn un rhes.")),
  ]
}
