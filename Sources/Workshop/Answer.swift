import Analysis
import CareMarket
import Evidence
import Experiments
import Reports
import Statistics
import Storage

/// What a look shows: numbers, and the same as they are printed in both languages.
struct Answer: Sendable {
  let look: Look
  let facts: Facts
  let titles: [Text]
  /// Mean differences where the room started, by outcome and scenario.
  private let started: [String: [String: Double]]
  /// Of the differences in the headlines that were estimated at first, how many were no further than
  /// half the interval of the complete answer from what the simulation gives in the same worlds; nil
  /// where none was estimated, and before the answer is complete.
  let checked: (within: Int, of: Int)?
  private let levels: [Level]
  private let differences: [Difference]

  /// - Parameter isBrief: of the headlines only, which is enough for the first picture.
  init(_ look: Look, _ facts: Facts, isBrief: Bool) {
    self.look = look
    self.facts = facts
    titles = look.question.scenarios.map(\.title)
    let headlines = Set(facts.catalogue.outcomes.filter(\.isHeadline).map(\.id))
    func isShown(_ column: Column) -> Bool {
      column.isWhole && (!isBrief || headlines.contains(column.outcome))
    }
    started = look.start.map { Self.means($0, of: isShown, worlds: nil) } ?? [:]
    levels = look.results.levels(of: isShown)
    differences = look.results.differences(outcomes: facts.catalogue.outcomes, of: isShown)
    guard look.isLast, let estimate = look.estimate else {
      checked = nil
      return
    }
    let estimated = Self.means(estimate, of: isShown, worlds: nil)
    let simulated = Self.means(look.results, of: isShown, worlds: estimate.draws.count)
    let held = differences.compactMap { difference -> Bool? in
      let (outcome, scenario) = (difference.column.outcome, difference.scenario)
      guard headlines.contains(outcome), let interval = difference.interval,
        let estimated = estimated[outcome]?[scenario],
        let simulated = simulated[outcome]?[scenario]
      else { return nil }
      let width = interval.upperBound - interval.lowerBound
      return (estimated - simulated).magnitude <= width / 2
    }
    checked = held.isEmpty ? nil : (held.count { $0 }, held.count)
  }

  private static func means(
    _ results: Experiments.Results, of isShown: (Column) -> Bool, worlds: Int?
  ) -> [String: [String: Double]] {
    var means: [String: [String: Double]] = [:]
    for (column, named) in results.columns.enumerated() where isShown(named) {
      for (scenario, id) in results.scenarios.enumerated().dropFirst() {
        let differences = results.draws.indices.prefix(worlds ?? .max).map {
          results.value(block: $0, scenario: scenario, column: column)
            - results.value(block: $0, scenario: 0, column: column)
        }.filter(\.isFinite)
        if !differences.isEmpty {
          means[named.outcome, default: [:]][id] =
            differences.reduce(0, +) / Double(differences.count)
        }
      }
    }
    return means
  }

  func difference(_ outcome: String, scenario: Int) -> Difference? {
    guard look.results.scenarios.indices.contains(scenario) else { return nil }
    return differences.first {
      $0.column.outcome == outcome && $0.scenario == look.results.scenarios[scenario]
    }
  }

  // MARK: Outcomes

  var outcomes: JSON {
    .object(
      facts.catalogue.outcomes.compactMap { outcome -> JSON.Member? in
        let levels = levels.filter { $0.column.outcome == outcome.id }
        guard !levels.isEmpty else { return nil }
        let differences = self.differences.filter { $0.column.outcome == outcome.id }
        let shown = levels.map { level -> JSON in
          let error = halfWidth(level.interval)
          let rounding = ComparisonTable.rounding(
            level: .init(mean: level.effects.mean, error: error), unit: outcome.unit)
          return .object([
            .init("mean", .number(level.effects.mean)),
            .init("low", JSON(level.interval?.lowerBound)),
            .init("high", JSON(level.interval?.upperBound)),
            .init("printed", printed { rounding.level(level.effects.mean, $0) }),
          ])
        }
        let compared = differences.map {
          $0.json(
            of: outcome, worlds: look.results.draws.count,
            marked: started[outcome.id]?[$0.scenario])
        }
        return .init(
          outcome.id,
          .object([
            .init("levels", .array(shown)), .init("differences", .array([.null] + compared)),
          ]))
      })
  }

  private func halfWidth(_ interval: ClosedRange<Double>?) -> Double {
    interval.map { ($0.upperBound - $0.lowerBound) / 2 } ?? .nan
  }

