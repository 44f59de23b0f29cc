/// Sobol's low-discrepancy sequence, in Gray-code order, with the direction numbers of Joe and Kuo.
///
/// Scrambled after Owen (1995), "Randomly permuted (t,m,s)-nets and (t,s)-sequences": each binary
/// digit is flipped by a random bit that belongs to the digits before it, which keeps the net
/// property. A point depends on its number only, so a sequence is extended by going on.
public struct SobolSequence: Sendable {
  /// Dimensions that direction numbers are held for.
  public static let maximumDimensions = directions.count
  /// Points that 32 binary digits can tell apart.
  public static let maximumPoints = 1 << 32

  public let dimensions: Int
  private let scramble: Uniforms?

  /// - `scramble`: nil gives the plain sequence, whose first point is 0.
  public init(dimensions: Int, scramble: Uniforms?) throws(DesignFault) {
    guard dimensions > 0, dimensions <= Self.maximumDimensions else {
      throw .dimensions(dimensions, allowed: 1...Self.maximumDimensions)
    }
    self.dimensions = dimensions
    self.scramble = scramble
  }

  /// Point number `index`, counted from 0, in the unit cube.
  public func point(_ index: Int) -> [Double] {
    let number = UInt32(truncatingIfNeeded: index)
    let gray = number ^ (number >> 1)
    return (0..<dimensions).map { coordinate($0, gray: gray) }
  }

  private func coordinate(_ dimension: Int, gray: UInt32) -> Double {
    var digits: UInt32 = 0
    var rest = gray
    let numbers = Self.directions[dimension]
    while rest != 0 {
      digits ^= numbers[rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    guard let scramble else { return Double(digits) * 0x1p-32 }
    var flips: UInt32 = 0
    for bit in 0..<32 {
      // The digits before this one, with a leading 1: a name for the node of the binary tree.
      let node = bit == 0 ? 1 : (1 << UInt32(bit)) | (digits >> UInt32(32 - bit))
      if scramble(.scramble, dimension, Int(node)) >= 0.5 { flips |= 1 << UInt32(31 - bit) }
    }
    // The middle of the finest cell: neither 0 nor 1, where a quantile may be infinite.
    return Double(digits ^ flips) * 0x1p-32 + 0x1p-33
  }

  /// For each dimension, the 32 direction numbers as binary fractions (Joe and Kuo 2008, eq. 1-3).
  private static let directions: [[UInt32]] = {
    var table = [(0..<32).map { UInt32(1) << UInt32(31 - $0) }]
    for line in joeKuoDirections.split(separator: "\n") {
      let numbers = line.split(separator: " ").compactMap { UInt32($0) }
      guard numbers.count > 2, numbers.count == Int(numbers[0]) + 2 else { continue }
      let degree = Int(numbers[0])
      let coefficients = numbers[1]
      var row = [UInt32](repeating: 0, count: 32)
      for k in 0..<32 {
        if k < degree {
          row[k] = numbers[k + 2] << UInt32(31 - k)
          continue
        }
        var value = row[k - degree] ^ (row[k - degree] >> UInt32(degree))
        for step in 1..<max(degree, 1) where (coefficients >> UInt32(degree - 1 - step)) & 1 == 1 {
          value ^= row[k - step]
        }
        row[k] = value
      }
      table.append(row)
    }
    return table
  }()
}
