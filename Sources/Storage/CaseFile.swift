import CareMarket
import Evidence
import Experiments

/// An organisation, a programme or a place of the evidence: what its document says of it as a
/// scenario, and what the document claims happened there.
public struct CaseFile: Sendable {
  /// Kebab-case, from the file's name.
  public var id: String
  /// What the document says of it, a sentence or two.
  public var about: Text
  /// Ids of the register's entries that the settings rest on.
  public var evidence: [String]
  public var scenario: ScenarioFile
  /// What the case is compared with: a shipped scenario in the case's area and world; another case, or
  /// a file, as it stands.
  public var reference: ScenarioFile
  /// None where the document claims nothing that can be checked.
  public var claims: [Claim]

  /// Whether nobody looks at the case's verdicts while the model is changed: a third of the cases, by
  /// the hash of their names.
  public var isHeldOut: Bool { Self.isHeldOut(id) }

  /// The first four hexadecimal digits of the SHA-256 of the name, modulo three.
  public static func isHeldOut(_ id: String) -> Bool {
    (Int(sha256(Array(id.utf8)).prefix(4), radix: 16) ?? 0) % 3 == 0
  }

  /// The scenario that every case extends and, unless it says otherwise, is compared with.
  public static let base = "wales-2018"

  /// Whether the case sets a direct cause of what a claim is about: for a claim on a change, beyond
  /// the reference; for one on a level or on two groups of one run, beyond `base`.
  public func constructs(_ claim: Claim, vocabulary: Vocabulary) -> Bool {
    let isContrast =
      switch claim.expectation {
      case .direction, .change: claim.than == nil
      case .level, .event: false
      }
    let base = readScenario(named: Self.base, vocabulary: vocabulary).file
    guard let own = scenario.scenarios.first,
      let other = (isContrast ? reference : base)?.scenarios.first
    else { return false }
    return claim.isConstructed(stating: own.keys(differingFrom: other))
  }
}

extension Scenario {
  /// Keys that are stated differently, in alphabetical order.
  func keys(differingFrom other: Scenario) -> [String] {
    func differing<Value: Equatable>(_ own: [String: Value], _ others: [String: Value]) -> [String]
    {
      Set(own.keys).union(others.keys).filter { own[$0] != others[$0] }
    }
    return
      (differing(mix, other.mix).map { "mix." + $0 } + differing(choices, other.choices)
      + differing(facts, other.facts)).sorted()
  }
}

/// Whether a text is a case: only cases say what they are about.
public func isCase(_ text: String) -> Bool {
  text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("about:") }
}

/// Reads a case from its text.
///
/// - `name`: a path, or the name of a shipped case.
/// - `cases`: the texts of the shipped cases, which `against` may name.
/// - Returns: the case, nil where there is a fault; and every fault and warning at once.
public func readCase(
  text: String, name: String, vocabulary: Vocabulary, columns: [Column], cases: [String: String],
  overrides: [String] = []
) -> (file: CaseFile?, diagnostics: [Diagnostic]) {
  var reader = CaseReader(
    vocabulary: vocabulary, columns: columns, cases: cases, file: name, overrides: overrides)
  return reader.read(text)
}

/// Reads a case file.
public func readCase(
  at path: String, vocabulary: Vocabulary, columns: [Column], cases: [String: String],
  overrides: [String] = []
) -> (file: CaseFile?, diagnostics: [Diagnostic]) {
  switch TextFile.read(path) {
  case .failure(let fault): return (nil, [fault])
  case .success(let text):
    return readCase(
      text: text, name: path, vocabulary: vocabulary, columns: columns, cases: cases,
      overrides: overrides)
  }
}

struct CaseReader {
  let vocabulary: Vocabulary
  /// Everything that a run reports.
  let columns: [Column]
  let cases: [String: String]
  let file: String
  let overrides: [String]
  private var diagnostics: [Diagnostic] = []

  init(
    vocabulary: Vocabulary, columns: [Column], cases: [String: String], file: String,
    overrides: [String]
  ) {
    self.vocabulary = vocabulary
    self.columns = columns
    self.cases = cases
    self.file = file
    self.overrides = overrides
  }

  /// What a case file has beside the keys of a scenario.
  static let keys = ["about", "evidence", "against", "claims"]
  private static let claimKeys = [
    "evidence", "says", "outcome", "group", "than", "expect", "confidence", "level", "change",
    "event", "why",
  ]

