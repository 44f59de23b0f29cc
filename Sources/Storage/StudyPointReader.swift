import CareMarket
import Evidence
import Experiments
import Statistics

// Points that are written down and not designed.
extension StudyReader {
  /// The rows of a list: `[[25%, £15], …]`, or a file of comma-separated values with a column a
  /// factor.
  mutating func points(
    _ entry: YAMLNode.Entry?, _ factors: [StudyFile.Factor], _ design: Design?, _ start: Position
  ) -> (rows: [[Double]], sources: [SourceText]) {
    guard let entry else {
      if design?.kind == .list {
        fault(
          start, "A list needs 'points': rows of values, or the name of a CSV file.",
          "Mae angen 'points' ar restr: rhesi o werthoedd, neu enw ffeil CSV.")
      }
      return ([], [])
    }
    guard let design, design.kind == .list else {
      fault(
        entry.position, "'points' belongs to the design 'list'.",
        "I'r cynllun 'list' y mae 'points' yn perthyn.")
      return ([], [])
    }
    if case .sequence(let nodes) = entry.value.content {
      var rows: [[Double]] = []
      for node in nodes {
        guard case .sequence(let cells) = node.content, cells.count == factors.count else {
          fault(
            node.position, "A point is a list of \(factors.count) values, one a factor.",
            "Rhestr o \(factors.count) o werthoedd yw pwynt, un i bob ffactor.")
          continue
        }
        let row = zip(cells, factors).compactMap { cell, factor -> Double? in
          guard let text = text(cell, of: factor.factor.name) else { return nil }
          return value(text, of: factor, file, cell.position)
        }
        if row.count == factors.count { rows.append(row) }
      }
      return (rows, [])
    }
    guard let name = text(entry.value, of: entry.key) else { return ([], []) }
    let path = name.hasPrefix("/") ? name : folder + name
    let contents: String
    if let kept {
      contents = kept.sources.dropFirst().first?.text ?? ""
    } else {
      switch TextFile.read(path, limit: 64 << 20) {
      case .failure(let why):
        fault(entry.value.position, Text(same: name + ": ") + why.message)
        return ([], [])
      case .success(let found): contents = found
      }
    }
    let last = name.split(separator: "/").last.map(String.init) ?? name
    return (rows(contents, last, factors), [SourceText(name: last, text: contents)])
  }

  /// The rows of a table with a column a factor.
  mutating func rows(
    _ text: String, _ name: String, _ factors: [StudyFile.Factor]
  ) -> [[Double]] {
    var reader = CSVReader()
    let table: [CSVReader.Row]
    do throws(TableFault) {
      table = try reader.read(Array(text.utf8)) + (try reader.end())
    } catch {
      diagnostics.append(
        Diagnostic(.fault, name, Position(line: error.line, column: 1), error.message))
      return []
    }
    let header = table.first?.cells ?? []
    let places = factors.compactMap { factor in header.firstIndex(of: factor.factor.name) }
    guard places.count == factors.count, table.count > 1 else {
      let names = factors.map(\.factor.name).joined(separator: ", ")
      diagnostics.append(
        Diagnostic(
          .fault, name, Position(line: 1, column: 1),
          Text(
            en: "The table needs a header and a column for each factor: \(names).",
            cy: "Mae angen pennawd ar y tabl, a cholofn i bob ffactor: \(names).")))
      return []
    }
    return table.dropFirst().compactMap { row in
      let position = Position(line: row.line, column: 1)
      let values = zip(places, factors).compactMap { place, factor in
        place < row.cells.count ? value(row.cells[place], of: factor, name, position) : nil
      }
      if values.count < factors.count, !diagnostics.contains(where: { $0.line == row.line }) {
        fault(position, "A value is missing here.", "Mae gwerth ar goll yma.")
      }
      return values.count == factors.count ? values : nil
    }
  }

  /// One value of a factor, as a scenario file would state it.
  mutating func value(
    _ text: String, of factor: StudyFile.Factor, _ file: String, _ position: Position
  ) -> Double? {
    if case .words(let words) = factor.factor.values {
      if let place = words.firstIndex(where: { $0.written == text }) { return Double(place) }
      let shown = Escaping.quoted(text)
      diagnostics.append(
        Diagnostic(
          .fault, file, position,
          Text(en: "\(shown) is none of the levels.", cy: "Nid yw \(shown) yn un o'r lefelau.")
            + suggestion(for: text, among: words.map(\.written))))
      return nil
    }
    do throws(QuantityFault) {
      let value = try Quantity.amount(text, unit: factor.unit)
      if let judged = Quantity.judge(
        .fixed(value), unit: factor.unit, physical: factor.factor.limits, supported: nil,
        written: text)
      {
        diagnostics.append(Diagnostic(.fault, file, position, judged.message))
        return nil
      }
      return value
    } catch {
      diagnostics.append(Diagnostic(.fault, file, position, error.message))
      return nil
    }
  }

  /// What an extension of a list adds.
  mutating func added(
    _ text: String, _ name: String, to factors: [StudyFile.Factor]
  ) -> (rows: [[Double]], diagnostics: [Diagnostic]) {
    let rows = rows(text, name, factors)
    return (rows, diagnostics)
  }
}
