import Evidence
import Foundation

/// A Markdown text whose `gofal` blocks are run, and whose `text` block below each holds the output.
struct Notebook {
  /// Part of the text, in order; together they are the whole text.
  enum Part: Equatable {
    /// Lines that are kept as they are, with their line ends.
    case prose(String)
    case commands(Commands)
  }

  struct Commands: Equatable {
    /// The block with its fences, as it stands.
    var block: String
    /// Line of the opening fence, from 1.
    var line: Int
    /// The lines between the fences.
    var lines: [String]
    /// What stands between the block and its output: blank lines.
    var gap: String
    /// The output below it, without its fences; nil where there is none yet.
    var output: String?
    /// Spaces before the fences, in a list.
    var indent: String
  }

  var parts: [Part]

  /// Whether every line ends as on Windows; the parts have `\n` all the same.
  private let hasWindowsEnds: Bool

  init(_ text: String) {
    parts = []
    let ends = text.count { $0 == "\r\n" }
    hasWindowsEnds = ends > 0 && ends == text.utf8.count { $0 == 0x0A }
    let text = hasWindowsEnds ? text.replacingOccurrences(of: "\r\n", with: "\n") : text
    // Bytes and not characters, of which `\r\n` is one. The last piece is what follows the last line
    // end: often nothing.
    let pieces = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    var lines = pieces.dropLast().map { $0 + "\n" }
    if let last = pieces.last, !last.isEmpty { lines.append(last) }
    var prose = ""
    var index = 0
    while index < lines.count {
      guard let fence = Fence(lines[index]) else {
        prose += lines[index]
        index += 1
        continue
      }
      var end = index + 1
      while end < lines.count, !fence.isClosed(by: lines[end]) { end += 1 }
      let block = lines[index..<min(end + 1, lines.count)]
      guard fence.info == "gofal", end < lines.count else {
        // Blocks of other languages are passed over whole: a fence inside them is no fence.
        prose += block.joined()
        index += block.count
        continue
      }
      if !prose.isEmpty { parts.append(.prose(prose)) }
      prose = ""
      var commands = Commands(
        block: block.joined(), line: index + 1,
        lines: lines[(index + 1)..<end].map { String($0.dropLast($0.hasSuffix("\n") ? 1 : 0)) },
        gap: "", output: nil, indent: fence.indent)
      index = end + 1
      var next = index
      while next < lines.count, lines[next].allSatisfy(\.isWhitespace) { next += 1 }
      if next < lines.count, let below = Fence(lines[next]), below.info == "text" {
        var last = next + 1
        while last < lines.count, !below.isClosed(by: lines[last]) { last += 1 }
        if last < lines.count {
          commands.gap = lines[index..<next].joined()
          commands.output = lines[(next + 1)..<last].joined()
          index = last + 1
        }
      }
      parts.append(.commands(commands))
    }
    if !prose.isEmpty { parts.append(.prose(prose)) }
  }

  /// The text with new outputs, one a block of commands.
  func text(outputs: [String]) -> String {
    var text = ""
    var remaining = outputs[...]
    for part in parts {
      switch part {
      case .prose(let prose): text += prose
      case .commands(let commands):
        let output = remaining.popFirst() ?? ""
        // Longer than any run of backticks in the output.
        let fence = String(repeating: "`", count: max(3, Notebook.longestRun(in: output) + 1))
        text += commands.block
        if commands.block.utf8.last != 0x0A { text += "\n" }
        text += (commands.output == nil ? "\n" : commands.gap)
        text += commands.indent + fence + "text\n" + Notebook.indented(output, commands.indent)
        text += commands.indent + fence + "\n"
      }
    }
    return hasWindowsEnds ? text.replacingOccurrences(of: "\n", with: "\r\n") : text
  }

