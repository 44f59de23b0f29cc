import Evidence
import Foundation
import Reports
import Search
import Storage

/// What a calibration has found, as tables for people and for programs.
struct CalibrationReport {
  var file: TargetsFile
  /// Nil where nothing was fitted.
  var posterior: Posterior?
  var verdicts: [Verdict]

  // MARK: For people

  func text(_ language: Language, width: Int) -> String {
    let fitted = verdictTable(
      [.fit, .check, .input], language,
      caption: Text(
        en: "\(file.title.en): the targets", cy: "\(file.title.cy): y targedau"))
    let heldOut = verdictTable(
      [.heldOut], language,
      caption: Text(
        en: "Held out: never fitted", cy: "Wedi'u neilltuo: byth yn cael eu ffitio"))
    let tables = [fitted, heldOut, parameters(language)].compactMap { $0?.plain(width: width) }
    return (tables + [words(language, width: width)]).joined(separator: "\n")
  }

  private func number(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    return value == 0 ? "0" : significant(value, 3)
  }

  private func verdictTable(
    _ uses: [Target.Use], _ language: Language, caption: Text
  ) -> PrintedTable? {
    let shown = zip(verdicts, file.notes).filter { uses.contains($0.0.target.use) }
    if shown.isEmpty { return nil }
    func column(_ en: String, _ cy: String, _ alignment: PrintedTable.Alignment = .trailing)
      -> PrintedTable.Column
    { PrintedTable.Column(Text(en: en, cy: cy)[language], alignment) }
    return PrintedTable(
      caption: caption[language],
      columns: [
        column("target", "targed", .leading), column("use", "defnydd", .leading),
        column("published", "cyhoeddedig"), column("within", "goddefiant"),
        column("simulated", "efelychwyd"), column("90% of worlds", "90% o'r bydoedd"),
        column("", "", .leading),
      ],
      rows: shown.map { verdict, note in
        let target = verdict.target
        return .cells([
          target.id + " " + note.title[language], target.use.label[language],
          number(target.value),
          number(target.tolerance.lowerBound) + "–" + number(target.tolerance.upperBound),
          number(verdict.mean) + " ± " + number(2 * verdict.standardError),
          verdict.range.map { number($0.lowerBound) + "–" + number($0.upperBound) } ?? "–",
          (verdict.isMet
            ? Text(en: "met", cy: "wedi'i fodloni") : Text(en: "MISSED", cy: "HEB EI FODLONI"))[
              language],
        ])
      })
  }

  private func parameters(_ language: Language) -> PrintedTable? {
    guard let posterior else { return nil }
    func column(_ en: String, _ cy: String) -> PrintedTable.Column {
      PrintedTable.Column(Text(en: en, cy: cy)[language], .trailing)
    }
    return PrintedTable(
      caption: Text(
        en: "What the figures tell of the parameters",
        cy: "Yr hyn y mae'r ffigurau'n ei ddweud am y paramedrau")[language],
      columns: [
        PrintedTable.Column(Text(en: "parameter", cy: "paramedr")[language], .leading),
        column("median before", "canolrif cynt"), column("median after", "canolrif wedyn"),
        column("90% range", "amrediad 90%"), column("spread after/before", "gwasgariad wedyn/cynt"),
        column("coverage of 90%", "cwmpas 90%"),
      ],
      rows: posterior.parameters.map { parameter in
        .cells([
          parameter.key, number(parameter.prior.central), number(parameter.median),
          number(parameter.range.lowerBound) + "–" + number(parameter.range.upperBound),
          number(parameter.spread),
          parameter.coverage.isFinite ? "\(Int((100 * parameter.coverage).rounded()))%" : "–",
        ])
      })
  }

