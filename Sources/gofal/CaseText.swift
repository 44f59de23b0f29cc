import Evidence
import Experiments
import Reports
import Storage

/// What a case is: what the document says, what is set because of it, and what is claimed.
struct CaseText {
  let file: CaseFile
  let comparing: Comparing

  init(_ file: CaseFile, _ comparing: Comparing) {
    self.file = file
    self.comparing = comparing
  }

  func text() -> String {
    let language = comparing.console.language
    let width = comparing.console.width
    func paragraph(_ text: String) -> String {
      wrapped(Markup.visible(text), width: width).joined(separator: "\n") + "\n"
    }
    var parts = [
      paragraph(file.id + " – " + file.scenario.title[language]), paragraph(file.about[language]),
    ]
    let vocabulary = comparing.catalogue.vocabulary
    let base = Set(
      readScenario(named: CaseFile.base, vocabulary: vocabulary).file?
        .text(vocabulary: vocabulary).split(separator: "\n") ?? [])
    let own = file.scenario.text(vocabulary: vocabulary).split(separator: "\n")
      .filter { !base.contains($0) && !$0.hasPrefix("title:") }
    parts.append(
      paragraph(
        Text(
          en: "It sets, beyond \(CaseFile.base):", cy: "Mae'n gosod, y tu hwnt i \(CaseFile.base):")[
            language]) + own.map { "  " + Markup.visible(String($0)) + "\n" }.joined())
    parts.append(
      paragraph(
        Text(
          en: "It is compared with: \(file.reference.title.en).",
          cy: "Fe'i cymherir â: \(file.reference.title.cy).")[language]))
    for claim in file.claims {
      let entries = claim.evidence.compactMap(Register.entry)
      parts.append(
        paragraph(
          Text(en: "Claim: ", cy: "Honiad: ")[language] + claim.says[language])
          + entries.map { "  " + paragraph("\($0.id): «\($0.quote)»") }.joined())
    }
    if file.claims.isEmpty {
      let entries = file.evidence.compactMap(Register.entry)
      parts.append(
        paragraph(
          Text(
            en: "The document claims nothing that can be checked.",
            cy: "Nid yw'r ddogfen yn honni dim y gellir ei wirio.")[language])
          + entries.map { "  " + paragraph("\($0.id): «\($0.quote)»") }.joined())
    }
    return parts.joined(separator: "\n")
  }
}
