import CGSL

/// The mean of one column given others, as a smooth curve: penalised cubic B-splines.
///
/// Source: Eilers and Marx (1996), "Flexible smoothing with B-splines and penalties", Statistical
/// Science 11, 89-121. Each input enters with a straight line in its own scale and with P-splines
/// in its rank, so that skew and outliers do no harm; two to four inputs also enter with products of
/// splines in pairs, five and more with products of ranks in pairs (none where that makes more than
/// 500 columns or a quarter of the rows). The weight of the penalty is
/// chosen by generalised cross-validation with degrees of freedom counted 1.4 times, against
/// following noise (Kim and Gu 2004, Journal of the Royal Statistical Society B 66, 337-356).
public struct SplineRegression: Sendable {
  /// What one response looks like under the regression.
  public struct Fit: Sendable {
    /// The fitted mean of each row.
    public var fitted: ContiguousArray<Double>
    /// The fitted mean of each row had it been left out.
    public var leftOut: ContiguousArray<Double>
    /// Effective degrees of freedom, with the intercept.
    public var degreesOfFreedom: Double
    /// What chance in the response adds to the fit, Σ of squared weights: a new row's squared error
    /// is larger than the noise by the factor 1 + this / rows.
    public var varianceDegrees: Double
  }

  public let rows: Int
  private let ranks: [ContiguousArray<Double>]
  private let scaled: [ContiguousArray<Double>]
  private let intervals: Int
  private let products: Products
  private let columns: Int
  /// Nonzero entries of a row of the design matrix.
  private let width: Int
  /// Takes coordinates in which the penalty is diagonal to coefficients (row by row).
  private var basis: [Double] = []
  /// The penalty of each such coordinate, ascending.
  private var penalties: [Double] = []

  private enum Products { case none, splines, ranks }
  private static let productIntervals = 3

  /// - Parameters:
  ///   - inputs: one or more columns of one length, finite, none constant.
  ///   - intervals: of the splines; fewer are used where rows are few.
  /// Nil where the columns do not allow a regression.
  public init?(inputs: [ContiguousArray<Double>], intervals: Int = 10) {
    guard let first = inputs.first, first.count >= 10 else { return nil }
    guard inputs.allSatisfy({ $0.count == first.count }) else { return nil }
    rows = first.count
    self.intervals = max(2, min(intervals, rows / (8 * inputs.count)))
    let pairs = inputs.count * (inputs.count - 1) / 2
    let tensor = (Self.productIntervals + 3) * (Self.productIntervals + 3)
    let alone = inputs.count * (self.intervals + 4)
    if pairs == 0 {
      products = .none
    } else if inputs.count <= 4 && alone + pairs * tensor <= rows / 4 {
      products = .splines
    } else {
      products = alone + pairs <= min(rows / 4, 500) ? .ranks : .none
    }
    switch products {
    case .none:
      columns = alone
      width = 5 * inputs.count
    case .splines:
      columns = alone + pairs * tensor
      width = 5 * inputs.count + 16 * pairs
    case .ranks:
      columns = alone + pairs
      width = 5 * inputs.count + pairs
    }
    var ranks: [ContiguousArray<Double>] = []
    var scaled: [ContiguousArray<Double>] = []
    for input in inputs {
      guard let (mean, sd) = Self.moments(input), sd > 0 else { return nil }
      ranks.append(Self.ranks(input))
      scaled.append(ContiguousArray(input.map { ($0 - mean) / sd }))
    }
    self.ranks = ranks
    self.scaled = scaled
    guard prepare() else { return nil }
  }

  /// Fits one response, a column as long as the inputs; nil where it is not finite.
  public func fit(_ response: ContiguousArray<Double>) -> Fit? {
    guard response.count == rows, let (mean, sd) = Self.moments(response) else { return nil }
    let n = Double(rows)
    var moments = [Double](repeating: 0, count: columns)
    var squares = 0.0
    forEachRow { row, places, values in
      let y = response[row] - mean
      squares += y * y
      for k in 0..<width { moments[Int(places[k])] += values[k] * y }
    }
    var coordinates = [Double](repeating: 0, count: columns)
    for k in 0..<columns {
      for j in 0..<columns { coordinates[k] += basis[j * columns + k] * moments[j] }
      coordinates[k] /= n
    }
    var best = (score: Double.infinity, weight: 0.0)
    if sd > 0 {
      for step in 0...60 {
        let weight = gsl_sf_exp(Double(step - 40) * 0.5)
        var residual = squares
        var freedom = 0.0
        for k in 0..<columns {
          let shrink = 1 / (1 + weight * penalties[k])
          residual -= n * coordinates[k] * coordinates[k] * (2 * shrink - shrink * shrink)
          freedom += shrink
        }
        let left = n - 1.4 * freedom
        guard left > 0.1 * n else { continue }
        let score = max(residual, 0) / (left * left)
        if score < best.score { best = (score, weight) }
      }
      if best.score == .infinity { best.weight = gsl_sf_exp(10) }
    }
    return smooth(coordinates, mean: mean, weight: best.weight, response)
  }

