import CGSL
import Testing

@testable import Randomness

@Suite("The generators of GSL")
struct GeneratorTests {
  let purpose = Purpose(rawValue: 3)

  func streams(_ generator: String, seed: UInt64 = 1, replicate: Int = 1) throws -> Streams {
    try Streams(seed: seed, draw: 1, replicate: replicate, place: 7, generator: generator)
  }

  @Test("All of GSL's generators and philox are known by name, sorted")
  func names() {
    let names = Generator.names
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
    for name in ["philox", "mt19937", "taus2", "ranlxd2", "gfsr4", "cmrg", "ranlxs0", "mrg"] {
      #expect(names.contains(name))
    }
    var count = 0
    if var next = gofal_rng_types() {
      while next.pointee != nil {
        count += 1
        next += 1
      }
    }
    #expect(count > 60)  // 62 in GSL 2.7
    #expect(names.count == count + 1)
    #expect(names.allSatisfy { Generator.isKnown($0) })
    #expect(!Generator.isKnown("MT19937"))
    #expect(!Generator.isKnown(""))
  }

  @Test(
    "A generator's numbers are GSL's own for that name",
    arguments: Generator.names.filter { $0 != Generator.philox })
  func own(name: String) throws {
    var streams = try streams(name)
    let type = try #require(Generator.type(named: name))
    #expect(String(cString: type.pointee.name) == name)
    let generator = try #require(gsl_rng_alloc(type))
    defer { gsl_rng_free(generator) }
    Sequences.seed(generator, sequentialSeed(key: streams.key, purpose: purpose.rawValue))
    for entity in 0..<200 as Range<UInt32> {
      #expect(streams.uniform(purpose, entity) == gofal_uniform_open(generator))
    }
  }

  @Test(
    "Every generator repeats itself, stays in the open interval, and heeds the world",
    arguments: Generator.names)
  func repeats(name: String) throws {
    var (one, two) = (try streams(name), try streams(name))
    let values = (0..<2000).map { one.uniform(purpose, $0) }
    #expect(values == (0..<2000).map { two.uniform(purpose, $0) })
    #expect(values.allSatisfy { 0 < $0 && $0 < 1 })
    // Loose, since some of the historical generators are known to be poor: within 6 standard errors.
    let mean: Double = values.reduce(0, +) / 2000
    let standardError: Double = (1.0 / 12 / 2000).squareRoot()
    #expect(abs(mean - 0.5) < 6 * standardError)
    for var other in [try streams(name, seed: 0), try streams(name, replicate: 2)] {
      #expect(values != (0..<2000).map { other.uniform(purpose, $0) })
    }
    var purposes = try streams(name)
    #expect(values != (0..<2000).map { purposes.uniform(Purpose(rawValue: 4), $0) })
  }

  @Test("A hundred worlds begin in a hundred ways", arguments: Generator.names)
  func worlds(name: String) throws {
    var beginnings: Set<[Double]> = []
    for replicate in 1...100 {
      var streams = try streams(name, replicate: replicate)
      beginnings.insert((0..<4).map { streams.uniform(purpose, $0) })
    }
    #expect(beginnings.count == 100)
  }

  @Test("0 is a seed, and another than 1", arguments: ["philox", "mt19937", "taus2", "ranlxd2"])
  func seedZero(name: String) throws {
    var (zero, again, one) = (
      try streams(name, seed: 0), try streams(name, seed: 0), try streams(name, seed: 1)
    )
    let first = zero.uniform(purpose, 1)
    #expect(first == again.uniform(purpose, 1))
    #expect(first != one.uniform(purpose, 1))
  }

  @Test("A purpose's numbers do not depend on the other purposes", arguments: ["mt19937", "taus2"])
  func purposes(name: String) throws {
    var (alone, mixed) = (try streams(name), try streams(name))
    for entity in 0..<100 as Range<UInt32> {
      _ = mixed.gamma(shape: 2, Purpose(rawValue: 200), entity)
      #expect(alone.uniform(purpose, entity) == mixed.uniform(purpose, entity))
    }
  }

  @Test(
    "A copy continues from the same state, on its own",
    arguments: ["philox", "mt19937", "gfsr4"])
  func copies(name: String) throws {
    var original = try streams(name)
    for entity in 0..<10 as Range<UInt32> { _ = original.uniform(purpose, entity) }
    var copy = original
    let expected = (10..<50).map { original.uniform(purpose, $0) }
    #expect((10..<50).map { copy.uniform(purpose, $0) } == expected)
  }

  @Test("Copies in several tasks disturb each other no more than copies in one")
  func tasks() async throws {
    let original = try streams("mt19937")
    let purpose = purpose
    let sums = await withTaskGroup(of: Double.self, returning: [Double].self) { group in
      for _ in 0..<8 {
        group.addTask {
          var streams = original
          return (0..<5000).reduce(0) { $0 + streams.uniform(purpose, $1) }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sums.count == 8)
    #expect(Set(sums).count == 1)
  }

  @Test("The purposes of a world have different seeds, all of them ones that GSL takes as they are")
  func seeds() {
    for key in [0, 1, 0x0123_4567_89ab_cdef, UInt64.max] {
      let seeds = (0...UInt8.max).map { sequentialSeed(key: key, purpose: $0) }
      #expect(Set(seeds).count == 256)
      #expect(seeds.allSatisfy { $0 >= 1 && $0 <= 1 << 30 })
    }
  }

  @Test("An unlucky generator does not keep the caller waiting")
  func stuck() {
    // A generator that only ever gives 0, on which GSL's gsl_rng_uniform_pos never returns.
    var type = gsl_rng_type()
    type.get_double = { _ in 0 }
    withUnsafePointer(to: &type) { type in
      var generator = gsl_rng(type: type, state: nil)
      #expect(gofal_uniform_open(&generator) == 0.5)
    }
  }
}
