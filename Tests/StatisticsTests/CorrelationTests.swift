import Statistics
import Testing

@Suite("Pairs and series")
struct CorrelationTests {
  let x = [10.2, 12.1, 9.8, 11.5, 10.9]
  let y = [9.1, 11.4, 9.0, 10.2, 10.3]

  @Test("Paired worlds give the known difference and interval")
  func paired() throws {
    let difference = try #require(MeanDifference(paired: x, y))
    #expect(abs(difference.estimate - 0.9) < 1e-14)
    #expect(abs(Moments(zip(x, y).map { $0 - $1 }).standardDeviation - 0.2915475948) < 1e-10)
    #expect(abs(difference.t - 6.9026848996) < 1e-9)
    let (low, high) = difference.interval()
    #expect(abs(low - 0.5379958478) < 1e-10)
    #expect(abs(high - 1.2620041522) < 1e-10)
  }

  @Test("Independent worlds give the wider interval of Welch")
  func welch() throws {
    let (low, high) = try #require(MeanDifference(independent: x, y)).interval()
    #expect(abs(low + 0.5034012618) < 1e-10)
    #expect(abs(high - 2.3034012618) < 1e-10)
  }

  @Test("The correlation and the variance that pairing saves are the known ones")
  func saving() throws {
    #expect(abs(correlation(x, y) - 0.9554509129) < 1e-10)
    let paired = try #require(MeanDifference(paired: x, y)).standardError
    let independent = try #require(MeanDifference(independent: x, y)).standardError
    #expect(abs(independent * independent / (paired * paired) - 21.7647058824) < 1e-9)
  }

  @Test("Lists that cannot be paired give no difference")
  func unpaired() {
    #expect(MeanDifference(paired: x, [1]) == nil)
    #expect(MeanDifference(paired: [1], [2]) == nil)
    #expect(MeanDifference(independent: [1], x) == nil)
    #expect(correlation(x, [1]).isNaN)
    #expect(correlation([1, 1], [1, 2]).isNaN)
  }

  @Test("Autocorrelation is by definition with divisor n")
  func autocorrelations() {
    // Deviations −1.5, −0.5, 0.5, 1.5: sum of squares 5; lag 1: 0.75 − 0.25 + 0.75.
    #expect(autocorrelation([1, 2, 3, 4], lag: 0) == 1)
    #expect(abs(autocorrelation([1, 2, 3, 4], lag: 1) - 0.25) < 1e-15)
    #expect(abs(autocorrelation([1, 2, 3, 4], lag: 3) + 0.45) < 1e-15)
    #expect(autocorrelation([1, 2], lag: 2).isNaN)
    #expect(autocorrelation([1, 2], lag: -1).isNaN)
    #expect(autocorrelation([1, 1], lag: 1).isNaN)
  }
}
