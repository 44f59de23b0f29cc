import CareMarket
import Evidence

/// What a run leans on that was not seen: areas whose figures are assumed, and numbers of the model
/// that have aged.
public enum Domain {
  public static func cautions(_ files: [ScenarioFile], settings: [Setting]) -> [Text] {
    areas(files) + aged(files, settings)
  }

  /// One sentence for all areas.
  private static func areas(_ files: [ScenarioFile]) -> [Text] {
    var seen: Set<String> = []
    let areas = files.flatMap(\.scenarios).map(\.area).filter { seen.insert($0.id).inserted }
    var names: [Text] = []
    var count = 0
    for area in areas {
      guard let facts = AreaFacts.withID(area.id) else { continue }
      let assumed = Self.fields.filter {
        if case .assumption = facts.basis(of: $0) { true } else { false }
      }
      if assumed.isEmpty { continue }
      count += 1
      for field in assumed where !names.contains(field.label) { names.append(field.label) }
    }
    guard count > 0, let first = areas.first else { return [] }
    let en = names.map(\.en).joined(separator: ", ")
    let cy = names.map(\.cy).joined(separator: ", ")
    return [
      areas.count == 1
        ? Text(
          en: "No figure was seen for \(first.name.en) of: \(en).",
          cy: "Ni welwyd ffigur ar gyfer \(first.name.cy) am: \(cy).")
        : Text(
          en: "In \(count) of \(areas.count) areas no figure was seen of one or more of: \(en).",
          cy:
            "Mewn \(count) o'r \(areas.count) ardal, ni welwyd ffigur am un neu fwy o'r "
            + "rhain: \(cy).")
    ]
  }

  /// The facts of an area that a result leans on most.
  private static let fields: [AreaFacts.Field] = [
    .fee2018, .hoursPerWeek, .clients, .inHouseShare, .rurality,
  ]

  /// Settings whose default stands, and that rest on figures past their sunset only.
  private static func aged(_ files: [ScenarioFile], _ settings: [Setting]) -> [Text] {
    let stated = Set(files.flatMap(\.scenarios).flatMap { Array($0.facts.keys) })
    let old = settings.filter { !stated.contains($0.key) && !$0.agedFigures.isEmpty }
    guard !old.isEmpty else { return [] }
    let count = old.count
    return [
      Text(
        en: "\(count) of the model's numbers rest on figures past their sunset in \(evidenceYear) "
          + "(gofal evidence).",
        cy: "Mae \(count) o rifau'r model yn seiliedig ar ffigurau a oedd wedi mynd yn hen erbyn "
          + "\(evidenceYear) (gofal evidence).")
    ]
  }
}
