import Evidence
import Foundation
import Synchronization
import Testing

@testable import Storage

@Suite("Directories of results")
struct ResultsTests {
  static let table = Table(
    "runs", Text(en: "Runs", cy: "Rhediadau"),
    columns: [
      .init("run_id", .integer, Text(en: "Number", cy: "Rhif")),
      .init("value", .number, unit: "pounds", Text(en: "Value", cy: "Gwerth")),
      .init("status", .text, Text(en: "Status", cy: "Statws")),
    ])

  static let provenance = Provenance(
    version: "0.1", commit: "abc",
    commandLine: ["gofal", "run", "/home/nia/x.yaml", "-o=/srv/out"],
    seed: 18_446_744_073_709_551_615, draws: 100, replications: 2, generator: "philox",
    scenarios: [.init(id: "x", sources: [SourceText(name: "x.yaml", text: "years: 5\n")])],
    overrides: ["years=6", "area=/home/nia/a.yaml"], start: "2026-01-02T03:04:05Z",
    end: "2026-01-02T03:05:05Z", build: [("compiler", "6.3"), ("fma", "yes")], digest: "00")

  static func rows(_ count: Int) -> some Sequence<[Cell]> {
    (1...count).lazy.map { [.integer($0), .number(Double($0) / 8), .text("good, run \($0)")] }
  }

  static func write(
    _ path: String, rows count: Int = 3, force: Bool = false, disk: Disk = Disk()
  ) throws(OutputFault) {
    var writer = try ResultsWriter(path, force: force, disk: disk)
    try writer.add(table, rows: rows(count))
    try writer.finish(provenance)
  }

  static func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  static func contents(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  @Test("What is written reads back, with its provenance")
  func roundTrip() throws {
    let folder = try ExtendingTests.Folder([:])
    let path = folder.path + "/out"
    try Self.write(path, rows: 5000)
    #expect(Self.names(folder.path) == ["out"], "nothing is left beside it")
    #expect(
      Self.names(path) == [
        "datapackage.json", "provenance.json", "runs.csv", "runs.csv-metadata.json",
      ])
    let results = try readResults(path + "/")
    #expect(results.tables == ["runs"])
    #expect(results.provenance["seed"]?.string == "18446744073709551615")
    var count = 0
    try results.rows(of: "runs") { columns, cells in
      count += 1
      #expect(columns == ["run_id", "value", "status"])
      #expect(cells[0] == "\(count)" && Double(cells[1]) == Double(count) / 8)
    }
    #expect(count == 5000)
  }

  @Test("Provenance names no user, host or absolute path")
  func privacy() throws {
    let folder = try ExtendingTests.Folder([:])
    try Self.write(folder.path + "/out")
    let text = try Self.contents(folder.path + "/out/provenance.json")
    for word in ["/home", "nia", "/srv", folder.path, NSUserName() + "@"] {
      #expect(!text.contains(word), "\(word)")
    }
    #expect(text.contains("\"x.yaml\"") && text.contains("\"-o=out\""))
  }

