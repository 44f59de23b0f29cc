import CareMarket
import Evidence
import Statistics

/// Words for lengths of time.
enum TimeWord {
  /// Reads a word such as `days`; the length in weeks of so many of it.
  static func weeks(_ number: Double, _ word: String) -> Double? {
    switch word {
    case "day", "days": number / 7
    case "week", "weeks": number
    case "month", "months": number * weeksAYear / 12
    case "year", "years": number * weeksAYear
    default: nil
    }
  }
}

/// A number as it was written, before its unit is looked at.
struct WrittenAmount {
  /// As written, for messages.
  var text: String
  /// Digits with a sign and a decimal point, as Swift reads them.
  var digits: String
  var hasPounds = false
  var hasPercent = false
  /// Powers of ten: 3 for `k`, 6 for `m`.
  var magnitude = 0
  /// What stood after the number: `hours/week`, `/year`, `of fee`; blanks and `a`, `per` made alike.
  var unit = ""

  var isBare: Bool { !hasPounds && !hasPercent && unit.isEmpty }
}

/// Reads one quantity, character by character; see `Quantity` for what it takes.
struct QuantityReader {
  private let scalars: [Unicode.Scalar]
  private let unit: Unit
  private var next = 0

  init(_ text: String, unit: Unit) throws(QuantityFault) {
    scalars = Array(text.unicodeScalars)
    self.unit = unit
    if scalars.count > 1000 {
      throw QuantityFault(
        Text(
          en: "This is too long for a quantity. Write \(Quantity.example(unit).en).",
          cy: "Mae hyn yn rhy hir. Ysgrifennwch \(Quantity.example(unit).cy)."))
    }
    skipBlanks()
  }

  // MARK: What a text as a whole can be

  mutating func distribution() throws(QuantityFault) -> Distribution {
    if let name = nameBeforeBracket() { return try named(name) }
    let first = try amount()
    if takes("..") {
      let second = try amount()
      try end()
      let values = try values([first, second])
      return .uniform(values[0], values[1])
    }
    if takes("->") {
      throw QuantityFault(
        Text(
          en: "A fact about the world does not move over time. State a number or a range.",
          cy: "Nid yw ffaith am y byd yn symud dros amser. Nodwch rif neu ystod."))
    }
    try end()
    return .fixed(try values([first])[0])
  }

  mutating func ramp() throws(QuantityFault) -> Ramp {
    let noRange = QuantityFault(
      Text(
        en: "A choice is one number, or moves as in '80% -> 50% over 3 years'; ranges belong in a"
          + " study.",
        cy: "Un rhif yw dewis, neu mae'n symud fel yn '80% -> 50% over 3 years'; mewn astudiaeth y"
          + " mae lle ystodau."))
    if nameBeforeBracket() != nil { throw noRange }
    let first = try amount()
    if takes("..") { throw noRange }
    guard takes("->") else {
      try end()
      return Ramp(try values([first])[0])
    }
    let second = try amount()
    guard takes("over") else {
      throw QuantityFault(
        Text(
          en: "Say how long the change takes, as in '80% -> 50% over 3 years'.",
          cy: "Nodwch pa mor hir y mae'r newid yn ei gymryd, fel yn '80% -> 50% over 3 years'."))
    }
    var time = try amount()
    try end()
    time.unit = time.unit.isEmpty ? "?" : time.unit
    let over = try Self.value(time, unit: .time)
    guard over > 0 else {
      throw QuantityFault(
        Text(en: "A change takes more than no time.", cy: "Mae newid yn cymryd mwy na dim amser."))
    }
    let values = try values([first, second])
    return Ramp(from: values[0], to: values[1], over: over)
  }

  /// One amount and nothing else, whatever its unit.
  mutating func single() throws(QuantityFault) -> WrittenAmount {
    let amount = try amount()
    try end()
    return amount
  }

  // MARK: Distributions by name

  private static let shapes: [(name: String, parts: [(name: String, hasUnit: Bool)])] = [
    ("uniform", [("low", true), ("high", true)]),
    ("pert", [("low", true), ("mode", true), ("high", true)]),
    ("triangular", [("low", true), ("mode", true), ("high", true)]),
    ("normal", [("mean", true), ("sd", true), ("low", true)]),
    ("lognormal", [("median", true), ("sigma", false)]),
    ("beta", [("a", false), ("b", false)]),
    ("gamma", [("mean", true), ("cv", false)]),
  ]