  mutating func read(_ text: String) -> (file: CaseFile?, diagnostics: [Diagnostic]) {
    // Of this text, and not of what the path may lead to by now.
    let isPath = ScenarioReader.isPath(file)
    var reader = ScenarioReader(vocabulary, files: isPath ? .disk : .only([:]))
    let (scenario, faults) = reader.read(
      text, file: file, identity: isPath ? ScenarioReader.identity(file) : "shipped " + file,
      overrides: overrides)
    diagnostics += faults
    guard case .mapping(let entries)? = YAMLReader.read(text, file: file).root?.content else {
      return (nil, diagnostics)
    }
    let start = Position(line: 1, column: 1)
    let found = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    let about = found["about"].flatMap { bothLanguages($0) }
    if found["about"] == nil { missing("about", start) }
    let evidence = found["evidence"].map { ids($0) } ?? []
    if found["evidence"] == nil { missing("evidence", start) }
    let claims = found["claims"].map { self.claims($0) } ?? []
    let reference = scenario.flatMap { self.reference(found["against"], of: $0) }
    diagnostics.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    guard !diagnostics.contains(where: { $0.severity == .fault }), let scenario, let about,
      let reference
    else { return (nil, diagnostics) }
    return (
      CaseFile(
        id: ScenarioReader.id(of: file), about: about, evidence: evidence, scenario: scenario,
        reference: reference, claims: claims),
      diagnostics
    )
  }

  private mutating func fault(_ position: Position, _ en: String, _ cy: String) {
    if diagnostics.count >= YAMLReader.faultLimit { return }
    diagnostics.append(Diagnostic(.fault, file, position, Text(en: en, cy: cy)))
  }

  private mutating func missing(_ key: String, _ position: Position) {
    fault(position, "The key '\(key)' is missing.", "Mae'r allwedd '\(key)' ar goll.")
  }

  // MARK: What it is compared with

  private mutating func reference(
    _ entry: YAMLNode.Entry?, of own: ScenarioFile
  ) -> ScenarioFile? {
    var name = CaseFile.base
    if let entry {
      guard let stated = word(entry) else { return nil }
      name = stated
    }
    if let text = cases[name] {
      return readScenario(text: text, name: name, vocabulary: vocabulary, overrides: overrides).file
    }
    if ScenarioReader.isPath(name), ScenarioReader.isPath(file) {
      let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
      let (other, faults) = readScenario(
        at: folder + name, vocabulary: vocabulary, overrides: overrides)
      diagnostics += faults
      return other
    }
    guard vocabulary.shipped(name) != nil else {
      let near = suggestion(
        for: name,
        among: (Array(vocabulary.scenarios.keys) + Array(cases.keys)).sorted() + ["baseline"])
      fault(
        entry?.value.position ?? Position(line: 1, column: 1),
        "There is no shipped scenario and no case \(Escaping.quoted(name))." + near.en,
        "Nid oes senario yn y pecyn nac achos o'r enw \(Escaping.quoted(name))." + near.cy)
      return nil
    }
    guard var base = readScenario(named: name, vocabulary: vocabulary).file,
      let first = base.scenarios.first
    else { return nil }
    // The same area, years and world: only choices differ.
    base.scenarios = own.scenarios.map {
      Scenario(
        id: base.id, title: base.title, area: $0.area, years: $0.years, mix: first.mix,
        choices: first.choices, facts: $0.facts)
    }
    return base
  }

  // MARK: Claims

  private mutating func claims(_ entry: YAMLNode.Entry) -> [Claim] {
    guard let entries = section({ $0.entries(entry) }) else { return [] }
    return entries.compactMap { claim($0) }
  }

  private mutating func claim(_ entry: YAMLNode.Entry) -> Claim? {
    guard let entries = section({ $0.entries(entry) }) else { return nil }
    for inner in entries where !Self.claimKeys.contains(inner.key) {
      section { $0.unknown(inner, among: Self.claimKeys) }
    }
    let found = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    for key in ["evidence", "says", "outcome"] where found[key] == nil {
      missing(key, entry.position)
    }
    let evidence = found["evidence"].map { ids($0) } ?? []
    let says = found["says"].flatMap { bothLanguages($0) }
    let column = column(found)
    let than = found["than"].flatMap { word($0) }
    if let than, let column, let place = found["than"]?.value.position,
      !columns.contains(Column(outcome: column.outcome, group: than))
    {
      noGroup(than, of: column.outcome, place)
    }
    let expectation = expectation(found, entry.position)
    let why = found["why"].flatMap { bothLanguages($0) }
    guard let says, let column, let expectation, !evidence.isEmpty else { return nil }
    return Claim(
      id: entry.key, evidence: evidence, says: says, column: column, than: than,
      expectation: expectation, why: why)
  }

  private mutating func column(_ found: [String: YAMLNode.Entry]) -> Column? {
    guard let entry = found["outcome"], let outcome = word(entry) else { return nil }
    let known = columns.filter(\.isWhole).map(\.outcome)
    guard known.contains(outcome) else {
      let near = suggestion(for: outcome, among: known)
      fault(
        entry.value.position, "There is no outcome \(Escaping.quoted(outcome))." + near.en,
        "Nid oes canlyniad \(Escaping.quoted(outcome))." + near.cy)
      return nil
    }
    guard let stated = found["group"], let group = word(stated) else {
      return Column(outcome: outcome)
    }
    let column = Column(outcome: outcome, group: group)
    if !columns.contains(column) {
      noGroup(group, of: outcome, stated.value.position)
      return nil
    }
    return column
  }

