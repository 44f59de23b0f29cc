import Evidence

/// Round values that cover a range of data: multiples of 1, 2 or 5 times a power of ten.
///
/// The axis ends on ticks, so no mark lies outside what is labelled.
struct Ticks: Sendable, Hashable {
  let values: [Double]
  let step: Double

  var low: Double { values.first ?? 0 }
  var high: Double { values.last ?? 1 }

  /// - Parameters:
  ///   - data: what must lie within; what is not finite is passed over.
  ///   - count: about how many intervals.
  ///   - withZero: zero must be among the ticks.
  init(_ data: [Double], count: Int = 5, withZero: Bool) {
    let finite = data.filter { $0.isFinite && $0.magnitude < 1e12 }
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if withZero {
      low = min(low, 0)
      high = max(high, 0)
    }
    if high - low <= 1e-9 * max(low.magnitude, high.magnitude) {
      let half = max(low.magnitude, 1) / 2
      low -= withZero && low >= 0 ? 0 : half
      high += half
    }
    let rough = (high - low) / Double(max(count, 1))
    let power = powerOfTen(decimalExponent(rough))
    let step = power * ([1, 2, 5, 10].first { $0 * power >= rough * 0.999 } ?? 10)
    let first = (low / step + 1e-9).rounded(.down)
    let last = (high / step - 1e-9).rounded(.up)
    self.step = step
    values = stride(from: first, through: min(last, first + 60), by: 1).map { $0 * step }
  }

  /// The label of a tick: as many decimals as the step has, thousands and millions of pounds short.
  func label(_ value: Double, unit: Text, _ language: Language, sign: Bool = false) -> String {
    let isMoney = unit.en.hasPrefix("£")
    let largest = max(low.magnitude, high.magnitude)
    let scale = isMoney && largest >= 1e9 ? 1e9 : isMoney && largest >= 1e6 ? 1e6 : 1
    let decimals = max(-decimalExponent(step / scale * 1.000001), 0)
    var text = decimal(value / scale, decimals: value == 0 ? 0 : decimals, sign: sign)
    if isMoney {
      let signs = text.prefix { $0 == "+" || $0 == "−" }
      text = signs + "£" + text.dropFirst(signs.count)
    } else if unit.en == "%" {
      text += "%"
    }
    if value == 0 { return text }
    return scale == 1e9
      ? text + (language == .english ? "bn" : " biliwn")
      : scale == 1e6 ? text + (language == .english ? "m" : " miliwn") : text
  }
}

/// From values to places on the page.
struct Scale: Sendable {
  let low: Double
  let high: Double
  let start: Double
  let end: Double

  init(_ ticks: Ticks, from start: Double, to end: Double) {
    self.init(low: ticks.low, high: ticks.high, start: start, end: end)
  }

  init(low: Double, high: Double, start: Double, end: Double) {
    self.low = low
    self.high = high
    self.start = start
    self.end = end
  }

  /// Values outside are put on the nearer end.
  func callAsFunction(_ value: Double) -> Double {
    guard value.isFinite, high > low else { return start }
    return start + (min(max(value, low), high) - low) / (high - low) * (end - start)
  }
}

/// Moves places apart until neighbours are `gap` away from each other, as little as that needs, and
/// back within the bounds where there is room.
func spread(_ places: [Double], gap: Double, within bounds: ClosedRange<Double>) -> [Double] {
  let order = places.indices.sorted { places[$0] < places[$1] }
  var moved = places
  var floor = bounds.lowerBound
  for index in order {
    moved[index] = max(moved[index], floor)
    floor = moved[index] + gap
  }
  var ceiling = bounds.upperBound
  for index in order.reversed() {
    moved[index] = min(moved[index], ceiling)
    ceiling = moved[index] - gap
  }
  return moved
}