  /// The change that is surest and largest in each scenario, in a sentence.
  var finding: JSON {
    let lines = facts.catalogue.outcomes.compactMap { outcome -> ComparisonTable.Line? in
      guard let level = levels.first(where: { $0.column.outcome == outcome.id }) else { return nil }
      return ComparisonTable.Line(
        outcome: outcome,
        reference: .init(mean: level.effects.mean, error: halfWidth(level.interval)),
        differences: differences.filter { $0.column.outcome == outcome.id }
          .map { ComparisonTable.Difference($0) })
    }
    let named = zip(look.results.scenarios, titles).map {
      ComparisonTable.ComparedScenario(id: $0, title: $1)
    }
    guard let reference = named.first else { return .array([]) }
    let table = ComparisonTable(
      reference: reference, others: Array(named.dropFirst()), lines: lines,
      draws: look.results.draws.count)
    return .array([.null] + table.others.indices.map { table.finding(of: $0).json })
  }

  // MARK: Over time

  /// Medians over worlds in each quarter, with the 5th and the 95th percentile.
  var course: JSON {
    let results = look.results
    var times: [Double] = []
    var outcomes: [JSON.Member] = []
    // A wait is counted when it ends, so that the first quarters hold short waits only.
    for outcome in facts.catalogue.outcomes where outcome.isHeadline && outcome.id != "wait_mean" {
      let quarters = results.columns.indices.filter {
        results.columns[$0].outcome == outcome.id && results.columns[$0].group == "all"
          && results.columns[$0].time.hasPrefix("q")
      }
      guard quarters.count > 1 else { continue }
      times = quarters.compactMap { Double(results.columns[$0].time.dropFirst()) }.map { $0 / 4 }
      let scenarios = results.scenarios.indices.map { scenario -> JSON in
        let sorted = quarters.map { column in
          results.draws.indices.map {
            results.value(block: $0, scenario: scenario, column: column)
          }.filter(\.isFinite).sorted()
        }
        func line(_ share: Double) -> JSON {
          .array(sorted.map { $0.isEmpty ? .null : .number(quantile(share, of: $0)) })
        }
        return .object([
          .init("median", line(0.5)), .init("low", line(0.05)), .init("high", line(0.95)),
        ])
      }
      outcomes.append(.init(outcome.id, .array(scenarios)))
    }
    return .object([
      .init("times", .array(times.map { .number($0) })), .init("outcomes", .object(outcomes)),
    ])
  }

  // MARK: Who gains and who loses

  var gains: JSON {
    let results = look.results
    let groups = Set(ReportMaterial.groups.map(\.id))
    let rows = results.differences(outcomes: facts.catalogue.outcomes) {
      groups.contains($0.group) && $0.time == "all"
    }
    let byColumn = Dictionary(grouping: rows, by: \.column)
    var shown: [JSON] = []
    for group in ReportMaterial.groups {
      let served = byColumn[Column(outcome: "people_served", group: group.id)] ?? []
      for outcome in facts.catalogue.outcomes where outcome.isHeadline {
        guard outcome.id != "people_served",
          let differences = byColumn[Column(outcome: outcome.id, group: group.id)]
        else { continue }
        let cells = differences.enumerated().map { index, difference -> JSON in
          // A group this small could be somebody.
          guard index < served.count,
            min(served[index].referenceLevel, served[index].level) >= ReportMaterial.smallestGroup
          else { return .null }
          return difference.json(of: outcome, worlds: results.draws.count, marked: nil)
        }
        guard cells.contains(where: { $0 != .null }) else { continue }
        shown.append(
          .object([
            .init("group", .string(group.id)), .init("outcome", .string(outcome.id)),
            .init("differences", .array([.null] + cells)),
          ]))
      }
    }
    return .array(shown)
  }

  // MARK: Ranking

  /// How often each scenario takes each place when the headings count as the room weighs them: in
  /// each world, headlines between their worst and best over all scenarios and worlds.
  func ranks(_ weights: [Heading: Double]) -> JSON {
    let results = look.results
    var worths: [Heading: [[[Double]]]] = [:]
    for outcome in facts.catalogue.outcomes
    where outcome.isHeadline && outcome.direction != .neither {
      guard let column = results.columns.firstIndex(of: Column(outcome: outcome.id)) else {
        continue
      }
      let levels = results.scenarios.indices.map { scenario in
        results.draws.indices.map { results.value(block: $0, scenario: scenario, column: column) }
      }
      let all = levels.joined().filter(\.isFinite)
      guard let low = all.min(), let high = all.max(), low < high else { continue }
      let (worst, best) = outcome.direction == .less ? (high, low) : (low, high)
      worths[outcome.heading, default: []].append(
        levels.map { $0.map { $0.isFinite ? ($0 - worst) / (best - worst) : 0 } })
    }
    let headings = Heading.allCases.filter { worths[$0] != nil && (weights[$0] ?? 0) > 0 }
    guard !headings.isEmpty, !results.draws.isEmpty else { return .null }
    let count = results.scenarios.count
    var places = Array(repeating: Array(repeating: 0, count: count), count: count)
    var sums = Array(repeating: 0.0, count: count)
    for draw in results.draws.indices {
      let values = results.scenarios.indices.map { scenario in
        headings.map { heading in
          let members = worths[heading] ?? []
          return members.reduce(0) { $0 + $1[scenario][draw] } / Double(max(members.count, 1))
        }
      }
      guard
        let value = try? AdditiveValue(
          options: results.scenarios, criteria: headings.map(\.rawValue), values: values,
          weights: headings.map { weights[$0] ?? 0 })
      else { return .null }
      let scores = value.scores
      for scenario in scores.indices {
        sums[scenario] += scores[scenario]
        // Of those that tie, the first is before.
        let place = scores.indices.count {
          scores[$0] > scores[scenario] || (scores[$0] == scores[scenario] && $0 < scenario)
        }
        places[scenario][place] += 1
      }
    }
    let draws = Double(results.draws.count)
    return .object([
      .init("scores", .array(sums.map { .number($0 / draws) })),
      .init(
        "probabilities",
        .array(places.map { .array($0.map { .number(Double($0) / draws) }) })),
    ])
  }

