import Statistics
import Testing

@Suite("Distributions")
struct DistributionTests {
  static let probabilities = [0.001, 0.05, 0.5, 0.9, 0.999]

  /// Quantiles computed with 40 digits (mpmath, bisection of the distribution function).
  static let known: [(Distribution, [Double])] = [
    (.fixed(7), [7, 7, 7, 7, 7]),
    (.uniform(-2, 8), [-1.99, -1.5, 3, 7, 7.99]),
    (
      .pert(low: 2, mode: 5, high: 20),
      [
        2.078808383930514, 2.87114971487947, 6.535171588542987, 11.33482776946923,
        17.16811867229612,
      ]
    ),
    (
      .triangular(low: 2, mode: 5, high: 20),
      [
        2.232379000772445, 3.643167672515498, 8.381049961377749, 14.80384757729337,
        19.48038475772934,
      ]
    ),
    (
      .normal(mean: 10, sd: 3),
      [0.7293030814965594, 5.065439119145582, 10, 13.8446546966338, 19.27069691850344]
    ),
    (
      .truncatedNormal(mean: 1, sd: 2, low: 0),
      [
        0.003926110091060836, 0.1920234019237136, 1.793742350179089, 3.964359356881814,
        7.39638266471768,
      ]
    ),
    (
      .truncatedNormal(mean: 0, sd: 1, low: 5),
      [
        5.000192901103099, 5.00988065859026, 5.132018332044298, 5.426934003050024,
        6.197600822936092,
      ]
    ),
    (
      .lognormal(median: 10.3, sigma: 0.75),
      [1.014574857974901, 2.999674176756373, 10.3, 26.93179528286287, 104.5659658980279]
    ),
    (
      .beta(2, 5),
      [
        0.008255492787746678, 0.06284989170835438, 0.26444998329566, 0.5103163065514916,
        0.818613866919134,
      ]
    ),
    (
      .beta(0.1, 0.2),
      [
        4.398874754194313e-29, 4.295776127129462e-12, 0.04165249555559621, 0.99788100502491,
        0.9999999999997878,
      ]
    ),
    (
      .gamma(mean: 12, cv: 0.5),
      [
        1.285657240885269, 4.098955190249493, 11.01618224655269, 20.04234920476759,
        39.18672233756421,
      ]
    ),
    (
      .gamma(mean: 1, cv: 3),
      [
        5.511239677496134e-27, 1.076413999512122e-11, 0.01077574244399275, 2.767987664703915,
        31.20436001105431,
      ]
    ),
  ]

  /// Shapes at and near the limits of what is allowed.
  static let extreme: [Distribution] = [
    .uniform(-1e100, 1e100), .uniform(1, 1 + 0x1p-52),
    .pert(low: 0, mode: 0, high: 1), .pert(low: -1, mode: 3, high: 3),
    .triangular(low: 0, mode: 0, high: 1), .triangular(low: -1, mode: 3, high: 3),
    .normal(mean: -1e100, sd: 1e100), .truncatedNormal(mean: 0, sd: 1, low: 30),
    .truncatedNormal(mean: 0, sd: 1, low: -1e6), .lognormal(median: 1e100, sigma: 10),
    .lognormal(median: 1e-100, sigma: 1e-6), .beta(0.01, 0.01), .beta(0.01, 1e4),
    .beta(1e4, 0.01), .beta(1e4, 1e4), .beta(1, 1), .beta(0.5, 300), .gamma(mean: 1e100, cv: 5),
    .gamma(mean: 1e-100, cv: 0.01), .gamma(mean: 5, cv: 1),
  ]

  static let all = known.map(\.0) + extreme

  @Test("Quantiles are the known ones", arguments: known)
  func knownQuantiles(distribution: Distribution, expected: [Double]) {
    #expect(distribution.fault == nil)
    for (p, value) in zip(Self.probabilities, expected) {
      let found = distribution.quantile(p)
      #expect(abs(found - value) <= 1e-12 * abs(value), "at \(p): \(found), not \(value)")
    }
  }

