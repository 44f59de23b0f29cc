import Evidence

/// What ArgumentParser says in English, in Welsh.
///
/// Its sentences are fixed by the version that the package pins, and each is pinned by a test; one
/// that is not known here gives way to a general sentence, so that nobody meets a mixed message.
enum ParserMessages {
  /// The headings and fixed phrases of a help page. What a command itself says is Welsh already.
  static func help(_ english: String) -> String {
    var text = english
    for (from, to) in phrases {
      text = replacing(from, with: to, in: text)
    }
    return text
  }

  private static let phrases: [(String, String)] = [
    ("OVERVIEW: ", "TROSOLWG: "), ("USAGE: ", "DEFNYDD: "), ("Usage: ", "Defnydd: "),
    ("ARGUMENTS:\n", "DADLEUON:\n"), ("OPTIONS:\n", "DEWISIADAU:\n"),
    ("SUBCOMMANDS:\n", "IS-ORCHMYNION:\n"), ("(default: ", "(rhagosodiad: "),
    ("(values: ", "(gwerthoedd: "), ("; default: ", "; rhagosodiad: "),
    ("Show help information.", "Dangos y cymorth hwn."),
    ("Show subcommand help information.", "Dangos cymorth ar gyfer is-orchymyn."),
    ("Show the version.", "Dangos y fersiwn."), ("<subcommand>", "<is-orchymyn>"),
    ("[<options>]", "[<dewisiadau>]"), ("  See '", "  Gweler '"),
    ("' for detailed help.", "' am gymorth manwl."),
    ("' for more information.", "' am ragor o wybodaeth."),
  ]

  /// One sentence on what is wrong with the arguments.
  static func fault(_ english: String) -> String {
    for pattern in patterns {
      if let pieces = pattern.pieces(of: english) { return pattern.welsh(pieces) }
    }
    return "Nid yw'r dewisiadau hyn yn gywir."
  }

  private struct Pattern: Sendable {
    /// What stands between the parts that change.
    var fixed: [String]
    var welsh: @Sendable ([String]) -> String

    /// The parts that change; nil where the text is another sentence.
    func pieces(of text: String) -> [String]? {
      guard let first = fixed.first, text.hasPrefix(first) else { return nil }
      var rest = text.dropFirst(first.count)
      var pieces: [String] = []
      for (index, part) in fixed.enumerated().dropFirst() {
        let isLast = index == fixed.count - 1
        if isLast {
          guard rest.hasSuffix(part) else { return nil }
          pieces.append(String(rest.dropLast(part.count)))
          return pieces
        }
        guard let start = firstIndex(of: part, in: rest) else { return nil }
        pieces.append(String(rest[..<start]))
        rest = rest[start...].dropFirst(part.count)
      }
      return rest.isEmpty ? pieces : nil
    }
  }

  private static let patterns: [Pattern] = [
    Pattern(fixed: ["Unknown option '", "'. Did you mean '", "'?"]) {
      "Nid oes dewis o'r enw '\($0[0])'. Ai '\($0[1])' oedd gennych mewn golwg?"
    },
    Pattern(fixed: ["Unknown option '", "'"]) { "Nid oes dewis o'r enw '\($0[0])'." },
    Pattern(fixed: ["Missing value for '", "'"]) { "Mae angen gwerth ar ôl '\($0[0])'." },
    Pattern(fixed: ["The option '", "' does not take any value, but '", "' was specified."]) {
      "Nid yw '\($0[0])' yn cymryd gwerth, ond rhoddwyd '\($0[1])'."
    },
    Pattern(fixed: ["Unexpected argument '", "'; did you mean to include it as an option?"]) {
      "Nid oes lle i '\($0[0])' yma."
    },
    Pattern(fixed: ["Unexpected argument '", "'"]) { "Nid oes lle i '\($0[0])' yma." },
    Pattern(fixed: ["", " unexpected arguments: ", ""]) { "Nid oes lle i'r rhain yma: \($0[1])." },
    Pattern(fixed: ["Missing expected argument '", "'"]) { "Mae '\($0[0])' ar goll." },
    Pattern(fixed: ["Missing one of: ", ""]) { "Mae angen un o'r rhain: \($0[0])." },
    Pattern(fixed: ["The value '", "' is invalid for '", "'; allowed: ", ""]) {
      "Nid yw'r gwerth '\($0[0])' yn addas ar gyfer '\($0[1])'; caniateir: \($0[2])."
    },
    Pattern(fixed: ["The value '", "' is invalid for '", "'", ""]) {
      "Nid yw'r gwerth '\($0[0])' yn addas ar gyfer '\($0[1])'."
    },
    Pattern(fixed: ["Value to be set with ", " had already been set with ", ""]) {
      "Mae \($0[0]) yn gwrthdaro â \($0[1])."
    },
    Pattern(fixed: ["Can't generate completion scripts for '", "'", ""]) {
      "Ni ellir llunio sgript gwblhau ar gyfer '\($0[0])'."
    },
  ]

  /// ArgumentParser's sentence on one line, with the allowed values as a plain list.
  static func oneLine(_ english: String) -> String {
    guard let start = firstIndex(of: ". Please provide one of", in: english[...]) else {
      return String(english.map { $0.isNewline ? " " : $0 })
    }
    var values: [String] = []
    let tail = english[start...].dropFirst(". Please provide one of".count)
    if tail.hasPrefix(" the following:") {
      // A bullet a line.
      for line in tail.split(whereSeparator: \.isNewline).dropFirst() {
        values.append(String(line.drop { $0 == " " || $0 == "-" }))
      }
    } else {
      // 'a', 'b' and 'c': every second piece between quotation marks.
      let pieces = tail.split(separator: "'", omittingEmptySubsequences: false)
      values = pieces.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
    return english[..<start] + "; allowed: " + values.joined(separator: ", ")
  }

  private static func firstIndex(of part: String, in text: Substring) -> Substring.Index? {
    guard !part.isEmpty else { return text.startIndex }
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(part) { return start }
      start = text.index(after: start)
    }
    return nil
  }

  private static func replacing(_ part: String, with other: String, in text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = firstIndex(of: part, in: rest) {
      result += rest[..<start] + other
      rest = rest[start...].dropFirst(part.count)
    }
    return result + rest
  }
}
