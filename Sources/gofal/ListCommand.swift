import ArgumentParser
import Evidence
import Reports
import Storage

/// `gofal list models|areas|levers|parameters|outcomes|scenarios`
struct ListCommand: ParsableCommand {
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case models
    case areas
    case levers
    case parameters
    case outcomes
    case scenarios
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: says(
        en: "Says what there is: models, areas, levers, parameters, outcomes, scenarios.",
        cy: "Yn dweud beth sydd ar gael: models, areas, levers, parameters, outcomes, scenarios."),
      discussion: says(
        en: "The keys are those of scenario files and of --set.",
        cy: "Yr allweddi yw rhai'r ffeiliau senario a --set."))
  }

  @Argument(
    help: ArgumentHelp(
      says(
        en: "models, areas, levers, parameters, outcomes or scenarios.",
        cy: "models, areas, levers, parameters, outcomes neu scenarios."), valueName: "WHAT"))
  var subject: Subject

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table
    case csv
    case json
    case markdown
    case xlsxFriendly = "xlsx-friendly"
    case schema
  }

  @Option(
    help: ArgumentHelp(
      says(
        en:
          "How it is printed; schema is the JSON Schema of scenario files (parameters), area "
          + "files (areas) or study files (outcomes), for editors.",
        cy: "Sut yr argreffir; schema yw'r JSON Schema ar gyfer ffeiliau senario (parameters), "
          + "ffeiliau ardal (areas) neu ffeiliau astudiaeth (outcomes), i olygyddion."),
      valueName: "FORMAT"))
  var format: Format = .table

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if format == .schema, ![.parameters, .areas, .outcomes].contains(subject) {
      throw ValidationError(
        says(
          en: "There is a schema for parameters, for areas and for outcomes only.",
          cy: "Dim ond ar gyfer parameters, areas ac outcomes y mae schema."))
    }
  }

  func run() throws {
    try run(.shipped, speech.console)
  }

  func run(_ catalogue: Catalogue, _ console: Console) throws {
    let listing = listing(catalogue, console.language)
    let text =
      switch format {
      case .table: listing.people.plain(width: console.width)
      case .markdown: listing.people.markdown()
      case .csv: listing.data.text()
      case .xlsxFriendly: listing.data.text(DataRows.spreadsheet)
      case .json: listing.data.json().document
      case .schema:
        switch subject {
        case .areas: Schema.area(catalogue.vocabulary).document
        case .outcomes:
          Schema.study(catalogue.vocabulary, outcomes: catalogue.outcomes.map(\.id)).document
        default: Schema.scenario(catalogue.vocabulary).document
        }
      }
    try console.print(text)
  }

  /// For people labels in their language, for programs ids and both languages.
  private func listing(
    _ catalogue: Catalogue, _ language: Language
  ) -> (people: PrintedTable, data: DataRows) {
    func column(_ en: String, _ cy: String, _ alignment: PrintedTable.Alignment = .leading)
      -> PrintedTable.Column
    {
      PrintedTable.Column(Text(en: en, cy: cy)[language], alignment)
    }
    let key = column("key", "allwedd")
    switch subject {
    case .models:
      return (
        PrintedTable(
          columns: [key, column("model", "model"), column("what it is", "beth ydyw")],
          rows: catalogue.models.map { [$0.id, $0.name[language], $0.summary[language]] }),
        DataRows(
          columns: ["id", "name_en", "name_cy", "summary_en", "summary_cy"],
          rows: catalogue.models.map {
            [
              .text($0.id), .text($0.name.en), .text($0.name.cy), .text($0.summary.en),
              .text($0.summary.cy),
            ]
          })
      )
    case .areas:
      return (
        PrintedTable(
          columns: [
            key, column("authority", "awdurdod"), column("residents", "trigolion", .trailing),
            column("65 and over", "65 oed a throsodd", .trailing),
          ],
          rows: catalogue.areas.map {
            [
              $0.id, $0.name[language], wholeNumber($0.population), wholeNumber($0.population65),
            ]
          }),
        DataRows(
          columns: ["id", "name_en", "name_cy", "population", "population_65"],
          rows: catalogue.areas.map {
            [
              .text($0.id), .text($0.name.en), .text($0.name.cy), .number($0.population),
              .number($0.population65),
            ]
          })
      )
    case .levers: return settings(catalogue.settings.filter { $0.kind == .choice }, key, language)
    case .parameters: return settings(catalogue.settings, key, language)
    case .outcomes:
      return (
        PrintedTable(
          columns: [
            column("outcome", "canlyniad"), column("unit", "uned"), column("better", "gwell"),
            column("what it is", "beth ydyw"),
          ],
          rows: Heading.allCases.flatMap { heading -> [PrintedTable.Row] in
            let outcomes = catalogue.outcomes.filter { $0.heading == heading }
            return outcomes.isEmpty
              ? []
              : [.heading(heading.label[language].uppercased())]
                + outcomes.map {
                  .cells([
                    ($0.isHeadline ? "★ " : "") + $0.label[language], $0.unit[language],
                    $0.direction.label[language], $0.explanation[language],
                  ])
                }
          }),
        DataRows(
          columns: [
            "id", "heading", "unit", "direction", "smallest_difference", "origin", "headline",
            "label_en", "label_cy", "explanation_en", "explanation_cy",
          ],
          rows: catalogue.outcomes.map {
            [
              .text($0.id), .text($0.heading.rawValue), .text($0.unit.en),
              .text($0.direction.rawValue), .number($0.smallestDifference),
              .text($0.origin.rawValue), .text($0.isHeadline ? "yes" : "no"), .text($0.label.en),
              .text($0.label.cy), .text($0.explanation.en), .text($0.explanation.cy),
            ]
          })
      )
    case .scenarios:
      let vocabulary = catalogue.vocabulary
      let all = catalogue.scenarios.keys.sorted().map { name in
        (name, readScenario(named: name, vocabulary: vocabulary).file?.title)
      }
      return (
        PrintedTable(
          columns: [column("scenario", "senario"), column("title", "teitl")],
          rows: all.map { [$0.0, $0.1?[language] ?? "–"] }),
        DataRows(
          columns: ["id", "title_en", "title_cy"],
          rows: all.map { [.text($0.0), .text($0.1?.en ?? ""), .text($0.1?.cy ?? "")] })
      )
    }
  }

  private func settings(
    _ settings: [Setting], _ key: PrintedTable.Column, _ language: Language
  ) -> (people: PrintedTable, data: DataRows) {
    let stated = settings.map { setting -> (value: String, range: String) in
      switch setting.form {
      case .quantity(let unit, let distribution):
        return (
          Quantity.text(distribution, unit: unit),
          Quantity.text(setting.physical.lowerBound, unit: unit) + ".."
            + Quantity.text(setting.physical.upperBound, unit: unit)
        )
      case .option(let options, let word):
        return (
          options.first { $0.key == word }?.written ?? word,
          options.map(\.written).joined(separator: " | ")
        )
      }
    }
    return (
      PrintedTable(
        columns: [
          key, PrintedTable.Column(Text(en: "default", cy: "rhagosodiad")[language]),
          PrintedTable.Column(Text(en: "what it is", cy: "beth ydyw")[language]),
        ],
        rows: zip(settings, stated).map { setting, stated in
          [
            setting.key, stated.value,
            setting.label[language]
              + (setting.isAssumption ? Text(en: " (assumed)", cy: " (tybiaeth)")[language] : ""),
          ]
        }),
      DataRows(
        columns: [
          "key", "kind", "default", "allowed", "basis", "sources", "label_en", "label_cy",
          "explanation_en", "explanation_cy",
        ],
        rows: zip(settings, stated).map { setting, stated in
          [
            .text(setting.key), .text(setting.kind == .fact ? "fact" : "choice"),
            .text(stated.value), .text(stated.range), .text(setting.basisName),
            .text(setting.sourceIDs.joined(separator: " ")), .text(setting.label.en),
            .text(setting.label.cy), .text(setting.explanation.en),
            .text(setting.explanation.cy),
          ]
        })
    )
  }
}

extension Direction {
  var label: Text {
    switch self {
    case .more: Text(en: "more", cy: "mwy")
    case .less: Text(en: "less", cy: "llai")
    case .neither: Text(en: "–", cy: "–")
    }
  }
}

extension Setting {
  var isAssumption: Bool {
    if case .assumption = basis { true } else { false }
  }

  var basisName: String {
    switch basis {
    case .evidence: "evidence"
    case .publicFigure: "public figure"
    case .assumption: "assumption"
    }
  }

  var sourceIDs: [String] {
    switch basis {
    case .evidence(let ids), .publicFigure(let ids): ids
    case .assumption: []
    }
  }
}