  private mutating func nameBeforeBracket() -> String? {
    var end = next
    while end < scalars.count, scalars[end].properties.isAlphabetic || scalars[end] == "_" {
      end += 1
    }
    guard end > next, end < scalars.count, scalars[end] == "(" else { return nil }
    defer { next = end + 1 }
    return String(String.UnicodeScalarView(scalars[next..<end]))
  }

  private mutating func named(_ name: String) throws(QuantityFault) -> Distribution {
    guard let shape = Self.shapes.first(where: { $0.name == name }) else {
      let shown = Escaping.quoted(name)
      throw QuantityFault(
        Text(
          en: "\(shown) is not a distribution.", cy: "Nid dosraniad yw \(shown).")
          + suggestion(for: name, among: Self.shapes.map(\.name)))
    }
    var amounts: [WrittenAmount] = []
    repeat {
      skipBlanks()
      if amounts.count < shape.parts.count { skipWord(shape.parts[amounts.count].name) }
      amounts.append(try amount())
    } while takes(",") && amounts.count <= shape.parts.count
    guard takes(")") else { throw unreadable() }
    try end()
    let parts = shape.parts
    let isComplete =
      amounts.count == parts.count || (name == "normal" && amounts.count == parts.count - 1)
    guard isComplete else {
      let list = parts.prefix(name == "normal" ? 2 : 3).map(\.name).joined(separator: ", ")
      throw QuantityFault(
        Text(en: "Write '\(name)(\(list))'.", cy: "Ysgrifennwch '\(name)(\(list))'."))
    }
    let withUnit = zip(amounts, parts).filter { $0.1.hasUnit }.map { $0.0 }
    let plain = zip(amounts, parts).filter { !$0.1.hasUnit }.map { $0.0 }
    let q = try values(withUnit)
    var n: [Double] = []
    for amount in plain { n.append(try Self.value(amount, unit: .number)) }
    return shaped(name, q, n)
  }

  /// - Parameters:
  ///   - q: the parts with a unit, in order.
  ///   - n: the parts without.
  private func shaped(
    _ name: String, _ q: [Double], _ n: [Double]
  ) -> Distribution {
    switch name {
    case "uniform": .uniform(q[0], q[1])
    case "pert": .pert(low: q[0], mode: q[1], high: q[2])
    case "triangular": .triangular(low: q[0], mode: q[1], high: q[2])
    case "normal" where q.count > 2: .truncatedNormal(mean: q[0], sd: q[1], low: q[2])
    case "normal": .normal(mean: q[0], sd: q[1])
    case "lognormal": .lognormal(median: q[0], sigma: n[0])
    case "gamma": .gamma(mean: q[0], cv: n[0])
    default: .beta(n[0], n[1])
    }
  }

  // MARK: Amounts

  /// The values of several amounts: one without a unit takes that of the last.
  private func values(_ amounts: [WrittenAmount]) throws(QuantityFault) -> [Double] {
    guard let last = amounts.last else { return [] }
    var values: [Double] = []
    for var amount in amounts {
      if amount.unit.isEmpty { amount.unit = last.unit }
      if amount.hasPercent != last.hasPercent || (amount.magnitude == 0 && last.magnitude != 0) {
        throw QuantityFault(
          Text(
            en: "Write every value in the same way: all with %, k or m, or none.",
            cy: "Ysgrifennwch bob gwerth yn yr un modd: pob un â %, k neu m, neu ddim un."))
      }
      values.append(try Self.value(amount, unit: unit))
    }
    return values
  }

