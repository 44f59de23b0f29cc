extension Outcome {
  /// Every quantity that a run reports, in the order of its columns.
  public static let all: [Outcome] =
    ofPeople + ofPrevention + ofPartnerships + ofWellbeing + ofMoney

  /// The outcome with this id; nil where there is none.
  public static func named(_ id: String) -> Outcome? {
    all.first { $0.id == id }
  }
}

/// Units as they stand after a number. Shares are printed as per cents, from 0 to 100.
extension Text {
  static let percent = Text(en: "%", cy: "%")
  static let percentPerYear = Text(en: "%/year", cy: "% y flwyddyn")
  static let people = Text(en: "people", cy: "o bobl")
  static let peoplePerYear = Text(en: "people/year", cy: "o bobl y flwyddyn")
  static let workers = Text(en: "workers", cy: "o weithwyr")
  static let workersPerYear = Text(en: "workers/year", cy: "o weithwyr y flwyddyn")
  static let providers = Text(en: "providers", cy: "o ddarparwyr")
  static let carers = Text(en: "carers", cy: "o ofalwyr")
  static let days = Text(en: "days", cy: "diwrnod")
  static let daysPerYear = Text(en: "days/year", cy: "diwrnod y flwyddyn")
  static let hoursPerWeek = Text(en: "hours/week", cy: "awr yr wythnos")
  static let pounds = Text(en: "£", cy: "£")
  static let poundsPerHour = Text(en: "£/hour", cy: "£ yr awr")
  static let poundsPerYear = Text(en: "£/year", cy: "£ y flwyddyn")
  static let index = Text(en: "index", cy: "mynegai")
}

extension Outcome {
  /// The unit as it stands by itself, in brackets after a label: in Welsh the noun that follows a
  /// number is in another form than the one that does not.
  public var unitLabel: Text {
    var label = unit
    let alone = [
      ("o bobl", "pobl"), ("o weithwyr", "gweithwyr"), ("o ddarparwyr", "darparwyr"),
      ("o ofalwyr", "gofalwyr"), ("diwrnod", "diwrnodau"), ("awr", "oriau"),
    ]
    for (counted, plural) in alone where label.cy == counted || label.cy.hasPrefix(counted + " ") {
      label.cy = plural + label.cy.dropFirst(counted.count)
    }
    return label
  }
}
