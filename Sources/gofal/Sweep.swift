import Analysis
import CareMarket
import Evidence
import Experiments
import Foundation
import Randomness
import Reports
import Storage

/// A planned study with its points: everything that its blocks depend on.
struct Sweep: Sendable {
  let plan: SweepPlan
  let file: StudyFile
  let study: Study
  let layout: BlockLayout
  /// One value a factor, in the model's own units, by point.
  let points: [[Double]]
  /// Digest of the posterior that parameters are drawn from; nil: the declared distributions.
  let calibration: String?
  /// Places of the columns that are kept.
  let kept: [Int]
  /// Rows of the design that one sample gives: those of a Saltelli base point, or of a trajectory.
  let rowsPerSample: Int
  /// Of an extended design, whether its points still balance.
  let isBalanced: Bool
  /// For each point, the first that is the same: no block is run twice.
  private let first: [Int]

  static var build: [String] { Provenance.thisBuild.map { "\($0.name)=\($0.value)" } }

  var origin: BlockOrigin {
    BlockOrigin(
      study: plan.digest, version: plan.version, generator: plan.generator,
      build: Self.build + [Self.named(calibration)])
  }

  /// A calibration as a fact of what computed a block.
  static func named(_ calibration: String?) -> String {
    "calibration=" + (calibration ?? "none")
  }

  var columns: [Column] { kept.map { study.columns[$0] } }

  /// Reads the plan of a folder.
  init(at folder: String, _ catalogue: Catalogue, _ console: Console) throws {
    if access(folder + "/" + SweepPlan.name, F_OK) != 0 {
      throw Refusal(
        .file,
        Text(
          en: "\(folder) holds no plan: make one with gofal sweep plan STUDY.yaml -o \(folder).",
          cy: "Nid oes cynllun yn \(folder): gwnewch un â gofal sweep plan ASTUDIAETH.yaml -o "
            + "\(folder)."))
    }
    let plan: SweepPlan
    do {
      plan = try SweepPlan(at: folder)
    } catch {
      throw Refusal(.data, error.message)
    }
    guard plan.version == Catalogue.version else {
      throw Refusal(
        .data,
        Text(
          en: "The plan was made by version \(plan.version), and this is \(Catalogue.version): "
            + "results of two versions are not mixed.",
          cy: "Gwnaed y cynllun gan fersiwn \(plan.version), a \(Catalogue.version) yw hon: ni "
            + "chymysgir canlyniadau dwy fersiwn."))
    }
    let catalogue = try catalogue.calibrated(by: plan.posterior, console)
    let (file, diagnostics) = readStudy(
      sources: plan.sources, scenarios: plan.scenarios, vocabulary: catalogue.vocabulary,
      outcomes: catalogue.outcomes.map(\.id), overrides: plan.overrides)
    guard let file else {
      for diagnostic in diagnostics { console.log(diagnostic.rendered(console.language) + "\n") }
      throw Refusal.silently(.data)
    }
    try self.init(plan, file, catalogue)
  }

  init(_ plan: SweepPlan, _ file: StudyFile, _ catalogue: Catalogue) throws {
    self.plan = plan
    self.file = file
    calibration = catalogue.calibration?.digest
    do {
      study = try Study(
        file.scenarios.map { ComparedScenario(id: $0.id, title: $0.title, parts: $0.scenarios) },
        factors: file.factors.map(\.factor),
        parameters: catalogue.parameters,
        simulator: catalogue.simulator(nil), seed: file.seed, generator: plan.generator,
        differentWorlds: plan.differentWorlds)
    } catch {
      throw Refusal(.data, error.message)
    }
    let columns = study.columns
    kept = columns.indices.filter { index in
      file.outcomes.map { $0.contains(columns[index].outcome) } ?? true
    }
    let points: [[Double]]
    (points, rowsPerSample, isBalanced) = try Self.points(plan, file, catalogue)
    self.points = points
    layout = try Self.layout(plan, file, rowsPerSample)
    guard layout.samples == points.count else {
      throw Refusal(
        .data,
        Text(
          en: "The plan has \(layout.samples) points, and its texts \(points.count).",
          cy: "Mae gan y cynllun \(layout.samples) o bwyntiau, a'i destunau \(points.count)."))
    }
    var places: [[Double]: Int] = [:]
    first = points.indices.map { index in
      let place = places[points[index]] ?? index
      places[points[index]] = place
      return place
    }
  }

