import CareMarket
import Evidence
import Experiments

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

  static func people(_ group: String) -> [(outcome: String, group: String)] {
    ["unmet_hours", "wait_mean", "carers_seen"].map { ($0, group) }
  }

  static func workers(_ group: String) -> [(outcome: String, group: String)] {
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
  let table: ComparisonTable
  let differences: [Difference]
  let outcomes: [String: Outcome]

  init(_ material: ReportMaterial) {
    self.material = material
    table = material.table
    differences = material.results.differences(outcomes: material.outcomes)
    outcomes = Dictionary(material.outcomes.map { ($0.id, $0) }) { first, _ in first }
  }

  var others: ArraySlice<ReportMaterial.Compared> { material.scenarios.dropFirst() }

  var headlines: [ComparisonTable.Line] {
    table.lines.filter { $0.outcome.isHeadline && $0.outcome.origin != .construction }
  }

  func cited(_ id: String) -> Text {
    guard let entry = Register.entry(id) else { return Text(en: id, cy: id) }
    return Text(
      en: "\(entry.says.en) (“\(entry.quote)”, \(id))",
      cy: "\(entry.says.cy) (“\(entry.quote)”, \(id))")
  }

  func prose(_ en: String, _ cy: String) -> Report.Block {
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
  func expanded(_ scenario: ReportMaterial.Compared) -> [String] {
    guard let part = scenario.parts.first else { return [] }
    return material.models.map(\.id).filter { id in
      guard let ramp = part.mix[id] else { return false }
      return ramp.to > ramp.from || (ramp.over == 0 && ramp.to > 0)
    }
  }

  func names(_ ids: [String]) -> Text {
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
}
