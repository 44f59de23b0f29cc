import CGSL
import Statistics
import Testing

@testable import Randomness

func philoxStreams(seed: UInt64 = 1, draw: Int = 1, replicate: Int = 1, place: UInt64 = 7) throws
  -> Streams
{
  try Streams(seed: seed, draw: draw, replicate: replicate, place: place)
}

@Suite("Keyed streams")
struct StreamsTests {
  let purpose = Purpose(rawValue: 3)

  @Test("A number depends on its name, and not on when or how often it is asked for")
  func byName() throws {
    var streams = try philoxStreams()
    let forward = (0..<100).map { streams.uniform(purpose, $0, 5, 2) }
    _ = streams.poisson(mean: 20, purpose, 50)
    var again = try philoxStreams()
    let backward = (0..<100).reversed().map { again.uniform(purpose, $0, 5, 2) }
    #expect(forward == backward.reversed())
  }

  @Test("Every part of the name matters")
  func everyPart() throws {
    var streams = try philoxStreams()
    let reference = streams.uniform(purpose, 10, 20, 30)
    #expect(streams.uniform(Purpose(rawValue: 4), 10, 20, 30) != reference)
    #expect(streams.uniform(purpose, 11, 20, 30) != reference)
    #expect(streams.uniform(purpose, 10, 21, 30) != reference)
    #expect(streams.uniform(purpose, 10, 20, 31) != reference)
    for other in [
      try philoxStreams(seed: 0), try philoxStreams(seed: 2), try philoxStreams(draw: 2),
      try philoxStreams(replicate: 2), try philoxStreams(place: 8),
    ] {
      var other = other
      #expect(other.uniform(purpose, 10, 20, 30) != reference)
    }
  }

  @Test("The counter is entity, occasion, alternative, then purpose and block")
  func layout() throws {
    var streams = try philoxStreams()
    let key = streams.key
    #expect(
      streams.uniform(Purpose(rawValue: 255), 10, 20, 30)
        == gofal_philox_uniform(key, 10, 20, 30, 0xff00_0000))
    #expect(
      streams.gamma(shape: 2.5, purpose, 10, 20, 30)
        == gofal_philox_gamma(key, 10, 20, 30, 0x0300_0001, 2.5))
    #expect(
      streams.poisson(mean: 2.5, purpose, 10, 20, 30)
        == Int(gofal_philox_poisson(key, 10, 20, 30, 0x0300_0001, 2.5)))
  }

  @Test("Exponential and normal numbers are functions of the one uniform number")
  func transforms() throws {
    var streams = try philoxStreams()
    for entity in 0..<1000 as Range<UInt32> {
      let u = streams.uniform(purpose, entity)
      let exponential = streams.exponential(purpose, entity)
      #expect(abs(gofal_log(u) + exponential) < 1e-15)
      #expect(abs(StandardNormal.cumulative(streams.normal(purpose, entity)) - u) < 1e-15)
    }
  }

  @Test("A higher uniform number never lowers a normal number")
  func monotone() throws {
    var streams = try philoxStreams()
    let pairs = (0..<20_000).map { entity in
      (streams.uniform(purpose, entity), streams.normal(purpose, entity))
    }.sorted { $0.0 < $1.0 }
    for (a, b) in zip(pairs, pairs.dropFirst()) {
      #expect(a.1 <= b.1)
    }
  }

  /// More choice of world than any run has: 22 places, 50 draws, 20 replicates, four seeds.
  @Test("No two keys are equal")
  func keys() throws {
    var keys: Set<UInt64> = []
    var count = 0
    for seed in [0, 1, 2, UInt64.max] {
      for place in 0..<22 {
        let place = stableHash("authority-\(place)")
        for draw in 0..<50 {
          for replicate in 0..<20 {
            let streams = try philoxStreams(
              seed: seed, draw: draw, replicate: replicate, place: place)
            keys.insert(streams.key)
            count += 1
          }
        }
      }
    }
    #expect(keys.count == count)
  }

  @Test("For one seed and place, keys are equal for no two worlds: each step can be undone")
  func bijection() {
    // The inverse of `scatter`: multiplicative inverses and repeated shifts.
    func gather(_ value: UInt64) -> UInt64 {
      func unshift(_ z: UInt64, _ n: UInt64) -> UInt64 {
        var x = z
        for _ in 0..<(64 / n) { x = z ^ (x >> n) }
        return x
      }
      var z = unshift(value, 31) &* 0x3196_42b2_d24d_8ec3
      z = unshift(z, 27) &* 0x96de_1b17_3f11_9089
      return unshift(z, 30) &- 0x9e37_79b9_7f4a_7c15
    }
    for value in [0, 1, 2, 1 << 32, 0x0123_4567_89ab_cdef, UInt64.max] {
      #expect(gather(scatter(value)) == value)
    }
  }

  @Test("Numbers of a world that cannot be are refused")
  func refused() {
    #expect(throws: RandomnessFault.invalidIndex(-1)) { try philoxStreams(draw: -1) }
    #expect(throws: RandomnessFault.invalidIndex(1 << 32)) { try philoxStreams(replicate: 1 << 32) }
    #expect(throws: RandomnessFault.unknownGenerator("mt19938")) {
      try Streams(seed: 1, draw: 1, replicate: 1, place: 1, generator: "mt19938")
    }
  }

  @Test("Arguments on which GSL would not return are answered", arguments: ["philox", "mt19937"])
  func hostile(generator: String) throws {
    var streams = try Streams(seed: 1, draw: 1, replicate: 1, place: 1, generator: generator)
    for mean in [0, -1, -Double.infinity, Double.nan] {
      #expect(streams.poisson(mean: mean, purpose, 1) == 0)
    }
    for mean in [1e9, 1e12, 1e300, Double.infinity] {
      // 5 standard deviations of a Poisson number of mean 1e9.
      #expect(abs(Double(streams.poisson(mean: mean, purpose, 1)) - 1e9) < 5 * 31_623)
    }
    #expect(streams.gamma(shape: 0, purpose, 1) == 0)
    #expect(streams.gamma(shape: -1, purpose, 1) == 0)
    #expect(streams.gamma(shape: .infinity, purpose, 1) == .infinity)
    #expect(streams.gamma(shape: .nan, purpose, 1).isNaN)
    for shape in [1e-300, 1e-10, 1e10, Double.greatestFiniteMagnitude] {
      #expect(streams.gamma(shape: shape, purpose, 1) >= 0)
    }
  }

  @Test("The hash of a text is that of FNV-1a")
  func hash() {
    // Of the test vectors by Landon Curt Noll.
    #expect(stableHash("") == 0xcbf2_9ce4_8422_2325)
    #expect(stableHash("a") == 0xaf63_dc4c_8601_ec8c)
    #expect(stableHash("foobar") == 0x8594_4171_f739_67e8)
  }
}
