import RealModule

// Integration as in Norrtälje: one purchaser for home care, care homes and hospital beds, and teams
// of home care and health staff. Each is a programme that costs money. What they change, they change
// by mechanisms: early warning of a rising need, which needs both, and a budget that acts on the sum.
extension World {
  /// How far purchasing is integrated now. It went in four stages (register:
  /// wcpp-norrtaelje-phases-2006-2012): a stage counts when it is complete.
  var purchasingIntegrated: Double { stage(of: levers.integratePurchasing) }

  /// How far teams are integrated now.
  var teamsIntegrated: Double { stage(of: levers.integrateTeams) }

  private func stage(of ramp: Ramp) -> Double {
    (min(1, max(0, ramp.value(at: now))) * 4 + 1e-9).rounded(.down) / 4
  }

  /// What early warning leaves of a change of need: of a rise, home care staff see it, and a
  /// purchaser for health and care can act on it (register: wcpp-norrtaelje-home-care-early-warning,
  /// wcpp-norrtaelje-both-levels-needed).
  func afterEarlyWarning(_ factor: Double) -> Double {
    guard factor > 1 else { return factor }
    let prevented = teamsIntegrated * purchasingIntegrated * rules.earlyWarningEffect
    return 1 + (factor - 1) * (1 - prevented)
  }

  /// What a week of waiting costs a purchaser who also pays for the hospital bed and the care home
  /// [pounds/week].
  func costOfWaiting(_ package: Int) -> Double {
    let person = people[package >> 1]
    let integrated = purchasingIntegrated
    guard integrated > 0, package & 1 == 0 else { return 0 }
    let bed =
      person.waitsInBed && person.started.isNaN ? 7 * rules.bedDayCost * priceLevel : 0
    // A move to a care home is for good: a week's risk of it weighs the cost of a whole stay.
    let careHome = rules.waitingCareHomeRate * weeklyCost(ofResidents: meanCareHomeStay)
    return integrated * (bed + careHome)
  }

  /// Yearly cost of the programmes of integration [pounds/year]. Authority and health board share it.
  var integrationSpend: Double {
    (purchasingIntegrated + teamsIntegrated) * rules.integrationCost * priceLevel
      * area.population65
  }
}
