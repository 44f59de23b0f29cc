import Evidence
import Experiments

/// What `gofal run` prints: the reference's levels, and for each other scenario the paired
/// differences, by heading, with what chance and ignorance leave open.
public struct ComparisonTable: Sendable {
  public struct ComparedScenario: Sendable {
    /// The scenario's own name in kebab-case.
    public var id: String
    public var title: Text

    public init(id: String, title: Text) {
      self.id = id
      self.title = title
    }
  }

  /// One outcome in one scenario, averaged over draws and replications [the outcome's unit].
  public struct Level: Sendable {
    public var mean: Double
    /// Half the width of the 95 % simulation interval; NaN where one run tells nothing of it.
    public var error: Double

    public init(mean: Double, error: Double) {
      self.mean = mean
      self.error = error
    }
  }

  /// The parameter that a difference goes with most, among all that nobody knows exactly.
  public struct Mover: Sendable {
    public var label: Text
    /// Share of what is not known of the difference, from 0 to 1.
    public var share: Double

    public init(label: Text, share: Double) {
      self.label = label
      self.share = share
    }
  }

  /// One outcome's paired difference from the reference [the outcome's unit].
  public struct Difference: Sendable {
    public var mean: Double
    /// Half the width of the 95 % simulation interval.
    public var simulationError: Double
    /// From the 5th to the 95th percentile of the expected difference over draws; nil where there is
    /// one draw only, or the outcome follows by construction.
    public var range: ClosedRange<Double>?
    /// Probability over draws that the expected difference is for the better; nil where neither
    /// direction is better.
    public var better: Double?
    /// The simulation interval excludes zero.
    public var isResolved: Bool
    /// The range over draws excludes zero.
    public var isRobust: Bool
    /// Nil where no parameter stands out, or it was not looked at.
    public var mover: Mover?

    public init(
      mean: Double, simulationError: Double, range: ClosedRange<Double>?, better: Double?,
      isResolved: Bool, isRobust: Bool
    ) {
      self.mean = mean
      self.simulationError = simulationError
      self.range = range
      self.better = better
      self.isResolved = isResolved
      self.isRobust = isRobust
    }
  }

  public struct Line: Sendable {
    public var outcome: Outcome
    public var reference: Level
    /// One an other scenario, in order; nil where nothing could be compared.
    public var differences: [Difference?]

    public init(outcome: Outcome, reference: Level, differences: [Difference?]) {
      self.outcome = outcome
      self.reference = reference
      self.differences = differences
    }
  }

  public var reference: ComparedScenario
  public var others: [ComparedScenario]
  public var lines: [Line]
  /// How many parameter sets were run; 1 where the parameters were fixed.
  public var draws: Int
  /// Whether it was looked at which parameter moves each headline.
  public var isScreened: Bool
  /// Sentences on what was outside the evidence, or assumed, as they are to be printed.
  public var cautions: [Text]

  public init(
    reference: ComparedScenario, others: [ComparedScenario], lines: [Line], draws: Int,
    isScreened: Bool = false, cautions: [Text] = []
  ) {
    self.reference = reference
    self.others = others
    self.lines = lines
    self.draws = draws
    self.isScreened = isScreened
    self.cautions = cautions
  }

  // MARK: Tables

  /// One table for each other scenario; of a single scenario, one table of levels.
  public func tables(_ language: Language) -> [PrintedTable] {
    others.isEmpty
      ? [levels(language)] : others.indices.map { comparison(of: $0, language) }
  }

  /// The tables, the legend and the paragraph, for a terminal of `width` cells.
  public func plain(_ language: Language, width: Int = 100) -> String {
    var parts = tables(language).map { $0.plain(width: width) }
    parts += [legend(language), paragraph(language)].filter { !$0.isEmpty }.map {
      $0.split(separator: "\n").flatMap { wrapped(Markup.visible(String($0)), width: width) }
        .joined(separator: "\n") + "\n"
    }
    return parts.joined(separator: "\n")
  }

  /// The same in Markdown, to be pasted into a paper.
  public func markdown(_ language: Language) -> String {
    var parts = tables(language).map { $0.markdown() }
    parts += [legend(language), paragraph(language)].filter { !$0.isEmpty }.map {
      $0.split(separator: "\n").map { Markup.markdownCell(String($0)) }.joined(separator: "\n\n")
        + "\n"
    }
    return parts.joined(separator: "\n")
  }

