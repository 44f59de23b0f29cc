import Randomness
import Testing

@Suite("GSL's environment variables")
struct EnvironmentTests {
  @Test("Nothing set asks for nothing", arguments: [nil, ""] as [String?])
  func unset(value: String?) throws {
    let (generator, seed) = try environmentDefaults(type: value, seed: value)
    #expect(generator == nil)
    #expect(seed == nil)
  }

  @Test(
    "Seeds are read as GSL reads them",
    arguments: [
      ("0", 0), ("77", 77), ("0x1F", 31), ("0XFF", 255), ("010", 8), ("00", 0),
      ("18446744073709551615", UInt64.max),
    ])
  func seeds(text: String, expected: UInt64) throws {
    #expect(try environmentDefaults(type: nil, seed: text).seed == expected)
  }

  @Test(
    "What is no seed is a fault",
    arguments: [
      "-1", "+1", "1.5", "1e3", "0x", "0x-1", "08", " 1", "1 ", "18446744073709551616", "x",
    ])
  func invalidSeeds(text: String) {
    #expect(throws: RandomnessFault.invalidSeed(text)) {
      try environmentDefaults(type: nil, seed: text)
    }
  }

  @Test("A generator is taken by its name, and an unknown one is a fault")
  func types() throws {
    #expect(try environmentDefaults(type: "taus2", seed: nil).generator == "taus2")
    #expect(try environmentDefaults(type: "philox", seed: nil).generator == "philox")
    #expect(throws: RandomnessFault.unknownGenerator("mersenne")) {
      try environmentDefaults(type: "mersenne", seed: "1")
    }
  }
}