  @Test("A quantile lies where the distribution function says", arguments: all)
  func roundTrip(distribution: Distribution) {
    guard case .fixed = distribution else {
      for p in [1e-12, 1e-6, 0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999, 1 - 1e-9] {
        let x = distribution.quantile(p)
        #expect(distribution.support.contains(x))
        // What x and its neighbours can say: p to 1e-9, or one of the two steps around p.
        let (below, above) = (
          distribution.cumulative(x.nextDown), distribution.cumulative(x.nextUp)
        )
        #expect(
          abs(distribution.cumulative(x) - p) < 1e-9 * max(p, 1e-3) || (below <= p && p <= above),
          "at \(p): \(x), \(distribution.cumulative(x))")
      }
      return
    }
  }

  @Test("Quantiles rise with the probability and are finite at its ends", arguments: all)
  func monotone(distribution: Distribution) {
    let probabilities = [-1, 0, 1e-300] + (1..<200).map { Double($0) / 200 } + [1, 2]
    let values = probabilities.map(distribution.quantile)
    #expect(values.allSatisfy { $0.isFinite })
    for (a, b) in zip(values, values.dropFirst()) { #expect(a <= b) }
    let support = distribution.support
    #expect(values.allSatisfy { support.contains($0) })
    #expect(distribution.quantile(.nan).isNaN)
  }

  /// The midpoint rule over 50,000 quantiles; the tolerance covers the cut tails of the skewest.
  @Test("Mean and standard deviation are those of the quantiles", arguments: known.map(\.0))
  func moments(distribution: Distribution) {
    let n = 50_000
    let sample = Moments((0..<n).map { distribution.quantile((Double($0) + 0.5) / Double(n)) })
    let tolerance: Double = if case .gamma(_, 3) = distribution { 2e-3 } else { 2e-4 }
    #expect(abs(sample.mean - distribution.mean) <= tolerance * abs(distribution.mean))
    #expect(
      abs(sample.standardDeviation - distribution.standardDeviation)
        <= 10 * tolerance * distribution.standardDeviation)
  }

  @Test("Far truncation keeps the digits of the moments")
  func truncatedMoments() {
    let tail = Distribution.truncatedNormal(mean: 0, sd: 1, low: 5)
    #expect(abs(tail.mean - 5.186503967125842) < 1e-13)
    #expect(abs(tail.standardDeviation - 0.1808215546253052) < 1e-11)
    let half = Distribution.truncatedNormal(mean: 1, sd: 2, low: 0)
    #expect(abs(half.mean - 2.018320867674067) < 1e-14)
    #expect(abs(half.standardDeviation - 1.394525633606449) < 1e-14)
  }

  @Test("The central value is the median", arguments: known)
  func central(distribution: Distribution, expected: [Double]) {
    #expect(abs(distribution.central - expected[2]) <= 1e-10 * abs(expected[2]))
  }

  @Test("Scaling scales every quantile", arguments: known.map(\.0))
  func scaled(distribution: Distribution) throws {
    if case .beta = distribution {
      #expect(distribution.scaled(by: 2) == nil)
      #expect(distribution.scaled(by: 1) == distribution)
      return
    }
    let scaled = try #require(distribution.scaled(by: 52))
    for p in Self.probabilities {
      let expected = 52 * distribution.quantile(p)
      #expect(abs(scaled.quantile(p) - expected) <= 1e-12 * abs(expected))
    }
  }

  @Test("No distribution is scaled by what is not a size", arguments: [0, -1, .infinity, .nan])
  func notScaled(factor: Double) {
    for distribution in Self.all { #expect(distribution.scaled(by: factor) == nil) }
  }

  @Test(
    "Parameters that make no sense are named, and draw nothing",
    arguments: [
      (.fixed(.nan), .notFinite), (.fixed(1e101), .notFinite), (.uniform(0, .infinity), .notFinite),
      (.normal(mean: 0, sd: .nan), .notFinite), (.beta(.infinity, 1), .notFinite),
      (.uniform(2, 1), .emptyRange), (.uniform(1, 1), .emptyRange),
      (.pert(low: 1, mode: 1, high: 1), .emptyRange),
      (.pert(low: 0, mode: 2, high: 1), .modeOutside),
      (.triangular(low: 0, mode: -1, high: 1), .modeOutside),
      (.normal(mean: 0, sd: 0), .spreadNotPositive), (.normal(mean: 0, sd: -1), .spreadNotPositive),
      (.truncatedNormal(mean: 0, sd: 0, low: 0), .spreadNotPositive),
      (.truncatedNormal(mean: 0, sd: 1, low: 31), .nothingLeft),
      (.lognormal(median: 0, sigma: 1), .centreNotPositive),
      (.lognormal(median: 1, sigma: 0), .spreadNotPositive),
      (.lognormal(median: 1, sigma: 11), .spreadOutOfRange),
      (.beta(0, 1), .shapeOutOfRange), (.beta(1, 1e5), .shapeOutOfRange),
      (.gamma(mean: -1, cv: 1), .centreNotPositive), (.gamma(mean: 1, cv: 0), .spreadNotPositive),
      (.gamma(mean: 1, cv: 1e-3), .spreadOutOfRange), (.gamma(mean: 1, cv: 6), .spreadOutOfRange),
    ] as [(Distribution, DistributionFault)])
  func faults(distribution: Distribution, fault: DistributionFault) {
    #expect(distribution.fault == fault)
    #expect(distribution.quantile(0.5).isNaN)
    #expect(distribution.cumulative(0).isNaN)
    #expect(distribution.mean.isNaN)
    #expect(distribution.standardDeviation.isNaN)
    #expect(distribution.support.contains(0))
  }
}
