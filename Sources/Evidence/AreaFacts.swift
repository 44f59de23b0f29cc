import CData

/// What is known, or assumed, of one of the 22 local authorities, each fact with its source.
public struct AreaFacts: Sendable, Hashable, Identifiable {
  /// How the authority treated micro-care in the survey of 2022-23.
  public enum MicroCare: String, Sendable, CaseIterable {
    /// Commissions it directly, beside direct payments.
    case commissions
    /// People with direct payments secure it.
    case directPayments = "direct payments"
    /// Has begun to develop its work with it.
    case starting
    /// Has no plans to develop its work with it.
    case none = "no plans"
  }

  public enum Field: String, Sendable, CaseIterable {
    case population, population65, population80, population85
    case microCare, communityOrganisations, communityOrganisationRate
    case fee2018, hoursPerWeek, clients, inHouseShare, rurality, neighbours
  }

  /// Kebab-case, from the English name: `powys`, `isle-of-anglesey`.
  public var id: String
  public var name: Text
  /// Residents in mid-2020 [people].
  public var population: Int
  /// Residents aged 65 and over [people].
  public var population65: Int
  /// Residents aged 80 and over [people].
  public var population80: Int
  /// Residents aged 85 and over [people].
  public var population85: Int
  public var microCare: MicroCare
  /// Organisations that report social prescribing in the area (a survey; many count in several).
  public var communityOrganisations: Int
  /// The same [organisations per 100,000 residents]. It mostly tracks small populations.
  public var communityOrganisationRate: Double
  /// Price paid for an hour of home care in 2018 [pounds/hour]; nil: not published.
  public var fee2018: Double?
  /// Home care [hours/week]; nil: not seen. The year is the figure's.
  public var hoursPerWeek: Double?
  /// People in home care [people]; nil: not seen.
  public var clients: Double?
  /// Share of home care hours that the authority provides itself; nil: not seen.
  public var inHouseShare: Double?
  public var rurality: Rurality
  /// Why this class of rurality was assumed.
  public var ruralityReason: Text
  /// Ids of the authorities that share a boundary with it, Anglesey's being across its bridges: a fact
  /// of the map.
  public var neighbours: [String]
  /// Ids of other entries of the register that name the authority.
  public var entries: [String]

  /// The entry for `fee2018`.
  var feeEntry: String?
  /// The authority's name in the ids of the register.
  var entrySuffix: String

  /// Every public figure for this authority alone.
  public var figures: [PublicFigure] {
    PublicFigure.all.filter { $0.geography.en == name.en }
  }

  /// Where a field comes from; an assumption also where nothing was published and the field is nil.
  public func basis(of field: Field) -> Basis {
    switch field {
    case .population, .population65, .population80, .population85:
      .publicFigure(["figure-population-authorities-2020"])
    case .microCare: .evidence(["mc-la-status-\(entrySuffix)"])
    case .communityOrganisations: .evidence(["sp-la-count-\(entrySuffix)"])
    case .communityOrganisationRate: .evidence(["sp-la-rate-\(entrySuffix)"])
    case .fee2018: feeEntry.map { .evidence([$0]) } ?? .assumption(Self.noFee)
    case .hoursPerWeek: figure("home-care-hours", where: hoursPerWeek != nil, else: Self.noHours)
    case .clients: figure("home-care-clients", where: clients != nil, else: Self.noClients)
    case .inHouseShare: figure("in-house-share", where: inHouseShare != nil, else: Self.noShare)
    case .rurality: .assumption(ruralityReason)
    case .neighbours: .assumption(Self.map)
    }
  }

  private func figure(_ name: String, where known: Bool, else reason: Text) -> Basis {
    known ? .publicFigure(["figure-\(name)-\(id)"]) : .assumption(reason)
  }

