import Randomness
import RealModule

// Prevention: some who enquire are helped in the community, as far as workers' slots and places in
// community groups reach. What that costs is paid; who is helped may come back with a larger need.

/// How people are helped in the community before a package is considered.
enum Door: Int, Sendable, CaseIterable {
  case contactCentre
  case coordination
  case prescribing
}

/// A kind of social prescribing (register: sp-four-project-types).
public enum Prescribing: String, Sendable, Hashable {
  case signposting
  case light
  case medium
  case holistic
}

/// Slots that have come free and were not used, of the three doors.
struct FrontDoor: Sendable {
  /// Slots free now, and the week up to which they have been counted.
  var slots: (Double, Double, Double) = (0, 0, 0)
  var countedTo = 0.0
  /// People whose needs community groups meet now.
  var placesTaken = 0

  subscript(door: Door) -> Double {
    get {
      switch door {
      case .contactCentre: slots.0
      case .coordination: slots.1
      case .prescribing: slots.2
      }
    }
    set {
      switch door {
      case .contactCentre: slots.0 = newValue
      case .coordination: slots.1 = newValue
      case .prescribing: slots.2 = newValue
      }
    }
  }
}

extension World {
  /// What is spent on a door now [pounds/year].
  func spend(on door: Door) -> Double {
    guard hasBegun else { return 0 }
    switch door {
    case .contactCentre: return levers.contactCentre.value(at: now)
    case .coordination: return levers.areaCoordination.value(at: now)
    case .prescribing: return levers.socialPrescribing.value(at: now)
    }
  }

  /// Slots a week that a door has for people who would otherwise need home care. Posts for a fixed
  /// term stand empty between contracts: of a cycle of term and gap, the gap is lost.
  private func slotRate(_ door: Door) -> Double {
    let posts = spend(on: door) / max(rules.preventionPostCost * priceLevel, 1)
    let cycle = rules.fixedTerm + rules.postGap
    let lost =
      levers.shortContracts && cycle > 0 ? rules.fixedTermShare * rules.postGap / cycle : 0
    return posts * (1 - lost) * rules.slotsPerPost * rules.slotShare
  }

  /// Places in community groups: those that are there, and those that are funded besides.
  var communityPlaces: Double {
    let funded =
      hasBegun ? levers.communityAssets.value(at: now) / max(rules.placeCost * priceLevel, 1) : 0
    return area.communityOrganisations * rules.placesPerGroup + funded
  }

  /// Whether somebody who enquires is helped in the community, by the first door that can. Whom a
  /// door could help is a trait of the person; whether it does depends on its slots and on places.
  mutating func helpsInCommunity(_ person: Int) -> Bool {
    guard hasBegun, Door.allCases.contains(where: { spend(on: $0) > 0 }) else { return false }
    let elapsed = now - frontDoor.countedTo
    frontDoor.countedTo = now
    for door in Door.allCases {
      // What is not used within four weeks is gone (an assumption).
      let rate = slotRate(door)
      frontDoor[door] = min(frontDoor[door] + rate * elapsed, max(4 * rate, slotsNeeded(door)))
    }
    guard people[person].route != .selfFunded, !people[person].fromHospital,
      !people[person].complex, !people[person].twoCarers,
      need(of: person) <= rules.communityLimit, Double(frontDoor.placesTaken) + 1 <= communityPlaces
    else { return false }
    for door in Door.allCases where spend(on: door) > 0 {
      guard frontDoor[door] >= slotsNeeded(door),
        streams.uniform(.community, people[person].ordinal, UInt32(door.rawValue)) < reach(of: door)
      else { continue }
      frontDoor[door] -= slotsNeeded(door)
      divert(person, through: door)
      return true
    }
    return false
  }

  private func slotsNeeded(_ door: Door) -> Double {
    switch door {
    case .contactCentre: 1
    // A coordinator stays with a person: as holistic prescribing.
    case .coordination: rules.prescribing[.holistic].slots
    case .prescribing: rules.prescribing[levers.prescribing].slots
    }
  }

  private func reach(of door: Door) -> Double {
    switch door {
    case .contactCentre: rules.contactCentreReach
    case .coordination: rules.coordinationReach
    case .prescribing: rules.prescribingReach * rules.prescribing[levers.prescribing].reach
    }
  }

  /// A person is helped in the community for now: they take a place, their own clocks go on, and one
  /// more runs, after which they need home care after all.
  private mutating func divert(_ person: Int, through door: Door) {
    people[person].stage = .diverted
    frontDoor.placesTaken += 1
    tally.count(.diverted, 1, cell: PersonGroup.cell(of: people[person]))
    note("diverted", person: person, amount: need(of: person))
    runDownExit(person)
    awaitExit(person)
    let comesBack = door == .prescribing ? rules.prescribing[levers.prescribing].comesBack : 1
    let rate = rules.communityReturn * comesBack
    guard rate > 0 else { return }
    let wait = streams.exponential(.communityReturn, people[person].ordinal) / rate
    calendar.enter(.comesBack, at: now + wait, subject: person)
  }

  /// Help in the community no longer suffices: the person comes back, with a larger need.
  mutating func comeBack(_ person: Int) {
    guard people[person].stage == .diverted else { return }
    frontDoor.placesTaken -= 1
    tally.count(.diverted, -1, cell: PersonGroup.cell(of: people[person]))
    let factor = rules.communityReturnNeed
    people[person].personal = min(maximumPackageHours, people[person].personal * factor)
    people[person].support = min(maximumPackageHours, people[person].support * factor)
    people[person].summedTo = now
    people[person].arrived = now
    note("came_back", person: person, amount: need(of: person))
    awaitNeedChange(person)
    beginWaiting(person)
  }
}
