import ArgumentParser
import CareMarket
import Evidence
import Experiments
import Foundation
import Randomness
import Reports
import Search
import Statistics
import Storage

/// `gofal optimise STUDY.yaml`
struct OptimiseCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "optimise",
      abstract: says(
        en: "Finds the mixes that no other mix beats, within a budget.",
        cy: "Yn canfod y cymysgeddau nad oes cymysgedd arall yn eu trechu, o fewn cyllideb."),
      discussion: says(
        en: """
          The study has the design nsga-ii, objectives and perhaps a budget; its factors are choices \
          such as mix.micro, pace and fee. What is found is looked at again in worlds that the search \
          has not seen. Everything simulated is kept in RESULTS.plan, and --resume goes on there.
          """,
        cy: """
          Mae gan yr astudiaeth y cynllun nsga-ii, amcanion ac efallai gyllideb; dewisiadau megis \
          mix.micro, pace a fee yw ei ffactorau. Edrychir eto ar yr hyn a geir mewn bydoedd nad yw'r \
          chwiliad wedi'u gweld. Cedwir popeth a efelychwyd yn RESULTS.plan, ac mae --resume yn mynd \
          ymlaen yno.
          """))
  }

  @OptionGroup var study: StudyOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      says(
        en: "The folder of results to make; without it, the name of the study.",
        cy: "Y ffolder canlyniadau i'w gwneud; hebddo, enw'r astudiaeth."), valueName: "RESULTS"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "How the front is printed: table, csv, json, markdown, xlsx-friendly.",
        cy: "Sut yr argreffir y ffrynt: table, csv, json, markdown, xlsx-friendly."),
      valueName: "FORMAT"))
  var format: OutputFormat = .table

  @OptionGroup var blocks: BlockOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    Interruption.watch()
    let console = speech.console
    let start = RunRecord.now()
    let (plan, file, catalogue) = try study.read(.shipped, console)
    let mixes = try MixSearch(plan, file, catalogue)
    if study.dryRun {
      try console.print(mixes.size(threads: blocks.work.threadCount)[console.language] + "\n")
      return
    }
    let (results, folder) = try study.folders(output, of: file)
    do {
      if try !plan.goesOn(in: folder, blocks) {
        try plan.make(at: folder, force: study.force)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder)
        where name.hasPrefix(MixSearch.generation) {
          try FileManager.default.removeItem(atPath: folder + "/" + name)
        }
      }
      let front = try mixes.run(in: folder, blocks, console)
      var writer = try ResultsWriter(results, force: study.force)
      try writer.add(
        mixes.table, rows: front.found.enumerated().map { mixes.row($1, $0 + 1, front) })
      try writer.add(Array((plan.sources.first?.text ?? "").utf8), as: "study.yaml")
      try writer.finish(
        Provenance(
          version: Catalogue.version, commit: sourceCommit,
          commandLine: ["gofal"] + CommandLine.arguments.dropFirst(),
          seed: file.seed, draws: mixes.confirmations, replications: 1,
          generator: plan.generator, study: plan.digest,
          scenarios: file.scenarios.map { Provenance.Origin(id: $0.id, sources: $0.sources) },
          calibration: catalogue.calibration?.digest, overrides: plan.overrides, start: start,
          end: RunRecord.now(), build: Provenance.thisBuild,
          digest: front.digest))
      try mixes.print(front, as: format, console)
      console.note(
        Text(en: "The results are in \(results).", cy: "Mae'r canlyniadau yn \(results)."))
      console.log("digest: \(front.digest)\n")
      if front.failed > 0 {
        throw Refusal(
          .someFailed,
          Text(
            en: "\(front.failed) runs failed or had no value; mixes with such a run are left out.",
            cy: "Methodd \(front.failed) o rediadau neu nid oedd ganddynt werth; gadewir "
              + "cymysgeddau â rhediad o'r fath allan."))
      }
    } catch let fault as OutputFault {
      throw Refusal(.file, fault.message)
    }
  }
}

/// A search among the mixes of a study, each look at which is kept on the disk as a block of a sweep is.
struct MixSearch {
  static let generation = "generation-"
  private static let spend = "authority_spend"

