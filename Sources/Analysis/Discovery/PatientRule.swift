import Evidence
import Statistics

/// PRIM, the patient rule induction method: under which circumstances something happens.
///
/// A box that holds all rows is peeled: at each step the slice of about `peel` of its rows, at one
/// end of one input, whose loss raises the share of rows of interest most for each row lost. Then it
/// is pasted: grown again while that share does not fall. Sources: Friedman and Fisher 1999,
/// Statistics and Computing 9, 123-143; coverage, density and quasi-p of Bryant and Lempert 2010,
/// Technological Forecasting and Social Change 77, 34-49; objective and quantiles as in the EMA
/// Workbench.
public struct PatientRule: Sendable {
  /// A step of the trajectory.
  public struct Step: Sendable, Hashable {
    public var box: Box
    /// The share of all rows of interest that are in the box.
    public var coverage: Double
    /// The share of the box's rows that are of interest.
    public var density: Double
    /// The share of all rows that are in the box.
    public var mass: Double
    /// Rows in the box, and those of interest among them.
    public var count: Int
    public var ofInterest: Int
    /// The number of restricted inputs.
    public var dimensions: Int { box.restricted.count }
  }

  /// How likely a limit is to have come by chance.
  public struct Limit: Sendable, Hashable {
    public var input: String
    public var isUpper: Bool
    public var value: Double
    /// The probability of as many rows of interest in the box if this limit told nothing (one-sided
    /// binomial test).
    public var quasiP: Double
  }

  public let inputs: [String]
  /// From all rows inwards; a pasted box is the last.
  public let trajectory: [Step]
  private let columns: [ContiguousArray<Double>]
  private let interest: ContiguousArray<Bool>
  private let excluded: [Box]

  /// - `ofInterest`: a column of 0 and 1.
  /// - `peel`: the share of the box's rows that a step takes, 0 to 0.5.
  /// - `paste`: the share that a step gives back.
  /// - `massMinimum`: the share of all rows that a box keeps at least.
  /// - `excluding`: boxes found before, whose rows are left out.
  public init(
    _ table: NumericTable, inputs: [String], ofInterest: String, peel: Double = 0.05,
    paste: Double = 0.05,
    massMinimum: Double = 0.05, excluding: [Box] = []
  ) throws(AnalysisFault) {
    guard peel > 0, peel < 0.5, paste > 0, paste < 0.5 else {
      throw .argument("peel", allowed: "0 < p < 0.5")
    }
    guard massMinimum >= 0, massMinimum < 1 else {
      throw .argument("massMinimum", allowed: "0 ≤ m < 1")
    }
    let columns = try table.inputs(inputs, needed: 20)
    let y = try table.varying(ofInterest)
    if let row = y.firstIndex(where: { $0 != 0 && $0 != 1 }) {
      throw .notBinary(column: ofInterest, row: row)
    }
    guard excluding.allSatisfy({ $0.lower.count == inputs.count }) else { throw .lengths }
    self.inputs = inputs
    self.columns = columns
    interest = ContiguousArray(y.map { $0 == 1 })
    excluded = excluding
    var search = Search(columns, interest, excluding, peel: peel, paste: paste)
    guard search.total > 0 else { throw .constant(column: ofInterest, value: 0) }
    var steps = [search.step]
    let least = max(2, Int(massMinimum * Double(table.rowCount)))
    while search.peelOnce(leaving: least) { steps.append(search.step) }
    if search.pasteWhileBetter() { steps.append(search.step) }
    trajectory = steps
  }

  /// The step with the highest harmonic mean of coverage and density (the F₁ measure; a choice of
  /// ours, where the literature leaves it to the reader of the trajectory).
  public var suggested: Int {
    let scores = trajectory.map { step -> Double in
      let sum = step.coverage + step.density
      return sum > 0 ? 2 * step.coverage * step.density / sum : 0
    }
    return NetBenefit.firstHighest(scores)
  }

  /// The quasi-p of every limit of a step's box.
  public func limits(of step: Step) -> [Limit] {
    var result: [Limit] = []
    for j in step.box.restricted {
      for isUpper in [false, true] {
        let value = isUpper ? step.box.upper[j] : step.box.lower[j]
        guard value.isFinite else { continue }
        var wider = step.box
        if isUpper { wider.upper[j] = .infinity } else { wider.lower[j] = -.infinity }
        let (rows, hits) = count(wider)
        result.append(
          Limit(
            input: inputs[j], isUpper: isUpper, value: value,
            quasiP: Binomial.upperTail(
              step.ofInterest, trials: step.count, p: Double(hits) / Double(max(1, rows)))))
      }
    }
    return result
  }

  /// Density and coverage of a step's box, with intervals.
  ///
  /// On the rows that the box was searched in the density is flattered; judge it on others.
  public func findings(of step: Step) -> [Finding] {
    Self.findings(
      count: step.count, ofInterest: step.ofInterest,
      total: trajectory.first?.ofInterest ?? 0, cautions: [.searched])
  }

  /// The same on another table, whose rows the search has not seen.
  public func findings(
    of step: Step, in table: NumericTable, ofInterest: String
  ) throws(AnalysisFault) -> [Finding] {
    var other: [ContiguousArray<Double>] = []
    for input in inputs { other.append(try table.complete(input)) }
    let y = try table.complete(ofInterest)
    var counts = (count: 0, hits: 0, total: 0)
    for row in y.indices {
      guard y[row] == 0 || y[row] == 1 else { throw .notBinary(column: ofInterest, row: row) }
      if excluded.contains(where: { $0.contains(other, row: row) }) { continue }
      if y[row] == 1 { counts.total += 1 }
      guard step.box.contains(other, row: row) else { continue }
      counts.count += 1
      if y[row] == 1 { counts.hits += 1 }
    }
    return Self.findings(
      count: counts.count, ofInterest: counts.hits, total: counts.total, cautions: [])
  }

  private static func findings(
    count: Int, ofInterest: Int, total: Int, cautions: [Caution]
  ) -> [Finding] {
    let parts: [(Finding.Measure, Int)] = [(.density, count), (.coverage, total)]
    return parts.map { measure, whole in
      ChoiceUncertainty.proportion(
        measure, [], whole > 0 ? Double(ofInterest) / Double(whole) : .nan, n: Double(whole),
        method: method, ties: .immaterial,
        cautions: cautions + (whole < 30 ? [.fewRows(whole)] : []))
    }
  }

  private func count(_ box: Box) -> (rows: Int, hits: Int) {
    var rows = 0
    var hits = 0
    for row in interest.indices where box.contains(columns, row: row) {
      if excluded.contains(where: { $0.contains(columns, row: row) }) { continue }
      rows += 1
      if interest[row] { hits += 1 }
    }
    return (rows, hits)
  }

  private static let method = Finding.Method(
    Text(en: "PRIM; Wilson's interval.", cy: "PRIM; cyfwng Wilson."),
    source: "Friedman and Fisher 1999; Bryant and Lempert 2010")
}
