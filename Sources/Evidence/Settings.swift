import Statistics

extension Setting {
  /// Every fact about the world that does not belong to one care model, by subject.
  public static let facts: [Setting] =
    demand + stays + community + payers + feesAndCosts + travel + leaving + settingUp + recruiting
    + providers

  /// Facts that a file can state in one, and that are read as two: nothing is drawn for these.
  public static let spreads: [Setting] = [
    Setting(
      "package_hours", .fact,
      .quantity(.hoursPerWeek, .lognormal(median: 10.3, sigma: 0.75)), physical: 0...168,
      basis: .publicFigure(["figure-package-wales", "figure-package-vale", "figure-package-uk"]),
      label: Text(en: "Hours of packages", cy: "Oriau pecynnau gofal"),
      explanation: Text(
        en:
          "Hours of new packages between people: it sets 'package_median' and 'package_sigma'. One number is the same package for all.",
        cy:
          "Oriau pecynnau gofal newydd rhwng pobl: mae'n gosod 'package_median' a 'package_sigma'. Un rhif yw'r un pecyn i bawb."
      ),
      spread: Spread(median: "package_median", sigma: "package_sigma"))
  ]

  /// Every choice of a scenario but the mix.
  public static let choices: [Setting] = levers

  /// A fact, with no more words than it needs.
  static func fact(
    _ key: String, _ unit: Unit, _ distribution: Distribution, in physical: ClosedRange<Double>,
    supported: ClosedRange<Double>? = nil, _ basis: Basis, _ label: Text, _ explanation: Text
  ) -> Setting {
    Setting(
      key, .fact, .quantity(unit, distribution), physical: physical, supported: supported,
      basis: basis, label: label, explanation: explanation)
  }
}

extension Basis {
  /// Ours: the reason says why this value and this spread.
  static func assumed(en: String, cy: String) -> Basis {
    .assumption(Text(en: en, cy: cy))
  }
}