  /// The value in the unit, or why the amount is not of that unit.
  static func value(_ amount: WrittenAmount, unit: Unit) throws(QuantityFault) -> Double {
    let mismatch = mismatch(amount.text, unit: unit)
    var shift = amount.magnitude
    let word = amount.unit
    let takesPounds = [.poundsPerHour, .poundsPerYear, .pounds].contains(unit)
    guard takesPounds || (!amount.hasPounds && amount.magnitude == 0) else { throw mismatch }
    if amount.hasPercent {
      guard [.share, .perYear].contains(unit) || unit.isRatio else { throw mismatch }
      if unit == .perYear, word.isEmpty { throw mismatch }
      shift -= 2
    }
    let isMatch =
      switch unit {
      case .share, .pounds, .year, .number: word.isEmpty
      case .perYear, .poundsPerYear: ["", "/year"].contains(word)
      case .hours: ["", "hour", "hours"].contains(word)
      case .hoursPerWeek: ["", "hour/week", "hours/week"].contains(word)
      case .poundsPerHour: ["", "/hour"].contains(word)
      case .count: word.isEmpty || countWords.contains(word)
      case .ratio(let anchor): ["", "of " + anchor.rawValue].contains(word)
      case .time: TimeWord.weeks(0, word) != nil
      }
    if unit == .time, word.isEmpty, !amount.hasPounds {
      let shown = Escaping.quoted(amount.text)
      let example = Quantity.example(unit)
      throw QuantityFault(
        Text(
          en: "\(shown) needs a unit. Write \(example.en).",
          cy: "Mae angen uned ar \(shown). Ysgrifennwch \(example.cy)."))
    }
    guard isMatch else { throw mismatch }
    let number = try finite(DecimalText.value(amount.digits, shift: shift), amount)
    if unit == .year, number != number.rounded() { throw mismatch }
    let value = unit == .time ? TimeWord.weeks(number, word) ?? number : number
    return try finite(value, amount)
  }

  private static func finite(
    _ value: Double?, _ amount: WrittenAmount
  ) throws(QuantityFault) -> Double {
    if let value, value.isFinite { return value }
    let shown = Escaping.quoted(amount.text)
    throw QuantityFault(
      Text(en: "\(shown) is too large a number.", cy: "Mae \(shown) yn rhif rhy fawr."))
  }

  static let countWords: Set<String> = [
    "people", "person", "workers", "worker", "carers", "carer", "providers", "provider",
    "packages", "package", "visits", "visit", "teams", "team", "organisations", "organisation",
  ]

  static func mismatch(_ text: String, unit: Unit) -> QuantityFault {
    let shown = Escaping.quoted(text)
    let example = Quantity.example(unit)
    return QuantityFault(
      Text(
        en: "\(shown) has the wrong unit. Write \(example.en).",
        cy: "Mae'r uned yn anghywir yn \(shown). Ysgrifennwch \(example.cy)."))
  }

  private mutating func amount() throws(QuantityFault) -> WrittenAmount {
    skipBlanks()
    let start = next
    var isNegative = takes("-")
    let hasPounds = takes("£")
    if hasPounds, !isNegative { isNegative = takes("-") }
    let digits = try number()
    var amount = WrittenAmount(text: "", digits: (isNegative ? "-" : "") + digits)
    amount.hasPounds = hasPounds
    if let scalar = peek(), scalar == "k" || scalar == "m", !isLetter(peek(1)) {
      amount.magnitude = scalar == "k" ? 3 : 6
      next += 1
    }
    let afterNumber = next
    skipBlanks()
    if takes("%") { amount.hasPercent = true } else { next = afterNumber }
    amount.unit = try unitWords()
    var end = next
    while end > start, scalars[end - 1] == " " { end -= 1 }
    amount.text = String(String.UnicodeScalarView(scalars[start..<end]))
    return amount
  }

