import CData

/// A word of the field in both languages, taken from one of the five documents.
public struct Term: Sendable, Hashable {
  public var name: Text
  /// One sentence.
  public var meaning: Text
  /// The document in which the Welsh term stands.
  public var source: Source
  /// The section of the document, in Welsh as its headings are.
  public var section: String
}

/// The glossary: the table of `Notebooks-md/08-glossary.md`, which is the one source of it.
public enum Glossary {
  /// In the alphabetical order of the English terms.
  public static let all: [Term] = read(Table.text(of: cdata_glossary()))

  /// The term with this name in either language, whatever its case; nil where there is none.
  public static func term(_ name: String) -> Term? { byName[name.lowercased()] }

  private static let byName = Dictionary(
    all.flatMap { [($0.name.en.lowercased(), $0), ($0.name.cy.lowercased(), $0)] },
    uniquingKeysWith: { first, _ in first })

  /// The rows of a Markdown table of five columns that name one of the documents.
  static func read(_ page: String) -> [Term] {
    page.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map(trimmed)
      guard line.hasPrefix("|"), cells.count == 5,
        let source = Source.all.first(where: { cells[4].hasPrefix($0.title.cy + " · ") })
      else { return nil }
      return Term(
        name: Text(en: cells[0], cy: cells[1]), meaning: Text(en: cells[2], cy: cells[3]),
        source: source, section: String(cells[4].dropFirst(source.title.cy.count + 3)))
    }
  }

  private static func trimmed(_ cell: Substring) -> String {
    let start = cell.drop { $0 == " " }
    guard let end = start.lastIndex(where: { $0 != " " }) else { return "" }
    return String(start[...end])
  }
}
