import CareMarket
import Evidence
import Experiments

extension Report {
  init(full material: ReportMaterial) {
    self.init(
      material,
      sections: [
        material.answer, material.comparison, material.gains, material.uncertainty,
        material.assumptions, material.limits, material.howItWasRun,
      ] + material.checklists)
  }

  init(summary material: ReportMaterial) {
    self.init(material, sections: [material.answer, material.limits, material.howItWasRun])
  }

  init(_ material: ReportMaterial, sections: [Section]) {
    let others = material.scenarios.dropFirst()
    let reference = material.scenarios.first?.title ?? Text(en: "", cy: "")
    let area = material.areaName
    self.init(
      title: Text(en: "Models of home care compared", cy: "Cymharu modelau gofal cartref"),
      subtitle: others.isEmpty
        ? Text(en: "\(reference.en). \(area.en).", cy: "\(reference.cy). \(area.cy).")
        : Text(
          en: "\(others.map(\.title.en).joined(separator: "; ")). Compared with: \(reference.en). "
            + "\(area.en).",
          cy: "\(others.map(\.title.cy).joined(separator: "; ")). O'u cymharu â: \(reference.cy). "
            + "\(area.cy)."),
      sections: sections)
  }
}

extension ReportMaterial {
  /// The area of all scenarios, or how many.
  var areaName: Text {
    guard let first = scenarios.first?.parts.first else { return Text(en: "", cy: "") }
    let areas = scenarios.map { $0.parts.map(\.area.id) }
    guard areas.allSatisfy({ $0 == areas[0] }) else {
      return Text(en: "Several areas", cy: "Sawl ardal")
    }
    return areas[0].count > 1 ? Text(en: "Wales", cy: "Cymru") : first.area.name
  }

  // MARK: The answer

  /// In plain words, first of all.
  var answer: Report.Section {
    let years = wholeNumber((scenarios.map { $0.parts.first?.years ?? 0 }.max() ?? 0).rounded())
    let worlds = wholeNumber(Double(results.draws.count))
    var blocks: [Report.Block] = [
      .paragraph(
        Text(
          en: "Each scenario was simulated over \(years) years in \(worlds) possible worlds. All "
            + "scenarios meet the same people, workers and providers in a world, so a difference is "
            + "the effect of the choices.",
          cy:
            "Efelychwyd pob senario dros \(years) o flynyddoedd mewn \(worlds) o fydoedd posibl. Mae "
            + "pob senario'n cwrdd â'r un bobl, yr un gweithwyr a'r un darparwyr mewn byd, felly effaith "
            + "y dewisiadau yw unrhyw wahaniaeth."))
    ]
    if results.ending == .stopped {
      blocks.append(
        .caution(
          Text(
            en: "The run was stopped early: what follows is of the worlds that were complete.",
            cy:
              "Stopiwyd y rhediad yn gynnar: mae'r hyn sy'n dilyn yn seiliedig ar y bydoedd a oedd "
              + "wedi'u cwblhau.")))
    }
    for other in table.others.indices {
      blocks.append(.heading(table.others[other].title))
      blocks += zip(table.sentences(on: other, .english), table.sentences(on: other, .welsh))
        .map { .paragraph(Text(en: $0, cy: $1)) }
      if let chart = table.headlineChart(other: other, id: "headlines-\(other)") {
        blocks.append(.chart(chart))
      }
    }
    blocks += cautions.map { .caution($0) }
    if table.others.isEmpty {
      blocks.append(.table { table.tables($0)[0] })
    }
    return Report.Section(
      id: "answer", heading: Text(en: "The answer", cy: "Yr ateb"), blocks: blocks)
  }

  // MARK: The comparison

  var comparison: Report.Section {
    let table = table
    let count = max(table.others.count, 1)
    var blocks: [Report.Block] = [
      .list(
        zip(
          table.legend(.english).split(separator: "\n"), table.legend(.welsh).split(separator: "\n")
        ).map { Text(en: String($0), cy: String($1)) })
    ]
    for index in 0..<count {
      blocks.append(.table { table.tables($0)[index] })
      if let steps = waterfall(of: index + 1) { blocks.append(.chart(steps)) }
      if let mix = mixChart(of: index + 1) { blocks.append(.chart(mix)) }
    }
    if let tradeOff { blocks.append(.chart(tradeOff)) }
    if let acceptability { blocks.append(.chart(acceptability)) }
    if let ranks { blocks.append(.chart(ranks)) }
    if let areaGrid { blocks.append(.chart(areaGrid)) }
    return Report.Section(
      id: "comparison",
      heading: Text(en: "The comparison, by heading", cy: "Y gymhariaeth, fesul pennawd"),
      blocks: blocks)
  }

  // MARK: Limits