  // MARK: What changed

  /// The parts of a difference, from a look at the chain that leads from the reference.
  static func changed(
    _ look: Look, scenario: Int, outcome: Outcome, steps: [(key: String, label: Text)],
    title: Text
  ) -> JSON? {
    let results = look.results
    guard let column = results.columns.firstIndex(of: Column(outcome: outcome.id)) else {
      return nil
    }
    let parts = steps.indices.map { results.effects(of: $0 + 1, above: $0, column: column) }
    guard let first = parts.indices.max(by: { parts[$0].mean.magnitude < parts[$1].mean.magnitude })
    else { return nil }
    func said(_ part: RandomEffects, _ language: Language) -> String {
      let error = part.halfWidth(level: 0.95)
      let rounding = Rounding(
        uncertainty: error.isFinite && error > 0 ? error : nil, magnitude: part.mean,
        unit: outcome.unit)
      return outcome.said(rounding.difference(part.mean, language), language)
    }
    let most = parts[first]
    let isSure = most.halfWidth(level: 0.95) < most.mean.magnitude
    let sentence =
      isSure
      ? Text(
        en: "\(title.en): most of the change in \(outcome.label.en.loweredFirst) comes from: "
          + "\(steps[first].label.en) (\(said(most, .english))).",
        cy: "\(title.cy): daw'r rhan fwyaf o'r newid hwn (\(outcome.label.cy)) o: "
          + "\(steps[first].label.cy) (\(said(most, .welsh))).")
      : Text(
        en:
          "\(title.en): no one setting changes \(outcome.label.en.loweredFirst) by more than chance "
          + "leaves open.",
        cy:
          "\(title.cy): nid yw'r un gosodiad yn newid hyn (\(outcome.label.cy)) y tu hwnt i'r hyn y "
          + "mae hap yn ei adael yn agored.")
    return .object([
      .init("revision", .integer(look.question.revision)), .init("scenario", .integer(scenario)),
      .init("outcome", .string(outcome.id)), .init("replicates", .integer(results.draws.count)),
      .init("sentence", sentence.json),
      .init(
        "steps",
        .array(
          zip(steps, parts).map { step, part in
            .object([
              .init("key", .string(step.key)), .init("label", step.label.json),
              .init("change", .number(part.mean)),
              .init("error", .number(part.halfWidth(level: 0.95))),
              .init("printed", printed { said(part, $0) }),
            ])
          })),
      .init("start", .number(results.effects(of: 0, column: column).mean)),
      .init("end", .number(results.effects(of: steps.count, column: column).mean)),
    ])
  }
}

private func printed(_ text: (Language) -> String) -> JSON {
  Text(en: text(.english), cy: text(.welsh)).json
}

extension Difference {
  /// - Parameter marked: the same difference where the room started.
  func json(of outcome: Outcome, worlds: Int, marked: Double?) -> JSON {
    let shown = ComparisonTable.Difference(self)
    let rounding = ComparisonTable.rounding(shown, unit: outcome.unit)
    func texts(_ language: Language) -> JSON {
      .object([
        .init(
          "difference", .string(outcome.said(rounding.difference(difference, language), language))),
        .init(
          "error",
          .string(
            shown.simulationError.isFinite ? rounding.width(shown.simulationError, language) : "–")),
        .init("range", .string(range.map { rounding.range($0, language) } ?? "–")),
        .init("better", .string(probabilityBetter.map { probability($0, of: worlds) } ?? "–")),
      ])
    }
    return .object([
      .init("mean", .number(difference)), .init("low", JSON(interval?.lowerBound)),
      .init("high", JSON(interval?.upperBound)), .init("rangeLow", JSON(range?.lowerBound)),
      .init("rangeHigh", JSON(range?.upperBound)), .init("better", JSON(probabilityBetter)),
      .init("resolved", .bool(isResolved)), .init("robust", .bool(isRobust == true)),
      .init("marked", JSON(marked)),
      .init("printed", .object([.init("en", texts(.english)), .init("cy", texts(.welsh))])),
    ])
  }
}