  private mutating func noGroup(_ group: String, of outcome: String, _ position: Position) {
    let known = columns.filter { $0.outcome == outcome && $0.time == "all" }.map(\.group)
    let near = suggestion(for: group, among: known)
    fault(
      position, "'\(outcome)' is not kept for \(Escaping.quoted(group))." + near.en,
      "Ni chedwir '\(outcome)' ar gyfer \(Escaping.quoted(group))." + near.cy)
  }

  /// Exactly one of `expect`, `level`, `change` and `event`.
  private mutating func expectation(
    _ found: [String: YAMLNode.Entry], _ position: Position
  ) -> Claim.Expectation? {
    let forms = ["expect", "level", "change", "event"]
    let stated = forms.compactMap { found[$0] }
    guard stated.count == 1, let entry = stated.first, let text = word(entry) else {
      let list = forms.joined(separator: ", ")
      fault(
        position, "A claim states exactly one of: \(list).",
        "Mae honiad yn nodi un yn union o'r rhain: \(list).")
      return nil
    }
    let share = found["confidence"].flatMap { self.share($0) }
    if found["confidence"] != nil, share == nil { return nil }
    switch entry.key {
    case "expect":
      if let direction = Claim.Expectation.Direction(rawValue: text) {
        return .direction(direction, confidence: share ?? 0.8)
      }
    case "level":
      if let range = range(text, unit: .number) { return .level(range) }
    case "change":
      if let range = range(text, unit: .share) { return .change(range) }
    default:
      let words = text.split(separator: " ").map(String.init)
      if words.count == 2, let side = Claim.Expectation.Side(rawValue: words[0]),
        let limit = try? Quantity.amount(words[1], unit: .number)
      {
        return .event(side, limit, share: share ?? 0.5)
      }
    }
    let shown = Escaping.quoted(text)
    let allowed = "expect: higher | lower; level: 27..37; change: -15%..-5%; event: below 5"
    fault(
      entry.value.position, "\(shown) is not possible here. Allowed: \(allowed).",
      "Nid yw \(shown) yn bosibl yma. Caniateir: \(allowed).")
    return nil
  }

  private func range(_ text: String, unit: Unit) -> ClosedRange<Double>? {
    guard let dots = text.range(of: ".."),
      let lower = try? Quantity.amount(String(text[..<dots.lowerBound]), unit: unit),
      let upper = try? Quantity.amount(String(text[dots.upperBound...]), unit: unit),
      lower <= upper
    else { return nil }
    return lower...upper
  }

  private mutating func share(_ entry: YAMLNode.Entry) -> Double? {
    guard let text = word(entry) else { return nil }
    if let share = try? Quantity.amount(text, unit: .share), (0.5...1).contains(share) {
      return share
    }
    let shown = Escaping.quoted(text)
    fault(
      entry.value.position, "\(shown) is not a confidence. Allowed: from 50% to 100%.",
      "Nid hyder yw \(shown). Caniateir: o 50% i 100%.")
    return nil
  }

  // MARK: Plain values

  /// Runs a reader of sections and keeps what it complains of.
  @discardableResult
  private mutating func section<Value>(_ body: (inout SectionReader) -> Value) -> Value {
    var reader = SectionReader(vocabulary: vocabulary, file: file)
    let value = body(&reader)
    diagnostics += reader.diagnostics
    return value
  }

  private mutating func word(_ entry: YAMLNode.Entry) -> String? {
    section { $0.scalar(entry.value, of: entry.key) }
  }

  /// A case is shipped, and everything of it is read in both languages.
  private mutating func bothLanguages(_ entry: YAMLNode.Entry) -> Text? {
    guard case .mapping = entry.value.content else {
      fault(
        entry.value.position, "'\(entry.key)' is written in both languages: {en: …, cy: …}.",
        "Ysgrifennir '\(entry.key)' yn y ddwy iaith: {en: …, cy: …}.")
      return nil
    }
    return section { $0.title(entry) }
  }

  /// Ids of entries or figures, parted by spaces.
  private mutating func ids(_ entry: YAMLNode.Entry) -> [String] {
    guard let text = word(entry) else { return [] }
    let ids = text.split(separator: " ").map(String.init)
    for id in ids where Register.entry(id) == nil && PublicFigure.withID(id) == nil {
      let near = suggestion(for: id, among: Register.all.map(\.id))
      fault(
        entry.value.position, "There is no entry \(Escaping.quoted(id)) in the register." + near.en,
        "Nid oes cofnod \(Escaping.quoted(id)) yn y gofrestr." + near.cy)
    }
    return ids
  }
}
