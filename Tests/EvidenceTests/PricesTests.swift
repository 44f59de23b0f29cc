import Testing

@testable import Evidence

@Suite("Prices by year")
struct PricesTests {
  @Test("Every series is in order of years, positive, and each price has a basis that exists")
  func bases() {
    for series in Prices.Series.allCases {
      let prices = Prices.all(series)
      #expect(!prices.isEmpty, "\(series)")
      #expect(zip(prices, prices.dropFirst()).allSatisfy { $0.year < $1.year }, "\(series)")
      for price in prices {
        #expect(price.value > 0)
        #expect(price.basis.isComplete, "\(series) \(price.year)")
      }
    }
  }

  @Test("The wages, fees and minimum prices of known years are the published ones")
  func known() {
    #expect(Prices.price(.realLivingWage, year: 2024)?.value == 12.00)
    #expect(Prices.price(.nationalLivingWage, year: 2025)?.value == 12.21)
    #expect(Prices.all(.averageFee).map(\.value) == [16.78, 19.30, 23.98, 24.00])
    #expect(Prices.price(.minimumPrice, year: 2018)?.value == 18.01)
    #expect(Prices.price(.minimumPriceWales, year: 2023)?.value == 28.64)
    #expect(Prices.price(.averageFee, year: 2019) == nil)
  }

  @Test("The index is the minimum price over that of 2024, to its six decimals")
  func index() throws {
    let base = try #require(Prices.price(.minimumPrice, year: 2024)).value
    for price in Prices.all(.minimumPrice) {
      let index = try #require(Prices.price(.index, year: price.year)).value
      #expect(abs(index - price.value / base) < 1e-6, "\(price.year)")
    }
    #expect(Prices.all(.index).map(\.year) == Array(2014...2026))
  }

  @Test("Between 2014 and 2018 the index grows by one rate; in 2026 as the National Living Wage")
  func interpolation() throws {
    let rates = try (2015...2018).map {
      try #require(Prices.ratio(from: $0 - 1, to: $0))
    }
    for rate in rates { #expect(abs(rate - rates[0]) < 1e-5) }
    let wage = try #require(Prices.price(.nationalLivingWage, year: 2026)).value
    let before = try #require(Prices.price(.nationalLivingWage, year: 2025)).value
    let growth = try #require(Prices.ratio(from: 2025, to: 2026))
    #expect(abs(growth - wage / before) < 1e-5)
  }

  @Test("A ratio there and back is one, and years outside the index have none")
  func ratios() throws {
    let there = try #require(Prices.ratio(from: 2018, to: 2024))
    let back = try #require(Prices.ratio(from: 2024, to: 2018))
    #expect(abs(there * back - 1) < 1e-12 && there > 1)
    #expect(Prices.ratio(from: 2013, to: 2024) == nil)
    #expect(Prices.ratio(from: 2024, to: 2027) == nil)
  }
}
