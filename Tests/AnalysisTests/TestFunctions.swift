import Analysis
import RealModule

/// Ishigami's function with a = 7 and b = 0.1, on [-π, π]³.
enum Ishigami {
  static let variance = 13.844587940719254
  static let first = [0.31390519114781146, 0.4424111447900409, 0]
  static let total = [0.5575888552099592, 0.4424111447900409, 0.24368366406214773]

  static func value(_ x: [Double]) -> Double {
    let s1 = Double.sin(x[0])
    let s2 = Double.sin(x[1])
    return s1 + 7 * s2 * s2 + 0.1 * x[2] * x[2] * x[2] * x[2] * s1
  }

  /// From the unit cube.
  static func atUnit(_ u: [Double]) -> Double {
    value(u.prefix(3).map { (2 * $0 - 1) * Double.pi })
  }
}

/// Sobol's G function with the eight coefficients that are usual.
enum SobolG {
  static let a: [Double] = [0, 1, 4.5, 9, 99, 99, 99, 99]

  static func value(_ u: [Double]) -> Double {
    zip(u, a).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
  }
}

/// The share of `trials` whose interval holds the truth.
func coverage(_ trials: Int, _ covers: (UInt64) throws -> Bool) rethrows -> Double {
  var hits = 0
  for trial in 0..<trials where try covers(UInt64(trial) &+ 1) { hits += 1 }
  return Double(hits) / Double(trials)
}

extension Finding {
  func holds(_ truth: Double) -> Bool { lower <= truth && truth <= upper }
}

extension Array where Element == Finding {
  func find(_ measure: Finding.Measure, _ inputs: String...) -> Finding? {
    first { $0.measure == measure && $0.inputs == inputs }
  }
}

extension NumericTable {
  init(_ named: KeyValuePairs<String, [Double]>) throws {
    try self.init(
      names: named.map(\.key), columns: named.map { ContiguousArray($0.value) })
  }
}
