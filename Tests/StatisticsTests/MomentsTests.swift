import Statistics
import Testing

@Suite("Running moments")
struct MomentsTests {
  @Test("Three numbers have the known mean, deviation and interval")
  func three() {
    let moments = Moments([10, 20, 30])
    #expect(moments.count == 3)
    #expect(moments.mean == 20)
    #expect(moments.standardDeviation == 10)
    #expect(abs(moments.halfWidth() - 24.8413771175033) < 1e-12)
  }

  /// NIST's NumAcc data sets: one number and 1000 that alternate around it.
  @Test(
    "A large common part costs few digits", arguments: [(1.0, 1e-13), (1e6, 1e-10), (1e7, 6e-10)])
  func largeBase(base: Double, tolerance: Double) {
    let moments = Moments(
      [base + 0.2] + (0..<1000).map { base + ($0.isMultiple(of: 2) ? 0.1 : 0.3) })
    #expect(abs(moments.mean - (base + 0.2)) <= 1e-15 * base + 1e-15)
    #expect(abs(moments.standardDeviation - 0.1) < tolerance)
  }

  @Test("A billion plus four small numbers has the variance of the small ones")
  func billion() {
    let moments = Moments([4, 7, 13, 16].map { 1e9 + $0 })
    #expect(abs(moments.standardDeviation - 5.477225575051661) < 1e-12)
  }

  @Test("Merged parts are the whole, wherever it is cut", arguments: 0...7)
  func merging(cut: Int) {
    let values = [3.5, -1, 1e3, 0.25, 17, 17, -256]
    let whole = Moments(values)
    var parts = Moments(values.prefix(cut))
    parts.merge(Moments(values.dropFirst(cut)))
    #expect(parts.count == whole.count)
    #expect(abs(parts.mean - whole.mean) < 1e-12)
    #expect(abs(parts.variance / whole.variance - 1) < 1e-13)
  }

  @Test("Fewer than two numbers have no variance")
  func few() {
    #expect(Moments().mean == 0)
    #expect(Moments().variance.isNaN)
    #expect(Moments([1]).standardDeviation.isNaN)
    #expect(Moments([1]).halfWidth().isNaN)
  }
}
