import Foundation
import Testing

@testable import gofal

@Suite("gofal notebook")
struct NotebookTests {
  static let text = """
    # First

    ```gofal
    # What there is
    gofal list models --format csv
    ```

    ```text
    old
    ```

    - in a list

      ```gofal
      gofal list areas --format csv
      ```

    ```sh
    ```gofal
    rm -rf everything
    ```

    After.
    """

  @Test("Only gofal blocks are taken, with the output below each")
  func parsing() {
    let notebook = Notebook(Self.text)
    let commands = notebook.parts.compactMap { part -> Notebook.Commands? in
      if case .commands(let commands) = part { commands } else { nil }
    }
    #expect(commands.map(\.line) == [3, 14])
    #expect(commands.map(\.output) == ["old\n", nil])
    #expect(commands.map(\.indent) == ["", "  "])
    #expect(commands[0].lines == ["# What there is", "gofal list models --format csv"])
  }

  @Test("Refreshing with the same outputs changes nothing")
  func stable() {
    let once = Notebook(Self.text).text(outputs: ["new\n", "a\n\nb```\n"])
    #expect(once.contains("```text\nnew\n```\n\n- in a list"))
    #expect(once.contains("  ````text\n  a\n\n  b```\n  ````\n"))
    #expect(once.hasSuffix("rm -rf everything\n```\n\nAfter."))
    #expect(Notebook(once).text(outputs: ["new\n", "a\n\nb```\n"]) == once)
  }

  @Test("A text without blocks, and one that is cut off, are kept byte for byte")
  func kept() {
    for text in [
      "", "\n", "a\r\n\r\nb", "```gofal\ngofal list", "````gofal\n```\n", "x\n\n\n",
      "a\r\nb\nc\r\n", "```\n```\r\r", "\r\r\n",
    ] {
      #expect(Notebook(text).text(outputs: []) == text)
    }
  }

  @Test("A text with the line ends of Windows has its blocks, and keeps its ends")
  func windows() {
    let text = Self.text.replacingOccurrences(of: "\n", with: "\r\n")
    let outputs = ["new\n", "a\n\nb\n"]
    let once = Notebook(text).text(outputs: outputs)
    #expect(once != text)
    #expect(
      once
        == Notebook(Self.text).text(outputs: outputs).replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(Notebook(once).text(outputs: outputs) == once)
  }

  @Test("Words are split at blanks, and quotation marks hold them together")
  func words() throws {
    #expect(
      try Notebook.words(of: "gofal run 'a b.yaml' --set \"x=1 y\"") == [
        "run", "a b.yaml", "--set", "x=1 y",
      ])
    #expect(try Notebook.words(of: "   ") == nil)
    #expect(try Notebook.words(of: "# gofal list") == nil)
    #expect(try Notebook.words(of: "gofal list areas # all") == ["list", "areas"])
    #expect(try Notebook.words(of: "gofal run '' ") == ["run", ""])
  }

  @Test(
    "What only a shell would do, and paths outside, are refused",
    arguments: [
      "gofal list areas > x", "gofal list areas | head", "gofal list $(id)", "gofal list `id`",
      "gofal list areas; id", "gofal list areas && id", "gofal list \\x", "gofal check *.yaml",
      "gofal check ~/x.yaml", "rm -rf x", "gofal check /etc/passwd", "gofal check ../x.yaml",
      "gofal run a.yaml --trace=/tmp/x", "gofal run a.yaml -o a/../../b", "gofal notebook x.md",
      "gofal workshop", "gofal --lang cy notebook x.md", "gofal list 'areas",
      "gofal run --set area=/etc/x.yaml a.yaml",
    ])
  func refused(line: String) {
    let refusal = #expect(throws: Refusal.self) { try Notebook.words(of: line) }
    #expect(refusal?.ending == .data)
    #expect(refusal?.message.en != refusal?.message.cy)
  }

  @Test("A notebook is refreshed, then found as it stands, then found different")
  func refreshing() throws {
    let folder = try Folder()
    try folder.write(Self.text, to: "n.md")
    let stale = try Executable.run("notebook", "--check", "n.md", in: folder.path)
    #expect(stale.code == 1)
    #expect(
      stale.output.hasPrefix(
        "n.md:3: the output differs from line 1 on.\n- old\n+ id,name_en,name_cy,"))
    #expect(try folder.read("n.md") == Self.text)
    #expect(try Executable.run("notebook", "n.md", in: folder.path).code == 0)
    let refreshed = try folder.read("n.md")
    #expect(refreshed.contains("```text\nid,name_en,name_cy,"))
    #expect(refreshed.contains("  powys,Powys,Powys,"))
    let same = try Executable.run("notebook", "n.md", "--check", in: folder.path)
    #expect(same.code == 0, "\(same.output)")
    // The surroundings do not change an output.
    let welsh = try Executable.run(
      "notebook", "n.md", "--check", in: folder.path,
      environment: ["GSL_RNG_SEED": "9", "COLUMNS": "40"])
    #expect(welsh.code == 0)
    #expect(try folder.read("n.md") == refreshed)
  }

  @Test("A command that fails shows what it says and its exit code")
  func failing() throws {
    let folder = try Folder()
    try folder.write("```gofal\ngofal run none.yaml\n```\n", to: "n.md")
    #expect(try Executable.run("notebook", "n.md", "--lang", "cy", in: folder.path).code == 0)
    #expect(
      try folder.read("n.md") == """
        ```gofal
        gofal run none.yaml
        ```

        ```text
        gwall: none.yaml: nid oes ffeil o'r enw hwn.
        (cod gorffen 74)
        ```

        """)
  }

  @Test("A link that leads outside is refused, and the notebook stays as it was")
  func links() throws {
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/out.yaml", withDestinationPath: "/etc/passwd")
    try folder.write("x\n\n```gofal\ngofal check out.yaml\n```\n", to: "n.md")
    let run = try Executable.run("notebook", "n.md", in: folder.path)
    #expect(run.code == 65)
    #expect(run.log == "error: n.md:4: 'out.yaml' lies outside the notebook's folder.\n")
    #expect(try folder.read("n.md").hasSuffix("out.yaml\n```\n"))
    let absent = try Executable.run("notebook", "none.md", "--lang", "cy", in: folder.path)
    #expect(absent.code == 74)
    #expect(absent.log == "gwall: Nid oes modd darllen none.md fel testun UTF-8.\n")
  }
}

@Suite("The shipped notebooks")
struct ShippedNotebookTests {
  static let project = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The notebooks, and the reference results, which are one too.
  static let names = ["Notebooks-md", "Results"].flatMap { folder in
    ((try? FileManager.default.contentsOfDirectory(atPath: project + "/" + folder)) ?? [])
      .filter { $0.hasSuffix(".md") }.sorted().map { folder + "/" + $0 }
  }

  @Test("What each page shows is what the program prints", arguments: names)
  func check(_ name: String) throws {
    let outcome = try Executable.run("notebook", name, "--check", in: Self.project)
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.log)")
  }

  @Test("There are notebooks to check")
  func some() {
    #expect(Self.names.contains("Notebooks-md/01-first-run.md"))
  }
}
