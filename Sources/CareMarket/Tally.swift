import Evidence

/// What one column of results holds: an outcome, for a group, in a period.
public struct Column: Sendable, Hashable {
  public var outcome: String
  /// `all`, or a dimension and a member, such as `rural:yes`, `model:micro`, `route:self_funded`.
  public var group: String
  /// `all`, or a quarter from week 0, such as `q01`.
  public var time: String

  public init(outcome: String, group: String = "all", time: String = "all") {
    self.outcome = outcome
    self.group = group
    self.time = time
  }

  /// The columns of a run of so many years, in the order of `Tally.values()`.
  public static func columns(years: Double) -> [Column] {
    var columns: [Column] = []
    let quarters = Tally.quarters(years: years)
    for formula in Formula.all {
      columns.append(Column(outcome: formula.outcome))
      switch formula.grouping {
      case .none: break
      case .people:
        columns += PersonGroup.all.map { Column(outcome: formula.outcome, group: $0.id) }
      case .models:
        columns += CareModel.all.map { Column(outcome: formula.outcome, group: "model:" + $0.id) }
      }
      for quarter in 1...quarters {
        let name = (quarter < 10 ? "q0" : "q") + String(quarter)
        columns.append(Column(outcome: formula.outcome, time: name))
        if formula.numerator == .publicStarts {
          columns += CareModel.all.map {
            Column(outcome: formula.outcome, group: "model:" + $0.id, time: name)
          }
        }
      }
    }
    return columns
  }
}

/// A group of people: all cells of the tally that share one trait.
struct PersonGroup: Sendable {
  let id: String
  let contains: @Sendable (Int) -> Bool

  static let all: [PersonGroup] =
    [
      PersonGroup(id: "rural:yes") { $0 & 1 == 1 },
      PersonGroup(id: "rural:no") { $0 & 1 == 0 },
      PersonGroup(id: "complexity:complex") { $0 & 2 == 2 },
      PersonGroup(id: "complexity:standard") { $0 & 2 == 0 },
      PersonGroup(id: "hospital:yes") { $0 & 4 == 4 },
      PersonGroup(id: "hospital:no") { $0 & 4 == 0 },
    ]
    + Route.allCases.map { route in
      PersonGroup(id: "route:" + route.id) { $0 >> 3 == Int(route.rawValue) }
    }

  /// Rural or not, complex or not, from hospital or not, and four funding routes.
  static let cells = 32

  static func cell(of person: Person) -> Int {
    (person.rural ? 1 : 0) | (person.complex ? 2 : 0) | (person.fromHospital ? 4 : 0)
      | Int(person.route.rawValue) << 3
  }
}

/// What a run counts as it goes: one sheet that is only added to.
struct TallySheet: ~Copyable, Sendable {
  let years: Double
  /// Rows as of `Tally`.
  fileprivate var byQuarter: Rows<Double>
  fileprivate var byCell: Rows<Double>
  fileprivate var byModel: Rows<Double>
  fileprivate var startsByQuarter: Rows<Double>
  /// Place of the quarter that is being counted, and weeks between which it surely is this one.
  private var quarterPlace = 0
  private var turned = (from: Double.infinity, to: -Double.infinity)

  init(years: Double) {
    self.years = years
    let quarters = Tally.quarters(years: years)
    byQuarter = Rows(repeating: 0, count: quarters * Tally.width)
    byCell = Rows(repeating: 0, count: PersonGroup.cells * Tally.peopleWidth)
    byModel = Rows(repeating: 0, count: CareModel.all.count * Tally.providersWidth)
    startsByQuarter = Rows(repeating: 0, count: quarters * CareModel.all.count)
  }

  /// Turns to the quarter that holds `week`; the last quarter takes what comes after it.
  mutating func turn(to week: Double) {
    // Most events fall into the quarter of the one before.
    if week >= turned.from, week < turned.to { return }
    let quarter = Int(max(0, week) / quarterLength + 1e-9)
    quarterPlace = min(quarter, byQuarter.count / Tally.width - 1) * Tally.width
    turned = (week, (Double(quarter + 1) - 1e-6) * quarterLength)
  }

  /// Lets the run's own time pass, in the quarters that it falls into.
  mutating func pass(from start: Double, to end: Double) {
    var from = start
    while true {
      turn(to: from)
      if end < turned.to {
        count(.weeks, end - from)
        return
      }
      let isLast = quarterPlace + Tally.width >= byQuarter.count
      let turn = Double(quarterPlace / Tally.width + 1) * quarterLength
      if end <= turn || isLast {
        count(.weeks, end - from)
        return
      }
      count(.weeks, turn - from)
      from = turn
    }
  }

  /// Counts for the area.
  @inline(__always)
  mutating func count(_ measure: Measure, _ amount: Double) {
    byQuarter[quarterPlace + measure.rawValue] += amount
  }