  private static func layout(
    _ plan: SweepPlan, _ file: StudyFile, _ rowsPerSample: Int
  ) throws -> BlockLayout {
    let start =
      switch file.design.kind {
      case .list: file.points.count
      case .fullFactorial: rowsPerSample
      default: file.samples.multipliedReportingOverflow(by: rowsPerSample).partialValue
      }
    var layout = BlockLayout(samples: start, replications: file.replications)
    for addition in plan.extensions {
      switch addition {
      case .samples(let count, let table):
        let (rows, overflow) = count.multipliedReportingOverflow(by: rowsPerSample)
        layout = overflow ? nil : layout?.extended(samples: table == nil ? rows : count)
      case .replications(let count): layout = layout?.extended(replications: count)
      }
    }
    guard let layout else { throw Refusal(.data, ExperimentFault.tooManyRuns.message) }
    return layout
  }

  /// Numbers for designs, apart from those of parameters and of the simulation.
  private static func uniforms(_ seed: UInt64) -> Uniforms {
    let key = stableHash("design of a study")
    return Uniforms(seed: seed) { seed, stream, index in
      ParameterDraws.philox(seed, Int(index), key ^ UInt64(stream))
    }
  }

  private static let isSearch = Refusal(
    .data,
    Text(
      en: "The design nsga-ii chooses its points by what it finds: gofal optimise runs it.",
      cy:
        "Mae'r cynllun nsga-ii yn dewis ei bwyntiau yn ôl yr hyn y mae'n ei ganfod: gofal optimise "
        + "sy'n ei redeg."))

  /// The design of a study before it was extended.
  private static func design(_ file: StudyFile) throws -> (Design, rows: Int) {
    let uniforms = uniforms(file.seed)
    let inputs = file.factors.count
    let scramble = file.design.isScrambled ? uniforms : nil
    switch file.design.kind {
    case .fullFactorial:
      let design = try FullFactorial(
        levels: file.factors.map { $0.factor.levels ?? file.levels ?? 2 })
      return (.fullFactorial(design), design.count)
    case .latinHypercube:
      let criterion = file.design.criterion.flatMap(LatinHypercube.Criterion.init)
      return (
        .latinHypercube(
          try LatinHypercube(
            count: file.samples, dimensions: inputs, criterion: criterion, uniforms: uniforms)), 1
      )
    case .sobol:
      let sequence = try SobolSequence(dimensions: inputs, scramble: scramble)
      return (.sobol(sequence, points: file.samples), 1)
    case .saltelli:
      let design = try SaltelliDesign(
        inputs: inputs, groups: file.groups, secondOrder: file.design.hasSecondOrder,
        scramble: scramble)
      return (.saltelli(design, points: file.samples), design.rowsPerPoint)
    case .morris:
      let design = try MorrisDesign(
        inputs: inputs, levels: file.levels ?? 4, uniforms: uniforms)
      return (.morris(design, trajectories: file.samples), design.rowsPerTrajectory)
    case .list: return (.list([]), 1)
    case .search: throw Self.isSearch
    }
  }

  private static func points(
    _ plan: SweepPlan, _ file: StudyFile, _ catalogue: Catalogue
  ) throws -> (points: [[Double]], rows: Int, isBalanced: Bool) {
    if file.design.kind == .list {
      var points = file.points
      for addition in plan.extensions {
        guard case .samples(_, let table?) = addition else { continue }
        points += readPoints(table, for: file, vocabulary: catalogue.vocabulary).rows
      }
      return (points, 1, true)
    }
    do {
      var (design, rows) = try design(file)
      for addition in plan.extensions {
        guard case .samples(let count, _) = addition else { continue }
        design = try design.extended(by: count)
      }
      guard design.count <= 1 << 24 else {
        throw Refusal(.data, ExperimentFault.tooManyRuns.message)
      }
      var points: [[Double]] = []
      points.reserveCapacity(design.count)
      // Rows of one base point, or trajectory, are made together by the design.
      for index in 0..<design.count {
        let row = design.row(index) ?? []
        points.append(zip(file.factors, row).map { $0.factor.value(at: $1) })
      }
      return (points, rows, design.isBalanced)
    } catch let fault as DesignFault {
      throw Refusal(.data, fault.text)
    }
  }

