import Experiments
import Testing

@Suite("Chance and what nobody knows")
struct RandomEffectsTests {
  @Test("Mean, standard deviation and half-width of 10, 20, 30")
  func welford() {
    let effects = RandomEffects([10, 20, 30], draw: [1, 1, 1])
    #expect(effects.method == .oneParameterSet)
    #expect(effects.mean == 20)
    #expect(effects.withinVariance == 100)
    #expect(effects.degreesOfFreedom == 2)
    #expect(effects.halfWidth(level: 0.95).isClose(24.841_377_117_503_3, within: 1e-12))
    #expect(effects.betweenVariance.isNaN)
  }

  // The design of NIST's data sets for univariate statistics: a small spread on a large level.
  @Test("A spread of 0.1 is seen on a large level", arguments: [1, 1e6, 1e7])
  func largeLevel(base: Double) {
    let values =
      [base + 0.2] + (0..<500).flatMap { _ in [base + 0.1, base + 0.3] }
    let effects = RandomEffects(values, draw: values.map { _ in 1 })
    #expect(effects.mean.isClose(base + 0.2, within: 1e-15))
    #expect(effects.withinVariance.squareRoot().isClose(0.1, within: 2e-9))
  }

  @Test("A spread of √30 is seen on a thousand million")
  func hugeLevel() {
    let effects = RandomEffects([4, 7, 13, 16].map { 1e9 + $0 }, draw: [1, 1, 1, 1])
    #expect(effects.withinVariance == 30)
  }

  @Test("Two draws of two replicates, worked by hand")
  func byHand() {
    // Means 2 and 7, squares within 2 and 8: s²w = 10 / 2, the means' variance 12.5, τ² = 12.5 − 5 / 2.
    let effects = RandomEffects([1, 3, 5, 9], draw: [1, 1, 2, 2])
    #expect(effects.method == .randomEffects)
    #expect(effects.mean == 4.5)
    #expect(effects.withinVariance == 5)
    #expect(effects.betweenVariance == 10)
    #expect(effects.simulationError == (5.0 / 4).squareRoot())
    let spread = 2.5 * (10 / 12.5).squareRoot()
    #expect(effects.expected[0].isClose(4.5 - spread))
    #expect(effects.expected[1].isClose(4.5 + spread))
    // 10² / (2² / 3 + 8² / 3) − 2 = 2.41, and there are only 2.
    #expect(effects.degreesOfFreedom == 2)
  }

  @Test("Where one draw holds all the variance, it has the degrees of freedom of one draw")
  func concentrated() {
    let effects = RandomEffects(
      [0, 0, 0, 0, 0, 0, 0, 4], draw: [1, 1, 2, 2, 3, 3, 4, 4])
    #expect(effects.degreesOfFreedom == 1)
  }

  @Test("Equal variances have the degrees of freedom of all draws, in the mean")
  func degreesOfFreedom() {
    let found = (0..<400).map { trial in
      RandomEffects(
        (0..<40).map { toyNormal(11, trial, $0) }, draw: (0..<40).map { Int($0 / 2) }
      ).degreesOfFreedom
    }
    // Up to 20; without the correction the mean would be near 7.
    #expect((12...20).contains(found[...].average))
  }

  @Test("The expected values of draws spread by τ, not by the spread of their means")
  func shrunk() {
    let draw = (0..<400).map { Int($0 / 2) }
    let values = draw.indices.map {
      toyNormal(3, UInt64(draw[$0])) + 3 * toyNormal(4, UInt64($0))
    }
    let effects = RandomEffects(values, draw: draw)
    let mean = effects.mean
    let spread =
      effects.expected.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 199
    #expect(effects.betweenVariance > 0)
    #expect(spread.isClose(effects.betweenVariance))
  }

  @Test("Draws that agree more than chance would have them have no spread")
  func truncated() {
    let effects = RandomEffects([1, 3, 3, 1, 2, 2.5], draw: [1, 1, 2, 2, 3, 3])
    #expect(effects.betweenVariance == 0)
    #expect(effects.expected.allSatisfy { $0.isClose(effects.mean) })
  }

  @Test("One replicate a draw: chance and ignorance are one, and it says so")
  func unseparated() {
    let effects = RandomEffects([10, 20, 30], draw: [1, 2, 3])
    #expect(effects.method == .unseparated)
    #expect(effects.simulationError.isClose(10 / 3.0.squareRoot()))
    #expect(effects.expected == [10, 20, 30])
    #expect(effects.betweenVariance.isNaN)
  }

  @Test("With fixed parameters all runs are replicates of one draw")
  func fixedParameters() {
    let values = [10.0, 20, 30, 25]
    let fixed = RandomEffects(values, draw: [1, 1, 2, 2], fixedParameters: true)
    let one = RandomEffects(values, draw: [1, 1, 1, 1])
    #expect(fixed.method == .oneParameterSet)
    #expect(fixed.simulationError == one.simulationError)
    #expect(fixed.draws == 1)
  }

  @Test("Draws of unequal numbers of replicates count alike in the mean")
  func unbalanced() {
    let effects = RandomEffects([1, 3, 8], draw: [1, 1, 2])
    #expect(effects.mean == 5)
    #expect(effects.withinVariance == 2)
    // s²w (1/2 + 1) / 2² for the mean, s²w (1/2 + 1) / 2 off the means' variance of 18.
    #expect(effects.simulationError.isClose((2 * 1.5 / 4).squareRoot()))
    #expect(effects.betweenVariance.isClose(16.5))
  }

  @Test("None and one, which have no error")
  func few() {
    let none = RandomEffects([], draw: [])
    #expect(none.method == .none && none.mean.isNaN && none.count == 0)
    let one = RandomEffects([4], draw: [1])
    #expect(one.method == .none && one.mean == 4 && one.simulationError.isNaN)
    #expect(one.halfWidth(level: 0.95).isNaN)
  }

  @Test("Equal values have exactly no error")
  func constant() {
    let effects = RandomEffects([Double](repeating: 0.1, count: 60), draw: (0..<60).map { $0 / 2 })
    #expect(effects.mean == 0.1)
    #expect(effects.simulationError == 0)
    #expect(effects.betweenVariance == 0)
    #expect(effects.halfWidth(level: 0.95) == 0)
  }
}

extension ArraySlice<Double> {
  var average: Double { reduce(0, +) / Double(count) }
}
