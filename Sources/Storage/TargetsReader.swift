import CareMarket
import Evidence
import Experiments
import Search
import Statistics

/// A calibration as a file states it.
public struct TargetsFile: Sendable {
  /// Kebab-case, from the file's name.
  public var id: String
  public var title: Text
  /// In one area or in several that are added.
  public var scenario: ComparedScenario
  public var parameters: [Calibration.Parameter]
  public var targets: [Target]
  public var contrasts: [Contrast]
  /// Of each target, then of each contrast, in order.
  public var notes: [Note]
  /// The file, the scenario, and what that was read from.
  public var sources: [SourceText]

  /// What a target is, and where its figure comes from.
  public struct Note: Sendable {
    public var title: Text
    public var source: String
    /// What is known of why the model misses it.
    public var why: Text?
  }
}

/// Reads a file of targets: the figures of `gofal calibrate`.
///
/// - `columns`: all that a run of so many years reports.
/// - Returns: the targets, nil where there is a fault; and every fault and warning at once.
public func readTargets(
  at path: String, vocabulary: Vocabulary, columns: @escaping (_ years: Double) -> [Column]
) -> (file: TargetsFile?, diagnostics: [Diagnostic]) {
  switch TextFile.read(path) {
  case .failure(let fault): return (nil, [fault])
  case .success(let text):
    return readTargets(text: text, name: path, vocabulary: vocabulary, columns: columns)
  }
}

/// Reads the text of a file of targets.
public func readTargets(
  text: String, name: String, vocabulary: Vocabulary,
  columns: @escaping (_ years: Double) -> [Column]
) -> (file: TargetsFile?, diagnostics: [Diagnostic]) {
  var reader = TargetsReader(vocabulary: vocabulary, columns: columns, file: name)
  return reader.read(text)
}

/// Whether a text is a file of targets and not a scenario or study: only these have targets.
public func isTargets(_ text: String) -> Bool {
  text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("targets:") }
}

private struct TargetsReader {
  let vocabulary: Vocabulary
  let columns: (Double) -> [Column]
  let file: String
  private var diagnostics: [Diagnostic] = []

  init(vocabulary: Vocabulary, columns: @escaping (Double) -> [Column], file: String) {
    self.vocabulary = vocabulary
    self.columns = columns
    self.file = file
  }

  private static let keys = ["title", "scenario", "areas", "years", "fit", "targets", "contrasts"]
  private static let targetKeys = ["title", "figure", "value", "within", "use", "source", "why"]
  private static let contrastKeys = [
    "title", "areas", "years", "from", "to", "figure", "scale", "cause", "step", "value", "within",
    "source", "why",
  ]
  private static let residents = "residents_65"

  private mutating func fault(_ position: Position, _ message: Text) {
    if diagnostics.count >= YAMLReader.faultLimit { return }
    diagnostics.append(Diagnostic(.fault, file, position, message))
  }

  /// What the reader of scenarios' keys makes of something, with its faults.
  private mutating func section<T>(_ read: (inout SectionReader) -> T) -> T {
    var section = SectionReader(vocabulary: vocabulary, file: file)
    let value = read(&section)
    diagnostics += section.diagnostics
    return value
  }

  mutating func read(_ text: String) -> (file: TargetsFile?, diagnostics: [Diagnostic]) {
    let (root, faults) = YAMLReader.read(text, file: file)
    diagnostics += faults
    guard let root else { return (nil, diagnostics) }
    guard case .mapping(let entries) = root.content else {
      fault(
        root.position,
        Text(
          en: "A file of targets is a list of keys and values, such as 'fit: [leave_hazard]'.",
          cy: "Rhestr o allweddi a gwerthoedd yw ffeil dargedau, megis 'fit: [leave_hazard]'."))
      return (nil, diagnostics)
    }
    for entry in entries where !Self.keys.contains(entry.key) {
      section { $0.unknown(entry, among: Self.keys) }
    }
    let found = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    for key in ["fit", "targets"] where found[key] == nil {
      fault(
        Position(line: 1, column: 1),
        Text(en: "The key '\(key)' is missing.", cy: "Mae'r allwedd '\(key)' ar goll."))
    }
    let title = found["title"].flatMap { entry in section { $0.title(entry) } }
    let (scenario, sources) = scenario(found, stating: [])
    let parameters = found["fit"].map { self.parameters($0, scenario) } ?? []
    let years = scenario?.parts.first?.years ?? 1
    let targets = found["targets"].map { self.targets($0, columns(years)) } ?? []
    if !targets.isEmpty, !targets.contains(where: { $0.target.use == .fit }) {
      fault(
        found["targets"]?.position ?? root.position,
        Text(
          en: "None of the targets is fitted: say 'use: fit'.",
          cy: "Nid yw'r un o'r targedau'n cael ei ffitio: dywedwch 'use: fit'."))
    }
    let contrasts = found["contrasts"].map { self.contrasts($0, in: found) } ?? []
    guard !diagnostics.contains(where: { $0.severity == .fault }), let scenario else {
      return (nil, diagnostics)
    }
    let id = ScenarioReader.id(of: file)
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let targetsFile = TargetsFile(
      id: id, title: title ?? Text(same: id), scenario: scenario, parameters: parameters,
      targets: targets.map(\.target), contrasts: contrasts.map(\.contrast),
      notes: targets.map(\.note) + contrasts.map(\.note),
      sources: [SourceText(name: name, text: text)] + sources)
    return (targetsFile, diagnostics)
  }

