/// Halton's sequence: the radical inverse of the point's number, in one prime base a dimension.
///
/// Source: Halton (1960), Numerische Mathematik 2, 84-90. It degrades in more than about ten
/// dimensions, where the bases are large; `SobolSequence` does not.
public struct HaltonSequence: Sendable {
  public static let maximumDimensions = primes.count
  public let dimensions: Int

  public init(dimensions: Int) throws(DesignFault) {
    guard dimensions > 0, dimensions <= Self.maximumDimensions else {
      throw .dimensions(dimensions, allowed: 1...Self.maximumDimensions)
    }
    self.dimensions = dimensions
  }

  /// Point number `index`, counted from 0 (the origin), in the unit cube.
  public func point(_ index: Int) -> [Double] {
    Self.primes.prefix(dimensions).map { base in
      var rest = max(0, index)
      var value = 0.0
      var scale = 1.0
      while rest > 0 {
        scale /= Double(base)
        value += scale * Double(rest % base)
        rest /= base
      }
      return value
    }
  }

  private static let primes: [Int] = {
    var found: [Int] = []
    var candidate = 2
    while found.count < 50 {
      if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }()
}
