import CareMarket
import Evidence
import RealModule
import Statistics

extension TheoryCheck {
  static let exponentialTenure = tenure(
    shape: 1,
    Text(
      en: "Exponential tenure, and its mean rate",
      cy: "Cyfnod gwaith esbonyddol, a'i gyfradd gymedrig"))
  static let weibullTenure = tenure(
    shape: 0.7,
    Text(
      en: "Weibull tenure of shape 0.7, with the same mean",
      cy: "Cyfnod gwaith Weibull o siâp 0.7, gyda'r un cymedr"))

  /// Leaving at 30 % a year: the mean tenure is 1/0.3 years whatever the shape.
  private static let hazard = 0.3

  /// Spells that begin after week 0 and are followed for `follow`: of those that end within it, the
  /// length has the distribution function F(t)/F(follow). Longer ones are censored, and counted.
  private static func tenure(shape: Double, _ name: Text) -> TheoryCheck {
    TheoryCheck(name) { reader, effort throws(SimulationFault) in
      let years = effort.replicates(60, brief: 40)
      let scenario = try reader("tenure", ["tenure_shape=\(shape)", "years=\(years)"])
      let follow = 20 * weeksAYear
      let survival = { (weeks: Double) in weibull(weeks, shape: shape, meanYears: 1 / hazard) }
      var lengths: [Double] = []
      var ended = RatioOfSums()
      var leaving = RatioOfSums()
      for replicate in 1...effort.replicates(8, brief: 4) {
        let log = SpellLog()
        let tallies = try simulate(
          [scenario], facts: scenario.centralFacts(),
          world: WorldKey(seed: 53, draw: 1, replicate: replicate), warmUp: weeksAYear,
          trace: log.take)
        let spells = log.spells(from: scenario.years * weeksAYear - follow)
        let short = spells.compactMap { $0 }.filter { $0 <= follow }
        lengths += short
        ended.add(Double(short.count), over: Double(spells.count))
        // Rate of leaving in the first two years: tenures at the start are by the stationary law.
        guard let tally = tallies.first else { continue }
        for quarter in 1...8 {
          leaving.add(scenario.value("turnover", of: tally, time: "q0\(quarter)"), over: 1)
        }
      }
      let within = 1 - survival(follow)
      return [
        distance(lengths) { (1 - survival($0)) / within },
        ended.agreement(
          Text(
            en: "share of spells that end within 20 years",
            cy: "cyfran y cyfnodau sy'n dod i ben o fewn 20 mlynedd"), expected: within),
        leaving.agreement(
          Text(
            en: "leavers from the stationary start [% a year]",
            cy: "ymadawyr o'r dechrau sefydlog [% y flwyddyn]"), expected: 100 * hazard),
      ]
    }
  }

  /// S(t) = exp(−(Γ(1 + 1/k) t / mean)^k).
  private static func weibull(_ weeks: Double, shape: Double, meanYears: Double) -> Double {
    let scaled = Double.gamma(1 + 1 / shape) * weeks / (meanYears * weeksAYear)
    return .exp(-.pow(scaled, shape))
  }

  /// Kolmogorov's distance; the standard error is a third of the distance that is exceeded by
  /// chance at the rate of three standard errors, 0.0027 (limit law, Stephens' correction).
  static func distance(
    _ values: [Double], _ cumulative: (Double) -> Double
  ) -> Agreement {
    let root = Double(values.count).squareRoot()
    let test = KolmogorovSmirnov(values, cumulative: cumulative)
    return Agreement(
      name: Text(
        en: "Kolmogorov's distance of \(values.count) spells",
        cy: "pellter Kolmogorov \(values.count) o gyfnodau"),
      expected: 0, observed: test.statistic,
      standardError: 1.8177 / 3 / (root + 0.12 + 0.11 / root))
  }

