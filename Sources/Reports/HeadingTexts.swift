import Evidence

extension Heading {
  /// As the code of practice on performance and improvement calls its headings, and money.
  public var label: Text {
    switch self {
    case .people: Text(en: "People", cy: "Pobl")
    case .prevention: Text(en: "Prevention", cy: "Atal")
    case .partnerships:
      Text(en: "Partnerships and integration", cy: "Partneriaethau ac integreiddio")
    case .wellbeing: Text(en: "Well-being", cy: "Llesiant")
    case .money: Text(en: "Money", cy: "Arian")
    }
  }
}
