import CareMarket
import Evidence
import Experiments
import Statistics

/// Reads a study file and the scenarios that it compares.
///
/// - `overrides`: `KEY=VALUE` as in `--set`, acting last in every scenario.
/// - `outcomes`: ids of all that a run reports.
/// - Returns: the study, nil where there is a fault; and every fault and warning at once.
public func readStudy(
  at path: String, vocabulary: Vocabulary, outcomes: [String], overrides: [String] = []
) -> (study: StudyFile?, diagnostics: [Diagnostic]) {
  switch TextFile.read(path) {
  case .failure(let fault): return (nil, [fault])
  case .success(let text):
    var reader = StudyReader(
      vocabulary: vocabulary, outcomes: outcomes, file: path, overrides: overrides)
    return reader.read(text)
  }
}

/// Reads a study again from the texts that a plan holds, and from nothing else on the disk.
///
/// - `sources`: the study, and a file of points.
/// - `scenarios`: the texts of each scenario, in the study's order.
public func readStudy(
  sources: [SourceText], scenarios: [[SourceText]], vocabulary: Vocabulary, outcomes: [String],
  overrides: [String] = []
) -> (study: StudyFile?, diagnostics: [Diagnostic]) {
  guard let first = sources.first else { return (nil, []) }
  var reader = StudyReader(
    vocabulary: vocabulary, outcomes: outcomes, file: first.name, overrides: overrides)
  reader.kept = (sources, scenarios)
  return reader.read(first.text)
}

/// Whether a text is a study and not a scenario: only studies have factors.
public func isStudy(_ text: String) -> Bool {
  text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("factors:") }
}

struct StudyReader {
  typealias Design = StudyFile.Design

  let vocabulary: Vocabulary
  let outcomes: [String]
  let file: String
  let overrides: [String]
  /// The texts of a plan, where they are all that is read.
  var kept: (sources: [SourceText], scenarios: [[SourceText]])?
  var diagnostics: [Diagnostic] = []
  /// Ids of the scenarios by what the study calls them: `baseline` is another name.
  var names: [String: String] = [:]

  init(vocabulary: Vocabulary, outcomes: [String], file: String, overrides: [String]) {
    self.vocabulary = vocabulary
    self.outcomes = outcomes
    self.file = file
    self.overrides = overrides
  }

  static let keys = [
    "title", "scenarios", "area", "years", "factors", "design", "groups", "samples", "levels",
    "replications", "precision", "seed", "outcomes", "points", "objectives", "budget",
    "generations", "confirmations",
  ]

  mutating func fault(_ position: Position, _ en: String, _ cy: String) {
    fault(position, Text(en: en, cy: cy))
  }

  mutating func fault(_ position: Position, _ message: Text) {
    if diagnostics.count >= YAMLReader.faultLimit { return }
    diagnostics.append(Diagnostic(.fault, file, position, message))
  }

  mutating func read(_ text: String) -> (study: StudyFile?, diagnostics: [Diagnostic]) {
    let (root, faults) = YAMLReader.read(text, file: file)
    diagnostics += faults
    let start = Position(line: 1, column: 1)
    guard let root else { return (nil, diagnostics) }
    guard case .mapping(let entries) = root.content else {
      fault(
        root.position, "A study is a list of keys and values, such as 'samples: 256'.",
        "Rhestr o allweddi a gwerthoedd yw astudiaeth, megis 'samples: 256'.")
      return (nil, diagnostics)
    }
    var section = SectionReader(vocabulary: vocabulary, file: file)
    for entry in entries where !Self.keys.contains(entry.key) {
      section.unknown(entry, among: Self.keys)
    }
    let found = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    let title = found["title"].flatMap { section.title($0) }
    var stated = ScenarioStatement()
    var own: [String] = []
    for key in ["area", "years"] {
      guard let entry = found[key] else { continue }
      section.top(entry, into: &stated)
      if case .scalar(let value, _) = entry.value.content { own.append("\(key)=\(value)") }
    }
    diagnostics += section.diagnostics
    if let area = stated.area?.value, ScenarioReader.isPath(area), !area.hasPrefix("/") {
      own = own.map { $0.hasPrefix("area=") ? "area=" + folder + area : $0 }
    }
    for key in ["scenarios", "factors", "design"] where found[key] == nil {
      fault(start, "The key '\(key)' is missing.", "Mae'r allwedd '\(key)' ar goll.")
    }
    let set = own + overrides
    let scenarios = found["scenarios"].map { self.scenarios($0, set) } ?? []
    let design = found["design"].flatMap { self.design($0) }
    let factors = found["factors"].map { self.factors($0, scenarios) } ?? []
    let groups = self.groups(found["groups"], design, factors)
    let samples = self.samples(found["samples"], design, start)
    let levels = whole(found["levels"], 2...1024)
    let replications = whole(found["replications"], 1...1_000_000) ?? 1
    let precision = self.precision(found, design)
    let seed = self.seed(found["seed"])
    let kept = self.outcomes(found["outcomes"])
    let (points, table) = self.points(found["points"], factors, design, start)
    let search = self.search(found, design, factors, scenarios, replications, start)
    if let design, !factors.isEmpty {
      checkLevels(factors, design, levels, found["factors"]?.position ?? start)
    }
    checkShares(factors, scenarios, found["factors"]?.position ?? start)
    diagnostics = ordered()
    guard !diagnostics.contains(where: { $0.severity == .fault }), let design,
      !scenarios.isEmpty, !factors.isEmpty
    else { return (nil, diagnostics) }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let id = ScenarioReader.id(of: file)
    let study = StudyFile(
      id: id, title: title ?? Text(same: id), scenarios: scenarios, factors: factors,
      design: design, groups: groups, samples: samples ?? 0, replications: replications,
      precision: precision,
      seed: seed ?? 1, levels: levels, outcomes: kept, points: points, search: search,
      sources: [SourceText(name: name, text: text)] + table, overrides: set)
    return (study, diagnostics)
  }

