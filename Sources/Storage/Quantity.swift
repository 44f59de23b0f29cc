import CareMarket
import Evidence
import Statistics

/// Why a text is not the quantity that was asked for.
public struct QuantityFault: Error, Sendable, Hashable {
  public var message: Text

  public init(_ message: Text) {
    self.message = message
  }
}

/// Quantities the way people write them, and back.
///
/// `12%`, `32%/year`, `£17.20/hour`, `£120k/year`, `10.3 hours/week`, `7 days`, `4 people`,
/// `68% of agency price`; ranges as `25%..39%/year`; `lognormal(median 10.3 hours/week, sigma 0.75)`
/// and the other distributions; ramps as `80% -> 50% over 3 years`. A plain number is taken in the
/// setting's own unit, except for lengths of time. Of several amounts the last may carry the unit for
/// all. Values come out in the unit of the setting; lengths of time in weeks.
public enum Quantity {
  /// What is stated about a number that may be unknown.
  public static func distribution(
    _ text: String, unit: Unit
  ) throws(QuantityFault) -> Distribution {
    var reader = try QuantityReader(text, unit: unit)
    let distribution = try reader.distribution()
    if let fault = distribution.fault { throw QuantityFault(fault.message) }
    return distribution
  }

  /// A number, or one that moves in a straight line from week 0 on. `none` is zero.
  public static func ramp(_ text: String, unit: Unit) throws(QuantityFault) -> Ramp {
    if text == "none" { return Ramp(0) }
    var reader = try QuantityReader(text, unit: unit)
    return try reader.ramp()
  }

  /// One number.
  public static func amount(_ text: String, unit: Unit) throws(QuantityFault) -> Double {
    let ramp = try ramp(text, unit: unit)
    if ramp.over > 0 || ramp.from != ramp.to {
      throw QuantityFault(
        Text(
          en: "This is one number, and cannot move.", cy: "Un rhif yw hwn, ac ni all symud."))
    }
    return ramp.to
  }

  // MARK: Back to text

  /// The text that reads back as exactly this value.
  public static func text(_ value: Double, unit: Unit) -> String {
    func pounds() -> String {
      let digits = DecimalText.text(value.magnitude)
      let places = digits.split(separator: ".").dropFirst().first?.utf8.count ?? 0
      return (value < 0 ? "-£" : "£") + digits + (places == 1 ? "0" : "")
    }
    func counted(_ one: String, _ many: String) -> String {
      DecimalText.text(value) + " " + (value == 1 ? one : many)
    }
    return switch unit {
    case .share: DecimalText.text(value, shift: 2) + "%"
    case .perYear: DecimalText.text(value, shift: 2) + "%/year"
    case .hours: counted("hour", "hours")
    case .hoursPerWeek: counted("hour/week", "hours/week")
    case .poundsPerHour: pounds() + "/hour"
    case .poundsPerYear: pounds() + "/year"
    case .pounds: pounds()
    case .time: time(value)
    case .year, .count, .number: DecimalText.text(value)
    case .ratio(let anchor): DecimalText.text(value, shift: 2) + "% of " + anchor.rawValue
    }
  }

  /// Several values of one unit; the last says the unit for all, as people write it.
  private static func texts(_ values: [Double], unit: Unit) -> [String] {
    let whole = values.map { text($0, unit: unit) }
    // Lengths of time may differ in their words, and so each has its own.
    guard unit != .time, let last = whole.last else { return whole }
    let bare = whole.dropLast().map { text in
      String(text.prefix { !"/ ".contains($0) })
    }
    return bare + [last]
  }

