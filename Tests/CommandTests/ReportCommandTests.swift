import Foundation
import Testing

@Suite("gofal report")
struct ReportCommandTests {
  @Test("Without a browser a PDF is refused before the simulation, with how to get one")
  func noBrowser() throws {
    let folder = try Folder()
    try folder.addScenarios()
    for (language, advice) in [
      ("en", "A PDF is printed by Chromium, which is not here: apt-get install chromium"),
      ("cy", "Chromium sy'n argraffu PDF, ac nid yw yma: apt-get install chromium"),
    ] {
      let refused = try Executable.run(
        "report", "today.yaml", "micro.yaml", "-o", "r.pdf", "--lang", language, in: folder.path,
        environment: ["PATH": folder.path])
      #expect(refused.code == 69)
      #expect(refused.log.contains(advice))
      #expect(!refused.log.contains("digest"))
    }
    #expect(!folder.has("r.pdf") && !folder.has("r.cy.pdf"))
  }

  @Test(
    "A PDF is what the browser prints of each language, and a browser that fails is exit code 74")
  func browser() throws {
    let folder = try Folder()
    try folder.addScenarios()
    func browser(_ script: String) throws {
      try folder.write("#!/bin/sh\n" + script, to: "chromium")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.path + "/chromium")
    }
    let arguments = [
      "report", "today.yaml", "micro.yaml", "--draws", "2", "--replications", "1", "--quiet",
      "-o", "r.pdf",
    ]
    // Stands for a browser: copies the page it is given to where the PDF is to be.
    try browser(
      """
      for a; do case $a in --print-to-pdf=*) to=${a#*=};; file://*) from=${a#file://};; esac; done
      exec /bin/cp "$from" "$to"
      """)
    let environment = ["PATH": folder.path]
    let started = try Executable.start(arguments, in: folder.path, environment: environment)
    started.process.waitUntilExit()
    #expect(started.process.terminationStatus == 0)
    #expect(try folder.read("r.pdf").contains("<html lang=\"en\">"))
    #expect(try folder.read("r.cy.pdf").contains("<html lang=\"cy\">"))
    try browser("exit 1\n")
    let failing = try Executable.start(
      arguments + ["--force"], in: folder.path, environment: environment)
    let log = failing.log.fileHandleForReading.readDataToEndOfFile()
    failing.process.waitUntilExit()
    #expect(failing.process.terminationStatus == 74)
    #expect(String(decoding: log, as: UTF8.self).contains("has not written"))
  }

  @Test("One command writes both languages, each linked to the other, and replaces nothing unasked")
  func languages() throws {
    let folder = try Folder()
    try folder.addScenarios()
    func report() throws -> Executable.Outcome {
      try Executable.run(
        "report", "today.yaml", "micro.yaml", "--draws", "2", "--replications", "1", "-o", "r.html",
        in: folder.path)
    }
    let first = try report()
    #expect(first.code == 0, "\(first.log)")
    #expect(try folder.read("r.html").contains("href=\"r.cy.html\" hreflang=\"cy\""))
    #expect(try folder.read("r.cy.html").contains("href=\"r.html\" hreflang=\"en\""))
    let second = try report()
    #expect(second.code == 74)
    #expect(second.log.contains("r.html is there already; --force replaces it."))
  }
}
