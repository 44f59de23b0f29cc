import Evidence

/// Text as it may stand in a page, a chart or on a terminal, whoever wrote it.
public enum Markup {
  /// Hidden characters stand as `\u{202E}`.
  public static func visible(_ text: String) -> String { text.visible }

  /// Text inside an element or an attribute of HTML, SVG or XML.
  public static func escaped(_ text: String) -> String {
    var safe = ""
    for scalar in visible(text).unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "'": safe += "&#39;"
      case "\u{FFFE}", "\u{FFFF}": safe += "\u{FFFD}"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// One cell of a Markdown table: no column, line, markup or link can start in it.
  public static func markdownCell(_ text: String) -> String {
    var safe = ""
    for scalar in visible(text).unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\\", "|", "`", "*", "_", "[", "]", "~", "#", "!":
        safe += "\\"
        safe.unicodeScalars.append(scalar)
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// An id for an element: letters, digits and hyphens, never empty.
  static func id(_ text: String) -> String {
    let kept = text.unicodeScalars.filter {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
        || $0 == "-"
    }
    return "g" + String(String.UnicodeScalarView(kept))
  }
}
