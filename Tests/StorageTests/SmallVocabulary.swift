import CareMarket
import Evidence
import Statistics

@testable import Storage

/// A made-up vocabulary: every kind of setting once, three models, three areas, three scenarios.
enum Small {
  private static func text(_ words: String) -> Text { Text(en: words, cy: words) }

  private static func option(_ key: String, amount: Unit? = nil) -> Setting.Option {
    Setting.Option(key, text(key), amount: amount)
  }

  static let assumed = Basis.assumption(text("made up"))

  static let settings: [Setting] = [
    Setting(
      "fee", .choice, .quantity(.poundsPerHour, .fixed(17.2)), physical: 5...100,
      supported: 14...30, basis: assumed, label: text("fee"), explanation: text("what is paid")),
    Setting(
      "levers.exemption", .choice,
      .option(
        [
          option("none"), option("direction and control"), option("people", amount: .count),
          option("hours", amount: .hoursPerWeek),
        ], default: "none"), physical: 0...1000, basis: assumed, label: text("exemption"),
      explanation: text("who need not register")),
    Setting(
      "levers.budget_rule", .choice,
      .option([option("hold"), option("open"), option("neutral")], default: "hold"),
      basis: assumed, label: text("budget rule"), explanation: text("what gives way")),
    Setting(
      "levers.development_support", .choice, .quantity(.poundsPerYear, .fixed(0)),
      physical: 0...1e8, basis: assumed, label: text("support"), explanation: text("money")),
    Setting(
      "levers.direct_payment_uptake", .choice, .quantity(.share, .fixed(0.1)), basis: assumed,
      label: text("uptake"), explanation: text("share of people")),
    Setting(
      "leave_hazard", .fact, .quantity(.perYear, .uniform(0.2, 0.4)), physical: 0...3,
      supported: 0.145...0.42, basis: assumed, label: text("leaving"),
      explanation: text("hazard")),
    Setting(
      "package_hours", .fact, .quantity(.hoursPerWeek, .lognormal(median: 10.3, sigma: 0.75)),
      physical: 0...168, basis: assumed, label: text("package"), explanation: text("size")),
    Setting(
      "micro.price", .fact,
      .quantity(.ratio(to: .agencyPrice), .pert(low: 0.6, mode: 0.68, high: 0.85)),
      physical: 0...3, basis: assumed, label: text("price"), explanation: text("ratio")),
    Setting(
      "independent.turnover", .fact, .quantity(.perYear, .fixed(0.32)), physical: 0...3,
      supported: 0.145...0.42, basis: assumed, label: text("turnover"),
      explanation: text("alias")),
    Setting(
      "hold_for", .fact, .quantity(.time, .pert(low: 0, mode: 1, high: 4)), physical: 0...52,
      basis: assumed, label: text("hold"), explanation: text("time")),
    Setting(
      "price_year", .fact, .quantity(.year, .fixed(2024)), physical: 2010...2040, basis: assumed,
      label: text("price year"), explanation: text("year")),
    Setting(
      "pool_elasticity", .fact, .quantity(.number, .uniform(0.2, 2)), physical: 0...10,
      basis: assumed, label: text("elasticity"), explanation: text("of supply to pay")),
    Setting(
      "team_limit", .fact, .quantity(.count, .fixed(12)), physical: 4...100, basis: assumed,
      label: text("team"), explanation: text("size")),
    Setting(
      "set_up", .fact, .quantity(.pounds, .fixed(500_000)), physical: 0...1e9, basis: assumed,
      label: text("set-up"), explanation: text("money")),
  ]

  static let models: [(id: String, label: Text)] = [
    ("independent", text("independent")), ("inhouse", text("in-house")), ("micro", text("micro")),
  ]

  static func area(_ id: String) -> Area {
    Area(
      id: id, name: Text(en: id, cy: id), population: 100_000, population65: 25_000, rural: 0.5)
  }

  static let vocabulary = Vocabulary(
    settings: settings, models: models,
    areas: [area("powys"), area("cardiff"), area("merthyr-tydfil")],
    scenarios: [
      "wales-2024": "title: {en: Today, cy: Heddiw}\narea: wales\nyears: 5\nfee: £24/hour\n",
      "wales-2018": "title: {en: Then, cy: Gynt}\nextends: none\narea: wales\nfee: £17.20/hour\n",
      "micro-expansion":
        "title: {en: More micro-enterprises, cy: Rhagor o ficrofentrau}\n"
        + "mix:\n  micro: 10% -> 40% over 3 years\n",
    ])

  /// Reads a text without access to files.
  static func read(
    _ text: String, set overrides: [String] = [], name: String = "s.yaml"
  ) -> (file: ScenarioFile?, diagnostics: [Diagnostic]) {
    readScenario(text: text, name: name, vocabulary: vocabulary, overrides: overrides)
  }
}
