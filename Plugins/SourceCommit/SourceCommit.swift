import PackagePlugin

/// Before each build, lets `commit.sh` write the commit that is built into a source file.
@main
struct SourceCommit: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) -> [Command] {
    let package = context.package.directoryURL
    let folder = context.pluginWorkDirectoryURL
    return [
      .prebuildCommand(
        displayName: "Commit of the sources", executable: .init(filePath: "/bin/sh"),
        arguments: [
          package.appending(path: "Plugins/SourceCommit/commit.sh").path, package.path, folder.path,
        ],
        outputFilesDirectory: folder)
    ]
  }
}
