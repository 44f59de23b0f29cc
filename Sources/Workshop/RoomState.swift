import CareMarket
import Evidence
import Experiments
import Foundation
import Storage

/// What is compared, as it stands in the page's address and in the session's file.
struct RoomState: Sendable, Hashable {
  struct Compared: Sendable, Hashable {
    /// The name of a shipped scenario, of a file given at the start, or of one kept in the session.
    var base: String
    /// What differs from the base, by key, as a scenario file states it.
    var set: [String: String] = [:]
  }

  var scenarios: [Compared]
  var area: String
  var years = 5.0
  /// What holds for all scenarios: facts, and choices where somebody wants them everywhere.
  var set: [String: String] = [:]
  /// What each heading counts in the ranking [0 to 100].
  var weights: [Heading: Double] = Dictionary(
    uniqueKeysWithValues: Heading.allCases.map { ($0, 20) })
  /// Place in the agenda, from 0.
  var step = 0

  static let scenarioCount = 2...6
  static let mostSettings = 100
  static let longestValue = 120

  /// What the simulation depends on.
  var simulated: RoomState {
    var state = self
    state.step = 0
    state.weights = [:]
    return state
  }
}

extension RoomState {
  init(_ json: JSON) throws(RequestFault) {
    let known = ["scenarios", "area", "years", "set", "weights", "step"]
    guard let members = json.members else { throw Self.fault("state", "{…}") }
    if let other = members.first(where: { !known.contains($0.key) }) {
      throw RequestFault(
        422,
        Text(
          en: "A state has no member \(Escaping.quoted(other.key)): it has "
            + known.joined(separator: ", ") + ".",
          cy: "Nid oes gan gyflwr aelod \(Escaping.quoted(other.key)): mae ganddo "
            + known.joined(separator: ", ") + "."))
    }
    guard let list = json["scenarios"]?.array, Self.scenarioCount.contains(list.count) else {
      throw RequestFault(
        422,
        Text(
          en: "Two to six scenarios are compared.", cy: "Cymharir dwy i chwe senario."))
    }
    scenarios = []
    for item in list {
      guard let base = item["base"]?.string, base.utf8.count <= 100 else {
        throw Self.fault("scenarios[…].base", "\"baseline\"")
      }
      scenarios.append(Compared(base: base, set: try Self.settings(item["set"])))
    }
    guard let area = json["area"]?.string, area.utf8.count <= 100 else {
      throw Self.fault("area", "\"powys\"")
    }
    self.area = area
    if let value = json["years"] {
      guard let years = value.number, (1...10).contains(years), years == years.rounded() else {
        throw Self.fault("years", "1–10")
      }
      self.years = years
    }
    set = try Self.settings(json["set"])
    if let value = json["weights"] {
      guard let members = value.members else { throw Self.fault("weights", "0–100") }
      for member in members {
        guard let heading = Heading(rawValue: member.key), let weight = member.value.number,
          (0...100).contains(weight)
        else { throw Self.fault("weights", "0–100") }
        weights[heading] = weight
      }
    }
    if let value = json["step"] {
      guard let step = value.integer, (0..<1000).contains(step) else {
        throw Self.fault("step", "0–999")
      }
      self.step = step
    }
  }

  static func fault(_ member: String, _ allowed: String) -> RequestFault {
    RequestFault(
      422,
      Text(
        en: "\(Escaping.quoted(member)) is missing, or not as it should be: \(allowed).",
        cy: "Mae \(Escaping.quoted(member)) ar goll, neu nid yw fel y dylai fod: \(allowed)."))
  }

  private static func settings(_ json: JSON?) throws(RequestFault) -> [String: String] {
    guard let json, json != .null else { return [:] }
    guard let members = json.members, members.count <= mostSettings else {
      throw fault("set", "{\"levers.development_support\": \"£60k/year\"}")
    }
    var settings: [String: String] = [:]
    for member in members {
      guard let value = member.value.string else { throw fault(member.key, "\"…\"") }
      settings[member.key] = try checked(value, of: member.key)
    }
    return settings
  }

