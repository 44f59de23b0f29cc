import Evidence
import Experiments
import Foundation
import Randomness
import Statistics

/// What a calibration leaves over.
public struct Posterior: Sendable {
  /// What it has learnt of one parameter.
  public struct Parameter: Sendable {
    public var key: String
    public var prior: Distribution
    /// Median, and 5 % and 95 % quantiles of the posterior [the model's own unit].
    public var median: Double
    public var range: ClosedRange<Double>
    /// Standard deviation of the posterior over the prior's, both of normal scores in the prior.
    public var spread: Double
    /// Share of simulated figures near to the published ones, with errors of their size, whose fit has
    /// the value that they were made with in its 90 % range.
    public var coverage: Double

    /// A spread that the figures have hardly narrowed: above nine tenths (calibration of the baseline).
    public var isInformed: Bool { spread <= 0.9 }
  }

  /// 1,000 equally likely sets of values.
  public let table: PosteriorTable
  public let parameters: [Parameter]
  /// Correlations of the normal scores, by pair of parameters.
  public let correlations: [[Double]]
  /// Target that is fitted, and how many standard deviations the published figure lies off the mean
  /// of what the priors lead to: beyond three the model can hardly reach it.
  public let distances: [(target: String, distance: Double)]

  static let rows = 1000
  /// Trials of the coverage: its standard error is 2.1 points.
  static let trials = 200

  /// - Returns: nil where there are too few complete worlds, or a fitted figure does not vary.
  public init?(_ calibration: Calibration, worlds: [Calibration.World]) {
    let fitted = calibration.targets.indices.filter { calibration.targets[$0].use == .fit }
    let complete = worlds.filter { world in
      fitted.allSatisfy { world.figures[$0].isFinite }
        && world.parameters.allSatisfy(\.isFinite)
    }
    let priors = calibration.parameters.map(\.prior)
    let scores = complete.map { world in
      zip(world.parameters, priors).map { value, prior in
        // A value on the end of a range has a finite score.
        StandardNormal.quantile(min(max(prior.cumulative(value), 1e-9), 1 - 1e-9))
      }
    }
    // What the tolerances are about is the mean over all that is not fitted, which keeps its priors.
    let means = fitted.compactMap { target in
      ResponseSurface.means(of: complete.map { $0.figures[target] }, at: scores)
    }
    guard means.count == fitted.count,
      let abc = RegressionABC(
        scores: scores, figures: complete.indices.map { world in means.map { $0[world] } },
        published: fitted.map {
          (calibration.targets[$0].value, calibration.targets[$0].standardDeviation)
        }), let sample = abc.posterior()
    else { return nil }
    let rows = Self.resampled(sample, seed: calibration.seed)
    let columns = priors.indices.map { parameter in rows.map { $0[parameter] } }
    let keys = calibration.parameters.map(\.key)
    guard
      let table = PosteriorTable(
        keys: keys,
        rows: rows.map { row in
          zip(row, priors).map { $1.quantile(StandardNormal.cumulative($0)) }
        })
    else { return nil }
    self.table = table
    let coverage = abc.coverage(trials: Self.trials)
    parameters = priors.indices.map { parameter in
      let values = table.rows.map { $0[parameter] }
      return Parameter(
        key: keys[parameter], prior: priors[parameter], median: quantile(0.5, of: values),
        range: quantile(0.05, of: values)...quantile(0.95, of: values),
        spread: Moments(columns[parameter]).variance.squareRoot(), coverage: coverage[parameter])
    }
    correlations = columns.map { one in columns.map { correlation(one, $0) } }
    distances = zip(fitted, abc.distances).map { (calibration.targets[$0].id, $1) }
  }

  /// Rows in proportion to the weights, by systematic resampling (Kitagawa 1996), in an order that
  /// has nothing to do with the values.
  private static func resampled(_ sample: RegressionABC.Sample, seed: UInt64) -> [[Double]] {
    let step = sample.weights.reduce(0, +) / Double(rows)
    var chosen: [[Double]] = []
    var sum = 0.0
    for (scores, weight) in zip(sample.scores, sample.weights) {
      sum += weight
      while chosen.count < rows, sum >= (Double(chosen.count) + 0.5) * step {
        chosen.append(scores)
      }
    }
    let key = stableHash("order of the posterior")
    let order = chosen.indices.sorted {
      (ParameterDraws.philox(seed, $0 + 1, key), $0) < (
        ParameterDraws.philox(seed, $1 + 1, key), $1
      )
    }
    return order.map { chosen[$0] }
  }
}

/// What a target comes to over the posterior.
public struct Verdict: Sendable {
  public var target: Target
  /// Mean over worlds from the posterior, and its standard error.
  public var mean: Double
  public var standardError: Double
  /// 5 % and 95 % quantiles of one world; nil where the figure is of many worlds together.
  public var range: ClosedRange<Double>?

  public var isMet: Bool { target.tolerance.contains(mean) }

  /// Outside by more than three standard errors: chance alone would say so of a met target once in
  /// several hundred times.
  public var isClearlyMissed: Bool {
    mean.isNaN || mean - 3 * standardError > target.tolerance.upperBound
      || mean + 3 * standardError < target.tolerance.lowerBound
  }

  /// - `worlds`: from the posterior.
  public static func verdicts(
    _ calibration: Calibration, worlds: [Calibration.World]
  ) -> [Verdict] {
    calibration.targets.indices.map { index in
      let values = worlds.map { $0.figures[index] }.filter(\.isFinite)
      let moments = Moments(values)
      return Verdict(
        target: calibration.targets[index], mean: values.isEmpty ? .nan : moments.mean,
        standardError: (moments.variance / Double(values.count)).squareRoot(),
        range: values.isEmpty ? 0...0 : quantile(0.05, of: values)...quantile(0.95, of: values))
    }
  }
}
