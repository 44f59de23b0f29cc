import Evidence
import Experiments

extension Report {
  init(full material: ReportMaterial) {
    self.init(
      material,
      sections: [
        Report.answer(material), Report.comparison(material), Report.conduct(material),
      ])
  }

  init(summary material: ReportMaterial) {
    self.init(material, sections: [Report.answer(material), Report.conduct(material)])
  }

  private init(_ material: ReportMaterial, sections: [Section]) {
    let others = material.scenarios.dropFirst()
    let reference = material.scenarios.first?.title ?? Text(en: "", cy: "")
    let area = material.areaName
    self.init(
      title: Text(en: "Models of home care compared", cy: "Cymharu modelau gofal cartref"),
      subtitle: others.isEmpty
        ? Text(en: "\(reference.en). \(area.en).", cy: "\(reference.cy). \(area.cy).")
        : Text(
          en: "Compared with \(reference.en): \(others.map(\.title.en).joined(separator: "; ")). "
            + "\(area.en).",
          cy: "O'i gymharu â \(reference.cy): \(others.map(\.title.cy).joined(separator: "; ")). "
            + "\(area.cy)."),
      sections: sections)
  }

  /// The answer in plain words, which comes first.
  private static func answer(_ material: ReportMaterial) -> Section {
    let table = material.table
    let english = table.paragraph(.english).split(separator: "\n").map(String.init)
    let welsh = table.paragraph(.welsh).split(separator: "\n").map(String.init)
    return Section(
      id: "answer", heading: Text(en: "The answer", cy: "Yr ateb"),
      blocks: zip(english, welsh).map { .paragraph(Text(en: $0, cy: $1)) })
  }

  private static func comparison(_ material: ReportMaterial) -> Section {
    let table = material.table
    let count = max(table.others.count, 1)
    let legend = Text(en: table.legend(.english), cy: table.legend(.welsh))
    return Section(
      id: "comparison",
      heading: Text(en: "The comparison, by heading", cy: "Y gymhariaeth, fesul pennawd"),
      blocks: (0..<count).map { index in .table { table.tables($0)[index] } }
        + [.paragraph(legend)])
  }

  private static func conduct(_ material: ReportMaterial) -> Section {
    let conduct = material.conduct
    return Section(
      id: "conduct", heading: Text(en: "How it was run", cy: "Sut y'i rhedwyd"),
      blocks: conduct.sentences.map { .paragraph($0) } + [
        .paragraph(
          Text(en: "Digest: \(conduct.digest)", cy: "Crynodeb o'r canlyniadau: \(conduct.digest)")),
        .verbatim(conduct.commandLine.joined(separator: " ")),
      ])
  }
}

extension ReportMaterial {
  /// The area of all scenarios, or how many.
  var areaName: Text {
    guard let first = scenarios.first?.parts.first else { return Text(en: "", cy: "") }
    let areas = scenarios.map { $0.parts.map(\.area.id) }
    guard Set(areas).count == 1 else {
      return Text(en: "Several areas", cy: "Sawl ardal")
    }
    return (areas.first?.count ?? 1) > 1 ? Text(en: "Wales", cy: "Cymru") : first.area.name
  }
}
