import Foundation
import Testing

@testable import gofal

@Suite("The commit that is built")
struct CommitTests {
  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Plugins/SourceCommit/commit.sh").path

  private func shell(_ line: String, in folder: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-ec", line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(line)")
    return String(decoding: output, as: UTF8.self)
  }

  private func commit(of package: String, _ folder: Folder) throws -> String {
    try shell(
      "mkdir -p out; sh '\(Self.script)' '\(package)' \"$PWD/out\" && cat out/commit.swift",
      in: folder.path)
  }

  @Test("It is the last commit of the sources, is marked where files differ, and else unknown")
  func commits() throws {
    let folder = try Folder()
    let unknown = "let sourceCommit: String? = nil\n"
    let git = "git -c user.name=a -c user.email=a@example.org -c init.defaultBranch=main"
    _ = try shell("mkdir -p p/Sources; echo 1 >p/Sources/a; echo 1 >p/README.md", in: folder.path)
    #expect(try commit(of: "p", folder) == unknown)

    let hash = try shell(
      "cd p; \(git) init -q; \(git) add .; \(git) commit -qm 1; git rev-parse HEAD", in: folder.path
    ).trimmingCharacters(in: .newlines)
    #expect(hash.count == 40)
    let known = "let sourceCommit: String? = \"\(hash)\"\n"
    #expect(try commit(of: "p", folder) == known)

    // A page that is not built changes nothing, committed or not, and the file keeps its time.
    let time = try shell(
      "touch -d 2020-01-01 out/commit.swift; stat -c %y out/commit.swift", in: folder.path)
    _ = try shell(
      "cd p; echo 2 >README.md; \(git) commit -qam 2; echo 3 >README.md", in: folder.path)
    #expect(try commit(of: "p", folder) == known)
    #expect(try shell("stat -c %y out/commit.swift", in: folder.path) == time)

    _ = try shell("echo 2 >p/Sources/b", in: folder.path)
    #expect(
      try commit(of: "p", folder) == known.replacingOccurrences(of: hash, with: hash + "+changes"))

    // A copy inside another repository has not that repository's commit.
    _ = try shell("mkdir p/copy; cp -r p/Sources p/copy", in: folder.path)
    #expect(try commit(of: "p/copy", folder) == unknown)
  }

  @Test("An archive of a commit knows it")
  func archive() throws {
    let folder = try Folder()
    let filled = try String(contentsOfFile: Self.script, encoding: .utf8)
      .replacingOccurrences(of: "$Format:%H$", with: String(repeating: "c", count: 40))
    try folder.write(filled, to: "commit.sh")
    _ = try shell("mkdir out; sh commit.sh . \"$PWD/out\"", in: folder.path)
    #expect(
      try folder.read("out/commit.swift")
        == "let sourceCommit: String? = \"\(String(repeating: "c", count: 40))\"\n")
  }
}
