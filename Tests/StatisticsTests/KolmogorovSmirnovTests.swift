import Statistics
import Testing

@Suite("Kolmogorov-Smirnov")
struct KolmogorovSmirnovTests {
  @Test("The distance is the largest step between the functions")
  func distance() {
    #expect(KolmogorovSmirnov([0.1, 0.2, 0.9]) { $0 }.statistic == 2.0 / 3 - 0.2)
    #expect(KolmogorovSmirnov([0.5]) { $0 }.statistic == 0.5)
    #expect(KolmogorovSmirnov([1, 2, 3], [1, 2, 3]).statistic == 0)
    #expect(KolmogorovSmirnov([1, 2, 3], [4, 5]).statistic == 1)
    #expect(abs(KolmogorovSmirnov([1, 2, 2, 3], [2, 3]).statistic - 0.25) < 1e-15)
  }

  /// P(K > x) computed with 40 digits (mpmath); n so large that Stephens' terms vanish.
  @Test(
    "The probability is that of the limit law",
    arguments: [
      (0.5, 0.9639452436648751), (0.8, 0.5441424115741981), (0.99, 0.2808738392255489),
      (1.2, 0.112249666670725), (2.0, 0.0006709252557796953),
    ])
  func limit(x: Double, expected: Double) {
    // One sample of n evenly spaced numbers, moved so that the largest distance is as wanted.
    let n = 10_000.0
    let distance = x / (100 + 0.12 + 0.11 / 100)
    let sample = (0..<Int(n)).map { (Double($0) + 1) / n - distance }
    let test = KolmogorovSmirnov(sample) { $0 }
    #expect(abs(test.statistic - distance) < 1e-12)
    #expect(abs(test.pValue - expected) < 1e-9)
  }

  @Test("No numbers give no answer")
  func empty() {
    #expect(KolmogorovSmirnov([]) { $0 }.pValue.isNaN)
    #expect(KolmogorovSmirnov([1], []).pValue.isNaN)
  }
}
