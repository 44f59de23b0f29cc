import CGSL

/// One generator of GSL a purpose, each made when first asked for.
///
/// Unchecked, since only a ``Streams`` that holds the sole reference changes it: a value that is
/// shared, between threads or not, copies it first.
@usableFromInline
final class Sequences: @unchecked Sendable {
  private let type: UnsafePointer<gsl_rng_type>
  private let key: UInt64
  private var generators: [UnsafeMutablePointer<gsl_rng>?]

  init(type: UnsafePointer<gsl_rng_type>, key: UInt64) {
    self.type = type
    self.key = key
    generators = Array(repeating: nil, count: 1 << UInt8.bitWidth)
  }

  init(copying other: Sequences) {
    type = other.type
    key = other.key
    generators = other.generators.map { $0.map(Self.clone) }
  }

  deinit {
    for case let generator? in generators { gsl_rng_free(generator) }
  }

  func sequence(_ purpose: Purpose) -> UnsafeMutablePointer<gsl_rng> {
    let index = Int(purpose.rawValue)
    if let generator = generators[index] { return generator }
    guard let generator = gsl_rng_alloc(type) else { preconditionFailure("out of memory") }
    Self.seed(generator, sequentialSeed(key: key, purpose: purpose.rawValue))
    generators[index] = generator
    return generator
  }

  /// Most generators take a seed as it is. Three old ones would begin many worlds alike: `uni` takes
  /// every seed above 32,767 as that, `zuf` has 31,329 sequences, and `slatec` eight. They get a small
  /// seed, and the rest of it as a number of steps to go ahead, up to 4095: few worlds are
  /// then equal, though one's numbers can be another's, shifted.
  static func seed(_ generator: UnsafeMutablePointer<gsl_rng>, _ seed: UInt) {
    guard ["slatec", "uni", "zuf"].contains(String(cString: gsl_rng_name(generator))) else {
      return gsl_rng_set(generator, seed)
    }
    gsl_rng_set(generator, seed % 32_766 + 1)
    for _ in 0..<(seed / 32_766 % 4096) { _ = gsl_rng_get(generator) }
  }

  private static func clone(
    _ generator: UnsafeMutablePointer<gsl_rng>
  ) -> UnsafeMutablePointer<gsl_rng> {
    guard let copy = gsl_rng_clone(generator) else { preconditionFailure("out of memory") }
    return copy
  }
}
