import Experiments
import Testing

@Suite("What an answer rests on")
struct ScreeningTests {
  static let draws = 100
  static let keys = (0..<200).map { "fact_\($0)" }

  static func fact(_ draw: Int, _ number: Int) -> Double {
    toyNormal(UInt64(draw), UInt64(number), 3)
  }

  static let screening = Screening(draws: Array(1...draws)) { draw in
    Dictionary(
      keys.enumerated().map { ($1, fact(draw, $0)) } + [("fixed", 3)]
    ) { first, _ in first }
  }

  /// - Parameter expected: of a draw; chance of standard deviation 1 is added.
  static func effects(_ trial: UInt64 = 0, _ expected: (_ draw: Int) -> Double) -> RandomEffects {
    let numbers = (0..<2 * draws).map { $0 / 2 + 1 }
    return RandomEffects(
      numbers.indices.map {
        expected(numbers[$0]) + toyNormal(UInt64($0), 77, trial)
      }, draw: numbers)
  }

  @Test("The parameter that moves a difference is found among two hundred, with its sign and share")
  func found() throws {
    // 0.8 of the variance over draws is fact 7's, and half of what is seen is chance.
    let mover = try #require(
      Self.screening.mover(
        of: Self.effects {
          -2 * 0.8.squareRoot() * Self.fact($0, 7) + 2 * 0.2.squareRoot() * Self.fact($0, 9)
        }))
    #expect(mover.key == "fact_7")
    #expect(!mover.rises)
    // The standard error of a squared correlation of 0.8 from 100 pairs is about 0.04.
    #expect(abs(mover.share - 0.8) < 0.15)
  }

  // Each trial names somebody with a probability of at most 5 %: more than 11 of 60 come in fewer than
  // one seed of ten thousand.
  @Test("Where no parameter matters, hardly ever is one named")
  func falseAlarms() {
    let named = (0..<60).count { trial in
      Self.screening.mover(
        of: Self.effects(UInt64(trial)) { toyNormal(UInt64($0), 1000 + UInt64(trial), 5) }) != nil
    }
    #expect(named <= 11)
  }

  @Test("Ten draws name nobody, and a constant difference has no mover")
  func nothing() {
    let few = Screening(draws: Array(1...10)) { ["a": Double($0)] }
    let numbers = (0..<20).map { $0 / 2 + 1 }
    #expect(few.mover(of: RandomEffects(numbers.map(Double.init), draw: numbers)) == nil)
    #expect(
      Self.screening.mover(
        of: RandomEffects([Double](repeating: 3, count: 200), draw: (0..<200).map { $0 / 2 + 1 }))
        == nil)
  }
}
