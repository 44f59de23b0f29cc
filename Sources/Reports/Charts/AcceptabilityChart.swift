import Evidence

/// Curves over a common axis, with the intervals of their points, named at their ends: how acceptable
/// each option is as the worth of an outcome grows.
public struct AcceptabilityChart: Chart {
  public struct Curve: Sendable, Hashable {
    public var label: Text
    /// Probability that the option is the best, one a worth, 0 to 1.
    public var probabilities: [Double]
    /// Half the width of the 95 % interval of each, from the finite number of draws.
    public var errors: [Double]

    public init(label: Text, probabilities: [Double], errors: [Double]) {
      self.label = label
      self.probabilities = probabilities
      self.errors = errors
    }
  }

  public var heading: ChartHeading
  /// What one unit of the outcome is held to be worth.
  public var worths: [Double]
  public var curves: [Curve]
  /// Of the worths.
  public var axis: Text
  public var unit: Text

  public init(heading: ChartHeading, worths: [Double], curves: [Curve], axis: Text, unit: Text) {
    self.heading = heading
    self.worths = worths
    self.curves = curves
    self.axis = axis
    self.unit = unit
  }

  private static let percent = Text(en: "%", cy: "%")

  public func numbers(_ language: Language) -> PrintedTable {
    // Fine enough that no two rows look alike.
    let steps = zip(worths.dropFirst(), worths).map { ($0 - $1).magnitude }
    let rounding = Rounding(
      uncertainty: steps.min().map { $0 / 2 }, magnitude: worths.map(\.magnitude).max() ?? 0,
      unit: unit)
    return PrintedTable(
      caption: heading.finding[language],
      columns: [.init(axis[language], .trailing)]
        + curves.map { .init($0.label[language], .trailing) },
      rows: worths.indices.map { index in
        [rounding.level(worths[index], language)]
          + curves.map { curve in
            guard index < curve.probabilities.count else { return "–" }
            let error = index < curve.errors.count ? curve.errors[index] : .nan
            return decimal(100 * curve.probabilities[index], decimals: 0) + "% ± "
              + decimal(100 * error, decimals: 0)
          }
      })
  }

  public func draw(on canvas: inout Canvas, _ language: Language) {
    let bands = curves.map { curve in
      FanChart.Band(
        label: curve.label, median: curve.probabilities.map { 100 * $0 },
        wide: zip(curve.probabilities, curve.errors).map { p, error in
          let half = error.isFinite ? max(error, 0) : 0
          let middle = p.isFinite ? min(max(p, 0), 1) : 0
          return 100 * max(middle - half, 0)...100 * min(middle + half, 1)
        })
    }
    let plot = LinePlot(times: worths, bands: bands)
    plot.draw(
      on: &canvas,
      vertical: Ticks([0, 100], withZero: true),
      verticalTitle: Text(
        en: "probability of being the best option", cy: "tebygolrwydd mai hwn yw'r opsiwn gorau"),
      verticalUnit: AcceptabilityChart.percent, horizontalTitle: axis, horizontalUnit: unit,
      notes: [
        Text(
          en: "Bands: 95% interval from the finite number of draws.",
          cy: "Bandiau: cyfwng 95% oherwydd mai nifer cyfyngedig o dyniadau sydd.")
      ], language)
  }
}
