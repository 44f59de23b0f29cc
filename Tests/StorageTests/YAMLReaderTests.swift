import Evidence
import Foundation
import TestNumbers
import Testing
import Yams

@testable import Storage

@Suite("The part of YAML that is read")
struct YAMLReaderTests {
  /// A tree as text, to compare ours with a library's.
  static func outline(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let text, _): "<\(text)>"
    case .sequence(let items): "[" + items.map(outline).joined(separator: ",") + "]"
    case .mapping(let entries):
      "{" + entries.map { "<\($0.key)>:" + outline($0.value) }.joined(separator: ",") + "}"
    }
  }

  static func outline(_ node: Node) -> String {
    switch node {
    case .scalar(let scalar): "<\(scalar.string)>"
    case .sequence(let items): "[" + items.map(outline).joined(separator: ",") + "]"
    case .mapping(let entries):
      "{" + entries.map { outline($0.key) + ":" + outline($0.value) }.joined(separator: ",") + "}"
    case .alias: "*"
    }
  }

  static func places(_ node: YAMLNode) -> [String] {
    let own = "\(node.position.line):\(node.position.column)"
    switch node.content {
    case .scalar: return node.isNothing ? [] : [own]
    case .sequence(let items): return [own] + items.flatMap(places)
    case .mapping(let entries):
      return [own]
        + entries.flatMap {
          let isNothing = $0.key == "~"
          return (isNothing ? [] : ["\($0.position.line):\($0.position.column)"]) + places($0.value)
        }
    }
  }

  static func places(_ node: Node) -> [String] {
    let own = node.mark.map { "\($0.line):\($0.column)" } ?? "?"
    switch node {
    case .scalar(let scalar):
      return ["", "~", "null", "Null", "NULL"].contains(scalar.string) && scalar.style == .plain
        ? [] : [own]
    case .sequence(let items): return [own] + items.flatMap(places)
    case .mapping(let entries): return [own] + entries.flatMap { places($0.key) + places($0.value) }
    case .alias: return []
    }
  }

  /// What a library makes of a text that has neither `&` nor `*`, which could run away.
  static func library(_ text: String) -> Node? {
    try? Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
  }

  @Test(
    "A good text reads as a YAML library reads it, with the same places",
    arguments: [
      "a: 1", "a: 1\nb: 2\n", "a:\n  b: 1\n  c: 2\nd: 3", "a: {b: 1, c: [x, y, {z: w}]}",
      "# comment\n\na: 1 # comment\n  # more\nb: 'it''s' # x\n", "- a\n- b\n-\n  c: 1\n",
      "a:\n- 1\n- 2\nb: 3", "a:\n  - x: 1\n    y: 2\n  - x: 3\n", "- - a\n  - b\n- c",
      "a: \"q \\\" \\u00e9 \\n\"", "---\na: 1\n...\n", "a: b c  d   \nb: £5/hour",
      "a: x#y\nb: http://c.d/e\nc: a:b", "{a: 1,\n b: 2}\n", "a: [1,\n  2,\n  ]\nb: 3",
      "\"k k\": v",
      "a:\nb:\n", "a: {}\nb: []", "a: -5\nb: - x", "a: ?x\n", "é: ŵ\nŷ:\n  â: 1",
      "a:  1\r\nb: 2\r\n",
      "a: 80% -> 50% over 3 years", "exemption: 4 people", "a: \"\"\nb: ''", "a : 1", "{a: , b}",
      "[a, b, ]", "a: {b: c}  # d", "just text", "'quoted'", "a: 1\n\n\n\nb: 2",
    ])
  func agreement(text: String) throws {
    let (root, faults) = YAMLReader.read(text, file: "f")
    guard faults.isEmpty, let root else { return #expect(!faults.isEmpty) }
    let other = try #require(Self.library(text))
    #expect(Self.outline(root) == Self.outline(other))
    #expect(Self.places(root) == Self.places(other))
  }

  @Test("Random text that is accepted reads as a YAML library reads it; 60 000 texts")
  func randomAgreement() {
    let pieces = [
      "a", "b: ", "c:", "\n", "\n  ", "\n    ", "- ", "{", "}", "[", "]", ", ", ",", "'", "\"", "#",
      " #",
      " ", ": ", ":", "?", "? ", "1", "-", "---", "...", "\t", "%", "|", ">", "\\", "é", "\r\n",
      "<<",
      "~", "x: y", "\n- ",
    ]
    var source = SplitMix64(4)
    var good = 0
    for _ in 0..<60_000 {
      let count = Int.random(in: 1...9, using: &source)
      let text = (0..<count).map { _ in pieces.randomElement(using: &source) ?? "" }.joined()
      let (root, faults) = YAMLReader.read(text, file: "f")
      guard faults.isEmpty, let root else { continue }
      good += 1
      let shown = text.debugDescription
      guard let other = Self.library(text) else {
        Issue.record("accepted here only: \(shown)")
        continue
      }
      #expect(Self.outline(root) == Self.outline(other), "\(shown)")
      #expect(Self.places(root) == Self.places(other), "\(shown)")
    }
    #expect(good > 3000, "too few texts are good for the test to say anything")
  }
}

