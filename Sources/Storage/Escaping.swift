import Evidence

/// Text from files, made safe for the place where it is shown.
public enum Escaping {
  /// One line that a terminal shows as it is: hidden characters stand as `\u{202E}`.
  public static func terminal(_ text: String) -> String { text.visible }

  /// A piece of a file for a message: in quotation marks, escaped, at most 60 characters long.
  public static func quoted(_ text: String) -> String {
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
