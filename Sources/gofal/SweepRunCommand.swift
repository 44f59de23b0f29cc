import ArgumentParser
import Evidence
import Experiments
import Foundation
import Storage
import Synchronization

/// `gofal sweep run DIR`
struct SweepRunCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "run",
      abstract: says(
        en: "Runs the blocks of a study, or of one shard of it, that are not done.",
        cy: "Yn rhedeg blociau astudiaeth, neu un darn ohoni, nad ydynt wedi'u gwneud."))
  }

  @OptionGroup var place: PlanFolder

  @Option(
    help: ArgumentHelp(
      says(
        en: "One shard of several, such as 3/64; auto/64 takes the number from the scheduler.",
        cy: "Un darn o sawl un, megis 3/64; mae auto/64 yn cymryd y rhif o'r trefnydd."),
      valueName: "k/N|auto/N"))
  var shard: String?

  @OptionGroup var blocks: BlockOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    Interruption.watch()
    let console = speech.console
    let shard = try ShardChoice.read(self.shard, console, Environment.value)
    let sweep = try Sweep(at: place.folder, .shipped, console)
    try sweep.run(shard, in: place.folder, blocks, console)
  }
}

/// Which shard a process runs.
enum ShardChoice {
  /// The variables in which schedulers say the number of a task in an array, and what they start at.
  static let schedulers: [(name: String, variable: String, first: Int)] = [
    ("Slurm", "SLURM_ARRAY_TASK_ID", 1), ("PBS", "PBS_ARRAY_INDEX", 1),
    ("PBS", "PBS_ARRAYID", 1), ("SGE", "SGE_TASK_ID", 1), ("LSF", "LSB_JOBINDEX", 1),
    ("AWS Batch", "AWS_BATCH_JOB_ARRAY_INDEX", 0),
  ]

  /// - Parameter text: `k/N` or `auto/N`; nil: all.
  static func read(
    _ text: String?, _ console: Console, _ environment: (String) -> String?
  ) throws -> Shard {
    guard let text else {
      guard let whole = Shard(1, of: 1) else { throw Refusal.silently(.fault) }
      return whole
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(parts[1]), (1...1_000_000).contains(count) else {
      throw unclear(text)
    }
    if parts[0] == "auto" {
      for (name, variable, first) in schedulers {
        guard let value = environment(variable), let index = Int(value), index >= first else {
          continue
        }
        guard let shard = Shard(index - first + 1, of: count) else {
          throw Refusal(
            .usage,
            Text(
              en: "\(variable) is \(index), and there are \(count) shards.",
              cy: "\(index) yw \(variable), ac mae \(count) o ddarnau."))
        }
        console.note(
          Text(
            en: "Shard \(shard.number)/\(count), from \(variable) (\(name)).",
            cy: "Darn \(shard.number)/\(count), o \(variable) (\(name))."))
        return shard
      }
      let names = schedulers.map(\.variable).joined(separator: ", ")
      throw Refusal(
        .usage,
        Text(
          en: "auto/\(count) needs the number of a task in an array, in one of \(names).",
          cy: "Mae angen rhif tasg mewn arae ar auto/\(count), yn un o \(names)."))
    }
    guard let number = Int(parts[0]), let shard = Shard(number, of: count) else {
      throw unclear(text)
    }
    return shard
  }

  private static func unclear(_ text: String) -> Refusal {
    Refusal(
      .usage,
      Text(
        en: "--shard is k/N with k from 1 to N, such as 3/64, or auto/64, not '\(text)'.",
        cy: "k/N, â k o 1 i N, megis 3/64, neu auto/64 yw --shard, nid '\(text)'."))
  }
}

/// Asks for a stop before a time limit, so early that the longest block seen so far can still end.
final class TimeLimit: Sendable {
  private let longest = Mutex(0.0)
  private let isOver = Atomic(false)

  init(_ seconds: Double?) {
    guard let seconds else { return }
    let start = ContinuousClock.now
    let thread = Thread { [self] in
      while !isOver.load(ordering: .relaxed) {
        let elapsed = (ContinuousClock.now - start).seconds
        if elapsed + longest.withLock({ $0 }) >= seconds {
          Interruption.stop.request()
          return
        }
        usleep(50_000)
      }
    }
    thread.start()
  }

  func saw(_ seconds: Double) {
    longest.withLock { $0 = max($0, seconds) }
  }

  func end() { isOver.store(true, ordering: .relaxed) }
}

extension Sweep {
  /// Runs the blocks of a shard that no file of the folder holds.
  func run(
    _ shard: Shard, in folder: String, _ options: BlockOptions, _ console: Console
  ) throws {
    let limit = TimeLimit(options.limit)
    defer { limit.end() }
    let writer: ShardWriter
    do {
      writer = try ShardWriter(folder, shard: shard, origin: origin, keeping: kept)
    } catch {
      throw Refusal(.file, error.message)
    }
    // A refusal leaves no file without a block.
    defer { try? writer.finish() }
    // Read once the shard is ours.
    let store = try self.store(folder)
    let order = pending(shard, store)
    let total = (0..<layout.count).count { shard.contains(block: $0) && holder($0) == $0 }
    if order.count < total {
      console.note(
        Text(
          en: "\(total - order.count) of \(total) blocks are done already.",
          cy: "Mae \(total - order.count) o \(total) o flociau wedi'u gwneud eisoes."))
    }
    let keys = order.compactMap(key)
    let progress = Progress(options.work.progress, console)
    let runs = study.scenarios.count
    var failed = 0
    let done: Int
    do {
      defer { progress.end() }
      done = try inOrder(
        count: keys.count, threads: options.work.threadCount, stop: Interruption.stop,
        work: { [self] index in
          let start = ContinuousClock.now
          let block = block(keys[index])
          limit.saw((ContinuousClock.now - start).seconds)
          return block
        },
        consume: { index, block in
          try writer.append(block, key: keys[index])
          failed += block.runs.count { if case .failed = $0 { true } else { false } }
          progress.tell(done: (index + 1) * runs, of: keys.count * runs)
          return true
        })
      try writer.finish()
    } catch let fault as OutputFault {
      throw Refusal(.file, fault.message)
    }
    if done < keys.count {
      throw Refusal(
        .stopped,
        Text(
          en: "Stopped: \(total - keys.count + done) of \(total) blocks are done and safe. Go on "
            + "with gofal sweep run \(folder) --resume.",
          cy: "Stopiwyd: mae \(total - keys.count + done) o \(total) o flociau wedi'u gwneud ac yn "
            + "ddiogel. Ewch ymlaen â gofal sweep run \(folder) --resume."))
    }
    if failed > 0 {
      throw Refusal(
        .someFailed,
        Text(
          en: "\(failed) runs failed; their rows are kept, with the reason.",
          cy: "Methodd \(failed) o rediadau; cedwir eu rhesi, gyda'r rheswm."))
    }
  }
}
