import Storage

/// A table of data for other programs: RFC 4180, or so that Excel opens it right.
struct Delimited {
  enum Cell {
    case text(String)
    /// Shortest digits that read back the same; empty where it is not finite.
    case number(Double)
    case count(Int)
  }

  var columns: [String]
  var rows: [[Cell]]

  func csv() -> String {
    write(lineEnd: "\n") { $0 }
  }

  /// A byte-order mark, so that Excel takes it as UTF-8; no text can start a formula.
  func excel() -> String {
    "\u{FEFF}"
      + write(lineEnd: "\r\n") { text in
        guard let first = text.first, "=+-@\t\r".contains(first) else { return text }
        return "'" + text
      }
  }

  func json() -> JSON {
    .array(
      rows.map { row in
        .object(
          zip(columns, row).map { column, cell in
            switch cell {
            case .text(let text): JSON.Member(column, .string(text))
            case .number(let value): JSON.Member(column, value.isFinite ? .number(value) : .null)
            case .count(let value): JSON.Member(column, .integer(value))
            }
          })
      })
  }

  private func write(lineEnd: String, guarded: (String) -> String) -> String {
    func quoted(_ text: String) -> String {
      let needs = text.unicodeScalars.contains {
        $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r"
      }
      guard needs else { return text }
      return "\""
        + text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    }
    var text = columns.joined(separator: ",") + lineEnd
    for row in rows {
      text +=
        row.map { cell in
          switch cell {
          case .text(let text): quoted(guarded(text))
          case .number(let value): value.isFinite ? JSON.number(value).text : ""
          case .count(let value): String(value)
          }
        }.joined(separator: ",") + lineEnd
    }
    return text
  }
}
