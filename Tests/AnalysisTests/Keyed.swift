import Analysis
import Statistics
import TestNumbers

/// Random numbers for the tests.
func keyed(_ seed: UInt64) -> Uniforms {
  Uniforms(seed: seed) { seed, stream, index in
    var z = seed &* 0x9E37_79B9_7F4A_7C15
    z = scattered(z &+ UInt64(stream) &* 0xD1B5_4A32_D192_ED03)
    z = scattered(z &+ UInt64(index) &+ 0x9E37_79B9_7F4A_7C15)
    return Double(z >> 11) * 0x1p-53
  }
}

/// A sequential stream for making up data.
struct Stream {
  private let uniforms: Uniforms
  private var index: UInt32 = 0
  private let stream: UInt32

  init(_ seed: UInt64, stream: UInt32 = 0) {
    uniforms = keyed(seed)
    self.stream = stream
  }

  mutating func uniform() -> Double {
    index &+= 1
    return uniforms.draw(uniforms.seed, stream, index)
  }

  mutating func normal() -> Double {
    StandardNormal.quantile(min(max(uniform(), 0x1p-54), 1 - 0x1p-53))
  }
}
