import Evidence
import Testing

@testable import Reports

@Suite("Numbers for print")
struct NumberTests {
  static let people = Text(en: "people", cy: "o bobl")
  static let pounds = Text(en: "£/year", cy: "£/blwyddyn")
  static let perHour = Text(en: "£/hour", cy: "£/awr")
  static let percent = Text(en: "%", cy: "%")

  @Test(
    "Decimals, thousands and the sign",
    arguments: [
      (0.0, 2, false, "0.00"), (-0.004, 2, true, "0.00"), (-3.14159, 2, true, "−3.14"),
      (3.14159, 2, true, "+3.14"), (1_234_567.0, 0, false, "1,234,567"), (999.5, 0, false, "1,000"),
      (0.05, 1, false, "0.1"), (.nan, 1, false, "–"), (.infinity, 0, true, "–"),
      (1e300, 2, false, "1.0 × 10^300"), (-12, -3, true, "−12"),
    ])
  func decimals(value: Double, decimals: Int, sign: Bool, expected: String) {
    #expect(decimal(value, decimals: decimals, sign: sign) == expected)
  }

  @Test("The uncertainty decides how many digits stand")
  func digits() {
    // Two digits of an uncertainty that begins with 100 to 354, one of others.
    let wide = Rounding(uncertainty: 152, magnitude: 1234.6, unit: Self.people)
    #expect(wide.level(1234.6, .english) == "1,230")
    #expect(wide.difference(-152.4, .english) == "−150")
    let coarse = Rounding(uncertainty: 42, magnitude: 1234.6, unit: Self.people)
    #expect(coarse.level(1234.6, .english) == "1,230")
    let fine = Rounding(uncertainty: 0.0213, magnitude: 3.4, unit: Self.people)
    #expect(fine.difference(0.5, .welsh) == "+0.500")
    #expect(fine.range(-0.5...0.25, .welsh) == "−0.500 i +0.250")
    #expect(fine.range(-0.5...0.25, .english) == "−0.500 to +0.250")
  }

  @Test("Money is short, and written as each language writes it")
  func money() {
    let millions = Rounding(uncertainty: 150_000, magnitude: 1_203_441.7, unit: Self.pounds)
    #expect(millions.level(1_203_441.7, .english) == "£1.20m")
    #expect(millions.level(1_203_441.7, .welsh) == "£1.20 miliwn")
    #expect(millions.difference(-150_000, .english) == "−£0.15m")
    let coarse = Rounding(uncertainty: 500_000, magnitude: 1_203_441.7, unit: Self.pounds)
    #expect(coarse.level(1_203_441.7, .english) == "£1.2m")
    let billions = Rounding(uncertainty: 4e8, magnitude: 8.1e9, unit: Self.pounds)
    #expect(billions.level(8.1e9, .welsh) == "£8.1 biliwn")
    // Pounds have pence, or none.
    let hour = Rounding(uncertainty: 0.4, magnitude: 25.3, unit: Self.perHour)
    #expect(hour.level(25.3, .english) == "£25.30")
    let exact = Rounding(uncertainty: 0.0004, magnitude: 25.3, unit: Self.perHour)
    #expect(exact.difference(0.004, .english) == "£0.00")
  }

  @Test("A level of per cent has its sign, a difference is in points and has none")
  func percentages() {
    let rounding = Rounding(uncertainty: 0.6, magnitude: 32, unit: Self.percent)
    #expect(rounding.level(32.4, .welsh) == "32.4%")
    #expect(rounding.difference(1.2, .welsh) == "+1.2")
  }

  @Test("What is not finite is a dash, and nothing traps")
  func notFinite() {
    for uncertainty in [nil, 0, -1, Double.nan, .infinity, 1e-300, 1e300] {
      for value in [Double.nan, .infinity, -.infinity, 0, 1e-300, 1e300, -5] {
        let rounding = Rounding(uncertainty: uncertainty, magnitude: value, unit: Self.pounds)
        for language in Language.allCases {
          #expect(!rounding.level(value, language).isEmpty)
          #expect(!rounding.difference(value, language).isEmpty)
        }
      }
    }
  }

  @Test(
    "A probability is never certain because the draws were few",
    arguments: [
      (1.0, 100, ">99%"), (1.0, 4, ">75%"), (0.0, 4, "<25%"), (0.0, 1000, "<1%"), (0.5, 4, "50%"),
      (0.999, 1000, ">99%"), (0.001, 1000, "<1%"), (.nan, 10, "–"), (1.0, 0, ">0%"),
    ])
  func probabilities(value: Double, count: Int, expected: String) {
    #expect(probability(value, of: count) == expected)
  }

  @Test("Durations in both languages")
  func durations() {
    #expect(duration(0.44, .english) == "0.4 s")
    #expect(duration(12, .welsh) == "12 eiliad")
    #expect(duration(200, .english) == "3 min 20 s")
    #expect(duration(200, .welsh) == "3 mun 20 eiliad")
    #expect(duration(7500, .english) == "2 h 5 min")
    #expect(duration(7500, .welsh) == "2 awr 5 mun")
    #expect(duration(.infinity, .welsh) == "–")
  }
}