  private static let map = Text(
    en: "The boundaries of the authorities since 1996, as any map shows them.",
    cy: "Ffiniau'r awdurdodau ers 1996, fel y'u gwelir ar unrhyw fap.")
  private static let noFee = Text(
    en:
      "The documents name the price of two authorities only; it is drawn about the Welsh average.",
    cy:
      "Dim ond pris dau awdurdod a enwir yn y dogfennau; fe'i tynnir o gwmpas cyfartaledd Cymru.")
  private static let noHours = Text(
    en: "No figure was seen; the hours follow from the people in care and their packages.",
    cy: "Ni welwyd ffigur; mae'r oriau'n dilyn o'r bobl sy'n cael gofal a'u pecynnau.")
  private static let noClients = Text(
    en: "No figure was seen; the Welsh rate is applied to the people aged 65 and over.",
    cy: "Ni welwyd ffigur; cymhwysir cyfradd Cymru at y bobl 65 oed a throsodd.")
  private static let noShare = Text(
    en: "No figure was seen; the share is drawn about the two that were.",
    cy: "Ni welwyd ffigur; tynnir y gyfran o gwmpas y ddwy a welwyd.")
}

extension AreaFacts {
  /// The 22 authorities, from the north-west to the south-east as the documents list them.
  public static let all: [AreaFacts] = Table(cdata_areas()).records.compactMap(AreaFacts.init)

  /// The authority with this id; nil where there is none.
  public static func withID(_ id: String) -> AreaFacts? { all.first { $0.id == id } }

  /// Nil where the line lacks a number or names an unknown word.
  init?(_ record: Table.Record) {
    guard let population = record.count("population"),
      let population65 = record.count("population_65"),
      let population80 = record.count("population_80"),
      let population85 = record.count("population_85"),
      let microCare = MicroCare(rawValue: record["micro_care"]),
      let organisations = record.count("organisations"),
      let rate = record.number("organisation_rate"),
      let rurality = Rurality(rawValue: record["rurality"])
    else { return nil }
    self.init(
      id: record["id"], name: record.text("name"), population: population,
      population65: population65, population80: population80, population85: population85,
      microCare: microCare, communityOrganisations: organisations,
      communityOrganisationRate: rate, fee2018: record.number("fee_2018"),
      hoursPerWeek: record.number("hours"), clients: record.number("clients"),
      inHouseShare: record.number("in_house_share"), rurality: rurality,
      ruralityReason: record.text("reason"), neighbours: record.list("neighbours"),
      entries: record.list("entries"),
      feeEntry: record.optional("fee_entry"), entrySuffix: record["entry_suffix"])
  }
}

extension AreaFacts.MicroCare {
  public var label: Text {
    switch self {
    case .commissions:
      Text(
        en: "commissions micro-care directly",
        cy: "yn comisiynu gwasanaethau micro-ofal yn uniongyrchol")
    case .directPayments:
      Text(
        en: "micro-care is bought with direct payments",
        cy: "caiff gwasanaethau micro-ofal eu prynu â thaliadau uniongyrchol")
    case .starting:
      Text(
        en: "is starting work with micro-care",
        cy: "yn dechrau gweithio gyda gwasanaethau micro-ofal")
    case .none:
      Text(
        en: "has no plans for micro-care",
        cy: "heb gynlluniau ar gyfer gwasanaethau micro-ofal")
    }
  }
}

extension AreaFacts.Field {
  public var label: Text {
    switch self {
    case .population: Text(en: "residents", cy: "y boblogaeth")
    case .population65: Text(en: "people aged 65 and over", cy: "pobl 65 oed a throsodd")
    case .population80: Text(en: "people aged 80 and over", cy: "pobl 80 oed a throsodd")
    case .population85: Text(en: "people aged 85 and over", cy: "pobl 85 oed a throsodd")
    case .microCare: Text(en: "micro-care", cy: "micro-ofal")
    case .communityOrganisations:
      Text(en: "community organisations", cy: "sefydliadau cymunedol")
    case .communityOrganisationRate:
      Text(en: "community organisations a head", cy: "sefydliadau cymunedol y pen")
    case .fee2018: Text(en: "the fee", cy: "y ffi")
    case .hoursPerWeek: Text(en: "hours of home care", cy: "oriau gofal cartref")
    case .clients: Text(en: "people in home care", cy: "pobl sy'n cael gofal cartref")
    case .inHouseShare: Text(en: "the in-house share", cy: "y gyfran fewnol")
    case .rurality: Text(en: "the rural share", cy: "y gyfran wledig")
    case .neighbours: Text(en: "the neighbours", cy: "y cymdogion")
    }
  }
}
