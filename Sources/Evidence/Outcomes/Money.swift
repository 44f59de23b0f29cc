extension Outcome {
  /// What it costs, and whom.
  static let ofMoney: [Outcome] = [
    Outcome(
      "authority_spend", .money, unit: .poundsPerYear, .less, smallestDifference: 100_000,
      origin: .number, isHeadline: true,
      label: Text(en: "Authority's spend", cy: "Gwariant yr awdurdod"),
      explanation: Text(
        en: "What the authority spends on home care in a year, charges deducted.",
        cy:
          "Yr hyn y mae'r awdurdod yn ei wario ar ofal cartref mewn blwyddyn, ar ôl tynnu'r ffioedd a godir ar bobl."
      )),
    Outcome(
      "one_off_spend", .money, unit: .pounds, .less, smallestDifference: 50_000, origin: .number,
      label: Text(en: "One-off spend", cy: "Gwariant untro"),
      explanation: Text(
        en: "What the authority spends once on setting services up, in the whole run.",
        cy:
          "Yr hyn y mae'r awdurdod yn ei wario unwaith ar sefydlu gwasanaethau, yn ystod y rhediad cyfan."
      )),
    Outcome(
      "support_spend", .money, unit: .poundsPerYear, .less, smallestDifference: 10_000,
      origin: .number,
      label: Text(en: "Programmes", cy: "Rhaglenni"),
      explanation: Text(
        en:
          "What programmes cost in a year: support for providers, prevention and integration, whoever pays.",
        cy:
          "Cost rhaglenni mewn blwyddyn: cymorth i ddarparwyr, atal ac integreiddio, pwy bynnag sy'n talu."
      )),
    Outcome(
      "present_value", .money, unit: .pounds, .less, smallestDifference: 500_000, origin: .number,
      label: Text(en: "Present value of spend", cy: "Gwerth presennol y gwariant"),
      explanation: Text(
        en: "Worth in week 0 of all that the authority spends in the run.",
        cy: "Gwerth, yn wythnos 0, popeth y mae'r awdurdod yn ei wario yn ystod y rhediad.")),
    Outcome(
      "cost_per_need_met", .money, unit: .poundsPerHour, .less, smallestDifference: 0.25,
      origin: .number,
      label: Text(en: "Cost of need met", cy: "Cost diwallu angen"),
      explanation: Text(
        en: "What all payers pay for care, for each hour of need that paid care meets.",
        cy:
          "Yr hyn y mae pawb sy'n talu yn ei dalu am ofal, am bob awr o angen a ddiwellir gan ofal â thâl."
      )),
    Outcome(
      "cost_per_hour", .money, unit: .poundsPerHour, .less, smallestDifference: 0.25,
      origin: .number,
      label: Text(en: "Cost of an hour", cy: "Cost awr"),
      explanation: Text(
        en: "What an hour of care costs the provider.",
        cy: "Yr hyn y mae awr o ofal yn ei gostio i'r darparwr.")),
    Outcome(
      "paid_by_authority", .money, unit: .poundsPerYear, .neither, smallestDifference: 100_000,
      origin: .number,
      label: Text(en: "Paid by the authority", cy: "A delir gan yr awdurdod"),
      explanation: Text(
        en:
          "What the authority pays for home care and its programmes in a year from its own budget: its spend less the government's grants.",
        cy:
          "Yr hyn y mae'r awdurdod yn ei dalu am ofal cartref a'i raglenni mewn blwyddyn o'i gyllideb ei hun: ei wariant heb grantiau'r llywodraeth."
      )),
    Outcome(
      "paid_by_government", .money, unit: .poundsPerYear, .neither, smallestDifference: 100_000,
      origin: .number,
      label: Text(en: "Paid by the government", cy: "A delir gan y llywodraeth"),
      explanation: Text(
        en:
          "What the government pays for home care in a year: grants, and programmes that it funds.",
        cy:
          "Yr hyn y mae'r llywodraeth yn ei dalu am ofal cartref mewn blwyddyn: grantiau, a rhaglenni y mae'n eu hariannu."
      )),
    Outcome(
      "paid_by_nhs", .money, unit: .poundsPerYear, .neither, smallestDifference: 100_000,
      origin: .number,
      label: Text(en: "Paid by the NHS", cy: "A delir gan y GIG"),
      explanation: Text(
        en:
          "What the health board pays in a year for home care, for places to recover while people wait for it, and for programmes.",
        cy:
          "Yr hyn y mae'r bwrdd iechyd yn ei dalu mewn blwyddyn am ofal cartref, am leoedd i ymadfer wrth i bobl aros amdano, ac am raglenni."
      )),
    Outcome(
      "paid_by_people", .money, unit: .poundsPerYear, .neither, smallestDifference: 100_000,
      origin: .number,
      label: Text(en: "Paid by people", cy: "A delir gan bobl"),
      explanation: Text(
        en: "What people pay for home care in a year: charges and private care.",
        cy: "Yr hyn y mae pobl yn ei dalu am ofal cartref mewn blwyddyn: ffioedd a gofal preifat.")
    ),
    Outcome(
      "paid_by_families", .money, unit: .poundsPerYear, .neither, smallestDifference: 100_000,
      origin: .behaviour,
      label: Text(en: "Given by families", cy: "A roddir gan deuluoedd"),
      explanation: Text(
        en:
          "What families give in kind in a year: unpaid carers' hours because paid care is missing, at the lowest pay.",
        cy:
          "Yr hyn y mae teuluoedd yn ei roi mewn gwaith mewn blwyddyn: oriau gofalwyr di-dâl am fod gofal â thâl yn brin, ar y cyflog isaf."
      )),
    Outcome(
      "paid_in_all", .money, unit: .poundsPerYear, .neither, smallestDifference: 100_000,
      origin: .number,
      label: Text(en: "Paid in all", cy: "Cyfanswm y taliadau"),
      explanation: Text(
        en:
          "What the authority, the government, the NHS, people and families pay for home care in a year, together.",
        cy:
          "Yr hyn y mae'r awdurdod, y llywodraeth, y GIG, pobl a theuluoedd yn ei dalu am ofal cartref mewn blwyddyn, gyda'i gilydd."
      )),
    Outcome(
      "residential_spend", .money, unit: .poundsPerYear, .less, smallestDifference: 50_000,
      origin: .behaviour,
      label: Text(en: "Spend on care homes", cy: "Gwariant ar gartrefi gofal"),
      explanation: Text(
        en:
          "What the authority spends in a year on places in care homes for people whose home care it paid for, residents' contributions not deducted.",
        cy:
          "Yr hyn y mae'r awdurdod yn ei wario mewn blwyddyn ar leoedd mewn cartrefi gofal i bobl y talodd am eu gofal cartref, heb dynnu cyfraniadau preswylwyr."
      )),
    Outcome(
      "bed_value", .money, unit: .poundsPerYear, .less, smallestDifference: 50_000,
      origin: .behaviour,
      label: Text(en: "Worth of delayed bed-days", cy: "Gwerth diwrnodau gwely a oedwyd"),
      explanation: Text(
        en:
          "What the hospital beds in which people wait for home care are worth in a year: an opportunity, and nobody's spend.",
        cy:
          "Gwerth, mewn blwyddyn, y gwelyau ysbyty y mae pobl yn aros ynddynt am ofal cartref: cyfle ydyw, nid gwariant neb."
      )),
    Outcome(
      "provider_margin", .money, unit: .percent, .more, smallestDifference: 1, origin: .behaviour,
      label: Text(en: "Providers' margin", cy: "Elw darparwyr"),
      explanation: Text(
        en: "What is left of providers' income after their costs, as a share of income.",
        cy: "Yr hyn sy'n weddill o incwm darparwyr ar ôl eu costau, fel cyfran o'r incwm.")),
  ]
}
