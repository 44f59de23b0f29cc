import Experiments
import Foundation

/// Stops long work at the end of its current blocks when the user or the system asks for it; a second
/// request ends the program at once.
enum Interruption {
  static let stop = StopSignal()

  static func watch() {
    // Made before a signal can come: making it takes a lock.
    _ = stop
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        Interruption.stop.request()
        signal(number, SIG_DFL)
      }
    }
  }
}
