import CareMarket
import Evidence
import Foundation
import Statistics

/// Reads a scenario by the name of a shipped one or by its path.
///
/// - `name`: `baseline`, a shipped name, or a path (with a `/`, or ending in `.yaml` or `.yml`).
/// - `overrides`: `KEY=VALUE` as in `--set`, acting last.
/// - Returns: the scenario, nil where there is a fault; and every fault and warning at once.
public func readScenario(
  named name: String, vocabulary: Vocabulary, overrides: [String] = []
) -> (file: ScenarioFile?, diagnostics: [Diagnostic]) {
  if ScenarioReader.isPath(name) {
    return readScenario(at: name, vocabulary: vocabulary, overrides: overrides)
  }
  guard let (shipped, text) = vocabulary.shipped(name) else {
    let fault = Diagnostic(
      .fault, name, Position(line: 1, column: 1),
      Text(
        en: "There is no shipped scenario of this name; a file ends in '.yaml'.",
        cy: "Nid oes senario o'r enw hwn yn y pecyn; mae ffeil yn gorffen â '.yaml'.")
        + suggestion(for: name, among: vocabulary.scenarios.keys.sorted() + ["baseline"]))
    return (nil, [fault])
  }
  return readScenario(
    text: text, name: shipped, vocabulary: vocabulary, overrides: overrides, mayOpenFiles: true)
}

/// Reads a scenario file.
///
/// - `mayOpenFiles`: false where the file may be somebody else's: `extends` and `area` then
///   take shipped names only.
public func readScenario(
  at path: String, vocabulary: Vocabulary, overrides: [String] = [], mayOpenFiles: Bool = true
) -> (file: ScenarioFile?, diagnostics: [Diagnostic]) {
  switch TextFile.read(path) {
  case .failure(let fault): return (nil, [fault])
  case .success(let text):
    var reader = ScenarioReader(vocabulary, files: mayOpenFiles ? .disk : .only([:]))
    return reader.read(
      text, file: path, identity: ScenarioReader.identity(path), overrides: overrides)
  }
}

/// Reads the text of a scenario, such as one from a page or a notebook.
///
/// - `name`: by which faults and results refer to it.
/// - `mayOpenFiles`: false where the text comes from somebody else: `extends` and `area` then take
///   shipped names only.
public func readScenario(
  text: String, name: String, vocabulary: Vocabulary, overrides: [String] = [],
  mayOpenFiles: Bool = false
) -> (file: ScenarioFile?, diagnostics: [Diagnostic]) {
  if text.utf8.count > TextFile.limit {
    let kilobytes = TextFile.limit >> 10
    let message = Text(
      en: "The text is larger than \(kilobytes) KiB, which is the most that is read.",
      cy: "Mae'r testun yn fwy na \(kilobytes) KiB, sef y mwyaf a ddarllenir.")
    return (nil, [Diagnostic(.fault, name, Position(line: 1, column: 1), message)])
  }
  var reader = ScenarioReader(vocabulary, files: mayOpenFiles ? .disk : .only([:]))
  return reader.read(text, file: name, identity: "shipped " + name, overrides: overrides)
}

/// Reads a scenario again from the texts that an old result was made of, and from nothing else on
/// the disk: the first is the scenario itself, the others are found by their names.
public func readScenario(
  sources: [SourceText], vocabulary: Vocabulary, overrides: [String] = []
) -> (file: ScenarioFile?, diagnostics: [Diagnostic]) {
  guard let first = sources.first else { return (nil, []) }
  var texts: [String: String] = [:]
  for source in sources.dropFirst() {
    if let other = texts[source.name], other != source.text {
      let message = Text(
        en: "Two different texts of this name belong to the scenario.",
        cy: "Mae dau destun gwahanol o'r enw hwn yn perthyn i'r senario.")
      return (nil, [Diagnostic(.fault, source.name, Position(line: 1, column: 1), message)])
    }
    texts[source.name] = source.text
  }
  var reader = ScenarioReader(vocabulary, files: .only(texts))
  // A text may extend another of its own name: the same scenario before something was added.
  let identity = (texts[first.name] == nil ? "shipped " : "kept ") + first.name
  return reader.read(first.text, file: first.name, identity: identity, overrides: overrides)
}

/// Something stated, and where.
struct Stated<Value> {
  var value: Value
  var file: String
  var position: Position
}

/// What a chain of files states, the later over the earlier.
struct ScenarioStatement {
  var title: Text?
  var extends: Stated<String>?
  var area: Stated<String>?
  /// The folder that a path to an area file is relative to.
  var areaFolder = ""
  var years: Double?
  var mix: [String: Stated<Ramp>] = [:]
  var choices: [String: Choice] = [:]
  var facts: [String: Distribution] = [:]
  /// Where the shares are stated, for faults that concern them together.
  var mixPlace: (file: String, position: Position)?
}

