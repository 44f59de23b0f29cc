import Statistics

/// One quantity, seen in several parameter sets and in several replicates within each: how much of
/// its variation is chance, and how much is what nobody knows.
///
/// The one-way random-effects model: value = mean + effect of the draw + chance. Variances by the
/// method of moments (analysis of variance; Searle, Casella and McCulloch 1992, chapter 3):
/// s²w, pooled within draws; τ² = max(0, variance of the draws' means − mean of s²w / R).
public struct RandomEffects: Sendable {
  /// What could be told apart. The raw values stand in the column `method` of result files.
  public enum Method: String, Sendable {
    case randomEffects = "random_effects"
    /// One replicate a draw: chance and what nobody knows cannot be told apart, so the simulation
    /// error and the range over draws each hold both, and are too wide.
    case unseparated
    /// One parameter set, or central values in all: nothing is said about what nobody knows.
    case oneParameterSet = "one_parameter_set"
    /// A single value, or none.
    case none
  }

  public let method: Method
  /// Number of values.
  public let count: Int
  /// Number of parameter sets with a value.
  public let draws: Int
  /// Mean of the draws' means, so that each parameter set counts alike; NaN where there is no value.
  public let mean: Double
  /// Variance of chance within a parameter set, s²w; NaN where it cannot be estimated.
  public let withinVariance: Double
  /// Variance of the expected value between parameter sets, τ²; NaN where it cannot be estimated.
  public let betweenVariance: Double
  /// Standard error of `mean` that is due to chance in these draws: √(s²w / (D R)) where all draws
  /// have R replicates. NaN where there are fewer than two values.
  public let simulationError: Double
  /// Degrees of freedom of `simulationError`.
  public let degreesOfFreedom: Double
  /// Numbers of the draws that have a value, ascending.
  public let drawNumbers: [Int]
  /// The expected value in each of these draws, shrunk towards the mean by √(τ² / (τ² + s²w / R)), so
  /// that their spread is τ and not that of means that hold chance too (constrained empirical Bayes;
  /// Louis 1984, JASA 79).
  public let expected: [Double]
  /// Whether all values of the draw are exactly zero, by draw.
  public let isZero: [Bool]

  /// - Parameters:
  ///   - values: finite.
  ///   - draw: number of the parameter set of each value, ascending.
  ///   - fixedParameters: all draws have one parameter set, so that all values differ by chance only.
  public init(_ values: [Double], draw: [Int], fixedParameters: Bool = false) {
    let groups = fixedParameters && !values.isEmpty ? [0..<values.count] : Self.groups(draw)
    let means = groups.map { values[$0].mean }
    let squares = zip(groups, means).map { group, mean in
      values[group].reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let d = Double(groups.count)
    let freedom = values.count - groups.count
    let mean = means[...].mean
    let perReplicate = groups.reduce(0) { $0 + 1 / Double($1.count) } / d

    count = values.count
    draws = groups.count
    self.mean = mean
    drawNumbers = groups.map { draw[$0.lowerBound] }
    isZero = groups.map { values[$0].allSatisfy { $0 == 0 } }
    withinVariance = freedom > 0 ? squares.reduce(0, +) / Double(freedom) : .nan

    let meansVariance =
      groups.count > 1 ? means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (d - 1) : .nan
    if values.count < 2 {
      method = .none
      betweenVariance = .nan
      simulationError = .nan
      degreesOfFreedom = .nan
      expected = means
    } else if freedom == 0 {
      method = .unseparated
      betweenVariance = .nan
      simulationError = (meansVariance / d).squareRoot()
      degreesOfFreedom = d - 1
      expected = means
    } else {
      let within = withinVariance
      let between = groups.count > 1 ? max(0, meansVariance - within * perReplicate) : .nan
      method = groups.count > 1 ? .randomEffects : .oneParameterSet
      betweenVariance = between
      simulationError = (within * perReplicate / d).squareRoot()
      degreesOfFreedom = Self.degreesOfFreedom(squares, groups.map { $0.count - 1 })
      expected =
        groups.count > 1
        ? zip(groups, means).map { group, own in
          let total = between + within / Double(group.count)
          return total > 0 ? mean + (between / total).squareRoot() * (own - mean) : own
        } : means
    }
  }

  /// Half the width of an interval of the mean for the simulation error; NaN where there is no error.
  ///
  /// - Parameter level: such as 0.95.
  public func halfWidth(level: Double) -> Double {
    guard simulationError > 0 else { return simulationError }
    return StudentT.quantile((1 + level) / 2, degreesOfFreedom: degreesOfFreedom)
      * simulationError
  }

  /// The runs of equal numbers.
  private static func groups(_ draw: [Int]) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    for index in draw.indices.dropFirst() where draw[index] != draw[index - 1] {
      groups.append(start..<index)
      start = index
    }
    if !draw.isEmpty { groups.append(start..<draw.count) }
    return groups
  }

  /// Degrees of freedom of a pooled variance whose parts need not be equal, by matching moments
  /// (Satterthwaite 1946), in Welch's form (1947): ν + 2 below the fourth powers and 2 taken off,
  /// without which parts of one degree of freedom each, as with two replicates, would count a third.
  /// It matters where few draws hold most of the variance, as with an outcome that is zero in most
  /// worlds: then it is far below the sum of the parts' degrees of freedom, which is the limit above.
  private static func degreesOfFreedom(_ squares: [Double], _ freedom: [Int]) -> Double {
    let all = Double(freedom.reduce(0, +))
    let fourth = zip(squares, freedom).reduce(0) { sum, part in
      part.1 > 0 ? sum + part.0 * part.0 / Double(part.1 + 2) : sum
    }
    let total = squares.reduce(0, +)
    guard fourth > 0 else { return all }
    return min(max(total * total / fourth - 2, 1), all)
  }
}

extension ArraySlice<Double> {
  /// NaN of none. Taken from the first value on, so that equal values have exactly their mean.
  var mean: Double {
    guard let first else { return .nan }
    return first + reduce(0) { $0 + ($1 - first) } / Double(count)
  }
}
