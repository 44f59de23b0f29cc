import Evidence
import Foundation
import Testing

@testable import CareMarket

extension CareModel {
  public static let neighbourhood = CareModel(
    id: "neighbourhood",
    name: Text(en: "Neighbourhood service", cy: "Gwasanaeth cymdogaeth"),
    summary: Text(
      en: "Run by a community council for its own community.",
      cy: "Yn cael ei redeg gan gyngor cymuned ar gyfer ei gymuned ei hun."),
    behaviour: Behaviour(
      entry: .founders, growth: .capital, pay: .affordable, cover: [.overtime, .peers, .cut],
      acceptance: .cluster, closure: .cashOrChoice, hours: .plan),
    numbers: [
      "start_share": .assumed(
        .fixed(0), en: "There is none before week 0.", cy: "Nid oes yr un cyn wythnos 0.")
    ])
}

@Suite("The notebook on a new care model")
struct NewCareModelTests {
  @Test("The example compiles, since it is the code of this file, and states only what differs")
  func example() throws {
    let file = try String(contentsOfFile: #filePath, encoding: .utf8)
    let start = try #require(file.range(of: "extension CareModel {"))
    let end = try #require(file.range(of: "\n}\n", range: start.lowerBound..<file.endIndex))
    let code = file[start.lowerBound..<end.upperBound]
    let notebook = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Notebooks-md/07-new-care-model.md"), encoding: .utf8)
    #expect(notebook.contains("```swift\nimport Evidence\n\n\(code)```\n"))
    let model = CareModel.neighbourhood
    #expect(model.numbers.keys.allSatisfy { key in ModelNumber.all.contains { $0.key == key } })
    #expect(ModelNumber.all.allSatisfy { model.number($0.key) != nil })
  }
}
