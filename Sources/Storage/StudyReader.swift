import CareMarket
import Evidence
import Experiments
import Statistics

/// Reads a study file and the scenarios that it compares.
///
/// - Parameters:
///   - overrides: `KEY=VALUE` as in `--set`, acting last in every scenario.
///   - outcomes: ids of all that a run reports.
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
/// - Parameters:
///   - sources: the study, and a file of points.
///   - scenarios: the texts of each scenario, in the study's order.
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
  private var diagnostics: [Diagnostic] = []
  /// Ids of the scenarios by what the study calls them: `baseline` is another name.
  private var names: [String: String] = [:]

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

  private mutating func fault(_ position: Position, _ en: String, _ cy: String) {
    fault(position, Text(en: en, cy: cy))
  }

  private mutating func fault(_ position: Position, _ message: Text) {
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
  private func ordered() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let unique = diagnostics.filter { seen.insert($0).inserted }
    return unique.filter { $0.file == file }.sorted {
      ($0.line, $0.column) < ($1.line, $1.column)
    } + unique.filter { $0.file != file }
  }

  private var folder: String {
    guard let slash = file.lastIndex(of: "/") else { return "" }
    return String(file[...slash])
  }

  // MARK: Plain values

  private mutating func text(_ node: YAMLNode, of key: String) -> String? {
    var section = SectionReader(vocabulary: vocabulary, file: file)
    let text = section.scalar(node, of: key)
    diagnostics += section.diagnostics
    return text
  }

  private mutating func whole(_ entry: YAMLNode.Entry?, _ range: ClosedRange<Int>) -> Int? {
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

  private mutating func seed(_ entry: YAMLNode.Entry?) -> UInt64? {
    guard let entry, let text = text(entry.value, of: entry.key) else { return nil }
    if let seed = UInt64(text), text.first != "+" { return seed }
    let shown = Escaping.quoted(text)
    fault(
      entry.value.position, "\(shown) is not a seed, which is a whole number from 0.",
      "Nid hedyn yw \(shown): rhif cyfan o 0 i fyny yw hedyn.")
    return nil
  }

  /// The items of a list, or the one item that stands alone.
  private mutating func items(_ entry: YAMLNode.Entry) -> [(text: String, position: Position)] {
    guard case .sequence(let nodes) = entry.value.content else {
      return text(entry.value, of: entry.key).map { [($0, entry.value.position)] } ?? []
    }
    if nodes.isEmpty {
      let shown = Escaping.quoted(entry.key)
      fault(entry.value.position, "\(shown) is empty.", "Mae \(shown) yn wag.")
    }
    return nodes.compactMap { node in text(node, of: entry.key).map { ($0, node.position) } }
  }

  private mutating func outcomes(_ entry: YAMLNode.Entry?) -> [String]? {
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

  private mutating func samples(
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

  private mutating func precision(
    _ found: [String: YAMLNode.Entry], _ design: Design?
  ) -> Double? {
    guard let entry = found["precision"] else { return nil }
    if found["replications"] != nil || design?.kind == .search {
      fault(
        entry.position, "'precision' finds the replications itself, and a search has none of it.",
        "Mae 'precision' yn canfod yr ailadroddiadau ei hun, ac nid oes ei eisiau ar chwiliad.")
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

  private mutating func search(
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

  // MARK: Design

  private mutating func design(_ entry: YAMLNode.Entry) -> Design? {
    guard let text = text(entry.value, of: entry.key) else { return nil }
    let parts = text.split(separator: ",").map { part in
      part.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }.joined(separator: " ")
    }
    let names = Design.Kind.allCases.map(\.rawValue)
    guard let name = parts.first, let kind = Design.Kind(rawValue: name) else {
      let shown = Escaping.quoted(parts.first ?? text)
      fault(
        entry.value.position,
        Text(en: "There is no design \(shown).", cy: "Nid oes cynllun \(shown).")
          + suggestion(for: parts.first ?? text, among: names))
      return nil
    }
    var design = Design(kind: kind)
    for word in parts.dropFirst() {
      switch (kind, word) {
      case (.latinHypercube, "maximin"): design.criterion = "maximin"
      case (.latinHypercube, "centred discrepancy"): design.criterion = "centred-discrepancy"
      case (.sobol, "scrambled"), (.saltelli, "scrambled"): design.isScrambled = true
      case (.sobol, "unscrambled"), (.saltelli, "unscrambled"): design.isScrambled = false
      case (.saltelli, "first order"): design.hasSecondOrder = false
      case (.saltelli, "second order"): design.hasSecondOrder = true
      default:
        let shown = Escaping.quoted(word)
        let allowed =
          switch kind {
          case .latinHypercube: "maximin, centred-discrepancy"
          case .sobol: "scrambled, unscrambled"
          case .saltelli: "scrambled, unscrambled, first order, second order"
          default: "—"
          }
        fault(
          entry.value.position, "\(shown) does not go with this design. Allowed: \(allowed).",
          "Nid yw \(shown) yn mynd gyda'r cynllun hwn. Caniateir: \(allowed).")
      }
    }
    return design
  }

  /// Sets of factors that a Saltelli design moves together, by their places; what is in none is alone.
  private mutating func groups(
    _ entry: YAMLNode.Entry?, _ design: Design?, _ factors: [StudyFile.Factor]
  ) -> [[Int]]? {
    guard let entry, let design else { return nil }
    guard design.kind == .saltelli else {
      fault(
        entry.position, "'groups' belongs to the design 'saltelli'.",
        "I'r cynllun 'saltelli' y mae 'groups' yn perthyn.")
      return nil
    }
    let names = factors.map(\.factor.name)
    var grouped: [[Int]] = []
    var taken: Set<Int> = []
    for item in items(entry) {
      var group: [Int] = []
      for part in item.text.split(separator: "+") {
        let key = part.split(separator: " ").joined(separator: " ")
        guard let place = names.firstIndex(of: key) else {
          let shown = Escaping.quoted(key)
          fault(
            item.position,
            Text(
              en: "\(shown) is none of the study's factors.",
              cy: "Nid yw \(shown) yn un o ffactorau'r astudiaeth.")
              + suggestion(for: key, among: names))
          continue
        }
        guard taken.insert(place).inserted else {
          fault(
            item.position, "\(Escaping.quoted(key)) is in two groups.",
            "Mae \(Escaping.quoted(key)) mewn dau grŵp.")
          continue
        }
        group.append(place)
      }
      if !group.isEmpty { grouped.append(group) }
    }
    grouped += factors.indices.filter { !taken.contains($0) }.map { [$0] }
    // In the order of their first factors, as SALib has them.
    return grouped.map { $0.sorted() }.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }

  private mutating func checkLevels(
    _ factors: [StudyFile.Factor], _ design: Design, _ levels: Int?, _ position: Position
  ) {
    if design.kind == .morris, let levels, levels % 2 != 0 {
      fault(
        position, "Morris's grid has an even number of levels, not \(levels).",
        "Mae gan grid Morris nifer eilrif o lefelau, nid \(levels).")
    }
    let reachesEnds =
      [.fullFactorial, .morris, .search].contains(design.kind) || !design.isScrambled
    for factor in factors {
      guard case .distribution(let distribution) = factor.factor.values else { continue }
      let name = Escaping.quoted(factor.factor.name)
      if design.kind == .fullFactorial, levels == nil {
        fault(
          position,
          "\(name) is a range: say with 'levels' how many values of it a full factorial takes,"
            + " or list them as [20%, 30%].",
          "Ystod yw \(name): dywedwch â 'levels' faint o'i gwerthoedd a gymer cynllun 'full"
            + " factorial', neu rhestrwch nhw fel [20%, 30%].")
      }
      if reachesEnds, !distribution.isBounded {
        fault(
          position,
          "\(name) needs a range with ends, such as 20%..45%: this design visits the ends.",
          "Mae angen ystod â dau ben ar \(name), megis 20%..45%: mae'r cynllun hwn yn ymweld â'r"
            + " ddau ben.")
      }
    }
  }

  // MARK: Scenarios

  private mutating func scenarios(
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

  // MARK: Factors

  private mutating func factors(
    _ entry: YAMLNode.Entry, _ scenarios: [ScenarioFile]
  ) -> [StudyFile.Factor] {
    var section = SectionReader(vocabulary: vocabulary, file: file)
    let entries = section.entries(entry) ?? []
    diagnostics += section.diagnostics
    var factors: [StudyFile.Factor] = []
    for entry in entries {
      if case .mapping(let inner) = entry.value.content {
        let id = names[entry.key] ?? entry.key
        guard scenarios.contains(where: { $0.id == id }) else {
          // Scenarios that are themselves at fault are known by what was said of them.
          if scenarios.isEmpty { continue }
          let shown = Escaping.quoted(entry.key)
          fault(
            entry.position,
            Text(
              en: "\(shown) is none of the study's scenarios.",
              cy: "Nid yw \(shown) yn un o senarios yr astudiaeth.")
              + suggestion(for: entry.key, among: scenarios.map(\.id)))
          continue
        }
        for choice in inner {
          if let factor = factor(choice, scenario: id) { factors.append(factor) }
        }
      } else if let factor = factor(entry, scenario: nil) {
        factors.append(factor)
      }
    }
    if entries.isEmpty, case .mapping = entry.value.content {
      fault(
        entry.position, "A study has at least one factor.",
        "Mae gan astudiaeth o leiaf un ffactor.")
    }
    if factors.contains(where: { $0.key == "pace" }),
      !factors.contains(where: { $0.key.hasPrefix("mix.") })
    {
      fault(
        entry.position, "'pace' is that of shares that vary: add mix.MODEL.",
        "Cyflymder cyfrannau sy'n amrywio yw 'pace': ychwanegwch mix.MODEL.")
    }
    for factor in factors {
      guard factor.factor.scenario != nil,
        factors.contains(where: { $0.key == factor.key && $0.factor.scenario == nil })
      else { continue }
      let shown = Escaping.quoted(factor.key)
      fault(
        entry.position, "\(shown) varies for all scenarios and for one of them.",
        "Mae \(shown) yn amrywio ar gyfer pob senario ac ar gyfer un ohonynt.")
    }
    return factors
  }

  private mutating func factor(
    _ entry: YAMLNode.Entry, scenario: String?
  ) -> StudyFile.Factor? {
    let name = scenario.map { $0 + "." + entry.key } ?? entry.key
    func made(
      _ target: Factor.Target, _ values: Factor.Values, _ unit: Unit, _ label: Text,
      _ limits: ClosedRange<Double>
    ) -> StudyFile.Factor {
      StudyFile.Factor(
        factor: Factor(
          name: name, target: target, values: values, scenario: scenario, limits: limits),
        unit: unit, label: label, key: entry.key)
    }
    if entry.key.hasPrefix("mix.") {
      let id = String(entry.key.dropFirst(4))
      guard let model = vocabulary.models.first(where: { $0.id == id }) else {
        let shown = Escaping.quoted(id)
        fault(
          entry.position,
          Text(en: "There is no care model \(shown).", cy: "Nid oes model gofal \(shown).")
            + suggestion(for: id, among: vocabulary.models.map(\.id)))
        return nil
      }
      return values(entry, unit: .share, physical: 0...1, supported: nil).map {
        made(.share(id), $0, .share, model.label, 0...1)
      }
    }
    if entry.key == "pace" {
      let label = Text(
        en: "Time that the shares take to get there", cy: "Yr amser a gymer y cyfrannau i gyrraedd")
      return values(entry, unit: .time, physical: 0...5218, supported: nil).map {
        made(.pace, $0, .time, label, 0...5218)
      }
    }
    guard let setting = vocabulary.settingsByKey[entry.key] else {
      let shown = Escaping.quoted(entry.key)
      let known = ["pace"] + vocabulary.flatKeys.filter { !["area", "years"].contains($0) }
      fault(
        entry.position,
        Text(en: "There is no key \(shown).", cy: "Nid oes allwedd \(shown).")
          + suggestion(for: entry.key, among: known))
      return nil
    }
    if let spread = setting.spread {
      fault(
        entry.position,
        "'\(setting.key)' is a distribution between people: vary '\(spread.median)' or"
          + " '\(spread.sigma)'.",
        "Dosraniad rhwng pobl yw '\(setting.key)': amrywiwch '\(spread.median)' neu"
          + " '\(spread.sigma)'.")
      return nil
    }
    if scenario != nil, setting.kind == .fact {
      let shown = Escaping.quoted(entry.key)
      fault(
        entry.position,
        "\(shown) is a fact about the world, which holds for all scenarios: it does not belong to"
          + " one of them.",
        "Ffaith am y byd, sy'n dal ar gyfer pob senario, yw \(shown): nid yw'n perthyn i un"
          + " ohonynt.")
      return nil
    }
    switch setting.form {
    case .quantity(let unit, _):
      let target: Factor.Target =
        setting.kind == .fact ? .fact(setting.key) : .amount(setting.key)
      return values(
        entry, unit: unit, physical: setting.physical, supported: setting.supported
      ).map { made(target, $0, unit, setting.label, setting.physical) }
    case .option:
      return words(entry, setting).map {
        made(.words, .words($0), .number, setting.label, 0...Double.infinity)
      }
    }
  }

  /// A range, a distribution, or a list of levels.
  private mutating func values(
    _ entry: YAMLNode.Entry, unit: Unit, physical: ClosedRange<Double>,
    supported: ClosedRange<Double>?
  ) -> Factor.Values? {
    var isGood = true
    if case .sequence = entry.value.content {
      var numbers: [Double] = []
      for item in items(entry) {
        guard
          let level = quantity(
            item.text, item.position, unit, physical, supported)
        else {
          isGood = false
          continue
        }
        guard case .fixed(let number) = level else {
          fault(
            item.position, "A level is one number.", "Un rhif yw lefel.")
          isGood = false
          continue
        }
        numbers.append(number)
      }
      return isGood && !numbers.isEmpty ? .numbers(numbers) : nil
    }
    guard let text = text(entry.value, of: entry.key),
      let distribution = quantity(text, entry.value.position, unit, physical, supported)
    else { return nil }
    if case .fixed = distribution {
      fault(
        entry.value.position,
        "A factor varies: write a range such as 20%..45%, a distribution, or a list such as"
          + " [20%, 30%].",
        "Mae ffactor yn amrywio: ysgrifennwch ystod megis 20%..45%, dosraniad, neu restr megis"
          + " [20%, 30%].")
      return nil
    }
    return .distribution(distribution)
  }

  private mutating func quantity(
    _ text: String, _ position: Position, _ unit: Unit, _ physical: ClosedRange<Double>,
    _ supported: ClosedRange<Double>?
  ) -> Distribution? {
    do throws(QuantityFault) {
      let distribution = try Quantity.distribution(text, unit: unit)
      guard
        let judged = Quantity.judge(
          distribution, unit: unit, physical: physical, supported: supported, written: text)
      else { return distribution }
      diagnostics.append(Diagnostic(judged.severity, file, position, judged.message))
      return judged.severity == .fault ? nil : distribution
    } catch {
      fault(position, error.message)
      return nil
    }
  }

  /// The words of a choice that is no amount.
  private mutating func words(_ entry: YAMLNode.Entry, _ setting: Setting) -> [Factor.Word]? {
    guard case .sequence(let nodes) = entry.value.content, !nodes.isEmpty else {
      fault(
        entry.value.position, "List the words, as in [hold, open].",
        "Rhestrwch y geiriau, fel yn [hold, open].")
      return nil
    }
    var words: [Factor.Word] = []
    for node in nodes {
      var section = SectionReader(vocabulary: vocabulary, file: file)
      var statement = ScenarioStatement()
      section.state(setting, node, into: &statement)
      diagnostics += section.diagnostics
      guard case .scalar(let text, _) = node.content, !statement.choices.isEmpty else { continue }
      words.append(Factor.Word(text, choices: statement.choices))
    }
    return words.count == nodes.count ? words : nil
  }

  /// Shares of care models, with the factors at their highest, are at most 100 % in any week.
  private mutating func checkShares(
    _ factors: [StudyFile.Factor], _ scenarios: [ScenarioFile], _ position: Position
  ) {
    for scenario in scenarios {
      guard var mix = scenario.scenarios.first?.mix else { continue }
      var isVaried = false
      for factor in factors.map(\.factor) {
        guard case .share(let model) = factor.target,
          factor.scenario == nil || factor.scenario == scenario.id
        else { continue }
        mix[model] = Ramp(factor.highest)
        isVaried = true
      }
      guard isVaried else { continue }
      let name = Escaping.quoted(scenario.id)
      if vocabulary.models.allSatisfy({ mix[$0.id] != nil }) {
        fault(
          position,
          "\(name) states the shares of all models, so none of them can vary: leave one out.",
          "Mae \(name) yn nodi cyfrannau pob model, felly ni all yr un ohonynt amrywio: gadewch"
            + " un allan.")
        continue
      }
      let weeks = [0] + mix.values.map(\.over)
      let highest = weeks.map { week in mix.values.map { $0.value(at: week) }.reduce(0, +) }.max()
      guard let highest, highest > 1 + 1e-9 else { continue }
      let shown = Quantity.text((highest * 1e6).rounded() / 1e6, unit: .share)
      fault(
        position,
        "In \(name) the shares can add up to \(shown); at most 100% is possible.",
        "Yn \(name) gall y cyfrannau adio i \(shown); 100% yw'r mwyaf posibl.")
    }
  }

  // MARK: Points

  /// The rows of a list: `[[25%, £15], …]`, or a file of comma-separated values with a column a
  /// factor.
  private mutating func points(
    _ entry: YAMLNode.Entry?, _ factors: [StudyFile.Factor], _ design: Design?, _ start: Position
  ) -> (rows: [[Double]], sources: [SourceText]) {
    guard let entry else {
      if design?.kind == .list {
        fault(
          start, "A list needs 'points': rows of values, or the name of a CSV file.",
          "Mae angen 'points' ar restr: rhesi o werthoedd, neu enw ffeil CSV.")
      }
      return ([], [])
    }
    guard let design, design.kind == .list else {
      fault(
        entry.position, "'points' belongs to the design 'list'.",
        "I'r cynllun 'list' y mae 'points' yn perthyn.")
      return ([], [])
    }
    if case .sequence(let nodes) = entry.value.content {
      var rows: [[Double]] = []
      for node in nodes {
        guard case .sequence(let cells) = node.content, cells.count == factors.count else {
          fault(
            node.position, "A point is a list of \(factors.count) values, one a factor.",
            "Rhestr o \(factors.count) o werthoedd yw pwynt, un i bob ffactor.")
          continue
        }
        let row = zip(cells, factors).compactMap { cell, factor -> Double? in
          guard let text = text(cell, of: factor.factor.name) else { return nil }
          return value(text, of: factor, file, cell.position)
        }
        if row.count == factors.count { rows.append(row) }
      }
      return (rows, [])
    }
    guard let name = text(entry.value, of: entry.key) else { return ([], []) }
    let path = name.hasPrefix("/") ? name : folder + name
    let contents: String
    if let kept {
      contents = kept.sources.dropFirst().first?.text ?? ""
    } else {
      switch TextFile.read(path, limit: 64 << 20) {
      case .failure(let why):
        fault(entry.value.position, Text(same: name + ": ") + why.message)
        return ([], [])
      case .success(let found): contents = found
      }
    }
    let last = name.split(separator: "/").last.map(String.init) ?? name
    return (rows(contents, last, factors), [SourceText(name: last, text: contents)])
  }

  /// The rows of a table with a column a factor.
  mutating func rows(
    _ text: String, _ name: String, _ factors: [StudyFile.Factor]
  ) -> [[Double]] {
    var reader = CSVReader()
    let table: [CSVReader.Row]
    do throws(TableFault) {
      table = try reader.read(Array(text.utf8)) + (try reader.end())
    } catch {
      diagnostics.append(
        Diagnostic(.fault, name, Position(line: error.line, column: 1), error.message))
      return []
    }
    let header = table.first?.cells ?? []
    let places = factors.compactMap { factor in header.firstIndex(of: factor.factor.name) }
    guard places.count == factors.count, table.count > 1 else {
      let names = factors.map(\.factor.name).joined(separator: ", ")
      diagnostics.append(
        Diagnostic(
          .fault, name, Position(line: 1, column: 1),
          Text(
            en: "The table needs a header and a column for each factor: \(names).",
            cy: "Mae angen pennawd ar y tabl, a cholofn i bob ffactor: \(names).")))
      return []
    }
    return table.dropFirst().compactMap { row in
      let position = Position(line: row.line, column: 1)
      let values = zip(places, factors).compactMap { place, factor in
        place < row.cells.count ? value(row.cells[place], of: factor, name, position) : nil
      }
      if values.count < factors.count, !diagnostics.contains(where: { $0.line == row.line }) {
        fault(position, "A value is missing here.", "Mae gwerth ar goll yma.")
      }
      return values.count == factors.count ? values : nil
    }
  }

  /// One value of a factor, as a scenario file would state it.
  private mutating func value(
    _ text: String, of factor: StudyFile.Factor, _ file: String, _ position: Position
  ) -> Double? {
    if case .words(let words) = factor.factor.values {
      if let place = words.firstIndex(where: { $0.written == text }) { return Double(place) }
      let shown = Escaping.quoted(text)
      diagnostics.append(
        Diagnostic(
          .fault, file, position,
          Text(en: "\(shown) is none of the levels.", cy: "Nid yw \(shown) yn un o'r lefelau.")
            + suggestion(for: text, among: words.map(\.written))))
      return nil
    }
    do throws(QuantityFault) {
      let value = try Quantity.amount(text, unit: factor.unit)
      if let judged = Quantity.judge(
        .fixed(value), unit: factor.unit, physical: factor.factor.limits, supported: nil,
        written: text)
      {
        diagnostics.append(Diagnostic(.fault, file, position, judged.message))
        return nil
      }
      return value
    } catch {
      diagnostics.append(Diagnostic(.fault, file, position, error.message))
      return nil
    }
  }

  /// What an extension of a list adds.
  mutating func added(
    _ text: String, _ name: String, to factors: [StudyFile.Factor]
  ) -> (rows: [[Double]], diagnostics: [Diagnostic]) {
    let rows = rows(text, name, factors)
    return (rows, diagnostics)
  }
}

extension Distribution {
  /// Whether it has a smallest and a largest value.
  var isBounded: Bool {
    switch self {
    case .fixed, .uniform, .pert, .triangular, .beta: true
    case .normal, .truncatedNormal, .lognormal, .gamma: false
    }
  }
}

extension Factor {
  /// The largest value that a point can have.
  var highest: Double {
    switch values {
    case .numbers(let numbers): numbers.max() ?? 0
    case .distribution, .words: value(at: 1)
    }
  }
}
