import Evidence
import Reports
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
      if let assumption = Assumption(setting) {
        notes.append(
          Text(
            en:
              "An assumption: \(assumption.why.en) Who would know: \(assumption.whoWouldKnow.en).",
            cy: "Tybiaeth: \(assumption.why.cy) Pwy fyddai'n gwybod: \(assumption.whoWouldKnow.cy)."
          ))
      }
      ids = setting.sourceIDs
    } else if shippedCases[key] != nil, let file = try Cases.find(key, catalogue).file {
      heading = file.scenario.title
      notes.append(file.about)
      ids = file.evidence + file.claims.flatMap(\.evidence)
    } else if let source = Source.withID(key) {
      heading = source.title
      notes.append(source.publisher)
      ids = Register.all.filter { $0.source.id == key }.map(\.id)
    } else if let area = catalogue.areas.first(where: { $0.id == key }),
      let facts = AreaFacts.withID(key)
    {
      heading = area.name
      ids =
        AreaFacts.Field.allCases.flatMap { facts.basis(of: $0).ids } + facts.entries
        + facts.figures.map(\.id)
      var reasons: [String] = []
      for case .assumption(let reason) in AreaFacts.Field.allCases.map(facts.basis)
      where !reasons.contains(reason.en) {
        reasons.append(reason.en)
        notes.append(Text(en: "Assumed: ", cy: "Tybir: ").followed(by: reason))
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
        language == .english ? entry.says : entry.saysInWelsh ?? "",
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
      if language == .english, let note = entry.note { body.append(note) }
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
    "derived", "note", "year", "geography_en", "geography_cy", "quality", "sunset", "title",
    "address", "sha256",
  ]

  var rows: [[Cell]] {
    func cell(_ text: String?) -> Cell { text.map { .text($0) } ?? .missing }
    return entries.map { entry in
      [
        .text(key), .text(entry.id), .text(entry.source.id), .text(entry.section.en),
        .text(entry.section.cy), .text(entry.quote), cell(entry.value), .text(entry.says),
        cell(entry.saysInWelsh), .text(entry.isDerived ? "yes" : "no"), cell(entry.note),
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
          cell(figure.note?.en), .text(figure.year), .text(figure.geography.en),
          .text(figure.geography.cy), .text(figure.status.label.en),
          figure.sunset.map { .integer($0) } ?? .missing, .text(figure.title),
          .text(figure.address), .missing,
        ]
      }
  }
}
