import Statistics
import Testing

@Suite("Pairs and series")
struct CorrelationTests {
  let x = [10.2, 12.1, 9.8, 11.5, 10.9]
  let y = [9.1, 11.4, 9.0, 10.2, 10.3]

  @Test("The correlation is the known one")
  func known() throws {
    #expect(abs(correlation(x, y) - 0.9554509129) < 1e-10)
  }

  @Test("Lists that cannot be paired, or do not vary, have no correlation")
  func unpaired() {
    #expect(correlation(x, [1]).isNaN)
    #expect(correlation([1, 1], [1, 2]).isNaN)
  }
}
