import CareMarket
import Evidence
import Statistics

/// A number that an area file can state.
struct AreaField: Sendable {
  var key: String
  var unit: Unit
  /// Values outside are a fault.
  var physical: ClosedRange<Double>
  var isRequired: Bool
  var label: Text

  static let all: [AreaField] = [
    AreaField(
      key: "population", unit: .count, physical: 1...10_000_000, isRequired: true,
      label: Text(en: "Residents [people]", cy: "Trigolion [pobl]")),
    AreaField(
      key: "population_65", unit: .count, physical: 1...10_000_000, isRequired: true,
      label: Text(
        en: "Residents aged 65 and over [people]", cy: "Trigolion 65 oed a throsodd [pobl]")),
    AreaField(
      key: "rural", unit: .share, physical: 0...1, isRequired: true,
      label: Text(
        en: "Share of the people in home care who live in rural places",
        cy: "Cyfran y bobl sy'n cael gofal cartref sy'n byw mewn lleoedd gwledig")),
    AreaField(
      key: "caseload", unit: .count, physical: 1...1_000_000, isRequired: false,
      label: Text(
        en: "People with publicly funded home care; left out: the national rate",
        cy: "Pobl â gofal cartref a ariennir yn gyhoeddus; heb ei nodi: y gyfradd genedlaethol")),
    AreaField(
      key: "fee", unit: .poundsPerHour, physical: 1...200, isRequired: false,
      label: Text(
        en: "Average fee that the authority pays; left out: drawn",
        cy: "Ffi gyfartalog a delir gan yr awdurdod; heb ei nodi: fe'i tynnir ar hap")),
    AreaField(
      key: "community_organisations", unit: .count, physical: 0...100_000, isRequired: false,
      label: Text(
        en: "Social prescribing organisations that serve the area",
        cy: "Sefydliadau presgripsiynu cymdeithasol sy'n gwasanaethu'r ardal")),
    AreaField(
      key: "enquiries", unit: .number, physical: 0...10_000, isRequired: false,
      label: Text(
        en: "Enquiries [people/week]; left out: as many as keep the caseload",
        cy: "Ymholiadau [pobl/wythnos]; heb eu nodi: cynifer ag sy'n cynnal y llwyth achosion")),
    AreaField(
      key: "providers", unit: .count, physical: 0...1000, isRequired: false,
      label: Text(
        en: "Independent providers at the start; left out: by their usual size",
        cy: "Darparwyr annibynnol ar y dechrau; heb eu nodi: yn ôl eu maint arferol")),
    AreaField(
      key: "workers", unit: .count, physical: 0...10_000, isRequired: false,
      label: Text(
        en: "Workers of each employer at the start; left out: as many as its hours take",
        cy: "Gweithwyr pob cyflogwr ar y dechrau; heb eu nodi: cynifer ag sydd eu hangen i'w oriau")
    ),
  ]

  static let words = ["name", "id", "mix", "micro_stance", "starts_empty", "sources"]

  static var keys: [String] { words + all.map(\.key) }
}

/// Reads an area file: the figures of one authority, as its officers know them.
public func readArea(
  at path: String, vocabulary: Vocabulary
) -> (area: Area?, diagnostics: [Diagnostic]) {
  switch TextFile.read(path) {
  case .failure(let fault): return (nil, [fault])
  case .success(let text): return readArea(text: text, name: path, vocabulary: vocabulary)
  }
}

/// Reads the text of an area file; `name` is the path or name by which faults refer to it.
public func readArea(
  text: String, name: String, vocabulary: Vocabulary
) -> (area: Area?, diagnostics: [Diagnostic]) {
  let (root, faults) = YAMLReader.read(text, file: name)
  guard let root else { return (nil, faults) }
  var section = SectionReader(vocabulary: vocabulary, file: name)
  guard case .mapping(let entries) = root.content else {
    section.fault(
      root.position,
      Text(
        en: "An area is a list of keys and values, such as 'population: 133000'.",
        cy: "Rhestr o allweddi a gwerthoedd yw ardal, megis 'population: 133000'."))
    return (nil, faults + section.diagnostics)
  }
  let area = section.area(entries, at: root.position, id: ScenarioReader.id(of: name))
  let all = faults + section.diagnostics
  return (all.contains { $0.severity == .fault } ? nil : area, all)
}

