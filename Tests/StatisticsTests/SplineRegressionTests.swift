import Statistics
import Testing

@Suite("Spline regression")
struct SplineRegressionTests {
  private func grid(_ n: Int) -> ContiguousArray<Double> {
    ContiguousArray((0..<n).map { Double(($0 * 37) % n) / Double(n) })
  }

  /// Numbers without pattern, of mean near 0.
  private func rough(_ n: Int, _ seed: Double = 12.9898) -> ContiguousArray<Double> {
    ContiguousArray(
      (1...n).map { (Double($0) * seed * 43758.5453).truncatingRemainder(dividingBy: 1) - 0.5 })
  }

  @Test("A straight line is fitted exactly, in its own scale")
  func line() throws {
    let x = ContiguousArray(grid(301).map { $0 * $0 * $0 * 50 })
    let y = ContiguousArray(x.map { 3 - 2 * $0 })
    let fit = try #require(SplineRegression(inputs: [x])?.fit(y))
    for (a, b) in zip(fit.fitted, y) { #expect(abs(a - b) < 1e-4) }
  }

  @Test("A parabola is followed closely, and the sum of two curves")
  func curves() throws {
    let x = grid(401)
    let z = ContiguousArray(rough(401).map { $0 * 2 })
    let y = ContiguousArray(zip(x, z).map { 4 * ($0 - 0.5) * ($0 - 0.5) + abs($1) })
    let fit = try #require(SplineRegression(inputs: [x, z])?.fit(y))
    for (a, b) in zip(fit.fitted, y) { #expect(abs(a - b) < 0.12) }
  }

  @Test("A product of two inputs is seen, though neither alone says anything")
  func product() throws {
    let n = 1000
    let x = rough(n)
    let z = rough(n, 78.233)
    let y = ContiguousArray(zip(x, z).map { $0 * $1 })
    let regression = try #require(SplineRegression(inputs: [x, z]))
    let fit = try #require(regression.fit(y))
    let left = zip(y, fit.leftOut).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let all = y.reduce(0) { $0 + $1 * $1 }
    #expect(left < 0.05 * all)
  }

  @Test("Noise is smoothed and not followed")
  func noise() throws {
    let fit = try #require(SplineRegression(inputs: [grid(997)])?.fit(rough(997)))
    #expect(fit.degreesOfFreedom < 7 && fit.varianceDegrees <= fit.degreesOfFreedom)
    #expect(fit.fitted.allSatisfy { abs($0) < 0.15 })
  }

  @Test("A row left out is predicted by the fit of the others")
  func leftOut() throws {
    let n = 120
    let x = grid(n)
    var y = ContiguousArray(zip(x, rough(n)).map { $0 * $0 + 0.2 * $1 })
    let regression = try #require(SplineRegression(inputs: [x]))
    let before = try #require(regression.fit(y))
    // What is predicted for a row does not depend on its own value, but for the penalty's weight.
    y[7] += 0.01
    let after = try #require(regression.fit(y))
    #expect(abs(after.fitted[7] - before.fitted[7]) > 1e-5)
    #expect(abs(after.leftOut[7] - before.leftOut[7]) < 3e-4)
  }

  @Test("Columns that allow no regression are refused")
  func refused() {
    let x = grid(100)
    #expect(SplineRegression(inputs: []) == nil)
    #expect(SplineRegression(inputs: [ContiguousArray(repeating: 1, count: 100)]) == nil)
    #expect(SplineRegression(inputs: [x, grid(99)]) == nil)
    #expect(SplineRegression(inputs: [ContiguousArray([1, 2, 3])]) == nil)
    #expect(SplineRegression(inputs: [x])?.fit(grid(99)) == nil)
    var holed = x
    holed[3] = .nan
    #expect(SplineRegression(inputs: [holed]) == nil)
    #expect(SplineRegression(inputs: [x])?.fit(holed) == nil)
  }

  @Test("Symmetric matrices: factors, powers and eigenvalues give the matrix back")
  func matrices() throws {
    var matrix = SymmetricMatrix(order: 3)
    matrix.elements = [4, 1, 0.5, 1, 3, 0.2, 0.5, 0.2, 2]
    let factor = try #require(matrix.choleskyFactor())
    let root = try #require(matrix.power(0.5))
    let inverse = try #require(matrix.power(-1))
    for i in 0..<3 {
      for j in 0..<3 {
        var product = 0.0
        var square = 0.0
        var identity = 0.0
        for k in 0..<3 {
          product += factor[i * 3 + k] * factor[j * 3 + k]
          square += root[i, k] * root[k, j]
          identity += matrix[i, k] * inverse[k, j]
        }
        #expect(abs(product - matrix[i, j]) < 1e-12 && abs(square - matrix[i, j]) < 1e-12)
        #expect(abs(identity - (i == j ? 1 : 0)) < 1e-12)
      }
    }
    let values = try #require(matrix.eigensystem()?.values)
    #expect(abs(values.reduce(0, +) - 9) < 1e-12 && values == values.sorted())
    matrix[0, 0] = -1
    #expect(matrix.choleskyFactor() == nil)
    matrix[0, 0] = .nan
    #expect(matrix.eigensystem() == nil)
  }

  @Test("Upper tails of the binomial")
  func binomial() {
    // P(X ≥ 2) of 3 at a half is 1/2.
    #expect(abs(Binomial.upperTail(2, trials: 3, p: 0.5) - 0.5) < 1e-14)
    #expect(Binomial.upperTail(0, trials: 3, p: 0.5) == 1)
    #expect(Binomial.upperTail(4, trials: 3, p: 0.5) == 0)
    #expect(Binomial.upperTail(1, trials: 3, p: 2).isNaN)
  }
}
