import Randomness
import RealModule

/// The state of one simulated area: people, workers, providers, the commissioner and the calendar.
///
/// It is a value that is never copied by accident, which costs more than most events: another
/// scenario begins in an explicit copy, taken in week 0. Its processes are in files of their own:
/// `Need`, `Prevention`, `Brokerage`, `Delivery`, `Charges`, `Workforce`, `Pay`, `Entry`, `Growth`,
/// `Closing`, `Settlement`, `Payers`, `Integration`, `Commissioner` and `Census`.
struct World: ~Copyable, Sendable {
  let area: Area
  let rules: Rules
  let models: ContiguousArray<ModelRules>
  let localities: Int
  /// Fee of the area before any choice, and its cost relative to the country's.
  let areaFee: Double
  let areaCost: Double
  /// Enquiries a week before growth, publicly and self-funded together.
  let enquiriesAtStart: Double
  let startingMix: [Double]
  /// How readily micro-enterprises come about here compared with Wales.
  let microWelcome: Double
  /// People in home care at the start, publicly and self-funded.
  let peopleAtStart: Double
  /// Mean contact hours of a package, of all carers [hours/week].
  let expectedPackage: Double
  /// Weekly cost of the usual caseload at the area's fee [pounds/week].
  let usualCommitment: Double
  let zeroHoursRatio: Double
  /// Rate of leaving with standard need, as a ratio: with that of complex need the mean stay is kept.
  let standardExit: Double
  let tenureScale: Double

  var streams: Streams
  var levers = Levers()
  var calendar = Calendar()
  /// Weeks since week 0; negative in the warm-up.
  var now = 0.0
  var hasBegun = false
  var horizon: Double

  var people = Rows<Person>()
  var packages = Rows<Package>()
  var workers = Rows<Worker>()
  var providers = Rows<Provider>()
  /// Workers of each provider, and its packages.
  var staff = ContiguousArray<ContiguousArray<Int32>>()
  var caseloads = ContiguousArray<ContiguousArray<Int32>>()
  /// Named workers of each provider's packages, in the order of `caseloads`.
  var rotas = ContiguousArray<ContiguousArray<Package.Rota>>()
  /// Hours that each provider has to spare: what most packages ask of most providers, close together.
  private(set) var spare = Rows<Double>()
  /// Hours that each waiting package asks of any provider at least, without travel and coordination;
  /// infinite where it does not wait [hours/week].
  var asked = Rows<Double>()
  /// Open providers, in order of opening.
  var open = ContiguousArray<Int32>()

  var nextEnquiry: UInt32 = 0
  var nextApplicant: UInt32 = 0
  /// Week in which the next potential applicant looks for work, in units of the pool's own clock.
  var applicantThreshold = 0.0
  var applicantRate = 0.0
  var applicantClockedTo = 0.0
  var applicantStamp: UInt32 = 0
  var nextEntrant: [UInt32]
  var providersOpened: [UInt32]

  /// Waiting packages, oldest first: from hospital, and from home.
  var hospitalQueue = ContiguousArray<QueuePlace>()
  var homeQueue = ContiguousArray<QueuePlace>()
  var queueHoles = 0
  /// Some package waits for want of budget alone.
  var hasHeldBack = false
  var budgetPosition = BudgetPosition()
  var frontDoor = FrontDoor()
  /// Publicly funded residents of care homes who come from home care, and the week up to which they
  /// are counted and paid for.
  var careHomeResidents = 0.0
  var careHomesClockedTo = 0.0
  /// Those residents in week 0, and what people were charged for the caseload of the start
  /// [pounds/week].
  var usualCareHomeResidents = 0.0
  var usualCharges = 0.0

  // Running sums, recounted by the audit.
  var waitingPackages = 0
  /// Of these, of people who pay for themselves.
  var waitingSelfFunded = 0
  var peopleWaiting = 0
  var peopleInCare = 0
  var employed = 0
  var selfEmployed = 0
  /// Publicly funded contact hours by care model [hours/week].
  var publicContact: [RouteHours]
  /// Working time of waiting packages by intended care model [hours/week].
  var waitingTime: [Double]
  var committedByModel: [Double]
  var openByModel: [Int]

