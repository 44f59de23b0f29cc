import CareMarket
import Evidence
import Reports
import Statistics
import Storage

/// How one setting is moved in the page: a slider in the unit that people write, or a choice.
struct Control: Sendable {
  enum Kind: Sendable {
    case slider(Slider)
    /// Values as a file states them.
    case choice([(value: String, label: Text)], standard: String)
  }

  struct Slider: Sendable {
    /// A value is stated by putting the number in place of `{}`.
    var template: String
    /// The number is the model's own times this.
    var factor: Double
    var range: ClosedRange<Double>
    var step: Double
    var evidence: ClosedRange<Double>?
    var standard: Double
    var unit: Text

    /// Parts of its way between which an estimate is close enough.
    static let steps = 8

    var places: [Double] {
      (0...Self.steps).map {
        range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(Self.steps)
      }
    }

    /// A number as a file states it.
    func text(_ number: Double, template: String?) -> String {
      (template ?? self.template).replacing("{}", with: "\(Control.rounded(number))")
    }
  }

  var key: String
  var kind: Kind

  /// Settings that are shown at first; the others are found by their names.
  static let first: Set<String> = [
    "fee", "levers.fee_change", "levers.moved_fee_change", "levers.exemption",
    "levers.development_support",
    "levers.cooperative_support", "levers.direct_payment_uptake", "levers.market_access",
    "levers.contracting", "levers.payment", "levers.commission_micro", "levers.social_prescribing",
    "levers.integrate_teams", "independent.turnover", "independent.guaranteed_hours",
    "micro.price", "micro.turnover", "inhouse.turnover",
  ]

  /// - Parameter central: of a fact, its value where nobody states it.
  init?(_ setting: Setting, central: Double?) {
    key = setting.key
    switch setting.form {
    case .option(let options, let standard):
      let values = options.map { (value: $0.written, label: $0.label) }
      kind = .choice(values, standard: options.first { $0.key == standard }?.written ?? standard)
    case .quantity(let unit, let distribution):
      guard setting.spread == nil else { return nil }
      let (template, factor, said) = Self.template(unit)
      let standard = central ?? distribution.central
      var span = setting.supported
      if span == nil, case .fixed = distribution {
      } else if span == nil {
        span =
          distribution.quantile(
            0.01)...max(
            distribution.quantile(0.01), distribution.quantile(0.99))
      }
      let evidence = span.map { $0.lowerBound * factor...$0.upperBound * factor }
      let ends = evidence ?? (standard == 0 ? 0...factor : 0...(2 * standard * factor))
      let (low, high) = (
        min(ends.lowerBound, ends.upperBound), max(ends.lowerBound, ends.upperBound)
      )
      let room = (high - low) * 0.25
      let step = Self.step((high - low + 2 * room) / 100)
      let physical = setting.physical.lowerBound * factor...setting.physical.upperBound * factor
      // Beyond the evidence there is some way to go, marked; shares of a whole end where they do.
      var from = max(((low - room) / step).rounded(.down) * step, physical.lowerBound)
      let to = min(((high + room) / step).rounded(.up) * step, physical.upperBound)
      if low >= 0 { from = max(from, 0) }
      guard from < to, from.isFinite, to.isFinite else { return nil }
      kind = .slider(
        Slider(
          template: template, factor: factor, range: from...to, step: step, evidence: evidence,
          standard: standard * factor, unit: said))
    }
  }

  /// The share of new packages that a care model is to take.
  init(model: String, share: Double) {
    key = "mix." + model
    kind = .slider(
      Slider(
        template: "{}%", factor: 100, range: 0...100, step: 1, evidence: nil,
        standard: share * 100, unit: Text(en: "%", cy: "%")))
  }

  private static func step(_ width: Double) -> Double {
    guard width > 0, width.isFinite else { return 1 }
    var power = 1.0
    while power > width { power /= 10 }
    while power * 10 <= width { power *= 10 }
    return [power, 2 * power, 5 * power].last { $0 <= width } ?? power
  }

  private static func template(_ unit: Unit) -> (String, Double, Text) {
    func same(_ text: String) -> Text { Text(en: text, cy: text) }
    return switch unit {
    case .share: ("{}%", 100, same("%"))
    case .perYear: ("{}%/year", 100, Text(en: "% a year", cy: "% y flwyddyn"))
    case .hours: ("{} hours", 1, Text(en: "hours", cy: "awr"))
    case .hoursPerWeek: ("{} hours/week", 1, Text(en: "hours a week", cy: "awr yr wythnos"))
    case .poundsPerHour: ("£{}/hour", 1, Text(en: "£ an hour", cy: "£ yr awr"))
    case .poundsPerYear: ("£{}/year", 1, Text(en: "£ a year", cy: "£ y flwyddyn"))
    case .pounds: ("£{}", 1, same("£"))
    case .time: ("{} weeks", 1, Text(en: "weeks", cy: "wythnos"))
    case .year, .count, .number: ("{}", 1, same(""))
    case .ratio(let anchor):
      (
        "{}% of \(anchor.rawValue)", 100,
        anchor == .fee
          ? Text(en: "% of the fee", cy: "% o'r ffi")
          : Text(en: "% of the agency price", cy: "% o bris yr asiantaeth")
      )
    }
  }

