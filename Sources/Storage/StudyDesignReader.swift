import CareMarket
import Evidence
import Experiments
import Statistics

// The design, its groups and the levels that it takes.
extension StudyReader {
  mutating func design(_ entry: YAMLNode.Entry) -> Design? {
    guard let text = text(entry.value, of: entry.key) else { return nil }
    let parts = text.split(separator: ",").map { part in
      part.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }.joined(separator: " ")
    }
    let names = Design.Kind.allCases.map(\.rawValue)
    guard let name = parts.first, let kind = Design.Kind(rawValue: name) else {
      let shown = Escaping.quoted(parts.first ?? text)
      fault(
        entry.value.position,
        Text(en: "There is no design \(shown).", cy: "Nid oes cynllun \(shown).")
          + suggestion(for: parts.first ?? text, among: names))
      return nil
    }
    var design = Design(kind: kind)
    for word in parts.dropFirst() {
      switch (kind, word) {
      case (.latinHypercube, "maximin"): design.criterion = "maximin"
      case (.latinHypercube, "centred discrepancy"): design.criterion = "centred-discrepancy"
      case (.sobol, "scrambled"), (.saltelli, "scrambled"): design.isScrambled = true
      case (.sobol, "unscrambled"), (.saltelli, "unscrambled"): design.isScrambled = false
      case (.saltelli, "first order"): design.hasSecondOrder = false
      case (.saltelli, "second order"): design.hasSecondOrder = true
      default:
        let shown = Escaping.quoted(word)
        let allowed =
          switch kind {
          case .latinHypercube: "maximin, centred-discrepancy"
          case .sobol: "scrambled, unscrambled"
          case .saltelli: "scrambled, unscrambled, first order, second order"
          default: "—"
          }
        fault(
          entry.value.position, "\(shown) does not go with this design. Allowed: \(allowed).",
          "Nid yw \(shown) yn mynd gyda'r cynllun hwn. Caniateir: \(allowed).")
      }
    }
    return design
  }

  /// Sets of factors that a Saltelli design moves together, by their places; what is in none is alone.
  mutating func groups(
    _ entry: YAMLNode.Entry?, _ design: Design?, _ factors: [StudyFile.Factor]
  ) -> [[Int]]? {
    guard let entry, let design else { return nil }
    guard design.kind == .saltelli else {
      fault(
        entry.position, "'groups' belongs to the design 'saltelli'.",
        "I'r cynllun 'saltelli' y mae 'groups' yn perthyn.")
      return nil
    }
    let names = factors.map(\.factor.name)
    var grouped: [[Int]] = []
    var taken: Set<Int> = []
    for item in items(entry) {
      var group: [Int] = []
      for part in item.text.split(separator: "+") {
        let key = part.split(separator: " ").joined(separator: " ")
        guard let place = names.firstIndex(of: key) else {
          let shown = Escaping.quoted(key)
          fault(
            item.position,
            Text(
              en: "\(shown) is none of the study's factors.",
              cy: "Nid yw \(shown) yn un o ffactorau'r astudiaeth.")
              + suggestion(for: key, among: names))
          continue
        }
        guard taken.insert(place).inserted else {
          fault(
            item.position, "\(Escaping.quoted(key)) is in two groups.",
            "Mae \(Escaping.quoted(key)) mewn dau grŵp.")
          continue
        }
        group.append(place)
      }
      if !group.isEmpty { grouped.append(group) }
    }
    grouped += factors.indices.filter { !taken.contains($0) }.map { [$0] }
    // In the order of their first factors, as SALib has them.
    return grouped.map { $0.sorted() }.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }

  mutating func checkLevels(
    _ factors: [StudyFile.Factor], _ design: Design, _ levels: Int?, _ position: Position
  ) {
    if design.kind == .morris, let levels, levels % 2 != 0 {
      fault(
        position, "Morris's grid has an even number of levels, not \(levels).",
        "Mae gan grid Morris nifer eilrif o lefelau, nid \(levels).")
    }
    let reachesEnds =
      [.fullFactorial, .morris, .search].contains(design.kind) || !design.isScrambled
    for factor in factors {
      guard case .distribution(let distribution) = factor.factor.values else { continue }
      let name = Escaping.quoted(factor.factor.name)
      if design.kind == .fullFactorial, levels == nil {
        fault(
          position,
          "\(name) is a range: say with 'levels' how many values of it a full factorial takes,"
            + " or list them as [20%, 30%].",
          "Ystod yw \(name): dywedwch â 'levels' faint o'i gwerthoedd a gymer cynllun 'full"
            + " factorial', neu rhestrwch nhw fel [20%, 30%].")
      }
      if reachesEnds, !distribution.isBounded {
        fault(
          position,
          "\(name) needs a range with ends, such as 20%..45%: this design visits the ends.",
          "Mae angen ystod â dau ben ar \(name), megis 20%..45%: mae'r cynllun hwn yn ymweld â'r"
            + " ddau ben.")
      }
    }
  }
}
