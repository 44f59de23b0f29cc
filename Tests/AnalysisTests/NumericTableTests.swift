import Evidence
import Testing

@testable import Analysis

@Suite("Tables")
struct TableTests {
  private func read(_ lines: [String], keep: [String]) throws -> NumericTable {
    func fields(_ line: String) -> [Substring] {
      line.split(separator: ",", omittingEmptySubsequences: false)
    }
    var reader = try NumericTableReader(header: fields(lines[0]).map(String.init), keep: keep)
    for line in lines.dropFirst() { try reader.append(fields(line)) }
    return try reader.table()
  }

  @Test("Columns that are not named may hold anything")
  func keeps() throws {
    let table = try read(["a,b,c", "1,x,2.5", "-3e2,y,4"], keep: ["c", "a"])
    #expect(table.names == ["c", "a"] && table.rowCount == 2)
    #expect(try table.complete("a") == [1, -300])
  }

  @Test("What is wrong with a column is named")
  func columns() throws {
    #expect(throws: AnalysisFault.noColumn("z", present: ["a", "b"])) {
      try read(["a,b", "1,2"], keep: ["z"])
    }
    #expect(throws: AnalysisFault.repeated(column: "a")) { try read(["a,a", "1,2"], keep: ["a"]) }
    #expect(throws: AnalysisFault.width(row: 1, fields: 1, expected: 2)) {
      try read(["a,b", "1,2", "3"], keep: ["a"])
    }
    let table = try read(["a,b", "1,2", ",2", "4,2"], keep: ["a", "b"])
    #expect(throws: AnalysisFault.missing(column: "a", count: 1, firstRow: 1)) {
      try table.complete("a")
    }
    #expect(throws: AnalysisFault.constant(column: "b", value: 2)) { try table.varying("b") }
  }

  @Test(
    "Texts that look like numbers to a machine only are refused",
    arguments: [
      "nan", "inf", "0x10", "1e400", "1,5", "12:30", " 1", "--1", "1_000", "٣",
    ])
  func notNumbers(text: String) {
    var reader = try? NumericTableReader(header: ["a"], keep: ["a"])
    #expect(throws: AnalysisFault.notANumber(column: "a", row: 0, text: text)) {
      try reader?.append([Substring(text)])
    }
  }

  @Test("Failed runs are counted and refused, never dropped")
  func failedRuns() {
    #expect(throws: AnalysisFault.failedRuns(2, of: 4, firstRow: 1)) {
      try read(["a,status", "1,good", ",error", "3,good", "4,error"], keep: ["a"])
    }
  }

  @Test("Every analysis refuses a table it cannot answer from")
  func analyses() throws {
    var stream = Stream(1)
    let y = (0..<200).map { _ in stream.normal() }
    let table = try NumericTable([
      "x": (0..<200).map { _ in stream.uniform() }, "held": y.map { _ in 3 },
      "gap": y.enumerated().map { $0.offset == 5 ? .nan : $0.element }, "y": y,
    ])
    for (input, fault) in [
      ("held", AnalysisFault.constant(column: "held", value: 3)),
      ("gap", .missing(column: "gap", count: 1, firstRow: 5)),
      ("none", .noColumn("none", present: ["x", "held", "gap", "y"])),
    ] {
      #expect(throws: fault) {
        try PAWN.findings(table, inputs: [input], outcome: "y", uniforms: keyed(1))
      }
      #expect(throws: fault) {
        try Delta.findings(table, inputs: [input], outcome: "y", uniforms: keyed(1))
      }
      #expect(throws: fault) {
        try RegressionIndex.findings(table, groups: [[input]], outcome: "y")
      }
      #expect(throws: fault) { try Tornado.findings(table, inputs: [input], outcome: "y") }
      #expect(throws: fault) {
        try PartialInformation.findings(
          NetBenefit(table, options: ["x", "y"]), table, groups: [[input]])
      }
      #expect(throws: fault) { try PatientRule(table, inputs: [input], ofInterest: "y") }
    }
    #expect(throws: AnalysisFault.options(1)) { try NetBenefit(table, options: ["y"]) }
  }

  @Test("Faults and cautions speak both languages, and count rows from 1")
  func texts() {
    let faults: [AnalysisFault] = [
      .noColumns, .noColumn("z", present: ["a"]), .repeated(column: "a"),
      .length(column: "a", rows: 1, expected: 2), .width(row: 0, fields: 1, expected: 2),
      .notANumber(column: "a", row: 4, text: "x"), .missing(column: "a", count: 2, firstRow: 4),
      .constant(column: "a", value: 1), .rows(1, needed: 2), .failedRuns(1, of: 2, firstRow: 0),
      .saltelliRows(5, block: 4), .saltelliMismatch(row: 4), .morrisRows(5, block: 4),
      .morrisStep(row: 4), .replicates, .options(1), .lengths, .notBinary(column: "a", row: 4),
      .argument("p", allowed: "0...1"),
    ]
    for fault in faults {
      let text = fault.text
      #expect(!text.en.isEmpty && !text.cy.isEmpty && text.en != text.cy)
      #expect(text.en.hasSuffix(".") && text.cy.hasSuffix("."))
    }
    #expect(
      AnalysisFault.missing(column: "fee", count: 2, firstRow: 4).text
        == Text(
          en: "2 values of the column \u{201C}fee\u{201D} are missing or infinite, the first in "
            + "row 5.",
          cy: "Mae 2 o werthoedd y golofn \u{201C}fee\u{201D} ar goll neu'n anfeidraidd, y cyntaf "
            + "yn rhes 5."))
    #expect(
      Caution.noiseTooHigh(share: 0.96).text.en.hasPrefix("Chance makes up 96% of the variance"))
    #expect(Caution.noiseHigh(share: .nan).text.cy == "Siawns yw 0% o'r amrywiant.")
  }
}
