import Evidence
import Foundation
import Testing

/// Every pair of texts that stands in the sources as `en: …, cy: …`, found without compiling them, so
/// that none is forgotten.
enum TextPairs {
  struct Literal: Hashable {
    /// With U+FFFC in place of each interpolation.
    var text: String
    /// What is interpolated, without blanks, string literals and the names of languages.
    var placeholders: [String]
  }

  struct Pair: Hashable {
    var file: String
    var en: Literal
    var cy: Literal
  }

  static let all: [Pair] = {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
      .sorted { $0.path < $1.path }
      .flatMap { file in
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return pairs(in: Array(text.unicodeScalars), of: file.lastPathComponent)
      }
  }()

  private static func pairs(in text: [Unicode.Scalar], of file: String) -> [Pair] {
    var found: [Pair] = []
    var index = 0
    while index < text.count {
      guard starts("en:", text, index), index == 0 || !text[index - 1].properties.isAlphabetic,
        let (english, afterEnglish) = literal(text, index + 3)
      else {
        index += 1
        continue
      }
      index = afterEnglish
      var next = skippingBlanks(text, afterEnglish)
      guard next < text.count, text[next] == "," else { continue }
      next = skippingBlanks(text, next + 1)
      guard starts("cy:", text, next), let (welsh, end) = literal(text, next + 3) else { continue }
      found.append(Pair(file: file, en: english, cy: welsh))
      index = end
    }
    return found
  }

  /// String literals joined by plus signs; nil where something else begins.
  private static func literal(_ text: [Unicode.Scalar], _ start: Int) -> (Literal, Int)? {
    var literal = Literal(text: "", placeholders: [])
    var index = skippingBlanks(text, start)
    guard starts("\"", text, index) else { return nil }
    while true {
      let quote = starts("\"\"\"", text, index) ? "\"\"\"" : "\""
      index += quote.count
      while index < text.count, !starts(quote, text, index) {
        if text[index] == "\\", index + 1 < text.count {
          if text[index + 1] == "(" {
            let end = closing(text, index + 2)
            literal.placeholders.append(normal(text[(index + 2)..<(end - 1)]))
            literal.text.unicodeScalars.append("\u{FFFC}")
            index = end
          } else {
            if text[index + 1] != "\n" { literal.text.unicodeScalars.append(text[index + 1]) }
            index += 2
          }
        } else {
          literal.text.unicodeScalars.append(text[index])
          index += 1
        }
      }
      index += quote.count
      let plus = skippingBlanks(text, index)
      guard plus < text.count, text[plus] == "+" else { return (literal, index) }
      let following = skippingBlanks(text, plus + 1)
      guard starts("\"", text, following) else { return (literal, index) }
      index = following
    }
  }

  private static func closing(_ text: [Unicode.Scalar], _ start: Int) -> Int {
    var depth = 1
    var isQuoted = false
    var index = start
    while index < text.count, depth > 0 {
      if text[index] == "\"" { isQuoted.toggle() }
      if !isQuoted, text[index] == "(" { depth += 1 }
      if !isQuoted, text[index] == ")" { depth -= 1 }
      index += 1
    }
    return index
  }

