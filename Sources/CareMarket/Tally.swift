import Evidence

/// What one column of results holds: an outcome, for a group, in a period.
public struct Column: Sendable, Hashable {
  public var outcome: String
  /// `all`, or a dimension and a member, such as `rural:yes`, `model:micro`, `route:self_funded`.
  public var group: String
  /// `all`, or a quarter from week 0, such as `q01`.
  public var time: String

  public init(outcome: String, group: String = "all", time: String = "all") {
    self.outcome = outcome
    self.group = group
    self.time = time
  }

  /// The columns of a run of so many years, in the order of `Tally.values()`.
  public static func columns(years: Double) -> [Column] {
    []
  }
}

/// Everything that one run has counted, as sums over exposures, so that areas can be added.
public struct Tally: Sendable {
  public let years: Double

  init(years: Double) {
    self.years = years
  }

  /// Adds another area's run of the same scenario and length.
  public mutating func add(_ other: Tally) {
  }

  /// The outcomes, in the order of `Column.columns(years:)`; NaN where nothing was exposed.
  public func values() -> [Double] {
    []
  }
}

/// One event of one run, for people to read and for tests to judge.
public struct TraceEvent: Sendable {
  /// Weeks since week 0.
  public var week: Double
  /// Snake-case name of what happened, such as `care_started`.
  public var event: String
  /// Ids such as `person 12`, empty where the event concerns none.
  public var person: String
  public var worker: String
  public var provider: String
  /// What else there is to say: hours, a reason, an amount.
  public var detail: String
}
