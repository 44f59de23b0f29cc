import CGSL

/// A linear regression by ordinary least squares, by GSL's singular value decomposition.
public struct LeastSquares: Sendable, Hashable {
  /// One a column of the design.
  public let coefficients: [Double]
  /// How much each row pulls the regression towards itself, from 0 to 1: what the regression without the
  /// row would miss it by is its residual over 1 less this (Allen 1974, Technometrics 16).
  public let leverages: [Double]

  /// - Parameters:
  ///   - design: n rows of k numbers each; a constant term is a column of ones.
  ///   - response: n numbers.
  /// - Returns: nil unless n > k > 0, all rows are equally long, all numbers finite, and the
  ///   columns independent.
  public init?(_ design: [[Double]], response: [Double]) {
    let n = design.count
    guard let k = design.first?.count, k > 0, n > k, response.count == n,
      design.allSatisfy({ $0.count == k && $0.allSatisfy(\.isFinite) }),
      response.allSatisfy(\.isFinite),
      let work = gsl_multifit_linear_alloc(n, k)
    else { return nil }
    defer { gsl_multifit_linear_free(work) }
    var columns = design.flatMap { $0 }
    var values = response
    var c = [Double](repeating: 0, count: k)
    var covariance = [Double](repeating: 0, count: k * k)
    var squares = 0.0
    var rank = 0
    let status = columns.withUnsafeMutableBufferPointer { columns in
      values.withUnsafeMutableBufferPointer { values in
        c.withUnsafeMutableBufferPointer { c in
          covariance.withUnsafeMutableBufferPointer { covariance in
            guard let x = columns.baseAddress, let y = values.baseAddress, let c = c.baseAddress,
              let v = covariance.baseAddress
            else { return Int32(GSL_EFAULT) }
            var design = gsl_matrix_view_array(x, n, k)
            var response = gsl_vector_view_array(y, n)
            var coefficients = gsl_vector_view_array(c, k)
            var covariance = gsl_matrix_view_array(v, k, k)
            return gsl_multifit_linear_tsvd(
              &design.matrix, &response.vector, 1e-12, &coefficients.vector, &covariance.matrix,
              &squares, &rank, work)
          }
        }
      }
    }
    guard status == GSL_SUCCESS, rank == k else { return nil }
    coefficients = c
    // The workspace holds the left singular vectors.
    leverages = (0..<n).map { row in
      (0..<k).reduce(0) {
        let part = gsl_matrix_get(work.pointee.A, row, $1)
        return $0 + part * part
      }
    }
  }
}