  private func smooth(
    _ coordinates: [Double], mean: Double, weight: Double, _ response: ContiguousArray<Double>
  ) -> Fit {
    let n = Double(rows)
    let shrink = penalties.map { 1 / (1 + weight * $0) }
    var coefficients = [Double](repeating: 0, count: columns)
    var spread = [Double](repeating: 0, count: columns * columns)
    for i in 0..<columns {
      for k in 0..<columns {
        coefficients[i] += basis[i * columns + k] * shrink[k] * coordinates[k]
      }
      for j in 0...i {
        var sum = 0.0
        for k in 0..<columns {
          sum += basis[i * columns + k] * shrink[k] * basis[j * columns + k]
        }
        spread[i * columns + j] = sum / n
        spread[j * columns + i] = sum / n
      }
    }
    var fitted = ContiguousArray<Double>(repeating: mean, count: rows)
    var leftOut = fitted
    forEachRow { row, places, values in
      var value = mean
      var leverage = 0.0
      for a in 0..<width {
        let i = Int(places[a])
        value += values[a] * coefficients[i]
        var sum = values[a] * spread[i * columns + i] * 0.5
        for b in 0..<a { sum += values[b] * spread[i * columns + Int(places[b])] }
        leverage += 2 * values[a] * sum
      }
      fitted[row] = value
      let h = min(max(leverage, 0), 0.99)
      leftOut[row] = response[row] - (response[row] - value) / (1 - h)
    }
    return Fit(
      fitted: fitted, leftOut: leftOut, degreesOfFreedom: shrink.reduce(0, +),
      varianceDegrees: shrink.reduce(0) { $0 + $1 * $1 })
  }

  /// Calls `body` with the places and values of the nonzero entries of each row.
  private func forEachRow(
    _ body: (Int, ContiguousArray<Int32>, ContiguousArray<Double>) -> Void
  ) {
    var places = ContiguousArray<Int32>(repeating: 0, count: width)
    var values = ContiguousArray<Double>(repeating: 0, count: width)
    let alone = intervals + 4
    let side = Self.productIntervals + 3
    for row in 0..<rows {
      var at = 0
      for j in ranks.indices {
        places[at] = Int32(j * alone)
        values[at] = scaled[j][row]
        let (cell, weights) = Self.spline(ranks[j][row], intervals)
        for k in 0..<4 {
          places[at + 1 + k] = Int32(j * alone + 1 + cell + k)
          values[at + 1 + k] = weights[k]
        }
        at += 5
      }
      guard products != .none else {
        body(row, places, values)
        continue
      }
      var start = ranks.count * alone
      for i in ranks.indices {
        for j in 0..<i {
          if products == .ranks {
            places[at] = Int32(start)
            values[at] = 12 * (ranks[i][row] - 0.5) * (ranks[j][row] - 0.5)
            at += 1
            start += 1
            continue
          }
          let (cellI, weightsI) = Self.spline(ranks[i][row], Self.productIntervals)
          let (cellJ, weightsJ) = Self.spline(ranks[j][row], Self.productIntervals)
          for a in 0..<4 {
            for b in 0..<4 {
              places[at] = Int32(start + (cellI + a) * side + cellJ + b)
              values[at] = weightsI[a] * weightsJ[b]
              at += 1
            }
          }
          start += side * side
        }
      }
      body(row, places, values)
    }
  }

  /// The four cubic B-splines on equal intervals that are not zero at u in [0, 1].
  private static func spline(_ u: Double, _ intervals: Int) -> (cell: Int, SIMD4<Double>) {
    let t = u * Double(intervals)
    let cell = min(intervals - 1, max(0, Int(t)))
    let f = t - Double(cell)
    let g = 1 - f
    return (
      cell,
      SIMD4(
        g * g * g / 6, (3 * f * f * f - 6 * f * f + 4) / 6, (3 * g * g * g - 6 * g * g + 4) / 6,
        f * f * f / 6)
    )
  }

