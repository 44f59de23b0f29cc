import Experiments
import Foundation
import Synchronization
import Testing

@Suite("Work on several threads, in order")
struct OrderedWorkTests {
  struct Full: Error {}

  /// Takes longer for some numbers than for others, so that threads overtake each other.
  @Sendable static func uneven(_ index: Int) -> Int {
    if index % 5 == 0 { Thread.sleep(forTimeInterval: 0.002) }
    return index * index
  }

  @Test("Results come in order, whatever the threads", arguments: [1, 2, 7, 100])
  func ordered(threads: Int) throws {
    var seen: [Int] = []
    let done = try inOrder(count: 60, threads: threads, work: Self.uneven) { index, output in
      #expect(index == seen.count)
      seen.append(output)
      return true
    }
    #expect(done == 60)
    #expect(seen == (0..<60).map { $0 * $0 })
  }

  @Test("No work is no work")
  func empty() throws {
    let done = try inOrder(count: 0, threads: 4, work: Self.uneven) { _, _ in
      Issue.record("nothing was to be consumed")
      return true
    }
    #expect(done == 0)
  }

  @Test("After a stop there is a prefix, with all that had begun", arguments: [1, 3])
  func stops(threads: Int) throws {
    let stop = StopSignal()
    let begun = Atomic(0)
    var seen: [Int] = []
    let done = try inOrder(
      count: 10_000, threads: threads, stop: stop,
      work: { index in
        begun.add(1, ordering: .relaxed)
        return Self.uneven(index)
      },
      consume: { index, _ in
        seen.append(index)
        if index == 20 { stop.request() }
        return true
      })
    #expect(seen == Array(0..<done))
    #expect(done == begun.load(ordering: .relaxed))
    #expect(done > 20 && done <= 21 + 4 * threads)
  }

  @Test("A stop before the start does nothing")
  func stoppedBefore() throws {
    let stop = StopSignal()
    stop.request()
    let done = try inOrder(count: 10, threads: 2, stop: stop, work: Self.uneven) { _, _ in true }
    #expect(done == 0)
  }

  @Test("The consumer ends the work")
  func consumerEnds() throws {
    let done = try inOrder(count: 1000, threads: 3, work: Self.uneven) { index, _ in index < 9 }
    #expect(done == 10)
  }

  @Test("What the consumer throws reaches the caller")
  func consumerThrows() {
    #expect(throws: Full.self) {
      try inOrder(count: 1000, threads: 3, work: Self.uneven) { index, _ in
        if index == 5 { throw Full() }
        return true
      }
    }
  }

  @Test("Threads run ahead of a slow consumer by four pieces each and no more")
  func bounded() throws {
    let begun = Atomic(0)
    try inOrder(
      count: 200, threads: 2,
      work: { index in
        begun.add(1, ordering: .sequentiallyConsistent)
        return index
      },
      consume: { index, _ in
        if index % 40 == 0 { Thread.sleep(forTimeInterval: 0.01) }
        #expect(begun.load(ordering: .sequentiallyConsistent) <= index + 8)
        return true
      })
  }

  @Test("A piece of work has eight mebibytes of stack, on a thread that is not the caller's")
  func stack() throws {
    let caller = ObjectIdentifier(Thread.current)
    try inOrder(
      count: 1, threads: 1,
      work: { _ in (Thread.current.stackSize, ObjectIdentifier(Thread.current) == caller) },
      consume: { _, thread in
        #expect(thread.0 == 8 << 20)
        #expect(!thread.1)
        return true
      })
  }
}