  /// What the search left.
  struct Front {
    /// The first of them that has no point is the reference.
    var found: [Optimisation.Found]
    var failed: Int
    var digest: String

    var reference: Optimisation.Found? { found.first { $0.point.isEmpty } }
  }

  let file: StudyFile
  private let plan: SweepPlan
  private let study: Study
  /// As of a sweep.
  private let calibration: String?
  private let search: StudyFile.Search
  /// The objectives, then what the budget limits.
  private let outcomes: [Outcome]
  /// Places of the outcomes among all columns.
  private let kept: [Int]

  var confirmations: Int { search.confirmations }

  init(_ plan: SweepPlan, _ file: StudyFile, _ catalogue: Catalogue) throws {
    guard let search = file.search else {
      throw Refusal(
        .data,
        Text(
          en: "gofal optimise needs a study with the design nsga-ii; gofal sweep runs this one.",
          cy: "Mae angen astudiaeth â'r cynllun nsga-ii ar gofal optimise; gofal sweep sy'n rhedeg "
            + "hon."))
    }
    self.file = file
    self.plan = plan
    self.search = search
    calibration = catalogue.calibration?.digest
    do {
      study = try Study(
        file.scenarios.map { ComparedScenario(id: $0.id, title: $0.title, parts: $0.scenarios) },
        factors: file.factors.map(\.factor),
        parameters: catalogue.parameters,
        simulator: catalogue.simulator(nil), seed: file.seed, generator: plan.generator)
    } catch {
      throw Refusal(.data, error.message)
    }
    let names = search.objectives + (search.budget == nil ? [] : [Self.spend])
    let all = Dictionary(catalogue.outcomes.map { ($0.id, $0) }) { first, _ in first }
    outcomes = names.compactMap { all[$0] }
    for outcome in outcomes.prefix(search.objectives.count) where outcome.direction == .neither {
      throw Refusal(
        .data,
        Text(
          en: "Neither more nor less of '\(outcome.id)' is better, so it cannot be an objective.",
          cy: "Nid yw mwy na llai o '\(outcome.id)' yn well, felly ni all fod yn amcan."))
    }
    let columns = study.columns
    kept = outcomes.compactMap { outcome in
      columns.firstIndex { $0.isWhole && $0.outcome == outcome.id }
    }
  }

  private func sign(_ column: Int) -> Double { outcomes[column].direction == .more ? -1 : 1 }

  /// The nearest mix that can be said: shares in whole per cents, times in quarters of a year, all else
  /// in fiftieths of its range. Finer than that would only look exact.
  private func point(_ genes: [Double]) -> [Double] {
    zip(file.factors, genes).map { factor, gene in
      let coarse: Double? =
        switch factor.factor.target {
        case .share: 0.01
        case .pace: 13
        default: nil
        }
      guard let coarse, factor.factor.levels == nil else {
        return factor.factor.value(at: (gene * 50).rounded() / 50)
      }
      let value = (factor.factor.value(at: gene) / coarse).rounded() * coarse
      return min(max(value, factor.factor.value(at: 0)), factor.factor.value(at: 1))
    }
  }

  private func uniform(_ purpose: String) -> NSGA2.Uniform {
    let key = stableHash(purpose)
    let seed = file.seed
    return { generation, member, index in
      ParameterDraws.philox(
        seed, member &* 65536 &+ index, key ^ UInt64(bitPattern: Int64(generation)) &* 0x9E37_79B9)
    }
  }

  /// What will be simulated at most, from one block that is simulated for the purpose.
  func size(threads: Int) -> Text {
    let most =
      file.samples * search.generations * file.replications + file.samples * search.confirmations
    let start = ContinuousClock.now
    _ = study.block(sample: 1, at: [], replicate: 1)
    let seconds = (ContinuousClock.now - start).seconds * Double(most) / Double(max(threads, 1))
    let megabytes = max(1, most * (160 + 8 * kept.count) / 1_000_000)
    return Text(
      en: "\(file.samples) mixes in each of \(search.generations) generations, "
        + "\(file.replications) worlds, then \(search.confirmations) fresh ones: at most \(most) "
        + "runs. About \(duration(seconds, .english)) here with \(threads) threads, and "
        + "\(megabytes) MB of disk.",
      cy: "\(file.samples) o gymysgeddau ym mhob un o \(search.generations) o genedlaethau, "
        + "\(file.replications) o fydoedd, yna \(search.confirmations) o rai newydd: \(most) o "
        + "rediadau ar y mwyaf. Tua \(duration(seconds, .welsh)) yma â \(threads) edefyn, a "
        + "\(megabytes) MB o ddisg.")
  }

