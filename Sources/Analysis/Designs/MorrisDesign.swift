/// Trajectories for elementary effects: from a random place on a grid of p levels, every input
/// moves once by ±Δ, in random order.
///
/// Source: Morris (1991), Technometrics 33, 161-174, with Δ = p / (2 (p - 1)) of the unit range.
/// A trajectory depends on its number only, so that more can be appended.
public struct MorrisDesign: Sendable {
  public let inputs: Int
  /// p, even and at least 2.
  public let levels: Int
  private let uniforms: Uniforms

  public init(inputs: Int, levels: Int = 4, uniforms: Uniforms) throws(DesignFault) {
    guard inputs > 0, inputs <= 1 << 10 else {
      throw .dimensions(inputs, allowed: 1...(1 << 10))
    }
    guard levels >= 2, levels <= 1 << 10, levels % 2 == 0 else {
      throw .levels(levels, allowed: 2...(1 << 10))
    }
    self.inputs = inputs
    self.levels = levels
    self.uniforms = uniforms
  }

  /// Δ, as a share of an input's range.
  public var step: Double { Double(levels) / Double(2 * (levels - 1)) }

  /// Rows of a trajectory.
  public var rowsPerTrajectory: Int { inputs + 1 }

  /// Trajectory `index`, counted from 0: D + 1 rows in the unit cube.
  public func trajectory(_ index: Int) -> [[Double]] {
    let width = 3 * inputs
    let half = levels / 2
    let intervals = Double(levels - 1)
    var place = (0..<inputs).map { j in
      // A level from which +Δ stays inside; the mirrored one moves by -Δ.
      let low = uniforms.below(half, .trajectory, 0, index &* width &+ j)
      let up = uniforms(.trajectory, 1, index &* width &+ j) < 0.5
      return up ? low : low + half
    }
    let order = uniforms.permutation(inputs, .trajectory, 2, from: index &* width)
    var rows = [place.map { Double($0) / intervals }]
    for j in order {
      place[j] += place[j] < half ? half : -half
      rows.append(place.map { Double($0) / intervals })
    }
    return rows
  }
}