  // What the commissioner intends and pays, for the quarter.
  var mixNow: [Double]
  /// What an hour of the authority's own services costs, by care model [pounds/hour].
  var unitCostNow: [Double]
  var setUpRateNow = 0.0
  var microIncome = 0.0
  /// Rate at which employed workers set up alone [1/week].
  var insideFounders = 0.0
  /// Quarters since week 0; a quarter's date is a multiple, so that no rounding adds up.
  var quarterNumber = 0

  // The quarter's averages, which the labour market answers to.
  var meanEffectivePay = 0.0
  var referencePay = 0.0
  var workforceAtStart = 0.0
  var marketMargin = 0.0

  var counts = Counts()
  var ledger = Ledger()
  var tally: TallySheet
  var fault: SimulationFault?
  /// Collects events where somebody asked for them.
  ///
  /// An existential of any type, and not of a class, on purpose: with it a world can only be used in its
  /// place, whereas a value of 2.6 kB whose parts are all known is copied to the stack by the compiler
  /// for each call of a method that does not change it. That was a third of all instructions.
  private(set) var trace: (any TraceReceiver)?
  /// Whether somebody listens: to look at the existential itself copies it, once for each event.
  private(set) var isTraced = false
  /// Place of the scenario among those of the call, for the trace.
  var scenarioIndex = 0
}

extension World {
  /// The same state again, from which another scenario may go its own way.
  init(copying other: borrowing World) {
    area = other.area
    rules = other.rules
    models = other.models
    localities = other.localities
    areaFee = other.areaFee
    areaCost = other.areaCost
    enquiriesAtStart = other.enquiriesAtStart
    startingMix = other.startingMix
    microWelcome = other.microWelcome
    peopleAtStart = other.peopleAtStart
    expectedPackage = other.expectedPackage
    usualCommitment = other.usualCommitment
    zeroHoursRatio = other.zeroHoursRatio
    standardExit = other.standardExit
    tenureScale = other.tenureScale
    streams = other.streams
    levers = other.levers
    calendar = Calendar(copying: other.calendar)
    now = other.now
    hasBegun = other.hasBegun
    horizon = other.horizon
    people = Rows(copying: other.people)
    packages = Rows(copying: other.packages)
    workers = Rows(copying: other.workers)
    providers = Rows(copying: other.providers)
    staff = other.staff
    caseloads = other.caseloads
    rotas = other.rotas
    spare = Rows(copying: other.spare)
    asked = Rows(copying: other.asked)
    open = other.open
    nextEnquiry = other.nextEnquiry
    nextApplicant = other.nextApplicant
    applicantThreshold = other.applicantThreshold
    applicantRate = other.applicantRate
    applicantClockedTo = other.applicantClockedTo
    applicantStamp = other.applicantStamp
    nextEntrant = other.nextEntrant
    providersOpened = other.providersOpened
    hospitalQueue = other.hospitalQueue
    homeQueue = other.homeQueue
    queueHoles = other.queueHoles
    hasHeldBack = other.hasHeldBack
    budgetPosition = other.budgetPosition
    frontDoor = other.frontDoor
    careHomeResidents = other.careHomeResidents
    careHomesClockedTo = other.careHomesClockedTo
    usualCareHomeResidents = other.usualCareHomeResidents
    usualCharges = other.usualCharges
    waitingPackages = other.waitingPackages
    waitingSelfFunded = other.waitingSelfFunded
    peopleWaiting = other.peopleWaiting
    peopleInCare = other.peopleInCare
    employed = other.employed
    selfEmployed = other.selfEmployed
    publicContact = other.publicContact
    waitingTime = other.waitingTime
    committedByModel = other.committedByModel
    openByModel = other.openByModel
    mixNow = other.mixNow
    unitCostNow = other.unitCostNow
    setUpRateNow = other.setUpRateNow
    microIncome = other.microIncome
    insideFounders = other.insideFounders
    quarterNumber = other.quarterNumber
    meanEffectivePay = other.meanEffectivePay
    referencePay = other.referencePay
    workforceAtStart = other.workforceAtStart
    marketMargin = other.marketMargin
    counts = other.counts
    ledger = other.ledger
    // What was counted in the warm-up is put aside in any case.
    tally = TallySheet(years: other.tally.years)
    fault = other.fault
    trace = other.trace
    isTraced = other.isTraced
    scenarioIndex = other.scenarioIndex
  }
}

