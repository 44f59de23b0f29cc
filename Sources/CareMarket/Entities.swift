import RealModule

// People, packages, workers and providers are named by their places in the world's lists. A person has
// two packages, at twice their own place and the one after: the second is for a support part that
// another provider gives. What identifies an entity in all scenarios is its ordinal.

/// Who pays for a person's care.
public enum Route: UInt8, Sendable, CaseIterable {
  case commissioned
  case directPayment
  case fund
  case selfFunded

  /// As in group names of results.
  public var id: String {
    switch self {
    case .commissioned: "commissioned"
    case .directPayment: "direct_payment"
    case .fund: "individual_service_fund"
    case .selfFunded: "self_funded"
    }
  }
}

/// Where a person stands.
enum Stage: UInt8, Sendable {
  case diverted
  case waiting
  case inCare
  case left
}

/// Why a person left.
enum Leaving: UInt8, Sendable, CaseIterable {
  case death
  case careHome
  case recovery
}

/// What kind of stay a person's need makes for.
enum Stay: UInt8, Sendable {
  case reablement
  case short
  case long
}

/// One person in home care, or on the way into or out of it.
struct Person: Sendable {
  let ordinal: UInt32
  /// Week of the enquiry; of the last one, for who came back from help in the community.
  var arrived: Double
  let locality: Int16
  let rural: Bool
  let complex: Bool
  let twoCarers: Bool
  let fromHospital: Bool
  /// Waits for care in a hospital bed, and not somewhere to recover.
  let waitsInBed: Bool
  var hasUnpaidCarer: Bool
  /// Most that the means test lets the authority charge the person [pounds/week].
  let means: Double
  /// The health board pays for the care.
  let isNHS: Bool
  let route: Route
  var stay: Stay
  var stage: Stage
  var left: Leaving = .recovery
  /// Need for personal care and for support [hours/week of one carer].
  var personal: Double
  var support: Double
  /// Need when care began, and need when the plan was last agreed [hours/week].
  var needAtStart: Double
  var agreed: Double
  var needOccasion: UInt32 = 0
  /// Unit-exponential thresholds not yet used up, one for each cause of leaving.
  var threshold: (Double, Double, Double)
  /// Week up to which the thresholds have been run down.
  var clockedTo: Double
  var exitStamp: UInt32 = 0
  /// Week since which the person has waited for the main package, this time.
  var waitingSince: Double
  /// Week in which care first started; NaN before.
  var started = Double.nan
  /// Care models that could have taken the package within 14 days.
  var offers: UInt16 = 0
  /// Week up to which the sums hold.
  var summedTo: Double
  var sums = PersonSums()
  /// Different carers seen in the last 28 days, at the last census.
  var carersSeen = 0.0

  /// Paid carers at a visit.
  var carers: Double { twoCarers ? 2 : 1 }
}

/// What one person has met since the last census [hours, weeks].
struct PersonSums: Sendable {
  var need = 0.0
  var delivered = 0.0
  var over = 0.0
  var unpaid = 0.0
  var unmet = 0.0
  var waiting = 0.0
  var inCare = 0.0
  var inBed = 0.0
  /// Waiting somewhere to recover.
  var recovering = 0.0
  /// With a direct payment, engaging a carer who works alone.
  var engaging = 0.0
  /// Hours of a fund of more than a year: as agreed, and used.
  var fundAgreed = 0.0
  var fundUsed = 0.0
}

/// A package of care: the plan for one part or all of a person's need.
struct Package: Sendable {
  /// Care model that it is first offered to.
  var intended: UInt8 = 0
  /// Week until which it is offered to that model alone.
  var holdUntil = 0.0
  var isWaiting = false
  /// Priority class: from a hospital bed.
  var hospital = false
  var waitingSince = 0.0
  var provider: Int32 = -1
  /// Planned contact hours a week of one carer.
  var hours = 0.0
  /// Of these, personal care.
  var personal = 0.0
  /// Working time that it takes, travel included, of all carers [hours/week].
  var time = 0.0
  /// What the person is charged for it while it is given [pounds/week].
  var charge = 0.0
  /// Place in the provider's list.
  var slot: Int32 = 0
  /// Provider's integral of the delivered share when last summed.
  var deliveredMark = 0.0
  var occasion: UInt32 = 0

  /// Up to six named workers; -1 where there are fewer.
  typealias Rota = SIMD8<Int32>
}

extension SIMD8<Int32> {
  static var none: SIMD8<Int32> { SIMD8(repeating: -1) }

  /// Whether a worker is one of the six. Lane by lane: the vectors' own comparison builds its mask in
  /// memory and waits for it.
  func names(_ worker: Int32) -> Bool {
    self[0] == worker || self[1] == worker || self[2] == worker || self[3] == worker
      || self[4] == worker || self[5] == worker
  }
}

