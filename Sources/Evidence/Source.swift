/// One of the five documents that the register quotes.
public struct Source: Sendable, Hashable, Identifiable {
  /// Kebab-case, such as `micro-care-2024`.
  public var id: String
  /// The title: in Welsh as on the document, in English by its sense.
  public var title: Text
  public var publisher: Text
  /// Year, or year-month, or year-month-day (ISO 8601); nil: the document gives none.
  public var date: String?
  /// Where it is published; nil: the document gives no address of its own.
  public var address: String?
  /// What place its evidence is about.
  public var geography: Text
  /// The language of the text that is quoted.
  public var language: Language
  /// SHA-256 of the document's text as quoted [64 hexadecimal digits].
  public var sha256: String
}

extension Source {
  /// The five documents, in the order in which the register quotes them.
  public static let all: [Source] = [
    microCare, alternativeModels, performanceCode, socialPrescribing, serviceDevelopments,
  ]

  /// The document with this id; nil where there is none.
  public static func withID(_ id: String) -> Source? { all.first { $0.id == id } }

  public static let microCare = Source(
    id: "micro-care-2024",
    title: Text(
      en: "Micro-care services: engagement report",
      cy: "Gwasanaethau micro-ofal: adroddiad ymgysylltu"),
    publisher: Text(en: "Welsh Government", cy: "Llywodraeth Cymru"),
    date: "2024-01-08",
    address: "https://www.llyw.cymru/gwasanaethau-micro-ofal-adroddiad-ymgysylltu-html",
    geography: Text(en: "Wales", cy: "Cymru"), language: .welsh,
    sha256: "11d6634ab2754799519d24f837211cf56fbcb42d6c9f5bdcad6f503ec256a619")

  public static let alternativeModels = Source(
    id: "alternative-models-2020",
    title: Text(en: "Alternative models of home care", cy: "Modelau amgen o ofal cartref"),
    publisher: Text(en: "Wales Centre for Public Policy", cy: "Canolfan Polisi Cyhoeddus Cymru"),
    date: "2020-12", address: nil,
    geography: Text(
      en: "Wales, with cases from the United Kingdom and abroad",
      cy: "Cymru, gydag achosion o'r Deyrnas Unedig ac o dramor"),
    language: .welsh,
    sha256: "d00f347b5726ab5fd2f3993c0e9829c7a5586562bfd7dc6cb2ad34d4c276bba5")

  public static let performanceCode = Source(
    id: "performance-code",
    title: Text(
      en:
        "Code of practice in relation to the performance and improvement of social services in Wales",
      cy:
        "Cod ymarfer mewn perthynas â pherfformiad a gwella gwasanaethau cymdeithasol yng Nghymru"),
    publisher: Text(en: "Welsh Government", cy: "Llywodraeth Cymru"),
    date: nil, address: nil,
    geography: Text(en: "Wales", cy: "Cymru"), language: .welsh,
    sha256: "370a1e118611d29c46960b2dbf6677bc73a5e8becebbd477d16bebdc9dd736ff")

  public static let socialPrescribing = Source(
    id: "social-prescribing-2021",
    title: Text(
      en: "Understanding social prescribing in Wales: a mixed methods study",
      cy: "Deall rhagnodi cymdeithasol yng Nghymru: astudiaeth dulliau cymysg"),
    publisher: Text(
      en: "Wales School for Social Prescribing Research, PRIME Centre Wales, Data Cymru, "
        + "Public Health Wales",
      cy: "Ysgol Ymchwil Rhagnodi Cymdeithasol Cymru, Canolfan PRIME Cymru, Data Cymru, "
        + "Iechyd Cyhoeddus Cymru"),
    date: "2021-09", address: nil,
    geography: Text(en: "Wales", cy: "Cymru"), language: .welsh,
    sha256: "3909819fb2e1618580bdcee0b81739dbdc8c72c937b0c8570c49cf3353d4287d")

  public static let serviceDevelopments = Source(
    id: "service-developments",
    title: Text(
      en: "New service developments: guidance for engagement and consultation",
      cy: "Datblygiadau gwasanaeth newydd: Canllawiau ar gyfer Ymgysylltu ac Ymgynghori"),
    publisher: Text(
      en: "Accelerated Cluster Development programme",
      cy: "Rhaglen Datblygu Clwstwr Carlam"),
    date: nil, address: nil,
    geography: Text(en: "Wales", cy: "Cymru"), language: .welsh,
    sha256: "7046364ec2db8c9af5e577058d8cd3aae329c5f0e24d140b5ba1754e957cb613")
}