  // MARK: The scenario

  /// - Parameter stating: `KEY=VALUE` as in `--set`, beside what the file says.
  private mutating func scenario(
    _ found: [String: YAMLNode.Entry], stating: [String]
  ) -> (ComparedScenario?, [SourceText]) {
    let name = found["scenario"].flatMap { entry in
      section { $0.scalar(entry.value, of: entry.key) }
    }
    let years = found["years"].flatMap { entry in
      section { $0.scalar(entry.value, of: entry.key) }
    }
    var path = name ?? Vocabulary.root
    if ScenarioReader.isPath(path), !path.hasPrefix("/") { path = folder + path }
    let areas = found["areas"].map { entry in
      items(entry).map {
        ScenarioReader.isPath($0) && !$0.hasPrefix("/") ? folder + $0 : $0
      }
    }
    var scenarios: [Scenario] = []
    var sources: [SourceText] = []
    var title: Text?
    for area in areas ?? [""] {
      let overrides =
        (areas == nil ? [] : ["area=" + area]) + ["years=" + (years ?? "1")] + stating
      let (read, said) = readScenario(named: path, vocabulary: vocabulary, overrides: overrides)
      // The same scenario is read for each area, and its faults are said once.
      for diagnostic in said where !diagnostics.contains(diagnostic) {
        diagnostics.append(diagnostic)
      }
      guard let read else { continue }
      scenarios += read.scenarios
      title = read.title
      for source in read.sources where !sources.contains(source) { sources.append(source) }
    }
    guard let first = scenarios.first, let title else { return (nil, sources) }
    return (ComparedScenario(id: first.id, title: title, parts: scenarios), sources)
  }

  private var folder: String {
    guard let slash = file.lastIndex(of: "/") else { return "" }
    return String(file[...slash])
  }

  private mutating func items(_ entry: YAMLNode.Entry) -> [String] {
    if case .sequence(let nodes) = entry.value.content {
      return nodes.compactMap { node in section { $0.scalar(node, of: entry.key) } }
    }
    return section { $0.scalar(entry.value, of: entry.key) }.map { [$0] } ?? []
  }

  // MARK: Parameters

  /// A list of keys, whose priors are as declared, or keys with priors of their own.
  private mutating func parameters(
    _ entry: YAMLNode.Entry, _ scenario: ComparedScenario?
  ) -> [Calibration.Parameter] {
    var stated: [(key: String, position: Position, value: YAMLNode?)] = []
    switch entry.value.content {
    case .mapping(let entries):
      stated = entries.map { ($0.key, $0.position, $0.value) }
    case .sequence(let nodes):
      for node in nodes {
        if let key = section({ $0.scalar(node, of: "fit") }) {
          stated.append((key, node.position, nil))
        }
      }
    case .scalar:
      if let key = section({ $0.scalar(entry.value, of: "fit") }) {
        stated.append((key, entry.value.position, nil))
      }
    }
    var parameters: [Calibration.Parameter] = []
    for (key, position, value) in stated {
      let shown = Escaping.quoted(key)
      guard let setting = vocabulary.settingsByKey[key], setting.kind == .fact,
        setting.spread == nil, case .quantity(_, let declared) = setting.form
      else {
        let facts = vocabulary.settings.filter { $0.kind == .fact }.map(\.key)
        fault(
          position,
          Text(en: "There is no parameter \(shown).", cy: "Nid oes paramedr \(shown).")
            + suggestion(for: key, among: facts))
        continue
      }
      var prior = declared
      if let value {
        var statement = ScenarioStatement()
        section { $0.state(setting, value, into: &statement) }
        guard let own = statement.facts[key] else { continue }
        prior = own
      }
      if case .fixed = prior {
        fault(
          position,
          Text(
            en: "\(shown) has one value. To fit it, state a range, such as '\(key): 20%..45%'.",
            cy: "Un gwerth sydd gan \(shown). I'w ffitio, nodwch ystod, megis '\(key): 20%..45%'."))
      } else if scenario?.parts.first?.facts[key] != nil {
        fault(
          position,
          Text(
            en: "\(shown) is stated by the scenario, so it cannot be fitted.",
            cy: "Mae'r senario'n nodi \(shown), felly ni ellir ei ffitio."))
      } else if parameters.contains(where: { $0.key == key }) {
        fault(
          position,
          Text(en: "\(shown) is there twice.", cy: "Mae \(shown) yno ddwywaith."))
      } else {
        parameters.append(Calibration.Parameter(key, prior: prior))
      }
    }
    return parameters
  }

