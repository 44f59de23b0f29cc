import CareMarket
import Evidence
import Statistics
import TestNumbers
import Testing

@testable import Storage

@Suite("Quantities")
struct QuantityTests {
  static let week = 365.25 / 7

  @Test(
    "Quantities are read the way people write them",
    arguments: [
      ("12%", Unit.share, 0.12), ("0.12", .share, 0.12), ("12 %", .share, 0.12),
      ("100%", .share, 1), ("32%/year", .perYear, 0.32), ("0.32/year", .perYear, 0.32),
      ("32% a year", .perYear, 0.32), ("32% per year", .perYear, 0.32), ("0.32", .perYear, 0.32),
      ("£17.20/hour", .poundsPerHour, 17.2), ("17.20/hour", .poundsPerHour, 17.2),
      ("£17.20 an hour", .poundsPerHour, 17.2), ("17.2", .poundsPerHour, 17.2),
      ("£120k/year", .poundsPerYear, 120_000), ("£1.2m/year", .poundsPerYear, 1_200_000),
      ("£1.2m", .pounds, 1_200_000), ("-£5", .pounds, -5), ("£500", .pounds, 500),
      ("10.3 hours/week", .hoursPerWeek, 10.3), ("10.3 hours a week", .hoursPerWeek, 10.3),
      ("15 hours", .hours, 15), ("7 days", .time, 1), ("26 weeks", .time, 26),
      ("6 months", .time, 6 * week / 12), ("3 years", .time, 3 * week), ("1 day", .time, 1 / 7.0),
      ("4 people", .count, 4), ("4", .count, 4), ("2024", .year, 2024), ("-0.94", .number, -0.94),
      ("68% of agency price", .ratio(to: .agencyPrice), 0.68),
      ("0.68", .ratio(to: .agencyPrice), 0.68),
      ("107% of fee", .ratio(to: .fee), 1.07), ("0", .share, 0), ("0.0", .share, 0),
    ])
  func reading(text: String, unit: Unit, value: Double) throws {
    #expect(try Quantity.amount(text, unit: unit) == value)
  }

  @Test(
    "Distributions are read by name, and a range is uniform",
    arguments: [
      ("25%..39%/year", Unit.perYear, Distribution.uniform(0.25, 0.39)),
      ("0.2..2", .number, .uniform(0.2, 2)), ("7..28 days", .time, .uniform(1, 4)),
      ("£14.68..£20.08/hour", .poundsPerHour, .uniform(14.68, 20.08)),
      ("0% .. 40%", .share, .uniform(0, 0.4)), ("uniform(1, 2)", .number, .uniform(1, 2)),
      (
        "lognormal(median 10.3 hours/week, sigma 0.75)", .hoursPerWeek,
        .lognormal(median: 10.3, sigma: 0.75)
      ),
      ("lognormal(10.3, 0.75)", .hoursPerWeek, .lognormal(median: 10.3, sigma: 0.75)),
      (
        "pert(0.6, 0.68, 0.85)", .ratio(to: .agencyPrice),
        .pert(low: 0.6, mode: 0.68, high: 0.85)
      ),
      (
        "pert(60%, 68%, 85% of agency price)", .ratio(to: .agencyPrice),
        .pert(low: 0.6, mode: 0.68, high: 0.85)
      ),
      ("triangular(0, 7, 28 days)", .time, .triangular(low: 0, mode: 1, high: 4)),
      ("normal(mean 5, sd 2)", .number, .normal(mean: 5, sd: 2)),
      ("normal(5, 2, low 0)", .number, .truncatedNormal(mean: 5, sd: 2, low: 0)),
      ("beta(2, 5)", .share, .beta(2, 5)),
      ("gamma(mean 9.5 people, cv 1.2)", .count, .gamma(mean: 9.5, cv: 1.2)),
    ])
  func distributions(text: String, unit: Unit, value: Distribution) throws {
    #expect(try Quantity.distribution(text, unit: unit) == value)
  }

  @Test(
    "What could be misread is refused",
    arguments: [
      "1e400", "1e5", ".nan", "nan", "inf", ".inf", "infinity", "-inf", "0x10", "12:30", "12,5",
      "1,000", "010", "00", "1_000", "~", "", " ", "yes", "no", "on", "off", "true", "null", ".5",
      "5.", "+5", "--5", "5..", "..5", "5...6", "5..4", "5..5", "1..2..3", "5 -> 6",
      "5 -> 6 over 3", "5 -> 6 over 3 parsecs", "5 -> 6 over 0 weeks", "1 2", "12%%", "£", "%",
      "5 %%", "£5", "5k", "5 hours", "12%", "5/year", "٥", "５", "1−2", "1e", "5e-3", "0b11",
      "1'000",
      "1 000", "pert(1,2)", "pert(3,2,1)", "pert(1,2,3", "pert(1,2,3)x", "pert(1,2,3,4)",
      "lognormal(1, 12)",
      "gamma(1, 50)", "gamma(1, 0.001)", "beta(100000, 2)", "normal(1, 0.001, low 5)",
      String(repeating: "9", count: 200), "normal(1)", "normal(1,0)", "normal(1,-1)",
      "lognormal(0, 1)", "lognormal(-1, 1)",
      "beta(0, 1)", "gamma(1, 0)", "uniform(1,1)", "cauchy(0,1)", "pert()", "pert(,,)",
      "beta(2%, 5)",
      "lognormal(median 1, sigma 5 hours)", String(repeating: "9", count: 400),
      String(repeating: "(", count: 2000), "5\u{0}", "5\n", "5\u{202E}", "over", "5 over 3 years",
    ])
  func refused(text: String) {
    #expect(throws: QuantityFault.self) { try Quantity.distribution(text, unit: .number) }
  }

