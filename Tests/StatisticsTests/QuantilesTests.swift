import Statistics
import Testing

@Suite("Sample quantiles")
struct QuantilesTests {
  /// By the definition of type 7, and equal to R's `quantile` and numpy's.
  @Test(
    "Quantiles lie between the order statistics",
    arguments: [(0.0, 9.8), (0.1, 9.96), (0.25, 10.2), (0.5, 10.9), (0.9, 11.86), (1.0, 12.1)])
  func type7(p: Double, expected: Double) {
    #expect(abs(quantile(p, of: [10.2, 12.1, 9.8, 11.5, 10.9]) - expected) < 1e-12)
  }

  @Test("What is not a share of numbers has an answer")
  func edges() {
    #expect(quantile(0.5, ofSorted: []).isNaN)
    #expect(quantile(.nan, ofSorted: [1]).isNaN)
    #expect(quantile(0.3, ofSorted: [1]) == 1)
    #expect(quantile(-1, ofSorted: [1, 2]) == 1)
    #expect(quantile(.infinity, ofSorted: [1, 2]) == 2)
    #expect(quantile(1, ofSorted: [1, .infinity]) == .infinity)
    #expect(quantile(0, ofSorted: [1, .infinity]) == 1)
  }
}
