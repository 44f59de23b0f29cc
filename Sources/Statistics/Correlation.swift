/// Pearson's correlation of pairs; NaN below two pairs, for lists of different lengths, and where
/// one list is constant.
public func correlation(_ x: [Double], _ y: [Double]) -> Double {
  guard x.count == y.count, x.count >= 2 else { return .nan }
  let (xm, ym) = (Moments(x).mean, Moments(y).mean)
  var (xx, yy, xy) = (0.0, 0.0, 0.0)
  for (a, b) in zip(x, y) {
    xx += (a - xm) * (a - xm)
    yy += (b - ym) * (b - ym)
    xy += (a - xm) * (b - ym)
  }
  return xy / (xx * yy).squareRoot()
}

/// The correlation of a series with itself `lag` steps later, with divisor n for both covariances
/// (Box and Jenkins 1970), so that it lies within −1 and 1.
///
/// - Returns: NaN unless 0 ≤ lag < count, and for a constant series.
public func autocorrelation(_ series: [Double], lag: Int) -> Double {
  guard lag >= 0, lag < series.count else { return .nan }
  let mean = Moments(series).mean
  let scale = series.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  let sum = zip(series, series.dropFirst(lag)).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
  return sum / scale
}
