import Foundation
import Storage

/// Rows of data for other programs, on standard output or in a file.
struct DataRows {
  var columns: [String]
  var rows: [[Cell]]

  func text(_ dialect: CSVDialect = .plain) -> String {
    let lines = dialect.row(columns.map { .text($0) }) + rows.flatMap { dialect.row($0) }
    return String(decoding: dialect.start + lines, as: UTF8.self)
  }

  /// Comma or semicolon, as the locale's decimal sign has it.
  static var spreadsheet: CSVDialect {
    .spreadsheet(decimalComma: Environment.hasDecimalComma)
  }

  func json() -> JSON {
    .array(
      rows.map { row in
        .object(
          zip(columns, row).map { column, cell in
            switch cell {
            case .text(let text): JSON.Member(column, .string(text))
            case .number(let value): JSON.Member(column, .number(value))
            case .integer(let value): JSON.Member(column, .integer(value))
            case .missing: JSON.Member(column, .null)
            }
          })
      })
  }
}