  @Test(
    "A quantity of another unit is refused",
    arguments: [
      ("£17.20/hour", Unit.share), ("32%", .perYear), ("32%/week", .perYear), ("12%/year", .share),
      ("£17.20/week", .poundsPerHour), ("17.20 hours", .poundsPerHour), ("7", .time),
      ("£7 days", .time), ("10 hours", .hoursPerWeek), ("10 hours/week", .hours),
      ("4 horses", .count), ("20.5", .year), ("68% of fee", .ratio(to: .agencyPrice)),
      ("£120k", .poundsPerYear), ("£120k/hour", .poundsPerYear), ("5%", .count), ("5k", .count),
      ("£5..£6k", .pounds), ("5..6%", .share),
    ])
  func otherUnit(text: String, unit: Unit) {
    if text == "£120k" {
      // A sum without `/year` is taken in the setting's own unit, as a plain number is.
      #expect((try? Quantity.amount(text, unit: unit)) == 120_000)
    } else {
      #expect(throws: QuantityFault.self) { try Quantity.distribution(text, unit: unit) }
    }
  }

  @Test("A length of time that no number can hold is refused")
  func endlessTime() {
    let digits = "9" + String(repeating: "0", count: 308)
    #expect(throws: QuantityFault.self) {
      try Quantity.ramp("1% -> 2% over 1\(String(repeating: "0", count: 307)) years", unit: .share)
    }
    #expect(throws: QuantityFault.self) { try Quantity.amount(digits, unit: .number) }
  }

  static let units: [Unit] = [
    .share, .perYear, .hours, .hoursPerWeek, .poundsPerHour, .poundsPerYear, .pounds, .time,
    .count, .number, .ratio(to: .fee), .ratio(to: .agencyPrice),
  ]

  /// A finite double: of any size, or one that people would write.
  static func number(_ source: inout SplitMix64) -> Double {
    switch Int.random(in: 0..<4, using: &source) {
    case 0: return Double(Int.random(in: 0...10_000, using: &source)) / 100
    case 1: return Double(Int.random(in: 0...400, using: &source))
    case 2: return Double.random(in: 0...1, using: &source)
    default:
      let value = Double(bitPattern: source.next() & 0x7FFF_FFFF_FFFF_FFFF)
      // Percentages of the largest doubles would have no double of their own.
      return value.isFinite && value < 1e300 ? value : 0.1
    }
  }

  @Test("What is printed reads back as exactly the same amount, 20 000 times", arguments: units)
  func amounts(unit: Unit) throws {
    var source = SplitMix64(1)
    for _ in 0..<(20_000 / Self.units.count) {
      let value = Self.number(&source)
      let text = Quantity.text(value, unit: unit)
      #expect(try Quantity.amount(text, unit: unit) == value, "\(text)")
    }
  }

  @Test("What is printed reads back as exactly the same distribution", arguments: units)
  func distributions(unit: Unit) throws {
    var source = SplitMix64(2)
    for _ in 0..<200 {
      let ends = [0, 0, 0].map { _ in Self.number(&source) }.sorted()
      guard ends[0] < ends[1], ends[1] < ends[2] else { continue }
      let samples: [Distribution] = [
        .fixed(ends[0]), .uniform(ends[0], ends[1]),
        .pert(low: ends[0], mode: ends[1], high: ends[2]),
        .triangular(low: ends[0], mode: ends[0], high: ends[2]),
        .normal(mean: ends[0], sd: ends[1]),
        .truncatedNormal(mean: ends[2], sd: ends[1], low: ends[0]),
        .lognormal(median: ends[1], sigma: ends[2]), .beta(ends[1], ends[2]),
        .gamma(mean: ends[1], cv: ends[2]),
      ]
      for sample in samples where sample.fault == nil {
        let text = Quantity.text(sample, unit: unit)
        #expect(try Quantity.distribution(text, unit: unit) == sample, "\(text)")
      }
      let ramp = Ramp(from: ends[2], to: ends[0], over: ends[1])
      #expect(try Quantity.ramp(Quantity.text(ramp, unit: unit), unit: unit) == ramp)
    }
  }

  @Test("Random text is read or refused, and never more than that; 50 000 texts")
  func randomText() {
    let pieces = [
      "1", "0", "9", ".", "..", "%", "£", "/", "year", "hour", " ", "-", "->", "over", "weeks", "(",
      ")", ",", "pert", "normal", "mean", "k", "m", "e", "of", "fee", "none", "\u{202E}", "é", "\t",
    ]
    var source = SplitMix64(3)
    var good = 0
    for _ in 0..<50_000 {
      let count = Int.random(in: 0...9, using: &source)
      let text = (0..<count).map { _ in pieces.randomElement(using: &source) ?? "" }.joined()
      let unit = Self.units.randomElement(using: &source) ?? .share
      if let value = try? Quantity.distribution(text, unit: unit) {
        good += 1
        let printed = Quantity.text(value, unit: unit)
        #expect((try? Quantity.distribution(printed, unit: unit)) == value, "\(text) \(printed)")
      }
      if let ramp = try? Quantity.ramp(text, unit: unit) {
        #expect((try? Quantity.ramp(Quantity.text(ramp, unit: unit), unit: unit)) == ramp)
      }
    }
    #expect(good > 500, "too few texts are quantities for the test to say anything")
  }
}
