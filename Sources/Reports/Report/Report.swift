import Evidence

/// A document for people, in both languages: sections of sentences, tables and charts.
///
/// It holds values only; `HTMLPage` and `MarkdownPage` write it out. Every text is shown as it
/// stands, whoever wrote it: markup in it is text.
public struct Report: Sendable {
  public struct Section: Sendable {
    /// Names the section in the page's address; letters, digits and hyphens, no two alike.
    public var id: String
    public var heading: Text
    public var blocks: [Block]

    public init(id: String, heading: Text, blocks: [Block]) {
      self.id = id
      self.heading = heading
      self.blocks = blocks
    }
  }

  public indirect enum Block: Sendable {
    /// A heading within a section.
    case heading(Text)
    case paragraph(Text)
    /// A paragraph that must not be overlooked.
    case caution(Text)
    case list([Text])
    case table(@Sendable (Language) -> PrintedTable)
    /// The picture, and its numbers as a table that can be opened.
    case chart(any Chart)
    /// What is shown only when it is asked for, and on paper.
    case details(Text, [Block])
    /// A link whose text says where it leads.
    case link(Text, address: String)
    /// Lines that are kept as they are, such as a scenario's file.
    case verbatim(String)
    /// When a run began and ended (ISO 8601). Left out of Markdown, which is kept with its files and compared:
    /// what is equal must read equal.
    case time(start: String, end: String)
  }

  public var title: Text
  /// What it is about, below the title.
  public var subtitle: Text
  public var sections: [Section]

  public init(title: Text, subtitle: Text, sections: [Section]) {
    self.title = title
    self.subtitle = subtitle
    self.sections = sections
  }
}
