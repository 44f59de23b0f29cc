import CareMarket
import Evidence
import Experiments
import Statistics

// Factors: what varies, and over what.
extension StudyReader {
  mutating func factors(
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

  mutating func factor(
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
  mutating func values(
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

  mutating func quantity(
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
  mutating func words(_ entry: YAMLNode.Entry, _ setting: Setting) -> [Factor.Word]? {
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
  mutating func checkShares(
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
