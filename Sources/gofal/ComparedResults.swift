import Evidence
import Experiments
import Foundation
import Reports
import Storage

/// Two results beside each other: the figures that moved, and what is otherwise.
struct ComparedResults {
  /// A level, or a difference from the reference.
  struct Figure {
    var scenario: String
    /// The scenario that it is a difference from; nil for a level.
    var reference: String?
    var outcome: String
    var time: String
    var group: String
    /// Of a study: the number of the parameter set.
    var sample: String?
    var unit: String
    var estimate: Double
    /// Half the width of the 95 % simulation interval.
    var error: Double

    var key: [String?] { [scenario, reference, outcome, time, group, sample] }
    var isWhole: Bool { time == "all" && group == "all" && sample == nil }
  }

  struct Move {
    var before: Figure
    var after: Figure
    /// Half the width of the 95 % simulation interval of the change.
    var error: Double

    var change: Double { after.estimate - before.estimate }
    /// Beyond simulation error, and beyond what another order of additions does to the last digits: a
    /// billionth of the figure.
    var isResolved: Bool {
      let level = max(before.estimate.magnitude, after.estimate.magnitude)
      return change.magnitude > max(error, 1e-9 * level)
    }
  }

  private let before: Provenance
  private let after: Provenance
  private let titles: [String: Text]
  let causes: [Cause]
  let moves: [Move]
  /// Of a study: its parameter sets.
  let samples: Int

  /// Whether every outcome of every run is the same.
  var isSame: Bool { before.digest == after.digest }

  init(before: String, after: String) throws {
    self.before = try Self.provenance(before)
    self.after = try Self.provenance(after)
    let old = try Self.figures(before)
    let new = try Self.figures(after)
    causes = self.before.causes(to: self.after)
    let pairs =
      self.before.seed == self.after.seed && self.before.generator == self.after.generator
      ? try PairedRuns(before: before, after: after) : nil
    samples = Set(new.compactMap(\.sample)).count
    let known = Dictionary(old.map { ($0.key, $0) }) { first, _ in first }
    moves = new.compactMap { figure in
      // Both empty, or both the same number: not moved.
      guard let old = known[figure.key], old.estimate != figure.estimate,
        !old.estimate.isNaN || !figure.estimate.isNaN
      else { return nil }
      let apart = (old.error * old.error + figure.error * figure.error).squareRoot()
      let paired = figure.isWhole ? pairs?.error(of: figure) : nil
      return Move(before: old, after: figure, error: paired ?? apart)
    }
    let vocabulary = Catalogue.shipped.vocabulary
    var titles: [String: Text] = [:]
    for origin in self.after.scenarios {
      titles[origin.id] =
        readScenario(sources: origin.sources, vocabulary: vocabulary, overrides: []).file?.title
    }
    self.titles = titles
  }

  private static func provenance(_ path: String) throws -> Provenance {
    if access(path, F_OK) != 0 {
      throw Refusal(
        .file, Text(en: "\(path): no such folder.", cy: "\(path): nid oes ffolder o'r enw hwn."))
    }
    do {
      return try readProvenance(at: path)
    } catch {
      throw Refusal(.data, error.message)
    }
  }

  /// Levels and differences of the tables that every result has.
  private static func figures(_ folder: String) throws -> [Figure] {
    let results: Storage.Results
    do {
      results = try readResults(folder)
    } catch {
      throw Refusal(.data, error.message)
    }
    var figures: [Figure] = []
    for table in ["summary", "comparison"] where results.tables.contains(table) {
      try results.rows(of: table) { (columns, cells) throws(OutputFault) in
        func cell(_ name: String) -> String? {
          columns.firstIndex(of: name).flatMap { $0 < cells.count ? cells[$0] : nil }
        }
        func number(_ name: String) -> Double { cell(name).flatMap(Double.init) ?? .nan }
        figures.append(
          Figure(
            scenario: cell("scenario") ?? "", reference: cell("reference"),
            outcome: cell("outcome") ?? "", time: cell("time") ?? "", group: cell("group") ?? "",
            sample: cell("sample"), unit: cell("unit") ?? "",
            estimate: number("estimate"), error: (number("upper") - number("lower")) / 2))
      }
    }
    return figures
  }

  // MARK: Printing

  func plain(_ language: Language, width: Int) -> String {
    (verdict(language).flatMap { wrapped($0, width: width) }.joined(separator: "\n") + "\n\n"
      + table(language).map { $0.plain(width: width) + "\n" }.joined()
      + reasons(language).map { section in
        section.heading + "\n" + section.lines.map { "  " + Markup.visible($0) + "\n" }.joined()
      }.joined())
  }

