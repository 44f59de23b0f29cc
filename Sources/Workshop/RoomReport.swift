import CareMarket
import Evidence
import Experiments
import Foundation
import Reports
import Storage

/// The session as a report: the comparison that is on the page, and what the room did.
enum RoomReport {
  /// - Throws: 409 before the first answer.
  static func html(of room: Room, _ language: Language) async throws(RequestFault) -> String {
    guard let reported = room.reported else {
      throw RequestFault(
        409,
        Text(
          en: "There is no answer yet. Wait a moment.",
          cy: "Nid oes ateb eto. Arhoswch eiliad."))
    }
    // A report takes a second or two, which is no work for a thread that serves requests.
    return await withCheckedContinuation { continuation in
      let thread = Thread {
        continuation.resume(returning: html(reported, room.facts, language))
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  private static func html(
    _ reported: (session: Session, files: [ScenarioFile], cautions: [Text], answer: Answer),
    _ facts: Facts, _ language: Language
  ) -> String {
    let (session, files, cautions, answer) = reported
    let results = answer.look.results
    let now = ISO8601DateFormatter().string(from: Date())
    let digest = OutcomeDigest(scenarios: results.scenarios, columns: results.columns)
    for block in results.draws.indices {
      digest.take(
        Block(
          draw: results.draws[block], replicate: 1,
          runs: results.scenarios.indices.map {
            .complete(Array(results.row(block: block, scenario: $0)))
          }))
    }
    let material = ReportMaterial(
      scenarios: files.map { file in
        ReportMaterial.Compared(
          id: file.id, title: file.title, parts: file.scenarios,
          texts: [(file.id + ".yaml", file.text(vocabulary: facts.catalogue.vocabulary))])
      },
      results: results, outcomes: facts.catalogue.outcomes, settings: facts.catalogue.settings,
      models: facts.catalogue.models.map { ($0.id, $0.name) }, cautions: cautions,
      conduct: ReportMaterial.Conduct(
        version: Catalogue.version, commandLine: ["gofal", "workshop"], seed: Simulation.seed,
        draws: results.draws.count, replications: 1, generator: "philox", start: now, end: now,
        build: Provenance.thisBuild, digest: digest.hex(), sentences: []))
    var report = Report(material, as: .full)
    report.sections.insert(section(session, files, facts), at: min(1, report.sections.count))
    return HTMLPage(report, other: nil).text(language)
  }

  /// Agenda, kept settings, guesses.
  private static func section(
    _ session: Session, _ files: [ScenarioFile], _ facts: Facts
  ) -> Report.Section {
    var blocks: [Report.Block] = []
    if !session.agenda.isEmpty {
      blocks.append(.heading(Text(en: "Agenda", cy: "Agenda")))
      blocks.append(.list(session.agenda.map(\.title)))
    }
    if !session.kept.isEmpty {
      blocks.append(.heading(Text(en: "Settings that were kept", cy: "Gosodiadau a gadwyd")))
      blocks.append(
        .list(
          session.kept.map { kept in
            let who = kept.who.map { ", " + $0 } ?? ""
            return Text(
              en: "\(kept.title.en): \(kept.file), \(kept.date)\(who)",
              cy: "\(kept.title.cy): \(kept.file), \(kept.date)\(who)")
          }))
    }
    let rounds = session.rounds.filter { !$0.guesses.isEmpty }
    if !rounds.isEmpty {
      blocks.append(
        .heading(
          Text(en: "What the room expected", cy: "Yr hyn yr oedd yr ystafell yn ei ddisgwyl")))
      blocks.append(
        .table { language in
          PrintedTable(
            columns: [
              .init(Text(en: "outcome", cy: "canlyniad")[language]),
              .init(Text(en: "guesses", cy: "rhagfynegiadau")[language], .trailing),
              .init(Text(en: "middle guess", cy: "rhagfynegiad canol")[language], .trailing),
              .init(Text(en: "simulation", cy: "efelychiad")[language], .trailing),
            ],
            rows: rounds.compactMap { round in
              guard let outcome = facts.outcome(round.outcome) else { return nil }
              let sorted = round.guesses.map(\.value).sorted()
              let result = round.result
              let rounding = Rounding(
                uncertainty: result.map { ($0.high - $0.low) / 4 },
                magnitude: result?.mean ?? sorted[sorted.count / 2], unit: outcome.unit)
              return [
                outcome.label[language], String(sorted.count),
                rounding.difference(sorted[sorted.count / 2], language),
                result.map { rounding.difference($0.mean, language) } ?? "–",
              ]
            })
        })
    }
    if blocks.isEmpty {
      blocks.append(
        .paragraph(
          Text(
            en: "Nothing was kept and nothing was guessed.",
            cy: "Ni chadwyd dim ac ni ragfynegwyd dim.")))
    }
    return Report.Section(
      id: "workshop", heading: Text(en: "The workshop", cy: "Y gweithdy"), blocks: blocks)
  }
}
