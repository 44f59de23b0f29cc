/// A table for people: on a terminal, in Markdown, in a page.
public struct PrintedTable: Sendable, Hashable {
  public enum Alignment: Sendable {
    case leading
    case trailing
  }

  public struct Column: Sendable, Hashable {
    public var header: String
    public var alignment: Alignment

    public init(_ header: String, _ alignment: Alignment = .leading) {
      self.header = header
      self.alignment = alignment
    }
  }

  public enum Row: Sendable, Hashable {
    /// A line across all columns that names the rows below it.
    case heading(String)
    /// One text a column; missing ones are empty, more than the columns are left out.
    case cells([String])
  }

  /// A sentence on what the table shows; not printed on a terminal where it is empty.
  public var caption: String
  public var columns: [Column]
  public var rows: [Row]

  public init(caption: String = "", columns: [Column], rows: [Row]) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }

  public init(caption: String = "", columns: [Column], rows: [[String]]) {
    self.init(caption: caption, columns: columns, rows: rows.map(Row.cells))
  }

  /// Lines of at most `width` cells. The leading columns are wrapped where the table is too wide;
  /// columns of numbers are not, so a width below theirs is exceeded.
  public func plain(width: Int = 100) -> String {
    let cells = rows.map { row -> [String]? in
      guard case .cells(let cells) = row else { return nil }
      return columns.indices.map { $0 < cells.count ? Markup.visible(cells[$0]) : "" }
    }
    var widths = columns.indices.map { column in
      var widest =
        columns[column].header.split(separator: "\n", omittingEmptySubsequences: false)
        .map { displayWidth(Markup.visible(String($0))) }.max() ?? 0
      for case .some(let row) in cells { widest = max(widest, displayWidth(row[column])) }
      return widest
    }
    let gap = 2
    var excess = widths.reduce(0, +) + gap * max(widths.count - 1, 0) - width
    // The widest leading column gives way first, and none below 12 cells.
    while excess > 0 {
      let candidates = columns.indices.filter {
        columns[$0].alignment == .leading && widths[$0] > 12
      }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      let second = candidates.filter { $0 != widest }.map { widths[$0] }.max() ?? 12
      let give = min(excess, max(widths[widest] - max(second, 12), 1))
      widths[widest] -= give
      excess -= give
    }
    func lines(_ texts: [[String]]) -> String {
      let height = texts.map(\.count).max() ?? 0
      var result = ""
      for line in 0..<height {
        var text = ""
        for (column, cell) in texts.enumerated() {
          let part = line < cell.count ? cell[line] : ""
          let padding = String(repeating: " ", count: max(widths[column] - displayWidth(part), 0))
          if column > 0 { text += String(repeating: " ", count: gap) }
          text += columns[column].alignment == .leading ? part + padding : padding + part
        }
        while text.last == " " { text.removeLast() }
        result += text + "\n"
      }
      return result
    }
    var result = ""
    for line in caption.isEmpty ? [] : wrapped(Markup.visible(caption), width: width) {
      result += line + "\n"
    }
    let headers = columns.indices.map { column in
      columns[column].header.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
        wrapped(Markup.visible(String($0)), width: widths[column])
      }
    }
    let height = headers.map(\.count).max() ?? 0
    // Headers stand on the line that is drawn below them.
    result += lines(headers.map { Array(repeating: "", count: height - $0.count) + $0 })
    let total = widths.reduce(0, +) + gap * max(widths.count - 1, 0)
    result += String(repeating: "─", count: total) + "\n"
    for (index, row) in rows.enumerated() {
      switch row {
      case .heading(let text):
        if index > 0 { result += "\n" }
        for line in wrapped(Markup.visible(text), width: max(total, width)) {
          result += line + "\n"
        }
      case .cells:
        guard let row = cells[index] else { continue }
        result += lines(
          columns.indices.map { column in
            columns[column].alignment == .leading
              ? wrapped(row[column], width: widths[column]) : [row[column]]
          })
      }
    }
    return result
  }

  /// A table of GitHub's Markdown; headings are rows in bold.
  public func markdown() -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    var result = caption.isEmpty ? "" : Markup.markdownCell(caption) + "\n\n"
    result += line(columns.map { Markup.markdownCell(oneLine($0.header)) })
    result += line(columns.map { $0.alignment == .leading ? ":---" : "---:" })
    for row in rows {
      switch row {
      case .heading(let text):
        let rest = Array(repeating: "", count: max(columns.count - 1, 0))
        result += line(["**" + Markup.markdownCell(text) + "**"] + rest)
      case .cells(let cells):
        result += line(
          columns.indices.map { $0 < cells.count ? Markup.markdownCell(cells[$0]) : "" })
      }
    }
    return result
  }

  /// An HTML table with a caption, scoped headers and a class on cells of numbers.
  public func html() -> String {
    var result = "<table>\n"
    if !caption.isEmpty { result += "<caption>\(Markup.escaped(caption))</caption>\n" }
    result += "<thead><tr>"
    for column in columns {
      let kind = column.alignment == .trailing ? " class=\"number\"" : ""
      result += "<th scope=\"col\"\(kind)>\(Markup.escaped(oneLine(column.header)))</th>"
    }
    result += "</tr></thead>\n<tbody>\n"
    for row in rows {
      switch row {
      case .heading(let text):
        result +=
          "<tr><th scope=\"rowgroup\" colspan=\"\(columns.count)\">\(Markup.escaped(text))</th></tr>\n"
      case .cells(let cells):
        result += "<tr>"
        for (index, column) in columns.enumerated() {
          let text = Markup.escaped(index < cells.count ? cells[index] : "")
          if index == 0 {
            result += "<th scope=\"row\">\(text)</th>"
          } else if column.alignment == .trailing {
            result += "<td class=\"number\">\(text)</td>"
          } else {
            result += "<td>\(text)</td>"
          }
        }
        result += "</tr>\n"
      }
    }
    return result + "</tbody>\n</table>\n"
  }

  private func oneLine(_ text: String) -> String {
    String(text.map { $0 == "\n" ? " " : $0 })
  }
}
