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
  /// Average fee paid for commissioned care [pounds/hour]; nil: drawn.
  public var fee: Double?
  /// The area's own mix of commissioned packages before week 0, by care model id; nil: the national.
  public var mix: [String: Double]
  /// How the authority treats micro-enterprises: `commissions`, `direct_payments`, `starting`, `none`.
  public var microStance: MicroStance
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