/// The commitment and the budget as they were last worked out [pounds/week].
struct BudgetPosition: Sendable {
  /// Week for which they hold; NaN once a package or a price has changed.
  var week = Double.nan
  var commitment = 0.0
  var budget = 0.0
}

/// What has happened so far, for the laws of conservation.
struct Counts: Sendable {
  var initialPeople = 0
  var enquired = 0
  var diverted = 0
  var leftPeople = 0
  var initialWorkers = 0
  var initialSelfEmployed = 0
  var hired = 0
  var setUpAlone = 0
  var outsideFounders = 0
  var leftEmployment = 0
  var leftSelfEmployment = 0
  /// Contact hours that people have received, and that providers have given, all carers [hours].
  var hoursReceived = 0.0
  var hoursGiven = 0.0
}

/// What a world tells its events to.
protocol TraceReceiver: Sendable {
  func write(_ event: TraceEvent)
}

/// Receives events. A class, so that a world that is copied goes on writing to the same place.
final class Trace: TraceReceiver, @unchecked Sendable {
  // Written only by the one thread that runs the replicate whose trace it is.
  private let receive: (TraceEvent) -> Void

  init(_ receive: @escaping (TraceEvent) -> Void) {
    self.receive = receive
  }

  func write(_ event: TraceEvent) { receive(event) }
}

/// One event of one run, for people to read and for tests to judge.
public struct TraceEvent: Sendable {
  /// Scenario's place in the call.
  public var scenario: Int
  /// Weeks since week 0.
  public var week: Double
  /// Snake-case name of what happened, such as `care_started`.
  public var event: String
  /// Ordinals such as `person 12`; empty where the event concerns none.
  public var person: String
  public var worker: String
  public var provider: String
  /// What else there is to say: hours [hours/week], weeks, pounds; NaN where nothing.
  public var amount: Double
}

extension World {
  /// Adds a provider, with no workers and no packages.
  mutating func append(_ provider: Provider) {
    providers.append(provider)
    staff.append([])
    caseloads.append([])
    rotas.append([])
    spare.append(0)
  }

  /// To be called whenever the working time or the commitments of a provider have changed.
  mutating func countSpare(_ provider: Int) {
    spare[provider] = providers[provider].spareTime
  }

  /// Tells its events to `trace` from here on.
  mutating func tell(_ trace: Trace?) {
    self.trace = trace
    isTraced = trace != nil
  }

  /// Writes an event, where somebody listens.
  @inline(__always)
  func note(
    _ event: @autoclosure () -> String, person: Int = -1, worker: Int = -1, provider: Int = -1,
    amount: Double = .nan
  ) {
    guard isTraced, let trace else { return }
    trace.write(
      TraceEvent(
        scenario: scenarioIndex, week: now, event: event(),
        person: person < 0 ? "" : "person \(people[person].ordinal)",
        worker: worker < 0 ? "" : "worker \(workers[worker].ordinal)",
        provider: provider < 0 ? "" : name(of: providers[provider]), amount: amount))
  }

  // The care models that a process asks for by what they do, not by name.
  var independentModel: Int { 0 }
  /// Week in which rates may change next.
  var nextQuarter: Double { Double(quarterNumber + 1) * quarterLength }
  var selfEmployedModel: Int? { models.firstIndex { $0.behaviour.entry == .selfEmployment } }
  var lastResortModel: Int? {
    models.indices.first { models[$0].behaviour.acceptance == .everything && openByModel[$0] > 0 }
  }
  /// The care model that gives reablement: the authority's own service, where there is one.
  var reablementProvider: Int? { lastResortModel }

  /// Bounds of the ratio of total to base hazard of leaving: 14.5 to 42 % a year, as seen for bundles
  /// of conditions (figure: five-factor bundle).
  var lowestRatio: Double { 0.145 / weeksAYear / rules.leaveHazard }
  var highestRatio: Double { 0.42 / weeksAYear / rules.leaveHazard }

  func name(of provider: Provider) -> String {
    "\(CareModel.all[provider.model].id) \(provider.ordinal)"
  }
}
