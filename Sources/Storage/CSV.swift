import Evidence

/// One cell of a table.
public enum Cell: Sendable, Hashable {
  case text(String)
  case integer(Int)
  /// NaN and infinities are written as missing.
  case number(Double)
  case missing
}

/// How a table of comma-separated values is written.
public enum CSVDialect: Sendable, Hashable {
  /// RFC 4180 with line feeds: comma, decimal point, UTF-8 without byte-order mark.
  case plain
  /// For spreadsheets: byte-order mark, CRLF, and text that cannot start a formula. Where the locale
  /// has a decimal comma, numbers have it and a semicolon separates.
  case spreadsheet(decimalComma: Bool)

  var separator: UInt8 { self == .spreadsheet(decimalComma: true) ? 0x3B : 0x2C }

  /// What stands before the header.
  public var start: [UInt8] { self == .plain ? [] : [0xEF, 0xBB, 0xBF] }

  /// One row with its line end.
  public func row(_ cells: [Cell]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(cells.count * 12)
    append(cells, to: &bytes)
    return bytes
  }

  func append(_ cells: [Cell], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(separator) }
      switch cell {
      case .missing: break
      case .integer(let value): bytes += String(value).utf8
      case .number(let value):
        guard value.isFinite else { break }
        let text = numberText(value)
        bytes +=
          self == .spreadsheet(decimalComma: true)
          ? Array(text.utf8).map { $0 == 0x2E ? 0x2C : $0 } : Array(text.utf8)
      case .text(let text): append(text, isOnly: cells.count == 1, to: &bytes)
      }
    }
    bytes += self == .plain ? [0x0A] : [0x0D, 0x0A]
  }

  private func append(_ text: String, isOnly: Bool, to bytes: inout [UInt8]) {
    var utf8 = Array(text.utf8)
    if self != .plain, Self.startsFormula(utf8) { utf8.insert(0x27, at: 0) }
    // Blanks at the ends are quoted because some readers trim them; an empty text because an empty
    // cell is missing, and a line with nothing on it is no row.
    let needsQuotes =
      utf8.isEmpty || utf8.first == 0x20 || utf8.last == 0x20
      || utf8.contains { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == 0x2C || $0 == 0x3B }
    guard needsQuotes else {
      bytes += utf8
      return
    }
    bytes.append(0x22)
    for byte in utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// True if a spreadsheet could take the text for a formula: `=`, `+`, `-`, `@` first, blanks and
  /// controls aside, or a tab or a line end first (OWASP, CSV injection).
  private static func startsFormula(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return false }
    if first == 0x09 || first == 0x0D || first == 0x0A { return true }
    guard let visible = text.first(where: { $0 > 0x20 }) else { return false }
    // The wide forms ＝＋－＠ are formulas in East Asian spreadsheets; all start with the byte EF.
    return [0x3D, 0x2B, 0x2D, 0x40, 0xEF].contains(visible)
  }
}

/// Why a table cannot be read.
public struct TableFault: Error, Sendable, Hashable {
  /// From 1.
  public var line: Int
  public var message: Text
}

/// Reads comma-separated values (RFC 4180), from any pieces of bytes.
public struct CSVReader {
  /// One row, and the line it starts on, from 1.
  public struct Row: Sendable, Hashable {
    public var line: Int
    public var cells: [String]
  }

  private enum State { case start, plain, quoted, quoteInQuoted }

  private let separator: UInt8
  private var state = State.start
  private var cell: [UInt8] = []
  private var cells: [String] = []
  private var rows: [Row] = []
  private var line = 1
  private var rowLine = 1
  private var sawReturn = false
  private var isAtStart = true
  private var mark: [UInt8] = []

  public init(separator: Character = ",") {
    self.separator = separator.asciiValue ?? 0x2C
  }

  /// Takes the next bytes; the rows that they complete. Lines with nothing on them are no rows.
  public mutating func read(_ bytes: [UInt8]) throws(TableFault) -> [Row] {
    for byte in bytes {
      guard isAtStart else {
        try take(byte)
        continue
      }
      // A byte-order mark is no part of the first cell.
      mark.append(byte)
      let whole: [UInt8] = [0xEF, 0xBB, 0xBF]
      if mark != whole, mark == Array(whole.prefix(mark.count)) { continue }
      isAtStart = false
      if mark != whole { for kept in mark { try take(kept) } }
    }
    defer { rows.removeAll(keepingCapacity: true) }
    return rows
  }

  /// Says that no more bytes come; the row that was not closed by a line end.
  public mutating func end() throws(TableFault) -> [Row] {
    if isAtStart {
      isAtStart = false
      for kept in mark { try take(kept) }
    }
    if state == .quoted {
      throw TableFault(
        line: rowLine,
        message: Text(en: "A quotation mark is not closed.", cy: "Nid yw dyfynnod wedi'i gau."))
    }
    if state != .start || !cells.isEmpty { try finishRow() }
    defer { rows.removeAll() }
    return rows
  }

  private mutating func take(_ byte: UInt8) throws(TableFault) {
    let followsReturn = sawReturn
    sawReturn = byte == 0x0D
    if byte == 0x0D || (byte == 0x0A && !followsReturn) { line += 1 }
    if state == .quoted {
      if byte == 0x22 { state = .quoteInQuoted } else { cell.append(byte) }
    } else if byte == 0x0A && followsReturn {
      rowLine = line
    } else if byte == 0x0A || byte == 0x0D {
      if state != .start || !cells.isEmpty { try finishRow() }
      rowLine = line
    } else if byte == separator {
      try finishCell()
      state = .start
    } else if byte == 0x22, state == .start || state == .quoteInQuoted {
      if state == .quoteInQuoted { cell.append(byte) }
      state = .quoted
    } else if byte == 0x22 || state == .quoteInQuoted {
      throw TableFault(
        line: line,
        message: Text(
          en: "A quotation mark stands inside a cell.", cy: "Mae dyfynnod y tu mewn i gell."))
    } else {
      cell.append(byte)
      state = .plain
    }
  }

  private mutating func finishCell() throws(TableFault) {
    guard let text = String(validating: cell, as: UTF8.self) else {
      throw TableFault(
        line: rowLine,
        message: Text(en: "These bytes are not UTF-8.", cy: "Nid UTF-8 yw'r beitiau hyn."))
    }
    cells.append(text)
    cell.removeAll(keepingCapacity: true)
  }

  private mutating func finishRow() throws(TableFault) {
    try finishCell()
    rows.append(Row(line: rowLine, cells: cells))
    cells.removeAll(keepingCapacity: true)
    state = .start
  }
}
