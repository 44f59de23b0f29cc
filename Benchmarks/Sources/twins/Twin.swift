import CTwin
import CareMarket
import Evidence
import Experiments
import Storage

/// The waiting list of one size, by the engine and by hand.
struct Twin {
  let scenario: Scenario
  private let facts: [String: Double]

  /// - Parameter area: `two-thousand` or `twenty-thousand`, a file beside the scenario's.
  init(area: String, scenarios folder: String) throws(SimulationFault) {
    let models = CareModel.all.map { (id: $0.id, label: $0.name) }
    let vocabulary = Vocabulary(settings: Setting.all, models: models, areas: [], scenarios: [:])
    let (file, diagnostics) = readScenario(
      at: folder + "/waiting-list.yaml", vocabulary: vocabulary,
      overrides: ["area=\(folder)/\(area).yaml"])
    guard let scenario = file?.scenarios.first else {
      throw SimulationFault(diagnostics.first?.message ?? Text(en: area, cy: area))
    }
    self.scenario = scenario
    facts = ParameterDraws(settings: Setting.all).facts(
      draw: nil, seed: 1, stating: scenario.facts)
  }

  func engine(replicate: Int) throws(SimulationFault) -> [Double] {
    let world = WorldKey(seed: 1, draw: 1, replicate: replicate)
    let tally = try simulate([scenario], facts: facts, world: world)[0]
    return Twin.measures.map { $0.measure.map(tally.total) ?? .nan }
  }

  func hand(replicate: Int, allDraws: Bool = true) -> [Double] {
    var sums = ctwin_run(
      1, 1, UInt32(replicate), scenario.area.id, scenario.area.enquiries ?? 0,
      Int32(scenario.area.providers ?? 0), allDraws)
    return withUnsafeBytes(of: &sums) { bytes in
      Twin.measures.indices.map { bytes.load(fromByteOffset: $0 * 8, as: Double.self) }
    }
  }

  /// Events of a replicate, those that were taken back included.
  func events(replicate: Int) -> Double {
    Double(
      ctwin_run(
        1, 1, UInt32(replicate), scenario.area.id, scenario.area.enquiries ?? 0,
        Int32(scenario.area.providers ?? 0), false
      ).events)
  }

  /// In the order of `ctwin_sums`; nil what the engine has no sum of.
  static let measures: [(name: String, measure: Measure?)] = [
    ("need", .need), ("delivered", .delivered), ("over", .over), ("unmet", .unmet),
    ("waiting_weeks", .waitingWeeks), ("in_care_weeks", .inCareWeeks), ("bed_weeks", .bedWeeks),
    ("person_weeks", .personWeeks), ("deaths", nil), ("care_homes", .careHomes),
    ("cohort", .cohort), ("cohort_wait", .cohortWait), ("started_14", .startedIn14),
    ("started_28", .startedIn28), ("long_waits", .longWaits), ("new_packages", .newPackages),
    ("independence_base", .independenceBase), ("independence_kept", .independenceKept),
    ("contact_hours", .contactHours),
  ]
}
