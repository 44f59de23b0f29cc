import Evidence

/// Why a design cannot be made or extended.
public enum DesignFault: Error, Sendable, Hashable {
  case dimensions(Int, allowed: ClosedRange<Int>)
  case samples(Int, allowed: ClosedRange<Int>)
  case levels(Int, allowed: ClosedRange<Int>)
  /// Groups that do not name every input exactly once.
  case groups
  /// A full factorial is complete.
  case complete
  /// A Latin hypercube of so many points grows by doubling only.
  case doublingOnly(Int)

  public var text: Text {
    switch self {
    case .dimensions(let found, let allowed):
      Text(
        en: "The design has \(found) inputs; it can have \(allowed.lowerBound) to "
          + "\(allowed.upperBound).",
        cy: "Mae gan y cynllun \(found) o fewnbynnau; caniateir rhwng \(allowed.lowerBound) "
          + "a \(allowed.upperBound).")
    case .samples(let found, let allowed):
      Text(
        en: "The number of samples is \(found); it can be \(allowed.lowerBound) to "
          + "\(allowed.upperBound).",
        cy: "Nifer y samplau yw \(found); caniateir rhwng \(allowed.lowerBound) a "
          + "\(allowed.upperBound).")
    case .levels(let found, let allowed):
      Text(
        en: "The number of levels is \(found); it can be \(allowed.lowerBound) to "
          + "\(allowed.upperBound), and must be even for Morris trajectories.",
        cy: "Nifer y lefelau yw \(found); caniateir rhwng \(allowed.lowerBound) a "
          + "\(allowed.upperBound), a rhaid i'r nifer fod yn eilrif ar gyfer llwybrau Morris.")
    case .groups:
      Text(
        en: "Every input must stand in exactly one group.",
        cy: "Rhaid i bob mewnbwn fod mewn un grŵp yn union.")
    case .complete:
      Text(
        en: "A full factorial already holds every combination, so it cannot be extended.",
        cy: "Mae cynllun ffactoraidd llawn eisoes yn cynnwys pob cyfuniad, felly ni ellir ei "
          + "ymestyn.")
    case .doublingOnly(let points):
      Text(
        en: "A Latin hypercube of \(points) points can only be doubled: add \(points) samples.",
        cy: "Dim ond dyblu hyperciwb Lladin o \(points) o bwyntiau sy'n bosibl: ychwanegwch "
          + "\(points) o samplau.")
    }
  }
}
