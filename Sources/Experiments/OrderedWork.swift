import Foundation

/// Does numbered pieces of work on several threads and hands their results on in the order of the
/// numbers, so that whatever is made of them does not depend on the threads.
///
/// Pieces are begun in the order of their numbers, and what has begun is finished: after a stop,
/// what was consumed is a prefix without gaps. At most a few pieces a thread wait to be consumed, so
/// memory does not grow with their number.
///
/// The threads are threads of their own and not Swift's cooperative pool, which long computations
/// would block for everybody else.
///
/// - `count`: pieces are numbered 0 ..< count.
/// - `threads`: at least 1.
/// - `work`: called on any of the threads.
/// - `consume`: called on the calling thread, in order; where it returns false, or throws, the work
///   ends and what other threads have done beyond is discarded.
/// - Returns: how many pieces were consumed.
@discardableResult
public func inOrder<Output: Sendable>(
  count: Int, threads: Int, stop: StopSignal = StopSignal(),
  work: @escaping @Sendable (Int) -> Output,
  consume: (Int, Output) throws -> Bool
) throws -> Int {
  guard count > 0 else { return 0 }
  let crew = min(max(threads, 1), count)
  let desk = Desk<Output>(count: count, threads: crew, stop: stop)
  for _ in 0..<crew {
    let thread = Thread {
      while let index = desk.claim() {
        desk.deliver(work(index), as: index)
      }
    }
    // The default of secondary threads differs between systems; this is the main thread's on Linux.
    thread.stackSize = 8 << 20
    thread.start()
  }
  defer { desk.close() }
  var consumed = 0
  while let output = desk.take(consumed) {
    let goesOn = try consume(consumed, output)
    consumed += 1
    if !goesOn { break }
  }
  return consumed
}

/// Where the threads fetch numbers and leave results. All state is behind `condition`.
private final class Desk<Output: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private let count: Int
  private let stop: StopSignal
  /// Results that wait to be consumed, at their number modulo the size.
  private var slots: [Output?]
  private var claimed = 0
  private var consumed = 0
  private var working: Int
  private var closed = false

  init(count: Int, threads: Int, stop: StopSignal) {
    self.count = count
    self.stop = stop
    // Four a thread: enough that a slow piece does not hold the other threads up.
    slots = Array(repeating: nil, count: 4 * threads)
    working = threads
  }

  /// The next number; nil where a thread is to end.
  func claim() -> Int? {
    condition.lock()
    defer { condition.unlock() }
    while claimed < count, !closed, !stop.isRequested, claimed >= consumed + slots.count {
      condition.wait()
    }
    guard claimed < count, !closed, !stop.isRequested else {
      working -= 1
      condition.broadcast()
      return nil
    }
    claimed += 1
    return claimed - 1
  }

  func deliver(_ output: Output, as index: Int) {
    condition.lock()
    slots[index % slots.count] = output
    condition.broadcast()
    condition.unlock()
  }

  /// Waits for a result; nil where none will come.
  func take(_ index: Int) -> Output? {
    condition.lock()
    defer { condition.unlock() }
    consumed = index
    condition.broadcast()
    let slot = index % slots.count
    while slots[slot] == nil, index < claimed || working > 0 {
      condition.wait()
    }
    defer { slots[slot] = nil }
    return slots[slot]
  }

  /// Waits until no thread works any more.
  func close() {
    condition.lock()
    closed = true
    condition.broadcast()
    while working > 0 {
      condition.wait()
    }
    condition.unlock()
  }
}
