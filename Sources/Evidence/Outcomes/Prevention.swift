extension Outcome {
  /// Need that does not arise, or falls.
  static let ofPrevention: [Outcome] = [
    Outcome(
      "diverted", .prevention, unit: .peoplePerYear, .more, smallestDifference: 5, origin: .number,
      label: Text(en: "Helped in the community", cy: "Cymorth yn y gymuned"),
      explanation: Text(
        en:
          "People a year whose enquiry was met in the community, less those who came back later.",
        cy:
          "Pobl y flwyddyn y diwallwyd eu hymholiad yn y gymuned, llai'r rhai a ddaeth yn ôl wedyn."
      )),
    Outcome(
      "independence", .prevention, unit: .percent, .more, smallestDifference: 2, origin: .number,
      label: Text(en: "Independence gained", cy: "Annibyniaeth a enillwyd"),
      explanation: Text(
        en:
          "Share of people, of those who are alive 26 weeks after their care began, whose need is then lower than it was, or who need no more care.",
        cy:
          "Cyfran y bobl, o'r rhai sy'n fyw 26 wythnos ar ôl i'w gofal ddechrau, y mae eu hangen bryd hynny'n is nag yr oedd, neu nad oes angen rhagor o ofal arnynt."
      )),
    Outcome(
      "residential", .prevention,
      unit: Text(
        en: "moves per 100 people and year", cy: "symudiad fesul 100 o bobl y flwyddyn"),
      .less, smallestDifference: 0.5, origin: .behaviour,
      label: Text(en: "Into residential care", cy: "I ofal preswyl"),
      explanation: Text(
        en: "Moves into a care home for 100 people in home care or waiting for it, in a year.",
        cy:
          "Symudiadau i gartref gofal am bob 100 o bobl sy'n cael gofal cartref neu'n aros amdano, mewn blwyddyn."
      )),
    Outcome(
      "overprescribed_hours", .prevention, unit: .hoursPerWeek, .less, smallestDifference: 20,
      origin: .behaviour,
      label: Text(en: "Over-prescription", cy: "Gor-ragnodi"),
      explanation: Text(
        en: "Hours of care a week that are given beyond need, because the plan says so.",
        cy: "Oriau o ofal yr wythnos a roddir y tu hwnt i'r angen, am mai dyna a ddywed y cynllun.")
    ),
    Outcome(
      "fund_underspend", .prevention, unit: .percent, .neither, smallestDifference: 2,
      origin: .behaviour,
      label: Text(en: "Funds not used", cy: "Cronfeydd heb eu defnyddio"),
      explanation: Text(
        en:
          "Share of the hours of individual service funds of more than a year that were agreed and not used.",
        cy:
          "Cyfran oriau cronfeydd gwasanaeth unigol sy'n hŷn na blwyddyn y cytunwyd arnynt ac na chawsant eu defnyddio."
      )),
  ]
}
