import Analysis
import CareMarket
import Evidence
import Experiments
import Statistics

// The options appraisal: step 4 of the pathway for service development proposals (document 004,
// Appendix 1), as one paper. It says what the model says, what it cannot say, and who decides.

extension Report {
  init(appraisal material: ReportMaterial) {
    let appraisal = Appraisal(material)
    let area = material.areaName
    self.init(
      title: Text(
        en: "Options appraisal: models of home care",
        cy: "Arfarniad opsiynau: modelau gofal cartref"),
      subtitle: Text(
        en:
          "\(area.en). Step 4 of the pathway for service development proposals (acd-pathway-step-4).",
        cy: "\(area.cy). Cam 4 y llwybr ar gyfer cynigion datblygu gwasanaethau "
          + "(acd-pathway-step-4)."),
      sections: [
        appraisal.issue, appraisal.options, appraisal.evidence, appraisal.results,
        appraisal.parties,
        appraisal.robustness, appraisal.unknown, appraisal.duties, appraisal.routes,
        material.howItWasRun,
      ])
  }
}

/// The parts of an appraisal.
struct Appraisal {
  /// A party whose gain or loss is told, and the columns that tell it.
  struct Party {
    var name: Text
    var columns: [(outcome: String, group: String)]
  }

  static let parties = [
    Party(
      name: Text(en: "People in rural places", cy: "Pobl mewn lleoedd gwledig"),
      columns: people("rural:yes")),
    Party(
      name: Text(en: "People in towns", cy: "Pobl mewn trefi"), columns: people("rural:no")),
    Party(
      name: Text(
        en: "People who pay for their own care", cy: "Pobl sy'n talu am eu gofal eu hunain"),
      columns: people("route:self_funded")),
    Party(
      name: Text(en: "People with complex needs", cy: "Pobl ag anghenion cymhleth"),
      columns: people("complexity:complex")),
    Party(
      name: Text(en: "Unpaid carers", cy: "Gofalwyr di-dâl"), columns: [("carer_hours", "all")]),
    Party(
      // They are paid by nobody: what is left of what they charge is their pay.
      name: Text(en: "Micro-carers", cy: "Microofalwyr"),
      columns: ["workers", "hours_delivered", "provider_margin", "closures"].map {
        ($0, "model:micro")
      }),
    Party(
      name: Text(
        en: "Workers of registered independent providers",
        cy: "Gweithwyr darparwyr annibynnol cofrestredig"),
      columns: workers("model:independent")),
    Party(
      name: Text(en: "The authority", cy: "Yr awdurdod"), columns: [("authority_spend", "all")]),
  ]

  private static func people(_ group: String) -> [(outcome: String, group: String)] {
    ["unmet_hours", "wait_mean", "carers_seen"].map { ($0, group) }
  }

  private static func workers(_ group: String) -> [(outcome: String, group: String)] {
    ["effective_pay", "guaranteed_hours", "sick_pay", "turnover"].map { ($0, group) }
  }

  /// Whether an appraisal needs the column.
  static func shows(_ column: Column) -> Bool {
    column.time == "all"
      && parties.contains { party in
        party.columns.contains { $0.outcome == column.outcome && $0.group == column.group }
      }
  }

  let material: ReportMaterial
  private let table: ComparisonTable
  private let differences: [Difference]
  private let outcomes: [String: Outcome]

  init(_ material: ReportMaterial) {
    self.material = material
    table = material.table
    differences = material.results.differences(outcomes: material.outcomes)
    outcomes = Dictionary(material.outcomes.map { ($0.id, $0) }) { first, _ in first }
  }

  private var others: ArraySlice<ReportMaterial.Compared> { material.scenarios.dropFirst() }

  private var headlines: [ComparisonTable.Line] {
    table.lines.filter { $0.outcome.isHeadline && $0.outcome.origin != .construction }
  }

