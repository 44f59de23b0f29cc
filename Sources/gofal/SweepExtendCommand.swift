import ArgumentParser
import Evidence
import Foundation
import Storage

/// `gofal sweep extend DIR`
struct SweepExtendCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "extend",
      abstract: says(
        en: "Adds points or replications to a study; what is done stays done.",
        cy: "Yn ychwanegu pwyntiau neu ddyblygiadau at astudiaeth; erys yr hyn a wnaed."))
  }

  @OptionGroup var place: PlanFolder

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "Points, base points or trajectories to add.",
        cy: "Pwyntiau, pwyntiau sylfaen neu lwybrau i'w hychwanegu."), valueName: "N"))
  var addSamples: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        en: "Replications of every point to add.",
        cy: "Dyblygiadau o bob pwynt i'w hychwanegu."), valueName: "N"))
  var addReplications: Int?

  @Option(
    help: ArgumentHelp(
      says(
        en: "For a list: the CSV file with the points to add.",
        cy: "Ar gyfer rhestr: y ffeil CSV â'r pwyntiau i'w hychwanegu."), valueName: "FILE"))
  var points: String?

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    for number in [addSamples, addReplications] {
      guard let number, !(1...(1 << 24)).contains(number) else { continue }
      throw ValidationError(
        says(
          en: "The number to add must be between 1 and \(1 << 24), not \(number).",
          cy: "Rhaid i'r nifer i'w ychwanegu fod rhwng 1 a \(1 << 24), nid \(number)."))
    }
    let given = [addSamples != nil, addReplications != nil, points != nil].count { $0 }
    if given != 1 {
      throw ValidationError(
        says(
          en: "Say one of --add-samples N, --add-replications N and, for a list, --points FILE.",
          cy: "Rhowch un o --add-samples N, --add-replications N ac, ar gyfer rhestr, --points "
            + "FFEIL."))
    }
  }

  func run() throws {
    let console = speech.console
    let catalogue = Catalogue.shipped
    let sweep = try Sweep(at: place.folder, catalogue, console)
    var plan = sweep.plan
    if let addReplications { plan.extensions.append(.replications(addReplications)) }
    if let addSamples {
      if sweep.file.design.kind == .list {
        throw Refusal(
          .usage,
          Text(
            en: "A list is extended by the points themselves: --points FILE.",
            cy: "Estynnir rhestr â'r pwyntiau eu hunain: --points FFEIL."))
      }
      plan.extensions.append(.samples(addSamples, table: nil))
    }
    if let points {
      guard sweep.file.design.kind == .list else {
        throw Refusal(
          .usage,
          Text(
            en: "--points belongs to a list; this design is extended with --add-samples N.",
            cy: "I restr y mae --points yn perthyn; estynnir y cynllun hwn â --add-samples N."))
      }
      switch readSource(at: points) {
      case .failure(let fault):
        console.log(fault.rendered(console.language) + "\n")
        throw Refusal.silently(.file)
      case .success(let table):
        let (rows, faults) = readPoints(table, for: sweep.file, vocabulary: catalogue.vocabulary)
        for fault in faults { console.log(fault.rendered(console.language) + "\n") }
        if !faults.isEmpty { throw Refusal.silently(.data) }
        plan.extensions.append(.samples(rows.count, table: table))
      }
    }
    // Refuses what the design cannot do, with the reason.
    let extended = try Sweep(plan, sweep.file, catalogue)
    do {
      try plan.save(at: place.folder)
    } catch {
      throw Refusal(.file, error.message)
    }
    console.note(extended.size)
    if !extended.isBalanced { console.warn(StudyOptions.unbalanced) }
  }
}
