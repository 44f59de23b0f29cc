/// Latin hypercube sampling: each of n equal strata of every input holds exactly one point.
///
/// Source: McKay, Beckman and Conover (1979), Technometrics 21, 239-245. It can be extended by
/// doubling only: every stratum splits in two, its point keeps one half, and a new point takes the
/// other (Sallaberry, Helton and Hora 2008), so that nothing is run again.
public struct LatinHypercube: Sendable {
  /// What the best of several candidate hypercubes is chosen by.
  public enum Criterion: String, Sendable, CaseIterable {
    /// The largest smallest distance between two points (Johnson, Moore and Ylvisaker 1990).
    case maximin
    /// The smallest centred discrepancy (Hickernell 1998).
    case centredDiscrepancy = "centred-discrepancy"
  }

  public let dimensions: Int
  /// One row a point, in the unit cube.
  public private(set) var points: [[Double]]
  private let uniforms: Uniforms
  private var doublings = 0

  /// - `count`: points, 1 or more.
  /// - `candidates`: hypercubes that the criterion chooses from; without a criterion there is one.
  public init(
    count: Int, dimensions: Int, criterion: Criterion? = nil, candidates: Int = 20,
    uniforms: Uniforms
  ) throws(DesignFault) {
    guard dimensions > 0, dimensions <= 1 << 12 else {
      throw .dimensions(dimensions, allowed: 1...(1 << 12))
    }
    guard count > 0, count <= 1 << 24 else { throw .samples(count, allowed: 1...(1 << 24)) }
    self.dimensions = dimensions
    self.uniforms = uniforms
    points = Self.hypercube(count, dimensions, candidate: 0, uniforms)
    guard let criterion, count > 1 else { return }
    var best = Self.badness(points, criterion)
    for candidate in 1..<max(2, min(candidates, 1000)) {
      let other = Self.hypercube(count, dimensions, candidate: candidate, uniforms)
      let score = Self.badness(other, criterion)
      if score < best {
        best = score
        points = other
      }
    }
  }

  /// Twice the points: the present ones first, unchanged.
  public func doubled() -> LatinHypercube {
    var copy = self
    copy.doublings += 1
    let fine = points.count * 2
    var added = [[Double]](
      repeating: [Double](repeating: 0, count: dimensions), count: points.count)
    for j in 0..<dimensions {
      var taken = [Bool](repeating: false, count: fine)
      for point in points { taken[Self.stratum(point[j], of: fine)] = true }
      let free = (0..<fine).filter { !taken[$0] }
      // Streams of a doubling lie apart from those of the candidates.
      let stream = (0x800 + copy.doublings) << 12 | j
      let order = uniforms.permutation(free.count, .permutation, stream)
      for i in 0..<min(added.count, free.count) {
        let jitter = uniforms(.jitter, stream, i)
        added[i][j] = Self.inside(free[order[i]], jitter, of: fine)
      }
    }
    copy.points += added
    return copy
  }

  private static func hypercube(
    _ count: Int, _ dimensions: Int, candidate: Int, _ uniforms: Uniforms
  ) -> [[Double]] {
    var rows = [[Double]](repeating: [Double](repeating: 0, count: dimensions), count: count)
    for j in 0..<dimensions {
      let stream = candidate << 12 | j
      let order = uniforms.permutation(count, .permutation, stream)
      for i in 0..<count {
        rows[i][j] = inside(order[i], uniforms(.jitter, stream, i), of: count)
      }
    }
    return rows
  }

  /// A place within a stratum that rounding cannot move to the next.
  private static func inside(_ stratum: Int, _ jitter: Double, of count: Int) -> Double {
    let kept = min(max(jitter, 0x1p-20), 1 - 0x1p-20)
    return (Double(stratum) + kept) / Double(count)
  }

  static func stratum(_ value: Double, of count: Int) -> Int {
    min(count - 1, max(0, Int(value * Double(count))))
  }

  private static func badness(_ points: [[Double]], _ criterion: Criterion) -> Double {
    switch criterion {
    case .maximin: -smallestDistance(points)
    case .centredDiscrepancy: Discrepancy.centred(points)
    }
  }

  /// The smallest Euclidean distance between two points.
  static func smallestDistance(_ points: [[Double]]) -> Double {
    var smallest = Double.infinity
    for i in points.indices {
      for k in 0..<i {
        var square = 0.0
        for (a, b) in zip(points[i], points[k]) { square += (a - b) * (a - b) }
        smallest = min(smallest, square)
      }
    }
    return smallest.squareRoot()
  }
}
