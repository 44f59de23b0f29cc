import ArgumentParser
import CareMarket
import Evidence
import Reports
import Storage

/// `gofal list models|areas|levers|parameters|outcomes|scenarios|cases`
struct ListCommand: ParsableCommand {
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case models
    case areas
    case levers
    case parameters
    case outcomes
    case scenarios
    case cases
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: says(
        en: "Says what there is: models, areas, levers, parameters, outcomes, scenarios, cases.",
        cy:
          "Yn dweud beth sydd ar gael: models, areas, levers, parameters, outcomes, scenarios, cases."
      ),
      discussion: says(
        en: "The keys are those of scenario files and of --set.",
        cy: "Yr allweddi yw rhai'r ffeiliau senario a --set."))
  }

  @Argument(
    help: ArgumentHelp(
      says(
        en: "models, areas, levers, parameters, outcomes, scenarios or cases.",
        cy: "Un o: models, areas, levers, parameters, outcomes, scenarios, cases."),
      valueName: "WHAT")
  )
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
    if format == .schema, ![.parameters, .areas, .outcomes, .cases].contains(subject) {
      throw ValidationError(
        says(
          en: "There is a schema for parameters, areas, outcomes and cases only.",
          cy: "Dim ond ar gyfer parameters, areas, outcomes a cases y mae schema."))
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
        case .cases:
          Schema.caseFile(catalogue.vocabulary, outcomes: catalogue.outcomes.map(\.id)).document
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
    case .areas: return areas(catalogue.areas, key, language)
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
    case .cases: return cases(catalogue, language)
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

  /// Every input of every authority: for people the values, for programs each with its source.
  private func areas(
    _ areas: [Area], _ key: PrintedTable.Column, _ language: Language
  ) -> (people: PrintedTable, data: DataRows) {
    let facts = areas.compactMap { AreaFacts.withID($0.id) }
    func column(_ en: String, _ cy: String, _ alignment: PrintedTable.Alignment = .trailing)
      -> PrintedTable.Column
    {
      PrintedTable.Column(Text(en: en, cy: cy)[language], alignment)
    }
    func known(_ value: Double?, _ shown: (Double) -> String) -> String {
      value.map(shown) ?? "–"
    }
    let people = PrintedTable(
      caption: AreaFacts.sources[language],
      columns: [
        key, column("resi-\ndents", "trigo-\nlion"), column("65+", "65+"),
        column("£/hour\n2018", "£/awr\n2018"), column("hours\na week", "oriau'r\nwythnos"),
        column("in\ncare", "yn cael\ngofal"), column("in-\nhouse", "mewn-\nol"),
        column("micro-care", "micro-ofal", .leading), column("organ-\nisations", "sefyd-\nliadau"),
        column("kind of place", "math o le", .leading),
      ],
      rows: facts.map {
        [
          $0.id, wholeNumber(Double($0.population)), wholeNumber(Double($0.population65)),
          known($0.fee2018) { decimal($0, decimals: 2) },
          known($0.hoursPerWeek, wholeNumber), known($0.clients, wholeNumber),
          known($0.inHouseShare) { Quantity.text($0, unit: .share) },
          $0.microCare.shortLabel[language], wholeNumber(Double($0.communityOrganisations)),
          $0.rurality.label[language],
        ]
      })
    let fields = AreaFacts.Field.allCases
    let data = DataRows(
      columns: ["id", "name_en", "name_cy"]
        + fields.flatMap { [$0.column, $0.column + "_source"] },
      rows: facts.map { area in
        [.text(area.id), .text(area.name.en), .text(area.name.cy)]
          + fields.flatMap { field -> [Cell] in
            let ids = area.basis(of: field).ids
            return [
              area.value(of: field),
              .text(ids.isEmpty ? "assumption" : ids.joined(separator: " ")),
            ]
          }
      })
    return (people, data)
  }

  private func cases(
    _ catalogue: Catalogue, _ language: Language
  ) -> (people: PrintedTable, data: DataRows) {
    let all = shippedCases.keys.sorted().compactMap { try? Cases.find($0, catalogue).file }
    return (
      PrintedTable(
        columns: [
          .init(Text(en: "case", cy: "achos")[language]),
          .init(Text(en: "title", cy: "teitl")[language]),
          .init(Text(en: "claims", cy: "honiadau")[language], .trailing),
          .init(Text(en: "held out", cy: "ar wahân")[language]),
        ],
        rows: all.map {
          [
            $0.id, $0.scenario.title[language], String($0.claims.count), $0.isHeldOut ? "✓" : "",
          ]
        }),
      DataRows(
        columns: ["id", "title_en", "title_cy", "claims", "held_out", "evidence"],
        rows: all.map {
          [
            .text($0.id), .text($0.scenario.title.en), .text($0.scenario.title.cy),
            .integer($0.claims.count), .text($0.isHeldOut ? "yes" : "no"),
            .text($0.evidence.joined(separator: " ")),
          ]
        })
    )
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
          PrintedTable.Column(Text(en: "source", cy: "ffynhonnell")[language]),
        ],
        rows: zip(settings, stated).map { setting, stated in
          [
            setting.key, stated.value, setting.label[language],
            setting.isAssumption
              ? Text(en: "assumed", cy: "tybiaeth")[language]
              : setting.sourceIDs.joined(separator: ", "),
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

extension AreaFacts {
  /// Where the columns come from, in a sentence each.
  fileprivate static let sources = Text(
    en:
      "Residents: the mid-year estimates of 2020. Micro-care and organisations: the documents' two "
      + "surveys (entries mc-la-status-… and sp-la-count-…). Fee, hours, people in care and in-house "
      + "share: published for the authorities shown; elsewhere (–) the fee is drawn about the Welsh "
      + "average, correlated with the area's cost, and the rest follows from the Welsh rates. The "
      + "kind of place, and with it the share of rural care, is an assumption. --format csv names "
      + "the source of each number.",
    cy: "Trigolion: amcangyfrifon canol blwyddyn 2020. Micro-ofal a sefydliadau: dau arolwg y "
      + "dogfennau (cofnodion mc-la-status-… ac sp-la-count-…). Ffi, oriau, pobl sy'n cael gofal a "
      + "chyfran fewnol: wedi'u cyhoeddi ar gyfer yr awdurdodau a ddangosir; mewn mannau eraill (–) "
      + "tynnir y ffi o gwmpas cyfartaledd Cymru, wedi'i chydberthyn â chost yr ardal, ac mae'r "
      + "gweddill yn dilyn o gyfraddau Cymru. Tybiaeth yw'r math o le, a chyda hynny gyfran y gofal "
      + "gwledig. Mae --format csv yn enwi ffynhonnell pob rhif.")

  func value(of field: Field) -> Cell {
    func number(_ value: Double?) -> Cell { value.map { .number($0) } ?? .missing }
    return switch field {
    case .population: .integer(population)
    case .population65: .integer(population65)
    case .population80: .integer(population80)
    case .population85: .integer(population85)
    case .microCare: .text(microCare.rawValue)
    case .communityOrganisations: .integer(communityOrganisations)
    case .communityOrganisationRate: .number(communityOrganisationRate)
    case .fee2018: number(fee2018)
    case .hoursPerWeek: number(hoursPerWeek)
    case .clients: number(clients)
    case .inHouseShare: number(inHouseShare)
    case .rurality: .text(rurality.rawValue)
    case .neighbours: .text(neighbours.joined(separator: " "))
    }
  }
}

extension AreaFacts.MicroCare {
  fileprivate var shortLabel: Text {
    switch self {
    case .commissions: Text(en: "commissioned", cy: "comisiynir")
    case .directPayments: Text(en: "direct payments", cy: "taliadau uniongyrchol")
    case .starting: Text(en: "starting", cy: "yn dechrau")
    case .none: Text(en: "no plans", cy: "dim cynlluniau")
    }
  }
}

extension AreaFacts.Field {
  /// Name of its column in data.
  var column: String {
    switch self {
    case .population: "population"
    case .population65: "population_65"
    case .population80: "population_80"
    case .population85: "population_85"
    case .microCare: "micro_care"
    case .communityOrganisations: "community_organisations"
    case .communityOrganisationRate: "community_organisation_rate"
    case .fee2018: "fee_2018"
    case .hoursPerWeek: "hours_per_week"
    case .clients: "clients"
    case .inHouseShare: "in_house_share"
    case .rurality: "rurality"
    case .neighbours: "neighbours"
    }
  }
}