@Suite("Hostile files", .serialized)
struct HostileFileTests {
  static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  /// The files that made a YAML library crash, hang or run away, and their relatives.
  static let texts: [(name: String, text: String)] = [
    ("base 60", "years: 1:00" + repeated(":00", 60)),
    ("base 60 overflow", "years: 9223372036854775807:59"),
    ("complex key", "? [a, b]\n: c"), ("complex keys", repeated("? ", 100_000)),
    ("alias bomb", alias(as: "[", "]")), ("merge bomb", merges),
    ("alias bomb as key", aliasKeys), ("undefined alias", "a: *b"), ("self alias", "a: &a [*a]"),
    ("anchor on a number", "years: &x 5"), ("anchor on a key", "&x years: 5"),
    ("merge key", "<<: {years: 5}"), ("merge key in brackets", "mix: {<<: {micro: 1}}"),
    ("tag", "years: !!int 5"), ("own tag", "years: !x 5"),
    ("directive", "%YAML 1.2\n---\nyears: 5"),
    ("second document", "years: 5\n---\nyears: 6"),
    ("second document after the end", "years: 5\n...\na: 1"),
    ("1e400", "years: 1e400"), ("nan", "fee: .nan"), ("infinity", "fee: .inf"),
    ("hex", "years: 0x10"),
    ("octal", "years: 010"), ("underscore", "years: 1_0"), ("tilde", "years: ~"),
    ("null", "years: null"),
    ("yes", "years: yes"), ("deep brackets", "a: " + repeated("[", 500_000)),
    ("deep braces", repeated("{a: ", 200_000)), ("deep blocks", deepBlocks),
    ("deep dashes", repeated("- ", 500_000)), ("long list", "a: [" + repeated("1,", 400_000) + "]"),
    ("many keys", (0..<60_000).map { "k\($0): 1\n" }.joined()),
    ("same key", repeated("k: 1\n", 200_000)), ("many faults", repeated("k: [\n", 170_000)),
    ("long line", "years: " + repeated("9", 1_000_000)),
    ("long lines", repeated("- " + repeated("x", 19_000) + "\n", 50)),
    ("line ends of old", repeated("\r", 1_000_000)),
    ("open quote", "a: \"" + repeated("x", 1_000_000)),
    ("open quotes", repeated("'", 1_000_001)), ("escapes", "a: \"" + repeated("\\n", 400_000)),
    ("lone surrogate", "title: \"\\ud800\""), ("NUL escape", "title: \"\\0\""),
    ("control character", "title: a\u{7}b"), ("tab", "mix:\n\tmicro: 1"), ("empty", ""),
    ("blank", " \n\n"), ("comment only", "# x"), ("marker only", "---\n"), ("list", "- a"),
    ("word", "hello"), ("line ends", repeated("\n", 1_000_000) + "x"),
    ("spaces", repeated(" ", 1_000_000) + "x"),
    ("colons", repeated(": ", 400_000)), ("keys on one line", repeated("a: ", 300_000)),
    ("hashes", "a: " + repeated("#", 1_000_000) + "\nb: 1"), ("line separator", "a: b\u{2028}c"),
    ("too large", repeated("# comment\n", 110_000)),
    ("long quantity", "fee: " + repeated("(", 900_000)),
    ("long key", repeated("k", 1_000_000) + ": 1"),
    ("many near keys", (0..<10_000).map { "yeers\($0): 1\n" }.joined()),
  ]

  private static func alias(as open: String, _ close: String) -> String {
    var text = "a0: &a0 [x, x]\n"
    for i in 1...30 { text += "a\(i): &a\(i) \(open)*a\(i - 1), *a\(i - 1)\(close)\n" }
    return text
  }