  private func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return ("0"..."9").contains(scalar)
  }

  private func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
    scalar?.properties.isAlphabetic ?? false
  }

  /// Digits with at most one decimal point, written in the one way that nobody can misread.
  private mutating func number() throws(QuantityFault) -> String {
    guard isDigit(peek()) else { throw unreadable() }
    var digits = ""
    while let scalar = peek(), isDigit(scalar) {
      digits.unicodeScalars.append(scalar)
      next += 1
    }
    if digits.utf8.count > 1, digits.utf8.first == 0x30 {
      throw QuantityFault(
        Text(
          en: "A number does not start with a zero that says nothing: write \(trimmed(digits)).",
          cy: "Nid yw rhif yn dechrau â sero diangen: ysgrifennwch \(trimmed(digits))."))
    }
    switch peek() {
    case ".":
      if peek(1) == "." { return digits }
      next += 1
      guard isDigit(peek()) else { throw unreadable() }
      digits += "."
      while let scalar = peek(), isDigit(scalar) {
        digits.unicodeScalars.append(scalar)
        next += 1
      }
    case "," where isDigit(peek(1)):
      throw QuantityFault(
        Text(
          en: "A comma cannot stand in a number: write 1000 for a thousand and 12.5 for twelve and"
            + " a half.",
          cy: "Ni all coma sefyll mewn rhif: ysgrifennwch 1000 am fil a 12.5 am ddeuddeg a hanner.")
      )
    case "_":
      throw QuantityFault(
        Text(
          en: "'_' cannot stand in a number: write 1000 for a thousand.",
          cy: "Ni all '_' sefyll mewn rhif: ysgrifennwch 1000 am fil."))
    default: break
    }
    let follower = peek()
    if let follower, "eExX".unicodeScalars.contains(follower), isDigit(peek(1)) || peek(1) == "-" {
      throw QuantityFault(
        Text(
          en: "Write the number out with the digits 0 to 9, without 'e' or 'x'.",
          cy: "Ysgrifennwch y rhif yn llawn â'r digidau 0 i 9, heb 'e' nac 'x'."))
    }
    if follower == ":" || follower == "_" || follower == "'" { throw unreadable() }
    return digits
  }

  private func trimmed(_ digits: String) -> String {
    let rest = digits.drop { $0 == "0" }
    return rest.isEmpty ? "0" : String(rest.prefix(20))
  }

  /// The words after a number, up to what ends an amount; `a`, `an` and `per` become a stroke.
  private mutating func unitWords() throws(QuantityFault) -> String {
    var words: [String] = []
    var word = ""
    func flush() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    while let scalar = peek() {
      if scalar == "," || scalar == ")" || scalar == "(" { break }
      if scalar == "." && peek(1) == "." { break }
      if scalar == "-" && peek(1) == ">" { break }
      if scalar == " " || scalar == "\t" {
        flush()
        skipBlanks()
        if isWord("over") { break }
        continue
      }
      if scalar == "/" {
        flush()
        words.append("/")
      } else if isLetter(scalar) {
        word.unicodeScalars.append(scalar)
      } else {
        throw unreadable()
      }
      next += 1
    }
    flush()
    let strokes = words.map { ["a", "an", "per"].contains($0) ? "/" : $0 }
    return strokes.joined(separator: " ").replacing(" / ", with: "/").replacing("/ ", with: "/")
  }

  // MARK: Characters

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    next + ahead < scalars.count ? scalars[next + ahead] : nil
  }

  private mutating func skipBlanks() {
    while peek() == " " || peek() == "\t" { next += 1 }
  }

  private func isWord(_ word: String) -> Bool {
    let letters = Array(word.unicodeScalars)
    guard next + letters.count <= scalars.count else { return false }
    return Array(scalars[next..<next + letters.count]) == letters && !isLetter(peek(letters.count))
  }

  private mutating func skipWord(_ word: String) {
    if isWord(word) {
      next += word.unicodeScalars.count
      skipBlanks()
    }
  }

  private mutating func takes(_ sign: String) -> Bool {
    let start = next
    if sign.first?.isLetter == true || sign == ".." || sign == "->" { skipBlanks() }
    let letters = Array(sign.unicodeScalars)
    guard next + letters.count <= scalars.count,
      Array(scalars[next..<next + letters.count]) == letters
    else {
      next = start
      return false
    }
    next += letters.count
    return true
  }

  private mutating func end() throws(QuantityFault) {
    skipBlanks()
    if next < scalars.count { throw unreadable() }
  }

  private func unreadable() -> QuantityFault {
    Self.unreadable(String(String.UnicodeScalarView(scalars)), unit: unit)
  }

  static func unreadable(_ text: String, unit: Unit) -> QuantityFault {
    let shown = Escaping.quoted(text)
    let example = Quantity.example(unit)
    if text == "no" || text == "off" || text == "false" {
      return QuantityFault(
        Text(
          en: "\(shown) is not a quantity. Write \(example.en); 'none' switches a lever off.",
          cy: "Nid maint yw \(shown). Ysgrifennwch \(example.cy); mae 'none' yn diffodd ysgogiad."))
    }
    return QuantityFault(
      Text(
        en: "\(shown) is not a quantity. Write \(example.en).",
        cy: "Nid maint yw \(shown). Ysgrifennwch \(example.cy)."))
  }
}
