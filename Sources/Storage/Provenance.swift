import Evidence

/// What a result was made of and with, so that it can be defended and made again.
///
/// It names no user, host or absolute path.
public struct Provenance: Sendable {
  /// A scenario and its texts: itself, what it extends, an area file.
  public struct Origin: Sendable, Hashable {
    public var id: String
    public var sources: [SourceText]

    public init(id: String, sources: [SourceText]) {
      self.id = id
      self.sources = sources
    }
  }

  /// What the program says of a setting or of an area where no file does.
  public struct Declaration: Sendable, Hashable {
    /// The default or its distribution, as a file would state it.
    public var value: String
    /// Ids of the sources, or `assumption`.
    public var basis: String

    public init(value: String, basis: Basis) {
      self.init(
        value: value, ids: basis.ids.isEmpty ? "assumption" : basis.ids.joined(separator: " "))
    }

    init(value: String, ids: String) {
      self.value = value
      self.basis = ids
    }
  }

  /// Version of the tool and of its model, and the commit, where it is known.
  public var version: String
  public var commit: String?
  /// As typed, with absolute paths cut to their last part.
  public var commandLine: [String]
  public var seed: UInt64
  public var draws: Int
  public var replications: Int
  public var generator: String
  /// Digest of the plan, of a study's results.
  public var study: String?
  /// The scenarios in their order, the reference first, each with the texts it was read from.
  public var scenarios: [Origin]
  /// SHA-256 of the posterior that parameters were drawn from; nil: the declared distributions.
  public var calibration: String?
  /// By the key of the setting, or `area.FIELD` of an area; empty where it was not recorded.
  public var declared: [String: Declaration]
  /// `KEY=VALUE` of each `--set`.
  public var overrides: [String]
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
    replications: Int, generator: String, study: String? = nil, scenarios: [Origin],
    calibration: String? = nil, declared: [String: Declaration] = [:],
    overrides: [String] = [],
    start: String, end: String,
    build: [(name: String, value: String)], digest: String, isComplete: Bool = true
  ) {
    self.version = version
    self.commit = commit
    self.commandLine = commandLine.map(Self.withoutFolders)
    self.seed = seed
    self.draws = draws
    self.replications = replications
    self.generator = generator
    self.study = study
    self.scenarios = scenarios
    self.calibration = calibration
    self.declared = declared
    self.overrides = overrides.map(Self.withoutFolders)
    self.start = start
    self.end = end
    self.build = build
    self.digest = digest
    self.isComplete = isComplete
  }

  /// An argument whose absolute or home paths are cut to their last part: they tell who and where.
  public static func withoutFolders(_ argument: String) -> String {
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
      .init("study", study.map { .string($0) } ?? .null),
      .init("start", .string(start)),
      .init("end", .string(end)),
      .init("complete", .bool(isComplete)),
      .init("build", .object(build.map { .init($0.name, .string($0.value)) })),
      .init("digest", .string(digest)),
      .init("calibration", calibration.map { .string($0) } ?? .null),
      .init("overrides", .array(overrides.map { .string($0) })),
      .init(
        "declared",
        .object(
          declared.sorted { $0.key < $1.key }.map {
            .init($0.key, .array([.string($0.value.value), .string($0.value.basis)]))
          })),
      .init("scenarios", .array(scenarios.map(Self.json))),
      .init("files", .array(files)),
    ])
  }

  private static func json(_ origin: Origin) -> JSON {
    let sources = origin.sources.map { source in
      JSON.object([
        .init("name", .string(source.name)), .init("sha256", .string(source.digest)),
        .init("text", .string(source.text)),
      ])
    }
    return .object([.init("id", .string(origin.id)), .init("sources", .array(sources))])
  }

  /// The provenance in a JSON value; nil where something is missing, or a text is not the one that
  /// its digest stands for.
  init?(_ json: JSON) {
    func strings(_ key: String) -> [String]? {
      guard let items = json[key]?.array else { return nil }
      let texts = items.compactMap(\.string)
      return texts.count == items.count ? texts : nil
    }
    guard let version = json["version"]?.string, let commandLine = strings("command_line"),
      let seed = json["seed"]?.string.flatMap({ UInt64($0) }), let draws = json["draws"]?.integer,
      let replications = json["replications"]?.integer,
      let generator = json["generator"]?.string, let overrides = strings("overrides"),
      let start = json["start"]?.string, let end = json["end"]?.string,
      case .bool(let isComplete)? = json["complete"], case .object(let build)? = json["build"],
      let digest = json["digest"]?.string, let scenarios = json["scenarios"]?.array
    else { return nil }
    var origins: [Origin] = []
    for scenario in scenarios {
      guard let id = scenario["id"]?.string, let items = scenario["sources"]?.array else {
        return nil
      }
      var sources: [SourceText] = []
      for item in items {
        guard let name = item["name"]?.string, let text = item["text"]?.string else { return nil }
        let source = SourceText(name: name, text: text)
        guard source.digest == item["sha256"]?.string else { return nil }
        sources.append(source)
      }
      origins.append(Origin(id: id, sources: sources))
    }
    var declared: [String: Declaration] = [:]
    if case .object(let members)? = json["declared"] {
      for member in members {
        guard let texts = member.value.array?.compactMap(\.string), texts.count == 2 else {
          return nil
        }
        declared[member.key] = Declaration(value: texts[0], ids: texts[1])
      }
    }
    self.init(
      version: version, commit: json["commit"]?.string, commandLine: commandLine, seed: seed,
      draws: draws, replications: replications, generator: generator,
      study: json["study"]?.string, scenarios: origins,
      calibration: json["calibration"]?.string, declared: declared, overrides: overrides,
      start: start, end: end,
      build: build.compactMap { member in member.value.string.map { (member.key, $0) } },
      digest: digest, isComplete: isComplete)
  }
}

/// Reads what an old result was made of.
///
/// - Parameter path: of a `provenance.json`, or of the directory that holds it.
public func readProvenance(at path: String) throws(OutputFault) -> Provenance {
  let ending = "/provenance.json"
  let directory: String
  if path.hasSuffix(ending) {
    directory = String(path.dropLast(ending.count))
  } else {
    directory = path == "provenance.json" ? "." : ResultsPath.withoutEndingSlash(path)
  }
  let json = try Results.provenance(at: directory)
  guard let provenance = Provenance(json) else {
    let shown = Escaping.quoted(path)
    throw OutputFault(
      Text(
        en: "\(shown) is not as it was written.",
        cy: "Nid yw \(shown) fel yr ysgrifennwyd ef."))
  }
  return provenance
}