  /// One line, such as can stand in a scenario file without quotes.
  static func checked(_ value: String, of key: String) throws(RequestFault) -> String {
    let isPlain = value.unicodeScalars.allSatisfy {
      ($0.isASCII && $0.value >= 0x20 && $0.value < 0x7F
        && !"#:{}[]&*!|'\"`@\\".unicodeScalars.contains($0))
        || $0 == "£"
    }
    // These stand beside the settings, and a path to a file must not come in by them.
    guard key != "area", key != "years" else {
      throw fault(key, "\"area\": \"powys\", \"years\": 5")
    }
    guard isPlain, !value.isEmpty, value.utf8.count <= longestValue, key.utf8.count <= 100,
      value.first != " ", value.last != " "
    else {
      throw RequestFault(
        422,
        Text(
          en: "A setting is one short line, such as 12%, £20/hour or 2% -> 30% over 3 years.",
          cy: "Un llinell fer yw gosodiad, megis 12%, £20/hour neu 2% -> 30% over 3 years."))
    }
    return value
  }

  var json: JSON {
    func settings(_ set: [String: String]) -> JSON {
      .object(set.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })
    }
    return .object([
      .init(
        "scenarios",
        .array(
          scenarios.map {
            .object([.init("base", .string($0.base)), .init("set", settings($0.set))])
          })),
      .init("area", .string(area)), .init("years", .number(years)), .init("set", settings(set)),
      .init(
        "weights",
        .object(Heading.allCases.map { .init($0.rawValue, .number(weights[$0] ?? 0)) })),
      .init("step", .integer(step)),
    ])
  }
}

// MARK: From a state to scenarios

/// The scenarios that a state can name: shipped ones, files given at the start, files kept since.
struct Bases: Sendable {
  let vocabulary: Vocabulary
  private(set) var files: [String: ScenarioFile] = [:]

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  mutating func add(_ file: ScenarioFile, as name: String) { files[name] = file }

  func names(_ name: String) -> Bool {
    files[name] != nil || vocabulary.scenarios[name] != nil || name == "baseline"
  }

  /// The scenarios of a state, with what is to be said beside their results.
  func read(
    _ state: RoomState
  ) throws(RequestFault) -> (files: [ScenarioFile], cautions: [Text]) {
    var read: [ScenarioFile] = []
    var cautions: [Text] = []
    var bases: [String: Int] = [:]
    for (index, compared) in state.scenarios.enumerated() {
      guard names(compared.base) else {
        throw RequestFault(
          422,
          Text(
            en: "There is no scenario \(Escaping.quoted(compared.base)).",
            cy: "Nid oes senario \(Escaping.quoted(compared.base)).")
            + suggestion(
              for: compared.base,
              among: vocabulary.scenarios.keys.sorted() + files.keys.sorted() + ["baseline"]))
      }
      guard vocabulary.areas.contains(where: { $0.id == state.area }) || state.area == "wales"
      else {
        throw RequestFault(
          422,
          Text(
            en: "There is no area \(Escaping.quoted(state.area)).",
            cy: "Nid oes ardal \(Escaping.quoted(state.area)).")
            + suggestion(for: state.area, among: vocabulary.areas.map(\.id) + ["wales"]))
      }
      let result = base(compared.base, overrides: state.overrides(of: compared))
      guard var file = result.file else {
        let faults = result.diagnostics.filter { $0.severity == .fault }.prefix(3).map(\.message)
        throw RequestFault(
          422,
          faults.reduce(Text(en: "", cy: "")) {
            $0.en.isEmpty ? $1 : Text(en: $0.en + " " + $1.en, cy: $0.cy + " " + $1.cy)
          })
      }
      if file.isNeutral, let before = base(compared.base, overrides: state.overrides()).file?.base {
        // What was changed here is the scenario's own, and not of what it is to be neutral to.
        file.base = before
      }
      for diagnostic in result.diagnostics where !cautions.contains(diagnostic.message) {
        cautions.append(diagnostic.message)
      }
      let before = bases[compared.base, default: 0]
      bases[compared.base] = before + 1
      file.id = compared.base + (before == 0 ? "" : "-\(before + 1)")
      if read.contains(where: { $0.id == file.id }) { file.id += "-\(index + 1)" }
      if before > 0 {
        file.title = Text(
          en: "\(file.title.en) (\(before + 1))", cy: "\(file.title.cy) (\(before + 1))")
      }
      for part in file.scenarios.indices {
        file.scenarios[part].id = file.id
        file.scenarios[part].title = file.title
      }
      read.append(file)
    }
    return (read, cautions + Domain.cautions(read, settings: vocabulary.settings))
  }

