import CareMarket
import Evidence
import Randomness

/// Why an experiment cannot be run.
public enum ExperimentFault: Error, Sendable, Hashable {
  case noScenario
  case noArea(scenario: String)
  case repeatedScenario(String)
  case repeatedArea(scenario: String, area: String)
  case differentYears(String, String)
  /// The scenarios state different facts: different worlds.
  case differentFacts(String, String, keys: [String])
  /// An option that counts something is below 1.
  case tooFew(String, Int)
  case tooManyRuns
  case unknownGenerator(String)
  /// At no fee that was tried does the scenario spend what its base does.
  case noNeutralFee(String, [NeutralFee])

  public var message: Text {
    switch self {
    case .noScenario:
      Text(en: "There is no scenario to run.", cy: "Nid oes senario i'w rhedeg.")
    case .noArea(let scenario):
      Text(en: "“\(scenario)” has no area.", cy: "Nid oes ardal gan “\(scenario)”.")
    case .repeatedScenario(let id):
      Text(
        en: "More than one scenario is called “\(id)”.",
        cy: "Mae mwy nag un senario o'r enw “\(id)”.")
    case .repeatedArea(let scenario, let area):
      Text(
        en: "“\(scenario)” names the area “\(area)” more than once.",
        cy: "Mae “\(scenario)” yn enwi'r ardal “\(area)” fwy nag unwaith.")
    case .differentYears(let one, let other):
      Text(
        en: "“\(one)” and “\(other)” do not last equally long, so they cannot be compared.",
        cy: "Mae hyd “\(other)” yn wahanol i hyd “\(one)”, felly ni ellir eu cymharu.")
    case .differentFacts(let one, let other, let keys):
      Text(
        en: """
          “\(one)” and “\(other)” state different facts about the world \
          (\(keys.joined(separator: ", "))), so a difference between them would not be the effect \
          of a choice. --different-worlds compares them all the same.
          """,
        cy: """
          Mae'r ffeithiau am y byd yn “\(other)” yn wahanol i'r rhai yn “\(one)” \
          (\(keys.joined(separator: ", "))), felly ni fyddai gwahaniaeth rhyngddynt yn effaith \
          dewis. Mae --different-worlds yn eu cymharu serch hynny.
          """)
    case .tooFew(let option, let number):
      Text(
        en: "--\(option) must be 1 or more, not \(number).",
        cy: "Rhaid i --\(option) fod yn 1 neu fwy, nid \(number).")
    case .tooManyRuns:
      Text(
        en: "Draws times replications must not exceed \(Experiment.mostBlocks).",
        cy:
          "Ni chaiff --draws wedi'i luosi â --replications fod yn fwy na \(Experiment.mostBlocks)."
      )
    case .noNeutralFee(let id, let tried):
      Self.noNeutralFee(id, tried)
    case .unknownGenerator(let name):
      Text(
        en:
          "There is no generator “\(name)”. There are: \(Generator.names.joined(separator: ", ")).",
        cy: """
          Nid oes generadur o'r enw “\(name)”. Mae'r rhain ar gael: \
          \(Generator.names.joined(separator: ", ")).
          """)
    }
  }
}

extension Experiment {
  static func check(
    _ scenarios: [ComparedScenario], differentWorlds: Bool
  ) throws(ExperimentFault) {
    guard let reference = scenarios.first else { throw .noScenario }
    var ids: Set<String> = []
    for compared in scenarios {
      guard let first = compared.parts.first else { throw .noArea(scenario: compared.id) }
      guard ids.insert(compared.id).inserted else { throw .repeatedScenario(compared.id) }
      var areas: Set<String> = []
      for part in compared.parts {
        guard areas.insert(part.area.id).inserted else {
          throw .repeatedArea(scenario: compared.id, area: part.area.id)
        }
        guard part.years == first.years, part.years == reference.parts[0].years else {
          throw .differentYears(reference.id, compared.id)
        }
        let stated = reference.parts[0].facts
        if !differentWorlds, part.facts != stated {
          let keys = Set(part.facts.keys).union(stated.keys)
            .filter { part.facts[$0] != stated[$0] }.sorted()
          throw .differentFacts(reference.id, compared.id, keys: keys)
        }
      }
    }
  }
}

extension ExperimentFault {
  private static func noNeutralFee(_ id: String, _ tried: [NeutralFee]) -> Text {
    func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }
    func difference(_ fee: NeutralFee) -> Text {
      let share = "\((fee.excess / fee.baseSpend * 1000).rounded() / 10)%"
      return Text(
        en: "with a fee changed by \(percent(fee.change)) spend differs by \(share)",
        cy: "gyda newid o \(percent(fee.change)) yn y ffi mae'r gwariant yn wahanol o \(share)")
    }
    guard let low = tried.first, let high = tried.last else { return Text(en: "", cy: "") }
    let (least, most) = (difference(low), difference(high))
    return Text(
      en: "No fee of the moved share makes “\(id)” spend what the scenario it extends does: "
        + "\(least.en), \(most.en). A share that is moved to the authority's own service has no "
        + "fee. State another budget_rule, or a moved_fee_change.",
      cy:
        "Nid oes ffi i'r gyfran a symudir sy'n peri i “\(id)” wario'r hyn y mae'r senario y mae'n "
        + "ei hestyn yn ei wario: \(least.cy), \(most.cy). Nid oes ffi i gyfran a symudir i "
        + "wasanaeth yr awdurdod ei hun. Nodwch budget_rule arall, neu moved_fee_change.")
  }
}
