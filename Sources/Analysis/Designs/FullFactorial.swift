/// Every combination of the levels of each factor; the last factor varies fastest.
public struct FullFactorial: Sendable {
  public let levels: [Int]
  public let count: Int

  /// - Parameter levels: the number of levels of each factor, 1 or more.
  public init(levels: [Int]) throws(DesignFault) {
    guard !levels.isEmpty else { throw .dimensions(0, allowed: 1...(1 << 12)) }
    var product = 1
    for level in levels {
      guard level > 0 else { throw .levels(level, allowed: 1...(1 << 24)) }
      let (value, overflow) = product.multipliedReportingOverflow(by: level)
      guard !overflow, value <= 1 << 24 else { throw .samples(value, allowed: 1...(1 << 24)) }
      product = value
    }
    self.levels = levels
    count = product
  }

  /// Row `index` in the unit cube: levels are equally spaced from 0 to 1, a single level is ½.
  public func point(_ index: Int) -> [Double] {
    var rest = max(0, index) % count
    var row = [Double](repeating: 0.5, count: levels.count)
    for j in levels.indices.reversed() {
      if levels[j] > 1 { row[j] = Double(rest % levels[j]) / Double(levels[j] - 1) }
      rest /= levels[j]
    }
    return row
  }
}
