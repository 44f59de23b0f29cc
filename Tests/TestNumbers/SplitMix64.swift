/// Fixed random numbers for the tests: SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable
/// pseudorandom number generators"). They share nothing with the product's own generators.
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  public init(_ state: UInt64) { self.state = state }

  public mutating func next() -> UInt64 {
    state &+= golden
    return scattered(state)
  }
}

/// A bijection of 64 bits that scatters its argument: SplitMix64's finaliser.
public func scattered(_ value: UInt64) -> UInt64 {
  var z = value
  z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
  z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
  return z ^ (z >> 31)
}

/// A well mixed number of several keys: the finaliser over each in turn.
public func mixed(_ keys: UInt64...) -> UInt64 {
  keys.reduce(golden) { scattered(($0 ^ $1) &+ golden) }
}

/// In (0, 1).
public func fraction(_ bits: UInt64) -> Double { (Double(bits >> 12) + 0.5) * 0x1p-52 }

/// 2⁶⁴ over the golden ratio, made odd: SplitMix64's step.
private let golden: UInt64 = 0x9e37_79b9_7f4a_7c15
