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

/// A number for each of the three doors.
struct ByDoor: Sendable {
  private var values = (0.0, 0.0, 0.0)

  subscript(door: Door) -> Double {
    get {
      switch door {
      case .contactCentre: values.0
      case .coordination: values.1
      case .prescribing: values.2
      }
    }
    set {
      switch door {
      case .contactCentre: values.0 = newValue
      case .coordination: values.1 = newValue
      case .prescribing: values.2 = newValue
      }
    }
  }
}

struct FrontDoor: Sendable {
  /// Slots that have come free and were not used, and the week up to which they have been counted.
  var slots = ByDoor()
  var countedTo = 0.0
  /// Of each door's posts, how far its contract had run at week 0, as a share of term and gap; nil
  /// for a permanent one.
  var contracts: [[Double?]] = Door.allCases.map { _ in [] }
  /// Posts that are filled, and the whole week that this is so in.
  var staffed = ByDoor()
  var staffedIn = -1.0
  /// People whose needs community groups meet now.
  var placesTaken = 0
}

extension World {
  /// What is spent on a door now [pounds/year].
  func spend(on door: Door) -> Double {
    switch door {
    case .contactCentre: return levers.contactCentre.value(at: now)
    case .coordination: return levers.areaCoordination.value(at: now)
    case .prescribing: return levers.socialPrescribing.value(at: now)
    }
  }

  /// Slots a week that a door has for people who would otherwise need home care.
  private func slotRate(_ door: Door) -> Double {
    frontDoor.staffed[door] * rules.slotsPerPost * rules.slotShare
  }

  /// Posts of a door that are filled in a week. Who is there for a fixed term goes at its end, and the
  /// post stands empty, or its holder new, until the next is there: which posts those are, and when
  /// their contracts began, belongs to the post.
  mutating func staffed(_ door: Door, in week: Double) -> Double {
    let posts = spend(on: door) / max(rules.preventionPostCost * priceLevel, 1)
    let cycle = rules.fixedTerm + rules.postGap
    guard levers.shortContracts, rules.postGap > 0 else { return posts }
    // Beyond two hundred posts chance is lost in their number.
    let single = min(posts.rounded(.up), 200)
    var filled = posts - max(posts - single, 0) * rules.fixedTermShare * rules.postGap / cycle
    for post in 0..<Int(single) {
      if post == frontDoor.contracts[door.rawValue].count { addPost(to: door) }
      guard let begun = frontDoor.contracts[door.rawValue][post] else { continue }
      if (begun * cycle + week).truncatingRemainder(dividingBy: cycle) >= rules.fixedTerm {
        filled -= min(1, posts - Double(post))
      }
    }
    return filled
  }

  private mutating func addPost(to door: Door) {
    let (post, kind) = (
      UInt32(frontDoor.contracts[door.rawValue].count), UInt32(door.rawValue)
    )
    let isFixed = streams.uniform(.postTerm, post, kind) < rules.fixedTermShare
    let begun = streams.uniform(.postStart, post, kind)
    frontDoor.contracts[door.rawValue].append(isFixed ? begun : nil)
  }

  /// Places in community groups: those that are there, and those that are funded besides.
  var communityPlaces: Double {
    let funded = levers.communityAssets.value(at: now) / max(rules.placeCost * priceLevel, 1)
    return area.communityOrganisations * rules.placesPerGroup + funded
  }

  /// Whether somebody who enquires is helped in the community, by the first door that can. Whom a
  /// door could help is a trait of the person; whether it does depends on its slots and on places.
  mutating func helpsInCommunity(_ person: Int) -> Bool {
    guard Door.allCases.contains(where: { spend(on: $0) > 0 }) else { return false }
    let elapsed = now - frontDoor.countedTo
    frontDoor.countedTo = now
    if now.rounded(.down) != frontDoor.staffedIn {
      frontDoor.staffedIn = now.rounded(.down)
      for door in Door.allCases {
        frontDoor.staffed[door] = staffed(door, in: frontDoor.staffedIn)
      }
    }
    for door in Door.allCases {
      // What is not used within four weeks is gone (an assumption).
      let rate = slotRate(door)
      frontDoor.slots[door] = min(
        frontDoor.slots[door] + rate * elapsed, max(4 * rate, slotsNeeded(door)))
    }
    guard people[person].route != .selfFunded, !people[person].fromHospital,
      !people[person].complex, !people[person].twoCarers,
      need(of: person) <= rules.communityLimit, Double(frontDoor.placesTaken) + 1 <= communityPlaces
    else { return false }
    for door in Door.allCases where spend(on: door) > 0 {
      guard frontDoor.slots[door] >= slotsNeeded(door),
        streams.uniform(.community, people[person].ordinal, UInt32(door.rawValue)) < reach(of: door)
      else { continue }
      frontDoor.slots[door] -= slotsNeeded(door)
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
