import Evidence
import Foundation
import Storage
import Workshop

/// Serves a workshop. `gofal workshop` has understood what the user wants and starts this program in
/// its own place, with words that need no more explaining:
///
///     gofal-workshop forget LANGUAGE FOLDER
///     gofal-workshop open LANGUAGE FOLDER PORT THREADS AREA [share] [browser] -- SCENARIO…
///
/// A port of 0 is any that is free; an area of `-` is the scenarios' own.
@main
enum Program {
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count >= 3, let language = Language(rawValue: words[1]) else {
      complain(
        Text(
          en: "This program is started by gofal workshop.",
          cy: "Cychwynnir y rhaglen hon gan gofal workshop."), .english)
      exit(2)
    }
    switch words[0] {
    case "forget": exit(forget(words[2], language))
    default: exit(await open(words, language))
    }
  }

  private static func complain(_ text: Text, _ language: Language) {
    let mark = language == .english ? "error: " : "gwall: "
    note(mark + text[language])
  }

  /// On standard error.
  private static func note(_ line: String) {
    FileHandle.standardError.write(Data((Escaping.terminal(line) + "\n").utf8))
  }

  private static func forget(_ path: String, _ language: Language) -> Int32 {
    do {
      let left = try SessionFolder(path).forget()
      let name = Escaping.quoted(path)
      let words =
        left.isEmpty
        ? Text(en: "\(name) is forgotten.", cy: "Anghofiwyd \(name).")
        : Text(
          en: "\(name) is forgotten. No session has written these files, and they stay: ",
          cy: "Anghofiwyd \(name). Nid sesiwn a ysgrifennodd y ffeiliau hyn, ac maent yn aros: ")
      note(words[language] + left.joined(separator: ", "))
      return 0
    } catch SessionFault.none(let path) {
      let name = Escaping.quoted(path)
      complain(
        Text(
          en: "\(name) holds no session of a workshop.",
          cy: "Nid oes sesiwn gweithdy yn \(name)."), language)
    } catch let fault as OutputFault {
      complain(fault.message, language)
    } catch {
      complain(Text(en: "\(error)", cy: "\(error)"), language)
    }
    return 74
  }

  private static func open(_ words: [String], _ language: Language) async -> Int32 {
    guard words.count >= 6, let end = words.firstIndex(of: "--"), let port = Int(words[3]),
      let threads = Int(words[4])
    else { return 2 }
    var options = WorkshopOptions(session: words[2], threads: threads)
    options.port = port
    options.area = words[5] == "-" ? nil : words[5]
    options.isShared = words[..<end].contains("share")
    options.scenarios = Array(words[(end + 1)...])
    let opensBrowser = words[..<end].contains("browser")
    do {
      try await serveWorkshop(options) { [session = options.session] address, joins, code in
        FileHandle.standardOutput.write(Data((address + "\n").utf8))
        note(
          Text(
            en: "The session is kept in \(session). Ctrl-C ends the workshop.",
            cy: "Cedwir y sesiwn yn \(session). Mae Ctrl-C yn gorffen y gweithdy.")[language])
        if let code {
          note(
            Text(
              en: "Others join at \(joins.joined(separator: ", ")) with the code \(code).",
              cy: "Mae eraill yn ymuno yn \(joins.joined(separator: ", ")) â'r cod \(code).")[
                language])
        }
        if opensBrowser { browse(address) }
      }
      return 0
    } catch let fault as WorkshopFault {
      complain(fault.message, language)
      return fault.kind == .data ? 65 : 74
    } catch let fault as OutputFault {
      complain(fault.message, language)
      return 74
    } catch {
      complain(
        Text(en: "Internal error: \(error)", cy: "Gwall mewnol: \(error)"), language)
      return 70
    }
  }

  /// Opens the page in the user's browser, by the first of these that is there: under Windows' Linux,
  /// on Linux, on a Mac.
  private static func browse(_ address: String) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    for name in ["wslview", "xdg-open", "open"] {
      for folder in path.split(separator: ":") where folder.hasPrefix("/") {
        let program = folder + "/" + name
        guard access(program, X_OK) == 0 else { continue }
        let browser = Process()
        browser.executableURL = URL(fileURLWithPath: String(program))
        browser.arguments = [address]
        browser.standardOutput = FileHandle.nullDevice
        browser.standardError = FileHandle.nullDevice
        if (try? browser.run()) != nil { return }
      }
    }
  }
}