  private func base(
    _ name: String, overrides: [String]
  ) -> (file: ScenarioFile?, diagnostics: [Diagnostic]) {
    files[name].map {
      readScenario(sources: $0.sources, vocabulary: vocabulary, overrides: overrides)
    } ?? readScenario(named: name, vocabulary: vocabulary, overrides: overrides)
  }

  /// A scenario of a state at the fee that was found for it.
  func stating(
    _ fee: NeutralFee, in file: ScenarioFile, of index: Int, _ state: RoomState
  ) -> ScenarioFile {
    let change = Quantity.text(Ramp(fee.change), unit: .share)
    guard
      var stated = file.stating(
        levers: "  moved_fee_change: \(change)\n", vocabulary: vocabulary,
        overrides: state.overrides(of: state.scenarios[index]))
    else { return file }
    for part in stated.scenarios.indices { stated.scenarios[part].id = file.id }
    return stated
  }
}

extension RoomState {
  /// What a scenario of the state has on its command line, as it were; without one, what all have.
  fileprivate func overrides(of compared: Compared? = nil) -> [String] {
    ["area=\(area)", "years=\(Int(years))"]
      + set.merging(compared?.set ?? [:]) { $1 }.sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value)" }
  }
}

extension ScenarioFile {
  var isNeutral: Bool {
    scenarios.contains { $0.choices["levers.budget_rule"] == .option("neutral") }
  }

  var compared: ComparedScenario { ComparedScenario(id: id, title: title, parts: scenarios) }
}

// MARK: What caused a difference

extension Bases {
  /// The scenarios between the reference and another: one difference more in each, the last the
  /// whole; with the keys and names of what each step switches on. Empty where they do not differ.
  func chain(
    from reference: ScenarioFile, to other: ScenarioFile
  ) -> (scenarios: [ComparedScenario], steps: [(key: String, label: Text)]) {
    var now = reference.compared
    var scenarios: [ComparedScenario] = []
    var steps: [(key: String, label: Text)] = []
    func add(_ key: String, _ label: Text, _ change: (inout Scenario, Scenario) -> Void) {
      var next = now
      for index in next.parts.indices where index < other.scenarios.count {
        change(&next.parts[index], other.scenarios[index])
      }
      guard next.parts != now.parts else { return }
      next.id = "step-\(steps.count + 1)"
      if scenarios.isEmpty { scenarios.append(now) }
      scenarios.append(next)
      steps.append((key, label))
      now = next
    }
    add("mix", Text(en: "The mix of care models", cy: "Y cymysgedd o fodelau gofal")) {
      $0.mix = $1.mix
    }
    for setting in vocabulary.settings {
      add(setting.key, setting.label) { scenario, whole in
        if setting.key == "levers.budget_rule", other.isNeutral {
          // A rule that is nothing without the fee that was found by it.
          scenario.choices["levers.moved_fee_change"] = whole.choices["levers.moved_fee_change"]
        }
        if setting.kind == .fact {
          scenario.facts[setting.key] = whole.facts[setting.key]
          return
        }
        let keys = Set(scenario.choices.keys).union(whole.choices.keys)
        for key in keys where key == setting.key || key.hasPrefix(setting.key + ".") {
          scenario.choices[key] = whole.choices[key]
        }
      }
    }
    return (scenarios, steps)
  }
}
