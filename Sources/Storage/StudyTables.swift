import Evidence

// The tables of a study: as those of a run, with the number of the point.

extension Table {
  static let sample = Column(
    "sample", .integer,
    Text(en: "Number of the point of the design, from 1", cy: "Rhif pwynt y cynllun, o 1 ymlaen"))

  /// The points: one row a point, one column a factor.
  public static func design(_ study: StudyFile) -> Table {
    Table(
      "design",
      Text(en: "Points of the design", cy: "Pwyntiau'r cynllun"),
      columns: [sample]
        + study.factors.map { factor in
          if case .words = factor.factor.values {
            return Column(factor.factor.name, .text, factor.label)
          }
          return Column(factor.factor.name, .number, unit: factor.unit.symbol, factor.label)
        })
  }

  /// The table with the number of the point before a column, or first.
  func withSample(before name: String? = nil) -> Table {
    var table = self
    let place = columns.firstIndex { $0.name == name } ?? 0
    table.columns.insert(Self.sample, at: place)
    return table
  }

  /// One row a scenario, point and replicate: `sample` is a row of `design`, `draw` one of `draws`.
  public static let studyRuns = runs.withSample(before: "draw")

  public static func studyOutcomesWide(_ outcomes: [Outcome]) -> Table {
    outcomesWide(outcomes).withSample(before: "draw")
  }

  public static let studySummary = summary.withSample()
  public static let studyComparison = comparison.withSample()
}
