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
      let before = signal(number) { number in
        Interruption.stop.request()
        signal(number, SIG_DFL)
      }
      // What was ignored from the start, as under nohup, stays ignored.
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      }
    }
  }
}
