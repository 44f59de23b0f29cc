import Evidence
import Statistics

extension ModelNumber {
  /// The numbers that every care model has. A file states them as `MODEL.key`.
  public static let all: [ModelNumber] = [
    ModelNumber(
      key: "price", unit: .number, physical: 0...10,
      label: Text(en: "Price", cy: "Pris"),
      explanation: Text(
        en:
          "Price of an hour as a ratio to the area's fee (for micro-enterprises: to the price of an agency).",
        cy: "Pris awr fel cymhareb i ffi'r ardal (i ficrofentrau: i bris asiantaeth).")),
    ModelNumber(
      key: "turnover", unit: .perYear, physical: 0...3,
      label: Text(en: "Turnover, as stated", cy: "Trosiant, fel y'i nodir"),
      explanation: Text(
        en:
          "Rescales the base hazard of leaving: 32 % a year leaves it as it is. The turnover that results is an outcome.",
        cy:
          "Yn graddio'r perygl sylfaenol o adael: mae 32 % y flwyddyn yn ei adael fel y mae. Canlyniad yw'r trosiant ei hun."
      )),
    ModelNumber(
      key: "overhead", unit: .share, physical: 0...1,
      label: Text(en: "Overhead", cy: "Gorbenion"),
      explanation: Text(
        en: "Running costs as a share of the sustainable price.",
        cy: "Costau rhedeg fel cyfran o'r pris cynaliadwy.")),
    ModelNumber(
      key: "overhead_creep", unit: .share, physical: 0...0.5,
      label: Text(en: "Creep of overhead", cy: "Twf graddol y gorbenion"),
      explanation: Text(
        en:
          "What is added to the running costs over the first three years, as layers of management come back.",
        cy:
          "Yr hyn a ychwanegir at y costau rhedeg dros y tair blynedd gyntaf, wrth i haenau rheoli ddychwelyd."
      )),
    ModelNumber(
      key: "learning", unit: .share, physical: 0...1,
      label: Text(en: "Cost of learning", cy: "Cost dysgu"),
      explanation: Text(
        en:
          "What a new provider's work costs more at first, as a share of the sustainable price; none after a year.",
        cy:
          "Faint yn fwy y mae gwaith darparwr newydd yn ei gostio i ddechrau, fel cyfran o'r pris cynaliadwy; dim ar ôl blwyddyn."
      )),
    ModelNumber(
      key: "vat_lost", unit: .share, physical: 0...1,
      label: Text(en: "VAT not got back", cy: "TAW na cheir yn ôl"),
      explanation: Text(
        en: "VAT that cannot be reclaimed, as a share of running costs.",
        cy: "TAW na ellir ei hadennill, fel cyfran o'r costau rhedeg.")),
    ModelNumber(
      key: "commercial", unit: .share, physical: 0...1,
      label: Text(en: "Commercial format", cy: "Fformat masnachol"),
      explanation: Text(
        en:
          "Share of providers that lean to the private market: they serve self-funders first, and decline what does not bring their target surplus.",
        cy:
          "Cyfran y darparwyr sy'n troi at y farchnad breifat: maen nhw'n gwasanaethu hunanarianwyr yn gyntaf, ac yn gwrthod yr hyn nad yw'n dod â'u gwarged darged."
      )),
    ModelNumber(
      key: "cluster", unit: .share, physical: 0...1,
      label: Text(en: "Clusters", cy: "Clystyrau"),
      explanation: Text(
        en:
          "Share of providers that choose to be a cluster, where the care model leaves the choice.",
        cy:
          "Cyfran y darparwyr sy'n dewis bod yn glwstwr, lle y mae'r model gofal yn caniatáu'r dewis."
      )),
    ModelNumber(
      key: "surplus", unit: .share, physical: 0...0.5,
      label: Text(en: "Target surplus", cy: "Gwarged darged"),
      explanation: Text(
        en: "Share of income that a provider keeps before it raises pay.",
        cy: "Cyfran yr incwm y mae darparwr yn ei chadw cyn codi cyflogau.")),
    ModelNumber(
      key: "levy", unit: .share, physical: 0...0.5,
      label: Text(en: "Royalty, levy or tax", cy: "Breindal, ardoll neu dreth"),
      explanation: Text(
        en:
          "Share of income (franchise, from break-even) or of surplus (others) that is passed on.",
        cy:
          "Cyfran o'r incwm (masnachfraint, ar ôl adennill costau) neu o'r gwarged (eraill) a drosglwyddir."
      )),
    ModelNumber(
      key: "on_costs", unit: .share, physical: 0...1,
      label: Text(en: "On-costs of pay", cy: "Argostau cyflog"),
      explanation: Text(
        en: "National Insurance, holiday, training and pension as a share of pay.",
        cy: "Yswiriant Gwladol, gwyliau, hyfforddiant a phensiwn fel cyfran o'r cyflog.")),
    ModelNumber(
      key: "pay_premium", unit: .number, physical: 0.5...3,
      label: Text(en: "Pay at the outset", cy: "Cyflog ar y dechrau"),
      explanation: Text(
        en: "Pay of a new provider as a ratio to the usual pay of the area.",
        cy: "Cyflog darparwr newydd fel cymhareb i gyflog arferol yr ardal.")),
    ModelNumber(
      key: "guaranteed_hours", unit: .share, physical: 0...1,
      label: Text(en: "Guaranteed hours", cy: "Oriau gwarantedig"),
      explanation: Text(
        en: "Share of workers who are paid for contracted hours, visits or not.",
        cy: "Cyfran y gweithwyr a delir am oriau contract, boed ymweliadau neu beidio.")),
    ModelNumber(
      key: "sick_days", unit: .number, physical: 0...200,
      label: Text(en: "Sickness (days a year)", cy: "Salwch (diwrnodau'r flwyddyn)"),
      explanation: Text(
        en: "Days of sickness of a worker a year.", cy: "Diwrnodau salwch gweithiwr mewn blwyddyn.")
    ),
    ModelNumber(
      key: "sick_pay", unit: .share, physical: 0...1,
      label: Text(en: "Sick pay", cy: "Tâl salwch"),
      explanation: Text(
        en: "Share of pay that is paid in sickness.", cy: "Cyfran y cyflog a delir yn ystod salwch."
      )),
    ModelNumber(
      key: "travel_factor", unit: .number, physical: 0...5,
      label: Text(en: "Travel", cy: "Teithio"),
      explanation: Text(
        en: "Travel a contact hour as a ratio to that of a provider without patches.",
        cy: "Teithio fesul awr gyswllt fel cymhareb i ddarparwr heb ddalgylchoedd.")),
    ModelNumber(
      key: "coordination", unit: .share, physical: 0...1,
      label: Text(en: "Coordination", cy: "Cydlynu"),
      explanation: Text(
        en: "Workers' time for coordination a contact hour.",
        cy: "Amser gweithwyr ar gyfer cydlynu fesul awr gyswllt.")),
    ModelNumber(
      key: "autonomy", unit: .number, physical: -2...2,
      label: Text(en: "Autonomy", cy: "Ymreolaeth"),
      explanation: Text(
        en:
          "Fall of the logarithm of the hazard of leaving where autonomy is protected from pressure.",
        cy: "Gostyngiad yn logarithm y perygl o adael lle y diogelir ymreolaeth rhag pwysau.")),
    ModelNumber(
      key: "hours_factor", unit: .number, physical: 0.1...2,
      label: Text(en: "Hours under reablement skill", cy: "Oriau gyda sgiliau ailalluogi"),
      explanation: Text(
        en: "Need after half a year as a ratio, where outcomes are paid for.",
        cy: "Angen ar ôl hanner blwyddyn fel cymhareb, lle y telir am ganlyniadau.")),
    ModelNumber(
      key: "cover_pool", unit: .count, physical: 1...1000,
      label: Text(en: "Cover pool", cy: "Cronfa gyflenwi"),
      explanation: Text(
        en: "Workers from among whom an absent one is covered.",
        cy: "Nifer y gweithwyr y daw cyflenwad ohonynt pan fydd un yn absennol.")),
    ModelNumber(
      key: "overtime_limit", unit: .share, physical: 0...1,
      label: Text(en: "Overtime limit", cy: "Terfyn goramser"),
      explanation: Text(
        en: "Most that present workers work beyond their hours.",
        cy: "Y mwyaf y mae gweithwyr sy'n bresennol yn gweithio y tu hwnt i'w horiau.")),
    ModelNumber(
      key: "agency_limit", unit: .share, physical: 0...1,
      label: Text(en: "Agency limit", cy: "Terfyn asiantaeth"),
      explanation: Text(
        en: "Most of the hours that agency staff give.",
        cy: "Y gyfran fwyaf o'r oriau a roddir gan staff asiantaeth.")),
    ModelNumber(
      key: "cut_limit", unit: .share, physical: 0...0.5,
      label: Text(en: "Limit of cutting visits short", cy: "Terfyn cwtogi ymweliadau"),
      explanation: Text(
        en: "Most by which visits are cut short before they are missed.",
        cy: "Y gyfran fwyaf y cwtogir ymweliadau cyn eu colli.")),
    ModelNumber(
      key: "reserve_weeks", unit: .number, physical: 0...520,
      label: Text(en: "Reserves (weeks)", cy: "Cronfeydd wrth gefn (wythnosau)"),
      explanation: Text(
        en: "Cash of a new provider, in weeks of a first year's cost.",
        cy: "Arian parod darparwr newydd, mewn wythnosau o gost y flwyddyn gyntaf.")),
    ModelNumber(
      key: "set_up_cost", unit: .pounds, physical: 0...1e8,
      label: Text(en: "Set-up cost", cy: "Cost sefydlu"),
      explanation: Text(
        en: "Cost of setting a provider up, in prices of 2024.",
        cy: "Cost sefydlu darparwr, ym mhrisiau 2024.")),
    ModelNumber(
      key: "set_up_time", unit: .time, physical: 0...520,
      label: Text(en: "Set-up time", cy: "Amser sefydlu"),
      explanation: Text(
        en: "Time from the decision to the first visit, registration included.",
        cy: "Amser o'r penderfyniad i'r ymweliad cyntaf, gan gynnwys cofrestru.")),
    ModelNumber(
      key: "start_share", unit: .share, physical: 0...1,
      label: Text(en: "Share at the start", cy: "Cyfran ar y dechrau"),
      explanation: Text(
        en: "Share of people in home care before week 0, where the area states no mix.",
        cy: "Cyfran y bobl mewn gofal cartref cyn wythnos 0, lle nad yw'r ardal yn nodi cymysgedd.")
    ),
    ModelNumber(
      key: "entry_rate", unit: .perYear, physical: 0...10,
      label: Text(en: "Entry", cy: "Mynediad i'r farchnad"),
      explanation: Text(
        en:
          "Entrants a year for each provider there is (independent) or that is wanted and missing (others).",
        cy: "Darparwyr newydd y flwyddyn am bob un sydd (annibynnol) neu sydd ei angen (eraill).")),
    ModelNumber(
      key: "size", unit: .count, physical: 1...5000,
      label: Text(en: "Usual size", cy: "Maint arferol"),
      explanation: Text(
        en: "People whom a provider of the model serves when grown.",
        cy: "Nifer y bobl y mae darparwr o'r model yn eu gwasanaethu ar ôl tyfu.")),
  ]
}

extension ModelNumber.Value {
  /// From the register.
  static func evidence(_ distribution: Distribution, _ ids: String...) -> Self {
    Self(distribution, .evidence(ids))
  }

  /// From a public figure.
  static func figure(_ distribution: Distribution, _ ids: String...) -> Self {
    Self(distribution, .publicFigure(ids))
  }

  /// Ours.
  static func assumed(_ distribution: Distribution, en: String, cy: String) -> Self {
    Self(distribution, .assumption(Text(en: en, cy: cy)))
  }
}
