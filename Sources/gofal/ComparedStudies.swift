import Evidence
import Reports

extension ComparedResults {
  /// Two studies: outcome by outcome, in how many of the parameter sets it moved, and where it moved
  /// most; nil where the results are of no study, or nothing moved.
  func studyTable(_ language: Language) -> PrintedTable? {
    let moved = moves.filter {
      $0.after.sample != nil && $0.after.time == "all" && $0.after.group == "all"
    }
    if moved.isEmpty { return nil }
    var rows: [PrintedTable.Row] = []
    let places = Dictionary(grouping: moved) { [$0.after.scenario, $0.after.reference ?? ""] }
    for (place, moves) in places.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      rows.append(
        .heading(caption(place[0], comparedWith: place[1].isEmpty ? nil : place[1], language)))
      let outcomes = Dictionary(grouping: moves, by: \.after.outcome)
      for outcome in Outcome.all {
        if let moves = outcomes[outcome.id] { rows.append(.cells(cells(outcome, moves, language))) }
      }
    }
    return PrintedTable(
      columns: [
        .init(Text(en: "outcome (unit)", cy: "canlyniad (uned)")[language]),
        .init(Text(en: "sets that\nmoved", cy: "setiau a\nsymudodd")[language], .trailing),
        .init(Text(en: "resolved\n(●)", cy: "pendant\n(●)")[language], .trailing),
        .init(Text(en: "mean\nmove", cy: "symudiad\ncymedrig")[language], .trailing),
        .init(Text(en: "largest\nmove", cy: "symudiad\nmwyaf")[language], .trailing),
        .init(Text(en: "in set", cy: "yn set")[language], .trailing),
      ], rows: rows)
  }

  private func cells(_ outcome: Outcome, _ moves: [Move], _ language: Language) -> [String] {
    let known = moves.filter(\.change.isFinite)
    let largest = known.max { $0.change.magnitude < $1.change.magnitude }
    let size = largest?.change.magnitude ?? 0
    let rounding = Rounding(
      uncertainty: size > 0 ? size / 10 : nil, magnitude: size, unit: outcome.unit, isShort: true)
    let mean = known.reduce(0) { $0 + $1.change } / Double(max(samples, 1))
    return [
      "\(outcome.label[language]) (\(outcome.unitLabel[language]))",
      "\(moves.count) / \(samples)", String(known.filter(\.isResolved).count),
      rounding.difference(mean, language),
      largest.map { rounding.difference($0.change, language) } ?? "–",
      largest?.after.sample ?? "–",
    ]
  }
}
