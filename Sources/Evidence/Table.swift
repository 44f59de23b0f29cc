import CData

/// A tab-separated file that was compiled in: a header line, then a record a line. Or one parted by
/// commas that the program itself printed, where no field needs quotation marks.
///
/// Lines that begin with `#` are comments; no field holds the separator or the end of a line. A line with
/// too few fields reads as if the rest were empty, so that nothing traps.
struct Table {
  /// One line: its fields by the name of their column.
  struct Record {
    let columns: [String: Int]
    let fields: [Substring.UTF8View]

    /// The field as text; empty where the line has none.
    subscript(name: String) -> String {
      guard let column = columns[name], column < fields.count else { return "" }
      return String(Substring(fields[column]))
    }

    func number(_ name: String) -> Double? { Double(self[name]) }

    func count(_ name: String) -> Int? { Int(self[name]) }

    /// A field that lists ids, parted by spaces.
    func list(_ name: String) -> [String] { self[name].split(separator: " ").map(String.init) }

    /// The field when there is one.
    func optional(_ name: String) -> String? {
      let field = self[name]
      return field.isEmpty ? nil : field
    }

    /// A text in both languages: the columns `name` and `name_cy`.
    func text(_ name: String) -> Text { Text(en: self[name], cy: self[name + "_cy"]) }
  }

  let records: [Record]

  init(_ file: cdata_file, separator: Character = "\t") {
    self.init(Self.text(of: file), separator: separator)
  }

  init(_ text: String, separator: Character = "\t") {
    let separator = separator.asciiValue ?? UInt8(ascii: "\t")
    var records: [Record] = []
    var columns: [String: Int]?
    // By bytes: splitting by characters takes three times as long.
    for line in text.utf8.split(separator: UInt8(ascii: "\n"))
    where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: separator, omittingEmptySubsequences: false)
      if let columns {
        records.append(Record(columns: columns, fields: fields))
      } else {
        columns = Dictionary(
          fields.enumerated().map { (String(Substring($1)), $0) },
          uniquingKeysWith: { first, _ in first })
      }
    }
    self.records = records
  }

  /// An embedded file as text; bytes that are not UTF-8 become the replacement character.
  static func text(of file: cdata_file) -> String {
    String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
  }
}