extension SectionReader {
  /// The area that the entries state; what is wrong goes to `diagnostics`.
  mutating func area(_ entries: [YAMLNode.Entry], at place: Position, id fileName: String) -> Area {
    var id = fileName
    var name: Text?
    var stance = Area.MicroStance.none
    var startsEmpty = false
    var numbers: [String: Double] = [:]
    var shares = ScenarioStatement()
    var sources: [String: [String]] = [:]
    var stated: Set<String> = []
    for entry in entries {
      stated.insert(entry.key)
      switch entry.key {
      case "name": name = title(entry)
      case "id":
        if let text = scalar(entry.value, of: "id") {
          if text == ScenarioReader.id(of: text) {
            id = text
          } else {
            fault(
              entry.value.position,
              Text(
                en: "An id is written in small letters, digits and hyphens.",
                cy: "Ysgrifennir id mewn llythrennau bach, digidau a chysylltnodau."))
          }
        }
      case "mix":
        for share in self.entries(entry) ?? [] { self.share(share, into: &shares) }
        checkAreaMix(shares, at: entry.position)
      case "micro_stance":
        if let text = scalar(entry.value, of: entry.key) {
          if let known = Area.MicroStance(rawValue: text) {
            stance = known
          } else {
            let shown = Escaping.quoted(text)
            fault(
              entry.value.position,
              Text(en: "\(shown) is not possible here.", cy: "Nid yw \(shown) yn bosibl yma.")
                + suggestion(for: text, among: Area.MicroStance.allCases.map(\.rawValue)))
          }
        }
      case "starts_empty":
        switch scalar(entry.value, of: entry.key) {
        case "yes": startsEmpty = true
        case "no", nil: startsEmpty = false
        case let text?:
          let shown = Escaping.quoted(text)
          fault(
            entry.value.position,
            Text(en: "\(shown) is not possible here.", cy: "Nid yw \(shown) yn bosibl yma.")
              + suggestion(for: text, among: ["no", "yes"]))
        }
      case "sources":
        for source in self.entries(entry) ?? [] { self.source(source, into: &sources) }
      default:
        guard let field = AreaField.all.first(where: { $0.key == entry.key }) else {
          unknown(entry, among: AreaField.keys)
          continue
        }
        numbers[field.key] = number(entry, field)
      }
    }
    let required = ["name"] + AreaField.all.filter(\.isRequired).map(\.key)
    for key in required where !stated.contains(key) {
      fault(
        place, Text(en: "'\(key)' is missing.", cy: "Mae '\(key)' ar goll."))
    }
    if let all = numbers["population"], let older = numbers["population_65"], older > all {
      fault(
        place,
        Text(
          en: "'population_65' is greater than 'population'.",
          cy: "Mae 'population_65' yn fwy na 'population'."))
    }
    var area = Area(
      id: id, name: name ?? Text(same: id), population: numbers["population"] ?? 0,
      population65: numbers["population_65"] ?? 0, rural: numbers["rural"] ?? 0,
      caseload: numbers["caseload"], fee: numbers["fee"],
      mix: shares.mix.mapValues { $0.value.to }, microStance: stance,
      communityOrganisations: numbers["community_organisations"] ?? 0, sources: sources)
    area.enquiries = numbers["enquiries"]
    area.providers = numbers["providers"]
    area.workers = numbers["workers"]
    area.startsEmpty = startsEmpty
    return area
  }

  private mutating func number(_ entry: YAMLNode.Entry, _ field: AreaField) -> Double? {
    guard let text = scalar(entry.value, of: entry.key) else { return nil }
    do throws(QuantityFault) {
      if text == "none" { throw QuantityReader.unreadable(text, unit: field.unit) }
      let value = try Quantity.amount(text, unit: field.unit)
      let judged = Quantity.judge(
        .fixed(value), unit: field.unit, physical: field.physical, supported: nil, written: text)
      if let judged { throw QuantityFault(judged.message) }
      return value
    } catch {
      fault(entry.value.position, error.message)
      return nil
    }
  }

  private mutating func checkAreaMix(_ statement: ScenarioStatement, at place: Position) {
    let ramps = statement.mix.values.map(\.value)
    let sum = ramps.map(\.to).reduce(0, +)
    if ramps.contains(where: { $0.over > 0 }) {
      fault(
        place,
        Text(
          en: "The shares of an area are what it has today, and do not move.",
          cy: "Cyfrannau ardal yw'r hyn sydd ganddi heddiw, ac nid ydynt yn symud."))
    } else if !ramps.isEmpty, abs(sum - 1) > 1e-9 {
      let shown = Quantity.text((sum * 1e6).rounded() / 1e6, unit: .share)
      fault(
        place,
        Text(
          en: "The shares of an area add up to 100%, not to \(shown).",
          cy: "Mae cyfrannau ardal yn adio i 100%, nid i \(shown)."))
    }
  }

  private mutating func source(_ entry: YAMLNode.Entry, into sources: inout [String: [String]]) {
    guard AreaField.keys.contains(entry.key) else {
      return unknown(entry, among: AreaField.keys)
    }
    var ids: [String] = []
    if case .sequence(let items) = entry.value.content {
      for item in items {
        if let id = scalar(item, of: entry.key) { ids.append(id) }
      }
    } else if let id = scalar(entry.value, of: entry.key) {
      ids = [id]
    }
    sources[entry.key] = ids
  }
}
