import Evidence

/// How numbers of one kind are rounded and marked for print: to a digit that their uncertainty lets
/// stand, in pounds, thousands or millions, with or without a per cent sign.
///
/// One value serves a whole row, so that a difference, its error and its range can be compared by eye.
public struct Rounding: Sendable, Hashable {
  enum Scale: Sendable {
    case one
    case million
    case billion

    var divisor: Double {
      switch self {
      case .one: 1
      case .million: 1e6
      case .billion: 1e9
      }
    }
  }

  enum Mark: Sendable {
    case none
    case pounds
    case percent
  }

  let decimals: Int
  /// Whole numbers are rounded to a multiple of this.
  let step: Double
  let scale: Scale
  let mark: Mark
  let isShort: Bool

  /// - Parameters:
  ///   - uncertainty: what the last digit is fitted to, in the unit of the numbers; nil, zero or not
  ///     finite where there is none: three digits of `magnitude` stand.
  ///   - magnitude: the largest number of the row.
  ///   - unit: the outcome's unit; one that starts with `£` or is `%` is marked on each number.
  ///   - isLevel: two or three digits stand, whatever the uncertainty.
  ///   - isShort: millions are `m` in Welsh too, as in the columns of a table; else `miliwn`.
  public init(
    uncertainty: Double?, magnitude: Double, unit: Text, isLevel: Bool = false,
    isShort: Bool = false
  ) {
    self.isShort = isShort
    mark = unit.en.hasPrefix("£") ? .pounds : unit.en == "%" ? .percent : .none
    let size = magnitude.isFinite ? magnitude.magnitude : 0
    scale =
      mark == .pounds && size >= 1e9 ? .billion : mark == .pounds && size >= 1e6 ? .million : .one
    let last: Int
    if let uncertainty, uncertainty.isFinite, uncertainty > 0 {
      last = Rounding.lastDigit(of: uncertainty / scale.divisor)
    } else {
      last = decimalExponent(size / scale.divisor) - 2
    }
    // Of a level two or three digits stand, whatever its error: more than three would only look
    // exact, and one says too little.
    let first = decimalExponent(size / scale.divisor)
    let wanted = isLevel ? min(max(last, first - 2), first - 1) : last
    // At least one digit of the number itself stands, and never more than four decimals.
    let place = min(max(wanted, -4), max(first, 0))
    // Pounds have pence, or none.
    decimals = mark == .pounds && scale == .one && place < 0 ? 2 : max(-place, 0)
    step = place > 0 ? powerOfTen(place) : 1
  }

  /// The place of the last digit that an uncertainty lets stand, as a power of ten: two digits of the
  /// uncertainty where it begins with 100 to 354, one where with 355 to 949; 950 to 999 is rounded up
  /// to 1000, of which two stand (Particle Data Group, Review of Particle Physics, introduction, section 5.3).
  static func lastDigit(of uncertainty: Double) -> Int {
    let exponent = decimalExponent(uncertainty)
    return uncertainty / powerOfTen(exponent) < 3.545 ? exponent - 1 : exponent
  }

  /// A level: `£1.2m`, `12%`, `1,234`.
  public func level(_ value: Double, _ language: Language) -> String {
    text(value, sign: false, language)
  }

  /// A difference, with its sign: `+£1.2m`, `−3.1`. Differences of percentages carry no per cent
  /// sign, since they are percentage points.
  public func difference(_ value: Double, _ language: Language) -> String {
    text(value, sign: true, language, isDifference: true)
  }

  /// Half the width of an interval, without a sign.
  public func width(_ value: Double, _ language: Language) -> String {
    text(value.magnitude, sign: false, language, isDifference: true)
  }

  /// `−3.1 to +4.0`, in Welsh `−3.1 i +4.0`.
  public func range(_ range: ClosedRange<Double>, _ language: Language) -> String {
    difference(range.lowerBound, language) + (language == .english ? " to " : " i ")
      + difference(range.upperBound, language)
  }

  private func text(
    _ value: Double, sign: Bool, _ language: Language, isDifference: Bool = false
  ) -> String {
    guard value.isFinite else { return "–" }
    let scaled = value / scale.divisor
    let stepped = step > 1 ? (scaled / step).rounded(.toNearestOrAwayFromZero) * step : scaled
    var text = decimal(stepped, decimals: decimals, sign: sign)
    switch mark {
    case .none: break
    case .percent: if !isDifference { text += "%" }
    case .pounds:
      // The pound sign stands between the sign and the digits.
      let signs = text.prefix { $0 == "+" || $0 == "−" }
      text = signs + "£" + text.dropFirst(signs.count)
    }
    switch (scale, isShort ? .english : language) {
    case (.one, _): return text
    case (.million, .english): return text + "m"
    case (.million, .welsh): return text + " miliwn"
    case (.billion, .english): return text + "bn"
    case (.billion, .welsh): return text + " biliwn"
    }
  }
}

/// A probability for print: whole per cents, never 0% or 100% where neither is certain.
///
/// - `count`: how many draws the probability was counted over.
public func probability(_ value: Double, of count: Int) -> String {
  guard value.isFinite else { return "–" }
  let percent = (value * 100).rounded()
  let least = 100 / Double(max(count, 1))
  if value <= 0 { return least > 1 ? "<" + decimal(least.rounded(.up), decimals: 0) + "%" : "<1%" }
  if value >= 1 {
    return least > 1 ? ">" + decimal(100 - least.rounded(.up), decimals: 0) + "%" : ">99%"
  }
  if percent < 1 { return "<1%" }
  if percent > 99 { return ">99%" }
  return decimal(percent, decimals: 0) + "%"
}

/// Seconds for print: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`; in Welsh `3 mun 20 eiliad`.
public func duration(_ seconds: Double, _ language: Language) -> String {
  guard seconds.isFinite, seconds >= 0 else { return "–" }
  let hour = language == .english ? " h" : " awr"
  let minute = language == .english ? " min" : " mun"
  let second = language == .english ? " s" : " eiliad"
  if seconds < 10 { return decimal(seconds, decimals: 1) + second }
  let whole = min(seconds, 1e12).rounded()
  if whole < 60 { return decimal(whole, decimals: 0) + second }
  let minutes = (whole / 60).rounded(.down)
  if whole < 3600 {
    let rest = whole - minutes * 60
    return decimal(minutes, decimals: 0) + minute
      + (rest == 0 ? "" : " " + decimal(rest, decimals: 0) + second)
  }
  let hours = (whole / 3600).rounded(.down)
  let rest = minutes - hours * 60
  return decimal(hours, decimals: 0) + hour
    + (rest == 0 ? "" : " " + decimal(rest, decimals: 0) + minute)
}