  /// Diagonalises the penalty against the cross-products (Demmler and Reinsch 1975).
  private mutating func prepare() -> Bool {
    var gram = SymmetricMatrix(order: columns)
    forEachRow { _, places, values in
      for a in 0..<width {
        let i = Int(places[a])
        for b in 0...a { gram[i, Int(places[b])] += values[a] * values[b] }
      }
    }
    // Entries were added to one of the two halves, whichever the order of places gave.
    var trace = 0.0
    for i in 0..<columns {
      for j in 0..<i {
        let sum = gram[i, j] + gram[j, i]
        gram[i, j] = sum / Double(rows)
        gram[j, i] = sum / Double(rows)
      }
      gram[i, i] /= Double(rows)
      trace += gram[i, i]
    }
    // Splines of each input sum to one, so the matrix is singular without a small ridge.
    for i in 0..<columns { gram[i, i] += 1e-8 * trace / Double(columns) }
    guard let factor = gram.choleskyFactor() else { return false }
    var rotated = SymmetricMatrix(order: columns)
    rotated.elements = penaltyMatrix()
    Self.solveLower(factor, columns, &rotated.elements)
    Self.transpose(&rotated.elements, columns)
    Self.solveLower(factor, columns, &rotated.elements)
    for i in 0..<columns {
      for j in 0..<i {
        let half = (rotated[i, j] + rotated[j, i]) / 2
        rotated[i, j] = half
        rotated[j, i] = half
      }
    }
    guard let (values, vectors) = rotated.eigensystem() else { return false }
    penalties = values.map { max($0, 0) }
    basis = vectors
    Self.solveLowerTransposed(factor, columns, &basis)
    return basis.allSatisfy(\.isFinite)
  }

  /// Squared second differences of the coefficients of each run of splines.
  private func penaltyMatrix() -> [Double] {
    var matrix = [Double](repeating: 0, count: columns * columns)
    func add(start: Int, step: Int, count: Int) {
      let weights = [1.0, -2, 1]
      for first in 0..<max(0, count - 2) {
        for a in 0..<3 {
          for b in 0..<3 {
            let i = start + (first + a) * step
            let j = start + (first + b) * step
            matrix[i * columns + j] += weights[a] * weights[b]
          }
        }
      }
    }
    let alone = intervals + 4
    for j in ranks.indices { add(start: j * alone + 1, step: 1, count: intervals + 3) }
    var start = ranks.count * alone
    let pairs = ranks.count * (ranks.count - 1) / 2
    let side = Self.productIntervals + 3
    if products == .splines {
      for _ in 0..<pairs {
        for k in 0..<side {
          add(start: start + k * side, step: 1, count: side)
          add(start: start + k, step: side, count: side)
        }
        start += side * side
      }
    }
    return matrix
  }

  /// Solves L X = B in place, all row by row.
  private static func solveLower(_ factor: [Double], _ n: Int, _ b: inout [Double]) {
    for i in 0..<n {
      for k in 0..<i {
        let l = factor[i * n + k]
        if l == 0 { continue }
        for j in 0..<n { b[i * n + j] -= l * b[k * n + j] }
      }
      let d = factor[i * n + i]
      for j in 0..<n { b[i * n + j] /= d }
    }
  }

  /// Solves Lᵀ X = B in place.
  private static func solveLowerTransposed(_ factor: [Double], _ n: Int, _ b: inout [Double]) {
    for i in (0..<n).reversed() {
      for k in (i + 1)..<max(n, i + 1) {
        let l = factor[k * n + i]
        if l == 0 { continue }
        for j in 0..<n { b[i * n + j] -= l * b[k * n + j] }
      }
      let d = factor[i * n + i]
      for j in 0..<n { b[i * n + j] /= d }
    }
  }

  private static func transpose(_ a: inout [Double], _ n: Int) {
    for i in 0..<n { for j in 0..<i { a.swapAt(i * n + j, j * n + i) } }
  }

  private static func moments(_ values: ContiguousArray<Double>) -> (mean: Double, sd: Double)? {
    let n = Double(values.count)
    var sum = 0.0
    for value in values { sum += value }
    let mean = sum / n
    guard mean.isFinite, n > 1 else { return nil }
    var squares = 0.0
    for value in values { squares += (value - mean) * (value - mean) }
    return squares.isFinite ? (mean, (squares / (n - 1)).squareRoot()) : nil
  }

  /// Middle ranks as shares of the rows, from all values or from 4096 of them, taken all over the
  /// column; equal values have equal ranks.
  private static func ranks(_ values: ContiguousArray<Double>) -> ContiguousArray<Double> {
    let most = 4096
    var sorted: ContiguousArray<Double>
    if values.count <= most {
      sorted = values
    } else {
      sorted = []
      sorted.reserveCapacity(most)
      // Multiples of the golden ratio meet no period that a design may have.
      for k in 0..<most {
        let share = (Double(k) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
        sorted.append(values[min(values.count - 1, Int(share * Double(values.count)))])
      }
    }
    sorted.sort()
    let m = Double(sorted.count)
    return ContiguousArray(
      values.map { value in
        let low = bound(sorted) { $0 < value }
        let high = low < sorted.count && sorted[low] == value ? bound(sorted) { $0 <= value } : low
        if high > low { return Double(low + high) / 2 / m }
        if low == 0 { return 0 }
        if low == sorted.count { return 1 }
        let share = (value - sorted[low - 1]) / (sorted[low] - sorted[low - 1])
        return (Double(low) - 0.5 + share) / m
      })
  }

  /// The first place where `before` no longer holds.
  private static func bound(
    _ sorted: ContiguousArray<Double>, _ before: (Double) -> Bool
  ) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if before(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