  // MARK: Blocks

  /// What a block must be simulated at; nil where there is no such block.
  func key(_ number: Int) -> BlockKey? {
    guard let (sample, replicate) = layout.place(ofBlock: number), sample < points.count else {
      return nil
    }
    return BlockKey(
      number: number, sample: sample + 1, replicate: replicate, point: points[sample])
  }

  /// The block that holds the outcomes of this one: itself, or that of an earlier equal point.
  func holder(_ number: Int) -> Int {
    guard let (sample, replicate) = layout.place(ofBlock: number), first[sample] != sample else {
      return number
    }
    return layout.number(sample: first[sample], replicate: replicate) ?? number
  }

  func block(_ key: BlockKey) -> Block {
    study.block(sample: key.sample, at: key.point, replicate: key.replicate)
  }

  /// Number of blocks that are to be run.
  var distinct: Int {
    first.indices.count { first[$0] == $0 } * layout.replications
  }

  /// The blocks of a shard that are not done, in the order in which they are run: sequences in their
  /// own order, since each beginning of them is a design; all others spread evenly.
  func pending(_ shard: Shard, _ store: BlockStore) -> [Int] {
    let own = (0..<layout.count).filter { shard.contains(block: $0) && holder($0) == $0 }
    let isSequence = [.sobol, .saltelli, .morris].contains(file.design.kind)
    let order = isSequence ? own : interleaved(own.count).map { own[$0] }
    return order.filter { !store.has($0) }
  }

  func store(_ folder: String, mixed: Bool = false) throws -> BlockStore {
    do {
      return try BlockStore(
        folder, origin: origin, count: layout.count, scenarios: study.scenarios.count,
        columns: kept.count, mixed: mixed, key: key)
    } catch {
      throw Refusal(.data, error.message)
    }
  }

  // MARK: In words

  /// The size of the study.
  var size: Text {
    let runs = distinct * study.scenarios.count
    let names = study.scenarios.map(\.id).joined(separator: ", ")
    let points = layout.samples
    let replications = layout.replications
    return Text(
      en: "\(points) points (\(file.design.kind.rawValue)) of \(file.factors.count) factors, "
        + "\(replications) replications, scenarios \(names): \(runs) runs in \(distinct) blocks.",
      cy: "\(points) o bwyntiau (\(file.design.kind.rawValue)) o \(file.factors.count) ffactor, "
        + "\(replications) o ddyblygiadau, senarios \(names): \(runs) o rediadau mewn "
        + "\(distinct) o flociau.")
  }

  /// Time and disk, from one block that is simulated for the purpose.
  func estimate(threads: Int) -> Text {
    guard let key = key(0) else { return Text(en: "", cy: "") }
    let start = ContinuousClock.now
    _ = block(key)
    let seconds = (ContinuousClock.now - start).seconds * Double(distinct)
    let time = duration(seconds / Double(max(threads, 1)), .english)
    let welsh = duration(seconds / Double(max(threads, 1)), .welsh)
    let runs = Double(layout.count * study.scenarios.count)
    let blocks = Double(distinct) * Double(64 + 8 * kept.count * study.scenarios.count)
    // A row of outcomes.csv has about 60 bytes; the tables of estimates a little less in all.
    let tables = runs * Double(kept.count) * 60 * (1 + 2 / Double(layout.replications))
    let megabytes = max(1, Int(min((blocks + tables) / 1e6, 1e12).rounded(.up)))
    return Text(
      en: "About \(time) here with \(threads) threads, and \(megabytes) MB of disk.",
      cy: "Tua \(welsh) yma â \(threads) edefyn, a \(megabytes) MB o ddisg.")
  }
}
