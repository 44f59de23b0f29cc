import Statistics
import Testing

@Suite("Least squares")
struct LeastSquaresTests {
  /// NIST's Longley data (StRD, "Longley"): six ill-conditioned regressors, certified results.
  @Test("Longley's ill-conditioned regression has the certified coefficients")
  func longley() throws {
    let rows: [[Double]] = [
      [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
      [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
      [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
      [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
      [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
      [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
      [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
      [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
      [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
      [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
      [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
      [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
      [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
      [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
      [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
      [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
    ]
    let fit = try #require(
      LeastSquares(rows.map { [1] + $0.dropFirst() }, response: rows.map { $0[0] }))
    let certified = [
      -3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683,
      -1.03322686717359, -0.0511041056535807, 1829.15146461355,
    ]
    for (found, expected) in zip(fit.coefficients, certified) {
      #expect(abs(found / expected - 1) < 1e-8)
    }
    // The certified standard deviation of the residuals, of 16 − 7 degrees of freedom.
    let squares = rows.reduce(0) { sum, row in
      let fitted = zip(fit.coefficients, [1] + row.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
      return sum + (row[0] - fitted) * (row[0] - fitted)
    }
    #expect(abs((squares / 9).squareRoot() / 304.854073561965 - 1) < 1e-9)
  }

  @Test("A residual over 1 less the leverage is what the regression without the row misses it by")
  func leverages() throws {
    let design = (0..<12).map { [1, Double($0), Double($0 * $0 % 7)] }
    let response = (0..<12).map { Double($0 * 5 % 11) }
    let whole = try #require(LeastSquares(design, response: response))
    #expect(abs(whole.leverages.reduce(0, +) - 3) < 1e-12)
    func missed(_ fit: LeastSquares, _ row: Int) -> Double {
      response[row] - zip(fit.coefficients, design[row]).reduce(0) { $0 + $1.0 * $1.1 }
    }
    for row in design.indices {
      let others = design.indices.filter { $0 != row }
      let without = try #require(
        LeastSquares(others.map { design[$0] }, response: others.map { response[$0] }))
      let residual = missed(whole, row) / (1 - whole.leverages[row])
      #expect(abs(missed(without, row) - residual) < 1e-9)
    }
  }

  @Test("Designs that determine nothing are refused")
  func refused() {
    #expect(LeastSquares([], response: []) == nil)
    #expect(LeastSquares([[]], response: [1]) == nil)
    #expect(LeastSquares([[1], [1]], response: [1]) == nil)
    #expect(LeastSquares([[1, 2], [1]], response: [1, 2]) == nil)
    #expect(LeastSquares([[1, 2], [1, 3]], response: [1, 2]) == nil)
    #expect(LeastSquares([[1], [.nan]], response: [1, 2]) == nil)
    #expect(LeastSquares([[1], [1]], response: [1, .infinity]) == nil)
    #expect(LeastSquares([[1, 2], [2, 4], [3, 6]], response: [1, 2, 3]) == nil)
  }
}
