import Evidence
import Statistics

/// A number that moves in a straight line from `from` to `to` between week 0 and week `over`.
public struct Ramp: Sendable, Hashable {
  public var from: Double
  public var to: Double
  /// Length of the ramp [weeks]; 0 for a number that stands still.
  public var over: Double

  public init(_ constant: Double) {
    self.init(from: constant, to: constant, over: 0)
  }

  public init(from: Double, to: Double, over: Double) {
    self.from = from
    self.to = to
    self.over = over
  }

  /// The value `week` weeks after week 0; before week 0, the first value.
  public func value(at week: Double) -> Double {
    if week >= over { return to }
    if week <= 0 { return from }
    return from + (to - from) * (week / over)
  }

  /// Whether a share that is stated so goes up: along its ramp, or from what there was where it
  /// stands still.
  func isRise(from before: Double) -> Bool {
    to > (over > 0 ? from : before)
  }
}

/// What a scenario states of one choice: an amount, perhaps moving, or a word.
public enum Choice: Sendable, Hashable {
  case amount(Ramp)
  case option(String)
}

/// One scenario: an area, and the facts and choices in which it differs from the declared defaults.
///
/// `extends` has been resolved by whoever read the file; nothing here refers to another scenario.
public struct Scenario: Sendable, Hashable {
  /// Kebab-case name, by which results refer to the scenario.
  public var id: String
  public var title: Text
  public var area: Area
  public var years: Double
  /// Intended shares of new commissioned packages, by care model id; models not named share the
  /// rest in the proportions of the area's own mix.
  public var mix: [String: Ramp]
  /// Choices by key: levers as `levers.exemption`, and `fee`.
  public var choices: [String: Choice]
  /// Facts by key: parameters as `leave_hazard` or `micro.price`.
  public var facts: [String: Distribution]

  public init(
    id: String, title: Text, area: Area, years: Double = 5, mix: [String: Ramp] = [:],
    choices: [String: Choice] = [:], facts: [String: Distribution] = [:]
  ) {
    self.id = id
    self.title = title
    self.area = area
    self.years = years
    self.mix = mix
    self.choices = choices
    self.facts = facts
  }
}
