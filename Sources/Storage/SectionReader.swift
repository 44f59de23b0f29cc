import CareMarket
import Evidence
import Statistics

/// Reads the keys of one scenario file, and collects everything that is wrong with them.
struct SectionReader {
  let vocabulary: Vocabulary
  let file: String
  private(set) var diagnostics: [Diagnostic] = []

  init(vocabulary: Vocabulary, file: String) {
    self.vocabulary = vocabulary
    self.file = file
  }

  /// So many faults that more would help nobody.
  private var isFull: Bool { diagnostics.count >= YAMLReader.faultLimit }

  mutating func fault(_ position: Position, _ message: Text) {
    if isFull { return }
    diagnostics.append(Diagnostic(.fault, file, position, message))
  }

  /// The text of a value that is one word or number; nil, and a fault, for anything else.
  mutating func scalar(_ node: YAMLNode, of key: String) -> String? {
    let shown = Escaping.quoted(key)
    guard case .scalar(let text, _) = node.content else {
      fault(
        node.position,
        Text(
          en: "\(shown) takes one value, not a list or further keys.",
          cy: "Un gwerth a gymer \(shown), nid rhestr na rhagor o allweddi."))
      return nil
    }
    if node.isNothing || text.isEmpty {
      fault(
        node.position,
        Text(
          en: "\(shown) has no value. Remove the line, or state one.",
          cy: "Nid oes gwerth gan \(shown). Tynnwch y llinell, neu nodwch werth."))
      return nil
    }
    return text
  }

  /// The entries of a section; nil, and a fault, for anything else.
  mutating func entries(_ entry: YAMLNode.Entry) -> [YAMLNode.Entry]? {
    if case .mapping(let entries) = entry.value.content { return entries }
    let shown = Escaping.quoted(entry.key)
    fault(
      entry.value.position,
      Text(
        en: "\(shown) takes further keys, one to a line and indented.",
        cy: "Mae \(shown) yn cymryd rhagor o allweddi, un i bob llinell ac wedi'u mewnoli."))
    return nil
  }

  // MARK: Keys

  private static let ownKeys = [
    "title", "extends", "area", "years", "mix", "levers", "parameters",
  ]

  mutating func top(_ entry: YAMLNode.Entry, into statement: inout ScenarioStatement) {
    switch entry.key {
    case "title": statement.title = title(entry)
    case "extends":
      if let text = scalar(entry.value, of: entry.key) {
        statement.extends = Stated(value: text, file: file, position: entry.value.position)
      }
    case "area":
      if let text = scalar(entry.value, of: entry.key) {
        statement.area = Stated(value: text, file: file, position: entry.value.position)
      }
    case "years": statement.years = years(entry)
    case "mix":
      statement.mixPlace = (file, entry.position)
      for share in entries(entry) ?? [] { self.share(share, into: &statement) }
    case "levers":
      for lever in entries(entry) ?? [] { setting(lever, in: .levers, into: &statement) }
    case "parameters":
      for fact in entries(entry) ?? [] { setting(fact, in: .parameters, into: &statement) }
    default: setting(entry, in: .top, into: &statement)
    }
  }

  mutating func title(_ entry: YAMLNode.Entry) -> Text? {
    guard case .mapping(let entries) = entry.value.content else {
      return scalar(entry.value, of: entry.key).map { Text(same: $0) }
    }
    var words: [String: String] = [:]
    for language in entries {
      guard Language(rawValue: language.key) != nil else {
        unknown(language, among: Language.allCases.map(\.rawValue))
        continue
      }
      if let text = scalar(language.value, of: language.key) { words[language.key] = text }
    }
    guard let en = words["en"], let cy = words["cy"] else {
      if words.count == entries.count {
        fault(
          entry.value.position,
          Text(
            en: "A title in one language is written 'title: …'; in both, '{en: …, cy: …}'.",
            cy: "Ysgrifennir teitl mewn un iaith fel 'title: …'; yn y ddwy, '{en: …, cy: …}'."))
      }
      return nil
    }
    return Text(en: en, cy: cy)
  }

  private mutating func years(_ entry: YAMLNode.Entry) -> Double? {
    guard var text = scalar(entry.value, of: entry.key) else { return nil }
    for ending in [" years", " year"] where text.hasSuffix(ending) {
      text.removeLast(ending.count)
    }
    do throws(QuantityFault) {
      let years = try Quantity.amount(text, unit: .number)
      if years >= 1, years <= 100, years == years.rounded() { return years }
    } catch {}
    let shown = Escaping.quoted(text)
    fault(
      entry.value.position,
      Text(
        en: "\(shown) is not a number of years. Allowed: whole numbers from 1 to 100.",
        cy: "Nid nifer o flynyddoedd yw \(shown). Caniateir: rhifau cyfan o 1 i 100."))
    return nil
  }

