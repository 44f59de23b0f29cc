import Analysis
import Evidence
import Foundation
import Reports
import Storage

/// What an analysis found: numbers with their errors, and what has to be said beside them.
struct Answer {
  struct Row {
    /// The id in data.
    var measure: String
    var label: Text
    /// What it is about, from the widest: a scenario, an outcome, the inputs. Ids in data.
    var about: [String]
    /// The same for people.
    var shown: Text
    var estimate: Double
    var standardError = Double.nan
    var lower = Double.nan
    var upper = Double.nan
    var unit = Text(en: "", cy: "")
    var method: Finding.Method?
    var ties = TieRule.immaterial
    var noiseShare: Double?
    var cautions: [Caution] = []
    /// In data, and not in what people see.
    var isDetail = false

    /// - Parameters:
    ///   - scope: ids before the finding's inputs.
    ///   - joint: what stands between inputs: a plus sign where they are taken together.
    init(
      _ finding: Finding, scope: [String] = [], joint: String = "+", shown: Text? = nil,
      unit: Text = Text(en: "", cy: "")
    ) {
      measure = finding.measure.rawValue
      label = finding.measure.label
      let inputs = finding.inputs.joined(separator: joint)
      about = scope + (inputs.isEmpty ? [] : [inputs])
      let text = about.joined(separator: ": ")
      self.shown = shown ?? Text(en: text, cy: text)
      estimate = finding.estimate
      standardError = finding.standardError
      lower = finding.lower
      upper = finding.upper
      self.unit = finding.measure.ownUnit ?? unit
      method = finding.method
      ties = finding.ties
      noiseShare = finding.noiseShare
      cautions = finding.cautions
    }

    init(
      _ measure: String, _ label: Text, about: [String], shown: Text? = nil, estimate: Double,
      standardError: Double = .nan, unit: Text = Text(en: "", cy: "")
    ) {
      self.measure = measure
      self.label = label
      self.about = about
      let text = about.joined(separator: ": ")
      self.shown = shown ?? Text(en: text, cy: text)
      self.estimate = estimate
      self.standardError = standardError
      self.unit = unit
    }

    var isRefused: Bool { cautions.contains(where: \.isRefusal) }
  }

  struct Section {
    var title: Text
    var rows: [Row]
    /// Sentences below the numbers.
    var notes: [Text] = []
  }

  var sections: [Section] = []

  /// A number in a sentence: as it was stated.
  static func stated(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }

  func print(as format: OutputFormat, _ console: Console) throws {
    switch format {
    case .table, .markdown:
      try console.print(people(console, isMarkdown: format == .markdown))
    case .csv: try console.print(data.text())
    case .xlsxFriendly: try console.print(data.text(DataRows.spreadsheet))
    case .json: try console.print(json(console.language).document)
    }
    guard format == .csv || format == .xlsxFriendly else { return }
    // The columns of the data have no room for what must be known to use them.
    for text in cautions { console.warn(text) }
    for note in sections.flatMap(\.notes) { console.note(note) }
  }

  private var rows: [Row] { sections.flatMap(\.rows) }

  /// Every caution once, in order, with the measures that it stands beside.
  private var cautions: [Text] {
    var order: [Caution] = []
    var places: [Caution: [String]] = [:]
    for row in rows {
      for caution in row.cautions {
        if places[caution] == nil { order.append(caution) }
        if places[caution]?.contains(row.measure) != true {
          places[caution, default: []].append(row.measure)
        }
      }
    }
    return order.map { caution in
      let names = (places[caution] ?? []).joined(separator: ", ") + ": "
      return Text(en: names, cy: names).followed(by: caution.text)
    }
  }

  // MARK: For programs

  /// A number that is refused is missing: nobody who reads a column only would see the warning.
  private var data: DataRows {
    DataRows(
      columns: ["measure", "inputs", "estimate", "standard_error", "lower", "upper", "unit"],
      rows: rows.map { row in
        let numbers = [row.estimate, row.standardError, row.lower, row.upper]
        return [.text(row.measure), Self.text(row.about.joined(separator: ":"))]
          + numbers.map { row.isRefused ? .missing : .number($0) } + [Self.text(row.unit.en)]
      })
  }

  private static func text(_ text: String) -> Cell { text.isEmpty ? .missing : .text(text) }

