import Evidence

/// Values on one line, and what stands in brackets.
extension YAMLReader {
  mutating func inline(depth: Int) throws(Diagnostic) -> YAMLNode {
    let place = position
    switch peek() {
    case "[": return try flowSequence(depth: depth)
    case "{": return try flowMapping(depth: depth)
    case "\"", "'":
      return YAMLNode(content: .scalar(try quotedText(), isPlain: false), position: place)
    default:
      let text = try plainText(inFlow: false)
      if peek() == ":" {
        throw fault(
          Text(
            en: "A second colon on one line. Put the value in quotation marks.",
            cy: "Ail golon ar un llinell. Rhowch y gwerth mewn dyfynodau."))
      }
      return YAMLNode(content: .scalar(text, isPlain: true), position: place)
    }
  }

  /// Skips blanks, line ends and comments between brackets.
  private mutating func skipInFlow(_ open: Position) throws(Diagnostic) {
    while true {
      guard try skipToLineEnd() else {
        if isAtMarker { throw secondDocument() }
        return
      }
      if peek() == nil {
        throw fault(
          Text(en: "This bracket is not closed.", cy: "Nid yw'r gromfach hon wedi'i chau."),
          at: open)
      }
      advance()
    }
  }

  /// Reads entries with commas between them up to the closing bracket; where the opening one stands.
  private mutating func bracketed(
    until close: Unicode.Scalar, depth: Int,
    entry: (inout Self, _ open: Position) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Position {
    try enter(depth)
    let open = position
    advance()
    try skipInFlow(open)
    while peek() != close {
      try count()
      try entry(&self, open)
      try skipInFlow(open)
      try separator(before: close)
      try skipInFlow(open)
    }
    advance()
    return open
  }

  private mutating func flowSequence(depth: Int) throws(Diagnostic) -> YAMLNode {
    var items: [YAMLNode] = []
    let open = try bracketed(until: "]", depth: depth) { (reader, _) throws(Diagnostic) in
      items.append(try reader.flowValue(depth: depth))
    }
    return YAMLNode(content: .sequence(items), position: open)
  }

  private mutating func flowMapping(depth: Int) throws(Diagnostic) -> YAMLNode {
    var list: [YAMLNode.Entry] = []
    var seen: [String: Position] = [:]
    let open = try bracketed(until: "}", depth: depth) { (reader, open) throws(Diagnostic) in
      try reader.flowEntry(of: open, in: &list, seen: &seen, depth: depth)
    }
    return YAMLNode(content: .mapping(list), position: open)
  }

  private mutating func flowEntry(
    of open: Position, in list: inout [YAMLNode.Entry], seen: inout [String: Position], depth: Int
  ) throws(Diagnostic) {
    let place = position
    let isQuoted = peek() == "\"" || peek() == "'"
    if peek() == "[" || peek() == "{" || (peek() == "?" && endsWord(peek(1))) {
      throw fault(
        Text(en: "A key must be plain text.", cy: "Rhaid i allwedd fod yn destun plaen."))
    }
    let key = isQuoted ? try quotedText() : try plainText(inFlow: true)
    if key == "<<", !isQuoted {
      throw fault(
        Text(
          en: "Merge keys ('<<') are not read. Use 'extends'.",
          cy: "Ni ddarllenir allweddi cyfuno ('<<'). Defnyddiwch 'extends'."), at: place)
    }
    try skipInFlow(open)
    guard peek() == ":" else {
      throw fault(
        Text(
          en: "A key with a colon after it was expected here, as in '{en: …, cy: …}'.",
          cy: "Disgwylid allwedd gyda cholon ar ei hôl yma, fel '{en: …, cy: …}'."), at: place)
    }
    advance()
    if !endsWord(peek()) { throw colonFault() }
    try skipInFlow(open)
    let value: YAMLNode
    if peek() == "," || peek() == "}" {
      value = YAMLNode(content: .scalar("", isPlain: true), position: position)
    } else {
      value = try flowValue(depth: depth)
    }
    keep(key, value, at: place, in: &list, seen: &seen)
  }

  private mutating func flowValue(depth: Int) throws(Diagnostic) -> YAMLNode {
    let place = position
    switch peek() {
    case "[": return try flowSequence(depth: depth + 1)
    case "{": return try flowMapping(depth: depth + 1)
    case "\"", "'":
      return YAMLNode(content: .scalar(try quotedText(), isPlain: false), position: place)
    default:
      return YAMLNode(
        content: .scalar(try plainText(inFlow: true), isPlain: true), position: place)
    }
  }

  private func colonFault() -> Diagnostic {
    fault(
      Text(
        en: "A blank belongs after the colon of a key.",
        cy: "Mae bwlch i fod ar ôl colon allwedd."))
  }

  private mutating func separator(before close: Unicode.Scalar) throws(Diagnostic) {
    if peek() == "," {
      advance()
    } else if peek() != close {
      throw fault(
        Text(
          en: "A comma or '\(close)' was expected here. Put text in quotation marks.",
          cy: "Disgwylid coma neu '\(close)' yma. Rhowch destun mewn dyfynodau."))
    }
  }

  mutating func plainText(inFlow: Bool) throws(Diagnostic) -> String {
    if let first = peek() { try checkStart(first, inFlow: inFlow) }
    let start = next
    var end = next
    while let scalar = peek(), scalar != "\n" {
      try check(scalar)
      if scalar == "#", isBlank(peek(-1)) { break }
      let after = peek(1)
      if scalar == ":" {
        if endsWord(after) { break }
        if inFlow, let after, ",[]{}".unicodeScalars.contains(after) { throw colonFault() }
      }
      if inFlow, ",[]{}".unicodeScalars.contains(scalar) { break }
      advance()
      if !isBlank(scalar) { end = next }
    }
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }

  private func checkStart(_ first: Unicode.Scalar, inFlow: Bool) throws(Diagnostic) {
    switch first {
    case "&", "*":
      throw fault(
        Text(
          en: "Anchors (&) and aliases (*) are not read. Write the value out.",
          cy: "Ni ddarllenir angorau (&) nac aliasau (*). Ysgrifennwch y gwerth yn llawn."))
    case "!":
      throw fault(
        Text(
          en: "Tags (!) are not read. Remove it, or put the text in quotation marks.",
          cy: "Ni ddarllenir tagiau (!). Tynnwch ef, neu rhowch y testun mewn dyfynodau."))
    case "|", ">":
      throw fault(
        Text(
          en: "Text over several lines ('|', '>') is not read. Write it on one line.",
          cy: "Ni ddarllenir testun dros sawl llinell ('|', '>'). Ysgrifennwch ef ar un llinell."))
    case "%", "@", "`", ",", "[", "]", "{", "}", "#":
      throw fault(
        Text(
          en: "A value cannot start with '\(first)'. Put it in quotation marks.",
          cy: "Ni all gwerth ddechrau â '\(first)'. Rhowch ef mewn dyfynodau."))
    case "-", "?", ":":
      let after = peek(1)
      let standsAlone =
        endsWord(after)
        || (inFlow && (first != "-" || ",[]{}".unicodeScalars.contains(after ?? " ")))
      if standsAlone {
        throw fault(
          Text(
            en: "A value cannot start with '\(first)'. Put it in quotation marks.",
            cy: "Ni all gwerth ddechrau â '\(first)'. Rhowch ef mewn dyfynodau."))
      }
    default: break
    }
  }

  mutating func quotedText() throws(Diagnostic) -> String {
    let open = position
    guard let quote = peek() else { return "" }
    advance()
    var text = String.UnicodeScalarView()
    while let scalar = peek(), scalar != "\n" {
      try check(scalar)
      advance()
      if scalar == quote {
        guard quote == "'", peek() == "'" else { return String(text) }
        advance()
        text.append("'")
      } else if scalar == "\\", quote == "\"" {
        text.append(try escape())
      } else {
        text.append(scalar)
      }
    }
    throw fault(
      Text(
        en: "The quotation mark is not closed on its line.",
        cy: "Nid yw'r dyfynnod wedi'i gau ar ei linell."), at: open)
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "\\": "\\", "\"": "\"", "/": "/", " ": " ", "n": "\n", "t": "\t", "r": "\r",
    "_": "\u{A0}", "e": "\u{1B}", "a": "\u{7}", "b": "\u{8}", "v": "\u{B}", "f": "\u{C}",
    "N": "\u{85}", "L": "\u{2028}", "P": "\u{2029}",
  ]

  private static let escapeLengths: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]

  private mutating func escape() throws(Diagnostic) -> Unicode.Scalar {
    func unknown() -> Diagnostic {
      fault(
        Text(
          en: "This escape is not known. A backslash is written '\\\\'.",
          cy: "Nid yw'r dilyniant dianc hwn yn hysbys. Ysgrifennir ôl-slaes fel '\\\\'."))
    }
    guard let letter = peek(), letter != "\n" else { throw unknown() }
    advance()
    if let scalar = Self.escapes[letter] { return scalar }
    guard let length = Self.escapeLengths[letter] else { throw unknown() }
    var value: UInt32 = 0
    for _ in 0..<length {
      guard let digit = peek(), digit.isASCII, let number = Character(digit).hexDigitValue else {
        throw unknown()
      }
      let (product, overflow) = value.multipliedReportingOverflow(by: 16)
      if overflow { throw unknown() }
      value = product + UInt32(number)
      advance()
    }
    guard value != 0, let scalar = Unicode.Scalar(value) else { throw unknown() }
    return scalar
  }
}