  // MARK: Targets

  private mutating func targets(
    _ entry: YAMLNode.Entry, _ columns: [Column]
  ) -> [(target: Target, note: TargetsFile.Note)] {
    var targets: [(target: Target, note: TargetsFile.Note)] = []
    for entry in section({ $0.entries(entry) }) ?? [] {
      guard let inner = section({ $0.entries(entry) }) else { continue }
      let found = keyed(
        inner, at: entry.position, allowed: Self.targetKeys, needed: ["figure", "within", "use"])
      let figure = figure("figure", of: found, columns)
      let use: Target.Use? = word("use", of: found)
      let published = published(found)
      let note = note(entry.key, found)
      guard let figure, let use, let published else { continue }
      targets.append(
        (
          Target(
            entry.key, figure, value: published.value, tolerance: published.within, use: use), note
        ))
    }
    return targets
  }

  // MARK: Contrasts

  /// Two worlds of the file's scenario, each with what is stated for it.
  private mutating func contrasts(
    _ entry: YAMLNode.Entry, in file: [String: YAMLNode.Entry]
  ) -> [(contrast: Contrast, note: TargetsFile.Note)] {
    var contrasts: [(contrast: Contrast, note: TargetsFile.Note)] = []
    for entry in section({ $0.entries(entry) }) ?? [] {
      guard let inner = section({ $0.entries(entry) }) else { continue }
      let found = keyed(
        inner, at: entry.position, allowed: Self.contrastKeys,
        needed: ["figure", "within", "to", "scale"])
      let base = file.merging(found) { _, own in own }
      let from = found["from"].map { items($0) } ?? []
      let to = found["to"].map { items($0) } ?? []
      let (reference, _) = scenario(base, stating: from)
      let (changed, _) = scenario(base, stating: to)
      let columns = columns(reference?.parts.first?.years ?? 1)
      let figure = figure("figure", of: found, columns)
      let scale: Contrast.Scale? = word("scale", of: found)
      let cause = cause(found, columns, at: entry.position)
      let published = published(found)
      let note = note(entry.key, found)
      guard let reference, let changed, let figure, let scale, let published else { continue }
      contrasts.append(
        (
          Contrast(
            entry.key, figure, scale: scale, cause: cause, from: reference, to: changed,
            value: published.value, tolerance: published.within), note
        ))
    }
    return contrasts
  }

  /// What moves a contrast's figure, and the distance for which its effect is stated, in the cause's unit
  /// or as a percentage of it.
  private mutating func cause(
    _ found: [String: YAMLNode.Entry], _ columns: [Column], at position: Position
  ) -> Contrast.Cause? {
    guard found["cause"] != nil || found["step"] != nil else { return nil }
    guard let figure = figure("cause", of: found, columns), let entry = found["step"],
      let text = section({ $0.scalar(entry.value, of: "step") })
    else {
      fault(
        position,
        Text(
          en: "'cause' and 'step' go together, such as 'cause: pay' and 'step: 10%'.",
          cy: "Mae 'cause' a 'step' yn mynd gyda'i gilydd, megis 'cause: pay' a 'step: 10%'."))
      return nil
    }
    let isShare = text.hasSuffix("%")
    do throws(QuantityFault) {
      let step = try Quantity.amount(text, unit: isShare ? .share : .number)
      return Contrast.Cause(figure, step: step, isShare: isShare)
    } catch {
      fault(entry.value.position, error.message)
      return nil
    }
  }

  // MARK: What targets and contrasts share

  private mutating func keyed(
    _ entries: [YAMLNode.Entry], at position: Position, allowed: [String], needed: [String]
  ) -> [String: YAMLNode.Entry] {
    for entry in entries where !allowed.contains(entry.key) {
      section { $0.unknown(entry, among: allowed) }
    }
    let found = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    for key in needed where found[key] == nil {
      fault(
        position, Text(en: "The key '\(key)' is missing.", cy: "Mae'r allwedd '\(key)' ar goll."))
    }
    return found
  }

  private mutating func note(
    _ id: String, _ found: [String: YAMLNode.Entry]
  ) -> TargetsFile.Note {
    let title = found["title"].flatMap { entry in section { $0.title(entry) } }
    let source = found["source"].flatMap { entry in
      section { $0.scalar(entry.value, of: "source") }
    }
    let why = found["why"].flatMap { entry in section { $0.title(entry) } }
    return TargetsFile.Note(title: title ?? Text(same: id), source: source ?? "", why: why)
  }

