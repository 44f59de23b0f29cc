import CData
import Statistics

/// One line of the assumptions log, in the form of the AQuA Book: what is assumed and why, who would
/// know, how reliable it is, and what it does to the answer.
public struct Assumption: Sendable {
  /// The red, amber and green of the AQuA Book.
  public enum Reliability: String, Sendable, CaseIterable {
    /// A narrow range: the largest plausible value is less than one and a half times the smallest.
    case good
    /// Less than four times.
    case fair
    /// A wide range, or a choice between words.
    case poor
  }

  /// What the assumption was measured to do to the headline comparison.
  public struct Effect: Sendable, Hashable {
    /// Id of the scenario that is compared with the baseline.
    public var scenario: String
    /// The headline that it moves most, in units of the smallest difference that matters.
    public var outcome: String
    /// Change of the difference between the scenarios as the value goes from its 10 % to its 90 %
    /// quantile [the outcome's unit].
    public var change: Double
    /// Standard error of `change`.
    public var error: Double
    /// Whether it can be told from chance, among as many as were looked at.
    public var isSeen: Bool

    public init(scenario: String, outcome: String, change: Double, error: Double, isSeen: Bool) {
      self.scenario = scenario
      self.outcome = outcome
      self.change = change
      self.error = error
      self.isSeen = isSeen
    }
  }

  public var setting: Setting
  public var why: Text
  public var whoWouldKnow: Text
  public var reliability: Reliability
  /// Nil for what is not drawn: choices, and single numbers.
  public var effect: Effect?
}

extension Assumption {
  /// Nil where the default has a source.
  public init?(_ setting: Setting) {
    guard case .assumption(let why) = setting.basis else { return nil }
    self.init(
      setting: setting, why: why, whoWouldKnow: setting.whoWouldKnow,
      reliability: Self.reliability(of: setting), effect: Self.effects[setting.key])
  }

  private static func reliability(of setting: Setting) -> Reliability {
    guard case .quantity(_, let distribution) = setting.form else { return .poor }
    let low = distribution.quantile(0.05)
    let high = distribution.quantile(0.95)
    // A single number says nothing of how far off it may be.
    guard low > 0, high > low else { return .poor }
    return high / low < 1.5 ? .good : high / low < 4 ? .fair : .poor
  }

  /// As `gofal evidence --measure N --format csv` last printed them.
  private static let effects = Dictionary(
    Table(cdata_effects(), separator: ",").records.compactMap { record -> (String, Effect)? in
      guard let change = record.number("change"), let error = record.number("error") else {
        return nil
      }
      return (
        record["key"],
        Effect(
          scenario: record["scenario"], outcome: record["outcome"], change: change, error: error,
          isSeen: record["seen"] == "yes")
      )
    }, uniquingKeysWith: { first, _ in first })
}

extension Assumption.Reliability {
  public var label: Text {
    switch self {
    case .good: Text(en: "good", cy: "da")
    case .fair: Text(en: "fair", cy: "gweddol")
    case .poor: Text(en: "poor", cy: "gwael")
    }
  }
}

extension Setting {
  /// Who could say, of a fact or a number that nobody has published.
  public var whoWouldKnow: Text {
    func isOne(of settings: [Setting]) -> Bool { settings.contains { $0.key == key } }
    if kind == .choice {
      return Text(
        en: "the authority's commissioners", cy: "comisiynwyr yr awdurdod")
    }
    if isOne(of: Self.demand) {
      return Text(
        en: "the authority's records of enquiries and assessments",
        cy: "cofnodion yr awdurdod o ymholiadau ac asesiadau")
    }
    if isOne(of: Self.stays) {
      return Text(
        en: "the authority's care records, and the health board's of discharge",
        cy: "cofnodion gofal yr awdurdod, a rhai'r bwrdd iechyd ar ryddhau cleifion")
    }
    if isOne(of: Self.travel) {
      return Text(
        en: "providers' electronic monitoring of visits",
        cy: "systemau electronig darparwyr ar gyfer monitro ymweliadau")
    }
    if isOne(of: Self.leaving) || isOne(of: Self.recruiting) || isOne(of: Self.settingUp) {
      return Text(
        en: "Social Care Wales (its workforce data), and providers' payrolls",
        cy: "Gofal Cymdeithasol Cymru (ei ddata am y gweithlu), a chyflogres darparwyr")
    }
    if isOne(of: Self.feesAndCosts) || key.hasSuffix(".price") || key.hasSuffix(".overhead") {
      return Text(
        en: "the authority's finance officers, and providers' accounts",
        cy: "swyddogion cyllid yr awdurdod, a chyfrifon darparwyr")
    }
    return Text(
      en: "providers of the kind, and Care Inspectorate Wales (its register)",
      cy: "darparwyr o'r math hwn, ac Arolygiaeth Gofal Cymru (ei chofrestr)")
  }
}
