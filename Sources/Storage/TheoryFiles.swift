import CareMarket
import Evidence

/// The scenario files of the checks against theory: what they name are settings and care models of
/// the program, and areas that are nowhere.
public enum TheoryFiles {
  public static let vocabulary: Vocabulary = {
    let models = CareModel.all.map { (id: $0.id, label: $0.name) }
    let bare = Vocabulary(settings: Setting.all, models: models, areas: [], scenarios: [:])
    let areas = theoryAreas.sorted { $0.key < $1.key }.compactMap {
      readArea(text: $0.value, name: $0.key, vocabulary: bare).area
    }
    return Vocabulary(
      settings: Setting.all, models: models, areas: areas, scenarios: theoryScenarios)
  }()

  /// One of the scenarios, with `KEY=VALUE` acting last as in `--set`.
  ///
  /// - Throws: the first fault of the file.
  public static func scenario(
    _ name: String, set overrides: [String] = []
  ) throws(SimulationFault) -> Scenario {
    let (file, diagnostics) = readScenario(
      named: name, vocabulary: vocabulary, overrides: overrides)
    if let scenario = file?.scenarios.first { return scenario }
    throw SimulationFault(diagnostics.first?.message ?? Text(same: name))
  }
}
