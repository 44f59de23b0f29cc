import Evidence
import Foundation

/// Names of paths, without asking the disk.
enum ResultsPath {
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func withoutEndingSlash(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}

/// The version of the files' names, columns and meaning.
public let resultsFormatVersion = 1

/// Where tables go: a directory, a data base.
public protocol TableSink: ~Copyable {
  /// - `rows`: as many cells each as the table has columns.
  mutating func add(_ table: Table, rows: some Sequence<[Cell]>) throws(OutputFault)
}

/// Writes a directory of results that is complete or visibly not.
///
/// Everything goes into a hidden sibling, `.NAME.partial-…`; every file is synced; `provenance.json`
/// comes last; then the directory takes its name in one step. An existing one is replaced only with
/// `force`, only if it holds our provenance and nothing that is not ours, and only once the new one is
/// complete: the two swap names at once, or where the file system cannot swap, the old one steps aside
/// and comes back if the new one cannot take its place. A fault leaves nothing that looks complete.
public struct ResultsWriter: TableSink, ~Copyable {
  private struct Written {
    var table: Table?
    var file: String
    var digest: String
    var bytes: Int
    var rows: Int?
  }

  private let path: String
  private let temporary: String
  private let force: Bool
  private let disk: Disk
  private var written: [Written] = []
  private var isFinished = false

  /// - `path`: of the directory to appear; its parent must exist.
  public init(
    _ path: String, force: Bool = false, disk: Disk = Disk()
  ) throws(OutputFault) {
    let path = ResultsPath.withoutEndingSlash(path)
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    guard !path.utf8.contains(0), !name.isEmpty, name != ".", name != ".." else {
      throw OutputFault(
        Text(en: "This is not the name of a directory.", cy: "Nid enw cyfeiriadur yw hwn."))
    }
    try Self.checkReplaceable(path, force: force)
    let parent = ResultsPath.parent(of: path)
    self.temporary = try Self.makeFolder("\(parent)/.\(name).partial-\(getpid())", for: path)
    self.path = path
    self.force = force
    self.disk = disk
  }

  /// Two writers of one process, and what a killed process of the same number left, do not meet.
  private static func makeFolder(_ start: String, for path: String) throws(OutputFault) -> String {
    for number in 0..<1000 {
      if mkdir("\(start)-\(number)", 0o777) == 0 { return "\(start)-\(number)" }
      if errno != EEXIST { break }
    }
    throw OutputFault.failed(path, errno)
  }

  deinit { if !isFinished { Self.remove(temporary) } }

  /// Writes a table, row by row as the sequence yields them.
  ///
  /// - `rows`: as many cells each as the table has columns.
  public mutating func add(
    _ table: Table, rows: some Sequence<[Cell]>
  ) throws(OutputFault) {
    let name = table.name + ".csv"
    var file = try newFile(name)
    try file.write(table.columns.map { Cell.text($0.name) }, .plain)
    var count = 0
    for row in rows {
      guard row.count == table.columns.count else {
        throw OutputFault(
          Text(
            en: "A row of \(name) has \(row.count) cells, not \(table.columns.count).",
            cy: "Mae gan res yn \(name) \(row.count) o gelloedd, nid \(table.columns.count)."))
      }
      try file.write(row, .plain)
      count += 1
    }
    let (digest, bytes) = try file.finish()
    written.append(
      Written(table: table, file: name, digest: digest, bytes: bytes, rows: count))
    let metadata = Metadata.csvw(table).document
    try add(Array(metadata.utf8), as: table.name + ".csv-metadata.json")
  }

  /// Writes another file, such as a data base that was made elsewhere.
  public mutating func add(_ bytes: [UInt8], as name: String) throws(OutputFault) {
    var file = try newFile(name)
    try file.write(bytes)
    let (digest, count) = try file.finish()
    written.append(Written(file: name, digest: digest, bytes: count))
  }

  /// Writes another file line by line as the sequence yields them.
  ///
  /// - `lines`: each without its line feed.
  public mutating func add(
    lines: some Sequence<String>, as name: String
  ) throws(OutputFault) {
    var file = try newFile(name)
    for line in lines { try file.write(Array(line.utf8) + [0x0A]) }
    let (digest, count) = try file.finish()
    written.append(Written(file: name, digest: digest, bytes: count))
  }