  // MARK: A scenario's present value

  /// In the control's unit, with the template where it is not the control's own: a ramp keeps its
  /// start and its length.
  func value(
    in scenario: Scenario, _ setting: Setting?
  ) -> (value: JSON, template: String?) {
    switch kind {
    case .choice(_, let standard):
      return (.string(setting.flatMap { scenario.written($0) } ?? standard), nil)
    case .slider(let slider):
      let ramp: Ramp
      if key.hasPrefix("mix."), let share = scenario.mix[String(key.dropFirst(4))] {
        ramp = share
      } else if case .amount(let amount)? = scenario.choices[key] {
        ramp = amount
      } else if let fact = scenario.facts[key] {
        ramp = Ramp(fact.central)
      } else {
        return (.number(Self.rounded(slider.standard)), nil)
      }
      let value = JSON.number(Self.rounded(ramp.to * slider.factor))
      guard ramp.over > 0, let setting = setting.map(\.form) ?? .some(Self.share),
        case .quantity(let unit, _) = setting
      else { return (value, nil) }
      // The end is the number after the arrow.
      let text = Quantity.text(ramp, unit: unit)
      guard let arrow = text.range(of: "-> "), let over = text.range(of: " over ") else {
        return (value, nil)
      }
      return (value, text[..<arrow.upperBound] + slider.template + text[over.lowerBound...])
    }
  }

  private static let share = Setting.Form.quantity(.share, .fixed(0))

  /// Without the digits that multiplication has added.
  fileprivate static func rounded(_ value: Double) -> Double {
    guard value.isFinite, value.magnitude < 1e9 else { return value }
    return (value * 1e6).rounded() / 1e6
  }
}

