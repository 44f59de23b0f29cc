import Evidence

/// Reads the part of YAML 1.2 that scenario, study and area files are written in: mappings, lists,
/// plain and quoted text on one line, `[ ]`, `{ }` and comments.
///
/// What it accepts reads as any YAML reader reads it. The rest of YAML is refused by name: anchors,
/// aliases and merge keys (a small file could unfold into an enormous one), tags, directives, second
/// documents, complex keys, text over several lines. No scalar is given a type: `no`, `012` and
/// `12:30` stay text until someone who knows the unit reads them.
///
/// Own code, and not a library's, because a library stops at the first fault, in one language, and
/// because those at hand can be made to crash or to run for hours by a small file.
///
/// - Complexity: linear in the text. Depth is at most 20, entries at most 20 000.
struct YAMLReader {
  static let depthLimit = 20
  static let entryLimit = 20_000
  static let faultLimit = 100
  /// Bytes of one line, and lines of one file.
  static let lineLengthLimit = 20_000
  static let lineLimit = 50_000

  private let file: String
  let scalars: [Unicode.Scalar]
  var next = 0
  var line = 1
  private var lineStart = 0
  private var entries = 0
  private var faults: [Diagnostic] = []

  /// The root, nil where nothing could be kept; and everything that is wrong with the text.
  static func read(_ text: String, file: String) -> (root: YAMLNode?, faults: [Diagnostic]) {
    if let fault = oversized(text, file: file) { return (nil, [fault]) }
    var reader = YAMLReader(text, file: file)
    let root = reader.document()
    return (root, reader.faults)
  }