  func run(in folder: String, _ options: BlockOptions, _ console: Console) throws -> Front {
    let limit = TimeLimit(options.limit)
    defer { limit.end() }
    let progress = Progress(options.work.progress, console)
    defer { progress.end() }
    let digest = OutcomeDigest(
      scenarios: file.scenarios.map(\.id), columns: kept.map { study.columns[$0] })
    let optimisation = Optimisation(
      NSGA2(
        dimensions: file.factors.count, population: file.samples,
        uniform: uniform("search for mixes")),
      generations: search.generations, worlds: file.replications,
      confirmations: search.confirmations, objectives: search.objectives.count,
      budget: search.budget, point: point)
    var failed = 0
    let most =
      file.samples * search.generations * file.replications + file.samples * search.confirmations
    var total = 0
    // The reference stands among the candidates: its point states nothing.
    let found = try optimisation.run(also: [[]], uniform: uniform("fresh worlds")) {
      points, worlds, generation in
      let name = folder + "/" + Self.generation + String(generation)
      let blocks = try look(points, worlds, name, limit, options) {
        progress.tell(done: min(total + $0, most), of: most)
      }
      total += blocks.count
      return stride(from: 0, to: blocks.count, by: worlds.count).map { first in
        blocks[first..<first + worlds.count].map { block in
          if generation == search.generations { digest.take(block) }
          guard case .complete(let values)? = block.runs.first, values.allSatisfy(\.isFinite) else {
            failed += 1
            return []
          }
          return values.enumerated().map { sign($0) * $1 }
        }
      }
    }
    return Front(found: found, failed: failed, digest: digest.hex())
  }

  /// The blocks of points in worlds, those that are kept read and the others simulated.
  private func look(
    _ points: [[Double]], _ worlds: ClosedRange<Int>, _ folder: String, _ limit: TimeLimit,
    _ options: BlockOptions, _ tell: (Int) -> Void
  ) throws -> [Block] {
    if mkdir(folder, 0o777) != 0, errno != EEXIST { throw OutputFault.failed(folder, errno) }
    let origin = BlockOrigin(
      study: plan.digest, version: plan.version, generator: plan.generator,
      build: Sweep.build + [Sweep.named(calibration)])
    let count = points.count * worlds.count
    let key: @Sendable (Int) -> BlockKey? = { number in
      guard (0..<count).contains(number) else { return nil }
      let (place, world) = number.quotientAndRemainder(dividingBy: worlds.count)
      return BlockKey(
        number: number, sample: place + 1, replicate: worlds.lowerBound + world,
        point: points[place])
    }
    func store() throws(OutputFault) -> BlockStore {
      try BlockStore(
        folder, origin: origin, count: count, scenarios: 1, columns: kept.count, key: key)
    }
    guard let whole = Shard(1, of: 1) else { return [] }
    let writer = try ShardWriter(folder, shard: whole, origin: origin, keeping: kept)
    let before = try store()
    let keys = (0..<count).filter { !before.has($0) }.compactMap(key)
    let study = study
    let done: Int
    do {
      done = try inOrder(
        count: keys.count, threads: options.work.threadCount, stop: Interruption.stop,
        work: { index in
          let start = ContinuousClock.now
          let key = keys[index]
          let block = study.block(sample: key.sample, at: key.point, replicate: key.replicate)
          limit.saw((ContinuousClock.now - start).seconds)
          return block
        },
        consume: { index, block in
          try writer.append(block, key: keys[index])
          tell(count - keys.count + index + 1)
          return true
        })
    } catch {
      try? writer.finish()
      throw error
    }
    try writer.finish()
    if done < keys.count {
      throw Refusal(
        .stopped,
        Text(
          en: "Stopped: what was simulated is safe. Go on with the same command and --resume.",
          cy: "Stopiwyd: mae'r hyn a efelychwyd yn ddiogel. Ewch ymlaen â'r un gorchymyn a "
            + "--resume."))
    }
    let after = try store()
    return try (0..<count).compactMap { number in try after.block(number) }
  }

