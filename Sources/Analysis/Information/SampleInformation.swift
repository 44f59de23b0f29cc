import Evidence
import RealModule
import Statistics

/// What a study of a given size would be worth before choosing.
public enum SampleInformation {
  /// The value where the incremental benefit is normal a priori and data on it are normal, in its
  /// unit: perfect information with the spread of the posterior mean, sd √(n / (n + (σ/sd)²))
  /// (Raiffa and Schlaifer 1961, section 5.4).
  ///
  /// - Parameters:
  ///   - mean: of the incremental benefit a priori.
  ///   - sd: its standard deviation a priori.
  ///   - dataSD: the standard deviation σ of one observation of it.
  ///   - size: observations.
  public static func normal(mean: Double, sd: Double, dataSD: Double, size: Int) -> Double {
    guard sd > 0, dataSD >= 0, size >= 0 else { return .nan }
    if size == 0 { return 0 }
    let n = Double(size)
    let prior = dataSD * dataSD / (sd * sd)
    return PerfectInformation.normal(mean: mean, sd: sd * (n / (n + prior)).squareRoot())
  }

  /// The value of a study that observes one input with normal error.
  ///
  /// The curve of the benefit over the input is drawn towards its mean by √(n / (n + n₀)), where
  /// n₀ = (σ/sd)² observations are worth as much as what is known already (Jalal and Alarid-Escudero
  /// 2018, Medical Decision Making 38, 174-188). Exact where the input is normal and the benefit
  /// linear in it.
  ///
  /// - `dataSD`: the standard deviation of one observation [unit of the input].
  public static func finding(
    _ benefit: NetBenefit, _ table: NumericTable, input: String, dataSD: Double, size: Int
  ) throws(AnalysisFault) -> Finding {
    guard table.rowCount == benefit.draws else { throw .lengths }
    guard dataSD > 0, size > 0 else { throw .argument("size", allowed: "> 0") }
    let sd = Sample.moments(try table.varying(input)).sd
    let prior = dataSD * dataSD / (sd * sd)
    let n = Double(size)
    let curves = try Curves(benefit, table, [input])
    let gain = curves.gain(shrink: (n / (n + prior)).squareRoot())
    return Finding(
      .evsi, [input], estimate: gain.value, standardError: gain.error,
      lower: max(0, gain.value - Finding.normal95 * gain.error),
      method: Finding.Method(
        Text(
          en: "Regression on the input, drawn towards its mean by what a study of this size leaves "
            + "unknown.",
          cy:
            "Atchweliad ar y mewnbwn, wedi'i dynnu tua'i gymedr yn ôl yr hyn y mae astudiaeth o'r "
            + "maint hwn yn ei adael yn anhysbys."),
        source: "Jalal and Alarid-Escudero 2018"), cautions: gain.cautions + [.normalShape])
  }

  /// The value of a study that asks `size` people yes or no, where the input is the probability of a
  /// yes, without any assumption of a shape.
  ///
  /// For each draw of the input a study is made up, and the benefit is regressed on what it found
  /// (Strong, Oakley, Brennan and Breeze 2015, Medical Decision Making 35, 570-583).
  ///
  /// - `uniforms`: one number a draw makes up its study.
  public static func answers(
    _ benefit: NetBenefit, _ table: NumericTable, input: String, size: Int, uniforms: Uniforms
  ) throws(AnalysisFault) -> Finding {
    guard table.rowCount == benefit.draws else { throw .lengths }
    guard size > 0 else { throw .argument("size", allowed: "> 0") }
    let shares = try table.varying(input)
    guard shares.allSatisfy({ (0...1).contains($0) }) else {
      throw .argument(input, allowed: "0...1")
    }
    let found = ContiguousArray(
      shares.enumerated().map { row, share in
        Double(successes(of: size, share, at: uniforms(.resample, 0, row))) / Double(size)
      })
    let curves = try Curves(benefit, NumericTable(names: [input], columns: [found]), [input])
    let gain = curves.gain(shrink: 1)
    return Finding(
      .evsi, [input], estimate: gain.value, standardError: gain.error,
      lower: max(0, gain.value - Finding.normal95 * gain.error),
      method: Finding.Method(
        Text(
          en: "A study of this size is made up for each draw, and the benefit regressed on what it "
            + "finds.",
          cy:
            "Llunnir astudiaeth o'r maint hwn ar gyfer pob tyniad, ac atchwelir y budd ar yr hyn y "
            + "mae'n ei ganfod."),
        source: "Strong, Oakley, Brennan and Breeze 2015"), cautions: gain.cautions)
  }

  /// The quantile of a binomial count: the smallest k with P(X <= k) >= u.
  private static func successes(of trials: Int, _ p: Double, at u: Double) -> Int {
    var (low, high) = (0, trials)
    while low < high {
      let middle = (low + high) / 2
      if 1 - Binomial.upperTail(middle + 1, trials: trials, p: p) >= u {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}