  private func cited(_ id: String) -> Text {
    guard let entry = Register.entry(id) else { return Text(en: id, cy: id) }
    return Text(
      en: "\(entry.says.en) (“\(entry.quote)”, \(id))",
      cy: "\(entry.says.cy) (“\(entry.quote)”, \(id))")
  }

  private func prose(_ en: String, _ cy: String) -> Report.Block {
    .paragraph(Text(en: en, cy: cy))
  }

  // MARK: Issue and options

  var issue: Report.Section {
    let reference = material.scenarios.first?.title ?? Text(en: "", cy: "")
    let lines = headlines
    return Report.Section(
      id: "issue", heading: Text(en: "The issue", cy: "Y mater"),
      blocks: [
        prose(
          "Who should provide home care in \(material.areaName.en), and in what shares? The scale of "
            + "the problem as the model has it under “\(reference.en)”, averaged over the years that "
            + "are simulated; the authority's own figures go before these.",
          "Pwy ddylai ddarparu gofal cartref yn \(material.areaName.cy), ac ym mha gyfrannau? Maint y "
            + "broblem fel y mae'r model yn ei gweld o dan “\(reference.cy)”, ar gyfartaledd dros y "
            + "blynyddoedd a efelychir; mae ffigurau'r awdurdod ei hun yn dod o flaen y rhain."),
        .table { language in
          PrintedTable(
            columns: [
              .init(Text(en: "outcome", cy: "canlyniad")[language]),
              .init(Text(en: "today's course", cy: "y cwrs presennol")[language], .trailing),
            ],
            rows: lines.map { line in
              let rounding = ComparisonTable.rounding(
                level: line.reference, unit: line.outcome.unit)
              return [
                "\(line.outcome.label[language]) (\(line.outcome.unit[language]))",
                rounding.level(line.reference.mean, language),
              ]
            })
        },
        .list(["acd-pathway-step-1", "acd-pathway-step-2"].map(cited)),
      ])
  }

  /// Ids of the models that an option gives more of the new packages than they start with.
  private func expanded(_ scenario: ReportMaterial.Compared) -> [String] {
    guard let part = scenario.parts.first else { return [] }
    return material.models.map(\.id).filter { id in
      guard let ramp = part.mix[id] else { return false }
      return ramp.to > ramp.from || (ramp.over == 0 && ramp.to > 0)
    }
  }

  private func names(_ ids: [String]) -> Text {
    let found = material.models.filter { ids.contains($0.id) }.map(\.name)
    return Text(
      en: found.map(\.en).joined(separator: ", "), cy: found.map(\.cy).joined(separator: ", "))
  }

  var options: Report.Section {
    var blocks: [Report.Block] = [.paragraph(cited("acd-full-range-of-options"))]
    for (place, scenario) in material.scenarios.enumerated() {
      blocks.append(
        .heading(
          place == 0
            ? Text(
              en: "No change: \(scenario.title.en)", cy: "Dim newid: \(scenario.title.cy)")
            : Text(
              en: "Option \(place): \(scenario.title.en)",
              cy: "Opsiwn \(place): \(scenario.title.cy)")))
      if let text = scenario.texts.first, !text.text.isEmpty { blocks.append(.verbatim(text.text)) }
    }
    let considered = Set(others.flatMap(expanded))
    let left = material.models.map(\.id).filter { !considered.contains($0) && $0 != "independent" }
    if !left.isEmpty {
      let names = names(left)
      blocks.append(
        .caution(
          Text(
            en: "Not expanded by any option here, and so not appraised: \(names.en).",
            cy:
              "Ni ehangir y rhain gan yr un opsiwn yma, ac felly ni chânt eu harfarnu: \(names.cy)."
          )
        ))
    }
    return Report.Section(
      id: "options", heading: Text(en: "The options considered", cy: "Yr opsiynau a ystyriwyd"),
      blocks: blocks)
  }

  // MARK: Evidence and results

