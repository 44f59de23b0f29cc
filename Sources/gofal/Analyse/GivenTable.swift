import Analysis
import Evidence
import Foundation
import Storage

/// A table that was made elsewhere, as the columns of numbers that an analysis needs.
struct GivenTable {
  let numbers: NumericTable
  /// Columns of labels, where they were asked for.
  let labels: [String: [String]]

  /// Reads the named columns and no others; what is wrong with one of them is named.
  ///
  /// - Parameter labels: columns whose text is kept.
  init(_ path: String, keep: [String], labels: [String] = []) throws {
    var reader: NumericTableReader?
    var texts = [[String]](repeating: [], count: labels.count)
    var places: [Int] = []
    if access(path, F_OK) != 0 {
      throw Refusal(
        .file, Text(en: "\(path): no such file.", cy: "\(path): nid oes ffeil o'r enw hwn."))
    }
    func take(_ cells: [String]) throws(AnalysisFault) {
      guard reader != nil else {
        for label in labels {
          guard let place = cells.firstIndex(of: label) else {
            throw .noColumn(label, present: cells)
          }
          places.append(place)
        }
        var seen: [String] = []
        for name in keep where !seen.contains(name) { seen.append(name) }
        reader = try NumericTableReader(header: cells, keep: seen)
        return
      }
      try reader?.append(cells.map { $0[...] })
      for (k, place) in places.enumerated() where place < cells.count {
        texts[k].append(cells[place])
      }
    }
    let diagnostic = try readRows(ofTableAt: path) { (cells) throws(AnalysisFault) in
      try take(cells)
    }
    if let diagnostic {
      throw Refusal(
        .data,
        Text(en: diagnostic.rendered(.english), cy: diagnostic.rendered(.welsh)))
    }
    guard let reader else { throw AnalysisFault.noColumns }
    numbers = try reader.table()
    self.labels = Dictionary(uniqueKeysWithValues: zip(labels, texts))
  }
}
