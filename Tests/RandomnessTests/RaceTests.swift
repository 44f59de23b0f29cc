import Randomness
import Testing

@Suite("Races")
struct RaceTests {
  private let purpose = Purpose(rawValue: 7)

  private func streams(_ generator: String) throws -> Streams {
    try Streams(seed: 3, draw: 1, replicate: 1, place: 5, generator: generator)
  }

  /// The winner, found one by one.
  private func oneByOne(
    _ streams: inout Streams, _ entity: UInt32, _ rates: [Double]
  ) -> Int? {
    var winner: Int?
    var earliest = Double.infinity
    for (alternative, rate) in rates.enumerated() {
      let time = streams.exponential(purpose, entity, 2, UInt32(alternative)) / rate
      if time < earliest {
        earliest = time
        winner = alternative
      }
    }
    return winner
  }

  private func together(
    _ streams: inout Streams, _ entity: UInt32, _ rates: [Double]
  ) -> Int? {
    var race = streams.race(purpose, entity, 2)
    for (alternative, rate) in rates.enumerated() {
      streams.enter(&race, UInt32(alternative), rate: rate, as: alternative)
    }
    return streams.winner(of: &race)
  }

  @Test("The winner of many at a time is that of one by one", arguments: ["philox", "taus2"])
  func winner(generator: String) throws {
    var one = try streams(generator)
    var many = try streams(generator)
    for size in 0...40 {
      for entity in 0..<500 {
        let rates = (0..<size).map { one.uniform(Purpose(rawValue: 8), UInt32(entity), UInt32($0)) }
        // Steep rates, so that late and early entrants win.
        let steep = rates.map { $0 * $0 * $0 * 1e3 }
        #expect(
          oneByOne(&one, UInt32(entity), steep) == together(&many, UInt32(entity), steep),
          "\(size) entrants, entity \(entity)")
      }
    }
  }

  @Test("Rates of nothing, of rounding's size, without bound and missing are as one by one")
  func extremes() throws {
    var streams = try streams("philox")
    let odd: [Double] = [0, 1e-300, .leastNonzeroMagnitude, 1e-6, 1, 1e300, .infinity, .nan]
    for entity in 0..<400 {
      let rates = (0..<20).map { odd[(entity &* 31 &+ $0 &* 17 &+ $0 * $0) % odd.count] }
      #expect(
        oneByOne(&streams, UInt32(entity), rates) == together(&streams, UInt32(entity), rates))
      let small = rates.map { $0.isFinite && $0 < 1 ? $0 : 0 }
      #expect(
        oneByOne(&streams, UInt32(entity), small) == together(&streams, UInt32(entity), small))
    }
    #expect(together(&streams, 1, []) == nil)
    #expect(together(&streams, 1, [0, 0, 0, 0]) == nil)
  }

  /// Rate of false alarm: each count is within 4.5 standard errors, 7 in a million.
  @Test("An alternative wins with a chance in proportion to its rate")
  func chances() throws {
    var streams = try streams("philox")
    let rates: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    var wins = [Double](repeating: 0, count: rates.count)
    let races = 20_000
    for entity in 0..<races {
      if let winner = together(&streams, UInt32(entity), rates) { wins[winner] += 1 }
    }
    for (rate, count) in zip(rates, wins) {
      let share = rate / 55
      let error = (share * (1 - share) * Double(races)).squareRoot()
      #expect((count - share * Double(races)).magnitude < 4.5 * error)
    }
  }
}
