/// What is wrong with the parameters of a ``Distribution``.
public enum DistributionFault: Error, Sendable, Hashable {
  /// A parameter is infinite, not a number, or larger than 1e100 in size.
  case notFinite
  /// The upper end is not above the lower.
  case emptyRange
  /// The mode is not between the ends.
  case modeOutside
  /// A standard deviation or coefficient of variation is not above 0.
  case spreadNotPositive
  /// A coefficient of variation outside 0.01 to 5, or a lognormal sigma above 10.
  case spreadOutOfRange
  /// A median or mean that must be above 0 is not.
  case centreNotPositive
  /// A shape of a beta outside 0.01 to 10,000.
  case shapeOutOfRange
  /// The truncation leaves only what is more than 30 standard deviations above the mean.
  case nothingLeft
}

extension Distribution {
  /// Why no number can be drawn from it, or nil. The limits keep all results finite and GSL within
  /// the range where its answers were checked; they are wider than any sensible use.
  public var fault: DistributionFault? {
    guard parameters.allSatisfy({ abs($0) <= 1e100 }) else { return .notFinite }
    switch self {
    case .fixed: return nil
    case .uniform(let low, let high): return low < high ? nil : .emptyRange
    case .pert(let low, let mode, let high), .triangular(let low, let mode, let high):
      guard low < high else { return .emptyRange }
      return low <= mode && mode <= high ? nil : .modeOutside
    case .normal(_, let sd): return sd > 0 ? nil : .spreadNotPositive
    case .truncatedNormal(let mean, let sd, let low):
      guard sd > 0 else { return .spreadNotPositive }
      return (low - mean) / sd <= 30 ? nil : .nothingLeft
    case .lognormal(let median, let sigma):
      guard median > 0 else { return .centreNotPositive }
      guard sigma > 0 else { return .spreadNotPositive }
      return sigma <= 10 ? nil : .spreadOutOfRange
    case .beta(let a, let b):
      let allowed = 0.01...1e4
      return allowed.contains(a) && allowed.contains(b) ? nil : .shapeOutOfRange
    case .gamma(let mean, let cv):
      guard mean > 0 else { return .centreNotPositive }
      guard cv > 0 else { return .spreadNotPositive }
      return (0.01...5).contains(cv) ? nil : .spreadOutOfRange
    }
  }

  private var parameters: [Double] {
    switch self {
    case .fixed(let a): [a]
    case .uniform(let a, let b), .normal(let a, let b), .lognormal(let a, let b),
      .beta(let a, let b),
      .gamma(let a, let b):
      [a, b]
    case .pert(let a, let b, let c), .triangular(let a, let b, let c),
      .truncatedNormal(let a, let b, let c):
      [a, b, c]
    }
  }
}
