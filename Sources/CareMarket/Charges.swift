import Randomness
import RealModule

// Charges: what people pay toward publicly funded care, by a means test and up to a weekly maximum
// (register: wcpp-means-test, wcpp-max-weekly-charge).
extension World {
  /// What the means test lets the authority charge a person [pounds/week]: nothing for some, else
  /// what is left of their income, lognormal between people.
  mutating func drawMeans(_ ordinal: UInt32) -> Double {
    guard streams.uniform(.means, ordinal) >= rules.noChargeShare else { return 0 }
    return rules.chargeMedian * priceLevel
      * .exp(rules.chargeSigma * streams.normal(.means, ordinal, 1))
  }

  /// The most that anybody is charged [pounds/week].
  var maximumCharge: Double {
    levers.maximumCharge?.value(at: now) ?? rules.maximumCharge * priceLevel
  }

  /// What a person is charged for their main package: no more than it costs, than they can pay, and
  /// than the weekly maximum. A support part that another provider gives is not charged again.
  func charge(for package: Int, contact: Double, model: Int) -> Double {
    let person = people[package >> 1]
    guard package & 1 == 0, person.route != .selfFunded, person.means > 0,
      person.stay != .reablement, !person.isNHS
    else { return 0 }
    let cost = contact * price(person.route, model: model)
    return max(0, min(person.means, maximumCharge, cost))
  }

  /// What the people of all providers are charged now [pounds/week].
  var chargesNow: Double { open.reduce(0) { $0 + providers[Int($1)].charges } }

  /// People pay their charges for a provider's week to the authority.
  mutating func collectCharges(_ charges: Int64) {
    guard charges > 0 else { return }
    ledger.pay(charges, from: .people, to: .authority)
    tally.count(.paidByPeople, Double(charges) / 100)
    countSpend(-charges)
  }
}
