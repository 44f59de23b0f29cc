import Analysis
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

  /// - Returns: also the time from the end of the comparison's simulation that the material took,
  ///   without the runs that only explain it.
  func material(
    _ inputs: [String], differentWorlds: Bool
  ) throws -> (ReportMaterial, Ending, Duration) {
    if let folder = try folder(among: inputs) {
      let (material, spent) = try kept(folder)
      return (material, .good, spent)
    }
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
    let done = ContinuousClock.now
    var material = try material(
      question, answer.results, cautions: question.cautions,
      ReportMaterial.Conduct(
        version: Catalogue.version,
        commandLine: ["gofal"] + CommandLine.arguments.dropFirst().map(Provenance.withoutFolders),
        seed: experiment.seed, draws: experiment.draws, replications: experiment.replications,
        generator: experiment.generator, start: start, end: RunRecord.now(),
        build: Provenance.thisBuild, digest: answer.digest,
        sentences: comparing.whatItWas(answer, of: question)))
    let spent = ContinuousClock.now - done
    try addWhatExplains(&material, question, options)
    let ending: Ending =
      answer.results.ending == .stopped
      ? .stopped : answer.results.failures.isEmpty ? .good : .someFailed
    return (material, ending, spent)
  }

  private func material(
    _ question: Comparing.Question, _ results: Experiments.Results, cautions: [Text],
    _ conduct: ReportMaterial.Conduct
  ) throws -> ReportMaterial {
    let catalogue = comparing.catalogue
    let facts = question.experiment.facts(draw:)
    var material = ReportMaterial(
      scenarios: question.files.map { file in
        ReportMaterial.Compared(
          id: file.id, title: file.title, parts: file.scenarios,
          texts: file.sources.map { ($0.name, $0.text) })
      },
      results: results, outcomes: catalogue.outcomes, settings: catalogue.settings,
      models: catalogue.models.map { ($0.id, $0.name) }, cautions: cautions, conduct: conduct,
      facts: facts)
    material.uniforms = try Uniforms(analysisOf: conduct.seed)
    material.parameters = parameters(of: results, question.experiment)
    return material
  }

  // MARK: What explains the results

  /// Parameter sets of the runs that only explain: enough to see what a difference comes from.
  private static let fewDraws = 30

  /// The scenarios step by step, the areas one by one.
  private func addWhatExplains(
    _ material: inout ReportMaterial, _ question: Comparing.Question, _ options: SimulationOptions
  ) throws {
    guard question.files.count > 1, material.results.ending != .stopped else { return }
    var few = options
    few.runs = nil
    few.precision = nil
    few.draws = min(Set(material.results.draws).count, ReportInputs.fewDraws)
    few.replications = question.experiment.replications
    func run(_ files: [ScenarioFile]) throws -> Experiments.Results? {
      let experiment = question.experiment
      let part = try comparing.question(
        files, [], few, seed: experiment.seed, generator: experiment.generator,
        differentWorlds: true, timed: nil)
      let results = try comparing.answer(part, few, keeps: \.isWhole).results
      return results.draws.isEmpty ? nil : results
    }
    let reference = question.files[0]
    if reference.scenarios.count > 1 {
      let last = question.files[question.files.count - 1]
      for (index, part) in reference.scenarios.enumerated() where index < last.scenarios.count {
        var (one, other) = (reference, last)
        one.scenarios = [part]
        other.scenarios = [last.scenarios[index]]
        guard let results = try run([one, other]) else { continue }
        material.areas.append(.init(area: part.area, results: results))
      }
    } else {
      material.steps = try question.files.dropFirst().map { other in
        guard let chain = steps(from: reference, to: other) else { return nil }
        return try run([reference] + chain.files).map { .init(results: $0, labels: chain.labels) }
      }
    }
  }

  /// What is drawn and differs between draws, of the first draws: working all of them out again would
  /// take longer than the report.
  private func parameters(
    of results: Experiments.Results, _ experiment: Experiment
  ) -> [ReportMaterial.Parameter] {
    let draws = Set(results.draws).sorted().prefix(200)
    guard draws.count >= 30, !experiment.fixedParameters else { return [] }
    let facts = draws.map { experiment.facts(draw: $0) }
    return comparing.catalogue.settings.compactMap { setting in
      let values = facts.compactMap { $0[setting.key] }
      guard values.count == draws.count, let first = values.first,
        values.contains(where: { $0 != first })
      else { return nil }
      return .init(setting: setting, values: values)
    }
  }

  /// The scenarios between two of the same facts: one difference more in each, the last the whole.
  ///
  /// - Returns: nil where they differ in one thing only, or in more than choices.
  private func steps(
    from reference: ScenarioFile, to other: ScenarioFile
  ) -> (files: [ScenarioFile], labels: [Text])? {
    let pairs = zip(reference.scenarios, other.scenarios)
    guard reference.scenarios.count == other.scenarios.count,
      pairs.allSatisfy({ $0.area == $1.area && $0.years == $1.years && $0.facts == $1.facts })
    else { return nil }
    var files: [ScenarioFile] = []
    var labels: [Text] = []
    var now = reference
    func add(_ label: Text, _ change: (inout Scenario, Scenario) -> Void) {
      var next = now
      for index in next.scenarios.indices { change(&next.scenarios[index], other.scenarios[index]) }
      guard next.scenarios != now.scenarios else { return }
      next.id = "step-\(files.count + 1)"
      for index in next.scenarios.indices { next.scenarios[index].id = next.id }
      files.append(next)
      labels.append(label)
      now = next
    }
    add(Text(en: "The mix of care models", cy: "Y cymysgedd o fodelau gofal")) { $0.mix = $1.mix }
    for setting in comparing.catalogue.settings where setting.kind == .choice {
      add(setting.label) { scenario, whole in
        let keys = Set(scenario.choices.keys).union(whole.choices.keys)
        for key in keys where key == setting.key || key.hasPrefix(setting.key + ".") {
          scenario.choices[key] = whole.choices[key]
        }
      }
    }
    return files.count > 1 ? (files, labels) : nil
  }

  // MARK: One person

  /// The same person in one world of each scenario: draw 1, replicate 1.
  func person(_ person: Int, _ inputs: [String]) throws -> PersonInWorlds {
    let question = try comparing.question(inputs, options, differentWorlds: false)
    let experiment = question.experiment
    guard question.files.count > 1, question.files.allSatisfy({ $0.scenarios.count == 1 }) else {
      throw Refusal(
        .usage,
        Text(
          en:
            "--person compares one person in two scenarios or more, of one area: name the area with "
            + "--set area=powys.",
          cy:
            "Mae --person yn cymharu un person mewn dwy senario neu fwy, o un ardal: enwch yr ardal â "
            + "--set area=powys."))
    }
    let key = WorldKey(
      seed: experiment.seed, draw: 1, replicate: 1, generator: experiment.generator)
    var worlds: [PersonInWorlds.World] = []
    for file in question.files {
      var events: [TraceEvent] = []
      do {
        try comparing.catalogue.trace(file.scenarios, experiment.facts(draw: 1), key) { event in
          if !event.person.isEmpty { events.append(event) }
        }
      } catch {
        throw Refusal(.someFailed, error.message)
      }
      worlds.append(.init(title: file.title, events: events))
    }
    let found = PersonInWorlds(
      person: person, worlds: worlds,
      weeks: (question.files.first?.scenarios.first?.years ?? 5) * weeksAYear,
      models: comparing.catalogue.models.map { ($0.id, $0.name) })
    guard found.exists else {
      let names = found.mostChanged.map(String.init).joined(separator: ", ")
      throw Refusal(
        .data,
        Text(
          en: "Nothing happens to person \(person) in this world. The scenarios change most for: "
            + "\(names).",
          cy:
            "Nid oes dim yn digwydd i berson \(person) yn y byd hwn. Y bobl y mae'r newid "
            + "fwyaf iddynt: "
            + "\(names)."))
    }
    return found
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

  private func kept(_ folder: String) throws -> (ReportMaterial, Duration) {
    do {
      let start = ContinuousClock.now
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
      var material = try material(
        question, runs,
        cautions: old.causes(comparing.catalogue).filter { $0.kind != .calibration }
          .map(\.sentence),
        ReportMaterial.Conduct(
          version: provenance.version, commandLine: provenance.commandLine, seed: provenance.seed,
          draws: provenance.draws, replications: provenance.replications,
          generator: provenance.generator, start: provenance.start, end: provenance.end,
          build: provenance.build, digest: provenance.digest,
          sentences: comparing.whatItWas(answer, of: question)))
      var options = old.command.simulation
      options.work = self.options.work
      let spent = ContinuousClock.now - start
      try addWhatExplains(&material, question, options)
      return (material, spent)
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
