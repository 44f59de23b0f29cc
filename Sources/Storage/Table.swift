import Evidence

/// A table as results hold it: what each column means is part of the format's version.
public struct Table: Sendable, Hashable {
  public enum Kind: String, Sendable {
    case text = "string"
    case integer
    case number
  }

  public struct Column: Sendable, Hashable {
    /// `lower_snake_case`, or the key of a parameter.
    public var name: String
    public var kind: Kind
    /// The unit of all its values; nil where it has none, or where a row says it.
    public var unit: String?
    public var description: Text

    public init(_ name: String, _ kind: Kind, unit: String? = nil, _ description: Text) {
      self.name = name
      self.kind = kind
      self.unit = unit
      self.description = description
    }
  }

  /// Its file is the name and `.csv`.
  public var name: String
  public var description: Text
  public var columns: [Column]
  /// Whether the same inputs give the same bytes: all tables but `timings`.
  public var isReproducible: Bool

  public init(
    _ name: String, _ description: Text, columns: [Column], isReproducible: Bool = true
  ) {
    self.name = name
    self.description = description
    self.columns = columns
    self.isReproducible = isReproducible
  }
}

// MARK: The tables of a result

extension Table {
  private static let run = Column(
    "run_id", .integer, Text(en: "Number of the run, from 1", cy: "Rhif y rhediad, o 1 ymlaen"))
  private static let scenario = Column(
    "scenario", .text, Text(en: "Id of the scenario", cy: "Dynodwr y senario"))
  private static let draw = Column(
    "draw", .integer,
    Text(en: "Number of the parameter set, from 1", cy: "Rhif y set o baramedrau, o 1 ymlaen"))
  private static let replicate = Column(
    "replicate", .integer,
    Text(
      en: "Number of the replicate within the parameter set, from 1",
      cy: "Rhif y dyblygiad o fewn y set o baramedrau, o 1 ymlaen"))
  private static let outcome = Column(
    "outcome", .text, Text(en: "Id of the outcome", cy: "Dynodwr y canlyniad"))
  private static let time = Column(
    "time", .text,
    Text(
      en: "'all', or a quarter counted from week 0, such as q01",
      cy: "'all', neu chwarter wedi'i gyfrif o wythnos 0, megis q01"))
  private static let group = Column(
    "group", .text,
    Text(
      en: "'all', or a dimension and a member, such as rural:yes",
      cy: "'all', neu ddimensiwn ac aelod, megis rural:yes"))
  private static let unit = Column(
    "unit", .text, Text(en: "Unit of the values in the row", cy: "Uned y gwerthoedd yn y rhes"))
  private static let status = Column(
    "status", .text,
    Text(en: "'good', or why the run failed", cy: "'good', neu pam y methodd y rhediad"))

  private static let estimates = [
    Column("estimate", .number, Text(en: "Estimate", cy: "Amcangyfrif")),
    Column("standard_error", .number, Text(en: "Simulation error", cy: "Gwall efelychu")),
    Column("lower", .number, Text(en: "Lower end of the interval", cy: "Pen isaf y cyfwng")),
    Column("upper", .number, Text(en: "Upper end of the interval", cy: "Pen uchaf y cyfwng")),
    Column("n", .integer, Text(en: "Number of runs used", cy: "Nifer y rhediadau a ddefnyddiwyd")),
    Column(
      "method", .text,
      Text(en: "How the interval was computed", cy: "Sut y cyfrifwyd y cyfwng")),
  ]

  /// Parameter values: one row a parameter set, one column a setting.
  public static func draws(_ settings: [Setting]) -> Table {
    let columns = settings.compactMap { setting -> Column? in
      guard setting.kind == .fact, case .quantity(let unit, _) = setting.form else { return nil }
      return Column(setting.key, .number, unit: unit.symbol, setting.label)
    }
    return Table(
      "draws", Text(en: "Parameter values", cy: "Gwerthoedd y paramedrau"),
      columns: [draw] + columns)
  }

  /// One row a scenario, draw and replicate.
  public static let runs = Table(
    "runs", Text(en: "The runs and their status", cy: "Y rhediadau a'u statws"),
    columns: [run, scenario, draw, replicate, status])

  /// One row a run, outcome, time and group.
  public static let outcomes = Table(
    "outcomes", Text(en: "Outcomes of every run", cy: "Canlyniadau pob rhediad"),
    columns: [
      run, outcome, time, group,
      Column("value", .number, Text(en: "Value, in the row's unit", cy: "Gwerth, yn uned y rhes")),
      unit,
    ])

  /// One row a run; one column an outcome over all people and the whole time.
  public static func outcomesWide(_ outcomes: [Outcome]) -> Table {
    Table(
      "outcomes_wide",
      Text(en: "Outcomes, one row a run", cy: "Canlyniadau, un rhes i bob rhediad"),
      columns: [run, scenario, draw, replicate]
        + outcomes.map { Column($0.id, .number, unit: $0.unit.en, $0.label) })
  }

  public static let summary = Table(
    "summary", Text(en: "Estimates for each scenario", cy: "Amcangyfrifon ar gyfer pob senario"),
    columns: [scenario, outcome, time, group] + estimates + [unit])

  public static let comparison = Table(
    "comparison",
    Text(
      en: "Paired differences from the reference scenario",
      cy: "Gwahaniaethau fesul pâr â'r senario gyfeirio"),
    columns: [
      Column("reference", .text, Text(en: "Id of the reference", cy: "Dynodwr y senario gyfeirio")),
      scenario, outcome, time, group,
    ] + estimates + [
      Column(
        "draws_lower", .number,
        Text(
          en: "5 % quantile of the expected difference over parameter sets",
          cy: "Cwantil 5 % y gwahaniaeth disgwyliedig dros y setiau o baramedrau")),
      Column(
        "draws_upper", .number,
        Text(
          en: "95 % quantile of the expected difference over parameter sets",
          cy: "Cwantil 95 % y gwahaniaeth disgwyliedig dros y setiau o baramedrau")),
      Column(
        "probability_better", .number,
        Text(
          en: "Share of parameter sets in which the expected difference is better",
          cy: "Cyfran y setiau o baramedrau lle mae'r gwahaniaeth disgwyliedig yn well")),
      Column(
        "resolved", .text,
        Text(
          en: "'yes' where the simulation interval excludes zero",
          cy: "'yes' lle nad yw'r cyfwng efelychu'n cynnwys sero")),
      Column(
        "robust", .text,
        Text(
          en: "'yes' where the range over parameter sets excludes zero",
          cy: "'yes' lle nad yw'r ystod dros y setiau o baramedrau'n cynnwys sero")),
      unit,
    ])

  /// The one table that differs from run to run.
  public static let timings = Table(
    "timings", Text(en: "How long the runs took", cy: "Pa mor hir y cymerodd y rhediadau"),
    columns: [
      run,
      Column("seconds", .number, unit: "s", Text(en: "Time of the run", cy: "Amser y rhediad")),
    ], isReproducible: false)
}

extension Unit {
  /// For the `unit` of a column.
  public var symbol: String? {
    switch self {
    case .share: "share"
    case .perYear: "1/year"
    case .hours: "hours"
    case .hoursPerWeek: "hours/week"
    case .poundsPerHour: "pounds/hour"
    case .poundsPerYear: "pounds/year"
    case .pounds: "pounds"
    case .time: "weeks"
    case .year: "year"
    case .count: "count"
    case .number: nil
    case .ratio(let anchor): "ratio to " + anchor.rawValue
    }
  }
}