  var evidence: Report.Section {
    let models = material.models.map(\.id).filter { id in
      others.contains { expanded($0).contains(id) }
    }
    var blocks = [
      prose(
        "What the documents say of the models that the options expand. Published results of a model "
          + "are not put into the simulation: they are here to be held against what it finds. "
          + "“gofal evidence” lists all of it.",
        "Yr hyn y mae'r dogfennau'n ei ddweud am y modelau y mae'r opsiynau'n eu hehangu. Ni roddir "
          + "canlyniadau cyhoeddedig model yn yr efelychiad: maent yma i'w cymharu â'r hyn y mae'n ei "
          + "ganfod. Mae “gofal evidence” yn rhestru'r cyfan.")
    ]
    for model in models {
      let found = Register.all.filter { $0.models.contains(model) }
      // What can be held against a result goes before what describes.
      let chosen =
        found.filter { $0.use == .validation } + found.filter { $0.kind == .mechanism }
      var seen: Set<String> = []
      let unique = chosen.filter { seen.insert($0.id).inserted }.prefix(5)
      blocks.append(.heading(names([model])))
      blocks.append(
        prose(
          "\(found.count) entries of the register bear on it, among them:",
          "Mae \(found.count) o gofnodion y gofrestr yn ymwneud ag ef, yn eu plith:"))
      blocks.append(.list(unique.map { cited($0.id) }))
    }
    let assumed = material.settings.filter { setting in
      if case .assumption = setting.basis { return setting.kind == .fact }
      return false
    }
    let facts = material.settings.count { $0.kind == .fact }
    blocks.append(
      .caution(
        Text(
          en:
            "\(assumed.count) of the model's \(facts) parameters have no source and are assumptions "
            + "with a stated spread: gofal evidence --assumptions.",
          cy:
            "Nid oes ffynhonnell i \(assumed.count) o \(facts) paramedr y model: tybiaethau â "
            + "gwasgariad datganedig ydynt: gofal evidence --assumptions.")))
    return Report.Section(
      id: "evidence", heading: Text(en: "The evidence", cy: "Y dystiolaeth"), blocks: blocks)
  }

  var results: Report.Section {
    var short = table
    short.lines = headlines
    let shown = short
    return Report.Section(
      id: "results", heading: Text(en: "The results", cy: "Y canlyniadau"),
      blocks: shown.others.indices.map { index in .table { shown.tables($0)[index] } }
        + (shown.legends + table.paragraphs).map { .paragraph($0) })
  }

  // MARK: Who gains and who loses

  private func difference(_ scenario: String, _ outcome: String, _ group: String) -> Difference? {
    differences.first {
      $0.scenario == scenario && $0.column.outcome == outcome && $0.column.group == group
        && $0.column.time == "all"
    }
  }

  private enum Verdict {
    case gains, loses, small, open, missing

    var text: Text {
      switch self {
      case .gains: Text(en: "gains", cy: "ar ei ennill")
      case .loses: Text(en: "loses", cy: "ar ei golled")
      case .small: Text(en: "too small to matter", cy: "rhy fach i fod o bwys")
      case .open: Text(en: "not resolved", cy: "heb ei ddatrys")
      case .missing: Text(en: "nobody in the group", cy: "neb yn y grŵp")
      }
    }
  }

  private func verdict(_ difference: Difference?) -> Verdict {
    guard let difference, difference.difference.isFinite else { return .missing }
    guard difference.isResolved, let outcome = outcomes[difference.column.outcome],
      outcome.direction != .neither
    else { return .open }
    guard difference.difference.magnitude >= outcome.smallestDifference else { return .small }
    return (difference.difference > 0) == (outcome.direction == .more) ? .gains : .loses
  }

