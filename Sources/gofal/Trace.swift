import Evidence
import Experiments
import Foundation
import Reports
import Statistics
import Storage

/// What one key rests on: findings of the documents with their Welsh words, public figures, or the
/// reason of an assumption.
struct Trace {
  let key: String
  /// What the key is.
  let heading: Text
  /// The default, and the reason where it is assumed.
  let notes: [Text]
  let entries: [Citation]
  let figures: [PublicFigure]

  /// - Throws: a refusal that says the nearest key where there is none of this name.
  init(key: String, _ catalogue: Catalogue) throws {
    self.key = key
    var notes: [Text] = []
    var ids: [String] = []
    if let setting = catalogue.settings.first(where: { $0.key == key }) {
      heading = setting.label
      notes.append(setting.explanation)
      notes.append(
        Text(
          en: "Default: \(setting.statedDefault).", cy: "Rhagosodiad: \(setting.statedDefault)."))
      if let note = catalogue.calibration.flatMap({ setting.calibrated(by: $0.table) }) {
        notes.append(note)
      }
      if let assumption = Assumption(setting) {
        notes += [
          Text(en: "An assumption: ", cy: "Tybiaeth: ").followed(by: assumption.why),
          Text(
            en: "Who would know: \(assumption.whoWouldKnow.en). Reliability: "
              + "\(assumption.reliability.label.en). Measured effect: \(assumption.effectText.en).",
            cy: "Pwy fyddai'n gwybod: \(assumption.whoWouldKnow.cy). Dibynadwyedd: "
              + "\(assumption.reliability.label.cy). Effaith a fesurwyd: \(assumption.effectText.cy)."
          ),
        ]
      }
      ids = setting.sourceIDs
    } else if shippedCases[key] != nil, let file = try Cases.find(key, catalogue).file {
      heading = file.scenario.title
      notes.append(file.about)
      ids = file.evidence + file.claims.flatMap(\.evidence)
    } else if let source = Source.withID(key) {
      heading = source.title
      notes += source.particulars
      ids = Register.all.filter { $0.source.id == key }.map(\.id)
    } else if let area = catalogue.areas.first(where: { $0.id == key }),
      let facts = AreaFacts.withID(key)
    {
      heading = area.name
      ids =
        AreaFacts.Field.allCases.flatMap { facts.basis(of: $0).ids } + facts.entries
        + facts.figures.map(\.id)
      for field in AreaFacts.Field.allCases {
        guard case .assumption(let reason) = facts.basis(of: field) else { continue }
        notes.append(
          Text(en: "Assumed, \(field.label.en): ", cy: "Tybir, \(field.label.cy): ")
            .followed(by: reason))
      }
    } else if Register.entry(key) != nil {
      heading = Text(en: "A finding of the documents", cy: "Canfyddiad o'r dogfennau")
      ids = [key]
    } else if let figure = PublicFigure.withID(key) {
      heading = figure.quantity
      ids = [key]
    } else {
      let known =
        catalogue.settings.map(\.key) + shippedCases.keys.sorted() + Source.all.map(\.id)
        + catalogue.areas.map(\.id) + Register.all.map(\.id) + PublicFigure.all.map(\.id)
      throw Refusal(
        .usage,
        Text(
          en: "There is no key, case, document, area, entry or figure '\(key)'.",
          cy: "Nid oes allwedd, achos, dogfen, ardal, cofnod na ffigur o'r enw '\(key)'."
        ).followed(by: suggestion(for: key, among: known)))
    }
    self.notes = notes
    var seen: Set<String> = []
    let unique = ids.filter { seen.insert($0).inserted }
    entries = unique.compactMap(Register.entry)
    figures = unique.compactMap(PublicFigure.withID)
  }

  // MARK: For people

  private func lines(_ language: Language) -> [(head: String, body: [String])] {
    entries.map { entry in
      let source = entry.source
      var body = [
        "«\(entry.quote)»",
        entry.says[language],
        source.title[language] + ", " + entry.section[language] + " – "
          + source.publisher[language] + (source.date.map { ", " + $0 } ?? "") + ", "
          + source.geography[language] + (source.address.map { " – " + $0 } ?? ""),
      ]
      if entry.isDerived {
        body.append(
          Text(
            en: "Arithmetic of ours on the document's figures.",
            cy: "Ein rhifyddeg ni ar ffigurau'r ddogfen.")[language])
      }
      if let note = entry.note { body.append(note[language]) }
      return (entry.id, body.filter { !$0.isEmpty })
    }
      + figures.map { figure in
        let sunset = figure.sunset.map {
          Text(en: "good until \($0)", cy: "i'w ddefnyddio hyd \($0)")[language]
            + (figure.isAged ? Text(en: " (past)", cy: " (wedi mynd heibio)")[language] : "")
        }
        return (
          figure.id,
          [
            figure.quantity[language] + ": " + figure.value + " " + figure.unit[language],
            [figure.year, figure.geography[language], figure.status.label[language], sunset ?? ""]
              .filter { !$0.isEmpty }.joined(separator: ", "),
            figure.title + " – " + figure.address, figure.note?[language] ?? "",
          ].filter { !$0.isEmpty }
        )
      }
  }