  /// Counts for a cell of people, and for the area.
  @inline(__always)
  mutating func count(_ measure: Measure, _ amount: Double, cell: Int) {
    // Most amounts are none: nobody waits in a bed and is cared for at once.
    guard amount != 0 else { return }
    byQuarter[quarterPlace + measure.rawValue] += amount
    byCell[cell * Tally.peopleWidth + measure.rawValue] += amount
  }

  /// Counts for a care model, and for the area.
  @inline(__always)
  mutating func count(_ measure: Measure, _ amount: Double, model: Int) {
    guard amount != 0 else { return }
    byQuarter[quarterPlace + measure.rawValue] += amount
    byModel[
      model * Tally.providersWidth + measure.rawValue - Measure.providers.lowerBound] += amount
  }

  mutating func countPublicStart(model: Int) {
    count(.publicStarts, 1, model: model)
    startsByQuarter[quarterPlace / Tally.width * CareModel.all.count + model] += 1
  }
}

/// Everything that one run has counted, as sums over exposures, so that areas can be added.
public struct Tally: Sendable {
  public let years: Double
  /// One row a quarter, all measures.
  private var byQuarter: ContiguousArray<Double>
  /// One row a cell of people, the measures of people.
  private var byCell: ContiguousArray<Double>
  /// One row a care model, the measures of providers.
  private var byModel: ContiguousArray<Double>
  /// One row a quarter, publicly funded starts with each care model: the mix as it moves.
  private var startsByQuarter: ContiguousArray<Double>

  fileprivate static var width: Int { Measure.number }
  fileprivate static var peopleWidth: Int { Measure.people.count }
  fileprivate static var providersWidth: Int { Measure.providers.count }

  static func quarters(years: Double) -> Int {
    max(1, Int((years * 4).rounded(.up)))
  }

  init(_ sheet: borrowing TallySheet) {
    years = sheet.years
    byQuarter = ContiguousArray(sheet.byQuarter)
    byCell = ContiguousArray(sheet.byCell)
    byModel = ContiguousArray(sheet.byModel)
    startsByQuarter = ContiguousArray(sheet.startsByQuarter)
  }

  /// Adds another area's run of the same scenario and length. Both have lived through the same weeks,
  /// so these are not added: people of two areas are people, and not an average of the two.
  public mutating func add(_ other: Tally) {
    for i in byQuarter.indices
    where i < other.byQuarter.count && i % Tally.width != Measure.weeks.rawValue {
      byQuarter[i] += other.byQuarter[i]
    }
    for i in byCell.indices { byCell[i] += other.byCell[i] }
    for i in byModel.indices { byModel[i] += other.byModel[i] }
    for i in startsByQuarter.indices where i < other.startsByQuarter.count {
      startsByQuarter[i] += other.startsByQuarter[i]
    }
  }

  /// The sum of a measure over the whole run.
  public func total(_ measure: Measure) -> Double {
    stride(from: measure.rawValue, to: byQuarter.count, by: Tally.width)
      .reduce(0) { $0 + byQuarter[$1] }
  }

  /// The outcomes, in the order of `Column.columns(years:)`; NaN where nothing was exposed.
  public func values() -> [Double] {
    let totals = Measure.allCases.map(total)
    let groups = PersonGroup.all.map { group in
      Measure.people.map { measure in
        (0..<PersonGroup.cells).reduce(0.0) {
          group.contains($1) ? $0 + byCell[$1 * Tally.peopleWidth + measure] : $0
        }
      }
    }
    var values: [Double] = []
    for formula in Formula.all {
      let numerator = formula.numerator.rawValue
      let exposure = formula.exposure?.rawValue
      let whole = exposure.map { totals[$0] }
      values.append(formula.value(totals[numerator], over: whole))
      switch formula.grouping {
      case .none: break
      case .people:
        for group in groups {
          let own = formula.exposureOfAll ? whole : exposure.map { group[$0] }
          values.append(formula.value(group[numerator], over: own))
        }
      case .models:
        for model in CareModel.all.indices {
          let row = model * Tally.providersWidth - Measure.providers.lowerBound
          let own = formula.exposureOfAll ? whole : exposure.map { byModel[row + $0] }
          values.append(formula.value(byModel[row + numerator], over: own))
        }
      }
      for row in stride(from: 0, to: byQuarter.count, by: Tally.width) {
        values.append(
          formula.value(byQuarter[row + numerator], over: exposure.map { byQuarter[row + $0] }))
        if formula.numerator == .publicStarts {
          let models = CareModel.all.count
          let starts = startsByQuarter[(row / Tally.width * models)...].prefix(models)
          values += starts.map { formula.value($0, over: byQuarter[row + numerator]) }
        }
      }
    }
    return values
  }
}

extension Formula {
  fileprivate func value(_ sum: Double, over exposure: Double?) -> Double {
    guard let exposure else { return sum * scale }
    guard exposure > 0 else { return .nan }
    if isRemainder { return sum > 0 ? (sum - exposure) / sum * scale : .nan }
    return sum / exposure * scale
  }
}

/// A quarter of a year [weeks].
var quarterLength: Double { weeksAYear / 4 }
