import ArgumentParser
import Evidence
import Reports
import Storage

/// `gofal evidence [KEY…]`
struct EvidenceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "evidence",
      abstract: says(
        en: "Says where a number comes from.", cy: "Yn dweud o ble y daw rhif."),
      discussion: says(
        en: """
          KEY is a parameter or lever (gofal list parameters), a case, a document, or the id of an \
          entry or of a public figure. Without any, the documents are listed, and how many numbers \
          have a source. An assumption's effect was measured on the comparison of the alternative \
          models in Powys that the README opens with.
          """,
        cy: """
          Paramedr neu ysgogiad (gofal list parameters), achos, dogfen, neu id cofnod neu ffigur \
          cyhoeddus yw KEY. Heb yr un, rhestrir y dogfennau, a sawl rhif sydd â ffynhonnell. Ar \
          gymhariaeth y modelau amgen ym Mhowys, ar ddechrau'r README, y mesurwyd effaith tybiaeth.
          """))
  }

  @Argument(
    help: ArgumentHelp(
      says(en: "What to trace.", cy: "Beth i'w olrhain."), valueName: "KEY"))
  var keys: [String] = []

  @Flag(
    help: ArgumentHelp(
      says(
        en:
          "The assumptions log: what, why, who would know, how reliable, and the measured effect.",
        cy: "Y log tybiaethau: beth, pam, pwy fyddai'n gwybod, pa mor ddibynadwy, a'r effaith a "
          + "fesurwyd.")))
  var assumptions = false

  @Flag(
    help: ArgumentHelp(
      says(
        en: "The decisions log: how the model was built, and why so.",
        cy: "Y log penderfyniadau: sut y lluniwyd y model, a pham.")))
  var decisions = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "Measures the effects of the assumptions anew, with N parameter sets, and prints them.",
        cy: "Yn mesur effeithiau'r tybiaethau o'r newydd, gydag N set o baramedrau, a'u hargraffu."),
      valueName: "N"))
  var measure: Int?

  @OptionGroup var printing: PrintingOptions

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if [assumptions, decisions, measure != nil, !keys.isEmpty].count(where: { $0 }) > 1 {
      throw ValidationError(
        says(
          en: "Name keys, or ask for one of --assumptions, --decisions and --measure.",
          cy: "Enwch allweddi, neu gofynnwch am un o --assumptions, --decisions a --measure."))
    }
  }

  func run() throws {
    let catalogue = Catalogue.shipped
    let console = speech.console
    if assumptions { return try print(AssumptionsLog(catalogue.settings), console) }
    if decisions { return try print(DecisionsLog(), console) }
    if let measure {
      Interruption.watch()
      return try print(
        AssumptionEffects(draws: measure, Comparing(catalogue: catalogue, console: console)),
        console)
    }
    if keys.isEmpty { return try print(EvidenceCoverage(catalogue.settings), console) }
    let traces = try keys.map { try Trace(key: $0, catalogue) }
    switch printing.format {
    case .table: try console.print(traces.map { $0.plain(console) }.joined(separator: "\n"))
    case .markdown:
      try console.print(traces.map { $0.markdown(console.language) }.joined(separator: "\n"))
    default:
      try print(
        PrintedTable(columns: [], rows: [[String]]()),
        DataRows(columns: Trace.columns, rows: traces.flatMap(\.rows)), console)
    }
  }

  private func print(_ listing: some EvidenceListing, _ console: Console) throws {
    try print(listing.people(console.language), listing.data, console)
  }

  private func print(_ people: PrintedTable, _ data: DataRows, _ console: Console) throws {
    switch printing.format {
    case .table: try console.print(people.plain(width: console.width))
    case .markdown: try console.print(people.markdown())
    case .csv: try console.print(data.text())
    case .xlsxFriendly: try console.print(data.text(DataRows.spreadsheet))
    case .json: try console.print(data.json().document)
    }
  }
}

/// A table for people and its rows for programs.
protocol EvidenceListing {
  func people(_ language: Language) -> PrintedTable
  var data: DataRows { get }
}

/// The documents, and how many of the numbers rest on what.
struct EvidenceCoverage: EvidenceListing {
  let settings: [Setting]

  init(_ settings: [Setting]) { self.settings = settings }

  private var bases: [(label: Text, count: Int)] {
    [
      (
        Text(en: "numbers that rest on the documents", cy: "rhifau sy'n seiliedig ar y dogfennau"),
        settings.count { $0.basisName == "evidence" }
      ),
      (
        Text(
          en: "numbers that rest on public figures",
          cy: "rhifau sy'n seiliedig ar ffigurau cyhoeddus"),
        settings.count { $0.basisName == "public figure" }
      ),
      (
        Text(
          en: "numbers that are assumed, with a reason and a distribution",
          cy: "rhifau a dybir, gyda rheswm a dosraniad"), settings.count(where: \.isAssumption)
      ),
      (
        Text(
          en: "of these numbers, resting on figures past their sunset in \(evidenceYear)",
          cy: "o'r rhifau hyn, yn seiliedig ar ffigurau sydd wedi mynd yn hen erbyn \(evidenceYear)"
        ), settings.count { !$0.agedFigures.isEmpty }
      ),
    ]
  }

