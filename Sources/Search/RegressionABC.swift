import Experiments
import Foundation
import Randomness
import Statistics

/// Parameters given figures, by approximate Bayesian computation with regression adjustment
/// (Beaumont, Zhang and Balding 2002, Genetics 162): of worlds that were simulated from the priors those
/// whose figures come near to the published ones count, with Epanechnikov weights of their distance, and
/// are moved by a local-linear regression to where the figures are met. The spread about the regression
/// is moved too, by a regression of its logarithm (Blum and François 2010, Statistics and Computing 20).
/// A world's distance from both is taken from those that leave it out (Allen 1974, Technometrics 16).
///
/// Parameters are regressed as the normal scores of their place in the prior, so that what comes out is
/// in the prior's range, and a posterior as wide as the prior has a standard deviation of 1. To each
/// simulated figure the published one's error is added (Wilkinson 2013, SAGMB 12): the posterior then
/// is of figures that are themselves uncertain.
///
/// What is fitted are means over all that is not fitted (`ResponseSurface`): were a world's own figures
/// fitted, a part of every gap would be laid to what is not fitted, and come back with its priors.
public struct RegressionABC: Sendable {
  /// Share of the worlds that count. An assumption: few enough to be near, and enough to regress on.
  static let accepted = 0.4

  /// Normal scores of the parameters, by world.
  private let scores: [[Double]]
  /// Figures with the published ones' errors, standardised, by world.
  private let figures: [[Double]]
  /// The published figures in the same scale.
  private let published: [Double]

  /// Weighted normal scores that are left over.
  struct Sample: Sendable {
    var scores: [[Double]]
    var weights: [Double]
    /// Indices of the worlds.
    var worlds: [Int]
  }

  /// - Parameters:
  ///   - scores: by world, one a parameter; about standard normal.
  ///   - figures: by world, one a target; finite.
  ///   - published: value and standard deviation of each target.
  ///   - error: a standard normal number of a world and target.
  /// - Returns: nil where a figure does not vary, or there are too few worlds to regress on.
  public init?(
    scores: [[Double]], figures: [[Double]], published: [(value: Double, deviation: Double)],
    error: (_ world: Int, _ target: Int) -> Double = Self.error
  ) {
    guard Double(scores.count) * Self.accepted > Double(4 * (published.count + 1)) else {
      return nil
    }
    var columns = published.indices.map { target in
      figures.indices.map { figures[$0][target] + published[target].deviation * error($0, target) }
    }
    var values = published.map(\.value)
    for target in columns.indices {
      let moments = Moments(columns[target])
      let scale = moments.variance.squareRoot()
      guard scale > 0, scale.isFinite else { return nil }
      columns[target] = columns[target].map { ($0 - moments.mean) / scale }
      values[target] = (values[target] - moments.mean) / scale
    }
    self.scores = scores
    self.figures = figures.indices.map { world in columns.map { $0[world] } }
    self.published = values
  }

  /// How many standard deviations of the worlds from the priors a published figure lies off their mean.
  public var distances: [Double] { published }

  /// A function of world and target and of nothing else.
  public static func error(world: Int, target: Int) -> Double {
    let uniform = ParameterDraws.philox(0, world + 1, stableHash("error of target \(target)"))
    return StandardNormal.quantile(uniform)
  }

  func posterior() -> Sample? { sample(at: published, without: nil) }

  /// Share of `trials` worlds, those nearest to the published figures, whose own parameters lie in the
  /// central `level` of the posterior that their own figures lead to; by parameter.
  public func coverage(trials: Int, level: Double = 0.9) -> [Double] {
    let nearest = nearest(to: published, without: nil).prefix(trials).map(\.world)
    var covered = [Int](repeating: 0, count: scores.first?.count ?? 0)
    var judged = 0
    for world in nearest {
      guard let sample = sample(at: figures[world], without: world) else { continue }
      judged += 1
      let total = sample.weights.reduce(0, +)
      for parameter in covered.indices {
        let below = zip(sample.scores, sample.weights).reduce(0) {
          $1.0[parameter] < scores[world][parameter] ? $0 + $1.1 : $0
        }
        if abs(below / total - 0.5) <= level / 2 { covered[parameter] += 1 }
      }
    }
    return covered.map { Double($0) / Double(judged) }
  }

  private func nearest(
    to figures: [Double], without left: Int?
  ) -> [(world: Int, distance: Double)] {
    self.figures.indices.lazy.filter { $0 != left }.map { world in
      (world, zip(self.figures[world], figures).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
    }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
  }

  private func sample(at figures: [Double], without left: Int?) -> Sample? {
    let near = nearest(to: figures, without: left)
    let count = Int(Double(near.count) * Self.accepted)
    guard count < near.count else { return nil }
    let bound = near[count].distance
    let chosen = near.prefix(count).filter { $0.distance < bound }
    let weights = chosen.map { 1 - $0.distance / bound }
    let roots = weights.map { $0.squareRoot() }
    let design = zip(chosen, roots).map { chosen, root in
      [root] + zip(self.figures[chosen.world], figures).map { ($0 - $1) * root }
    }
    // What the regression says where the figures are met, and what the one without a world says of it: by
    // the regression's own residuals, which are too small where worlds are few, intervals of 90 % held
    // 68 % with 48 worlds and ten coefficients, and 82 % with 120.
    func fitted(_ response: [Double]) -> (there: Double, own: [Double])? {
      guard let fit = LeastSquares(design, response: zip(response, roots).map(*)) else {
        return nil
      }
      let own = response.indices.map { index in
        let value = zip(design[index], fit.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
        let residual = response[index] - value / roots[index]
        return response[index] - residual / (1 - min(fit.leverages[index], 0.9))
      }
      return (fit.coefficients[0], own)
    }
    var moved = chosen.map { _ in [Double]() }
    for parameter in scores[0].indices {
      let own = chosen.map { scores[$0.world][parameter] }
      guard let mean = fitted(own) else { return nil }
      let residuals = zip(own, mean.own).map(-)
      // A residual of exactly zero has no logarithm.
      guard let spread = fitted(residuals.map { log(max($0 * $0, 1e-12)) }) else { return nil }
      for index in chosen.indices {
        let ratio = exp((spread.there - spread.own[index]) / 2)
        // Within a factor of two: the logarithm of a square is a noisy thing to extrapolate.
        moved[index].append(mean.there + residuals[index] * min(max(ratio, 0.5), 2))
      }
    }
    return Sample(scores: moved, weights: weights, worlds: chosen.map(\.world))
  }
}
