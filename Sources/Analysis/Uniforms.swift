/// Random numbers as a pure function of what they are for.
///
/// A design or a bootstrap never keeps a generator: each number has a seed, a stream and an index,
/// so that a result does not depend on the order of the work, and a design can be extended.
public struct Uniforms: Sendable {
  public var seed: UInt64
  /// Uniform on [0, 1), for a seed, a stream and an index within it.
  public var draw: @Sendable (_ seed: UInt64, _ stream: UInt32, _ index: UInt32) -> Double

  public init(
    seed: UInt64,
    draw: @escaping @Sendable (_ seed: UInt64, _ stream: UInt32, _ index: UInt32) -> Double
  ) {
    self.seed = seed
    self.draw = draw
  }

  /// The purposes that streams are kept apart for; the low bits number the streams of a purpose.
  enum Purpose: UInt32 {
    case scramble = 0x0100_0000
    case permutation = 0x0200_0000
    case jitter = 0x0300_0000
    case trajectory = 0x0400_0000
    case resample = 0x0500_0000
    case weights = 0x0600_0000
  }

  func callAsFunction(_ purpose: Purpose, _ stream: Int, _ index: Int) -> Double {
    draw(
      seed, purpose.rawValue &+ UInt32(truncatingIfNeeded: stream),
      UInt32(truncatingIfNeeded: index))
  }

  /// An integer in 0 ..< `count`.
  func below(_ count: Int, _ purpose: Purpose, _ stream: Int, _ index: Int) -> Int {
    min(count - 1, max(0, Int(callAsFunction(purpose, stream, index) * Double(count))))
  }

  /// A uniform permutation of 0 ..< `count` (Fisher and Yates).
  func permutation(_ count: Int, _ purpose: Purpose, _ stream: Int, from start: Int = 0) -> [Int] {
    var order = Array(0..<count)
    var last = count - 1
    while last > 0 {
      order.swapAt(last, below(last + 1, purpose, stream, start &+ last))
      last -= 1
    }
    return order
  }
}
