import Evidence
import Foundation
import Testing

@Suite("An options appraisal")
struct AppraisalTests {
  private static func appraisal(_ language: String) throws -> String {
    let folder = try Folder()
    let (process, output, _) = try Executable.start(
      [
        "report", "baseline", "micro-expansion", "inhouse-expansion", "--as", "appraisal",
        "--format", "markdown", "--set", "area=merthyr-tydfil", "--years", "1", "--draws", "4",
        "--replications", "2", "--quiet", "--lang", language,
      ], in: folder.path)
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: printed, as: UTF8.self)
  }

  @Test("It has every part of the paper, and the headings that a Welsh body must consider")
  func parts() throws {
    let english = try Self.appraisal("en")
    for heading in [
      "## The issue", "## The options considered", "## The evidence", "## The results",
      "## Who gains and who loses", "## Robustness", "## What is unknown",
      "## What a Welsh body must consider", "### Equality", "### Rural needs",
      "### The Welsh language", "### Future generations", "## Which route could decide it",
    ] {
      #expect(english.components(separatedBy: "\n" + heading + "\n").count == 2, "\(heading)")
    }
    for party in [
      "People in rural places", "People who pay for their own care", "Micro-carers",
      "Workers of registered independent providers",
    ] { #expect(english.contains(party)) }
    // An in-house service brings the policy for staff who move; the model that no option expands is
    // named.
    #expect(english.contains("acd-ocp-employed-staff"))
    #expect(english.contains("Not expanded by any option here"))
    let welsh = try Self.appraisal("cy")
    #expect(
      welsh.split(separator: "\n").count { $0.hasPrefix("#") }
        == english.split(separator: "\n").count { $0.hasPrefix("#") })
    for heading in ["### Cydraddoldeb", "### Anghenion gwledig", "### Y Gymraeg"] {
      #expect(welsh.contains(heading))
    }
  }

  @Test("Every entry of the register that it names is there, with its own words")
  func citations() throws {
    let text = try Self.appraisal("en").replacingOccurrences(of: "\\", with: "")
    let named = Set(text.matches(of: /\b(acd|cop)-[a-z0-9-]*[a-z0-9]/).map { String($0.output.0) })
    #expect(named.count >= 14)
    for id in named {
      #expect(Register.entry(id) != nil, "\(id)")
    }
    for route in 1...5 { #expect(named.contains("acd-proposal-route-\(route)")) }
  }

  @Test("Who could know a fact is said of every fact, and of most it is somebody")
  func knowers() {
    let facts = Setting.all.filter { $0.kind == .fact }
    let nobody = facts.filter { $0.knower.en.hasPrefix("nobody") }
    #expect(facts.allSatisfy { !$0.knower.en.isEmpty && !$0.knower.cy.isEmpty })
    #expect(nobody.count * 4 < facts.count)
  }
}
