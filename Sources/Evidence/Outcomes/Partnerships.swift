extension Outcome {
  /// The market, the region and the regulator.
  static let ofPartnerships: [Outcome] = [
    Outcome(
      "rebalanced", .partnerships, unit: .percent, .neither, smallestDifference: 2,
      origin: .construction,
      label: Text(en: "Rebalanced", cy: "Ailgydbwyso"),
      explanation: Text(
        en: "Share of publicly funded hours that other models than independent providers give.",
        cy:
          "Cyfran yr oriau a ariennir yn gyhoeddus a roddir gan fodelau heblaw darparwyr annibynnol."
      )),
    Outcome(
      "local_spend", .partnerships, unit: .percent, .more, smallestDifference: 2,
      origin: .construction,
      label: Text(en: "Kept in the area", cy: "Yn aros yn yr ardal"),
      explanation: Text(
        en: "Share of publicly funded hours given by providers whose earnings stay in the area.",
        cy:
          "Cyfran yr oriau a ariennir yn gyhoeddus a roddir gan ddarparwyr y mae eu henillion yn aros yn yr ardal."
      )),
    Outcome(
      "handed_back", .partnerships, unit: .percentPerYear, .less, smallestDifference: 1,
      origin: .behaviour, isHeadline: true,
      label: Text(en: "Handed back", cy: "Dychwelyd pecynnau"),
      explanation: Text(
        en: "Hours of packages that providers hand back in a year, as a share of hours given.",
        cy:
          "Oriau pecynnau gofal y mae darparwyr yn eu dychwelyd mewn blwyddyn, fel cyfran o'r oriau a roddir."
      )),
    Outcome(
      "openings", .partnerships, unit: .percentPerYear, .neither, smallestDifference: 1,
      origin: .behaviour,
      label: Text(en: "New providers", cy: "Darparwyr newydd"),
      explanation: Text(
        en: "Providers that open in a year, as a share of those there are.",
        cy: "Darparwyr sy'n agor mewn blwyddyn, fel cyfran o'r rhai sydd.")),
    Outcome(
      "closures", .partnerships, unit: .percentPerYear, .less, smallestDifference: 1,
      origin: .behaviour,
      label: Text(en: "Closures", cy: "Darparwyr sy'n cau"),
      explanation: Text(
        en: "Providers that close in a year, as a share of those there are.",
        cy: "Darparwyr sy'n cau mewn blwyddyn, fel cyfran o'r rhai sydd.")),
    Outcome(
      "providers", .partnerships, unit: .providers, .neither, smallestDifference: 2,
      origin: .behaviour,
      label: Text(en: "Providers", cy: "Darparwyr"),
      explanation: Text(
        en: "Mean number of providers at one time.",
        cy: "Nifer cymedrig y darparwyr ar un adeg.")),
    Outcome(
      "provider_size", .partnerships, unit: .people, .neither, smallestDifference: 2,
      origin: .behaviour,
      label: Text(en: "People for each provider", cy: "Pobl fesul darparwr"),
      explanation: Text(
        en: "Mean number of publicly funded people with a provider that serves any of them.",
        cy:
          "Nifer cymedrig y bobl a ariennir yn gyhoeddus gyda darparwr sy'n gwasanaethu rhai ohonynt."
      )),
    Outcome(
      "small_providers", .partnerships, unit: .percent, .neither, smallestDifference: 5,
      origin: .behaviour,
      label: Text(en: "Small providers", cy: "Darparwyr bach"),
      explanation: Text(
        en: "Share of those providers that serve at most ten publicly funded people.",
        cy:
          "Cyfran y darparwyr hynny sy'n gwasanaethu deg o bobl a ariennir yn gyhoeddus ar y mwyaf."
      )),
    Outcome(
      "large_providers", .partnerships, unit: .percent, .neither, smallestDifference: 5,
      origin: .behaviour,
      label: Text(en: "Large providers", cy: "Darparwyr mawr"),
      explanation: Text(
        en: "Share of those providers that serve more than a hundred publicly funded people.",
        cy:
          "Cyfran y darparwyr hynny sy'n gwasanaethu mwy na chant o bobl a ariennir yn gyhoeddus."
      )),
    Outcome(
      "concentration", .partnerships, unit: .index, .less, smallestDifference: 0.02,
      origin: .number,
      label: Text(en: "Concentration", cy: "Crynhoad y farchnad"),
      explanation: Text(
        en: "Sum of the squared shares of providers in the hours: 1 where there is only one.",
        cy: "Swm cyfrannau darparwyr o'r oriau, wedi'u sgwario: 1 lle nad oes ond un.")),
    Outcome(
      "displaced", .partnerships, unit: .workersPerYear, .less, smallestDifference: 2,
      origin: .behaviour,
      label: Text(en: "Drawn from registered providers", cy: "Gadael darparwyr cofrestredig"),
      explanation: Text(
        en: "Workers a year who leave a registered provider to set up alone.",
        cy:
          "Gweithwyr y flwyddyn sy'n gadael darparwr cofrestredig i sefydlu ar eu liwt eu hunain.")),
    Outcome(
      "left_behind", .partnerships, unit: .percent, .neither, smallestDifference: 2,
      origin: .behaviour,
      label: Text(en: "Harder packages", cy: "Pecynnau anos"),
      explanation: Text(
        en:
          "Share of a model's publicly funded people who live in the country, have complex need or need two carers: who is left with whom.",
        cy:
          "Cyfran pobl y model a ariennir yn gyhoeddus sy'n byw yng nghefn gwlad, sydd ag anghenion cymhleth neu y mae angen dau ofalwr arnynt: pwy a adewir gyda phwy."
      )),
    Outcome(
      "outside_regulation", .partnerships, unit: .percent, .neither, smallestDifference: 1,
      origin: .construction,
      label: Text(en: "Outside regulation", cy: "Y tu allan i reoleiddio"),
      explanation: Text(
        en: "Share of hours of personal care that providers without registration give.",
        cy: "Cyfran yr oriau gofal personol a roddir gan ddarparwyr anghofrestredig.")),
    Outcome(
      "surge", .partnerships, unit: .percent, .more, smallestDifference: 2, origin: .behaviour,
      label: Text(en: "If the largest provider closed", cy: "Pe bai'r darparwr mwyaf yn cau"),
      explanation: Text(
        en: "Share of the largest provider's hours that the others could take up at once.",
        cy: "Cyfran oriau'r darparwr mwyaf y gallai'r lleill eu cymryd ar unwaith.")),
  ]
}
