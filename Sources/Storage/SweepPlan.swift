import Evidence
import Foundation

/// A study that is to be run, with every text that it depends on: what the folder of a plan holds.
public struct SweepPlan: Sendable {
  /// What was added after the plan was made; nothing before it changes its number.
  public enum Extension: Sendable, Hashable {
    /// Points, base points or trajectories; for a list, the text of the table they are in.
    case samples(Int, table: SourceText?)
    case replications(Int)
  }

  public static let name = "plan.json"
  static let formatVersion = 1

  /// Of the tool that made the plan: no other runs it.
  public var version: String
  public var generator: String
  /// The study file, then a file of points.
  public var sources: [SourceText]
  /// The texts of each scenario, the reference first.
  public var scenarios: [[SourceText]]
  /// `KEY=VALUE` of each `--set` of the command line.
  public var overrides: [String]
  /// The posterior that parameters are drawn from; nil: the one that comes with the program.
  public var posterior: SourceText?
  public var differentWorlds: Bool
  public var extensions: [Extension] = []

  public init(
    version: String, generator: String, study: StudyFile, overrides: [String],
    posterior: SourceText? = nil, differentWorlds: Bool
  ) {
    self.version = version
    self.generator = generator
    self.overrides = overrides.map(Provenance.withoutFolders)
    self.posterior = posterior
    self.differentWorlds = differentWorlds
    sources = study.sources
    scenarios = study.scenarios.map(\.sources)
  }

  /// Of everything but the extensions: 64 lower-case hexadecimal digits.
  public var digest: String { sha256(Array(JSON.object(base).text.utf8)) }

  private var base: [JSON.Member] {
    [
      .init("version", .string(version)), .init("generator", .string(generator)),
      .init("sources", .array(sources.map(Self.json))),
      .init("scenarios", .array(scenarios.map { .array($0.map(Self.json)) })),
      .init("overrides", .array(overrides.map { .string($0) })),
      .init("different_worlds", .bool(differentWorlds)),
    ] + (posterior.map { [.init("posterior", Self.json($0))] } ?? [])
  }

  private static func json(_ source: SourceText) -> JSON {
    .object([
      .init("name", .string(source.name)), .init("sha256", .string(source.digest)),
      .init("text", .string(source.text)),
    ])
  }

  private static func source(_ json: JSON) -> SourceText? {
    guard let name = json["name"]?.string, let text = json["text"]?.string else { return nil }
    let source = SourceText(name: name, text: text)
    return source.digest == json["sha256"]?.string ? source : nil
  }

  private static func sources(_ json: JSON?) -> [SourceText]? {
    guard let items = json?.array else { return nil }
    let found = items.compactMap(source)
    return found.count == items.count ? found : nil
  }

  var document: String {
    let added = extensions.map { addition -> JSON in
      switch addition {
      case .samples(let count, let table):
        .object(
          [.init("samples", .integer(count))]
            + (table.map { [.init("table", Self.json($0))] } ?? []))
      case .replications(let count): .object([.init("replications", .integer(count))])
      }
    }
    return JSON.object(
      [
        .init("tool", .string("gofal")), .init("plan_version", .integer(Self.formatVersion)),
        .init("study", .string(digest)),
      ] + base + [.init("extensions", .array(added))]
    ).document
  }

  /// Reads the plan of a folder.
  public init(at folder: String) throws(OutputFault) {
    let path = ResultsPath.withoutEndingSlash(folder) + "/" + Self.name
    let text: String
    switch TextFile.read(path, limit: 256 << 20) {
    case .failure(let fault):
      throw OutputFault(Text(same: Escaping.quoted(folder) + ": ") + fault.message)
    case .success(let found): text = found
    }
    let shown = Escaping.quoted(folder)
    let notOurs = OutputFault(
      Text(en: "\(shown) holds no plan of a study.", cy: "Nid oes cynllun astudiaeth yn \(shown)."))
    guard let json = try? JSON.read(text), json["tool"]?.string == "gofal",
      let format = json["plan_version"]?.integer
    else { throw notOurs }
    guard format == Self.formatVersion else {
      throw OutputFault(
        Text(
          en: "The plan has format version \(format), which this program does not know.",
          cy:
            "Fersiwn fformat \(format) sydd gan y cynllun, ac nid yw'r rhaglen hon yn ei hadnabod."
        ))
    }
    guard let version = json["version"]?.string, let generator = json["generator"]?.string,
      let sources = Self.sources(json["sources"]), let lists = json["scenarios"]?.array,
      let overrides = json["overrides"]?.array, let added = json["extensions"]?.array,
      case .bool(let differentWorlds)? = json["different_worlds"]
    else { throw notOurs }
    self.version = version
    self.generator = generator
    self.sources = sources
    scenarios = lists.compactMap { Self.sources($0) }
    self.overrides = overrides.compactMap(\.string)
    self.differentWorlds = differentWorlds
    posterior = json["posterior"].flatMap(Self.source)
    extensions = added.compactMap { item in
      if let count = item["samples"]?.integer {
        return .samples(count, table: item["table"].flatMap(Self.source))
      }
      return item["replications"]?.integer.map { .replications($0) }
    }
    guard scenarios.count == lists.count, extensions.count == added.count,
      json["study"]?.string == digest
    else {
      throw OutputFault(
        Text(
          en: "The plan in \(shown) is not as it was written.",
          cy: "Nid yw'r cynllun yn \(shown) fel yr ysgrifennwyd ef."))
    }
  }

  /// Makes the folder of a new plan.
  ///
  /// - `force`: replaces a plan that is there, with its blocks.
  public func make(at folder: String, force: Bool) throws(OutputFault) {
    let folder = ResultsPath.withoutEndingSlash(folder)
    if mkdir(folder, 0o777) != 0 {
      let code = errno
      guard code == EEXIST else { throw OutputFault.failed(folder, code) }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [""]
      if !names.isEmpty {
        guard force, (try? SweepPlan(at: folder)) != nil else {
          throw OutputFault.exists(folder)
        }
        let blocks = folder + "/" + BlockStore.folder
        for name in (try? FileManager.default.contentsOfDirectory(atPath: blocks)) ?? []
        where name.hasSuffix(".blocks") {
          unlink(blocks + "/" + name)
        }
      }
    }
    try save(at: folder)
  }

  /// Writes the plan over the one that is there, in one step.
  public func save(at folder: String) throws(OutputFault) {
    let folder = ResultsPath.withoutEndingSlash(folder)
    try writeFile(Array(document.utf8), to: folder + "/" + Self.name, force: true)
  }
}

/// The rows of a table that extends a list of points.
public func readPoints(
  _ table: SourceText, for study: StudyFile, vocabulary: Vocabulary
) -> (rows: [[Double]], diagnostics: [Diagnostic]) {
  var reader = StudyReader(
    vocabulary: vocabulary, outcomes: [], file: table.name, overrides: [])
  return reader.added(table.text, table.name, to: study.factors)
}

/// Reads a file of points as text.
public func readSource(at path: String) -> Result<SourceText, Diagnostic> {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  return TextFile.read(path, limit: 64 << 20).map { SourceText(name: name, text: $0) }
}
