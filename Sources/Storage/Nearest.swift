import Evidence

/// Edits that turn one word into the other: insertions, deletions, replacements and swaps of
/// neighbours (optimal string alignment; Damerau 1964). Case does not count, nor `-` against `_`.
///
/// - Complexity: O(*n m*); words longer than 60 bytes are cut.
func editDistance(_ first: String, _ second: String) -> Int {
  func folded(_ text: String) -> [UInt8] {
    text.prefix(60).lowercased().utf8.prefix(60).map { $0 == 0x2D ? 0x5F : $0 }
  }
  let a = folded(first)
  let b = folded(second)
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var before = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [Int](repeating: i, count: b.count + 1)
    for j in 1...b.count {
      let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      row[j] = min(replaced, last[j] + 1, row[j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], before[j - 2] + 1)
      }
    }
    before = last
    last = row
  }
  return last[b.count]
}

/// The candidate that was most likely meant: the fewest edits, the first in order among equals;
/// nil where more than a third of the word, and more than two letters, would have to change.
func nearest(to word: String, among candidates: [String]) -> String? {
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    var distance = editDistance(word, candidate)
    // `turnover` is near to `independent.turnover`, and `exemption` to `levers.exemption`.
    if let dot = candidate.lastIndex(of: ".") {
      let tail = String(candidate[candidate.index(after: dot)...])
      distance = min(distance, editDistance(word, tail) + 1)
    }
    if distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  guard let best, best.distance <= max(2, word.utf8.count / 3) else { return nil }
  return best.candidate
}

/// What is allowed and what was probably meant, as the end of a message.
///
/// - `allowed`: all candidates; listed where there are at most twelve.
public func suggestion(for word: String, among allowed: [String]) -> Text {
  var text = Text(en: "", cy: "")
  if let meant = nearest(to: word, among: allowed) {
    text =
      text + Text(en: " Did you mean '\(meant)'?", cy: " Ai '\(meant)' oedd gennych mewn golwg?")
  }
  if !allowed.isEmpty, allowed.count <= 12 {
    let list = allowed.joined(separator: ", ")
    text = text + Text(en: " Allowed: \(list).", cy: " Caniateir: \(list).")
  }
  return text
}
