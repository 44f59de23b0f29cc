import Evidence
import Foundation
import Storage
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

  @Test("A document is known by its address and its SHA-256, an area by what is assumed of it")
  func particulars() throws {
    let source = try #require(Source.withID("micro-care-2024"))
    for language in ["en", "cy"] {
      let document = try Executable.run("evidence", source.id, "--lang", language)
      #expect(document.output.contains(source.sha256))
      #expect(document.output.contains(source.date ?? "-"))
      let area = try Executable.run("evidence", "powys", "--lang", language)
      #expect(
        area.output.contains(AreaFacts.Field.rurality.label[language == "cy" ? .welsh : .english]))
    }
  }

  @Test("A number that is drawn from the calibration says so beside its default")
  func calibrated() throws {
    let run = try Executable.run("evidence", "leave_hazard")
    #expect(run.output.contains("Default: lognormal"))
    #expect(run.output.contains("from the calibration: median"))
  }

  @Test("Effects are measured of every assumption that is drawn, and not of a few draws")
  func measured() throws {
    let few = try Executable.run("evidence", "--measure", "10")
    #expect(few.code == 2 && few.log.contains("at least 50"))
    #expect(try Executable.run("evidence", "--measure", "60", "powys").code == 2)
    for setting in Catalogue.shipped.settings where setting.kind == .fact && setting.spread == nil {
      guard let assumption = Assumption(setting), case .quantity(_, let law) = setting.form,
        law.quantile(0.9) > law.quantile(0.1)
      else { continue }
      let effect = try #require(assumption.effect, "\(setting.key)")
      #expect(
        effect.error > 0 && Outcome.named(effect.outcome)?.isHeadline == true, "\(setting.key)")
      #expect(AssumptionEffects.scenarios.contains(effect.scenario), "\(setting.key)")
    }
  }

  @Test("Cases have one digest, whatever the threads and however often")
  func digest() throws {
    func digest(_ threads: String) throws -> String {
      let run = try Executable.run(
        "validate", "chelsea-care", "essex-cares", "--draws", "1", "--threads", threads)
      #expect(run.output.contains("chelsea-care") && run.output.contains("essex-cares"))
      return try #require(run.log.split(separator: "\n").first { $0.hasPrefix("digest: ") })
        .description
    }
    let one = try digest("1")
    #expect(try digest("2") == one)
    #expect(one.count == "digest: ".count + 64)
  }

  @Test("Every one of the 22 authorities runs as it is", arguments: AreaFacts.all.map(\.id))
  func authorities(_ area: String) throws {
    let run = try Executable.run(
      "run", "baseline", "--set", "area=" + area, "--years", "1", "--runs", "1", "--format", "csv")
    #expect(run.code == 0, "\(run.log)")
    #expect(run.output.contains("people_served"))
  }
}