  public static func text(_ distribution: Distribution, unit: Unit) -> String {
    func number(_ value: Double) -> String { DecimalText.text(value) }
    func list(_ values: Double...) -> [String] { texts(values, unit: unit) }
    switch distribution {
    case .fixed(let value): return text(value, unit: unit)
    case .uniform(let low, let high): return list(low, high).joined(separator: "..")
    case .pert(let low, let mode, let high):
      return "pert(\(list(low, mode, high).joined(separator: ", ")))"
    case .triangular(let low, let mode, let high):
      return "triangular(\(list(low, mode, high).joined(separator: ", ")))"
    case .normal(let mean, let sd):
      let parts = list(mean, sd)
      return "normal(mean \(parts[0]), sd \(parts[1]))"
    case .truncatedNormal(let mean, let sd, let low):
      let parts = list(mean, sd, low)
      return "normal(mean \(parts[0]), sd \(parts[1]), low \(parts[2]))"
    case .lognormal(let median, let sigma):
      return "lognormal(median \(text(median, unit: unit)), sigma \(number(sigma)))"
    case .beta(let a, let b): return "beta(\(number(a)), \(number(b)))"
    case .gamma(let mean, let cv):
      return "gamma(mean \(text(mean, unit: unit)), cv \(number(cv)))"
    }
  }

  public static func text(_ ramp: Ramp, unit: Unit) -> String {
    if ramp.over == 0 { return text(ramp.to, unit: unit) }
    let ends = texts([ramp.from, ramp.to], unit: unit).joined(separator: " -> ")
    return "\(ends) over \(time(ramp.over))"
  }

  private static func time(_ weeks: Double) -> String {
    let years = (weeks / weeksAYear).rounded()
    if years > 0, years < 1e9, years * weeksAYear == weeks {
      return DecimalText.text(years) + (years == 1 ? " year" : " years")
    }
    let days = (weeks * 7).rounded()
    if weeks != weeks.rounded(), days.magnitude < 1e9, days / 7 == weeks {
      return DecimalText.text(days) + (days == 1 ? " day" : " days")
    }
    return DecimalText.text(weeks) + (weeks == 1 ? " week" : " weeks")
  }

  // MARK: What is allowed

  /// How quantities of the unit are written: the object of `Write …` and, mutated, `Ysgrifennwch …`.
  static func example(_ unit: Unit) -> Text {
    switch unit {
    case .share: Text(en: "a share, such as 12% or 0.12", cy: "gyfran, megis 12% neu 0.12")
    case .perYear:
      Text(en: "a rate a year, such as 32%/year", cy: "gyfradd y flwyddyn, megis 32%/year")
    case .hours: Text(en: "hours, such as 15 hours", cy: "oriau, megis 15 hours")
    case .hoursPerWeek:
      Text(
        en: "hours a week, such as 10.3 hours/week", cy: "oriau'r wythnos, megis 10.3 hours/week")
    case .poundsPerHour:
      Text(en: "pounds an hour, such as £17.20/hour", cy: "bunnoedd yr awr, megis £17.20/hour")
    case .poundsPerYear:
      Text(
        en: "pounds a year, such as £120k/year", cy: "bunnoedd y flwyddyn, megis £120k/year")
    case .pounds: Text(en: "pounds, such as £1.2m", cy: "bunnoedd, megis £1.2m")
    case .time:
      Text(
        en: "a length of time, such as 7 days, 26 weeks, 6 months or 3 years",
        cy: "gyfnod o amser, megis 7 days, 26 weeks, 6 months neu 3 years")
    case .year: Text(en: "a calendar year, such as 2024", cy: "flwyddyn galendr, megis 2024")
    case .count: Text(en: "a count, such as 4 people or 4", cy: "nifer, megis 4 people neu 4")
    case .number: Text(en: "a plain number, such as 0.94", cy: "rif plaen, megis 0.94")
    case .ratio(let anchor):
      Text(
        en: "a ratio, such as 68% of \(anchor.rawValue)",
        cy: "gymhareb, megis 68% of \(anchor.rawValue)")
    }
  }

  /// What a distribution can yield at most, and where it is centred.
  private static func extent(
    _ distribution: Distribution
  ) -> (low: Double, high: Double, isBounded: Bool) {
    switch distribution {
    case .fixed(let value): (value, value, true)
    case .uniform(let low, let high): (low, high, true)
    case .pert(let low, _, let high), .triangular(let low, _, let high): (low, high, true)
    case .beta: (0, 1, true)
    case .normal(let mean, _), .gamma(let mean, _): (mean, mean, false)
    case .truncatedNormal(let mean, _, let low): (min(low, mean), mean, false)
    case .lognormal(let median, _): (median, median, false)
    }
  }

