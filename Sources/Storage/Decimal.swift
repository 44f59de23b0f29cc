/// Decimal digits of a number, moved without rounding: 0.123 and 12.3 % are the same digits.
enum DecimalText {
  /// The shortest digits that read back as the number times 10^`shift`, never with an exponent.
  static func text(_ value: Double, shift: Int = 0) -> String {
    guard value.isFinite else { return value.description }
    // Swift's description is the shortest that reads back: 0.1, 5e-324, 1.5e+16.
    let parts = value.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    var digits = String(mantissa[0])
    var point = digits.utf8.count
    if mantissa.count > 1, mantissa[1] != "0" { digits += mantissa[1] }
    if parts.count > 1 { point += Int(parts[1]) ?? 0 }
    point += shift
    if point <= 0 {
      digits = String(repeating: "0", count: 1 - point) + digits
      point = 1
    }
    if point > digits.utf8.count {
      digits += String(repeating: "0", count: point - digits.utf8.count)
    }
    var whole = digits.prefix(point).drop { $0 == "0" }
    if whole.isEmpty { whole = "0" }
    var fraction = digits.dropFirst(point)
    while fraction.last == "0" { fraction.removeLast() }
    let sign = value.sign == .minus && value != 0 ? "-" : ""
    return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// The number nearest to the digits times 10^`shift`; nil where it is beyond what a double holds.
  static func value(_ digits: String, shift: Int = 0) -> Double? {
    guard let value = Double(digits + "e\(shift)"), value.isFinite else { return nil }
    return value
  }
}
