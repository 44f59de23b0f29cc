/// Writes a number with so many decimals, as both languages do: a point before the decimals, a comma
/// between thousands, and the minus sign of typography (U+2212), which no spreadsheet reads as a
/// formula.
///
/// Halves go away from zero. A number that rounds to zero has no sign. What is not finite stands as
/// `–`.
///
/// - `decimals`: 0 to 12; others are put on the nearer end.
/// - `sign`: writes `+` before a positive number.
public func decimal(_ value: Double, decimals: Int, sign: Bool = false) -> String {
  guard value.isFinite else { return "–" }
  let places = min(max(decimals, 0), 12)
  let scaled = (value.magnitude * powerOfTen(places)).rounded(.toNearestOrAwayFromZero)
  // Beyond 2^53 the digits of a Double are not all known: print it in powers of ten instead.
  guard scaled < 9e15 else { return scientific(value, sign: sign) }
  var digits = String(UInt64(scaled))
  if digits.count <= places {
    digits = String(repeating: "0", count: places + 1 - digits.count) + digits
  }
  let whole = grouped(String(digits.dropLast(places)))
  let text = places == 0 ? whole : whole + "." + String(digits.suffix(places))
  if scaled == 0 { return text }
  return (value < 0 ? "−" : sign ? "+" : "") + text
}

/// A count for print: `1,234`.
public func wholeNumber(_ value: Double) -> String {
  decimal(value, decimals: 0)
}

private func grouped(_ digits: String) -> String {
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}

private func scientific(_ value: Double, sign: Bool) -> String {
  var exponent = 0
  var mantissa = value.magnitude
  while mantissa >= 10 {
    mantissa /= 10
    exponent += 1
  }
  let prefix = value < 0 ? "−" : sign ? "+" : ""
  return prefix + decimal(mantissa, decimals: 1) + " × 10^" + String(exponent)
}

/// 10 to a whole power.
func powerOfTen(_ exponent: Int) -> Double {
  var power = 1.0
  for _ in 0..<min(exponent.magnitude, 308) { power *= 10 }
  return exponent < 0 ? 1 / power : power
}

/// The whole number below the decimal logarithm of a positive number; 0 for others.
func decimalExponent(_ value: Double) -> Int {
  guard value.isFinite, value > 0 else { return 0 }
  var exponent = 0
  var rest = value
  while rest >= 10 {
    rest /= 10
    exponent += 1
  }
  while rest < 1 {
    rest *= 10
    exponent -= 1
  }
  return exponent
}
