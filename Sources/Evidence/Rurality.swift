import Statistics

/// What kind of place an authority is, for the share of its home care in rural localities.
///
/// The documents give no rurality for any authority and no public table was consulted: the class of
/// each authority and the share of each class are assumptions of ours, with wide ranges.
public enum Rurality: String, Sendable, CaseIterable {
  case rural, mixed, valley, urban

  public var label: Text {
    switch self {
    case .rural: Text(en: "rural", cy: "gwledig")
    case .mixed: Text(en: "towns and country", cy: "trefi a chefn gwlad")
    case .valley: Text(en: "valleys", cy: "cymoedd")
    case .urban: Text(en: "city", cy: "dinas")
    }
  }

  /// Share of the people in home care who live in rural localities, and what is not known of it.
  ///
  /// An assumption: a mode that orders the four classes, and ranges so wide that neighbours overlap.
  public var share: Distribution {
    .pert(low: range.lowerBound, mode: mode, high: range.upperBound)
  }

  /// The likeliest share.
  public var mode: Double {
    switch self {
    case .rural: 0.65
    case .mixed: 0.35
    case .valley: 0.15
    case .urban: 0.05
    }
  }

  /// Lowest and highest share thought possible.
  public var range: ClosedRange<Double> {
    switch self {
    case .rural: 0.40...0.85
    case .mixed: 0.15...0.60
    case .valley: 0.05...0.35
    case .urban: 0.00...0.15
    }
  }
}