/// A person who does, or did, paid care work in the area.
struct Worker: Sendable {
  let ordinal: UInt32
  /// Lowest effective pay accepted, as a ratio to the area's mean at the start: the outside option.
  let reservation: Double
  /// Inclination to work for oneself; mean 1.
  let enterprise: Double
  /// Working hours wanted [hours/week].
  let hours: Double
  /// Effect of the way to work on the hazard of leaving.
  let commute: Double
  var employer: Int32 = -1
  /// Place in the employer's list.
  var slot: Int32 = 0
  var spell: UInt32 = 0
  var guaranteed = true
  var transferred = false
  /// One of the founders of a co-operative, while there.
  var isFounder = false
  var absent = false
  var sickSpell: UInt32 = 0
  var started = 0.0
  /// Unit-exponential thresholds not yet used up.
  var leaveThreshold = 0.0
  var setUpThreshold = 0.0
  /// Week up to which the thresholds have been run down, how far employment had aged by then, and the
  /// rates since.
  var clockedTo = 0.0
  var agedTo = 0.0
  var leaveFactor = 0.0
  var setUpFactor = 0.0
  var stamp: UInt32 = 0
}

/// Hours by funding route [hours/week].
struct RouteHours: Sendable {
  private var values = SIMD4<Double>(repeating: 0)

  subscript(route: Route) -> Double {
    get { values[Int(route.rawValue)] }
    set { values[Int(route.rawValue)] = newValue }
  }

  var sum: Double { values.sum() }

  /// Adds hours that have held for so many weeks.
  mutating func add(_ hours: RouteHours, over weeks: Double) {
    values += hours.values * weeks
  }
}

/// One provider of one care model. It holds no list, so that a copy costs nothing: the world has its
/// workers and packages.
struct Provider: Sendable {
  enum State: UInt8, Sendable {
    /// Registered for, but not open yet.
    case preparing
    case open
    case closed
  }

  let model: Int
  let ordinal: UInt32
  let locality: Int16
  /// Efficiency: own unit cost as a ratio to the reference.
  let unitCost: Double
  /// The employer's own luck with its workers, a factor of the hazard of leaving.
  let luck: Double
  /// Leans to the private market.
  let isCommercial: Bool
  /// Keeps to its own neighbourhood by choice.
  let isCluster: Bool
  /// Travel as a ratio to the usual.
  let travelFactor: Double
  var state = State.preparing
  /// On the authority's list of preferred providers, where there is one.
  var isListed = true
  var opened = 0.0
  /// Week in which the provider began, or the team that it split from.
  var founded = 0.0
  /// Week from which publicly funded packages come: admission to the authority's list.
  var admitted = -Double.infinity
  /// Founders still there, of so many.
  var founders = 0
  var foundersAtStart = 0
  /// Working time of all workers, of those present, and of those with guaranteed hours [hours/week].
  var hiredTime = 0.0
  var presentTime = 0.0
  var guaranteedTime = 0.0
  /// Working time of workers who were transferred, with their terms [hours/week].
  var transferredTime = 0.0
  /// Working time of accepted packages [hours/week].
  var committedTime = 0.0
  /// Contact hours of accepted packages, all carers, by route [hours/week].
  var contact = RouteHours()
  /// Of these, in rural localities.
  var ruralContact = 0.0
  /// What its people are charged by the authority [pounds/week].
  var charges = 0.0
  /// People who receive personal care.
  var personalPeople = 0
  /// Some package has fewer named workers than it should, for want of staff.
  var lacksNames = false
  /// Target of working time [hours/week], and that of the opening until it is reached once.
  var targetTime = 0.0
  var openingTime = 0.0
  /// For a micro-enterprise: the hours that its owners want to work.
  var capacity = 0.0

  // How hours are filled now, as shares of committed time: by its own workers beyond their hours, by
  // others' who have time to spare, by agency staff, or not.
  var overtime = 0.0
  var helped = 0.0
  var agency = 0.0
  var cut = 0.0
  var missed = 0.0
  /// Week up to which the integrals hold, and the integrals [weeks].
  var filledTo = 0.0
  var deliveredIntegral = 0.0
  var week = ProviderWeek()

  // Money
  var cash: Int64 = 0
  /// What the authority owes and has not paid yet.
  var owed: Int64 = 0
  /// Unit-exponential threshold not yet used up by covering for others; negative once the regulator
  /// has found the cover to break the exemption.
  var coverThreshold = 0.0
  /// Hourly pay, the share of travel time that is paid, and visits clipped to save.
  var pay = 0.0
  var paidTravel = 0.0
  var clip = 0.0
  /// What was cut from the office to save, as a share of the sustainable price.
  var trim = 0.0
  /// Effective pay an hour of working time.
  var effectivePay = 0.0
  /// Weight in a worker's choice among employers.
  var attraction = 0.0
  var quarterIncome: Int64 = 0
  var quarterCost: Int64 = 0
  var quarterPaidHours = 0.0
  /// Cost of a contact hour in the last settled week [pounds/hour]; 0 before.
  var unitCostSeen = 0.0
  var margin = 0.0
  var lossQuarters = 0
  var closeThreshold = 0.0
  var quarterOrdinal: UInt32 = 0

  var spareTime: Double { presentTime - committedTime }
}

/// Integrals of a provider since its last settlement [hours].
struct ProviderWeek: Sendable {
  var committed = 0.0
  /// By who pays: the packages of the week, not those of the day on which it is settled.
  var byRoute = RouteHours()
  var contact: Double { byRoute.sum }
  var overtime = 0.0
  var helped = 0.0
  var agency = 0.0
  var cut = 0.0
  var missed = 0.0
  var idleGuaranteed = 0.0
  var absent = 0.0
  var weeks = 0.0
  /// What people are charged for the week [pounds].
  var charges = 0.0
}
