import Foundation
import TestNumbers
import Testing

@testable import Storage

@Suite("Comma-separated values")
struct CSVTests {
  private func text(_ cells: [Cell], _ dialect: CSVDialect = .plain) -> String {
    String(decoding: dialect.row(cells), as: UTF8.self)
  }

  @Test("Numbers are the shortest that read back, whole ones without a point, missing is empty")
  func numbers() {
    #expect(
      text([.number(0.1), .number(5), .number(-0.25), .number(1e21), .integer(-3), .missing])
        == "0.1,5,-0.25,1e+21,-3,\n")
    #expect(
      text([.number(.nan), .number(.infinity), .number(1.0 / 3)]) == ",,0.3333333333333333\n")
  }

  @Test("Only text that needs it is quoted")
  func quoting() {
    #expect(
      text([.text("a"), .text("a,b"), .text("a\"b"), .text("a\nb"), .text(""), .text(" a")])
        == "a,\"a,b\",\"a\"\"b\",\"a\nb\",\"\",\" a\"\n")
  }

  @Test(
    "In a spreadsheet no text can start a formula",
    arguments: [
      "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1", "＝1", "-x", "\u{1}=1",
    ])
  func formulas(value: String) {
    let row = text([.text(value)], .spreadsheet(decimalComma: false))
    #expect(row.hasPrefix("'") || row.hasPrefix("\"'"))
    #expect(!text([.text(value)]).contains("'"), "plain tables keep the text as it is")
  }

  @Test("In a spreadsheet numbers stay numbers, in the way of the locale")
  func locale() {
    let cells: [Cell] = [.number(-1.5), .text("a;b"), .text("ŵ"), .integer(2)]
    #expect(text(cells, .spreadsheet(decimalComma: true)) == "-1,5;\"a;b\";ŵ;2\r\n")
    #expect(text(cells, .spreadsheet(decimalComma: false)) == "-1.5,\"a;b\",ŵ,2\r\n")
    #expect(CSVDialect.spreadsheet(decimalComma: false).start == [0xEF, 0xBB, 0xBF])
    #expect(CSVDialect.plain.start == [])
  }

  private func rows(_ text: String, piece: Int = 1000) throws(TableFault) -> [[String]] {
    var reader = CSVReader()
    var rows: [CSVReader.Row] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      rows += try reader.read(Array(bytes[start..<min(start + piece, bytes.count)]))
    }
    rows += try reader.end()
    return rows.map(\.cells)
  }

  @Test("What is written reads back as itself, in pieces of any size; 3 000 tables")
  func roundTrip() throws {
    let pieces = ["a", ",", "\"", "\n", "\r", " ", ";", "é", "=", "'", "\u{FEFF}", "1"]
    var source = SplitMix64(5)
    for _ in 0..<3000 {
      let width = Int.random(in: 1...4, using: &source)
      let table = (0..<Int.random(in: 1...4, using: &source)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0...4, using: &source)).map { _ in
            pieces.randomElement(using: &source) ?? ""
          }.joined()
        }
      }
      // A byte-order mark at the very start is no part of a table.
      if table[0][0].hasPrefix("\u{FEFF}") { continue }
      let written = table.map { text($0.map { .text($0) }) }.joined()
      let piece = Int.random(in: 1...7, using: &source)
      #expect(try rows(written, piece: piece) == table, "\(written.debugDescription)")
    }
  }

  @Test("Line ends of each kind, blank lines, a mark at the start and a last line without an end")
  func shapes() throws {
    #expect(
      try rows("\u{FEFF}a,b\r\n1,2\r\n\r\n3,\r4,5\n\n,") == [
        ["a", "b"], ["1", "2"], ["3", ""], ["4", "5"], ["", ""],
      ])
    #expect(try rows("") == [])
    #expect(try rows("\"\"\n") == [[""]])
  }

  @Test(
    "A table that cannot be read says in which line",
    arguments: [
      ("a\n\"b", 2), ("a\nb\"c\n", 2), ("\"a\"b\n", 1), ("a\n\"x\ny\"z", 3),
    ])
  func faults(text: String, line: Int) {
    #expect { try rows(text) } throws: { ($0 as? TableFault)?.line == line }
  }
}

