extension Unicode.Scalar {
  /// True for what could move a cursor, colour a terminal or turn the direction of a line: control
  /// characters, line and paragraph separators, bidirectional marks, invisible characters.
  public var isHidden: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x00AD, 0x061C, 0x180E: true
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE007F: true
    default: false
    }
  }
}

extension String {
  /// The text as it may be shown, whoever wrote it: hidden characters stand as `\u{202E}`, so that
  /// everybody sees that they are there.
  public var visible: String {
    guard unicodeScalars.contains(where: \.isHidden) else { return self }
    var shown = ""
    for scalar in unicodeScalars {
      if scalar.isHidden {
        shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
