/// Which points of the unit cube a study visits.
public enum Design: Sendable {
  case fullFactorial(FullFactorial)
  case latinHypercube(LatinHypercube)
  case sobol(SobolSequence, points: Int)
  case saltelli(SaltelliDesign, points: Int)
  case morris(MorrisDesign, trajectories: Int)
  /// Rows that somebody wrote down, in the unit cube.
  case list([[Double]])

  /// Rows of the design.
  public var count: Int {
    switch self {
    case .fullFactorial(let design): design.count
    case .latinHypercube(let design): design.points.count
    case .sobol(_, let points): points
    case .saltelli(let design, let points): Self.rows(points, design.rowsPerPoint)
    case .morris(let design, let trajectories):
      Self.rows(trajectories, design.rowsPerTrajectory)
    case .list(let rows): rows.count
    }
  }

  /// None where the number is no number of samples, and the largest where it is too large to count.
  private static func rows(_ samples: Int, _ each: Int) -> Int {
    let (rows, overflow) = max(0, samples).multipliedReportingOverflow(by: each)
    return overflow ? .max : rows
  }

  /// Row `index` in the unit cube; nil outside 0 ..< `count`.
  public func row(_ index: Int) -> [Double]? {
    guard index >= 0, index < count else { return nil }
    switch self {
    case .fullFactorial(let design): return design.point(index)
    case .latinHypercube(let design): return design.points[index]
    case .sobol(let sequence, _): return sequence.point(index)
    case .saltelli(let design, _): return design.row(index)
    case .morris(let design, _):
      let (trajectory, place) = index.quotientAndRemainder(dividingBy: design.rowsPerTrajectory)
      return design.trajectory(trajectory)[place]
    case .list(let rows): return rows[index]
    }
  }

  /// The design with `samples` more points, trajectories or rows; what was there keeps its number.
  ///
  /// A Latin hypercube grows by as many points as it has, or not at all; a full factorial never.
  public func extended(by samples: Int, rows more: [[Double]] = []) throws(DesignFault) -> Design {
    guard samples > 0, samples <= 1 << 24 else { throw .samples(samples, allowed: 1...(1 << 24)) }
    switch self {
    case .fullFactorial: throw .complete
    case .latinHypercube(let design):
      guard samples == design.points.count else { throw .doublingOnly(design.points.count) }
      return .latinHypercube(design.doubled())
    case .sobol(let sequence, let points):
      guard points <= SobolSequence.maximumPoints - samples else {
        throw .samples(points, allowed: 1...(SobolSequence.maximumPoints - samples))
      }
      return .sobol(sequence, points: points + samples)
    case .saltelli(let design, let points):
      guard points <= SobolSequence.maximumPoints - samples else {
        throw .samples(points, allowed: 1...(SobolSequence.maximumPoints - samples))
      }
      return .saltelli(design, points: points + samples)
    case .morris(let design, let trajectories):
      guard trajectories <= SobolSequence.maximumPoints - samples else {
        throw .samples(trajectories, allowed: 1...(SobolSequence.maximumPoints - samples))
      }
      return .morris(design, trajectories: trajectories + samples)
    case .list(let rows):
      guard more.count == samples else { throw .samples(more.count, allowed: samples...samples) }
      return .list(rows + more)
    }
  }

  /// Sobol' points balance only in powers of two (Owen 2020, "On dropping the first Sobol' point").
  public var isBalanced: Bool {
    switch self {
    case .sobol(_, let points), .saltelli(_, let points): points.nonzeroBitCount == 1
    default: true
    }
  }
}