  /// Adds a file that something else makes, such as a data base.
  ///
  /// - `make`: receives the path of a file that is not there yet.
  public mutating func add(
    as name: String, _ make: (_ path: String) throws(OutputFault) -> Void
  ) throws(OutputFault) {
    let path = temporary + "/" + name
    // Refuses names that cannot be, and is replaced by what is made.
    _ = try newFile(name).finish()
    unlink(path)
    try make(path)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw OutputFault.failed(path, errno) }
    defer { close(descriptor) }
    var digest = SHA256()
    var count = 0
    while case let piece = BlockFile.bytes(descriptor, at: count, count: 1 << 20), !piece.isEmpty {
      digest.update(piece)
      count += piece.count
    }
    if disk.sync(descriptor) != 0, errno != EINVAL { throw OutputFault.failed(path, errno) }
    written.append(Written(file: name, digest: digest.hex(), bytes: count))
  }

  private func newFile(_ name: String) throws(OutputFault) -> OutputFile {
    guard !name.contains("/"), !name.hasPrefix("."), name != "provenance.json" else {
      throw OutputFault(
        Text(
          en: "\(Escaping.quoted(name)) cannot be a file of results.",
          cy: "Ni all \(Escaping.quoted(name)) fod yn ffeil canlyniadau."))
    }
    return try OutputFile(temporary + "/" + name, disk: disk)
  }

  /// Writes `datapackage.json` and `provenance.json`, and lets the directory appear.
  ///
  /// - Parameter provenance: what the result was made of and with; the files and their digests are
  ///   added.
  public consuming func finish(_ provenance: Provenance) throws(OutputFault) {
    let tables = written.compactMap { file in
      file.table.map { (table: $0, digest: file.digest, bytes: file.bytes) }
    }
    let package = Metadata.dataPackage(tables, provenance).document
    try add(Array(package.utf8), as: "datapackage.json")
    let files = written.map { file in
      JSON.object([
        .init("name", .string(file.file)), .init("sha256", .string(file.digest)),
        .init("bytes", .integer(file.bytes)),
        .init("rows", file.rows.map { .integer($0) } ?? .null),
        .init("reproducible", .bool(file.table?.isReproducible ?? true)),
      ])
    }
    var file = try OutputFile(temporary + "/provenance.json", disk: disk)
    try file.write(Array(provenance.json(files: files).document.utf8))
    _ = try file.finish()
    try disk.syncFolder(temporary)
    try appear()
    isFinished = true
    // The result is there; that its name lasts is all that can still fail.
    try disk.syncFolder(ResultsPath.parent(of: path))
  }

  private func appear() throws(OutputFault) {
    try Self.checkReplaceable(path, force: force)
    var facts = stat()
    guard lstat(path, &facts) == 0 else {
      return try disk.move(temporary, to: path, replacing: false)
    }
    if disk.rename(temporary, path, Disk.exchange) == 0 {
      Self.remove(temporary)
      return
    }
    let code = errno
    guard code == EINVAL || code == ENOSYS || code == ENOTSUP else {
      throw OutputFault.failed(path, code)
    }
    let aside = temporary + ".old"
    Self.remove(aside)
    if disk.rename(path, aside, 0) != 0 { throw OutputFault.failed(path, errno) }
    if disk.rename(temporary, path, 0) != 0 {
      let code = errno
      _ = disk.rename(aside, path, 0)
      throw OutputFault.failed(path, code)
    }
    Self.remove(aside)
  }

  // MARK: What may be replaced

  private static func checkReplaceable(_ path: String, force: Bool) throws(OutputFault) {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return }
    guard force else { throw OutputFault.exists(path) }
    let shown = Escaping.quoted(path)
    guard facts.st_mode & S_IFMT == S_IFDIR,
      let provenance = try? Results.provenance(at: path), let files = provenance["files"]?.array
    else {
      throw OutputFault(
        Text(
          en: "\(shown) holds no results of ours, and is not replaced.",
          cy: "Nid oes canlyniadau o'n heiddo ni yn \(shown), ac ni chaiff ei ddisodli."))
    }
    let ours = Set(files.compactMap { $0["name"]?.string } + ["provenance.json"])
    let found = names(in: path)
    if let other = found.sorted().first(where: { !ours.contains($0) }) {
      let name = Escaping.quoted(other)
      throw OutputFault(
        Text(
          en: "\(shown) holds \(name), which is not ours, and is not replaced. Move it first.",
          cy: "Mae \(shown) yn dal \(name), nad yw'n eiddo i ni, ac ni chaiff ei ddisodli."
            + " Symudwch ef yn gyntaf."))
    }
  }

  private static func names(in path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  }

  /// Removes a directory of ours, which has no folders in it; follows no link.
  private static func remove(_ path: String) {
    for name in names(in: path) { unlink(path + "/" + name) }
    rmdir(path)
  }
}
