import Foundation
import Testing

/// The built program, run as a user runs it.
struct Executable {
  struct Outcome {
    var code: Int32
    var output: String
    var log: String
  }

  /// The optimised program, since an unoptimised one simulates ten times slower: the release build
  /// where no source is newer, otherwise one that is made here, once.
  static let path: String = {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let release = package.appendingPathComponent(".build/release/gofal")
    if let built = modified(release), built >= newestSource(of: package) { return release.path }
    // The folder of builds is locked by the test command.
    let scratch = package.appendingPathComponent(".build/tested")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "swift", "build", "-c", "release", "--product", "gofal", "--package-path", package.path,
      "--scratch-path", scratch.path,
    ]
    process.standardOutput = FileHandle.nullDevice
    try? process.run()
    process.waitUntilExit()
    return scratch.appendingPathComponent("release/gofal").path
  }()

  private static func modified(_ file: URL) -> Date? {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: file.resolvingSymlinksInPath().path)
    return attributes?[.modificationDate] as? Date
  }

  private static func newestSource(of package: URL) -> Date {
    var newest = modified(package.appendingPathComponent("Package.swift")) ?? .distantPast
    let sources = package.appendingPathComponent("Sources").path
    for name in FileManager.default.enumerator(atPath: sources) ?? .init() {
      guard let name = name as? String else { continue }
      newest = max(newest, modified(URL(fileURLWithPath: sources + "/" + name)) ?? newest)
    }
    return newest
  }

  static func start(
    _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> (process: Process, output: Pipe, log: Pipe) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ["LC_ALL": "en_GB.UTF-8"].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let (output, log) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = log
    try process.run()
    return (process, output, log)
  }

  /// - Parameter environment: all that the program sees, besides an English locale.
  static func run(
    _ arguments: String..., in folder: String = "/tmp", environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(arguments: arguments, in: folder, environment: environment)
  }

  static func run(
    arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> Outcome {
    let (process, output, log) = try start(arguments, in: folder, environment: environment)
    // The log is short; the output may fill its pipe, so it is read first.
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let logged = log.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus,
      output: String(decoding: printed, as: UTF8.self), log: String(decoding: logged, as: UTF8.self)
    )
  }
}

/// A folder that goes when the test ends.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("gofal-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/" + name)
  }

  /// Two scenarios of one quarter in one area, so that a run takes no time.
  func addScenarios() throws {
    try write(
      "title: {en: Today, cy: Heddiw}\narea: merthyr-tydfil\nyears: 1\n", to: "today.yaml")
    try write(
      """
      title: {en: Micro-care, cy: Micro-ofal}
      area: merthyr-tydfil
      years: 1
      mix:
        micro: 30%

      """, to: "micro.yaml")
  }
}