  /// A fault where values lie outside what is physically possible, a warning where they lie outside
  /// the evidence. Of a distribution without bounds the centre is judged.
  ///
  /// - Parameter written: the text as it stands in the file.
  static func judge(
    _ distribution: Distribution, unit: Unit, physical: ClosedRange<Double>,
    supported: ClosedRange<Double>?, written: String
  ) -> (severity: Diagnostic.Severity, message: Text)? {
    let (low, high, _) = extent(distribution)
    func span(_ range: ClosedRange<Double>) -> Text {
      let from = text(range.lowerBound, unit: unit)
      let to = text(range.upperBound, unit: unit)
      if range.upperBound >= 1e15 { return Text(en: "\(from) or more", cy: "\(from) neu fwy") }
      return Text(en: "from \(from) to \(to)", cy: "o \(from) i \(to)")
    }
    let shown = distribution.isFixed ? text(high, unit: unit) : text(distribution, unit: unit)
    guard low >= physical.lowerBound, high <= physical.upperBound else {
      let allowed = span(physical)
      var message = Text(
        en: "\(shown) is not possible. Allowed: \(allowed.en).",
        cy: "Nid yw \(shown) yn bosibl. Caniateir: \(allowed.cy).")
      if [.share, .perYear].contains(unit) || unit.isRatio, high > 1, high <= 100,
        distribution.isFixed, !written.contains("%")
      {
        let meant = DecimalText.text(high) + text(0, unit: unit).dropFirst()
        message =
          message
          + Text(
            en: " Did you mean '\(meant)'?", cy: " Ai '\(meant)' oedd gennych mewn golwg?")
      }
      return (.fault, message)
    }
    if let supported, low < supported.lowerBound || high > supported.upperBound {
      let known = span(supported)
      return (
        .warning,
        Text(
          en: "\(shown) lies outside the evidence, which is \(known.en).",
          cy: "Mae \(shown) y tu hwnt i'r dystiolaeth, sef \(known.cy).")
      )
    }
    return nil
  }
}

extension DistributionFault {
  fileprivate var message: Text {
    switch self {
    case .notFinite: Text(en: "This number is too large.", cy: "Mae'r rhif hwn yn rhy fawr.")
    case .emptyRange, .modeOutside:
      Text(
        en: "The values must rise, from the lowest to the highest.",
        cy: "Rhaid i'r gwerthoedd godi, o'r isaf i'r uchaf.")
    case .spreadNotPositive, .centreNotPositive:
      Text(
        en: "Spread and shape must be greater than zero.",
        cy: "Rhaid i'r lledaeniad a'r siâp fod yn fwy na sero.")
    case .spreadOutOfRange:
      Text(
        en: "No numbers can be drawn with this spread: sigma is at most 10, cv from 0.01 to 5.",
        cy: "Ni ellir tynnu rhifau â'r lledaeniad hwn: mae sigma yn 10 ar y mwyaf, a cv o 0.01 i 5."
      )
    case .shapeOutOfRange:
      Text(
        en: "No numbers can be drawn with this shape: both are from 0.01 to 10000.",
        cy: "Ni ellir tynnu rhifau â'r siâp hwn: mae'r ddau o 0.01 i 10000.")
    case .nothingLeft:
      Text(
        en: "The lowest value leaves nothing to draw from: it is more than 30 sd above the mean.",
        cy: "Nid yw'r gwerth isaf yn gadael dim i'w dynnu: mae fwy na 30 sd uwchlaw'r cymedr.")
    }
  }
}

extension Distribution {
  var isFixed: Bool {
    if case .fixed = self { true } else { false }
  }
}

extension Unit {
  var isRatio: Bool {
    if case .ratio = self { true } else { false }
  }
}
