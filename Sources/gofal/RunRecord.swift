import Evidence
import Experiments
import Foundation
import Storage

/// What is kept of a run in a directory, and how it is run again from there.
struct RunRecord {
  var comparing: Comparing
  var question: Comparing.Question
  var answer: Comparing.Answer
  var start: String
  var timings: TimingLog

  /// ISO 8601 in UTC, to the second.
  static func now() -> String {
    ISO8601DateFormatter().string(from: Date())
  }

  /// What the digest holds for.
  static var build: [(name: String, value: String)] {
    let info =
      FileManager.default.contents(atPath: "/proc/cpuinfo")
      .map { String(decoding: $0, as: UTF8.self) } ?? ""
    let flags =
      info.split(whereSeparator: \.isNewline).first {
        $0.hasPrefix("flags") || $0.hasPrefix("Features")
      }
      .map { Set($0.split(separator: " ").map(String.init)) } ?? []
    #if arch(x86_64)
      let architecture = "x86_64"
    #elseif arch(arm64)
      let architecture = "arm64"
    #else
      let architecture = "other"
    #endif
    #if compiler(>=6.4)
      let compiler = "Swift 6.4 or later"
    #elseif compiler(>=6.3)
      let compiler = "Swift 6.3"
    #else
      let compiler = "Swift 6"
    #endif
    #if DEBUG
      let optimisation = "debug"
    #else
      let optimisation = "release"
    #endif
    return [
      ("compiler", compiler), ("optimisation", optimisation), ("architecture", architecture),
      ("c_library", cLibrary),
      ("fused_multiply_add", flags.contains("fma") || architecture == "arm64" ? "yes" : "no"),
    ]
  }

  /// Such as `glibc 2.36`.
  private static var cLibrary: String {
    var name = [UInt8](repeating: 0, count: 64)
    let count = name.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map {
        confstr(
          Int32(_CS_GNU_LIBC_VERSION), $0.assumingMemoryBound(to: CChar.self), buffer.count)
      } ?? 0
    }
    return count > 1 && count <= name.count
      ? String(decoding: name[..<(count - 1)], as: UTF8.self) : "unknown"
  }

  /// Each scenario as it was run, with nothing left to a base, then the texts that it was read from.
  private var sources: [SourceText] {
    let vocabulary = comparing.catalogue.vocabulary
    let whole = question.files.compactMap { file in
      readScenario(text: file.text(vocabulary: vocabulary), name: file.id, vocabulary: vocabulary)
        .file?.sources.first
    }
    var all = whole
    for source in question.files.flatMap(\.sources) where !all.contains(source) {
      all.append(source)
    }
    return all
  }

  func write(with writer: consuming ResultsWriter, arguments: [String]) throws(OutputFault) {
    var writer = writer
    let catalogue = comparing.catalogue
    let tables = ResultTables(answer.results, catalogue)
    let experiment = question.experiment
    try writer.add(Table.draws(catalogue.settings), rows: tables.draws(experiment))
    try writer.add(Table.runs, rows: tables.runs)
    try writer.add(Table.outcomes, rows: tables.outcomes)
    try writer.add(Table.outcomesWide(catalogue.outcomes), rows: tables.wide)
    try writer.add(Table.summary, rows: tables.summary)
    if answer.results.scenarios.count > 1 {
      try writer.add(Table.comparison, rows: tables.comparison)
    }
    try writer.add(Table.timings, rows: tables.timings(timings))
    try writer.finish(
      Provenance(
        version: Catalogue.version, commandLine: arguments, seed: experiment.seed,
        draws: experiment.draws, replications: experiment.replications,
        generator: experiment.generator, sources: sources, start: start, end: RunRecord.now(),
        build: RunRecord.build, digest: answer.digest,
        isComplete: answer.results.ending != .stopped))
  }
}

/// An old run, as its provenance tells it.
struct OldRun {
  var command: RunCommand
  var files: [ScenarioFile]
  var seed: UInt64
  var generator: String
  var digest: String
  /// What was built otherwise, in words; empty where nothing was.
  var changes: [Text]

  /// - Parameter path: of `provenance.json`, or of the directory that holds it.
  init(_ path: String, _ catalogue: Catalogue) throws {
    let isFile = path.hasSuffix(".json")
    let folder =
      isFile
      ? (path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : ".")
      : path
    if access(isFile ? path : path + "/provenance.json", F_OK) != 0 {
      throw Refusal(
        .file, Text(en: "\(path): no such file.", cy: "\(path): nid oes ffeil o'r enw hwn."))
    }
    let old: JSON
    do {
      old = try readResults(folder.isEmpty ? "/" : folder).provenance
    } catch {
      throw Refusal(.data, error.message)
    }
    let unclear = Refusal(
      .data,
      Text(
        en: "\(path) does not say how the run was made.",
        cy: "Nid yw \(path) yn dweud sut y gwnaed y rhediad."))
    guard let line = old["command_line"]?.array?.compactMap(\.string),
      let parsed = try? Gofal.parseAsRoot(Array(line.dropFirst())) as? RunCommand,
      let seed = old["seed"]?.string.flatMap({ UInt64($0) }),
      let generator = old["generator"]?.string, let digest = old["digest"]?.string,
      let sources = old["sources"]?.array, sources.count >= parsed.scenarios.count
    else { throw unclear }
    if old["complete"] == .bool(false) {
      throw Refusal(
        .data,
        Text(
          en: "That run was stopped early, so its digest cannot be compared.",
          cy: "Stopiwyd y rhediad hwnnw'n gynnar, felly ni ellir cymharu ei grynodeb."))
    }
    var catalogue = catalogue
    // An area file of the user's own stands among the texts.
    for source in sources.dropFirst(parsed.scenarios.count) {
      guard let text = source["text"]?.string, let name = source["name"]?.string,
        let area = readArea(text: text, name: name, vocabulary: catalogue.vocabulary).area
      else { continue }
      catalogue.areas.append(area)
    }
    let vocabulary = catalogue.vocabulary
    files = []
    for source in sources.prefix(parsed.scenarios.count) {
      guard let text = source["text"]?.string, let name = source["name"]?.string,
        let file = readScenario(text: text, name: name, vocabulary: vocabulary).file
      else { throw unclear }
      files.append(file)
    }
    command = parsed
    self.seed = seed
    self.generator = generator
    self.digest = digest
    changes = []
    let version = old["version"]?.string ?? ""
    if version != Catalogue.version {
      changes.append(
        Text(
          en: "The version was \(version) and is \(Catalogue.version).",
          cy: "Y fersiwn oedd \(version), a \(Catalogue.version) yw bellach."))
    }
    for fact in RunRecord.build {
      let before = old["build"]?[fact.name]?.string ?? ""
      if before != fact.value {
        changes.append(
          Text(
            en: "\(fact.name): was \(before), is \(fact.value).",
            cy: "\(fact.name): \(before) gynt, \(fact.value) bellach."))
      }
    }
  }
}
