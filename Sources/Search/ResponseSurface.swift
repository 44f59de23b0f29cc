import Statistics

/// The mean of a figure at given values of the fitted parameters, over everything else that is not known
/// and over chance: an emulator by least squares on all terms up to the second order (Box and Wilson 1951,
/// JRSS B 13), or of the first order where there are too few worlds for that.
enum ResponseSurface {
  /// - Parameters:
  ///   - figure: a value a world.
  ///   - scores: normal scores of the parameters, by world.
  /// - Returns: the mean at each world's parameters; nil where there are too few worlds.
  static func means(of figure: [Double], at scores: [[Double]]) -> [Double]? {
    let parameters = scores.first?.count ?? 0
    let terms = 1 + parameters + parameters * (parameters + 1) / 2
    let isQuadratic = scores.count >= 10 * terms
    let design = scores.map { row -> [Double] in
      var terms = [1.0] + row
      if isQuadratic {
        for one in row.indices {
          for other in one..<row.count { terms.append(row[one] * row[other]) }
        }
      }
      return terms
    }
    guard let fit = LeastSquares(design, response: figure) else { return nil }
    return design.map { zip($0, fit.coefficients).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}
