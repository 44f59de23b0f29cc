import Synchronization

/// A request to come to an end, from a signal or a time limit; it cannot be taken back.
///
/// Blocks that have begun are finished, none begins any more.
public final class StopSignal: Sendable {
  private let flag = Atomic<Bool>(false)

  public init() {}

  /// One atomic store, so that a handler of signals may call it.
  public func request() {
    flag.store(true, ordering: .relaxed)
  }

  public var isRequested: Bool {
    flag.load(ordering: .relaxed)
  }
}
