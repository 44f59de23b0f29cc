import CGSL

/// Symmetric matrices, dense, row by row, through GSL.
public struct SymmetricMatrix: Sendable {
  public let order: Int
  /// order × order, row by row.
  public var elements: [Double]

  public init(order: Int) {
    self.order = max(0, order)
    elements = [Double](repeating: 0, count: self.order * self.order)
  }

  public subscript(i: Int, j: Int) -> Double {
    get { elements[i * order + j] }
    set { elements[i * order + j] = newValue }
  }

  /// The lower factor L with L Lᵀ equal to the matrix (row by row, zeros above); nil unless the
  /// matrix is positive definite.
  public func choleskyFactor() -> [Double]? {
    guard order > 0, elements.allSatisfy(\.isFinite) else { return nil }
    var factor = elements
    let status = factor.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let base = buffer.baseAddress else { return 1 }
      var view = gsl_matrix_view_array(base, order, order)
      return gsl_linalg_cholesky_decomp1(&view.matrix)
    }
    guard status == 0 else { return nil }
    for i in 0..<order {
      for j in (i + 1)..<max(order, i + 1) { factor[i * order + j] = 0 }
    }
    return factor
  }

  /// Eigenvalues in ascending order, and the matrix whose column k is the k-th eigenvector.
  public func eigensystem() -> (values: [Double], vectors: [Double])? {
    guard order > 0, elements.allSatisfy(\.isFinite) else { return nil }
    guard let workspace = gsl_eigen_symmv_alloc(order) else { return nil }
    defer { gsl_eigen_symmv_free(workspace) }
    var copy = elements
    var values = [Double](repeating: 0, count: order)
    var vectors = [Double](repeating: 0, count: order * order)
    let status = copy.withUnsafeMutableBufferPointer { a -> Int32 in
      values.withUnsafeMutableBufferPointer { w -> Int32 in
        vectors.withUnsafeMutableBufferPointer { v -> Int32 in
          guard let a = a.baseAddress, let w = w.baseAddress, let v = v.baseAddress else {
            return 1
          }
          var matrix = gsl_matrix_view_array(a, order, order)
          var eigenvalues = gsl_vector_view_array(w, order)
          var eigenvectors = gsl_matrix_view_array(v, order, order)
          let status = gsl_eigen_symmv(
            &matrix.matrix, &eigenvalues.vector, &eigenvectors.matrix, workspace)
          guard status == 0 else { return status }
          return gsl_eigen_symmv_sort(
            &eigenvalues.vector, &eigenvectors.matrix, GSL_EIGEN_SORT_VAL_ASC)
        }
      }
    }
    return status == 0 ? (values, vectors) : nil
  }

  /// The symmetric power of a positive semidefinite matrix; negative eigenvalues count as zero,
  /// and so do those below `tolerance` of the largest.
  public func power(_ exponent: Double, tolerance: Double = 1e-12) -> SymmetricMatrix? {
    guard let (values, vectors) = eigensystem() else { return nil }
    let least = tolerance * (values.last ?? 0)
    var result = SymmetricMatrix(order: order)
    for k in 0..<order where values[k] > max(least, 0) {
      let value = gsl_sf_exp(exponent * gsl_sf_log(values[k]))
      for i in 0..<order {
        for j in 0..<order {
          result[i, j] += value * vectors[i * order + k] * vectors[j * order + k]
        }
      }
    }
    return result
  }
}
