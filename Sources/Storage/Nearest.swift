import Evidence

/// As words are compared: the case of a to z does not count, nor `-` against `_`, nor what comes
/// after 60 bytes.
private func folded(_ text: String) -> [UInt8] {
  text.utf8.prefix(60).map { byte in
    switch byte {
    case 0x2D: 0x5F
    case 0x41...0x5A: byte | 0x20
    default: byte
    }
  }
}

/// Edits that turn one word into the other: insertions, deletions, replacements and swaps of
/// neighbours (optimal string alignment; Damerau 1964).
///
/// - Returns: nil where there are at least `bound`, which is mostly seen without counting them.
/// - Complexity: O(*n m*).
func edits(
  from a: ArraySlice<UInt8>, to b: ArraySlice<UInt8>, fewerThan bound: Int
) -> Int? {
  if abs(a.count - b.count) >= bound { return nil }
  var before = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for (i, (x, formerX)) in zip(a, [nil] + a.map(Optional.some)).enumerated() {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    var formerY: UInt8?
    for (j, y) in b.enumerated() {
      var fewest = min(last[j] + (x == y ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if x == formerY, y == formerX { fewest = min(fewest, before[j - 1] + 1) }
      row.append(fewest)
      formerY = y
    }
    // Every way to the end leads through one of two rows that follow each other.
    if min(row.min() ?? 0, last.min() ?? 0) >= bound { return nil }
    before = last
    last = row
  }
  return last[b.count] < bound ? last[b.count] : nil
}

/// The candidate that was most likely meant: the fewest edits, the first in order among equals;
/// nil where more than a third of the word, and more than two letters, would have to change.
func nearest(to word: String, among candidates: [String]) -> String? {
  var best: String?
  var bound = max(2, word.utf8.count / 3) + 1
  let meant = folded(word)
  for candidate in candidates {
    let letters = folded(candidate)
    if let distance = edits(from: meant[...], to: letters[...], fewerThan: bound) {
      (best, bound) = (candidate, distance)
    }
    // `turnover` is near to `independent.turnover`, and `exemption` to `levers.exemption`.
    if let dot = letters.lastIndex(of: 0x2E),
      let distance = edits(from: meant[...], to: letters[(dot + 1)...], fewerThan: bound - 1)
    {
      (best, bound) = (candidate, distance + 1)
    }
  }
  return best
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