/// What does not change while the page is open: what can be set, named and measured.
struct Facts: Sendable {
  let catalogue: Catalogue
  let controls: [Control]
  private let settings: [String: Setting]

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    let central = catalogue.parameters.facts(draw: nil, seed: Simulation.seed)
    controls =
      catalogue.models.map {
        Control(model: $0.id, share: central[$0.id + ".start_share"] ?? 0)
      }
      + catalogue.settings.compactMap { setting in
        // The shares of the start are the area's history, and not what anybody can choose.
        setting.key.hasSuffix(".start_share")
          ? nil : Control(setting, central: setting.kind == .fact ? central[setting.key] : nil)
      }
    settings = Dictionary(catalogue.settings.map { ($0.key, $0) }) { first, _ in first }
  }

  func outcome(_ id: String) -> Outcome? { catalogue.outcomes.first { $0.id == id } }

  /// The values of one scenario, by key, and the templates that differ from the controls' own.
  func values(of scenario: Scenario) -> (values: JSON, templates: JSON) {
    var values: [JSON.Member] = []
    var templates: [JSON.Member] = []
    for control in controls {
      let (value, template) = control.value(in: scenario, settings[control.key])
      values.append(.init(control.key, value))
      if let template { templates.append(.init(control.key, .string(template))) }
    }
    return (.object(values), .object(templates))
  }

  /// How far apart the places of a slider stand, in the model's own numbers, by key.
  var reach: [String: Double] {
    Dictionary(
      uniqueKeysWithValues: controls.compactMap { control in
        guard case .slider(let slider) = control.kind else { return nil }
        let way = (slider.range.upperBound - slider.range.lowerBound) / slider.factor
        // What was rounded to be written still counts.
        return (control.key, way / Double(Control.Slider.steps) * (1 + 1e-6))
      })
  }

  /// The states with a slider that is shown at first at each of its places, from end to end.
  ///
  /// - Parameters:
  ///   - scenario: which of the state's scenarios is set, `file` as it was read.
  ///   - first: the slider that comes first.
  func places(
    _ state: RoomState, of scenario: Int, _ file: ScenarioFile, first: String?
  ) -> [RoomState] {
    guard let part = file.scenarios.first else { return [] }
    let others = controls.filter { $0.key != first && matters($0) }
    // What holds for all scenarios is simulated anew in each.
    let facts = others.filter { settings[$0.key]?.kind == .fact }
    let shown =
      controls.filter { $0.key == first } + others.filter { settings[$0.key]?.kind != .fact }
      + facts
    return shown.flatMap { control -> [RoomState] in
      guard case .slider(let slider) = control.kind else { return [] }
      let setting = settings[control.key]
      let template = control.value(in: part, setting).template
      return slider.places.map { place in
        var state = state
        let text = slider.text(place, template: template)
        if setting?.kind == .fact {
          state.set[control.key] = text
        } else {
          state.scenarios[scenario].set[control.key] = text
        }
        return state
      }
    }
  }

  private func matters(_ control: Control) -> Bool {
    control.key.hasPrefix("mix.") || Control.first.contains(control.key)
  }

  func json(_ bases: Bases) -> JSON {
    let names =
      catalogue.scenarios.sorted { $0.key < $1.key }.compactMap { name, text -> JSON? in
        // Of 2018 there is another market, with other facts.
        guard name != "wales-2018" else { return nil }
        let file = readScenario(text: text, name: name, vocabulary: bases.vocabulary).file
        return file.map {
          .object([.init("id", .string(name)), .init("title", $0.title.json)])
        }
      }
      + bases.files.sorted { $0.key < $1.key }.map {
        .object([.init("id", .string($0.key)), .init("title", $0.value.title.json)])
      }
    return .object([
      .init("version", .string(Catalogue.version)), .init("scenarios", .array(names)),
      .init(
        "areas",
        .array(
          catalogue.areas.map {
            .object([.init("id", .string($0.id)), .init("name", $0.name.json)])
          } + [
            .object([
              .init("id", .string("wales")), .init("name", Text(en: "Wales", cy: "Cymru").json),
            ])
          ])),
      .init(
        "models",
        .array(
          catalogue.models.map {
            .object([
              .init("id", .string($0.id)), .init("name", $0.name.json),
              .init("summary", $0.summary.json),
            ])
          })),
      .init(
        "headings",
        .array(
          Heading.allCases.map {
            .object([.init("id", .string($0.rawValue)), .init("name", $0.label.json)])
          })),
      .init("outcomes", .array(catalogue.outcomes.map(Self.json))),
      .init("settings", .array(controls.map(json))),
      .init(
        "groups",
        .array(
          ReportMaterial.groups.map {
            .object([.init("id", .string($0.id)), .init("label", $0.label.json)])
          })),
    ])
  }

  private static func json(_ outcome: Outcome) -> JSON {
    .object([
      .init("id", .string(outcome.id)), .init("heading", .string(outcome.heading.rawValue)),
      .init("unit", outcome.unit.json), .init("label", outcome.label.json),
      .init("explanation", outcome.explanation.json),
      .init("better", .string(outcome.direction.rawValue)),
      .init("headline", .bool(outcome.isHeadline)),
      .init("smallestDifference", .number(outcome.smallestDifference)),
      .init("origin", .string(outcome.origin.rawValue)),
    ])
  }

  private func json(_ control: Control) -> JSON {
    let setting = settings[control.key]
    let model = catalogue.models.first { "mix." + $0.id == control.key }
    var members: [JSON.Member] = [
      .init("key", .string(control.key)),
      .init(
        "group",
        .string(model != nil ? "mix" : setting?.kind == .fact ? "facts" : "levers")),
      .init("kind", .string(setting?.kind == .fact ? "fact" : "choice")),
      .init("label", (model?.name ?? setting?.label ?? Text(en: "", cy: "")).json),
      .init("explanation", (model?.summary ?? setting?.explanation ?? Text(en: "", cy: "")).json),
      .init("matters", .bool(matters(control))),
      .init("control", Self.json(control.kind)),
    ]
    switch setting?.basis {
    case .evidence(let ids)?:
      members.append(
        .init(
          "sources",
          .array(
            ids.compactMap(Register.entry).map { entry in
              .object([
                .init("id", .string(entry.id)), .init("title", entry.source.title.json),
                .init("quote", .string(entry.quote)), .init("says", entry.says.json),
                .init("where", entry.section.json),
              ])
            })))
    case .publicFigure(let ids)?:
      members.append(
        .init(
          "sources",
          .array(
            ids.compactMap(PublicFigure.withID).map { figure in
              let said = Text(
                en: "\(figure.quantity.en): \(figure.value) \(figure.unit.en) (\(figure.year))",
                cy: "\(figure.quantity.cy): \(figure.value) \(figure.unit.cy) (\(figure.year))")
              return .object([
                .init("id", .string(figure.id)),
                .init("title", Text(en: figure.title, cy: figure.title).json),
                .init("says", said.json),
                .init("where", Text(en: figure.address, cy: figure.address).json),
              ])
            })))
    case .assumption(let reason)?: members.append(.init("assumption", reason.json))
    case nil: break
    }
    return .object(members)
  }

  private static func json(_ kind: Control.Kind) -> JSON {
    switch kind {
    case .choice(let options, let standard):
      return .object([
        .init("type", .string("choice")),
        .init(
          "options",
          .array(
            options.map {
              .object([.init("value", .string($0.value)), .init("label", $0.label.json)])
            })),
        .init("default", .string(standard)),
      ])
    case .slider(let slider):
      var decimals = 0
      var step = slider.step
      while step < 0.999_999, decimals < 6 {
        step *= 10
        decimals += 1
      }
      return .object([
        .init("type", .string("slider")), .init("min", .number(slider.range.lowerBound)),
        .init("max", .number(slider.range.upperBound)), .init("step", .number(slider.step)),
        .init("decimals", .integer(decimals)), .init("template", .string(slider.template)),
        .init("unit", slider.unit.json),
        .init(
          "evidence",
          slider.evidence.map { .array([.number($0.lowerBound), .number($0.upperBound)]) }
            ?? .null),
        .init("default", .number(slider.standard)),
      ])
    }
  }
}
