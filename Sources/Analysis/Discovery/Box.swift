/// A region of the inputs: a lower and an upper limit for each, infinite where it is not restricted.
public struct Box: Sendable, Hashable {
  public var lower: [Double]
  public var upper: [Double]

  /// Everything.
  public init(inputs: Int) {
    lower = [Double](repeating: -.infinity, count: max(0, inputs))
    upper = [Double](repeating: .infinity, count: max(0, inputs))
  }

  /// The inputs with a limit.
  public var restricted: [Int] {
    lower.indices.filter { lower[$0] > -.infinity || upper[$0] < .infinity }
  }

  public func contains(_ columns: [ContiguousArray<Double>], row: Int) -> Bool {
    for j in columns.indices {
      let value = columns[j][row]
      if value < lower[j] || value > upper[j] { return false }
    }
    return true
  }
}
