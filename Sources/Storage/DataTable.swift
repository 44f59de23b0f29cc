import Evidence

/// A table from a file of comma-separated values, column by column, as text.
public struct DataTable: Sendable, Hashable {
  public let names: [String]
  /// One array a column, all of one length.
  public let columns: [[String]]

  public var rowCount: Int { columns.first?.count ?? 0 }

  /// The text of a column, nil where there is none of the name.
  public func text(_ name: String) -> [String]? {
    names.firstIndex(of: name).map { columns[$0] }
  }

  /// The numbers of a column.
  ///
  /// - Throws: a fault at the first cell that is missing or no finite number, or where there is no
  ///   such column.
  public func numbers(_ name: String) throws(TableFault) -> [Double] {
    guard let column = text(name) else {
      let shown = Escaping.quoted(name)
      throw TableFault(
        line: 1,
        message: Text(
          en: "There is no column \(shown).", cy: "Nid oes colofn \(shown).")
          + suggestion(for: name, among: names))
    }
    var numbers: [Double] = []
    numbers.reserveCapacity(column.count)
    for (row, cell) in column.enumerated() {
      guard let value = Self.number(cell) else {
        let shown = Escaping.quoted(cell)
        let place = Escaping.quoted(name)
        throw TableFault(
          line: lines[row],
          message: Text(
            en: "\(shown) in column \(place) is not a number.",
            cy: "Nid rhif yw \(shown) yng ngholofn \(place)."))
      }
      numbers.append(value)
    }
    return numbers
  }

  /// The line of the file on which each row starts, from 1.
  private let lines: [Int]

  /// Decimal digits with an optional exponent, finite; no `nan`, `inf`, `0x`.
  private static func number(_ cell: String) -> Double? {
    let allowed = cell.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }
    guard allowed, let value = Double(cell), value.isFinite else { return nil }
    return value
  }

  init(_ bytes: [UInt8]) throws(TableFault) {
    var reader = CSVReader()
    var rows = try reader.read(bytes)
    rows += try reader.end()
    try self.init(rows: rows)
  }

  private init(rows: [CSVReader.Row]) throws(TableFault) {
    guard let header = rows.first else {
      throw TableFault(
        line: 1, message: Text(en: "The table is empty.", cy: "Mae'r tabl yn wag."))
    }
    names = header.cells
    if let twice = Dictionary(grouping: names, by: { $0 }).filter({ $1.count > 1 }).keys.min() {
      let shown = Escaping.quoted(twice)
      throw TableFault(
        line: 1,
        message: Text(
          en: "Two columns are called \(shown).", cy: "Mae dwy golofn o'r enw \(shown)."))
    }
    var columns = [[String]](repeating: [], count: names.count)
    for row in rows.dropFirst() {
      guard row.cells.count == names.count else {
        throw TableFault(
          line: row.line,
          message: Text(
            en: "There are \(row.cells.count) cells here, not \(names.count).",
            cy: "Mae \(row.cells.count) o gelloedd yma, nid \(names.count)."))
      }
      for index in columns.indices { columns[index].append(row.cells[index]) }
    }
    self.columns = columns
    lines = rows.dropFirst().map(\.line)
  }
}

/// Reads a table that was made elsewhere: RFC 4180 with one header row.
///
/// - `limit`: bytes that are read at most.
public func readTable(
  at path: String, limit: Int = 512 << 20
) -> Result<DataTable, Diagnostic> {
  switch TextFile.bytes(path, limit: limit) {
  case .failure(let fault): return .failure(fault)
  case .success(let bytes):
    do throws(TableFault) {
      return .success(try DataTable(bytes))
    } catch {
      return .failure(
        Diagnostic(.fault, path, Position(line: error.line, column: 1), error.message))
    }
  }
}

/// Hands a table that was made elsewhere over row by row, the header first, without keeping it.
///
/// - `limit`: bytes that are read at most.
/// - `body`: throws where it wants no more.
/// - Returns: why the file cannot be read; nil where all of it was.
public func readRows<E: Error>(
  ofTableAt path: String, limit: Int = 16 << 30, _ body: ([String]) throws(E) -> Void
) throws(E) -> Diagnostic? {
  var reader = CSVReader()
  var broken: TableFault?
  func take(_ read: () throws(TableFault) -> [CSVReader.Row]) throws(E) {
    guard broken == nil else { return }
    let rows: [CSVReader.Row]
    do throws(TableFault) {
      rows = try read()
    } catch {
      broken = error
      return
    }
    for row in rows { try body(row.cells) }
  }
  let unreadable = try TextFile.pieces(path, limit: limit) { (piece) throws(E) in
    try take { () throws(TableFault) in try reader.read(Array(piece)) }
  }
  if unreadable == nil { try take { () throws(TableFault) in try reader.end() } }
  if let broken {
    return Diagnostic(.fault, path, Position(line: broken.line, column: 1), broken.message)
  }
  return unreadable
}