  // MARK: What is told

  /// One row a mix: what it is, whether it is on the front, and each outcome in the fresh worlds.
  var table: Table {
    var columns = [
      Table.Column("mix", .integer, Text(en: "Number of the mix, from 1", cy: "Rhif y cymysgedd")),
      Table.Column(
        "on_front", .text,
        Text(
          en: "'yes' where no other mix within the budget is better in the fresh worlds",
          cy: "'yes' lle nad oes cymysgedd arall o fewn y gyllideb yn well yn y bydoedd newydd")),
      Table.Column(
        "probability_on_front", .number,
        Text(
          en: "Share of resamples of the fresh worlds in which it is on the front",
          cy: "Cyfran yr ailsamplau o'r bydoedd newydd lle mae ar y ffrynt")),
      Table.Column(
        "probability_within_budget", .number,
        Text(
          en: "Share of the fresh worlds in which it keeps the budget",
          cy: "Cyfran y bydoedd newydd lle mae'n cadw at y gyllideb")),
    ]
    for factor in file.factors {
      if case .words = factor.factor.values {
        columns.append(Table.Column(factor.factor.name, .text, factor.label))
      } else {
        columns.append(
          Table.Column(factor.factor.name, .number, unit: factor.unit.symbol, factor.label))
      }
    }
    for outcome in outcomes {
      for (ending, text) in Self.estimates {
        columns.append(
          Table.Column(
            outcome.id + ending, .number, unit: outcome.unit.en,
            outcome.label.followed(by: text)))
      }
    }
    return Table(
      "front",
      Text(
        en: "Mixes that the search left, and the reference, which has no factors' values",
        cy: "Y cymysgeddau a adawodd y chwiliad, a'r cyfeirbwynt, sydd heb werthoedd ffactorau"),
      columns: columns)
  }

  private static let estimates = [
    ("", Text(en: ": mean over the fresh worlds", cy: ": cymedr y bydoedd newydd")),
    ("_standard_error", Text(en: ": its error", cy: ": ei wall")),
    ("_difference", Text(en: ": less the reference's", cy: ": llai un y cyfeirbwynt")),
    ("_difference_error", Text(en: ": the paired error", cy: ": y gwall wedi'i baru")),
  ]

  private struct Estimate {
    var mean: Double
    var error: Double
    var difference: Double
    var differenceError: Double
  }

  /// In the outcome's own sense.
  private func estimate(
    _ found: Optimisation.Found, _ column: Int, _ front: Front
  ) -> Estimate {
    let moments = found.moments(column)
    var paired = Moments()
    for (row, other) in zip(found.rows, front.reference?.rows ?? []) {
      paired.add(row[column] - other[column])
    }
    return Estimate(
      mean: sign(column) * moments.mean, error: moments.standardError,
      difference: paired.count > 0 ? sign(column) * paired.mean : .nan,
      differenceError: paired.standardError)
  }

  func row(_ found: Optimisation.Found, _ number: Int, _ front: Front) -> [Cell] {
    var cells: [Cell] = [
      .integer(number), .text(found.isOnFront ? "yes" : "no"), .number(found.probability),
      found.probabilityWithinBudget.map { .number($0) } ?? .missing,
    ]
    for (place, factor) in file.factors.enumerated() {
      cells.append(
        place < found.point.count
          ? StudyTables.cell(found.point[place], factor.factor) : .missing)
    }
    for column in outcomes.indices {
      let estimate = estimate(found, column, front)
      cells += [estimate.mean, estimate.error, estimate.difference, estimate.differenceError].map {
        .number($0)
      }
    }
    return cells
  }

