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
