import Statistics

extension Setting {
  /// Every fact about the world that does not belong to one care model, by subject.
  public static let facts: [Setting] =
    demand + stays + feesAndCosts + travel + leaving + settingUp + recruiting + providers

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