  /// Two employers, one of whom pays 1.3 times the other's: the rates of leaving differ by the wage
  /// exponent alone.
  static let payAndLeaving = TheoryCheck(
    Text(
      en: "Pay works on the rate of leaving by its exponent",
      cy: "Mae cyflog yn gweithio ar gyfradd ymadael yn ôl ei esbonydd")
  ) { reader, effort throws(SimulationFault) in
    let scenario = try reader(
      "tenure", ["area=two-employers", "years=20", "wage_exponent=0.94", "leave_hazard=27%/year"])
    let columns = Column.columns(years: scenario.years)
    var ratio = RatioOfSums()
    for replicate in 1...effort.replicates(20, brief: 6) {
      let tallies = try simulate(
        [scenario], facts: scenario.centralFacts(),
        world: WorldKey(seed: 54, draw: 1, replicate: replicate), warmUp: 0)
      guard let values = tallies.first?.values() else { continue }
      func of(_ model: String) -> Double {
        columns.firstIndex(of: Column(outcome: "turnover", group: "model:" + model))
          .map { values[$0] } ?? .nan
      }
      ratio.add(of("inhouse"), over: of("independent"))
    }
    return [
      ratio.agreement(
        Text(
          en: "rate at the better pay ÷ rate at the floor",
          cy: "cyfradd ar y cyflog gwell ÷ cyfradd ar y llawr"),
        expected: .pow(1.3, -0.94))
    ]
  }

  /// Hires at rate λ, leaving at rate μ each: Poisson with mean λ/μ, whatever the tenure's shape.
  static let headcount = TheoryCheck(
    Text(
      en: "The headcount is Poisson's, in mean and variance",
      cy: "Mae nifer y gweithwyr yn dilyn deddf Poisson, o ran cymedr ac amrywiant")
  ) { reader, effort throws(SimulationFault) in
    let scenario = try reader("headcount", [])
    let start = scenario.area.workers ?? 0
    var mean = RatioOfSums()
    var variance = RatioOfSums()
    for replicate in 1...effort.replicates(20, brief: 8) {
      let log = SpellLog()
      _ = try simulate(
        [scenario], facts: scenario.centralFacts(),
        world: WorldKey(seed: 55, draw: 1, replicate: replicate), warmUp: 20 * weeksAYear,
        trace: log.take)
      let (first, second) = log.headcount(
        until: (scenario.years - 30) * weeksAYear, around: start)
      mean.add(first, over: 1)
      variance.add(second, over: 1)
    }
    return [
      mean.agreement(Text(en: "mean", cy: "cymedr"), expected: start),
      // About the known mean: about a run's own it would be too small.
      variance.agreement(Text(en: "variance", cy: "amrywiant"), expected: start),
    ]
  }
}

/// Spells of employment as the trace tells them; each worker has one.
private final class SpellLog {
  private var hired: [String: Double] = [:]
  private var changes: [(week: Double, step: Double)] = []
  private var startedBefore = 0.0
  private var spells: [(start: Double, length: Double)] = []

  func take(_ event: TraceEvent) {
    switch event.event {
    case "hired":
      hired[event.worker] = event.week
      changes.append((event.week, 1))
    case "left_employer":
      changes.append((event.week, -1))
      if let start = hired.removeValue(forKey: event.worker) {
        spells.append((start, event.week - start))
      } else {
        startedBefore += 1
      }
    default: break
    }
  }

  /// Lengths of the spells that began from week 0 to `last`; nil where one has not ended.
  func spells(from last: Double) -> [Double?] {
    spells.filter { $0.start <= last }.map { $0.length }
      + hired.values.filter { $0 <= last }.map { _ in nil }
  }

  /// Mean number of workers, and mean squared distance from `centre`, over time from week 0. All who
  /// were there in week 0 have left by the end of the run, so that they are counted as leavers.
  func headcount(until end: Double, around centre: Double) -> (Double, Double) {
    var count = startedBefore
    var from = 0.0
    var sums = (0.0, 0.0)
    for change in changes + [(end, 0)] where change.week <= end {
      let weeks = change.week - from
      sums.0 += weeks * count
      sums.1 += weeks * (count - centre) * (count - centre)
      count += change.step
      from = change.week
    }
    return (sums.0 / end, sums.1 / end)
  }
}
