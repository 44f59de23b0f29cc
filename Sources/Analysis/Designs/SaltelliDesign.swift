/// The design of Saltelli for Sobol' indices: for each base point the rows A, AB₁ … AB_D,
/// (BA₁ … BA_D,) B, where AB_j is A with input j taken from B.
///
/// Source: Saltelli (2002), Computer Physics Communications 145, 280-297; the order of rows is
/// SALib's. A base point is one point of a Sobol' sequence in 2D dimensions, so the design of N
/// points begins with the design of any fewer: it is extended without a run being repeated.
public struct SaltelliDesign: Sendable {
  public let inputs: Int
  /// Input columns of each group; without grouping each input is its own group.
  public let groups: [[Int]]
  public let secondOrder: Bool
  private let sequence: SobolSequence

  /// - `groups`: sets of input columns that move together; nil for every input alone.
  /// - `scramble`: nil gives the plain sequence, whose first blocks repeat one row.
  public init(
    inputs: Int, groups: [[Int]]? = nil, secondOrder: Bool = true, scramble: Uniforms?
  ) throws(DesignFault) {
    let most = SobolSequence.maximumDimensions / 2
    guard inputs > 0, inputs <= most else { throw .dimensions(inputs, allowed: 1...most) }
    let sets = groups ?? (0..<inputs).map { [$0] }
    guard sets.flatMap({ $0 }).sorted() == Array(0..<inputs), !sets.contains([]) else {
      throw .groups
    }
    self.inputs = inputs
    self.groups = sets
    self.secondOrder = secondOrder
    sequence = try SobolSequence(dimensions: 2 * inputs, scramble: scramble)
  }

  /// Rows that one base point gives: D + 2, or 2D + 2 with the second order, over D groups.
  public var rowsPerPoint: Int { Self.rowsPerPoint(groups.count, secondOrder: secondOrder) }

  static func rowsPerPoint(_ groups: Int, secondOrder: Bool) -> Int {
    (secondOrder ? 2 : 1) * groups + 2
  }

  /// Row `index` of the design, counted from 0, in the unit cube.
  public func row(_ index: Int) -> [Double] {
    let (point, place) = max(0, index).quotientAndRemainder(dividingBy: rowsPerPoint)
    return rows(of: point)[place]
  }

  /// The rows of one base point.
  public func rows(of point: Int) -> [[Double]] {
    let both = sequence.point(point)
    let a = Array(both[..<inputs])
    let b = Array(both[inputs...])
    func mixed(_ base: [Double], _ other: [Double]) -> [[Double]] {
      groups.map { group in
        var row = base
        for j in group { row[j] = other[j] }
        return row
      }
    }
    return [a] + mixed(a, b) + (secondOrder ? mixed(b, a) : []) + [b]
  }

  /// The sets of columns that move together, and whether there are rows BA, as seen from the rows; nil
  /// where they are no such design.
  public static func found(
    in columns: [ContiguousArray<Double>]
  ) -> (groups: [[Int]], secondOrder: Bool)? {
    let rows = columns.first?.count ?? 0
    for count in stride(from: columns.count, to: 0, by: -1) {
      for secondOrder in [true, false] {
        let block = rowsPerPoint(count, secondOrder: secondOrder)
        guard rows > 0, rows % block == 0 else { continue }
        // A column that takes few values may stay as it is in one block, and not in all.
        let groups = (1...count).map { row in
          columns.indices.filter { j in
            stride(from: 0, to: rows, by: block).contains {
              columns[j][$0 + row] != columns[j][$0]
            }
          }
        }
        guard groups.flatMap({ $0 }).sorted() == Array(columns.indices),
          (try? check(columns, groups: groups, secondOrder: secondOrder)) != nil
        else { continue }
        return (groups, secondOrder)
      }
    }
    return nil
  }

  /// Refuses columns that are not such a design, and says at which row.
  ///
  /// - `columns`: the inputs, one column each, in the order of `groups`' numbers.
  public static func check(
    _ columns: [ContiguousArray<Double>], groups: [[Int]], secondOrder: Bool
  ) throws(AnalysisFault) {
    let block = rowsPerPoint(groups.count, secondOrder: secondOrder)
    let rows = columns.first?.count ?? 0
    guard columns.allSatisfy({ $0.count == rows }) else { throw .lengths }
    guard rows > 0, rows % block == 0 else { throw .saltelliRows(rows, block: block) }
    for start in stride(from: 0, to: rows, by: block) {
      let last = start + block - 1
      for (g, group) in groups.enumerated() {
        for (j, column) in columns.enumerated() {
          let taken = group.contains(j)
          guard column[start + 1 + g] == column[taken ? last : start] else {
            throw .saltelliMismatch(row: start + 1 + g)
          }
          guard secondOrder else { continue }
          let row = start + 1 + groups.count + g
          guard column[row] == column[taken ? start : last] else {
            throw .saltelliMismatch(row: row)
          }
        }
      }
    }
  }
}
