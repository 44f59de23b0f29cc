/// How many cells of a terminal a text takes: 2 for wide East Asian characters and emoji, 0 for marks
/// that sit on the character before, 1 for the rest (Unicode Standard Annex 11).
func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  return text.reduce(0) { $0 + cells($1) }
}

private func cells(_ character: Character) -> Int {
  var widest = 0
  for scalar in character.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: continue
    default: widest = max(widest, isWide(scalar) ? 2 : 1)
    }
  }
  return widest
}

private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
  case 0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60: true
  case 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD: true
  default: false
  }
}

/// Breaks a text into lines of at most `width` cells, at spaces where there are any.
///
/// A text without anything in it is one empty line.
public func wrapped(_ text: String, width: Int) -> [String] {
  let width = max(width, 1)
  var lines: [String] = []
  var line = ""
  var used = 0
  for word in text.split(separator: " ", omittingEmptySubsequences: true) {
    var word = String(word)
    // A word that fits no line may be parted after a hyphen.
    while displayWidth(word) > width, let hyphen = word.firstIndex(of: "-"),
      displayWidth(String(word[...hyphen])) <= width - (used > 0 ? used + 1 : 0)
    {
      lines.append((used > 0 ? line + " " : "") + word[...hyphen])
      (line, used) = ("", 0)
      word = String(word[word.index(after: hyphen)...])
    }
    var size = displayWidth(word)
    if used > 0, used + 1 + size <= width {
      line += " " + word
      used += 1 + size
      continue
    }
    if used > 0 {
      lines.append(line)
      line = ""
      used = 0
    }
    while size > width {
      var head = ""
      var cellsOfHead = 0
      for character in word {
        let more = displayWidth(String(character))
        if !head.isEmpty, cellsOfHead + more > width { break }
        head.append(character)
        cellsOfHead += more
      }
      lines.append(head)
      word = String(word.dropFirst(head.count))
      size = displayWidth(word)
    }
    line = word
    used = size
  }
  if used > 0 || lines.isEmpty { lines.append(line) }
  return lines
}
