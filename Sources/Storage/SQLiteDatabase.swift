import CSQLite
import Evidence

/// A new SQLite data base with the tables of a result.
public struct SQLiteDatabase: TableSink, ~Copyable {
  /// Rows that are inserted in one transaction.
  private static let batch = 50_000

  private let path: String
  private let handle: OpaquePointer

  /// - Parameter path: of a file that is not there yet.
  public init(_ path: String) throws(OutputFault) {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    guard sqlite3_open_v2(path, &handle, flags, nil) == SQLITE_OK, let handle else {
      sqlite3_close_v2(handle)
      throw OutputFault.failed(path, 0)
    }
    self.handle = handle
    self.path = path
    // The file is synced as a whole when it is complete, and is nothing before. Where SQLite refuses
    // either, it only writes more slowly.
    sqlite3_exec(handle, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", nil, nil, nil)
  }

  deinit { sqlite3_close_v2(handle) }

  private func run(_ statement: String) throws(OutputFault) {
    guard sqlite3_exec(handle, statement, nil, nil, nil) == SQLITE_OK else { throw fault() }
  }

  private func fault() -> OutputFault {
    if sqlite3_errcode(handle) == SQLITE_FULL { return OutputFault.failed(path, 28) }
    let why = sqlite3_errmsg(handle).map { String(cString: $0) } ?? ""
    return OutputFault(
      Text(
        en: "The data base could not be written: \(why).",
        cy: "Nid oedd modd ysgrifennu'r gronfa ddata: \(why)."))
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  public mutating func add(
    _ table: Table, rows: some Sequence<[Cell]>
  ) throws(OutputFault) {
    let columns = table.columns.map { column in
      let kind =
        switch column.kind {
        case .text: "TEXT"
        case .integer: "INTEGER"
        case .number: "REAL"
        }
      return Self.quoted(column.name) + " " + kind
    }
    try run("CREATE TABLE \(Self.quoted(table.name)) (\(columns.joined(separator: ", ")))")
    var statement: OpaquePointer?
    let places = Array(repeating: "?", count: table.columns.count).joined(separator: ", ")
    let insert = "INSERT INTO \(Self.quoted(table.name)) VALUES (\(places))"
    guard sqlite3_prepare_v2(handle, insert, -1, &statement, nil) == SQLITE_OK else {
      throw fault()
    }
    defer { sqlite3_finalize(statement) }
    try run("BEGIN")
    var count = 0
    for row in rows {
      for (index, cell) in row.enumerated() {
        try bind(cell, Int32(index + 1), statement)
      }
      guard sqlite3_step(statement) == SQLITE_DONE else { throw fault() }
      sqlite3_reset(statement)
      count += 1
      if count % Self.batch == 0 {
        try run("COMMIT")
        try run("BEGIN")
      }
    }
    try run("COMMIT")
  }

  private func bind(
    _ cell: Cell, _ place: Int32, _ statement: OpaquePointer?
  ) throws(OutputFault) {
    let code: Int32
    switch cell {
    case .text(let text):
      code = csqlite_bind_text(statement, place, text, Int32(text.utf8.count))
    case .integer(let value): code = sqlite3_bind_int64(statement, place, Int64(value))
    case .number(let value) where value.isFinite:
      code = sqlite3_bind_double(statement, place, value)
    case .number, .missing: code = sqlite3_bind_null(statement, place)
    }
    guard code == SQLITE_OK else { throw fault() }
  }
}
