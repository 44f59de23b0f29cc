import CData

/// Every finding taken from the five documents, read from the embedded table when first asked for.
public enum Register {
  /// In the order of the documents.
  public static let all: [Citation] = Table(cdata_register()).records.compactMap(Citation.init)

  /// The entry with this id; nil where there is none.
  public static func entry(_ id: String) -> Citation? { byID[id] }

  private static let byID = Dictionary(
    all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}

extension Citation {
  /// Nil where the line names an unknown document, kind or use.
  init?(_ record: Table.Record) {
    guard let source = Source.withID(record["source"]), let kind = Kind(rawValue: record["kind"]),
      let use = Use(rawValue: record["use"])
    else { return nil }
    self.init(
      id: record["id"], source: source, section: record.text("section"), kind: kind, use: use,
      quote: record["quote"], value: record.optional("value"), says: record.text("says"),
      models: record.list("models"),
      bearsOn: record.list("bears_on"), isDerived: record["derived"] == "yes",
      note: record.optional("note").map { _ in record.text("note") })
  }
}
