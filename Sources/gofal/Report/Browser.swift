import Evidence
import Foundation
import Storage

/// A browser of this machine, which prints pages to PDF.
struct Browser {
  private let path: String

  private static let names = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge",
  ]

  /// - Throws: exit code 69, with how to get one, where there is none.
  init() throws {
    let folders = (Environment.value(of: "PATH") ?? "").split(separator: ":").map(String.init)
    let found = Browser.names.lazy.flatMap { name in folders.lazy.map { $0 + "/" + name } }
      .first { access($0, X_OK) == 0 }
    guard let found else {
      throw Refusal(
        .missing,
        Text(
          en: "A PDF is printed by Chromium, which is not here: apt-get install chromium, or write "
            + "HTML and print it from any browser.",
          cy: "Chromium sy'n argraffu PDF, ac nid yw yma: apt-get install chromium, neu "
            + "ysgrifennwch HTML a'i argraffu o unrhyw borwr."))
    }
    path = found
  }

  /// - Throws: exit code 74 where the browser has not written the file.
  func print(_ html: String, to file: String) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gofal-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appendingPathComponent("report.html")
    let made = folder.appendingPathComponent("report.pdf")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try html.write(to: page, atomically: true, encoding: .utf8)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments =
        [
          "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer",
          "--user-data-dir=" + folder.path,
        ]
        // The browser's own sandbox does not work for root; the page holds no script.
        + (geteuid() == 0 ? ["--no-sandbox"] : [])
        + ["--print-to-pdf=" + made.path, page.absoluteString]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      let target = URL(fileURLWithPath: file)
      if FileManager.default.fileExists(atPath: file) {
        try FileManager.default.removeItem(at: target)
      }
      try FileManager.default.moveItem(at: made, to: target)
    } catch {
      throw Refusal(
        .file,
        Text(
          en: "The browser (\(path)) has not written \(file).",
          cy: "Nid yw'r porwr (\(path)) wedi ysgrifennu \(file)."))
    }
  }
}