@Suite("JSON")
struct JSONTests {
  static func value(_ source: inout SplitMix64, depth: Int) -> JSON {
    switch Int.random(in: 0..<(depth > 3 ? 5 : 7), using: &source) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &source))
    case 2: return .integer(Int(truncatingIfNeeded: source.next()))
    case 3:
      let value = Double(bitPattern: source.next())
      // A whole number reads back as an integer.
      return value.isFinite && value != value.rounded() ? .number(value) : .number(0.5)
    case 4:
      let letters: [Unicode.Scalar] = [
        "a", "\"", "\\", "\n", "\u{1}", "é", "\u{202E}", "😀", "<", "/",
      ]
      let text = (0..<5).map { _ in letters.randomElement(using: &source) ?? "x" }
      return .string(String(String.UnicodeScalarView(text)))
    case 5: return .array((0..<3).map { _ in value(&source, depth: depth + 1) })
    default:
      return .object((0..<3).map { .init("k\($0)", value(&source, depth: depth + 1)) })
    }
  }

  @Test("What is written reads back as itself, here and in another reader; 2 000 values")
  func roundTrip() throws {
    var source = SplitMix64(6)
    for _ in 0..<2000 {
      let value = Self.value(&source, depth: 0)
      #expect(try JSON.read(value.text) == value)
      #expect(try JSON.read(value.document) == value)
      _ = try JSONSerialization.jsonObject(
        with: Data(value.document.utf8), options: .fragmentsAllowed)
    }
  }

  @Test(
    "What is not JSON is refused",
    arguments: [
      "", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "01", "1.", ".5", "+1", "nan", "1e999",
      "\"\\ud800\"", "\"\\x\"", "\"a", "\"\n\"", "[1] 2", "{a:1}", "'a'", "tru", "--1", "1e",
      String(repeating: "[", count: 100_000),
    ])
  func refused(text: String) {
    #expect(throws: JSONFault.self) { try JSON.read(text) }
  }

  @Test("Nothing in a text can end a script or steer a terminal")
  func escaping() {
    #expect(JSON.string("</script>\u{1B}\u{202E}").text == "\"\\u003c/script>\\u001b\\u202e\"")
  }
}

