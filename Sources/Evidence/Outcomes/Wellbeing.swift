extension Outcome {
  /// What people and their families meet.
  static let ofWellbeing: [Outcome] = [
    Outcome(
      "unmet_hours", .wellbeing, unit: .hoursPerWeek, .less, smallestDifference: 0.1,
      origin: .behaviour, isHeadline: true,
      label: Text(en: "Unmet need", cy: "Angen heb ei ddiwallu"),
      explanation: Text(
        en: "Hours of need a week that nobody meets, for each person in need, waiting included.",
        cy:
          "Oriau o angen yr wythnos nad oes neb yn eu diwallu, am bob person mewn angen, gan gynnwys y rhai sy'n aros."
      )),
    Outcome(
      "carer_hours", .wellbeing, unit: .hoursPerWeek, .less, smallestDifference: 0.1,
      origin: .behaviour, isHeadline: true,
      label: Text(en: "Unpaid carers' hours", cy: "Oriau gofalwyr di-dâl"),
      explanation: Text(
        en:
          "Hours a week that unpaid carers give because paid care is missing, for each person in need, waiting included.",
        cy:
          "Oriau'r wythnos y mae gofalwyr di-dâl yn eu rhoi am fod gofal â thâl yn brin, am bob person mewn angen, gan gynnwys y rhai sy'n aros."
      )),
    Outcome(
      "wait_mean", .wellbeing, unit: .days, .less, smallestDifference: 1, origin: .behaviour,
      isHeadline: true,
      label: Text(en: "Wait", cy: "Amser aros"),
      explanation: Text(
        en:
          "Mean time from enquiry to the start of care or leaving, counted to 26 weeks at most, for all who enquired in time to be followed.",
        cy:
          "Amser cymedrig o'r ymholiad hyd at ddechrau'r gofal neu ymadael, gan gyfrif 26 wythnos ar y mwyaf, i bawb a holodd mewn pryd i'w dilyn."
      )),
    Outcome(
      "started_14", .wellbeing, unit: .percent, .more, smallestDifference: 2, origin: .behaviour,
      label: Text(en: "Started within 14 days", cy: "Dechrau o fewn 14 diwrnod"),
      explanation: Text(
        en: "Share of people whose care started within 14 days of their enquiry.",
        cy: "Cyfran y bobl y dechreuodd eu gofal o fewn 14 diwrnod i'w hymholiad.")),
    Outcome(
      "started_28", .wellbeing, unit: .percent, .more, smallestDifference: 2, origin: .behaviour,
      label: Text(en: "Started within 28 days", cy: "Dechrau o fewn 28 diwrnod"),
      explanation: Text(
        en: "Share of people whose care started within 28 days of their enquiry.",
        cy: "Cyfran y bobl y dechreuodd eu gofal o fewn 28 diwrnod i'w hymholiad.")),
    Outcome(
      "waiting", .wellbeing, unit: .people, .less, smallestDifference: 5, origin: .behaviour,
      label: Text(en: "People waiting", cy: "Pobl sy'n aros"),
      explanation: Text(
        en: "Mean number of people who wait for care at one time.",
        cy: "Nifer cymedrig y bobl sy'n aros am ofal ar un adeg.")),
    Outcome(
      "hard_to_place", .wellbeing, unit: .percent, .less, smallestDifference: 2,
      origin: .behaviour,
      label: Text(en: "Hard to place", cy: "Anodd eu lleoli"),
      explanation: Text(
        en: "Share of people who waited for more than 28 days.",
        cy: "Cyfran y bobl a arhosodd am fwy na 28 diwrnod.")),
    Outcome(
      "missed_visits", .wellbeing, unit: .percent, .less, smallestDifference: 0.5,
      origin: .behaviour,
      label: Text(en: "Missed visits", cy: "Ymweliadau a gollwyd"),
      explanation: Text(
        en: "Share of planned hours that nobody came for.",
        cy: "Cyfran yr oriau a gynlluniwyd na ddaeth neb ar eu cyfer.")),
    Outcome(
      "rushed_visits", .wellbeing, unit: .percent, .less, smallestDifference: 0.5,
      origin: .behaviour,
      label: Text(en: "Rushed visits", cy: "Ymweliadau brysiog"),
      explanation: Text(
        en: "Share of planned hours that visits were cut short by.",
        cy: "Cyfran yr oriau a gynlluniwyd a gollwyd trwy gwtogi ymweliadau.")),
    Outcome(
      "agency_hours", .wellbeing, unit: .percent, .less, smallestDifference: 1,
      origin: .behaviour,
      label: Text(en: "Agency staff", cy: "Staff asiantaeth"),
      explanation: Text(
        en: "Share of planned hours that agency staff gave.",
        cy: "Cyfran yr oriau a gynlluniwyd a roddwyd gan staff asiantaeth.")),
    Outcome(
      "carers_seen", .wellbeing, unit: .carers, .less, smallestDifference: 0.5,
      origin: .behaviour, isHeadline: true,
      label: Text(en: "Different carers", cy: "Gwahanol ofalwyr"),
      explanation: Text(
        en: "Mean number of different carers whom a person sees in 28 days.",
        cy: "Nifer cymedrig y gwahanol ofalwyr y mae person yn eu gweld mewn 28 diwrnod.")),
    Outcome(
      "continuity", .wellbeing, unit: .percent, .more, smallestDifference: 2, origin: .behaviour,
      label: Text(en: "Continuity", cy: "Parhad"),
      explanation: Text(
        en: "Share of visits that a person's named carers make.",
        cy: "Cyfran yr ymweliadau a wneir gan ofalwyr enwebedig y person.")),
    Outcome(
      "experience", .wellbeing, unit: .index, .more, smallestDifference: 0.02, origin: .number,
      label: Text(en: "Experience", cy: "Profiad"),
      explanation: Text(
        en:
          "Index from 0 to 1 of what a person meets: need met (half), familiar faces (three tenths) and visits of full length (a fifth). The weights are ours.",
        cy:
          "Mynegai o 0 i 1 o brofiad person: diwallu angen (hanner), wynebau cyfarwydd (tair rhan o ddeg) ac ymweliadau llawn (un rhan o bump). Ni sy'n gosod y pwysau."
      )),
    Outcome(
      "bed_days", .wellbeing, unit: .daysPerYear, .less, smallestDifference: 100,
      origin: .behaviour,
      label: Text(en: "Delayed discharge", cy: "Oedi cyn rhyddhau"),
      explanation: Text(
        en: "Days a year that people wait in a hospital bed for home care.",
        cy: "Diwrnodau'r flwyddyn y mae pobl yn aros mewn gwely ysbyty am ofal cartref.")),
    Outcome(
      "recovery_days", .wellbeing, unit: .daysPerYear, .less, smallestDifference: 100,
      origin: .behaviour,
      label: Text(en: "Waiting while recovering", cy: "Aros wrth ymadfer"),
      explanation: Text(
        en:
          "Days a year that people from hospital wait for home care somewhere to recover, out of the bed.",
        cy:
          "Diwrnodau'r flwyddyn y mae pobl o ysbyty yn aros am ofal cartref mewn man i ymadfer, y tu allan i'r gwely."
      )),
    Outcome(
      "hours_delivered", .wellbeing, unit: .hoursPerWeek, .more, smallestDifference: 100,
      origin: .behaviour,
      label: Text(en: "Hours of care", cy: "Oriau o ofal"),
      explanation: Text(
        en: "Contact hours a week in packages that providers hold.",
        cy: "Oriau cyswllt yr wythnos yn y pecynnau gofal sydd gan ddarparwyr.")),
    Outcome(
      "public_hours", .wellbeing, unit: .hoursPerWeek, .more, smallestDifference: 100,
      origin: .behaviour,
      label: Text(
        en: "Publicly funded hours of care", cy: "Oriau o ofal a ariennir yn gyhoeddus"),
      explanation: Text(
        en: "Contact hours a week in packages that the public pays for.",
        cy: "Oriau cyswllt yr wythnos yn y pecynnau gofal y mae'r cyhoedd yn talu amdanynt.")),
  ]
}
