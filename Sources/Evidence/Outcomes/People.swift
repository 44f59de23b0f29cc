extension Outcome {
  /// Voice, choice and control, and the people who work.
  static let ofPeople: [Outcome] = [
    Outcome(
      "people_served", .people, unit: .people, .more, smallestDifference: 10, origin: .behaviour,
      isHeadline: true,
      label: Text(en: "People in care", cy: "Pobl sy'n cael gofal"),
      explanation: Text(
        en: "Mean number of people who receive home care at one time, self-funders included.",
        cy: "Nifer cymedrig y bobl sy'n cael gofal cartref ar un adeg, gan gynnwys hunanarianwyr.")),
    Outcome(
      "mix_achieved", .people, unit: .percent, .neither, smallestDifference: 2,
      origin: .construction,
      label: Text(en: "Mix achieved", cy: "Y cymysgedd a gyflawnwyd"),
      explanation: Text(
        en: "Share of new publicly funded packages that each care model took.",
        cy: "Cyfran y pecynnau gofal newydd a ariennir yn gyhoeddus a gymerwyd gan bob model gofal."
      )),
    Outcome(
      "as_intended", .people, unit: .percent, .more, smallestDifference: 2, origin: .behaviour,
      label: Text(en: "As intended", cy: "Fel y bwriadwyd"),
      explanation: Text(
        en:
          "Share of new publicly funded packages that the intended care model took; the rest is the shortfall of the mix.",
        cy:
          "Cyfran y pecynnau newydd a ariennir yn gyhoeddus a gymerwyd gan y model gofal a fwriadwyd; y gweddill yw diffyg y cymysgedd."
      )),
    Outcome(
      "choice", .people, unit: .percent, .more, smallestDifference: 2, origin: .behaviour,
      label: Text(en: "Choice", cy: "Dewis"),
      explanation: Text(
        en: "Share of people whose new package two kinds of provider offered to take.",
        cy: "Cyfran y bobl y cynigiodd dau fath o ddarparwr gymryd eu pecyn gofal newydd.")),
    Outcome(
      "control", .people, unit: .percent, .more, smallestDifference: 1, origin: .number,
      label: Text(en: "Control", cy: "Rheolaeth"),
      explanation: Text(
        en: "Share of people in care who have a direct payment or an individual service fund.",
        cy:
          "Cyfran y bobl sy'n cael gofal sydd â thaliad uniongyrchol neu gronfa gwasanaeth unigol.")
    ),
    Outcome(
      "turnover", .people, unit: .percentPerYear, .less, smallestDifference: 2,
      origin: .behaviour, isHeadline: true,
      label: Text(en: "Turnover of staff", cy: "Trosiant staff"),
      explanation: Text(
        en: "Workers who leave their provider in a year, as a share of those who work.",
        cy: "Gweithwyr sy'n ymadael â'u darparwr mewn blwyddyn, fel cyfran o'r rhai sy'n gweithio.")
    ),
    Outcome(
      "vacancy", .people, unit: .percent, .less, smallestDifference: 1, origin: .behaviour,
      label: Text(en: "Vacancies", cy: "Swyddi gwag"),
      explanation: Text(
        en: "Share of the working time that employers want and have nobody for.",
        cy: "Cyfran yr amser gwaith y mae cyflogwyr ei eisiau heb fod ganddynt neb i'w lenwi.")),
    Outcome(
      "pay", .people, unit: .poundsPerHour, .more, smallestDifference: 0.10, origin: .behaviour,
      label: Text(en: "Pay", cy: "Cyflog"),
      explanation: Text(
        en: "Mean pay of employed workers for an hour that is paid.",
        cy: "Cyflog cymedrig gweithwyr cyflogedig am awr y telir amdani.")),
    Outcome(
      "effective_pay", .people, unit: .poundsPerHour, .more, smallestDifference: 0.10,
      origin: .behaviour,
      label: Text(en: "Effective pay", cy: "Cyflog effeithiol"),
      explanation: Text(
        en: "Mean pay of employed workers for an hour of working time, unpaid travel included.",
        cy:
          "Cyflog cymedrig gweithwyr cyflogedig am awr o amser gwaith, gan gynnwys teithio di-dâl.")
    ),
    Outcome(
      "pay_floor", .people, unit: .percent, .less, smallestDifference: 2, origin: .behaviour,
      label: Text(en: "On the lowest pay", cy: "Ar y cyflog isaf"),
      explanation: Text(
        en: "Share of employed working time that is paid at the lowest pay.",
        cy: "Cyfran yr amser gwaith cyflogedig y telir y cyflog isaf amdano.")),
    Outcome(
      "guaranteed_hours", .people, unit: .percent, .more, smallestDifference: 2, origin: .number,
      label: Text(en: "Guaranteed hours", cy: "Oriau gwarantedig"),
      explanation: Text(
        en: "Share of employed working time that is guaranteed.",
        cy: "Cyfran yr amser gwaith cyflogedig sydd wedi'i warantu.")),
    Outcome(
      "sick_pay", .people, unit: .percent, .more, smallestDifference: 2, origin: .number,
      label: Text(en: "Sick pay", cy: "Tâl salwch"),
      explanation: Text(
        en: "Share of their pay that employed workers receive in sickness, on average.",
        cy:
          "Cyfran eu cyflog y mae gweithwyr cyflogedig yn ei chael yn ystod salwch, ar gyfartaledd."
      )),
    Outcome(
      "self_employed_share", .people, unit: .percent, .neither, smallestDifference: 1,
      origin: .construction,
      label: Text(en: "Self-employed", cy: "Hunangyflogedig"),
      explanation: Text(
        en: "Share of workers who work on their own account.",
        cy: "Cyfran y gweithwyr sy'n hunangyflogedig.")),
    Outcome(
      "workers", .people, unit: .workers, .more, smallestDifference: 10, origin: .behaviour,
      label: Text(en: "Workers", cy: "Gweithwyr"),
      explanation: Text(
        en: "Mean number of care workers at one time, employed and self-employed.",
        cy: "Nifer cymedrig y gweithwyr gofal ar un adeg, yn gyflogedig ac yn hunangyflogedig.")),
    Outcome(
      "dp_burden", .people, unit: .people, .less, smallestDifference: 5, origin: .number,
      label: Text(en: "Engaging a carer", cy: "Cyflogi gofalwr"),
      explanation: Text(
        en:
          "Mean number of people with a direct payment who engage a carer who works alone, themselves or through their family.",
        cy:
          "Nifer cymedrig y bobl â thaliad uniongyrchol sy'n cyflogi gofalwr sy'n gweithio ar ei liwt ei hun, naill ai eu hunain neu drwy eu teulu."
      )
    ),
    Outcome(
      "transferred", .people, unit: .workers, .neither, smallestDifference: 5, origin: .number,
      label: Text(en: "Transferred workers", cy: "Gweithwyr a drosglwyddwyd"),
      explanation: Text(
        en: "Workers who were transferred to another employer with their terms, in the whole run.",
        cy: "Gweithwyr a drosglwyddwyd i gyflogwr arall gyda'u telerau, yn ystod y rhediad cyfan.")),
  ]
}
