import ArgumentParser
import Evidence
import Foundation
import Reports

/// `gofal notebook FILE.md…`
struct NotebookCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "notebook",
      abstract: says(
        en: "Runs the gofal blocks of Markdown notebooks and refreshes the output below each.",
        cy:
          "Yn rhedeg y blociau gofal mewn llyfrau nodiadau Markdown ac yn adnewyddu'r allbwn o dan "
          + "bob un."),
      discussion: says(
        en: """
          Only gofal commands are run, one a line, without a shell: no redirection, and no path \
          outside the notebook's folder. Charts and files are written beside the notebook.
          """,
        cy: """
          Dim ond gorchmynion gofal a redir, un i bob llinell, heb gragen: dim ailgyfeirio, a dim \
          llwybr y tu allan i ffolder y llyfr nodiadau. Ysgrifennir siartiau a ffeiliau wrth ochr y \
          llyfr nodiadau.
          """))
  }

  @Argument(
    help: ArgumentHelp(
      says(en: "Markdown files.", cy: "Ffeiliau Markdown."), valueName: "FILE.md"))
  var files: [String]

  @Flag(
    help: ArgumentHelp(
      says(
        en: "Only compares the outputs with those in the file; changes nothing.",
        cy: "Dim ond cymharu'r allbynnau â'r rhai yn y ffeil; heb newid dim.")))
  var check = false

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    guard let executable = Environment.executable else {
      throw Refusal(
        .fault,
        Text(
          en: "The program cannot find its own file.",
          cy: "Ni all y rhaglen ddod o hyd i'w ffeil ei hun."))
    }
    let console = speech.console
    var isSame = true
    for file in files {
      isSame = try refresh(file, executable, console) && isSame
    }
    if !isSame { throw Refusal.silently(.no) }
  }

  /// - Returns: with `--check`, whether the outputs are those of the file; else true.
  private func refresh(
    _ file: String, _ executable: String, _ console: Console
  ) throws -> Bool {
    guard let data = FileManager.default.contents(atPath: file),
      let text = String(validating: data, as: UTF8.self)
    else {
      throw Refusal(
        .file,
        Text(
          en: "\(file) cannot be read as a UTF-8 text.",
          cy: "Nid oes modd darllen \(file) fel testun UTF-8."))
    }
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
      .resolvingSymlinksInPath().path
    let notebook = Notebook(text)
    var outputs: [String] = []
    var isSame = true
    for case .commands(let block) in notebook.parts {
      var output = ""
      for (offset, line) in block.lines.enumerated() {
        do {
          guard let words = try Notebook.words(of: line) else { continue }
          try requireInside(words, folder)
          output += try NotebookCommand.output(
            of: words, executable: executable, folder: folder, language: console.language)
        } catch let refusal as Refusal {
          let place = "\(file):\(block.line + 1 + offset): "
          throw Refusal(
            refusal.ending,
            Text(en: place + refusal.message.en, cy: place + refusal.message.cy))
        }
      }
      outputs.append(output)
      if check, Notebook.indented(output, block.indent) != block.output ?? "" {
        isSame = false
        try tell(file, block, output, console)
      }
    }
    let refreshed = notebook.text(outputs: outputs)
    if !check, refreshed != text {
      try Comparing.save(refreshed, to: file, force: true)
      console.note(Text(en: "\(file): refreshed.", cy: "\(file): adnewyddwyd."))
    } else if isSame {
      console.note(
        Text(
          en: "\(file): the outputs are as they stand.",
          cy: "\(file): mae'r allbynnau fel y maent yn y ffeil."))
    }
    return isSame
  }

  /// The first line in which the output differs from the file.
  private func tell(
    _ file: String, _ block: Notebook.Commands, _ output: String, _ console: Console
  ) throws {
    func lines(_ text: String) -> [Substring] {
      text.split(separator: "\n", omittingEmptySubsequences: false)
    }
    let old = lines(block.output ?? "")
    let new = lines(Notebook.indented(output, block.indent))
    let first =
      zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      ?? min(old.count, new.count)
    func line(_ lines: [Substring]) -> String {
      first < lines.count ? Markup.visible(String(lines[first])) : ""
    }
    try console.print(
      Text(
        en: "\(file):\(block.line): the output differs from line \(first + 1) on.\n",
        cy: "\(file):\(block.line): mae'r allbwn yn wahanol o linell \(first + 1) ymlaen.\n")[
          console.language] + "- \(line(old))\n+ \(line(new))\n")
  }

  /// A path may also lead outside through a link.
  private func requireInside(_ words: [String], _ folder: String) throws {
    for word in words {
      for path in Notebook.paths(in: word) where !path.isEmpty {
        let whole = folder + "/" + path
        guard let resolved = realpath(whole, nil) else { continue }
        defer { free(resolved) }
        let real = String(cString: resolved)
        if real != folder, !real.hasPrefix(folder == "/" ? "/" : folder + "/") {
          throw Notebook.outside(word)
        }
      }
    }
  }

  /// What a command prints on standard output; where it fails, also what it says and its exit code.
  static func output(
    of words: [String], executable: String, folder: String, language: Language
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    // Nothing of the surroundings that could change an output.
    process.environment = [
      "LC_ALL": language == .english ? "en_GB.UTF-8" : "cy_GB.UTF-8", "NO_COLOR": "1",
    ]
    let output = Pipe()
    let complaints = FileManager.default.temporaryDirectory
      .appendingPathComponent("gofal-notebook-\(getpid())-\(UInt32.random(in: 0 ... .max))")
    guard FileManager.default.createFile(atPath: complaints.path, contents: nil),
      let log = FileHandle(forWritingAtPath: complaints.path)
    else {
      throw Refusal(
        .file,
        Text(
          en: "The temporary folder cannot be written.",
          cy: "Nid oes modd ysgrifennu i'r ffolder dros dro."))
    }
    defer { try? FileManager.default.removeItem(at: complaints) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = log
    do {
      try process.run()
    } catch {
      throw Refusal(
        .fault,
        Text(en: "The command cannot be started.", cy: "Nid oes modd cychwyn y gorchymyn."))
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try? log.close()
    var text = String(decoding: data, as: UTF8.self)
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    if process.terminationStatus != 0 {
      text += String(
        decoding: FileManager.default.contents(atPath: complaints.path) ?? Data(), as: UTF8.self)
      let code = process.terminationStatus
      text += Text(en: "(exit code \(code))\n", cy: "(cod gorffen \(code))\n")[language]
    }
    return text
  }
}
