/// How wide a text is drawn, in the widest of the fonts that a reader is likely to have, so that what
/// fits here fits everywhere.
enum TextMeasure {
  /// Hundredths of the font size for U+0020 to U+007E: the advance widths of DejaVu Sans 2.37.
  private static let advances: [UInt8] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
    60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
    63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
  ]

  /// - Parameter size: of the font, in the unit of the result.
  static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    var hundredths = 0
    for character in text {
      guard let scalar = character.unicodeScalars.first else { continue }
      let index = Int(scalar.value) - 0x20
      if advances.indices.contains(index) {
        hundredths += Int(advances[index])
      } else {
        // Letters with accents are as wide as those without; w with a circumflex is the widest.
        hundredths += displayWidth(String(character)) * 84
      }
    }
    return Double(hundredths) / 100 * size * (bold ? 1.13 : 1)
  }

  /// Lines of at most `width`, broken at spaces; a longer word stands alone.
  static func lines(
    _ text: String, size: Double, width: Double, bold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if line.isEmpty || TextMeasure.width(longer, size: size, bold: bold) <= width {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