  mutating func share(_ entry: YAMLNode.Entry, into statement: inout ScenarioStatement) {
    let models = vocabulary.models.map(\.id)
    guard models.contains(entry.key) else { return unknown(entry, among: models) }
    guard let text = scalar(entry.value, of: entry.key) else { return }
    guard let ramp = ramp(text, unit: .share, at: entry.value.position) else { return }
    if judge(ramp, unit: .share, 0...1, nil, at: entry.value.position, written: text) {
      statement.mix[entry.key] = Stated(value: ramp, file: file, position: entry.value.position)
    }
  }

  private mutating func setting(
    _ entry: YAMLNode.Entry, in section: Vocabulary.Section,
    into statement: inout ScenarioStatement
  ) {
    let key = section == .levers ? "levers." + entry.key : entry.key
    if let setting = vocabulary.settingsByKey[key], vocabulary.section(of: setting) == section {
      return state(setting, entry.value, into: &statement)
    }
    // The same word in another place: say where it belongs.
    for name in [entry.key, "levers." + entry.key] {
      guard let setting = vocabulary.settingsByKey[name] else { continue }
      return misplaced(entry, belongsIn: vocabulary.section(of: setting))
    }
    if section == .parameters, entry.key.hasPrefix("mix.") || entry.key == "mix" {
      return misplaced(entry, belongsIn: .top)
    }
    if case .mapping(let inner) = entry.value.content, let first = inner.first,
      vocabulary.settings.contains(where: { $0.key.hasPrefix(entry.key + ".") })
    {
      let flat = Escaping.terminal("\(entry.key).\(first.key)")
      return fault(
        entry.position,
        Text(
          en: "Keys are written in one piece: '\(flat): …'.",
          cy: "Ysgrifennir allweddi'n un darn: '\(flat): …'."))
    }
    let known = vocabulary.keys(in: section)
    unknown(entry, among: section == .top ? Self.ownKeys + known : known)
  }

  private mutating func misplaced(
    _ entry: YAMLNode.Entry, belongsIn section: Vocabulary.Section
  ) {
    let shown = Escaping.quoted(entry.key)
    let message =
      switch section {
      case .parameters:
        Text(
          en: "\(shown) is a fact about the world: it belongs under 'parameters'.",
          cy: "Ffaith am y byd yw \(shown): o dan 'parameters' y mae ei lle.")
      case .levers:
        Text(
          en: "\(shown) is a choice: it belongs under 'levers'.",
          cy: "Dewis yw \(shown): o dan 'levers' y mae ei le.")
      case .top:
        Text(
          en: "\(shown) is a choice: it stands by itself, not under another key.",
          cy: "Dewis yw \(shown): saif ar ei ben ei hun, nid o dan allwedd arall.")
      }
    fault(entry.position, message)
  }

  mutating func unknown(_ entry: YAMLNode.Entry, among known: [String]) {
    if isFull { return }
    let shown = Escaping.quoted(entry.key)
    fault(
      entry.position,
      Text(en: "There is no key \(shown) here.", cy: "Nid oes allwedd \(shown) yma.")
        + suggestion(for: entry.key, among: known))
  }

  // MARK: Values

  mutating func state(
    _ setting: Setting, _ node: YAMLNode, into statement: inout ScenarioStatement
  ) {
    guard let text = scalar(node, of: setting.key) else { return }
    let place = node.position
    switch (setting.kind, setting.form) {
    case (.fact, .quantity(let unit, _)):
      do throws(QuantityFault) {
        let distribution = try Quantity.distribution(text, unit: unit)
        let judged = Quantity.judge(
          distribution, unit: unit, physical: setting.physical, supported: setting.supported,
          written: text)
        guard report(judged, at: place) else { return }
        if let spread = setting.spread {
          try state(spread, distribution, of: setting, at: place, into: &statement)
        } else {
          statement.facts[setting.key] = distribution
        }
      } catch { fault(place, error.message) }
    case (.choice, .quantity(let unit, _)):
      guard let ramp = ramp(text, unit: unit, at: place) else { return }
      // `none` is the lever switched off, whatever amounts are possible where it is on.
      let isOff = text == "none"
      if isOff, vocabulary.section(of: setting) != .levers {
        return fault(place, QuantityReader.unreadable(text, unit: unit).message)
      }
      if isOff
        || judge(ramp, unit: unit, setting.physical, setting.supported, at: place, written: text)
      {
        statement.choices[setting.key] = .amount(ramp)
      }
    case (_, .option(let options, _)):
      option(text, of: setting, options, at: place, into: &statement)
    }
  }

