import Statistics

/// The unit of a setting. The model's own units are the week and the pound; `Storage` converts.
public enum Unit: Sendable, Hashable {
  /// A share of a whole: 12 %, 0.12.
  case share
  /// A rate a year: 32 %/year, 0.32/year.
  case perYear
  case hours
  case hoursPerWeek
  case poundsPerHour
  case poundsPerYear
  case pounds
  /// A length of time; stored in weeks.
  case time
  /// A calendar year.
  case year
  /// A count of people, workers or providers.
  case count
  /// A number without a unit: an elasticity, a factor, a shape.
  case number
  /// A ratio to a price of the same year: 68 % of the agency price.
  case ratio(to: Anchor)
}

/// A price that other prices are stated against.
public enum Anchor: String, Sendable, CaseIterable {
  case fee
  case agencyPrice = "agency price"
}

/// Where a default comes from: the documents, a public figure, or ourselves.
public enum Basis: Sendable, Hashable {
  /// Ids of entries of the register (the five documents).
  case evidence([String])
  /// Ids of public figures.
  case publicFigure([String])
  /// Ours: no source was seen. The reason says why this value and this spread.
  case assumption(Text)
}

/// One thing that a scenario file can state: a fact about the world, or a choice.
public struct Setting: Sendable {
  public enum Kind: Sendable {
    /// Holds for all scenarios of a comparison, and in the warm-up.
    case fact
    /// Acts from week 0.
    case choice
  }

  public enum Form: Sendable {
    /// A number with a unit, and what is not known about it.
    case quantity(Unit, Distribution)
    /// One of a few words.
    case option([Option], default: String)
  }

  public struct Option: Sendable {
    public var key: String
    public var label: Text
    /// The unit of the amount that the option takes: `4 people` states the option `people` of
    /// `levers.exemption`, and 4 under the key `levers.exemption.people`.
    public var amount: Unit?

    public init(_ key: String, _ label: Text, amount: Unit? = nil) {
      self.key = key
      self.label = label
      self.amount = amount
    }
  }

  /// The two facts that a distribution between people states: its median, and the standard
  /// deviation of its logarithm.
  public struct Spread: Sendable, Hashable {
    public var median: String
    public var sigma: String

    public init(median: String, sigma: String) {
      self.median = median
      self.sigma = sigma
    }
  }

  public var key: String
  public var kind: Kind
  public var form: Form
  /// Values outside are a fault.
  public var physical: ClosedRange<Double>
  /// Values outside are a warning that stands beside the result.
  public var supported: ClosedRange<Double>?
  public var basis: Basis
  public var label: Text
  public var explanation: Text
  /// Not nil where the distribution is between people, and not what nobody knows about one number:
  /// then nothing is drawn under this key, and a file that states it states these two facts.
  public var spread: Spread?

  public init(
    _ key: String, _ kind: Kind, _ form: Form, physical: ClosedRange<Double> = 0...1,
    supported: ClosedRange<Double>? = nil, basis: Basis, label: Text, explanation: Text,
    spread: Spread? = nil
  ) {
    self.key = key
    self.kind = kind
    self.form = form
    self.physical = physical
    self.supported = supported
    self.basis = basis
    self.label = label
    self.explanation = explanation
    self.spread = spread
  }
}