  /// What several scenarios say of the same place is said once; the study's own faults come first, in
  /// the order in which a person reads.
  func ordered() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let unique = diagnostics.filter { seen.insert($0).inserted }
    return unique.filter { $0.file == file }.sorted {
      ($0.line, $0.column) < ($1.line, $1.column)
    } + unique.filter { $0.file != file }
  }

  var folder: String {
    guard let slash = file.lastIndex(of: "/") else { return "" }
    return String(file[...slash])
  }

  // MARK: Plain values

  mutating func text(_ node: YAMLNode, of key: String) -> String? {
    var section = SectionReader(vocabulary: vocabulary, file: file)
    let text = section.scalar(node, of: key)
    diagnostics += section.diagnostics
    return text
  }

  mutating func whole(_ entry: YAMLNode.Entry?, _ range: ClosedRange<Int>) -> Int? {
    guard let entry, let text = text(entry.value, of: entry.key) else { return nil }
    if let number = Int(text), range.contains(number), text.first != "+" { return number }
    let shown = Escaping.quoted(text)
    fault(
      entry.value.position,
      "\(shown) is not possible. Allowed: whole numbers from \(range.lowerBound) to"
        + " \(range.upperBound).",
      "Nid yw \(shown) yn bosibl. Caniateir: rhifau cyfan o \(range.lowerBound) i"
        + " \(range.upperBound).")
    return nil
  }

  mutating func seed(_ entry: YAMLNode.Entry?) -> UInt64? {
    guard let entry, let text = text(entry.value, of: entry.key) else { return nil }
    if let seed = UInt64(text), text.first != "+" { return seed }
    let shown = Escaping.quoted(text)
    fault(
      entry.value.position, "\(shown) is not a seed, which is a whole number from 0.",
      "Nid hedyn yw \(shown): rhif cyfan o 0 i fyny yw hedyn.")
    return nil
  }

  /// The items of a list, or the one item that stands alone.
  mutating func items(_ entry: YAMLNode.Entry) -> [(text: String, position: Position)] {
    guard case .sequence(let nodes) = entry.value.content else {
      return text(entry.value, of: entry.key).map { [($0, entry.value.position)] } ?? []
    }
    if nodes.isEmpty {
      let shown = Escaping.quoted(entry.key)
      fault(entry.value.position, "\(shown) is empty.", "Mae \(shown) yn wag.")
    }
    return nodes.compactMap { node in text(node, of: entry.key).map { ($0, node.position) } }
  }

  mutating func outcomes(_ entry: YAMLNode.Entry?) -> [String]? {
    guard let entry else { return nil }
    return items(entry).compactMap { item in
      if outcomes.contains(item.text) { return item.text }
      let shown = Escaping.quoted(item.text)
      fault(
        item.position,
        Text(en: "There is no outcome \(shown).", cy: "Nid oes canlyniad \(shown).")
          + suggestion(for: item.text, among: outcomes))
      return nil
    }
  }

  mutating func samples(
    _ entry: YAMLNode.Entry?, _ design: Design?, _ start: Position
  ) -> Int? {
    guard let design else { return whole(entry, 1...(1 << 24)) }
    switch design.kind {
    case .fullFactorial, .list:
      guard let entry else { return nil }
      fault(
        entry.position,
        "A \(design.kind.rawValue) says by itself how many points there are; leave 'samples' out.",
        "Mae cynllun '\(design.kind.rawValue)' yn dweud ei hun faint o bwyntiau sydd; gadewch"
          + " 'samples' allan.")
      return nil
    default:
      if entry == nil {
        fault(start, "The key 'samples' is missing.", "Mae'r allwedd 'samples' ar goll.")
      }
      return whole(entry, design.kind == .search ? 4...10_000 : 1...(1 << 24))
    }
  }

  // MARK: Replications, and a search

  mutating func precision(
    _ found: [String: YAMLNode.Entry], _ design: Design?
  ) -> Double? {
    guard let entry = found["precision"] else { return nil }
    if found["replications"] != nil || design?.kind == .search {
      fault(
        entry.position, "'precision' finds the replications itself, and a search has none of it.",
        "Mae 'precision' yn canfod y dyblygiadau ei hun, ac nid oes ei eisiau ar chwiliad.")
      return nil
    }
    guard let text = text(entry.value, of: entry.key) else { return nil }
    if let share = try? Quantity.amount(text, unit: .share), share > 0, share < 1 { return share }
    let shown = Escaping.quoted(text)
    fault(
      entry.value.position, "\(shown) is not a percentage above 0 and below 100, such as 2%.",
      "Nid yw \(shown) yn ganran uwchlaw 0 ac islaw 100, megis 2%.")
    return nil
  }

  mutating func search(
    _ found: [String: YAMLNode.Entry], _ design: Design?, _ factors: [StudyFile.Factor],
    _ scenarios: [ScenarioFile], _ worlds: Int, _ start: Position
  ) -> StudyFile.Search? {
    guard let design, design.kind == .search else {
      for key in ["objectives", "budget", "generations", "confirmations"] {
        guard design != nil, let entry = found[key] else { continue }
        fault(
          entry.position, "'\(key)' belongs to the design 'nsga-ii'.",
          "I'r cynllun 'nsga-ii' y mae '\(key)' yn perthyn.")
      }
      return nil
    }
    for factor in factors {
      guard case .fact = factor.factor.target else { continue }
      let shown = Escaping.quoted(factor.key)
      fault(
        found["factors"]?.position ?? start,
        "\(shown) is a fact about the world, and cannot be chosen: a search varies choices.",
        "Ffaith am y byd yw \(shown), ac ni ellir ei dewis: dewisiadau y mae chwiliad yn eu"
          + " hamrywio.")
    }
    if scenarios.count > 1 {
      fault(
        found["scenarios"]?.position ?? start,
        "A search starts from one scenario, which is also what its mixes are compared with.",
        "O un senario y mae chwiliad yn cychwyn, a chyda honno y cymharir ei gymysgeddau.")
    }
    if let entry = found["outcomes"] {
      fault(
        entry.position, "A search keeps its objectives; leave 'outcomes' out.",
        "Mae chwiliad yn cadw ei amcanion; gadewch 'outcomes' allan.")
    }
    if found["objectives"] == nil {
      fault(
        start, "The key 'objectives' is missing: the outcomes that are to be as good as possible.",
        "Mae'r allwedd 'objectives' ar goll: y canlyniadau sydd i fod cystal â phosibl.")
    }
    let objectives = outcomes(found["objectives"]) ?? []
    var budget: Double?
    if let entry = found["budget"], let text = text(entry.value, of: entry.key) {
      do throws(QuantityFault) {
        budget = try Quantity.amount(text, unit: .poundsPerYear)
      } catch {
        fault(entry.value.position, error.message)
      }
    }
    return StudyFile.Search(
      objectives: objectives, budget: budget,
      generations: whole(found["generations"], 1...100_000) ?? 20,
      confirmations: whole(found["confirmations"], 2...100_000) ?? max(8 * worlds, 16))
  }

  // MARK: Scenarios

  mutating func scenarios(
    _ entry: YAMLNode.Entry, _ overrides: [String]
  ) -> [ScenarioFile] {
    var files: [ScenarioFile] = []
    for (index, item) in items(entry).enumerated() {
      let result: (file: ScenarioFile?, diagnostics: [Diagnostic])
      if let kept {
        guard index < kept.scenarios.count else { continue }
        result = readScenario(
          sources: kept.scenarios[index], vocabulary: vocabulary, overrides: overrides)
      } else {
        let isRelative = ScenarioReader.isPath(item.text) && !item.text.hasPrefix("/")
        result = readScenario(
          named: isRelative ? folder + item.text : item.text, vocabulary: vocabulary,
          overrides: overrides)
      }
      // A name that is not known is a fault of the study, at its place.
      for diagnostic in result.diagnostics {
        var diagnostic = diagnostic
        if diagnostic.file == item.text, !ScenarioReader.isPath(item.text),
          vocabulary.shipped(item.text) == nil
        {
          diagnostic = Diagnostic(diagnostic.severity, file, item.position, diagnostic.message)
        }
        diagnostics.append(diagnostic)
      }
      guard let read = result.file else { continue }
      names[item.text] = read.id
      if files.contains(where: { $0.id == read.id }) {
        let shown = Escaping.quoted(read.id)
        fault(
          item.position, "More than one scenario is called \(shown).",
          "Mae mwy nag un senario o'r enw \(shown).")
        continue
      }
      files.append(read)
    }
    return files
  }
}
