/// Text from files, made safe for the place where it is shown.
public enum Escaping {
  /// True for what could move a cursor, colour a terminal or turn the direction of a line:
  /// control characters, line and paragraph separators, bidirectional marks, invisible characters.
  static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x00AD, 0x061C, 0x180E: true
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE007F: true
    default: false
    }
  }

  /// One line that a terminal shows as it is: dangerous characters stand as `\u{202E}`.
  public static func terminal(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isDangerous) else { return text }
    var safe = ""
    for scalar in text.unicodeScalars {
      if isDangerous(scalar) {
        safe += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// A piece of a file for a message: in quotation marks, escaped, at most 60 characters long.
  static func quoted(_ text: String) -> String {
    let short = text.unicodeScalars.count > 60
    let shown =
      short ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "…" : text
    return "'" + terminal(shown) + "'"
  }

  /// One cell of a Markdown table: no column, line, markup or link can start in it.
  public static func markdownCell(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t": safe += " "
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\\", "|", "`", "*", "_", "[", "]", "~", "#", "!":
        safe += "\\"
        safe.unicodeScalars.append(scalar)
      default:
        safe += terminal(String(Character(scalar)))
      }
    }
    return safe
  }
}
