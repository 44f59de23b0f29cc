import Evidence
import Foundation
import Testing

@testable import gofal

@Suite("gofal evidence and gofal validate")
struct EvidenceCommandTests {
  @Test("A key is traced to the Welsh words, the document and its address")
  func key() throws {
    let run = try Executable.run("evidence", "levers.exemption")
    #expect(run.code == 0)
    #expect(run.output.contains("mc-rule-four-person-cap"))
    #expect(run.output.contains("llyw.cymru"))
    let welsh = try Executable.run("evidence", "levers.exemption", "--lang", "cy")
    #expect(welsh.code == 0 && welsh.output.contains("Rhagosodiad"))
    #expect(!welsh.output.contains("Default"))
  }

  @Test("Cases, documents, areas, entries, figures: all can be asked for, and the nearest is said")
  func kinds() throws {
    for key in ["somerset", "micro-care-2024", "powys", "wcpp-optalis", "figure-hours-bought"] {
      let run = try Executable.run("evidence", key, "--format", "csv")
      #expect(run.code == 0, "\(key)")
      #expect(run.output.split(separator: "\n").count > 1, "\(key)")
    }
    let unknown = try Executable.run("evidence", "leave_hazzard")
    #expect(unknown.code == 2)
    #expect(unknown.log.contains("'leave_hazard'"))
  }

  @Test("The logs and the coverage have a row each in every format and language")
  func logs() throws {
    for arguments in [[], ["--assumptions"], ["--decisions"]] {
      for format in ["table", "csv", "json", "markdown"] {
        let (process, output, log) = try Executable.start(
          ["evidence"] + arguments + ["--format", format, "--lang", "cy"], in: "/tmp")
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let words = log.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && words.isEmpty)
        #expect(text.split(separator: UInt8(ascii: "\n")).count > 5)
      }
    }
  }

  @Test("A case is explained without being run: settings, reference, claims with their words")
  func explain() throws {
    let run = try Executable.run("validate", "--explain", "somerset")
    #expect(run.code == 0)
    #expect(run.output.contains("area: powys") && run.output.contains("wcpp-somerset-575-micros"))
    #expect(!run.output.contains("pay_floor"))
    #expect(try Executable.run("validate", "atlantis").code == 65)
    #expect(try Executable.run("validate", "/tmp/none.yaml").code == 74)
  }

  @Test("A shipped case passes the check, and is listed")
  func listed() throws {
    #expect(try Executable.run("check", "somerset").output.isEmpty)
    let list = try Executable.run("list", "cases", "--format", "csv")
    #expect(list.output.split(separator: "\n").count == 48)
  }
}
