import Statistics

extension Setting {
  /// Visits and the way between them.
  static let travel: [Setting] = [
    fact(
      "urban_travel", .number, .pert(low: 8, mode: 11.5, high: 18), in: 0...600,
      .publicFigure(["figure-travel-time"]),
      Text(en: "Travel in towns (minutes)", cy: "Teithio mewn trefi (munudau)"),
      Text(
        en: "Minutes of travel for a contact hour in towns.",
        cy: "Munudau o deithio am bob awr gyswllt mewn trefi.")),
    fact(
      "rural_travel", .number, .pert(low: 12, mode: 20, high: 35), in: 0...600,
      .assumed(
        en:
          "No rural figure was seen; a town provider's upper view, ten minutes for half an hour, is taken as usual in the country.",
        cy:
          "Ni welwyd ffigur gwledig; cymerir barn uchaf darparwr tref, deng munud am hanner awr, yn arferol yng nghefn gwlad."
      ),
      Text(en: "Travel in the country (minutes)", cy: "Teithio yng nghefn gwlad (munudau)"),
      Text(
        en: "Minutes of travel for a contact hour in the country.",
        cy: "Munudau o deithio am bob awr gyswllt yng nghefn gwlad.")),
    fact(
      "visit_length", .hours, .pert(low: 0.5, mode: 0.58, high: 0.7), in: 0.05...24,
      .publicFigure(["figure-visit-mix-torbay", "figure-half-hour-visits"]),
      Text(en: "Length of a visit", cy: "Hyd ymweliad"),
      Text(
        en: "Mean length of a visit: 35 minutes at the median provider of Torbay.",
        cy: "Hyd cymedrig ymweliad: 35 munud gan ddarparwr canolrifol Torbay.")),
  ]
}
