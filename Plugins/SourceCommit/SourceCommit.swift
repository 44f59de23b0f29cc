import Foundation
import PackagePlugin

/// Lets `commit.sh` write the commit that is built into a source file, whenever a file that is built
/// or the repository has changed.
@main
struct SourceCommit: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) -> [Command] {
    let package = context.package.directoryURL
    let folder = context.pluginWorkDirectoryURL
    let script = package.appending(path: "Plugins/SourceCommit/commit.sh")
    return [
      .buildCommand(
        displayName: "Commit of the sources", executable: URL(filePath: "/bin/sh"),
        arguments: [script.path, package.path, folder.path],
        inputFiles: built(in: package) + repository(of: package),
        outputFiles: [folder.appending(path: "commit.swift")])
    ]
  }

  private func built(in package: URL) -> [URL] {
    ["Plugins", "Sources"].flatMap { name in
      let folder = package.appending(path: name)
      let files = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
      return files.map { folder.appending(path: $0) }.filter { !$0.hasDirectoryPath }
    } + [package.appending(path: "Package.swift")]
  }

  /// What a commit and a checkout change; nothing where there is no repository.
  private func repository(of package: URL) -> [URL] {
    var folder = package.appending(path: ".git")
    // In a second working tree it is a file that says where.
    if let text = try? String(contentsOf: folder, encoding: .utf8), text.hasPrefix("gitdir: ") {
      folder = URL(filePath: text.dropFirst(8).trimmingCharacters(in: .newlines))
    }
    return ["index", "logs/HEAD"].map { folder.appending(path: $0) }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }
}
