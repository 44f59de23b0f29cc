import Randomness
import RealModule

// Why providers close, and what becomes of those they worked with.
extension World {
  /// Whether a provider closes this quarter, by its care model's reasons.
  mutating func considersClosing(_ provider: Int) -> Bool {
    let own = providers[provider]
    var hazard = 0.0
    switch models[own.model].behaviour.closure {
    case .decision: return false
    case .cashOrChoice: hazard = choiceHazard(own)
    case .ownersLife:
      // The owner compares what comes in with employment for the same hours, half of which is little.
      let employed = meanEffectivePay * own.capacity
      let poor =
        employed > 0 ? max(0, 1 - 2 * own.effectivePay * own.committedTime / employed) : 0
      // Weeks of income that the authority owes are weeks without it.
      let income = own.contact.sum * price(.directPayment, model: own.model)
      let weeks = income > 0 ? min(26, Double(own.owed) / 100 / income) : 0
      hazard =
        rules.closeRate * (1 + (isYoung(own) ? 0 : 4 * poor))
        * (1 + rules.latePaymentEffect * weeks)
    case .lastingLoss:
      if own.lossQuarters >= 12 { return true }
    case .fewerThanFour:
      if staff[provider].count < 4, !isYoung(own) { return true }
      hazard = choiceHazard(own)
    case .foundersGone:
      if staff[provider].count < 3, !isYoung(own) { return true }
      hazard = choiceHazard(own)
      // Without a supporter a co-operative fades as founders and their contacts go.
      if own.foundersAtStart > 0, levers.cooperativeSupport.value(at: now) <= 0 {
        let gone = 1 - Double(own.founders) / Double(own.foundersAtStart)
        hazard *= 1 + rules.founderEffect * gone
      }
    }
    providers[provider].closeThreshold -= hazard * quarterLength
    return providers[provider].closeThreshold < 0
  }

  /// The other employers see packages come onto the market, and look for the workers to give them,
  /// each in proportion to its size [hours/week].
  private mutating func advertise(_ time: Double) {
    var all = 0.0
    for index in open where models[providers[Int(index)].model].behaviour.employs {
      all += providers[Int(index)].committedTime
    }
    guard all > 0 else { return }
    for index in open where models[providers[Int(index)].model].behaviour.employs {
      providers[Int(index)].targetTime += time * providers[Int(index)].committedTime / all
    }
  }

  /// Hazard of closing by choice [1/week]: it rises with what the owners could earn elsewhere
  /// (register: wcpp-case-mears-exit-2020). A new provider is given a year.
  private func choiceHazard(_ provider: Provider) -> Double {
    let shortfall = isYoung(provider) ? 0 : max(0, rules.outsideReturn - provider.margin)
    // The larger a provider, the more its owners look at what else there is (strategic exit).
    let usual = rules.providerMeanPeople * expectedPackage
    let size =
      shortfall > 0 ? Double.pow(max(1, provider.contact.sum / usual), rules.exitSizeEffect) : 1
    return rules.closeRate * earlyRatio(provider)
      * (1 + size * min(shortfall, 0.3) / max(rules.returnScale, 1e-9))
  }

  /// What the first three years add to the hazard of closing; a franchisee is spared them where the
  /// franchisor knows the Welsh rules (register: wcpp-franchise-safer-start,
  /// wcpp-franchisors-unaware-welsh-rules).
  private func earlyRatio(_ provider: Provider) -> Double {
    guard now - provider.founded < 3 * weeksAYear else { return 1 }
    let isHelped =
      levers.franchisorKnowsRules && models[provider.model].behaviour.entry == .franchisor
    return isHelped ? 1 : rules.earlyFailure
  }

  private func isYoung(_ provider: Provider) -> Bool { now - provider.opened < weeksAYear }

  /// The largest independent provider leaves for better returns elsewhere, as Mears did
  /// (register: wcpp-case-mears-exit-2020), where a scenario says so.
  mutating func leaveStrategically() {
    guard levers.largestExits, quarterNumber == 4 else { return }
    var largest = -1
    for index in open where models[providers[Int(index)].model].behaviour.entry == .market {
      if largest < 0 || providers[Int(index)].committedTime > providers[largest].committedTime {
        largest = Int(index)
      }
    }
    if largest >= 0 { close(largest) }
  }

  /// A provider closes: its people return to brokerage, its workers look for other work.
  mutating func close(_ provider: Int) {
    guard providers[provider].state == .open else { return }
    settleOpenWeek(of: provider)
    providers[provider].state = .closed
    open.removeAll { Int($0) == provider }
    tally.count(.closures, 1, model: providers[provider].model)
    note("closed", provider: provider, amount: providers[provider].contact.sum)
    advertise(providers[provider].committedTime)
    for package in Array(caseloads[provider]) { handBack(Int(package), closing: true) }
    let employs = models[providers[provider].model].behaviour.employs
    for worker in Array(staff[provider]) {
      part(Int(worker))
      if !employs {
        counts.leftSelfEmployment += 1
      } else if !findOtherWork(Int(worker), after: provider, transfers: true) {
        // Who goes over with the packages has not left: only who finds no work has.
        tally.count(.leavers, 1, model: providers[provider].model)
      }
    }
    payOwed(provider, share: 1)
    // What is left, or owed, is the owners'.
    let cash = providers[provider].cash
    providers[provider].cash = 0
    let owner: Account =
      models[providers[provider].model].behaviour.entry == .authority ? .authority : .owners
    ledger.give(cash, to: owner)
    resellTerritory(of: providers[provider])
  }
}
