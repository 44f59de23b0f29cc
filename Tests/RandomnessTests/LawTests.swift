import CGSL
import Statistics
import Testing

@testable import Randomness

/// Each judgement has a false-alarm rate of 1e-4, and there are about 70: one fixed seed in 140
/// would fail by chance.
@Suite("The laws of the numbers")
struct LawTests {
  static let alarm = 1e-4
  static let count = 20_000

  /// One direction in which the name of a number changes.
  enum Direction: CaseIterable {
    case entity, occasion, alternative, purpose, seed, draw, replicate, place

    func uniform(_ i: Int) throws -> Double {
      let n = UInt32(i)
      var streams = try philoxStreams(
        seed: self == .seed ? UInt64(i) : 1, draw: self == .draw ? i : 1,
        replicate: self == .replicate ? i : 1, place: self == .place ? UInt64(i) : 7)
      // There are 256 purposes: after them, the next entity.
      let purpose = Purpose(rawValue: self == .purpose ? UInt8(i % 256) : 3)
      return streams.uniform(
        purpose, self == .entity ? n : self == .purpose ? n / 256 : 5,
        self == .occasion ? n : 0, self == .alternative ? n : 0)
    }
  }

  @Test("Numbers are uniform in every direction of the key", arguments: Direction.allCases)
  func uniform(direction: Direction) throws {
    let values = try (0..<Self.count).map(direction.uniform)
    #expect(KolmogorovSmirnov(values) { $0 }.pValue > Self.alarm)
  }

  @Test("Neighbours in every direction are independent", arguments: Direction.allCases)
  func independent(direction: Direction) throws {
    let values = try (0..<Self.count).map(direction.uniform)
    // Disjoint pairs in 16 × 16 cells.
    var cells = [Double](repeating: 0, count: 256)
    for i in stride(from: 0, to: Self.count, by: 2) {
      cells[Int(values[i] * 16) * 16 + Int(values[i + 1] * 16)] += 1
    }
    let expected = Double(Self.count) / 2 / 256
    #expect(chiSquare(cells, expected: cells.map { _ in expected }) > Self.alarm)
    // An autocorrelation of independent numbers has standard deviation 1/√n.
    let limit = StandardNormal.quantile(1 - Self.alarm / 2) / Double(Self.count).squareRoot()
    for lag in [1, 2, 256] {
      #expect(abs(autocorrelation(values, lag: lag)) < limit)
    }
  }

  @Test("The same name in two directions gives independent numbers")
  func crossed() throws {
    // (entity, occasion) against (occasion, entity), where a symmetric mixing would repeat itself.
    var streams = try philoxStreams()
    let purpose = Purpose(rawValue: 3)
    let pairs = (0..<UInt32(Self.count)).map {
      (streams.uniform(purpose, $0, 100_000), streams.uniform(purpose, 100_000, $0))
    }
    let limit = StandardNormal.quantile(1 - Self.alarm / 2) / Double(Self.count).squareRoot()
    #expect(abs(correlation(pairs.map(\.0), pairs.map(\.1))) < limit)
  }

  @Test("All 53 bits are random")
  func bits() throws {
    var streams = try philoxStreams()
    var ones = [Double](repeating: 0, count: 53)
    for entity in 0..<UInt32(Self.count) {
      let bits = UInt64(streams.uniform(Purpose(rawValue: 3), entity) * 0x1p53)
      for bit in 0..<53 where bits >> bit & 1 == 1 { ones[bit] += 1 }
    }
    let n = Double(Self.count)
    // One judgement of all bits: the sum of 53 squared standard scores.
    let score = ones.reduce(0) { $0 + ($1 - n / 2) * ($1 - n / 2) / (n / 4) }
    #expect(gsl_cdf_chisq_Q(score, 53) > Self.alarm)
    #expect(gsl_cdf_chisq_P(score, 53) > Self.alarm)
  }

  @Test("Numbers of one value follow their laws", arguments: ["philox", "mt19937", "ranlxd2"])
  func continuous(generator: String) throws {
    var streams = try Streams(seed: 11, draw: 1, replicate: 1, place: 7, generator: generator)
    let entities = 0..<UInt32(Self.count)
    func judge(_ name: String, _ values: [Double], _ law: (Double) -> Double) {
      let p = KolmogorovSmirnov(values, cumulative: law).pValue
      #expect(p > Self.alarm, "\(name): \(p)")
    }
    judge("exponential", entities.map { streams.exponential(Purpose(rawValue: 1), $0) }) {
      1 - exp(-$0)
    }
    judge("normal", entities.map { streams.normal(Purpose(rawValue: 2), $0) }) {
      StandardNormal.cumulative($0)
    }
    for shape in [0.3, 2.5, 400] {
      judge("gamma", entities.map { streams.gamma(shape: shape, Purpose(rawValue: 4), $0) }) {
        gsl_cdf_gamma_P($0, shape, 1)
      }
    }
  }

