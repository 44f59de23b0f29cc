import RealModule

/// How unevenly points fill the unit cube; smaller is more even.
///
/// Source: Hickernell (1998), Mathematics of Computation 67, 299-322; the formulas are those of
/// Fang, Li and Sudjianto (2006), "Design and Modeling for Computer Experiments", section 3.2.
/// Squared discrepancies, but for `star`. Cost grows with the square of the number of points.
public enum Discrepancy {
  /// Centred discrepancy (squared).
  public static func centred(_ points: [[Double]]) -> Double {
    evaluate(points, constant: 13.0 / 12) { x in
      let d = abs(x - 0.5)
      return 1 + d / 2 - d * d / 2
    } pair: { x, y in
      1 + abs(x - 0.5) / 2 + abs(y - 0.5) / 2 - abs(x - y) / 2
    }
  }

  /// Mixture discrepancy (squared; Zhou, Fang and Ning 2013).
  public static func mixture(_ points: [[Double]]) -> Double {
    evaluate(points, constant: 19.0 / 12) { x in
      let d = abs(x - 0.5)
      return 5.0 / 3 - d / 4 - d * d / 4
    } pair: { x, y in
      let e = abs(x - y)
      return 15.0 / 8 - abs(x - 0.5) / 4 - abs(y - 0.5) / 4 - 3 * e / 4 + e * e / 2
    }
  }

  /// Wrap-around discrepancy (squared).
  public static func wrapAround(_ points: [[Double]]) -> Double {
    guard let first = points.first else { return .nan }
    let pairs = evaluate(points, constant: 0) { _ in
      0
    } pair: { x, y in
      let e = abs(x - y)
      return 1.5 - e * (1 - e)
    }
    return pairs - Double.pow(4.0 / 3, Double(first.count))
  }

  /// L2-star discrepancy (Warnock 1972).
  public static func star(_ points: [[Double]]) -> Double {
    evaluate(points, constant: 1.0 / 3) { x in
      (1 - x * x) / 2
    } pair: { x, y in
      1 - max(x, y)
    }.squareRoot()
  }

  /// constant^d - 2/n Σ Π single + 1/n² ΣΣ Π pair.
  private static func evaluate(
    _ points: [[Double]], constant: Double, single: (Double) -> Double,
    pair: (Double, Double) -> Double
  ) -> Double {
    guard let first = points.first else { return .nan }
    let n = Double(points.count)
    var singles = 0.0
    var pairs = 0.0
    for (i, a) in points.enumerated() {
      singles += a.reduce(1) { $0 * single($1) }
      for (k, b) in points[...i].enumerated() {
        var product = 1.0
        for (x, y) in zip(a, b) { product *= pair(x, y) }
        pairs += k == i ? product : 2 * product
      }
    }
    let volume = constant == 0 ? 0 : Double.pow(constant, Double(first.count))
    return volume - 2 / n * singles + pairs / (n * n)
  }
}
