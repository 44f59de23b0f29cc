import Evidence
import Experiments
import Foundation
import Statistics
import Storage
import TestNumbers
import Testing

@testable import CareMarket

@Suite("Scenarios that nobody would think of")
struct RandomScenarioTests {
  private static let area = Fixture.area(people: 300)
  private static let vocabulary = Vocabulary(
    settings: Setting.all, models: CareModel.all.map { ($0.id, $0.name) }, areas: [area],
    scenarios: shippedScenarios)

  /// One of the ends, or anywhere between them, small values as likely as large ones.
  private static func amount(
    _ setting: Setting, _ unit: Evidence.Unit, _ source: inout SplitMix64
  ) -> String {
    let (low, high) = (setting.physical.lowerBound, setting.physical.upperBound)
    var value =
      switch Int.random(in: 0..<6, using: &source) {
      case 0: low
      case 1: high
      case 2: setting.supported?.lowerBound ?? low
      case 3: low + (high - low) * Double.random(in: 0...1, using: &source)
      default: low + (high - low) * max(0, 1 - 1 / Double.random(in: 1...20, using: &source)) / 50
      }
    if unit == .year || unit == .count { value = min(max(value.rounded(), low), high) }
    return Quantity.text(value, unit: unit)
  }

  private static func value(_ setting: Setting, _ source: inout SplitMix64) -> String {
    switch setting.form {
    case .quantity(let unit, _): return amount(setting, unit, &source)
    case .option(let options, let usual):
      let option = options.randomElement(using: &source)
      guard let unit = option?.amount else { return option?.key ?? usual }
      return amount(setting, unit, &source)
    }
  }

  /// A file that states about one setting in eight.
  private static func text(_ source: inout SplitMix64) -> String {
    var parts: [String: [String]] = ["": ["area: fixture", "years: 1"]]
    for setting in Setting.all where Int.random(in: 0..<8, using: &source) == 0 {
      let section =
        setting.kind == .fact ? "parameters" : setting.key.hasPrefix("levers.") ? "levers" : ""
      let key = section == "levers" ? String(setting.key.dropFirst(7)) : setting.key
      parts[section, default: []].append("\(key): \(value(setting, &source))")
    }
    var left = 100
    for model in CareModel.all.shuffled(using: &source).prefix(3) {
      let share = Int.random(in: 0...left, using: &source)
      left -= share
      parts["mix", default: []].append("\(model.id): \(share)%")
    }
    return parts.sorted { $0.key < $1.key }.map { section, lines in
      section.isEmpty
        ? lines.map { $0 + "\n" }.joined()
        : "\(section):\n" + lines.map { "  \($0)\n" }.joined()
    }.joined()
  }

  @Test("Each of 4,000 is read or refused with a word, and what is printed of it reads as itself")
  func reading() {
    var source = SplitMix64(11)
    var read = 0
    for _ in 0..<4000 {
      let text = Self.text(&source)
      let found = readScenario(text: text, name: "s", vocabulary: Self.vocabulary)
      guard let file = found.file else {
        #expect(!found.diagnostics.isEmpty, "\(text)")
        continue
      }
      read += 1
      let printed = file.text(vocabulary: Self.vocabulary)
      let again = readScenario(text: printed, name: "s", vocabulary: Self.vocabulary)
      #expect(again.file?.scenarios == file.scenarios, "\(text)")
      #expect(again.file?.text(vocabulary: Self.vocabulary) == printed, "\(text)")
    }
    #expect(read > 2000, "\(read) of 4000 are read")
  }

  /// A place of at most 12 people in care, in which something is often at its end.
  private static func place(_ source: inout SplitMix64) -> Area {
    var area = Fixture.area(people: [40, 150, 500].randomElement(using: &source) ?? 40)
    switch Int.random(in: 0..<12, using: &source) {
    case 0:
      area.caseload = 0
      area.enquiries = 0
    case 1: area.caseload = 1
    case 2:
      area.providers = 0
      area.workers = 0
    case 3: area.workers = 0
    case 4: area.providers = 1
    case 5: area.startsEmpty = true
    case 6: area.enquiries = 0
    case 7: area.mix = [CareModel.all.randomElement(using: &source)?.id ?? "micro": 1]
    case 8: (area.population, area.population65) = (1, 1)
    default: break
    }
    return area
  }

  /// What no file may state, or hardly any does.
  private static func push(
    _ scenario: inout Scenario, _ facts: inout [String: Double], _ source: inout SplitMix64
  ) {
    switch Int.random(in: 0..<12, using: &source) {
    case 0: scenario.choices["fee"] = .amount(Ramp(0))
    case 1: scenario.choices["fee"] = .amount(Ramp(1e6))
    case 2: scenario.choices["fee"] = .amount(Ramp(from: 1e6, to: 0, over: 20))
    case 3: scenario.choices["levers.fee_change"] = .amount(Ramp(-1))
    case 4: (facts["leave_hazard"], facts["pool_inflow"]) = (60, 0)
    case 5: for model in CareModel.all { facts[model.id + ".entry_rate"] = 0 }
    default: break
    }
    scenario.years = Int.random(in: 0..<300, using: &source) == 0 ? 100 : 1
  }