  private static var merges: String {
    var text = "a0: &a0 {k: v}\n"
    for i in 1...24 { text += "a\(i): &a\(i)\n  <<: [*a\(i - 1), *a\(i - 1)]\n" }
    return text
  }

  private static var aliasKeys: String {
    var text = "a0: &a0 [x, x]\n"
    for i in 1...30 { text += "? &a\(i) [*a\(i - 1), *a\(i - 1)]\n: v\n" }
    return text
  }

  private static var deepBlocks: String {
    (0..<1300).map { repeated(" ", $0) + "a:\n" }.joined()
  }

  /// Of this thread alone [s]: other tests run beside it.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test("Each is refused in under a second, in few clear lines", arguments: texts.indices)
  func refused(index: Int) {
    let (name, text) = Self.texts[index]
    let start = Self.processorSeconds
    let found = Small.read(text)
    let seconds = Self.processorSeconds - start
    #expect(found.file == nil, "\(name)")
    #expect(!found.diagnostics.isEmpty, "\(name)")
    #expect(found.diagnostics.count <= 300, "\(name): \(found.diagnostics.count)")
    #expect(seconds < 1, "\(name)")
    for diagnostic in found.diagnostics {
      #expect(diagnostic.rendered(.welsh).utf8.count < 1000, "\(name)")
      #expect(diagnostic.line >= 1 && diagnostic.column >= 1, "\(name)")
    }
  }

  /// What `read` says of bytes in a file.
  private func message(_ bytes: [UInt8]) throws -> String {
    let folder = try ExtendingTests.Folder([:])
    let path = folder.path + "/f.yaml"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let found = readScenario(at: path, vocabulary: Small.vocabulary)
    #expect(found.file == nil)
    return found.diagnostics.map { "\($0.line):\($0.column) \($0.message.en)" }.joined()
  }

  @Test("Bytes that are not text are refused where they stand")
  func bytes() throws {
    #expect(
      try message(Array("years: 5\ntitle: ŵ".utf8) + [0xC3, 0x28])
        == "2:9 These bytes are not UTF-8. Save the file as UTF-8.")
    #expect(try message([0xFF, 0xFE, 0x61, 0x00]).contains("NUL"))
    #expect(try message([0x61, 0x0A, 0x00]).hasPrefix("2:1 There is a NUL byte here"))
    #expect(
      try message([UInt8](repeating: 0x23, count: (1 << 20) + 1)).contains("larger than 1024 KiB"))
    #expect(try message([0xED, 0xA0, 0x80]).contains("not UTF-8"))
  }

  @Test("A byte-order mark is no part of the text")
  func byteOrderMark() throws {
    let folder = try ExtendingTests.Folder(["f.yaml": "\u{FEFF}years: 7\n"])
    let found = readScenario(at: folder.path + "/f.yaml", vocabulary: Small.vocabulary)
    #expect(found.file?.scenarios.first?.years == 7)
  }

  @Test(
    "What is no regular file is refused at once",
    arguments: [
      "/dev/zero", "/dev/null", "/dev/tty", "/", "/dev/stdin", "/nowhere/f.yaml", "", "a\0b",
    ])
  func devices(path: String) {
    let clock = ContinuousClock()
    var found: (file: ScenarioFile?, diagnostics: [Diagnostic]) = (nil, [])
    let time = clock.measure { found = readScenario(at: path, vocabulary: Small.vocabulary) }
    #expect(found.file == nil)
    #expect(found.diagnostics.count == 1)
    #expect(time < .seconds(1))
  }

  @Test("Nobody waits for the other end of a FIFO")
  func fifo() throws {
    let folder = try ExtendingTests.Folder([:])
    let path = folder.path + "/f.yaml"
    try #require(mkfifo(path, 0o600) == 0)
    let found = readScenario(at: path, vocabulary: Small.vocabulary)
    #expect(
      found.diagnostics.map(\.message.en) == [
        "This is not a regular file, and nothing else is read."
      ])
  }

  @Test("Text from a file cannot steer the terminal that shows it")
  func escaping() {
    let found = Small.read("\"\\e[31mye\u{202E}ars\": 5\n", name: "a\u{1B}]0;x\u{7}.yaml")
    let line = found.diagnostics.map { $0.rendered(.english) }.joined()
    #expect(
      line.hasPrefix(
        "a\\u{1B}]0;x\\u{7}.yaml:1:1: There is no key '\\u{1B}[31mye\\u{202E}ars' here."))
    #expect(!line.unicodeScalars.contains { $0.isHidden })
  }
}