  var limits: Report.Section {
    Report.Section(
      id: "limits", heading: Text(en: "Limits", cy: "Cyfyngiadau"),
      blocks: [
        .list([
          Text(
            en: "This is a simulation of a market, and not a forecast of one authority's next five "
              + "years. It says what follows from what is known and assumed, and how sure that is.",
            cy:
              "Efelychiad o farchnad yw hwn, ac nid rhagolwg o'r pum mlynedd nesaf mewn un awdurdod. "
              + "Mae'n dweud beth sy'n dilyn o'r hyn sy'n hysbys ac o'r hyn a dybir, a pha mor sicr yw "
              + "hynny."),
          Text(
            en: "What people, workers and providers do is modelled from published evidence where "
              + "there is any. Much of it is about England or other countries, and some is old.",
            cy: "Caiff yr hyn y mae pobl, gweithwyr a darparwyr yn ei wneud ei fodelu ar sail "
              + "tystiolaeth gyhoeddedig lle mae tystiolaeth i'w chael. Mae llawer ohoni'n ymwneud â "
              + "Lloegr neu â gwledydd eraill, ac mae peth ohoni'n hen."),
          Text(
            en: "Nothing makes the quality of care depend on who owns a provider: ownership works "
              + "only through pay, time, size, autonomy and money.",
            cy:
              "Nid oes dim yn gwneud ansawdd gofal yn ddibynnol ar bwy sy'n berchen ar ddarparwr: "
              + "dim ond drwy gyflog, amser, maint, ymreolaeth ac arian y mae perchnogaeth yn cael "
              + "effaith."),
          Text(
            en: "What a person feels, wishes and fears is not simulated. The figures are no "
              + "substitute for asking people.",
            cy:
              "Nid efelychir yr hyn y mae person yn ei deimlo, yn ei ddymuno ac yn ei ofni. Nid yw'r "
              + "ffigurau'n cymryd lle gofyn i bobl."),
          Text(
            en:
              "The ranges hold what was declared unknown. What was left out of the model is in no "
              + "range.",
            cy: "Mae'r amrediadau'n cynnwys yr hyn y datganwyd ei fod yn anhysbys. Nid yw'r hyn a "
              + "adawyd allan o'r model mewn unrhyw amrediad."),
        ])
      ])
  }

  // MARK: How it was run

  var howItWasRun: Report.Section {
    let conduct = conduct
    let names: [(Text, String)] =
      [
        (
          Text(en: "Version of the program and its model", cy: "Fersiwn y rhaglen a'i model"),
          conduct.version
        ),
        (Text(en: "Seed", cy: "Hedyn"), String(conduct.seed)),
        (
          Text(en: "Parameter sets (draws)", cy: "Setiau o baramedrau (tyniadau)"),
          wholeNumber(Double(conduct.draws))
        ),
        (
          Text(en: "Replications in each", cy: "Dyblygiadau ym mhob un"),
          wholeNumber(Double(conduct.replications))
        ),
        (Text(en: "Generator of random numbers", cy: "Generadur haprifau"), conduct.generator),
        (
          Text(en: "Digest of the outcomes", cy: "Crynodeb digidol o'r canlyniadau"), conduct.digest
        ),
      ]
    return Report.Section(
      id: "conduct", heading: Text(en: "How it was run", cy: "Sut y cafodd ei redeg"),
      blocks: conduct.sentences.map { .paragraph($0) } + [
        .table { language in
          PrintedTable(
            columns: [
              .init(Text(en: "what", cy: "beth")[language]),
              .init(Text(en: "value", cy: "gwerth")[language]),
            ],
            rows: names.map { [$0.0[language], $0.1] }
              + conduct.build.map { fact in [buildLabel(fact.name)[language], fact.value] })
        },
        .time(start: conduct.start, end: conduct.end),
        .paragraph(Text(en: "The command:", cy: "Y gorchymyn:")),
        .verbatim(conduct.commandLine.joined(separator: " ")),
      ]
        + scenarios.map { scenario in
          .details(
            Text(
              en: "The file of this scenario: \(scenario.title.en)",
              cy: "Ffeil y senario hon: \(scenario.title.cy)"),
            scenario.texts.flatMap { text in
              [.paragraph(Text(en: text.name, cy: text.name)), .verbatim(text.text)]
            })
        })
  }
}

/// A build fact's name for people.
func buildLabel(_ name: String) -> Text {
  switch name {
  case "compiler": Text(en: "Compiler", cy: "Crynhoydd")
  case "optimisation": Text(en: "Kind of build", cy: "Math o adeiladwaith")
  case "architecture": Text(en: "Processor", cy: "Prosesydd")
  case "c_library": Text(en: "C library", cy: "Llyfrgell C")
  case "mathematics":
    Text(en: "Mathematical functions", cy: "Ffwythiannau mathemategol")
  default: Text(en: name, cy: name)
  }
}

/// `2026-11-24T14:00:41Z` as `24 November 2026, 14:00 UTC`, in Welsh `24 Tachwedd 2026, 14:00 UTC`.
func moment(_ text: String, _ language: Language) -> String {
  let months = [
    Text(en: "January", cy: "Ionawr"), Text(en: "February", cy: "Chwefror"),
    Text(en: "March", cy: "Mawrth"), Text(en: "April", cy: "Ebrill"),
    Text(en: "May", cy: "Mai"), Text(en: "June", cy: "Mehefin"),
    Text(en: "July", cy: "Gorffennaf"), Text(en: "August", cy: "Awst"),
    Text(en: "September", cy: "Medi"), Text(en: "October", cy: "Hydref"),
    Text(en: "November", cy: "Tachwedd"), Text(en: "December", cy: "Rhagfyr"),
  ]
  let halves = text.split(separator: "T")
  guard halves.count == 2 else { return text }
  let date = halves[0].split(separator: "-").compactMap { Int($0) }
  let time = halves[1].prefix(5)
  guard date.count == 3, months.indices.contains(date[1] - 1), time.count == 5 else { return text }
  return "\(date[2]) \(months[date[1] - 1][language]) \(date[0]), \(time) UTC"
}