  private func levels(_ language: Language) -> PrintedTable {
    PrintedTable(
      caption: reference.title[language],
      columns: [
        .init(ComparisonTable.outcomeHeader[language]),
        .init(Text(en: "level", cy: "lefel")[language], .trailing),
        .init(Text(en: "± error", cy: "± gwall")[language], .trailing),
      ],
      rows: rows(language) { line in
        let rounding = ComparisonTable.rounding(level: line.reference, unit: line.outcome.unit)
        let error = line.reference.error
        return [
          rounding.level(line.reference.mean, language),
          line.outcome.origin == .construction || !error.isFinite
            ? "–" : rounding.width(error, language),
        ]
      })
  }

  private func comparison(of other: Int, _ language: Language) -> PrintedTable {
    PrintedTable(
      caption: Text(
        en: "\(others[other].title.en), compared with: \(reference.title.en)",
        cy: "\(others[other].title.cy), o'i gymharu â: \(reference.title.cy)")[language],
      columns: [
        .init(ComparisonTable.outcomeHeader[language]),
        .init(Text(en: "reference", cy: "cyfeirio")[language], .trailing),
        .init(Text(en: "difference", cy: "gwahaniaeth")[language], .trailing),
        .init(Text(en: "± error", cy: "± gwall")[language], .trailing),
        .init(Text(en: "90% range", cy: "amrediad 90%")[language], .trailing),
        .init(Text(en: "better", cy: "gwell")[language], .trailing),
        .init("", .leading),
      ],
      rows: rows(language) { line in
        let level = ComparisonTable.rounding(level: line.reference, unit: line.outcome.unit)
          .level(line.reference.mean, language)
        guard other < line.differences.count, let difference = line.differences[other],
          difference.mean.isFinite
        else { return [level, "–", "–", "–", "–", ""] }
        let rounding = ComparisonTable.rounding(difference, unit: line.outcome.unit)
        if line.outcome.origin == .construction {
          return [level, rounding.difference(difference.mean, language), "–", "–", "–", ""]
        }
        return [
          level,
          rounding.difference(difference.mean, language),
          difference.simulationError.isFinite
            ? rounding.width(difference.simulationError, language) : "–",
          difference.range.map { rounding.range($0, language) } ?? "–",
          difference.better.map { probability($0, of: draws) } ?? "–",
          (difference.isResolved ? "●" : "") + (difference.isRobust ? "◆" : ""),
        ]
      })
  }

  /// The headlines, the headings, and apart what follows by construction.
  private func rows(
    _ language: Language, numbers: (Line) -> [String]
  ) -> [PrintedTable.Row] {
    func cells(_ line: Line) -> PrintedTable.Row {
      // Beside every headline: the paragraph below says what was outside the evidence.
      let mark = line.outcome.isHeadline && !cautions.isEmpty ? " †" : ""
      return .cells(
        [line.outcome.label[language] + " (" + line.outcome.unitLabel[language] + ")" + mark]
          + numbers(line))
    }
    var rows: [PrintedTable.Row] = []
    func section(_ title: Text, _ lines: [Line]) {
      if lines.isEmpty { return }
      rows.append(.heading(title[language].uppercased()))
      rows += lines.map(cells)
    }
    let simulated = lines.filter { $0.outcome.origin != .construction }
    section(Text(en: "Headlines", cy: "Prif ganlyniadau"), simulated.filter(\.outcome.isHeadline))
    for heading in Heading.allCases {
      section(
        heading.label,
        simulated.filter { $0.outcome.heading == heading && !$0.outcome.isHeadline })
    }
    section(
      Text(
        en: "By construction (follows from the mix alone)",
        cy: "Drwy ddiffiniad (yn dilyn o'r cymysgedd yn unig)"),
      lines.filter { $0.outcome.origin == .construction })
    return rows
  }

  private static let outcomeHeader = Text(en: "outcome (unit)", cy: "canlyniad (uned)")

  /// Two or three digits of a level, as its error allows.
  public static func rounding(level: Level, unit: Text) -> Rounding {
    Rounding(
      uncertainty: level.error / 2, magnitude: level.mean, unit: unit, isLevel: true, isShort: true)
  }

  /// The error decides the digits, or the range where that is known and wider: digits that nobody
  /// knows would only look exact.
  public static func rounding(
    _ difference: Difference, unit: Text, isShort: Bool = true
  ) -> Rounding {
    let ends = difference.range.map { [$0.lowerBound, $0.upperBound] } ?? []
    let magnitude = (ends + [difference.mean]).map(\.magnitude).max() ?? 0
    let halfRange = difference.range.map { ($0.upperBound - $0.lowerBound) / 2 } ?? 0
    var uncertainty = max(
      difference.simulationError.isFinite ? difference.simulationError : 0, halfRange / 10)
    // An effect that is resolved keeps a digit.
    if difference.mean != 0, difference.isResolved {
      uncertainty = min(uncertainty, difference.mean.magnitude)
    }
    return Rounding(
      uncertainty: uncertainty > 0 ? uncertainty : nil, magnitude: magnitude, unit: unit,
      isShort: isShort)
  }

