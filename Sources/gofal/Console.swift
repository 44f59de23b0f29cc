import Evidence
import Foundation
import Reports

/// Where a command prints: data on standard output, everything else on standard error.
struct Console {
  var language: Language
  /// Nothing on standard error but faults and the digest.
  var isQuiet = false
  var width = Environment.tableWidth
  var output: (String) throws -> Void = { try Console.write($0, to: STDOUT_FILENO) }
  var log: (String) -> Void = { try? Console.write($0, to: STDERR_FILENO) }

  /// Data.
  func print(_ text: String) throws {
    try output(text)
  }

  /// A line on standard error, unless `--quiet`.
  func note(_ text: Text) {
    if !isQuiet { log(Markup.visible(text[language]) + "\n") }
  }

  /// `error: …`, in Welsh `gwall: …`.
  func complain(_ text: Text) {
    let mark = language == .english ? "error: " : "gwall: "
    log(mark + Markup.visible(text[language]) + "\n")
  }

  /// A warning stands even with `--quiet`, since it belongs to the result.
  func warn(_ text: Text) {
    let mark = language == .english ? "warning: " : "rhybudd: "
    log(mark + Markup.visible(text[language]) + "\n")
  }

  /// All bytes, whatever the kernel takes at once. A reader that has closed its end has had enough:
  /// the program then ends well.
  private static func write(_ text: String, to descriptor: Int32) throws {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(
          descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno == EPIPE {
        if descriptor == STDOUT_FILENO { exit(Ending.good.rawValue) }
        return
      } else if errno == EAGAIN {
        usleep(1000)
      } else if errno != EINTR {
        throw Refusal(
          .file,
          Text(
            en: "Standard output cannot be written (is the disk full?).",
            cy: "Nid oes modd ysgrifennu i'r allbwn safonol (a yw'r ddisg yn llawn?)."))
      }
    }
  }
}
