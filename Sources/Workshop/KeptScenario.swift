import CareMarket
import Evidence
import Storage

/// A setting of the room as a scenario file, with where it comes from.
struct KeptScenario {
  var state: RoomState
  var index: Int
  var title: Text
  /// ISO 8601.
  var date: String
  var workshop: String
  /// Who said it, with consent.
  var who: String?
  var name: String

  /// The file; reading it gives the scenario of the room.
  ///
  /// - Throws: a sentence, where it would not.
  func text(_ bases: Bases, expecting: ScenarioFile) throws(RequestFault) -> String {
    func comment(_ text: String) -> String { "# " + Escaping.terminal(text) + "\n" }
    var text = comment("Workshop: \(workshop), \(date)" + (who.map { ". Said by: \($0)" } ?? ""))
    text += comment("The same numbers as on the page: " + command(bases))
    text += "title: {en: \(JSON.string(title.en).text), cy: \(JSON.string(title.cy).text)}\n"
    let compared = state.scenarios[index]
    let file = bases.files[compared.base]
    if file == nil { text += "extends: \(compared.base)\n" }
    let whole = file.map { $0.text(vocabulary: bases.vocabulary) }
    var settings = state.set.merging(compared.set) { $1 }
    if expecting.isNeutral, case .amount(let fee)? = expecting.scenarios.first?.choices[Self.fee] {
      // Found against what the room's base extends; sought again, it would be against the base.
      settings[Self.fee] = Quantity.text(fee, unit: .share)
    }
    if whole != nil { text += "extends: none\n" }
    text += "area: \(state.area)\nyears: \(Int(state.years))\n"
    text += Self.sections(
      settings.merging(Self.stated(expecting, bases, isWhole: whole != nil)) { own, _ in own },
      bases)
    let read = readScenario(text: text, name: name, vocabulary: bases.vocabulary).file
    func bare(_ scenarios: [Scenario]) -> [Scenario] {
      scenarios.map { scenario in
        var scenario = scenario
        scenario.id = ""
        scenario.title = Text(en: "", cy: "")
        return scenario
      }
    }
    guard let read, bare(read.scenarios) == bare(expecting.scenarios) else {
      throw RequestFault(
        409,
        Text(
          en: "This setting cannot be written as a file that gives the same numbers.",
          cy: "Ni ellir ysgrifennu'r gosodiad hwn fel ffeil sy'n rhoi'r un rhifau."))
    }
    return text
  }

  private static let fee = "levers.moved_fee_change"

  /// The whole scenario by key, where its base is a file that another machine does not have.
  private static func stated(
    _ file: ScenarioFile, _ bases: Bases, isWhole: Bool
  ) -> [String: String] {
    guard isWhole, let first = file.scenarios.first else { return [:] }
    var stated: [String: String] = [:]
    for (model, ramp) in first.mix { stated["mix." + model] = Quantity.text(ramp, unit: .share) }
    for setting in bases.vocabulary.settings {
      if let choice = first.written(setting) { stated[setting.key] = choice }
      if case .quantity(let unit, _) = setting.form, let fact = first.facts[setting.key] {
        stated[setting.key] = Quantity.text(fact, unit: unit)
      }
    }
    return stated
  }

  private static func sections(_ settings: [String: String], _ bases: Bases) -> String {
    let facts = Set(bases.vocabulary.settings.filter { $0.kind == .fact }.map(\.key))
    var lines: [String: [String]] = [:]
    for (key, value) in settings.sorted(by: { $0.key < $1.key }) {
      let (section, inner) =
        facts.contains(key)
        ? ("parameters", key)
        : key.hasPrefix("mix.")
          ? ("mix", String(key.dropFirst(4)))
          : key.hasPrefix("levers.") ? ("levers", String(key.dropFirst(7))) : ("", key)
      lines[section, default: []].append("\(inner): \(value)")
    }
    var text = (lines[""] ?? []).map { $0 + "\n" }.joined()
    for section in ["mix", "levers", "parameters"] {
      guard let own = lines[section] else { continue }
      text += section + ":\n" + own.map { "  \($0)\n" }.joined()
    }
    return text
  }

  /// The command that gives the page's numbers: against the reference, in the page's worlds.
  func command(_ bases: Bases) -> String {
    let reference = state.scenarios[0]
    var words = ["gofal", "run"]
    // A reference that was changed in the room is no file that can be named here.
    if index > 0, reference.set.isEmpty {
      words.append(bases.files[reference.base] == nil ? reference.base : reference.base + ".yaml")
    }
    words.append(name + ".yaml")
    words += [
      "--runs", String(Simulation.worlds), "--set", "area=\(state.area)", "--set",
      "years=\(Int(state.years))",
    ]
    for (key, value) in state.set.sorted(by: { $0.key < $1.key }) {
      words += ["--set", "'\(key)=\(value)'"]
    }
    return words.joined(separator: " ")
  }
}