  @Test("Two directories with the same content are the same bytes")
  func reproducible() throws {
    let folder = try ExtendingTests.Folder([:])
    try Self.write(folder.path + "/a")
    try Self.write(folder.path + "/b")
    for name in Self.names(folder.path + "/a") {
      #expect(
        try Self.contents(folder.path + "/a/" + name) == Self.contents(folder.path + "/b/" + name))
    }
  }

  @Test("Nothing that exists is overwritten without force")
  func noOverwrite() throws {
    let folder = try ExtendingTests.Folder(["file": "mine"])
    try FileManager.default.createDirectory(
      atPath: folder.path + "/empty", withIntermediateDirectories: false)
    try Self.write(folder.path + "/out")
    for name in ["file", "empty", "out"] {
      #expect(throws: OutputFault.self) { try Self.write(folder.path + "/" + name) }
    }
    #expect(try Self.contents(folder.path + "/file") == "mine")
    #expect(Self.names(folder.path) == ["empty", "file", "out"])
  }

  @Test("Force replaces results of ours, and nothing else")
  func force() throws {
    let folder = try ExtendingTests.Folder([
      "notes/a.txt": "mine", "file": "mine", "fake/provenance.json": "{\"tool\": \"other\"}",
      "future/provenance.json": "{\"tool\": \"gofal\", \"format_version\": 99, \"files\": []}",
    ])
    let out = folder.path + "/out"
    try Self.write(out)
    try Self.write(out, rows: 9, force: true)
    #expect(try Self.contents(out + "/runs.csv").split(separator: "\n").count == 10)
    for name in ["notes", "file", "fake", "future"] {
      #expect(throws: OutputFault.self) { try Self.write(folder.path + "/" + name, force: true) }
    }
    try Data("mine".utf8).write(to: URL(fileURLWithPath: out + "/notes.docx"))
    #expect(throws: OutputFault.self) { try Self.write(out, force: true) }
    #expect(try Self.contents(out + "/notes.docx") == "mine")
    #expect(Self.names(folder.path) == ["fake", "file", "future", "notes", "out"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: "out")
    #expect(throws: OutputFault.self) { try Self.write(folder.path + "/link", force: true) }
  }

  @Test("Where names cannot be swapped, the old directory steps aside and comes back after a fault")
  func withoutSwap() throws {
    let folder = try ExtendingTests.Folder([:])
    let out = folder.path + "/out"
    try Self.write(out)
    let old = Disk(rename: { from, to, flags in
      if flags != 0 {
        errno = EINVAL
        return -1
      }
      return rename(from, to)
    })
    try Self.write(out, rows: 7, force: true, disk: old)
    #expect(try Self.contents(out + "/runs.csv").split(separator: "\n").count == 8)
    let failing = Disk(rename: { from, to, flags in
      if flags != 0 || (to == out && !from.hasSuffix(".old")) {
        errno = flags != 0 ? EINVAL : EIO
        return -1
      }
      return rename(from, to)
    })
    #expect(throws: OutputFault.self) {
      try Self.write(out, rows: 8, force: true, disk: failing)
    }
    #expect(try Self.contents(out + "/runs.csv").split(separator: "\n").count == 8)
    #expect(Self.names(folder.path) == ["out"])
    // New names work there too.
    try Self.write(folder.path + "/new", disk: old)
    #expect(throws: OutputFault.self) { try Self.write(folder.path + "/new", disk: old) }
  }

  @Test("A disk that is full after any number of bytes leaves nothing", arguments: 0..<40)
  func fullDisk(step: Int) throws {
    let folder = try ExtendingTests.Folder([:])
    let out = folder.path + "/out"
    if step.isMultiple(of: 2) { try Self.write(out, rows: 1) }
    let before = try? Self.contents(out + "/runs.csv")
    let left = Mutex(step * 200)
    let disk = Disk(write: { descriptor, bytes in
      let room = left.withLock { left in
        // Short writes besides: at most 100 bytes at a time.
        let room = min(left, bytes.count, 100)
        left -= room
        return room
      }
      guard room > 0 else {
        errno = ENOSPC
        return -1
      }
      return Foundation.write(descriptor, bytes.baseAddress, room)
    })
    do throws(OutputFault) {
      try Self.write(out, rows: 100, force: true, disk: disk)
      #expect(step > 20, "the whole takes more than 4 000 bytes")
      _ = try readResults(out)
    } catch {
      #expect(error.message.en.hasPrefix("The disk is full: "))
      #expect(Self.names(folder.path) == (before == nil ? [] : ["out"]))
      #expect((try? Self.contents(out + "/runs.csv")) == before)
    }
  }

  @Test("A fault of a sync or of the last rename leaves nothing", arguments: [0, 1, 2, 3, 4, 5, 7])
  func failingSync(step: Int) throws {
    let folder = try ExtendingTests.Folder([:])
    let out = folder.path + "/out"
    let calls = Mutex(0)
    let disk = Disk(
      sync: { descriptor in
        let number = calls.withLock { calls in
          calls += 1
          return calls
        }
        if number == step + 1 {
          errno = EIO
          return -1
        }
        return fsync(descriptor)
      },
      rename: { from, to, flags in
        if step == 7 {
          errno = EROFS
          return -1
        }
        return rename(from, to)
      })
    #expect(throws: OutputFault.self) { try Self.write(out, disk: disk) }
    // The sync of the parent, the sixth, comes when the result is already whole.
    if Self.names(folder.path) == ["out"] {
      #expect(step == 5)
      _ = try readResults(out)
    } else {
      #expect(Self.names(folder.path) == [])
    }
  }

  @Test("A write to a full device is a fault", .enabled(if: access("/dev/full", W_OK) == 0))
  func deviceFull() throws {
    let folder = try ExtendingTests.Folder([:])
    let full = open("/dev/full", O_WRONLY)
    try #require(full >= 0)
    defer { close(full) }
    let disk = Disk(write: { Foundation.write(full, $1.baseAddress, $1.count) })
    #expect { try Self.write(folder.path + "/out", disk: disk) } throws: {
      ($0 as? OutputFault)?.message.en
        == "The disk is full: 'runs.csv' was not written, and nothing"
        + " incomplete is kept."
    }
    #expect(Self.names(folder.path) == [])
  }

  @Test("A writer that is dropped leaves nothing")
  func dropped() throws {
    let folder = try ExtendingTests.Folder([:])
    do {
      var writer = try ResultsWriter(folder.path + "/out")
      try writer.add(Self.table, rows: Self.rows(10))
    }
    #expect(Self.names(folder.path) == [])
  }

  @Test("Two writers of one directory do not meet: the first to end has the name")
  func twoWriters() throws {
    let folder = try ExtendingTests.Folder([:])
    let out = folder.path + "/out"
    var first = try ResultsWriter(out)
    var second = try ResultsWriter(out)
    try first.add(Self.table, rows: Self.rows(1))
    try second.add(Self.table, rows: Self.rows(2))
    try second.finish(Self.provenance)
    do throws(OutputFault) {
      try first.finish(Self.provenance)
      Issue.record("the second was overwritten")
    } catch {
      #expect(error.message.en.contains("nothing is overwritten"))
    }
    #expect(try Self.contents(out + "/runs.csv").split(separator: "\n").count == 3)
    #expect(Self.names(folder.path) == ["out"])
  }

  @Test("A row with too few cells, and a name that leads elsewhere, are refused")
  func badRows() throws {
    let folder = try ExtendingTests.Folder([:])
    #expect(throws: OutputFault.self) {
      var writer = try ResultsWriter(folder.path + "/out")
      try writer.add(Self.table, rows: [[.integer(1)]])
    }
    #expect(throws: OutputFault.self) {
      var writer = try ResultsWriter(folder.path + "/out")
      try writer.add([], as: "../x")
    }
    for path in ["", "/", "..", ".", folder.path + "/no/where/out", "a\0b"] {
      #expect(throws: OutputFault.self) { try Self.write(path) }
    }
    #expect(Self.names(folder.path) == [])
  }

  @Test(
    "An altered, missing or swapped file is noticed",
    arguments: ["alter", "truncate", "remove", "link"])
  func altered(how: String) throws {
    let folder = try ExtendingTests.Folder([:])
    let out = folder.path + "/out"
    try Self.write(out)
    let path = out + "/runs.csv"
    var text = try Self.contents(path)
    switch how {
    case "alter":
      text = text.replacing("0.25", with: "0.35")
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    case "truncate": try Data(text.utf8.dropLast(1)).write(to: URL(fileURLWithPath: path))
    case "remove": unlink(path)
    default:
      unlink(path)
      symlink("/dev/zero", path)
    }
    #expect(throws: OutputFault.self) { try readResults(out) }
  }

  @Test("Results of another format version, and what is no result, are refused")
  func otherVersion() throws {
    let folder = try ExtendingTests.Folder(["x/a.csv": "a\n"])
    let out = folder.path + "/out"
    try Self.write(out)
    let path = out + "/provenance.json"
    let text = try Self.contents(path)
    let future = text.replacing("\"format_version\": 1,", with: "\"format_version\": 2,")
    try Data(future.utf8).write(to: URL(fileURLWithPath: path))
    #expect { try readResults(out) } throws: {
      ($0 as? OutputFault)?.message.en.contains("format version 2") == true
    }
    #expect(throws: OutputFault.self) { try readResults(folder.path + "/x") }
    #expect(throws: OutputFault.self) { try readResults(folder.path + "/nowhere") }
  }

  @Test("A provenance reads back, and an altered text in it is noticed")
  func provenanceAgain() throws {
    let folder = try ExtendingTests.Folder([:])
    let out = folder.path + "/out"
    try Self.write(out)
    for path in [out, out + "/", out + "/provenance.json"] {
      let again = try readProvenance(at: path)
      #expect(again.json(files: []) == Self.provenance.json(files: []))
    }
    let path = out + "/provenance.json"
    let text = try Self.contents(path).replacing("years: 5", with: "years: 6")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: OutputFault.self) { try readProvenance(at: out) }
  }

  @Test("One file is written whole or not at all")
  func oneFile() throws {
    let folder = try ExtendingTests.Folder(["old": "mine"])
    let bytes = Array("new".utf8)
    #expect(throws: OutputFault.self) { try writeFile(bytes, to: folder.path + "/old") }
    #expect(try Self.contents(folder.path + "/old") == "mine")
    try writeFile(bytes, to: folder.path + "/old", force: true)
    try writeFile(bytes, to: folder.path + "/fresh")
    #expect(try Self.contents(folder.path + "/old") == "new")
    let full = Disk(write: { _, _ in
      errno = ENOSPC
      return -1
    })
    #expect(throws: OutputFault.self) {
      try writeFile(bytes, to: folder.path + "/old", force: true, disk: full)
    }
    #expect(throws: OutputFault.self) { try writeFile(bytes, to: folder.path, force: true) }
    #expect(Self.names(folder.path) == ["fresh", "old"])
  }
}
