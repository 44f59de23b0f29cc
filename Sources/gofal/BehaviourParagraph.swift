import CareMarket
import Evidence
import Experiments
import Reports

extension Comparing {
  /// `gofal run --behaviours`: a paragraph for each scenario that moves care to care models.
  func printBehaviours(
    _ answer: Answer, of question: Question, _ options: SimulationOptions, as format: OutputFormat
  ) throws {
    guard format == .table || format == .markdown else { return }
    let headlines = catalogue.outcomes.filter { $0.isHeadline && $0.origin != .construction }
    var paragraphs: [Text] = []
    for scenario in question.files.indices.dropFirst() {
      let progress = Progress(options.work.progress, console)
      let screening = try BehaviourScreening(
        of: answer.results, question.experiment, scenario: scenario,
        outcomes: headlines.map(\.id), threads: options.work.threadCount, stop: Interruption.stop,
        progress: progress.tell)
      progress.end()
      if Interruption.stop.isRequested { return }
      guard screening.tried > 0 else { continue }
      paragraphs.append(
        paragraph(screening, title: question.files[scenario].title, headlines: headlines))
    }
    if paragraphs.isEmpty {
      paragraphs.append(
        Text(
          en: "No scenario moves care to another care model, so no behaviour was exchanged.",
          cy: "Nid oes un senario yn symud gofal i fodel gofal arall, felly ni chyfnewidiwyd yr un "
            + "ymddygiad."))
    }
    for text in paragraphs.map({ $0[console.language] }) {
      try console.print(
        "\n"
          + (format == .table
            ? wrapped(text, width: console.width).joined(separator: "\n")
            : Markup.markdownCell(text)) + "\n")
    }
  }

  private func paragraph(
    _ screening: BehaviourScreening, title: Text, headlines: [Outcome]
  ) -> Text {
    if screening.worlds < 2 {
      return Text(
        en: "\(title.en): one world does not show which behaviour its differences rest on.",
        cy: "\(title.cy): nid yw un byd yn dangos ar ba ymddygiad y mae ei wahaniaethau'n dibynnu.")
    }
    let moved = headlines.filter { screening.movers[$0.id] != nil }
    let unmoved = headlines.filter { screening.movers[$0.id] == nil }
    func list(_ outcomes: [Outcome], _ language: Language) -> String {
      outcomes.map { $0.label[language] }.joined(separator: "; ")
    }
    func found(_ language: Language) -> String {
      moved.map { outcome in
        guard let mover = screening.movers[outcome.id] else { return "" }
        let model = CareModel.named(mover.model)?.name[language] ?? mover.model
        let rounding = Rounding(
          uncertainty: abs(mover.whole - mover.without) / 10,
          magnitude: max(abs(mover.whole), abs(mover.without)), unit: outcome.unit, isShort: true)
        let (whole, without) = (
          rounding.difference(mover.whole, language), rounding.difference(mover.without, language)
        )
        return Text(
          en: "\(outcome.label.en): ‘\(model): \(mover.behaviour.label.en)’ (\(whole), without it "
            + "\(without))",
          cy: "\(outcome.label.cy): ‘\(model): \(mover.behaviour.label.cy)’ (\(whole), hebddo "
            + "\(without))")[language]
      }.joined(separator: "; ")
    }
    var text = Text(
      en: "\(title.en), with one behaviour at a time as independent providers have it, in "
        + "\(screening.worlds) of the same worlds.",
      cy: "\(title.cy), gydag un ymddygiad ar y tro fel sydd gan ddarparwyr annibynnol, mewn "
        + "\(screening.worlds) o'r un bydoedd.")
    if !moved.isEmpty {
      text = text.followed(
        by: Text(
          en: " The one behaviour that each difference rests on most: \(found(.english)).",
          cy: " Yr un ymddygiad y mae pob gwahaniaeth yn dibynnu fwyaf arno: \(found(.welsh))."))
    }
    if !unmoved.isEmpty {
      text = text.followed(
        by: Text(
          en: " No single behaviour stands out for: \(list(unmoved, .english)).",
          cy: " Nid oes un ymddygiad yn sefyll allan ar gyfer: \(list(unmoved, .welsh))."))
    }
    return text
  }
}

extension BehaviourScreening.Behaviour {
  /// After the name of a care model.
  fileprivate var label: Text {
    switch self {
    case .entry: Text(en: "how providers come about", cy: "sut y daw darparwyr i fod")
    case .growth: Text(en: "how far they grow", cy: "pa mor bell y maen nhw'n tyfu")
    case .pay: Text(en: "how pay is set", cy: "sut y pennir cyflog")
    case .cover: Text(en: "how absence is covered", cy: "sut y cyflenwir absenoldeb")
    case .acceptance: Text(en: "which packages they take", cy: "pa becynnau y maen nhw'n eu cymryd")
    case .closure: Text(en: "why they close", cy: "pam y maen nhw'n cau")
    case .hours: Text(en: "what the hours follow", cy: "beth y mae'r oriau'n ei ddilyn")
    }
  }
}
