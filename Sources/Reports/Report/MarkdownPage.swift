import Evidence

/// A report as Markdown, to be pasted into a paper: charts stand as their numbers.
public struct MarkdownPage: Sendable {
  public var report: Report
  /// File name of the same report in the other language, beside this one; nil where there is none.
  public var other: String?

  public init(_ report: Report, other: String?) {
    self.report = report
    self.other = other
  }

  public func text(_ language: Language) -> String {
    var parts = ["# " + Markup.markdownCell(report.title[language])]
    if let other {
      let name = Text(en: "Cymraeg", cy: "English")[language]
      parts.append("[\(name)](<\(Markup.markdownCell(other))>)")
    }
    parts.append(Markup.markdownCell(report.subtitle[language]))
    for section in report.sections {
      parts.append("## " + Markup.markdownCell(section.heading[language]))
      parts += section.blocks.flatMap { markdown($0, language) }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func markdown(_ block: Report.Block, _ language: Language) -> [String] {
    switch block {
    case .heading(let text): ["### " + Markup.markdownCell(text[language])]
    case .paragraph(let text): [Markup.markdownCell(text[language])]
    case .caution(let text): ["> " + Markup.markdownCell(text[language])]
    case .list(let items):
      [items.map { "- " + Markup.markdownCell($0[language]) }.joined(separator: "\n")]
    case .table(let table): [trimmed(table(language).markdown())]
    case .chart(let chart):
      [
        "**" + Markup.markdownCell(chart.heading.finding[language]) + "**",
        Markup.markdownCell(chart.heading.description[language]),
        trimmed(chart.table(language).markdown()),
      ]
    case .details(let summary, let blocks):
      ["**" + Markup.markdownCell(summary[language]) + "**"]
        + blocks.flatMap { markdown($0, language) }
    case .link(let text, let address):
      ["[\(Markup.markdownCell(text[language]))](<\(Markup.markdownCell(address))>)"]
    case .verbatim(let text):
      [
        text.split(separator: "\n", omittingEmptySubsequences: false)
          .map { "    " + Markup.visible(String($0)) }.joined(separator: "\n")
      ]
    case .time: []
    }
  }

  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == "\n" { text = text.dropLast() }
    return String(text)
  }
}

extension Chart {
  /// The numbers without the caption, where the finding stands above them already.
  func table(_ language: Language) -> PrintedTable {
    var table = numbers(language)
    table.caption = ""
    return table
  }
}
