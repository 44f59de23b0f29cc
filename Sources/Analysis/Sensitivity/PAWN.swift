import Evidence
import RealModule
import Statistics

/// PAWN: how far the outcome's distribution moves when an input is held in a slice of its range.
///
/// For each of S slices of equal numbers of rows the Kolmogorov-Smirnov distance between the
/// outcomes there and all outcomes; median, maximum, mean and minimum over slices. Source: Pianosi
/// and Wagener (2018), Environmental Modelling & Software 108, 197-207. The last slice holds its
/// upper edge.
public enum PAWN {
  /// - `slices`: 2 to 100.
  /// - `resamples`: Poisson bootstraps, over 256 classes of the outcome's rank.
  public static func findings(
    _ table: NumericTable, inputs: [String], outcome: String, slices: Int = 10,
    resamples: Int = 100,
    uniforms: Uniforms
  ) throws(AnalysisFault) -> [Finding] {
    guard (2...100).contains(slices) else { throw .argument("slices", allowed: "2...100") }
    guard (2...10_000).contains(resamples) else {
      throw .argument("resamples", allowed: "2...10000")
    }
    let columns = try table.inputs(inputs, needed: 10 * slices)
    let ranked = RankedOutcome(try table.varying(outcome))
    let bins = 256
    let binOf = ranked.bins(bins)
    var findings: [Finding] = []
    for (j, column) in columns.enumerated() {
      let (classOf, held) = InputClasses.assign(column, slices)
      let distances = distances(ranked, classOf, slices)
      let counts = ClassCounts(classes: slices, bins: bins, classOf: classOf, binOf: binOf)
      var draws: [[Double]] = []
      for resample in 0..<resamples {
        let again = counts.resampled(uniforms, j * resamples + resample)
        draws.append(summary(Self.distances(again)))
      }
      let estimates = summary(distances)
      var cautions: [Caution] = [.biased]
      if held > 0.1 { cautions.append(.heldValue(column: inputs[j], share: held)) }
      if ranked.heldShare > 0.1 {
        cautions.append(.heldValue(column: outcome, share: ranked.heldShare))
      }
      for (k, measure) in measures.enumerated() {
        let sd = Sample.moments(ContiguousArray(draws.map { $0[k] })).sd
        let estimate = estimates[k]
        findings.append(
          Finding(
            measure, [inputs[j]], estimate: estimate, standardError: sd,
            lower: max(0, estimate - Finding.normal95 * sd),
            upper: min(1, estimate + Finding.normal95 * sd), method: method,
            cautions: cautions))
      }
    }
    return findings
  }

  /// A distance that an input without effect stays under in 95 % of slices.
  ///
  /// Kolmogorov's limit for a slice against all rows that hold it: 1.358 √(1/m - 1/n).
  public static func inertDistance(rows: Int, slices: Int) -> Double {
    guard rows > 0, slices > 0 else { return .nan }
    return 1.358 * ((Double(slices) - 1) / Double(rows)).squareRoot()
  }

  private static let measures: [Finding.Measure] = [
    .pawnMedian, .pawnMaximum, .pawnMean, .pawnMinimum,
  ]

  /// Median, maximum, mean and minimum over slices that are not empty.
  static func summary(_ distances: ContiguousArray<Double>) -> [Double] {
    let sorted = distances.filter { !$0.isNaN }.sorted()
    return [
      quantile(0.5, ofSorted: sorted), sorted.last ?? .nan, Sample.mean(ContiguousArray(sorted)),
      sorted.first ?? .nan,
    ]
  }

  /// The distance of every slice, NaN for an empty one, in one pass over the ordered outcome.
  ///
  /// Rows of class -1 are in no slice.
  static func distances(
    _ ranked: RankedOutcome, _ classOf: ContiguousArray<Int32>, _ slices: Int
  ) -> ContiguousArray<Double> {
    var sizes = ContiguousArray<Double>(repeating: 0, count: slices)
    for c in classOf where c >= 0 { sizes[Int(c)] += 1 }
    var seen = ContiguousArray<Double>(repeating: 0, count: slices)
    var distance = ContiguousArray<Double>(repeating: 0, count: slices)
    var touched = ContiguousArray<Int>()
    var start = 0
    let n = Double(ranked.order.count)
    // A slice's distance is largest just before or at one of its own values.
    for place in ranked.order.indices where ranked.endsTie[place] {
      touched.removeAll(keepingCapacity: true)
      for k in start...place {
        let c = Int(classOf[Int(ranked.order[k])])
        guard c >= 0 else { continue }
        if !touched.contains(c) {
          touched.append(c)
          distance[c] = max(distance[c], abs(seen[c] / sizes[c] - Double(start) / n))
        }
        seen[c] += 1
      }
      for c in touched {
        distance[c] = max(distance[c], abs(seen[c] / sizes[c] - Double(place + 1) / n))
      }
      start = place + 1
    }
    for c in 0..<slices where sizes[c] == 0 { distance[c] = .nan }
    return distance
  }

  private static func distances(_ counts: ClassCounts) -> ContiguousArray<Double> {
    let margins = counts.margins
    let n = margins.classes.reduce(0, +)
    var distance = ContiguousArray<Double>(repeating: .nan, count: counts.classes)
    for c in 0..<counts.classes where margins.classes[c] > 0 {
      var here = 0.0
      var all = 0.0
      distance[c] = 0
      for b in 0..<counts.bins {
        here += counts.counts[c * counts.bins + b]
        all += margins.bins[b]
        distance[c] = max(distance[c], abs(here / margins.classes[c] - all / n))
      }
    }
    return distance
  }

  private static let method = Finding.Method(
    Text(
      en: "PAWN: Kolmogorov-Smirnov distance within slices; Poisson bootstrap.",
      cy: "PAWN: pellter Kolmogorov-Smirnov o fewn tafelli; bootstrap Poisson."),
    source: "Pianosi and Wagener 2018")
}
