import CareMarket
import Evidence
import Experiments
import Foundation

@testable import Storage
@testable import gofal

/// A reader of what a person, another program or another machine gives.
enum Reader: String, CaseIterable {
  case scenario, setting, study, area, `case`, targets, quantity, table, results, provenance, plan
  case shard, posterior, notebook, request, session

  static let vocabulary = Catalogue.shipped.vocabulary
  private static let outcomes = Catalogue.shipped.outcomes.map(\.id)
  private static let columns = Column.columns(years: 5)
  static let folder: String = {
    let path = NSTemporaryDirectory() + "/gofal-fuzz-\(getpid())"
    mkdir(path, 0o700)
    mkdir(path + "/" + BlockStore.folder, 0o700)
    return path
  }()

  /// Whether the bytes are read and not refused. Traps where what is read is not what it should be.
  func accepts(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .table: return Self.readsTable(bytes)
    case .results: return Self.readsResults(bytes)
    case .shard: return Self.readsShard(bytes)
    case .request: return Requests.shared.areAnswered(bytes)
    case .provenance:
      Self.write(bytes, "provenance.json")
      return (try? readProvenance(at: Self.folder)) != nil
    case .plan:
      Self.write(bytes, SweepPlan.name)
      guard let plan = try? SweepPlan(at: Self.folder) else { return false }
      _ = readStudy(
        sources: plan.sources, scenarios: plan.scenarios, vocabulary: Self.vocabulary,
        outcomes: Self.outcomes, overrides: plan.overrides)
      return true
    default:
      guard case .success(let text) = TextFile.text(bytes, file: "f.yaml") else { return false }
      return accepts(text)
    }
  }

  private func accepts(_ text: String) -> Bool {
    let vocabulary = Self.vocabulary
    switch self {
    case .scenario:
      let file = Self.shown(readScenario(text: text, name: "f.yaml", vocabulary: vocabulary))
      guard let file else { return false }
      Self.readsBack(file)
      return true
    case .setting:
      let file = Self.shown(
        readScenario(named: "baseline", vocabulary: vocabulary, overrides: [text]))
      guard let file else { return false }
      Self.readsBack(file)
      return true
    case .study:
      var reader = StudyReader(
        vocabulary: vocabulary, outcomes: Self.outcomes, file: "f.yaml", overrides: [])
      return Self.shown(reader.read(text)) != nil
    case .area:
      return Self.shown(readArea(text: text, name: "f.yaml", vocabulary: vocabulary)) != nil
    case .case:
      return Self.shown(
        readCase(
          text: text, name: "f", vocabulary: vocabulary, columns: Self.columns,
          cases: shippedCases)) != nil
    case .targets:
      return Self.shown(
        readTargets(text: text, name: "f.yaml", vocabulary: vocabulary, columns: Column.columns))
        != nil
    case .quantity: return Self.readsQuantity(text)
    case .posterior:
      if case .success = PosteriorFile.read(SourceText(name: "f.csv", text: text)) { return true }
      return false
    case .notebook: return Self.readsNotebook(text)
    case .session: return Requests.readsSession(text)
    default: return false
    }
  }

  /// What was read, if it may be used. Faults are few lines without a character that steers.
  private static func shown<File>(_ found: (File?, [Diagnostic])) -> File? {
    let (file, diagnostics) = found
    require(file != nil || !diagnostics.isEmpty, "a text is refused without a word")
    for fault in diagnostics {
      require(fault.line >= 1 && fault.column >= 1, "a fault is nowhere")
      let line = fault.rendered(.english)
      require(line.unicodeScalars.allSatisfy { $0.value >= 32 }, "a fault steers the terminal")
    }
    return file
  }

  private static func readsBack(_ file: ScenarioFile) {
    let text = file.text(vocabulary: vocabulary)
    let again = readScenario(text: text, name: "f.yaml", vocabulary: vocabulary)
    guard let other = again.file else {
      fail("what is printed is refused: \(again.diagnostics)\n\(text)")
    }
    require(
      other.text(vocabulary: vocabulary) == text, "what is printed prints another: \(text)")
  }

  private static let units: [Evidence.Unit] = [
    .share, .perYear, .hours, .hoursPerWeek, .poundsPerHour, .poundsPerYear, .pounds, .time, .year,
    .count, .number, .ratio(to: .fee), .ratio(to: .agencyPrice),
  ]

  /// The first byte is the unit.
  private static func readsQuantity(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    let unit = units[Int(first) % units.count]
    let words = String(decoding: text.utf8.dropFirst(), as: UTF8.self)
    var isRead = false
    if let value = try? Quantity.amount(words, unit: unit) {
      isRead = true
      require(value.isFinite)
      let printed = Quantity.text(value, unit: unit)
      require((try? Quantity.amount(printed, unit: unit)) == value, "amount \(value) \(printed)")
    }
    if let ramp = try? Quantity.ramp(words, unit: unit) {
      isRead = true
      let printed = Quantity.text(ramp, unit: unit)
      require((try? Quantity.ramp(printed, unit: unit)) == ramp, "ramp \(ramp) \(printed)")
    }
    if let distribution = try? Quantity.distribution(words, unit: unit) {
      isRead = true
      let printed = Quantity.text(distribution, unit: unit)
      require(
        (try? Quantity.distribution(printed, unit: unit)) == distribution,
        "distribution \(distribution) \(printed)")
      require(!distribution.quantile(0.5).isNaN, "median of \(printed)")
    }
    return isRead
  }

  private static func readsTable(_ bytes: [UInt8]) -> Bool {
    write(bytes, "table.csv")
    guard case .success(let table) = readTable(at: folder + "/table.csv") else { return false }
    require(table.columns.allSatisfy { $0.count == table.rowCount })
    for name in table.names { _ = try? table.numbers(name) }
    _ = try? GivenTable(
      folder + "/table.csv", keep: Array(table.names.prefix(2)),
      labels: Array(table.names.suffix(1)))
    // In pieces it is what it is in one.
    var reader = CSVReader()
    var rows: [CSVReader.Row] = []
    for byte in bytes { rows += (try? reader.read([byte])) ?? [] }
    rows += (try? reader.end()) ?? []
    require(rows.first?.cells == table.names && rows.count == table.rowCount + 1)
    return true
  }

  /// Tables that a line of two per cent signs parts: their digests are right, whatever is in them.
  private static func readsResults(_ bytes: [UInt8]) -> Bool {
    let tables = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n%%\n")
    let names = ["runs.csv", "outcomes_wide.csv", "draws.csv", "design.csv"]
    var files: [JSON] = []
    for (name, table) in zip(names, tables) {
      write(Array(table.utf8), name)
      files.append(
        .object([
          .init("name", .string(name)), .init("sha256", .string(sha256(Array(table.utf8)))),
        ]))
    }
    let provenance = JSON.object([
      .init("tool", .string("gofal")), .init("format_version", .integer(resultsFormatVersion)),
      .init("files", .array(files)),
    ])
    write(Array(provenance.document.utf8), "provenance.json")
    return (try? KeptResults(folder, .shipped)) != nil
  }

  private static let origin = BlockOrigin(
    study: String(repeating: "a", count: 64), version: "1", generator: "philox", build: ["x"])

  /// A file of blocks as it is; and its bytes as the outcomes of a record whose digest is right.
  private static func readsShard(_ bytes: [UInt8]) -> Bool {
    let key: @Sendable (Int) -> BlockKey? = { number in
      (0..<4).contains(number)
        ? BlockKey(number: number, sample: 1, replicate: number + 1, point: [0.5]) : nil
    }
    write(bytes, BlockStore.folder + "/1-of-1.blocks")
    let store = try? BlockStore(
      folder, origin: origin, count: 4, scenarios: 2, columns: 3, mixed: true, key: key)
    for number in 0..<4 where store?.has(number) == true { _ = try? store?.block(number) }
    let record = BlockRecord(number: 0, digest: "", payload: bytes)
    return (store?.done ?? 0) > 0 || record.runs(scenarios: 2, columns: 3) != nil
  }

  private static func readsNotebook(_ text: String) -> Bool {
    let notebook = Notebook(text)
    let blocks = notebook.parts.compactMap { part in
      if case .commands(let commands) = part { commands } else { nil }
    }
    let outputs = blocks.map { $0.output ?? "x\n" }
    let once = notebook.text(outputs: outputs)
    require(Notebook(once).text(outputs: outputs) == once, "a notebook is never done")
    var isRead = false
    for line in blocks.flatMap(\.lines) {
      guard let words = try? Notebook.words(of: line) else { continue }
      isRead = true
      for word in words {
        require(!word.hasPrefix("/") && !word.split(separator: "/").contains(".."))
      }
    }
    return isRead
  }

  /// Ends the run with a message, which an optimised `precondition` would leave out.
  static func fail(_ message: String) -> Never {
    tell(message)
    abort()
  }

  static func require(_ holds: Bool, _ message: @autoclosure () -> String = "not so") {
    if !holds { fail(message()) }
  }

  private static func write(_ bytes: [UInt8], _ name: String) {
    let file = open(folder + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(file) }
    guard Foundation.write(file, bytes, bytes.count) == bytes.count else {
      fail("\(folder)/\(name) cannot be written")
    }
  }

  /// GOFAL_FUZZ_READER names it.
  static let chosen: Reader = {
    let name = ProcessInfo.processInfo.environment["GOFAL_FUZZ_READER"] ?? ""
    guard let reader = Reader(rawValue: name) else {
      tell("GOFAL_FUZZ_READER is one of \(allCases.map(\.rawValue))")
      exit(2)
    }
    atexit {
      Reader.tell(
        "\(Reader.chosen.rawValue): \(Reader.accepted) of \(Reader.tried) inputs are read")
      try? FileManager.default.removeItem(atPath: Reader.folder)
    }
    return reader
  }()

  private static func tell(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  // libFuzzer calls from one thread.
  nonisolated(unsafe) static var tried = 0
  nonisolated(unsafe) static var accepted = 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let reader = Reader.chosen
  Reader.tried += 1
  // Of the processor, since libFuzzer's own clock also counts the work of others.
  let start = clock()
  if reader.accepts(input) { Reader.accepted += 1 }
  Reader.require(clock() - start < CLOCKS_PER_SEC, "a second for one input")
  return 0
}