struct ScenarioReader {
  /// Which files `extends` and `area` may lead to.
  enum Files {
    case disk
    /// These texts, by the last part of the path; they also go before shipped ones of the name.
    case only([String: String])

    func text(_ path: String) -> String? {
      guard case .only(let texts) = self else { return nil }
      return texts[path.split(separator: "/").last.map(String.init) ?? path]
    }

    var areClosed: Bool {
      if case .only = self { true } else { false }
    }
  }

  let vocabulary: Vocabulary
  let files: Files
  private(set) var diagnostics: [Diagnostic] = []
  private var sources: [SourceText] = []
  /// What the scenario itself extends.
  private var base = ScenarioStatement()
  /// The chain of `extends` that led here, by what each file is and how it was named.
  private var chain: [(identity: String, name: String)] = []

  init(_ vocabulary: Vocabulary, files: Files) {
    self.vocabulary = vocabulary
    self.files = files
  }

  static func isPath(_ name: String) -> Bool {
    name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  /// One name for one file, whatever the path that led to it.
  static func identity(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Kebab-case, from the last part of a path.
  static func id(of path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    var stem = last
    for ending in [".yaml", ".yml"] where stem.hasSuffix(ending) && stem.utf8.count > 5 {
      stem.removeLast(ending.count)
    }
    let kebab = stem.lowercased().map { letter -> Character in
      letter.isASCII && (letter.isLetter || letter.isNumber) ? letter : "-"
    }
    let id = String(kebab).split(separator: "-").joined(separator: "-")
    return id.isEmpty ? "scenario" : id
  }

  mutating func fault(_ file: String, _ position: Position, _ message: Text) {
    diagnostics.append(Diagnostic(.fault, file, position, message))
  }

  mutating func read(
    _ text: String, file: String, identity: String, overrides: [String]
  ) -> (file: ScenarioFile?, diagnostics: [Diagnostic]) {
    var statement = ScenarioStatement()
    load(text, file: file, identity: identity, into: &statement)
    for (number, override) in overrides.enumerated() {
      set(override, number: number + 1, in: &statement)
      // What is wrong with it has been said.
      let said = diagnostics
      var other = base
      set(override, number: number + 1, in: &other)
      base = other
      diagnostics = said
    }
    checkShares(statement)
    let areas = areas(of: statement, file: file)
    diagnostics = Self.ordered(diagnostics, first: file)
    let isFaulty = diagnostics.contains { $0.severity == .fault }
    guard !isFaulty, !areas.isEmpty else { return (nil, diagnostics) }
    let id = Self.id(of: file)
    let title = statement.title ?? Text(same: id)
    let scenarios = areas.map { area in
      Scenario(
        id: id, title: title, area: area, years: statement.years ?? 5,
        mix: statement.mix.mapValues(\.value), choices: statement.choices, facts: statement.facts)
    }
    let bases = scenarios.map { scenario in
      var scenario = scenario
      scenario.mix = base.mix.mapValues(\.value)
      scenario.choices = base.choices
      return scenario
    }
    let result = ScenarioFile(
      id: id, title: title, scenarios: scenarios, base: bases, sources: sources)
    return (result, diagnostics)
  }

  /// In the order in which a person reads: the file itself, its bases, the command line.
  private static func ordered(_ diagnostics: [Diagnostic], first file: String) -> [Diagnostic] {
    var rank = [file: 0]
    for diagnostic in diagnostics where rank[diagnostic.file] == nil {
      rank[diagnostic.file] = diagnostic.file == "--set" ? Int.max : rank.count
    }
    func place(_ diagnostic: Diagnostic) -> (Int, Int, Int) {
      (rank[diagnostic.file] ?? 0, diagnostic.line, diagnostic.column)
    }
    return diagnostics.sorted { place($0) < place($1) }
  }

  // MARK: The chain of files

  private mutating func load(
    _ text: String, file: String, identity: String, into statement: inout ScenarioStatement
  ) {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    sources.append(SourceText(name: name, text: text))
    chain.append((identity, name))
    defer { chain.removeLast() }
    let (root, faults) = YAMLReader.read(text, file: file)
    diagnostics += faults
    guard let root else { return }
    guard case .mapping(let entries) = root.content else {
      let example = Text(
        en: "A scenario is a list of keys and values, such as 'area: powys'.",
        cy: "Rhestr o allweddi a gwerthoedd yw senario, megis 'area: powys'.")
      fault(file, root.position, example)
      return
    }
    var own = ScenarioStatement()
    var section = SectionReader(vocabulary: vocabulary, file: file)
    // A case is a scenario too; what else it says, `CaseReader` reads.
    let isCase = entries.contains { $0.key == "about" }
    for entry in entries where !(isCase && CaseReader.keys.contains(entry.key)) {
      section.top(entry, into: &own)
    }
    diagnostics += section.diagnostics
    extend(own.extends, of: file, identity: identity, into: &statement)
    if chain.count == 1 { base = statement }
    statement.title = own.title
    if own.area != nil {
      statement.area = own.area
      statement.areaFolder = Self.folder(of: file)
    }
    statement.years = own.years ?? statement.years
    statement.mix.merge(own.mix) { $1 }
    statement.mixPlace = own.mixPlace ?? statement.mixPlace
    Self.merge(own.choices, into: &statement.choices)
    statement.facts.merge(own.facts) { $1 }
  }

  /// A choice that is stated again loses the amounts of the option stated before.
  private static func merge(_ own: [String: Choice], into choices: inout [String: Choice]) {
    let stated = own.filter { if case .option = $0.value { true } else { false } }.keys
    for key in stated {
      choices = choices.filter { !$0.key.hasPrefix(key + ".") }
    }
    choices.merge(own) { $1 }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }

  private static func resolved(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : folder + path
  }

  private mutating func extend(
    _ stated: Stated<String>?, of file: String, identity: String,
    into statement: inout ScenarioStatement
  ) {
    let base: String
    if let stated {
      base = stated.value
    } else {
      if identity == "shipped " + Vocabulary.root || vocabulary.shipped("baseline") == nil {
        return
      }
      base = "baseline"
    }
    if base == "none" { return }
    let place = stated?.position ?? Position(line: 1, column: 1)
    if let (name, shipped) = vocabulary.shipped(base) {
      let text = files.text(name) ?? shipped
      follow("shipped " + name, name, from: file, at: place) { reader in
        reader.load(text, file: name, identity: "shipped " + name, into: &statement)
      }
      return
    }
    guard Self.isPath(base) else {
      let shown = Escaping.quoted(base)
      fault(
        file, place,
        Text(
          en: "There is no shipped scenario \(shown); a file ends in '.yaml'.",
          cy: "Nid oes senario \(shown) yn y pecyn; mae ffeil yn gorffen â '.yaml'.")
          + suggestion(for: base, among: vocabulary.scenarios.keys.sorted() + ["baseline"]))
      return
    }
    if let text = files.text(base) {
      let name = base.split(separator: "/").last.map(String.init) ?? base
      follow("shipped " + name, base, from: file, at: place) { reader in
        reader.load(text, file: name, identity: "shipped " + name, into: &statement)
      }
      return
    }
    if files.areClosed { return refuseFile(file, place) }
    let path = Self.resolved(base, in: Self.folder(of: file))
    let identity = Self.identity(path)
    follow(identity, base, from: file, at: place) { reader in
      switch TextFile.read(path) {
      case .failure(let why): reader.fault(file, place, Text(same: base + ": ") + why.message)
      case .success(let text):
        reader.load(text, file: path, identity: identity, into: &statement)
      }
    }
  }

  private mutating func refuseFile(_ file: String, _ place: Position) {
    fault(
      file, place,
      Text(
        en: "Only shipped names can stand here, not files.",
        cy: "Dim ond enwau o'r pecyn all sefyll yma, nid ffeiliau."))
  }

  private mutating func follow(
    _ identity: String, _ name: String, from file: String, at place: Position,
    load: (inout ScenarioReader) -> Void
  ) {
    if let start = chain.firstIndex(where: { $0.identity == identity }) {
      let circle = (chain[start...].map(\.name) + [name]).joined(separator: " → ")
      fault(
        file, place,
        Text(
          en: "'extends' goes round in a circle: \(circle).",
          cy: "Mae 'extends' yn mynd mewn cylch: \(circle)."))
      return
    }
    if chain.count >= YAMLReader.depthLimit {
      fault(
        file, place,
        Text(
          en: "More than \(YAMLReader.depthLimit) scenarios extend one another.",
          cy: "Mae mwy na \(YAMLReader.depthLimit) o senarios yn estyn ei gilydd."))
      return
    }
    load(&self)
  }

  // MARK: --set

  private mutating func set(
    _ override: String, number: Int, in statement: inout ScenarioStatement
  ) {
    let file = "--set"
    let start = Position(line: number, column: 1)
    guard let equals = override.firstIndex(of: "=") else {
      return fault(
        file, start,
        Text(
          en: "Write KEY=VALUE, as in --set years=10.",
          cy: "Ysgrifennwch ALLWEDD=GWERTH, fel yn --set years=10."))
    }
    let key = override[..<equals].trimmingCharacters(in: .whitespaces)
    let text = override[override.index(after: equals)...].trimmingCharacters(in: .whitespaces)
    let column = override[...equals].unicodeScalars.count + 1
    let node = YAMLNode(
      content: .scalar(text, isPlain: true), position: Position(line: number, column: column))
    var section = SectionReader(vocabulary: vocabulary, file: file)
    var own = ScenarioStatement()
    if let setting = vocabulary.settingsByKey[key] {
      section.state(setting, node, into: &own)
    } else if key.hasPrefix("mix.") {
      let model = String(key.dropFirst(4))
      section.share(YAMLNode.Entry(key: model, position: start, value: node), into: &own)
    } else if ["area", "years"].contains(key) {
      section.top(YAMLNode.Entry(key: key, position: start, value: node), into: &own)
    } else {
      let shown = Escaping.quoted(key)
      fault(
        file, start,
        Text(en: "There is no key \(shown).", cy: "Nid oes allwedd \(shown).")
          + suggestion(for: key, among: vocabulary.flatKeys))
    }
    diagnostics += section.diagnostics
    if own.area != nil {
      statement.area = own.area
      statement.areaFolder = ""
    }
    statement.years = own.years ?? statement.years
    if !own.mix.isEmpty { statement.mixPlace = (file, start) }
    statement.mix.merge(own.mix) { $1 }
    Self.merge(own.choices, into: &statement.choices)
    statement.facts.merge(own.facts) { $1 }
  }

  // MARK: What concerns several keys

  /// Shares that are stated hold in every week; what is left goes to the models not named.
  private mutating func checkShares(_ statement: ScenarioStatement) {
    guard let (file, place) = statement.mixPlace else { return }
    let ramps = statement.mix.values.map(\.value)
    // A sum of straight lines is greatest, and least, where one of them ends.
    let weeks = ([0] + ramps.map(\.over)).sorted()
    let sums = weeks.map { week in (week, ramps.map { $0.value(at: week) }.reduce(0, +)) }
    guard let highest = sums.max(by: { $0.1 < $1.1 }) else { return }
    let tolerance = 1e-9
    func shown(_ share: Double) -> String {
      Quantity.text((share * 1e6).rounded() / 1e6, unit: .share)
    }
    if highest.1 > 1 + tolerance {
      let week = DecimalText.text(highest.0.rounded())
      fault(
        file, place,
        Text(
          en: "The shares add up to \(shown(highest.1)) in week \(week); at most 100% is possible.",
          cy:
            "Mae'r cyfrannau'n adio i \(shown(highest.1)) yn wythnos \(week); 100% yw'r mwyaf posibl."
        ))
      return
    }
    let named = Set(statement.mix.keys)
    guard vocabulary.models.allSatisfy({ named.contains($0.id) }),
      let lowest = sums.min(by: { $0.1 < $1.1 }), lowest.1 < 1 - tolerance
    else { return }
    let week = DecimalText.text(lowest.0.rounded())
    fault(
      file, place,
      Text(
        en:
          "All models are named, and their shares add up to \(shown(lowest.1)) in week \(week),"
          + " not 100%.",
        cy:
          "Enwir pob model, ac mae eu cyfrannau'n adio i \(shown(lowest.1)) yn wythnos \(week),"
          + " nid 100%."))
  }

  private mutating func areas(of statement: ScenarioStatement, file: String) -> [Area] {
    guard let stated = statement.area, stated.value != "wales" else {
      if vocabulary.areas.isEmpty {
        fault(
          file, Position(line: 1, column: 1),
          Text(en: "There are no areas.", cy: "Nid oes ardaloedd."))
      }
      return vocabulary.areas
    }
    if let area = vocabulary.areas.first(where: { $0.id == stated.value }) { return [area] }
    guard Self.isPath(stated.value) else {
      let shown = Escaping.quoted(stated.value)
      fault(
        stated.file, stated.position,
        Text(
          en: "There is no area \(shown). It is one of the local authorities, 'wales', or a file"
            + " that ends in '.yaml'.",
          cy: "Nid oes ardal \(shown). Un o'r awdurdodau lleol ydyw, neu 'wales', neu ffeil sy'n"
            + " gorffen â '.yaml'.")
          + suggestion(for: stated.value, among: vocabulary.areas.map(\.id) + ["wales"]))
      return []
    }
    let given = files.text(stated.value)
    if given == nil, files.areClosed {
      refuseFile(stated.file, stated.position)
      return []
    }
    let path = Self.resolved(stated.value, in: statement.areaFolder)
    switch given.map(Result.success) ?? TextFile.read(path) {
    case .failure(let why):
      fault(stated.file, stated.position, Text(same: stated.value + ": ") + why.message)
      return []
    case .success(let text):
      let name = path.split(separator: "/").last.map(String.init) ?? path
      sources.append(SourceText(name: name, text: text))
      let (area, found) = readArea(text: text, name: path, vocabulary: vocabulary)
      diagnostics += found
      return area.map { [$0] } ?? []
    }
  }
}
