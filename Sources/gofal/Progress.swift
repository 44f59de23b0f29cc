import Evidence
import Foundation
import Reports
import Storage

/// Says on standard error how far the work is: what is done, how fast, and the time left.
final class Progress {
  private let style: ProgressStyle
  private let console: Console
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  private var isLineOpen = false

  init(_ style: ProgressStyle, _ console: Console) {
    let auto: ProgressStyle =
      Environment.isTerminal(STDERR_FILENO) && !console.isQuiet ? .auto : .never
    self.style = style == .auto ? auto : style
    self.console = console
  }

  /// - Parameters:
  ///   - done: runs that are finished.
  ///   - total: of so many.
  func tell(done: Int, of total: Int) {
    if style == .never { return }
    let now = ContinuousClock.now
    let pause: Duration = style == .auto ? .milliseconds(100) : .seconds(1)
    // The end is always told.
    if done < total, let last, now - last < pause { return }
    last = now
    let elapsed = (now - start).seconds
    let rate = elapsed > 0 ? Double(done) / elapsed : 0
    let left = rate > 0 ? Double(total - done) / rate : .nan
    switch style {
    case .json:
      let seconds = left.isFinite ? String((left * 10).rounded() / 10) : "null"
      let speed = String((rate * 10).rounded() / 10)
      console.log(
        "{\"done\": \(done), \"total\": \(total), \"rate\": \(speed), \"seconds_left\": \(seconds)}\n"
      )
    default:
      let remaining = duration(left, console.language)
      let speed = rate >= 10 ? String(Int(min(rate, 1e9))) : String((rate * 10).rounded() / 10)
      let line = Text(
        en: "\(done) of \(total) runs, \(speed)/s, \(remaining) left",
        cy: "\(done) o \(total) o rediadau, \(speed) yr eiliad, \(remaining) ar ôl")[
          console.language]
      if style == .auto {
        // Back to the start of the line, which is erased to its end.
        console.log("\r\u{1B}[K" + line)
        isLineOpen = true
      } else {
        console.log(line + "\n")
      }
    }
  }

  /// Leaves the terminal as it was.
  func end() {
    if isLineOpen { console.log("\r\u{1B}[K") }
    isLineOpen = false
  }
}