  private func words(_ language: Language, width: Int) -> String {
    var sentences: [Text] = []
    let open = (posterior?.parameters ?? []).filter { !$0.isInformed }.map(\.key)
    if !open.isEmpty {
      let list = open.joined(separator: ", ")
      sentences.append(
        Text(
          en: "Not informed by any figure (spread above 0.9 of what it was before): \(list).",
          cy:
            "Heb eu goleuo gan unrhyw ffigur (gwasgariad uwch na 0.9 o'r hyn ydoedd cynt): \(list)."
        ))
    }
    let pairs = alike.map { "\($0.one) × \($0.other) (\(significant($0.correlation, 2)))" }
    if !pairs.isEmpty {
      let list = pairs.joined(separator: "; ")
      sentences.append(
        Text(
          en: "What the figures cannot tell apart (posterior correlation): \(list).",
          cy: "Yr hyn na all y ffigurau ei wahaniaethu (cydberthyniad ôl-ddosraniadol): \(list)."))
    }
    let far = (posterior?.distances ?? []).filter { abs($0.distance) > 3 }.map(\.target)
    if !far.isEmpty {
      let list = far.joined(separator: ", ")
      sentences.append(
        Text(
          en:
            "More than three standard deviations from what the model gives before the fit: \(list).",
          cy: "Mwy na thri gwyriad safonol o'r hyn y mae'r model yn ei roi cyn y ffit: \(list)."))
    }
    for (verdict, note) in zip(verdicts, file.notes) where !verdict.isMet {
      let id = verdict.target.id
      sentences.append(
        note.why.map {
          Text(en: "\(id) is missed. \($0.en)", cy: "Nid yw \(id) wedi'i fodloni. \($0.cy)")
        }
          ?? Text(en: "\(id) is missed.", cy: "Nid yw \(id) wedi'i fodloni."))
    }
    return sentences.flatMap { wrapped($0[language], width: width) }.joined(separator: "\n") + "\n"
  }

  /// Pairs of parameters whose posterior correlation is above a half in size (an assumption).
  private var alike: [(one: String, other: String, correlation: Double)] {
    guard let posterior else { return [] }
    return posterior.parameters.indices.flatMap { one in
      posterior.parameters.indices.filter { $0 > one }.compactMap { other in
        let correlation = posterior.correlations[one][other]
        return abs(correlation) > 0.5
          ? (posterior.parameters[one].key, posterior.parameters[other].key, correlation) : nil
      }
    }
  }

  private func significant(_ value: Double, _ digits: Int) -> String {
    value.formatted(
      .number.precision(.significantDigits(1...digits)).grouping(.never).locale(
        .init(identifier: "en_GB")))
  }

  // MARK: For programs

  func write(
    _ posterior: Posterior, with writer: consuming ResultsWriter, worlds: [Calibration.World],
    model: String,
    provenance: (_ digest: String) -> Provenance
  ) throws(OutputFault) {
    var writer = writer
    let keys = posterior.table.keys
    let rows: [[Cell]] = posterior.table.rows.map { row in [.text(model)] + row.map { .number($0) }
    }
    try writer.add(Table.posterior(keys), rows: rows)
    try writer.add(
      .calibratedParameters,
      rows: posterior.parameters.map { parameter in
        [
          .text(parameter.key), .number(parameter.prior.central), .number(parameter.median),
          .number(parameter.range.lowerBound), .number(parameter.range.upperBound),
          .number(parameter.spread), .text(parameter.isInformed ? "yes" : "no"),
          .number(parameter.coverage),
        ]
      })
    try writer.add(
      .correlations,
      rows: keys.indices.flatMap { one in
        keys.indices.filter { $0 > one }.map { other in
          [
            .text(keys[one]), .text(keys[other]), .number(posterior.correlations[one][other]),
          ]
        }
      })
    try writer.add(
      .targets,
      rows: zip(verdicts, file.notes).map { verdict, note in
        let target = verdict.target
        return [
          .text(target.id), .text(note.title.en), .text(note.title.cy), .text(target.use.rawValue),
          .number(target.value), .number(target.tolerance.lowerBound),
          .number(target.tolerance.upperBound), .number(verdict.mean),
          .number(verdict.standardError), verdict.range.map { .number($0.lowerBound) } ?? .missing,
          verdict.range.map { .number($0.upperBound) } ?? .missing,
          .text(verdict.isMet ? "met" : "missed"),
          note.source.isEmpty ? .missing : .text(note.source),
        ]
      })
    try writer.add(
      .calibrationWorlds(keys, file.targets.map(\.id)),
      rows: worlds.map { world in (world.parameters + world.figures).map { .number($0) } })
    let bytes = rows.flatMap { CSVDialect.plain.row($0) }
    try writer.finish(provenance(sha256(bytes)))
  }
}

