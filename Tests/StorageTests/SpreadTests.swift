import CareMarket
import Evidence
import Statistics
import Testing

@testable import Storage

@Suite("A fact that differs between people")
struct SpreadTests {
  static let vocabulary = Vocabulary(
    settings: Setting.facts + Setting.choices + Setting.spreads, models: Small.models,
    areas: [Small.area("powys")], scenarios: [:])

  static func read(_ hours: String) -> (file: ScenarioFile?, diagnostics: [Diagnostic]) {
    readScenario(
      text: "area: powys\nparameters:\n  package_hours: \(hours)\n", name: "s.yaml",
      vocabulary: vocabulary, overrides: [])
  }

  @Test("A lognormal states its median and its sigma, as numbers that are not drawn")
  func lognormal() throws {
    let facts = try #require(
      Self.read("lognormal(median 9 hours/week, sigma 0.5)").file?.scenarios.first?.facts)
    #expect(facts == ["package_median": .fixed(9), "package_sigma": .fixed(0.5)])
  }

  @Test("One number is the same for all people")
  func number() throws {
    let facts = try #require(Self.read("13.7 hours/week").file?.scenarios.first?.facts)
    #expect(facts == ["package_median": .fixed(13.7), "package_sigma": .fixed(0)])
  }

  @Test(
    "Another law, a range and an impossible width are faults in both languages",
    arguments: [
      "8..12 hours/week", "gamma(mean 10 hours/week, cv 0.5)",
      "lognormal(median 9 hours/week, sigma 4)", "200 hours/week",
    ])
  func faults(_ hours: String) throws {
    let result = Self.read(hours)
    #expect(result.file == nil)
    let message = try #require(result.diagnostics.first).message
    #expect(!message.en.isEmpty && message.en != message.cy)
  }

  @Test("The default says what the two facts say")
  func defaults() throws {
    for setting in Setting.spreads {
      guard let spread = setting.spread,
        case .quantity(_, .lognormal(let median, let sigma)) = setting.form
      else {
        Issue.record("\(setting.key) is not a spread")
        continue
      }
      let medians = try #require(Setting.facts.first { $0.key == spread.median })
      let sigmas = try #require(Setting.facts.first { $0.key == spread.sigma })
      guard case .quantity(_, let ofMedian) = medians.form,
        case .quantity(_, let ofSigma) = sigmas.form
      else { continue }
      #expect(abs(ofMedian.central - median) < 1e-12 && ofSigma == .fixed(sigma))
    }
  }
}
