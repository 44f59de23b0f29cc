import Evidence

/// Something that is otherwise in one result than in another, so that figures may have moved for it.
public struct Cause: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Scenarios, what they state, `--set`.
    case inputs
    /// Which possible worlds were simulated, and how many.
    case worlds
    case calibration
    case version
    /// What the program says where no file does.
    case defaults
    /// What a default rests on.
    case evidence
    /// The build and the machine, in which last digits may differ.
    case build

    public var label: Text {
      switch self {
      case .inputs: Text(en: "Inputs", cy: "Mewnbynnau")
      case .worlds: Text(en: "Worlds", cy: "Bydoedd")
      case .calibration: Text(en: "Calibration", cy: "Graddnodiad")
      case .version: Text(en: "Version", cy: "Fersiwn")
      case .defaults: Text(en: "Defaults", cy: "Rhagosodiadau")
      case .evidence: Text(en: "Evidence", cy: "Tystiolaeth")
      case .build: Text(en: "Build and machine", cy: "Adeiladwaith a pheiriant")
      }
    }
  }

  public var kind: Kind
  public var text: Text

  /// On its own line, after its kind.
  public var sentence: Text {
    Text(en: "\(kind.label.en): \(text.en)", cy: "\(kind.label.cy): \(text.cy)")
  }
}

extension Provenance {
  /// What is otherwise in another result than in this one, by kind; empty where nothing is.
  public func causes(to other: Provenance) -> [Cause] {
    var causes: [Cause] = []
    func add(_ kind: Cause.Kind, _ what: Text, _ before: String?, _ after: String?) {
      if before == after { return }
      let change = "\(before ?? "–") → \(after ?? "–")"
      causes.append(
        Cause(kind: kind, text: Text(en: "\(what.en): \(change)", cy: "\(what.cy): \(change)")))
    }
    func add(_ kind: Cause.Kind, _ what: String, _ before: String?, _ after: String?) {
      add(kind, Text(same: what), before, after)
    }

    add(
      .inputs, Text(en: "scenarios", cy: "senarios"), scenarios.map(\.id).joined(separator: ", "),
      other.scenarios.map(\.id).joined(separator: ", "))
    for line in changedLines(to: other) {
      causes.append(Cause(kind: .inputs, text: Text(same: line)))
    }
    add(.inputs, "--set", Self.list(overrides), Self.list(other.overrides))
    add(
      .inputs, Text(en: "options", cy: "opsiynau"), Self.list(worldOptions),
      Self.list(other.worldOptions))
    add(.inputs, Text(en: "study", cy: "astudiaeth"), study, other.study)

    add(.worlds, Text(en: "seed", cy: "hedyn"), String(seed), String(other.seed))
    add(.worlds, Text(en: "draws", cy: "tyniadau"), String(draws), String(other.draws))
    add(
      .worlds, Text(en: "replications", cy: "dyblygiadau"), String(replications),
      String(other.replications))
    add(.worlds, Text(en: "generator", cy: "generadur"), generator, other.generator)

    add(
      .calibration, "posterior.csv", calibration.map { String($0.prefix(12)) },
      other.calibration.map { String($0.prefix(12)) })
    add(.version, "gofal", version, other.version)
    add(.version, "commit", commit, other.commit)

    if declared.isEmpty != other.declared.isEmpty {
      causes.append(
        Cause(
          kind: .defaults,
          text: Text(
            en: "one of the two results did not record them",
            cy: "ni chofnodwyd hwy yn un o'r ddau ganlyniad")))
    } else {
      let keys = Set(declared.keys).union(other.declared.keys).sorted()
      for key in keys { add(.defaults, key, declared[key]?.value, other.declared[key]?.value) }
      for key in keys {
        guard let before = declared[key], let after = other.declared[key] else { continue }
        add(.evidence, key, before.basis, after.basis)
      }
    }

    let facts =
      build.map(\.name)
      + other.build.map(\.name).filter { name in
        !build.contains { $0.name == name }
      }
    // Who ran it, and where, moves no figure.
    for name in facts where !["host", "user", "folder"].contains(name) {
      add(
        .build, name, build.first { $0.name == name }?.value,
        other.build.first { $0.name == name }?.value)
    }
    return causes
  }

  private static func list(_ items: [String]) -> String? {
    items.isEmpty ? nil : items.joined(separator: " ")
  }

  /// The flags of the command line, other than those recorded by themselves, on which results depend.
  private var worldOptions: [String] {
    commandLine.filter { $0 == "--fixed-parameters" || $0 == "--different-worlds" }.sorted()
  }

  /// The lines of the scenarios' texts that were taken out (−) and put in (+), without comments and
  /// titles; of scenarios that both results have. What several scenarios extend is told once.
  private func changedLines(to other: Provenance) -> [String] {
    var changes: [String] = []
    func lines(_ source: SourceText) -> [String] {
      source.text.split(whereSeparator: \.isNewline).map(String.init).filter { line in
        let start = line.drop { $0 == " " }
        return !start.isEmpty && !start.hasPrefix("#") && !start.hasPrefix("title:")
      }
    }
    func add(_ change: String) {
      if !changes.contains(change) { changes.append(change) }
    }
    for origin in scenarios {
      guard let new = other.scenarios.first(where: { $0.id == origin.id }) else { continue }
      let names = origin.sources.map(\.name)
      for source in origin.sources {
        guard let after = new.sources.first(where: { $0.name == source.name }) else {
          add("\(origin.id): − \(source.name)")
          continue
        }
        if source.digest == after.digest { continue }
        let (old, new) = (lines(source), lines(after))
        // The comparison of two long files could take long, and nobody would read it.
        guard max(old.count, new.count) <= 2000 else {
          add("\(source.name): \(source.digest.prefix(12)) → \(after.digest.prefix(12))")
          continue
        }
        for change in new.difference(from: old) {
          switch change {
          case .remove(_, let line, _): add("\(source.name): − \(line.drop { $0 == " " })")
          case .insert(_, let line, _): add("\(source.name): + \(line.drop { $0 == " " })")
          }
        }
      }
      for source in new.sources where !names.contains(source.name) {
        add("\(origin.id): + \(source.name)")
      }
    }
    return changes
  }
}
