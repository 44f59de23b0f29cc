import Evidence
import Foundation

/// Results that were written before: provenance, and tables that still have their digests.
public struct Results: Sendable {
  public let path: String
  public let provenance: JSON

  /// Names of the tables, in the order in which they were written.
  public var tables: [String] {
    files.compactMap { $0.name.hasSuffix(".csv") ? String($0.name.dropLast(4)) : nil }
  }

  private var files: [(name: String, digest: String)] {
    (provenance["files"]?.array ?? []).compactMap { file in
      guard let name = file["name"]?.string, let digest = file["sha256"]?.string else { return nil }
      return (name, digest)
    }
  }

  /// The provenance in a directory; refused where its format is of another version.
  static func provenance(at path: String) throws(OutputFault) -> JSON {
    let shown = Escaping.quoted(path)
    let noResults = OutputFault(
      Text(
        en: "\(shown) holds no complete results: there is no provenance.json of ours.",
        cy: "Nid oes canlyniadau cyflawn yn \(shown): nid oes provenance.json o'n heiddo ni."))
    guard
      case .success(let text) = TextFile.read(path + "/provenance.json", limit: 256 << 20),
      let json = try? JSON.read(text), json["tool"]?.string == "gofal",
      let version = json["format_version"]?.integer
    else { throw noResults }
    guard version == resultsFormatVersion else {
      throw OutputFault(
        Text(
          en: "\(shown) has format version \(version); this version of gofal reads"
            + " \(resultsFormatVersion).",
          cy: "Fersiwn fformat \(version) sydd i \(shown); mae'r fersiwn hwn o gofal yn darllen"
            + " \(resultsFormatVersion)."))
    }
    return json
  }

  fileprivate init(path: String) throws(OutputFault) {
    self.path = ResultsPath.withoutEndingSlash(path)
    provenance = try Self.provenance(at: self.path)
    for file in files {
      guard !file.name.contains("/"), file.name != "..", try digest(of: file.name) == file.digest
      else {
        let name = Escaping.quoted(file.name)
        throw OutputFault(
          Text(
            en: "\(name) is not what was written: its digest differs from the provenance.",
            cy: "Nid yw \(name) fel yr ysgrifennwyd ef: mae ei grynodeb yn wahanol i'r tarddiad."))
      }
    }
  }

  private func digest(of name: String) throws(OutputFault) -> String {
    var digest = SHA256()
    try Self.pieces(of: path + "/" + name) { digest.update($0) }
    return digest.hex()
  }

  /// Hands the bytes of a regular file over in pieces.
  private static func pieces(
    of path: String, _ body: ([UInt8]) throws(OutputFault) -> Void
  ) throws(OutputFault) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
    let name = Escaping.quoted(path.split(separator: "/").last.map(String.init) ?? path)
    let unreadable = OutputFault(
      Text(en: "\(name) cannot be read.", cy: "Nid oes modd darllen \(name)."))
    guard descriptor >= 0 else { throw unreadable }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw unreadable
    }
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw unreadable }
      if count == 0 { return }
      try body(Array(block[..<count]))
    }
  }

  /// Hands a table over row by row, without keeping it.
  ///
  /// - `body`: the names of the columns and one row's cells, as text; empty is missing.
  public func rows(
    of table: String, _ body: (_ columns: [String], _ cells: [String]) throws(OutputFault) -> Void
  ) throws(OutputFault) {
    let name = Escaping.quoted(table)
    guard tables.contains(table) else {
      throw OutputFault(
        Text(en: "There is no table \(name) here.", cy: "Nid oes tabl \(name) yma."))
    }
    var reader = CSVReader()
    var columns: [String]?
    func take(_ rows: [CSVReader.Row]) throws(OutputFault) {
      for row in rows {
        guard let names = columns else {
          columns = row.cells
          continue
        }
        guard row.cells.count == names.count else {
          throw OutputFault(
            Text(
              en: "Line \(row.line) of \(name) has \(row.cells.count) cells, not \(names.count).",
              cy: "Mae gan linell \(row.line) o \(name) \(row.cells.count) o gelloedd, nid"
                + " \(names.count)."))
        }
        try body(names, row.cells)
      }
    }
    func parsed(
      _ work: () throws(TableFault) -> [CSVReader.Row]
    ) throws(OutputFault) -> [CSVReader.Row] {
      do throws(TableFault) {
        return try work()
      } catch {
        throw OutputFault(Text(same: "\(table).csv:\(error.line): ") + error.message)
      }
    }
    try Self.pieces(of: path + "/" + table + ".csv") { (bytes) throws(OutputFault) in
      try take(try parsed { () throws(TableFault) in try reader.read(bytes) })
    }
    try take(try parsed { () throws(TableFault) in try reader.end() })
  }
}

/// Opens a directory of results, and checks that every file is what was written.
public func readResults(_ path: String) throws(OutputFault) -> Results {
  try Results(path: path)
}
