import Evidence
import Experiments
import RealModule
import Statistics

/// A published effect, and two worlds that differ in one thing and show the model's.
///
/// Both worlds have the same parameter sets and the same chance. Nothing is ever fitted to a contrast.
public struct Contrast: Sendable {
  /// How the effect on a figure is stated.
  public enum Scale: String, Sendable, CaseIterable {
    /// What the figure rises by [its unit].
    case difference
    /// What the figure is multiplied by.
    case ratio
  }

  public var id: String
  public var reference: ComparedScenario
  public var changed: ComparedScenario
  public var figure: Figure
  public var scale: Scale
  /// What moves the figure, and how far: the effect of the whole change is scaled to that.
  public struct Cause: Sendable {
    public var figure: Figure
    /// Distance for which the effect is stated [the figure's unit, or a share of it].
    public var step: Double
    public var isShare: Bool

    public init(_ figure: Figure, step: Double, isShare: Bool) {
      self.figure = figure
      self.step = step
      self.isShare = isShare
    }
  }

  /// Nil where the effect is that of the change as it stands.
  public var cause: Cause?
  /// What was published [of the scale].
  public var value: Double
  public var tolerance: ClosedRange<Double>

  public init(
    _ id: String, _ figure: Figure, scale: Scale, cause: Cause?,
    from reference: ComparedScenario, to changed: ComparedScenario, value: Double,
    tolerance: ClosedRange<Double>
  ) {
    self.id = id
    self.figure = figure
    self.scale = scale
    self.cause = cause
    self.reference = reference
    self.changed = changed
    self.value = value
    self.tolerance = tolerance
  }

  /// One pair of worlds: figure and cause in the first and in the second.
  public struct Pair: Sendable {
    var figure: (Double, Double)
    var cause: (Double, Double)
  }

  /// - Returns: what simulates pair n, from 1.
  public func pairs(
    _ source: ParameterSource, count: Int, settings: [Setting], simulator: Simulator, seed: UInt64
  ) throws(ExperimentFault) -> @Sendable (_ number: Int) -> Pair {
    let figures = [figure] + (cause.map { [$0.figure] } ?? [])
    let targets = figures.map { Target(id, $0, value: 0, tolerance: 0...0, use: .heldOut) }
    func worlds(_ scenario: ComparedScenario) throws(ExperimentFault)
      -> @Sendable (Int) -> Calibration.World
    {
      try Calibration(
        scenario, fitting: [], to: targets, settings: settings, simulator: simulator, seed: seed
      ).worlds(source, count: count)
    }
    let (first, second) = (try worlds(reference), try worlds(changed))
    return { number in
      let (one, other) = (first(number).figures, second(number).figures)
      return Pair(figure: (one[0], other[0]), cause: (one.last ?? .nan, other.last ?? .nan))
    }
  }

  /// The effect over pairs of worlds, of means and not a mean of effects, since a single pair's cause may
  /// hardly move; its standard error by the jackknife (Tukey 1958, Annals of Mathematical Statistics 29).
  public func verdict(_ pairs: [Pair]) -> Verdict {
    let complete = pairs.filter {
      [$0.figure.0, $0.figure.1, $0.cause.0, $0.cause.1].allSatisfy(\.isFinite)
    }
    let sums = complete.reduce(into: SIMD4<Double>(repeating: 0)) { $0 += $1.vector }
    let count = Double(complete.count)
    let without = complete.map { effect((sums - $0.vector) / (count - 1)) }
    let mean = without.reduce(0, +) / count
    let squares = without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return Verdict(
      target: Target(id, figure, value: value, tolerance: tolerance, use: .heldOut),
      mean: effect(sums / count), standardError: (squares * (count - 1) / count).squareRoot(),
      range: nil)
  }

  /// Of the means of figure and cause, first and second.
  private func effect(_ means: SIMD4<Double>) -> Double {
    let scaled =
      cause.map { $0.step / ($0.isShare ? means[3] / means[2] - 1 : means[3] - means[2]) } ?? 1
    switch scale {
    case .difference: return (means[1] - means[0]) * scaled
    case .ratio: return .exp(.log(means[1] / means[0]) * scaled)
    }
  }
}

extension Contrast.Pair {
  fileprivate var vector: SIMD4<Double> { [figure.0, figure.1, cause.0, cause.1] }
}
