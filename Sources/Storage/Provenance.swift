import Evidence

/// What a result was made of and with, so that it can be defended and made again.
///
/// It names no user, host or absolute path.
public struct Provenance: Sendable, Hashable {
  /// Version of the tool and of its model, and the commit, where it is known.
  public var version: String
  public var commit: String?
  /// As typed, with absolute paths cut to their last part.
  public var commandLine: [String]
  public var seed: UInt64
  public var draws: Int
  public var replications: Int
  public var generator: String
  /// Scenario, study and area texts.
  public var sources: [SourceText]
  /// ISO 8601 in UTC.
  public var start: String
  public var end: String
  /// Compiler, C library, level of CPU mathematics and what else the digest holds for, in order.
  public var build: [(name: String, value: String)]
  /// Of the outcomes: 64 lower-case hexadecimal digits.
  public var digest: String
  /// False where the run was stopped before it was done.
  public var isComplete: Bool

  public init(
    version: String, commit: String? = nil, commandLine: [String], seed: UInt64, draws: Int,
    replications: Int, generator: String, sources: [SourceText], start: String, end: String,
    build: [(name: String, value: String)], digest: String, isComplete: Bool = true
  ) {
    self.version = version
    self.commit = commit
    self.commandLine = commandLine.map(Self.withoutFolders)
    self.seed = seed
    self.draws = draws
    self.replications = replications
    self.generator = generator
    self.sources = sources
    self.start = start
    self.end = end
    self.build = build
    self.digest = digest
    self.isComplete = isComplete
  }

  public static func == (left: Provenance, right: Provenance) -> Bool {
    left.json(files: []) == right.json(files: [])
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(json(files: []))
  }

  /// An argument whose absolute or home paths are cut to their last part: they tell who and where.
  static func withoutFolders(_ argument: String) -> String {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false).map { part in
      guard part.hasPrefix("/") || part.hasPrefix("~") else { return String(part) }
      return part.split(separator: "/").last.map(String.init) ?? "/"
    }
    return parts.joined(separator: "=")
  }

  func json(files: [JSON]) -> JSON {
    .object([
      .init("tool", .string("gofal")),
      .init("format_version", .integer(resultsFormatVersion)),
      .init("version", .string(version)),
      .init("commit", commit.map { .string($0) } ?? .null),
      .init("command_line", .array(commandLine.map { .string($0) })),
      // A string: readers that keep numbers as doubles would lose digits of a large seed.
      .init("seed", .string(String(seed))),
      .init("draws", .integer(draws)),
      .init("replications", .integer(replications)),
      .init("generator", .string(generator)),
      .init("start", .string(start)),
      .init("end", .string(end)),
      .init("complete", .bool(isComplete)),
      .init("build", .object(build.map { .init($0.name, .string($0.value)) })),
      .init("digest", .string(digest)),
      .init(
        "sources",
        .array(
          sources.map {
            .object([
              .init("name", .string($0.name)), .init("sha256", .string($0.digest)),
              .init("text", .string($0.text)),
            ])
          })),
      .init("files", .array(files)),
    ])
  }
}
