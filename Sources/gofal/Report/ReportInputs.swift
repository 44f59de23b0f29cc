import CareMarket
import Evidence
import Experiments
import Foundation
import Reports
import Storage

/// From what stands on the command line to what a report is made of.
struct ReportInputs {
  var comparing: Comparing
  var options: SimulationOptions

  func material(
    _ inputs: [String], differentWorlds: Bool
  ) throws -> (ReportMaterial, Ending) {
    if let folder = try folder(among: inputs) { return (try kept(folder), .good) }
    let start = RunRecord.now()
    let question = try comparing.question(inputs, options, differentWorlds: differentWorlds)
    let answer = try comparing.answer(question, options) {
      ReportMaterial.shows($0, outcomes: comparing.catalogue.outcomes)
    }
    if answer.results.draws.isEmpty {
      throw Refusal(
        .stopped,
        Text(
          en: "Stopped before any world was complete.",
          cy: "Stopiwyd cyn i unrhyw fyd gael ei gwblhau."))
    }
    let experiment = question.experiment
    let material = material(
      question.files, answer.results, cautions: question.cautions,
      ReportMaterial.Conduct(
        version: Catalogue.version,
        commandLine: ["gofal"] + CommandLine.arguments.dropFirst().map(Provenance.withoutFolders),
        seed: experiment.seed, draws: experiment.draws, replications: experiment.replications,
        generator: experiment.generator, start: start, end: RunRecord.now(),
        build: RunRecord.build, digest: answer.digest,
        sentences: comparing.whatItWas(answer, of: question)))
    let ending: Ending =
      answer.results.ending == .stopped
      ? .stopped : answer.results.failures.isEmpty ? .good : .someFailed
    return (material, ending)
  }

  private func material(
    _ files: [ScenarioFile], _ results: Experiments.Results, cautions: [Text],
    _ conduct: ReportMaterial.Conduct
  ) -> ReportMaterial {
    let catalogue = comparing.catalogue
    return ReportMaterial(
      scenarios: files.map { file in
        ReportMaterial.Compared(
          id: file.id, title: file.title, parts: file.scenarios,
          texts: file.sources.map { ($0.name, $0.text) })
      },
      results: results, outcomes: catalogue.outcomes, settings: catalogue.settings,
      models: catalogue.models.map { ($0.id, $0.name) }, cautions: cautions, conduct: conduct)
  }

  // MARK: Results that were kept

  /// The folder of results, where the inputs are one.
  private func folder(among inputs: [String]) throws -> String? {
    var isFolder: ObjCBool = false
    let folders = inputs.filter {
      FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && isFolder.boolValue
    }
    if folders.isEmpty { return nil }
    guard inputs.count == 1 else {
      throw Refusal(
        .usage,
        Text(
          en: "A report is of one folder of results, or of scenarios, and not of both.",
          cy: "Un ffolder o ganlyniadau, neu senarios, sydd mewn adroddiad, ac nid y ddau."))
    }
    return inputs.first
  }

  private func kept(_ folder: String) throws -> ReportMaterial {
    do {
      let old = try OldRun(folder, comparing.catalogue)
      let results = try KeptRuns(
        folder, scenarios: old.files.map(\.id),
        isFixed: old.command.simulation.fixedParameters,
        outcomes: comparing.catalogue.outcomes
      ).results
      let provenance = old.provenance
      var runs = results
      if !provenance.isComplete { runs.ending = .stopped }
      let question = try comparing.question(
        old.files, [], old.command.simulation, seed: provenance.seed,
        generator: provenance.generator, differentWorlds: true, timed: nil)
      let answer = Comparing.Answer(
        results: runs, digest: provenance.digest, total: question.experiment.blocks)
      return material(
        old.files, runs, cautions: old.changes,
        ReportMaterial.Conduct(
          version: provenance.version, commandLine: provenance.commandLine, seed: provenance.seed,
          draws: provenance.draws, replications: provenance.replications,
          generator: provenance.generator, start: provenance.start, end: provenance.end,
          build: provenance.build, digest: provenance.digest,
          sentences: comparing.whatItWas(answer, of: question)))
    } catch let fault as OutputFault {
      throw Refusal(.file, fault.message)
    }
  }
}

/// The runs of a folder of results, as an experiment would have returned them.
struct KeptRuns {
  private(set) var results: Experiments.Results

  init(
    _ folder: String, scenarios: [String], isFixed: Bool, outcomes: [Outcome]
  ) throws(OutputFault) {
    let kept = try readResults(folder)
    struct Identity {
      var draw: Int
      var replicate: Int
      var status: String
    }
    var identities: [Identity] = []
    try kept.rows(of: "runs") { (_, cells) throws(OutputFault) in
      guard cells.count >= 5, let draw = Int(cells[2]), let replicate = Int(cells[3]) else {
        return
      }
      identities.append(Identity(draw: draw, replicate: replicate, status: cells[4]))
    }
    var columns: [Column] = []
    var values: [Double] = []
    try kept.rows(of: "outcomes") { (_, cells) throws(OutputFault) in
      guard cells.count >= 5 else { return }
      let column = Column(outcome: cells[1], group: cells[3], time: cells[2])
      guard ReportMaterial.shows(column, outcomes: outcomes) else { return }
      if cells[0] == "1" { columns.append(column) }
      values.append(Double(cells[4]) ?? .nan)
    }
    guard identities.count % max(scenarios.count, 1) == 0, !columns.isEmpty,
      values.count == identities.count * columns.count
    else {
      throw OutputFault(
        Text(
          en: "\(folder) does not hold the same outcomes of every run.",
          cy: "Nid yw \(folder) yn dal yr un canlyniadau ar gyfer pob rhediad."))
    }
    results = Experiments.Results(
      scenarios: scenarios, columns: columns, fixedParameters: isFixed)
    for first in stride(from: 0, to: identities.count, by: scenarios.count) {
      let runs = scenarios.indices.map { scenario -> Run in
        let run = first + scenario
        let status = identities[run].status
        return status == "good"
          ? .complete(Array(values[(run * columns.count)..<((run + 1) * columns.count)]))
          : .failed(Text(en: status, cy: status))
      }
      results.append(
        Block(draw: identities[first].draw, replicate: identities[first].replicate, runs: runs))
    }
  }
}