  func plain(_ console: Console) -> String {
    let language = console.language
    func wrap(_ text: String, indent: Int) -> String {
      wrapped(Markup.visible(text), width: max(console.width - indent, 20))
        .map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
    }
    return wrap(key + " – " + heading[language], indent: 0)
      + notes.map { wrap($0[language], indent: 0) }.joined()
      + lines(language).map { line in
        "\n" + wrap(line.head, indent: 2) + line.body.map { wrap($0, indent: 4) }.joined()
      }.joined()
  }

  func markdown(_ language: Language) -> String {
    "## \(Markup.markdownCell(key)): \(Markup.markdownCell(heading[language]))\n\n"
      + notes.map { Markup.markdownCell($0[language]) + "\n\n" }.joined()
      + lines(language).map { line in
        "- **\(Markup.markdownCell(line.head))** "
          + line.body.map { Markup.markdownCell($0) }.joined(separator: " · ") + "\n"
      }.joined()
  }

  // MARK: For programs

  static let columns = [
    "key", "id", "document", "section_en", "section_cy", "quote", "value", "says_en", "says_cy",
    "derived", "note_en", "note_cy", "year", "geography_en", "geography_cy", "quality", "sunset",
    "title",
    "address", "sha256",
  ]

  var rows: [[Cell]] {
    func cell(_ text: String?) -> Cell { text.map { .text($0) } ?? .missing }
    return entries.map { entry in
      [
        .text(key), .text(entry.id), .text(entry.source.id), .text(entry.section.en),
        .text(entry.section.cy), .text(entry.quote), cell(entry.value), .text(entry.says.en),
        .text(entry.says.cy), .text(entry.isDerived ? "yes" : "no"), cell(entry.note?.en),
        cell(entry.note?.cy),
        cell(entry.source.date), .text(entry.source.geography.en),
        .text(entry.source.geography.cy), .text("quoted"), .missing,
        .text(entry.source.title.cy), cell(entry.source.address), .text(entry.source.sha256),
      ]
    }
      + figures.map { figure in
        [
          .text(key), .text(figure.id), .missing, .missing, .missing, .missing,
          .text(figure.value + " " + figure.unit.en), .text(figure.quantity.en),
          .text(figure.quantity.cy), .text(figure.status == .derived ? "yes" : "no"),
          cell(figure.note?.en), cell(figure.note?.cy), .text(figure.year),
          .text(figure.geography.en),
          .text(figure.geography.cy), .text(figure.status.label.en),
          figure.sunset.map { .integer($0) } ?? .missing, .text(figure.title),
          .text(figure.address), .missing,
        ]
      }
  }
}

extension Source {
  /// What identifies the document.
  fileprivate var particulars: [Text] {
    let published = date.map { Text(en: ", \($0)", cy: ", \($0)") } ?? Text(en: "", cy: "")
    let count = Register.all.count { $0.source.id == id }
    return [
      publisher.followed(by: published).followed(by: Text(en: ".", cy: ".")),
      Text(
        en: "Address: \(address ?? "the document gives none").",
        cy: "Cyfeiriad: \(address ?? "nid yw'r ddogfen yn rhoi un")."),
      Text(
        en: "SHA-256 of the text as quoted: \(sha256).",
        cy: "SHA-256 y testun fel y'i dyfynnir: \(sha256)."),
      Text(en: "Findings taken from it: \(count).", cy: "Canfyddiadau a gymerwyd ohoni: \(count)."),
    ]
  }
}

extension Setting {
  /// What runs draw instead of the default, where a calibration has informed it.
  fileprivate func calibrated(by table: PosteriorTable) -> Text? {
    guard let column = table.keys.firstIndex(of: key), case .quantity(let unit, _) = form else {
      return nil
    }
    let values = table.rows.map { $0[column] }
    let parts = [0.5, 0.05, 0.95].map { q in
      Quantity.text(rounded(quantile(q, of: values)), unit: unit)
    }
    return Text(
      en: "Runs draw it from the calibration: median \(parts[0]), nine in ten from \(parts[1]) to "
        + "\(parts[2]).",
      cy: "Mae rhediadau'n ei dynnu o'r graddnodiad: canolrif \(parts[0]), naw o bob deg o "
        + "\(parts[1]) i \(parts[2]).")
  }

  /// To three digits.
  private func rounded(_ value: Double) -> Double {
    Double(String(format: "%.2e", value)) ?? value
  }
}