  func markdown(_ language: Language) -> String {
    verdict(language).map { Markup.markdownCell($0) + "\n\n" }.joined()
      + table(language).map { $0.markdown() + "\n" }.joined()
      + reasons(language).map { section in
        "**\(section.heading)**\n\n"
          + section.lines.map { "- " + Markup.markdownCell($0) + "\n" }.joined() + "\n"
      }.joined()
  }

  private func verdict(_ language: Language) -> [String] {
    if isSame {
      return [
        Text(
          en: "Same: every outcome of every run is as it was.",
          cy: "Yr un fath: mae pob canlyniad ym mhob rhediad fel yr oedd.")[language]
      ]
    }
    let whole = moves.contains(where: \.after.isWhole) ? moves.filter(\.after.isWhole) : moves
    let (count, resolved) = (whole.count, whole.filter(\.isResolved).count)
    var texts = [
      Text(
        en:
          "Different: \(count) figures moved, \(resolved) of them by more than the simulation error "
          + "(●). Shown are these and the headlines; --format csv has all.",
        cy: "Gwahanol: symudodd \(count) o ffigurau, \(resolved) ohonynt o fwy na'r gwall efelychu "
          + "(●). Dangosir y rhain a'r prif ganlyniadau; mae'r cyfan yn --format csv.")
    ]
    let kinds = Set(causes.map(\.kind))
    if kinds.isEmpty {
      texts.append(
        Text(
          en: "Nothing that was recorded is otherwise. Was one of the programs built from changed "
            + "files?",
          cy: "Nid oes dim a gofnodwyd yn wahanol. A adeiladwyd un o'r rhaglenni o ffeiliau a "
            + "newidiwyd?"))
    } else if kinds == [.worlds] {
      texts.append(
        Text(
          en: "Only the simulated worlds are otherwise, so that the figures moved by chance. Other "
            + "worlds have other values of the parameters, which the simulation error does not hold.",
          cy: "Dim ond y bydoedd a efelychwyd sy'n wahanol, felly drwy hap y symudodd y ffigurau. "
            + "Mae gan fydoedd eraill werthoedd eraill i'r paramedrau, nad ydynt yn y gwall "
            + "efelychu."))
    } else if kinds.count == 1 {
      texts.append(
        Text(
          en: "One kind of thing is otherwise, so that the figures moved because of it.",
          cy: "Un math o beth sy'n wahanol, felly o'i herwydd ef y symudodd y ffigurau."))
    }
    return texts.map { $0[language] }
  }

  private func table(_ language: Language) -> [PrintedTable] {
    let headlines = Set(Outcome.all.filter(\.isHeadline).map(\.id))
    let whole = moves.filter {
      $0.after.isWhole && ($0.isResolved || headlines.contains($0.after.outcome))
    }
    if whole.isEmpty { return studyTable(language).map { [$0] } ?? [] }
    var rows: [PrintedTable.Row] = []
    var heading: [String?]?
    for move in whole {
      let place = [move.after.scenario, move.after.reference]
      if place != heading {
        heading = place
        rows.append(
          .heading(caption(move.after.scenario, comparedWith: move.after.reference, language)))
      }
      rows.append(.cells(cells(move, language)))
    }
    return [
      PrintedTable(
        columns: [
          .init(Text(en: "outcome (unit)", cy: "canlyniad (uned)")[language]),
          .init(Text(en: "was", cy: "gynt")[language], .trailing),
          .init(Text(en: "is", cy: "bellach")[language], .trailing),
          .init(Text(en: "moved", cy: "symudiad")[language], .trailing),
          .init(Text(en: "± error", cy: "± gwall")[language], .trailing),
          .init(""),
        ], rows: rows)
    ]
  }

  /// What stands above the figures of a scenario, or of its differences from another.
  func caption(_ scenario: String, comparedWith reference: String?, _ language: Language) -> String
  {
    let name = title(scenario)
    guard let reference = reference.map(title) else { return name[language] }
    return Text(
      en: "\(name.en), compared with: \(reference.en)",
      cy: "\(name.cy), o'i gymharu â: \(reference.cy)")[language]
  }

  private func title(_ scenario: String) -> Text {
    titles[scenario] ?? Text(en: scenario, cy: scenario)
  }