  /// The choices that are stated nowhere, each at the strength that changes nothing.
  private static func idle(_ scenario: Scenario) -> [String: Choice] {
    var idle: [String: Choice] = [:]
    for setting in Setting.choices
    where !scenario.choices.keys.contains(where: {
      $0 == setting.key || $0.hasPrefix(setting.key + ".")
    }) {
      switch (setting.form, DeterminismTests.neutral(setting)) {
      case (.option, let choice?): idle[setting.key] = choice
      case (.quantity, .amount(Ramp(0))?): idle[setting.key] = .amount(Ramp(0))
      default: break
      }
    }
    return idle
  }

  private struct Case {
    var scenario: Scenario
    var facts: [String: Double]
    var key: WorldKey
    /// The event from which on each of fifty is looked at.
    var from: Int
  }

  /// Number `number` of all cases; nil where the file is refused.
  private static func random(_ number: Int) -> Case? {
    var source = SplitMix64(UInt64(number) &* 0x9E37_79B9)
    let text = text(&source)
    let found = readScenario(text: text, name: "s", vocabulary: vocabulary)
    guard var scenario = found.file?.scenarios.first else { return nil }
    var facts = Fixture.facts
    for (key, value) in scenario.facts where facts[key] != nil { facts[key] = value.central }
    scenario.area = place(&source)
    push(&scenario, &facts, &source)
    return Case(
      scenario: scenario, facts: facts, key: Fixture.key(number),
      from: Int.random(in: 0..<400, using: &source))
  }

  private static let warmUp = 8.0

  /// Which laws do not hold; nil where the place cannot be simulated, and says so.
  private static func faults(_ found: Case) -> [String]? {
    let (scenario, facts, key) = (found.scenario, found.facts, found.key)
    do throws(SimulationFault) {
      var world = try World(
        area: scenario.area, facts: facts, key: key, horizon: scenario.years * weeksAYear,
        warmUp: warmUp)
      world.run(until: 0)
      var faults = Audit(world).faults
      try world.begin(scenario, index: 0, trace: nil)
      var before = Acceptance.Position(world)
      var event = 0
      while world.step(until: scenario.years * weeksAYear) {
        event += 1
        if event == found.from { before = Acceptance.Position(world) }
        guard event > found.from, event <= found.from + 50 else { continue }
        let after = Acceptance.Position(world)
        faults += Acceptance.faults(from: before, to: after, in: world) + Audit(world).faults
        before = after
      }
      world.run(until: scenario.years * weeksAYear)
      world.finish()
      faults += Audit(world).faults
      let values = Tally(world.tally).values()
      if values.contains(where: \.isInfinite) { faults.append("an infinite outcome") }
      guard scenario.years < 100 else { return faults }
      // What is added to it, and what runs beside it, changes no bit.
      var idle = scenario
      idle.choices.merge(Self.idle(scenario)) { own, _ in own }
      var company = Fixture.scenario(mix: ["micro": Ramp(0.5)], area: scenario.area, years: 2)
      company.facts = scenario.facts
      let again = try simulate([company, idle, scenario], facts: facts, world: key, warmUp: warmUp)
      for (name, tally) in zip(["with idle levers", "in company"], again.dropFirst())
      where tally.values().map(\.bitPattern) != values.map(\.bitPattern) {
        faults.append("another result " + name)
      }
      return faults
    } catch {
      return error.message.en.isEmpty || error.message.cy.isEmpty ? ["a silent fault"] : nil
    }
  }

  /// GOFAL_SCENARIOS asks for more, which an optimised build has time for.
  private static let count =
    ProcessInfo.processInfo.environment["GOFAL_SCENARIOS"].flatMap { Int($0) } ?? 400

  @Test(
    "Each law of a run holds in the smallest places and at the ends of all that can be stated",
    arguments: 0..<8)
  func laws(part: Int) {
    var simulated = 0
    var tried = 0
    for number in stride(from: part, to: Self.count, by: 8) {
      tried += 1
      guard let found = Self.random(number), let faults = Self.faults(found) else { continue }
      simulated += 1
      #expect(faults == [], "\(number): \(found.scenario) \(found.facts)")
    }
    #expect(simulated * 2 > tried, "\(simulated) of \(tried) are simulated")
  }

  @Test("The threads of a run change no bit of it")
  func threads() throws {
    var compared = 0
    for number in stride(from: 0, to: Self.count, by: 20) {
      guard let found = Self.random(number), found.scenario.years < 100 else { continue }
      var company = Fixture.scenario(area: found.scenario.area, years: 1)
      company.facts = found.scenario.facts
      let scenarios = [found.scenario, company].enumerated().map { index, part in
        ComparedScenario(id: "s\(index)", title: part.title, parts: [part])
      }
      let experiment = try Experiment(
        scenarios, parameters: Catalogue.shipped.parameters, seed: UInt64(number), draws: 3,
        replications: 2)
      func bits(threads: Int) throws -> [[UInt64]] {
        let results = try experiment.run(threads: threads)
        return results.draws.indices.flatMap { block in
          scenarios.indices.map { results.row(block: block, scenario: $0).map(\.bitPattern) }
        }
      }
      #expect(try bits(threads: 1) == bits(threads: 3), "\(number): \(found.scenario)")
      compared += 1
    }
    #expect(compared * 40 > Self.count, "\(compared) are compared")
  }
}
