import Statistics

extension Setting {
  /// Who enquires, for how many hours, and by which door.
  static let demand: [Setting] = [
    fact(
      "caseload_rate", .share, .pert(low: 0.0209, mode: 0.0254, high: 0.0344), in: 0...1,
      .publicFigure(["figure-home-care-stock", "figure-population-wales-2020"]),
      Text(en: "Caseload for each older resident", cy: "Llwyth achosion fesul preswylydd hŷn"),
      Text(
        en:
          "People in publicly funded home care for each resident aged 65 or over, where the area states no caseload.",
        cy:
          "Pobl sy'n cael gofal cartref a ariennir yn gyhoeddus am bob preswylydd 65 oed neu hŷn, lle nad yw'r ardal yn nodi llwyth achosion."
      )),
    fact(
      "enquiry_rate", .number, .pert(low: 0.8, mode: 1, high: 1.25), in: 0...10,
      .assumed(
        en:
          "About one: enquiries keep the caseload at its size. It is fitted to the known number of people in home care; the spread is ours.",
        cy:
          "Tuag un: mae'r ymholiadau'n cadw'r llwyth achosion ar ei faint. Fe'i ffitir i'r nifer hysbys o bobl mewn gofal cartref; ni sy'n gosod y gwasgariad."
      ),
      Text(en: "Enquiries", cy: "Ymholiadau"),
      Text(
        en: "Factor on the rate of enquiries that would keep the caseload at its size.",
        cy: "Ffactor ar y gyfradd ymholiadau a fyddai'n cadw'r llwyth achosion ar ei faint.")),
    fact(
      "demand_growth", .perYear, .pert(low: 0.010, mode: 0.022, high: 0.035), in: -0.2...0.5,
      supported: 0...0.045,
      .publicFigure(["figure-projected-demand"]),
      Text(en: "Growth of demand", cy: "Twf y galw"),
      Text(
        en: "Growth of enquiries a year from week 0.",
        cy: "Twf yr ymholiadau bob blwyddyn o wythnos 0 ymlaen.")),
    fact(
      "enquiry_ceiling", .number, .fixed(2), in: 1...20,
      .assumed(
        en:
          "A device of the calculation: twice the enquiries at the start leaves room for the growth that is projected. Growth beyond it is a fault.",
        cy:
          "Dyfais gyfrifo: mae dwywaith yr ymholiadau ar y dechrau'n gadael lle i'r twf a ragwelir. Gwall yw twf y tu hwnt iddo."
      ),
      Text(en: "Ceiling of enquiries", cy: "Nenfwd ymholiadau"),
      Text(
        en: "Most enquiries that can occur, as a multiple of those at the start.",
        cy: "Yr ymholiadau mwyaf a all ddigwydd, fel lluosrif o'r rhai ar y dechrau.")),
    fact(
      "self_funded_share", .share, .beta(27, 73), in: 0...1,
      .publicFigure(["figure-self-funders-england"]),
      Text(en: "Self-funders", cy: "Hunanarianwyr"),
      Text(
        en:
          "Share of people who enquire and pay for themselves. The figure is England's; fewer are expected in Wales. The spread is ours.",
        cy:
          "Cyfran y bobl sy'n holi ac sy'n talu drostynt eu hunain. Ffigur Lloegr yw hwn; disgwylir llai yng Nghymru. Ni sy'n gosod y gwasgariad."
      )),
    fact(
      "hospital_share", .share, .beta(33, 67), in: 0...1, .publicFigure(["figure-hospital-start"]),
      Text(en: "From a hospital bed", cy: "O wely ysbyty"),
      Text(
        en: "Share of new packages that are of people in a hospital bed. The spread is ours.",
        cy:
          "Cyfran y pecynnau gofal newydd sydd ar gyfer pobl mewn gwely ysbyty. Ni sy'n gosod y gwasgariad."
      )),
    fact(
      "package_median", .hoursPerWeek, .lognormal(median: 10.3, sigma: 0.1), in: 0...168,
      .publicFigure(["figure-package-wales", "figure-package-vale", "figure-package-uk"]),
      Text(en: "Median package", cy: "Pecyn gofal canolrifol"),
      Text(
        en:
          "Median of the hours of a new package, so that the mean is the 13.7 hours of a handed-back package. The spread is ours. 'package_hours' sets it.",
        cy:
          "Canolrif oriau pecyn gofal newydd, fel mai'r cymedr yw 13.7 awr pecyn a ddychwelwyd. Ni sy'n gosod y gwasgariad. Mae 'package_hours' yn ei osod."
      )),
    fact(
      "package_sigma", .number, .fixed(0.75), in: 0...3,
      .assumed(
        en:
          "No spread between people was seen; between authorities' means it is 0.30, and people differ more than authorities do.",
        cy:
          "Ni welwyd gwasgariad rhwng pobl; rhwng cymedrau awdurdodau 0.30 ydyw, ac mae pobl yn amrywio mwy nag awdurdodau."
      ),
      Text(en: "Spread of packages", cy: "Gwasgariad pecynnau gofal"),
      Text(
        en:
          "Spread of the hours of packages between people: standard deviation of the logarithm. 'package_hours' sets it.",
        cy:
          "Gwasgariad oriau pecynnau gofal rhwng pobl: gwyriad safonol y logarithm. Mae 'package_hours' yn ei osod."
      )),
    fact(
      "support_share", .share, .beta(3, 7), in: 0...1,
      .assumed(
        en:
          "No figure was seen. Most of a package is personal care; three tenths are shopping, meals and company.",
        cy:
          "Ni welwyd ffigur. Gofal personol yw'r rhan fwyaf o becyn; siopa, prydau a chwmni yw tair rhan o ddeg."
      ),
      Text(en: "Support in a package", cy: "Cymorth mewn pecyn"),
      Text(
        en: "Share of need that is support rather than personal care, on average.",
        cy: "Cyfran yr angen sy'n gymorth yn hytrach na gofal personol, ar gyfartaledd.")),
    fact(
      "two_carer_share", .share, .beta(3, 17), in: 0...1,
      .assumed(
        en: "No figure was seen; one package in seven, from almost none to a third.",
        cy: "Ni welwyd ffigur; un pecyn o bob saith, o bron ddim i draean."),
      Text(en: "Two carers at once", cy: "Dau ofalwr ar yr un pryd"),
      Text(
        en: "Share of packages that need two carers at once.",
        cy: "Cyfran y pecynnau y mae angen dau ofalwr ar yr un pryd arnynt.")),
    fact(
      "complex_share", .share, .beta(5, 15), in: 0...1,
      .assumed(
        en: "No figure was seen; a quarter, with a spread from a tenth to almost a half.",
        cy: "Ni welwyd ffigur; chwarter, gyda gwasgariad o ddegfed ran i bron hanner."),
      Text(en: "Complex need", cy: "Anghenion cymhleth"),
      Text(
        en: "Share of people with complex need.",
        cy: "Cyfran y bobl ag anghenion cymhleth.")),
    fact(
      "direct_payment_able", .share, .pert(low: 0.05, mode: 0.2, high: 0.5), in: 0...1,
      .assumed(
        en:
          "One in twenty adults has a direct payment; how many more could run one was not seen.",
        cy:
          "Mae gan un o bob ugain oedolyn daliad uniongyrchol; ni welwyd faint mwy a allai reoli un."
      ),
      Text(en: "Able to run a direct payment", cy: "Gallu rheoli taliad uniongyrchol"),
      Text(
        en: "Share of people who are able and willing to run a direct payment.",
        cy: "Cyfran y bobl sy'n gallu ac yn fodlon rheoli taliad uniongyrchol.")),
    fact(
      "unpaid_carer_share", .share, .beta(14, 6), in: 0...1,
      .assumed(
        en:
          "The documents say that the system leans on families; for how many people was not seen.",
        cy:
          "Dywed y dogfennau fod y system yn pwyso ar deuluoedd; ni welwyd ar gyfer faint o bobl."),
      Text(en: "People with an unpaid carer", cy: "Pobl â gofalwr di-dâl"),
      Text(
        en: "Share of people who have an unpaid carer.",
        cy: "Cyfran y bobl sydd â gofalwr di-dâl.")),
    fact(
      "carer_cover", .share, .beta(6, 4), in: 0...1,
      .assumed(
        en: "No figure of how far unpaid care stands in for paid care was seen; 0.3 to 0.85.",
        cy:
          "Ni welwyd ffigur ar gyfer i ba raddau y mae gofal di-dâl yn cymryd lle gofal â thâl; 0.3 i 0.85."
      ),
      Text(en: "Cover by unpaid carers", cy: "Cyflenwi gan ofalwyr di-dâl"),
      Text(
        en: "Share of a shortfall of hours that an unpaid carer covers.",
        cy: "Cyfran y diffyg oriau y mae gofalwr di-dâl yn ei gyflenwi.")),
    fact(
      "carer_endurance", .time, .pert(low: 4, mode: 13, high: 52), in: 0...52_000,
      .assumed(
        en: "A quarter, from a month to a year; how long carers can carry a gap was not seen.",
        cy: "Chwarter, o fis i flwyddyn; ni welwyd am ba hyd y gall gofalwyr gario bwlch."),
      Text(en: "Endurance of unpaid carers", cy: "Dygnwch gofalwyr di-dâl"),
      Text(
        en: "Time of waiting after which an unpaid carer can no longer cover the shortfall.",
        cy: "Yr amser aros na all gofalwr di-dâl gyflenwi'r diffyg y tu hwnt iddo.")),
    fact(
      "brokerage_time", .time, .pert(low: 0.2, mode: 0.8, high: 2), in: 0...104,
      .assumed(
        en:
          "A few days from the enquiry to an agreed plan: no figure for home care alone was seen.",
        cy:
          "Ychydig ddyddiau o'r ymholiad hyd at gynllun y cytunwyd arno: ni welwyd ffigur ar gyfer gofal cartref yn unig."
      ),
      Text(en: "Assessment and planning", cy: "Asesu a chynllunio"),
      Text(
        en: "Mean time from an enquiry to the offer of a package; exponential between people.",
        cy: "Amser cymedrig o ymholiad hyd at gynnig pecyn; esbonyddol rhwng pobl.")),
    fact(
      "hold_for", .time, .pert(low: 0, mode: 1, high: 4), in: 0...104,
      .assumed(
        en: "A week, at most four: brokers' practice was not seen.",
        cy: "Wythnos, pedair ar y mwyaf: ni welwyd arfer broceriaid."),
      Text(en: "First offer", cy: "Cynnig cyntaf"),
      Text(
        en: "Time for which a new package is offered to the intended care model alone.",
        cy: "Yr amser y cynigir pecyn gofal newydd i'r model gofal a fwriedir yn unig.")),
    fact(
      "last_resort_after", .time, .pert(low: 2, mode: 4, high: 8), in: 0...520,
      .assumed(
        en: "A month: no rule of when the authority steps in was seen.",
        cy: "Mis: ni welwyd rheol ynghylch pryd y mae'r awdurdod yn camu i mewn."),
      Text(en: "Provider of last resort", cy: "Darparwr dewis olaf"),
      Text(
        en:
          "Wait after which the authority's own service takes a package that nobody else takes.",
        cy:
          "Hyd yr aros cyn i wasanaeth yr awdurdod ei hun gymryd pecyn gofal nad oes neb arall yn ei gymryd."
      )),
  ]
}