  private func cells(_ move: Move, _ language: Language) -> [String] {
    let outcome = Outcome.all.first { $0.id == move.after.outcome }
    let unit = outcome?.unit ?? Text(en: move.after.unit, cy: move.after.unit)
    let error = move.error > 0 ? move.error : nil
    let rounding = Rounding(
      // A change that is resolved keeps a digit.
      uncertainty: error.map { move.isResolved ? min($0, move.change.magnitude) : $0 },
      magnitude: max(move.before.estimate.magnitude, move.after.estimate.magnitude), unit: unit,
      isShort: true)
    func figure(_ value: Double) -> String {
      if !value.isFinite { return "–" }
      return move.after.reference == nil
        ? rounding.level(value, language) : rounding.difference(value, language)
    }
    return [
      outcome.map { "\($0.label[language]) (\($0.unitLabel[language]))" } ?? move.after.outcome,
      figure(move.before.estimate), figure(move.after.estimate),
      move.change.isFinite ? rounding.difference(move.change, language) : "–",
      error.map { rounding.width($0, language) } ?? "–",
      move.isResolved ? "●" : "",
    ]
  }

  private func reasons(_ language: Language) -> [(heading: String, lines: [String])] {
    Cause.Kind.allCases.compactMap { kind in
      let lines = causes.filter { $0.kind == kind }.map(\.text[language])
      return lines.isEmpty ? nil : (kind.label[language], lines)
    }
  }

  var data: DataRows {
    DataRows(
      columns: [
        "scenario", "reference", "sample", "outcome", "time", "group", "before", "after", "change",
        "error", "unit",
      ],
      rows: moves.map { move in
        let figure = move.after
        func number(_ value: Double) -> Cell { value.isFinite ? .number(value) : .missing }
        return [
          .text(figure.scenario), figure.reference.map { .text($0) } ?? .missing,
          figure.sample.map { .text($0) } ?? .missing, .text(figure.outcome), .text(figure.time),
          .text(figure.group), number(move.before.estimate), number(move.after.estimate),
          number(move.change), number(move.error), .text(figure.unit),
        ]
      })
  }

  func json(_ language: Language) -> JSON {
    .object([
      .init("same", .bool(isSame)),
      .init("digest_before", .string(before.digest)), .init("digest_after", .string(after.digest)),
      .init(
        "causes",
        .array(
          causes.map {
            .object([
              .init("kind", .string($0.kind.rawValue)), .init("text", .string($0.text[language])),
            ])
          })), .init("moved", data.json()),
    ])
  }
}

/// The same worlds in two results, by which a change is known far better than from their levels.
struct PairedRuns {
  private struct Run: Hashable {
    var scenario: String
    var draw: Int
    var replicate: Int
  }

  private struct Runs {
    var columns: [String] = []
    var values: [Run: [Double]] = [:]

    init(_ folder: String) throws(OutputFault) {
      let results = try readResults(folder)
      guard results.tables.contains("outcomes_wide") else { return }
      var columns: [String] = []
      var values: [Run: [Double]] = [:]
      try results.rows(of: "outcomes_wide") { (names, cells) throws(OutputFault) in
        // A study's rows have their sample beside the draw, and are not paired here.
        guard Array(names.prefix(4)) == ["run_id", "scenario", "draw", "replicate"],
          let draw = Int(cells[2]), let replicate = Int(cells[3])
        else { return }
        columns = names
        values[Run(scenario: cells[1], draw: draw, replicate: replicate)] = cells.map {
          Double($0) ?? .nan
        }
      }
      self.columns = columns
      self.values = values
    }

    func value(_ outcome: String, in run: Run, from reference: String?) -> Double {
      guard let column = columns.firstIndex(of: outcome), let own = values[run]?[column] else {
        return .nan
      }
      guard let reference else { return own }
      let other = Run(scenario: reference, draw: run.draw, replicate: run.replicate)
      return own - (values[other]?[column] ?? .nan)
    }
  }

  private let before: Runs
  private let after: Runs

  init(before: String, after: String) throws(OutputFault) {
    self.before = try Runs(before)
    self.after = try Runs(after)
  }

  /// Half the width of the 95 % simulation interval of a figure's change; nil where fewer than two
  /// worlds are in both results.
  func error(of figure: ComparedResults.Figure) -> Double? {
    let runs = after.values.keys.filter { $0.scenario == figure.scenario }
      .sorted { ($0.draw, $0.replicate) < ($1.draw, $1.replicate) }
    var changes: [Double] = []
    var draws: [Int] = []
    for run in runs {
      let change =
        after.value(figure.outcome, in: run, from: figure.reference)
        - before.value(figure.outcome, in: run, from: figure.reference)
      if change.isFinite {
        changes.append(change)
        draws.append(run.draw)
      }
    }
    return changes.count < 2 ? nil : RandomEffects(changes, draw: draws).halfWidth(level: 0.95)
  }
}
