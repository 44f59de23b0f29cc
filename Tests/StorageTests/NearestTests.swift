import Evidence
import TestNumbers
import Testing

@testable import Storage

@Suite("What was probably meant")
struct NearestTests {
  /// By the definition: the cheapest of all ways to begin.
  private static func distance(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
    guard let x = a.first, let y = b.first else { return max(a.count, b.count) }
    let (restA, restB) = (a.dropFirst(), b.dropFirst())
    var fewest = min(
      distance(restA, restB) + (x == y ? 0 : 1), distance(restA, b) + 1, distance(a, restB) + 1)
    if let second = restA.first, second == y, restB.first == x {
      fewest = min(fewest, distance(restA.dropFirst(), restB.dropFirst()) + 1)
    }
    return fewest
  }

  @Test("Edits are those of the definition, and where there are too many, that is said")
  func edits() {
    var source = SplitMix64(9)
    func word() -> [UInt8] {
      (0..<Int.random(in: 0...6, using: &source)).map { _ in UInt8.random(in: 0...2, using: &source)
      }
    }
    for _ in 0..<500 {
      let (a, b) = (word(), word())
      let expected = Self.distance(a[...], b[...])
      for bound in 0...8 {
        #expect(
          Storage.edits(from: a[...], to: b[...], fewerThan: bound)
            == (expected < bound ? expected : nil), "\(a) \(b) \(bound)")
      }
    }
  }

  // With the definition's own distance, every candidate looked at in full.
  @Test("Of all settings that one is meant which takes the fewest edits, the first among equals")
  func settings() {
    let keys = Setting.all.map(\.key)
    var source = SplitMix64(10)
    for key in keys.enumerated().filter({ $0.offset % 8 == 0 }).map(\.element) {
      var word = Array(key.utf8)
      for _ in 0..<Int.random(in: 0...3, using: &source) where !word.isEmpty {
        let place = word.indices.randomElement(using: &source) ?? 0
        switch Int.random(in: 0..<3, using: &source) {
        case 0: word.remove(at: place)
        case 1: word.insert(0x71, at: place)
        default: word[place] = 0x7A
        }
      }
      let full = keys.map { candidate in
        let letters = Array(candidate.utf8)
        let whole = Storage.edits(from: word[...], to: letters[...], fewerThan: .max) ?? .max
        guard let dot = letters.lastIndex(of: 0x2E) else { return whole }
        return min(
          whole,
          (Storage.edits(from: word[...], to: letters[(dot + 1)...], fewerThan: .max) ?? .max) + 1)
      }
      let fewest = full.min() ?? .max
      let expected =
        fewest <= max(2, word.count / 3) ? full.firstIndex(of: fewest).map { keys[$0] } : nil
      #expect(nearest(to: String(decoding: word, as: UTF8.self), among: keys) == expected)
    }
  }

  @Test(
    "Case, a hyphen and two letters the wrong way round are seen through",
    arguments: [
      ("Levers.Fee-Rule", "levers.fee_rule"), ("turnvoer", "independent.turnover"), ("xyz", nil),
    ])
  func seen(word: String, meant: String?) {
    let candidates = ["levers.fee_rule", "independent.turnover", "micro.turnover", "pace"]
    #expect(nearest(to: word, among: candidates) == meant)
  }
}
