import Evidence
import Experiments
import Reports
import Storage

/// What the cases show: claim by claim, the cases that were held out apart, and the counts.
struct VerdictTable {
  var cases: [JudgedCase]
  var outcomes: [Outcome]

  init(_ cases: [JudgedCase], outcomes: [Outcome]) {
    self.cases = cases
    self.outcomes = outcomes
  }

  func plain(_ language: Language, width: Int) -> String {
    tables(language).map { $0.plain(width: width) }.joined(separator: "\n")
      + "\n" + counts.map { $0[language] + "\n" }.joined()
  }

  func markdown(_ language: Language) -> String {
    tables(language).map { $0.markdown() }.joined(separator: "\n")
      + "\n" + counts.map { Markup.markdownCell($0[language]) + "\n" }.joined(separator: "\n")
  }

  private func tables(_ language: Language) -> [PrintedTable] {
    parts.filter { !$0.cases.isEmpty }.map { part in
      PrintedTable(
        caption: part.title[language],
        columns: [
          .init(Text(en: "claim", cy: "honiad")[language]),
          .init(Text(en: "simulated", cy: "efelychwyd")[language]),
          .init(Text(en: "verdict", cy: "dyfarniad")[language]),
          .init(Text(en: "evidence", cy: "tystiolaeth")[language]),
        ],
        rows: part.cases.flatMap { rows($0, language) })
    }
  }

  private func rows(_ judged: JudgedCase, _ language: Language) -> [PrintedTable.Row] {
    let heading = PrintedTable.Row.heading(
      judged.file.id + " – " + judged.file.scenario.title[language])
    if judged.file.claims.isEmpty {
      let nothing = Text(
        en: "The document claims nothing that can be checked; the case runs.",
        cy: "Nid yw'r ddogfen yn honni dim y gellir ei wirio; mae'r achos yn rhedeg.")
      return [
        heading,
        .cells([nothing[language], "", "–", judged.file.evidence.joined(separator: " ")]),
      ]
    }
    return [heading]
      + zip(judged.file.claims, judged.findings).map { claim, finding in
        var says = claim.says[language]
        if finding.verdict == .fails, let why = claim.why { says += " " + why[language] }
        return .cells([
          says, simulated(claim, finding, language), finding.verdict.label[language],
          claim.evidence.joined(separator: " "),
        ])
      }
  }

  /// The number that was judged, with its error, and what it is of.
  private func simulated(
    _ claim: Claim, _ finding: Claim.Finding, _ language: Language
  ) -> String {
    guard finding.value.isFinite else {
      return Text(en: "nothing to judge by", cy: "dim i farnu wrtho")[language]
    }
    let outcome = outcomes.first { $0.id == claim.column.outcome }
    let percent = Text(en: "%", cy: "%")
    func number(_ value: Double, _ error: Double, _ unit: Text, signed: Bool) -> String {
      let rounding = Rounding(uncertainty: error, magnitude: value, unit: unit)
      let text =
        signed ? rounding.difference(value, language) : rounding.level(value, language)
      return error.isFinite && error > 0 ? text + " ± " + rounding.width(error, language) : text
    }
    let unit = outcome?.unit ?? Text(en: "", cy: "")
    let label = outcome?.label[language] ?? claim.column.outcome
    switch claim.expectation {
    case .direction:
      let chance = finding.probability.map {
        " (" + Text(en: "probability ", cy: "tebygolrwydd ")[language]
          + probability($0, of: 100) + ")"
      }
      return label + " " + number(finding.value, finding.error, unit, signed: true)
        + (chance ?? "")
    case .level: return label + " " + number(finding.value, finding.error, unit, signed: false)
    case .change:
      return label + " "
        + number(100 * finding.value, 100 * finding.error, percent, signed: true)
    case .event:
      let share = number(100 * finding.value, 100 * finding.error, percent, signed: false)
      return Text(en: "in \(share) of the runs", cy: "mewn \(share) o'r rhediadau")[language]
    }
  }

  // MARK: The two parts

  private var parts: [(title: Text, cases: [JudgedCase])] {
    let shipped = cases.filter(\.isShipped)
    return [
      (
        Text(
          en: "Cases that the modellers may look at",
          cy: "Achosion y caiff y modelwyr edrych arnynt"
        ), shipped.filter { !$0.file.isHeldOut }
      ),
      (
        Text(
          en:
            "Cases held out, by the hash of their names: not looked at while the model was changed",
          cy:
            "Achosion a gadwyd ar wahân, yn ôl stwnsh eu henwau: ni edrychwyd arnynt wrth newid y "
            + "model"), shipped.filter(\.file.isHeldOut)
      ),
      (
        Text(
          en: "Cases from files of one's own", cy: "Achosion o'ch ffeiliau eich hun"),
        cases.filter { !$0.isShipped }
      ),
    ]
  }

  private var counts: [Text] {
    parts.filter { !$0.cases.isEmpty }.map { part in
      let verdicts = part.cases.flatMap(\.findings).map(\.verdict)
      let holds = verdicts.count { $0 == .holds }
      let fails = verdicts.count { $0 == .fails }
      let built = verdicts.count { $0 == .construction }
      let silent = part.cases.count { $0.file.claims.isEmpty }
      let lost = part.cases.flatMap(\.lost).count
      return Text(
        en:
          "\(part.title.en). Claims that hold: \(holds); that fail: \(fails), of which used to hold: "
          + "\(lost); by construction, and not counted: \(built). Cases: \(part.cases.count), of which "
          + "claim nothing that can be checked: \(silent).",
        cy:
          "\(part.title.cy). Honiadau sy'n dal: \(holds); sy'n methu: \(fails), ac o'r rheini'n arfer "
          + "dal: \(lost); o'r gosodiadau, heb eu cyfrif: \(built). Achosion: \(part.cases.count), ac "
          + "o'r rheini heb honni dim y gellir ei wirio: \(silent).")
    }
  }

  /// A row a claim, and one for a case that claims nothing.
  var data: DataRows {
    DataRows(
      columns: [
        "case", "claim", "held_out", "evidence", "outcome", "group", "than", "value", "error",
        "probability", "verdict", "expected",
      ],
      rows: cases.flatMap { judged -> [[Cell]] in
        let part = Cell.text(judged.isShipped && judged.file.isHeldOut ? "yes" : "no")
        let blank = [Cell](repeating: .missing, count: 6)
        if judged.file.claims.isEmpty {
          return [
            [
              .text(judged.file.id), .missing, part,
              .text(judged.file.evidence.joined(separator: " ")),
            ] + blank + [.text("nothing claimed"), .missing]
          ]
        }
        return zip(judged.file.claims, judged.findings).map { claim, finding in
          [
            .text(judged.file.id), .text(claim.id), part,
            .text(claim.evidence.joined(separator: " ")), .text(claim.column.outcome),
            .text(claim.column.group), claim.than.map { .text($0) } ?? .missing,
            finding.value.isFinite ? .number(finding.value) : .missing,
            finding.error.isFinite ? .number(finding.error) : .missing,
            finding.probability.map { .number($0) } ?? .missing,
            .text(finding.verdict.rawValue),
            expectedVerdict(case: judged.file.id, claim: claim.id)
              .map { .text($0.rawValue) } ?? .missing,
          ]
        }
      })
  }
}

extension Claim.Verdict {
  var label: Text {
    switch self {
    case .holds: Text(en: "holds", cy: "yn dal")
    case .fails: Text(en: "fails", cy: "yn methu")
    case .construction: Text(en: "by construction", cy: "o'r gosodiadau")
    }
  }
}
