import CareMarket
import Evidence
import Experiments
import Foundation
import Reports
import Storage

/// `gofal selftest --models`: what of each care model's effect rests on its numbers alone.
struct SelftestModels {
  var catalogue: Catalogue
  var console: Console
  var area: String
  var draws: Int
  var format: OutputFormat

  func run() throws {
    Interruption.watch()
    let explained = try explanations()
    try print(explained)
    if Interruption.stop.isRequested { throw Refusal.silently(.stopped) }
    if explained.contains(where: { !$0.rows.contains(where: \.behavioursMatter) }) {
      throw Refusal.silently(.no)
    }
  }

  /// Of every care model that a shipped scenario expands: `MODEL-expansion`.
  private func explanations() throws -> [ModelExplanation] {
    let comparing = Comparing(catalogue: catalogue, console: console)
    let headlines = catalogue.outcomes.filter(\.isHeadline).map(\.id)
    let base = try compared("baseline", comparing)
    var explained: [ModelExplanation] = []
    for model in CareModel.all {
      let name = model.id + "-expansion"
      guard catalogue.scenarios[name] != nil, !Interruption.stop.isRequested else { continue }
      console.note(Text(en: model.name.en + " …", cy: model.name.cy + " …"))
      do {
        explained.append(
          try ModelExplanation(
            of: model, scenario: try compared(name, comparing), base: base,
            parameters: catalogue.parameters, headlines: headlines, draws: draws,
            threads: max(ProcessInfo.processInfo.activeProcessorCount, 1),
            stop: Interruption.stop))
      } catch let fault as ExperimentFault {
        throw Refusal(.data, fault.message)
      } catch let fault as SimulationFault {
        throw Refusal(.someFailed, fault.message)
      }
    }
    return explained
  }

  private func compared(_ name: String, _ comparing: Comparing) throws -> ComparedScenario {
    let (files, _) = try comparing.read([name], overrides: ["area=" + area])
    guard let file = files.first else { throw Refusal.silently(.data) }
    return ComparedScenario(id: file.id, title: file.title, parts: file.scenarios)
  }

  // MARK: Printing

  private func print(_ explained: [ModelExplanation]) throws {
    switch format {
    case .table:
      try console.print(table(explained).plain(width: console.width) + "\n")
      for text in sentences(explained) {
        try console.print(
          wrapped(text[console.language], width: console.width).joined(separator: "\n") + "\n")
      }
    case .markdown:
      try console.print(table(explained).markdown() + "\n")
      for text in sentences(explained) {
        try console.print(Markup.markdownCell(text[console.language]) + "\n\n")
      }
    case .csv: try console.print(data(explained).text())
    case .xlsxFriendly: try console.print(data(explained).text(DataRows.spreadsheet))
    case .json: try console.print(data(explained).json().document)
    }
  }

  private func table(_ explained: [ModelExplanation]) -> PrintedTable {
    let language = console.language
    func column(_ en: String, _ cy: String) -> PrintedTable.Column {
      PrintedTable.Column(Text(en: en, cy: cy)[language], .trailing)
    }
    var rows: [PrintedTable.Row] = []
    for model in explained {
      rows.append(.heading(name(of: model)[language].uppercased()))
      for row in model.rows { rows.append(.cells(cells(row))) }
    }
    return PrintedTable(
      columns: [
        PrintedTable.Column(Text(en: "headline", cy: "prif ganlyniad")[language]),
        column("effect", "effaith"), column("± error", "± gwall"),
        column("numbers\nalone", "rhifau'n\nunig"),
        column("behaviours\nalone", "ymddygiad\nyn unig"),
        column("neither", "y naill\nna'r llall"), column("share of\nnumbers", "cyfran y\nrhifau"),
        column("± error", "± gwall"), column("", ""),
      ], rows: rows)
  }