  /// A distribution between people states two facts: it is lognormal, or one number for all.
  private mutating func state(
    _ spread: Setting.Spread, _ distribution: Distribution, of setting: Setting,
    at place: Position, into statement: inout ScenarioStatement
  ) throws(QuantityFault) {
    let (median, sigma): (Double, Double)
    switch distribution {
    case .lognormal(let centre, let width): (median, sigma) = (centre, width)
    case .fixed(let value): (median, sigma) = (value, 0)
    default:
      throw QuantityFault(
        Text(
          en:
            "'\(setting.key)' is one number for all, or lognormal(median …, sigma …) between people.",
          cy:
            "Un rhif i bawb, neu lognormal(median …, sigma …) rhwng pobl, yw '\(setting.key)'."))
    }
    if let limits = vocabulary.settingsByKey[spread.sigma]?.physical {
      let judged = Quantity.judge(
        .fixed(sigma), unit: .number, physical: limits, supported: nil,
        written: Quantity.text(sigma, unit: .number))
      guard report(judged, at: place) else { return }
    }
    statement.facts[spread.median] = .fixed(median)
    statement.facts[spread.sigma] = .fixed(sigma)
  }

  private mutating func ramp(_ text: String, unit: Unit, at place: Position) -> Ramp? {
    do throws(QuantityFault) {
      return try Quantity.ramp(text, unit: unit)
    } catch {
      fault(place, error.message)
      return nil
    }
  }

  private mutating func judge(
    _ ramp: Ramp, unit: Unit, _ physical: ClosedRange<Double>, _ supported: ClosedRange<Double>?,
    at place: Position, written: String
  ) -> Bool {
    let ends = ramp.from == ramp.to ? [ramp.to] : [ramp.from, ramp.to]
    let judged = ends.map {
      Quantity.judge(
        .fixed($0), unit: unit, physical: physical, supported: supported, written: written)
    }
    return judged.allSatisfy { report($0, at: place) }
  }

  /// Keeps what was said; false where it was a fault.
  private mutating func report(
    _ judged: (severity: Diagnostic.Severity, message: Text)?, at place: Position
  ) -> Bool {
    guard let judged else { return true }
    diagnostics.append(Diagnostic(judged.severity, file, place, judged.message))
    return judged.severity == .warning
  }

  /// One of the words, or an amount of the unit of one of them.
  private mutating func option(
    _ text: String, of setting: Setting, _ options: [Setting.Option], at place: Position,
    into statement: inout ScenarioStatement
  ) {
    if options.contains(where: { $0.key == text && $0.amount == nil }) {
      statement.choices[setting.key] = .option(text)
      return
    }
    for option in options {
      guard let unit = option.amount else { continue }
      do throws(QuantityFault) {
        var reader = try QuantityReader(text, unit: unit)
        let amount = try reader.single()
        // A bare number could mean any of the amounts.
        if amount.isBare { continue }
        let value = try QuantityReader.value(amount, unit: unit)
        let ramp = Ramp(value)
        guard judge(ramp, unit: unit, setting.physical, setting.supported, at: place, written: text)
        else {
          return
        }
        statement.choices[setting.key] = .option(option.key)
        statement.choices[setting.key + "." + option.key] = .amount(ramp)
        return
      } catch { continue }
    }
    let words = options.map(\.written)
    let shown = Escaping.quoted(text)
    let list = words.joined(separator: ", ")
    var message = Text(
      en: "\(shown) is not possible here. Allowed: \(list).",
      cy: "Nid yw \(shown) yn bosibl yma. Caniateir: \(list).")
    if ["no", "off", "false"].contains(text), options.contains(where: { $0.key == "none" }) {
      message =
        message
        + Text(en: " 'none' switches a lever off.", cy: " Mae 'none' yn diffodd ysgogiad.")
    } else if let meant = nearest(to: text, among: options.filter { $0.amount == nil }.map(\.key)) {
      message =
        message
        + Text(en: " Did you mean '\(meant)'?", cy: " Ai '\(meant)' oedd gennych mewn golwg?")
    }
    fault(place, message)
  }
}
