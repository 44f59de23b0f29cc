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

  /// What tells who ran it and where: kept only where it is asked for.
  static var host: [(name: String, value: String)] {
    [
      ("host", ProcessInfo.processInfo.hostName),
      ("user", Environment.value(of: "USER") ?? NSUserName()),
      ("folder", FileManager.default.currentDirectoryPath),
    ]
  }

  func write(
    with writer: consuming ResultsWriter, arguments: [String], overrides: [String],
    host: [(name: String, value: String)], sqlite: Bool
  ) throws(OutputFault) {
    var writer = writer
    let experiment = question.experiment
    try add(to: &writer)
    if sqlite {
      try writer.add(as: "results.sqlite") { (path) throws(OutputFault) in
        var database = try SQLiteDatabase(path)
        try add(to: &database)
      }
    }
    try writer.finish(
      Provenance(
        version: Catalogue.version, commit: sourceCommit, commandLine: arguments,
        seed: experiment.seed,
        draws: experiment.draws, replications: experiment.replications,
        generator: experiment.generator,
        scenarios: question.files.map { Provenance.Origin(id: $0.id, sources: $0.sources) },
        calibration: comparing.catalogue.calibration?.digest,
        declared: comparing.catalogue.declared(for: question.files), overrides: overrides,
        start: start,
        end: RunRecord.now(),
        build: Provenance.thisBuild + host, digest: answer.digest,
        isComplete: answer.results.ending != .stopped))
  }
}

extension RunRecord {
  /// The tables, as files or in a data base.
  private func add(to sink: inout some TableSink & ~Copyable) throws(OutputFault) {
    let catalogue = comparing.catalogue
    let tables = ResultTables(answer.results, catalogue)
    try sink.add(Table.draws(catalogue.settings), rows: tables.draws(question.experiment))
    try sink.add(Table.runs, rows: tables.runs)
    try sink.add(Table.outcomes, rows: tables.outcomes)
    try sink.add(Table.outcomesWide(catalogue.outcomes), rows: tables.wide)
    try sink.add(Table.summary, rows: tables.summary)
    if answer.results.scenarios.count > 1 {
      try sink.add(Table.comparison, rows: tables.comparison)
    }
    try sink.add(Table.timings, rows: tables.timings(timings))
  }
}

/// An old run, as its provenance tells it.
struct OldRun {
  /// As it was typed, for the options that say how it was run.
  var command: RunCommand
  var provenance: Provenance
  var files: [ScenarioFile]

  /// - Parameter path: of `provenance.json`, or of the directory that holds it.
  init(_ path: String, _ catalogue: Catalogue) throws {
    if access(path, F_OK) != 0 {
      throw Refusal(
        .file, Text(en: "\(path): no such file.", cy: "\(path): nid oes ffeil o'r enw hwn."))
    }
    do {
      provenance = try readProvenance(at: path)
    } catch {
      throw Refusal(.data, error.message)
    }
    let unclear = Refusal(
      .data,
      Text(
        en: "\(path) does not say how the run was made.",
        cy: "Nid yw \(path) yn dweud sut y gwnaed y rhediad."))
    let line = Array(provenance.commandLine.dropFirst())
    guard let parsed = try? Gofal.parseAsRoot(line) as? RunCommand else { throw unclear }
    command = parsed
    let vocabulary = catalogue.vocabulary
    files = []
    for origin in provenance.scenarios {
      guard
        var file = readScenario(
          sources: origin.sources, vocabulary: vocabulary, overrides: provenance.overrides
        ).file
      else { throw unclear }
      file.id = origin.id
      files.append(file)
    }
    if files.isEmpty { throw unclear }
  }

  /// What is otherwise now.
  func causes(_ catalogue: Catalogue) -> [Cause] {
    var now = provenance
    now.version = Catalogue.version
    now.commit = sourceCommit
    now.build = Provenance.thisBuild
    now.calibration = catalogue.calibration?.digest
    now.declared = catalogue.declared(for: files)
    return provenance.causes(to: now)
  }
}
