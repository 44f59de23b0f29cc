import CareMarket
import Evidence

/// Everything that a file can name: passed in, so that reading has no hidden inputs.
public struct Vocabulary: Sendable {
  public let settings: [Setting]
  public let models: [(id: String, label: Text)]
  public let areas: [Area]
  /// YAML text of each shipped scenario, by name.
  public let scenarios: [String: String]

  /// The scenario that `baseline` is another name of, and that needs nothing to extend.
  public static let root = "wales-2024"

  let settingsByKey: [String: Setting]

  public init(
    settings: [Setting], models: [(id: String, label: Text)], areas: [Area],
    scenarios: [String: String]
  ) {
    self.settings = settings
    self.models = models
    self.areas = areas
    self.scenarios = scenarios
    settingsByKey = Dictionary(
      settings.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where in a scenario file a setting stands.
  enum Section: String {
    case top = ""
    case levers
    case parameters
  }

  func section(of setting: Setting) -> Section {
    if setting.kind == .fact { return .parameters }
    return setting.key.hasPrefix("levers.") ? .levers : .top
  }

  /// The settings of a section, by the key they have inside it.
  func keys(in section: Section) -> [String] {
    settings.filter { self.section(of: $0) == section }.map { Self.inner($0.key, section) }
  }

  static func inner(_ key: String, _ section: Section) -> String {
    section == .levers ? String(key.dropFirst("levers.".utf8.count)) : key
  }

  /// All keys of the flat namespace that `--set` takes.
  public var flatKeys: [String] {
    ["area", "years"] + models.map { "mix." + $0.id } + settings.map(\.key)
  }

  /// The shipped text by its name or by `baseline`.
  func shipped(_ name: String) -> (name: String, text: String)? {
    let name = name == "baseline" ? Self.root : name
    return scenarios[name].map { (name, $0) }
  }
}
