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

  @Test("The change of a difference between two quantiles of a parameter is the regression's")
  func changes() throws {
    let effects = RandomEffects(
      (1...Self.draws).map { -2 * Self.fact($0, 7) + toyNormal(UInt64($0), 77, 9) },
      draw: Array(1...Self.draws))
    let changes = Self.screening.changes(of: effects)
    #expect(changes.map(\.key) == Self.keys.sorted())
    let change = try #require(changes.first { $0.key == "fact_7" })
    // The slope of a standard normal on its rank in (0, 1) is 6/√π, and the step of ranks is 0.8.
    let expected = -2 * 0.8 * 6 / Double.pi.squareRoot()
    #expect(abs(change.change - expected) < 4 * change.error)
    // What is left is chance of 1 and 2² (1 − 3/π) that a line on ranks leaves of a normal.
    let residual = 1 + 4 * (1 - 3 / Double.pi)
    let error = (residual * 12 / Double(Self.draws)).squareRoot() * 0.8
    #expect(abs(change.error / error - 1) < 0.3)
    // Of 199 that do nothing one is beyond 4.5 standard errors in fewer than one seed of five hundred.
    #expect(changes.allSatisfy { $0.key == "fact_7" || abs($0.change) < 4.5 * $0.error })
  }

  @Test("Of few draws no change is told")
  func fewChanges() {
    let few = Screening(draws: Array(1...10)) { ["a": Double($0)] }
    #expect(few.changes(of: RandomEffects((0..<10).map(Double.init), draw: Array(1...10))).isEmpty)
  }
}
