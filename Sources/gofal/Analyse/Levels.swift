import Analysis
import Evidence

/// What each alternative reaches by each criterion in each draw.
struct Levels {
  struct Criterion {
    var name: String
    var isLess: Bool
    var label: Text?
    var unit = Text(en: "", cy: "")
  }

  var alternatives: [String]
  var criteria: [Criterion]
  /// values[draw][alternative][criterion]
  var values: [[[Double]]]
  /// Criteria that are weighed together, by the mean of their worths.
  var headings: [(name: String, members: [Int])]

  init(
    alternatives: [String], criteria: [Criterion], values: [[[Double]]],
    headings: [(name: String, members: [Int])]
  ) {
    self.alternatives = alternatives
    self.criteria = criteria
    self.values = values
    self.headings = headings
  }

  /// From one row an alternative and draw; each draw has every alternative once.
  init(
    _ given: GivenTable, criteria: [Criterion], alternatives labels: [String],
    alternativeColumn: String, draws: [String]?
  ) throws {
    var order: [String] = []
    var places: [String: Int] = [:]
    for label in labels where places[label] == nil {
      places[label] = order.count
      order.append(label)
    }
    var drawPlaces: [String: Int] = [:]
    var rows: [[Int?]] = []
    for (row, label) in labels.enumerated() {
      let draw = draws.map { $0[row] } ?? ""
      if drawPlaces[draw] == nil {
        drawPlaces[draw] = rows.count
        rows.append([Int?](repeating: nil, count: order.count))
      }
      guard let d = drawPlaces[draw], let a = places[label] else { continue }
      if rows[d][a] != nil {
        throw Refusal(
          .data,
          Text(
            en: "Row \(row + 1) names \(label) a second time"
              + (draws == nil
                ? "; say with --draw-column which column names the draw." : " in draw \(draw)."),
            cy: "Mae rhes \(row + 1) yn enwi \(label) am yr eildro"
              + (draws == nil
                ? "; dywedwch â --draw-column pa golofn sy'n enwi'r tyniad."
                : " yn nhyniad \(draw).")
          ))
      }
      rows[d][a] = row
    }
    var columns: [ContiguousArray<Double>] = []
    for criterion in criteria { columns.append(try given.numbers.complete(criterion.name)) }
    var values: [[[Double]]] = []
    for (draw, places) in rows.enumerated() {
      var options: [[Double]] = []
      for (option, row) in places.enumerated() {
        guard let row else {
          throw Refusal(
            .data,
            Text(
              en: "\(order[option]) is missing in draw \(draw + 1).",
              cy: "Mae \(order[option]) ar goll yn nhyniad \(draw + 1)."))
        }
        options.append(columns.map { $0[row] })
      }
      values.append(options)
    }
    self.init(
      alternatives: order, criteria: criteria, values: values,
      headings: criteria.enumerated().map { ($0.element.name, [$0.offset]) })
  }

  /// Straight lines from the worst to the best level, stated or seen.
  func scales(stated: [String: (Double, Double)]) throws -> [PartialValue] {
    for name in stated.keys where !criteria.contains(where: { $0.name == name }) {
      throw AnalysisFault.noColumn(name, present: criteria.map(\.name))
    }
    return try criteria.enumerated().map { c, criterion in
      if let (worst, best) = stated[criterion.name] {
        return try PartialValue(worst: worst, best: best)
      }
      var low = Double.infinity
      var high = -Double.infinity
      for draw in values {
        for option in draw {
          low = min(low, option[c])
          high = max(high, option[c])
        }
      }
      if low == high { throw AnalysisFault.constant(column: criterion.name, value: low) }
      return criterion.isLess
        ? try PartialValue(worst: high, best: low) : try PartialValue(worst: low, best: high)
    }
  }

  /// worths[draw][alternative][heading], 0 to 1.
  func worths(_ scales: [PartialValue]) -> [[[Double]]] {
    values.map { draw in
      draw.map { option in
        headings.map { heading in
          heading.members.reduce(0) { $0 + (scales[$1](option[$1]) ?? .nan) }
            / Double(heading.members.count)
        }
      }
    }
  }

  /// The partial values, so that everybody sees what a level is worth.
  func section(_ scales: [PartialValue]) -> Answer.Section {
    var rows: [Answer.Row] = []
    for heading in headings {
      for c in heading.members {
        let criterion = criteria[c]
        let pairs = zip(scales[c].cutoffs, scales[c].values).sorted { $0.1 < $1.1 }
        for (level, worth) in pairs {
          let name = criterion.label ?? Text(en: criterion.name, cy: criterion.name)
          rows.append(
            Answer.Row(
              worth == 0 ? "worth_0" : "worth_1",
              worth == 0
                ? Text(en: "level worth 0", cy: "lefel gwerth 0")
                : Text(en: "level worth 1", cy: "lefel gwerth 1"),
              about: heading.name == criterion.name
                ? [criterion.name] : [heading.name, criterion.name],
              shown: name, estimate: level, unit: criterion.unit))
        }
      }
    }
    return Answer.Section(
      title: Text(
        en: "What levels are worth (partial values)", cy: "Gwerth lefelau (gwerthoedd rhannol)"),
      rows: rows,
      notes: [
        Text(
          en: "Between the two levels worth rises in a straight line, and beyond them it stays.",
          cy: "Rhwng y ddwy lefel mae'r gwerth yn codi mewn llinell syth, a thu hwnt iddynt mae'n "
            + "aros.")
      ])
  }
}
