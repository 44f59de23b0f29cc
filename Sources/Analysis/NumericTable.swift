/// Columns of numbers under names: results of ours, or a table from elsewhere.
///
/// A missing value is NaN. Memory is eight bytes a cell.
public struct NumericTable: Sendable {
  public let names: [String]
  public let columns: [ContiguousArray<Double>]
  public let rowCount: Int

  /// Columns must have one length and names of their own.
  public init(names: [String], columns: [ContiguousArray<Double>]) throws(AnalysisFault) {
    guard names.count == columns.count, let first = columns.first else { throw .noColumns }
    var seen: Set<String> = []
    for (name, column) in zip(names, columns) {
      guard seen.insert(name).inserted else { throw .repeated(column: name) }
      guard column.count == first.count else {
        throw .length(column: name, rows: column.count, expected: first.count)
      }
    }
    self.names = names
    self.columns = columns
    rowCount = first.count
  }

  /// The column as it is, with NaN where a value is missing.
  public func column(_ name: String) throws(AnalysisFault) -> ContiguousArray<Double> {
    guard let index = names.firstIndex(of: name) else {
      throw .noColumn(name, present: names)
    }
    return columns[index]
  }

  /// A column without missing or infinite values.
  public func complete(_ name: String) throws(AnalysisFault) -> ContiguousArray<Double> {
    let column = try column(name)
    var missing = 0
    var first = 0
    for (row, value) in column.enumerated() where !value.isFinite {
      if missing == 0 { first = row }
      missing += 1
    }
    guard missing == 0 else { throw .missing(column: name, count: missing, firstRow: first) }
    return column
  }

  /// A complete column that is not the same everywhere.
  public func varying(_ name: String) throws(AnalysisFault) -> ContiguousArray<Double> {
    let column = try complete(name)
    guard let first = column.first else { throw .rows(0, needed: 2) }
    guard column.contains(where: { $0 != first }) else {
      throw .constant(column: name, value: first)
    }
    return column
  }

  /// Several varying columns, with at least `needed` rows.
  func inputs(_ names: [String], needed: Int) throws(AnalysisFault) -> [ContiguousArray<Double>] {
    guard !names.isEmpty else { throw .noColumns }
    guard rowCount >= needed else { throw .rows(rowCount, needed: needed) }
    var found: [ContiguousArray<Double>] = []
    for name in names { found.append(try varying(name)) }
    return found
  }
}

/// Fills a table from rows of text, keeping the columns that an analysis names.
public struct NumericTableReader: Sendable {
  private let kept: [(name: String, place: Int)]
  private let status: Int?
  private let width: Int
  private var columns: [ContiguousArray<Double>]
  private var rows = 0
  private var failed = 0
  private var firstFailed = 0

  /// - Parameters:
  ///   - header: the names in the first row.
  ///   - keep: the columns to read; others may hold text.
  ///   - status: a column that holds `good` where a run succeeded, where the table has it.
  public init(header: [String], keep: [String], status: String = "status") throws(AnalysisFault) {
    var places: [(name: String, place: Int)] = []
    for name in keep {
      guard let place = header.firstIndex(of: name) else {
        throw .noColumn(name, present: header)
      }
      guard header.lastIndex(of: name) == place else { throw .repeated(column: name) }
      places.append((name, place))
    }
    guard !places.isEmpty else { throw .noColumns }
    kept = places
    width = header.count
    self.status = keep.contains(status) ? nil : header.firstIndex(of: status)
    columns = [ContiguousArray<Double>](repeating: [], count: places.count)
  }

  /// One row; an empty field is missing. Numbers are decimal, without separators of thousands.
  public mutating func append(_ fields: [Substring]) throws(AnalysisFault) {
    guard fields.count == width else {
      throw .width(row: rows, fields: fields.count, expected: width)
    }
    if let status, fields[status] != "good" {
      if failed == 0 { firstFailed = rows }
      failed += 1
      rows += 1
      return
    }
    for (k, column) in kept.enumerated() {
      let field = fields[column.place]
      if field.isEmpty {
        columns[k].append(.nan)
        continue
      }
      let decimal = field.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: true
        default: false
        }
      }
      guard decimal, let value = Double(field), value.isFinite else {
        throw .notANumber(column: column.name, row: rows, text: String(field.prefix(40)))
      }
      columns[k].append(value)
    }
    rows += 1
  }

  /// The table; failed runs among its rows are refused, not dropped.
  public func table() throws(AnalysisFault) -> NumericTable {
    guard failed == 0 else { throw .failedRuns(failed, of: rows, firstRow: firstFailed) }
    return try NumericTable(names: kept.map(\.name), columns: columns)
  }
}
