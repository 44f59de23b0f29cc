import CareMarket
import Evidence
import Statistics

/// A text that a result depends on, for its provenance.
public struct SourceText: Sendable, Hashable {
  /// A shipped name, or the last part of a path: never a folder.
  public var name: String
  public var text: String
  /// SHA-256 of the UTF-8 bytes, 64 lower-case hexadecimal digits.
  public var digest: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
    digest = sha256(Array(text.utf8))
  }
}

/// A scenario as a file states it, with what it extends resolved: the same for each of its areas.
public struct ScenarioFile: Sendable, Hashable {
  /// Kebab-case, from the file's name.
  public var id: String
  public var title: Text
  /// One a area: 22 where the file says `wales`, else one.
  public var scenarios: [Scenario]
  /// What it extends, in the same areas and with the same facts and `--set`: today's market, where
  /// nothing else is said.
  public var base: [Scenario]
  /// The file itself, then what it extends in order, then an area file of one's own.
  public var sources: [SourceText]
}

extension ScenarioFile {
  /// The scenario with one more choice, as a text of its own that extends the file: so it stands in a
  /// plan and in provenance, and is read again from there.
  ///
  /// - `lines`: below `levers:`, each ending in a new line.
  /// - Returns: nil, with a fault, where the lines are no levers.
  public func stating(
    levers lines: String, vocabulary: Vocabulary, overrides: [String]
  ) -> ScenarioFile? {
    guard let own = sources.first else { return nil }
    let text =
      "title: {en: \(JSON.string(title.en).text), cy: \(JSON.string(title.cy).text)}\n"
      + "extends: \(own.name)\nlevers:\n\(lines)"
    var file = readScenario(
      sources: [SourceText(name: own.name, text: text)] + sources, vocabulary: vocabulary,
      overrides: overrides
    ).file
    file?.id = id
    file?.base = base
    return file
  }

  /// The scenario written out whole, with nothing left to a base: reading it gives it back.
  public func text(vocabulary: Vocabulary) -> String {
    guard let first = scenarios.first else { return "" }
    func quoted(_ text: String) -> String {
      JSON.string(text).text
    }
    var lines = ["title: {en: \(quoted(title.en)), cy: \(quoted(title.cy))}", "extends: none"]
    lines.append("area: " + (scenarios.count > 1 ? "wales" : first.area.id))
    lines.append("years: " + DecimalText.text(first.years))
    for setting in vocabulary.settings where vocabulary.section(of: setting) == .top {
      if let text = first.written(setting) { lines.append("\(setting.key): \(text)") }
    }
    let shares = vocabulary.models.compactMap { model in
      first.mix[model.id].map { "  \(model.id): " + Quantity.text($0, unit: .share) }
    }
    if !shares.isEmpty { lines += ["mix:"] + shares }
    let levers = vocabulary.settings.compactMap { setting in
      vocabulary.section(of: setting) == .levers
        ? first.written(setting).map { "  \(Vocabulary.inner(setting.key, .levers)): \($0)" } : nil
    }
    if !levers.isEmpty { lines += ["levers:"] + levers }
    let facts = vocabulary.settings.compactMap { setting -> String? in
      guard case .quantity(let unit, _) = setting.form, let fact = first.facts[setting.key] else {
        return nil
      }
      return "  \(setting.key): " + Quantity.text(fact, unit: unit)
    }
    if !facts.isEmpty { lines += ["parameters:"] + facts }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Scenario {
  /// What the scenario states of a choice, as a file states it; nil where it states nothing.
  public func written(_ setting: Setting) -> String? {
    switch (choices[setting.key], setting.form) {
    case (.amount(let ramp), .quantity(let unit, _)): return Quantity.text(ramp, unit: unit)
    case (.option(let word), .option(let options, _)):
      guard let unit = options.first(where: { $0.key == word })?.amount,
        case .amount(let ramp) = choices[setting.key + "." + word]
      else { return word }
      return Quantity.stating(ramp, unit: unit)
    default: return nil
    }
  }
}

extension Quantity {
  /// As `text`, with the unit always said: `4 people`, and not `4`.
  static func stating(_ ramp: Ramp, unit: Unit) -> String {
    unit == .count && ramp.over == 0
      ? text(ramp, unit: unit) + (ramp.to == 1 ? " person" : " people") : text(ramp, unit: unit)
  }
}

extension Setting.Option {
  /// As a file states it: the word, or an amount where it takes one.
  public var written: String {
    guard let amount else { return key }
    let example: Double =
      switch amount {
      case .count: 4
      case .hours, .hoursPerWeek: 60
      case .share, .perYear, .ratio: 0.5
      default: 10
      }
    return Quantity.stating(Ramp(example), unit: amount)
  }
}
