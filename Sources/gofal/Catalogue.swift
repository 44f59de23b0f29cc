import CareMarket
import Evidence
import Experiments
import Storage

/// Everything that the command can name and run.
struct Catalogue: Sendable {
  struct Model: Sendable {
    var id: String
    var name: Text
    var summary: Text
  }

  var settings: [Setting]
  var outcomes: [Outcome]
  var models: [Model]
  var areas: [Area]
  /// YAML text of each shipped scenario, by name.
  var scenarios: [String: String]
  /// The calibration that runs draw from; nil where there is none of this model.
  var calibration: PosteriorFile?
  /// The simulator, which tells how long each block's worlds took [seconds] where it is asked to.
  var simulator: @Sendable (_ timed: (@Sendable (WorldKey, Double) -> Void)?) -> Simulator
  var trace:
    @Sendable ([Scenario], [String: Double], WorldKey, @escaping (TraceEvent) -> Void)
      throws(SimulationFault) -> Void

  /// The version of the program and of its model: a change of either may change results.
  static let version = "0.1.0"

  /// What `--version` prints: the version, and the commit that was built.
  static var versionAndCommit: String {
    version + " ("
      + says(
        en: "commit \(sourceCommit ?? "unknown")", cy: "commit \(sourceCommit ?? "anhysbys")") + ")"
  }

  /// The version and what is declared of the parameters: what a calibration belongs to.
  var modelVersion: String { Storage.modelVersion(Self.version, settings: settings) }

  /// Where runs take the values of the parameters from.
  var parameters: ParameterDraws {
    ParameterDraws(
      settings: settings, source: calibration.map { .posterior($0.table) } ?? .declared)
  }

  var vocabulary: Vocabulary {
    Vocabulary(
      settings: settings, models: models.map { ($0.id, $0.name) }, areas: areas,
      scenarios: scenarios)
  }

  /// What this build says where scenarios state nothing, of the settings and of their areas.
  func declared(for files: [ScenarioFile]) -> [String: Provenance.Declaration] {
    var declared: [String: Provenance.Declaration] = [:]
    for setting in settings {
      let value =
        switch setting.form {
        case .quantity(let unit, let distribution): Quantity.text(distribution, unit: unit)
        case .option(_, let word): word
        }
      declared[setting.key] = .init(value: value, basis: setting.basis)
    }
    // An area from a file is among the scenarios' texts.
    for facts in Set(files.flatMap(\.scenarios).map(\.area.id)).compactMap(AreaFacts.withID) {
      for field in AreaFacts.Field.allCases {
        let value = CSVDialect.plain.row([facts.value(of: field)])
        declared["\(facts.id).\(field.column)"] = .init(
          value: String(decoding: value, as: UTF8.self).trimmingCharacters(in: .newlines),
          basis: facts.basis(of: field))
      }
    }
    return declared
  }

  /// What this build ships.
  static let shipped: Catalogue = {
    var catalogue = declared
    if let file = PosteriorFile.shipped, file.model == catalogue.modelVersion {
      catalogue.calibration = file
    }
    return catalogue
  }()

  /// The same without a calibration.
  static let declared = Catalogue(
    settings: Setting.all, outcomes: Outcome.all,
    models: CareModel.all.map { Model(id: $0.id, name: $0.name, summary: $0.summary) },
    areas: Area.all, scenarios: shippedScenarios,
    simulator: { timed in
      guard let timed else { return .engine }
      return Simulator(columns: Column.columns(years:)) {
        (scenarios, facts, world) throws(SimulationFault) in
        let start = ContinuousClock.now
        let tallies = try simulate(scenarios, facts: facts, world: world)
        timed(world, (ContinuousClock.now - start).seconds)
        return tallies
      }
    },
    trace: { (scenarios, facts, world, receive) throws(SimulationFault) in
      _ = try simulate(scenarios, facts: facts, world: world, trace: receive)
    })
}
