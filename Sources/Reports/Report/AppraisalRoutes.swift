import Evidence

// The appraisal: what Welsh bodies must consider, and who decides.
extension Appraisal {
  func chosen(_ names: [String]) -> [Party] {
    Self.parties.filter { names.contains($0.name.en) }
  }

  var duties: Report.Section {
    func tables(_ names: [String]) -> [Report.Block] {
      others.flatMap { scenario in
        [.paragraph(scenario.title), partyTable(scenario.id, chosen(names))] as [Report.Block]
      }
    }
    let later = Party(
      name: Text(en: "What lasts", cy: "Yr hyn sy'n para"),
      columns: ["independence", "residential", "local_spend", "closures", "present_value"].map {
        ($0, "all")
      })
    return Report.Section(
      id: "duties",
      heading: Text(
        en: "What a Welsh body must consider",
        cy: "Yr hyn y mae'n rhaid i gorff Cymreig ei ystyried"),
      blocks: [
        .heading(Text(en: "Equality", cy: "Cydraddoldeb")),
        prose(
          "The model tells people apart by need, place and who pays. It knows neither age nor sex, race, "
            + "religion or any other protected characteristic, and cannot say who among them gains: the "
            + "authority's own equality impact assessment must.",
          "Mae'r model yn gwahaniaethu rhwng pobl yn ôl angen, lle a phwy sy'n talu. Nid yw'n gwybod am "
            + "oedran, rhyw, hil, crefydd nac unrhyw nodwedd warchodedig arall, ac ni all ddweud pwy yn "
            + "eu plith sydd ar eu hennill: rhaid i asesiad effaith cydraddoldeb yr awdurdod ei hun wneud "
            + "hynny."),
      ]
        + tables([
          "People with complex needs", "People who pay for their own care", "Unpaid carers",
        ])
        + [
          .heading(Text(en: "Rural needs", cy: "Anghenion gwledig")),
          prose(
            "People in rural places beside people in towns: longer ways to each visit and fewer "
              + "providers to choose from are in the model; buses and broadband are not.",
            "Pobl mewn lleoedd gwledig ochr yn ochr â phobl mewn trefi: mae ffyrdd hirach i bob ymweliad "
              + "a llai o ddarparwyr i ddewis o'u plith yn y model; nid yw bysiau na band eang."),
        ] + tables(["People in rural places", "People in towns"])
        + [
          .heading(Text(en: "The Welsh language", cy: "Y Gymraeg")),
          prose(
            "The model does not know in which language care is given, and no entry of the register "
              + "measures it; nothing here says whether an option brings more care in Welsh. What it says "
              + "of staff who stay, of different carers seen and of providers kept in the area bears on "
              + "it, and no more. To be found out: how many people want care in Welsh, and how many "
              + "workers of each model can give it.",
            "Nid yw'r model yn gwybod ym mha iaith y rhoddir gofal, ac nid oes cofnod yn y gofrestr yn ei "
              + "fesur; nid oes dim yma'n dweud a fyddai opsiwn yn dod â mwy o ofal yn Gymraeg. Mae'r hyn "
              + "a ddywed am staff sy'n aros, am y gwahanol ofalwyr a welir ac am ddarparwyr a gedwir yn "
              + "yr ardal yn berthnasol, a dim mwy. I'w ganfod: faint o bobl sydd am gael gofal yn "
              + "Gymraeg, a faint o weithwyr pob model a all ei roi."),
          .heading(Text(en: "Future generations", cy: "Cenedlaethau'r dyfodol")),
          .paragraph(cited("cop-seven-wellbeing-goals")),
          prose(
            "The simulation ends after a few years. What it says of prevention, of money kept in the "
              + "area and of providers that last:",
            "Daw'r efelychiad i ben ar ôl ychydig flynyddoedd. Yr hyn a ddywed am atal, am arian a gedwir "
              + "yn yr ardal ac am ddarparwyr sy'n para:"),
        ]
        + others.flatMap { scenario in
          [.paragraph(scenario.title), partyTable(scenario.id, [later])] as [Report.Block]
        })
  }

  var routes: Report.Section {
    var blocks = [
      prose(
        "The pathway has five routes for an agreed proposal. Which is open is not for a model to say; "
          + "what each option would bring before it is.",
        "Mae gan y llwybr bum ffordd ymlaen i gynnig y cytunwyd arno. Nid mater i fodel yw dweud pa un "
          + "sydd ar agor; yr hyn y byddai pob opsiwn yn ei roi ger ei bron, ydyw."),
      .list((1...5).map { cited("acd-proposal-route-\($0)") }),
    ]
    for (place, scenario) in others.enumerated() {
      var items: [Text] = []
      let spend = table.lines.first { $0.outcome.id == "authority_spend" }
      if let found = spend.flatMap({ place < $0.differences.count ? $0.differences[place] : nil }) {
        let unit = spend?.outcome.unit ?? Text(en: "", cy: "")
        let rounding = ComparisonTable.rounding(found, unit: unit, isShort: false)
        if found.isResolved, found.mean > 0 {
          items.append(
            Text(
              en:
                "It costs the authority \(rounding.difference(found.mean, .english)) a year: new money "
                + "needs a business case (route 2).",
              cy:
                "Mae'n costio \(rounding.difference(found.mean, .welsh)) y flwyddyn i'r awdurdod: mae "
                + "angen achos busnes ar arian newydd (ffordd 2)."))
        } else {
          items.append(
            Text(
              en:
                "No rise of the authority's spend is resolved: a trial within existing means, such as "
                + "route 1, is not ruled out by money.",
              cy:
                "Ni welir cynnydd pendant yng ngwariant yr awdurdod: nid yw arian yn rhwystro treial o "
                + "fewn yr adnoddau presennol, megis ffordd 1."))
        }
      }
      let models = expanded(scenario)
      if models.contains("inhouse") || models.contains("latc") {
        items.append(cited("acd-ocp-employed-staff"))
      }
      if scenario.parts.first?.choices["fee"] != nil
        || scenario.parts.first?.choices["levers.fee_change"] != nil
      {
        items.append(
          Text(
            en:
              "It changes what providers are paid: their representative bodies are to be consulted "
              + "(acd-consult-contractors-triggers).",
            cy:
              "Mae'n newid yr hyn a delir i ddarparwyr: dylid ymgynghori â'u cyrff cynrychioliadol "
              + "(acd-consult-contractors-triggers)."))
      }
      blocks.append(.heading(scenario.title))
      blocks.append(.list(items))
    }
    blocks.append(.heading(Text(en: "Whatever the option", cy: "Beth bynnag yw'r opsiwn")))
    blocks.append(
      .list(
        [
          "acd-la-political-governance", "acd-purdah", "acd-consultation-essential-step",
          "acd-consult-ciw-and-regional",
        ].map(cited)))
    return Report.Section(
      id: "routes",
      heading: Text(en: "Which route could decide it", cy: "Pa ffordd allai benderfynu"),
      blocks: blocks)
  }
}
