import Evidence

/// Derivative-based sensitivity: a bound on the total index from squared derivatives.
///
/// E[(∂f/∂x)²] (b - a)² / (π² V) is at least ST for an input uniform on [a, b] (Sobol' and
/// Kucherenko 2009, Mathematics and Computers in Simulation 79, 3009-3017).
public enum DerivativeIndex {
  /// - `base`: the outcome at each point.
  /// - `moved`: the outcome at each point with this input moved by `step`.
  /// - `step`: [unit of the input].
  /// - `width`: b - a [unit of the input].
  public static func finding(
    base: ContiguousArray<Double>, moved: ContiguousArray<Double>, step: Double, width: Double,
    input: String
  ) throws(AnalysisFault) -> Finding {
    guard base.count == moved.count else { throw .lengths }
    guard base.count >= 10 else { throw .rows(base.count, needed: 10) }
    guard step != 0, step.isFinite, width.isFinite else {
      throw .argument("step", allowed: "≠ 0")
    }
    let n = Double(base.count)
    let (mean, sd) = Sample.moments(base)
    let variance = sd * sd * (n - 1) / n
    guard variance > 0 else { throw .constant(column: "y", value: mean) }
    let scale = width * width / (Double.pi * Double.pi)
    let squares = ContiguousArray(
      zip(base, moved).map { ($1 - $0) / step * (($1 - $0) / step) * scale })
    let value = Sample.mean(squares) / variance
    // The ratio of two means, by the delta method.
    let influence = ContiguousArray(
      base.indices.map { (squares[$0] - value * (base[$0] - mean) * (base[$0] - mean)) / variance })
    return Finding(
      .derivative, [input], estimate: value,
      standardError: Sample.moments(influence).sd / n.squareRoot(),
      method: Finding.Method(
        Text(
          en: "Mean squared derivative, scaled to bound the total index.",
          cy: "Cymedr y deilliad wedi'i sgwario, wedi'i raddio i roi terfyn ar y mynegai cyfan."),
        source: "Sobol' and Kucherenko 2009"), cautions: [.noiseUnknown])
  }
}
