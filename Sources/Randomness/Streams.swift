// Public, because the hot draws are inlined into the module that asks for them, and with them the
// C functions that they call.
public import CGSL

/// Keyed random numbers of one world (seed, draw and replicate) at one place.
///
/// A number belongs to what is random, not to when it is asked for: with `philox` it is a function
/// of the world, the place, the purpose, the entity, the occasion and the alternative, and of
/// nothing else, so any order, thread and company gives the same. Each such name is for one
/// decision; asked again it answers the same. All of a decision's draws by ``gamma(shape:_:_:_:_:)``
/// or ``poisson(mean:_:_:_:_:)`` come from the same name's own blocks.
///
/// With any other generator of GSL there is one sequence a purpose, and numbers are handed out in
/// the order of asking, whatever the entity. It pairs scenarios less well, and serves to show that
/// no conclusion hangs on the generator.
///
/// It is a value: a copy continues independently of the original, from the same state.
///
/// Layout for Philox: the counter's words are (entity, occasion, alternative, purpose and block),
/// the last with the purpose in its upper 8 and the block in its lower 24 bits. Block 0 is for the
/// draws that need one number, blocks from 1 for those that need an unknown number of them.
@frozen
public struct Streams: Sendable {
  @usableFromInline let key: UInt64
  /// Absent with `philox`.
  @usableFromInline var sequences: Sequences?

  /// - Parameters:
  ///   - seed: any number, 0 too.
  ///   - draw: number of the parameter set, 0 to 2^32 - 1.
  ///   - replicate: number of the replicate within the draw, 0 to 2^32 - 1.
  ///   - place: ``stableHash(_:)`` of the area's id.
  ///   - generator: one of ``Generator/names``.
  public init(
    seed: UInt64, draw: Int, replicate: Int, place: UInt64, generator: String = Generator.philox
  ) throws(RandomnessFault) {
    guard let draw32 = UInt32(exactly: draw) else { throw .invalidIndex(draw) }
    guard let replicate32 = UInt32(exactly: replicate) else { throw .invalidIndex(replicate) }
    guard let type = Generator.type(named: generator) else { throw .unknownGenerator(generator) }
    key = worldKey(seed: seed, draw: draw32, replicate: replicate32, place: place)
    sequences = generator == Generator.philox ? nil : Sequences(type: type, key: key)
  }

  /// Whether numbers are handed out in the order of asking, so that a question left out moves all that
  /// follow.
  public var isSequential: Bool { sequences != nil }

  /// A number of the open interval (0, 1), with 53 random bits (with `philox`).
  @inlinable @inline(__always)
  public mutating func uniform(
    _ purpose: Purpose, _ entity: UInt32, _ occasion: UInt32 = 0, _ alternative: UInt32 = 0
  ) -> Double {
    if sequences != nil { return sequentialUniform(purpose) }
    return gofal_philox_uniform(
      key, entity, occasion, alternative, UInt32(purpose.rawValue) << 24)
  }

  /// An exponential number of mean 1, as −ln u: falls as the uniform number rises.
  @inlinable @inline(__always)
  public mutating func exponential(
    _ purpose: Purpose, _ entity: UInt32, _ occasion: UInt32 = 0, _ alternative: UInt32 = 0
  ) -> Double {
    -gofal_log(uniform(purpose, entity, occasion, alternative))
  }

  /// A standard normal number, as the quantile of the uniform number, with which it rises. GSL
  /// computes it by algorithm AS 241 (Wichura 1988, Applied Statistics 37), to 16 digits.
  @inlinable
  public mutating func normal(
    _ purpose: Purpose, _ entity: UInt32, _ occasion: UInt32 = 0, _ alternative: UInt32 = 0
  ) -> Double {
    gsl_cdf_ugaussian_Pinv(uniform(purpose, entity, occasion, alternative))
  }

  /// A race for one decision: ``enter(_:_:rate:as:)`` the alternatives, then ask for the ``winner(of:)``.
  @inlinable @inline(__always)
  public func race(_ purpose: Purpose, _ entity: UInt32, _ occasion: UInt32 = 0) -> Race {
    Race(
      clocks: gofal_race_begin(key, entity, occasion, UInt32(purpose.rawValue) << 24),
      purpose: purpose)
  }

