import Foundation
import NIOCore

/// What one browser has not yet been sent: of each kind of event only the newest, so that a slow
/// reader, or a laptop that sleeps, costs no memory and is up to date when it wakes.
final class Mailbox: @unchecked Sendable {
  /// Arrives when there is something to send, or the stream is to end.
  let signals: AsyncStream<Void>
  let isProjector: Bool
  let isFacilitator: Bool
  let address: String
  private let signal: AsyncStream<Void>.Continuation
  private let lock = NSLock()
  private var waiting: [(event: String, data: String)] = []
  private var beats = 0

  init(isFacilitator: Bool, isProjector: Bool, address: String) {
    self.isFacilitator = isFacilitator
    self.isProjector = isProjector
    self.address = address
    (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  func put(_ event: String, _ data: String) {
    lock.withLock {
      waiting.removeAll { $0.event == event }
      waiting.append((event, data))
    }
    signal.yield()
  }

  /// A comment, by which both ends see that the other is there.
  func beat() {
    lock.withLock { beats = 1 }
    signal.yield()
  }

  func close() { signal.finish() }

  /// All that waits, in the form of a stream of events.
  func take() -> ByteBuffer {
    let (events, isBeat) = lock.withLock {
      defer {
        waiting = []
        beats = 0
      }
      return (waiting, beats > 0)
    }
    var buffer = ByteBuffer()
    for event in events { buffer.writeString("event: \(event.event)\ndata: \(event.data)\n\n") }
    if events.isEmpty, isBeat { buffer.writeString(": \n\n") }
    return buffer
  }
}