  private static func normal(_ expression: ArraySlice<Unicode.Scalar>) -> String {
    var text = String(String.UnicodeScalarView(expression))
    for (pattern, replacement) in [
      ("\"[^\"]*\"", "\"\""), (#"\.loweredFirst"#, ""), (#"\.?\b(en|cy|english|welsh)\b"#, ".L"),
      (#"\s"#, ""),
    ] {
      text = text.replacingOccurrences(of: pattern, with: replacement, options: .regularExpression)
    }
    return text
  }

  private static func starts(_ word: String, _ text: [Unicode.Scalar], _ index: Int) -> Bool {
    let scalars = Array(word.unicodeScalars)
    return index + scalars.count <= text.count
      && zip(scalars, text[index...]).allSatisfy { $0 == $1 }
  }

  private static func skippingBlanks(_ text: [Unicode.Scalar], _ start: Int) -> Int {
    var index = start
    while index < text.count, text[index].properties.isWhitespace { index += 1 }
    return index
  }
}

@Suite("Welsh throughout")
struct WelshTests {
  /// Words of English that hold sentences together, none of which is a Welsh word.
  private static let functionWords: Set<String> = [
    "the", "and", "of", "are", "with", "for", "from", "that", "which", "this", "not", "its", "were",
    "have", "has", "or", "if", "when", "there", "their",
  ]

  /// English words of a Welsh text, but for what is quoted, a name, or no word: keys, commands, options, files.
  static func englishWords(in text: String) -> [String] {
    text.replacingOccurrences(of: "'[^']{1,40}'(?!\\p{L})", with: " ", options: .regularExpression)
      .replacingOccurrences(of: "Skills for Care", with: "")
      .split { $0.isWhitespace || ",;:()\"".contains($0) }
      .filter { !$0.hasPrefix("--") }
      .map { word in String(word.lowercased().drop { !$0.isLetter }) }
      .map { word in word.last.map { ".!?".contains($0) } == true ? String(word.dropLast()) : word }
      .filter { word in
        !word.contains { "-_./=".contains($0) || $0.isNumber } && functionWords.contains(word)
      }
  }

  @Test("All texts of the program are found")
  func found() {
    #expect(TextPairs.all.count > 1800)
    #expect(TextPairs.all.contains { $0.cy.text == "Yr ateb" && $0.en.text == "The answer" })
  }

  @Test("No Welsh text is its English one, unless it is listed")
  func different() {
    // Words that are the same in both languages, names, and texts that are not words.
    let same: Set = [
      "delta", "Hurwicz", "cost", "\u{FFFC}, n = \u{FFFC}", "GSL_RNG_TYPE: ", "moved_fee_change",
      "Agenda", "commit \u{FFFC}",
    ]
    for pair in TextPairs.all where pair.en.text.contains(where: \.isLetter) {
      #expect(
        pair.en.text != pair.cy.text || same.contains(pair.en.text), "\(pair.file): \(pair.en.text)"
      )
    }
  }

  @Test("No Welsh text holds an English function word")
  func noEnglish() {
    // The syntax of scenario files is English.
    let syntax: Set = ["gymhareb, megis 68% of \u{FFFC}"]
    for pair in TextPairs.all where !syntax.contains(pair.cy.text) {
      #expect(Self.englishWords(in: pair.cy.text).isEmpty, "\(pair.file): \(pair.cy.text)")
    }
    for entry in Register.all {
      #expect(Self.englishWords(in: entry.says.cy).isEmpty, "\(entry.id)")
      let note = entry.note?.cy ?? ""
      #expect(Self.englishWords(in: note).isEmpty, "\(entry.id)")
      #expect(Self.englishWords(in: entry.section.cy).isEmpty, "\(entry.id)")
    }
    for figure in PublicFigure.all {
      #expect(Self.englishWords(in: figure.quantity.cy).isEmpty, "\(figure.id)")
      let note = figure.note?.cy ?? ""
      #expect(Self.englishWords(in: note).isEmpty, "\(figure.id)")
    }
    for term in Glossary.all {
      #expect(
        Self.englishWords(in: term.name.cy + " " + term.meaning.cy).isEmpty, "\(term.name.cy)")
    }
    #expect(Self.englishWords(in: "Nid yw'r text of the file yma") == ["of", "the"])
  }

  @Test("Both languages are filled in with the same values")
  func placeholders() {
    for pair in TextPairs.all where pair.file != "Sweep.swift" {
      #expect(
        pair.en.placeholders.sorted() == pair.cy.placeholders.sorted(),
        "\(pair.file): \(pair.cy.text)")
    }
  }

  @Test("No unit in brackets has the form that follows a number")
  func units() {
    for outcome in Outcome.all {
      #expect(!outcome.unitLabel.cy.hasPrefix("o "), "\(outcome.id)")
      #expect(outcome.unitLabel.en == outcome.unit.en)
    }
    #expect(Outcome.named("people_served")?.unitLabel.cy == "pobl")
  }
}