  /// The tolerance, and the published value: the tolerance's middle where none is stated.
  private mutating func published(
    _ found: [String: YAMLNode.Entry]
  ) -> (value: Double, within: ClosedRange<Double>)? {
    guard let entry = found["within"], let text = section({ $0.scalar(entry.value, of: "within") }),
      let within = range(text, at: entry.value.position)
    else { return nil }
    guard let stated = found["value"] else {
      return ((within.lowerBound + within.upperBound) / 2, within)
    }
    guard let text = section({ $0.scalar(stated.value, of: "value") }),
      let value = number(text, at: stated.value.position)
    else { return nil }
    return (value, within)
  }

  private mutating func figure(
    _ key: String, of found: [String: YAMLNode.Entry], _ columns: [Column]
  ) -> Figure? {
    guard let entry = found[key], let text = section({ $0.scalar(entry.value, of: key) }) else {
      return nil
    }
    return figure(text, columns, at: entry.value.position)
  }

  private mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, of found: [String: YAMLNode.Entry]
  ) -> Word? {
    guard let entry = found[key], let text = section({ $0.scalar(entry.value, of: key) }) else {
      return nil
    }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let list = words.joined(separator: ", ")
    let shown = Escaping.quoted(text)
    fault(
      entry.value.position,
      Text(
        en: "\(shown) is not possible here. Allowed: \(list).",
        cy: "Nid yw \(shown) yn bosibl yma. Caniateir: \(list).")
        + suggestion(for: text, among: words))
    return nil
  }

  private mutating func number(_ text: String, at position: Position) -> Double? {
    do throws(QuantityFault) {
      return try Quantity.amount(text, unit: .number)
    } catch {
      fault(position, error.message)
      return nil
    }
  }

  /// Two numbers with dots between them, the lower first.
  private mutating func range(_ text: String, at position: Position) -> ClosedRange<Double>? {
    do throws(QuantityFault) {
      if case .uniform(let low, let high) = try Quantity.distribution(text, unit: .number) {
        return low...high
      }
    } catch {
      fault(position, error.message)
      return nil
    }
    fault(
      position,
      Text(
        en: "A tolerance is a range, such as 30.5..33.5, in the outcome's unit.",
        cy: "Ystod yw goddefiant, megis 30.5..33.5, yn uned y canlyniad."))
    return nil
  }

  /// An outcome, a group of it and a quarter, with blanks between: `closures model:micro q02`; a sum of
  /// such, with `+`; or one sum over another, with a stroke.
  private mutating func figure(
    _ text: String, _ columns: [Column], at position: Position
  ) -> Figure? {
    let sides = text.split(separator: "/", omittingEmptySubsequences: false)
    guard sides.count <= 2 else {
      fault(
        position,
        Text(
          en: "A figure is one outcome, or one over another.",
          cy: "Un canlyniad, neu un dros un arall, yw ffigur."))
      return nil
    }
    var terms: [[Figure.Term]] = []
    for side in sides {
      var sum: [Figure.Term] = []
      for part in side.split(separator: "+", omittingEmptySubsequences: false) {
        let words = part.split(separator: " ").map(String.init)
        guard let term = term(words, columns, at: position) else { return nil }
        sum.append(term)
      }
      terms.append(sum)
    }
    return Figure(terms[0], over: terms.count == 2 ? terms[1] : [])
  }

  private mutating func term(
    _ words: [String], _ columns: [Column], at position: Position
  ) -> Figure.Term? {
    guard let name = words.first else {
      fault(
        position,
        Text(en: "An outcome is missing here.", cy: "Mae canlyniad ar goll yma."))
      return nil
    }
    if words.count == 1 {
      if name == Self.residents { return .residents65 }
      if vocabulary.settingsByKey[name]?.kind == .fact { return .fact(name) }
    }
    var column = Column(outcome: name)
    for word in words.dropFirst() {
      if word.contains(":") { column.group = word } else { column.time = word }
    }
    if columns.contains(column) { return .outcome(column) }
    let shown = Escaping.quoted(words.joined(separator: " "))
    let known = columns.filter { $0.outcome == name }
    let candidates =
      known.isEmpty
      ? columns.filter(\.isWhole).map(\.outcome) + [Self.residents]
      : known.map { $0.group == "all" ? $0.time : $0.group }
    fault(
      position,
      Text(en: "There is no figure \(shown).", cy: "Nid oes ffigur \(shown).")
        + suggestion(for: known.isEmpty ? name : words.last ?? name, among: candidates))
    return nil
  }
}