  // MARK: Words

  /// What the columns and marks mean; empty where a single scenario is shown.
  public func legend(_ language: Language) -> String {
    if others.isEmpty {
      return Text(
        en: "± error: half of the 95% interval of the simulation.",
        cy: "± gwall: hanner cyfwng 95% yr efelychiad.")[language]
    }
    let marks = Text(
      en:
        "± error: half of the 95% interval of the simulation. 90% range: of the expected difference, "
        + "over what nobody knows. better: the probability, over the same, that the expected "
        + "difference is for the better.\n"
        + "● resolved: the simulation interval excludes zero. ◆ robust: the 90% range excludes zero. "
        + "The marks of the headlines hold for all of them together, so that one may lack a mark "
        + "although its own range excludes zero; the rest is exploratory. "
        + "Differences of percentages are in percentage points.",
      cy:
        "± gwall: hanner cyfwng 95% yr efelychiad. amrediad 90%: amrediad y gwahaniaeth disgwyliedig, "
        + "dros yr hyn nad oes neb yn ei wybod. gwell: y tebygolrwydd, dros yr un peth, bod y "
        + "gwahaniaeth disgwyliedig er gwell.\n"
        + "● pendant: nid yw cyfwng yr efelychiad yn cynnwys sero. ◆ cadarn: nid yw'r amrediad 90% yn "
        + "cynnwys sero. Mae marciau'r prif ganlyniadau yn dal ar gyfer pob un ohonynt gyda'i gilydd, "
        + "felly gall un fod heb farc er nad yw ei amrediad ei hun yn cynnwys sero; archwiliadol yw'r "
        + "gweddill. Mewn pwyntiau canran y mae gwahaniaethau rhwng canrannau.")
    return marks[language]
  }

  /// In plain words: what changes most, what is not known, what rests on a number and what on
  /// behaviour, what was outside the evidence. One paragraph an other scenario, and the cautions.
  public func paragraph(_ language: Language) -> String {
    var paragraphs = others.indices.map {
      sentences(on: $0, language).joined(separator: " ")
    }.filter { !$0.isEmpty }
    if !cautions.isEmpty {
      let list = cautions.map { $0[language] }.joined(separator: " ")
      paragraphs.append(
        Text(en: "† Outside the evidence: ", cy: "† Y tu hwnt i'r dystiolaeth: ")[language] + list)
    }
    return paragraphs.joined(separator: "\n")
  }

  /// `legend` and `paragraph` line by line, for a page.
  var legends: [Text] { lines(legend) }
  var paragraphs: [Text] { lines(paragraph) }

  private func lines(_ words: (Language) -> String) -> [Text] {
    zip(words(.english).split(separator: "\n"), words(.welsh).split(separator: "\n"))
      .map { Text(en: String($0), cy: String($1)) }
  }