  /// What a mix is, for people.
  private func name(_ found: Optimisation.Found) -> Text {
    if found.point.isEmpty {
      return Text(en: "as the scenario stands", cy: "fel y mae'r senario")
    }
    let parts = zip(file.factors, found.point).map { factor, value in
      let label = factor.label
      let shown: String
      if case .words(let words) = factor.factor.values, value >= 0, value < Double(words.count) {
        shown = words[Int(value)].written
      } else {
        shown = Quantity.text((value * 1e6).rounded() / 1e6, unit: factor.unit)
      }
      return Text(en: "\(label.en) \(shown)", cy: "\(label.cy) \(shown)")
    }
    return Text(
      en: parts.map(\.en).joined(separator: ", "), cy: parts.map(\.cy).joined(separator: ", "))
  }

  /// The reference's levels, and of each mix on the front what it changes, in the same worlds.
  private func printed(_ front: Front, _ language: Language) -> PrintedTable {
    var columns = [PrintedTable.Column(Text(en: "mix", cy: "cymysgedd")[language])]
    for outcome in outcomes {
      columns.append(
        PrintedTable.Column("\(outcome.label[language])\n(\(outcome.unit[language]))", .trailing))
    }
    columns.append(
      PrintedTable.Column(Text(en: "on the front", cy: "ar y ffrynt")[language], .trailing))
    if search.budget != nil {
      columns.append(
        PrintedTable.Column(Text(en: "within budget", cy: "o fewn y gyllideb")[language], .trailing)
      )
    }
    let mixes = front.found.filter { $0.isOnFront && !$0.point.isEmpty }
    let rows = [front.reference].compactMap { $0 } + mixes
    return PrintedTable(
      columns: columns,
      rows: rows.map { found in
        var cells = [name(found)[language]]
        for column in outcomes.indices {
          let estimate = estimate(found, column, front)
          let unit = outcomes[column].unit
          if found.point.isEmpty {
            let rounding = Rounding(
              uncertainty: nil, magnitude: estimate.mean, unit: unit, isShort: true)
            cells.append(rounding.level(estimate.mean, language))
          } else {
            let rounding = Rounding(
              uncertainty: estimate.differenceError, magnitude: estimate.difference, unit: unit,
              isShort: true)
            cells.append(
              rounding.difference(estimate.difference, language) + " ± "
                + rounding.width(estimate.differenceError, language))
          }
        }
        cells.append(probability(found.probability, of: Optimisation.resamples))
        if let within = found.probabilityWithinBudget {
          cells.append(probability(within, of: search.confirmations))
        }
        return cells
      })
  }

  func print(_ front: Front, as format: OutputFormat, _ console: Console) throws {
    let language = console.language
    let data = DataRows(
      columns: table.columns.map(\.name),
      rows: front.found.enumerated().map { row($1, $0 + 1, front) })
    let note = Text(
      en:
        "Means and their errors over \(search.confirmations) worlds that the search has not seen. "
        + "“On the front”: in how many resamples of these worlds no other mix is better in every "
        + "objective; mixes below a half are not told apart from those that beat them.",
      cy: "Y lefel fel y mae'r senario, a'r hyn y mae pob cymysgedd yn ei newid ohoni, ± y gwall "
        + "safonol, dros \(search.confirmations) o fydoedd nad yw'r chwiliad wedi'u gweld. “Ar y ffrynt”: ym mha gyfran o ailsamplau'r bydoedd hyn nad oes cymysgedd arall yn "
        + "well ym mhob amcan; o dan hanner, ni ellir gwahaniaethu rhwng cymysgedd a'r rhai sy'n ei "
        + "drechu.")
    switch format {
    case .table:
      try console.print(
        printed(front, language).plain(width: console.width) + "\n"
          + wrapped(note[language], width: console.width).joined(separator: "\n") + "\n")
    case .markdown:
      try console.print(printed(front, language).markdown() + "\n" + note[language] + "\n")
    case .csv: try console.print(data.text())
    case .xlsxFriendly: try console.print(data.text(DataRows.spreadsheet))
    case .json: try console.print(data.json().document)
    }
  }
}
