import CareMarket
import Evidence
import Foundation
import Storage

extension Catalogue {
  /// What `--version` prints: the version, and the commit that was built.
  static var versionAndCommit: String {
    version + " ("
      + says(
        en: "commit \(sourceCommit ?? "unknown")", cy: "commit \(sourceCommit ?? "anhysbys")") + ")"
  }

  /// What this build says where scenarios state nothing, of the settings and of their areas.
  func declared(for files: [ScenarioFile]) -> [String: Provenance.Declaration] {
    var declared: [String: Provenance.Declaration] = [:]
    for setting in settings {
      let value =
        switch setting.form {
        case .quantity(let unit, let distribution): Quantity.text(distribution, unit: unit)
        case .option(_, let word): word
        }
      declared[setting.key] = .init(value: value, basis: setting.basis)
    }
    // An area from a file is among the scenarios' texts.
    for facts in Set(files.flatMap(\.scenarios).map(\.area.id)).compactMap(AreaFacts.withID) {
      for field in AreaFacts.Field.allCases {
        let value = CSVDialect.plain.row([facts.value(of: field)])
        declared["\(facts.id).\(field.column)"] = .init(
          value: String(decoding: value, as: UTF8.self).trimmingCharacters(in: .newlines),
          basis: facts.basis(of: field))
      }
    }
    return declared
  }
}
