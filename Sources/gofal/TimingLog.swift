import CareMarket
import Synchronization

/// How long the worlds of each block took, from whichever thread simulated them.
final class TimingLog: Sendable {
  struct World: Hashable {
    var draw: Int
    var replicate: Int

    init(_ draw: Int, _ replicate: Int) {
      self.draw = draw
      self.replicate = replicate
    }
  }

  private let times = Mutex<[World: Double]>([:])

  func add(_ key: WorldKey, _ seconds: Double) {
    times.withLock { $0[World(key.draw, key.replicate), default: 0] += seconds }
  }

  /// Of all areas and scenarios of a block together.
  var seconds: [World: Double] { times.withLock { $0 } }
}