  private func partyTable(_ scenario: String, _ parties: [Party]) -> Report.Block {
    var rows: [@Sendable (Language) -> PrintedTable.Row] = []
    for party in parties {
      let name = party.name
      rows.append { .heading(name[$0]) }
      for column in party.columns {
        guard let outcome = outcomes[column.outcome] else { continue }
        let found = difference(scenario, column.outcome, column.group)
        let verdict = verdict(found).text
        rows.append { language in
          var cells = ["\(outcome.label[language]) (\(outcome.unit[language]))"]
          if let found, found.difference.isFinite {
            let error = found.effects.halfWidth(level: simulationConfidence)
            let rounding = Rounding(
              uncertainty: error, magnitude: found.difference, unit: outcome.unit, isShort: true)
            cells += [
              rounding.difference(found.difference, language),
              error.isFinite ? rounding.width(error, language) : "–",
            ]
          } else {
            cells += ["–", "–"]
          }
          return .cells(cells + [verdict[language]])
        }
      }
    }
    let all = rows
    return .table { language in
      PrintedTable(
        columns: [
          .init(Text(en: "party and outcome", cy: "parti a chanlyniad")[language]),
          .init(Text(en: "difference", cy: "gwahaniaeth")[language], .trailing),
          .init(Text(en: "± error", cy: "± gwall")[language], .trailing),
          .init(""),
        ], rows: all.map { $0(language) })
    }
  }

  var parties: Report.Section {
    var blocks = [
      prose(
        "Paired differences from no change, with the 95% simulation error. “Gains” and “loses” stand "
          + "where that error leaves no doubt and the difference is one that matters, each row for "
          + "itself: among so many rows some stand by chance. What nobody knows is not in the error; "
          + "see robustness.",
        "Gwahaniaethau wedi'u paru oddi wrth ddim newid, gyda gwall efelychu 95%. Dywedir “ar ei "
          + "ennill” ac “ar ei golled” lle nad yw'r gwall hwnnw'n gadael amheuaeth a lle mae'r "
          + "gwahaniaeth o bwys, pob rhes drosti'i hun: o gynifer o resi bydd rhai yno oherwydd hap. "
          + "Nid yw'r hyn nad oes neb yn ei wybod yn y gwall; gweler cadernid.")
    ]
    for scenario in others {
      blocks.append(.heading(scenario.title))
      blocks.append(partyTable(scenario.id, Self.parties))
    }
    return Report.Section(
      id: "parties",
      heading: Text(en: "Who gains and who loses", cy: "Pwy sy'n ennill a phwy sy'n colli"),
      blocks: blocks)
  }

  // MARK: Robustness and what is unknown

  /// Expected levels by scenario and draw, in the sense in which more is better; nil where a scenario
  /// lacks a draw.
  private func values(_ outcome: Outcome) -> [ContiguousArray<Double>]? {
    let levels = material.results.levels().filter {
      $0.column.isWhole && $0.column.outcome == outcome.id
    }
    guard levels.count == material.scenarios.count,
      let draws = levels.first?.effects.drawNumbers, draws.count > 1,
      levels.allSatisfy({
        $0.effects.drawNumbers == draws && $0.effects.expected.allSatisfy(\.isFinite)
      })
    else { return nil }
    let sign = outcome.direction == .less ? -1.0 : 1.0
    return levels.map { ContiguousArray($0.effects.expected.map { sign * $0 }) }
  }