@Suite("Digests")
struct DigestTests {
  @Test("The examples of FIPS 180-4")
  func knownAnswers() {
    #expect(
      sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      sha256(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    var digest = SHA256()
    for _ in 0..<1000 { digest.update([UInt8](repeating: 0x61, count: 1000)) }
    #expect(
      digest.hex() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}

@Suite("Schemas and templates")
struct StarterTests {
  @Test("A new scenario reads, and changes nothing", arguments: ["en", "cy"])
  func scenario(language: String) throws {
    let text = Template.scenario(
      title: "My \"own\": #1", Small.vocabulary, language: .init(rawValue: language) ?? .english)
    let found = Small.read(text)
    #expect(found.diagnostics.isEmpty)
    let scenario = try #require(found.file?.scenarios.first)
    #expect(scenario.title.en == "My \"own\": #1")
    #expect(scenario.facts.isEmpty && scenario.mix.isEmpty)
  }

  @Test("Every line of a new scenario can be switched on", arguments: ["en", "cy"])
  func everyLine(language: String) throws {
    let text = Template.scenario(
      title: "x", Small.vocabulary, language: .init(rawValue: language) ?? .english)
    let keys =
      Small.settings.map { $0.key.replacing("levers.", with: "") } + ["levers", "parameters"]
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      keys.contains { line.hasPrefix("# \($0):") || line.hasPrefix("#   \($0):") }
        ? line.dropFirst(2) : line
    }
    let found = Small.read(lines.joined(separator: "\n"))
    #expect(found.diagnostics.filter { $0.severity == .fault } == [])
    #expect(found.file?.scenarios.first?.facts.count == Small.settings.count { $0.kind == .fact })
  }

  @Test("A new area file reads, as it is and with every figure", arguments: ["en", "cy"])
  func area(language: String) throws {
    let text = Template.area(name: "Fy ardal", language: .init(rawValue: language) ?? .english)
    for version in [
      text, text.replacing("# caseload", with: "caseload").replacing("# fee", with: "fee"),
    ] {
      let (area, diagnostics) = readArea(
        text: version, name: "fy-ardal.yaml", vocabulary: Small.vocabulary)
      #expect(diagnostics.isEmpty)
      #expect(area?.id == "fy-ardal")
    }
  }

  @Test("An area file with faults names each of them")
  func faultyArea() {
    let text = """
      name: {en: X}
      population: 1000
      population_65: 2000
      rurral: 40%
      fee: £20/week
      mix: {independent: 50%, micros: 10%}
      micro_stance: perhaps
      id: My Area
      """
    let (area, diagnostics) = readArea(text: text, name: "a.yaml", vocabulary: Small.vocabulary)
    #expect(area == nil)
    #expect(
      diagnostics.map { "\($0.line):\($0.column) \($0.message.en.prefix(40))" } == [
        "1:7 A title in one language is written 'titl",
        "4:1 There is no key 'rurral' here. Did you m",
        "5:6 '£20/week' has the wrong unit. Write pou",
        "6:25 There is no key 'micros' here. Did you m",
        "6:1 The shares of an area add up to 100%, no",
        "7:15 'perhaps' is not possible here. Allowed:",
        "8:5 An id is written in small letters, digit",
        "1:1 'rural' is missing.",
        "1:1 'population_65' is greater than 'populat",
      ])
  }

  @Test("An area file can state its own enquiries, providers and workers, and start empty")
  func ownCounts() throws {
    let text = """
      name: {en: X, cy: X}
      population: 1000
      population_65: 500
      rural: 0
      enquiries: 0.8
      providers: 2
      workers: 5
      starts_empty: yes
      """
    let (area, diagnostics) = readArea(text: text, name: "a.yaml", vocabulary: Small.vocabulary)
    #expect(diagnostics.isEmpty)
    #expect(area?.enquiries == 0.8)
    #expect(area?.providers == 2)
    #expect(area?.workers == 5)
    #expect(area?.startsEmpty == true)
    for (fault, place) in [("starts_empty: perhaps", "8:15"), ("enquiries: -1", "8:12")] {
      let (none, faults) = readArea(
        text: text.replacing("starts_empty: yes", with: fault)
          .replacing("enquiries: 0.8", with: "caseload: 3"),
        name: "a.yaml", vocabulary: Small.vocabulary)
      #expect(none == nil)
      #expect(faults.map { "\($0.line):\($0.column)" } == [place])
    }
  }

  @Test("A schema is JSON, and names every key that a file can have")
  func schema() throws {
    let schema = Schema.scenario(Small.vocabulary)
    #expect(try JSON.read(schema.document) == schema)
    for setting in Small.settings {
      let section = Small.vocabulary.section(of: setting)
      let key = Vocabulary.inner(setting.key, section)
      let place =
        section == .top
        ? schema["properties"] : schema["properties"]?[section.rawValue]?["properties"]
      #expect(place?[key] != nil, "\(setting.key)")
    }
    let area = Schema.area(Small.vocabulary)
    for key in AreaField.keys { #expect(area["properties"]?[key] != nil, "\(key)") }
  }

  @Test("A cell of a Markdown table stays one cell")
  func markdown() {
    #expect(Escaping.markdownCell("a|b\n<i>[x](y)\u{202E}") == "a\\|b &lt;i&gt;\\[x\\](y)\\u{202E}")
  }
}
