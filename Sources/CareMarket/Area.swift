import Evidence

/// A local authority: what is known, or assumed, of the place before anything is simulated.
public struct Area: Sendable, Hashable {
  /// Kebab-case name, such as `powys`. Random streams are keyed by it.
  public var id: String
  public var name: Text
  /// Residents [people].
  public var population: Double
  /// Residents aged 65 and over [people].
  public var population65: Double
  /// Share of the people in home care who live in rural localities.
  public var rural: Double
  /// Publicly funded caseload [people]; nil: the national rate times `population65`.
  public var caseload: Double?
  /// Average fee paid for commissioned care, in prices of the scenario [pounds/hour]; nil: drawn.
  public var fee: Double?
  /// Published fee as a ratio to the country's average of the same year; nil: not published.
  public var feeRatio: Double?
  /// Shares of care models before week 0, by id; models not named share the rest in the country's
  /// proportions.
  public var mix: [String: Double]
  /// How the authority treats micro-enterprises: `commissions`, `direct_payments`, `starting`, `none`.
  public var microStance: MicroStance
  /// Share of the adjoining authorities where micro-care is commissioned, or bought with direct
  /// payments: those an authority can learn from. A fact of the place, so that an area's result does
  /// not depend on which others are simulated.
  public var activeNeighbours = Area.usualActiveNeighbours
  /// Social prescribing organisations that report serving the area.
  public var communityOrganisations: Double
  /// Enquiries [people/week], where an area file states them; nil: what keeps the caseload.
  public var enquiries: Double?
  /// Independent providers at the start, where an area file states them.
  public var providers: Double?
  /// Workers of each employer at the start, where an area file states them.
  public var workers: Double?
  /// Nobody is in care at the start.
  public var startsEmpty = false
  /// Ids of the sources of each field, by field name; a field without one is an assumption.
  public var sources: [String: [String]]

  public enum MicroStance: String, Sendable, CaseIterable {
    case commissions
    case directPayments = "direct payments"
    case starting
    case none = "no plans"

    /// How much more, or less, than on average micro-enterprises come about (an assumption; the
    /// order is that of the stances).
    var welcome: Double {
      switch self {
      case .commissions: 1.5
      case .directPayments: 1.2
      case .starting: 0.8
      case .none: 0.4
      }
    }
  }

  public init(
    id: String, name: Text, population: Double, population65: Double, rural: Double,
    caseload: Double? = nil, fee: Double? = nil, mix: [String: Double] = [:],
    microStance: MicroStance = .none, communityOrganisations: Double = 0,
    sources: [String: [String]] = [:]
  ) {
    self.id = id
    self.name = name
    self.population = population
    self.population65 = population65
    self.rural = rural
    self.caseload = caseload
    self.fee = fee
    self.mix = mix
    self.microStance = microStance
    self.communityOrganisations = communityOrganisations
    self.sources = sources
  }
}

extension Area {
  /// How readily micro-enterprises come about here compared with Wales: by the authority's stance, and
  /// by what it can learn from its neighbours
  /// (register: mc-neighbour-la-spillover, mc-pembrokeshire-works-with-neighbours).
  ///
  /// - Parameter learning: the setting `neighbour_learning`.
  func microWelcome(learning: Double) -> Double {
    microStance.welcome
      * max(0, 1 + learning * (activeNeighbours - Self.usualActiveNeighbours))
  }

  /// The mean over the 22 authorities, from which an area whose neighbours are not known does not
  /// differ.
  public static let usualActiveNeighbours: Double =
    AreaFacts.all.map(activeNeighbours).reduce(0, +) / Double(max(AreaFacts.all.count, 1))

  private static func activeNeighbours(of facts: AreaFacts) -> Double {
    let neighbours = facts.neighbours.compactMap(AreaFacts.withID)
    let active = neighbours.count { [.commissions, .directPayments].contains($0.microCare) }
    return Double(active) / Double(max(neighbours.count, 1))
  }

  /// Mean of the fees that were not published, as a ratio to the country's average, so that the
  /// average of all 22 by older population is the published one.
  static let unpublishedFeeRatio: Double = {
    let published = AreaFacts.all.filter { $0.fee2018 != nil }
    let all = AreaFacts.all.reduce(0) { $0 + Double($1.population65) }
    let older = published.reduce(0) { $0 + Double($1.population65) }
    let paid = published.reduce(0) {
      $0 + Double($1.population65) * ($1.fee2018 ?? 0) / averageFee2018
    }
    return all > older ? (all - paid) / (all - older) : 1
  }()

  /// The 22 local authorities of Wales, from north-west to south-east.
  public static let all: [Area] = AreaFacts.all.map(Area.init)

  /// An authority as the evidence knows it.
  init(_ facts: AreaFacts) {
    self.init(
      id: facts.id, name: facts.name, population: Double(facts.population),
      population65: Double(facts.population65), rural: facts.rurality.mode,
      caseload: facts.clients, mix: facts.inHouseShare.map { ["inhouse": $0] } ?? [:],
      microStance: MicroStance(rawValue: facts.microCare.rawValue) ?? .none,
      communityOrganisations: Double(facts.communityOrganisations))
    activeNeighbours = Self.activeNeighbours(of: facts)
    feeRatio = facts.fee2018.map { $0 / averageFee2018 }
  }
}

/// Average fee paid in Wales in 2018, to which a published fee is a ratio [pounds/hour]
/// (register: wcpp-price-average-2018).
var averageFee2018: Double { 16.78 }