  static func indented(_ output: String, _ indent: String) -> String {
    var output = output
    if !output.isEmpty, !output.hasSuffix("\n") { output += "\n" }
    if indent.isEmpty { return output }
    return output.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "" : indent + $0
    }.joined(separator: "\n")
  }

  private static func longestRun(in text: String) -> Int {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == 0x60 ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// An opening fence of three or more backticks.
  private struct Fence {
    var indent: String
    var length: Int
    var info: String

    init?(_ line: String) {
      let blanks = line.prefix { $0 == " " }
      let rest = line.dropFirst(blanks.count)
      let ticks = rest.prefix { $0 == "`" }
      guard ticks.count >= 3 else { return nil }
      let info = rest.dropFirst(ticks.count).filter { !$0.isNewline }
      guard !info.contains("`") else { return nil }
      indent = String(blanks)
      length = ticks.count
      var word = Substring(info)
      while word.first == " " { word = word.dropFirst() }
      while let last = word.last, last.isWhitespace { word = word.dropLast() }
      self.info = String(word)
    }

    func isClosed(by line: String) -> Bool {
      let rest = line.drop { $0 == " " }
      let ticks = rest.prefix { $0 == "`" }
      return ticks.count >= length && rest.dropFirst(ticks.count).allSatisfy(\.isWhitespace)
    }
  }
}

extension Notebook {
  /// The words of a line; nil for one that is empty or a comment.
  ///
  /// There is no shell: quotation marks hold words together, and characters by which a shell would do
  /// anything else are refused, so that nobody believes they work.
  static func words(of line: String) throws -> [String]? {
    var words: [String] = []
    var word = ""
    var isInWord = false
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        isInWord = true
      } else if character == "#", !isInWord {
        break
      } else if character.isWhitespace {
        if isInWord { words.append(word) }
        word = ""
        isInWord = false
      } else if "|&;<>`$\\(){}*?~!".contains(character) {
        throw Refusal(
          .data,
          Text(
            en: "'\(character)' means nothing here, since there is no shell; put it in quotation "
              + "marks if it is meant as it stands.",
            cy:
              "Nid oes ystyr i '\(character)' yma, gan nad oes cragen; rhowch hi mewn dyfynodau os "
              + "ydych am ei chael fel y mae."))
      } else {
        word.append(character)
        isInWord = true
      }
    }
    if quote != nil {
      throw Refusal(
        .data,
        Text(en: "A quotation mark is not closed.", cy: "Nid yw dyfynnod wedi'i gau."))
    }
    if isInWord { words.append(word) }
    guard let first = words.first else { return nil }
    guard first == "gofal" else {
      throw Refusal(
        .data,
        Text(
          en: "Only gofal commands are run, not '\(first)'.",
          cy: "Dim ond gorchmynion gofal a redir, nid '\(first)'."))
    }
    words.removeFirst()
    let refused = ["notebook", "workshop"]
    let known = Gofal.configuration.subcommands.map { $0._commandName } + refused
    if let command = words.first(where: known.contains), refused.contains(command) {
      throw Refusal(
        .data,
        Text(
          en: "'gofal \(command)' cannot be run from a notebook.",
          cy: "Ni ellir rhedeg 'gofal \(command)' o lyfr nodiadau."))
    }
    for word in words where leavesFolder(word) { throw outside(word) }
    return words
  }

  static func outside(_ word: String) -> Refusal {
    Refusal(
      .data,
      Text(
        en: "'\(word)' lies outside the notebook's folder.",
        cy: "Mae '\(word)' y tu allan i ffolder y llyfr nodiadau."))
  }

  /// The parts of a word that may be paths: itself, and what follows an equals sign.
  static func paths(in word: String) -> [Substring] {
    var paths = [word[...]]
    if let equals = word.firstIndex(of: "=") { paths.append(word[word.index(after: equals)...]) }
    return paths
  }

  private static func leavesFolder(_ word: String) -> Bool {
    paths(in: word).contains { path in
      path.hasPrefix("/") || path.split(separator: "/").contains("..")
    }
  }
}
