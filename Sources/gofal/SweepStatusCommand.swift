import ArgumentParser
import Evidence
import Experiments
import Foundation
import Storage

enum StatusFormat: String, CaseIterable, ExpressibleByArgument {
  case table
  case json
  case array
}

/// `gofal sweep status DIR`
struct SweepStatusCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "status",
      abstract: says(
        en: "Says which blocks of a study are done.",
        cy: "Yn dweud pa flociau o astudiaeth sydd wedi'u gwneud."),
      discussion: says(
        en: "With --format array it prints the shards that are not complete, as a scheduler's "
          + "array: 2,5-7. Nothing is printed where all are complete.",
        cy:
          "Gyda --format array argreffir y darnau nad ydynt yn gyflawn, fel arae trefnydd: 2,5-7. "
          + "Nid argreffir dim lle mae pob un yn gyflawn."))
  }

  @OptionGroup var place: PlanFolder

  @Option(
    help: ArgumentHelp(
      says(en: "table, json or array.", cy: "table, json neu array."),
      valueName: "table|json|array"))
  var format: StatusFormat = .table

  @Option(
    help: ArgumentHelp(
      says(
        en: "Number of shards; without it, as in the files that are there.",
        cy: "Nifer y darnau; hebddo, fel yn y ffeiliau sydd yno."), valueName: "N"))
  var shards: Int?

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if let shards, !(1...1_000_000).contains(shards) {
      throw ValidationError(
        says(
          en: "--shards must be between 1 and 1000000, not \(shards).",
          cy: "Rhaid i --shards fod rhwng 1 a 1000000, nid \(shards)."))
    }
  }

  func run() throws {
    let console = speech.console
    let sweep = try Sweep(at: place.folder, .shipped, console)
    let store = try sweep.store(place.folder, mixed: true)
    // As in `2-of-7.blocks`; the last word where studies were sharded in several ways.
    let named = store.files.compactMap { file in
      file.name.split(separator: "-").last?.split(separator: ".").first.flatMap { Int($0) }
    }
    let count = max(1, min(shards ?? named.max() ?? 1, 1_000_000))
    var open = Set<Int>()
    for number in 0..<sweep.layout.count
    where sweep.holder(number) == number && !store.has(number) {
      open.insert(number % count + 1)
    }
    let missing = sweep.distinct - store.done
    switch format {
    case .array:
      if !open.isEmpty { try console.print(Self.array(open.sorted()) + "\n") }
    case .json:
      try console.print(
        JSON.object([
          .init("study", .string(sweep.plan.digest)), .init("blocks", .integer(sweep.distinct)),
          .init("done", .integer(store.done)), .init("missing", .integer(missing)),
          .init("shards", .integer(count)),
          .init("open_shards", .array(open.sorted().map { .integer($0) })),
          .init(
            "files",
            .array(
              store.files.map { file in
                .object([
                  .init("name", .string(file.name)), .init("blocks", .integer(file.blocks)),
                  .init("damaged", .integer(file.damaged)),
                ])
              })),
        ]).document)
    case .table:
      var lines = [sweep.size[console.language]]
      lines.append(
        Text(
          en: "\(store.done) blocks are done, \(missing) are missing.",
          cy: "Mae \(store.done) o flociau wedi'u gwneud, a \(missing) ar goll.")[console.language])
      for file in store.files {
        lines.append(
          Text(
            en: "\(file.name): \(file.blocks) blocks"
              + (file.damaged > 0 ? ", \(file.damaged) damaged places" : ""),
            cy: "\(file.name): \(file.blocks) o flociau"
              + (file.damaged > 0 ? ", \(file.damaged) o fannau wedi'u difrodi" : ""))[
              console.language])
      }
      if !open.isEmpty {
        let list = Self.array(open.sorted())
        lines.append(
          Text(
            en: "Shards of \(count) that are not complete: \(list).",
            cy: "Darnau o \(count) nad ydynt yn gyflawn: \(list).")[console.language])
      }
      try console.print(lines.joined(separator: "\n") + "\n")
    }
  }

  /// Ascending numbers with runs shortened: 2,5-7.
  static func array(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }
}
