extension Outcome {
  /// Every quantity that a run reports, in the order of its columns.
  public static let all: [Outcome] =
    ofPeople + ofPrevention + ofPartnerships + ofWellbeing + ofMoney

  /// The outcome with this id; nil where there is none.
  public static func named(_ id: String) -> Outcome? {
    all.first { $0.id == id }
  }
}

/// Units as printed. Shares are printed as per cents, from 0 to 100.
extension Text {
  static let percent = Text(en: "%", cy: "%")
  static let percentPerYear = Text(en: "%/year", cy: "%/blwyddyn")
  static let people = Text(en: "people", cy: "o bobl")
  static let peoplePerYear = Text(en: "people/year", cy: "o bobl/blwyddyn")
  static let workers = Text(en: "workers", cy: "o weithwyr")
  static let workersPerYear = Text(en: "workers/year", cy: "o weithwyr/blwyddyn")
  static let providers = Text(en: "providers", cy: "o ddarparwyr")
  static let carers = Text(en: "carers", cy: "o ofalwyr")
  static let days = Text(en: "days", cy: "o ddiwrnodau")
  static let daysPerYear = Text(en: "days/year", cy: "o ddiwrnodau/blwyddyn")
  static let hoursPerWeek = Text(en: "hours/week", cy: "awr/wythnos")
  static let pounds = Text(en: "£", cy: "£")
  static let poundsPerHour = Text(en: "£/hour", cy: "£/awr")
  static let poundsPerYear = Text(en: "£/year", cy: "£/blwyddyn")
  static let index = Text(en: "index", cy: "mynegai")
}