extension Target.Use {
  var label: Text {
    switch self {
    case .fit: Text(en: "fit", cy: "ffitio")
    case .check: Text(en: "check", cy: "gwirio")
    case .heldOut: Text(en: "held out", cy: "neilltuwyd")
    case .input: Text(en: "input", cy: "mewnbwn")
    }
  }
}

extension Table {
  static let calibratedParameters = Table(
    "parameters",
    Text(
      en: "What the figures tell of each fitted parameter",
      cy: "Yr hyn y mae'r ffigurau'n ei ddweud am bob paramedr a ffitiwyd"),
    columns: [
      Column("parameter", .text, Text(en: "Key", cy: "Allwedd")),
      Column("prior_median", .number, Text(en: "Median before", cy: "Canolrif cynt")),
      Column("median", .number, Text(en: "Median after", cy: "Canolrif wedyn")),
      Column("lower", .number, Text(en: "5 % quantile after", cy: "Cwantil 5 % wedyn")),
      Column("upper", .number, Text(en: "95 % quantile after", cy: "Cwantil 95 % wedyn")),
      Column(
        "spread_ratio", .number,
        Text(
          en: "Standard deviation after over before, of normal scores",
          cy: "Gwyriad safonol wedyn dros y gwyriad cynt, o sgorau normal")),
      Column(
        "informed", .text,
        Text(en: "'no' above a ratio of 0.9", cy: "'no' uwchlaw cymhareb o 0.9")),
      Column(
        "coverage", .number,
        Text(
          en: "Share of simulated worlds whose own value the 90 % range holds",
          cy: "Cyfran y bydoedd efelychol y mae'r amrediad 90 % yn dal eu gwerth eu hunain")),
    ])

  static let correlations = Table(
    "correlations",
    Text(
      en: "Posterior correlations of normal scores",
      cy: "Cydberthyniadau ôl-ddosraniadol sgorau normal"),
    columns: [
      Column("parameter", .text, Text(en: "Key", cy: "Allwedd")),
      Column("other", .text, Text(en: "Key", cy: "Allwedd")),
      Column("correlation", .number, Text(en: "Correlation", cy: "Cydberthyniad")),
    ])

  static let targets = Table(
    "targets",
    Text(en: "Each target and what it comes to", cy: "Pob targed a'r hyn a ddaw ohono"),
    columns: [
      Column("target", .text, Text(en: "Id", cy: "Dynodwr")),
      Column("title_en", .text, Text(en: "What it is, in English", cy: "Beth ydyw, yn Saesneg")),
      Column("title_cy", .text, Text(en: "What it is, in Welsh", cy: "Beth ydyw, yn Gymraeg")),
      Column(
        "use", .text,
        Text(
          en: "One of fit, check, held out, input", cy: "Un o fit, check, held out, input")),
      Column("published", .number, Text(en: "Published value", cy: "Gwerth cyhoeddedig")),
      Column(
        "lower", .number, Text(en: "Least that is near enough", cy: "Y lleiaf sy'n ddigon agos")),
      Column(
        "upper", .number, Text(en: "Most that is near enough", cy: "Y mwyaf sy'n ddigon agos")),
      Column(
        "mean", .number, Text(en: "Mean over the posterior", cy: "Cymedr dros yr ôl-ddosraniad")),
      Column(
        "standard_error", .number, Text(en: "Its standard error", cy: "Ei gyfeiliornad safonol")),
      Column(
        "world_lower", .number, Text(en: "5 % quantile of worlds", cy: "Cwantil 5 % y bydoedd")),
      Column(
        "world_upper", .number, Text(en: "95 % quantile of worlds", cy: "Cwantil 95 % y bydoedd")),
      Column("verdict", .text, Text(en: "'met' or 'missed'", cy: "'met' neu 'missed'")),
      Column("source", .text, Text(en: "Id of the source", cy: "Dynodwr y ffynhonnell")),
    ])

  static func calibrationWorlds(_ keys: [String], _ targets: [String]) -> Table {
    Table(
      "worlds",
      Text(
        en: "The simulated worlds: what went in, and what came out",
        cy: "Y bydoedd efelychol: yr hyn a aeth i mewn, a'r hyn a ddaeth allan"),
      columns: keys.map { Column($0, .number, Text(en: "A parameter", cy: "Paramedr")) }
        + targets.map { Column($0, .number, Text(en: "A target's figure", cy: "Ffigur targed")) })
  }
}