  var robustness: Report.Section {
    let ids = material.scenarios.map(\.id)
    let titles = Dictionary(material.scenarios.map { ($0.id, $0.title) }) { first, _ in first }
    struct Row: Sendable {
      var outcome: Outcome
      var winners: [[Text]]
      var probabilities: [Double]
    }
    var rows: [Row] = []
    for outcome in headlines.map(\.outcome) where outcome.direction != .neither {
      guard let values = values(outcome),
        let measured = try? Robustness(options: ids, values: values),
        let benefit = try? NetBenefit(options: ids, values: values)
      else { continue }
      let winners = [Robustness.Criterion.mean, .maximin, .minimaxRegret].map { criterion in
        measured.best(criterion).compactMap { titles[$0] }
      }
      let best = ChoiceUncertainty.findings(benefit).filter { $0.measure == .probabilityBest }
      rows.append(Row(outcome: outcome, winners: winners, probabilities: best.map(\.estimate)))
    }
    let draws = table.draws
    let shown = rows
    let compared = material.scenarios.map(\.title)
    guard !rows.isEmpty else {
      return Report.Section(
        id: "robustness", heading: Text(en: "Robustness", cy: "Cadernid"),
        blocks: [
          prose(
            "With one set of parameters nothing can be said of it.",
            "Gydag un set o baramedrau ni ellir dweud dim amdano.")
        ])
    }
    return Report.Section(
      id: "robustness", heading: Text(en: "Robustness", cy: "Cadernid"),
      blocks: [
        prose(
          "Which option comes first on each headline: on average over what nobody knows, in the worst "
            + "case, and by the smallest largest regret; then how probable it is that each comes first. "
            + "Where the columns name different options, the choice depends on how much risk is borne.",
          "Pa opsiwn sy'n dod gyntaf ar bob prif ganlyniad: ar gyfartaledd dros yr hyn nad oes neb yn "
            + "ei wybod, yn yr achos gwaethaf, ac yn ôl y difaru mwyaf sydd leiaf; yna pa mor debygol yw hi "
            + "fod pob un yn dod gyntaf. Lle mae'r colofnau'n enwi opsiynau gwahanol, mae'r dewis yn "
            + "dibynnu ar faint o risg a ysgwyddir."),
        .table { language in
          PrintedTable(
            columns: [
              .init(Text(en: "headline", cy: "prif ganlyniad")[language]),
              .init(Text(en: "on average", cy: "ar gyfartaledd")[language]),
              .init(Text(en: "in the worst case", cy: "yn yr achos gwaethaf")[language]),
              .init(Text(en: "smallest regret", cy: "y difaru lleiaf")[language]),
            ]
              + compared.map {
                .init(
                  Text(en: "P(first): \($0.en)", cy: "P(cyntaf): \($0.cy)")[language], .trailing)
              },
            rows: shown.map { row in
              [row.outcome.label[language]]
                + row.winners.map { $0.map { $0[language] }.joined(separator: " / ") }
                + row.probabilities.map { probability($0, of: draws) }
            })
        },
      ])
  }

  var unknown: Report.Section {
    var blocks: [Report.Block] = []
    for (place, scenario) in others.enumerated() {
      let open = headlines.filter { line in
        place < line.differences.count && line.differences[place]?.isRobust == false
      }
      guard !open.isEmpty else { continue }
      let names = Text(
        en: open.map(\.outcome.label.en).joined(separator: "; "),
        cy: open.map(\.outcome.label.cy).joined(separator: "; "))
      blocks.append(
        prose(
          "\(scenario.title.en): the direction is not known of: \(names.en).",
          "\(scenario.title.cy): ni wyddys cyfeiriad: \(names.cy)."))
    }
    blocks += material.cautions.map { .caution($0) }
    blocks.append(
      prose(
        "What it would be worth to find out first, and who could know it: gofal analyse information, "
          + "on the results of these scenarios.",
        "Gwerth canfod rhywbeth yn gyntaf, a phwy allai ei wybod: gofal analyse information, ar "
          + "ganlyniadau'r senarios hyn."))
    blocks.append(
      prose(
        "The model knows nothing of a named provider, street or person, and nothing of what is not in "
          + "its list of outcomes.",
        "Nid yw'r model yn gwybod dim am ddarparwr, stryd na pherson penodol, na dim am yr hyn nad yw "
          + "yn ei restr o ganlyniadau."))
    return Report.Section(
      id: "unknown", heading: Text(en: "What is unknown", cy: "Yr hyn na wyddys"), blocks: blocks)
  }

  // MARK: What Welsh bodies must consider, and who decides

  private func chosen(_ names: [String]) -> [Party] {
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
