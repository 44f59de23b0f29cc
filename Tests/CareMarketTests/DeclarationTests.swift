import Evidence
import Testing

@testable import CareMarket

@Suite("What is declared is what the market reads")
struct DeclarationTests {
  /// The medians of all declared facts.
  static let facts: [String: Double] = {
    var facts: [String: Double] = [:]
    for setting in Setting.facts {
      if case .quantity(_, let distribution) = setting.form {
        facts[setting.key] = distribution.central
      }
    }
    return facts
  }()

  @Test("Every fact that is read is declared, and every declared one is read")
  func facts() throws {
    _ = try Rules(Self.facts)
    for key in Self.facts.keys {
      var less = Self.facts
      less[key] = nil
      #expect(throws: SimulationFault.self, "\(key)") { _ = try Rules(less) }
    }
  }

  private static func levers(_ choices: [String: Choice]) throws -> Levers {
    let area = Area(
      id: "a", name: Text(en: "a", cy: "a"), population: 100_000, population65: 20_000, rural: 0.5)
    return try Levers(
      Scenario(id: "s", title: Text(en: "s", cy: "s"), area: area, choices: choices))
  }

  @Test("Every choice that is declared is known, each word and each amount")
  func choices() throws {
    for setting in Setting.choices {
      switch setting.form {
      case .quantity(_, let distribution):
        _ = try Self.levers([setting.key: .amount(Ramp(distribution.central))])
      case .option(let options, _):
        for option in options {
          var choices: [String: Choice] = [setting.key: .option(option.key)]
          if option.amount != nil {
            choices[setting.key + "." + option.key] = .amount(Ramp(7))
          }
          _ = try Self.levers(choices)
        }
      }
    }
    #expect(throws: SimulationFault.self) { _ = try Self.levers(["levers.x": .option("none")]) }
  }

  @Test("The words of the exemption, and their amounts, say what is exempt")
  func exemption() throws {
    let key = "levers.exemption"
    #expect(try Self.levers([:]).exemption == .people(4))
    #expect(try Self.levers([key: .option("none")]).exemption == .none)
    #expect(
      try Self.levers([key: .option("direction and control")]).exemption == .directionAndControl)
    #expect(
      try Self.levers([key: .option("people"), key + ".people": .amount(Ramp(6))]).exemption
        == .people(6))
    #expect(
      try Self.levers([key: .option("hours"), key + ".hours": .amount(Ramp(60))]).exemption
        == .hours(60))
  }

  @Test("A budget that is switched off is the area's own, not none")
  func budget() throws {
    #expect(try Self.levers(["levers.budget": .amount(Ramp(0))]).budget == nil)
    #expect(try Self.levers(["levers.budget": .amount(Ramp(5e6))]).budget == Ramp(5e6))
  }

  @Test(
    "A choice that restates its default changes nothing",
    arguments: [
      "levers.exemption", "levers.budget_rule", "levers.contracting", "levers.cover",
      "levers.last_resort", "levers.commission_micro", "levers.development_support",
      "levers.fund_uptake",
    ])
  func defaults(_ key: String) throws {
    let setting = try #require(Setting.choices.first { $0.key == key })
    let choice: Choice =
      switch setting.form {
      case .quantity(_, let distribution): .amount(Ramp(distribution.central))
      case .option(_, let standard): .option(standard)
      }
    #expect(String(describing: try Self.levers([key: choice])) == String(describing: Levers()))
  }

  @Test("The outcomes that are declared are the ones that are formed, in the same order")
  func outcomes() {
    #expect(Formula.all.map(\.outcome) == Outcome.all.map(\.id))
  }

  @Test("A share that is printed as a per cent is formed as one")
  func percents() {
    let scales = Dictionary(
      Formula.all.map { ($0.outcome, $0.scale) }, uniquingKeysWith: { first, _ in first })
    for outcome in Outcome.all where outcome.unit.en == "%" {
      #expect(scales[outcome.id] == 100, "\(outcome.id)")
    }
    for outcome in Outcome.all where outcome.unit.en == "%/year" {
      #expect(scales[outcome.id] == 100 * weeksAYear, "\(outcome.id)")
    }
  }

  @Test("Every number of a care model names sources that exist, or gives its reason")
  func models() {
    for model in CareModel.all {
      for (key, value) in model.numbers {
        #expect(value.basis.isComplete, "\(model.id).\(key) \(value.basis.unknownIDs)")
        #expect(ModelNumber.all.contains { $0.key == key }, "\(model.id).\(key)")
      }
    }
  }

  @Test("The central 99.9 % of every number of a care model is physically possible")
  func modelNumbers() {
    for model in CareModel.all {
      for number in ModelNumber.all {
        guard let value = model.number(number.key) else {
          Issue.record("\(model.id).\(number.key) has no value")
          continue
        }
        for p in [0.0005, 0.9995] {
          let drawn = value.distribution.quantile(p)
          #expect(number.physical.contains(drawn), "\(model.id).\(number.key) \(drawn)")
        }
      }
    }
  }
}