  @Test("Counts follow Poisson's law", arguments: ["philox", "mt19937"], [0.4, 2.5, 20])
  func poisson(generator: String, mean: Double) throws {
    var streams = try Streams(seed: 11, draw: 1, replicate: 1, place: 7, generator: generator)
    // Cells where at least 20 counts are expected, and the rest on each side in one.
    let n = Double(Self.count)
    let likely = (0..<60 as Range<UInt32>).filter { n * gsl_ran_poisson_pdf($0, mean) >= 20 }
    let first = Int(try #require(likely.first))
    let last = Int(try #require(likely.last))
    var cells = [Double](repeating: 0, count: last - first + 1)
    for entity in 0..<UInt32(Self.count) {
      let count = streams.poisson(mean: mean, Purpose(rawValue: 5), entity)
      cells[min(max(count, first), last) - first] += 1
    }
    let expected = (first...last).map { k in
      n
        * (k == first
          ? gsl_cdf_poisson_P(UInt32(k), mean)
          : k == last
            ? gsl_cdf_poisson_Q(UInt32(k - 1), mean) : gsl_ran_poisson_pdf(UInt32(k), mean))
    }
    #expect(chiSquare(cells, expected: expected) > Self.alarm)
  }

  @Test("A draw through a quantile function has that distribution")
  func throughQuantile() throws {
    var streams = try philoxStreams()
    for (index, distribution) in [
      Distribution.pert(low: 2, mode: 5, high: 20), .gamma(mean: 12, cv: 0.5),
      .truncatedNormal(mean: 1, sd: 2, low: 0), .lognormal(median: 10.3, sigma: 0.75),
    ].enumerated() {
      let values = (0..<2000).map {
        distribution.quantile(streams.uniform(Purpose(rawValue: 8), $0, UInt32(index)))
      }
      #expect(KolmogorovSmirnov(values, cumulative: distribution.cumulative).pValue > Self.alarm)
    }
  }

  /// Arrivals and services are of two purposes: were they tied together, or neighbours among them, the
  /// waits would not be those of Pollaczek and Khinchine, ρ² (1 + c²) / (2 λ (1 − ρ)) [services].
  @Test(
    "One server's waits by Lindley's recursion: constant, Erlang and exponential services",
    arguments: [(Double.infinity, 2.0), (2, 3), (1, 4)])
  func queueOfOneServer(shape: Double, wait: Double) throws {
    var streams = try philoxStreams()
    let (batches, customers) = (40, 5000)
    var means: [Double] = []
    var current = 0.0
    for batch in 0..<batches {
      var sum = 0.0
      for customer in 0..<customers {
        let entity = UInt32(batch * customers + customer)
        let service =
          shape.isInfinite
          ? 1 : streams.gamma(shape: shape, Purpose(rawValue: 11), entity) / shape
        sum += current
        let gap = streams.exponential(Purpose(rawValue: 12), entity) / 0.8
        current = max(0, current + service - gap)
      }
      means.append(sum / Double(customers))
    }
    let moments = Moments(means)
    let error = (moments.variance / Double(batches)).squareRoot()
    // The t quantile of 39 degrees of freedom at a false-alarm rate of 1e-4.
    #expect(abs(moments.mean - wait) < 4.3 * error)
    #expect(error < 0.08 * wait)
  }

  /// The probability of counts as far from the expected, or farther, by Pearson's statistic.
  private func chiSquare(_ counts: [Double], expected: [Double]) -> Double {
    let score = zip(counts, expected).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1 }
    return gsl_cdf_chisq_Q(score, Double(counts.count - 1))
  }
}

/// The correlation of a series with itself `lag` steps later, with divisor n for both covariances
/// (Box and Jenkins 1970).
private func autocorrelation(_ series: [Double], lag: Int) -> Double {
  let mean = Moments(series).mean
  let scale = series.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  let sum = zip(series, series.dropFirst(lag)).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
  return sum / scale
}
