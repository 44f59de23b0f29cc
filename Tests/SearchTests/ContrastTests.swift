import Evidence
import Experiments
import Foundation
import Testing

@testable import Search

@Suite("Published effects, held against pairs of worlds")
struct ContrastTests {
  static func contrast(_ scale: Contrast.Scale, cause: (step: Double, isShare: Bool)?) -> Contrast {
    let toy = ComparedScenario(id: "toy", title: Text(en: "toy", cy: "tegan"), parts: [])
    return Contrast(
      "effect", Figure([.fact("figure")]), scale: scale,
      cause: cause.map {
        Contrast.Cause(Figure([.fact("cause")]), step: $0.step, isShare: $0.isShare)
      },
      from: toy, to: toy, value: 0.5, tolerance: 0.2...0.8)
  }

  /// Figure 3 × cause^elasticity, the cause raised by a tenth in every pair.
  static func pairs(_ count: Int, elasticity: Double) -> [Contrast.Pair] {
    (0..<count).map { number in
      let cause = 10 + Double(number % 3)
      let figure = { (cause: Double) in 3 * pow(cause, elasticity) }
      return Contrast.Pair(
        figure: (figure(cause), figure(cause * 1.1)), cause: (cause, cause * 1.1))
    }
  }

  @Test("A change as it stands: the difference and the ratio of means")
  func plain() {
    let pairs = [
      Contrast.Pair(figure: (2, 3), cause: (0, 0)), Contrast.Pair(figure: (4, 9), cause: (0, 0)),
    ]
    #expect(Self.contrast(.difference, cause: nil).verdict(pairs).mean == 3)
    #expect(abs(Self.contrast(.ratio, cause: nil).verdict(pairs).mean - 2) < 1e-12)
  }

  @Test("A difference's standard error is that of paired differences")
  func jackknife() {
    let differences = [1.0, 5, 2, 4]
    let verdict = Self.contrast(.difference, cause: nil).verdict(
      differences.map { Contrast.Pair(figure: (7, 7 + $0), cause: (0, 0)) })
    #expect(abs(verdict.mean - 3) < 1e-12)
    // Variance 10/3 of four differences.
    #expect(abs(verdict.standardError - (10.0 / 12).squareRoot()) < 1e-12)
  }

  @Test("The effect is stated for the step of its cause, in its unit and as a share")
  func scaled() {
    // The figure rises by 2 for each unit of the cause, which rises by 4.
    let linear = [Contrast.Pair(figure: (10, 18), cause: (6, 10))]
    let unit = Self.contrast(.difference, cause: (step: 0.5, isShare: false))
    #expect(abs(unit.verdict(linear).mean - 1) < 1e-12)
    let share = Self.contrast(.difference, cause: (step: 0.01, isShare: true))
    // The cause rises by two thirds of itself.
    #expect(abs(share.verdict(linear).mean - 8 * 0.01 * 1.5) < 1e-12)
  }

  @Test("A ratio for a step of one per cent is near to the elasticity", arguments: [-3.0, 0.7])
  func elasticity(value: Double) {
    let verdict = Self.contrast(.ratio, cause: (step: 0.01, isShare: true)).verdict(
      Self.pairs(30, elasticity: value))
    // 1.1^e to the power of a tenth.
    #expect(abs(verdict.mean - pow(pow(1.1, value), 0.1)) < 1e-9)
    #expect(verdict.standardError < 1e-9)
  }

  @Test(
    "A pair whose figure is not known is left out, and a cause that does not move has no effect")
  func incomplete() {
    let contrast = Self.contrast(.difference, cause: nil)
    let whole = [
      Contrast.Pair(figure: (1, 2), cause: (0, 0)), Contrast.Pair(figure: (1, 4), cause: (0, 0)),
    ]
    let verdict = contrast.verdict(whole + [Contrast.Pair(figure: (.nan, 2), cause: (0, 0))])
    #expect(verdict.mean == contrast.verdict(whole).mean)
    let still = Self.contrast(.difference, cause: (step: 1, isShare: false)).verdict(
      whole.map { Contrast.Pair(figure: $0.figure, cause: (5, 5)) })
    #expect(!still.mean.isFinite)
  }
}
