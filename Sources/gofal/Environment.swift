import Foundation

/// What the program is told by its surroundings.
enum Environment {
  /// Nil where the variable is not set.
  static func value(of name: String) -> String? {
    guard let text = getenv(name) else { return nil }
    return String(cString: text)
  }

  static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1
  }

  /// Cells a line: the terminal's, between 80 and 120; 100 where there is none.
  static var tableWidth: Int {
    var size = winsize()
    guard isTerminal(STDOUT_FILENO), ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return 100 }
    return min(max(Int(size.ws_col), 80), 120)
  }

  /// Whether the numbers of the user's locale have a decimal comma.
  static var hasDecimalComma: Bool {
    guard let locale = newlocale(LC_NUMERIC_MASK, "", nil) else { return false }
    defer { freelocale(locale) }
    // RADIXCHAR of langinfo.h.
    guard let sign = nl_langinfo_l(nl_item(RADIXCHAR), locale) else { return false }
    return String(cString: sign) == ","
  }

  /// Path of the file that this program was started from.
  static var executable: String? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = bytes.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map {
        readlink("/proc/self/exe", $0.assumingMemoryBound(to: CChar.self), buffer.count)
      } ?? -1
    }
    guard count > 0, count < bytes.count else { return nil }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
