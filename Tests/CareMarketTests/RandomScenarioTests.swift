import Evidence
import Statistics
import Storage
import Testing

@testable import CareMarket

@Suite("Scenarios that nobody would think of")
struct RandomScenarioTests {
  /// SplitMix64 (Steele, Lea and Flood, 2014).
  private struct Source: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let area = Fixture.area(people: 300)
  private static let vocabulary = Vocabulary(
    settings: Setting.all, models: CareModel.all.map { ($0.id, $0.name) }, areas: [area],
    scenarios: shippedScenarios)

  /// One of the ends, or anywhere between them, small values as likely as large ones.
  private static func amount(_ setting: Setting, _ unit: Unit, _ source: inout Source) -> String {
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

  private static func value(_ setting: Setting, _ source: inout Source) -> String {
    switch setting.form {
    case .quantity(let unit, _): return amount(setting, unit, &source)
    case .option(let options, let usual):
      let option = options.randomElement(using: &source)
      guard let unit = option?.amount else { return option?.key ?? usual }
      return amount(setting, unit, &source)
    }
  }

  /// A file that states about one setting in eight.
  private static func text(_ source: inout Source) -> String {
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
    var source = Source(state: 11)
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

  @Test("People, workers, hours and money add up in each of 400, and nothing is infinite")
  func conservation() throws {
    var source = Source(state: 12)
    var simulated = 0
    for number in 0..<400 {
      let text = Self.text(&source)
      let found = readScenario(text: text, name: "s", vocabulary: Self.vocabulary)
      guard let scenario = found.file?.scenarios.first else { continue }
      var facts = Fixture.facts
      for (key, value) in scenario.facts where facts[key] != nil { facts[key] = value.central }
      do throws(SimulationFault) {
        var world = try World(
          area: scenario.area, facts: facts, key: Fixture.key(number), horizon: weeksAYear,
          warmUp: 8)
        world.run(until: 0)
        try world.begin(scenario, index: 0, trace: nil)
        world.run(until: weeksAYear)
        world.finish()
        #expect(Audit(world).faults == [], "\(text)")
        #expect(!world.tally.values().contains { $0.isInfinite }, "\(text)")
        simulated += 1
      } catch {
        // A place that cannot be simulated says so.
        #expect(!error.message.en.isEmpty)
      }
    }
    #expect(simulated > 200, "\(simulated) of 400 are simulated")
  }
}