  private func json(_ language: Language) -> JSON {
    .array(
      rows.map { row in
        func number(_ value: Double) -> JSON { row.isRefused ? .null : .number(value) }
        return .object([
          .init("measure", .string(row.measure)),
          .init("inputs", .array(row.about.map { .string($0) })),
          .init("estimate", number(row.estimate)),
          .init("standard_error", number(row.standardError)),
          .init("lower", number(row.lower)), .init("upper", number(row.upper)),
          .init("unit", .string(row.unit.en)),
          .init("estimator", row.method.map { .string($0.name[language]) } ?? .null),
          .init("source", row.method.map { .string($0.source) } ?? .null),
          .init("ties", .string(row.ties.rawValue)),
          .init("noise_share", row.noiseShare.map { .number($0) } ?? .null),
          .init("refused", .bool(row.isRefused)),
          .init("cautions", .array(row.cautions.map { .string($0.text[language]) })),
        ])
      })
  }

  // MARK: For people

  private func people(_ console: Console, isMarkdown: Bool) -> String {
    let language = console.language
    var text = ""
    for section in sections {
      let title = section.title[language]
      text += text.isEmpty ? "" : "\n"
      if isMarkdown {
        text += "## " + Markup.markdownCell(title) + "\n\n"
      } else {
        text += Markup.visible(title).uppercased() + "\n"
      }
      let rows = section.rows.filter { !$0.isDetail }
      var said: [String] = []
      func mark(_ sentence: String) -> Int {
        if let place = said.firstIndex(of: sentence) { return place + 1 }
        said.append(sentence)
        return said.count
      }
      let hasError = rows.contains { $0.standardError.isFinite }
      let hasRange = rows.contains { $0.lower.isFinite }
      let cells = rows.map { row -> [String] in
        var marks: [Int] = []
        for caution in row.cautions { marks.append(mark(caution.text[language])) }
        if row.ties != .immaterial { marks.append(mark(row.ties.text[language])) }
        var cells = [row.label[language], row.shown[language]]
        let digits = row.rounding
        func level(_ value: Double) -> String {
          row.isRefused ? "–" : digits.level(value, language)
        }
        cells.append(
          row.isRefused
            ? Text(en: "no answer", cy: "dim ateb")[language] : level(row.estimate))
        if hasError { cells.append(level(row.standardError)) }
        if hasRange {
          cells.append(
            row.isRefused || !row.lower.isFinite
              ? "–" : level(row.lower) + (language == .english ? " to " : " i ") + level(row.upper))
        }
        cells.append(row.unit[language])
        cells.append(marks.map { "[\($0)]" }.joined(separator: " "))
        return cells
      }
      func column(_ en: String, _ cy: String, _ alignment: PrintedTable.Alignment = .leading)
        -> PrintedTable.Column
      { PrintedTable.Column(Text(en: en, cy: cy)[language], alignment) }
      var columns = [
        column("measure", "mesur"), column("of", "am"),
        column("estimate", "amcangyfrif", .trailing),
      ]
      if hasError { columns.append(column("standard error", "gwall safonol", .trailing)) }
      if hasRange { columns.append(column("95% interval", "cyfwng 95%", .trailing)) }
      columns += [column("unit", "uned"), column("notes", "nodiadau")]
      if !cells.isEmpty {
        let table = PrintedTable(columns: columns, rows: cells)
        text += isMarkdown ? table.markdown() : table.plain(width: console.width)
      }
      var sentences = said.enumerated().map { "[\($0.offset + 1)] " + $0.element }
      sentences += section.notes.map { $0[language] }
      sentences += methods(rows, language)
      if !sentences.isEmpty { text += "\n" }
      for sentence in sentences {
        text +=
          isMarkdown
          ? Markup.markdownCell(sentence) + "\n\n"
          : wrapped(Markup.visible(sentence), width: console.width).joined(separator: "\n") + "\n"
      }
    }
    return text
  }

  /// Which estimator each measure has, and whose it is.
  private func methods(_ rows: [Row], _ language: Language) -> [String] {
    var order: [Finding.Method] = []
    var places: [Finding.Method: [String]] = [:]
    for row in rows {
      guard let method = row.method else { continue }
      if places[method] == nil { order.append(method) }
      let label = row.label[language]
      if places[method]?.contains(label) != true { places[method, default: []].append(label) }
    }
    return order.map { method in
      let names = (places[method] ?? []).joined(separator: ", ")
      return "\(names): \(method.name[language]) (\(method.source))"
    }
  }
}

extension Answer.Row {
  fileprivate var rounding: Rounding {
    Rounding(
      uncertainty: standardError.isFinite && standardError > 0 ? standardError : nil,
      magnitude: max(abs(estimate), lower.isFinite ? abs(lower) : 0), unit: unit)
  }
}