  /// As many in each language; none where no headline could be compared.
  func sentences(on other: Int, _ language: Language) -> [String] {
    let headlines = lines.filter { line in
      line.outcome.isHeadline && line.outcome.origin != .construction
        && other < line.differences.count && line.differences[other]?.mean.isFinite == true
    }
    func difference(_ line: Line) -> Difference? { line.differences[other] }
    // Differences of different units are ranked by how often the smallest one that matters goes into
    // them.
    func weight(_ line: Line) -> Double {
      let size = difference(line)?.mean.magnitude ?? 0
      return line.outcome.smallestDifference > 0 ? size / line.outcome.smallestDifference : size
    }
    func named(_ line: Line) -> String {
      guard let difference = difference(line) else { return line.outcome.label[language] }
      let rounding = ComparisonTable.rounding(
        difference, unit: line.outcome.unit, isShort: false)
      return line.outcome.label[language] + " ("
        + line.outcome.said(rounding.difference(difference.mean, language), language) + ")"
    }
    func list(_ lines: [Line], _ name: (Line) -> String) -> String {
      lines.map(name).joined(separator: "; ")
    }
    if headlines.isEmpty { return [] }
    let title = others[other].title[language]
    let resolved = headlines.filter { difference($0)?.isResolved == true }
      .sorted { weight($0) > weight($1) }
    var sentences: [String] = []
    if resolved.isEmpty {
      sentences.append(
        Text(
          en: "\(title): no headline differs from the reference by more than chance leaves open.",
          cy:
            "\(title): nid oes yr un prif ganlyniad yn wahanol i'r senario gyfeirio y tu hwnt i'r hyn y mae "
            + "hap yn ei adael yn agored.")[language])
    } else {
      let most = list(Array(resolved.prefix(3)), named)
      sentences.append(
        Text(
          en: "\(title): what changes most among the headlines: \(most).",
          cy: "\(title): yr hyn sy'n newid fwyaf ymhlith y prif ganlyniadau: \(most).")[language])
      let small = resolved.prefix(3).filter { weight($0) < 1 }
      if !small.isEmpty {
        let names = list(Array(small), { $0.outcome.label[language] })
        sentences.append(
          Text(
            en: "Smaller than the smallest difference that matters: \(names).",
            cy: "Llai na'r gwahaniaeth lleiaf o bwys: \(names).")[language])
      }
    }
    let open = headlines.filter { difference($0)?.isRobust != true }
    if draws < 2 {
      sentences.append(
        Text(
          en: "With one set of parameters, nothing can be said of what nobody knows.",
          cy: "Gydag un set o baramedrau, ni ellir dweud dim am yr hyn nad oes neb yn ei wybod.")[
            language])
    } else if open.isEmpty {
      sentences.append(
        Text(
          en: "The direction of every headline stands whatever is assumed within the ranges.",
          cy: "Mae cyfeiriad pob prif ganlyniad yn dal, beth bynnag a dybir o fewn yr amrediadau.")[
            language])
    } else {
      let names = list(open, { $0.outcome.label[language] })
      sentences.append(
        Text(
          en: "Not known, since the direction depends on what nobody knows (all headlines judged "
            + "together): \(names).",
          cy: "Ni wyddys, gan fod y cyfeiriad yn dibynnu ar yr hyn nad oes neb yn ei wybod (a "
            + "barnu'r holl brif ganlyniadau gyda'i gilydd): \(names)."
        )[
          language])
    }
    if isScreened, draws > 1, draws < Screening.fewestDraws, !resolved.isEmpty {
      sentences.append(
        Text(
          en: "Too few draws (\(draws)) to tell which one parameter each difference rests on most: "
            + "that takes \(Screening.fewestDraws).",
          cy: "Nid yw \(draws) set o baramedrau'n ddigon i ddweud ar ba un y mae pob gwahaniaeth "
            + "yn dibynnu fwyaf: mae angen \(Screening.fewestDraws).")[language])
    } else if isScreened, draws > 1, !resolved.isEmpty {
      let moved = resolved.filter { difference($0)?.mover != nil }
      if !moved.isEmpty {
        let names = list(moved) { line in
          guard let mover = difference(line)?.mover else { return "" }
          let share = "\(Int((100 * mover.share).rounded()))%"
          return Text(
            en: "\(line.outcome.label.en): ‘\(mover.label.en)’ (\(share))",
            cy: "\(line.outcome.label.cy): ‘\(mover.label.cy)’ (\(share))")[language]
        }
        sentences.append(
          Text(
            en: "The one parameter that each rests on most, with its share of what is not known: "
              + "\(names).",
            cy: "Yr un paramedr y mae pob un yn dibynnu fwyaf arno, gyda'i gyfran o'r hyn nad yw'n "
              + "hysbys: \(names).")[language])
      }
      let unmoved = resolved.filter { difference($0)?.mover == nil }
      if !unmoved.isEmpty {
        let names = list(unmoved) { $0.outcome.label[language] }
        sentences.append(
          Text(
            en: "No single parameter stands out for: \(names).",
            cy: "Nid oes un paramedr yn sefyll allan ar gyfer: \(names).")[language])
      }
    }
    let put = resolved.filter { $0.outcome.origin == .number }
    let behaved = resolved.filter { $0.outcome.origin == .behaviour }
    if !put.isEmpty {
      let names = list(put, { $0.outcome.label[language] })
      sentences.append(
        Text(
          en: "What rests on numbers that were put in: \(names).",
          cy: "Yr hyn sy'n dibynnu ar rifau a roddwyd i mewn: \(names).")[language])
    }
    if !behaved.isEmpty {
      let names = list(behaved, { $0.outcome.label[language] })
      sentences.append(
        Text(
          en: "What rests on how people, workers, providers and the authority behave: \(names).",
          cy:
            "Yr hyn sy'n dibynnu ar sut y mae pobl, gweithwyr, darparwyr a'r awdurdod yn ymddwyn: \(names)."
        )[
          language])
    }
    return sentences
  }
}
