import CareMarket
import Experiments

/// A number of a simulated world that a published figure can be held against: an outcome, a sum of
/// them, or one sum over another.
public struct Figure: Sendable, Hashable {
  public enum Term: Sendable, Hashable {
    /// An outcome of everybody or of a group, over the whole time or a quarter [its unit].
    case outcome(Column)
    /// A fact about the world: what goes in [the model's own unit].
    case fact(String)
    /// Residents aged 65 and over of all areas together [people].
    case residents65
  }

  public var numerator: [Term]
  /// Empty where the numerator is the figure.
  public var denominator: [Term]

  public init(_ numerator: [Term], over denominator: [Term] = []) {
    self.numerator = numerator
    self.denominator = denominator
  }
}

/// A published figure, and how near to it the model has to come.
public struct Target: Sendable, Hashable {
  public enum Use: String, Sendable, CaseIterable {
    /// The fit moves parameters towards it.
    case fit
    /// It is not fitted, and shows whether the fit makes sense.
    case check
    /// It is looked at only once all is done, and nothing is ever tuned to it.
    case heldOut = "held out"
    /// It goes in: that it comes out is no evidence.
    case input
  }

  public var id: String
  public var figure: Figure
  /// What was published [the figure's unit].
  public var value: Double
  /// The mean over the posterior must lie in here [the figure's unit].
  public var tolerance: ClosedRange<Double>
  public var use: Use

  public init(
    _ id: String, _ figure: Figure, value: Double, tolerance: ClosedRange<Double>, use: Use
  ) {
    self.id = id
    self.figure = figure
    self.value = value
    self.tolerance = tolerance
    self.use = use
  }

  /// Standard deviation of the published figure about the truth: a quarter of the tolerance, which is
  /// read as two standard deviations to either side (an assumption).
  var standardDeviation: Double { (tolerance.upperBound - tolerance.lowerBound) / 4 }
}