  /// Lets an alternative take part, with the number that ``exponential(_:_:_:_:)`` has for it.
  ///
  /// - `rate`: not below 0; an alternative of rate 0 never wins.
  /// - `entrant`: what the winner is called, not below 0 and within 31 bits.
  @inlinable @inline(__always)
  public mutating func enter(
    _ race: inout Race, _ alternative: UInt32, rate: Double, as entrant: Int
  ) {
    let entrant = Int32(truncatingIfNeeded: entrant)
    if sequences != nil {
      let time = -gofal_log(sequentialUniform(race.purpose)) / rate
      gofal_race_arrive(&race.clocks, time, entrant)
    } else {
      gofal_race_enter(&race.clocks, alternative, rate, entrant)
    }
  }

  /// Whose clock rang first; of equal ones who entered first. Nil where nobody entered, or none ever
  /// rings.
  @inlinable @inline(__always)
  public func winner(of race: inout Race) -> Int? {
    if race.clocks.count > 0 { gofal_race_run(&race.clocks) }
    return race.clocks.winner >= 0 ? Int(race.clocks.winner) : nil
  }

  /// A gamma number of scale 1, by GSL (Marsaglia and Tsang 2000).
  ///
  /// - `shape`: above 0. A shape of 0 or less gives 0, one that is not finite gives itself.
  public mutating func gamma(
    shape: Double, _ purpose: Purpose, _ entity: UInt32, _ occasion: UInt32 = 0,
    _ alternative: UInt32 = 0
  ) -> Double {
    guard shape.isFinite else { return shape }
    guard shape > 0 else { return 0 }
    if sequences != nil {
      return withSequence(purpose) { gsl_ran_gamma($0, shape, 1) }
    }
    return gofal_philox_gamma(
      key, entity, occasion, alternative, UInt32(purpose.rawValue) << 24 | 1, shape)
  }

  /// The largest mean with which GSL's Poisson numbers are asked for: it counts in 32 bits, and
  /// does not return from an infinite mean.
  public static let largestPoissonMean = 1e9

  /// A Poisson number, by GSL.
  ///
  /// - `mean`: from 0 to ``largestPoissonMean``; one above counts as that, and one below 0
  ///   or not a number as 0.
  public mutating func poisson(
    mean: Double, _ purpose: Purpose, _ entity: UInt32, _ occasion: UInt32 = 0,
    _ alternative: UInt32 = 0
  ) -> Int {
    guard mean > 0 else { return 0 }
    let mean = min(mean, Self.largestPoissonMean)
    if sequences != nil {
      return Int(withSequence(purpose) { gsl_ran_poisson($0, mean) })
    }
    return Int(
      gofal_philox_poisson(
        key, entity, occasion, alternative, UInt32(purpose.rawValue) << 24 | 1, mean))
  }

  @usableFromInline @inline(never)
  mutating func sequentialUniform(_ purpose: Purpose) -> Double {
    withSequence(purpose) { gofal_uniform_open($0) }
  }

  /// Hands out the purpose's sequence, after giving this value its own if a copy shares them.
  private mutating func withSequence<T>(
    _ purpose: Purpose, _ body: (UnsafeMutablePointer<gsl_rng>) -> T
  ) -> T {
    if !isKnownUniquelyReferenced(&sequences) {
      sequences = sequences.map(Sequences.init(copying:))
    }
    guard let sequences else { preconditionFailure("philox has no sequences") }
    return body(sequences.sequence(purpose))
  }
}

/// A race of exponential clocks: who rings first wins, so that an alternative wins with a chance in
/// proportion to its rate, whoever else takes part (which is a choice with Gumbel noise).
///
/// Each clock is the alternative's own: one more disturbs no other. What decides is worked out of many
/// at a time, and gives the winner that one by one would.
@frozen
public struct Race {
  @usableFromInline var clocks: gofal_race
  @usableFromInline let purpose: Purpose

  @usableFromInline
  init(clocks: gofal_race, purpose: Purpose) {
    self.clocks = clocks
    self.purpose = purpose
  }
}