  /// A fault where the text is too long in either direction for a person to have written it.
  private static func oversized(_ text: String, file: String) -> Diagnostic? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var line = 1
      var start = 0
      var index = 0
      while index < bytes.count {
        if bytes[index] == 0x0A || bytes[index] == 0x0D {
          line += 1
          start = index + 1
        }
        if index - start >= lineLengthLimit {
          return Diagnostic(
            .fault, file, Position(line: line, column: 1),
            Text(
              en: "The line is longer than \(lineLengthLimit) bytes.",
              cy: "Mae'r llinell yn hwy na \(lineLengthLimit) o feitiau."))
        }
        if line > lineLimit {
          return Diagnostic(
            .fault, file, Position(line: line, column: 1),
            Text(
              en: "The file has more than \(lineLimit) lines.",
              cy: "Mae gan y ffeil fwy na \(lineLimit) o linellau."))
        }
        index += 1
      }
      return nil
    }
  }

  private init(_ text: String, file: String) {
    self.file = file
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count)
    var afterReturn = false
    for scalar in text.unicodeScalars {
      // Each kind of line ends as one line feed.
      if scalar == "\r" {
        scalars.append("\n")
      } else if !(scalar == "\n" && afterReturn) {
        scalars.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    self.scalars = scalars
  }

  // MARK: Looking

  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    let place = next + ahead
    return place < scalars.count && place >= 0 ? scalars[place] : nil
  }

  var position: Position { Position(line: line, column: next - lineStart + 1) }
  private var indent: Int { next - lineStart }

  func isBlank(_ scalar: Unicode.Scalar?) -> Bool { scalar == " " || scalar == "\t" }

  func endsWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar == nil || scalar == "\n" || isBlank(scalar)
  }

  mutating func advance() {
    if peek() == "\n" {
      line += 1
      lineStart = next + 1
    }
    next += 1
  }

  func fault(_ message: Text, at place: Position? = nil) -> Diagnostic {
    Diagnostic(.fault, file, place ?? position, message)
  }

  private mutating func record(_ fault: Diagnostic) {
    if faults.count < Self.faultLimit { faults.append(fault) }
  }

  /// Skips blanks and a comment up to the end of the line; true if the line ends here.
  mutating func skipToLineEnd() throws(Diagnostic) -> Bool {
    let start = next
    while isBlank(peek()) { advance() }
    if peek() == "#", next == start, next > lineStart, !isBlank(peek(-1)) { return false }
    if peek() == "#" {
      while let scalar = peek(), scalar != "\n" {
        try check(scalar)
        advance()
      }
    }
    return peek() == nil || peek() == "\n"
  }

  /// Moves to the first character of the next line that says something; false at the end.
  private mutating func skipToContent() throws(Diagnostic) -> Bool {
    while true {
      if next == lineStart {
        while peek() == " " { advance() }
        if peek() == "\t" { throw tabFault() }
      }
      if peek() == nil { return false }
      if peek() == "\n" {
        advance()
      } else if peek() == "#" {
        _ = try skipToLineEnd()
      } else {
        return true
      }
    }
  }

  private func tabFault() -> Diagnostic {
    fault(
      Text(
        en: "A tab cannot indent a line. Use spaces.",
        cy: "Ni all tab fewnoli llinell. Defnyddiwch fylchau."))
  }

  func check(_ scalar: Unicode.Scalar) throws(Diagnostic) {
    let value = scalar.value
    let isControl =
      (value < 0x20 && scalar != "\t" && scalar != "\n") || (0x7F...0x9F).contains(value)
      || value == 0x2028 || value == 0x2029 || value & 0xFFFE == 0xFFFE
    guard isControl else { return }
    let code = String(value, radix: 16, uppercase: true)
    throw fault(
      Text(
        en: "The control character U+\(code) cannot stand in a file.",
        cy: "Ni all y nod rheoli U+\(code) sefyll mewn ffeil."))
  }

  // MARK: The document

  var isAtMarker: Bool {
    guard indent == 0, let first = peek(), first == "-" || first == "." else { return false }
    return peek(1) == first && peek(2) == first && endsWord(peek(3))
  }

  private mutating func document() -> YAMLNode? {
    do throws(Diagnostic) {
      guard try skipToContent() else {
        record(
          fault(
            Text(en: "The file is empty.", cy: "Mae'r ffeil yn wag."),
            at: Position(line: 1, column: 1)))
        return nil
      }
      if peek() == "%", indent == 0 {
        throw fault(
          Text(
            en: "Directives such as %YAML are not read. Remove the line.",
            cy: "Ni ddarllenir cyfarwyddiadau fel %YAML. Tynnwch y llinell."))
      }
      if isAtMarker, peek() == "-" {
        for _ in 0..<3 { advance() }
        guard try skipToLineEnd() else {
          throw fault(
            Text(
              en: "Start the document on the line after '---'.",
              cy: "Dechreuwch y ddogfen ar y llinell ar ôl '---'."))
        }
        guard try skipToContent(), !isAtMarker else {
          record(
            fault(
              Text(en: "The file is empty.", cy: "Mae'r ffeil yn wag."),
              at: Position(line: 1, column: 1)))
          return nil
        }
      }
      let root = try block(depth: 1)
      if try skipToContent() {
        if isAtMarker, peek() == "." {
          for _ in 0..<3 { advance() }
          guard try skipToContent() else { return root }
        }
        throw isAtMarker ? secondDocument() : misplaced()
      }
      return root
    } catch {
      record(error)
      return nil
    }
  }

  func secondDocument() -> Diagnostic {
    fault(
      Text(
        en: "A second document starts here. One file holds one document.",
        cy: "Mae ail ddogfen yn dechrau yma. Mae un ffeil yn dal un ddogfen."))
  }

  private func misplaced() -> Diagnostic {
    fault(
      Text(
        en: "This line belongs to nothing above it. Check how far it is indented.",
        cy: "Nid yw'r llinell hon yn perthyn i ddim uwch ei phen. Gwiriwch ei mewnoliad."))
  }

  mutating func enter(_ depth: Int) throws(Diagnostic) {
    if depth > Self.depthLimit {
      throw fault(
        Text(
          en: "Nested more than \(Self.depthLimit) deep.",
          cy: "Wedi'i nythu fwy na \(Self.depthLimit) o lefelau."))
    }
  }

  mutating func count() throws(Diagnostic) {
    entries += 1
    if entries > Self.entryLimit {
      throw fault(
        Text(
          en: "More than \(Self.entryLimit) entries: this is not a file that a person wrote.",
          cy: "Mwy na \(Self.entryLimit) o gofnodion: nid person a ysgrifennodd y ffeil hon."))
    }
  }

  // MARK: Blocks

  /// Reads what starts here and goes on at this indentation.
  private mutating func block(depth: Int) throws(Diagnostic) -> YAMLNode {
    if peek() == "-", endsWord(peek(1)) { return try blockSequence(depth: depth) }
    if isAtMarker { throw secondDocument() }
    if startsKey() { return try blockMapping(depth: depth) }
    let node = try inline(depth: depth)
    guard try skipToLineEnd() else { throw leftOver() }
    return node
  }

  private func leftOver() -> Diagnostic {
    fault(
      Text(
        en: "The value has ended, and this is left over. Put text in quotation marks.",
        cy: "Mae'r gwerth wedi gorffen, ac mae hyn dros ben. Rhowch destun mewn dyfynodau."))
  }

  /// True if a key and its colon stand here, on this line.
  private func startsKey() -> Bool {
    guard let first = peek() else { return false }
    if first == "?" && endsWord(peek(1)) { return true }
    if first == "[" || first == "{" || first == "#" { return false }
    var place = next
    if first == "\"" || first == "'" {
      place += 1
      while place < scalars.count, scalars[place] != "\n" {
        if first == "\"", scalars[place] == "\\" {
          place += 2
          continue
        }
        if scalars[place] == first {
          place += 1
          if first == "'", place < scalars.count, scalars[place] == "'" {
            place += 1
            continue
          }
          break
        }
        place += 1
      }
      while place < scalars.count, isBlank(scalars[place]) { place += 1 }
      return place < scalars.count && scalars[place] == ":"
    }
    while place < scalars.count, scalars[place] != "\n" {
      if scalars[place] == ":", endsWord(place + 1 < scalars.count ? scalars[place + 1] : nil) {
        return true
      }
      if scalars[place] == "#", place > next, isBlank(scalars[place - 1]) { return false }
      place += 1
    }
    return false
  }

  private mutating func blockSequence(depth: Int) throws(Diagnostic) -> YAMLNode {
    try enter(depth)
    let start = position
    let column = indent
    var items: [YAMLNode] = []
    while peek() == "-", endsWord(peek(1)) {
      try count()
      advance()
      items.append(try item(of: column, depth: depth, isSequence: true))
      guard try skipToContent(), indent == column, !isAtMarker else { break }
    }
    if peek() != nil, indent > column { throw misplaced() }
    return YAMLNode(content: .sequence(items), position: start)
  }

  /// Reads what follows a dash, or the colon of a key.
  private mutating func item(
    of column: Int, depth: Int, isSequence: Bool
  ) throws(Diagnostic) -> YAMLNode {
    let place = position
    while isBlank(peek()) {
      if isSequence, peek() == "\t" { throw tabFault() }
      advance()
    }
    if try !skipToLineEnd() {
      if isSequence {
        return try block(depth: depth + 1)
      }
      let node = try inline(depth: depth + 1)
      guard try skipToLineEnd() else { throw leftOver() }
      return node
    }
    let nothing = YAMLNode(content: .scalar("", isPlain: true), position: place)
    guard try skipToContent(), !isAtMarker else { return nothing }
    let isListOfKey = !isSequence && indent == column && peek() == "-" && endsWord(peek(1))
    return indent > column || isListOfKey ? try block(depth: depth + 1) : nothing
  }

  private mutating func blockMapping(depth: Int) throws(Diagnostic) -> YAMLNode {
    try enter(depth)
    let start = position
    let column = indent
    var list: [YAMLNode.Entry] = []
    var seen: [String: Position] = [:]
    while true {
      do throws(Diagnostic) {
        try count()
        let place = position
        let key = try self.key()
        while isBlank(peek()) { advance() }
        guard peek() == ":", endsWord(peek(1)) else {
          throw fault(
            Text(
              en: "A key with a colon after it was expected here, as in 'years: 5'.",
              cy: "Disgwylid allwedd gyda cholon ar ei hôl yma, fel 'years: 5'."), at: place)
        }
        advance()
        let value = try item(of: column, depth: depth, isSequence: false)
        keep(key, value, at: place, in: &list, seen: &seen)
        if try skipToContent(), indent > column { throw misplaced() }
      } catch {
        if entries > Self.entryLimit { throw error }
        record(error)
        if try !recover(to: column) { break }
      }
      guard peek() != nil, indent == column, !isAtMarker else { break }
    }
    return YAMLNode(content: .mapping(list), position: start)
  }

  /// Adds an entry; a key that was there before is a fault at the second place.
  mutating func keep(
    _ key: String, _ value: YAMLNode, at place: Position, in list: inout [YAMLNode.Entry],
    seen: inout [String: Position]
  ) {
    if key.isEmpty {
      record(fault(Text(en: "A key is missing.", cy: "Mae allwedd ar goll."), at: place))
      return
    }
    if let first = seen[key] {
      let shown = Escaping.quoted(key)
      record(
        fault(
          Text(
            en: "\(shown) is stated twice, first in line \(first.line), column \(first.column).",
            cy:
              "Mae \(shown) wedi'i nodi ddwywaith, gyntaf ar linell \(first.line), colofn \(first.column)."
          ), at: place))
      return
    }
    seen[key] = place
    list.append(YAMLNode.Entry(key: key, position: place, value: value))
  }

  /// After a fault: on to the next line that is not indented deeper than `column`.
  private mutating func recover(to column: Int) throws(Diagnostic) -> Bool {
    while true {
      while let scalar = peek(), scalar != "\n" {
        _ = scalar
        advance()
      }
      if peek() == nil { return false }
      advance()
      var place = next
      while place < scalars.count, scalars[place] == " " { place += 1 }
      guard place < scalars.count else { return false }
      let first = scalars[place]
      if first == "\n" || first == "#" || first == "\t" || place - lineStart > column { continue }
      next = place
      return true
    }
  }

  mutating func key() throws(Diagnostic) -> String {
    guard let first = peek() else { return "" }
    if first == "?", endsWord(peek(1)) {
      throw fault(
        Text(
          en: "Keys that start with '?' are not read. Write 'key: value'.",
          cy: "Ni ddarllenir allweddi sy'n dechrau â '?'. Ysgrifennwch 'allwedd: gwerth'."))
    }
    let place = position
    if first == "\"" || first == "'" { return try quotedText() }
    let text = try plainText(inFlow: false)
    if text == "<<" {
      throw fault(
        Text(
          en: "Merge keys ('<<') are not read. Use 'extends'.",
          cy: "Ni ddarllenir allweddi cyfuno ('<<'). Defnyddiwch 'extends'."), at: place)
    }
    return text
  }
}
