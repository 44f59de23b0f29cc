import CGSL
import Testing

@testable import Randomness

@Suite("Philox")
struct PhiloxTests {
  /// Of `kat_vectors` in Random123 (D. E. Shaw Research): philox4x32, 10 rounds.
  @Test(
    "The published vectors are met",
    arguments: [
      ([0, 0, 0, 0], 0, [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
      (
        [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff], 0xffff_ffff_ffff_ffff,
        [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
      ),
      (
        [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], 0x299f_31d0_a409_3822,
        [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
      ),
    ] as [([UInt32], UInt64, [UInt32])])
  func knownAnswers(counter: [UInt32], key: UInt64, expected: [UInt32]) {
    var block = gofal_philox_block()
    block.word = (counter[0], counter[1], counter[2], counter[3])
    let word = gofal_philox(block, key).word
    #expect([word.0, word.1, word.2, word.3] == expected)
  }

  @Test("A GSL generator of a seed gives the blocks of that key, counted from 0")
  func gslDoor() throws {
    let key: UInt64 = 0x0123_4567_89ab_cdef
    let generator = try #require(gsl_rng_alloc(gofal_rng_philox()))
    defer { gsl_rng_free(generator) }
    gsl_rng_set(generator, UInt(key))
    for index in 0..<5 as Range<UInt32> {
      var counter = gofal_philox_block()
      counter.word.3 = index
      let word = gofal_philox(counter, key).word
      for expected in [word.0, word.1, word.2, word.3] {
        #expect(gsl_rng_get(generator) == UInt(expected))
      }
    }
  }

  @Test("Both doors give the same number for the same key and counter")
  func doorsAgree() throws {
    let generator = try #require(gsl_rng_alloc(gofal_rng_philox()))
    defer { gsl_rng_free(generator) }
    for seed in [0, 1, 42, UInt.max] {
      gsl_rng_set(generator, seed)
      for block in 0..<6 as Range<UInt32> {
        #expect(
          gsl_rng_uniform(generator) == gofal_philox_uniform(UInt64(seed), 0, 0, 0, block))
        _ = gsl_rng_uniform(generator)  // the other half of the block
      }
    }
  }

  @Test("Counting carries over all four words of the counter")
  func carry() throws {
    let generator = try #require(gsl_rng_alloc(gofal_rng_philox()))
    defer { gsl_rng_free(generator) }
    gsl_rng_set(generator, 9)
    let state = try #require(gsl_rng_state(generator)).assumingMemoryBound(
      to: gofal_philox_state.self)
    let top = UInt32.max
    state.pointee.counter.word = (top, top, 6, top)
    for _ in 0..<4 { _ = gsl_rng_get(generator) }
    let word = state.pointee.counter.word
    #expect([word.0, word.1, word.2, word.3] == [0, 0, 7, 0])
  }

  @Test("The whole range of words maps into the unit interval, and 0 only by 53 zero bits")
  func unit() {
    let top = UInt32.max
    #expect(gofal_unit(0, 0) == 0)
    #expect(gofal_unit(0, 2047) == 0)
    #expect(gofal_unit(0, 2048) == 0x1p-53)
    #expect(gofal_unit(1 << 31, 0) == 0.5)
    #expect(gofal_unit(top, top) == 1 - 0x1p-53)
  }
}
