import Experiments
import Foundation

/// Stops long work at the end of its current blocks when the user or the system asks for it; a second
/// request ends the program at once.
enum Interruption {
  static let stop = StopSignal()

  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  static func watch() {
    // Made before a signal can come: making it takes a lock.
    _ = stop
    // Whoever started this program may have blocked them, and that is inherited.
    var asked = sigset_t()
    sigemptyset(&asked)
    for number in signals { sigaddset(&asked, number) }
    pthread_sigmask(SIG_UNBLOCK, &asked, nil)
    for number in signals {
      signal(number) { number in
        Interruption.stop.request()
        signal(number, SIG_DFL)
      }
    }
  }
}
