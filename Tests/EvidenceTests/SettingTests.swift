import Statistics
import Testing

@testable import Evidence

@Suite("Settings")
struct SettingTests {
  private static let all: [Setting] = Setting.facts + Setting.choices + Setting.spreads
  private static let byKey: [String: Setting] = Dictionary(
    all.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })

  /// What is declared about a number; nil for one of a few words.
  private static func distribution(_ setting: Setting) -> Distribution? {
    if case .quantity(_, let distribution) = setting.form { distribution } else { nil }
  }

  @Test("No two settings have the same key")
  func unique() {
    #expect(Self.byKey.count == Self.all.count)
  }

  @Test("Facts stand in one flat list; choices are the fee and the levers")
  func kinds() {
    for setting in Setting.facts {
      #expect(setting.kind == .fact && !setting.key.contains("."), "\(setting.key)")
    }
    for setting in Setting.choices {
      let isLever = setting.key == "fee" || setting.key.hasPrefix("levers.")
      #expect(setting.kind == .choice && isLever, "\(setting.key)")
    }
  }

  @Test("Every default can be drawn")
  func drawable() {
    for setting in Self.all {
      if let distribution = Self.distribution(setting) {
        #expect(distribution.fault == nil, "\(setting.key)")
      }
    }
  }

  @Test("The central 99.9 % of every default is physically possible")
  func physical() {
    for setting in Self.all {
      guard let distribution = Self.distribution(setting) else { continue }
      for p in [0.0005, 0.5, 0.9995] {
        let value = distribution.quantile(p)
        #expect(setting.physical.contains(value), "\(setting.key) \(value)")
      }
    }
  }

  @Test("The centre of every default lies within the evidence for it")
  func supported() {
    for setting in Self.all {
      guard let supported = setting.supported, let distribution = Self.distribution(setting)
      else { continue }
      #expect(supported.contains(distribution.central), "\(setting.key)")
      #expect(setting.physical.contains(supported.lowerBound), "\(setting.key)")
      #expect(setting.physical.contains(supported.upperBound), "\(setting.key)")
    }
  }

  @Test("A share, and a rate or a length that is drawn, is never negative unless it is a change")
  func negative() {
    // Growth, a return and room above a norm may be below zero.
    let changes: Set = [
      "demand_growth", "need_growth", "outside_return", "budget_headroom", "staffing_slack",
      "fee_cost_correlation", "zero_hours_effect", "levers.fee_change",
      "levers.moved_fee_change",
    ]
    for setting in Self.all where !changes.contains(setting.key) {
      #expect(setting.physical.lowerBound >= 0, "\(setting.key)")
    }
  }

  @Test("Every default names sources that exist, or gives its reason in both languages")
  func basis() {
    for setting in Self.all {
      #expect(setting.basis.isComplete, "\(setting.key) \(setting.basis.unknownIDs)")
    }
  }

  @Test("Everything that a person reads is there in both languages, as whole sentences")
  func texts() {
    for setting in Self.all {
      expectLabel(setting.label, setting.key)
      expectSentence(setting.explanation, setting.key)
      if case .assumption(let reason) = setting.basis { expectSentence(reason, setting.key) }
      if case .option(let options, _) = setting.form {
        for option in options { expectLabel(option.label, setting.key) }
      }
    }
  }

  @Test("The default of a choice of words is one of its words, each of them once")
  func options() {
    for setting in Self.all {
      guard case .option(let options, let standard) = setting.form else { continue }
      #expect(Set(options.map(\.key)).count == options.count, "\(setting.key)")
      #expect(options.contains { $0.key == standard }, "\(setting.key)")
    }
  }

  @Test("A default says what its source says", arguments: restatements)
  func restated(_ claim: Claim) throws {
    let setting = try #require(Self.byKey[claim.key])
    let distribution = try #require(Self.distribution(setting))
    let value = claim.of(distribution)
    #expect(abs(value - claim.value) <= claim.tolerance, "\(value)")
  }

  /// Arithmetic on the numbers of a source that a default has to give back.
  struct Claim: Sendable, CustomTestStringConvertible {
    var key: String
    var value: Double
    var tolerance: Double
    var of: @Sendable (Distribution) -> Double

    init(
      _ key: String, _ value: Double, within tolerance: Double,
      of: @escaping @Sendable (Distribution) -> Double = { $0.central }
    ) {
      self.key = key
      self.value = value
      self.tolerance = tolerance
      self.of = of
    }

    var testDescription: String { key }
  }

  private static func mode(_ distribution: Distribution) -> Double {
    if case .pert(_, let mode, _) = distribution { mode } else { .nan }
  }

  private static func mean(_ distribution: Distribution) -> Double { distribution.mean }

  static let restatements: [Claim] = [
    // 17,000 people in home care of 668,590 aged 65 and over.
    Claim("caseload_rate", 17_000 / 668_590, within: 5e-5, of: mode),
    // UKHCA's minimum over the average fee, 2018.
    Claim("sustainable_ratio", 18.01 / 16.78, within: 5e-5),
    // 93,000 of 350,000 older users are not funded by an authority.
    Claim("self_funded_share", 1 - 257.0 / 350, within: 0.005, of: mean),
    Claim("hospital_share", 0.326, within: 0.005, of: mean),
    Claim("reablement_ends", 0.63, within: 1e-12, of: mean),
    // £1.40 of £15.19.
    Claim("mileage_share", 1.40 / 15.19, within: 2e-4, of: mean),
    // Visits of 15, 30, 45 and 60 minutes of the median provider of Torbay.
    Claim(
      "visit_length", (18 * 0.25 + 835 * 0.5 + 209 * 0.75 + 97) / (18 + 835 + 209 + 97),
      within: 0.005, of: mode),
    // 31.8 against 24.9 % turnover.
    Claim("zero_hours_effect", 31.8 / 24.9 - 1, within: 0.005, of: mode),
    // Three points of 32 for a tenth more pay.
    Claim("wage_exponent", 0.03 / 0.32 / 0.1, within: 0.005),
    // 0.35 points a kilometre of 32 points.
    Claim("commute_effect", 0.0035 / 0.32, within: 1e-4),
    Claim("contact_only_share", 0.72, within: 1e-12, of: mean),
    Claim("stay_in_sector", 0.64, within: 1e-12, of: mean),
    // £1.20 of travel time at £6.31 an hour, in minutes.
    Claim("urban_travel", 60 * 1.20 / 6.31, within: 0.1, of: mode),
    // The Vale: 969 packages of 38 providers.
    Claim("provider_mean_people", 969.0 / 38, within: 0.01),
    // £25.60 over the average fee.
    Claim("agency_ratio", 25.60 / 24, within: 0.005, of: mode),
    // £30 over the average fee.
    Claim("self_funder_ratio", 30.0 / 24, within: 1e-12, of: mode),
    // 9,327 beside some 28,000 other new packages.
    Claim("reablement_share", 9_327.0 / (9_327 + 28_000), within: 0.005, of: mean),
  ]

  @Test("Packages between people have the mean of a handed-back package")
  func packages() throws {
    let median = try #require(Self.byKey["package_median"].flatMap(Self.distribution)?.central)
    let sigma = try #require(Self.byKey["package_sigma"].flatMap(Self.distribution)?.central)
    let mean = Distribution.lognormal(median: median, sigma: sigma).mean
    #expect(abs(mean - 13.7) < 0.1, "\(mean)")
  }

  @Test("Sizes of providers are those of the Vale: 20 of 38 serve ten or fewer, 2 more than 100")
  func sizes() throws {
    let median = try #require(
      Self.byKey["provider_size_median"].flatMap(Self.distribution)?.central)
    let sigma = try #require(
      Self.byKey["provider_size_sigma"].flatMap(Self.distribution)?.central)
    let law = Distribution.lognormal(median: median, sigma: sigma)
    // Half a person more than ten, since people are whole.
    #expect(abs(law.cumulative(10.5) - 20.0 / 38) < 0.03)
    #expect(abs(1 - law.cumulative(100) - 2.0 / 38) < 0.01)
  }
}

/// Words for a label: there, without a full stop, and not left in English.
func expectLabel(_ text: Text, _ key: String) {
  for language in Language.allCases {
    #expect(!text[language].isEmpty && !text[language].hasSuffix("."), "\(key)")
  }
  #expect(text.en != text.cy, "\(key)")
}

/// A whole sentence in either language, and not left in English.
func expectSentence(_ text: Text, _ key: String) {
  for language in Language.allCases {
    let sentence = text[language]
    #expect(sentence.hasSuffix(".") && sentence.first?.isUppercase == true, "\(key): \(sentence)")
    #expect(!sentence.contains("  "), "\(key): \(sentence)")
  }
  #expect(text.en != text.cy, "\(key)")
}