  private func cells(_ row: ModelExplanation.Row) -> [String] {
    let language = console.language
    let outcome = catalogue.outcomes.first { $0.id == row.outcome }
    guard let whole = row.effects[.whole] else { return [row.outcome] }
    let half = whole.halfWidth(level: simulationConfidence)
    let rounding = Rounding(
      uncertainty: half, magnitude: abs(whole.mean), unit: outcome?.unit ?? Text(en: "", cy: ""),
      isShort: true)
    func effect(_ variant: ModelExplanation.Variant) -> String {
      row.effects[variant].map { rounding.difference($0.mean, language) } ?? "–"
    }
    func percent(_ share: Double) -> String { wholeNumber((share * 100).rounded()) + "%" }
    return [
      (outcome?.label[language] ?? row.outcome)
        + (outcome.map { " (\($0.unit[language]))" } ?? ""),
      effect(.whole), rounding.width(half, language), effect(.numbersAlone),
      effect(.behavioursAlone), effect(.choiceAlone),
      row.share.map { percent($0.estimate) } ?? "–", row.share.map { percent($0.error) } ?? "",
      (row.isSpreadsheet ? "▦" : "") + (row.behavioursMatter ? "●" : ""),
    ]
  }

  private func name(of model: ModelExplanation) -> Text {
    CareModel.named(model.model)?.name ?? Text(en: model.model, cy: model.model)
  }

  private func sentences(_ explained: [ModelExplanation]) -> [Text] {
    var texts = [
      Text(
        en: "Each model's expansion against today's market in \(area), \(draws) draws of two "
          + "replications. 'Numbers alone': its providers behave as independent ones do. "
          + "'Behaviours alone': its numbers are theirs. 'Neither': what the choice itself does. "
          + "A share stands where the effect is resolved; its error is a standard error.",
        cy: "Ehangu pob model o'i gymharu â marchnad heddiw yn \(area), \(draws) tyniad â dau "
          + "ddyblygiad. 'Rhifau'n unig': mae ei ddarparwyr yn ymddwyn fel rhai annibynnol. "
          + "'Ymddygiad yn unig': eu rhifau nhw sydd ganddo. 'Y naill na'r llall': yr hyn y mae'r "
          + "dewis ei hun yn ei wneud. Ceir cyfran lle mae'r effaith yn eglur; gwall safonol yw ei "
          + "gwall."),
      Text(
        en: "▦ the numbers alone give the effect, to a fifth of it: a spreadsheet would do. "
          + "● with equal numbers the behaviours still make a difference beyond chance.",
        cy: "▦ mae'r rhifau ar eu pennau eu hunain yn rhoi'r effaith, i bumed ran ohoni: byddai "
          + "taenlen yn gwneud y tro. ● gyda rhifau cyfartal mae'r ymddygiad yn dal i wneud "
          + "gwahaniaeth y tu hwnt i hap."),
    ]
    for model in explained where model.isSpreadsheet {
      let name = name(of: model)
      texts.append(
        Text(
          en: "\(name.en): most of its effects are those of its numbers alone. Here the model is a "
            + "spreadsheet.",
          cy: "\(name.cy): effeithiau ei rifau'n unig yw'r rhan fwyaf o'i effeithiau. Taenlen yw'r "
            + "model yma."))
    }
    for model in explained where !model.rows.contains(where: \.behavioursMatter) {
      let name = name(of: model)
      texts.append(
        Text(
          en:
            "\(name.en): with equal numbers no behaviour makes a difference that can be told from "
            + "chance.",
          cy: "\(name.cy): gyda rhifau cyfartal nid oes ymddygiad sy'n gwneud gwahaniaeth y gellir "
            + "ei wahaniaethu oddi wrth hap."))
    }
    return texts
  }

  private func data(_ explained: [ModelExplanation]) -> DataRows {
    DataRows(
      columns: [
        "model", "outcome", "effect", "effect_error", "numbers_alone", "numbers_alone_error",
        "behaviours_alone", "behaviours_alone_error", "choice_alone", "choice_alone_error",
        "share_of_numbers", "share_error", "spreadsheet", "behaviours_matter",
      ],
      rows: explained.flatMap { model in
        model.rows.map { row in
          let effects = ModelExplanation.Variant.allCases.flatMap { variant -> [Cell] in
            guard let effect = row.effects[variant] else { return [.missing, .missing] }
            return [.number(effect.mean), .number(effect.simulationError)]
          }
          return [.text(model.model), .text(row.outcome)] + effects + [
            row.share.map { .number($0.estimate) } ?? .missing,
            row.share.map { .number($0.error) } ?? .missing,
            .text(row.isSpreadsheet ? "yes" : "no"), .text(row.behavioursMatter ? "yes" : "no"),
          ]
        }
      })
  }
}