  func people(_ language: Language) -> PrintedTable {
    PrintedTable(
      columns: [
        .init(Text(en: "source", cy: "ffynhonnell")[language]),
        .init(Text(en: "title", cy: "teitl")[language]),
        .init(Text(en: "date", cy: "dyddiad")[language]),
        .init(Text(en: "findings", cy: "canfyddiadau")[language], .trailing),
      ],
      rows: Source.all.map { source in
        .cells([
          source.id,
          source.title[language] + " – " + source.publisher[language]
            + (source.address.map { " – " + $0 } ?? ""), source.date ?? "–",
          String(Register.all.count { $0.source.id == source.id }),
        ])
      } + [
        .cells([
          "–", Text(en: "public figures", cy: "ffigurau cyhoeddus")[language], "–",
          String(PublicFigure.all.count),
        ]), .heading(Text(en: "The model's numbers", cy: "Rhifau'r model")[language]),
      ] + bases.map { .cells(["", $0.label[language], "", String($0.count)]) })
  }

  var data: DataRows {
    DataRows(
      columns: [
        "id", "title_en", "title_cy", "publisher_en", "publisher_cy", "date", "address", "sha256",
        "findings",
      ],
      rows: Source.all.map { source in
        [
          .text(source.id), .text(source.title.en), .text(source.title.cy),
          .text(source.publisher.en), .text(source.publisher.cy), .text(source.date ?? ""),
          .text(source.address ?? ""), .text(source.sha256),
          .integer(Register.all.count { $0.source.id == source.id }),
        ]
      })
  }
}

/// The assumptions log, in the form of the AQuA Book.
struct AssumptionsLog: EvidenceListing {
  let all: [Assumption]

  /// What moves the answer most comes first.
  init(_ settings: [Setting]) {
    all = settings.compactMap(Assumption.init).enumerated()
      .sorted {
        ($1.element.effect?.weight ?? 0, $0.offset) < ($0.element.effect?.weight ?? 0, $1.offset)
      }
      .map(\.element)
  }

  func people(_ language: Language) -> PrintedTable {
    func column(_ en: String, _ cy: String) -> PrintedTable.Column {
      PrintedTable.Column(Text(en: en, cy: cy)[language])
    }
    return PrintedTable(
      caption: Text(
        en:
          "The measured effect is the change of the difference between a scenario and the baseline, "
          + "in Powys, as the value goes from its 10% to its 90% quantile, on the headline that it "
          + "moves most. What moves the answer most comes first.",
        cy:
          "Yr effaith a fesurwyd yw'r newid yn y gwahaniaeth rhwng senario a'r waelodlin, ym Mhowys, "
          + "wrth i'r gwerth fynd o'i ganradd 10% i'w ganradd 90%, ar y prif ganlyniad y mae'n ei "
          + "symud fwyaf. Yr hyn sy'n symud yr ateb fwyaf a ddaw gyntaf.")[language],
      columns: [
        column("why", "pam"), column("who would know", "pwy fyddai'n gwybod"),
        column("reliability", "dibynadwyedd"), column("measured effect", "effaith a fesurwyd"),
      ],
      rows: all.flatMap { assumption -> [PrintedTable.Row] in
        [
          .heading(
            "\(assumption.setting.label[language]) (\(assumption.setting.key)): "
              + assumption.setting.statedDefault),
          .cells([
            assumption.why[language], assumption.whoWouldKnow[language],
            assumption.reliability.label[language], assumption.effectText[language],
          ]),
        ]
      })
  }

  var data: DataRows {
    DataRows(
      columns: [
        "key", "what_en", "what_cy", "value", "why_en", "why_cy", "who_would_know_en",
        "who_would_know_cy", "reliability", "effect_scenario", "effect_outcome", "effect",
        "effect_error", "effect_seen",
      ],
      rows: all.map { assumption in
        [
          .text(assumption.setting.key), .text(assumption.setting.label.en),
          .text(assumption.setting.label.cy), .text(assumption.setting.statedDefault),
          .text(assumption.why.en), .text(assumption.why.cy), .text(assumption.whoWouldKnow.en),
          .text(assumption.whoWouldKnow.cy), .text(assumption.reliability.rawValue),
          assumption.effect.map { .text($0.scenario) } ?? .missing,
          assumption.effect.map { .text($0.outcome) } ?? .missing,
          assumption.effect.map { .number($0.change) } ?? .missing,
          assumption.effect.map { .number($0.error) } ?? .missing,
          assumption.effect.map { .text($0.isSeen ? "yes" : "no") } ?? .missing,
        ]
      })
  }
}

/// The decisions log.
struct DecisionsLog: EvidenceListing {
  func people(_ language: Language) -> PrintedTable {
    PrintedTable(
      columns: [
        .init(Text(en: "decision", cy: "penderfyniad")[language]),
        .init(Text(en: "why", cy: "pam")[language]),
        .init(Text(en: "evidence", cy: "tystiolaeth")[language]),
      ],
      rows: Decision.all.map {
        [$0.decided[language], $0.why[language], $0.evidence.joined(separator: " ")]
      })
  }

  var data: DataRows {
    DataRows(
      columns: ["id", "decided_en", "decided_cy", "why_en", "why_cy", "evidence"],
      rows: Decision.all.map {
        [
          .text($0.id), .text($0.decided.en), .text($0.decided.cy), .text($0.why.en),
          .text($0.why.cy), .text($0.evidence.joined(separator: " ")),
        ]
      })
  }
}

extension Assumption {
  var effectText: Text {
    if let effect { return effect.text }
    return setting.kind == .choice
      ? Text(en: "a choice: not drawn", cy: "dewis: nis tynnir")
      : Text(en: "a single number: not drawn", cy: "un rhif: nis tynnir")
  }
}

extension Setting {
  /// The default as a file would state it.
  var statedDefault: String {
    switch form {
    case .quantity(let unit, let distribution): Quantity.text(distribution, unit: unit)
    case .option(let options, let word): options.first { $0.key == word }?.written ?? word
    }
  }
}
